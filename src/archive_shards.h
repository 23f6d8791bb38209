/*
 * archive_shards.h
 *		What archive_register says of an archive whose rows a module keeps in shards.
 */
#ifndef ZHA_ARCHIVE_SHARDS_H
#define ZHA_ARCHIVE_SHARDS_H

#include "archive.h"

extern void zha_shards_notice(const zha_archive *archive);
extern void zha_shards_require_unique(const zha_archive *archive);

#endif /* ZHA_ARCHIVE_SHARDS_H */
