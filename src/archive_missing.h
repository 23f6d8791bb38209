/*
 * archive_missing.h
 *		Printed titles that stand nowhere in their list.
 */
#ifndef ZHA_ARCHIVE_MISSING_H
#define ZHA_ARCHIVE_MISSING_H

#include "utils/tuplestore.h"

#include "archive_stream.h"

/* The columns of archive_audit. */
enum
{
	ZHA_AUDIT_ID,
	ZHA_AUDIT_REL,
	ZHA_AUDIT_PRINTED,
	ZHA_AUDIT_PRINTED_ID,
	ZHA_AUDIT_COMPUTED_ID,
	ZHA_AUDIT_COMPUTED_TITLE,
	ZHA_AUDIT_VERDICT,
	ZHA_AUDIT_LIST,
	ZHA_AUDIT_COLUMNS
};

/* And of a row that is missing: the address of its link, or NULL. */
#define ZHA_MISSING_URL ZHA_AUDIT_COLUMNS
#define ZHA_MISSING_COLUMNS (ZHA_AUDIT_COLUMNS + 1)

/* Rows of the result, all text, kept in memory up to work_mem, then in a file. */
typedef struct zha_missing
{
	Tuplestorestate *rows;
	TupleDesc row;
	int emitting; /* the read pointer from which rows go out */
} zha_missing;

extern void zha_missing_begin(zha_missing *missing);
extern void zha_missing_add(zha_missing *missing, Datum *values, bool *nulls);
extern void zha_missing_end(zha_missing *missing, const zha_archive *archive,
							zha_take take, void *context);

#endif /* ZHA_ARCHIVE_MISSING_H */
