/*
 * row.c
 *		Checks row types and tables of the extension against what the module expects.
 *
 * The catalogue may be newer than a session's module, or changed by its owner. So a row
 * is filled or taken apart only if its columns are those that the module was made for.
 */
#include "compat.h"

#include "funcapi.h"
#include "utils/builtins.h"

#include "row.h"

static void
refuse(const char *detail)
{
	ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
					errmsg("the objects of zharchive in this database are of another "
						   "version than its module"),
					errdetail_internal("%s", detail),
					errhint("Connect again; if that is not enough, run ALTER EXTENSION "
							"zharchive UPDATE, or undo what was altered by hand.")));
}

static bool
is_type(Form_pg_attribute column, Oid type)
{
	if (column->attisdropped)
		return false;
	if (type == ZHA_OWN_TYPE)
		return column->attlen == sizeof(int64) && column->attbyval;
	if (type == ZHA_OWN_OID)
		return column->attlen == sizeof(Oid) && column->attbyval;
	return type == InvalidOid || column->atttypid == type;
}

static void
require_columns(int found, int columns)
{
	if (found != columns)
		refuse(psprintf("There is a row of %d columns; the module knows %d.", found,
						columns));
}

/*
 * zha_row_check: raises 55000 unless a row has as many columns as are given, of these
 * types; InvalidOid stands for any, and types may be NULL. Behind them there may be
 * columns that were dropped.
 */
void
zha_row_check(TupleDesc row, int columns, const Oid *types)
{
	int live = row->natts;

	while (live > columns && TupleDescAttr(row, live - 1)->attisdropped)
		live--;
	require_columns(live, columns);
	for (int i = 0; types && i < columns; i++)
	{
		Form_pg_attribute column = TupleDescAttr(row, i);

		if (!is_type(column, types[i]))
			refuse(psprintf("Its column \"%s\" is not of the type that the module "
							"knows.",
							NameStr(column->attname)));
	}
}

/* zha_result_row: the row type of the called function's result, checked. */
TupleDesc
zha_result_row(FunctionCallInfo fcinfo, int columns, const Oid *types)
{
	TupleDesc row;

	if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	require_columns(row->natts, columns);
	zha_row_check(row, columns, types);
	return BlessTupleDesc(row);
}

/* zha_result_begin: begin a set of rows with so many columns. */
void
zha_result_begin(FunctionCallInfo fcinfo, int columns)
{
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	require_columns(((ReturnSetInfo *) fcinfo->resultinfo)->setDesc->natts, columns);
}
