/*
 * glyph.h
 *		A character of a text together with what the tables say of it.
 */
#ifndef ZHA_GLYPH_H
#define ZHA_GLYPH_H

#include "core/tables.h"
#include "core/text.h"

/* Flags in the last byte of an entry of zha_pinyin_weight; the weight is before it. */
enum
{
	ZHA_BEGINS_PHRASE = 1,
	ZHA_IS_VARIANT = 2, /* has the weight of another character */
	ZHA_ORDINAL = 4,    /* a number in an ordinal place may begin here */
	ZHA_SLOW = 8,       /* no weight, or several */
	ZHA_COMPOSES = 16,  /* a vowel sign or a jamo may compose with it */
	ZHA_CONTEXT = 32    /* its neighbours tell its reading, see context.h */
};

/* Leads of entries without weight. */
enum
{
	ZHA_NO_WEIGHT = 0xFD,
	ZHA_MARK = 0xFE /* a combining mark */
};

typedef struct zha_glyph
{
	uint32_t cp;
	uint32_t entry; /* of zha_pinyin_weight */
	uint32_t place; /* in the tables, 0 when they do not know it */
	uint32_t len;   /* 0 at the end of the text or of what is well-formed */
} zha_glyph;

/* The place of a character in the tables, 0 for one that they do not know. */
static inline uint32_t
zha_place(uint32_t cp)
{
	if (cp >= (uint32_t) ZHA_PAGES << 6)
		return 0;
	return (uint32_t) zha_page[cp >> 6] << 6 | (cp & 0x3F);
}

/*
 * The bytes of a character of three, as one number. Four bytes read at once, as
 * compilers do where they can, are cheaper than three.
 */
static inline uint32_t
zha_three_bytes(const char *p, const char *end)
{
	const unsigned char *s = (const unsigned char *) p;

	if (end - p >= 4)
		return ((uint32_t) s[0] << 24 | (uint32_t) s[1] << 16 | (uint32_t) s[2] << 8 |
				(uint32_t) s[3]) >>
			   8;
	if (end - p == 3)
		return (uint32_t) s[0] << 16 | (uint32_t) s[1] << 8 | (uint32_t) s[2];
	return 0;
}

/*
 * The entry of zha_pinyin_weight of the Han character with these three bytes, or 0 for
 * other bytes and for a character that is not one of U+3400 to U+9FFF, as nearly all
 * are: one look by the first two bytes, whether they are well-formed or not, one by the
 * third.
 */
static inline uint32_t
zha_plain_entry(uint32_t bytes)
{
	uint32_t head = (bytes >> 8) - ZHA_PLAIN_FIRST;

	if (head >= ZHA_PLAIN_HEADS || (bytes & 0xC0) != 0x80)
		return 0;
	return zha_pinyin_weight[zha_plain_place[head] + (bytes & 0x3F)];
}

/* The character at p. */
static inline zha_glyph
zha_glyph_read(const char *p, const char *end)
{
	const unsigned char *s = (const unsigned char *) p;
	zha_glyph g = {0, 0, 0, 0};

	/* nearly all Han characters: three bytes, the first one E3 to E9 */
	if (end - p >= 3 && s[0] >= 0xE3 && s[0] <= 0xE9 && (s[1] & 0xC0) == 0x80 &&
		(s[2] & 0xC0) == 0x80)
	{
		g.cp = (uint32_t) (s[0] & 0x0F) << 12 | (uint32_t) (s[1] & 0x3F) << 6 |
			   (s[2] & 0x3F);
		g.len = 3;
	}
	else
		g.len = (uint32_t) zha_utf8_decode(p, end, &g.cp);
	g.place = zha_place(g.cp);
	g.entry = zha_pinyin_weight[g.place];
	return g;
}

/*
 * The character whose weight this one has: the simplified one of a traditional, the
 * half-width small one of a letter; else itself.
 */
static inline uint32_t
zha_glyph_simplified(const zha_glyph *g)
{
	return (g->entry & ZHA_IS_VARIANT) != 0 ? zha_variant_like[zha_variant[g->place]]
											: g->cp;
}

static inline uint32_t
zha_simplified(uint32_t cp)
{
	uint32_t place = zha_place(cp);

	if ((zha_pinyin_weight[place] & ZHA_IS_VARIANT) == 0)
		return cp;
	return zha_variant_like[zha_variant[place]];
}

/* Whether an entry, or a weight with four bytes, is of a Han character. */
static inline bool
zha_is_han_weight(uint32_t weight)
{
	return weight >> 24 >= ZHA_HAN_LEAD && weight >> 24 < ZHA_HAN_END;
}

/* Whether it is one Han character; ㍿, which stands for four, is not. */
static inline bool
zha_is_han(const zha_glyph *g)
{
	return zha_is_han_weight(g->entry) && (g->entry & ZHA_SLOW) == 0;
}

#endif /* ZHA_GLYPH_H */
