/*
 * archive_links.h
 *		The links of an article.
 */
#ifndef ZHA_ARCHIVE_LINKS_H
#define ZHA_ARCHIVE_LINKS_H

#include "archive_cache.h"
#include "archive_probe.h"

/* Which links: a sum of these. */
#define ZHA_FIRST 1
#define ZHA_PREV 2
#define ZHA_NEXT 4
#define ZHA_LAST 8

extern Datum zha_id_argument(const zha_archive *archive, FunctionCallInfo fcinfo,
							 int argument);
extern Datum zha_channel_argument(const zha_archive *archive, FunctionCallInfo fcinfo,
								  int argument);
extern const Datum *zha_wanted_channel(const zha_archive *archive,
									   FunctionCallInfo fcinfo, int argument,
									   Datum *channel);
extern uint64 zha_fetch(zha_archive *archive, FunctionCallInfo fcinfo, int article,
						int channel);
extern void zha_walk_by_plans(zha_archive *archive, zha_order_name which,
							  const char *rel, bool forward, bool beyond,
							  const zha_place *place, uint64 limit,
							  zha_link_visit visit, void *context);
extern void zha_emit_link(const zha_link *link, void *context);
extern bool zha_any_null(FunctionCallInfo fcinfo, int count);
extern zha_order_name zha_order_argument(const zha_archive *archive,
										 FunctionCallInfo fcinfo, int argument);
extern bool zha_links_visit(zha_archive *archive, FunctionCallInfo fcinfo,
							zha_order_name which, int rels, int channel, zha_self *self,
							zha_link_visit visit, void *context);
extern void zha_links_run(FunctionCallInfo fcinfo, zha_archive_body body,
						  void *context);

#endif /* ZHA_ARCHIVE_LINKS_H */
