/*
 * archive_stream.h
 *		The rows of a query, one by one.
 */
#ifndef ZHA_ARCHIVE_STREAM_H
#define ZHA_ARCHIVE_STREAM_H

#include "lib/stringinfo.h"
#include "utils/typcache.h"

#include "archive_order.h"

typedef void (*zha_take)(Datum *values, bool *nulls, void *context);

/* The list that the rows of a stream are in, by the value of its group. */
typedef struct zha_group
{
	TypeCacheEntry *type; /* NULL: all is one list */
	Oid collation;
	bool begun;
	bool null;
	Datum value;
	StringInfoData held; /* what value points to */
} zha_group;

extern bool zha_same_text(Datum a, Datum b);
extern void zha_group_begin(zha_group *list, const zha_key *group);
extern bool zha_group_goes_on(zha_group *list, Datum value, bool null);
extern void zha_stream(const char *sql, Oid type, Datum value, zha_take take,
					   void *context);

#endif /* ZHA_ARCHIVE_STREAM_H */
