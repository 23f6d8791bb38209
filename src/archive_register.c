/*
 * archive_register.c
 *		archive_register and archive_unregister: a row of the registry and the two
 *		indexes that make every link a probe.
 *
 * The row is written by an ordinary INSERT as the caller, and the registry's trigger
 * checks that the caller owns the table. It is deleted here without a check of
 * privileges. After the INSERT the row is read as all functions of the family read it,
 * which checks the columns. A suitable index that exists is used; one made here says so
 * in its comment, and is dropped when the table is unregistered.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/heapam.h"
#include "access/table.h"
#include "catalog/catalog.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "commands/comment.h"
#include "commands/defrem.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/guc.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "archive_cache.h"
#include "archive_column.h"
#include "archive_condition.h"
#include "archive_index.h"
#include "archive_order_by.h"
#include "archive_partition.h"
#include "archive_parts.h"
#include "archive_predicate.h"
#include "archive_setting.h"
#include "archive_shards.h"
#include "archive_width.h"
#include "row.h"
#include "title_site.h"

PG_FUNCTION_INFO_V1(archive_register_1_0);
PG_FUNCTION_INFO_V1(archive_unregister_1_0);

#define ZHA_INDEX_COMMENT "made by archive_register"

/* The arguments of archive_register, in their order. */
enum
{
	ARG_TABLE,
	ARG_ID,
	ARG_TITLE,
	ARG_PUBLISHED,
	ARG_CHANNEL,
	ARG_ORDER_BY,
	ARG_NEWEST_FIRST,
	ARG_VISIBLE,
	ARG_SERIES,
	ARG_NUMBER,
	ARG_PREV_TITLE,
	ARG_NEXT_TITLE,
	ARG_UNIQUE_NUMBER,
	ARG_CONCURRENTLY,
	ARG_CONTINUITY,
	ARG_EXCEPTIONS,
	ARG_PREVIOUS,
	ARG_SCHEDULED,
	ARG_URL,
	ARG_PREV_URL,
	ARG_NEXT_URL,
	ARG_VOCABULARY
};

typedef struct zha_new_row
{
	Datum values[ZHA_REG_COLUMNS];
	char nulls[ZHA_REG_COLUMNS + 1];
	Oid column_type; /* archive_column */
} zha_new_row;

typedef struct zha_new_options
{
	Datum values[ZHA_OPT_COLUMNS];
	char nulls[ZHA_OPT_COLUMNS + 1];
} zha_new_options;

/* ---- the arguments ------------------------------------------------------------ */

static Datum
find_column(Relation table, const char *name)
{
	AttrNumber attnum = get_attnum(RelationGetRelid(table), name);

	if (attnum <= 0)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
						errmsg("column \"%s\" of relation \"%s\" does not exist", name,
							   RelationGetRelationName(table)),
						errhint("Give the bare name of a column, as \\d shows it.")));
	return zha_column_make(RelationGetRelid(table), attnum);
}

static void
set_value(zha_new_row *row, zha_registry_column which, Datum value)
{
	row->values[which] = value;
	row->nulls[which] = ' ';
}

static void
set_column(zha_new_row *row, zha_registry_column which, Relation table,
		   FunctionCallInfo fcinfo, int argument)
{
	if (!PG_ARGISNULL(argument))
		set_value(row, which, find_column(table, NameStr(*PG_GETARG_NAME(argument))));
}

/* An archive without series is said by an empty name. */
static void
set_series(zha_new_row *row, Relation table, FunctionCallInfo fcinfo)
{
	bool in_series =
		PG_ARGISNULL(ARG_SERIES) || NameStr(*PG_GETARG_NAME(ARG_SERIES))[0] != '\0';

	set_value(row, ZHA_REG_IN_SERIES, BoolGetDatum(in_series));
	if (in_series)
		set_column(row, ZHA_REG_SERIES, table, fcinfo, ARG_SERIES);
	set_column(row, ZHA_REG_NUMBER, table, fcinfo, ARG_NUMBER);
}

static Datum
make_array(Datum *elements, int count, Oid type)
{
	int16 length;
	bool by_value;
	char align;

	get_typlenbyvalalign(type, &length, &by_value, &align);
	return PointerGetDatum(
		construct_array(elements, count, type, length, by_value, align));
}

static void
set_order_by(zha_new_row *row, Relation table, FunctionCallInfo fcinfo)
{
	zha_sort_column sorts[ZHA_MAX_ORDER_BY];
	Datum columns[ZHA_MAX_ORDER_BY];
	Datum desc[ZHA_MAX_ORDER_BY];
	Datum nulls_first[ZHA_MAX_ORDER_BY];
	int count = 0;

	if (!PG_ARGISNULL(ARG_ORDER_BY))
		count =
			zha_order_by_argument(fcinfo, ARG_ORDER_BY, RelationGetRelid(table), sorts);
	for (int i = 0; i < count; i++)
	{
		columns[i] = find_column(table, sorts[i].column);
		desc[i] = BoolGetDatum(sorts[i].desc);
		nulls_first[i] = BoolGetDatum(sorts[i].nulls_first);
	}
	set_value(row, ZHA_REG_ORDER_BY, make_array(columns, count, row->column_type));
	set_value(row, ZHA_REG_ORDER_DESC, make_array(desc, count, BOOLOID));
	set_value(row, ZHA_REG_ORDER_NULLS_FIRST, make_array(nulls_first, count, BOOLOID));
}

/* Needs SPI. */
static void
set_visible(zha_new_row *row, Relation table, Node *condition)
{
	List *fragments;
	List *attnums;
	ListCell *cell;
	Datum *values;
	int count = 0;

	if (condition == NULL)
		return;
	zha_condition_keep(table, condition, &fragments, &attnums);
	values = palloc(sizeof(Datum) * list_length(fragments));
	foreach (cell, fragments)
		values[count++] = CStringGetTextDatum(lfirst(cell));
	set_value(row, ZHA_REG_VISIBLE, make_array(values, count, TEXTOID));
	count = 0;
	foreach (cell, attnums)
		values[count++] = zha_column_make(RelationGetRelid(table), lfirst_int(cell));
	set_value(row, ZHA_REG_VISIBLE_COLUMNS,
			  make_array(values, count, row->column_type));
}

/* ---- indexes ------------------------------------------------------------------ */

static void
execute_command(const char *command)
{
	int result = SPI_execute(command, false, 0);

	if (result < 0)
		elog(ERROR, "could not execute \"%s\": %s", command,
			 SPI_result_code_string(result));
}

static void
emit_command(FunctionCallInfo fcinfo, const char *command)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Datum value = CStringGetTextDatum(command);
	bool null = false;

	tuplestore_putvalues(result->setResult, result->setDesc, &value, &null);
}

static char *
name_index(Oid relid, const char *purpose)
{
	return ChooseRelationName(get_rel_name(relid), purpose, "archive",
							  get_rel_namespace(relid), false);
}

static char *
qualified_name(Oid relid, const char *name)
{
	return quote_qualified_identifier(get_namespace_name(get_rel_namespace(relid)),
									  name);
}

/*
 * Give the commands that make an index beside running writers: those cannot run in a
 * function. Over partitions, each gets its own, which is then attached to the
 * parent's. Gives the qualified name of the index.
 */
static char *
emit_index(FunctionCallInfo fcinfo, Oid relid, const char *kind, const char *purpose,
		   const char *body)
{
	bool partitioned = zha_is_partitioned(relid);
	char *name = name_index(relid, purpose);
	char *qualified = qualified_name(relid, name);
	ListCell *cell;

	check_stack_depth();
	emit_command(fcinfo,
				 psprintf("%s%s %s ON %s%s%s", kind, partitioned ? "" : " CONCURRENTLY",
						  quote_identifier(name), partitioned ? "ONLY " : "",
						  qualified_name(relid, get_rel_name(relid)), body));
	if (!partitioned)
		return qualified;
	foreach (cell, find_inheritance_children(relid, NoLock))
		if (get_rel_relkind(lfirst_oid(cell)) != RELKIND_FOREIGN_TABLE)
			emit_command(
				fcinfo,
				psprintf("ALTER INDEX %s ATTACH PARTITION %s", qualified,
						 emit_index(fcinfo, lfirst_oid(cell), kind, purpose, body)));
	return qualified;
}

static bool
is_concurrent(FunctionCallInfo fcinfo)
{
	return !PG_ARGISNULL(ARG_CONCURRENTLY) && PG_GETARG_BOOL(ARG_CONCURRENTLY);
}

/* Make an index, or give the commands that make it. The name says what it is for. */
static void
make_index(FunctionCallInfo fcinfo, const zha_archive *archive, const char *kind,
		   const char *purpose, const char *body)
{
	static const char *const comment = "COMMENT ON INDEX %s IS '" ZHA_INDEX_COMMENT "'";
	char *name;

	if (is_concurrent(fcinfo))
	{
		name = emit_index(fcinfo, archive->relid, kind, purpose, body);
		emit_command(fcinfo, psprintf(comment, name));
		return;
	}
	name = name_index(archive->relid, purpose);
	execute_command(
		psprintf("%s %s ON %s%s", kind, quote_identifier(name), archive->table, body));
	execute_command(psprintf(comment, qualified_name(archive->relid, name)));
	emit_command(fcinfo, psprintf("%s: made index %s", purpose,
								  qualified_name(archive->relid, name)));
}

static void
make_order_index(FunctionCallInfo fcinfo, const zha_archive *archive, int which)
{
	const zha_order *order = &archive->orders[which];
	Relation table;
	Oid found;
	bool forward;

	if (!order->exists)
		return;
	table = table_open(archive->relid, NoLock);
	found = zha_find_index(table, archive, order, &forward);
	table_close(table, NoLock);
	if (!OidIsValid(found))
	{
		zha_order_require(archive, order);
		make_index(fcinfo, archive, "CREATE INDEX", zha_order_text(which),
				   zha_index_body(archive, order));
	}
	else if (!is_concurrent(fcinfo))
		emit_command(fcinfo, psprintf("%s: uses index %s", zha_order_text(which),
									  qualified_name(found, get_rel_name(found))));
}

/* What the catalog knows of the rows of a relation, -1 where that is nothing. */
static float4
known_rows(Oid relid)
{
	HeapTuple tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid));
	float4 rows = -1;

	if (HeapTupleIsValid(tuple))
	{
		rows = ((Form_pg_class) GETSTRUCT(tuple))->reltuples;
		ReleaseSysCache(tuple);
	}
	return rows;
}

/*
 * The articles that the index was made of, or that are known of otherwise. Since 18 making
 * an index tells of the index alone where autovacuum is off; one that was made with the
 * table tells nothing.
 */
static float4
known_articles(const zha_archive *archive)
{
	float4 rows = known_rows(archive->relid);
	Relation table;
	ListCell *cell;

	if (rows >= 0)
		return rows;
	table = table_open(archive->relid, NoLock);
	foreach (cell, RelationGetIndexList(table))
	{
		HeapTuple tuple =
			SearchSysCache1(INDEXRELID, ObjectIdGetDatum(lfirst_oid(cell)));

		if (HeapTupleIsValid(tuple))
		{
			float4 entries = known_rows(lfirst_oid(cell));

			if (entries > 0 && heap_attisnull(tuple, Anum_pg_index_indpred, NULL))
				rows = Max(rows, entries);
			ReleaseSysCache(tuple);
		}
	}
	table_close(table, NoLock);
	return rows;
}

/* What was done, in words: commands that are to be run must stand alone. */
static void
emit_rest(FunctionCallInfo fcinfo, const zha_archive *archive)
{
	const zha_options *options = &archive->options;
	float4 articles;

	if (is_concurrent(fcinfo))
		return;
	if (archive->orders[ZHA_SERIES].exists)
		emit_command(fcinfo, psprintf("continuity: %s%s, exceptions: %d",
									  zha_course_text(options->course),
									  options->declared ? "" : " (not declared)",
									  options->count));
	CommandCounterIncrement();
	articles = known_articles(archive);
	if (articles >= 0)
		emit_command(fcinfo, psprintf("articles: %.0f", articles));
}

/* The constraint that no number comes twice in a series, listed or not. */
static void
make_unique_index(FunctionCallInfo fcinfo, const zha_archive *archive)
{
	const zha_key *const keys[] = {&archive->series, &archive->number};

	if (PG_ARGISNULL(ARG_UNIQUE_NUMBER) || !PG_GETARG_BOOL(ARG_UNIQUE_NUMBER))
		return;
	zha_require_series(archive);
	zha_shards_require_unique(archive);
	zha_require_width(archive, keys, lengthof(keys));
	make_index(fcinfo, archive, "CREATE UNIQUE INDEX", "number",
			   psprintf(" ((%s), (%s))", zha_key_sql(&archive->series, NULL),
						zha_key_sql(&archive->number, NULL)));
}

/* ---- what an archive must have ------------------------------------------------ */

/* Nobody else writes about a table; one that is gone has no owner. */
static void
require_owner(Oid relid)
{
	char *name = get_rel_name(relid);

	if (name != NULL && !zha_owns_table(relid, GetUserId()))
		aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_TABLE, name);
}

static void
require_table(Relation table)
{
	char kind = table->rd_rel->relkind;

	require_owner(RelationGetRelid(table));
	if (IsSystemRelation(table) ||
		(kind != RELKIND_RELATION && kind != RELKIND_PARTITIONED_TABLE))
		ereport(
			ERROR,
			(errcode(ERRCODE_WRONG_OBJECT_TYPE),
			 errmsg("\"%s\" is not a table of a user", RelationGetRelationName(table)),
			 errdetail("An archive is a table or a partitioned table, since it "
					   "needs indexes.")));
}

/* Whether a unique index starts with the id and adds only what lists divide by. */
static bool
is_unique(Relation table, Relation index, const zha_archive *archive)
{
	Form_pg_index form = index->rd_index;
	bool partitioned = table->rd_rel->relkind == RELKIND_PARTITIONED_TABLE;

	if (!form->indisunique || !form->indisvalid || !form->indimmediate ||
		RelationGetIndexPredicate(index) != NIL ||
		form->indkey.values[0] != archive->id.attnum)
		return false;
	for (int i = 1; i < form->indnkeyatts; i++)
		if (!zha_divides(archive, form->indkey.values[i]) && !partitioned)
			return false;
	return true;
}

static void
require_unique_id(Relation table, const zha_archive *archive)
{
	ListCell *cell;
	bool found = false;

	foreach (cell, RelationGetIndexList(table))
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);

		found = found || is_unique(table, index, archive);
		index_close(index, NoLock);
	}
	/* no unique index can be over foreign partitions */
	found = found || zha_foreign_partitions(archive->relid) != NIL;
	if (!found || archive->id.nullable)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TABLE_DEFINITION),
				 errmsg("column %s of table \"%s\" does not identify an article",
						archive->id.column, archive->name),
				 errdetail("The id must be NOT NULL and the first column of a unique "
						   "index, alone or with the channel or the series."),
				 errhint("Make it the primary key.")));
}

/* ---- the functions ------------------------------------------------------------ */

/*
 * Delete the row of a table under a lock on its OID that no two callers hold at once:
 * users may only insert into the registry by SQL, since whoever may delete may also lock
 * it. False if there is none.
 */
static bool
delete_row(Relation registry, Oid relid)
{
	SysScanDesc scan = zha_registry_scan(registry, relid);
	HeapTuple tuple = systable_getnext(scan);
	bool found = HeapTupleIsValid(tuple);

	if (found)
		simple_heap_delete(registry, &tuple->t_self);
	systable_endscan(scan);
	return found;
}

/*
 * Rows of tables that are gone hinder nobody, except who gets their OID. What another
 * session is about to delete is left to it.
 */
static void
sweep(Relation registry)
{
	SysScanDesc scan = systable_beginscan(registry, InvalidOid, false, NULL, 0, NULL);
	List *relids = NIL;
	ListCell *cell;
	HeapTuple tuple;
	bool isnull;

	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		Datum relid =
			heap_getattr(tuple, ZHA_REG_TABLE + 1, RelationGetDescr(registry), &isnull);

		if (!isnull)
			relids = lappend_oid(relids, DatumGetObjectId(relid));
	}
	systable_endscan(scan);
	foreach (cell, relids)
	{
		Oid relid = lfirst_oid(cell);

		if (!SearchSysCacheExists1(RELOID, ObjectIdGetDatum(relid)) &&
			ConditionalLockRelationOid(relid, ShareUpdateExclusiveLock) &&
			!SearchSysCacheExists1(RELOID, ObjectIdGetDatum(relid)))
			(void) delete_row(registry, relid);
	}
}

/* Write a row of a table of the extension; false when there is one of its key. */
static bool
insert_values(Relation stored, int count, Datum *values, const char *nulls)
{
	Oid types[ZHA_REG_COLUMNS];
	StringInfoData sql;

	initStringInfo(&sql);
	appendStringInfo(
		&sql, "INSERT INTO %s VALUES (",
		quote_qualified_identifier(get_namespace_name(RelationGetNamespace(stored)),
								   RelationGetRelationName(stored)));
	for (int i = 0; i < count; i++)
	{
		types[i] = TupleDescAttr(RelationGetDescr(stored), i)->atttypid;
		appendStringInfo(&sql, "%s$%d", i > 0 ? ", " : "", i + 1);
	}
	appendStringInfoString(&sql, ") ON CONFLICT DO NOTHING");
	if (SPI_execute_with_args(sql.data, count, types, values, nulls, false, 0) !=
		SPI_OK_INSERT)
		elog(ERROR, "could not write to \"%s\"", RelationGetRelationName(stored));
	return SPI_processed > 0;
}

static void
insert_row(Oid registry_oid, zha_new_row *row)
{
	Relation registry = zha_registry_open(registry_oid, RowExclusiveLock);

	sweep(registry);
	if (!insert_values(registry, ZHA_REG_COLUMNS, row->values, row->nulls))
		ereport(ERROR,
				(errcode(ERRCODE_DUPLICATE_OBJECT),
				 errmsg("table \"%s\" is a registered archive already",
						get_rel_name(DatumGetObjectId(row->values[ZHA_REG_TABLE]))),
				 errhint("Call archive_unregister first.")));
	table_close(registry, NoLock);
}

/* One that an earlier registration of the table has left behind has no say. */
static void
insert_options(Oid options_oid, zha_new_options *row)
{
	Relation options = table_open(options_oid, RowExclusiveLock);

	zha_options_check(options);
	sweep(options);
	(void) delete_row(options, DatumGetObjectId(row->values[ZHA_OPT_TABLE]));
	CommandCounterIncrement();
	if (!insert_values(options, ZHA_OPT_COLUMNS, row->values, row->nulls))
		elog(ERROR, "could not write to \"%s\"", RelationGetRelationName(options));
	table_close(options, NoLock);
}

static Oid
registry_column_type(Oid registry_oid)
{
	return get_atttype(registry_oid, ZHA_REG_ID + 1);
}

static void
read_arguments(FunctionCallInfo fcinfo, Relation table, zha_new_row *row)
{
	memset(row->nulls, 'n', ZHA_REG_COLUMNS);
	row->nulls[ZHA_REG_COLUMNS] = '\0';
	set_value(row, ZHA_REG_TABLE, ObjectIdGetDatum(RelationGetRelid(table)));
	set_column(row, ZHA_REG_ID, table, fcinfo, ARG_ID);
	set_column(row, ZHA_REG_TITLE, table, fcinfo, ARG_TITLE);
	set_column(row, ZHA_REG_PUBLISHED, table, fcinfo, ARG_PUBLISHED);
	set_column(row, ZHA_REG_CHANNEL, table, fcinfo, ARG_CHANNEL);
	set_series(row, table, fcinfo);
	set_column(row, ZHA_REG_PREV_TITLE, table, fcinfo, ARG_PREV_TITLE);
	set_column(row, ZHA_REG_NEXT_TITLE, table, fcinfo, ARG_NEXT_TITLE);
	set_order_by(row, table, fcinfo);
	set_value(row, ZHA_REG_NEWEST_FIRST,
			  BoolGetDatum(PG_ARGISNULL(ARG_NEWEST_FIRST) ||
						   PG_GETARG_BOOL(ARG_NEWEST_FIRST)));
	set_value(row, ZHA_REG_VISIBLE_COLUMNS, make_array(NULL, 0, row->column_type));
}

static void
set_option(zha_new_options *row, zha_option which, Datum value)
{
	row->values[which] = value;
	row->nulls[which] = ' ';
}

/* The words that titles are read with, an error if there is any that cannot be. */
static void
set_vocabulary(zha_new_options *row, FunctionCallInfo fcinfo)
{
	zha_title_site words = {0};

	if (PG_ARGISNULL(ARG_VOCABULARY))
		return;
	(void) zha_title_site_read(&words, PG_GETARG_JSONB_P(ARG_VOCABULARY),
							   CurrentMemoryContext);
	set_option(row, ZHA_OPT_VOCABULARY, PG_GETARG_DATUM(ARG_VOCABULARY));
}

/* As they are read again, so that what cannot be is refused here. */
static void
read_options(FunctionCallInfo fcinfo, Relation table, zha_new_options *row)
{
	Datum *items;
	int count = 0;

	memset(row->nulls, 'n', ZHA_OPT_COLUMNS);
	row->nulls[ZHA_OPT_COLUMNS] = '\0';
	set_option(row, ZHA_OPT_TABLE, ObjectIdGetDatum(RelationGetRelid(table)));
	if (!PG_ARGISNULL(ARG_CONTINUITY))
	{
		(void) zha_course_find(text_to_cstring(PG_GETARG_TEXT_PP(ARG_CONTINUITY)));
		set_option(row, ZHA_OPT_CONTINUITY, PG_GETARG_DATUM(ARG_CONTINUITY));
	}
	if (!PG_ARGISNULL(ARG_EXCEPTIONS))
		count = zha_registry_array(PG_GETARG_DATUM(ARG_EXCEPTIONS), TEXTOID, &items);
	for (int i = 0; i < count; i++)
		(void) zha_exception_read(TextDatumGetCString(items[i]));
	if (count > 0)
		set_option(row, ZHA_OPT_EXCEPTIONS, PG_GETARG_DATUM(ARG_EXCEPTIONS));
	if (!PG_ARGISNULL(ARG_PREVIOUS))
	{
		(void) zha_previous_find(text_to_cstring(PG_GETARG_TEXT_PP(ARG_PREVIOUS)));
		set_option(row, ZHA_OPT_PREVIOUS, PG_GETARG_DATUM(ARG_PREVIOUS));
	}
	set_option(
		row, ZHA_OPT_SCHEDULED,
		BoolGetDatum(!PG_ARGISNULL(ARG_SCHEDULED) && PG_GETARG_BOOL(ARG_SCHEDULED)));
	set_option(row, ZHA_OPT_ZONE,
			   CStringGetTextDatum(GetConfigOption("TimeZone", false, false)));
	for (int i = 0; i < 3; i++)
		if (!PG_ARGISNULL(ARG_URL + i))
			set_option(row, ZHA_OPT_URL + i,
					   find_column(table, NameStr(*PG_GETARG_NAME(ARG_URL + i))));
	set_vocabulary(row, fcinfo);
}

/* What hangs on where the rows are. */
static void
give_notices(const zha_archive *archive)
{
	zha_partitions_notice(archive);
	zha_shards_notice(archive);
}

/* Run DDL and the registry's statements under a search_path that holds nothing. */
static int
confine_search_path(void)
{
	int nest = NewGUCNestLevel();

	zha_set_for_now("search_path", "pg_catalog, pg_temp");
	return nest;
}

/*
 * archive_register(table, id, title, published, channel, order_by, newest_first,
 * visible, series, number, prev_title, next_title, unique_number, concurrently,
 * continuity, exceptions, previous, scheduled, url, prev_url, next_url, vocabulary) →
 * setof text: see doc/archive.md. Raises 42501 if the caller does not own the table,
 * 42703, 42804, 42P17 or 42P16 for what the table cannot give, 42710 when it is
 * registered already.
 */
Datum
archive_register_1_0(PG_FUNCTION_ARGS)
{
	Oid registry = zha_extension_table(fcinfo, "archive_registry");
	Oid stored_options = zha_extension_table(fcinfo, "archive_options");
	zha_new_row row = {.column_type = registry_column_type(registry)};
	zha_new_options options;
	zha_archive *archive;
	Relation table;
	Node *condition = NULL;
	int nest;

	for (int i = ARG_TABLE; i <= ARG_TITLE; i++)
		if (PG_ARGISNULL(i))
			ereport(
				ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("an archive needs a table, an id column and a title column")));
	PreventCommandIfReadOnly("archive_register()");
	zha_result_begin(fcinfo, 1);
	/* before the lock, which would hold up the table's writers */
	require_owner(PG_GETARG_OID(ARG_TABLE));
	table = zha_table_open(PG_GETARG_OID(ARG_TABLE), ShareLock);
	require_table(table);
	read_arguments(fcinfo, table, &row);
	read_options(fcinfo, table, &options);
	/* on the caller's own path */
	if (!PG_ARGISNULL(ARG_VISIBLE))
		condition =
			zha_predicate_bind(table, text_to_cstring(PG_GETARG_TEXT_PP(ARG_VISIBLE)));
	nest = confine_search_path();
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	set_visible(&row, table, condition);
	insert_row(registry, &row);
	insert_options(stored_options, &options);
	archive = zha_archive_open(fcinfo, RelationGetRelid(table));
	PG_TRY();
	{
		require_unique_id(table, archive);
		table_close(table, NoLock);
		give_notices(archive);
		for (int i = 0; i < ZHA_ORDERS; i++)
			make_order_index(fcinfo, archive, i);
		make_unique_index(fcinfo, archive);
		emit_rest(fcinfo, archive);
		/* by the index that is there now */
		if (archive->orders[ZHA_SERIES].exists && archive->published.attnum != 0 &&
			archive->number.attnum != 0 && !archive->options.declared &&
			archive->options.count == 0 && !is_concurrent(fcinfo))
			zha_series_notice(archive);
	}
	PG_FINALLY();
	{
		zha_archive_close(archive);
	}
	PG_END_TRY();
	SPI_finish();
	AtEOXact_GUC(true, nest);
	return (Datum) 0;
}

static void
drop_made_indexes(Oid relid)
{
	Relation table = table_open(relid, NoLock);
	List *indexes = RelationGetIndexList(table);
	ListCell *cell;

	table_close(table, NoLock);
	foreach (cell, indexes)
	{
		Oid index = lfirst_oid(cell);
		char *comment = GetComment(index, RelationRelationId, 0);

		if (comment != NULL && strcmp(comment, ZHA_INDEX_COMMENT) == 0)
			execute_command(psprintf(
				"DROP INDEX %s",
				quote_qualified_identifier(get_namespace_name(get_rel_namespace(index)),
										   get_rel_name(index))));
	}
}

/*
 * archive_unregister(table): undoes archive_register; it drops the indexes that it made
 * and leaves others. Raises 42501 if the caller does not own the table, 42704 if it is
 * not registered.
 */
Datum
archive_unregister_1_0(PG_FUNCTION_ARGS)
{
	Oid relid = PG_GETARG_OID(0);
	Relation registry;
	Relation options;
	bool exists;
	int nest;

	PreventCommandIfReadOnly("archive_unregister()");
	require_owner(relid);
	LockRelationOid(relid, AccessExclusiveLock);
	require_owner(relid); /* it may have changed while this waited */
	exists = get_rel_name(relid) != NULL;
	registry = zha_registry_open(zha_extension_table(fcinfo, "archive_registry"),
								 RowExclusiveLock);
	options =
		table_open(zha_extension_table(fcinfo, "archive_options"), RowExclusiveLock);
	zha_options_check(options);
	if (!delete_row(registry, relid))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
						errmsg("table \"%s\" is not a registered archive",
							   exists ? get_rel_name(relid) : "-")));
	(void) delete_row(options, relid);
	table_close(options, NoLock);
	table_close(registry, NoLock);
	if (!exists)
		PG_RETURN_VOID();
	CacheInvalidateRelcacheByRelid(relid);
	nest = confine_search_path();
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	drop_made_indexes(relid);
	zha_condition_drop(relid);
	SPI_finish();
	AtEOXact_GUC(true, nest);
	PG_RETURN_VOID();
}
