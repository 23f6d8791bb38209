/*
 * relay_pair.c
 *		Which articles are to be compared: those that share a block.
 *
 * To compare each article with each is a product of tables. Instead each article goes into
 * the few blocks of relay_block.c. All blocks are one sort of small entries, with what
 * tells most pairs apart in them: the day, the length and a sketch of the characters. So a
 * pair of other articles costs a few instructions, and the titles of few have to be read.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "port/pg_bitutils.h"

#include "relay_pair.h"
#include "row_sort.h"

/* With so many before it in its block an article is compared, the nearest by date. */
#define MOST_COMPARED 256
/* The same of equal keys: more than one only where the nearest is another article. */
#define MOST_SAME 8

/* A heading is a headline that one archive has on so many days. */
#define HEADING_DAYS 3

/* An entry of a block. */
typedef struct zha_member
{
	uint64 hash;
	uint64 sketch;
	uint32 day;
	uint32 article;
	uint8 length; /* as zha_blocks has it */
} zha_member;

/* ---- entries ------------------------------------------------------------------ */

/* As it is sorted: hash 5 bytes, day 3, article 4, length 1, sketch 8. */
#define MEMBER_BYTES 21

typedef struct zha_entry
{
	int32 header; /* of a bytea */
	unsigned char byte[MEMBER_BYTES];
} zha_entry;

static void
pack(const zha_member *member, zha_entry *out)
{
	unsigned char *byte = out->byte;

	SET_VARSIZE(out, offsetof(zha_entry, byte) + MEMBER_BYTES);
	for (int i = 0; i < 5; i++)
		byte[i] = (unsigned char) (member->hash >> (32 - 8 * i));
	for (int i = 0; i < 3; i++)
		byte[5 + i] = (unsigned char) (member->day >> (16 - 8 * i));
	for (int i = 0; i < 4; i++)
		byte[8 + i] = (unsigned char) (member->article >> (24 - 8 * i));
	byte[12] = member->length;
	memcpy(byte + 13, &member->sketch, sizeof(member->sketch));
}

static void
unpack(const zha_entry *in, zha_member *member)
{
	const unsigned char *byte = in->byte;

	member->hash = 0;
	for (int i = 0; i < 5; i++)
		member->hash = member->hash << 8 | byte[i];
	member->day = (uint32) byte[5] << 16 | (uint32) byte[6] << 8 | byte[7];
	member->article = (uint32) byte[8] << 24 | (uint32) byte[9] << 16 |
					  (uint32) byte[10] << 8 | byte[11];
	member->length = byte[12];
	memcpy(&member->sketch, byte + 13, sizeof(member->sketch));
}

/* zha_pairs_begin: no article yet. */
void
zha_pairs_begin(zha_pairs *pairs)
{
	*pairs = (zha_pairs){.blocks = zha_datum_sort_begin(BYTEAOID)};
}

/* zha_pairs_add: an article by its number, which counts from 0, with its blocks. */
void
zha_pairs_add(zha_pairs *pairs, uint32 article, const zha_blocks *blocks)
{
	for (int i = 0; i < blocks->count; i++)
	{
		zha_entry entry;

		pack(&(zha_member){.hash = blocks->hash[i],
						   .sketch = blocks->sketch,
						   .day = ZHA_BLOCK_OF(blocks->hash[i]) == BLOCK_AUTHOR
									  ? 0
									  : blocks->day,
						   .article = article,
						   .length = blocks->length},
			 &entry);
		tuplesort_putdatum(pairs->blocks, PointerGetDatum(&entry), false);
	}
}

/* ---- pairs -------------------------------------------------------------------- */

/* The later article, the earlier one, and in the last bit 0 where they share their key. */
static void
put_pair(zha_pairs *pairs, const zha_member *a, const zha_member *b, bool same)
{
	uint32 earlier = Min(a->article, b->article);
	uint32 later = Max(a->article, b->article);

	tuplesort_putdatum(
		pairs->pairs,
		Int64GetDatum((int64) ((uint64) later << 32 | earlier << 1 | (same ? 0 : 1))),
		false);
}

static int
table_of(const zha_pairs *pairs, uint32 article)
{
	int low = 0;
	int high = pairs->tables - 1;

	while (low < high)
	{
		int middle = (low + high + 1) / 2;

		if (pairs->first[middle] <= article)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/*
 * Within how many days the articles of a headline are one. One archive that has it on
 * several days has a heading, such as the menu of a week: then only those are one that are
 * nearer to each other than two of them ever are. -1: any.
 */
static int64
find_reach(const zha_pairs *pairs, const zha_member *run, int count)
{
	uint32 *last;
	int *days;
	uint32 least = ZHA_BLOCK_NO_DAY;
	int most = 1;

	if (count < HEADING_DAYS)
		return -1;
	last = palloc0(sizeof(uint32) * pairs->tables);
	days = palloc0(sizeof(int) * pairs->tables);
	for (int i = 0; i < count && run[i].day != ZHA_BLOCK_NO_DAY; i++)
	{
		int table = table_of(pairs, run[i].article);

		if (days[table] > 0 && last[table] == run[i].day)
			continue;
		if (days[table] > 0)
			least = Min(least, run[i].day - last[table]);
		last[table] = run[i].day;
		most = Max(most, ++days[table]);
	}
	pfree(last);
	pfree(days);
	return most < HEADING_DAYS ? -1 : (int64) (least - 1) / 2;
}

/* Equal keys, by date: each with those before it. */
static void
pair_same(zha_pairs *pairs, const zha_member *run, int count)
{
	int64 reach = find_reach(pairs, run, count);

	for (int i = 1; i < count; i++)
		for (int k = i - 1; k >= 0 && k >= i - MOST_SAME; k--)
			if (reach < 0 || (run[i].day != ZHA_BLOCK_NO_DAY &&
							  (int64) run[i].day - (int64) run[k].day <= reach))
				put_pair(pairs, &run[i], &run[k], true);
}

/* Whether two may be one headline with an edit, by what their entries say. */
static bool
may_be_near(const zha_member *a, const zha_member *b)
{
	int x = (int) (a->length & ~ZHA_BLOCK_CUT);
	int y = (int) (b->length & ~ZHA_BLOCK_CUT);
	int most = Max(x, y) / 6;

	if (((a->length & ZHA_BLOCK_CUT) && x < y) ||
		((b->length & ZHA_BLOCK_CUT) && y < x))
		return true;
	return abs(x - y) <= most && pg_popcount64(a->sketch ^ b->sketch) <= 2 * most;
}

/* Ends that are equal, by date: each with those of the month before it. */
static void
pair_near(zha_pairs *pairs, const zha_member *run, int count)
{
	for (int i = 1; i < count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int k = i - 1; k >= 0 && k >= i - MOST_COMPARED &&
							run[i].day - run[k].day <= ZHA_RELAY_DAYS;
			 k--)
			if (may_be_near(&run[i], &run[k]))
				put_pair(pairs, &run[i], &run[k], false);
	}
}

static void
end_run(zha_pairs *pairs, const zha_member *run, int count)
{
	if (count < 2)
		return;
	if (ZHA_BLOCK_OF(run[0].hash) == BLOCK_WHOLE)
		pair_same(pairs, run, count);
	else
		pair_near(pairs, run, count);
}

/*
 * zha_pairs_find: all articles are there; first says which is the first of each table, and
 * must last as long as the pairs.
 */
void
zha_pairs_find(zha_pairs *pairs, const uint32 *first, int tables)
{
	int room = 64;
	int count = 0;
	zha_member *run = palloc(sizeof(zha_member) * room);
	Datum entry;
	bool null;

	pairs->first = first;
	pairs->tables = tables;
	pairs->pairs = zha_datum_sort_begin(INT8OID);
	tuplesort_performsort(pairs->blocks);
	while (zha_tuplesort_getdatum(pairs->blocks, &entry, &null))
	{
		zha_member member;

		CHECK_FOR_INTERRUPTS();
		unpack((const zha_entry *) DatumGetPointer(entry), &member);
		pfree(DatumGetPointer(entry));
		if (count > 0 && run[0].hash != member.hash)
		{
			end_run(pairs, run, count);
			count = 0;
		}
		if (count == room)
			run = repalloc_huge(run, sizeof(zha_member) * (room *= 2));
		run[count++] = member;
	}
	end_run(pairs, run, count);
	pfree(run);
	tuplesort_end(pairs->blocks);
	tuplesort_performsort(pairs->pairs);
}

/*
 * zha_pairs_next: the next pair, by the later article; each comes once. same: they share
 * the hash of their keys. false: no more.
 */
bool
zha_pairs_next(zha_pairs *pairs, uint32 *earlier, uint32 *later, bool *same)
{
	Datum value;
	bool null;
	uint64 pair;

	do
	{
		CHECK_FOR_INTERRUPTS();
		if (!zha_tuplesort_getdatum(pairs->pairs, &value, &null))
			return false;
		pair = (uint64) DatumGetInt64(value);
	} while (pair >> 1 == pairs->last);
	pairs->last = pair >> 1;
	*later = (uint32) (pair >> 32);
	*earlier = (uint32) pair >> 1;
	*same = !(pair & 1);
	return true;
}

/* zha_pairs_end: give back memory and files. */
void
zha_pairs_end(zha_pairs *pairs)
{
	tuplesort_end(pairs->pairs);
}
