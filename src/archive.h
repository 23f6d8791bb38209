/*
 * archive.h
 *		A registered archive as the archive_* functions see it.
 *
 * archive_column.c	the type that the registry keeps column references in
 * archive_predicate.c	the condition that an article must meet to be listed
 * archive_partition.c	what partitions of an archive mean for its probes and indexes
 * archive_registry.c	a row of the registry, checked, turned into a zha_archive
 * archive_register.c	writing the registry; the two indexes
 * archive_links.c		neighbours and the list page, by index probes
 * archive_direct.c		these probes without a plan, where that gives the same
 * archive_stream.c		rows of a query over all of an archive
 * archive_all.c		all links at once
 * archive_list.c		one list in memory, for archive_audit.c, archive_restore.c
 * archive_series.c		what is held of each series and what is missing
 */
#ifndef ZHA_ARCHIVE_H
#define ZHA_ARCHIVE_H

#include "access/attnum.h"
#include "lib/stringinfo.h"
#include "nodes/pg_list.h"
#include "storage/lockdefs.h"
#include "utils/array.h"
#include "utils/hsearch.h"
#include "utils/rel.h"
#include "utils/typcache.h"

#include "series_no.h"

/* Columns of archive_registry, in the order of the install script. */
typedef enum zha_registry_column
{
	ZHA_REG_TABLE,
	ZHA_REG_ID,
	ZHA_REG_TITLE,
	ZHA_REG_PUBLISHED,
	ZHA_REG_CHANNEL,
	ZHA_REG_ORDER_BY,
	ZHA_REG_ORDER_DESC,
	ZHA_REG_ORDER_NULLS_FIRST,
	ZHA_REG_NEWEST_FIRST,
	ZHA_REG_VISIBLE,
	ZHA_REG_VISIBLE_COLUMNS,
	ZHA_REG_SERIES,
	ZHA_REG_NUMBER,
	ZHA_REG_PREV_TITLE,
	ZHA_REG_NEXT_TITLE,
	ZHA_REG_IN_SERIES,
	ZHA_REG_COLUMNS
} zha_registry_column;

/* An index has 32 columns at most: the list, these, the date and the id. */
#define ZHA_MAX_ORDER_BY 16
#define ZHA_MAX_KEYS (ZHA_MAX_ORDER_BY + 2)

/* One column, or a function of one, that an order sorts or groups by. */
typedef struct zha_key
{
	AttrNumber attnum;    /* 0: there is none */
	const char *column;   /* quoted name */
	const char *before;   /* the call around it, names qualified: "f(" and ")", */
	const char *after;    /* or two empty strings */
	const char *label[2]; /* the same, of what to show in place of the key */
	Oid type;             /* of the column, or what the call gives */
	Oid collation;        /* of the column, and so of what the call gives */
	const char *schema;   /* quoted: where its <, = and > are */
	bool desc;            /* descending in the order of the list */
	bool nulls_first;
	bool nullable;
} zha_key;

typedef enum zha_order_name
{
	ZHA_CHANNEL,
	ZHA_SERIES,
	ZHA_ORDERS
} zha_order_name;

/*
 * One of the two orders: the articles with equal group (all, if there is none)
 * form one list, sorted by the keys, the last of which is the id, so that the
 * order is total. Where null_is_list is not set, an article whose group is NULL
 * is in no list.
 */
typedef struct zha_order
{
	bool exists;
	bool grouped;
	bool null_is_list;
	zha_key group;
	int nkeys;
	zha_key keys[ZHA_MAX_KEYS];
} zha_order;

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
	zha_key id;
	zha_key title;
	zha_key published;
	zha_key channel;
	zha_key series;
	zha_key number;
	zha_key printed[2]; /* the printed 上一条 and 下一条 */
	bool newest_first;
	bool repeats;  /* one article may be several rows, in several lists */
	bool apart;    /* row comparisons would hinder, see archive_partition.c */
	char *visible; /* condition over the bare columns, or NULL */
	zha_order orders[ZHA_ORDERS];
	HTAB *plans;               /* of archive_links.c */
	struct zha_direct *direct; /* of archive_direct.c */
} zha_archive;

/* archive_column.c */
extern Datum zha_column_make(Oid relid, AttrNumber attnum);
extern Oid zha_column_relid(Datum column);
extern AttrNumber zha_column_attnum(Datum column);
extern char *zha_column_name(Datum column);

/* archive_predicate.c */
extern List *zha_parse(const char *prefix, const char *text);
extern Node *zha_parse_expression(const char *expression);
extern char *zha_predicate_check(Relation table, const char *condition);
extern void zha_predicate_split(Relation table, const char *condition, List **fragments,
								List **attnums);
extern Node *zha_expression(Relation table, const char *expression, bool condition);

/* archive_partition.c */
extern bool zha_is_partitioned(Oid relid);
extern List *zha_foreign_partitions(Oid relid);
extern void zha_partitions_read(zha_archive *archive);
extern void zha_partitions_notice(const zha_archive *archive);

/* archive_registry.c */
typedef void (*zha_archive_body)(zha_archive *archive, FunctionCallInfo fcinfo,
								 void *context);

extern Relation zha_table_open(Oid relid, LOCKMODE lock);
extern Oid zha_extension_table(FunctionCallInfo fcinfo, const char *name);
extern zha_archive *zha_archive_open(FunctionCallInfo fcinfo, Oid relid);
extern void zha_archive_close(zha_archive *archive);
extern void zha_archive_query(zha_archive *archive, FunctionCallInfo fcinfo,
							  zha_archive_body body, void *context);
extern void zha_archive_run(FunctionCallInfo fcinfo, zha_archive_body body,
							void *context);
extern char *zha_key_sql(const zha_key *key, const char *alias);
extern void zha_set_for_now(const char *name, const char *value);
extern char *zha_operand_sql(const zha_key *key, const char *expression);
extern char *zha_label_sql(const zha_key *key, const char *alias);
extern bool zha_has_series_column(const zha_archive *archive);
extern char *zha_number_sql(const zha_archive *archive, const char *alias);
extern bool zha_number_of(Datum value, Oid type, zha_series_no *out);
extern Datum zha_value_of(Oid type, char *text);
extern void zha_require_series(const zha_archive *archive);
extern bool zha_divides(const zha_archive *archive, AttrNumber attnum);
extern char *zha_order_sql(const zha_order *order, bool forward);
extern const char *zha_key_direction(const zha_key *key, bool forward);

/* archive_register.c */
extern Oid zha_find_index(Relation table, const zha_archive *archive,
						  const zha_order *order, bool *forward);

/* archive_direct.c */
extern struct zha_direct *zha_direct_describe(Relation table,
											  const zha_archive *archive);

/* archive_stream.c */
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

/* archive_links.c */
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

/* Which links: a sum of these. */
#define ZHA_FIRST 1
#define ZHA_PREV 2
#define ZHA_NEXT 4
#define ZHA_LAST 8

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

extern bool zha_any_null(FunctionCallInfo fcinfo, int count);
extern const char *zha_order_text(zha_order_name order);
extern zha_order_name zha_order_argument(const zha_archive *archive,
										 FunctionCallInfo fcinfo, int argument);
extern bool zha_links_visit(zha_archive *archive, FunctionCallInfo fcinfo,
							zha_order_name which, int rels, int channel, zha_self *self,
							zha_link_visit visit, void *context);
extern void zha_links_forget(zha_archive *archive);

#endif /* ZHA_ARCHIVE_H */
