/*
 * archive_storage.h
 *		Who answers for an archive's table, and what follows from it.
 */
#ifndef ZHA_ARCHIVE_STORAGE_H
#define ZHA_ARCHIVE_STORAGE_H

#include "archive.h"

extern void zha_storage_read(zha_archive *archive);
extern bool zha_storage_is_own(const zha_archive *archive);
extern bool zha_storage_compares_rows(const zha_archive *archive);
extern bool zha_storage_keeps_plans(const zha_archive *archive);

#endif /* ZHA_ARCHIVE_STORAGE_H */
