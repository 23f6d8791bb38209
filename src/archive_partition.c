/*
 * archive_partition.c
 *		What changes for an archive if its table is partitioned.
 *
 * The queries name the parent, so that the parent's privileges and policies apply, and
 * the server prunes the partitions that cannot have the row. It does so only for
 * comparisons of single columns, and postgres_fdw sends no others to the server of a
 * foreign partition. So if the partitions are divided by a column of an order, or one
 * is foreign, the rungs of a probe are not joined to row comparisons.
 *
 * A cached plan locks every partition at each run, although it reads only one. Planning
 * each probe anew for its values locks fewer, but costs more than the locks of some
 * hundred partitions do.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/partition.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_partitioned_table.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "archive_partition.h"

/* zha_is_partitioned: whether a table has partitions, or is to have them. */
bool
zha_is_partitioned(Oid relid)
{
	return get_rel_relkind(relid) == RELKIND_PARTITIONED_TABLE;
}

/* zha_foreign_partitions: OIDs of those that are foreign tables, at any level. */
List *
zha_foreign_partitions(Oid relid)
{
	List *found = NIL;
	ListCell *cell;

	if (!zha_is_partitioned(relid))
		return NIL;
	foreach (cell, find_all_inheritors(relid, NoLock, NULL))
		if (get_rel_relkind(lfirst_oid(cell)) == RELKIND_FOREIGN_TABLE)
			found = lappend_oid(found, lfirst_oid(cell));
	return found;
}

/* Whether a partitioned table is divided by a column that an order sorts by. */
static bool
is_divided_by_order(const zha_archive *archive, Oid relid)
{
	HeapTuple tuple = SearchSysCache1(PARTRELID, ObjectIdGetDatum(relid));
	Form_pg_partitioned_table form;
	bool found = false;

	if (!HeapTupleIsValid(tuple))
		return false;
	form = (Form_pg_partitioned_table) GETSTRUCT(tuple);
	for (int i = 0; i < form->partnatts; i++)
	{
		/* columns of a partition may stand in another order than the parent's */
		const char *name = form->partattrs.values[i] == 0
							   ? NULL
							   : quote_identifier(get_attname(
									 relid, form->partattrs.values[i], false));

		for (int which = 0; name && which < ZHA_ORDERS; which++)
			for (int at = 0; at < archive->orders[which].nkeys; at++)
				found =
					found || strcmp(name, archive->orders[which].keys[at].column) == 0;
	}
	ReleaseSysCache(tuple);
	return found;
}

/* zha_is_divided_by_order: whether partitions are divided by what an order sorts by. */
bool
zha_is_divided_by_order(const zha_archive *archive)
{
	ListCell *cell;

	if (!zha_is_partitioned(archive->relid))
		return false;
	foreach (cell, find_all_inheritors(archive->relid, NoLock, NULL))
		if (is_divided_by_order(archive, lfirst_oid(cell)))
			return true;
	return false;
}

/* zha_partitions_notice: say what archive_register cannot do for foreign partitions. */
void
zha_partitions_notice(const zha_archive *archive)
{
	List *foreign = zha_foreign_partitions(archive->relid);

	if (foreign == NIL)
		return;
	ereport(
		NOTICE,
		(errmsg("archive \"%s\" has partitions that are foreign tables: %d",
				archive->name, list_length(foreign)),
		 errdetail("Their indexes, and whether their ids are unique, are the affair "
				   "of their servers."),
		 errhint("Register each of their tables on its own server with the same "
				 "arguments.")));
}
