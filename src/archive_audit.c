/*
 * archive_audit.c
 *		archive_audit: compares what old pages print after 上一条 and 下一条 with the
 *		order of the channel.
 *
 * A printed title is first compared with the computed neighbour, then looked up in the
 * same list, then in the rest of the archive. Only listed articles are audited: other
 * pages have no place that a link could contradict.
 */
#include "compat.h"

#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "archive_cache.h"
#include "archive_links.h"
#include "archive_list.h"
#include "archive_missing.h"
#include "archive_stream.h"
#include "core/span.h"
#include "row.h"
#include "encoding.h"

PG_FUNCTION_INFO_V1(archive_audit_1_0);

static const char *const rels[] = {"prev", "next"};

typedef struct zha_audit
{
	ReturnSetInfo *result;
	zha_missing missing; /* links that lead nowhere in their list, perhaps elsewhere */
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
	if (entry->kind[side] == ZHA_PRINTED_ADDRESS)
		return zha_same(list->entries[other].url, entry->printed_url[side]);
	if (entry->kind[side] == ZHA_PRINTED_CUT)
		return starts_with(list->entries[other].key, key);
	return entry->kind[side] == ZHA_PRINTED_TITLE &&
		   zha_same(list->entries[other].key, key);
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
	if (entry->kind[side] == ZHA_PRINTED_ADDRESS)
		*found = zha_list_find_url(list, entry->printed_url[side], at, &others);
	else if (entry->kind[side] == ZHA_PRINTED_CUT)
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
	*found = entry->kind[side] == ZHA_PRINTED_ADDRESS ? -1 : find_near(list, at, side);
	return *found >= 0 ? "other article" : NULL;
}

/* ---- results ------------------------------------------------------------------ */

static void
set_text(Datum *values, bool *nulls, int at, const char *value)
{
	nulls[at] = value == NULL;
	values[at] = value ? CStringGetTextDatum(value) : (Datum) 0;
}

static void
fill(const zha_list *list, int at, int side, int computed, int found,
	 const char *verdict, Datum *values, bool *nulls)
{
	const zha_entry *entries = list->entries;

	set_text(values, nulls, ZHA_AUDIT_ID, entries[at].id);
	set_text(values, nulls, ZHA_AUDIT_REL, rels[side ^ list->archive->reversed]);
	set_text(values, nulls, ZHA_AUDIT_PRINTED, entries[at].printed[side]);
	set_text(values, nulls, ZHA_AUDIT_PRINTED_ID,
			 found >= 0 ? entries[found].id : NULL);
	set_text(values, nulls, ZHA_AUDIT_COMPUTED_ID,
			 computed >= 0 ? entries[computed].id : NULL);
	set_text(values, nulls, ZHA_AUDIT_COMPUTED_TITLE,
			 computed >= 0 ? entries[computed].title : NULL);
	set_text(values, nulls, ZHA_AUDIT_VERDICT, verdict);
	set_text(values, nulls, ZHA_AUDIT_LIST, list->name);
}

static void
keep_missing(zha_audit *audit, const zha_list *list, int at, int side, int computed)
{
	Datum values[ZHA_MISSING_COLUMNS];
	bool nulls[ZHA_MISSING_COLUMNS];
	zha_text url = list->entries[at].printed_url[side];

	fill(list, at, side, computed, -1, "dead", values, nulls);
	nulls[ZHA_MISSING_URL] = url.len == 0;
	values[ZHA_MISSING_URL] =
		url.len > 0 ? PointerGetDatum(zha_text_from_utf8(url)) : (Datum) 0;
	zha_missing_add(&audit->missing, values, nulls);
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

static void
emit_missing(Datum *values, bool *nulls, void *context)
{
	zha_audit *audit = context;

	tuplestore_putvalues(audit->result->setResult, audit->result->setDesc, values,
						 nulls);
}

static void
audit_body(zha_archive *archive, FunctionCallInfo fcinfo,
		   void *context pg_attribute_unused())
{
	zha_audit audit = {.result = (ReturnSetInfo *) fcinfo->resultinfo};
	Datum channel;

	zha_require_printed(archive);
	zha_missing_begin(&audit.missing);
	zha_lists_read(archive, false, zha_wanted_channel(archive, fcinfo, 1, &channel),
				   audit_list, &audit);
	zha_missing_end(&audit.missing, archive, emit_missing, &audit);
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
