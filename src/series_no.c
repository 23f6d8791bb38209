/*
 * series_no.c
 *		The type series_no: input and output, casts, levels and arithmetic.
 */
#include "compat.h"

#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "encoding.h"
#include "series_no.h"

/* ---- text and binary ------------------------------------------------------- */

/* Report that shown, which is utf8, is no series number; hard or into context. */
static void
refuse_text(const char *shown, zha_text utf8, const zha_fault *fault, Node *context)
{
	int at = zha_character_at(utf8, fault->at);

	if (fault->code == ZHA_RANGE)
		zha_ereport(context,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("value \"%s\" is out of range for type series_no", shown),
					 errdetail("Expected %s at character %d.", fault->expected, at)));
	else
		zha_ereport(context,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid input syntax for type series_no: \"%s\"", shown),
					 errdetail("Expected %s at character %d.", fault->expected, at)));
}

PG_FUNCTION_INFO_V1(series_no_in);

/*
 * series_no_in(cstring) → series_no: any notation. Raises 22P02 with the place, or
 * 22003 when a level does not fit; softly where the server can.
 */
Datum
series_no_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	zha_text utf8 = zha_utf8_from_cstring(text);
	zha_series_no number;
	zha_fault fault;

	if (zha_series_no_read(utf8, &number, &fault) != ZHA_OK)
	{
		refuse_text(text, utf8, &fault, fcinfo->context);
		PG_RETURN_NULL();
	}
	PG_RETURN_SERIES_NO(number);
}

char *
zha_series_no_cstring(zha_series_no number)
{
	char *out = palloc(ZHA_SERIES_NO_TEXT + 1);
	size_t len = zha_series_no_write(number, out);

	out[len] = '\0';
	if (GetDatabaseEncoding() == PG_UTF8)
		return out;
	return zha_cstring_from_utf8((zha_text){out, len});
}

PG_FUNCTION_INFO_V1(series_no_out);

/* series_no_out(series_no) → cstring: the canonical form. */
Datum
series_no_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(zha_series_no_cstring(PG_GETARG_SERIES_NO(0)));
}

PG_FUNCTION_INFO_V1(series_no_recv);

/*
 * series_no_recv(internal) → series_no: eight bytes in network order. The three
 * highest bits are zero in this, the first version of the format. Raises 22P03 for
 * bytes that are no series number.
 */
Datum
series_no_recv(PG_FUNCTION_ARGS)
{
	StringInfo buffer = (StringInfo) PG_GETARG_POINTER(0);
	int64 value = pq_getmsgint64(buffer);

	if (!zha_series_no_valid(value))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid binary value for type series_no")));
	PG_RETURN_SERIES_NO(value);
}

PG_FUNCTION_INFO_V1(series_no_send);

/* series_no_send(series_no) → bytea: what series_no_recv takes. */
Datum
series_no_send(PG_FUNCTION_ARGS)
{
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendint64(&buffer, PG_GETARG_SERIES_NO(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

PG_FUNCTION_INFO_V1(series_no_from_text_1_0);

/* series_no_from_text(text) → series_no: as series_no_in, for a cast without a copy. */
Datum
series_no_from_text_1_0(PG_FUNCTION_ARGS)
{
	text *value = PG_GETARG_TEXT_PP(0);
	zha_text utf8 = zha_utf8_from_text(value);
	zha_series_no number;
	zha_fault fault;

	if (zha_series_no_read(utf8, &number, &fault) != ZHA_OK)
		refuse_text(text_to_cstring(value), utf8, &fault, NULL);
	PG_RETURN_SERIES_NO(number);
}

PG_FUNCTION_INFO_V1(to_series_no_1_0);

/* to_series_no(text) → series_no: NULL where the cast would raise. */
Datum
to_series_no_1_0(PG_FUNCTION_ARGS)
{
	zha_series_no number;
	zha_fault fault;

	if (zha_series_no_read(zha_utf8_from_text(PG_GETARG_TEXT_PP(0)), &number, &fault) !=
		ZHA_OK)
		PG_RETURN_NULL();
	PG_RETURN_SERIES_NO(number);
}

/* ---- integers --------------------------------------------------------------- */

static zha_series_no
from_integer(int64 value)
{
	if (value < 0 || value > ZHA_LARGEST_FIRST)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("value \"%lld\" is out of range for type series_no",
							   (long long) value),
						errdetail("A number is between 0 and %d.", ZHA_LARGEST_FIRST)));
	return zha_series_no_from_number((uint32_t) value);
}

static int32
to_integer(zha_series_no number)
{
	zha_series_path path;

	zha_series_no_unpack(number, &path);
	if (path.depth > 1 || path.span > 0 || path.level[0].word != ZHA_NUMBER)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("cannot cast series number \"%s\" to an integer",
							   zha_series_no_cstring(number)),
						errdetail("It is not one number."),
						errhint("series_level gives one level.")));
	return (int32) path.level[0].number;
}

PG_FUNCTION_INFO_V1(series_no_from_int2);
PG_FUNCTION_INFO_V1(series_no_from_int4);
PG_FUNCTION_INFO_V1(series_no_from_int8);
PG_FUNCTION_INFO_V1(series_no_to_int4);
PG_FUNCTION_INFO_V1(series_no_to_int8);

/* series_no_from_int2(int2) → series_no: from 0 on, else 22003. */
Datum
series_no_from_int2(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(from_integer(PG_GETARG_INT16(0)));
}

/* series_no_from_int4(int4) → series_no: 0 to 268,435,455, else 22003. */
Datum
series_no_from_int4(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(from_integer(PG_GETARG_INT32(0)));
}

/* series_no_from_int8(int8) → series_no: 0 to 268,435,455, else 22003. */
Datum
series_no_from_int8(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(from_integer(PG_GETARG_INT64(0)));
}

/* series_no_to_int4(series_no) → int4: of one number, else 22023. */
Datum
series_no_to_int4(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(to_integer(PG_GETARG_SERIES_NO(0)));
}

/* series_no_to_int8(series_no) → int8: of one number, else 22023. */
Datum
series_no_to_int8(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(to_integer(PG_GETARG_SERIES_NO(0)));
}

/* ---- levels ------------------------------------------------------------------ */

PG_FUNCTION_INFO_V1(series_level);

/*
 * series_level(series_no, int) → series_no: the level 1 to 3 alone, with the span
 * when it is the last; NULL where the number has no such level. Raises 22023 for
 * another level.
 */
Datum
series_level(PG_FUNCTION_ARGS)
{
	int32 level = PG_GETARG_INT32(1);
	zha_series_path path;
	zha_series_path one = {.depth = 1};
	zha_series_no number;

	if (level < 1 || level > ZHA_LEVELS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("level %d of a series number does not exist", level),
						errdetail("A level is between 1 and %d.", ZHA_LEVELS)));
	zha_series_no_unpack(PG_GETARG_SERIES_NO(0), &path);
	if (level > path.depth)
		PG_RETURN_NULL();
	one.level[0] = path.level[level - 1];
	one.span = level == path.depth ? path.span : 0;
	if (zha_series_no_pack(&one, &number) != ZHA_OK)
		elog(ERROR, "a level does not fit the first one");
	PG_RETURN_SERIES_NO(number);
}

/* ---- arithmetic --------------------------------------------------------------- */

zha_series_no
zha_series_no_shift(zha_series_no number, int64 by)
{
	zha_series_path path;
	zha_level *last;

	zha_series_no_unpack(number, &path);
	last = &path.level[path.depth - 1];
	if (last->word != ZHA_NUMBER)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("cannot count from series number \"%s\"",
							   zha_series_no_cstring(number)),
						errdetail("Its last level is a word.")));
	if (by > -(int64) UINT32_MAX && by < UINT32_MAX && last->number + by >= 0)
	{
		/* At most twice 32 bits: what is too large, zha_series_no_pack refuses. */
		int64 moved = last->number + by;

		last->number = moved > UINT32_MAX - 1000 ? UINT32_MAX - 1000 : (uint32) moved;
		if (zha_series_no_pack(&path, &number) == ZHA_OK)
			return number;
	}
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					errmsg("series number out of range"),
					errdetail("The last level of \"%s\" cannot be moved by %lld.",
							  zha_series_no_cstring(number), (long long) by)));
}

int64
zha_series_no_steps(zha_series_no from, zha_series_no to)
{
	zha_series_path a, b;
	bool siblings;

	zha_series_no_unpack(from, &a);
	zha_series_no_unpack(to, &b);
	siblings = a.depth == b.depth && a.span == b.span &&
			   a.level[a.depth - 1].word == ZHA_NUMBER &&
			   b.level[b.depth - 1].word == ZHA_NUMBER;
	for (int i = 0; siblings && i < a.depth - 1; i++)
		siblings = a.level[i].word == b.level[i].word &&
				   a.level[i].number == b.level[i].number;
	if (!siblings)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("series numbers \"%s\" and \"%s\" are not siblings",
						zha_series_no_cstring(from), zha_series_no_cstring(to)),
				 errdetail("Siblings differ in the number of their last level only.")));
	return (int64) b.level[b.depth - 1].number - (int64) a.level[a.depth - 1].number;
}

PG_FUNCTION_INFO_V1(series_no_plus_int2);
PG_FUNCTION_INFO_V1(series_no_plus_int4);
PG_FUNCTION_INFO_V1(series_no_plus_int8);
PG_FUNCTION_INFO_V1(int2_plus_series_no);
PG_FUNCTION_INFO_V1(int4_plus_series_no);
PG_FUNCTION_INFO_V1(int8_plus_series_no);
PG_FUNCTION_INFO_V1(series_no_minus_int2);
PG_FUNCTION_INFO_V1(series_no_minus_int4);
PG_FUNCTION_INFO_V1(series_no_minus_int8);
PG_FUNCTION_INFO_V1(series_no_minus);

/*
 * Those of int2 and int4 that add are of the catalogue of 0.1.0: n + $1 had three meanings.
 *
 * series_no_plus_int4(series_no, int4) → series_no: the last level moved, a
 * combined issue as a whole. Raises 22023 when that level is a word, 22003 when the
 * result does not fit. The other sums and differences do the same.
 */
Datum
series_no_plus_int4(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(
		zha_series_no_shift(PG_GETARG_SERIES_NO(0), PG_GETARG_INT32(1)));
}

Datum
series_no_plus_int2(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(
		zha_series_no_shift(PG_GETARG_SERIES_NO(0), PG_GETARG_INT16(1)));
}

Datum
series_no_plus_int8(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(
		zha_series_no_shift(PG_GETARG_SERIES_NO(0), PG_GETARG_INT64(1)));
}

Datum
int2_plus_series_no(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(
		zha_series_no_shift(PG_GETARG_SERIES_NO(1), PG_GETARG_INT16(0)));
}

Datum
int4_plus_series_no(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(
		zha_series_no_shift(PG_GETARG_SERIES_NO(1), PG_GETARG_INT32(0)));
}

Datum
int8_plus_series_no(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(
		zha_series_no_shift(PG_GETARG_SERIES_NO(1), PG_GETARG_INT64(0)));
}

Datum
series_no_minus_int2(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(
		zha_series_no_shift(PG_GETARG_SERIES_NO(0), -(int64) PG_GETARG_INT16(1)));
}

Datum
series_no_minus_int4(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(
		zha_series_no_shift(PG_GETARG_SERIES_NO(0), -(int64) PG_GETARG_INT32(1)));
}

Datum
series_no_minus_int8(PG_FUNCTION_ARGS)
{
	int64 by = PG_GETARG_INT64(1);

	/* The smallest int8 has no negative; one more is as far out of range. */
	PG_RETURN_SERIES_NO(zha_series_no_shift(PG_GETARG_SERIES_NO(0),
											by == PG_INT64_MIN ? PG_INT64_MAX : -by));
}

/* series_no_minus(series_no, series_no) → int4: between siblings, else 22023. */
Datum
series_no_minus(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(
		(int32) zha_series_no_steps(PG_GETARG_SERIES_NO(1), PG_GETARG_SERIES_NO(0)));
}
