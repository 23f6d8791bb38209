/*
 * headline_near.c
 *		Whether two headlines are one before and after an edit.
 *
 * How much of them differs says little: 开学典礼 and 毕业典礼 are two ceremonies, and a
 * headline with a word more is the same. So the two are laid side by side, and each
 * change is judged for itself.
 */
#include "core/change.h"
#include "core/headline.h"
#include "core/person.h"
#include "core/pinyin.h"
#include "core/span.h"

#define LIMIT ZHA_HEADLINE_LIMIT

/* A key in characters, without its part. */
typedef struct zha_line
{
	uint32_t letter[LIMIT];
	int len;
	zha_text part;
} zha_line;

/* What of a has become what of b. */
typedef struct zha_change
{
	int a_from;
	int a_to;
	int b_from;
	int b_to;
} zha_change;

/* Where the letters of a key end; behind a blank, which they have none of, its part. */
static const char *
part_of(zha_text key, zha_text *part)
{
	const char *blank = key.len > 0 ? memchr(key.data, ' ', key.len) : NULL;

	*part = (zha_text){zha_end(key), 0};
	if (blank == NULL)
		return zha_end(key);
	*part = (zha_text){blank + 1, (size_t) (zha_end(key) - blank - 1)};
	return blank;
}

/* false when the key has too many characters to be compared. */
static bool
read_line(zha_text key, zha_line *out)
{
	const char *end = part_of(key, &out->part);

	out->len = 0;
	for (const char *p = key.data; p < end; out->len++)
	{
		size_t size =
			out->len < LIMIT ? zha_utf8_decode(p, end, &out->letter[out->len]) : 0;

		if (size == 0)
			return false;
		p += size;
	}
	return true;
}

/* ---- judging a change -------------------------------------------------------------- */

/* Digits, signs for numbers, Latin: names of products and versions differ in them. */
static bool
tells(uint32_t cp)
{
	return cp < 0x80 || zha_sign_at(cp)->kind == ZHA_KIND_CIRCLED ||
		   zha_change_find(&cp, 1, ZHA_CHANGE_TELLS) != NULL;
}

/* Whether letters are words of the kind and nothing else. */
static bool
is_made_of(const uint32_t *letter, int len, unsigned kind)
{
	while (len > 0)
	{
		int word = zha_change_at(letter, len, kind);

		if (word == 0)
			return false;
		letter += word;
		len -= word;
	}
	return true;
}

/* Whether what is added, or left out, between two places tells two articles apart. */
static bool
addition_tells(const zha_line *line, int from, int to)
{
	const uint32_t *letter = line->letter;

	if (is_made_of(letter + from, to - from, ZHA_CHANGE_FILLER))
		return false;
	for (int i = from; i < to; i++)
		if (tells(letter[i]) ||
			zha_change_at(letter + i, to - i, ZHA_CHANGE_TELLS) > 0 ||
			zha_change_at(letter + i, line->len - i, ZHA_CHANGE_BODY) > 0)
			return true;
	/* 山河区 and 山河新区: what is added belongs to the name */
	return zha_change_at(letter + to, line->len - to, ZHA_CHANGE_BODY) > 0;
}

/* Whether the character at i may be one of a person's name. */
static bool
in_name(const zha_line *line, int i)
{
	char utf8[4 * LIMIT];
	zha_letters l;
	size_t len = 0;
	int name_from;
	int name_to;

	for (int k = 0; k < line->len; k++)
		len += zha_utf8_encode(line->letter[k], utf8 + len);
	zha_letters_read((zha_text){utf8, len}, &l);
	for (int from = i > 2 ? i - 2 : 0; from <= i; from++)
		for (int to = from + 2; to <= from + 3 && to <= l.n; to++)
			if (to > i && zha_person_read(&l, from, to, &name_from, &name_to))
				return true;
	return false;
}

/* Whether two characters sound alike, as a slip of typing has them. */
static bool
sound_alike(uint32_t a, uint32_t b)
{
	char utf8[2][4];
	unsigned char sound[2][16];
	zha_bytes out[2] = {{sound[0], sizeof(sound[0]), 0},
						{sound[1], sizeof(sound[1]), 0}};
	zha_fault fault;

	if (tells(a) || tells(b) || !zha_is_ideograph(a) || !zha_is_ideograph(b))
		return false;
	for (int i = 0; i < 2; i++)
	{
		size_t len = zha_utf8_encode(i == 0 ? a : b, utf8[i]);

		if (zha_pinyin((zha_text){utf8[i], len}, ZHA_NO_TONES, &out[i], &fault) !=
			ZHA_OK)
			return false;
	}
	return out[0].len == out[1].len && out[0].len <= sizeof(sound[0]) &&
		   memcmp(sound[0], sound[1], out[0].len) == 0;
}

/* Whether the change lies in two words that mean the same: 举[行] and 举[办]. */
static bool
mean_the_same(const zha_line *a, const zha_line *b, const zha_change *change)
{
	const int most = 3;

	for (int before = 0;
		 before <= most && before <= change->a_from && before <= change->b_from;
		 before++)
		for (int after = 0; after <= most && change->a_to + after <= a->len &&
							change->b_to + after <= b->len;
			 after++)
		{
			const zha_change_word *x = zha_change_find(
				a->letter + change->a_from - before,
				change->a_to - change->a_from + before + after, ZHA_CHANGE_SAME);
			const zha_change_word *y = zha_change_find(
				b->letter + change->b_from - before,
				change->b_to - change->b_from + before + after, ZHA_CHANGE_SAME);

			if (x != NULL && y != NULL && x->group == y->group)
				return true;
		}
	return false;
}

static bool
change_tells(const zha_line *a, const zha_line *b, const zha_change *change)
{
	int a_len = change->a_to - change->a_from;
	int b_len = change->b_to - change->b_from;

	if (mean_the_same(a, b, change))
		return false;
	if (a_len == 0)
		return addition_tells(b, change->b_from, change->b_to);
	if (b_len == 0)
		return addition_tells(a, change->a_from, change->a_to);
	if (is_made_of(a->letter + change->a_from, a_len, ZHA_CHANGE_FILLER) &&
		is_made_of(b->letter + change->b_from, b_len, ZHA_CHANGE_FILLER))
		return false;
	if (a_len != b_len)
		return true;
	for (int i = 0; i < a_len; i++)
		if (!sound_alike(a->letter[change->a_from + i],
						 b->letter[change->b_from + i]) ||
			in_name(a, change->a_from + i) || in_name(b, change->b_from + i))
			return true;
	return false;
}

/* ---- laying side by side ----------------------------------------------------------- */

/* The cost of making the first i characters of one the first k of the other. */
typedef struct zha_costs
{
	unsigned char cost[LIMIT + 1][LIMIT + 1];
} zha_costs;

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static void
find_costs(const uint32_t *a, int a_len, const uint32_t *b, int b_len, zha_costs *costs)
{
	costs->cost[0][0] = 0;
	for (int i = 1; i <= a_len; i++)
		costs->cost[i][0] = (unsigned char) i;
	for (int k = 1; k <= b_len; k++)
		costs->cost[0][k] = (unsigned char) k;
	for (int i = 1; i <= a_len; i++)
		for (int k = 1; k <= b_len; k++)
			costs->cost[i][k] = (unsigned char) least(
				costs->cost[i - 1][k - 1] + (a[i - 1] != b[k - 1]),
				1 + least(costs->cost[i - 1][k], costs->cost[i][k - 1]));
}

/*
 * Walk the cheapest way back from the ends, and judge each change: characters side by
 * side that are not the same, with nothing between them that is.
 */
static bool
all_harmless(const zha_line *a, const zha_line *b, int from, int a_to, int b_to,
			 const zha_costs *costs)
{
	int i = a_to - from;
	int k = b_to - from;
	zha_change change = {a_to, a_to, b_to, b_to};

	while (i > 0 || k > 0)
	{
		int cost = costs->cost[i][k];
		bool same =
			i > 0 && k > 0 && a->letter[from + i - 1] == b->letter[from + k - 1];

		if (same && cost == costs->cost[i - 1][k - 1])
		{
			if (change.a_from < change.a_to || change.b_from < change.b_to)
				if (change_tells(a, b, &change))
					return false;
			i--;
			k--;
			change = (zha_change){from + i, from + i, from + k, from + k};
			continue;
		}
		if (i > 0 && k > 0 && cost == costs->cost[i - 1][k - 1] + 1)
			i--, k--;
		else if (i > 0 && cost == costs->cost[i - 1][k] + 1)
			i--;
		else
			k--;
		change.a_from = from + i;
		change.b_from = from + k;
	}
	return (change.a_from == change.a_to && change.b_from == change.b_to) ||
		   !change_tells(a, b, &change);
}

static bool
lines_near(const zha_line *a, const zha_line *b)
{
	zha_costs costs;
	int longer = a->len > b->len ? a->len : b->len;
	int shorter = a->len < b->len ? a->len : b->len;
	int from = 0;
	int same_end = 0;

	while (from < shorter && a->letter[from] == b->letter[from])
		from++;
	while (same_end < shorter - from &&
		   a->letter[a->len - same_end - 1] == b->letter[b->len - same_end - 1])
		same_end++;
	find_costs(a->letter + from, a->len - same_end - from, b->letter + from,
			   b->len - same_end - from, &costs);
	return costs.cost[a->len - same_end - from][b->len - same_end - from] * 6 <=
			   longer &&
		   all_harmless(a, b, from, a->len - same_end, b->len - same_end, &costs);
}

bool
zha_headlines_near(zha_text a, zha_text b)
{
	zha_line x;
	zha_line y;

	if (!read_line(a, &x) || !read_line(b, &y) || !zha_same(x.part, y.part))
		return false;
	if (x.len < ZHA_HEADLINE_ENOUGH || y.len < ZHA_HEADLINE_ENOUGH ||
		(x.len > y.len ? x.len - y.len : y.len - x.len) * 6 >
			(x.len > y.len ? x.len : y.len))
		return false;
	return lines_near(&x, &y);
}

/* ---- what a key alone says --------------------------------------------------------- */

bool
zha_headline_begins(zha_text cut, zha_text key)
{
	return cut.len < key.len && zha_headline_length(cut) >= ZHA_HEADLINE_ENOUGH &&
		   zha_starts(key, cut);
}

int
zha_headline_length(zha_text key)
{
	zha_text part;
	const char *end = part_of(key, &part);
	int len = 0;

	for (const char *p = key.data; p < end; p++)
		len += (*p & 0xC0) != 0x80;
	return len;
}

bool
zha_headline_is_heading(zha_text key)
{
	zha_line line;

	return read_line(key, &line) && line.part.len == 0 &&
		   zha_change_find(line.letter, line.len, ZHA_CHANGE_HEADING) != NULL;
}

bool
zha_headline_is_notice(zha_text key)
{
	zha_line line;

	return read_line(key, &line) &&
		   zha_change_before(line.letter, line.len, ZHA_CHANGE_NOTICE) > 0;
}
