/*
 * relay_join.c
 *		Which of the candidates are one.
 *
 * The pairs of relay_pair.c come in the order of their later articles: the file of the
 * candidates is read from its beginning to its end, and the later article goes beside the
 * number of the earlier one into a sort, by which the file is read once more and the two
 * are compared. What is one is joined in an array.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "core/span.h"
#include "relay_steps.h"
#include "row_sort.h"

/* zha_relay_first: the first of those that a candidate is one with. */
uint32
zha_relay_first(zha_relays *relays, uint32 article)
{
	uint32 first = article;

	while (relays->parent[first] != first)
		first = relays->parent[first];
	while (relays->parent[article] != first)
	{
		uint32 next = relays->parent[article];

		relays->parent[article] = first;
		article = next;
	}
	return first;
}

static void
join(zha_relays *relays, uint32 a, uint32 b, zha_evidence evidence)
{
	uint32 x = zha_relay_first(relays, a);
	uint32 y = zha_relay_first(relays, b);

	relays->parent[Max(x, y)] = Min(x, y);
	relays->evidence[a] = (uint8) Max(relays->evidence[a], (uint8) evidence);
	relays->evidence[b] = (uint8) Max(relays->evidence[b], (uint8) evidence);
	relays->flags[a] |= ZHA_RELAY_GROUP;
	relays->flags[b] |= ZHA_RELAY_GROUP;
}

/*
 * A pair as it is sorted: the two numbers, whether they share their key, and the later
 * article's record.
 */
#define PAIR_BYTES 9

static void
write_pair(uint32 earlier, uint32 later, bool same, char *out)
{
	for (int i = 0; i < 4; i++)
	{
		out[i] = (char) (earlier >> (24 - 8 * i));
		out[4 + i] = (char) (later >> (24 - 8 * i));
	}
	out[8] = same;
}

static void
read_pair(const unsigned char *in, uint32 *earlier, uint32 *later, bool *same)
{
	*earlier = *later = 0;
	for (int i = 0; i < 4; i++)
	{
		*earlier = *earlier << 8 | in[i];
		*later = *later << 8 | in[4 + i];
	}
	*same = in[8];
}

/* The later article of each pair, beside the number of the earlier one. */
static void
attach_later(zha_relays *relays, Tuplesortstate *sort)
{
	uint32 earlier;
	uint32 later;
	uint32 last = 0; /* no pair is of one article twice, so it is not 0 */
	bool same;
	StringInfoData pair;

	initStringInfo(&pair);
	zha_kept_rewind(&relays->candidates);
	while (zha_pairs_next(&relays->pairs, &earlier, &later, &same))
	{
		if (later != last)
		{
			zha_kept kept;

			zha_kept_read(&relays->candidates, later, &kept);
			kept.id = kept.title = kept.name = (zha_text){NULL, 0};
			pair.len = VARHDRSZ + PAIR_BYTES;
			zha_kept_pack(&kept, &pair);
			SET_VARSIZE(pair.data, pair.len);
			last = later;
		}
		write_pair(earlier, later, same, pair.data + VARHDRSZ);
		tuplesort_putdatum(sort, PointerGetDatum(pair.data), false);
	}
	pfree(pair.data);
}

/* Compare each pair whose later article is beside it with the earlier one. */
static void
compare_earlier(zha_relays *relays, Tuplesortstate *sort)
{
	Datum value;
	bool null;
	zha_kept earlier;
	int64 at = -1;

	zha_kept_rewind(&relays->candidates);
	while (zha_tuplesort_getdatum(sort, &value, &null))
	{
		const char *pair = VARDATA(DatumGetPointer(value));
		uint32 a;
		uint32 b;
		bool same;
		zha_kept later;
		zha_evidence evidence = ZHA_APART;

		CHECK_FOR_INTERRUPTS();
		read_pair((const unsigned char *) pair, &a, &b, &same);
		zha_kept_unpack(pair + PAIR_BYTES, &later);
		if (at != a)
			zha_kept_read(&relays->candidates, a, &earlier);
		at = a;
		/* of a headline that recurs often only few pairs need be compared */
		if (zha_same(earlier.article.key, later.article.key) == same)
			evidence = zha_article_compare(&earlier.article, &later.article);
		if (evidence != ZHA_APART)
			join(relays, a, b, evidence);
		pfree(DatumGetPointer(value));
	}
}

/* zha_relay_join: compare the candidates of a pair, and join what is one. */
void
zha_relay_join(zha_relays *relays)
{
	Tuplesortstate *sort;
	Size count = (Size) relays->count + 1;

	relays->parent = palloc_extended(sizeof(uint32) * count, MCXT_ALLOC_HUGE);
	relays->evidence = palloc_extended(count, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	relays->flags = palloc_extended(count, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (uint32 i = 0; i < relays->count; i++)
		relays->parent[i] = i;
	zha_pairs_find(&relays->pairs, relays->first, relays->several->count);
	sort = zha_datum_sort_begin(BYTEAOID);
	attach_later(relays, sort);
	zha_pairs_end(&relays->pairs);
	tuplesort_performsort(sort);
	compare_earlier(relays, sort);
	tuplesort_end(sort);
}
