/*
 * archive_part.h
 *		The place of a part in its series.
 */
#ifndef ZHA_ARCHIVE_PART_H
#define ZHA_ARCHIVE_PART_H

#include "archive.h"

extern zha_key zha_part_key(const zha_archive *archive);
extern zha_key zha_part_date(const zha_archive *archive);
extern bool zha_part_has_number(const zha_archive *archive);
extern const char *zha_part_number_sql(const zha_archive *archive);
extern bool zha_part_number(int64 part, zha_series_no *out);

#endif /* ZHA_ARCHIVE_PART_H */
