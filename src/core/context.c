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

/* What the neighbour on one side adds to each reading. */
static void
read_votes(int side, uint32_t neighbour, int vote[READINGS])
{
	int low = zha_context_start[side];
	int high = zha_context_start[side + 1];
	int end = high;

	while (low < high)
	{
		int middle = (low + high) / 2;

		if (zha_context_neighbour[middle] < neighbour)
			low = middle + 1;
		else
			high = middle;
	}
	for (int i = 0; i < READINGS; i++)
		vote[i] = 0;
	for (; low < end && zha_context_neighbour[low] == neighbour; low++)
		vote[zha_context_vote[low] >> 6] = zha_context_vote[low] & 0x3F;
}

static int
best_of(const int sum[READINGS])
{
	int best = 0;

	for (int i = 1; i < READINGS; i++)
		if (sum[i] > sum[best])
			best = i;
	return best;
}

/*
 * Whether what is left of the character counts: not where it ends a word of its own and
 * the right side is for another reading, as in 学校|长期. How far back that word may
 * begin is limited, so that the time is linear.
 */
static bool
left_counts(const int left[READINGS], const int right[READINGS],
			const zha_glyph *before, const char *begin, const char *p)
{
	int reading = best_of(right);
	const char *q = p - before->len;

	if (right[reading] == 0 || left[reading] >= left[best_of(left)])
		return true;
	return !zha_ends_word(before, q - begin > LOOK_BACK ? q - LOOK_BACK : begin, q);
}

uint16_t
zha_context_reading_of(const zha_glyph *g, const char *begin, const char *p,
					   const char *end, uint16_t phrase)
{
	int index = zha_find(zha_context_character, ZHA_CONTEXTS, zha_glyph_simplified(g));
	const uint16_t *reading = &zha_context_reading[index * READINGS];
	const uint8_t *alone = &zha_context_alone[index * READINGS];
	int sum[READINGS];
	int left[READINGS];
	int right[READINGS];
	bool counts;
	zha_glyph before = glyph_before(begin, p);
	zha_glyph after = zha_glyph_read(p + g->len, end);

	if (symbol(&before) == BOUNDARY && symbol(&after) == BOUNDARY)
		return 0;
	read_votes(2 * index, symbol(&before), left);
	read_votes(2 * index + 1, symbol(&after), right);
	counts = left_counts(left, right, &before, begin, p);
	for (int i = 0; i < READINGS; i++)
		sum[i] = alone[i] + right[i] + (counts ? left[i] : 0) +
				 (reading[i] == phrase ? ZHA_PHRASE_VOTE : 0);
	return reading[best_of(sum)];
}
