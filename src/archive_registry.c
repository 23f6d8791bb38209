/*
 * archive_registry.c
 *		The table archive_registry: its rows, and who may write them.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "archive_registry.h"

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

/* zha_registry_fetch: the row about row->table; false when there is none. */
bool
zha_registry_fetch(Oid registry_oid, zha_row *row)
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
