/*
 * archive_storage.c
 *		Who answers for an archive's table, and what follows from it.
 *
 * A table's name stands for its own rows, for those of partitions, some of which may be
 * on other servers, or for whatever a module makes of it in the server's place: Citus
 * leaves the table empty and has its rows in shards. What it is, the planner says, asked
 * once when the archive is loaded; a plan with anything but the server's own scans is a
 * module's. What that means is said here and nowhere else:
 *
 * - only a table with rows of its own is read without a plan, if at all: archive_direct.c
 *   has more conditions;
 * - the rungs of a probe are joined to row comparisons where whoever answers compares rows
 *   as the server does: postgres_fdw sends none to its server, and a module may write one
 *   down with the operator of the first column for all of them. Nor does the server find by
 *   them which partitions a probe needs;
 * - a plan is kept for all values where the values do not decide where the row is. A
 *   module that stores the rows elsewhere finds them by the values, and may refuse a plan
 *   without values.
 */
#include "compat.h"

#include "nodes/plannodes.h"
#include "optimizer/optimizer.h"
#include "parser/analyze.h"

#include "archive_partition.h"
#include "archive_predicate.h"
#include "archive_storage.h"

static zha_storage storage_of(const Plan *plan);

static zha_storage
storage_of_all(List *plans)
{
	zha_storage storage = ZHA_STORED_IN_PARTS;
	ListCell *cell;

	foreach (cell, plans)
	{
		zha_storage part = storage_of(lfirst(cell));

		storage = Max(storage, part);
	}
	return storage;
}

/* Who answers, by the plan of a query that reads all of the table. */
static zha_storage
storage_of(const Plan *plan)
{
	switch (nodeTag(plan))
	{
		case T_Result: /* of a table without partitions */
		case T_SeqScan:
		case T_IndexScan:
		case T_IndexOnlyScan:
			return ZHA_STORED_HERE;
		case T_Append:
			return storage_of_all(((const Append *) plan)->appendplans);
		case T_ForeignScan:
			return ZHA_STORED_ABROAD;
		default:
			return ZHA_STORED_BY_MODULE;
	}
}

/*
 * Ask the planner for all rows. The query is not rewritten: policies of the table are no
 * part of where its rows are.
 */
static zha_storage
ask_planner(const zha_archive *archive)
{
	char *sql = psprintf("SELECT FROM %s", archive->table);
	RawStmt *statement = linitial_node(RawStmt, zha_parse("", sql, NULL));
	Query *query = parse_analyze_fixedparams(statement, sql, NULL, 0, NULL);
	PlannedStmt *planned = zha_planner(query, sql);

	if (planned->commandType != CMD_SELECT || planned->subplans != NIL)
		return ZHA_STORED_BY_MODULE;
	return storage_of(planned->planTree);
}

/*
 * zha_storage_read: find out who answers for the table of an archive whose orders are
 * known.
 */
void
zha_storage_read(zha_archive *archive)
{
	archive->storage = ask_planner(archive);
	if (zha_is_partitioned(archive->relid))
		archive->storage = Max(archive->storage, ZHA_STORED_IN_PARTS);
	archive->divided = zha_is_divided_by_order(archive);
}

/* zha_storage_is_own: whether the rows are in the table itself, and nowhere else. */
bool
zha_storage_is_own(const zha_archive *archive)
{
	return archive->storage == ZHA_STORED_HERE;
}

/* zha_storage_compares_rows: whether row comparisons help a probe and are right. */
bool
zha_storage_compares_rows(const zha_archive *archive)
{
	return archive->storage < ZHA_STORED_ABROAD && !archive->divided;
}

/* zha_storage_keeps_plans: whether one plan does for all values. */
bool
zha_storage_keeps_plans(const zha_archive *archive)
{
	return archive->storage < ZHA_STORED_BY_MODULE;
}
