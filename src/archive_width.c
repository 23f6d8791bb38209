/*
 * archive_width.c
 *		How an article fits in an index entry.
 *
 * An entry of a B-tree is at most a third of a page, and the server refuses a row that
 * does not fit: an archive would make its table refuse rows. So where the types of an
 * order's columns do not guarantee that every row fits, its texts and numbers stand in
 * the index as archive_key gives them: whole, unless they are long. A list has one such
 * key and is compared in full beside it; a sort column counts as far as its key goes.
 * Columns of other types that can be long are refused when the index is to be made.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "parser/parse_coerce.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"

#include "archive_width.h"
#include "cut_key.h"

/* Of a number: 4 of its digits take 2 bytes. */
#define ZHA_KEY_DIGITS 700

/* Of the third of a page, what is left for values when the entry's own is taken off. */
#define ZHA_ENTRY_BYTES (BLCKSZ / 3 - 100)

PG_FUNCTION_INFO_V1(archive_key);
PG_FUNCTION_INFO_V1(archive_key_of_number);

/*
 * A text of at most 400 bytes as it is, a longer one by its beginning and
 * the hexadecimal digits of the SHA-256 of all of it, so that texts that differ have
 * keys that differ. In the bytes of the database's encoding.
 */
static Datum
cut_text(Datum value)
{
	text *whole = DatumGetTextPP(value);
	const char *bytes = VARDATA_ANY(whole);
	int length = (int) VARSIZE_ANY_EXHDR(whole);
	char key[ZHA_LONGEST_KEY];
	int cut;

	if (length <= ZHA_LONGEST_KEY)
		return PointerGetDatum(whole);
	cut = pg_mbcliplen(bytes, length, ZHA_LONGEST_KEY - ZHA_HASH_DIGITS);
	memcpy(key, bytes, cut);
	zha_hash_digits(bytes, length, key + cut);
	return PointerGetDatum(cstring_to_text_with_len(key, cut + ZHA_HASH_DIGITS));
}

/* zha_may_be_cut: whether a text that cut_text gave may not be the whole one. */
bool
zha_may_be_cut(Datum value)
{
	return VARSIZE_ANY_EXHDR(DatumGetTextPP(value)) >
		   ZHA_LONGEST_KEY - MAX_MULTIBYTE_CHAR_LEN;
}

/* archive_key(text) → text: see cut_text. */
Datum
archive_key(PG_FUNCTION_ARGS)
{
	return cut_text(PG_GETARG_DATUM(0));
}

/*
 * A number of at most 400 bytes as it is, a longer one by its first digits, then those of
 * a hash of it: numbers that differ in the first are in their order.
 */
static Datum
cut_number(Datum value)
{
	char *digits;
	char *point;
	StringInfoData key;
	size_t whole;

	if (VARSIZE_ANY_EXHDR(DatumGetPointer(value)) <= ZHA_LONGEST_KEY)
		return value;
	digits = DatumGetCString(DirectFunctionCall1(numeric_out, value));
	initStringInfo(&key);
	if (*digits == '-')
		appendStringInfoChar(&key, *digits++);
	point = strchr(digits, '.');
	whole = point ? (size_t) (point - digits) : strlen(digits);
	if (point)
		memmove(point, point + 1, strlen(point));
	appendStringInfo(&key, "0.%.*s%020llue%zu", ZHA_KEY_DIGITS, digits,
					 (unsigned long long) DatumGetUInt64(DirectFunctionCall2(
						 hash_numeric_extended, value, Int64GetDatum(0))),
					 whole);
	return DirectFunctionCall3(numeric_in, CStringGetDatum(key.data),
							   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}

/* archive_key(numeric) → numeric: see cut_number. */
Datum
archive_key_of_number(PG_FUNCTION_ARGS)
{
	return cut_number(NumericGetDatum(PG_GETARG_NUMERIC(0)));
}

/* zha_cut_value: what archive_key gives of a value of a type that zha_key_cut cuts. */
Datum
zha_cut_value(Oid type, Datum value)
{
	if (getBaseType(type) == NUMERICOID)
		return cut_number(NumericGetDatum(DatumGetNumeric(value)));
	return cut_text(value);
}

/* ---- keys ----------------------------------------------------------------------- */

/* zha_key_width: the most bytes that a value of the key takes; -1: there is no limit. */
int
zha_key_width(const zha_key *key)
{
	int32 typmod = key->typmod;
	Oid type = getBaseTypeAndTypmod(key->type, &typmod);
	int16 length = get_typlen(type);
	int width = length > 0 ? length : type_maximum_size(type, typmod);

	/* what a call gives, which is a key of a text; in UTF-8 or, at worst, twice that */
	if (key->before[0] != '\0' && length < 0)
		width = ZHA_LONGEST_KEY * (GetDatabaseEncoding() == PG_UTF8 ? 1 : 2) + VARHDRSZ;
	return width < 0 ? -1 : (int) MAXALIGN(width);
}

/* What archive_key takes a type for: a number, or a text as all bytes of it are stored. */
static Oid
cut_as(Oid type)
{
	if (type == NUMERICOID)
		return NUMERICOID;
	if (type != BPCHAROID && get_typlen(type) == -1 && IsBinaryCoercible(type, TEXTOID))
		return TEXTOID;
	return InvalidOid;
}

/*
 * zha_key_cut: let archive_key stand around a text or number that may be long; false, and
 * the key is as it was, where it is none. Its type stays, so that its own operators compare it.
 */
bool
zha_key_cut(zha_key *key, const char *schema)
{
	Oid type = getBaseType(key->type);
	Oid as = cut_as(type);
	int width = zha_key_width(key);

	if ((width >= 0 && width <= ZHA_LONGEST_KEY) || key->before[0] != '\0' ||
		!OidIsValid(as))
		return false;
	if (type == VARCHAROID)
		type = TEXTOID;
	key->before = psprintf("%s.archive_key(", schema);
	key->after = as == NUMERICOID ? "::pg_catalog.numeric)" : "::pg_catalog.text)";
	if (type != as)
		key->after =
			psprintf("%s::%s", key->after,
					 format_type_extended(type, -1, FORMAT_TYPE_FORCE_QUALIFY));
	key->type = type;
	return true;
}

/* ---- orders --------------------------------------------------------------------- */

static int
add_width(int sum, const zha_key *key)
{
	int width = zha_key_width(key);

	return sum < 0 || width < 0 ? -1 : sum + width;
}

/* zha_order_is_short: whether every row fits in an index over the order's columns. */
bool
zha_order_is_short(const zha_order *order)
{
	int sum = 0;

	if (order->grouped)
		sum = add_width(sum, &order->group);
	for (int i = 0; i < order->nkeys; i++)
		sum = add_width(sum, &order->keys[i]);
	return sum >= 0 && sum <= ZHA_ENTRY_BYTES;
}

/* zha_order_cut: let the texts of an order stand in its index as archive_key gives them. */
void
zha_order_cut(zha_order *order, const char *schema)
{
	order->whole = order->group;
	if (order->grouped)
		order->group_is_cut = zha_key_cut(&order->group, schema);
	for (int i = 0; i < order->nkeys; i++)
		(void) zha_key_cut(&order->keys[i], schema);
}

/*
 * zha_require_width: raises 54000 unless every row fits in an index that is to be made
 * over these keys.
 */
void
zha_require_width(const zha_archive *archive, const zha_key *const *keys, int count)
{
	int sum = 0;

	for (int i = 0; i < count; i++)
	{
		sum = add_width(sum, keys[i]);
		if (sum < 0)
			ereport(
				ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("column %s of table \"%s\" can be too long for an index",
						keys[i]->column, archive->name),
				 errdetail("Its type %s has no limit, so the index would make the "
						   "table refuse rows.",
						   format_type_with_typemod(keys[i]->type, keys[i]->typmod)),
				 errhint("Use a column of a type with a limit, or make the index "
						 "by hand before you register.")));
	}
	if (sum > ZHA_ENTRY_BYTES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("the columns of an order of \"%s\" can be too long for "
							   "an index",
							   archive->name),
						errdetail("Together they can have %d bytes, an entry has %d.",
								  sum, (int) ZHA_ENTRY_BYTES),
						errhint("Sort by fewer texts, or make the index by hand before "
								"you register.")));
}
