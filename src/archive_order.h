/*
 * archive_order.h
 *		What the articles of an archive are sorted and grouped by.
 */
#ifndef ZHA_ARCHIVE_ORDER_H
#define ZHA_ARCHIVE_ORDER_H

#include "access/attnum.h"

/* An index has 32 columns at most: the list, these, the date and the id. */
#define ZHA_MAX_ORDER_BY 16
#define ZHA_MAX_KEYS (ZHA_MAX_ORDER_BY + 2)

/* One column, or a function of one, that an order sorts or groups by. */
typedef struct zha_key
{
	AttrNumber attnum;    /* 0: there is none */
	const char *column;   /* quoted name; empty where before is all of it */
	const char *before;   /* the call around it, names qualified: "f(" and ")", */
	const char *after;    /* or two empty strings */
	const char *label[2]; /* the same, of what to show in place of the key */
	Oid type;             /* of the column, or what the call gives */
	int32 typmod;         /* of the column */
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
	zha_key whole;     /* the group itself, */
	bool group_is_cut; /* where its key may not be all of it: archive_width.c */
	int nkeys;
	zha_key keys[ZHA_MAX_KEYS];
} zha_order;

extern char *zha_key_sql(const zha_key *key, const char *alias);
extern char *zha_key_call_sql(const zha_key *key, const char *expression);
extern char *zha_operand_sql(const zha_key *key, const char *expression);
extern char *zha_label_sql(const zha_key *key, const char *alias);
extern const char *zha_key_direction(const zha_key *key, bool forward);
extern const char *zha_order_text(zha_order_name order);
extern char *zha_order_sql(const zha_order *order, bool forward);
extern Datum zha_value_of(Oid type, char *text);

#endif /* ZHA_ARCHIVE_ORDER_H */
