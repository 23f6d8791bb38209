/*
 * series_no.h
 *		The type series_no on the server's side: Datums, and input for the files
 *		of the other families.
 *
 * The value is the integer of core/series_no.h, passed as int8 is: by value where
 * a Datum has eight bytes, else by reference.
 */
#ifndef ZHA_SQL_SERIES_NO_H
#define ZHA_SQL_SERIES_NO_H

#include "core/series_no.h"

#define DatumGetSeriesNo(datum) ((zha_series_no) DatumGetInt64(datum))
#define SeriesNoGetDatum(number) Int64GetDatum((int64) (number))
#define PG_GETARG_SERIES_NO(n) DatumGetSeriesNo(PG_GETARG_DATUM(n))
#define PG_RETURN_SERIES_NO(number) return SeriesNoGetDatum(number)

/* The canonical form as a palloc'd C string in the server's encoding. */
extern char *zha_series_no_cstring(zha_series_no number);

/* number with by added to its last level; raises 22003 and 22023. */
extern zha_series_no zha_series_no_shift(zha_series_no number, int64 by);

/* The number that by leads to from a sibling; raises 22023 when not siblings. */
extern int64 zha_series_no_steps(zha_series_no from, zha_series_no to);

#endif /* ZHA_SQL_SERIES_NO_H */
