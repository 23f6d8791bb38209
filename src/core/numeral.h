/*
 * numeral.h
 *		The one reader of numerals: every notation that Unicode and Chinese
 *		practice give a number, read by its longest well-formed form.
 */
#ifndef ZHA_NUMERAL_H
#define ZHA_NUMERAL_H

#include "core/text.h"

typedef enum zha_notation
{
	ZHA_ASCII,       /* 15 */
	ZHA_FULLWIDTH,   /* １５ */
	ZHA_HAN,         /* 十五 一百零五 廿三, and digits with units 3万4000 */
	ZHA_HAN_DIGITS,  /* 二〇二〇 一〇五 */
	ZHA_CAPITAL,     /* 壹拾伍 */
	ZHA_SUZHOU,      /* 〡〢〣 */
	ZHA_ROMAN,       /* XV */
	ZHA_ROMAN_SIGN,  /* Ⅻ ⅹⅴ */
	ZHA_CIRCLED,     /* ⑮ ❶ ➀ ㊀ ㊿ */
	ZHA_PARENTHESED, /* ⑴ ㈠ */
	ZHA_FULL_STOP,   /* ⒈ */
	ZHA_DECIMAL,     /* ١٥ १५: the decimal digits of other scripts */
	ZHA_SIGN /* any other character that Unicode calls a number: ² ௰ 兆 漆 */
} zha_notation;

typedef struct zha_numeral
{
	uint64_t value;
	zha_notation notation;
} zha_numeral;

/*
 * zha_numeral_scan: the longest numeral that begins at p. Gives its length in
 * bytes and fills *out, or 0 when no well-formed numeral begins there. A run of
 * characters of one notation is a numeral as a whole or not at all: 五十六十 and
 * IIII give 0, not 56 and 3. A value near 64 bits or above comes out as UINT64_MAX.
 */
extern size_t zha_numeral_scan(const char *p, const char *end, zha_numeral *out);

/*
 * zha_numeral_scan_spaced: the same, where blanks may stand within a Han numeral by
 * place, as in set lines: 三千 八百, 四 十.
 */
extern size_t zha_numeral_scan_spaced(const char *p, const char *end, zha_numeral *out);

/*
 * zha_numeral_begins: whether a character that composes numerals is at p, for the
 * message about one that zha_numeral_scan does not give.
 */
extern bool zha_numeral_begins(const char *p, const char *end);

/* zha_numeral_unit_at: whether 十, 百, 千, 万 or 亿 is at p: digits before it may go on. */
extern bool zha_numeral_unit_at(const char *p, const char *end);

#endif /* ZHA_NUMERAL_H */
