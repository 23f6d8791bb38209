/*
 * mark.h
 *		The marks by which a title bears a number: ⑮ （三） 第三期 Vol.7 之二 …
 *		Private to the reader of titles.
 */
#ifndef ZHA_MARK_H
#define ZHA_MARK_H

#include "core/region.h"
#include "core/series_scan.h"

/* What a mark is written as; of two marks the later kind is the stronger. */
typedef enum zha_mark_kind
{
	ZHA_MARK_PART,     /* 上 下篇 终章 Part 2 (1/5): of one work */
	ZHA_MARK_BRACKET,  /* （三） */
	ZHA_MARK_TOTAL,    /* 总第40期 */
	ZHA_MARK_CIRCLED,  /* ③ */
	ZHA_MARK_LEADING,  /* 13.  34 - : at the head of a title */
	ZHA_MARK_ORDINAL,  /* 第三期 45期 */
	ZHA_MARK_PREFIX,   /* Vol.7 #7 S01E02 */
	ZHA_MARK_OF,       /* 之三 */
	ZHA_MARK_NAMED,    /* 系列三: the word belongs to the name */
	ZHA_MARK_HYPHEN,   /* -3 at the end */
	ZHA_MARK_ARGUMENT, /* 三论 */
	ZHA_MARK_DOCUMENT  /* 〔2022〕5号 公告2021年第15号 */
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
	uint32_t counts;      /* what the last level counts: as in zha_series_unit, or 0 */
	uint32_t first;       /* the same of the first of several, or 0 */
	zha_series_path path; /* depth 0 when there is a total only */
} zha_mark;

/*
 * zha_mark_at: the mark, with those that follow it at once, whose sign stands at
 * letter i. out->from is i, but for a word that the mark takes with it.
 */
extern bool zha_mark_at(const zha_region *r, int i, zha_mark *out);

/* zha_mark_leading: a number that opens a title: 13. and 34 - and 05 |. */
extern bool zha_mark_leading(const zha_region *r, zha_mark *out);

/* zha_mark_join: append the levels of b to those of a; false when they do not fit. */
extern bool zha_mark_join(zha_mark *a, const zha_mark *b);

/* zha_mark_fits: whether the number of a mark is one of series_no. */
extern bool zha_mark_fits(const zha_mark *mark);

/*
 * zha_are_parts: whether two marks are parts of one whole, each with its word: 上篇 下篇
 * name it all and are no levels.
 */
extern bool zha_are_parts(const zha_mark *a, const zha_mark *b);

/* The marks of single kinds, each at letter i. chained: right behind another mark. */
extern bool zha_mark_scanned(const zha_region *r, int i, bool chained, zha_mark *out);
extern bool zha_mark_bracket(const zha_region *r, int i, zha_mark *out);
extern bool zha_mark_circled(const zha_region *r, int i, zha_mark *out);
extern bool zha_mark_final(const zha_region *r, int i, zha_mark *out);
extern bool zha_mark_named(const zha_region *r, int i, zha_mark *out);
extern bool zha_mark_argument(const zha_region *r, int i, zha_mark *out);
extern bool zha_mark_citation(const zha_region *r, int i, zha_mark *out);
extern bool zha_mark_decree(const zha_region *r, int i, zha_mark *out);

/* The content of a bracket at open that is the number of a decree, as a mark. */
extern bool zha_mark_decree_content(const zha_region *r, const zha_region *content,
									zha_mark *out);

/* What makes a unit of a number no mark, or one only before another mark. */
extern bool zha_is_one_of(const zha_region *r, int i, int to);
extern bool zha_is_rank(const zha_region *r, int from, int to, uint64_t value);
extern bool zha_is_other_number(const zha_region *r, int open, int close,
								const zha_mark *mark);

/*
 * zha_classifier_holds: whether what outer counts has what inner counts in it: a volume or
 * season chapters and episodes, a part of a novel chapters. Either may be NULL.
 */
extern bool zha_classifier_holds(const zha_entry *outer, const zha_entry *inner);

/* zha_is_descriptor: whether [5] from open to close counts rings or links: [5]轴烯. */
extern bool zha_is_descriptor(const zha_region *r, int open, int close);

/* Of a word that closes a work, which is no level behind another mark. */
#define ZHA_COUNTS_CLOSER 0x2000000

static inline void
zha_mark_set(zha_mark *mark, zha_word word, uint64_t number)
{
	mark->path.depth = 1;
	mark->path.span = 0;
	mark->path.level[0] =
		(zha_level){word, number > UINT32_MAX ? UINT32_MAX : (uint32_t) number};
}

/* A letter with which a Roman numeral up to 39 may begin, or a sign for one. */
static inline bool
zha_may_be_roman(const zha_letter *letter)
{
	return letter->like == 'i' || letter->like == 'v' || letter->like == 'x' ||
		   (letter->cp >= 0x2160 && letter->cp <= 0x217F);
}

/*
 * zha_mark_may_begin: a quick no for nearly all letters of a region that begin no mark:
 * for those in no set, digits within a row of them, and Latin letters within a word,
 * where a capital behind a small one begins another: vlogVol.3 has two.
 */
static inline bool
zha_mark_may_begin(const zha_region *r, int i)
{
	const zha_letter *letter = &r->l->letter[i];

	if (!(zha_mark_openers[letter->like >> 6 & 255] >> (letter->like & 63) & 1))
		return false;
	if (i <= r->from || letter->kind != letter[-1].kind)
		return true;
	return letter->kind == ZHA_KIND_LATIN
			   ? (letter[-1].cp & 0x20) && !(letter->cp & 0x20)
			   : letter->kind != ZHA_KIND_DIGIT;
}

/* Whether the sign of a total at i belongs to the number behind it, not to a word. */
static inline bool
zha_is_total(const zha_letters *l, int i)
{
	const zha_letter *next = &l->letter[i + 1];

	return (next->cp == ZHA_CHAR_ORDINAL || next->kind == ZHA_KIND_DIGIT) &&
		   (i == 0 || next[-2].like != ZHA_CHAR_NOT_BEFORE_TOTAL);
}

#endif /* ZHA_MARK_H */
