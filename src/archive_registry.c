/*
 * archive_registry.c
 *		The table archive_registry: its rows, and who may write them and those of
 *		archive_options.
 */
#include "compat.h"

#include "access/detoast.h"
#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "archive_column.h"
#include "archive_options.h"
#include "archive_registry.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_registry_guard);

PG_FUNCTION_INFO_V1(archive_registry_insert);

/*
 * zha_extension_table: the OID of a table of the extension's. Until an update from 0.1.0
 * it is in the schema of the called function.
 */
Oid
zha_extension_table(FunctionCallInfo fcinfo, const char *name)
{
	Oid schema = get_namespace_oid("zharchive_internal", true);
	Oid relid = OidIsValid(schema) ? get_relname_relid(name, schema) : InvalidOid;

	if (!OidIsValid(relid))
		relid = get_relname_relid(name, get_func_namespace(fcinfo->flinfo->fn_oid));
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

/* The types of the registry's columns. */
static const Oid column_types[ZHA_REG_COLUMNS] = {
	[ZHA_REG_TABLE] = ZHA_OWN_OID,          [ZHA_REG_ID] = ZHA_OWN_TYPE,
	[ZHA_REG_TITLE] = ZHA_OWN_TYPE,         [ZHA_REG_PUBLISHED] = ZHA_OWN_TYPE,
	[ZHA_REG_CHANNEL] = ZHA_OWN_TYPE,       [ZHA_REG_ORDER_BY] = InvalidOid,
	[ZHA_REG_ORDER_DESC] = BOOLARRAYOID,    [ZHA_REG_ORDER_NULLS_FIRST] = BOOLARRAYOID,
	[ZHA_REG_NEWEST_FIRST] = BOOLOID,       [ZHA_REG_VISIBLE] = TEXTARRAYOID,
	[ZHA_REG_VISIBLE_COLUMNS] = InvalidOid, [ZHA_REG_SERIES] = ZHA_OWN_TYPE,
	[ZHA_REG_NUMBER] = ZHA_OWN_TYPE,        [ZHA_REG_PREV_TITLE] = ZHA_OWN_TYPE,
	[ZHA_REG_NEXT_TITLE] = ZHA_OWN_TYPE,    [ZHA_REG_IN_SERIES] = BOOLOID};

static void
check_registry(Relation registry)
{
	Oid types[ZHA_REG_COLUMNS];

	memcpy(types, column_types, sizeof(types));
	types[ZHA_REG_ORDER_BY] = types[ZHA_REG_VISIBLE_COLUMNS] =
		get_array_type(get_atttype(RelationGetRelid(registry), ZHA_REG_ID + 1));
	if (registry->rd_rel->relkind != RELKIND_RELATION)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("\"%s\" is not the registry of zharchive",
							   RelationGetRelationName(registry))));
	zha_row_check(RelationGetDescr(registry), ZHA_REG_COLUMNS, types);
}

/*
 * zha_registry_open: the registry, under a lock. Raises 55000 where it is not the table
 * that the module knows: the owner of the extension can alter it, and a later version may
 * have.
 */
Relation
zha_registry_open(Oid registry_oid, LOCKMODE lock)
{
	Relation registry = table_open(registry_oid, lock);

	check_registry(registry);
	return registry;
}

/*
 * zha_registry_scan: begin to look for the row of a table; systable_endscan ends it. Who
 * owns the registry may have dropped its key.
 */
SysScanDesc
zha_registry_scan(Relation registry, Oid relid)
{
	Oid index = zha_primary_key_index(registry);
	ScanKeyData key;

	ScanKeyInit(&key, ZHA_REG_TABLE + 1, BTEqualStrategyNumber, F_OIDEQ,
				ObjectIdGetDatum(relid));
	return systable_beginscan(registry, index, OidIsValid(index), NULL, 1, &key);
}

/* A column that only hand-made rows have NULL in. */
static void
require_values(const zha_row *row)
{
	static const zha_registry_column required[] = {ZHA_REG_ID,
												   ZHA_REG_TITLE,
												   ZHA_REG_ORDER_BY,
												   ZHA_REG_ORDER_DESC,
												   ZHA_REG_ORDER_NULLS_FIRST,
												   ZHA_REG_NEWEST_FIRST,
												   ZHA_REG_VISIBLE_COLUMNS,
												   ZHA_REG_IN_SERIES};

	for (size_t i = 0; i < lengthof(required); i++)
		if (row->nulls[required[i]])
			ereport(ERROR, (errcode(ERRCODE_INVALID_TABLE_DEFINITION),
							errmsg("the registration of table \"%s\" is not complete",
								   RelationGetRelationName(row->table)),
							errhint("Register it anew after archive_unregister.")));
}

/*
 * zha_registry_fetch: the row about row->table; false when there is none. Raises 42P16
 * where a value is missing, 55000 where the registry is not the one that is known.
 */
bool
zha_registry_fetch(Oid registry_oid, zha_row *row)
{
	Relation registry = zha_registry_open(registry_oid, AccessShareLock);
	TupleDesc descriptor = RelationGetDescr(registry);
	Datum *values = palloc(sizeof(Datum) * descriptor->natts);
	bool *nulls = palloc(sizeof(bool) * descriptor->natts);
	SysScanDesc scan;
	HeapTuple tuple;
	bool found;

	scan = zha_registry_scan(registry, RelationGetRelid(row->table));
	tuple = systable_getnext(scan);
	found = HeapTupleIsValid(tuple);
	if (found)
	{
		heap_deform_tuple(heap_copytuple(tuple), descriptor, values, nulls);
		memcpy(row->values, values, sizeof(row->values));
		memcpy(row->nulls, nulls, sizeof(row->nulls));
		require_values(row);
	}
	systable_endscan(scan);
	table_close(registry, AccessShareLock);
	return found;
}

/* zha_registry_column_name: the bare name of a column that a row refers to, which must be there. */
char *
zha_registry_column_name(const zha_row *row, Datum reference, const char *role)
{
	char *name = zha_column_name(reference);

	if (name == NULL || zha_column_attnum(reference) <= 0 ||
		zha_column_relid(reference) != RelationGetRelid(row->table))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN),
						errmsg("archive \"%s\" has lost its column: %s",
							   RelationGetRelationName(row->table), role),
						errhint("Register it anew after archive_unregister.")));
	return name;
}

/* zha_registry_array: the elements of an array of this type, none of which may be NULL. */
int
zha_registry_array(Datum array, Oid type, Datum **elements)
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

/* zha_registry_columns: the references of a column of the registry that has several. */
int
zha_registry_columns(const zha_row *row, zha_registry_column which, Datum **elements)
{
	ArrayType *array = DatumGetArrayTypeP(row->values[which]);

	return zha_registry_array(PointerGetDatum(array), ARR_ELEMTYPE(array), elements);
}

/* ---- who may write the registry ----------------------------------------------- */

/* The most that the texts and arrays of a row take, in bytes. */
#define ZHA_MAX_ROW 100000

/* Who looks at the registry must not have to read what somebody has put there. */
static void
require_short(HeapTuple tuple, TupleDesc descriptor)
{
	Size size = 0;

	for (int i = 0; i < descriptor->natts; i++)
	{
		bool null;
		Datum value = heap_getattr(tuple, i + 1, descriptor, &null);

		if (!null && TupleDescAttr(descriptor, i)->attlen == -1)
			size += toast_raw_datum_size(value);
	}
	if (size > ZHA_MAX_ROW)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a registration of %zu bytes is too long", size),
						errdetail("It can have %d, most of which the condition takes.",
								  ZHA_MAX_ROW)));
}

/* Whether the row of a table is written; one of no table is left out. */
static bool
guard_tuple(HeapTuple tuple, TupleDesc descriptor, bool must_exist)
{
	bool isnull;
	Oid relid =
		DatumGetObjectId(heap_getattr(tuple, ZHA_REG_TABLE + 1, descriptor, &isnull));

	if (must_exist && !isnull && !OidIsValid(relid))
		return false;
	if (isnull || !SearchSysCacheExists1(RELOID, ObjectIdGetDatum(relid)))
	{
		if (must_exist)
			ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE),
							errmsg("relation with OID %u does not exist", relid)));
		return true;
	}
	if (!zha_owns_table(relid, GetUserId()))
		aclcheck_error(ACLCHECK_NOT_OWNER, OBJECT_TABLE, get_rel_name(relid));
	if (must_exist)
		require_short(tuple, descriptor);
	CacheInvalidateRelcacheByRelid(relid);
	return true;
}

/* The tables whose rows are about tables, the first column of which says which. */
static void
check_guarded(FunctionCallInfo fcinfo, Relation relation)
{
	if (RelationGetRelid(relation) == zha_extension_table(fcinfo, "archive_registry"))
		check_registry(relation);
	else if (RelationGetRelid(relation) ==
			 zha_extension_table(fcinfo, "archive_options"))
		zha_options_check(relation);
	else
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("archive_registry_guard is the trigger of archive_registry and "
						"of archive_options, and of no other table")));
}

/*
 * archive_registry_guard() → trigger: lets only the owner of the table that a row is about
 * write the row, and makes every session forget what it knew of it. Leaves out a row that
 * is about no table, as those are that a dump has of tables that are not restored.
 */
Datum
archive_registry_guard(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	TupleDesc descriptor;

	/* everyone may make it a trigger of a table of theirs: it must not look at others */
	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_FOR_ROW(data->tg_event))
		ereport(ERROR, (errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
						errmsg("archive_registry_guard is a trigger for rows")));
	check_guarded(fcinfo, data->tg_relation);
	descriptor = RelationGetDescr(data->tg_relation);
	if (!guard_tuple(data->tg_trigtuple, descriptor,
					 TRIGGER_FIRED_BY_INSERT(data->tg_event)))
		return PointerGetDatum(NULL);
	if (!TRIGGER_FIRED_BY_UPDATE(data->tg_event))
		return PointerGetDatum(data->tg_trigtuple);
	if (!guard_tuple(data->tg_newtuple, descriptor, true))
		return PointerGetDatum(NULL);
	return PointerGetDatum(data->tg_newtuple);
}

/*
 * archive_registry_insert() → trigger: of the view archive_registry, to which a dump of
 * 0.1.0 copies registrations. The row goes into the table of that name, with the rights of
 * the caller.
 */
Datum
archive_registry_insert(PG_FUNCTION_ARGS)
{
	TriggerData *data = (TriggerData *) fcinfo->context;
	Oid type;
	Datum row;

	/* as a trigger of another view it would put rows of any shape there */
	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_INSTEAD(data->tg_event) ||
		!TRIGGER_FIRED_BY_INSERT(data->tg_event) ||
		RelationGetRelid(data->tg_relation) !=
			get_relname_relid("archive_registry",
							  get_func_namespace(fcinfo->flinfo->fn_oid)))
		ereport(ERROR, (errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
						errmsg("archive_registry_insert is the trigger of the view "
							   "archive_registry, and of no other view")));
	type = data->tg_relation->rd_rel->reltype;
	row = heap_copy_tuple_as_datum(data->tg_trigtuple,
								   RelationGetDescr(data->tg_relation));
	SPI_connect();
	SPI_execute_with_args(
		"INSERT INTO zharchive_internal.archive_registry SELECT ($1).*", 1, &type, &row,
		NULL, false, 0);
	SPI_finish();
	return PointerGetDatum(data->tg_trigtuple);
}
