/*
 * archive_series.c
 *		What an archive holds of each series, and what is missing in between.
 *
 * One pass over the series' order. What is missing is counted level by level: an
 * article 15.上 holds 15 as well as the 上 in it, 2020.3 and 2020.5 lack 2020.4.
 * Only what lies between two held numbers of one parent is missing: nobody knows
 * where a series begins or ends. Words (上 下 番外) make no gaps.
 */
#include "compat.h"

#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "archive.h"
#include "series_no.h"

PG_FUNCTION_INFO_V1(archive_gaps);

#define ZHA_BATCH 1000

/* What is held under the current parent at a level: numbers up to reach. */
typedef struct zha_held
{
	bool counted; /* whether a number is held at all */
	uint32 reach;
} zha_held;

typedef struct zha_gaps
{
	ReturnSetInfo *result;
	Datum series;         /* as text */
	zha_series_path path; /* the last; depth 0: none yet */
	zha_held held[ZHA_LEVELS];
} zha_gaps;

/* The parent's path with a number below it. */
static Datum
below(const zha_series_path *path, int level, uint32 number)
{
	zha_series_path child = *path;
	zha_series_no packed;

	child.depth = level + 1;
	child.span = 0;
	child.level[level] = (zha_level){ZHA_NUMBER, number};
	if (zha_series_no_pack(&child, &packed) != ZHA_OK)
		elog(ERROR, "a missing number does not fit");
	return SeriesNoGetDatum(packed);
}

static void
emit_gap(zha_gaps *gaps, const zha_series_path *path, int level, uint32 from, uint32 to)
{
	Datum values[] = {gaps->series, below(path, level, from), below(path, level, to),
					  Int64GetDatum((int64) to - from + 1)};
	bool nulls[lengthof(values)] = {false};

	tuplestore_putvalues(gaps->result->setResult, gaps->result->setDesc, values, nulls);
}

static bool
same_level(const zha_series_path *a, const zha_series_path *b, int level)
{
	return level < a->depth && level < b->depth &&
		   a->level[level].word == b->level[level].word &&
		   (a->level[level].word != ZHA_NUMBER ||
			a->level[level].number == b->level[level].number);
}

/* The path holds its number at a level, under the parent that is current. */
static void
hold(zha_gaps *gaps, const zha_series_path *path, int level)
{
	zha_held *held = &gaps->held[level];
	uint32 first = path->level[level].number;
	uint32 last = first + (level == path->depth - 1 ? path->span : 0);

	if (path->level[level].word != ZHA_NUMBER)
		return;
	if (held->counted && first > held->reach && first - held->reach > 1)
		emit_gap(gaps, path, level, held->reach + 1, first - 1);
	held->reach = held->counted ? Max(held->reach, last) : last;
	held->counted = true;
}

/* Take the next number of a series, which come in their order. */
static void
take_number(zha_gaps *gaps, zha_series_no number)
{
	zha_series_path path;
	int level = 0;

	zha_series_no_unpack(number, &path);
	while (same_level(&gaps->path, &path, level))
		level++;
	/* one of the same number may have a span: 15, then 15-16 */
	if (level == path.depth)
		level--;
	hold(gaps, &path, level);
	while (++level < path.depth)
	{
		gaps->held[level].counted = false;
		hold(gaps, &path, level);
	}
	gaps->path = path;
}

/* ---- the pass ----------------------------------------------------------------- */

static char *
gaps_query(const zha_archive *archive, bool one_series)
{
	StringInfoData sql;

	initStringInfo(&sql);
	appendStringInfo(&sql, "SELECT %s::pg_catalog.text, %s FROM %s AS a WHERE (%s)",
					 zha_key_sql(&archive->series, "a"), zha_number_sql(archive, "a"),
					 archive->table, archive->visible ? archive->visible : "true");
	appendStringInfo(&sql, " AND %s IS NOT NULL AND %s IS NOT NULL",
					 zha_key_sql(&archive->series, "a"),
					 zha_key_sql(&archive->number, "a"));
	if (one_series)
		appendStringInfo(&sql, " AND %s OPERATOR(%s.=) $1",
						 zha_key_sql(&archive->series, "a"), archive->series.schema);
	appendStringInfo(&sql, " ORDER BY %s, %s", zha_key_sql(&archive->series, "a"),
					 zha_key_sql(&archive->number, "a"));
	return sql.data;
}

static bool
same_series(Datum a, Datum b)
{
	text *left = DatumGetTextPP(a);
	text *right = DatumGetTextPP(b);

	return VARSIZE_ANY_EXHDR(left) == VARSIZE_ANY_EXHDR(right) &&
		   memcmp(VARDATA_ANY(left), VARDATA_ANY(right), VARSIZE_ANY_EXHDR(left)) == 0;
}

/* The rows of one batch; the series' name is copied when it changes. */
static void
take_batch(zha_gaps *gaps, SPITupleTable *rows, uint64 count)
{
	for (uint64 i = 0; i < count; i++)
	{
		bool null;
		Datum series = SPI_getbinval(rows->vals[i], rows->tupdesc, 1, &null);
		Datum number;

		if (gaps->series == (Datum) 0 || !same_series(series, gaps->series))
		{
			if (gaps->series != (Datum) 0)
				pfree(DatumGetPointer(gaps->series));
			gaps->series = PointerGetDatum(DatumGetTextPCopy(series));
			gaps->path.depth = 0;
			gaps->held[0].counted = false;
		}
		number = SPI_getbinval(rows->vals[i], rows->tupdesc, 2, &null);
		if (!null)
			take_number(gaps, DatumGetInt64(number));
	}
}

static void
gaps_body(zha_archive *archive, FunctionCallInfo fcinfo)
{
	zha_gaps gaps = {.result = (ReturnSetInfo *) fcinfo->resultinfo};
	bool one_series = PG_NARGS() > 1;
	SPIPlanPtr plan;
	Portal cursor;
	Datum series;
	uint64 count;

	zha_require_series(archive);
	if (one_series)
		series =
			zha_value_of(archive->series.type, text_to_cstring(PG_GETARG_TEXT_PP(1)));
	plan = SPI_prepare(gaps_query(archive, one_series), one_series ? 1 : 0,
					   &archive->series.type);
	if (plan == NULL)
		elog(ERROR, "could not prepare a query: %s",
			 SPI_result_code_string(SPI_result));
	cursor = SPI_cursor_open(NULL, plan, one_series ? &series : NULL, NULL, true);
	do
	{
		CHECK_FOR_INTERRUPTS();
		SPI_cursor_fetch(cursor, true, ZHA_BATCH);
		count = SPI_processed;
		take_batch(&gaps, SPI_tuptable, count);
		SPI_freetuptable(SPI_tuptable);
	} while (count > 0);
	SPI_cursor_close(cursor);
}

/*
 * archive_gaps(regclass [, text]) → setof (list, first, last, missing): what is
 * missing in each series, or in one. Raises 55000 when the archive has no series.
 */
Datum
archive_gaps(PG_FUNCTION_ARGS)
{
	InitMaterializedSRF(fcinfo, 0);
	zha_archive_run(fcinfo, false, gaps_body);
	return (Datum) 0;
}
