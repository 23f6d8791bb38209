/*
 * archive_order_by.h
 *		The argument order_by of archive_register.
 */
#ifndef ZHA_ARCHIVE_ORDER_BY_H
#define ZHA_ARCHIVE_ORDER_BY_H

#include "fmgr.h"

#include "archive_order.h"

/* A column that a list is sorted by. */
typedef struct zha_sort_column
{
	char *column;
	bool desc;
	bool nulls_first;
} zha_sort_column;

extern int zha_order_by_argument(FunctionCallInfo fcinfo, int argument, Oid relid,
								 zha_sort_column columns[ZHA_MAX_ORDER_BY]);

#endif /* ZHA_ARCHIVE_ORDER_BY_H */
