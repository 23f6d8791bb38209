/*
 * answer.c
 *		Answers for tables in place of the server, as a module does that keeps the rows of
 *		a table elsewhere: a table's rows are those of the table of its name in the schema
 *		that the setting answer.schema names.
 *
 * It is as narrow as such modules are. It takes no query whose plan is made before the
 * values are known, no comparison of rows, and no relation that a caller made up.
 */
#include "postgres.h"

#include "access/table.h"
#include "access/tableam.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "executor/executor.h"
#include "fmgr.h"
#include "nodes/extensible.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/pathnode.h"
#include "optimizer/paths.h"
#include "optimizer/planner.h"
#include "optimizer/restrictinfo.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"

PG_MODULE_MAGIC;

extern PGDLLEXPORT void _PG_init(void);

static char *answer_schema;
static set_rel_pathlist_hook_type previous_paths;
static planner_hook_type previous_planner;

typedef struct answer_state
{
	CustomScanState css;
	Relation table;
	TableScanDesc scan;
	TupleTableSlot *slot;
} answer_state;

/* ---- execution -------------------------------------------------------------------- */

static void
begin(CustomScanState *css, EState *estate, int flags)
{
	answer_state *state = (answer_state *) css;
	CustomScan *plan = (CustomScan *) css->ss.ps.plan;

	(void) flags;
	state->table = table_open(linitial_oid(plan->custom_private), AccessShareLock);
	state->slot = table_slot_create(state->table, NULL);
#if PG_VERSION_NUM >= 190000
	state->scan = table_beginscan(state->table, estate->es_snapshot, 0, NULL, 0);
#else
	state->scan = table_beginscan(state->table, estate->es_snapshot, 0, NULL);
#endif
}

static TupleTableSlot *
next_row(ScanState *node)
{
	answer_state *state = (answer_state *) node;

	if (!table_scan_getnextslot(state->scan, ForwardScanDirection, state->slot))
		return NULL;
	return ExecCopySlot(node->ss_ScanTupleSlot, state->slot);
}

static bool
recheck(ScanState *node, TupleTableSlot *slot)
{
	(void) node, (void) slot;
	return true;
}

static TupleTableSlot *
execute(CustomScanState *css)
{
	return ExecScan(&css->ss, next_row, recheck);
}

static void
end(CustomScanState *css)
{
	answer_state *state = (answer_state *) css;

	table_endscan(state->scan);
	ExecDropSingleTupleTableSlot(state->slot);
	table_close(state->table, NoLock);
}

static void
rescan(CustomScanState *css)
{
	table_rescan(((answer_state *) css)->scan, NULL);
	ExecScanReScan(&css->ss);
}

static const CustomExecMethods execution = {.CustomName = "answer",
											.BeginCustomScan = begin,
											.ExecCustomScan = execute,
											.EndCustomScan = end,
											.ReScanCustomScan = rescan};

static Node *
create_state(CustomScan *plan)
{
	answer_state *state =
		(answer_state *) newNode(sizeof(answer_state), T_CustomScanState);

	(void) plan;
	state->css.methods = &execution;
	return (Node *) state;
}

/* ---- planning --------------------------------------------------------------------- */

static const CustomScanMethods scanning = {.CustomName = "answer",
										   .CreateCustomScanState = create_state};

static bool
refuse(Node *node, void *context)
{
	if (node == NULL)
		return false;
	if (IsA(node, RowCompareExpr))
		elog(ERROR, "answer: a comparison of rows");
	if (IsA(node, Param) && ((Param *) node)->paramkind == PARAM_EXTERN)
		elog(ERROR, "answer: a plan without values");
	if (IsA(node, RestrictInfo))
		return refuse((Node *) ((RestrictInfo *) node)->clause, context);
	return expression_tree_walker(node, refuse, context);
}

static Plan *
make_plan(PlannerInfo *root, RelOptInfo *rel, CustomPath *path, List *targets,
		  List *clauses, List *plans)
{
	CustomScan *scan = makeNode(CustomScan);

	(void) root, (void) plans;
	scan->scan.plan.targetlist = targets;
	scan->scan.plan.qual = extract_actual_clauses(clauses, false);
	scan->scan.scanrelid = rel->relid;
	scan->custom_private = path->custom_private;
	scan->methods = &scanning;
	return &scan->scan.plan;
}

static const CustomPathMethods pathing = {.CustomName = "answer",
										  .PlanCustomPath = make_plan};

/* The table that has the rows of another, or InvalidOid. */
static Oid
find_rows(Oid relid)
{
	Oid schema = get_namespace_oid(answer_schema, true);

	if (!OidIsValid(schema) || get_rel_namespace(relid) == schema)
		return InvalidOid;
	return get_relname_relid(get_rel_name(relid), schema);
}

static void
answer(PlannerInfo *root, RelOptInfo *rel, Index rti, RangeTblEntry *rte)
{
	CustomPath *path;
	Oid rows;

	if (previous_paths)
		previous_paths(root, rel, rti, rte);
	rows = rte->rtekind == RTE_RELATION ? find_rows(rte->relid) : InvalidOid;
	if (!OidIsValid(rows))
		return;
	(void) refuse((Node *) rel->baserestrictinfo, NULL);
	(void) refuse((Node *) rel->joininfo, NULL);
	path = makeNode(CustomPath);
	path->path.pathtype = T_CustomScan;
	path->path.parent = rel;
	path->path.pathtarget = rel->reltarget;
	path->path.rows = rel->rows;
	path->path.total_cost = 1000;
	path->custom_private = list_make1_oid(rows);
	path->methods = &pathing;
	rel->pathlist = list_make1(path);
	rel->partial_pathlist = NIL;
}

/* What relations a query has, at any level. */
typedef struct relations
{
	bool answered; /* a table that this module answers for */
	bool made_up;  /* rows of the caller's */
} relations;

static bool
find_relations(Node *node, void *context)
{
	relations *found = context;

	if (node == NULL)
		return false;
	if (IsA(node, Query))
		return query_tree_walker((Query *) node, find_relations, context,
								 QTW_EXAMINE_RTES_BEFORE);
	if (IsA(node, RangeTblEntry))
	{
		const RangeTblEntry *rte = (const RangeTblEntry *) node;

		found->made_up |= rte->rtekind == RTE_NAMEDTUPLESTORE;
		found->answered |=
			rte->rtekind == RTE_RELATION && OidIsValid(find_rows(rte->relid));
		return false;
	}
	return expression_tree_walker(node, find_relations, context);
}

#if PG_VERSION_NUM >= 190000
#define EXPLAINED , ExplainState *es
#define EXPLAIN , es
#else
#define EXPLAINED
#define EXPLAIN
#endif

static PlannedStmt *
plan_query(Query *parse, const char *sql, int options, ParamListInfo values EXPLAINED)
{
	relations found = {false, false};

	(void) find_relations((Node *) parse, &found);
	if (found.answered && found.made_up)
		elog(ERROR, "answer: a relation of the caller's");
	if (previous_planner)
		return previous_planner(parse, sql, options, values EXPLAIN);
	return standard_planner(parse, sql, options, values EXPLAIN);
}

void
_PG_init(void)
{
	DefineCustomStringVariable("answer.schema",
							   "The schema of the tables with the rows.", NULL,
							   &answer_schema, "", PGC_USERSET, 0, NULL, NULL, NULL);
	previous_paths = set_rel_pathlist_hook;
	set_rel_pathlist_hook = answer;
	previous_planner = planner_hook;
	planner_hook = plan_query;
}
