/*
 * archive_links.h
 *		The links of an article.
 */
#ifndef ZHA_ARCHIVE_LINKS_H
#define ZHA_ARCHIVE_LINKS_H

#include "archive.h"

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
extern zha_order_name zha_order_argument(const zha_archive *archive,
										 FunctionCallInfo fcinfo, int argument);
extern bool zha_links_visit(zha_archive *archive, FunctionCallInfo fcinfo,
							zha_order_name which, int rels, int channel, zha_self *self,
							zha_link_visit visit, void *context);

#endif /* ZHA_ARCHIVE_LINKS_H */
