/*
 * archive_probe.c
 *		The probes of an order's index, as queries with cached plans.
 *
 * "The rows beyond this one" in a list sorted by k1, k2, ..., id is a ladder: the rows
 * equal in all but the id and beyond in that, then those equal in all but the last two,
 * and so on. Each rung is one range of the index, so the first row of the first rung
 * that has one is the neighbour. Where no NULL can come in between, neighbouring rungs
 * are one row comparison, which makes the usual list (a date and the id) a single
 * probe. The rungs depend on which of the article's values are NULL; each rung's plan
 * is kept with the archive.
 */
#include "compat.h"

#include "catalog/pg_am.h"
#include "catalog/pg_type.h"
#include "commands/defrem.h"
#include "executor/spi.h"
#include "nodes/params.h"
#include "nodes/plannodes.h"
#include "parser/parse_expr.h"
#include "parser/parse_node.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/plancache.h"
#include "utils/resowner.h"

#include "archive_predicate.h"
#include "archive_probe.h"
#include "archive_query.h"
#include "archive_row.h"
#include "archive_setting.h"
#include "archive_storage.h"

/* What a plan does; the key of the plans, so without padding. */
typedef struct zha_plan_key
{
	uint8 task;
	uint8 order;
	uint8 forward;
	uint8 rung;
	uint32 nulls; /* bit 0: the group, bit 1 + i: key i */
} zha_plan_key;

enum
{
	ZHA_FETCH, /* an article by its id */
	ZHA_END,   /* the first from the end of a list */
	ZHA_BEYOND /* the first beyond an article */
};

/* A fetched row: the article, and for each order the group, the keys, the whole group. */
#define ZHA_FETCHED (ZHA_SELF_COLUMNS + ZHA_ORDERS * (ZHA_MAX_KEYS + 2))

/* The rung of ZHA_FETCH that knows the article's channel. */
#define ZHA_IN_CHANNEL 1

typedef struct zha_plan
{
	zha_plan_key key;
	SPIPlanPtr plan;
	bool planned;
	struct zha_probe *probe;
} zha_plan;

/* ---- the text of a probe ------------------------------------------------------ */

static bool
is_null(uint32 nulls, int key)
{
	return (nulls >> (key + 1)) & 1;
}

/* Whether the key's NULLs come after its values when walking this way. */
static bool
nulls_after(const zha_key *key, bool forward)
{
	return key->nullable && key->nulls_first != forward;
}

static void
add_equal(StringInfo sql, const zha_key *key, int parameter, bool null)
{
	if (null)
		appendStringInfo(sql, " AND %s IS NULL", zha_key_sql(key, "a"));
	else
		appendStringInfo(sql, " AND %s OPERATOR(%s.=) %s",
						 zha_operand_sql(key, zha_key_sql(key, "a")), key->schema,
						 zha_operand_sql(key, psprintf("$%d", parameter)));
}

/* The rows that agree with the article in the keys before this one. */
static void
add_prefix(StringInfo sql, const zha_order *order, uint32 nulls, int key)
{
	for (int i = 0; i < key; i++)
		add_equal(sql, &order->keys[i], i + 2, is_null(nulls, i));
}

/*
 * The rows beyond the article in keys from to to, taken as one: a row comparison,
 * which SQL cannot write where the operators live in several schemas. The parser's
 * hook below puts it in the place of this name.
 */
static void
add_beyond(StringInfo sql, int from, int to)
{
	appendStringInfo(sql, " AND zharchive.beyond.\"%d %d\"", from, to);
}

/* The first of the keys up to this one that one row comparison can take. */
static int
comparison_start(const zha_archive *archive, const zha_order *order, bool forward,
				 uint32 nulls, int key)
{
	while (zha_storage_compares_rows(archive) && key > 0 && !is_null(nulls, key - 1) &&
		   !nulls_after(&order->keys[key], forward) &&
		   order->keys[key - 1].desc == order->keys[key].desc)
		key--;
	return key;
}

/* The n-th rung next to an article with these values NULL, nearest first. */
static bool
find_beyond(const zha_archive *archive, const zha_order *order, bool forward,
			uint32 nulls, int n, zha_rung *rung)
{
	for (int i = order->nkeys - 1; i >= 0; i--)
	{
		if (is_null(nulls, i))
		{
			*rung = (zha_rung){ZHA_ANY_VALUE, i, i, false};
			if (!nulls_after(&order->keys[i], forward) && n-- == 0)
				return true;
			continue;
		}
		*rung =
			(zha_rung){ZHA_BEYOND_VALUES,
					   comparison_start(archive, order, forward, nulls, i), i, false};
		if (n-- == 0)
			return true;
		i = rung->from;
		*rung = (zha_rung){ZHA_ANY_NULL, i, i, false};
		if (nulls_after(&order->keys[i], forward) && n-- == 0)
			return true;
	}
	return false;
}

/*
 * The n-th rung from the end of a list: all of it, or, where it is sorted by a date that
 * must have come, what has a date and what has none.
 */
static bool
find_end(const zha_key *date, bool forward, int n, zha_rung *rung)
{
	bool nulls_last;

	*rung = (zha_rung){ZHA_ALL, 0, 0, false};
	if (date == NULL)
		return n == 0;
	nulls_last = nulls_after(date, forward) || !date->nullable;
	rung->kind = nulls_last == (n == 0) ? ZHA_ANY_VALUE : ZHA_ANY_NULL;
	return n < (date->nullable ? 2 : 1);
}

/* The date, where it is what a list is sorted by first, and must have come. */
static const zha_key *
find_due(const zha_archive *archive, zha_order_name which)
{
	const zha_order *order = &archive->orders[which];

	if (!archive->options.scheduled || which != ZHA_CHANNEL ||
		order->keys[0].attnum != archive->published.attnum)
		return NULL;
	return &order->keys[0];
}

/*
 * zha_rung_find: the n-th rung, nearest first, beyond an article with these values NULL
 * (as in zha_place), or else from the end of its list; false when there is none so far
 * out.
 */
bool
zha_rung_find(const zha_archive *archive, zha_order_name which, bool forward,
			  bool beyond, uint32 nulls, int n, zha_rung *rung)
{
	const zha_key *due = find_due(archive, which);
	bool found =
		beyond ? find_beyond(archive, &archive->orders[which], forward, nulls, n, rung)
			   : find_end(due, forward, n, rung);

	rung->out = found && due != NULL && rung->from == 0 && rung->kind != ZHA_ANY_NULL;
	return found;
}

/* The condition of a rung. */
static void
add_rung(StringInfo sql, const zha_archive *archive, const zha_order *order,
		 uint32 nulls, const zha_rung *rung)
{
	const zha_key *key = &order->keys[rung->from];

	add_prefix(sql, order, nulls, rung->from);
	if (rung->kind == ZHA_BEYOND_VALUES)
		add_beyond(sql, rung->from, rung->to);
	else if (rung->kind != ZHA_ALL && key->nullable)
		appendStringInfo(sql, " AND %s %s", zha_key_sql(key, "a"),
						 rung->kind == ZHA_ANY_NULL ? "IS NULL" : "IS NOT NULL");
	if (rung->out)
		appendStringInfo(sql, " AND %s OPERATOR(%s.<=) %s",
						 zha_operand_sql(key, zha_key_sql(key, "a")), key->schema,
						 zha_now_sql(archive));
}

static void
add_columns(StringInfo sql, const zha_archive *archive, const zha_order *order)
{
	appendStringInfo(sql, "SELECT %s::pg_catalog.text, %s::pg_catalog.text, %s",
					 zha_key_sql(&archive->id, "a"), zha_key_sql(&archive->title, "a"),
					 zha_number_sql(archive, "a"));
	if (order->grouped)
		appendStringInfo(sql, ", %s", zha_label_sql(&order->group, "a"));
	else
		appendStringInfoString(sql, ", NULL::pg_catalog.text");
}

/* A probe, of a rung that there is. */
static void
add_probe(StringInfo sql, const zha_archive *archive, const zha_plan_key *plan)
{
	const zha_order *order = &archive->orders[plan->order];
	zha_rung rung;

	add_columns(sql, archive, order);
	appendStringInfo(sql, " FROM %s AS a WHERE (%s)", archive->table,
					 archive->visible ? archive->visible : "true");
	if (order->grouped)
		add_equal(sql, &order->group, 1, plan->nulls & 1);
	/* which partitions, or nodes, can have it depends on the whole */
	if (order->group_is_cut)
		add_equal(sql, &order->whole, order->nkeys + 3, plan->nulls & 1);
	if (zha_rung_find(archive, plan->order, plan->forward, plan->task == ZHA_BEYOND,
					  plan->nulls, plan->rung, &rung))
		add_rung(sql, archive, order, plan->nulls, &rung);
	appendStringInfo(sql, " ORDER BY %s LIMIT $%d", zha_order_sql(order, plan->forward),
					 order->nkeys + 2);
}

/*
 * An article by its id, in the channel $2 if that is known: itself, then for each
 * order the group and the keys.
 */
static void
add_fetch(StringInfo sql, const zha_archive *archive, bool in_channel)
{
	add_columns(sql, archive, &archive->orders[ZHA_SERIES]);
	if (archive->published.attnum != 0)
		appendStringInfo(sql, ", %s::pg_catalog.date",
						 zha_key_sql(&archive->published, "a"));
	else
		appendStringInfoString(sql, ", NULL::pg_catalog.date");
	for (int which = 0; which < ZHA_ORDERS; which++)
	{
		const zha_order *order = &archive->orders[which];

		if (!order->exists)
			continue;
		if (order->grouped)
			appendStringInfo(sql, ", %s", zha_key_sql(&order->group, "a"));
		else
			appendStringInfoString(sql, ", NULL::pg_catalog.int4");
		for (int i = 0; i < order->nkeys; i++)
			appendStringInfo(sql, ", %s", zha_key_sql(&order->keys[i], "a"));
		if (order->group_is_cut)
			appendStringInfo(sql, ", %s", zha_key_sql(&order->whole, "a"));
	}
	appendStringInfo(sql, " FROM %s AS a WHERE %s OPERATOR(%s.=) %s", archive->table,
					 zha_operand_sql(&archive->id, zha_key_sql(&archive->id, "a")),
					 archive->id.schema, zha_operand_sql(&archive->id, "$1"));
	if (in_channel)
		add_equal(sql, &archive->channel, 2, false);
}

/* ---- row comparisons ---------------------------------------------------------- */

/* What the parser needs to know of a probe; lives as long as its plan. */
typedef struct zha_probe
{
	const zha_archive *archive;
	zha_plan_key key;
	int count;
	Oid types[ZHA_MAX_KEYS + 3];
} zha_probe;

/* key operator $parameter, as the parser makes it. */
static OpExpr *
compare_key(ParseState *pstate, const zha_probe *probe, int at)
{
	const zha_order *order = &probe->archive->orders[probe->key.order];
	const zha_key *key = &order->keys[at];
	bool down = key->desc == (bool) probe->key.forward;
	char *expression = psprintf(
		"%s OPERATOR(%s.%s) %s", zha_operand_sql(key, zha_key_sql(key, "a")),
		key->schema, down ? "<" : ">", zha_operand_sql(key, psprintf("$%d", at + 2)));
	Node *node =
		transformExpr(pstate, zha_parse_expression(expression), EXPR_KIND_WHERE);

	if (!IsA(node, OpExpr))
		elog(ERROR, "unexpected comparison \"%s\"", expression);
	return (OpExpr *) node;
}

/* (k1, k2, ...) < or > ($1, $2, ...), each with its own operator. */
static Node *
make_comparison(ParseState *pstate, const zha_probe *probe, int from, int to)
{
	const zha_order *order = &probe->archive->orders[probe->key.order];
	RowCompareExpr *comparison = makeNode(RowCompareExpr);
	bool down = order->keys[from].desc == (bool) probe->key.forward;

	zha_set_comparison(comparison, down);
	for (int at = from; at <= to; at++)
	{
		OpExpr *one = compare_key(pstate, probe, at);
		Oid opclass = GetDefaultOpClass(order->keys[at].type, BTREE_AM_OID);

		if (from == to)
			return (Node *) one;
		comparison->opnos = lappend_oid(comparison->opnos, one->opno);
		comparison->opfamilies =
			lappend_oid(comparison->opfamilies, get_opclass_family(opclass));
		comparison->largs = lappend(comparison->largs, linitial(one->args));
		comparison->rargs = lappend(comparison->rargs, lsecond(one->args));
	}
	return (Node *) comparison;
}

/* Of the names in a probe, only ours have three parts. */
static Node *
find_name(ParseState *pstate, ColumnRef *reference)
{
	const zha_probe *probe = pstate->p_ref_hook_state;
	Node *condition = zha_query_condition(pstate, reference, probe->archive);
	int from;
	int to;

	if (condition != NULL)
		return condition;
	if (list_length(reference->fields) != 3 ||
		sscanf(strVal(lthird(reference->fields)), "%d %d", &from, &to) != 2)
		return NULL;
	return make_comparison(pstate, probe, from, to);
}

static Node *
find_parameter(ParseState *pstate, ParamRef *reference)
{
	const zha_probe *probe = pstate->p_ref_hook_state;

	return zha_query_parameter(reference, probe->count, probe->types);
}

static void
set_up_parser(ParseState *pstate, void *probe)
{
	pstate->p_ref_hook_state = probe;
	pstate->p_pre_columnref_hook = find_name;
	pstate->p_paramref_hook = find_parameter;
}

/* ---- plans -------------------------------------------------------------------- */

static zha_probe *
describe(const zha_archive *archive, const zha_plan_key *key)
{
	const zha_order *order = &archive->orders[key->order];
	zha_probe *probe = MemoryContextAllocZero(archive->context, sizeof(zha_probe));

	probe->archive = archive;
	probe->key = *key;
	if (key->task == ZHA_FETCH)
	{
		probe->types[probe->count++] = archive->id.type;
		if (key->rung == ZHA_IN_CHANNEL)
			probe->types[probe->count++] = archive->channel.type;
		return probe;
	}
	probe->types[probe->count++] = order->grouped ? order->group.type : INT4OID;
	for (int i = 0; i < order->nkeys; i++)
		probe->types[probe->count++] = order->keys[i].type;
	probe->types[probe->count++] = INT8OID;
	if (order->group_is_cut)
		probe->types[probe->count++] = order->whole.type;
	return probe;
}

static SPIPlanPtr
prepare(const zha_archive *archive, const zha_plan_key *key, zha_probe *probe)
{
	StringInfoData sql;
	SPIPlanPtr plan;

	initStringInfo(&sql);
	if (key->task == ZHA_FETCH)
		add_fetch(&sql, archive, key->rung == ZHA_IN_CHANNEL);
	else
		add_probe(&sql, archive, key);
	/* it is a probe whatever the values are; they say only where the row may be */
	plan =
		SPI_prepare_params(sql.data, set_up_parser, probe,
						   zha_storage_keeps_plans(archive) ? CURSOR_OPT_GENERIC_PLAN
															: CURSOR_OPT_CUSTOM_PLAN);
	if (plan == NULL || SPI_keepplan(plan) != 0)
		elog(ERROR, "could not prepare \"%s\": %s", sql.data,
			 SPI_result_code_string(SPI_result));
	return plan;
}

static void
free_plan(void *plan)
{
	SPI_freeplan(plan);
}

/* A plan lives outside the archive's memory; it goes with the archive. */
static void
free_with_archive(zha_archive *archive, SPIPlanPtr plan)
{
	MemoryContextCallback *callback =
		MemoryContextAlloc(archive->context, sizeof(MemoryContextCallback));

	callback->func = free_plan;
	callback->arg = plan;
	MemoryContextRegisterResetCallback(archive->context, callback);
}

static zha_plan *
find_plan(zha_archive *archive, zha_plan_key key)
{
	zha_plan *entry;
	zha_probe *probe;
	SPIPlanPtr plan;
	bool found;

	if (archive->plans == NULL)
	{
		HASHCTL control = {.keysize = sizeof(zha_plan_key),
						   .entrysize = sizeof(zha_plan),
						   .hcxt = archive->context};

		archive->plans = hash_create("zharchive plans", 32, &control,
									 HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	}
	entry = hash_search(archive->plans, &key, HASH_FIND, NULL);
	if (entry != NULL)
		return entry;
	probe = describe(archive, &key);
	plan = prepare(archive, &key, probe);
	free_with_archive(archive, plan);
	entry = hash_search(archive->plans, &key, HASH_ENTER, &found);
	entry->plan = plan;
	entry->planned = false;
	entry->probe = probe;
	return entry;
}

/* Until the caller ends the nest level that it began. */
static void
favour_index(void)
{
	zha_set_for_now("enable_seqscan", "off");
	zha_set_for_now("enable_bitmapscan", "off");
	zha_set_for_now("enable_sort", "off");
}

/*
 * Plan and run: an index probe, however small the table is now. The plan is made at
 * the first run, and again when something that it rests on has changed, or at each run
 * where the values count.
 */
static int
execute_planning(SPIPlanPtr plan, const SPIExecuteOptions *options)
{
	int nest = NewGUCNestLevel();
	int result;

	favour_index();
	result = SPI_execute_plan_extended(plan, options);
	AtEOXact_GUC(true, nest);
	return result;
}

/*
 * Run a plan with the values of its parameters (bit i of nulls: parameter i + 1), for a
 * receiver or into SPI_tuptable; gives the number of rows.
 */
static uint64
execute(zha_plan *plan, const Datum *values, uint32 nulls, zha_receiver *receiver)
{
	ParamListInfo parameters = makeParamList(plan->probe->count);
	SPIExecuteOptions options = {.params = parameters,
								 .read_only = true,
								 .dest = receiver ? &receiver->public : NULL};
	int result;

	for (int i = 0; i < plan->probe->count; i++)
		parameters->params[i] = (ParamExternData){.value = values[i],
												  .isnull = (nulls >> i) & 1,
												  .pflags = PARAM_FLAG_CONST,
												  .ptype = plan->probe->types[i]};
	if (plan->planned && zha_storage_keeps_plans(plan->probe->archive) &&
		SPI_plan_is_valid(plan->plan))
		result = SPI_execute_plan_extended(plan->plan, &options);
	else
		result = execute_planning(plan->plan, &options);
	plan->planned = true;
	if (result != SPI_OK_SELECT)
		elog(ERROR, "could not execute a probe: %s", SPI_result_code_string(result));
	return SPI_processed;
}

/* ---- probes ------------------------------------------------------------------- */

/* The types of what add_fetch asks for; gives how many there are. */
static int
fetched_types(const zha_archive *archive, Oid *types)
{
	int count = 0;

	types[count++] = TEXTOID;
	types[count++] = TEXTOID;
	types[count++] = archive->series_no;
	types[count++] = TEXTOID;
	types[count++] = DATEOID;
	for (int which = 0; which < ZHA_ORDERS; which++)
	{
		const zha_order *order = &archive->orders[which];

		if (!order->exists)
			continue;
		types[count++] = order->grouped ? order->group.type : INT4OID;
		for (int i = 0; i < order->nkeys; i++)
			types[count++] = order->keys[i].type;
		if (order->group_is_cut)
			types[count++] = order->whole.type;
	}
	return count;
}

/*
 * zha_probe_fetch: the rows of an article into SPI_tuptable, if wanted those in a
 * channel; gives their number. A row begins with what a zha_self holds; zha_probe_place
 * reads the rest.
 */
uint64
zha_probe_fetch(zha_archive *archive, Datum id, const Datum *channel)
{
	zha_plan_key key = {.task = ZHA_FETCH, .rung = channel ? ZHA_IN_CHANNEL : 0};
	Datum values[2] = {id, channel ? *channel : (Datum) 0};
	Oid types[ZHA_FETCHED];
	uint64 count = execute(find_plan(archive, key), values, 0, NULL);

	zha_require_types(archive, SPI_tuptable->tupdesc, types,
					  fetched_types(archive, types));
	return count;
}

/* zha_probe_column: the column of a fetched row, from 1, that has an order's group. */
int
zha_probe_column(const zha_archive *archive, zha_order_name which)
{
	int column = ZHA_SELF_COLUMNS + 1;

	for (int i = 0; i < (int) which; i++)
		if (archive->orders[i].exists)
			column += archive->orders[i].nkeys + 1 + archive->orders[i].group_is_cut;
	return column;
}

/* zha_probe_place: the place of a fetched row in an order; its values stay in the row. */
void
zha_probe_place(const zha_archive *archive, SPITupleTable *rows, uint64 row,
				zha_order_name which, zha_place *place)
{
	const zha_order *order = &archive->orders[which];
	int column = zha_probe_column(archive, which);
	bool null;

	place->nulls = 0;
	if (order->group_is_cut)
		place->whole = SPI_getbinval(rows->vals[row], rows->tupdesc,
									 column + order->nkeys + 1, &null);
	for (int i = 0; i <= order->nkeys; i++)
	{

		place->values[i] =
			SPI_getbinval(rows->vals[row], rows->tupdesc, column + i, &null);
		place->nulls |= (uint32) null << i;
	}
}

/*
 * zha_probe_walk: hand up to limit articles to a receiver, as add_columns has them: of
 * the n-th rung beyond a place, or from the end of its list. Gives how many there were.
 */
uint64
zha_probe_walk(zha_archive *archive, zha_receiver *receiver, zha_order_name which,
			   bool forward, bool beyond, const zha_place *place, int n, uint64 limit)
{
	const zha_order *order = &archive->orders[which];
	const Oid types[] = {TEXTOID, TEXTOID, archive->series_no, TEXTOID};
	zha_plan_key key = {.task = beyond ? ZHA_BEYOND : ZHA_END,
						.order = which,
						.forward = forward,
						.rung = n,
						.nulls = beyond ? place->nulls : place->nulls & 1};
	Datum values[ZHA_MAX_KEYS + 3];
	uint32 nulls = place->nulls;

	memcpy(values, place->values, sizeof(Datum) * (order->nkeys + 1));
	nulls &= ((uint32) 1 << (order->nkeys + 1)) - 1;
	values[order->nkeys + 1] = Int64GetDatum((int64) limit);
	values[order->nkeys + 2] = place->whole;
	if (place->nulls & 1)
		nulls |= (uint32) 1 << (order->nkeys + 2);
	receiver->count = lengthof(types);
	receiver->types = types;
	return execute(find_plan(archive, key), values, nulls, receiver);
}

/* ---- what the planner makes of them ------------------------------------------- */

/* Whether a plan reads one table, by what every server has. */
static bool
is_plain_plan(const Plan *plan)
{
	if (plan == NULL)
		return true;
	switch (nodeTag(plan))
	{
		case T_Limit:
		case T_Result:
		case T_Sort:
		case T_IncrementalSort:
		case T_SeqScan:
		case T_IndexScan:
		case T_IndexOnlyScan:
		case T_BitmapHeapScan:
		case T_BitmapIndexScan:
			return is_plain_plan(plan->lefttree) && is_plain_plan(plan->righttree);
		default:
			return false;
	}
}

static bool
is_plain(const zha_archive *archive, zha_plan *plan)
{
	CachedPlan *cached = SPI_plan_get_cached_plan(plan->plan);
	PlannedStmt *statement;
	bool plain;

	if (cached == NULL)
		return false;
	statement = linitial_node(PlannedStmt, cached->stmt_list);
	plain = list_length(cached->stmt_list) == 1 && statement->subplans == NIL &&
			list_length(statement->relationOids) == 1 &&
			linitial_oid(statement->relationOids) == archive->relid &&
			is_plain_plan(statement->planTree);
	ReleaseCachedPlan(cached, CurrentResourceOwner);
	plan->planned = true;
	return plain;
}

/*
 * zha_probe_is_plain: whether the planner answers the probes by plain scans of the
 * table itself: nobody else answers for it, as an extension may in place of the server.
 */
bool
zha_probe_is_plain(zha_archive *archive)
{
	int nest = NewGUCNestLevel();
	bool plain;

	favour_index();
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	plain = is_plain(archive, find_plan(archive, (zha_plan_key){.task = ZHA_FETCH}));
	for (int which = 0; plain && which < ZHA_ORDERS; which++)
	{
		zha_plan_key key = {.task = ZHA_END, .order = which, .forward = true};

		plain = !archive->orders[which].exists ||
				is_plain(archive, find_plan(archive, key));
	}
	SPI_finish();
	AtEOXact_GUC(true, nest);
	return plain;
}
