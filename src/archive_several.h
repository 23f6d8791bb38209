/*
 * archive_several.h
 *		Several archives at once, each read as the caller.
 */
#ifndef ZHA_ARCHIVE_SEVERAL_H
#define ZHA_ARCHIVE_SEVERAL_H

#include "archive.h"

typedef struct zha_several
{
	int count;
	zha_archive **archives; /* in the order in which they were named */
} zha_several;

typedef void (*zha_several_body)(const zha_several *several, FunctionCallInfo fcinfo,
								 void *context);

extern void zha_several_run(FunctionCallInfo fcinfo, zha_several_body body,
							void *context);
extern char *zha_day_sql(const zha_archive *archive, const char *alias);

#endif /* ZHA_ARCHIVE_SEVERAL_H */
