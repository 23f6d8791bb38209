/*
 * archive_registry.c
 *		The table archive_registry: its rows, and who may write them.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "archive_registry.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_registry_guard);

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

/* The types of the registry's columns. */
static const Oid column_types[ZHA_REG_COLUMNS] = {
	[ZHA_REG_TABLE] = REGCLASSOID,          [ZHA_REG_ID] = ZHA_OWN_TYPE,
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
	check_registry(data->tg_relation);
	descriptor = RelationGetDescr(data->tg_relation);
	guard_tuple(data->tg_trigtuple, descriptor,
				TRIGGER_FIRED_BY_INSERT(data->tg_event));
	if (!TRIGGER_FIRED_BY_UPDATE(data->tg_event))
		return PointerGetDatum(data->tg_trigtuple);
	guard_tuple(data->tg_newtuple, descriptor, true);
	return PointerGetDatum(data->tg_newtuple);
}
