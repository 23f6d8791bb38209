/*
 * archive_order_by.c
 *		The argument order_by of archive_register: what ORDER BY takes, as one text or
 *		as an array of its items.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "nodes/parsenodes.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "archive_order_by.h"
#include "archive_predicate.h"

#define ZHA_PREFIX "SELECT ORDER BY "

static const zha_source_name argument_name = {"order_by", sizeof(ZHA_PREFIX) - 1};

static void
refuse_item(const char *item)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("invalid sort column in \"order_by\": \"%s\"", item),
					errhint("Write a column's name, then ASC or DESC, then NULLS FIRST "
							"or NULLS LAST, the last two if wanted.")));
}

/* An item as a column; false where it is anything else. */
static bool
read_item(const SortBy *sort, zha_sort_column *column)
{
	const ColumnRef *reference = (const ColumnRef *) sort->node;

	if (sort->sortby_dir == SORTBY_USING || !IsA(sort->node, ColumnRef) ||
		list_length(reference->fields) != 1 ||
		!IsA(linitial(reference->fields), String))
		return false;
	*column =
		(zha_sort_column){.column = strVal(linitial(reference->fields)),
						  .desc = sort->sortby_dir == SORTBY_DESC,
						  .nulls_first = sort->sortby_nulls == SORTBY_NULLS_FIRST};
	return true;
}

static void
refuse_count(int count)
{
	if (count > ZHA_MAX_ORDER_BY)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("%d sort columns are too many", count),
						errdetail("There can be %d.", ZHA_MAX_ORDER_BY)));
}

/* The items of a text, read by the server's own grammar; what is a column's name is it. */
static int
read_text(const char *text, Oid relid, zha_sort_column *columns, int room)
{
	List *statements;
	SelectStmt *select;
	ListCell *cell;
	int count = 0;

	if (strspn(text, " \t\r\n") == strlen(text))
		refuse_item(text);
	if (get_attnum(relid, text) != InvalidAttrNumber)
	{
		columns[0] = (zha_sort_column){.column = pstrdup(text)};
		return 1;
	}
	statements = zha_parse(ZHA_PREFIX, text, &argument_name);
	if (list_length(statements) != 1)
		refuse_item(text);
	select = (SelectStmt *) linitial_node(RawStmt, statements)->stmt;
	if (!IsA(select, SelectStmt) || select->limitCount || select->limitOffset ||
		select->lockingClause)
		refuse_item(text);
	refuse_count(list_length(select->sortClause));
	foreach (cell, select->sortClause)
		if (count == room || !read_item(lfirst_node(SortBy, cell), &columns[count++]))
			refuse_item(text);
	return count;
}

static int
read_array(ArrayType *items, Oid relid, zha_sort_column *columns)
{
	Datum *elements;
	bool *nulls;
	int count;

	deconstruct_array(items, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls,
					  &count);
	refuse_count(count);
	for (int i = 0; i < count; i++)
		(void) read_text(nulls[i] ? "" : TextDatumGetCString(elements[i]), relid,
						 &columns[i], 1);
	return count;
}

/* The argument as a text, or as an array of texts, whatever its type is. */
static Datum
coerce_argument(FunctionCallInfo fcinfo, int argument, bool *is_array)
{
	Oid given = get_fn_expr_argtype(fcinfo->flinfo, argument);
	Oid function;
	bool varlena;
	char *text;

	*is_array = given == TEXTARRAYOID;
	if (*is_array)
		return PG_GETARG_DATUM(argument);
	getTypeOutputInfo(given, &function, &varlena);
	text = OidOutputFunctionCall(function, PG_GETARG_DATUM(argument));
	/* an array's text, too, as a bare literal is */
	*is_array = text[0] == '{';
	return *is_array ? zha_value_of(TEXTARRAYOID, text) : CStringGetTextDatum(text);
}

/*
 * zha_order_by_argument: the sort columns in an argument of any type, not NULL; gives how
 * many. Raises 22023 or 42601 for what is no list of columns, 54000 for too many.
 */
int
zha_order_by_argument(FunctionCallInfo fcinfo, int argument, Oid relid,
					  zha_sort_column columns[ZHA_MAX_ORDER_BY])
{
	bool is_array;
	Datum value = coerce_argument(fcinfo, argument, &is_array);

	if (is_array)
		return read_array(DatumGetArrayTypeP(value), relid, columns);
	return read_text(TextDatumGetCString(value), relid, columns, ZHA_MAX_ORDER_BY);
}
