/*
 * context.c
 *		Which reading a character has beside its neighbours. See context.h.
 */
#include "core/context.h"

#include "core/reading.h"

#define READINGS 4   /* of one character */
#define LOOK_BACK 24 /* bytes */
#define BOUNDARY '|' /* what is no letter, digit or Han, and the ends of the text */

/* A neighbour as the tables have it. */
static uint32_t
symbol(const zha_glyph *g)
{
	uint32_t cp = zha_glyph_simplified(g);

	if (zha_is_han(g))
		return cp;
	if (cp >= '0' && cp <= '9')
		return '0';
	if ((cp >= 'a' && cp <= 'z') || (cp >= 0xC0 && cp < 0x250))
		return 'a';
	return BOUNDARY;
}

/* The character before p, of length 0 if there is none. */
static zha_glyph
glyph_before(const char *begin, const char *p)
{
	const char *q = p;

	while (q > begin && (*--q & 0xC0) == 0x80)
		;
	return zha_glyph_read(q, p);
}

bool
zha_han_before(const char *begin, const char *p)
{
	zha_glyph g = glyph_before(begin, p);

	return zha_is_han(&g);
}

bool
zha_han_at(const char *p, const char *end)
{
	zha_glyph g = zha_glyph_read(p, end);

	return zha_is_han(&g);
}

/* The number of a character that has the flag. */
static uint32_t
number_of(uint32_t cp)
{
	uint32_t slot = zha_pair_hash(cp, 0, ZHA_CONTEXT_BITS);

	while (zha_context_character[slot] >> 16 != cp)
		slot = (slot + 1) & ((1u << ZHA_CONTEXT_BITS) - 1);
	return zha_context_character[slot] & 0xFFFF;
}

/*
 * What a neighbour adds to each reading of the character whose number, times two and one
 * more for the right side, is side: eight bits for each. That is at most 63, so that four
 * such numbers can be added as one.
 */
static uint32_t
votes_of(uint32_t side, uint32_t neighbour)
{
	uint32_t slot = zha_pair_hash(side, neighbour, ZHA_CONTEXT_VOTE_BITS);
	uint32_t key = side << 16 | neighbour;

	if (neighbour > 0xFFFF)
		return 0;
	while (zha_context_vote[slot] != 0 && zha_context_vote[slot] >> 32 != key)
		slot = (slot + 1) & ((1u << ZHA_CONTEXT_VOTE_BITS) - 1);
	return (uint32_t) zha_context_vote[slot];
}

static uint32_t
vote(uint32_t votes, int reading)
{
	return votes >> (8 * reading) & 0xFF;
}

static int
best_of(uint32_t votes)
{
	int best = 0;

	for (int i = 1; i < READINGS; i++)
		if (vote(votes, i) > vote(votes, best))
			best = i;
	return best;
}

/*
 * Whether what is left of the character counts: not where the two are a word, but the
 * left one ends another word, and the right side is for another reading, as in 学校|长期.
 * How far back that word may
 * begin is limited, so that the time is linear.
 */
static bool
left_counts(uint32_t left, uint32_t right, const zha_glyph *before, const char *begin,
			const char *p, const char *end)
{
	int reading = best_of(right);
	const char *q = p - before->len;

	if (vote(right, reading) == 0 || vote(left, reading) >= vote(left, best_of(left)))
		return true;
	if (!zha_begins_word(before, q, end))
		return true;
	return !zha_overlaps(before, begin, q) &&
		   !zha_ends_word(before, q - begin > LOOK_BACK ? q - LOOK_BACK : begin, q);
}

uint16_t
zha_context_reading_of(const zha_glyph *g, const char *begin, const char *p,
					   const char *end, uint16_t phrase)
{
	uint32_t index = number_of(zha_glyph_simplified(g));
	const uint16_t *reading = &zha_context_reading[index * READINGS];
	uint32_t sum = zha_context_alone[index];
	zha_glyph before = glyph_before(begin, p);
	zha_glyph after = zha_glyph_read(p + g->len, end);
	uint32_t left = symbol(&before);
	uint32_t right = symbol(&after);

	if (left == BOUNDARY && right == BOUNDARY)
		return 0;
	left = votes_of(2 * index, left);
	right = votes_of(2 * index + 1, right);
	sum += right;
	if (left_counts(left, right, &before, begin, p, end))
		sum += left;
	for (int i = 0; i < READINGS; i++)
		if (reading[i] == phrase)
			sum += (uint32_t) ZHA_PHRASE_VOTE << (8 * i);
	return reading[best_of(sum)];
}
