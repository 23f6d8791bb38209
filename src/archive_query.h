/*
 * archive_query.h
 *		Queries in which the condition of an archive stands bound.
 */
#ifndef ZHA_ARCHIVE_QUERY_H
#define ZHA_ARCHIVE_QUERY_H

#include "executor/spi.h"
#include "parser/parse_node.h"

#include "archive.h"

extern Node *zha_query_condition(ParseState *pstate, const ColumnRef *reference,
								 const zha_archive *archive);
extern Node *zha_query_parameter(const ParamRef *reference, int count,
								 const Oid *types);
extern SPIPlanPtr zha_query_prepare(const zha_archive *archive, const char *sql,
									int count, const Oid *types, int options);

#endif /* ZHA_ARCHIVE_QUERY_H */
