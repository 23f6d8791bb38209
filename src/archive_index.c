/*
 * archive_index.c
 *		The index of an order: which one fits, and how one is made.
 */
#include "compat.h"

#include "access/genam.h"
#include "catalog/pg_am.h"
#include "catalog/pg_index.h"
#include "commands/defrem.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "optimizer/prep.h"
#include "utils/lsyscache.h"

#include "archive_index.h"
#include "archive_predicate.h"
#include "archive_width.h"

/* The keys of an order's index: the group, then the keys. */
static int
index_keys(const zha_order *order, const zha_key **keys)
{
	int count = 0;

	if (order->grouped)
		keys[count++] = &order->group;
	for (int i = 0; i < order->nkeys; i++)
		keys[count++] = &order->keys[i];
	return count;
}

static bool
key_fits(Relation table, Relation index, int at, const zha_key *key, bool forward,
		 const Node *expression)
{
	Form_pg_index form = index->rd_index;
	int16 options = index->rd_indoption[at];
	Oid collation = get_typcollation(key->type);
	Oid opclass = GetDefaultOpClass(key->type, BTREE_AM_OID);

	if (((options & INDOPTION_DESC) != 0) == (key->desc != forward) ||
		((options & INDOPTION_NULLS_FIRST) != 0) == (key->nulls_first != forward) ||
		index->rd_opfamily[at] != get_opclass_family(opclass))
		return false;
	if (form->indkey.values[at] != 0)
	{
		collation =
			TupleDescAttr(RelationGetDescr(table), key->attnum - 1)->attcollation;
		return key->before[0] == '\0' && form->indkey.values[at] == key->attnum &&
			   index->rd_indcollation[at] == collation;
	}
	return key->before[0] != '\0' &&
		   index->rd_indcollation[at] == exprCollation(expression) &&
		   equal(eval_const_expressions(
					 NULL, zha_expression(table, zha_key_sql(key, NULL), false)),
				 expression);
}

static bool
condition_fits(Relation index, Node *condition)
{
	List *present = RelationGetIndexPredicate(index);
	Node *wanted;

	if (condition == NULL || present == NIL)
		return condition == NULL && present == NIL;
	wanted = eval_const_expressions(NULL, copyObject(condition));
	wanted = (Node *) canonicalize_qual((Expr *) wanted, false);
	return equal(make_ands_implicit((Expr *) wanted), present);
}

/* Whether an index has all keys of the order, each as it is or each turned around. */
static bool
keys_fit(Relation table, Relation index, const zha_order *order, bool forward)
{
	const zha_key *keys[ZHA_MAX_KEYS + 1];
	int count = index_keys(order, keys);
	List *expressions = RelationGetIndexExpressions(index);
	int expression = 0;

	if (index->rd_index->indnkeyatts < count)
		return false;
	for (int i = 0; i < count; i++)
	{
		const Node *node = NULL;

		if (index->rd_index->indkey.values[i] == 0)
			node = list_nth(expressions, expression++);
		if (!key_fits(table, index, i, keys[i], forward, node))
			return false;
	}
	return true;
}

static bool
index_fits(Relation table, Relation index, const zha_archive *archive,
		   const zha_order *order, bool *forward)
{
	if (index->rd_rel->relam != BTREE_AM_OID)
		return false;
	*forward = keys_fit(table, index, order, true);
	return (*forward || keys_fit(table, index, order, false)) &&
		   condition_fits(index, archive->condition);
}

static Oid
find_index(Relation table, const zha_archive *archive, const zha_order *order,
		   bool valid, bool *forward)
{
	List *indexes = RelationGetIndexList(table);
	ListCell *cell;
	Oid found = InvalidOid;

	foreach (cell, indexes)
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);

		if (!OidIsValid(found) && index->rd_index->indisvalid == valid &&
			index_fits(table, index, archive, order, forward))
			found = lfirst_oid(cell);
		index_close(index, NoLock);
	}
	return found;
}

/*
 * zha_find_index: an index that gives the order, as it is if *forward, else turned
 * around; InvalidOid if there is none.
 */
Oid
zha_find_index(Relation table, const zha_archive *archive, const zha_order *order,
			   bool *forward)
{
	return find_index(table, archive, order, true, forward);
}

/* zha_find_invalid_index: one that would give the order if it were valid. */
Oid
zha_find_invalid_index(Relation table, const zha_archive *archive,
					   const zha_order *order)
{
	bool forward;

	return find_index(table, archive, order, false, &forward);
}

/*
 * zha_orders_settle: texts that may be too long for an entry stand in an order as
 * archive_key gives them, unless there is an index with all of them, or one that is to be
 * made anew: who made it knows that they fit.
 */
void
zha_orders_settle(Relation table, zha_archive *archive)
{
	bool forward;

	for (int which = 0; which < ZHA_ORDERS; which++)
	{
		zha_order *order = &archive->orders[which];

		if (order->exists && !zha_order_is_short(order) &&
			!OidIsValid(zha_find_index(table, archive, order, &forward)) &&
			!OidIsValid(zha_find_invalid_index(table, archive, order)))
			zha_order_cut(order, archive->schema);
	}
	archive->spelled = archive->series;
	archive->spelled.before = archive->spelled.after = "";
	archive->spelled.type = get_atttype(archive->relid, archive->series.attnum);
	if (archive->series.attnum != 0)
		(void) zha_key_cut(&archive->spelled, archive->schema);
}

/* Whether the index of the series holds all that the reports need of an article. */
static bool
serves_reports(const zha_archive *archive, const zha_order *order)
{
	return order == &archive->orders[ZHA_SERIES] && zha_has_series_column(archive) &&
		   (archive->options.there || archive->number.before[0] == '\0');
}

/* Whether it has the date beside the keys: these have it since 1.0.0. */
static bool
includes_date(const zha_archive *archive, const zha_order *order)
{
	return serves_reports(archive, order) && !archive->options.there &&
		   archive->published.attnum != 0;
}

/* Whether it has the series as it is spelled, which is not its key. */
static bool
holds_spelling(const zha_archive *archive, const zha_order *order)
{
	return serves_reports(archive, order) && archive->series.before[0] != '\0';
}

/* zha_order_require: raises 54000 where an index of the order could refuse rows. */
void
zha_order_require(const zha_archive *archive, const zha_order *order)
{
	const zha_key *keys[ZHA_MAX_KEYS + 3];
	int count = index_keys(order, keys);

	if (holds_spelling(archive, order))
		keys[count++] = &archive->spelled;
	if (includes_date(archive, order))
		keys[count++] = &archive->published;
	zha_require_width(archive, keys, count);
}

/* zha_index_column: the first column, from 0, that an index has a key in; -1: none. */
int
zha_index_column(Relation table, Relation index, const zha_key *key)
{
	List *expressions = RelationGetIndexExpressions(index);
	Node *wanted = NULL;
	int expression = 0;

	if (key->before[0] != '\0')
		wanted = eval_const_expressions(
			NULL, zha_expression(table, zha_key_sql(key, NULL), false));
	for (int i = 0; i < index->rd_index->indnatts; i++)
	{
		AttrNumber attnum = index->rd_index->indkey.values[i];

		if (attnum == 0 ? equal(wanted, list_nth(expressions, expression++))
						: wanted == NULL && attnum == key->attnum)
			return i;
	}
	return -1;
}

/*
 * zha_index_body: what an order's index is over: " (keys) WHERE condition". So that the
 * reports find all that they need in the index of the series, it has the spelling behind
 * the id, which decides, and, where the archive is of 0.1.0, the date included.
 */
char *
zha_index_body(const zha_archive *archive, const zha_order *order)
{
	const zha_key *keys[ZHA_MAX_KEYS + 1];
	int count = index_keys(order, keys);
	StringInfoData sql;

	initStringInfo(&sql);
	appendStringInfoString(&sql, " (");
	for (int i = 0; i < count; i++)
		appendStringInfo(&sql, "%s(%s) %s", i > 0 ? ", " : "",
						 zha_key_sql(keys[i], NULL), zha_key_direction(keys[i], true));
	if (holds_spelling(archive, order))
		appendStringInfo(&sql, ", (%s)", zha_key_sql(&archive->spelled, NULL));
	appendStringInfoChar(&sql, ')');
	if (includes_date(archive, order))
		appendStringInfo(&sql, " INCLUDE (%s)", archive->published.column);
	if (archive->condition)
		appendStringInfo(&sql, " WHERE %s",
						 zha_predicate_print(archive->relid, archive->condition));
	return sql.data;
}
