/*
 * archive_options.c
 *		The table archive_options, one row for each archive registered since 1.0.0.
 *
 * It is separate from archive_registry, because the module of 0.1.0 reads rows of that
 * table by their number of columns. An archive without a row here was registered under
 * 0.1.0 and keeps the order of its indexes.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"

#include "archive_options.h"
#include "archive_registry.h"
#include "row.h"

static const char *const courses[ZHA_COURSES] = {"running", "yearly", "dated"};

/* zha_course_text: what users call it. */
const char *
zha_course_text(zha_course course)
{
	return courses[course];
}

/* zha_course_find: raises 22023 when there is none of this name. */
zha_course
zha_course_find(const char *name)
{
	for (int i = 0; i < ZHA_COURSES; i++)
		if (strcmp(name, courses[i]) == 0)
			return i;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("invalid continuity: \"%s\"", name),
					errhint("It is \"running\", \"yearly\" or \"dated\".")));
}

/* zha_previous_find: raises 22023 when it is neither "newer" nor "older". */
zha_previous
zha_previous_find(const char *name)
{
	if (strcmp(name, "newer") == 0)
		return ZHA_PREVIOUS_NEWER;
	if (strcmp(name, "older") == 0)
		return ZHA_PREVIOUS_OLDER;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("invalid value of \"previous\": \"%s\"", name),
					errhint("The previous article is the \"newer\" or the \"older\" "
							"one.")));
}

static char *
trim(const char *from, const char *to)
{
	while (from < to && *from == ' ')
		from++;
	while (to > from && to[-1] == ' ')
		to--;
	return pnstrdup(from, to - from);
}

/* zha_exception_read: "series = continuity"; raises 22023 for anything else. */
zha_exception
zha_exception_read(const char *item)
{
	const char *equal = strrchr(item, '=');
	zha_exception exception = {0};

	if (equal != NULL)
		exception.series = trim(item, equal);
	if (equal == NULL || exception.series[0] == '\0')
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("invalid item of \"exceptions\": \"%s\"", item),
						errhint("Write the name of a series, =, and its continuity.")));
	exception.course = zha_course_find(trim(equal + 1, equal + strlen(equal)));
	return exception;
}

/* zha_options_check: raises 55000 unless the table is the one that the module knows. */
void
zha_options_check(Relation options)
{
	static const Oid types[ZHA_OPT_COLUMNS] = {
		[ZHA_OPT_TABLE] = ZHA_OWN_OID,       [ZHA_OPT_CONTINUITY] = TEXTOID,
		[ZHA_OPT_EXCEPTIONS] = TEXTARRAYOID, [ZHA_OPT_PREVIOUS] = TEXTOID,
		[ZHA_OPT_SCHEDULED] = BOOLOID,       [ZHA_OPT_ZONE] = TEXTOID,
		[ZHA_OPT_URL] = ZHA_OWN_TYPE,        [ZHA_OPT_PREV_URL] = ZHA_OWN_TYPE,
		[ZHA_OPT_NEXT_URL] = ZHA_OWN_TYPE,   [ZHA_OPT_VOCABULARY] = JSONBOID};

	if (options->rd_rel->relkind != RELKIND_RELATION)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("\"%s\" is not a table of zharchive",
							   RelationGetRelationName(options))));
	zha_row_check(RelationGetDescr(options), ZHA_OPT_COLUMNS, types);
}

static void
read_exceptions(Datum array, zha_options *options)
{
	Datum *items;

	options->count = zha_registry_array(array, TEXTOID, &items);
	options->exceptions = palloc(sizeof(zha_exception) * options->count);
	for (int i = 0; i < options->count; i++)
		options->exceptions[i] = zha_exception_read(TextDatumGetCString(items[i]));
}

static void
read_row(HeapTuple tuple, TupleDesc descriptor, zha_options *options)
{
	Datum *values = palloc(sizeof(Datum) * descriptor->natts);
	bool *nulls = palloc(sizeof(bool) * descriptor->natts);

	heap_deform_tuple(tuple, descriptor, values, nulls);
	options->there = true;
	options->declared = !nulls[ZHA_OPT_CONTINUITY];
	if (options->declared)
		options->course =
			zha_course_find(TextDatumGetCString(values[ZHA_OPT_CONTINUITY]));
	if (!nulls[ZHA_OPT_EXCEPTIONS])
		read_exceptions(values[ZHA_OPT_EXCEPTIONS], options);
	if (!nulls[ZHA_OPT_PREVIOUS])
		options->previous =
			zha_previous_find(TextDatumGetCString(values[ZHA_OPT_PREVIOUS]));
	options->scheduled =
		!nulls[ZHA_OPT_SCHEDULED] && DatumGetBool(values[ZHA_OPT_SCHEDULED]);
	options->zone =
		nulls[ZHA_OPT_ZONE] ? "UTC" : TextDatumGetCString(values[ZHA_OPT_ZONE]);
	for (int i = 0; i < 3; i++)
	{
		options->has_url[i] = !nulls[ZHA_OPT_URL + i];
		options->url[i] = values[ZHA_OPT_URL + i];
	}
	if (!nulls[ZHA_OPT_VOCABULARY])
	{
		Jsonb *words = DatumGetJsonbP(values[ZHA_OPT_VOCABULARY]);

		options->vocabulary = JsonbToCString(NULL, &words->root, VARSIZE(words));
	}
}

/*
 * zha_options_read: those of a table, in the current memory context; *options is as if
 * nothing was said where there is no row. Raises 22023 for a row that was made by hand
 * and cannot be read, 55000 where the table is not the one that is known.
 */
void
zha_options_read(Relation table, Oid options_oid, zha_options *options)
{
	Relation stored = table_open(options_oid, AccessShareLock);
	SysScanDesc scan;
	HeapTuple tuple;

	memset(options, 0, sizeof(zha_options));
	zha_options_check(stored);
	scan = zha_registry_scan(stored, RelationGetRelid(table));
	tuple = systable_getnext(scan);
	if (HeapTupleIsValid(tuple))
		read_row(heap_copytuple(tuple), RelationGetDescr(stored), options);
	systable_endscan(scan);
	table_close(stored, AccessShareLock);
}
