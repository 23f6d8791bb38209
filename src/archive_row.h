/*
 * archive_row.h
 *		What a row read from an archive must hold.
 */
#ifndef ZHA_ARCHIVE_ROW_H
#define ZHA_ARCHIVE_ROW_H

#include "access/tupdesc.h"

#include "archive.h"

extern void zha_require_id(const zha_archive *archive, bool null);
extern void zha_require_types(const zha_archive *archive, TupleDesc row,
							  const Oid *types, int count);

#endif /* ZHA_ARCHIVE_ROW_H */
