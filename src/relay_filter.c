/*
 * relay_filter.c
 *		Which blocks more than one article is in.
 *
 * Most articles of archives stand alone, and to sort their blocks would be most of the
 * work. So the articles of each block are counted first, to two, in a Bloom filter: what
 * it says of one article is right, and a block that it says is shared may be of one. Where
 * the day counts, it counts by months, which lie side by side, so that a look at the
 * month before and after costs nothing. What is asked of one block is in one line of the
 * processor's cache.
 */
#include "compat.h"

#include "miscadmin.h"
#include "port/pg_bitutils.h"

#include "relay_filter.h"

#define LINE 64   /* bytes */
#define SLOTS 256 /* of two bits, in a line */
#define PROBES 3

/* Not less than the days that near headlines may lie apart. */
#define MONTH 32

StaticAssertDecl(MONTH >= ZHA_RELAY_DAYS, "neighbouring months hold what is near");

/* So many slots for each hash: of a block of one about one in a hundred seems shared. */
#define SLOTS_PER_HASH 16

/*
 * zha_filter_begin: for so many hashes, in half of work_mem at most, in the current memory
 * context.
 */
void
zha_filter_begin(zha_filter *filter, uint64 hashes)
{
	uint64 most = (uint64) work_mem * 1024 / 2 / LINE;
	uint64 wanted = hashes * SLOTS_PER_HASH / SLOTS + 1;

	filter->lines = pg_prevpower2_64(Max(Min(most, wanted), 1));
	if (filter->lines < wanted && filter->lines * 2 <= most)
		filter->lines *= 2;
	filter->line =
		palloc_extended(filter->lines * LINE, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* The place of a hash: its line, and its slots there in the month of day 0. */
typedef struct zha_place
{
	uint8 *line;
	uint32 slot[PROBES];
} zha_place;

static zha_place
find_place(const zha_filter *filter, uint64 hash)
{
	uint64 mixed = hash * UINT64CONST(0x9E3779B97F4A7C15);
	zha_place place = {.line =
						   filter->line + ((mixed >> 24) & (filter->lines - 1)) * LINE};

	mixed *= UINT64CONST(0xD6E8FEB86659FD93);
	for (int i = 0; i < PROBES; i++)
		place.slot[i] = (uint32) (mixed >> (40 + 8 * i));
	return place;
}

/* The least count of the slots, so many months on. */
static uint32
count_at(const zha_place *place, uint32 month)
{
	uint32 least = 2;

	for (uint32 i = 0; i < PROBES; i++)
	{
		uint32 slot = (place->slot[i] + month) % SLOTS;

		least = Min(least, place->line[slot / 4] >> slot % 4 * 2 & 3U);
	}
	return least;
}

static bool
has_day(uint64 hash)
{
	return ZHA_BLOCK_OF(hash) != BLOCK_WHOLE && ZHA_BLOCK_OF(hash) != BLOCK_AUTHOR;
}

/*
 * zha_filter_fetch: have the processor fetch what a look at these blocks needs; it is
 * there when as many others have been looked at as take as long as its memory.
 */
void
zha_filter_fetch(const zha_filter *filter, const zha_blocks *blocks)
{
	for (int i = 0; i < blocks->count; i++)
		__builtin_prefetch(find_place(filter, blocks->hash[i]).line, 1);
}

/* zha_filter_add: count an article in its blocks. */
void
zha_filter_add(zha_filter *filter, const zha_blocks *blocks)
{
	for (int i = 0; i < blocks->count; i++)
	{
		zha_place place = find_place(filter, blocks->hash[i]);
		uint32 month = has_day(blocks->hash[i]) ? blocks->day / MONTH : 0;
		uint32 before[PROBES];

		/* two probes of one slot count once */
		for (int k = 0; k < PROBES; k++)
		{
			uint32 slot = before[k] = (place.slot[k] + month) % SLOTS;
			uint32 shift = slot % 4 * 2;
			bool again = false;

			for (int j = 0; j < k; j++)
				again = again || before[j] == slot;
			if (!again && (place.line[slot / 4] >> shift & 3U) < 2)
				place.line[slot / 4] += (uint8) (1U << shift);
		}
	}
}

/* zha_filter_keep: drop the blocks that are of this article alone; gives how many stay. */
int
zha_filter_keep(const zha_filter *filter, zha_blocks *blocks)
{
	int kept = 0;

	for (int i = 0; i < blocks->count; i++)
	{
		zha_place place = find_place(filter, blocks->hash[i]);
		bool dated = has_day(blocks->hash[i]);
		uint32 month = dated ? blocks->day / MONTH : 0;

		if (count_at(&place, month) > 1 || (dated && (count_at(&place, month - 1) > 0 ||
													  count_at(&place, month + 1) > 0)))
			blocks->hash[kept++] = blocks->hash[i];
	}
	blocks->count = (uint8) kept;
	return kept;
}

/* zha_filter_end: give back its memory. */
void
zha_filter_end(zha_filter *filter)
{
	pfree(filter->line);
}
