/*
 * row.h
 *		Row types and tables of the extension, against what the module knows of them.
 */
#ifndef ZHA_ROW_H
#define ZHA_ROW_H

#include "access/tupdesc.h"
#include "fmgr.h"

/* A type of the extension that is a number of eight bytes, whatever its OID. */
#define ZHA_OWN_TYPE ((Oid) 1)
/* One that is an OID, or regclass. */
#define ZHA_OWN_OID ((Oid) 2)

extern void zha_row_check(TupleDesc row, int columns, const Oid *types);
extern TupleDesc zha_result_row(FunctionCallInfo fcinfo, int columns, const Oid *types);
extern void zha_result_begin(FunctionCallInfo fcinfo, int columns);

#endif /* ZHA_ROW_H */
