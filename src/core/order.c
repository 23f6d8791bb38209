/*
 * order.c
 *		Sort keys of Chinese text.
 *
 * A key is up to three levels:
 *
 *		level 1 [00 level 2 [00 level 3]]
 *
 * An empty level 3 is left out with its 00, and so is level 2 if level 3 is empty
 * too: the key of a text of simplified Han characters, small Latin letters, digits
 * and half-width punctuation is its level 1 alone.
 *
 * Level 1 is a sequence of weights of one to five bytes. No weight begins another
 * and none begins with 00, 01, FD or FE, so that memcmp compares weight by weight
 * and a text comes before those that it begins. By the first byte:
 *
 *		02 to ZHA_NUMBER_LEAD	blanks, punctuation, symbols, currency, digits, in
 *								the order of Unicode's collation element table
 *		ZHA_NUMBER_LEAD + n		a number in an ordinal place: n bytes, big-endian
 *		ZHA_HAN_LEAD			Han, before ZHA_HAN_END: two bytes for a common
 *								character, three for others. A weight stands for a
 *								simplified character and one of its readings; the
 *								order is syllable, tone, stroke count, official order
 *								of 《通用规范汉字表》, code point, and in the end the
 *								characters without reading by strokes. In the stroke
 *								and the radical order, the character alone.
 *		ZHA_HAN_END to FC		Latin and the other scripts, as Unicode has them
 *		FF						what the tables do not know: the code point in three
 *								bytes of seven bits, plus one
 *
 * Levels 2 and 3 say how the text differs from the plainest text that has its level
 * 1: level 2 in accents and in traditional forms, level 3 in width, case, the kind of
 * quotation mark, the notation of a number, characters that do not show. Each is a
 * sequence of deviations: the distance from the last one in weights, as FF less the
 * distance (01 stands for 250 more), so that of two texts the one with the earlier
 * deviation comes later; then one of
 *
 *		01 to EF		which of the characters with this weight it is
 *		F4 … 00			characters without weight stand before it: these, in UTF-8
 *		F8 … 00			it, and as many weights after it as that makes, is written so
 *
 * The levels together give the text back, so different texts have different keys.
 *
 * Nothing here asks a library for an order: a key depends on the text and on
 * src/core/data alone.
 */
#include "core/order.h"

#include <string.h>

#include "core/data/phrase.h"
#include "core/data/reading.h"
#include "core/data/weight.h"
#include "core/numeral.h"

/* Flags in the last byte of an entry of zha_pinyin_weight; the weight is before it. */
enum
{
	PHRASE = 1,  /* begins a phrase */
	VARIANT = 2, /* has the weight of another character */
	ORDINAL = 4, /* a number in an ordinal place may begin here */
	SLOW = 8     /* no weight, or several */
};

enum
{
	NO_WEIGHT = 0xFD, /* the lead of an entry without weight */
	MARK = 0xFE,      /* the same, of a combining mark */
	UNKNOWN = 0xFF
};

enum
{
	BEFORE = 0xF4,
	WRITTEN = 0xF8
};

#define LONGEST_STEP 250 /* of a distance between deviations */
#define LONGEST_PHRASE 16
#define ENOUGH_FOR_BUCKET 256 /* bytes of a text that decide its first weight */

/* One character of the text and what the tables say of it. */
typedef struct glyph
{
	uint32_t cp;
	uint32_t entry; /* of zha_pinyin_weight */
	uint32_t place; /* in the tables */
	size_t len;     /* 0 at the end of the text or of what is well-formed */
} glyph;

typedef struct builder
{
	zha_order order;
	const char *begin;
	const char *end;
	zha_key *key;
	size_t weights;                 /* written so far */
	size_t last[ZHA_LEVELS_OF_KEY]; /* where the last deviation of a level was */
} builder;

static void
put_byte(zha_bytes *bytes, unsigned byte)
{
	if (bytes->len < bytes->cap)
		bytes->data[bytes->len] = (unsigned char) byte;
	bytes->len++;
}

/* Write one weight, left-aligned in four bytes that end in at least one 0. */
static inline void
put_weight(builder *b, uint32_t weight)
{
	zha_bytes *bytes = &b->key->level[0];
	size_t len = (weight & 0xFF00) != 0 ? 3 : (weight & 0xFF0000) != 0 ? 2 : 1;

	if (bytes->len + 3 <= bytes->cap)
	{
		unsigned char *to = bytes->data + bytes->len;

		to[0] = (unsigned char) (weight >> 24);
		to[1] = (unsigned char) (weight >> 16);
		to[2] = (unsigned char) (weight >> 8);
		bytes->len += len;
	}
	else
		for (size_t i = 0; i < len; i++)
			put_byte(bytes, (weight >> (24 - 8 * i)) & 0xFF);
	b->weights++;
}

/* Begin a deviation at the current weight; level is 1 or 2 for level 2 or 3. */
static void
deviate(builder *b, int level, unsigned kind)
{
	zha_bytes *bytes = &b->key->level[level];
	size_t distance = b->weights - b->last[level];

	for (; distance > LONGEST_STEP; distance -= LONGEST_STEP)
		put_byte(bytes, 0x01);
	put_byte(bytes, 0xFF - (unsigned) distance);
	put_byte(bytes, kind);
	b->last[level] = b->weights;
}

static void
deviate_by_text(builder *b, int level, unsigned kind, const char *from, const char *to)
{
	deviate(b, level, kind);
	for (; from < to; from++)
		put_byte(&b->key->level[level], (unsigned char) *from);
	put_byte(&b->key->level[level], 0);
}

/* The place of a character in the tables, 0 for one that they do not know. */
static inline uint32_t
place_of(uint32_t cp)
{
	if (cp >= (uint32_t) ZHA_PAGES << 6)
		return 0;
	return (uint32_t) zha_page[cp >> 6] << 6 | (cp & 0x3F);
}

/*
 * The character whose weight this one has: the simplified one of a traditional, the
 * half-width small one of a letter.
 */
static inline uint32_t
simplified(uint32_t cp)
{
	uint32_t place = place_of(cp);

	if ((zha_pinyin_weight[place] & VARIANT) == 0)
		return cp;
	return zha_variant_like[zha_variant[place]];
}

static inline bool
is_han_weight(uint32_t weight)
{
	return weight >> 24 >= ZHA_HAN_LEAD && weight >> 24 < ZHA_HAN_END;
}

/* The deviations of a character that has the weight of another. */
static void
put_variant(builder *b, uint32_t place)
{
	unsigned index = zha_variant[place];

	if (zha_variant_level2[index] != 0)
		deviate(b, 1, zha_variant_level2[index]);
	if (zha_variant_level3[index] != 0)
		deviate(b, 2, zha_variant_level3[index]);
}

static void
put_unknown(builder *b, uint32_t cp)
{
	zha_bytes *bytes = &b->key->level[0];

	put_byte(bytes, UNKNOWN);
	put_byte(bytes, (cp >> 14) + 1);
	put_byte(bytes, ((cp >> 7) & 0x7F) + 1);
	put_byte(bytes, (cp & 0x7F) + 1);
	b->weights++;
}

/* A character with one weight, in its commonest reading. */
static void
put_plain(builder *b, uint32_t cp)
{
	uint32_t place = place_of(cp);
	uint32_t weight = zha_pinyin_weight[place];

	if (weight == 0)
	{
		put_unknown(b, cp);
		return;
	}
	if ((weight & VARIANT) != 0)
		put_variant(b, place);
	put_weight(b, weight & ~(uint32_t) 0xFF);
}

/* The index of key in a sorted table, or -1. */
static int
find(const uint32_t *table, int count, uint32_t key)
{
	int low = 0;
	int high = count;

	while (low < high)
	{
		int middle = (low + high) / 2;

		if (table[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && table[low] == key ? low : -1;
}

/* A character of several weights, or of none. */
static void
put_expansion(builder *b, uint32_t cp, const char *from, const char *to)
{
	int index = find(zha_expansion, ZHA_EXPANSIONS, cp);
	uint32_t lead = zha_pinyin_weight[place_of(cp)] >> 24;

	if (lead == NO_WEIGHT || lead == MARK)
	{
		deviate_by_text(b, lead == MARK ? 1 : 2, BEFORE, from, to);
		return;
	}
	deviate_by_text(b, 2, WRITTEN, from, to);
	for (int i = zha_expansion_start[index]; i < zha_expansion_start[index + 1]; i++)
		put_weight(b,
				   zha_pinyin_weight[place_of(zha_expansion_to[i])] & ~(uint32_t) 0xFF);
}

/* The composition of a base and a mark, or 0. */
static uint32_t
composed(uint32_t base, uint32_t mark)
{
	int i = find(zha_composition_mark, ZHA_COMPOSITIONS, mark);

	for (; i >= 0 && i < ZHA_COMPOSITIONS && zha_composition_mark[i] == mark; i++)
		if (zha_composition_base[i] == base)
			return zha_composition_to[i];
	return 0;
}

/*
 * Compose the character *cp, whose bytes end at p, with the marks that follow. Gives
 * the end of the last mark used.
 */
static const char *
compose(builder *b, const char *p, uint32_t *cp)
{
	uint32_t mark = 0;
	size_t len;

	while ((len = zha_utf8_decode(p, b->end, &mark)) != 0)
	{
		uint32_t to = composed(*cp, mark);

		if (to == 0)
			break;
		*cp = to;
		p += len;
	}
	return p;
}

/*
 * Whether some phrase begins with these two simplified characters; there are false
 * alarms.
 */
static inline bool
may_begin_phrase(uint32_t first, uint32_t second)
{
	uint32_t hash = (first * 0x9E3779B1u ^ second * 0x85EBCA6Bu) >> 13;

	return (zha_phrase_filter[hash >> 3] & (1 << (hash & 7))) != 0;
}

/* The phrases that begin with these two, NULL if there are none. */
static const uint16_t *
find_phrases(uint32_t first, uint32_t second)
{
	int low;
	int high;

	if (first < ZHA_PHRASE_LOW || first > ZHA_PHRASE_HIGH)
		return NULL;
	low = zha_phrase_first[first - ZHA_PHRASE_LOW];
	high = zha_phrase_first[first - ZHA_PHRASE_LOW + 1];
	while (high - low > 1)
	{
		int middle = (low + high) / 2;

		if (zha_phrase_second[middle] <= second)
			low = middle;
		else
			high = middle;
	}
	if (low == high || zha_phrase_second[low] != second)
		return NULL;
	return zha_phrase_data + zha_phrase_offset[low];
}

/*
 * The longest phrase of a list from find_phrases that goes on at p, after its first
 * two characters: its readings, and its length in characters in *count.
 */
static const uint16_t *
match_phrase(builder *b, const uint16_t *entry, const char *p, int *count)
{
	uint32_t text[LONGEST_PHRASE];
	int known = 0;

	for (;;)
	{
		int length = *entry & 0x7FFF;
		int same = 0;
		size_t len;

		while (known < length - 2 &&
			   (len = zha_utf8_decode(p, b->end, &text[known])) != 0)
		{
			text[known] = simplified(text[known]);
			known++;
			p += len;
		}
		while (same < length - 2 && same < known && entry[same + 1] == text[same])
			same++;
		if (same == length - 2)
		{
			*count = length;
			return entry + length - 1;
		}
		if ((*entry & 0x8000) != 0)
			return NULL;
		entry += 2 * length - 1;
	}
}

/* The characters of a phrase, beginning at p, in its readings; gives their end. */
static const char *
put_phrase(builder *b, const char *p, const uint16_t *reading, int count)
{
	for (int i = 0; i < count; i++)
	{
		uint32_t cp = 0;
		uint32_t place;

		p += zha_utf8_decode(p, b->end, &cp);
		place = place_of(cp);
		if ((zha_pinyin_weight[place] & VARIANT) != 0)
		{
			put_variant(b, place);
			place = place_of(simplified(cp));
		}
		if (reading[i] != 0)
			put_weight(b, zha_reading_weight[reading[i]] << 8);
		else
			put_weight(b, zha_pinyin_weight[place] & ~(uint32_t) 0xFF);
	}
	return p;
}

/* A number by its value, and how it is written unless as plain digits. */
static void
put_number(builder *b, const zha_numeral *number, const char *from, const char *to)
{
	zha_bytes *bytes = &b->key->level[0];
	int len = 1;

	if (number->notation != ZHA_ASCII || (*from == '0' && to - from > 1))
		deviate_by_text(b, 2, WRITTEN, from, to);
	while (len < 8 && number->value >> (8 * len) != 0)
		len++;
	put_byte(bytes, (unsigned) (ZHA_NUMBER_LEAD + len));
	for (int i = len - 1; i >= 0; i--)
		put_byte(bytes, (number->value >> (8 * i)) & 0xFF);
	b->weights++;
}

/* The bracket that closes this one, half-width, or 0. */
static uint32_t
closing(uint32_t cp)
{
	static const uint32_t pair[][2] = {{'(', ')'},       {'[', ']'},
									   {'{', '}'},       {0x3010, 0x3011},
									   {0x3014, 0x3015}, {0x3016, 0x3017}};

	for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++)
		if (pair[i][0] == simplified(cp))
			return pair[i][1];
	return 0;
}

/* The words after which plain digits are a number: 15期, 3集. */
static bool
counts_parts(uint32_t cp)
{
	static const uint32_t word[] = {0x671F, 0x8F91, 0x96C6, 0x5B63, 0x5377, 0x518C,
									0x56DE, 0x7AE0, 0x8BB2, 0x7BC7, 0x5C4A, 0x6279};

	for (size_t i = 0; i < sizeof word / sizeof word[0]; i++)
		if (simplified(cp) == word[i])
			return true;
	return false;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool
is_han(uint32_t cp)
{
	return is_han_weight(zha_pinyin_weight[place_of(cp)]);
}

/*
 * Whether the numeral from..to stands in an ordinal place. cp is the character
 * before it, or its own first character when it begins there.
 */
static bool
in_ordinal_place(builder *b, uint32_t cp, const zha_numeral *number, const char *to)
{
	uint32_t next = 0;
	size_t len = zha_utf8_decode(to, b->end, &next);

	if (cp == 0x7B2C) /* 第 */
		return true;
	if (cp == 0x4E4B) /* 之 */
		return len == 0 || !is_han(next);
	if (closing(cp) != 0)
		return len != 0 && simplified(next) == closing(cp);
	if (is_digit(cp))
		return len != 0 && counts_parts(next);
	return number->notation >= ZHA_ROMAN_SIGN;
}

/*
 * A number in an ordinal place that begins at p, or right after the character there,
 * cp, whose bytes end at after. Gives the end of what was written, or NULL.
 */
static const char *
put_ordinal(builder *b, uint32_t cp, const char *p, const char *after)
{
	zha_numeral number;
	bool introduced = cp == 0x7B2C || cp == 0x4E4B || closing(cp) != 0;
	const char *from = introduced ? after : p;
	size_t len;

	if (is_digit(cp) && p > b->begin)
	{
		uint32_t before = 0;
		const char *q = p - 1;

		while (q > b->begin && (*q & 0xC0) == 0x80)
			q--;
		if (zha_utf8_decode(q, b->end, &before) != 0 && is_digit(before))
			return NULL;
	}
	len = zha_numeral_scan(from, b->end, &number);
	if (len == 0 || !in_ordinal_place(b, cp, &number, from + len))
		return NULL;
	if (introduced)
		put_plain(b, cp);
	put_number(b, &number, from, from + len);
	return from + len;
}

/* The character at p, with what the tables say of it. */
static inline glyph
read_glyph(const builder *b, const char *p)
{
	const unsigned char *s = (const unsigned char *) p;
	glyph g = {0, 0, 0, 0};

	/* nearly all Han characters: three bytes, the first one E3 to E9 */
	if (b->end - p >= 3 && s[0] >= 0xE3 && s[0] <= 0xE9 && (s[1] & 0xC0) == 0x80 &&
		(s[2] & 0xC0) == 0x80)
	{
		g.cp = (uint32_t) (s[0] & 0x0F) << 12 | (uint32_t) (s[1] & 0x3F) << 6 |
			   (s[2] & 0x3F);
		g.len = 3;
	}
	else
		g.len = zha_utf8_decode(p, b->end, &g.cp);
	g.place = place_of(g.cp);
	g.entry = zha_pinyin_weight[g.place];
	return g;
}

static inline uint32_t
simplified_glyph(const glyph *g)
{
	return (g->entry & VARIANT) != 0 ? zha_variant_like[zha_variant[g->place]] : g->cp;
}

/*
 * A phrase that begins with the character at p, the next one being known; gives its
 * end, or NULL.
 */
static const char *
put_if_phrase(builder *b, const glyph *g, const glyph *next, const char *p)
{
	uint32_t first = simplified_glyph(g);
	uint32_t second = simplified_glyph(next);
	const uint16_t *list;
	const uint16_t *reading;
	int count = 0;

	if (next->len == 0 || !may_begin_phrase(first, second) ||
		(list = find_phrases(first, second)) == NULL)
		return NULL;
	reading = match_phrase(b, list, p + g->len + next->len, &count);
	return reading != NULL ? put_phrase(b, p, reading, count) : NULL;
}

/* The character at p that needs more than its weight; gives where to go on. */
static const char *
put_special(builder *b, const glyph *g, const glyph *next, const char *p)
{
	const char *after = p + g->len;
	uint32_t cp = g->cp;
	const char *to;

	if (next->entry >> 24 == MARK && (to = compose(b, after, &cp)) != after)
	{
		deviate_by_text(b, 2, WRITTEN, p, to);
		put_plain(b, cp);
		return to;
	}
	if ((g->entry & ORDINAL) != 0 && (to = put_ordinal(b, cp, p, after)) != NULL)
		return to;
	if ((g->entry & PHRASE) != 0 && b->order == ZHA_PINYIN &&
		(to = put_if_phrase(b, g, next, p)) != NULL)
		return to;
	if ((g->entry & SLOW) != 0)
		put_expansion(b, cp, p, after);
	else
		put_plain(b, cp);
	return after;
}

static zha_code
build(builder *b, zha_fault *fault)
{
	const char *p = b->begin;
	glyph g = read_glyph(b, p);

	while (g.len != 0)
	{
		glyph next = read_glyph(b, p + g.len);

		if ((g.entry & 0xFF) == 0 && g.entry != 0 && next.entry >> 24 != MARK)
		{
			put_weight(b, g.entry);
			p += g.len;
			g = next;
		}
		else
		{
			const char *to = put_special(b, &g, &next, p);

			g = to == p + g.len ? next : read_glyph(b, to);
			p = to;
		}
	}
	if (p == b->end)
		return ZHA_OK;
	*fault =
		(zha_fault){ZHA_ENCODING, (size_t) (p - b->begin), "a well-formed character"};
	return ZHA_ENCODING;
}

zha_code
zha_order_key(zha_order order, zha_text text, zha_key *key, zha_fault *fault)
{
	builder b = {
		.order = order, .begin = text.data, .end = text.data + text.len, .key = key};

	*fault = (zha_fault){ZHA_OK, 0, NULL};
	for (int i = 0; i < ZHA_LEVELS_OF_KEY; i++)
		key->level[i].len = 0;
	return build(&b, fault);
}

bool
zha_key_fits(const zha_key *key)
{
	for (int i = 0; i < ZHA_LEVELS_OF_KEY; i++)
		if (key->level[i].len > key->level[i].cap)
			return false;
	return true;
}

/* How many levels the finished key has. */
static int
key_levels(const zha_key *key)
{
	int levels = ZHA_LEVELS_OF_KEY;

	while (levels > 1 && key->level[levels - 1].len == 0)
		levels--;
	return levels;
}

size_t
zha_key_size(const zha_key *key)
{
	int levels = key_levels(key);
	size_t size = (size_t) levels - 1;

	for (int i = 0; i < levels; i++)
		size += key->level[i].len;
	return size;
}

void
zha_key_join(const zha_key *key, unsigned char *out)
{
	int levels = key_levels(key);

	for (int i = 0; i < levels; i++)
	{
		if (i > 0)
			*out++ = 0;
		if (key->level[i].len > 0)
			memcpy(out, key->level[i].data, key->level[i].len);
		out += key->level[i].len;
	}
}

/* The letter of a weight of level 1, see zha_pinyin_bucket. */
static char
bucket_of_weight(uint32_t weight)
{
	char letter = '#';

	if (is_han_weight(weight))
	{
		int low = 0;
		int high = ZHA_GROUPS;

		while (low < high)
		{
			int middle = (low + high) / 2;

			if (zha_group_start[middle] <= weight >> 8)
				low = middle + 1;
			else
				high = middle;
		}
		if (low == ZHA_GROUPS && weight >> 8 > zha_group_end[ZHA_GROUPS - 1])
			return '#';
		return (char) (zha_group_name[low - 1][0] & ~0x20);
	}
	for (char c = 'a'; c <= 'z'; c++)
		if (weight >= (zha_pinyin_weight[place_of((uint32_t) c)] & ~(uint32_t) 0xFF))
			letter = (char) (c & ~0x20);
	if (weight >= (zha_pinyin_weight[place_of(0x3B1)] & ~(uint32_t) 0xFF)) /* Greek */
		return '#';
	return letter;
}

char
zha_pinyin_bucket(zha_text text)
{
	unsigned char level[ZHA_LEVELS_OF_KEY][8];
	uint32_t weight = 0;
	zha_key key;
	zha_fault fault;

	for (int i = 0; i < ZHA_LEVELS_OF_KEY; i++)
		key.level[i] = (zha_bytes){level[i], sizeof level[i], 0};
	if (text.len > ENOUGH_FOR_BUCKET)
		for (text.len = ENOUGH_FOR_BUCKET; (text.data[text.len] & 0xC0) == 0x80;)
			text.len--;
	if (zha_order_key(ZHA_PINYIN, text, &key, &fault) != ZHA_OK)
		return '#';
	for (size_t i = 0; i < 3; i++)
		if (i < key.level[0].len)
			weight |= (uint32_t) level[0][i] << (24 - 8 * i);
	return bucket_of_weight(weight);
}
