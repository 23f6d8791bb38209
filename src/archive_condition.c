/*
 * archive_condition.c
 *		How a registration keeps its condition.
 *
 * The meaning of a condition is fixed when its owner registers it. If its text were
 * parsed again for a later caller, it could mean something else: a user who may create
 * functions in a schema that it names can add one that fits better, and it would run as
 * that caller. So if a condition names anything but the server's own objects, the
 * server keeps it, bound, as the expression of a statistics object. That follows
 * renames, prevents what it needs from being dropped, is dumped as text, and needs no
 * scan of the table. (A view would forbid changing a column's type, an index would have
 * to be built.) The registry then has the word STATISTICS and the name of the object.
 *
 * A plain condition is kept as text in pieces, cut at the names of columns, so that
 * renaming a column changes nothing. 0.1.0 kept conditions of any kind this way; for
 * one that is not plain an error asks to register it anew.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/pg_statistic_ext.h"
#include "catalog/pg_type.h"
#include "commands/comment.h"
#include "commands/defrem.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "nodes/nodeFuncs.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "archive_condition.h"
#include "archive_column.h"
#include "archive_predicate.h"

#define ZHA_KEPT "STATISTICS"
#define ZHA_KEPT_COMMENT "made by archive_register"

static char *
statistics_name(Form_pg_statistic_ext statistics)
{
	return quote_qualified_identifier(get_namespace_name(statistics->stxnamespace),
									  NameStr(statistics->stxname));
}

/* ---- reading ------------------------------------------------------------------ */

static void
refuse_lost(const zha_row *row, const char *name)
{
	ereport(
		ERROR,
		(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
		 errmsg("archive \"%s\" has lost its condition",
				RelationGetRelationName(row->table)),
		 errdetail("It is kept by the statistics object \"%s\" of the table.", name),
		 errhint("Register it anew after archive_unregister.")));
}

/* A former owner of the table still owns its statistics, and could rename others to it. */
static void
require_same_owner(const zha_row *row, Form_pg_statistic_ext statistics)
{
	if (statistics->stxowner != row->table->rd_rel->relowner)
		ereport(
			ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("the condition of archive \"%s\" belongs to another than the table",
					RelationGetRelationName(row->table)),
			 errhint("ALTER STATISTICS %s OWNER TO %s", statistics_name(statistics),
					 quote_identifier(
						 GetUserNameFromId(row->table->rd_rel->relowner, false)))));
}

/* The condition of statistics that zha_condition_keep made; NULL if these are others. */
static Node *
kept_expression(HeapTuple tuple)
{
	bool null;
	Datum stored =
		SysCacheGetAttr(STATEXTOID, tuple, Anum_pg_statistic_ext_stxexprs, &null);
	List *expressions = null ? NIL : (List *) stringToNode(TextDatumGetCString(stored));
	BooleanTest *test;

	if (list_length(expressions) != 1 || !IsA(linitial(expressions), BooleanTest))
		return NULL;
	test = linitial_node(BooleanTest, expressions);
	return test->booltesttype == IS_TRUE ? (Node *) test->arg : NULL;
}

/* The condition that a statistics object of the table keeps. */
static Node *
read_kept(const zha_row *row, const char *name)
{
	ListCell *cell;
	Node *condition = NULL;

	foreach (cell, RelationGetStatExtList(row->table))
	{
		HeapTuple tuple = SearchSysCache1(STATEXTOID, lfirst_oid(cell));
		Form_pg_statistic_ext statistics;

		if (!HeapTupleIsValid(tuple))
			continue;
		statistics = (Form_pg_statistic_ext) GETSTRUCT(tuple);
		if (strcmp(NameStr(statistics->stxname), name) == 0)
		{
			require_same_owner(row, statistics);
			condition = kept_expression(tuple);
		}
		ReleaseSysCache(tuple);
	}
	if (condition == NULL)
		refuse_lost(row, name);
	zha_predicate_check(condition,
						zha_predicate_print(RelationGetRelid(row->table), condition));
	return condition;
}

/* The condition whose text is kept in pieces, on the path that holds the server's only. */
static Node *
read_text(const zha_row *row, Datum *fragments, Datum *columns, int count)
{
	StringInfoData printed;
	Node *condition;

	initStringInfo(&printed);
	for (int i = 0; i <= count; i++)
	{
		appendStringInfoString(&printed, TextDatumGetCString(fragments[i]));
		if (i < count)
			appendStringInfoString(&printed,
								   quote_identifier(zha_registry_column_name(
									   row, columns[i], "column of the condition")));
	}
	condition = zha_predicate_bind(row->table, printed.data);
	if (!zha_predicate_is_plain(condition))
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("the condition of archive \"%s\" was registered by name",
							   RelationGetRelationName(row->table)),
						errdetail("What %s means now may not be what it meant then.",
								  printed.data),
						errhint("Register it anew after archive_unregister.")));
	return condition;
}

/*
 * zha_condition_read: the condition of a registration, its columns those of relation 1;
 * NULL when there is none. Raises 55000 where it is lost or was kept by name, 42P16 where
 * the row is not well-formed, and what zha_predicate_bind raises.
 */
Node *
zha_condition_read(const zha_row *row)
{
	Datum *fragments;
	Datum *columns;
	int pieces;
	int count;

	if (row->nulls[ZHA_REG_VISIBLE])
		return NULL;
	count = zha_registry_columns(row, ZHA_REG_VISIBLE_COLUMNS, &columns);
	pieces = zha_registry_array(row->values[ZHA_REG_VISIBLE], TEXTOID, &fragments);
	if (count == 0 && pieces == 2 &&
		strcmp(TextDatumGetCString(fragments[0]), ZHA_KEPT) == 0)
		return read_kept(row, TextDatumGetCString(fragments[1]));
	if (pieces != count + 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_TABLE_DEFINITION),
						errmsg("the registry's condition of \"%s\" is not well-formed",
							   RelationGetRelationName(row->table))));
	return read_text(row, fragments, columns, count);
}

/* ---- keeping ------------------------------------------------------------------ */

static void
execute(const char *command)
{
	int result = SPI_execute(command, false, 0);

	if (result < 0)
		elog(ERROR, "could not execute \"%s\": %s", command,
			 SPI_result_code_string(result));
}

static char *
choose_name(Relation table)
{
	char label[32] = "archive";
	char *name;

	for (int i = 1;; i++)
	{
		name = makeObjectName(RelationGetRelationName(table), "visible", label);
		if (!SearchSysCacheExists2(STATEXTNAMENSP, CStringGetDatum(name),
								   ObjectIdGetDatum(RelationGetNamespace(table))))
			return name;
		snprintf(label, sizeof(label), "archive%d", i);
	}
}

/* IS TRUE, since the expression of statistics must not be a bare column. */
static char *
make_statistics(Relation table, const char *condition)
{
	char *schema = get_namespace_name(RelationGetNamespace(table));
	char *name = choose_name(table);
	char *qualified = quote_qualified_identifier(schema, name);

	execute(
		psprintf("CREATE STATISTICS %s ON ((%s) IS TRUE) FROM %s", qualified, condition,
				 quote_qualified_identifier(schema, RelationGetRelationName(table))));
	execute(psprintf("COMMENT ON STATISTICS %s IS '" ZHA_KEPT_COMMENT "'", qualified));
	return name;
}

/*
 * zha_condition_keep: what the registry says of a bound condition: pieces of text, and the
 * numbers of the columns between them. Needs SPI.
 */
void
zha_condition_keep(Relation table, Node *condition, List **fragments, List **attnums)
{
	char *printed = zha_predicate_print(RelationGetRelid(table), condition);

	if (zha_predicate_is_plain(condition))
	{
		zha_predicate_split(table, printed, fragments, attnums);
		return;
	}
	*fragments = list_make2(ZHA_KEPT, make_statistics(table, printed));
	*attnums = NIL;
}

/* zha_condition_drop: the statistics that zha_condition_keep made for a table go. */
void
zha_condition_drop(Oid relid)
{
	Relation table = RelationIdGetRelation(relid);
	List *all = RelationGetStatExtList(table);
	ListCell *cell;

	RelationClose(table);
	foreach (cell, all)
	{
		Oid oid = lfirst_oid(cell);
		char *comment = GetComment(oid, StatisticExtRelationId, 0);
		HeapTuple tuple;

		if (comment == NULL || strcmp(comment, ZHA_KEPT_COMMENT) != 0)
			continue;
		tuple = SearchSysCache1(STATEXTOID, oid);
		if (!HeapTupleIsValid(tuple))
			continue;
		execute(psprintf("DROP STATISTICS %s",
						 statistics_name((Form_pg_statistic_ext) GETSTRUCT(tuple))));
		ReleaseSysCache(tuple);
	}
}
