/*
 * archive_column.h
 *		References to columns that follow their renaming.
 */
#ifndef ZHA_ARCHIVE_COLUMN_H
#define ZHA_ARCHIVE_COLUMN_H

#include "access/attnum.h"

extern Datum zha_column_make(Oid relid, AttrNumber attnum);
extern Oid zha_column_relid(Datum column);
extern AttrNumber zha_column_attnum(Datum column);
extern char *zha_column_name(Datum column);

#endif /* ZHA_ARCHIVE_COLUMN_H */
