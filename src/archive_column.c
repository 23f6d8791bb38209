/*
 * archive_column.c
 *		Type archive_column: a column of a table, stored as numbers and shown by its
 *		names, as regclass does for a table.
 *
 * So a registration follows ALTER TABLE ... RENAME, and a dump of the registry names
 * the columns as they are called when it is made. The value is the table's OID above
 * sixteen bits for the column's number; 0, shown as "-", is a column that no longer
 * exists.
 */
#include "compat.h"

#include "access/attnum.h"
#include "access/htup_details.h"
#include "catalog/namespace.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "archive_column.h"
#include "archive_table.h"

PG_FUNCTION_INFO_V1(archive_column_in);
PG_FUNCTION_INFO_V1(archive_column_out);
PG_FUNCTION_INFO_V1(archive_column_name);

Datum
zha_column_make(Oid relid, AttrNumber attnum)
{
	return Int64GetDatum((int64) (((uint64) relid << 16) | (uint16) attnum));
}

Oid
zha_column_relid(Datum column)
{
	return (Oid) ((uint64) DatumGetInt64(column) >> 16);
}

AttrNumber
zha_column_attnum(Datum column)
{
	return (AttrNumber) (uint16) DatumGetInt64(column);
}

/* zha_column_name: the column's bare name, NULL where it is gone. */
char *
zha_column_name(Datum column)
{
	HeapTuple tuple =
		SearchSysCacheAttNum(zha_column_relid(column), zha_column_attnum(column));
	char *name;

	if (!HeapTupleIsValid(tuple))
		return NULL;
	name = pstrdup(NameStr(((Form_pg_attribute) GETSTRUCT(tuple))->attname));
	ReleaseSysCache(tuple);
	return name;
}

/*
 * archive_column_in(cstring) → archive_column: schema.table.column, quoted as SQL quotes
 * names, or "-". What is not there is "-", with a notice if the table is, so that one
 * registration does not end the restore of all. Raises 22P02 for what is no such name.
 */
Datum
archive_column_in(PG_FUNCTION_ARGS)
{
	char *text = PG_GETARG_CSTRING(0);
	List *names;
	char *column;
	Oid relid;
	AttrNumber attnum;

	if (strcmp(text, "-") == 0)
		PG_RETURN_DATUM(Int64GetDatum(0));
	names = zha_qualified_name(text);
	if (list_length(names) < 2)
		ereport(ERROR, (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
						errmsg("invalid input syntax for type %s: \"%s\"",
							   "archive_column", text),
						errdetail("A column is named table.column or "
								  "schema.table.column.")));
	column = strVal(llast(names));
	names = list_truncate(names, list_length(names) - 1);
	relid = zha_table_find(names);
	if (!OidIsValid(relid))
		PG_RETURN_DATUM(Int64GetDatum(0));
	attnum = get_attnum(relid, column);
	if (attnum <= 0)
	{
		ereport(NOTICE, (errmsg("column \"%s\" of relation \"%s\" does not exist",
								column, get_rel_name(relid))));
		PG_RETURN_DATUM(Int64GetDatum(0));
	}
	PG_RETURN_DATUM(zha_column_make(relid, attnum));
}

/* archive_column_out(archive_column) → cstring: always with the schema, see above. */
Datum
archive_column_out(PG_FUNCTION_ARGS)
{
	Datum value = PG_GETARG_DATUM(0);
	Oid relid = zha_column_relid(value);
	char *column = zha_column_name(value);
	char *relation = get_rel_name(relid);

	if (column == NULL || relation == NULL)
		PG_RETURN_CSTRING(pstrdup("-"));
	relation = quote_qualified_identifier(get_namespace_name(get_rel_namespace(relid)),
										  relation);
	PG_RETURN_CSTRING(psprintf("%s.%s", relation, quote_identifier(column)));
}

/*
 * archive_column_name(archive_column) → name: the column's bare name, NULL where
 * the column is gone.
 */
Datum
archive_column_name(PG_FUNCTION_ARGS)
{
	char *column = zha_column_name(PG_GETARG_DATUM(0));
	Name name;

	if (column == NULL)
		PG_RETURN_NULL();
	name = palloc0(sizeof(NameData));
	namestrcpy(name, column);
	PG_RETURN_NAME(name);
}
