/*
 * archive_predicate.c
 *		The condition that an article must meet to be listed.
 *
 * It becomes the predicate of both indexes and a part of every query, so the
 * parser that CREATE INDEX uses judges it: columns of the table only, no
 * subquery, nothing that is not immutable. How it is kept, archive_condition.c says.
 */
#include "compat.h"

#include "access/transam.h"
#include "catalog/pg_type.h"
#include "nodes/nodeFuncs.h"
#include "nodes/parsenodes.h"
#include "optimizer/optimizer.h"
#include "parser/parse_clause.h"
#include "parser/parse_coerce.h"
#include "parser/parse_collate.h"
#include "parser/parse_expr.h"
#include "parser/parse_relation.h"
#include "parser/parser.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/ruleutils.h"

#include "archive_predicate.h"
#include "archive_setting.h"

static void
refuse(const char *condition)
{
	ereport(ERROR, (errcode(ERRCODE_SYNTAX_ERROR),
					errmsg("\"%s\" is not a single expression", condition)));
}

/* What the parser is at. */
typedef struct zha_source
{
	char *statement;
	const zha_source_name *name; /* NULL: it is our own text */
} zha_source;

/*
 * An error of the parser is about the text that it was given, not the query: it shows the
 * place in the argument, and says which that is.
 */
static void
turn_position(void *context)
{
	const zha_source *source = context;
	int prefix = source->name ? source->name->prefix : 0;
	int position = geterrposition();

	if (position > prefix)
	{
		errposition(0);
		internalerrposition(position - prefix);
		internalerrquery(source->statement + prefix);
	}
	if (source->name)
		errcontext("argument \"%s\" of archive_register", source->name->argument);
}

static void
begin_source(ErrorContextCallback *callback, zha_source *source)
{
	*callback = (ErrorContextCallback){
		.previous = error_context_stack, .callback = turn_position, .arg = source};
	error_context_stack = callback;
}

/*
 * zha_parse: raw parse trees of a text behind a prefix that makes it a statement; the
 * name is that of the argument that it came in, or NULL.
 */
List *
zha_parse(const char *prefix, const char *text, const zha_source_name *name)
{
	zha_source source = {psprintf("%s%s", prefix, text), name};
	ErrorContextCallback callback;
	List *statements;

	begin_source(&callback, &source);
	statements = raw_parser(source.statement, RAW_PARSE_DEFAULT);
	error_context_stack = callback.previous;
	return statements;
}

#define ZHA_EXPRESSION_PREFIX "SELECT "

static const zha_source_name visible = {"visible", sizeof(ZHA_EXPRESSION_PREFIX) - 1};

static Node *
parse_expression(const char *expression, const zha_source_name *name)
{
	List *statements = zha_parse(ZHA_EXPRESSION_PREFIX, expression, name);
	SelectStmt *select;

	if (list_length(statements) != 1)
		refuse(expression);
	select = (SelectStmt *) linitial_node(RawStmt, statements)->stmt;
	if (!IsA(select, SelectStmt) || select->op != SETOP_NONE ||
		list_length(select->targetList) != 1 || select->distinctClause ||
		select->intoClause || select->fromClause || select->whereClause ||
		select->groupClause || select->havingClause || select->windowClause ||
		select->valuesLists || select->sortClause || select->limitOffset ||
		select->limitCount || select->lockingClause || select->withClause)
		refuse(expression);
	if (linitial_node(ResTarget, select->targetList)->name != NULL)
		refuse(expression);
	return linitial_node(ResTarget, select->targetList)->val;
}

/* zha_parse_expression: the raw parse tree of one expression. */
Node *
zha_parse_expression(const char *expression)
{
	return parse_expression(expression, NULL);
}

/*
 * zha_expression: an expression over the columns of a table, or a condition, as
 * CREATE INDEX would read it.
 */
Node *
zha_expression(Relation table, const char *expression, bool condition)
{
	const zha_source_name *name = condition ? &visible : NULL;
	ParseState *pstate = make_parsestate(NULL);
	ParseNamespaceItem *item = addRangeTableEntryForRelation(
		pstate, table, AccessShareLock, NULL, false, true);
	Node *raw = parse_expression(expression, name);
	zha_source source = {psprintf("%s%s", ZHA_EXPRESSION_PREFIX, expression), name};
	ErrorContextCallback callback;
	Node *node;

	pstate->p_sourcetext = source.statement;
	addNSItemToQuery(pstate, item, false, true, true);
	begin_source(&callback, &source);
	if (condition)
		node = transformWhereClause(pstate, raw, EXPR_KIND_INDEX_PREDICATE, "visible");
	else
		node = transformExpr(pstate, raw, EXPR_KIND_INDEX_EXPRESSION);
	assign_expr_collations(pstate, node);
	error_context_stack = callback.previous;
	free_parsestate(pstate);
	return node;
}

/* Whether a node stands for a whole row or a system column. */
static bool
names_no_column(Node *node, void *context)
{
	if (node == NULL)
		return false;
	if (IsA(node, Var) && ((Var *) node)->varattno <= 0)
		return true;
	return expression_tree_walker(node, names_no_column, context);
}

/*
 * zha_predicate_check: raises 42P17 when a bound condition is not immutable, 0A000 when
 * it names a row or a system column; condition is what the message calls it.
 */
void
zha_predicate_check(Node *node, const char *condition)
{
	if (contain_mutable_functions((Node *) expression_planner((Expr *) node)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_OBJECT_DEFINITION),
				 errmsg("the condition \"%s\" is not immutable", condition),
				 errdetail("An article that is listed now must be listed until its "
						   "row changes."),
				 errhint("Keep the state in a column of the table, for example a "
						 "boolean.")));
	if (names_no_column(node, NULL))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("the condition \"%s\" names a whole row or a system column",
						condition)));
}

/*
 * zha_predicate_bind: a condition over the columns of the table, its names looked up on
 * the current path. Raises what the parser and zha_predicate_check raise.
 */
Node *
zha_predicate_bind(Relation table, const char *condition)
{
	Node *node = zha_expression(table, condition, true);

	zha_predicate_check(node, condition);
	return node;
}

/* zha_predicate_print: a bound condition with all names qualified but the server's. */
char *
zha_predicate_print(Oid relid, Node *condition)
{
	int nest = NewGUCNestLevel();
	char *printed;

	zha_set_for_now("search_path", "pg_catalog");
	printed = deparse_expression(
		condition, deparse_context_for(get_rel_name(relid), relid), false, false);
	AtEOXact_GUC(true, nest);
	return printed;
}

/* A constant of such a type is printed by the name of what it stands for. */
static bool
is_named(Oid type)
{
	switch (type)
	{
		case REGPROCOID:
		case REGPROCEDUREOID:
		case REGOPEROID:
		case REGOPERATOROID:
		case REGCLASSOID:
		case REGTYPEOID:
		case REGCONFIGOID:
		case REGDICTIONARYOID:
		case REGCOLLATIONOID:
		case REGNAMESPACEOID:
		case REGROLEOID:
			return true;
		default:
			return false;
	}
}

static bool
is_made(Oid object, void *context pg_attribute_unused())
{
	return object >= FirstNormalObjectId;
}

/* Whether the operators of a node, and the node itself, are of the server's own kinds. */
static bool
is_known(Node *node)
{
	ListCell *cell;

	switch (nodeTag(node))
	{
		case T_OpExpr:
		case T_DistinctExpr:
		case T_NullIfExpr:
			return !is_made(((OpExpr *) node)->opno, NULL);
		case T_ScalarArrayOpExpr:
			return !is_made(((ScalarArrayOpExpr *) node)->opno, NULL);
		case T_RowCompareExpr:
			foreach (cell, ((RowCompareExpr *) node)->opnos)
				if (is_made(lfirst_oid(cell), NULL))
					return false;
			return true;
		case T_Var:
		case T_Const:
		case T_FuncExpr:
		case T_BoolExpr:
		case T_RelabelType:
		case T_CoerceViaIO:
		case T_ArrayCoerceExpr:
		case T_CaseExpr:
		case T_CaseTestExpr:
		case T_ArrayExpr:
		case T_CoalesceExpr:
		case T_MinMaxExpr:
		case T_NullTest:
		case T_BooleanTest:
		case T_CollateExpr:
			return true;
		default:
			return false;
	}
}

static bool
find_made(Node *node, void *context)
{
	if (node == NULL)
		return false;
	if (!IsA(node, List) && !IsA(node, CaseWhen) &&
		(!is_known(node) || check_functions_in_node(node, is_made, NULL) ||
		 is_named(exprType(node)) || is_made(exprType(node), NULL) ||
		 is_made(exprCollation(node), NULL) || is_made(exprInputCollation(node), NULL)))
		return true;
	return expression_tree_walker(node, find_made, context);
}

/*
 * zha_predicate_is_plain: whether a bound condition uses only the server's own objects and
 * columns of their types. Then its text always means the same: only a superuser can add
 * objects to pg_catalog, and no other schema is searched.
 */
bool
zha_predicate_is_plain(Node *condition)
{
	return !find_made(condition, NULL);
}

static bool
collect_columns(Node *node, void *context)
{
	List **found = context;

	if (node == NULL)
		return false;
	if (IsA(node, ColumnRef))
	{
		*found = lappend(*found, node);
		return false;
	}
	return raw_expression_tree_walker(node, collect_columns, context);
}

static int
by_location(const ListCell *a, const ListCell *b)
{
	int left = ((ColumnRef *) lfirst(a))->location;
	int right = ((ColumnRef *) lfirst(b))->location;

	return (left > right) - (left < right);
}

/*
 * zha_predicate_split: a condition printed by zha_predicate_print, cut at its
 * column names: one fragment more than columns.
 */
void
zha_predicate_split(Relation table, const char *condition, List **fragments,
					List **attnums)
{
	const int prefix = strlen(ZHA_EXPRESSION_PREFIX);
	List *found = NIL;
	ListCell *cell;
	int done = 0;

	(void) collect_columns(zha_parse_expression(condition), &found);
	list_sort(found, by_location);
	*fragments = *attnums = NIL;
	foreach (cell, found)
	{
		ColumnRef *reference = lfirst(cell);
		char *name = strVal(llast(reference->fields));
		const char *quoted = quote_identifier(name);
		int at = reference->location - prefix;

		if (list_length(reference->fields) != 1 ||
			strncmp(condition + at, quoted, strlen(quoted)) != 0)
			elog(ERROR, "unexpected column reference in \"%s\"", condition);
		*fragments = lappend(*fragments, pnstrdup(condition + done, at - done));
		*attnums = lappend_int(*attnums, get_attnum(RelationGetRelid(table), name));
		done = at + strlen(quoted);
	}
	*fragments = lappend(*fragments, pstrdup(condition + done));
}
