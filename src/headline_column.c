/*
 * headline_column.c
 *		A column of an archive that holds the keys of its headlines.
 *
 * A key costs some thousand instructions. A user who needs it often stores it in a
 * generated column, which is found here by its expression, so that nothing need be
 * registered.
 */
#include "compat.h"

#include "access/table.h"
#include "access/tupdesc.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "nodes/nodeFuncs.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "headline_column.h"

/* headline_key of the extension that the archive's type is of. */
static Oid
find_function(const zha_archive *archive)
{
	const Oid types[] = {TEXTOID};
	HeapTuple type = SearchSysCache1(TYPEOID, ObjectIdGetDatum(archive->series_no));
	Oid namespace;

	if (!HeapTupleIsValid(type))
		return InvalidOid;
	namespace = ((Form_pg_type) GETSTRUCT(type))->typnamespace;
	ReleaseSysCache(type);
	return GetSysCacheOid3(
		PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum("headline_key"),
		PointerGetDatum(buildoidvector(types, 1)), ObjectIdGetDatum(namespace));
}

/* Whether an expression is headline_key of the title and nothing else. */
static bool
is_key(Node *expression, Oid function, AttrNumber title)
{
	FuncExpr *call = (FuncExpr *) strip_implicit_coercions(expression);
	Node *argument;

	if (!IsA(call, FuncExpr) || call->funcid != function)
		return false;
	argument = linitial(call->args);
	while (IsA(argument, RelabelType))
		argument = (Node *) castNode(RelabelType, argument)->arg;
	return IsA(argument, Var) && castNode(Var, argument)->varattno == title;
}

/*
 * zha_headline_column: the quoted name of a stored generated column that is headline_key of
 * the title, or NULL. The archive's table must be locked.
 */
char *
zha_headline_column(const zha_archive *archive)
{
	Oid function = find_function(archive);
	Relation table = table_open(archive->relid, NoLock);
	TupleDesc row = RelationGetDescr(table);
	char *column = NULL;

	for (int i = 0; OidIsValid(function) && column == NULL && row->constr &&
					i < row->constr->num_defval;
		 i++)
	{
		const AttrDefault *value = &row->constr->defval[i];
		Form_pg_attribute attribute = TupleDescAttr(row, value->adnum - 1);

		if (attribute->attgenerated == ATTRIBUTE_GENERATED_STORED &&
			attribute->atttypid == TEXTOID &&
			is_key(stringToNode(value->adbin), function, archive->title.attnum))
			column = pstrdup(quote_identifier(NameStr(attribute->attname)));
	}
	table_close(table, NoLock);
	return column;
}
