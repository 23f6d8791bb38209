/*
 * mark.h
 *		The marks by which a title bears a number: ⑮ （三） 第三期 Vol.7 之二 …
 *		Private to the reader of titles.
 */
#ifndef ZHA_MARK_H
#define ZHA_MARK_H

#include "core/letters.h"
#include "core/series_no.h"

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

/* The characters that begin a mark, as a set of bits by their nine lowest bits. */
extern const uint64_t zha_mark_openers[8];

/* zha_mark_may_begin: a quick no for nearly all letters that begin no mark. */
static inline bool
zha_mark_may_begin(const zha_letter *letter)
{
	const unsigned kinds = 1u << ZHA_KIND_DIGIT | 1u << ZHA_KIND_HYPHEN |
						   1u << ZHA_KIND_OPEN | 1u << ZHA_KIND_CIRCLED;

	if (letter->kind == ZHA_KIND_TEXT || letter->kind == ZHA_KIND_LATIN)
		return zha_mark_openers[letter->like >> 6 & 7] >> (letter->like & 63) & 1;
	return kinds >> letter->kind & 1;
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
