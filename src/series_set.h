/*
 * series_set.h
 *		Sets of series numbers: what aggregates gather.
 */
#ifndef ZHA_SERIES_SET_H
#define ZHA_SERIES_SET_H

#include "lib/stringinfo.h"

#include "series_no.h"

/* From a number to its sibling last; neither has a span. */
typedef struct zha_run
{
	zha_series_no first;
	zha_series_no last;
} zha_run;

/* The first `merged` runs are in order and do not touch; the others are as they came. */
typedef struct zha_runs
{
	zha_run *runs;
	int64 count;
	int64 merged;
	int64 capacity;
} zha_runs;

/* A set of series numbers, with all that it points to in one context. */
typedef struct zha_series_set
{
	MemoryContext context;
	bool any;     /* whether there was a row that is not NULL */
	bool repeats; /* whether twice is kept */
	zha_runs held;
	zha_runs twice; /* what more than one row holds */
} zha_series_set;

extern void zha_set_begin(zha_series_set *set, MemoryContext context, bool repeats);
extern void zha_set_add_holding(zha_series_set *set, zha_series_no number);
extern void zha_set_add_levels(zha_series_set *set, zha_series_no number);
extern void zha_set_add_number(zha_series_set *set, zha_series_no number);
extern void zha_set_join(zha_series_set *set, const zha_series_set *other);
extern Size zha_set_size(zha_series_set *set);
extern void zha_set_write(zha_series_set *set, char *bytes);
extern void zha_set_read(zha_series_set *set, MemoryContext context, const char *bytes,
						 Size size);
extern Datum zha_set_held(FunctionCallInfo fcinfo, zha_series_set *set);
extern Datum zha_set_missing(FunctionCallInfo fcinfo, zha_series_set *set);
extern Datum zha_set_twice(FunctionCallInfo fcinfo, zha_series_set *set);

#endif /* ZHA_SERIES_SET_H */
