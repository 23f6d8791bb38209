/*
 * archive_stream.h
 *		The rows of a query, one by one.
 */
#ifndef ZHA_ARCHIVE_STREAM_H
#define ZHA_ARCHIVE_STREAM_H

#include "lib/stringinfo.h"
#include "tcop/dest.h"
#include "utils/typcache.h"

#include "archive.h"

typedef void (*zha_take)(Datum *values, bool *nulls, void *context);

/* A query over all of an archive, with the types of the columns that it gives. */
#define ZHA_QUERY_COLUMNS 12

typedef struct zha_query
{
	const char *sql;
	Oid parameter; /* type of $1, if there is one */
	Datum value;
	int count;
	Oid types[ZHA_QUERY_COLUMNS];
} zha_query;

typedef struct zha_receiver
{
	DestReceiver public;
	const zha_archive *archive;
	int count; /* columns of a row, which must be of these types */
	const Oid *types;
	MemoryContext memory; /* take runs in it; reset after each row */
	zha_take take;
	void *context;
} zha_receiver;

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
extern void zha_receiver_begin(zha_receiver *receiver, const zha_archive *archive,
							   zha_take take, void *context);
extern void zha_stream(const zha_archive *archive, const zha_query *query,
					   zha_take take, void *context);

#endif /* ZHA_ARCHIVE_STREAM_H */
