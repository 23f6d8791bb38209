/*
 * series_no_skip.c
 *		Skip support: lets a btree scan skip a leading series_no column (PostgreSQL 18
 *		and later).
 *
 * The scan counts through all integers, including those that are no series number:
 * these are looked up, but never stored.
 */
#include "compat.h"

#ifdef ZHA_HAVE_SKIP_SUPPORT
#include "utils/skipsupport.h"
#endif

#include "series_no.h"

PG_FUNCTION_INFO_V1(series_no_skipsupport);

#ifdef ZHA_HAVE_SKIP_SUPPORT

#define LOWEST ((zha_series_no) 0)
#define HIGHEST (((zha_series_no) 1 << 61) - 1)

static Datum
decrement(Relation rel, Datum existing, bool *underflow)
{
	zha_series_no number = DatumGetSeriesNo(existing);

	(void) rel;
	*underflow = number == LOWEST;
	return *underflow ? (Datum) 0 : SeriesNoGetDatum(number - 1);
}

static Datum
increment(Relation rel, Datum existing, bool *overflow)
{
	zha_series_no number = DatumGetSeriesNo(existing);

	(void) rel;
	*overflow = number == HIGHEST;
	return *overflow ? (Datum) 0 : SeriesNoGetDatum(number + 1);
}

/* series_no_skipsupport(internal): fills the server's SkipSupport. */
Datum
series_no_skipsupport(PG_FUNCTION_ARGS)
{
	SkipSupport skip = (SkipSupport) PG_GETARG_POINTER(0);

	skip->decrement = decrement;
	skip->increment = increment;
	skip->low_elem = SeriesNoGetDatum(LOWEST);
	skip->high_elem = SeriesNoGetDatum(HIGHEST);
	PG_RETURN_VOID();
}

#else

/* Never called: no operator class of an older server has a place for it. */
Datum
series_no_skipsupport(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	elog(ERROR, "this server has no skip support");
}

#endif
