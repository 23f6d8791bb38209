/*
 * series_no_text.c
 *		Series numbers beside texts, as drivers send them: n = $1::text, also of an
 *		array. The text is cast, so that what is no series number raises what the cast
 *		does. An implicit cast would make numbers of other texts, too.
 */
#include "compat.h"

#include "series_no.h"

extern Datum series_no_from_text_1_0(PG_FUNCTION_ARGS);

static zha_series_no
cast_text(Datum value)
{
	return DatumGetSeriesNo(DirectFunctionCall1(series_no_from_text_1_0, value));
}

/*
 * Of a number and a text, a text and a number, two texts. Those of two texts are what an
 * index needs for an array of texts.
 */
#define COMPARISON(name, operator)                                                     \
	PG_FUNCTION_INFO_V1(series_no_##name##_text);                                      \
	Datum series_no_##name##_text(PG_FUNCTION_ARGS)                                    \
	{                                                                                  \
		PG_RETURN_BOOL(PG_GETARG_SERIES_NO(0) operator cast_text(PG_GETARG_DATUM(1))); \
	}                                                                                  \
	PG_FUNCTION_INFO_V1(text_##name##_series_no);                                      \
	Datum text_##name##_series_no(PG_FUNCTION_ARGS)                                    \
	{                                                                                  \
		PG_RETURN_BOOL(cast_text(PG_GETARG_DATUM(0)) operator PG_GETARG_SERIES_NO(1)); \
	}                                                                                  \
	PG_FUNCTION_INFO_V1(series_no_text_##name);                                        \
	Datum series_no_text_##name(PG_FUNCTION_ARGS)                                      \
	{                                                                                  \
		PG_RETURN_BOOL(                                                                \
			cast_text(PG_GETARG_DATUM(0)) operator cast_text(PG_GETARG_DATUM(1)));     \
	}

COMPARISON(eq, ==)
COMPARISON(ne, !=)
COMPARISON(lt, <)
COMPARISON(le, <=)
COMPARISON(gt, >)
COMPARISON(ge, >=)

static int32
compare(zha_series_no a, zha_series_no b)
{
	return (a > b) - (a < b);
}

PG_FUNCTION_INFO_V1(series_no_cmp_text);
PG_FUNCTION_INFO_V1(text_cmp_series_no);
PG_FUNCTION_INFO_V1(series_no_text_cmp);

/* series_no_cmp_text(series_no, text) → int4: -1, 0, 1. */
Datum
series_no_cmp_text(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(PG_GETARG_SERIES_NO(0), cast_text(PG_GETARG_DATUM(1))));
}

/* text_cmp_series_no(text, series_no) → int4: -1, 0, 1. */
Datum
text_cmp_series_no(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(cast_text(PG_GETARG_DATUM(0)), PG_GETARG_SERIES_NO(1)));
}

/* series_no_text_cmp(text, text) → int4: -1, 0, 1. */
Datum
series_no_text_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(
		compare(cast_text(PG_GETARG_DATUM(0)), cast_text(PG_GETARG_DATUM(1))));
}
