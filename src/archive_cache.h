/*
 * archive_cache.h
 *		The session's archives.
 */
#ifndef ZHA_ARCHIVE_CACHE_H
#define ZHA_ARCHIVE_CACHE_H

#include "archive.h"

typedef void (*zha_archive_body)(zha_archive *archive, FunctionCallInfo fcinfo,
								 void *context);

extern zha_archive *zha_archive_open(FunctionCallInfo fcinfo, Oid relid);
extern void zha_archive_close(zha_archive *archive);
extern void zha_archive_query(zha_archive *archive, FunctionCallInfo fcinfo,
							  zha_archive_body body, void *context);
extern void zha_archive_run(FunctionCallInfo fcinfo, zha_archive_body body,
							void *context);

#endif /* ZHA_ARCHIVE_CACHE_H */
