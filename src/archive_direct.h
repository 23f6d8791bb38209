/*
 * archive_direct.h
 *		Readings of the indexes of an archive without a plan.
 */
#ifndef ZHA_ARCHIVE_DIRECT_H
#define ZHA_ARCHIVE_DIRECT_H

#include "executor/tuptable.h"

#include "archive_probe.h"
#include "archive_stream.h"

/* A call's hold on the table and its article. */
typedef struct zha_reader
{
	const zha_archive *archive;
	Relation table;
	TupleTableSlot *self;
	TupleTableSlot *other;
} zha_reader;

extern struct zha_direct *zha_direct_describe(Relation table, zha_archive *archive);
extern bool zha_reads_directly(const zha_archive *archive);
extern bool zha_reader_begin(zha_reader *reader, const zha_archive *archive);
extern bool zha_reader_fetch(zha_reader *reader, Datum id, zha_self *self,
							 zha_place places[ZHA_ORDERS]);
extern bool zha_reader_next(zha_reader *reader, zha_link *link, bool forward,
							const zha_rung *rung, const zha_place *place,
							zha_link_visit visit, void *context);
extern void zha_reader_end(zha_reader *reader);
extern bool zha_direct_stream(const zha_archive *archive, zha_order_name which,
							  const AttrNumber *columns, int count, zha_take take,
							  void *context);

#endif /* ZHA_ARCHIVE_DIRECT_H */
