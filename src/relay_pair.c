/*
 * relay_pair.c
 *		Which articles are to be compared: those that share a block.
 *
 * To compare each article with each is a product of tables. Instead each article goes into
 * a few blocks, each known by a hash: one of its whole key; one of the first and one of the
 * last characters, since a headline that is edited in one place, or cut, keeps one of the
 * two; the same with its author for who has one. All blocks are one sort of 16 bytes an
 * entry, with what tells most pairs apart in these bytes: the day, the length and a
 * sketch of the characters. So a pair of other articles costs a few instructions, and the
 * titles of few have to be read.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "port/pg_bitutils.h"
#include "utils/typcache.h"
#include "utils/uuid.h"

#include "relay_pair.h"

/* Characters at either end that make a block; of short headlines both ends make one. */
#define BLOCK_END 6
#define SHORT_END 3
#define SHORT_KEY 12

/* With so many before it in its block an article is compared, the nearest by date. */
#define MOST_COMPARED 256
/* The same of equal keys: more than one only where the nearest is another article. */
#define MOST_SAME 8

/* A heading is a headline that one archive has on so many days. */
#define HEADING_DAYS 3

typedef enum zha_block
{
	BLOCK_WHOLE,
	BLOCK_BEGIN,
	BLOCK_END_OF,
	BLOCK_BOTH,
	BLOCK_AUTHOR /* the day is not looked at */
} zha_block;

#define CUT 0x80
#define NO_DAY 0xFFFFFF
#define DAY_ZERO 0x400000

/* An entry of a block, as it is sorted: hash 5, day 3, article 4, length 1, sketch 3. */
typedef struct zha_member
{
	uint64 hash;
	uint32 day;
	uint32 article;
	uint32 length; /* in characters, CUT added */
	uint32 sketch;
} zha_member;

/* ---- entries ------------------------------------------------------------------ */

static void
pack(const zha_member *member, pg_uuid_t *out)
{
	unsigned char *byte = out->data;

	for (int i = 0; i < 5; i++)
		byte[i] = (unsigned char) (member->hash >> (32 - 8 * i));
	for (int i = 0; i < 3; i++)
		byte[5 + i] = (unsigned char) (member->day >> (16 - 8 * i));
	for (int i = 0; i < 4; i++)
		byte[8 + i] = (unsigned char) (member->article >> (24 - 8 * i));
	byte[12] = (unsigned char) member->length;
	for (int i = 0; i < 3; i++)
		byte[13 + i] = (unsigned char) (member->sketch >> (16 - 8 * i));
}

static void
unpack(const pg_uuid_t *in, zha_member *member)
{
	const unsigned char *byte = in->data;

	member->hash = 0;
	for (int i = 0; i < 5; i++)
		member->hash = member->hash << 8 | byte[i];
	member->day = (uint32) byte[5] << 16 | (uint32) byte[6] << 8 | byte[7];
	member->article = (uint32) byte[8] << 24 | (uint32) byte[9] << 16 |
					  (uint32) byte[10] << 8 | byte[11];
	member->length = byte[12];
	member->sketch = (uint32) byte[13] << 16 | (uint32) byte[14] << 8 | byte[15];
}

static void
put(zha_pairs *pairs, zha_member *member, zha_block block, zha_text a, zha_text b)
{
	pg_uuid_t entry;
	uint64 hash = hash_bytes_extended((const unsigned char *) a.data, (int) a.len, 0);

	if (b.len > 0)
		hash = hash_bytes_extended((const unsigned char *) b.data, (int) b.len, hash);
	/* the block stands in the highest of the forty bits */
	member->hash = (uint64) block << 37 | (hash & (((uint64) 1 << 37) - 1));
	pack(member, &entry);
	tuplesort_putdatum(pairs->blocks, UUIDPGetDatum(&entry), false);
}

/* So many characters at the beginning, or the end, of a key that has as many. */
static zha_text
begin_of(zha_text key, int characters)
{
	size_t len = 0;

	for (int i = 0; i < characters; i++)
		for (len++; len < key.len && (key.data[len] & 0xC0) == 0x80;)
			len++;
	return (zha_text){key.data, len};
}

static zha_text
end_of(zha_text key, int characters)
{
	size_t from = key.len;

	for (int i = 0; i < characters; i++)
		for (from--; (key.data[from] & 0xC0) == 0x80;)
			from--;
	return (zha_text){key.data + from, key.len - from};
}

/* A bit of 24 for each character that there is. */
static uint32
sketch_of(zha_text key)
{
	uint32 sketch = 0;

	for (size_t i = 0; i < key.len; i++)
		if ((key.data[i] & 0xC0) == 0x80 && i + 1 < key.len &&
			(key.data[i + 1] & 0xC0) != 0x80)
			sketch |= 1U << ((unsigned char) key.data[i] * 31 +
							 (unsigned char) key.data[i - 1] * 7) %
								24;
	return sketch;
}

/* ---- an article --------------------------------------------------------------- */

/* zha_pairs_begin: no article yet. */
void
zha_pairs_begin(zha_pairs *pairs)
{
	Oid less = lookup_type_cache(UUIDOID, TYPECACHE_LT_OPR)->lt_opr;

	*pairs =
		(zha_pairs){.blocks = tuplesort_begin_datum(UUIDOID, less, InvalidOid, false,
													work_mem, NULL, TUPLESORT_NONE)};
}

/*
 * zha_pairs_add: an article by its number, which counts from 0; what is known of it goes
 * into blocks.
 */
void
zha_pairs_add(zha_pairs *pairs, uint32 article, zha_text key, zha_text author, bool cut,
			  int32 day)
{
	const zha_text none = {NULL, 0};
	int length = zha_headline_length(key);
	bool dated = day != ZHA_NO_DAY;
	zha_member member = {.day = dated ? (uint32) (day + DAY_ZERO) & NO_DAY : NO_DAY,
						 .article = article};
	zha_text begin;

	put(pairs, &member, BLOCK_WHOLE, key, none);
	if (length < ZHA_HEADLINE_ENOUGH || length > ZHA_HEADLINE_LIMIT)
		return;
	member.length = (uint32) length | (cut ? CUT : 0);
	member.sketch = sketch_of(key);
	begin = begin_of(key, BLOCK_END);
	if (dated)
	{
		put(pairs, &member, BLOCK_BEGIN, begin, none);
		put(pairs, &member, BLOCK_END_OF, end_of(key, BLOCK_END), none);
		if (length <= SHORT_KEY)
			put(pairs, &member, BLOCK_BOTH, begin_of(key, SHORT_END),
				end_of(key, SHORT_END));
	}
	if (author.len == 0)
		return;
	member.day = 0;
	put(pairs, &member, BLOCK_AUTHOR, author, begin);
	put(pairs, &member, BLOCK_AUTHOR, end_of(key, BLOCK_END), author);
}

/* ---- pairs -------------------------------------------------------------------- */

/* The later article, the earlier one, and in the last bit whether they share their key. */
static void
put_pair(zha_pairs *pairs, const zha_member *a, const zha_member *b, bool same)
{
	uint32 earlier = Min(a->article, b->article);
	uint32 later = Max(a->article, b->article);

	tuplesort_putdatum(
		pairs->pairs,
		Int64GetDatum((int64) ((uint64) later << 32 | earlier << 1 | (same ? 1 : 0))),
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
	uint32 least = NO_DAY;
	int most = 1;

	if (count < HEADING_DAYS)
		return -1;
	last = palloc0(sizeof(uint32) * pairs->tables);
	days = palloc0(sizeof(int) * pairs->tables);
	for (int i = 0; i < count && run[i].day != NO_DAY; i++)
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
			if (reach < 0 || (run[i].day != NO_DAY &&
							  (int64) run[i].day - (int64) run[k].day <= reach))
				put_pair(pairs, &run[i], &run[k], true);
}

/* Whether two may be one headline with an edit, by what their entries say. */
static bool
may_be_near(const zha_member *a, const zha_member *b)
{
	int x = (int) (a->length & ~CUT);
	int y = (int) (b->length & ~CUT);
	int most = Max(x, y) / 6;

	if (((a->length & CUT) && x < y) || ((b->length & CUT) && y < x))
		return true;
	return abs(x - y) <= most && pg_popcount32(a->sketch ^ b->sketch) <= 2 * most;
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
	if (run[0].hash >> 37 == BLOCK_WHOLE)
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
	pairs->pairs = tuplesort_begin_datum(
		INT8OID, lookup_type_cache(INT8OID, TYPECACHE_LT_OPR)->lt_opr, InvalidOid,
		false, work_mem, NULL, TUPLESORT_NONE);
	tuplesort_performsort(pairs->blocks);
	while (zha_tuplesort_getdatum(pairs->blocks, &entry, &null))
	{
		zha_member member;

		CHECK_FOR_INTERRUPTS();
		unpack(DatumGetUUIDP(entry), &member);
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
 * zha_pairs_next: the next pair, by the later article; one may come again. same: they are to
 * be compared as those that have one key, else as those that have not. false: no more.
 */
bool
zha_pairs_next(zha_pairs *pairs, uint32 *earlier, uint32 *later, bool *same)
{
	Datum pair;
	bool null;

	if (!zha_tuplesort_getdatum(pairs->pairs, &pair, &null))
		return false;
	*later = (uint32) ((uint64) DatumGetInt64(pair) >> 32);
	*earlier = (uint32) DatumGetInt64(pair) >> 1;
	*same = DatumGetInt64(pair) & 1;
	return true;
}

/* zha_pairs_end: give back memory and files. */
void
zha_pairs_end(zha_pairs *pairs)
{
	tuplesort_end(pairs->pairs);
}
