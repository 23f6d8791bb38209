/*
 * archive_partition.h
 *		What it means for an archive that its table is partitioned.
 */
#ifndef ZHA_ARCHIVE_PARTITION_H
#define ZHA_ARCHIVE_PARTITION_H

#include "archive.h"

extern bool zha_is_partitioned(Oid relid);
extern List *zha_foreign_partitions(Oid relid);
extern bool zha_is_divided_by_order(const zha_archive *archive);
extern void zha_partitions_notice(const zha_archive *archive);

#endif /* ZHA_ARCHIVE_PARTITION_H */
