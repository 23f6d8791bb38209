/*
 * relay_pair.h
 *		Which articles are to be compared: those that share a block.
 */
#ifndef ZHA_RELAY_PAIR_H
#define ZHA_RELAY_PAIR_H

#include "utils/tuplesort.h"

#include "relay_block.h"

typedef struct zha_pairs
{
	Tuplesortstate *blocks;
	Tuplesortstate *pairs; /* made of the blocks; the later article above the earlier */
	const uint32 *first; /* of each table its first article, and one behind the last */
	int tables;
	uint64 last; /* pair that was given */
} zha_pairs;

extern void zha_pairs_begin(zha_pairs *pairs);
extern void zha_pairs_add(zha_pairs *pairs, uint32 article, const zha_blocks *blocks);
extern void zha_pairs_find(zha_pairs *pairs, const uint32 *first, int tables);
extern bool zha_pairs_next(zha_pairs *pairs, uint32 *earlier, uint32 *later,
						   bool *same);
extern void zha_pairs_end(zha_pairs *pairs);

#endif /* ZHA_RELAY_PAIR_H */
