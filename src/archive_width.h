/*
 * archive_width.h
 *		What of an article fits in an entry of an index.
 */
#ifndef ZHA_ARCHIVE_WIDTH_H
#define ZHA_ARCHIVE_WIDTH_H

#include "archive.h"

extern bool zha_order_is_short(const zha_order *order);
extern void zha_order_cut(zha_order *order, const char *schema);
extern bool zha_key_cut(zha_key *key, const char *schema);
extern int zha_key_width(const zha_key *key);
extern void zha_require_width(const zha_archive *archive, const zha_key *const *keys,
							  int count);
extern Datum zha_cut_value(Oid type, Datum value);
extern bool zha_may_be_cut(Datum value);

#endif /* ZHA_ARCHIVE_WIDTH_H */
