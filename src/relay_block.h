/*
 * relay_block.h
 *		The blocks of an article: what it shares with those that it is compared with.
 */
#ifndef ZHA_RELAY_BLOCK_H
#define ZHA_RELAY_BLOCK_H

#include "core/relay.h"

typedef enum zha_block
{
	BLOCK_WHOLE,
	BLOCK_BEGIN,
	BLOCK_END_OF,
	BLOCK_BOTH,
	BLOCK_AUTHOR /* the day is not looked at */
} zha_block;

/* An article is in the whole, begin, end, both; and two with its author. */
#define ZHA_MOST_BLOCKS 6

/* A hash has 40 bits; the block stands in the highest. */
#define ZHA_BLOCK_OF(hash) ((zha_block) ((hash) >> 37))

/* In the length of a key: its title is cut. */
#define ZHA_BLOCK_CUT 0x80

/* The day of an article that has none. */
#define ZHA_BLOCK_NO_DAY 0xFFFFFF

typedef struct zha_blocks
{
	uint64 sketch;
	uint32 day;   /* from a day long ago */
	uint8 length; /* in characters, ZHA_BLOCK_CUT added; 0: it has the whole only */
	uint8 count;
	uint64 hash[ZHA_MOST_BLOCKS];
} zha_blocks;

extern void zha_blocks_make(const zha_article *article, zha_blocks *out);

#endif /* ZHA_RELAY_BLOCK_H */
