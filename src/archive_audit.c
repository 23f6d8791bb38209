/*
 * archive_audit.c
 *		archive_audit: what old pages print after 上一条 and 下一条, judged by the
 *		channel's order.
 *
 * A printed title is first held against the computed neighbour, then looked for
 * in the same list, then in the rest of the archive. Only articles that are
 * listed are audited: no other page has a place that a link could be wrong about.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/queryenvironment.h"

#include "archive_cache.h"
#include "archive_links.h"
#include "archive_list.h"
#include "archive_stream.h"
#include "row.h"
#include "encoding.h"

PG_FUNCTION_INFO_V1(archive_audit_1_0);

#define ZHA_AUDIT_COLUMNS 8

static const char *const rels[] = {"prev", "next"};

typedef struct zha_audit
{
	ReturnSetInfo *result;
	/* links that lead nowhere in their list, perhaps elsewhere: the result's columns,
	 * then the place among them */
	Tuplestorestate *missing;
	TupleDesc row;
	int64 count;
} zha_audit;

/* ---- one printed link --------------------------------------------------------- */

/* The nearest listed entry above or below, or -1. */
static int
neighbour(const zha_list *list, int at, int side)
{
	int step = side == ZHA_ABOVE ? -1 : 1;

	for (at += step; at >= 0 && at < list->count; at += step)
		if (list->entries[at].visible)
			return at;
	return -1;
}

static bool
starts_with(zha_text key, zha_text with)
{
	return with.len > 0 && key.len >= with.len &&
		   memcmp(key.data, with.data, with.len) == 0;
}

/* Whether a printed link names the entry: exactly, or by its beginning. */
static bool
names(const zha_list *list, const zha_entry *entry, int side, int other)
{
	zha_text key = entry->printed_key[side];

	if (other < 0)
		return false;
	if (entry->kind[side] == ZHA_PRINTED_CUT)
		return starts_with(list->entries[other].key, key);
	return entry->kind[side] == ZHA_PRINTED_TITLE &&
		   list->entries[other].key.len == key.len &&
		   starts_with(list->entries[other].key, key);
}

/* An entry that may bear the printed title in an edited form, those around first. */
static int
find_near(zha_list *list, int at, int side)
{
	zha_text key = list->entries[at].printed_key[side];

	for (int distance = 1; distance <= ZHA_NEARBY; distance++)
		for (int sign = -1; sign <= 1; sign += 2)
		{
			int other = at + sign * distance;

			if (other >= 0 && other < list->count &&
				zha_titles_near(list->entries[other].key, key))
				return other;
		}
	return zha_list_find_near(list, key, at);
}

/*
 * The verdict on what entry at prints on a side; *found is the entry that it
 * names, -1: none in this list. NULL when the verdict needs the whole archive.
 */
static const char *
judge(zha_list *list, int at, int side, int computed, int *found)
{
	const zha_entry *entry = &list->entries[at];
	int others;

	*found = computed;
	if (entry->kind[side] == ZHA_PRINTED_NONE)
	{
		*found = -1;
		return computed < 0 ? "agrees" : "none printed but there is one";
	}
	if (names(list, entry, side, computed))
		return entry->kind[side] == ZHA_PRINTED_CUT ? "cut title that fits" : "agrees";
	*found = neighbour(list, at, !side);
	if (names(list, entry, side, *found))
		return "reversed";
	if (entry->kind[side] == ZHA_PRINTED_CUT)
		*found = zha_list_find_cut(list, entry->printed_key[side], at, &others);
	else
		*found = zha_list_find(list, entry->printed_key[side], at, &others);
	if (*found >= 0)
	{
		const zha_entry *target = &list->entries[*found];

		if (target->kind[!side] == ZHA_PRINTED_BLANK || names(list, target, !side, at))
			return "other article";
		return "not mutual";
	}
	if (computed >= 0 && entry->kind[side] == ZHA_PRINTED_TITLE &&
		zha_titles_near(list->entries[computed].key, entry->printed_key[side]))
	{
		*found = computed;
		return "title changed";
	}
	*found = find_near(list, at, side);
	return *found >= 0 ? "other article" : NULL;
}

/* ---- results ------------------------------------------------------------------ */

static void
set_text(Datum *values, bool *nulls, int at, const char *value)
{
	nulls[at] = value == NULL;
	values[at] = value ? CStringGetTextDatum(value) : (Datum) 0;
}

/* id, rel, printed, printed_id, id and title of the computed link, verdict, list */
static void
fill(const zha_list *list, int at, int side, int computed, int found,
	 const char *verdict, Datum *values, bool *nulls)
{
	const zha_entry *entries = list->entries;

	set_text(values, nulls, 0, entries[at].id);
	set_text(values, nulls, 1, rels[side ^ list->archive->reversed]);
	set_text(values, nulls, 2, entries[at].printed[side]);
	set_text(values, nulls, 3, found >= 0 ? entries[found].id : NULL);
	set_text(values, nulls, 4, computed >= 0 ? entries[computed].id : NULL);
	set_text(values, nulls, 5, computed >= 0 ? entries[computed].title : NULL);
	set_text(values, nulls, 6, verdict);
	set_text(values, nulls, 7, list->name);
}

static void
keep_missing(zha_audit *audit, const zha_list *list, int at, int side, int computed)
{
	Datum values[ZHA_AUDIT_COLUMNS + 1];
	bool nulls[ZHA_AUDIT_COLUMNS + 1] = {false};

	fill(list, at, side, computed, -1, "dead", values, nulls);
	values[ZHA_AUDIT_COLUMNS] = Int64GetDatum(audit->count++);
	tuplestore_putvalues(audit->missing, audit->row, values, nulls);
}

static void
audit_list(zha_list *list, void *context)
{
	zha_audit *audit = context;

	for (int at = 0; at < list->count; at++)
		for (int rel = 0; rel < 2; rel++)
		{
			int side = rel ^ list->archive->reversed;
			Datum values[ZHA_AUDIT_COLUMNS];
			bool nulls[ZHA_AUDIT_COLUMNS];
			const char *verdict;
			int computed;
			int found;

			if (!list->entries[at].visible ||
				list->entries[at].kind[side] == ZHA_PRINTED_BLANK)
				continue;
			CHECK_FOR_INTERRUPTS();
			computed = neighbour(list, at, side);
			verdict = judge(list, at, side, computed, &found);
			if (verdict == NULL)
			{
				keep_missing(audit, list, at, side, computed);
				continue;
			}
			fill(list, at, side, computed, found, verdict, values, nulls);
			tuplestore_putvalues(audit->result->setResult, audit->result->setDesc,
								 values, nulls);
		}
}

/* ---- titles that are not in their list ---------------------------------------- */

/* Where the missing links are kept: in memory, or in a file when there are many. */
static void
begin_missing(zha_audit *audit)
{
	static const char *const names[] = {"id",         "rel",         "printed",
										"printed_id", "computed_id", "computed_title",
										"verdict",    "list"};

	audit->row = CreateTemplateTupleDesc(ZHA_AUDIT_COLUMNS + 1);
	for (int i = 0; i < ZHA_AUDIT_COLUMNS; i++)
		TupleDescInitEntry(audit->row, i + 1, names[i], TEXTOID, -1, 0);
	TupleDescInitEntry(audit->row, ZHA_AUDIT_COLUMNS + 1, "place", INT8OID, -1, 0);
	zha_tuple_desc_finish(audit->row);
	audit->missing = tuplestore_begin_heap(false, false, work_mem);
}

static void
emit_missing(Datum *values, bool *nulls, void *context)
{
	zha_audit *audit = context;

	tuplestore_putvalues(audit->result->setResult, audit->result->setDesc, values,
						 nulls);
}

/*
 * One query finds those of the missing titles that stand in other lists: these
 * are other articles, the rest is dead. Titles are equal when their bytes are. Each title
 * is looked for once, however many pages print it and however many articles bear it.
 */
static void
resolve_missing(const zha_archive *archive, zha_audit *audit)
{
	EphemeralNamedRelation missing = palloc0(sizeof(EphemeralNamedRelationData));
	zha_query query = {.count = ZHA_AUDIT_COLUMNS,
					   .types = {TEXTOID, TEXTOID, TEXTOID, TEXTOID, TEXTOID, TEXTOID,
								 TEXTOID, TEXTOID}};

	if (audit->count == 0)
		return;
	missing->md.name = "missing";
	missing->md.tupdesc = audit->row;
	missing->md.enrtype = ENR_NAMED_TUPLESTORE;
	missing->md.enrtuples = audit->count;
	missing->reldata = audit->missing;
	if (SPI_register_relation(missing) != SPI_OK_REL_REGISTER)
		elog(ERROR, "could not look for printed titles");
	query.sql = psprintf(
		"WITH found AS (SELECT m.printed, pg_catalog.min(%s::pg_catalog.text) AS id "
		"FROM (SELECT DISTINCT pg_catalog.btrim(printed) COLLATE pg_catalog.\"C\" AS "
		"printed FROM missing) AS m JOIN %s AS a ON (%s::pg_catalog.text) "
		"COLLATE pg_catalog.\"C\" = m.printed GROUP BY 1) "
		"SELECT m.id, m.rel, m.printed, f.id, m.computed_id, "
		"m.computed_title, CASE WHEN f.id IS NULL THEN m.verdict ELSE "
		"'other article' END, m.list FROM missing AS m LEFT JOIN found AS f "
		"ON f.printed = pg_catalog.btrim(m.printed) COLLATE pg_catalog.\"C\" "
		"ORDER BY m.place",
		zha_key_sql(&archive->id, "a"), archive->table,
		zha_key_sql(&archive->title, "a"));
	zha_stream(archive, &query, emit_missing, audit);
}

static void
audit_body(zha_archive *archive, FunctionCallInfo fcinfo,
		   void *context pg_attribute_unused())
{
	zha_audit audit = {.result = (ReturnSetInfo *) fcinfo->resultinfo};
	Datum channel;

	zha_require_printed(archive);
	begin_missing(&audit);
	zha_lists_read(archive, false, zha_wanted_channel(archive, fcinfo, 1, &channel),
				   audit_list, &audit);
	resolve_missing(archive, &audit);
	tuplestore_end(audit.missing);
}

/*
 * archive_audit(regclass [, channel]) → setof (id, rel, printed, printed_id, computed_id,
 * computed_title, verdict, list): one row for each printed link of a listed
 * article. Raises 55000 when no printed titles are registered.
 */
Datum
archive_audit_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, ZHA_AUDIT_COLUMNS);
	if (!PG_ARGISNULL(0))
		zha_archive_run(fcinfo, audit_body, NULL);
	return (Datum) 0;
}
