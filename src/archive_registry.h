/*
 * archive_registry.h
 *		The table archive_registry.
 */
#ifndef ZHA_ARCHIVE_REGISTRY_H
#define ZHA_ARCHIVE_REGISTRY_H

#include "access/genam.h"
#include "storage/lockdefs.h"
#include "utils/rel.h"

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

/* A row of the registry on its way to a zha_archive. */
typedef struct zha_row
{
	Datum values[ZHA_REG_COLUMNS];
	bool nulls[ZHA_REG_COLUMNS];
	Relation table;
	Oid namespace; /* of the extension */
} zha_row;

extern Relation zha_table_open(Oid relid, LOCKMODE lock);
extern Oid zha_extension_table(FunctionCallInfo fcinfo, const char *name);
extern Relation zha_registry_open(Oid registry, LOCKMODE lock);
extern SysScanDesc zha_registry_scan(Relation registry, Oid relid);
extern bool zha_registry_fetch(Oid registry, zha_row *row);
extern char *zha_registry_column_name(const zha_row *row, Datum reference,
									  const char *role);
extern int zha_registry_array(Datum array, Oid type, Datum **elements);
extern int zha_registry_columns(const zha_row *row, zha_registry_column which,
								Datum **elements);

#endif /* ZHA_ARCHIVE_REGISTRY_H */
