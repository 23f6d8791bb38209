/*
 * archive_index.h
 *		The index of an order.
 */
#ifndef ZHA_ARCHIVE_INDEX_H
#define ZHA_ARCHIVE_INDEX_H

#include "archive.h"

extern Oid zha_find_index(Relation table, const zha_archive *archive,
						  const zha_order *order, bool *forward);
extern Oid zha_find_invalid_index(Relation table, const zha_archive *archive,
								  const zha_order *order);
extern void zha_orders_settle(Relation table, zha_archive *archive);
extern void zha_order_require(const zha_archive *archive, const zha_order *order);
extern int zha_index_column(Relation table, Relation index, const zha_key *key);
extern char *zha_index_body(const zha_archive *archive, const zha_order *order);

#endif /* ZHA_ARCHIVE_INDEX_H */
