/*
 * archive_query.c
 *		Queries that contain the bound condition of an archive.
 *
 * In the text of a query ZHA_CONDITION_NAME stands for the condition. The parser's hook
 * replaces it by the bound expression, so that no name in it is looked up.
 */
#include "compat.h"

#include "catalog/namespace.h"
#include "nodes/nodeFuncs.h"
#include "parser/parse_relation.h"
#include "rewrite/rewriteManip.h"
#include "utils/lsyscache.h"

#include "archive_query.h"

/* What the parser needs to know of a query; the caller keeps it as long as the plan. */
typedef struct zha_prepared
{
	const zha_archive *archive;
	int count;
	const Oid *types;
} zha_prepared;

/* The archive's table in a query, the nearest from where its condition is named. */
static ParseNamespaceItem *
find_table(ParseState *pstate, const zha_archive *archive, int *levels)
{
	for (*levels = 0; pstate != NULL; pstate = pstate->parentParseState, (*levels)++)
	{
		ListCell *cell;

		foreach (cell, pstate->p_namespace)
		{
			ParseNamespaceItem *item = lfirst(cell);

			if (item->p_rte->rtekind == RTE_RELATION &&
				item->p_rte->relid == archive->relid)
				return item;
		}
	}
	elog(ERROR, "a query of \"%s\" has its condition elsewhere", archive->name);
}

/* The caller must be allowed to select each column of the condition. */
static bool
mark_columns(Node *node, void *pstate)
{
	if (node == NULL)
		return false;
	if (IsA(node, Var))
		markVarForSelectPriv(pstate, (Var *) node);
	return expression_tree_walker(node, mark_columns, pstate);
}

/*
 * zha_query_condition: the condition of the archive in the place of its name; NULL where
 * another column is named.
 */
Node *
zha_query_condition(ParseState *pstate, const ColumnRef *reference,
					const zha_archive *archive)
{
	Node *condition;
	ParseNamespaceItem *table;
	int levels;

	if (archive->condition == NULL || list_length(reference->fields) != 3 ||
		strcmp(NameListToString(reference->fields), ZHA_CONDITION_NAME) != 0)
		return NULL;
	table = find_table(pstate, archive, &levels);
	condition = copyObject(archive->condition);
	ChangeVarNodes(condition, 1, table->p_rtindex, 0);
	IncrementVarSublevelsUp(condition, levels, 0);
	(void) mark_columns(condition, pstate);
	return condition;
}

/* zha_query_parameter: a parameter of a fixed type, as SPI_prepare has it. */
Node *
zha_query_parameter(const ParamRef *reference, int count, const Oid *types)
{
	Param *parameter = makeNode(Param);

	if (reference->number <= 0 || reference->number > count)
		elog(ERROR, "unexpected parameter $%d", reference->number);
	parameter->paramkind = PARAM_EXTERN;
	parameter->paramid = reference->number;
	parameter->paramtype = types[reference->number - 1];
	parameter->paramtypmod = -1;
	parameter->paramcollid = get_typcollation(parameter->paramtype);
	parameter->location = reference->location;
	return (Node *) parameter;
}

static Node *
find_condition(ParseState *pstate, ColumnRef *reference)
{
	const zha_prepared *prepared = pstate->p_ref_hook_state;

	return zha_query_condition(pstate, reference, prepared->archive);
}

static Node *
find_parameter(ParseState *pstate, ParamRef *reference)
{
	const zha_prepared *prepared = pstate->p_ref_hook_state;

	return zha_query_parameter(reference, prepared->count, prepared->types);
}

static void
set_up_parser(ParseState *pstate, void *prepared)
{
	pstate->p_ref_hook_state = prepared;
	pstate->p_pre_columnref_hook = find_condition;
	pstate->p_paramref_hook = find_parameter;
}

/*
 * zha_query_prepare: SPI_prepare_cursor for a query over an archive. The types must last
 * as long as the plan, which ends with the SPI connection.
 */
SPIPlanPtr
zha_query_prepare(const zha_archive *archive, const char *sql, int count,
				  const Oid *types, int options)
{
	zha_prepared *prepared = palloc(sizeof(zha_prepared));
	SPIPlanPtr plan;

	*prepared = (zha_prepared){archive, count, types};
	plan = SPI_prepare_params(sql, set_up_parser, prepared, options);
	if (plan == NULL)
		elog(ERROR, "could not prepare \"%s\": %s", sql,
			 SPI_result_code_string(SPI_result));
	return plan;
}
