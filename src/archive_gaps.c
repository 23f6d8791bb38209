/*
 * archive_gaps.c
 *		archive_gaps: what is missing in the series of an archive, as ranges.
 */
#include "compat.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "archive_cache.h"
#include "archive_parts.h"
#include "row.h"
#include "series_no.h"

PG_FUNCTION_INFO_V1(archive_gaps_1_0);

enum
{
	ARG_TABLE,
	ARG_SERIES,
	ARG_CONTINUITY,
	ARG_STEP
};

typedef struct zha_gaps
{
	ReturnSetInfo *result;
	int declared; /* continuity, -1: found */
	int32 step;   /* the same, 0: found */
	Datum list;
	int64 held;
} zha_gaps;

static void
emit_gap(zha_series_no first, zha_series_no last, uint32 count, void *context)
{
	zha_gaps *gaps = context;
	Datum values[] = {gaps->list, SeriesNoGetDatum(first), SeriesNoGetDatum(last),
					  Int64GetDatum((int64) count),
					  BoolGetDatum(zha_is_jump(count, gaps->held))};
	bool nulls[lengthof(values)] = {false};

	tuplestore_putvalues(gaps->result->setResult, gaps->result->setDesc, values, nulls);
}

static void
emit_gaps(zha_series *series, void *context)
{
	zha_gaps *gaps = context;
	zha_holdings holdings = {.missing = emit_gap, .context = gaps};
	zha_continuity continuity = zha_series_settle(series, gaps->declared);
	uint32_t step = zha_series_step(series, continuity, &holdings.step_level);

	if (continuity == ZHA_DATES)
		return;
	holdings.step = gaps->step > 0 ? (uint32_t) gaps->step : step;
	gaps->list = PointerGetDatum(zha_series_caption(series));
	gaps->held = series->count;
	for (int64 i = 0; i < series->count; i++)
		zha_holdings_take(&holdings, series->parts[i].number);
}

/* The continuity that the caller declared, -1: none. */
static int
continuity_argument(FunctionCallInfo fcinfo)
{
	char *name;

	if (PG_ARGISNULL(ARG_CONTINUITY))
		return -1;
	name = text_to_cstring(PG_GETARG_TEXT_PP(ARG_CONTINUITY));
	for (int i = 0; i < ZHA_CONTINUITIES; i++)
		if (strcmp(name, zha_continuity_text(i)) == 0)
			return i;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("there is no continuity \"%s\"", name),
					errhint("It is \"running\", \"yearly\", \"parts\" or \"dates\".")));
}

/* The step that the caller declared, 0: none. */
static int32
step_argument(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(ARG_STEP))
		return 0;
	if (PG_GETARG_INT32(ARG_STEP) < 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("invalid step: %d", PG_GETARG_INT32(ARG_STEP)),
						errhint("Numbers rise by 1, or by more.")));
	return PG_GETARG_INT32(ARG_STEP);
}

static void
gaps_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	zha_gaps gaps = {.result = (ReturnSetInfo *) fcinfo->resultinfo,
					 .declared = continuity_argument(fcinfo),
					 .step = step_argument(fcinfo)};
	zha_wanted wanted = zha_wanted_series(archive, fcinfo, ARG_SERIES);

	zha_series_visit_all(archive, &wanted, emit_gaps, &gaps);
}

/*
 * archive_gaps(regclass [, series, continuity, step]) → setof (list, first, last,
 * missing, jump): what is missing in each series, or in one. Raises 55000 when the
 * archive has no series, P0002 when it does not have the one, 22023 for a continuity
 * that there is not, and for a step below 1.
 */
Datum
archive_gaps_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, 5);
	if (!PG_ARGISNULL(ARG_TABLE))
		zha_archive_run(fcinfo, gaps_body, NULL);
	return (Datum) 0;
}
