/*
 * series_no_op.c
 *		The order of series_no and what indexes need of it. It is the order of the
 *		integers, and equal numbers have equal bits.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "utils/sortsupport.h"

#include "series_no.h"

static int
compare(zha_series_no a, zha_series_no b)
{
	return (a > b) - (a < b);
}

#define COMPARISON(name, operator)                                                     \
	PG_FUNCTION_INFO_V1(name);                                                         \
	Datum name(PG_FUNCTION_ARGS)                                                       \
	{                                                                                  \
		PG_RETURN_BOOL(PG_GETARG_SERIES_NO(0) operator PG_GETARG_SERIES_NO(1));        \
	}

COMPARISON(series_no_eq, ==)
COMPARISON(series_no_ne, !=)
COMPARISON(series_no_lt, <)
COMPARISON(series_no_le, <=)
COMPARISON(series_no_gt, >)
COMPARISON(series_no_ge, >=)

PG_FUNCTION_INFO_V1(series_no_cmp);

/* series_no_cmp(series_no, series_no) → int4: -1, 0, 1. */
Datum
series_no_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(PG_GETARG_SERIES_NO(0), PG_GETARG_SERIES_NO(1)));
}

#if SIZEOF_DATUM < 8
static int
compare_datums(Datum a, Datum b, SortSupport ssup)
{
	(void) ssup;
	return compare(DatumGetSeriesNo(a), DatumGetSeriesNo(b));
}
#endif

PG_FUNCTION_INFO_V1(series_no_sortsupport);

/*
 * series_no_sortsupport(internal): where the value is in the Datum, the server's
 * own comparator, for which it has a specialised sort.
 */
Datum
series_no_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

#if SIZEOF_DATUM < 8
	ssup->comparator = compare_datums;
#else
	ssup->comparator = ssup_datum_signed_cmp;
#endif
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(series_no_hash);
PG_FUNCTION_INFO_V1(series_no_hash_extended);

/*
 * series_no_hash(series_no) → int4: over all eight bytes, because a single number
 * is in the upper half alone.
 */
Datum
series_no_hash(PG_FUNCTION_ARGS)
{
	zha_series_no number = PG_GETARG_SERIES_NO(0);

	PG_RETURN_UINT32(hash_bytes((const unsigned char *) &number, sizeof(number)));
}

/* series_no_hash_extended(series_no, int8) → int8: with a seed. */
Datum
series_no_hash_extended(PG_FUNCTION_ARGS)
{
	zha_series_no number = PG_GETARG_SERIES_NO(0);

	PG_RETURN_UINT64(hash_bytes_extended((const unsigned char *) &number,
										 sizeof(number), (uint64) PG_GETARG_INT64(1)));
}

PG_FUNCTION_INFO_V1(series_no_larger);
PG_FUNCTION_INFO_V1(series_no_smaller);

/* series_no_larger(series_no, series_no) → series_no: the step of max. */
Datum
series_no_larger(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(Max(PG_GETARG_SERIES_NO(0), PG_GETARG_SERIES_NO(1)));
}

/* series_no_smaller(series_no, series_no) → series_no: the step of min. */
Datum
series_no_smaller(PG_FUNCTION_ARGS)
{
	PG_RETURN_SERIES_NO(Min(PG_GETARG_SERIES_NO(0), PG_GETARG_SERIES_NO(1)));
}

PG_FUNCTION_INFO_V1(series_no_distance);

/*
 * series_no_distance(series_no, series_no) → float8: the difference in units of
 * the first level, for the statistics and indexes of series_range.
 */
Datum
series_no_distance(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(
		((double) PG_GETARG_SERIES_NO(0) - (double) PG_GETARG_SERIES_NO(1)) /
		4294967296.0);
}
