/*
 * archive_indexes.c
 *		archive_indexes: whether an archive has the indexes from which its links are
 *		read.
 *
 * They may have been dropped, or never made because the commands of archive_register
 * were not run. Without them links are right, but slow.
 */
#include "compat.h"

#include "access/table.h"
#include "access/xact.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/resowner.h"

#include "archive_cache.h"
#include "archive_index.h"
#include "archive_partition.h"
#include "archive_rights.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_indexes);

enum
{
	COLUMN_AXIS,
	COLUMN_INDEX,
	COLUMN_STATE,
	COLUMN_STATEMENT,
	COLUMNS
};

static char *
relation_name(Oid relid)
{
	return quote_qualified_identifier(get_namespace_name(get_rel_namespace(relid)),
									  get_rel_name(relid));
}

static void
emit_state(FunctionCallInfo fcinfo, zha_order_name which, Oid index, const char *state,
		   const char *statement)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Datum values[COLUMNS] = {
		[COLUMN_AXIS] = CStringGetTextDatum(zha_order_text(which)),
		[COLUMN_INDEX] = ObjectIdGetDatum(index),
		[COLUMN_STATE] = CStringGetTextDatum(state),
		[COLUMN_STATEMENT] = statement ? CStringGetTextDatum(statement) : (Datum) 0};
	bool nulls[COLUMNS] = {
		[COLUMN_INDEX] = !OidIsValid(index), [COLUMN_STATEMENT] = statement == NULL};

	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

static void
look_at(FunctionCallInfo fcinfo, Relation table, const zha_archive *archive,
		zha_order_name which)
{
	const zha_order *order = &archive->orders[which];
	const char *how = zha_is_partitioned(archive->relid) ? "" : " CONCURRENTLY";
	bool forward;
	Oid index = zha_find_index(table, archive, order, &forward);

	if (OidIsValid(index))
	{
		emit_state(fcinfo, which, index, "valid", NULL);
		return;
	}
	index = zha_find_invalid_index(table, archive, order);
	if (OidIsValid(index))
		emit_state(fcinfo, which, index, "invalid",
				   psprintf("REINDEX INDEX%s %s", how, relation_name(index)));
	else
		emit_state(fcinfo, which, index, "missing",
				   psprintf("CREATE INDEX%s ON %s%s", how, archive->table,
							zha_index_body(archive, order)));
}

/* A locked table is skipped: nobody waits for the holder of the lock. */
static void
look_at_archive(FunctionCallInfo fcinfo, Oid relid)
{
	zha_archive *archive;
	Relation table;

	zha_require_rights(relid);
	if (!ConditionalLockRelationOid(relid, AccessShareLock))
		return;
	archive = zha_archive_open(fcinfo, relid);
	PG_TRY();
	{
		table = table_open(relid, NoLock);
		for (int which = 0; which < ZHA_ORDERS; which++)
			if (archive->orders[which].exists)
				look_at(fcinfo, table, archive, which);
		table_close(table, NoLock);
	}
	PG_FINALLY();
	{
		zha_archive_close(archive);
	}
	PG_END_TRY();
}

/* Whether an error is about the archive, and not about the session. */
static bool
is_about_archive(int code)
{
	int category = ERRCODE_TO_CATEGORY(code);

	return category != ERRCODE_TO_CATEGORY(ERRCODE_QUERY_CANCELED) &&
		   category != ERRCODE_TO_CATEGORY(ERRCODE_OUT_OF_MEMORY) &&
		   category != ERRCODE_TO_CATEGORY(ERRCODE_INTERNAL_ERROR);
}

/*
 * archive_indexes(regclass) → setof (axis, index, state, statement). A list of all
 * archives must not end at one that cannot be read: that has no rows.
 */
Datum
archive_indexes(PG_FUNCTION_ARGS)
{
	MemoryContext memory = CurrentMemoryContext;
	ResourceOwner owner = CurrentResourceOwner;

	zha_result_begin(fcinfo, COLUMNS);
	BeginInternalSubTransaction(NULL);
	MemoryContextSwitchTo(memory);
	PG_TRY();
	{
		look_at_archive(fcinfo, PG_GETARG_OID(0));
		ReleaseCurrentSubTransaction();
		MemoryContextSwitchTo(memory);
		CurrentResourceOwner = owner;
	}
	PG_CATCH();
	{
		ErrorData *error;

		MemoryContextSwitchTo(memory);
		error = CopyErrorData();
		if (!is_about_archive(error->sqlerrcode))
			PG_RE_THROW();
		FlushErrorState();
		RollbackAndReleaseCurrentSubTransaction();
		MemoryContextSwitchTo(memory);
		CurrentResourceOwner = owner;
	}
	PG_END_TRY();
	return (Datum) 0;
}
