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

#include <string.h>

#include "core/build.h"
#include "core/context.h"
#include "core/data/roles.h"
#include "core/normal.h"
#include "core/numeral.h"
#include "core/pace.h"
#include "core/reading.h"
#include "core/span.h"

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

/*
 * The character g, at p, with what composes with it or is not in canonical order.
 * Gives the end of what was written, or NULL when there is nothing such.
 */
static const char *
put_composed(zha_build *b, const zha_glyph *g, const char *p, const char *end)
{
	char bytes[ZHA_SEGMENT_SIZE];
	zha_segment segment;
	zha_glyph whole;
	size_t len;

	if (p < b->in_order)
		return NULL;
	zha_segment_read(p, end, NULL, &segment);
	len = zha_segment_write(&segment, bytes);
	if (len == (size_t) (segment.end - p) && memcmp(bytes, p, len) == 0)
	{
		b->in_order = segment.end; /* so each of many marks is looked at once */
		return NULL;
	}
	zha_build_deviation(b, ZHA_FORMS, ZHA_WRITTEN, p, segment.end);
	whole = glyph_of(segment.base);
	if (segment.has_base && (whole.entry & ZHA_SLOW) != 0)
		put_expansion(b, &whole, p, p + g->len);
	else if (segment.has_base)
		put_plain(b, &whole);
	for (int i = 0; i < segment.marks; i++)
	{
		len = zha_utf8_encode(segment.mark[i], bytes);
		zha_build_deviation(b, ZHA_ACCENTS, ZHA_BEFORE, bytes, bytes + len);
	}
	return segment.end;
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
	switch (zha_simplified(cp))
	{
		case '(':
			return ')';
		case '[':
			return ']';
		case '{':
			return '}';
		case 0x3010: /* 【 */
			return 0x3011;
		case 0x3014: /* 〔 */
			return 0x3015;
		case 0x3016: /* 〖 */
			return 0x3017;
		default:
			return 0;
	}
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool
is_han_numeral(zha_notation notation)
{
	return notation >= ZHA_HAN && notation <= ZHA_CAPITAL;
}

/* The character before p, simplified and half-width, or 0. */
static uint32_t
character_before(const zha_build *b, const char *p)
{
	const char *q = p;
	uint32_t cp = 0;

	while (q > b->text.data && p - q < 4)
		if ((*--q & 0xC0) != 0x80)
			return zha_utf8_decode(q, p, &cp) != 0 ? zha_simplified(cp) : 0;
	return 0;
}

/* Whether the character before p belongs to the same row of numerals as what is there. */
static bool
after_numeral(uint32_t before, const zha_numeral *number)
{
	char utf8[4];
	zha_numeral other;

	if (is_digit(before))
		return number->notation <= ZHA_FULLWIDTH;
	return is_han_numeral(number->notation) &&
		   zha_numeral_scan(utf8, utf8 + zha_utf8_encode(before, utf8), &other) != 0 &&
		   is_han_numeral(other.notation);
}

/*
 * Whether a numeral in Han characters, after the character before, is that of a part:
 * it stands before the word for a part, which ends there, and is no count as in 上一期.
 */
static bool
is_han_part(uint32_t before, const zha_glyph *next, const char *to, const char *end)
{
	zha_glyph after = zha_glyph_read(to + next->len, end);

	if (zha_is_han(&after))
		return false;
	return !zha_is_before_no_part(before) &&
		   zha_is_ordered_han_part(zha_glyph_simplified(next));
}

/* Characters that a number in an ordinal place may follow. */
static bool
introduces_number(uint32_t cp)
{
	return cp == ZHA_CHAR_ORDINAL || cp == ZHA_CHAR_OF || cp == ZHA_CHAR_VOLUME ||
		   closing(cp) != 0;
}

/*
 * Whether the numeral at from..to stands in an ordinal place: after 第, after 之 or 卷
 * and not before Han, alone in brackets, before a word for parts, or as a sign of its
 * own (⑮ ㈠ Ⅲ). Letters are Roman numbers after 第 only. introducer is the character
 * before it if that introduces a number, else 0.
 */
static bool
in_ordinal_place(const zha_build *b, uint32_t introducer, const zha_numeral *number,
				 const char *from, const char *to)
{
	const char *end = b->text.data + b->text.len;
	zha_glyph next = zha_glyph_read(to, end);
	uint32_t before;

	if (introducer == ZHA_CHAR_ORDINAL)
		return true;
	if (number->notation == ZHA_ROMAN)
		return false;
	if (introducer == ZHA_CHAR_OF || introducer == ZHA_CHAR_VOLUME)
		return !zha_is_han(&next);
	if (introducer != 0)
		return next.len != 0 && zha_glyph_simplified(&next) == closing(introducer);
	if (number->notation >= ZHA_ROMAN_SIGN)
		return true;
	before = character_before(b, from);
	if (after_numeral(before, number))
		return false;
	if (before == ZHA_CHAR_VOLUME && !zha_is_han(&next)) /* the end of a phrase: 书卷 */
		return true;
	return is_han_numeral(number->notation)
			   ? is_han_part(before, &next, to, end)
			   : zha_is_ordered_part(zha_glyph_simplified(&next));
}

/*
 * A numeral at p: its length, or 0. One beyond 64 bits is text, and so is one so long
 * that only zeros can fill it: else a text of nothing but numerals, asked at each of
 * them, would be read over and over.
 */
static size_t
scan_number(const char *p, const char *end, zha_numeral *number)
{
	enum
	{
		LONGEST = 256
	};
	bool cut = end - p > LONGEST;
	size_t len = zha_numeral_scan(p, cut ? p + LONGEST : end, number);

	return len == 0 || number->value == UINT64_MAX || (cut && len + 4 > LONGEST) ? 0
																				 : len;
}

/*
 * A number in an ordinal place that begins with g, at p, or right after it. Gives the
 * end of what was written, or NULL.
 */
static const char *
put_ordinal(zha_build *b, const zha_glyph *g, const char *p, const char *end)
{
	bool introduced = introduces_number(g->cp);
	const char *from = introduced ? p + g->len : p;
	const char *numeral = from;
	zha_numeral number;
	size_t len;

	if (p > b->text.data && is_digit((unsigned char) *p) &&
		is_digit((unsigned char) p[-1])) /* most digits, before the closer look */
		return NULL;
	if (g->cp == ZHA_CHAR_ORDINAL)
		while ((len = zha_space(numeral, end)) != 0)
			numeral += len;
	len = scan_number(numeral, end, &number);
	if (len == 0 ||
		!in_ordinal_place(b, introduced ? g->cp : 0, &number, numeral, numeral + len))
		return NULL;
	if (g->cp == ZHA_CHAR_VOLUME)
		put_han(b, g, zha_phrase_weight(g, ZHA_VOLUME_READING));
	else if (introduced)
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

/* Whether a combining mark stands at p. */
static inline bool
before_mark(const char *p, const char *end)
{
	unsigned char lead = p < end ? (unsigned char) *p : 0;

	/* none of them is in ASCII or from U+4000 to U+9FFF */
	return lead >= 0x80 && (lead < 0xE4 || lead > 0xE9) &&
		   zha_glyph_read(p, end).entry >> 24 == ZHA_MARK;
}

/* The phrase that begins with g, at p, if there is one; gives its end, or NULL. */
static const char *
put_phrase(zha_build *b, const zha_glyph *g, const char *p, const char *end)
{
	zha_phrase phrase;

	if (!zha_phrase_match(g, b->unread, p, end, &phrase))
		return NULL;
	for (int i = 0; i < phrase.count; i++)
	{
		const zha_glyph *one = &phrase.glyph[i];

		put_han(
			b, one,
			zha_phrase_weight(one, zha_phrase_reading(&phrase, i, b->begin, p, end)));
		p += one->len;
	}
	return b->unread = phrase.end;
}

/* The character g, at p, that may need more than its weight; gives where to go on. */
static const char *
put_special(zha_build *b, const zha_glyph *g, const char *p, const char *end)
{
	const char *after = p + g->len;
	const char *to;

	/* Hangul syllables are not in the tables */
	if (((g->entry & ZHA_COMPOSES) != 0 || g->entry == 0 || before_mark(after, end)) &&
		(to = put_composed(b, g, p, end)) != NULL)
		return to;
	if ((g->entry & ZHA_ORDINAL) != 0 && b->ordinals &&
		(to = put_ordinal(b, g, p, end)) != NULL)
		return to;
	if ((g->entry & ZHA_BEGINS_PHRASE) != 0 &&
		(b->order == ZHA_PINYIN || b->order == ZHA_ZHUYIN) &&
		(to = put_phrase(b, g, p, end)) != NULL)
		return to;
	if ((g->entry & ZHA_SLOW) != 0)
		put_expansion(b, g, p, after);
	else if ((g->entry & ZHA_CONTEXT) != 0 &&
			 (b->order == ZHA_PINYIN || b->order == ZHA_ZHUYIN))
		put_han(b, g,
				zha_phrase_weight(
					g, zha_context_reading_of(g, b->begin, p, end, ZHA_NO_PHRASE)));
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

/*
 * Write the weights in the order of pinyin of the Han characters from p on that need
 * no more than these: nearly all of a usual text. Gives where they end, or where
 * ZHA_PACE bytes are full. Whether a phrase may begin is asked of each, without a look
 * at the character's flag, which no processor could foresee.
 */
static const char *
put_simple(zha_build *b, const char *p, const char *end)
{
	zha_bytes *level = &b->key->level[0];
	unsigned char *to = level->data + level->len;
	size_t room = level->cap - level->len;
	const unsigned char *limit = to + (room < ZHA_PACE ? room : ZHA_PACE) - 4;
	uint32_t this = zha_three_bytes(p, end);
	const char *from = p;

	while (to <= limit)
	{
		uint32_t weight = zha_plain_entry(this);
		uint32_t next = zha_three_bytes(p + 3, end);

		if (weight == 0 || (weight & 0xFF & ~(uint32_t) ZHA_BEGINS_PHRASE) != 0 ||
			zha_may_begin_phrase(this, next))
			break;
		/* the fourth byte does not count; of the third, only one that is not 0 */
		to[0] = (unsigned char) (weight >> 24);
		to[1] = (unsigned char) (weight >> 16);
		to[2] = (unsigned char) (weight >> 8);
		to[3] = (unsigned char) weight;
		to += (weight & 0xFF00) != 0 ? 3 : 2;
		p += 3;
		this = next;
	}
	if (p > from && before_mark(p, end)) /* the last one has a mark: not so simple */
	{
		p -= 3;
		to -= (zha_plain_entry(zha_three_bytes(p, end)) & 0xFF00) != 0 ? 3 : 2;
	}
	level->len = (size_t) (to - level->data);
	b->weights += (size_t) (p - from) / 3;
	return p;
}

/*
 * Whether g, before p, is one character of one weight, with no phrase or number to
 * begin and nothing to compose: a letter, or punctuation in any width.
 */
static inline bool
is_lone(const zha_glyph *g, const char *p, const char *end)
{
	return g->entry != 0 && (g->entry & 0xFF & ~(uint32_t) ZHA_IS_VARIANT) == 0 &&
		   !before_mark(p, end);
}

zha_code
zha_build_range(zha_build *b, const char *from, const char *to, zha_fault *fault)
{
	bool plain = b->order == ZHA_PINYIN && b->hand.len == 0;
	const char *p = from;

	b->begin = from;
	b->unread = from;
	while (p < to && b->key->level[0].len < b->enough)
	{
		zha_glyph g;

		zha_pace((size_t) (p - b->text.data), &b->asked);
		if (plain && b->key->level[0].len + 4 <= b->key->level[0].cap)
			p = put_simple(b, p, to);
		g = zha_glyph_read(p, to);
		if (g.len == 0)
			break;
		if (plain && is_lone(&g, p + g.len, to))
		{
			put_plain(b, &g);
			p += g.len;
		}
		else if (b->hand.len == 0 || !zha_is_han(&g))
			p = put_special(b, &g, p, to);
		else if (zha_build_character(b, &g, 0, fault) != ZHA_OK)
			return fault->code;
		else
			p += g.len;
	}
	if (p < to && b->key->level[0].len < b->enough)
		return ill_formed(b, p, fault);
	return ZHA_OK;
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
					   .in_order = text.data,
					   .hand = hand,
					   .hand_begin = begin,
					   .key = key,
					   .enough = SIZE_MAX};
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

void
zha_order_begin(zha_text text, zha_bytes *begin)
{
	zha_key key = {.level = {*begin}};
	zha_build b = zha_build_start(ZHA_PINYIN, text, (zha_text){NULL, 0}, &key);
	zha_fault fault;

	b.enough = begin->cap;
	zha_build_range(&b, text.data, text.data + text.len, &fault);
	begin->len = key.level[0].len;
}
