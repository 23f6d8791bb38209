/*
 * mark.h
 *		The marks by which a title bears a number: ⑮ （三） 第三期 Vol.7 之二 …
 *		Private to the reader of titles.
 */
#ifndef ZHA_MARK_H
#define ZHA_MARK_H

#include "core/letters.h"

/* What a mark is written as; of two marks the later kind is the stronger. */
typedef enum zha_mark_kind
{
	MARK_PART,    /* 上 下篇 终章 Part 2 (1/5): of one work */
	MARK_BRACKET, /* （三） */
	MARK_TOTAL,   /* 总第40期 */
	MARK_CIRCLED, /* ③ */
	MARK_LEADING, /* 13.  34 - : at the head of a title */
	MARK_ORDINAL, /* 第三期 45期 */
	MARK_LATIN,   /* Vol.7 #7 S01E02 */
	MARK_ZHI,     /* 之三 */
	MARK_XILIE,   /* 系列三: the word belongs to the name */
	MARK_HYPHEN,  /* -3 at the end */
	MARK_LUN,     /* 三论 */
	MARK_DOCUMENT /* 〔2022〕5号 公告2021年第15号 */
} zha_mark_kind;

/* One mark, or several that follow one another and make one number. */
typedef struct zha_mark
{
	int from;
	int to;
	zha_mark_kind kind; /* of the strongest one */
	bool part;          /* made of part marks only */
	bool bracketed;     /* the first one is a bracket */
	bool enough;        /* counts by itself, not only before another mark */
	bool has_total;
	uint32_t total;
	zha_series_path path; /* depth 0 when there is a total only */
} zha_mark;

/* Letters of a title in which marks are looked for: a title, a label, a bracket. */
typedef struct zha_region
{
	const zha_letters *l;
	int from;
	int to;
} zha_region;

/*
 * zha_mark_at: the mark, with those that follow it at once, whose sign stands at
 * letter i. out->from may lie before i: 2021年 belongs to 第3期.
 */
extern bool zha_mark_at(const zha_region *r, int i, zha_mark *out);

/* zha_mark_leading: a number that opens a title: 13. and 34 - and （2）. */
extern bool zha_mark_leading(const zha_region *r, zha_mark *out);

/* zha_mark_join: append the levels of b to those of a; false when they do not fit. */
extern bool zha_mark_join(zha_mark *a, const zha_mark *b);

/*
 * The characters that begin a mark, as a set of bits by their nine lowest bits: one
 * look tells nearly all other characters.
 */
#define ZHA_BIT(word, cp) (((cp) >> 6 & 7) == (word) ? (uint64_t) 1 << ((cp) &63) : 0)
/* clang-format off */
#define ZHA_BEGINNINGS(w) \
	(ZHA_BIT(w, U'第') | ZHA_BIT(w, U'总') | ZHA_BIT(w, U'之') | ZHA_BIT(w, U'系') | \
	 ZHA_BIT(w, U'专') | ZHA_BIT(w, U'连') | ZHA_BIT(w, U'特') | ZHA_BIT(w, U'上') | \
	 ZHA_BIT(w, U'中') | ZHA_BIT(w, U'下') | ZHA_BIT(w, U'前') | ZHA_BIT(w, U'后') | \
	 ZHA_BIT(w, U'终') | ZHA_BIT(w, U'最') | ZHA_BIT(w, U'完') | ZHA_BIT(w, U'大') | \
	 ZHA_BIT(w, U'结') | ZHA_BIT(w, U'尾') | ZHA_BIT(w, U'序') | ZHA_BIT(w, U'楔') | \
	 ZHA_BIT(w, U'引') | ZHA_BIT(w, U'开') | ZHA_BIT(w, U'番') | ZHA_BIT(w, U'加') | \
	 ZHA_BIT(w, U'一') | ZHA_BIT(w, U'二') | ZHA_BIT(w, U'三') | ZHA_BIT(w, U'四') | \
	 ZHA_BIT(w, U'五') | ZHA_BIT(w, U'六') | ZHA_BIT(w, U'七') | ZHA_BIT(w, U'八') | \
	 ZHA_BIT(w, U'九') | ZHA_BIT(w, U'十') | ZHA_BIT(w, U'№') | ZHA_BIT(w, U'#') | \
	 ZHA_BIT(w, U'總') | \
	 ((w) == 5 ? 0xFFFFFFFF00000000 : 0)) /* Ⅰ to ⅿ */
/* clang-format on */
static const uint64_t zha_beginnings[8] = {
	ZHA_BEGINNINGS(0), ZHA_BEGINNINGS(1), ZHA_BEGINNINGS(2), ZHA_BEGINNINGS(3),
	ZHA_BEGINNINGS(4), ZHA_BEGINNINGS(5), ZHA_BEGINNINGS(6), ZHA_BEGINNINGS(7)};

#define ZHA_LETTER_BIT(c) (1u << ((c) &31))

/* zha_mark_may_begin: a quick no for nearly all letters that begin no mark. */
static inline bool
zha_mark_may_begin(const zha_letter *letter)
{
	const unsigned kinds =
		1u << KIND_DIGIT | 1u << KIND_HYPHEN | 1u << KIND_OPEN | 1u << KIND_CIRCLED;
	const unsigned latin = ZHA_LETTER_BIT('v') | ZHA_LETTER_BIT('n') |
						   ZHA_LETTER_BIT('e') | ZHA_LETTER_BIT('p') |
						   ZHA_LETTER_BIT('i') | ZHA_LETTER_BIT('c') |
						   ZHA_LETTER_BIT('s') | ZHA_LETTER_BIT('x');

	if (letter->kind == KIND_TEXT)
		return zha_beginnings[letter->cp >> 6 & 7] >> (letter->cp & 63) & 1;
	return letter->kind == KIND_LATIN ? latin >> (letter->cp & 31) & 1
									  : kinds >> letter->kind & 1;
}

/* Whether the digits are a day or a year and nothing else: 0617, 20210617, 2021. */
extern bool zha_is_day(const zha_letters *l, int from, int to);

/* Whether the letters are a number that is a name: 618, 996, 八一. */
extern bool zha_is_phrase(const zha_letters *l, int from, int to);

/* Whether the 总 at i belongs to the number behind it, and not to 汇总. */
extern bool zha_is_total(const zha_letters *l, int i);

/* Whether the letters are a date and nothing else, in any form, or several. */
extern bool zha_is_date_text(const zha_letters *l, int from, int to);

#endif /* ZHA_MARK_H */
