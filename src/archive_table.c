/*
 * archive_table.c
 *		Type archive_table: the table of a registration, shown as regclass is.
 *
 * A dump of the registry is one COPY of all registrations. With regclass, the first
 * registration whose table is not restored would end it, and no archive would be
 * registered. Here a missing table is read as 0, with a notice, and the registry's
 * trigger skips such a row.
 */
#include "compat.h"

#include "catalog/namespace.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "archive_table.h"

PG_FUNCTION_INFO_V1(archive_table_in);
PG_FUNCTION_INFO_V1(archive_table_out);

/*
 * zha_table_find: the table of a qualified name, or of a bare one on the path; InvalidOid
 * when there is none. Takes no lock and asks for no rights, as the name is no secret.
 */
Oid
zha_table_find(List *names)
{
	char *schema;
	char *name;

	DeconstructQualifiedName(names, &schema, &name);
	if (schema == NULL)
		return RelnameGetRelid(name);
	return get_relname_relid(name, get_namespace_oid(schema, true));
}

/*
 * archive_table_in(cstring) → archive_table: schema.table, quoted as SQL quotes names, or
 * "-" or an OID. A table that is not there is "-", with a notice. Raises 42602 for what is
 * no name.
 */
Datum
archive_table_in(PG_FUNCTION_ARGS)
{
	char *written = PG_GETARG_CSTRING(0);
	Oid relid;

	if (strcmp(written, "-") == 0)
		PG_RETURN_OID(InvalidOid);
	if (written[0] != '\0' && strspn(written, "0123456789") == strlen(written))
		PG_RETURN_DATUM(DirectFunctionCall1(oidin, CStringGetDatum(written)));
	relid = zha_table_find(zha_qualified_name(written));
	if (!OidIsValid(relid))
		ereport(NOTICE,
				(errmsg("table %s is not there, so it is not registered as an archive",
						written),
				 errhint("Register it with archive_register when it is.")));
	PG_RETURN_OID(relid);
}

/* archive_table_out(archive_table) → cstring: always with the schema; "-" if it is gone. */
Datum
archive_table_out(PG_FUNCTION_ARGS)
{
	Oid relid = PG_GETARG_OID(0);
	char *name = get_rel_name(relid);

	if (name == NULL)
		PG_RETURN_CSTRING(pstrdup("-"));
	PG_RETURN_CSTRING(
		quote_qualified_identifier(get_namespace_name(get_rel_namespace(relid)), name));
}
