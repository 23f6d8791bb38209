/*
 * archive_predicate.h
 *		Expressions over the columns of an archive.
 */
#ifndef ZHA_ARCHIVE_PREDICATE_H
#define ZHA_ARCHIVE_PREDICATE_H

#include "nodes/pg_list.h"
#include "utils/rel.h"

/* An argument of archive_register that is parsed, behind a prefix of so many bytes. */
typedef struct zha_source_name
{
	const char *argument;
	int prefix;
} zha_source_name;

extern List *zha_parse(const char *prefix, const char *text,
					   const zha_source_name *name);
extern Node *zha_parse_expression(const char *expression);
extern void zha_predicate_check(Node *node, const char *condition);
extern Node *zha_predicate_bind(Relation table, const char *condition);
extern char *zha_predicate_print(Oid relid, Node *condition);
extern bool zha_predicate_is_plain(Node *condition);
extern void zha_predicate_split(Relation table, const char *condition, List **fragments,
								List **attnums);
extern Node *zha_expression(Relation table, const char *expression, bool condition);

#endif /* ZHA_ARCHIVE_PREDICATE_H */
