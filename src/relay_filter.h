/*
 * relay_filter.h
 *		Which blocks more than one article is in, as far as a table of small counts tells.
 */
#ifndef ZHA_RELAY_FILTER_H
#define ZHA_RELAY_FILTER_H

#include "relay_block.h"

typedef struct zha_filter
{
	uint8 *line; /* of ZHA_FILTER_LINE bytes each */
	uint64 lines;
} zha_filter;

extern void zha_filter_begin(zha_filter *filter, uint64 hashes);
extern void zha_filter_fetch(const zha_filter *filter, const zha_blocks *blocks);
extern void zha_filter_add(zha_filter *filter, const zha_blocks *blocks);
extern int zha_filter_keep(const zha_filter *filter, zha_blocks *blocks);
extern void zha_filter_end(zha_filter *filter);

#endif /* ZHA_RELAY_FILTER_H */
