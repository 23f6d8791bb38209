/*
 * archive_rights.c
 *		The privileges that reading an archive needs, checked at every call.
 *
 * A plan made for another role is run for this one: the executor checks the columns
 * again, and calls the hook that auditing and security labels use. But it does not
 * check USAGE on the schema; only naming the table does.
 */
#include "compat.h"

#include "miscadmin.h"
#include "utils/lsyscache.h"

#include "archive_rights.h"

/*
 * zha_require_rights: USAGE of the table's schema, and SELECT on a column or more. It
 * takes no lock, so it is asked before one is taken. Raises 42P01, 42501.
 */
void
zha_require_rights(Oid relid)
{
	Oid schema = get_rel_namespace(relid);
	Oid user = GetUserId();

	if (!OidIsValid(schema))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE),
						errmsg("relation with OID %u does not exist", relid)));
	if (zha_schema_aclcheck(schema, user, ACL_USAGE) != ACLCHECK_OK)
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_SCHEMA, get_namespace_name(schema));
	if (pg_class_aclcheck(relid, user, ACL_SELECT) != ACLCHECK_OK &&
		pg_attribute_aclcheck_all(relid, user, ACL_SELECT, ACLMASK_ANY) != ACLCHECK_OK)
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_TABLE, get_rel_name(relid));
}
