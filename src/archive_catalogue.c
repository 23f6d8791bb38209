/*
 * archive_catalogue.c
 *		archive_catalogue and archive_catalogue_query: the listed articles of several
 *		archives in one shape.
 *
 * The planner looks into a view, but not into a C function. Therefore the query of all
 * archives is also given as text, for a view. Through it a condition reaches each table
 * and its indexes, and titles are parsed only if their parts are requested.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "archive_predicate.h"
#include "archive_row.h"
#include "archive_several.h"
#include "archive_stream.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_catalogue);
PG_FUNCTION_INFO_V1(archive_catalogue_query);

/* The columns of the catalogue. */
enum
{
	COLUMN_TBL,
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_SERIES,
	COLUMN_NUMBER,
	COLUMN_AUTHOR,
	COLUMN_HEADLINE,
	COLUMN_PUBLISHED,
	COLUMN_CHANNEL,
	COLUMN_RELAY,
	COLUMNS
};

typedef struct zha_catalogue
{
	const zha_archive *archive; /* that is read */
	ReturnSetInfo *result;
} zha_catalogue;

/* A column as a value of a type; one that is of it stays bare, so that an index serves. */
static char *
as_type(const zha_key *key, Oid type, const char *name)
{
	if (key->attnum == 0)
		return psprintf("NULL::pg_catalog.%s", name);
	if (key->type == type)
		return psprintf("a.%s", key->column);
	return psprintf("a.%s::pg_catalog.%s", key->column, name);
}

/* The articles of an archive; condition: what an article must meet, or NULL. */
static char *
catalogue_sql(const zha_archive *archive, const char *condition)
{
	const char *schema = archive->schema;
	char *title = as_type(&archive->title, TEXTOID, "text");

	return psprintf(
		"SELECT %s::pg_catalog.regclass AS tbl, %s AS id, %s AS title, "
		"%s AS series, %s AS number, %s.title_author(%s) AS author, "
		"%s.title_headline(%s) AS headline, %s AS published, %s AS channel, "
		"(%s.parse_title(%s)).relay AS relay FROM %s AS a%s%s",
		quote_literal_cstr(archive->table), as_type(&archive->id, TEXTOID, "text"),
		title,
		archive->series.attnum ? zha_label_sql(&archive->series, "a")
							   : "NULL::pg_catalog.text",
		zha_number_sql(archive, "a"), schema, title, schema, title,
		as_type(&archive->published, DATEOID, "date"),
		as_type(&archive->channel, TEXTOID, "text"), schema, title, archive->table,
		condition ? " WHERE " : "", condition ? condition : "");
}

/* ---- archive_catalogue -------------------------------------------------------- */

static void
take_article(Datum *values, bool *nulls, void *context)
{
	zha_catalogue *catalogue = context;

	zha_require_id(catalogue->archive, nulls[COLUMN_ID]);
	tuplestore_putvalues(catalogue->result->setResult, catalogue->result->setDesc,
						 values, nulls);
}

static void
catalogue_body(const zha_several *several, FunctionCallInfo fcinfo,
			   void *context pg_attribute_unused())
{
	zha_catalogue catalogue = {.result = (ReturnSetInfo *) fcinfo->resultinfo};

	for (int i = 0; i < several->count; i++)
	{
		const zha_archive *archive = several->archives[i];
		zha_query query = {.count = COLUMNS,
						   .types = {[COLUMN_TBL] = REGCLASSOID,
									 [COLUMN_ID] = TEXTOID,
									 [COLUMN_TITLE] = TEXTOID,
									 [COLUMN_SERIES] = TEXTOID,
									 [COLUMN_NUMBER] = archive->series_no,
									 [COLUMN_AUTHOR] = TEXTOID,
									 [COLUMN_HEADLINE] = TEXTOID,
									 [COLUMN_PUBLISHED] = DATEOID,
									 [COLUMN_CHANNEL] = TEXTOID,
									 [COLUMN_RELAY] = TEXTOID}};

		catalogue.archive = archive;
		query.sql = catalogue_sql(archive, archive->visible);
		zha_stream(archive, &query, take_article, &catalogue);
	}
}

/*
 * archive_catalogue(regclass[]) → setof (tbl, id, title, series, number, author, headline,
 * published, channel, relay): one row for each listed article of the archives.
 */
Datum
archive_catalogue(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, COLUMNS);
	zha_several_run(fcinfo, catalogue_body, NULL);
	return (Datum) 0;
}

/* ---- archive_catalogue_query -------------------------------------------------- */

static void
query_body(const zha_several *several, FunctionCallInfo fcinfo, void *context)
{
	StringInfo sql = context;

	(void) fcinfo;
	for (int i = 0; i < several->count; i++)
	{
		const zha_archive *archive = several->archives[i];

		appendStringInfo(
			sql, "%s%s", i > 0 ? " UNION ALL " : "",
			catalogue_sql(archive,
						  archive->condition
							  ? zha_predicate_print(archive->relid, archive->condition)
							  : NULL));
	}
}

/*
 * archive_catalogue_query(regclass[]) → text: the query of archive_catalogue, every name in
 * it qualified. Raises 22023 for an empty array, of which there is no query.
 */
Datum
archive_catalogue_query(PG_FUNCTION_ARGS)
{
	StringInfoData sql;

	initStringInfo(&sql); /* it grows where it was made, not in SPI's memory */
	zha_several_run(fcinfo, query_body, &sql);
	if (sql.len == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a catalogue needs at least one archive")));
	PG_RETURN_TEXT_P(cstring_to_text_with_len(sql.data, sql.len));
}
