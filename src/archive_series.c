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

/* What is held under the current parent at a level: numbers up to reach. */
typedef struct zha_held
{
	bool counted; /* whether a number is held at all */
	uint32 reach;
} zha_held;

typedef struct zha_gaps
{
	ReturnSetInfo *result;
	StringInfoData series; /* a text, as it was last; len 0: none yet */
	StringInfoData label;  /* how the first article of the series shows it */
	zha_series_path path;  /* the last; depth 0: none yet */
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
	Datum values[] = {PointerGetDatum(gaps->label.data), below(path, level, from),
					  below(path, level, to), Int64GetDatum((int64) to - from + 1)};
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
	appendStringInfo(&sql, "SELECT %s::pg_catalog.text, %s, %s FROM %s AS a WHERE (%s)",
					 zha_key_sql(&archive->series, "a"),
					 zha_label_sql(&archive->series, "a"), zha_number_sql(archive, "a"),
					 archive->table, archive->visible ? archive->visible : "true");
	appendStringInfo(&sql, " AND %s IS NOT NULL AND %s IS NOT NULL",
					 zha_key_sql(&archive->series, "a"),
					 zha_key_sql(&archive->number, "a"));
	if (one_series)
		/* a series read from titles is named in any of its spellings */
		appendStringInfo(&sql, " AND %s OPERATOR(%s.=) %s",
						 zha_key_sql(&archive->series, "a"), archive->series.schema,
						 archive->series.before[0]
							 ? psprintf("%s.series_key($1)", archive->schema)
							 : "$1");
	appendStringInfo(&sql, " ORDER BY %s, %s", zha_key_sql(&archive->series, "a"),
					 zha_key_sql(&archive->number, "a"));
	return sql.data;
}

static void
hold_text(StringInfo held, Datum value)
{
	text *packed = DatumGetTextPP(value);

	resetStringInfo(held);
	appendBinaryStringInfo(held, (char *) packed, VARSIZE_ANY(packed));
}

/* A row of the pass. */
static void
take_gap_row(Datum *values, bool *nulls, void *context)
{
	zha_gaps *gaps = context;

	CHECK_FOR_INTERRUPTS();
	if (nulls[2])
		return;
	if (gaps->series.len == 0 ||
		!zha_same_text(values[0], PointerGetDatum(gaps->series.data)))
	{
		hold_text(&gaps->series, values[0]);
		hold_text(&gaps->label, values[1]);
		gaps->path.depth = 0;
		gaps->held[0].counted = false;
	}
	take_number(gaps, DatumGetSeriesNo(values[2]));
}

static void
gaps_body(zha_archive *archive, FunctionCallInfo fcinfo)
{
	zha_gaps gaps = {.result = (ReturnSetInfo *) fcinfo->resultinfo};
	bool one_series = PG_NARGS() > 1;
	Datum series = (Datum) 0;

	initStringInfo(&gaps.series);
	initStringInfo(&gaps.label);
	zha_require_series(archive);
	if (one_series)
		series =
			zha_value_of(archive->series.type, text_to_cstring(PG_GETARG_TEXT_PP(1)));
	zha_stream(gaps_query(archive, one_series),
			   one_series ? archive->series.type : InvalidOid, series, take_gap_row,
			   &gaps);
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
