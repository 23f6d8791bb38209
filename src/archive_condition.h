/*
 * archive_condition.h
 *		How a registration keeps its condition.
 */
#ifndef ZHA_ARCHIVE_CONDITION_H
#define ZHA_ARCHIVE_CONDITION_H

#include "nodes/pg_list.h"

#include "archive_registry.h"

extern Node *zha_condition_read(const zha_row *row);
extern void zha_condition_keep(Relation table, Node *condition, List **fragments,
							   List **attnums);
extern void zha_condition_drop(Oid relid);

#endif /* ZHA_ARCHIVE_CONDITION_H */
