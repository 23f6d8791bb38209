/*
 * headline_column.h
 *		A column of an archive that holds the keys of its headlines.
 */
#ifndef ZHA_HEADLINE_COLUMN_H
#define ZHA_HEADLINE_COLUMN_H

#include "archive.h"

extern char *zha_headline_column(const zha_archive *archive);

#endif /* ZHA_HEADLINE_COLUMN_H */
