/*
 * sign.h
 *		What each sign is, for titles, pages, dates, names and numbers alike: the table
 *		vocabulary/signs.tsv.
 */
#ifndef ZHA_SIGN_H
#define ZHA_SIGN_H

#include "core/text.h"

/* What a character is in a title or on a page. */
typedef enum zha_kind
{
	ZHA_KIND_TEXT,  /* Han and whatever has no kind of its own */
	ZHA_KIND_LATIN, /* a letter of ASCII, in either width */
	ZHA_KIND_DIGIT, /* a digit of ASCII, in either width */
	ZHA_KIND_BLANK,
	ZHA_KIND_BAR, /* 丨 | ｜ │ ︱ */
	ZHA_KIND_COLON,
	ZHA_KIND_DASH,   /* — – */
	ZHA_KIND_HYPHEN, /* - */
	ZHA_KIND_DOT,    /* · • ・ */
	ZHA_KIND_STOP,   /* ！ ？ 。 … ~ */
	ZHA_KIND_COMMA,  /* ， 、 ； */
	ZHA_KIND_SLASH,  /* / ／ → */
	ZHA_KIND_OPEN,
	ZHA_KIND_CLOSE,
	ZHA_KIND_CIRCLED, /* ① ㈠ ⑴ ❶ */
	ZHA_KIND_SYMBOL   /* emoji and dingbats */
} zha_kind;

/* What it is within a series number. */
typedef enum zha_in_number
{
	ZHA_IN_NUMBER_NONE,
	ZHA_IN_NUMBER_BLANK,
	ZHA_IN_NUMBER_LEVEL, /* · between two units */
	ZHA_IN_NUMBER_COMMA,
	ZHA_IN_NUMBER_JOIN, /* - ~ of a first and a last number */
	ZHA_IN_NUMBER_LIST, /* 、 */
	ZHA_IN_NUMBER_SLASH,
	ZHA_IN_NUMBER_OPEN,
	ZHA_IN_NUMBER_CLOSE
} zha_in_number;

typedef struct zha_sign
{
	uint16_t as;   /* the sign that it is compared as, 0 for itself */
	uint16_t pair; /* of a bracket the other one, else 0 */
	uint8_t kind;
	uint8_t in_number;
	bool quotes; /* an opening bracket that quotes: 《 “ 「 */
} zha_sign;

#define ZHA_SYMBOL_SIGN 1 /* the index of a symbol */

extern const zha_sign zha_signs[];
extern const uint8_t zha_sign_page[1024];
extern const uint8_t zha_sign_cell[];

/* The form of ASCII of a full-width form, else cp itself. */
static inline uint32_t
zha_half_width(uint32_t cp)
{
	return cp - 0xFF01 <= 0xFF5E - 0xFF01 ? cp - 0xFEE0 : cp;
}

/* The blocks of symbols of Unicode's first supplementary plane. */
static inline bool
zha_is_emoji(uint32_t cp)
{
	return cp >= 0x1F000 && cp <= 0x1FAFF;
}

/* zha_sign_at: what cp is; a full-width form of ASCII is to be folded before. */
static inline const zha_sign *
zha_sign_at(uint32_t cp)
{
	if (cp > 0xFFFF)
		return &zha_signs[zha_is_emoji(cp) ? ZHA_SYMBOL_SIGN : 0];
	return &zha_signs[zha_sign_cell[zha_sign_page[cp >> 6] << 6 | (cp & 63)]];
}

/* Whether cp is white space or of no width, as web pages mix it into text. */
static inline bool
zha_is_blank(uint32_t cp)
{
	return cp <= 0x20 || (cp > 0x7F && zha_sign_at(cp)->kind == ZHA_KIND_BLANK);
}

#endif /* ZHA_SIGN_H */
