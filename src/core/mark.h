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

/* zha_mark_may_begin: a quick no for letters that begin no mark. */
static inline bool
zha_mark_may_begin(const zha_letter *letter)
{
	switch (letter->kind)
	{
		case KIND_TEXT:
			if (letter->cp < 0x80)
				return letter->cp == '#';
			switch (letter->cp)
			{
				/* clang-format off */
				case U'№': case U'第': case U'总': case U'之': case U'系': case U'专': case U'连':
				case U'特': case U'上': case U'中': case U'下': case U'前': case U'后':
				case U'终': case U'最': case U'完': case U'大': case U'结': case U'尾':
				case U'序': case U'楔': case U'引': case U'开': case U'番': case U'加':
				case U'一': case U'二': case U'三': case U'四': case U'五': case U'六':
				case U'七': case U'八': case U'九': case U'十':
					return true;
					/* clang-format on */
				default:
					return letter->cp >= 0x2160 && letter->cp <= 0x217F;
			}
		case KIND_LATIN:
			switch (letter->cp | 0x20)
			{
				/* clang-format off */
				case 'v': case 'n': case 'e': case 'p': case 'i': case 'c': case 's': case 'x':
					return true;
					/* clang-format on */
				default:
					return false;
			}
		case KIND_DIGIT:
		case KIND_HYPHEN:
		case KIND_OPEN:
		case KIND_CIRCLED:
			return true;
		default:
			return false;
	}
}

/* Whether the letters are a date and nothing else, in any form, or several. */
extern bool zha_is_date_text(const zha_letters *l, int from, int to);

#endif /* ZHA_MARK_H */
