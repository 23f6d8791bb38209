/*
 * archive_links.c
 *		The neighbours of an article, each found by an index probe.
 *
 * "The rows beyond this one" in a list sorted by k1, k2, ..., id is a ladder: the
 * rows equal in all but the id and beyond in that, then those equal in all but
 * the last two, and so on. Each rung is one range of the index, so the first row
 * of the first rung that has one is the neighbour. Where no NULL can come in
 * between, neighbouring rungs are one row comparison, which makes the usual list
 * (a date and the id) a single probe. Which rungs there are hangs on which of the
 * article's values are NULL; each rung's plan is kept with the archive.
 */
#include "compat.h"

#include "catalog/pg_am.h"
#include "catalog/pg_type.h"
#include "commands/defrem.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "nodes/params.h"
#include "parser/parse_expr.h"
#include "parser/parse_node.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/typcache.h"

#include "archive_cache.h"
#include "archive_direct.h"
#include "archive_predicate.h"
#include "archive_setting.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_links);
PG_FUNCTION_INFO_V1(archive_prev);
PG_FUNCTION_INFO_V1(archive_next);
PG_FUNCTION_INFO_V1(archive_page);

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
	ZHA_END,   /* the first of a list */
	ZHA_BEYOND /* the first beyond an article */
};

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
	while (!archive->apart && key > 0 && !is_null(nulls, key - 1) &&
		   !nulls_after(&order->keys[key], forward) &&
		   order->keys[key - 1].desc == order->keys[key].desc)
		key--;
	return key;
}

/* The article's n-th rung, nearest first; false when there is none so far out. */
static bool
find_rung(const zha_archive *archive, const zha_order *order, const zha_plan_key *plan,
		  zha_rung *rung)
{
	int n = plan->rung;

	for (int i = order->nkeys - 1; i >= 0; i--)
	{
		if (is_null(plan->nulls, i))
		{
			*rung = (zha_rung){ZHA_ANY_VALUE, i, i};
			if (!nulls_after(&order->keys[i], plan->forward) && n-- == 0)
				return true;
			continue;
		}
		*rung = (zha_rung){
			ZHA_BEYOND_VALUES,
			comparison_start(archive, order, plan->forward, plan->nulls, i), i};
		if (n-- == 0)
			return true;
		i = rung->from;
		*rung = (zha_rung){ZHA_ANY_NULL, i, i};
		if (nulls_after(&order->keys[i], plan->forward) && n-- == 0)
			return true;
	}
	return false;
}

/* The condition of a rung. */
static void
add_rung(StringInfo sql, const zha_order *order, uint32 nulls, const zha_rung *rung)
{
	add_prefix(sql, order, nulls, rung->from);
	if (rung->kind == ZHA_BEYOND_VALUES)
		add_beyond(sql, rung->from, rung->to);
	else
		appendStringInfo(sql, " AND %s %s", zha_key_sql(&order->keys[rung->from], "a"),
						 rung->kind == ZHA_ANY_NULL ? "IS NULL" : "IS NOT NULL");
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
	if (plan->task == ZHA_BEYOND && find_rung(archive, order, plan, &rung))
		add_rung(sql, order, plan->nulls, &rung);
	appendStringInfo(sql, " ORDER BY %s LIMIT $%d", zha_order_sql(order, plan->forward),
					 order->nkeys + 2);
}

/*
 * An article by its id, in the channel $2 if that is known: itself, then for each
 * order the list, the group and the keys.
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
			appendStringInfo(sql, ", %s::pg_catalog.text, %s",
							 zha_key_sql(&order->group, "a"),
							 zha_key_sql(&order->group, "a"));
		else
			appendStringInfoString(sql,
								   ", NULL::pg_catalog.text, NULL::pg_catalog.int4");
		for (int i = 0; i < order->nkeys; i++)
			appendStringInfo(sql, ", %s", zha_key_sql(&order->keys[i], "a"));
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
	Oid types[ZHA_MAX_KEYS + 2];
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

/* Of the names in a probe, only ours has three parts. */
static Node *
find_comparison(ParseState *pstate, ColumnRef *reference)
{
	int from;
	int to;

	if (list_length(reference->fields) != 3 ||
		sscanf(strVal(lthird(reference->fields)), "%d %d", &from, &to) != 2)
		return NULL;
	return make_comparison(pstate, pstate->p_ref_hook_state, from, to);
}

/* Parameters of fixed types, as SPI_prepare has them, and our name. */
static Node *
find_parameter(ParseState *pstate, ParamRef *reference)
{
	const zha_probe *probe = pstate->p_ref_hook_state;
	Param *parameter = makeNode(Param);

	if (reference->number <= 0 || reference->number > probe->count)
		elog(ERROR, "unexpected parameter $%d", reference->number);
	parameter->paramkind = PARAM_EXTERN;
	parameter->paramid = reference->number;
	parameter->paramtype = probe->types[reference->number - 1];
	parameter->paramtypmod = -1;
	parameter->paramcollid = get_typcollation(parameter->paramtype);
	parameter->location = reference->location;
	return (Node *) parameter;
}

static void
set_up_parser(ParseState *pstate, void *probe)
{
	pstate->p_ref_hook_state = probe;
	pstate->p_pre_columnref_hook = find_comparison;
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
	/* it is a probe whatever the values are; they say only which partitions it needs */
	plan = SPI_prepare_params(sql.data, set_up_parser, probe, CURSOR_OPT_GENERIC_PLAN);
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

/*
 * Plan and run: an index probe, however small the table is now. The plan is made at
 * the first run, and again when something that it rests on has changed.
 */
static int
execute_planning(SPIPlanPtr plan, const SPIExecuteOptions *options)
{
	int nest = NewGUCNestLevel();
	int result;

	zha_set_for_now("enable_seqscan", "off");
	zha_set_for_now("enable_bitmapscan", "off");
	zha_set_for_now("enable_sort", "off");
	result = SPI_execute_plan_extended(plan, options);
	AtEOXact_GUC(true, nest);
	return result;
}

/* Run a plan with the values of its parameters; bit i of nulls: parameter i + 1. */
static uint64
execute(zha_plan *plan, const Datum *values, uint32 nulls)
{
	ParamListInfo parameters = makeParamList(plan->probe->count);
	SPIExecuteOptions options = {.params = parameters, .read_only = true};
	int result;

	for (int i = 0; i < plan->probe->count; i++)
		parameters->params[i] = (ParamExternData){.value = values[i],
												  .isnull = (nulls >> i) & 1,
												  .pflags = PARAM_FLAG_CONST,
												  .ptype = plan->probe->types[i]};
	if (plan->planned && SPI_plan_is_valid(plan->plan))
		result = SPI_execute_plan_extended(plan->plan, &options);
	else
		result = execute_planning(plan->plan, &options);
	plan->planned = true;
	if (result != SPI_OK_SELECT)
		elog(ERROR, "could not execute a probe: %s", SPI_result_code_string(result));
	return SPI_processed;
}

/* ---- walking ------------------------------------------------------------------ */

/*
 * The id that the caller gave, as the id column's type. A value of another type
 * goes through its text, so that 15, '15' and 15::bigint all ask for one article;
 * raises 22P02 and its like when the text is no such id.
 */
static Datum
id_argument(const zha_archive *archive, FunctionCallInfo fcinfo, int argument)
{
	Oid given = get_fn_expr_argtype(fcinfo->flinfo, argument);
	Oid function;
	bool varlena;
	char *text;

	if (given == archive->id.type)
		return PG_GETARG_DATUM(argument);
	getTypeOutputInfo(given, &function, &varlena);
	text = OidOutputFunctionCall(function, PG_GETARG_DATUM(argument));
	return zha_value_of(archive->id.type, text);
}

/* The channel that the caller gave, as the channel column's type. */
static Datum
channel_argument(const zha_archive *archive, FunctionCallInfo fcinfo, int argument)
{
	if (archive->channel.attnum == 0)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("archive \"%s\" has no channels", archive->name),
						errhint("Give NULL as the channel.")));
	return zha_value_of(archive->channel.type,
						text_to_cstring(PG_GETARG_TEXT_PP(argument)));
}

/*
 * Read the rows of the article that an argument names into SPI_tuptable, if wanted
 * those in the channel that another argument names; gives their number.
 */
static uint64
fetch(zha_archive *archive, FunctionCallInfo fcinfo, int article, int channel,
	  bool in_channel)
{
	zha_plan_key key = {.task = ZHA_FETCH};
	Datum values[2] = {id_argument(archive, fcinfo, article)};

	if (in_channel && !PG_ARGISNULL(channel))
	{
		key.rung = ZHA_IN_CHANNEL;
		values[1] = channel_argument(archive, fcinfo, channel);
	}
	return execute(find_plan(archive, key), values, 0);
}

/* The places of the row of SPI_tuptable in the orders; values stay in it. */
static void
read_places(const zha_archive *archive, SPITupleTable *rows, uint64 row,
			zha_place places[ZHA_ORDERS])
{
	int column = ZHA_SELF_COLUMNS + 1;

	for (int which = 0; which < ZHA_ORDERS; which++)
	{
		const zha_order *order = &archive->orders[which];

		if (!order->exists)
			continue;
		column++;
		places[which].nulls = 0;
		for (int i = 0; i <= order->nkeys; i++)
		{
			bool null;

			places[which].values[i] =
				SPI_getbinval(rows->vals[row], rows->tupdesc, column++, &null);
			places[which].nulls |= (uint32) null << i;
		}
	}
}

/* Hand the rows of a probe over as links. */
static uint64
visit_rows(const zha_plan_key *key, const char *rel, zha_link_visit visit,
		   void *context)
{
	for (uint64 row = 0; row < SPI_processed; row++)
	{
		zha_link link = {.order = key->order, .rel = rel};

		for (int i = 0; i < ZHA_LINK_COLUMNS; i++)
			link.values[i] = SPI_getbinval(
				SPI_tuptable->vals[row], SPI_tuptable->tupdesc, i + 1, &link.nulls[i]);
		visit(&link, context);
	}
	return SPI_processed;
}

/* Visit up to limit articles of a rung by its plan. */
static uint64
walk_plan(zha_archive *archive, const zha_plan_key *key, const zha_place *place,
		  uint64 limit, const char *rel, zha_link_visit visit, void *context)
{
	const zha_order *order = &archive->orders[key->order];
	Datum values[ZHA_MAX_KEYS + 2];
	uint64 count;

	memcpy(values, place->values, sizeof(Datum) * (order->nkeys + 1));
	values[order->nkeys + 1] = Int64GetDatum((int64) limit);
	(void) execute(find_plan(archive, *key), values, place->nulls);
	count = visit_rows(key, rel, visit, context);
	SPI_freetuptable(SPI_tuptable);
	return count;
}

/*
 * Visit up to limit articles from the given place on, or from the end of its list:
 * by the reader if there is one, else by plans.
 */
static void
walk(zha_archive *archive, zha_reader *reader, zha_plan_key key, const zha_place *place,
	 uint64 limit, const char *rel, zha_link_visit visit, void *context)
{
	const zha_order *order = &archive->orders[key.order];
	zha_link link = {.order = key.order, .rel = rel};
	zha_rung rung = {ZHA_ALL, 0, 0};

	key.nulls = key.task == ZHA_END ? place->nulls & 1 : place->nulls;
	for (; limit > 0; key.rung++)
	{
		CHECK_FOR_INTERRUPTS();
		if (key.task == ZHA_BEYOND && !find_rung(archive, order, &key, &rung))
			break;
		limit -= reader ? zha_reader_walk(reader, &link, key.forward, &rung, place,
										  limit, visit, context)
						: walk_plan(archive, &key, place, limit, rel, visit, context);
		if (key.task == ZHA_END)
			break;
	}
}

/* Whether the article is in a list of this order at all. */
static bool
is_listed(const zha_order *order, const zha_place *place)
{
	return order->exists && (order->null_is_list || !(place->nulls & 1));
}

/* Whether an earlier row of the same article is in the same list. */
static bool
is_repeated(const zha_order *order, SPITupleTable *rows, uint64 row, int column)
{
	char *list = SPI_getvalue(rows->vals[row], rows->tupdesc, column);

	if (!order->grouped)
		return row > 0;
	for (uint64 i = 0; i < row; i++)
	{
		char *other = SPI_getvalue(rows->vals[i], rows->tupdesc, column);

		if (list == other || (list && other && strcmp(list, other) == 0))
			return true;
	}
	return false;
}

static const struct
{
	const char *name;
	uint8 task;
	bool forward;
} rel_names[] = {{"first", ZHA_END, true},
				 {"prev", ZHA_BEYOND, false},
				 {"next", ZHA_BEYOND, true},
				 {"last", ZHA_END, false}};

/* The links of an article in one of its lists. */
static void
visit_list(zha_archive *archive, zha_reader *reader, int which, const zha_place *place,
		   int rels, zha_link_visit visit, void *context)
{
	for (size_t i = 0; i < lengthof(rel_names); i++)
	{
		zha_plan_key key = {
			.task = rel_names[i].task, .order = which, .forward = rel_names[i].forward};

		if (rels & (1 << i))
			walk(archive, reader, key, place, 1, rel_names[i].name, visit, context);
	}
}

/* zha_any_null: whether any of the first arguments, so many, is NULL. */
bool
zha_any_null(FunctionCallInfo fcinfo, int count)
{
	for (int i = 0; i < count; i++)
		if (PG_ARGISNULL(i))
			return true;
	return false;
}

/* zha_links_visit by plans. */
static bool
visit_by_plans(zha_archive *archive, FunctionCallInfo fcinfo, zha_order_name which,
			   int rels, int channel, zha_self *self, zha_link_visit visit,
			   void *context)
{
	uint64 count = fetch(archive, fcinfo, 1, channel, true);
	SPITupleTable *rows = SPI_tuptable;
	zha_place places[ZHA_ORDERS];
	int column = ZHA_SELF_COLUMNS + 1;

	if (count == 0)
		return false;
	for (int i = 0; i < ZHA_SELF_COLUMNS; i++)
		self->values[i] =
			SPI_getbinval(rows->vals[0], rows->tupdesc, i + 1, &self->nulls[i]);
	for (int i = 0; i < ZHA_ORDERS; i++)
	{
		const zha_order *order = &archive->orders[i];

		for (uint64 row = 0; order->exists && row < count; row++)
		{
			read_places(archive, rows, row, places);
			if ((which == ZHA_ORDERS || which == (zha_order_name) i) &&
				is_listed(order, &places[i]) && !is_repeated(order, rows, row, column))
				visit_list(archive, NULL, i, &places[i], rels, visit, context);
		}
		if (order->exists)
			column += order->nkeys + 2;
	}
	return true;
}

/* Whether the article at this place is in the channel that an argument names, if any. */
static bool
is_in_channel(const zha_archive *archive, const zha_reader *reader,
			  FunctionCallInfo fcinfo, int channel, const zha_place *place)
{
	Datum wanted;
	TypeCacheEntry *type;
	Form_pg_attribute column;

	if (PG_ARGISNULL(channel))
		return true;
	wanted = channel_argument(archive, fcinfo, channel);
	if (place->nulls & 1)
		return false;
	type = lookup_type_cache(archive->channel.type, TYPECACHE_EQ_OPR_FINFO);
	column =
		TupleDescAttr(RelationGetDescr(reader->table), archive->channel.attnum - 1);
	return DatumGetBool(FunctionCall2Coll(&type->eq_opr_finfo, column->attcollation,
										  wanted, place->values[0]));
}

/* zha_links_visit by the indexes themselves, where an id is one row. */
static bool
visit_directly(zha_archive *archive, zha_reader *reader, FunctionCallInfo fcinfo,
			   zha_order_name which, int rels, int channel, zha_self *self,
			   zha_link_visit visit, void *context)
{
	zha_place places[ZHA_ORDERS];

	if (!zha_reader_fetch(reader, id_argument(archive, fcinfo, 1), self, places) ||
		!is_in_channel(archive, reader, fcinfo, channel, &places[ZHA_CHANNEL]))
		return false;
	for (int i = 0; i < ZHA_ORDERS; i++)
		if ((which == ZHA_ORDERS || which == (zha_order_name) i) &&
			is_listed(&archive->orders[i], &places[i]))
			visit_list(archive, reader, i, &places[i], rels, visit, context);
	return true;
}

/*
 * zha_links_visit: the links of the article that the second argument names, in
 * the order which, or in all if that is ZHA_ORDERS. The argument channel says which
 * channel the article is in, or is NULL. Gives the article itself in *self; false
 * when there is no such article.
 */
bool
zha_links_visit(zha_archive *archive, FunctionCallInfo fcinfo, zha_order_name which,
				int rels, int channel, zha_self *self, zha_link_visit visit,
				void *context)
{
	zha_reader reader;
	bool found;

	if (!zha_reads_directly(archive))
		return visit_by_plans(archive, fcinfo, which, rels, channel, self, visit,
							  context);
	zha_reader_begin(&reader, archive);
	found = visit_directly(archive, &reader, fcinfo, which, rels, channel, self, visit,
						   context);
	zha_reader_end(&reader);
	return found;
}

/* zha_order_argument: the order that the caller named in an argument. */
zha_order_name
zha_order_argument(const zha_archive *archive, FunctionCallInfo fcinfo, int argument)
{
	char *name = text_to_cstring(PG_GETARG_TEXT_PP(argument));

	for (int which = 0; which < ZHA_ORDERS; which++)
		if (strcmp(name, zha_order_text(which)) == 0)
		{
			if (!archive->orders[which].exists)
				ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
								errmsg("archive \"%s\" has no order \"%s\"",
									   archive->name, name),
								errhint("Register it without series => ''.")));
			return which;
		}
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("there is no order \"%s\"", name),
					errhint("The orders are \"channel\" and \"series\".")));
}

/* A row of the result: order and rel if they are wanted, then the link. */
static void
emit(FunctionCallInfo fcinfo, const zha_link *link, bool named)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Datum values[2 + ZHA_LINK_COLUMNS];
	bool nulls[2 + ZHA_LINK_COLUMNS] = {false};
	int count = 0;

	if (named)
	{
		values[count++] = CStringGetTextDatum(zha_order_text(link->order));
		values[count++] = CStringGetTextDatum(link->rel);
	}
	memcpy(values + count, link->values, sizeof(link->values));
	memcpy(nulls + count, link->nulls, sizeof(link->nulls));
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

static void
emit_named(const zha_link *link, void *context)
{
	emit(context, link, true);
}

static void
emit_bare(const zha_link *link, void *context)
{
	emit(context, link, false);
}

/* The links that the caller named in an argument. */
static int
rels_argument(FunctionCallInfo fcinfo, int argument)
{
	Datum *names;
	bool *nulls;
	int count;
	int rels = 0;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(argument), TEXTOID, -1, false, TYPALIGN_INT,
					  &names, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		char *name = nulls[i] ? "" : TextDatumGetCString(names[i]);
		size_t rel = 0;

		while (rel < lengthof(rel_names) && strcmp(name, rel_names[rel].name) != 0)
			rel++;
		if (rel == lengthof(rel_names))
			ereport(
				ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there is no link \"%s\"", name),
				 errhint("The links are \"first\", \"prev\", \"next\" and \"last\".")));
		rels |= 1 << rel;
	}
	return rels;
}

/* Run a body that needs SPI only where the caller's links are read by plans. */
static Datum
run(FunctionCallInfo fcinfo, zha_archive_body body, int columns)
{
	zha_archive *archive;

	zha_result_begin(fcinfo, columns);
	if (zha_any_null(fcinfo, 3))
		return (Datum) 0;
	archive = zha_archive_open(fcinfo, PG_GETARG_OID(0));
	PG_TRY();
	{
		if (zha_reads_directly(archive))
			body(archive, fcinfo, NULL);
		else
			zha_archive_query(archive, fcinfo, body, NULL);
	}
	PG_FINALLY();
	{
		zha_archive_close(archive);
	}
	PG_END_TRY();
	return (Datum) 0;
}

static void
links_body(zha_archive *archive, FunctionCallInfo fcinfo,
		   void *context pg_attribute_unused())
{
	zha_self self;

	(void) zha_links_visit(archive, fcinfo, ZHA_ORDERS, rels_argument(fcinfo, 2), 3,
						   &self, emit_named, fcinfo);
}

static void
neighbour_body(zha_archive *archive, FunctionCallInfo fcinfo, int rels)
{
	zha_self self;
	zha_order_name which = zha_order_argument(archive, fcinfo, 2);

	(void) zha_links_visit(archive, fcinfo, which, rels, 3, &self, emit_bare, fcinfo);
}

static void
prev_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	neighbour_body(archive, fcinfo, ZHA_PREV);
}

static void
next_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	neighbour_body(archive, fcinfo, ZHA_NEXT);
}

/* ---- the list page ------------------------------------------------------------ */

/* The channel that the caller gave: the group of a place. */
static void
read_channel(const zha_archive *archive, FunctionCallInfo fcinfo, zha_place *place)
{
	place->nulls |= 1;
	if (PG_ARGISNULL(1))
		return;
	place->values[0] = channel_argument(archive, fcinfo, 1);
	place->nulls &= ~(uint32) 1;
}

/*
 * The place after which the page begins: that of the article's row in this channel,
 * or, when it has left the channel, where its values would place it.
 */
static void
read_after(zha_archive *archive, FunctionCallInfo fcinfo, zha_place *place)
{
	zha_place places[ZHA_ORDERS];

	if (fetch(archive, fcinfo, 2, 1, true) == 0 &&
		fetch(archive, fcinfo, 2, 1, false) == 0)
		ereport(ERROR, (errcode(ERRCODE_NO_DATA_FOUND),
						errmsg("the article that the page begins after is not there"),
						errhint("Begin from the top.")));
	read_places(archive, SPI_tuptable, 0, places);
	*place = places[ZHA_CHANNEL];
}

static void
page_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	zha_plan_key key = {.task = ZHA_END, .order = ZHA_CHANNEL, .forward = true};
	zha_place place = {0};
	int32 limit = PG_ARGISNULL(3) ? -1 : PG_GETARG_INT32(3);

	if (limit < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_ROW_COUNT_IN_LIMIT_CLAUSE),
						errmsg("a page must not have a negative number of articles")));
	if (!PG_ARGISNULL(2))
	{
		key.task = ZHA_BEYOND;
		read_after(archive, fcinfo, &place);
	}
	read_channel(archive, fcinfo, &place);
	walk(archive, NULL, key, &place, limit, NULL, emit_bare, fcinfo);
}

/*
 * archive_page(regclass, channel, any id, limit) → setof (id, title, number, list):
 * the articles of a channel after one, or from the top when it is NULL. Raises
 * P0002 when the article is not there, 2201W for a limit below 0.
 */
Datum
archive_page(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, ZHA_LINK_COLUMNS);
	if (!PG_ARGISNULL(0))
		zha_archive_run(fcinfo, page_body, NULL);
	return (Datum) 0;
}

/*
 * archive_links(regclass, any id, rels, channel) → setof (order, rel, id, title, number, list):
 * first, prev, next and last of each list that the article is in. No row at all
 * means that there is no such article, or that the caller may not see it.
 */
Datum
archive_links(PG_FUNCTION_ARGS)
{
	return run(fcinfo, links_body, ZHA_LINK_COLUMNS + 2);
}

/* archive_prev(regclass, any id, order, channel) → setof (id, title, number, list) */
Datum
archive_prev(PG_FUNCTION_ARGS)
{
	return run(fcinfo, prev_body, ZHA_LINK_COLUMNS);
}

/* archive_next(regclass, any id, order, channel) → setof (id, title, number, list) */
Datum
archive_next(PG_FUNCTION_ARGS)
{
	return run(fcinfo, next_body, ZHA_LINK_COLUMNS);
}
