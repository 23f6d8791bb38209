/*
 * archive_direct.h
 *		Readings of the indexes of an archive without a plan.
 */
#ifndef ZHA_ARCHIVE_DIRECT_H
#define ZHA_ARCHIVE_DIRECT_H

#include "executor/tuptable.h"

#include "archive.h"
#include "archive_links.h"
#include "archive_stream.h"

/* An article's place in an order: value 0 is the group, value 1 + i that of key i. */
typedef struct zha_place
{
	Datum values[ZHA_MAX_KEYS + 1];
	uint32 nulls; /* bit i: of value i */
} zha_place;

/*
 * A range of an order next to an article: the rows that agree with it in the keys
 * before from, and are beyond it in the keys from to to, taken as one, or whose
 * key from is some value, or NULL.
 */
typedef enum zha_rung_kind
{
	ZHA_ALL, /* the whole list */
	ZHA_BEYOND_VALUES,
	ZHA_ANY_VALUE,
	ZHA_ANY_NULL
} zha_rung_kind;

typedef struct zha_rung
{
	zha_rung_kind kind;
	int from;
	int to;
} zha_rung;

/* A call's hold on the table and its article. */
typedef struct zha_reader
{
	const zha_archive *archive;
	Relation table;
	TupleTableSlot *self;
	TupleTableSlot *other;
} zha_reader;

extern struct zha_direct *zha_direct_describe(Relation table,
											  const zha_archive *archive);
extern bool zha_reads_directly(const zha_archive *archive);
extern void zha_reader_begin(zha_reader *reader, const zha_archive *archive);
extern bool zha_reader_fetch(zha_reader *reader, Datum id, zha_self *self,
							 zha_place places[ZHA_ORDERS]);
extern uint64 zha_reader_walk(zha_reader *reader, zha_link *link, bool forward,
							  const zha_rung *rung, const zha_place *place,
							  uint64 limit, zha_link_visit visit, void *context);
extern void zha_reader_end(zha_reader *reader);
extern bool zha_direct_stream(const zha_archive *archive, zha_order_name which,
							  const AttrNumber *columns, int count, zha_take take,
							  void *context);

#endif /* ZHA_ARCHIVE_DIRECT_H */
