/*
 * archive.h
 *		A registered archive as the archive_* functions see it.
 *
 * The layers, each of which knows those before it only:
 * archive_setting.c	settings for a while
 * archive_table.c		the type that the registry keeps its table in
 * archive_column.c	the type that the registry keeps column references in
 * archive_predicate.c	the condition that an article must meet to be listed
 * archive_order.c		what lists are sorted and grouped by
 * archive_registry.c	the registry's rows, and who may write them
 * archive_options.c	what an archive was registered with besides
 * archive_condition.c	how a registration keeps its condition
 * archive_partition.c	what partitions of an archive mean for its probes and indexes
 * archive_part.c		the place of a part in its series
 * archive_storage.c	who answers for the table, and what follows from it
 * archive.c			a row of the registry, checked, turned into a zha_archive
 * archive_row.c		what a row that is read must hold
 * archive_rights.c		what a caller must be allowed
 * archive_query.c		queries in which the condition stands bound
 * archive_stream.c		rows of a query, one by one
 * archive_width.c		what of an article fits in an index
 * archive_index.c		the index of an order
 * archive_probe.c		probes of that index, as queries
 * archive_direct.c		probes without a plan, where that gives the same
 * archive_cache.c		the session's archives
 * archive_shards.c	what archive_register says of a table in shards
 * archive_register.c	archive_register and archive_unregister
 * archive_links.c		neighbours, by probes
 * archive_page.c		the list page
 * archive_all.c		all links at once
 * archive_missing.c	printed titles that stand nowhere in their list
 * archive_list.c		one list in memory, for archive_audit.c, archive_restore.c
 * archive_series.c		what is held of each series and what is missing
 * archive_out.c		links as a header, as JSON-LD and as HTML
 * archive_several.c	several archives at once
 * archive_relays.c		which articles of several are one, by the pairs of relay_pair.c
 * archive_union.c		what several hold of a series together
 * archive_catalogue.c	several in one shape
 */
#ifndef ZHA_ARCHIVE_H
#define ZHA_ARCHIVE_H

#include "nodes/pg_list.h"
#include "utils/hsearch.h"

#include "archive_options.h"
#include "archive_order.h"
#include "archive_registry.h"
#include "series_no.h"

/* In a query that archive_query.c prepares, the condition of its archive. */
#define ZHA_CONDITION_NAME "zharchive.condition.visible"

/* Who answers for a table: see archive_storage.c. A later one has what those before have. */
typedef enum zha_storage
{
	ZHA_STORED_HERE,     /* the table itself */
	ZHA_STORED_IN_PARTS, /* partitions, or tables that inherit from it */
	ZHA_STORED_ABROAD,   /* such of which some are on other servers */
	ZHA_STORED_BY_MODULE /* something else than the server */
} zha_storage;

typedef struct zha_archive
{
	Oid relid;
	bool valid;  /* cleared by the relation cache's callback */
	bool orphan; /* no longer in the cache, but still in use */
	int uses;    /* calls that hold it */
	MemoryContext context;
	const char *table;  /* quoted and qualified */
	const char *name;   /* for messages */
	const char *schema; /* of the extension, quoted */
	Oid series_no;      /* the type */
	zha_key id;
	zha_key title;
	zha_key published;
	zha_key channel;
	zha_key series;
	zha_key number;
	zha_key spelled;    /* the series as its column has it, as its index holds it */
	zha_key printed[2]; /* the printed 上一条 and 下一条 */
	zha_key url;        /* the article's address */
	zha_key printed_url[2];
	zha_options options;
	bool newest_first;
	bool reversed; /* 上一条 leads down the list, not up */
	bool repeats;  /* one article may be several rows, in several lists */
	zha_storage storage;
	bool divided;        /* partitions are divided by what a list is sorted by */
	const char *visible; /* what stands for the condition in a query, or NULL */
	Node *condition;     /* over the columns of relation 1, or NULL */
	zha_order orders[ZHA_ORDERS];
	HTAB *plans;               /* of archive_links.c */
	struct zha_direct *direct; /* of archive_direct.c */
} zha_archive;

extern void zha_archive_read(const zha_row *row, zha_archive *archive);
extern bool zha_has_series_column(const zha_archive *archive);
extern bool zha_divides(const zha_archive *archive, AttrNumber attnum);
extern void zha_require_series(const zha_archive *archive);
extern char *zha_number_sql(const zha_archive *archive, const char *alias);
extern char *zha_now_sql(const zha_archive *archive);
extern bool zha_number_of(Datum value, Oid type, zha_series_no *out);

#endif /* ZHA_ARCHIVE_H */
