/*
 * archive_cache.c
 *		The session's archives.
 *
 * A row of the registry is read with the latest snapshot, and only if the session has
 * no valid copy. An invalidation message of the relation cache for the archive's table
 * invalidates the copy: the server sends one for every ALTER TABLE, and the registry's
 * trigger sends one for every change of a row. All copies become invalid with the
 * registry, and when a schema is renamed, because their queries name schemas.
 */
#include "compat.h"

#include "access/table.h"
#include "executor/spi.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

#include "archive_cache.h"
#include "archive_direct.h"
#include "archive_index.h"
#include "archive_rights.h"
#include "archive_setting.h"

typedef struct zha_cached
{
	Oid relid; /* hash key */
	zha_archive *archive;
} zha_cached;

static HTAB *archives = NULL;
static Oid archives_registry; /* where the copies were read from */
static uint64 invalidations = 0;

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
	if (!zha_registry_fetch(registry_oid, &row))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("table \"%s\" is not a registered archive", archive->name),
				 errhint("Register it with archive_register.")));
	zha_options_read(row.table, zha_extension_table(fcinfo, "archive_options"),
					 &archive->options);
	zha_archive_read(&row, archive);
	zha_orders_settle(row.table, archive);
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

/*
 * zha_archive_open: the archive of a registered table, held until
 * zha_archive_close. Raises 42501 if the caller may not read the table or use its
 * schema, 42704 if the table is not registered, 42703 or 42804 if its columns have changed
 * so that it cannot be an archive.
 */
zha_archive *
zha_archive_open(FunctionCallInfo fcinfo, Oid relid)
{
	zha_cached *cached;
	bool found;

	/*
	 * What is known is known to be right under the lock that a query would take. Who has
	 * no rights gets no lock, and what has changed while this waited counts.
	 */
	zha_require_rights(relid);
	LockRelationOid(relid, AccessShareLock);
	zha_require_rights(relid);
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
			MemoryContextDelete(old->context);
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
		MemoryContextDelete(archive->context);
}

/*
 * zha_archive_query: connect to SPI and run body with the context. The meaning of
 * a name in a query must not depend on the caller's search_path.
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
