/*
 * compat.h
 *		Every difference between PostgreSQL 15 and 19 that this extension meets.
 *
 * Included first by every file of src/ (not of src/core/), in place of
 * postgres.h, so that the rest reads as if only the newest server existed.
 */
#ifndef ZHA_COMPAT_H
#define ZHA_COMPAT_H

#include "postgres.h"
#include "fmgr.h"

#if PG_VERSION_NUM < 150000
#error "zharchive needs PostgreSQL 15 or later"
#endif

#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#include "nodes/miscnodes.h"

/* Report an error into context when that takes soft errors, else raise it. */
#define zha_ereport(context, ...) errsave((context), __VA_ARGS__)
#else
extern PGDLLEXPORT void _PG_init(void);

/* Soft errors came with 16: below it, a refused input always raises. */
#define ereturn(context, dummy, ...)                                                   \
	do                                                                                 \
	{                                                                                  \
		(void) (context);                                                              \
		ereport(ERROR, __VA_ARGS__);                                                   \
		return dummy;                                                                  \
	} while (0)
#define zha_ereport(context, ...)                                                      \
	do                                                                                 \
	{                                                                                  \
		(void) (context);                                                              \
		ereport(ERROR, __VA_ARGS__);                                                   \
	} while (0)
#endif

#if PG_VERSION_NUM >= 180000
#define ZHA_HAVE_SKIP_SUPPORT
#endif

#include "catalog/pg_class.h"
#include "catalog/pg_namespace.h"
#include "utils/acl.h"
#include "utils/regproc.h"
#include "utils/tuplestore.h"

#if PG_VERSION_NUM >= 160000
#define zha_qualified_name(text) stringToQualifiedNameList(text, NULL)
#define zha_make_range(type, lower, upper) make_range(type, lower, upper, false, NULL)
#define zha_owns_table(relid, role) object_ownercheck(RelationRelationId, relid, role)
#define zha_schema_aclcheck(schema, role, mode)                                        \
	object_aclcheck(NamespaceRelationId, schema, role, mode)
#else
#define zha_qualified_name(text) stringToQualifiedNameList(text)
#define zha_make_range(type, lower, upper) make_range(type, lower, upper, false)
#define zha_owns_table(relid, role) pg_class_ownercheck(relid, role)
#define zha_schema_aclcheck(schema, role, mode)                                        \
	pg_namespace_aclcheck(schema, role, mode)
#endif

#if PG_VERSION_NUM >= 190000
#define zha_tuple_desc_finish(desc) TupleDescFinalize(desc)
#else
#define zha_tuple_desc_finish(desc) ((void) (desc))
#endif

#if PG_VERSION_NUM >= 180000
#define zha_set_comparison(expr, less)                                                 \
	((expr)->cmptype = (less) ? COMPARE_LT : COMPARE_GT)
#define zha_primary_key_index(relation) RelationGetPrimaryKeyIndex(relation, false)
#else
#define zha_set_comparison(expr, less)                                                 \
	((expr)->rctype = (less) ? ROWCOMPARE_LT : ROWCOMPARE_GT)
#define zha_primary_key_index(relation) RelationGetPrimaryKeyIndex(relation)
#endif

/*
 * What the executor checks before it reads columns of a table, by attribute number less
 * FirstLowInvalidHeapAttributeNumber: rights, then the hook that others may have set.
 */
#if PG_VERSION_NUM >= 160000
#define zha_check_select(table, columns)                                               \
	do                                                                                 \
	{                                                                                  \
		RTEPermissionInfo *rights = makeNode(RTEPermissionInfo);                       \
		rights->relid = (table)->relid;                                                \
		rights->requiredPerms = ACL_SELECT;                                            \
		rights->selectedCols = (columns);                                              \
		(table)->perminfoindex = 1;                                                    \
		(void) ExecCheckPermissions(list_make1(table), list_make1(rights), true);      \
	} while (0)
#else
#define zha_check_select(table, columns)                                               \
	do                                                                                 \
	{                                                                                  \
		(table)->requiredPerms = ACL_SELECT;                                           \
		(table)->selectedCols = (columns);                                             \
		(void) ExecCheckRTPerms(list_make1(table), true);                              \
	} while (0)
#endif

/* The plan of a query that is not rewritten. */
#if PG_VERSION_NUM >= 190000
#define zha_planner(query, sql) planner(query, sql, 0, NULL, NULL)
#else
#define zha_planner(query, sql) planner(query, sql, 0, NULL)
#endif

/* An index scan of a table by nkeys scan keys. */
#if PG_VERSION_NUM >= 190000
#define zha_index_beginscan(table, index, snapshot, nkeys)                             \
	index_beginscan(table, index, snapshot, NULL, nkeys, 0, SO_NONE)
#elif PG_VERSION_NUM >= 180000
#define zha_index_beginscan(table, index, snapshot, nkeys)                             \
	index_beginscan(table, index, snapshot, NULL, nkeys, 0)
#else
#define zha_index_beginscan(table, index, snapshot, nkeys)                             \
	index_beginscan(table, index, snapshot, nkeys, 0)
#endif

/* The next value of a sort of values; one that is stored by reference is palloc'd. */
#if PG_VERSION_NUM >= 160000
#define zha_tuplesort_getdatum(state, value, null)                                     \
	tuplesort_getdatum(state, true, true, value, null, NULL)
#else
#define zha_tuplesort_getdatum(state, value, null)                                     \
	tuplesort_getdatum(state, true, value, null, NULL)
#endif

/* How a callback is told which of the system's caches has changed. */
#if PG_VERSION_NUM >= 190000
#define ZHA_CACHE_ID SysCacheIdentifier
#else
#define ZHA_CACHE_ID int
#endif

#endif /* ZHA_COMPAT_H */
