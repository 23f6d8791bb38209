/*
 * archive_shards.c
 *		What archive_register says of an archive whose rows a module keeps in shards.
 *
 * By what column a table is distributed is asked of Citus, whose catalog of tables is
 * named here; of another module nothing is known but that it answers.
 */
#include "compat.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "archive_shards.h"
#include "archive_storage.h"

typedef enum zha_placement
{
	ZHA_UNKNOWN,    /* the module is none that is known here */
	ZHA_UNDIVIDED,  /* all rows are on one node, or on each */
	ZHA_DISTRIBUTED /* by a column */
} zha_placement;

/* Where Citus has the rows, and the column that says it. Needs SPI. */
static zha_placement
find_placement(const zha_archive *archive, AttrNumber *attnum)
{
	static const char *const sql =
		"SELECT partmethod::pg_catalog.text, pg_catalog.column_to_column_name("
		"logicalrelid, partkey) FROM pg_catalog.pg_dist_partition "
		"WHERE logicalrelid OPERATOR(pg_catalog.=) $1";
	Oid type = OIDOID;
	Datum value = ObjectIdGetDatum(archive->relid);
	char *method;
	char *column;

	if (!OidIsValid(get_relname_relid("pg_dist_partition", PG_CATALOG_NAMESPACE)) ||
		SPI_execute_with_args(sql, 1, &type, &value, NULL, true, 1) != SPI_OK_SELECT ||
		SPI_processed == 0)
		return ZHA_UNKNOWN;
	method = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	column = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2);
	if (method == NULL || method[0] == 'n' || column == NULL)
		return ZHA_UNDIVIDED;
	*attnum = get_attnum(archive->relid, column);
	return ZHA_DISTRIBUTED;
}

/* What a call asks one shard for, by the column that the rows are distributed by. */
static void
say_calls(const zha_archive *archive, AttrNumber attnum, StringInfo one, StringInfo all)
{
	const zha_key *series = &archive->orders[ZHA_SERIES].group;
	bool by_series = series->attnum == attnum && series->before[0] == '\0';

	appendStringInfoString(archive->id.attnum == attnum ? one : all,
						   ", an article by its id alone");
	if (archive->channel.attnum != 0)
		appendStringInfoString(archive->channel.attnum == attnum ? one : all,
							   ", list pages and links in a channel that is given");
	if (archive->orders[ZHA_SERIES].exists)
		appendStringInfoString(by_series ? one : all, ", links in a series");
	appendStringInfoString(all, ", reports");
}

/*
 * zha_shards_notice: say which calls ask one shard and which all, where a module answers
 * for the archive's table. Needs SPI.
 */
void
zha_shards_notice(const zha_archive *archive)
{
	AttrNumber attnum = 0;
	StringInfoData one;
	StringInfoData all;

	if (zha_storage_keeps_plans(archive) ||
		find_placement(archive, &attnum) != ZHA_DISTRIBUTED)
		return;
	initStringInfo(&one);
	initStringInfo(&all);
	say_calls(archive, attnum, &one, &all);
	ereport(NOTICE,
			(errmsg("archive \"%s\" is distributed by column \"%s\"", archive->name,
					get_attname(archive->relid, attnum, false)),
			 errdetail("One shard is asked for: %s. All shards are asked for: %s.",
					   one.len > 0 ? one.data + 2 : "nothing", all.data + 2),
			 errhint("Register the table by its name on each node on which calls are "
					 "made; its shards need no registration.")));
}

/*
 * zha_shards_require_unique: raise 0A000 where no unique index can be over all rows of the
 * archive. Needs SPI.
 */
void
zha_shards_require_unique(const zha_archive *archive)
{
	AttrNumber attnum;

	if (zha_storage_keeps_plans(archive) ||
		find_placement(archive, &attnum) == ZHA_UNDIVIDED)
		return;
	ereport(
		ERROR,
		(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
		 errmsg("argument \"unique_number\" is not for archive \"%s\"", archive->name),
		 errdetail("The rows of the table are not in the table itself, and no index "
				   "can be over all of them."),
		 errhint("Leave it out. The aggregate series_repeated finds the numbers "
				 "that more than one article has.")));
}
