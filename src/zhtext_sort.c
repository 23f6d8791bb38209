/*
 * zhtext_sort.c
 *		How values of the types zhtext and zhname are sorted.
 *
 * Abbreviated keys. The first value of a sort is its mark. A value is abbreviated to
 * where its key leaves that of the mark, and the bytes that follow there: what all
 * values share is skipped, however long it is, and of a value that leaves the mark
 * early, as nearly all do that share nothing, only the first bytes of its key are made.
 * Where that does not tell the values apart, abbreviation is given up.
 *
 * Whole keys, for values whose abbreviations are equal, are kept within work_mem by the
 * place of the value in the sort's memory, since values are compared again and again.
 * A place may have another value later, so that the text is kept with its key.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "lib/hyperloglog.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/sortsupport.h"

#include "encoding.h"
#include "zh_key.h"

PG_FUNCTION_INFO_V1(zhtext_sortsupport_1_0);
PG_FUNCTION_INFO_V1(zhname_sortsupport_1_0);

/* A whole key, and the text that it is the key of. */
typedef struct kept_key
{
	const void *place; /* of the value */
	uint32 text_len;
	uint32 key_len;
	char data[FLEXIBLE_ARRAY_MEMBER]; /* the text, then the key */
} kept_key;

#define FEW_SLOTS 1024 /* a power of 2 */

typedef struct sort_state
{
	zha_key_function function;
	void (*begin)(zha_text text, zha_bytes *begin);
	MemoryContext context; /* of the kept keys alone */
	MemoryContext sort;    /* of the sort */
	kept_key **slot;
	uint32 slots; /* a power of 2 */
	uint32 used;
	Size size;           /* of the kept keys */
	unsigned char *mark; /* level 1 of the key of the first value */
	size_t mark_len;
	int64 abbreviated; /* values so far */
	bool estimating;   /* how many abbreviations there are */
	hyperLogLogState distinct_texts;
	hyperLogLogState distinct;
} sort_state;

static int
compare_bytes(const void *a, size_t a_len, const void *b, size_t b_len)
{
	int result = memcmp(a, b, Min(a_len, b_len));

	return result != 0 ? result : (a_len > b_len) - (a_len < b_len);
}

/* ---- whole keys ---------------------------------------------------------------- */

static uint32
slot_of(const sort_state *state, const void *place)
{
	uint64 hash = (uint64) (uintptr_t) place * UINT64CONST(0x9E3779B97F4A7C15);

	return (uint32) (hash >> 32) & (state->slots - 1);
}

/* Twice as many slots, so that few values share one. */
static void
add_slots(sort_state *state)
{
	kept_key **old = state->slot;
	uint32 slots = state->slots;

	state->slots = slots == 0 ? FEW_SLOTS : 2 * slots;
	state->slot =
		MemoryContextAllocExtended(state->sort, state->slots * sizeof(kept_key *),
								   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (uint32 i = 0; i < slots; i++)
		if (old[i] != NULL)
			state->slot[slot_of(state, old[i]->place)] = old[i];
	if (old != NULL)
		pfree(old);
}

/* Make room for a key of this size: all others go when work_mem is full. */
static void
make_room(sort_state *state, Size size)
{
	if (state->size + size + state->slots * sizeof(kept_key *) > (Size) work_mem * 1024)
	{
		MemoryContextReset(state->context);
		memset(state->slot, 0, state->slots * sizeof(kept_key *));
		state->size = 0;
		state->used = 0;
	}
	else if (state->used >= state->slots)
		add_slots(state);
	state->size += size;
	state->used++;
}

/* Whether the value at this place is the one whose key is kept. */
static bool
is_kept(const kept_key *kept, text *value)
{
	return kept != NULL && kept->place == value &&
		   kept->text_len == VARSIZE_ANY_EXHDR(value) &&
		   memcmp(kept->data, VARDATA_ANY(value), kept->text_len) == 0;
}

/* Keep a key, and a copy of its text. */
static void
keep(sort_state *state, text *value, const zha_key *key)
{
	size_t len = VARSIZE_ANY_EXHDR(value);
	size_t key_len = zha_key_size(key);
	Size size = offsetof(kept_key, data) + len + key_len;
	kept_key *kept;

	if (size > (Size) work_mem * 1024 / 16)
		return; /* so that there is always room for those that are compared */
	make_room(state, size);
	kept = MemoryContextAlloc(state->context, size);
	*kept = (kept_key){value, (uint32) len, (uint32) key_len};
	memcpy(kept->data, VARDATA_ANY(value), len);
	zha_key_join(key, (unsigned char *) kept->data + len);
	state->slot[slot_of(state, value)] = kept;
}

/*
 * The kept key of a value in the sort's memory, made if it is not there, or NULL where it
 * is too long to be kept. What it gives is good until the next call.
 */
static const kept_key *
whole_key(sort_state *state, text *value)
{
	const kept_key *kept = state->slot[slot_of(state, value)];
	zha_key_room room;

	if (is_kept(kept, value))
		return kept;
	zha_key_build_text(state->function, value, &room);
	keep(state, value, &room.key);
	zha_key_release(&room);
	kept = state->slot[slot_of(state, value)];
	return is_kept(kept, value) ? kept : NULL;
}

static int
sort_compare(Datum x, Datum y, SortSupport ssup)
{
	sort_state *state = ssup->ssup_extra;
	text *a = DatumGetTextPP(x);
	text *b = DatumGetTextPP(y);
	int result = 0;

	if (!zha_same_text(a, b))
	{
		const kept_key *left = whole_key(state, a);
		const kept_key *right = left == NULL ? NULL : whole_key(state, b);

		/* the second may have driven out the first */
		if (right == NULL || state->slot[slot_of(state, a)] != left)
			result = zha_key_compare_texts(state->function, a, b);
		else
			result = compare_bytes(left->data + left->text_len, left->key_len,
								   right->data + right->text_len, right->key_len);
	}
	if (PointerGetDatum(a) != x)
		pfree(a);
	if (PointerGetDatum(b) != y)
		pfree(b);
	return result;
}

/* ---- abbreviated keys ---------------------------------------------------------- */

#if SIZEOF_DATUM >= 8

/*
 * An abbreviation is an integer: one bit for whether the value is behind the mark, ten
 * for how many bytes of level 1 it shares with it, and the bytes that follow these. In
 * front of the mark, who shares more comes later; behind it, earlier.
 */
#define MOST_SHARED 1023
#define FOLLOWING 53 /* bits */
#define LITTLE 10 /* bytes of level 1 that are made at first: 7 behind 3 of the mark */
#define ENOUGH 16 /* that are made if these are the mark's */

/* The abbreviation of a value by its level 1, of which all that counts is there. */
static uint64
abbreviation(const sort_state *state, const unsigned char *key, size_t len)
{
	size_t shared = 0;
	uint64 following = 0;
	bool behind;

	while (shared < len && shared < state->mark_len &&
		   key[shared] == state->mark[shared])
		shared++;
	if (shared >= MOST_SHARED) /* what is not looked at is neither before nor behind */
		return (uint64) MOST_SHARED << FOLLOWING;
	behind = shared < len &&
			 (shared == state->mark_len || key[shared] > state->mark[shared]);
	for (size_t i = 0; i < 8; i++)
		following = following << 8 | (shared + i < len ? key[shared + i] : 0);
	return (uint64) behind << 63 |
		   (uint64) (behind ? MOST_SHARED - shared : shared) << FOLLOWING |
		   following >> (64 - FOLLOWING);
}

/* The first value is the mark: the whole of its level 1. */
static void
set_mark(sort_state *state, text *value)
{
	zha_key_room room;
	const zha_bytes *level = &room.key.level[0];

	zha_key_build_text(state->function, value, &room);
	state->mark =
		MemoryContextAllocExtended(state->sort, Max(level->len, 1), MCXT_ALLOC_HUGE);
	state->mark_len = level->len;
	memcpy(state->mark, level->data, level->len);
	zha_key_release(&room);
}

/* The same of a value: by the first bytes of its level 1 where these leave the mark. */
static uint64
abbreviation_of(sort_state *state, text *value)
{
	unsigned char bytes[ENOUGH];
	zha_bytes begin = {bytes, LITTLE, 0};
	zha_text utf8 = zha_utf8_from_text(value);
	zha_key_room room;
	uint64 result;

	state->begin(utf8, &begin);
	if (begin.len >= LITTLE && state->mark_len > LITTLE - 7 &&
		memcmp(bytes, state->mark, LITTLE - 6) == 0)
	{
		begin = (zha_bytes){bytes, ENOUGH, 0};
		state->begin(utf8, &begin);
	}
	if (utf8.data != VARDATA_ANY(value))
		pfree(unconstify(char *, utf8.data));
	if (begin.cap == LITTLE || begin.len < ENOUGH || state->mark_len < ENOUGH / 2 ||
		memcmp(bytes, state->mark, ENOUGH / 2) != 0)
		return abbreviation(state, bytes, Min(begin.len, begin.cap));
	zha_key_build_text(state->function, value, &room);
	result = abbreviation(state, room.key.level[0].data, room.key.level[0].len);
	zha_key_release(&room);
	return result;
}

/* How many values give an idea of how many differ. */
#define SAMPLE 10000

static Datum
abbreviate(Datum original, SortSupport ssup)
{
	sort_state *state = ssup->ssup_extra;
	text *value = DatumGetTextPP(original);
	uint64 result;

	if (state->mark == NULL)
		set_mark(state, value);
	result = abbreviation_of(state, value);
	state->abbreviated++;
	if (state->estimating)
	{
		uint32 hash = (uint32) (result ^ result >> 32);

		addHyperLogLog(&state->distinct, hash_bytes_uint32(hash));
		hash = DatumGetUInt32(hash_any((unsigned char *) VARDATA_ANY(value),
									   (int) VARSIZE_ANY_EXHDR(value)));
		addHyperLogLog(&state->distinct_texts, hash);
	}
	if (PointerGetDatum(value) != original)
		pfree(value);
	return UInt64GetDatum(result);
}

/*
 * Whether abbreviation is given up: where hardly any abbreviations differ though the
 * texts do, so that whole keys are needed anyway.
 */
static bool
abbreviation_abort(int count, SortSupport ssup)
{
	sort_state *state = ssup->ssup_extra;
	double texts;

	if (count < 100 || !state->estimating)
		return false;
	texts = estimateHyperLogLog(&state->distinct_texts);
	if (estimateHyperLogLog(&state->distinct) < 0.05 * texts)
		return true;
	if (state->abbreviated >= SAMPLE)
		state->estimating = false;
	return false;
}

static void
use_abbreviations(SortSupport ssup, sort_state *state)
{
	state->estimating = true;
	initHyperLogLog(&state->distinct, 10);
	initHyperLogLog(&state->distinct_texts, 10);
	ssup->comparator = ssup_datum_unsigned_cmp;
	ssup->abbrev_converter = abbreviate;
	ssup->abbrev_abort = abbreviation_abort;
	ssup->abbrev_full_comparator = sort_compare;
}

#endif /* SIZEOF_DATUM */

static void
sort_support(SortSupport ssup, zha_key_function function,
			 void (*begin)(zha_text text, zha_bytes *begin))
{
	MemoryContext old = MemoryContextSwitchTo(ssup->ssup_cxt);
	sort_state *state = palloc0(sizeof(sort_state));

	state->function = function;
	state->begin = begin;
	state->sort = ssup->ssup_cxt;
	state->context =
		AllocSetContextCreate(ssup->ssup_cxt, "zhtext keys", ALLOCSET_DEFAULT_SIZES);
	add_slots(state);
	ssup->ssup_extra = state;
	ssup->comparator = sort_compare;
#if SIZEOF_DATUM >= 8
	if (ssup->abbreviate)
		use_abbreviations(ssup, state);
#endif
	MemoryContextSwitchTo(old);
}

/* zhtext_sortsupport(internal): for B-trees and sorts of zhtext. */
Datum
zhtext_sortsupport_1_0(PG_FUNCTION_ARGS)
{
	sort_support((SortSupport) PG_GETARG_POINTER(0), zha_order_key, zha_order_begin);
	PG_RETURN_VOID();
}

/* zhname_sortsupport(internal): the same for zhname. */
Datum
zhname_sortsupport_1_0(PG_FUNCTION_ARGS)
{
	sort_support((SortSupport) PG_GETARG_POINTER(0), zha_name_key, zha_name_begin);
	PG_RETURN_VOID();
}
