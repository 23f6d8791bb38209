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
 * Level 1 is a sequence of weights of one to nine bytes. No weight begins another
 * and none begins with 00, 01, FD or FE, so that memcmp compares weight by weight
 * and a text comes before those that it begins. By the first byte:
 *
 *		01						only in the key of a name, see name.c
 *		02 to ZHA_NUMBER_LEAD	blanks, punctuation, symbols, currency, digits, in
 *								the order of Unicode's collation element table
 *		ZHA_NUMBER_LEAD + n		a number in an ordinal place: n bytes, big-endian
 *		ZHA_HAN_LEAD			Han, before ZHA_HAN_END: two bytes for a common
 *								character, three for others. A weight stands for a
 *								simplified character and one of its readings; the
 *								order is syllable, tone, stroke count, official order
 *								of 《通用规范汉字表》, code point. The last weight of a
 *								syllable, followed by three bytes of code point, is
 *								for a character that only a reader's hand gives this
 *								reading. In the end, the characters without reading,
 *								by strokes. In the other orders, the same with zhuyin
 *								in place of pinyin, or the character alone.
 *		ZHA_HAN_END to FC		Latin and the other scripts, as Unicode has them
 *		FF						what the tables do not know: three bytes of code point
 *
 * A code point in three bytes: seven bits in each, plus one.
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
 * The levels together give the text back, so different texts have different keys
 * (unless readings are given by hand).
 *
 * Nothing here asks a library for an order: a key depends on the text and on
 * src/core/data alone.
 */
#include "core/order.h"

#include "core/build.h"
#include "core/name.h"
#include "core/numeral.h"
#include "core/reading.h"

#define UNKNOWN 0xFF     /* the lead of what the tables do not know */
#define LONGEST_STEP 250 /* of a distance between deviations */

/* Write one weight: up to three bytes, left-aligned, none of them 0. */
static inline void
put_weight(zha_build *b, uint32_t weight)
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
			zha_put_byte(bytes, (weight >> (24 - 8 * i)) & 0xFF);
	b->weights++;
}

/* A code point after some lead. */
static void
put_code_point(zha_build *b, uint32_t cp)
{
	zha_bytes *bytes = &b->key->level[0];

	zha_put_byte(bytes, (cp >> 14) + 1);
	zha_put_byte(bytes, ((cp >> 7) & 0x7F) + 1);
	zha_put_byte(bytes, (cp & 0x7F) + 1);
}

/* A deviation at the current weight. */
static void
put_deviation(zha_build *b, int level, unsigned kind)
{
	zha_bytes *bytes = &b->key->level[level];
	size_t distance = b->weights - b->last[level];

	for (; distance > LONGEST_STEP; distance -= LONGEST_STEP)
		zha_put_byte(bytes, 0x01);
	zha_put_byte(bytes, 0xFF - (unsigned) distance);
	zha_put_byte(bytes, kind);
	b->last[level] = b->weights;
}

void
zha_build_deviation(zha_build *b, int level, unsigned kind, const char *from,
					const char *to)
{
	put_deviation(b, level, kind);
	for (; from < to; from++)
		zha_put_byte(&b->key->level[level], (unsigned char) *from);
	zha_put_byte(&b->key->level[level], 0);
}

/*
 * The deviations of a character that has the weight of another. A traditional form
 * has a weight of its own in the orders that do not go by reading.
 */
static void
put_variant(zha_build *b, const zha_glyph *g)
{
	unsigned index = zha_variant[g->place];
	bool own = zha_is_han(g) && (b->order == ZHA_STROKE || b->order == ZHA_RADICAL);

	if (zha_variant_level2[index] != 0 && !own)
		put_deviation(b, ZHA_ACCENTS, zha_variant_level2[index]);
	if (zha_variant_level3[index] != 0)
		put_deviation(b, ZHA_FORMS, zha_variant_level3[index]);
}

/* A weight of the order of pinyin in the order of zhuyin. */
static uint32_t
in_zhuyin(uint32_t weight)
{
	int reading = zha_reading_of_weight(weight);
	uint32_t slot;

	if (reading == ZHA_NO_READING)
		return weight;
	slot = zha_slot(weight) - zha_slot(zha_group_start[reading] << 8) +
		   zha_group_zhuyin_slot[reading];
	return (slot / 255) << 24 | (slot % 255 + 1) << 16 | (weight & 0xFF00);
}

/* A Han character that has this weight in the order of pinyin. */
static void
put_han(zha_build *b, const zha_glyph *g, uint32_t weight)
{
	if ((g->entry & ZHA_IS_VARIANT) != 0)
		put_variant(b, g);
	switch (b->order)
	{
		case ZHA_PINYIN:
			break;
		case ZHA_ZHUYIN:
			weight = in_zhuyin(weight);
			break;
		case ZHA_STROKE:
			weight = zha_stroke_weight[g->place] << 8;
			break;
		case ZHA_RADICAL:
			weight = zha_radical_weight[g->place] << 8;
			break;
	}
	put_weight(b, weight);
}

/* A character with one weight, in its commonest reading. */
static void
put_plain(zha_build *b, const zha_glyph *g)
{
	if (g->entry == 0)
	{
		zha_put_byte(&b->key->level[0], UNKNOWN);
		put_code_point(b, g->cp);
		b->weights++;
	}
	else if (zha_is_han(g))
		put_han(b, g, g->entry & ~(uint32_t) 0xFF);
	else
	{
		if ((g->entry & ZHA_IS_VARIANT) != 0)
			put_variant(b, g);
		put_weight(b, g->entry & ~(uint32_t) 0xFF);
	}
}

static zha_glyph
glyph_of(uint32_t cp)
{
	uint32_t place = zha_place(cp);

	return (zha_glyph){cp, zha_pinyin_weight[place], place, 0};
}

/* A character of several weights, or of none, whose bytes are from..to. */
static void
put_expansion(zha_build *b, const zha_glyph *g, const char *from, const char *to)
{
	int index = zha_find(zha_expansion, ZHA_EXPANSIONS, g->cp);

	if (g->entry >> 24 == ZHA_MARK)
	{
		/* level 3 tells how marks and what does not show follow each other */
		if (b->key->level[ZHA_FORMS].len > 0 && b->last[ZHA_FORMS] == b->weights)
			zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, from, to);
		zha_build_deviation(b, ZHA_ACCENTS, ZHA_BEFORE, from, to);
	}
	else if (g->entry >> 24 == ZHA_NO_WEIGHT)
		zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, from, to);
	else
	{
		zha_build_deviation(b, ZHA_FORMS, ZHA_WRITTEN, from, to);
		for (int i = zha_expansion_start[index]; i < zha_expansion_start[index + 1];
			 i++)
		{
			zha_glyph part = glyph_of(zha_expansion_to[i]);

			put_plain(b, &part);
		}
	}
}

/* The composition of a base and a mark, or 0. */
static uint32_t
composed(uint32_t base, uint32_t mark)
{
	int i = zha_find(zha_composition_mark, ZHA_COMPOSITIONS, mark);

	for (; i >= 0 && i < ZHA_COMPOSITIONS && zha_composition_mark[i] == mark; i++)
		if (zha_composition_base[i] == base)
			return zha_composition_to[i];
	return 0;
}

/* The Hangul syllable of a leading consonant or a syllable and a jamo, or 0. */
static uint32_t
composed_hangul(uint32_t base, uint32_t jamo)
{
	if (base >= 0x1100 && base <= 0x1112 && jamo >= 0x1161 && jamo <= 0x1175)
		return 0xAC00 + ((base - 0x1100) * 21 + (jamo - 0x1161)) * 28;
	if (base >= 0xAC00 && base <= 0xD7A3 && (base - 0xAC00) % 28 == 0 &&
		jamo >= 0x11A8 && jamo <= 0x11C2)
		return base + (jamo - 0x11A7);
	return 0;
}

/* A combining mark, and its canonical combining class, for canonical order. */
typedef struct mark
{
	uint32_t cp;
	unsigned char class;
	const char *from;
	const char *to;
} mark;

#define LONGEST_RUN 16 /* of marks that are put in order */

/* The marks at p in canonical order; gives where they end. */
static const char *
read_marks(const char *p, const char *end, mark run[LONGEST_RUN], int *count)
{
	zha_glyph g;
	int index;

	for (*count = 0; *count < LONGEST_RUN; p += g.len)
	{
		mark m;
		int i = *count;

		g = zha_glyph_read(p, end);
		index = g.len != 0 ? zha_find(zha_mark, ZHA_MARKS, g.cp) : -1;
		if (index < 0)
			break;
		m = (mark){g.cp, zha_mark_class[index], p, p + g.len};
		for (; i > 0 && run[i - 1].class > m.class; i--)
			run[i] = run[i - 1];
		run[i] = m;
		++*count;
	}
	return p;
}

/*
 * Compose the character *cp, whose bytes end at p, with what follows, canonically:
 * gives the end of what was used, or p when nothing but that is written there. The
 * marks that are left are in run[0 .. *count - 1].
 */
static const char *
compose(const char *p, const char *end, uint32_t *cp, mark run[LONGEST_RUN], int *count)
{
	const char *begin = p;
	const char *after;
	uint32_t next = 0;
	uint32_t to;
	size_t len;
	bool changed;
	int left = 0;

	while (
		(len = zha_utf8_decode(p, end, &next)) != 0 &&
		((to = composed_hangul(*cp, next)) != 0 ||
		 ((to = composed(*cp, next)) != 0 && zha_find(zha_mark, ZHA_MARKS, next) < 0)))
	{
		*cp = to;
		p += len;
	}
	after = read_marks(p, end, run, count);
	changed = p > begin;
	for (int i = 0; i < *count; i++)
		if ((left == 0 || run[left - 1].class < run[i].class) &&
			(to = composed(*cp, run[i].cp)) != 0)
			*cp = to, changed = true;
		else
		{
			changed = changed || (i > 0 && run[i].from < run[i - 1].from);
			run[left++] = run[i];
		}
	*count = left;
	return changed ? after : begin;
}

/*
 * The character g, at p, with what composes with it or is not in canonical order.
 * Gives the end of what was written, or NULL when there is nothing such.
 */
static const char *
put_composed(zha_build *b, const zha_glyph *g, const char *p, const char *end)
{
	const char *after = p + g->len;
	uint32_t cp = g->cp;
	mark run[LONGEST_RUN];
	zha_glyph whole;
	int count;
	const char *to = compose(after, end, &cp, run, &count);

	if (to == after)
		return NULL;
	zha_build_deviation(b, ZHA_FORMS, ZHA_WRITTEN, p, to);
	whole = glyph_of(cp);
	if ((whole.entry & ZHA_SLOW) != 0)
		put_expansion(b, &whole, p, after);
	else
		put_plain(b, &whole);
	for (int i = 0; i < count; i++)
		zha_build_deviation(b, ZHA_ACCENTS, ZHA_BEFORE, run[i].from, run[i].to);
	return to;
}

/* Whether from..to is how the value of a number is written in ASCII digits. */
static bool
is_plain_number(const char *from, const char *to)
{
	if (*from == '0' && to - from > 1)
		return false;
	while (from < to && *from >= '0' && *from <= '9')
		from++;
	return from == to;
}

/* A number by its value, and how it is written unless as plain digits. */
static void
put_number(zha_build *b, const zha_numeral *number, const char *from, const char *to)
{
	zha_bytes *bytes = &b->key->level[0];
	int len = 1;

	if (!is_plain_number(from, to))
		zha_build_deviation(b, ZHA_FORMS, ZHA_WRITTEN, from, to);
	while (len < 8 && number->value >> (8 * len) != 0)
		len++;
	zha_put_byte(bytes, (unsigned) (ZHA_NUMBER_LEAD + len));
	for (int i = len - 1; i >= 0; i--)
		zha_put_byte(bytes, (number->value >> (8 * i)) & 0xFF);
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
		if (pair[i][0] == zha_simplified(cp))
			return pair[i][1];
	return 0;
}

/* The words after which plain digits are a number: 期辑集季卷册回章讲篇届批. */
static bool
counts_parts(const zha_glyph *g)
{
	static const uint32_t word[] = {0x671F, 0x8F91, 0x96C6, 0x5B63, 0x5377, 0x518C,
									0x56DE, 0x7AE0, 0x8BB2, 0x7BC7, 0x5C4A, 0x6279};

	for (size_t i = 0; i < sizeof word / sizeof word[0]; i++)
		if (zha_glyph_simplified(g) == word[i])
			return true;
	return false;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* Whether the character before p is a digit. */
static bool
after_digit(const zha_build *b, const char *p)
{
	const char *q = p;
	uint32_t cp = 0;

	while (q > b->text.data && p - q < 4)
	{
		q--;
		if ((*q & 0xC0) != 0x80)
			return zha_utf8_decode(q, p, &cp) != 0 && is_digit(cp);
	}
	return false;
}

/* Characters that a number in an ordinal place may follow. */
static bool
introduces_number(uint32_t cp)
{
	return cp == 0x7B2C /* 第 */ || cp == 0x4E4B /* 之 */ || closing(cp) != 0;
}

/*
 * Whether the numeral that ends at to stands in an ordinal place: after 第, after 之
 * and not before Han, alone in brackets, as digits before a word for parts, or as a
 * sign of its own (⑮ ㈠ Ⅲ). Letters are Roman numbers after 第 only. cp is the
 * character before it if that introduces a number, else its own first one.
 */
static bool
in_ordinal_place(const zha_build *b, uint32_t cp, const zha_numeral *number,
				 const char *to)
{
	zha_glyph next = zha_glyph_read(to, b->text.data + b->text.len);

	if (cp == 0x7B2C)
		return true;
	if (number->notation == ZHA_ROMAN)
		return false;
	if (cp == 0x4E4B)
		return !zha_is_han(&next);
	if (closing(cp) != 0)
		return next.len != 0 && zha_glyph_simplified(&next) == closing(cp);
	if (is_digit(cp))
		return counts_parts(&next);
	return number->notation >= ZHA_ROMAN_SIGN;
}

/*
 * A number in an ordinal place that begins with g, at p, or right after it. Gives the
 * end of what was written, or NULL. A number beyond 64 bits is text.
 */
static const char *
put_ordinal(zha_build *b, const zha_glyph *g, const char *p, const char *end)
{
	bool introduced = introduces_number(g->cp);
	const char *from = introduced ? p + g->len : p;
	const char *numeral = from;
	zha_numeral number;
	size_t len;

	if (is_digit(g->cp) && after_digit(b, p))
		return NULL;
	if (g->cp == 0x7B2C)
		while ((len = zha_name_blank(numeral, end)) != 0)
			numeral += len;
	len = zha_numeral_scan(numeral, end, &number);
	if (len == 0 || number.value == UINT64_MAX ||
		!in_ordinal_place(b, g->cp, &number, numeral + len))
		return NULL;
	if (introduced)
		put_plain(b, g);
	put_number(b, &number, from, numeral + len);
	return numeral + len;
}

/* The next reading given by hand, for the character g, at *reading. */
static zha_code
take_hand(zha_build *b, const zha_glyph *g, int *reading, zha_fault *fault)
{
	const char *p = b->hand.data;
	const char *end = p + b->hand.len;
	size_t len = zha_reading_parse(p, end, g, reading);

	if (len == 0)
	{
		*fault = (zha_fault){ZHA_SYNTAX, (size_t) (p - b->hand_begin),
							 "a syllable of pinyin with or without its tone"};
		return ZHA_SYNTAX;
	}
	for (p += len; p < end && (*p == ' ' || *p == '\'' || *p == '-');)
		p++;
	b->hand = (zha_text){p, (size_t) (end - p)};
	return ZHA_OK;
}

zha_code
zha_build_character(zha_build *b, const zha_glyph *g, uint16_t reading,
					zha_fault *fault)
{
	uint32_t weight = zha_phrase_weight(g, reading);
	int by_hand;

	if (b->hand.len == 0)
		put_han(b, g, weight);
	else if (take_hand(b, g, &by_hand, fault) != ZHA_OK)
		return fault->code;
	else if ((weight = zha_weight_in_reading(g, by_hand)) != 0)
		put_han(b, g, weight);
	else
	{
		put_han(b, g, zha_group_end[by_hand] << 8);
		if (b->order == ZHA_PINYIN || b->order == ZHA_ZHUYIN)
			put_code_point(b, zha_glyph_simplified(g));
	}
	return ZHA_OK;
}

/* The characters of a phrase, beginning at p, in its readings; gives their end. */
static const char *
put_phrase(zha_build *b, const char *p, const char *end, const uint16_t *reading,
		   int count)
{
	for (int i = 0; i < count; i++)
	{
		zha_glyph g = zha_glyph_read(p, end);

		put_han(b, &g, zha_phrase_weight(&g, reading[i]));
		p += g.len;
	}
	return p;
}

/* The character at p that needs more than its weight; gives where to go on. */
static const char *
put_special(zha_build *b, const zha_glyph *g, const zha_glyph *next, const char *p,
			const char *end)
{
	const char *after = p + g->len;
	const char *to;

	/* Hangul syllables are not in the tables */
	if ((next->entry >> 24 == ZHA_MARK || (g->entry & ZHA_COMPOSES) != 0 ||
		 g->entry == 0) &&
		(to = put_composed(b, g, p, end)) != NULL)
		return to;
	if ((g->entry & ZHA_ORDINAL) != 0 && b->ordinals &&
		(to = put_ordinal(b, g, p, end)) != NULL)
		return to;
	if ((g->entry & ZHA_BEGINS_PHRASE) != 0 && next->len != 0 &&
		(b->order == ZHA_PINYIN || b->order == ZHA_ZHUYIN) &&
		zha_may_begin_phrase(zha_glyph_simplified(g), zha_glyph_simplified(next)))
	{
		const uint16_t *reading;
		int count = zha_phrase_match(g, next, b->unread, p, end, &reading);

		if (count != 0)
			return b->unread = put_phrase(b, p, end, reading, count);
	}
	if ((g->entry & ZHA_SLOW) != 0)
		put_expansion(b, g, p, after);
	else
		put_plain(b, g);
	return after;
}

static zha_code
ill_formed(const zha_build *b, const char *p, zha_fault *fault)
{
	*fault = (zha_fault){ZHA_ENCODING, (size_t) (p - b->text.data),
						 "a well-formed character"};
	return ZHA_ENCODING;
}

/* Whether the character g is no more than its weight in the order of pinyin. */
static inline bool
is_simple(const zha_glyph *g, const zha_glyph *next)
{
	uint32_t flags = g->entry & 0xFF;

	if (next->entry >> 24 == ZHA_MARK || g->entry == 0)
		return false;
	return flags == 0 || (flags == ZHA_BEGINS_PHRASE &&
						  !zha_may_begin_phrase(g->cp, zha_glyph_simplified(next)));
}

/*
 * Write the weights of the simple characters from *g, at p, on: nearly all of a
 * usual text. Gives where they end; *g and *next are the two characters there.
 */
static const char *
put_simple(zha_build *b, zha_glyph *g, zha_glyph *next, const char *p, const char *end)
{
	zha_bytes *level = &b->key->level[0];
	unsigned char *to = level->data + level->len;
	unsigned char *limit = level->data + level->cap;
	size_t weights = b->weights;
	zha_glyph current = *g;
	zha_glyph after = *next;

	while (current.len != 0 && limit - to >= 3 && is_simple(&current, &after))
	{
		uint32_t weight = current.entry;

		to[0] = (unsigned char) (weight >> 24);
		to[1] = (unsigned char) (weight >> 16);
		to[2] = (unsigned char) (weight >> 8);
		to += (weight & 0xFF00) != 0 ? 3 : (weight & 0xFF0000) != 0 ? 2 : 1;
		weights++;
		p += current.len;
		current = after;
		after = zha_glyph_read(p + current.len, end);
	}
	level->len = (size_t) (to - level->data);
	b->weights = weights;
	*g = current;
	*next = after;
	return p;
}

zha_code
zha_build_range(zha_build *b, const char *from, const char *to, zha_fault *fault)
{
	const char *p = from;
	zha_glyph g = zha_glyph_read(p, to);

	b->unread = from;
	while (g.len != 0)
	{
		zha_glyph next = zha_glyph_read(p + g.len, to);

		if (b->hand.len != 0 && zha_is_han(&g))
		{
			if (zha_build_character(b, &g, 0, fault) != ZHA_OK)
				return fault->code;
			p += g.len;
			g = next;
			continue;
		}
		if (b->order == ZHA_PINYIN && b->hand.len == 0 &&
			b->key->level[0].len < b->key->level[0].cap)
			p = put_simple(b, &g, &next, p, to);
		if (g.len != 0)
		{
			const char *after = put_special(b, &g, &next, p, to);

			g = after == p + g.len ? next : zha_glyph_read(after, to);
			p = after;
		}
	}
	return p == to ? ZHA_OK : ill_formed(b, p, fault);
}

zha_build
zha_build_start(zha_order order, zha_text text, zha_text hand, zha_key *key)
{
	const char *begin = hand.data;

	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		key->level[i].len = 0;
	for (; hand.len > 0 && *hand.data == ' '; hand.len--)
		hand.data++;
	return (zha_build){.order = order,
					   .ordinals = true,
					   .text = text,
					   .hand = hand,
					   .hand_begin = begin,
					   .key = key};
}

zha_code
zha_build_finish(const zha_build *b, zha_fault *fault)
{
	*fault = (zha_fault){ZHA_OK, 0, NULL};
	if (b->hand.len != 0)
		*fault = (zha_fault){ZHA_SYNTAX, (size_t) (b->hand.data - b->hand_begin),
							 "no more readings than there are Han characters"};
	return fault->code;
}

zha_code
zha_order_key(zha_order order, zha_text text, zha_text hand, zha_key *key,
			  zha_fault *fault)
{
	zha_build b = zha_build_start(order, text, hand, key);
	zha_code code = zha_build_range(&b, text.data, text.data + text.len, fault);

	return code != ZHA_OK ? code : zha_build_finish(&b, fault);
}
