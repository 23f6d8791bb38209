/*
 * archive_probe.h
 *		The probes of an order's index, as queries whose plans are kept.
 */
#ifndef ZHA_ARCHIVE_PROBE_H
#define ZHA_ARCHIVE_PROBE_H

#include "executor/spi.h"

#include "archive.h"
#include "archive_stream.h"

/* An article as a link or as itself. */
enum
{
	ZHA_LINK_ID,     /* text */
	ZHA_LINK_TITLE,  /* text */
	ZHA_LINK_NUMBER, /* series_no */
	ZHA_LINK_LIST,   /* text: the channel or the series */
	ZHA_LINK_COLUMNS,
	ZHA_SELF_DATE = ZHA_LINK_COLUMNS, /* date */
	ZHA_SELF_COLUMNS
};

/* A link; its values last until the visit returns. */
typedef struct zha_link
{
	zha_order_name order;
	const char *rel;
	Datum values[ZHA_LINK_COLUMNS];
	bool nulls[ZHA_LINK_COLUMNS];
} zha_link;

/* The article that links were asked for; its list is its series. */
typedef struct zha_self
{
	Datum values[ZHA_SELF_COLUMNS];
	bool nulls[ZHA_SELF_COLUMNS];
} zha_self;

typedef void (*zha_link_visit)(const zha_link *link, void *context);

/* An article's place in an order: value 0 is the group, value 1 + i that of key i. */
typedef struct zha_place
{
	Datum values[ZHA_MAX_KEYS + 1];
	Datum whole;  /* the group, where value 0 may not be all of it */
	uint32 nulls; /* bit i: of value i */
} zha_place;

/*
 * A range of an order next to an article, or from the end of its list: the rows that
 * agree with it in the keys before from, and are beyond it in the keys from to to, taken
 * as one, or whose key from is some value, or NULL; of these, where out is set, those
 * whose date, the first key, has come.
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
	bool out;
} zha_rung;

extern bool zha_rung_find(const zha_archive *archive, zha_order_name which,
						  bool forward, bool beyond, uint32 nulls, int n,
						  zha_rung *rung);
extern uint64 zha_probe_fetch(zha_archive *archive, Datum id, const Datum *channel);
extern int zha_probe_column(const zha_archive *archive, zha_order_name which);
extern void zha_probe_place(const zha_archive *archive, SPITupleTable *rows, uint64 row,
							zha_order_name which, zha_place *place);
extern uint64 zha_probe_walk(zha_archive *archive, zha_receiver *receiver,
							 zha_order_name which, bool forward, bool beyond,
							 const zha_place *place, int n, uint64 limit);
extern bool zha_probe_is_plain(zha_archive *archive);

#endif /* ZHA_ARCHIVE_PROBE_H */
