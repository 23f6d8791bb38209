/*
 * archive_series.c
 *		archive_series: what an archive holds of each series, and what it lacks.
 */
#include "compat.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/multirangetypes.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "archive_cache.h"
#include "archive_parts.h"
#include "row.h"
#include "series_no.h"

PG_FUNCTION_INFO_V1(archive_series_1_0);

typedef struct zha_ranges
{
	RangeType **all;
	int count;
	int room;
} zha_ranges;

typedef struct zha_report
{
	ReturnSetInfo *result;
	TypeCacheEntry *multirange;
	zha_ranges held; /* of the series at hand */
	zha_ranges jumps;
	int64 count;
	int64 missing;
} zha_report;

static void
add_range(zha_report *report, zha_ranges *ranges, zha_series_no first,
		  zha_series_no last)
{
	RangeBound lower = {
		.val = SeriesNoGetDatum(first), .inclusive = true, .lower = true};
	RangeBound upper = {.val = SeriesNoGetDatum(last), .inclusive = true};

	if (ranges->count == ranges->room)
	{
		ranges->room = Max(16, ranges->room * 2);
		ranges->all =
			ranges->all ? repalloc_huge(ranges->all, sizeof(RangeType *) * ranges->room)
						: palloc(sizeof(RangeType *) * ranges->room);
	}
	ranges->all[ranges->count++] =
		zha_make_range(report->multirange->rngtype, &lower, &upper);
}

/* What lies between two beginnings is not missing. */
static void
count_missing(zha_series_no first, zha_series_no last, uint32 count, void *context)
{
	zha_report *report = context;

	if (zha_is_jump(count, report->count))
		add_range(report, &report->jumps, first, last);
	else
		report->missing += count;
}

static void
add_holding(zha_series_no first, zha_series_no last, uint32 count, void *context)
{
	zha_report *report = context;

	(void) count;
	add_range(report, &report->held, first, last);
}

/* Articles whose number another one has, and those out before an earlier part. */
static void
count_faults(const zha_series *series, int64 *repeated, int64 *out_of_order)
{
	const zha_part *dated = NULL;

	*repeated = *out_of_order = 0;
	for (int64 i = 0; i < series->count; i++)
	{
		const zha_part *part = &series->parts[i];

		if (i > 0 && part->number == series->parts[i - 1].number)
			(*repeated)++;
		if (part->date == ZHA_UNDATED)
			continue;
		if (dated && dated->number != part->number && part->date < dated->date)
			(*out_of_order)++;
		dated = part;
	}
}

enum
{
	SERIES_LIST,
	SERIES_ARTICLES,
	SERIES_UNNUMBERED,
	SERIES_FIRST,
	SERIES_LAST,
	SERIES_FIRST_DATE,
	SERIES_LAST_DATE,
	SERIES_CONTINUITY,
	SERIES_HOLDINGS,
	SERIES_MISSING,
	SERIES_REPEATED,
	SERIES_OUT_OF_ORDER,
	SERIES_STEP,
	SERIES_JUMPS,
	SERIES_COLUMNS
};

static Datum
make_multi(const zha_report *report, const zha_ranges *ranges)
{
	return MultirangeTypePGetDatum(make_multirange(report->multirange->type_id,
												   report->multirange->rngtype,
												   ranges->count, ranges->all));
}

/* What the numbers of a settled series say. */
static void
report_numbers(zha_report *report, const zha_series *series, zha_continuity continuity,
			   Datum *values)
{
	zha_holdings holdings = {.missing = continuity == ZHA_DATES ? NULL : count_missing,
							 .holding = add_holding,
							 .context = report};
	int64 repeated;
	int64 out_of_order;

	report->held = report->jumps = (zha_ranges){NULL, 0, 0};
	report->count = series->count;
	report->missing = 0;
	holdings.step = zha_series_step(series, continuity, &holdings.step_level);
	for (int64 i = 0; i < series->count; i++)
		zha_holdings_take(&holdings, series->parts[i].number);
	zha_holdings_end(&holdings);
	values[SERIES_HOLDINGS] = make_multi(report, &report->held);
	values[SERIES_MISSING] = Int64GetDatum(report->missing);
	values[SERIES_STEP] = Int32GetDatum((int32) holdings.step);
	values[SERIES_JUMPS] = make_multi(report, &report->jumps);
	count_faults(series, &repeated, &out_of_order);
	values[SERIES_REPEATED] = Int64GetDatum(repeated);
	values[SERIES_OUT_OF_ORDER] = Int64GetDatum(out_of_order);
}

static void
report_series(zha_series *series, void *context)
{
	zha_report *report = context;
	MemoryContext memory = AllocSetContextCreate(
		CurrentMemoryContext, "zharchive series", ALLOCSET_DEFAULT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(memory);
	Datum values[SERIES_COLUMNS];
	bool nulls[SERIES_COLUMNS] = {false};
	zha_continuity continuity;

	values[SERIES_LIST] = PointerGetDatum(zha_series_caption(series));
	values[SERIES_ARTICLES] = Int64GetDatum(series->count + series->unnumbered);
	values[SERIES_UNNUMBERED] = Int64GetDatum(series->unnumbered);
	nulls[SERIES_FIRST_DATE] = nulls[SERIES_LAST_DATE] = !series->dated;
	if (series->dated)
	{
		values[SERIES_FIRST_DATE] =
			DateADTGetDatum(series->calendar->day_of(series->first_date));
		values[SERIES_LAST_DATE] =
			DateADTGetDatum(series->calendar->day_of(series->last_date));
	}
	continuity = zha_series_settle(series, -1);
	values[SERIES_CONTINUITY] = CStringGetTextDatum(zha_continuity_text(continuity));
	nulls[SERIES_FIRST] = nulls[SERIES_LAST] = nulls[SERIES_CONTINUITY] =
		nulls[SERIES_STEP] = series->count == 0;
	if (series->count > 0)
	{
		values[SERIES_FIRST] = SeriesNoGetDatum(series->parts[0].number);
		values[SERIES_LAST] = SeriesNoGetDatum(series->parts[series->count - 1].number);
	}
	report_numbers(report, series, continuity, values);
	tuplestore_putvalues(report->result->setResult, report->result->setDesc, values,
						 nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(memory);
}

static void
series_body(zha_archive *archive, FunctionCallInfo fcinfo,
			void *context pg_attribute_unused())
{
	zha_report report = {.result = (ReturnSetInfo *) fcinfo->resultinfo};
	Oid type = TupleDescAttr(report.result->setDesc, SERIES_HOLDINGS)->atttypid;

	zha_wanted wanted = zha_wanted_series(archive, fcinfo, 1);

	report.multirange = lookup_type_cache(type, TYPECACHE_MULTIRANGE_INFO);
	zha_series_visit_all(archive, &wanted, report_series, &report);
}

/*
 * archive_series(regclass [, series]) → setof (list, articles, unnumbered, first, last,
 * first_date, last_date, continuity, holdings, missing, repeated, out_of_order, step,
 * jumps): one row for each series, or for one. Raises 55000 when the archive has no
 * series, P0002 when it does not have the one.
 */
Datum
archive_series_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, SERIES_COLUMNS);
	if (!PG_ARGISNULL(0))
		zha_archive_run(fcinfo, series_body, NULL);
	return (Datum) 0;
}
