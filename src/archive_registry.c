/*
 * archive_registry.c
 *		From a row of archive_registry to a checked zha_archive, kept per session.
 *
 * A row is read with the latest snapshot, and only when the session has no valid
 * copy. A copy dies by the relation cache's invalidation message for the
 * archive's table: the server sends it for every ALTER TABLE, and the registry's
 * trigger for every change of a row. All die with the registry, and when a schema is
 * renamed, since their queries name schemas. The columns are judged here, so that a
 * table altered after its registration meets the same errors as one registered
 * wrongly.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "parser/parse_coerce.h"
#include "storage/lmgr.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/guc.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "archive.h"

PG_FUNCTION_INFO_V1(archive_registry_guard);

typedef struct zha_cached
{
	Oid relid; /* hash key */
	zha_archive *archive;
} zha_cached;

/* A row of the registry on its way to a zha_archive. */
typedef struct zha_row
{
	Datum values[ZHA_REG_COLUMNS];
	bool nulls[ZHA_REG_COLUMNS];
	Relation table;
	Oid namespace; /* of the extension */
} zha_row;

static HTAB *archives = NULL;
static Oid archives_registry; /* where the copies were read from */
static uint64 invalidations = 0;

/* zha_extension_table: the OID of a table in the schema of the called function. */
Oid
zha_extension_table(FunctionCallInfo fcinfo, const char *name)
{
	Oid relid = get_relname_relid(name, get_func_namespace(fcinfo->flinfo->fn_oid));

	if (!OidIsValid(relid))
		elog(ERROR, "table \"%s\" of zharchive is missing", name);
	return relid;
}

/*
 * zha_table_open: a table that the caller named by its OID, under a lock. Raises
 * 42P01 when it is gone.
 */
Relation
zha_table_open(Oid relid, LOCKMODE lock)
{
	Relation table = try_table_open(relid, lock);

	if (table == NULL)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE),
						errmsg("relation with OID %u does not exist", relid)));
	return table;
}

/* ---- keys --------------------------------------------------------------------- */

/* zha_key_sql: the key as an expression, over the column of an alias if given. */
char *
zha_key_sql(const zha_key *key, const char *alias)
{
	return psprintf("%s%s%s%s%s", key->before, alias ? alias : "", alias ? "." : "",
					key->column, key->after);
}

/*
 * zha_operand_sql: an expression of the key's type as the operand of the key's
 * operators. A domain goes in as its base type, which the operators are for:
 * whoever may create operators in their schema could offer one for the domain.
 */
char *
zha_operand_sql(const zha_key *key, const char *expression)
{
	Oid base = getBaseType(key->type);

	if (base == key->type)
		return pstrdup(expression);
	return psprintf("(%s)::%s", expression,
					format_type_extended(base, -1, FORMAT_TYPE_FORCE_QUALIFY));
}

/* zha_label_sql: what to show to people for a group, as a text. */
char *
zha_label_sql(const zha_key *key, const char *alias)
{
	return psprintf("%s%s%s%s%s::pg_catalog.text", key->label[0], alias ? alias : "",
					alias ? "." : "", key->column, key->label[1]);
}

/*
 * zha_number_sql: the number as a series_no, whatever the column's type. An
 * integer that is no series number gives NULL: a stray row must not break the
 * pages of its neighbours.
 */
char *
zha_number_sql(const zha_archive *archive, const char *alias)
{
	const zha_key *key = &archive->number;

	if (key->attnum == 0)
		return psprintf("NULL::%s.series_no", archive->schema);
	if (key->type == INT2OID || key->type == INT4OID || key->type == INT8OID)
		return psprintf("%s.to_series_no(%s::pg_catalog.text)", archive->schema,
						zha_key_sql(key, alias));
	return zha_key_sql(key, alias);
}

/*
 * zha_number_of: a value of the number's column, whose type is given, as
 * zha_number_sql has it; false where that is NULL.
 */
bool
zha_number_of(Datum value, Oid type, zha_series_no *out)
{
	int64 number;

	switch (type)
	{
		case INT2OID:
			number = DatumGetInt16(value);
			break;
		case INT4OID:
			number = DatumGetInt32(value);
			break;
		case INT8OID:
			number = DatumGetInt64(value);
			break;
		default:
			*out = DatumGetSeriesNo(value);
			return true;
	}
	if (number < 0 || number > ZHA_LARGEST_FIRST)
		return false;
	*out = zha_series_no_from_number((uint32_t) number);
	return true;
}

/*
 * zha_value_of: a value of a type from its text. Raises 22P02 and its like when
 * the text is none.
 */
Datum
zha_value_of(Oid type, char *text)
{
	Oid function;
	Oid parameter;

	getTypeInputInfo(type, &function, &parameter);
	return OidInputFunctionCall(function, text, parameter, -1);
}

/* zha_require_series: raise 55000 unless the archive has series with numbers. */
void
zha_require_series(const zha_archive *archive)
{
	if (archive->series.attnum == 0 || archive->number.attnum == 0)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("archive \"%s\" has no series", archive->name),
						errhint("Register it without series => ''.")));
}

/* zha_key_direction: what ORDER BY says after the key, forward or backward. */
const char *
zha_key_direction(const zha_key *key, bool forward)
{
	bool desc = key->desc == forward;
	bool nulls_first = key->nulls_first == forward;

	if (desc)
		return nulls_first ? "DESC NULLS FIRST" : "DESC NULLS LAST";
	return nulls_first ? "ASC NULLS FIRST" : "ASC NULLS LAST";
}

/*
 * zha_order_sql: what ORDER BY says for an order, over the alias a. The group is
 * there although a list has but one: the index has it first, so a list whose group
 * is NULL is read from it too.
 */
char *
zha_order_sql(const zha_order *order, bool forward)
{
	StringInfoData sql;

	initStringInfo(&sql);
	if (order->grouped)
		appendStringInfo(&sql, "%s %s, ", zha_key_sql(&order->group, "a"),
						 zha_key_direction(&order->group, forward));
	for (int i = 0; i < order->nkeys; i++)
		appendStringInfo(&sql, "%s%s %s", i > 0 ? ", " : "",
						 zha_key_sql(&order->keys[i], "a"),
						 zha_key_direction(&order->keys[i], forward));
	return sql.data;
}

/* zha_has_series_column: whether the series, or what has its key, is a column. */
bool
zha_has_series_column(const zha_archive *archive)
{
	return archive->series.attnum != 0 && archive->series.label[0][0] == '\0';
}

/* The key that a column reference of the registry stands for. */
static zha_key
read_column(const zha_row *row, Datum reference, const char *role)
{
	Oid relid = RelationGetRelid(row->table);
	AttrNumber attnum = zha_column_attnum(reference);
	char *name = zha_column_name(reference);
	Form_pg_attribute attribute;
	zha_key key = {0};

	if (name == NULL || attnum <= 0 || zha_column_relid(reference) != relid)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
						errmsg("archive \"%s\" has lost its column: %s",
							   RelationGetRelationName(row->table), role),
						errhint("Register it anew after archive_unregister.")));
	attribute = TupleDescAttr(RelationGetDescr(row->table), attnum - 1);
	key.attnum = attnum;
	key.column = pstrdup(quote_identifier(name));
	key.before = key.after = key.label[0] = key.label[1] = "";
	key.type = attribute->atttypid;
	key.collation = attribute->attcollation;
	key.nullable = !attribute->attnotnull;
	return key;
}

/* As read_column, for a column of the registry, which may be NULL. */
static zha_key
read_key(const zha_row *row, zha_registry_column which, const char *role)
{
	zha_key none = {0};

	return row->nulls[which] ? none : read_column(row, row->values[which], role);
}

static void
refuse_type(const zha_row *row, const zha_key *key, const char *role,
			const char *wanted)
{
	ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
					errmsg("column %s of table \"%s\" cannot be the %s", key->column,
						   RelationGetRelationName(row->table), role),
					errdetail("It is of type %s; the %s is %s.",
							  format_type_be(key->type), role, wanted)));
}

static void
require_text(const zha_row *row, const zha_key *key, const char *role)
{
	if (key->attnum == 0)
		return;
	if (TypeCategory(getBaseType(key->type)) != TYPCATEGORY_STRING)
		refuse_type(row, key, role, "a text");
}

static void
require_date(const zha_row *row, const zha_key *key, const char *role)
{
	Oid type;

	if (key->attnum == 0)
		return;
	type = getBaseType(key->type);
	if (type != DATEOID && type != TIMESTAMPOID && type != TIMESTAMPTZOID)
		refuse_type(row, key, role, "a date or a timestamp");
}

static Oid
series_no_type(const zha_row *row)
{
	return GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum("series_no"),
						   ObjectIdGetDatum(row->namespace));
}

static void
require_number(const zha_row *row, const zha_key *key, const char *role)
{
	Oid type;

	if (key->attnum == 0)
		return;
	type = getBaseType(key->type);
	if (type != series_no_type(row) && type != INT2OID && type != INT4OID &&
		type != INT8OID)
		refuse_type(row, key, role, "a series_no or an integer");
}

/* Find where the operators are that order the key. */
static void
require_order(const zha_row *row, zha_key *key, const char *role)
{
	TypeCacheEntry *type;
	HeapTuple tuple;

	if (key->attnum == 0)
		return;
	type = lookup_type_cache(key->type, TYPECACHE_LT_OPR | TYPECACHE_BTREE_OPFAMILY);
	if (!OidIsValid(type->lt_opr))
		refuse_type(row, key, role, "of a type that has an order");
	tuple = SearchSysCache1(OPEROID, ObjectIdGetDatum(type->lt_opr));
	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for operator %u", type->lt_opr);
	key->schema = pstrdup(quote_identifier(
		get_namespace_name(((Form_pg_operator) GETSTRUCT(tuple))->oprnamespace)));
	ReleaseSysCache(tuple);
}

/* ---- the two orders ----------------------------------------------------------- */

static void
add_key(zha_order *order, zha_key key, bool desc, bool nulls_first)
{
	if (key.attnum == 0)
		return;
	key.desc = desc;
	/* without NULLs as CREATE INDEX has it, so that an index by hand fits too */
	key.nulls_first = key.nullable ? nulls_first : desc;
	order->keys[order->nkeys++] = key;
}

static int
read_array(Datum array, Oid type, Datum **elements)
{
	int16 length;
	bool by_value;
	char align;
	int count;

	get_typlenbyvalalign(type, &length, &by_value, &align);
	deconstruct_array(DatumGetArrayTypeP(array), type, length, by_value, align,
					  elements, NULL, &count);
	return count;
}

static int
read_columns(const zha_row *row, zha_registry_column which, Datum **elements)
{
	ArrayType *array = DatumGetArrayTypeP(row->values[which]);

	return read_array(PointerGetDatum(array), ARR_ELEMTYPE(array), elements);
}

/*
 * A series whose column is a text is known by the key that joins its spellings, and
 * shown as the column spells it. The column goes in as the very type of the parameter:
 * whoever may create functions in the schema of the extension could offer one for
 * another type. What is blank has no key.
 */
static void
join_spellings(zha_archive *archive)
{
	zha_key *series = &archive->series;
	Oid type = series->attnum ? getBaseType(series->type) : InvalidOid;

	if (type != TEXTOID && type != VARCHAROID && type != BPCHAROID)
		return;
	series->before = psprintf("%s.series_key(", archive->schema);
	series->after = "::pg_catalog.text)";
	series->type = TEXTOID;
	series->nullable = true;
}

/*
 * What has no column of its own is read from the title: a series by its key, too, and
 * shown as the title spells it.
 */
static void
read_from_title(const zha_row *row, zha_archive *archive)
{
	if (archive->series.attnum == 0)
	{
		archive->series = archive->title;
		archive->series.before = psprintf("%s.series_key(%s.title_series(",
										  archive->schema, archive->schema);
		archive->series.after = "::pg_catalog.text))";
		archive->series.label[0] = psprintf("%s.title_series(", archive->schema);
		archive->series.label[1] = "::pg_catalog.text)";
		archive->series.type = TEXTOID;
		archive->series.nullable = true;
	}
	if (archive->number.attnum == 0)
	{
		archive->number = archive->title;
		archive->number.before = psprintf("%s.title_number(", archive->schema);
		archive->number.after = "::pg_catalog.text)";
		archive->number.type = series_no_type(row);
		archive->number.nullable = true;
	}
}

/*
 * The channel's order is the order of the list page from its top: the extra
 * columns, the date, the id; what has no date comes last.
 */
static void
read_channel_order(const zha_row *row, zha_archive *archive)
{
	zha_order *order = &archive->orders[ZHA_CHANNEL];
	Datum *columns;
	Datum *desc;
	Datum *nulls_first;
	int count = read_columns(row, ZHA_REG_ORDER_BY, &columns);

	if (count > ZHA_MAX_ORDER_BY ||
		read_array(row->values[ZHA_REG_ORDER_DESC], BOOLOID, &desc) != count ||
		read_array(row->values[ZHA_REG_ORDER_NULLS_FIRST], BOOLOID, &nulls_first) !=
			count)
		ereport(ERROR, (errcode(ERRCODE_INVALID_TABLE_DEFINITION),
						errmsg("the registry's order of \"%s\" is not well-formed",
							   archive->name)));
	order->exists = true;
	order->null_is_list = true;
	order->grouped = archive->channel.attnum != 0;
	order->group = archive->channel;
	for (int i = 0; i < count; i++)
	{
		zha_key key = read_column(row, columns[i], "sort column");

		require_order(row, &key, "sort column");
		add_key(order, key, DatumGetBool(desc[i]), DatumGetBool(nulls_first[i]));
	}
	add_key(order, archive->published, archive->newest_first, false);
	add_key(order, archive->id, archive->newest_first, false);
}

/* A series is read by number, upwards; what has none comes last. */
static void
read_series_order(zha_archive *archive)
{
	zha_order *order = &archive->orders[ZHA_SERIES];

	if (archive->series.attnum == 0)
		return;
	order->exists = true;
	order->grouped = true;
	order->group = archive->series;
	add_key(order, archive->number, false, false);
	add_key(order, archive->id, false, false);
}

/* ---- reading a row ------------------------------------------------------------ */

static char *
read_visible(const zha_row *row)
{
	StringInfoData condition;
	Datum *fragments;
	Datum *columns;
	int count;

	if (row->nulls[ZHA_REG_VISIBLE])
		return NULL;
	count = read_columns(row, ZHA_REG_VISIBLE_COLUMNS, &columns);
	if (read_array(row->values[ZHA_REG_VISIBLE], TEXTOID, &fragments) != count + 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_TABLE_DEFINITION),
						errmsg("the registry's condition of \"%s\" is not well-formed",
							   RelationGetRelationName(row->table))));
	initStringInfo(&condition);
	for (int i = 0; i <= count; i++)
	{
		appendStringInfoString(&condition, TextDatumGetCString(fragments[i]));
		if (i < count)
			appendStringInfoString(
				&condition,
				read_column(row, columns[i], "column of the condition").column);
	}
	return zha_predicate_check(row->table, condition.data);
}

/* zha_divides: whether a column of an index says which list a row is in. */
bool
zha_divides(const zha_archive *archive, AttrNumber attnum)
{
	return attnum != 0 &&
		   (attnum == archive->channel.attnum ||
			(attnum == archive->series.attnum && zha_has_series_column(archive)));
}

/*
 * Whether not the id is unique, only the id with the channel or the series. Where no
 * index says so, as with foreign partitions, it may not be.
 */
static bool
id_repeats(Relation table, const zha_archive *archive)
{
	bool alone = false;
	ListCell *cell;

	foreach (cell, RelationGetIndexList(table))
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);
		Form_pg_index form = index->rd_index;
		bool divided = false;

		for (int i = 1; i < form->indnkeyatts; i++)
			divided = divided || zha_divides(archive, form->indkey.values[i]);
		alone = alone || (form->indisunique && !divided &&
						  form->indkey.values[0] == archive->id.attnum);
		index_close(index, NoLock);
	}
	return !alone;
}

static void
read_row(const zha_row *row, zha_archive *archive)
{
	archive->newest_first = DatumGetBool(row->values[ZHA_REG_NEWEST_FIRST]);
	archive->id = read_key(row, ZHA_REG_ID, "id");
	archive->title = read_key(row, ZHA_REG_TITLE, "title");
	archive->published = read_key(row, ZHA_REG_PUBLISHED, "date");
	archive->channel = read_key(row, ZHA_REG_CHANNEL, "channel");
	archive->series = read_key(row, ZHA_REG_SERIES, "series");
	archive->number = read_key(row, ZHA_REG_NUMBER, "number");
	archive->printed[0] = read_key(row, ZHA_REG_PREV_TITLE, "printed previous title");
	archive->printed[1] = read_key(row, ZHA_REG_NEXT_TITLE, "printed next title");
	require_text(row, &archive->title, "title");
	require_text(row, &archive->printed[0], "printed previous title");
	require_text(row, &archive->printed[1], "printed next title");
	require_date(row, &archive->published, "date");
	require_number(row, &archive->number, "number");
	join_spellings(archive);
	if (DatumGetBool(row->values[ZHA_REG_IN_SERIES]))
		read_from_title(row, archive);
	require_order(row, &archive->id, "id");
	require_order(row, &archive->published, "date");
	require_order(row, &archive->channel, "channel");
	require_order(row, &archive->series, "series");
	require_order(row, &archive->number, "number");
	read_channel_order(row, archive);
	read_series_order(archive);
	archive->visible = read_visible(row);
	archive->repeats = id_repeats(row->table, archive);
	zha_partitions_read(archive);
}

/* Fetch the row of a table; false when there is none. */
static bool
fetch_row(Oid registry_oid, zha_row *row)
{
	Relation registry = table_open(registry_oid, AccessShareLock);
	TupleDesc descriptor = RelationGetDescr(registry);
	SysScanDesc scan;
	ScanKeyData key;
	HeapTuple tuple;

	ScanKeyInit(&key, ZHA_REG_TABLE + 1, BTEqualStrategyNumber, F_OIDEQ,
				ObjectIdGetDatum(RelationGetRelid(row->table)));
	scan = systable_beginscan(registry, zha_primary_key_index(registry), true, NULL, 1,
							  &key);
	tuple = systable_getnext(scan);
	if (HeapTupleIsValid(tuple))
		heap_deform_tuple(heap_copytuple(tuple), descriptor, row->values, row->nulls);
	systable_endscan(scan);
	table_close(registry, AccessShareLock);
	return HeapTupleIsValid(tuple);
}

static zha_archive *
load(FunctionCallInfo fcinfo, Oid relid)
{
	Oid namespace = get_func_namespace(fcinfo->flinfo->fn_oid);
	Oid registry_oid = zha_extension_table(fcinfo, "archive_registry");
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "zharchive", ALLOCSET_SMALL_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(context);
	zha_archive *archive = palloc0(sizeof(zha_archive));
	zha_row row = {.namespace = namespace};
	uint64 seen = invalidations;
	int nest = NewGUCNestLevel();

	/* what the registry's condition names is not looked for on the caller's path */
	zha_set_for_now("search_path", "pg_catalog, pg_temp");
	archives_registry = registry_oid;
	row.table = zha_table_open(relid, AccessShareLock);
	archive->context = context;
	archive->relid = relid;
	archive->name = pstrdup(RelationGetRelationName(row.table));
	archive->table = quote_qualified_identifier(
		get_namespace_name(RelationGetNamespace(row.table)), archive->name);
	archive->schema = pstrdup(quote_identifier(get_namespace_name(namespace)));
	if (!fetch_row(registry_oid, &row))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("table \"%s\" is not a registered archive", archive->name),
				 errhint("Register it with archive_register.")));
	read_row(&row, archive);
	archive->direct = zha_direct_describe(row.table, archive);
	table_close(row.table, NoLock);
	AtEOXact_GUC(true, nest);
	MemoryContextSwitchTo(caller);
	MemoryContextSetParent(context, CacheMemoryContext);
	archive->valid = seen == invalidations;
	return archive;
}

/* ---- the session's copies ----------------------------------------------------- */

static void
invalidate_all(void)
{
	HASH_SEQ_STATUS status;
	zha_cached *cached;

	hash_seq_init(&status, archives);
	while ((cached = hash_seq_search(&status)) != NULL)
		if (cached->archive != NULL)
			cached->archive->valid = false;
}

static void
invalidate(Datum argument, Oid relid)
{
	zha_cached *cached;

	(void) argument;
	invalidations++;
	if (!OidIsValid(relid) || relid == archives_registry)
	{
		invalidate_all();
		return;
	}
	cached = hash_search(archives, &relid, HASH_FIND, NULL);
	if (cached != NULL && cached->archive != NULL)
		cached->archive->valid = false;
}

static void
invalidate_names(Datum argument, ZHA_CACHE_ID cache, uint32 hash)
{
	(void) argument, (void) cache, (void) hash;
	invalidations++;
	invalidate_all();
}

static void
create_cache(void)
{
	HASHCTL control = {.keysize = sizeof(Oid), .entrysize = sizeof(zha_cached)};

	archives = hash_create("zharchive archives", 16, &control, HASH_ELEM | HASH_BLOBS);
	CacheRegisterRelcacheCallback(invalidate, (Datum) 0);
	CacheRegisterSyscacheCallback(NAMESPACEOID, invalidate_names, (Datum) 0);
}

static void
destroy(zha_archive *archive)
{
	zha_links_forget(archive);
	MemoryContextDelete(archive->context);
}

/*
 * zha_archive_open: the archive of a registered table, held until
 * zha_archive_close. Raises 42704 when the table is not registered, 42703 or
 * 42804 when its columns have changed so that it cannot be one.
 */
zha_archive *
zha_archive_open(FunctionCallInfo fcinfo, Oid relid)
{
	zha_cached *cached;
	bool found;

	/* what is known is known to be right under the lock that a query would take */
	LockRelationOid(relid, AccessShareLock);
	if (archives == NULL)
		create_cache();
	cached = hash_search(archives, &relid, HASH_ENTER, &found);
	if (!found)
		cached->archive = NULL;
	if (cached->archive != NULL && !cached->archive->valid)
	{
		zha_archive *old = cached->archive;

		cached->archive = NULL;
		old->orphan = true;
		if (old->uses == 0)
			destroy(old);
	}
	if (cached->archive == NULL)
	{
		zha_archive *loaded = load(fcinfo, relid);

		cached = hash_search(archives, &relid, HASH_ENTER, &found);
		cached->archive = loaded;
	}
	cached->archive->uses++;
	return cached->archive;
}

void
zha_archive_close(zha_archive *archive)
{
	if (--archive->uses == 0 && archive->orphan)
		destroy(archive);
}

/*
 * zha_archive_query: connect to SPI and run body with the context. What a name in
 * a query means must not hang on the caller's search_path.
 */
void
zha_archive_query(zha_archive *archive, FunctionCallInfo fcinfo, zha_archive_body body,
				  void *context)
{
	int nest = NewGUCNestLevel();

	zha_set_for_now("search_path", "pg_catalog, pg_temp");
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	body(archive, fcinfo, context);
	SPI_finish();
	AtEOXact_GUC(true, nest);
}

/* zha_archive_run: zha_archive_query on the archive that the first argument names. */
void
zha_archive_run(FunctionCallInfo fcinfo, zha_archive_body body, void *context)
{
	zha_archive *archive = zha_archive_open(fcinfo, PG_GETARG_OID(0));

	PG_TRY();
	{
		zha_archive_query(archive, fcinfo, body, context);
	}
	PG_FINALLY();
	{
		zha_archive_close(archive);
	}
	PG_END_TRY();
}

/* zha_set_for_now: a setting until the caller ends the nest level that it began. */
void
zha_set_for_now(const char *name, const char *value)
{
	(void) set_config_option(name, value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE,
							 true, 0, false);
}

/* ---- who may write the registry ----------------------------------------------- */

static void
guard_tuple(HeapTuple tuple, TupleDesc descriptor, bool must_exist)
{
	bool isnull;
	Oid relid =
		DatumGetObjectId(heap_getattr(tuple, ZHA_REG_TABLE + 1, descriptor, &isnull));

	if (isnull || !SearchSysCacheExists1(RELOID, ObjectIdGetDatum(relid)))
	{
		if (must_exist)
			ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE),
							errmsg("relation with OID %u does not exist", relid)));
		return;
	}
	if (!zha_owns_table(relid, GetUserId()))
		aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_TABLE, get_rel_name(relid));
	CacheInvalidateRelcacheByRelid(relid);
}

/*
 * archive_registry_guard() → trigger: lets only the owner of the table that a row
 * is about write the row, and makes every session forget what it knew of it.
 */
Datum
archive_registry_guard(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	TupleDesc descriptor;

	/* everyone may make it a trigger of a table of theirs: it must not look at others */
	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_ROW(data->tg_event) ||
		RelationGetRelid(data->tg_relation) !=
			zha_extension_table(fcinfo, "archive_registry"))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("archive_registry_guard is the trigger of archive_registry and "
						"of no other table")));
	descriptor = RelationGetDescr(data->tg_relation);
	guard_tuple(data->tg_trigtuple, descriptor,
				TRIGGER_FIRED_BY_INSERT(data->tg_event));
	if (!TRIGGER_FIRED_BY_UPDATE(data->tg_event))
		return PointerGetDatum(data->tg_trigtuple);
	guard_tuple(data->tg_newtuple, descriptor, true);
	return PointerGetDatum(data->tg_newtuple);
}
