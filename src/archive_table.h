/*
 * archive_table.h
 *		Type archive_table: a table that a registration is about.
 */
#ifndef ZHA_ARCHIVE_TABLE_H
#define ZHA_ARCHIVE_TABLE_H

#include "nodes/pg_list.h"

extern Oid zha_table_find(List *names);

#endif /* ZHA_ARCHIVE_TABLE_H */
