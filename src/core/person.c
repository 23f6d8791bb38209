/*
 * person.c
 *		Tells a person's name from what else stands before a colon: media, places,
 *		firms, offices and topics.
 *
 * A Chinese name is a surname of the closed list and one or two characters, and no
 * word of the language; a foreign one is written with the characters that transcribe
 * sounds. Where a dictionary word could be a name it is taken for the word: a byline
 * missed is better than one made up.
 */
#include "core/person.h"

#include "core/vocabulary.h"

#include "core/data/words.h"

/* A name of Han characters with the longest title is not longer than this. */
#define LONGEST_PLAIN 11

/* A word of a list that a name ends or begins with is not longer than this. */
#define LONGEST_WORD 6

/* ---- the lists --------------------------------------------------------------- */

/* The lists of characters that cp is in, of enum zha_in. */
static inline unsigned
lists_of(uint32_t cp)
{
	return cp >= ZHA_FIRST_HAN &&
				   cp - ZHA_FIRST_HAN < sizeof(zha_in) / sizeof(zha_in[0])
			   ? zha_in[cp - ZHA_FIRST_HAN]
			   : 0;
}

#define NO_LETTERS 2166136261u

/* The hash of some letters (FNV-1a) and one more. */
static inline uint32_t
hash_letter(uint32_t hash, uint32_t cp)
{
	return (hash ^ cp) * 16777619u;
}

/* The lists of words that a hash is in, of enum zha_word. */
static unsigned
lists_of_hash(uint32_t hash)
{
	const uint16_t *bucket = &zha_word_buckets[hash >> ZHA_WORD_SHIFT];

	for (unsigned i = bucket[0]; i < bucket[1]; i++)
		if (zha_word_hashes[i] == hash)
			return zha_word_lists[i];
	return 0;
}

/* How many of the last letters are the longest word of the list, which is kept
 * backwards. */
static int
word_ending(const zha_letters *l, int from, int to, unsigned list)
{
	uint32_t hash = NO_LETTERS;
	int longest = 0;

	if (from >= to || (l->letter[to - 1].cp >= ZHA_FIRST_HAN &&
					   !(lists_of(l->letter[to - 1].like) & ZHA_ENDS_WORD)))
		return 0;
	for (int len = 1; len <= LONGEST_WORD && to - len >= from; len++)
	{
		hash = hash_letter(hash, l->letter[to - len].like);
		if (lists_of_hash(hash) & list)
			longest = len;
	}
	return longest;
}

/* ---- tests on letters -------------------------------------------------------- */

static bool
all_han(const zha_letters *l, int from, int to)
{
	for (; from < to; from++)
		if (!zha_is_ideograph(l->letter[from].cp))
			return false;
	return true;
}

static bool
all_transcribing(const zha_letters *l, int from, int to)
{
	for (; from < to; from++)
		if (!(lists_of(l->letter[from].like) & ZHA_TRANSCRIBING))
			return false;
	return true;
}

/* ---- names ------------------------------------------------------------------- */

/* Two to five Han characters, and the lists of words that they are in. */
typedef struct candidate
{
	const zha_letters *l;
	int from;
	int to;
	unsigned whole;
	unsigned head; /* the first two or three */
} candidate;

static candidate
look_up(const zha_letters *l, int from, int to)
{
	candidate c = {l, from, to, 0, 0};
	uint32_t hash = NO_LETTERS;

	for (int i = from; i < to; i++)
	{
		hash = hash_letter(hash, l->letter[i].like);
		if (i == from + 1)
			c.head |= lists_of_hash(hash);
		else if (i == from + 2)
			c.head |= lists_of_hash(hash) & ZHA_JAPANESE;
	}
	c.whole = lists_of_hash(hash);
	return c;
}

/* A column, fund or other thing that only looks like a name. */
static bool
is_heading(const candidate *c)
{
	return (c->whole & ZHA_NO_PERSON) || (c->head & ZHA_NEVER_FIRST) ||
		   word_ending(c->l, c->from, c->to, ZHA_NEVER_ENDING) > 0;
}

/* 马斯克, 特朗普: transcribed, and no firm or place. */
static bool
is_transcribed(const candidate *c)
{
	if (c->whole & ZHA_PERSON)
		return true;
	return c->to - c->from >= 3 && !(c->whole & (ZHA_NO_TRANSCRIBED | ZHA_COMMON)) &&
		   all_transcribing(c->l, c->from, c->to) && !is_heading(c);
}

/* Two characters that given names have, in these places. */
static bool
is_given(const zha_letters *l, int from)
{
	return (lists_of(l->letter[from].like) & ZHA_GIVEN_FIRST) &&
		   (lists_of(l->letter[from + 1].like) & ZHA_GIVEN_LAST);
}

/* A compound or Japanese surname and a given name. */
static bool
has_long_surname(const candidate *c)
{
	int len = c->to - c->from;

	return (len <= 4 && (c->head & ZHA_COMPOUND)) ||
		   (len >= 4 && (c->head & ZHA_JAPANESE));
}

/*
 * A surname and a given name of one or two characters. With a rare surname the given
 * name must be such as names have; before a title of office any will do.
 */
static bool
is_chinese(const candidate *c, bool titled)
{
	int len = c->to - c->from;
	const zha_letter *letter = &c->l->letter[c->from];
	unsigned first = lists_of(letter->like);
	unsigned last = lists_of(letter[len - 1].like);
	bool compound = len >= 3 && has_long_surname(c);

	if (!compound && (len > 3 || !(first & (ZHA_FREQUENT | ZHA_OTHER_SURNAME)) ||
					  (c->whole & ZHA_COMMON)))
		return false;
	if ((last & ZHA_NEVER_LAST) ||
		((c->whole & ZHA_NO_TRANSCRIBED) && all_transcribing(c->l, c->from, c->to)) ||
		is_heading(c))
		return false;
	if (compound || titled || (len == 3 && letter[1].like == letter[2].like))
		return true;
	if (!(first & ZHA_FREQUENT))
		return len == 3 ? is_given(c->l, c->from + 1)
						: (lists_of(letter[1].like) & ZHA_GIVEN_SINGLE) != 0;
	if (last & ZHA_SELDOM_LAST)
		return len == 3 && is_given(c->l, c->from + 1);
	return true;
}

/* 彼得·林奇: transcribed parts joined by dots. */
static bool
is_dotted(const zha_letters *l, int from, int to)
{
	int part = from;
	int dots = 0;

	if (!(l->kinds >> ZHA_KIND_DOT & 1))
		return false;

	for (int i = from; i <= to; i++)
	{
		if (i < to && l->letter[i].kind != ZHA_KIND_DOT)
			continue;
		dots += i < to;
		if (i - part < 1 || i - part > 8)
			return false;
		if (!all_transcribing(l, part, i) &&
			(i - part > 2 || l->letter[part].kind != ZHA_KIND_LATIN))
			return false;
		part = i + 1;
	}
	return dots > 0 && dots <= 4 && to - from >= 4;
}

/* Oliveira, Sam Altman: a frequent surname, alone or behind capitalised words. */
static bool
is_latin(const zha_letters *l, int from, int to)
{
	uint32_t hash = NO_LETTERS; /* of the last word */
	int words = 1;

	for (int i = from; i < to; i++)
	{
		bool begins = i == from || l->letter[i - 1].kind == ZHA_KIND_BLANK;
		uint32_t cp = l->letter[i].cp;

		if (cp == ' ' && !begins)
		{
			hash = NO_LETTERS;
			words++;
			continue;
		}
		if (!(begins ? cp >= 'A' && cp <= 'Z' : (cp >= 'a' && cp <= 'z') || cp == '.'))
			return false;
		hash = hash_letter(hash, cp);
	}
	return words <= 3 && (lists_of_hash(hash) & ZHA_LATIN_SURNAME);
}

static bool
is_name(const zha_letters *l, int from, int to, bool titled)
{
	int len = to - from;

	if (len < 1)
		return false;
	if (l->letter[from].kind == ZHA_KIND_LATIN && is_latin(l, from, to))
		return true;
	if (len >= 2 && len <= 5 && all_han(l, from, to))
	{
		candidate c = look_up(l, from, to);

		return is_chinese(&c, titled) || is_transcribed(&c);
	}
	return is_dotted(l, from, to);
}

/* A name and the title behind it, which *name_to leaves out: 沙因博士 is no name. */
static bool
is_titled_name(const zha_letters *l, int from, int to, int *name_to)
{
	int title = word_ending(l, from, to, ZHA_TITLE);

	*name_to = to - title;
	while (*name_to > from && l->letter[*name_to - 1].kind == ZHA_KIND_BLANK)
		--*name_to;
	if (title > 0 && *name_to - from >= 2 && is_name(l, from, *name_to, true))
		return true;
	*name_to = to;
	return is_name(l, from, to, false);
}

/* 张三、李四 and 张三 x 李四: names only. */
static bool
are_names(const zha_letters *l, int from, int to)
{
	int part = from;
	int names = 0;

	for (int i = from; i <= to; i++)
	{
		const zha_letter *letter = &l->letter[i];
		int a = part;
		int b = i;

		if (i == to && names == 0)
			return false;
		if (i < to && letter->cp != U'、' && letter->cp != '&' && letter->cp != U'×' &&
			(letter->cp | 0x20) != 'x')
			continue;
		zha_letters_trim(l, &a, &b, ZHA_BLANKS);
		if (!is_name(l, a, b, false))
			return false;
		names++;
		part = i + 1;
	}
	return names > 1;
}

/* 人民日报评论员, 石家庄日报评论员文章. */
static bool
is_commentator(const zha_letters *l, int from, int to, int *name_to)
{
	if (zha_word_before(l, from, to, ZHA_ROLE_COMMENTATOR) == 0 || to - from > 20)
		return false;
	for (int i = from; i < to; i++)
		if (l->letter[i].kind != ZHA_KIND_TEXT && l->letter[i].kind != ZHA_KIND_DIGIT)
			return false;
	*name_to = zha_word_before(l, from, to, ZHA_ROLE_COMMENTARY) > 0 ? to - 2 : to;
	return true;
}

bool
zha_person_read(const zha_letters *l, int from, int to, int *name_from, int *name_to)
{
	int blank;

	zha_letters_trim(l, &from, &to, ZHA_BLANKS);
	if (to - from < 2 || to - from > 40)
		return false;
	*name_from = from;
	*name_to = to;
	for (blank = to; blank > from && l->letter[blank - 1].kind == ZHA_KIND_TEXT;)
		blank--;
	if (blank == from && to - from > LONGEST_PLAIN)
		return is_commentator(l, from, to, name_to);
	if (is_commentator(l, from, to, name_to) || is_titled_name(l, from, to, name_to))
		return true;
	*name_to = to;
	if (are_names(l, from, to))
		return true;
	for (blank = to; blank > from && l->letter[blank - 1].kind != ZHA_KIND_BLANK;)
		blank--;
	if (blank == from || !is_titled_name(l, blank, to, name_to))
		return false;
	*name_from = blank;
	while (blank > from && l->letter[blank - 1].kind == ZHA_KIND_BLANK)
		blank--;
	return word_ending(l, from, blank, ZHA_INSTITUTION) > 0;
}
