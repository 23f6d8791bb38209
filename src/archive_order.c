/*
 * archive_order.c
 *		The SQL of keys and orders.
 */
#include "compat.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "archive_order.h"

/*
 * zha_key_sql: the key as an expression, over the column of an alias if given. One of
 * several columns is the same with or without.
 */
char *
zha_key_sql(const zha_key *key, const char *alias)
{
	if (key->column[0] == '\0')
		return pstrdup(key->before);
	return psprintf("%s%s%s%s%s", key->before, alias ? alias : "", alias ? "." : "",
					key->column, key->after);
}

/* zha_key_call_sql: the key of an expression that stands for the column. */
char *
zha_key_call_sql(const zha_key *key, const char *expression)
{
	return psprintf("%s%s%s", key->before, expression, key->after);
}

/*
 * zha_operand_sql: an expression of the key's type as the operand of the key's
 * operators. A domain goes in as its base type, which the operators are for:
 * whoever may create operators in their schema could offer one for the domain.
 */
char *
zha_operand_sql(const zha_key *key, const char *expression)
{
	Oid base = getBaseType(key->type);

	if (base == key->type)
		return pstrdup(expression);
	return psprintf("(%s)::%s", expression,
					format_type_extended(base, -1, FORMAT_TYPE_FORCE_QUALIFY));
}

/* zha_label_sql: what to show to people for a group, as a text. */
char *
zha_label_sql(const zha_key *key, const char *alias)
{
	return psprintf("%s%s%s%s%s::pg_catalog.text", key->label[0], alias ? alias : "",
					alias ? "." : "", key->column, key->label[1]);
}

/* zha_key_direction: what ORDER BY says after the key, forward or backward. */
const char *
zha_key_direction(const zha_key *key, bool forward)
{
	bool desc = key->desc == forward;
	bool nulls_first = key->nulls_first == forward;

	if (desc)
		return nulls_first ? "DESC NULLS FIRST" : "DESC NULLS LAST";
	return nulls_first ? "ASC NULLS FIRST" : "ASC NULLS LAST";
}

/*
 * zha_order_sql: what ORDER BY says for an order, over the alias a. The group is
 * there although a list has but one: the index has it first, so a list whose group
 * is NULL is read from it too.
 */
char *
zha_order_sql(const zha_order *order, bool forward)
{
	StringInfoData sql;

	initStringInfo(&sql);
	if (order->grouped)
		appendStringInfo(&sql, "%s %s, ", zha_key_sql(&order->group, "a"),
						 zha_key_direction(&order->group, forward));
	for (int i = 0; i < order->nkeys; i++)
		appendStringInfo(&sql, "%s%s %s", i > 0 ? ", " : "",
						 zha_key_sql(&order->keys[i], "a"),
						 zha_key_direction(&order->keys[i], forward));
	return sql.data;
}

/*
 * zha_value_of: a value of a type from its text. Raises 22P02 and its like when
 * the text is none.
 */
Datum
zha_value_of(Oid type, char *text)
{
	Oid function;
	Oid parameter;

	getTypeInputInfo(type, &function, &parameter);
	return OidInputFunctionCall(function, text, parameter, -1);
}

static const char *const order_names[ZHA_ORDERS] = {"channel", "series"};

/* zha_order_text: what users call an order. */
const char *
zha_order_text(zha_order_name order)
{
	return order_names[order];
}
