/*
 * zhtext.c
 *		Types zhtext and zhname: text that sorts by zh_pinyin_key and zh_name_key.
 *
 * Both are stored as text is. Two values are equal when their texts are, which is
 * what equal keys mean, so that hashing and equality need no key. A sort makes the
 * key of each value once, for its abbreviation, the first eight bytes of level 1;
 * only values that agree in these are compared by whole keys.
 */
#include "compat.h"

#include "utils/builtins.h"
#include "utils/sortsupport.h"

#include "encoding.h"
#include "zh_key.h"

PG_FUNCTION_INFO_V1(zhtext_cmp_1_0);
PG_FUNCTION_INFO_V1(zhtext_lt_1_0);
PG_FUNCTION_INFO_V1(zhtext_le_1_0);
PG_FUNCTION_INFO_V1(zhtext_gt_1_0);
PG_FUNCTION_INFO_V1(zhtext_ge_1_0);
PG_FUNCTION_INFO_V1(zhtext_smaller_1_0);
PG_FUNCTION_INFO_V1(zhtext_larger_1_0);
PG_FUNCTION_INFO_V1(zhtext_sortsupport_1_0);
PG_FUNCTION_INFO_V1(zhname_cmp_1_0);
PG_FUNCTION_INFO_V1(zhname_lt_1_0);
PG_FUNCTION_INFO_V1(zhname_le_1_0);
PG_FUNCTION_INFO_V1(zhname_gt_1_0);
PG_FUNCTION_INFO_V1(zhname_ge_1_0);
PG_FUNCTION_INFO_V1(zhname_smaller_1_0);
PG_FUNCTION_INFO_V1(zhname_larger_1_0);
PG_FUNCTION_INFO_V1(zhname_sortsupport_1_0);

/*
 * What a sort keeps: finished keys of short texts, by where the text was seen. Values
 * that agree in their abbreviation are compared with each other again and again.
 */
#define KEPT 1024
#define SHORT 112 /* bytes of a text, and of its key */

typedef struct kept_key
{
	uint16 text_len;
	uint16 key_len;
	char text[SHORT];
	unsigned char key[SHORT];
} kept_key;

typedef struct sort_state
{
	zha_key_function function;
	kept_key *kept; /* KEPT of them, once there was a comparison */
} sort_state;

static bool
same_text(text *a, text *b)
{
	size_t len = VARSIZE_ANY_EXHDR(a);

	return len == VARSIZE_ANY_EXHDR(b) &&
		   memcmp(VARDATA_ANY(a), VARDATA_ANY(b), len) == 0;
}

static int
compare(zha_key_function function, text *a, text *b)
{
	zha_key_room x;
	zha_key_room y;
	int result;

	if (same_text(a, b))
		return 0;
	zha_key_build_text(function, a, &x);
	zha_key_build_text(function, b, &y);
	result = zha_key_compare(&x.key, &y.key);
	zha_key_release(&x);
	zha_key_release(&y);
	return result;
}

static int
compare_arguments(FunctionCallInfo fcinfo, zha_key_function function)
{
	text *a = PG_GETARG_TEXT_PP(0);
	text *b = PG_GETARG_TEXT_PP(1);
	int result = compare(function, a, b);

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return result;
}

/*
 * The key of a value that is where it is in the sort's memory, or NULL when the text
 * or its key is not short. That the text is the same is checked, so the place need
 * only be likely to tell texts apart.
 */
static const kept_key *
kept(sort_state *state, text *value)
{
	size_t len = VARSIZE_ANY_EXHDR(value);
	uint64 place = (uint64) (uintptr_t) value >> 3;
	kept_key *k = &state->kept[place * UINT64CONST(0x9E3779B97F4A7C15) >> 54];
	zha_key_room room;
	size_t size;

	StaticAssertStmt(KEPT == 1 << (64 - 54), "the shift gives an index of kept");
	if (len == 0 || len > SHORT)
		return NULL;
	if (k->text_len == len && memcmp(k->text, VARDATA_ANY(value), len) == 0)
		return k;
	zha_key_build_text(state->function, value, &room);
	size = zha_key_size(&room.key);
	if (size <= SHORT)
	{
		memcpy(k->text, VARDATA_ANY(value), len);
		k->text_len = (uint16) len;
		k->key_len = (uint16) size;
		zha_key_join(&room.key, k->key);
	}
	zha_key_release(&room);
	return size <= SHORT ? k : NULL;
}

static int
sort_compare(Datum x, Datum y, SortSupport ssup)
{
	sort_state *state = ssup->ssup_extra;
	text *a = DatumGetTextPP(x);
	text *b = DatumGetTextPP(y);
	int result = 0;

	if (state->kept == NULL)
		state->kept = MemoryContextAllocZero(ssup->ssup_cxt, KEPT * sizeof(kept_key));
	if (!same_text(a, b))
	{
		const kept_key *left = kept(state, a);
		const kept_key *right = kept(state, b);

		/* both may have the one place: then the second has driven out the first */
		if (left == NULL || right == NULL || left == right)
			result = compare(state->function, a, b);
		else
		{
			result = memcmp(left->key, right->key, Min(left->key_len, right->key_len));
			if (result == 0)
				result =
					(left->key_len > right->key_len) - (left->key_len < right->key_len);
		}
	}
	if (PointerGetDatum(a) != x)
		pfree(a);
	if (PointerGetDatum(b) != y)
		pfree(b);
	return result;
}

/* The first bytes of level 1, as an integer that compares as they do. */
static Datum
abbreviate(Datum original, SortSupport ssup)
{
	sort_state *state = ssup->ssup_extra;
	text *value = DatumGetTextPP(original);
	zha_key_room room;
	Datum abbreviated = 0;

	zha_key_build_text(state->function, value, &room);
	for (size_t i = 0; i < SIZEOF_DATUM; i++)
		abbreviated = abbreviated << 8 |
					  (i < room.key.level[0].len ? room.key.level[0].data[i] : 0);
	zha_key_release(&room);
	if (PointerGetDatum(value) != original)
		pfree(value);
	return abbreviated;
}

/* Abbreviations cost the key that a comparison would need anyway: never given up. */
static bool
abbreviation_abort(int count, SortSupport ssup)
{
	(void) count;
	(void) ssup;
	return false;
}

static void
sort_support(SortSupport ssup, zha_key_function function)
{
	sort_state *state = MemoryContextAllocZero(ssup->ssup_cxt, sizeof(sort_state));

	state->function = function;
	ssup->ssup_extra = state;
	ssup->comparator = sort_compare;
	if (ssup->abbreviate)
	{
		ssup->comparator = ssup_datum_unsigned_cmp;
		ssup->abbrev_converter = abbreviate;
		ssup->abbrev_abort = abbreviation_abort;
		ssup->abbrev_full_comparator = sort_compare;
	}
}

/* zhtext_cmp(zhtext, zhtext) → int: as the keys of zh_pinyin_key compare. */
Datum
zhtext_cmp_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare_arguments(fcinfo, zha_order_key));
}

Datum
zhtext_lt_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_order_key) < 0);
}

Datum
zhtext_le_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_order_key) <= 0);
}

Datum
zhtext_gt_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_order_key) > 0);
}

Datum
zhtext_ge_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_order_key) >= 0);
}

/* zhtext_smaller, zhtext_larger: for min and max. */
Datum
zhtext_smaller_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		PG_GETARG_DATUM(compare_arguments(fcinfo, zha_order_key) <= 0 ? 0 : 1));
}

Datum
zhtext_larger_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		PG_GETARG_DATUM(compare_arguments(fcinfo, zha_order_key) >= 0 ? 0 : 1));
}

Datum
zhtext_sortsupport_1_0(PG_FUNCTION_ARGS)
{
	sort_support((SortSupport) PG_GETARG_POINTER(0), zha_order_key);
	PG_RETURN_VOID();
}

/* zhname_cmp(zhname, zhname) → int: as the keys of zh_name_key compare. */
Datum
zhname_cmp_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare_arguments(fcinfo, zha_name_key));
}

Datum
zhname_lt_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_name_key) < 0);
}

Datum
zhname_le_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_name_key) <= 0);
}

Datum
zhname_gt_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_name_key) > 0);
}

Datum
zhname_ge_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_name_key) >= 0);
}

/* zhname_smaller, zhname_larger: for min and max. */
Datum
zhname_smaller_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		PG_GETARG_DATUM(compare_arguments(fcinfo, zha_name_key) <= 0 ? 0 : 1));
}

Datum
zhname_larger_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		PG_GETARG_DATUM(compare_arguments(fcinfo, zha_name_key) >= 0 ? 0 : 1));
}

Datum
zhname_sortsupport_1_0(PG_FUNCTION_ARGS)
{
	sort_support((SortSupport) PG_GETARG_POINTER(0), zha_name_key);
	PG_RETURN_VOID();
}
