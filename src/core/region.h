/*
 * region.h
 *		A part of a text in letters in which marks are looked for: a title, a label, what
 *		is in a bracket; and what may stand around a mark there.
 */
#ifndef ZHA_REGION_H
#define ZHA_REGION_H

#include "core/vocabulary.h"

/* Letters from up to but not to. */
typedef struct zha_region
{
	const zha_letters *l;
	int from;
	int to;
} zha_region;

static inline const zha_letter *
zha_region_letter(const zha_region *r, int i)
{
	return &r->l->letter[i];
}

/* The kind of letter i, that of a bar behind the end and before the first letter. */
static inline zha_kind
zha_region_kind(const zha_region *r, int i)
{
	return (unsigned) i < (unsigned) r->to ? (zha_kind) r->l->letter[i].kind
										   : ZHA_KIND_BAR;
}

/* What letter i is compared as, 0 outside of the region. */
static inline uint32_t
zha_region_like(const zha_region *r, int i)
{
	return i >= r->from && i < r->to ? r->l->letter[i].like : 0;
}

static inline int
zha_region_skip_blanks(const zha_region *r, int i)
{
	while (i < r->to && r->l->letter[i].kind == ZHA_KIND_BLANK)
		i++;
	return i;
}

/* The last letter before i that is no blank, or -1. */
static inline int
zha_region_before(const zha_region *r, int i)
{
	while (i > r->from && r->l->letter[i - 1].kind == ZHA_KIND_BLANK)
		i--;
	return i > r->from ? i - 1 : -1;
}

/* The letter at the byte, or the first one behind it. */
extern int zha_region_at_byte(const zha_region *r, int i, size_t byte);

/*
 * zha_is_delimited: whether a mark may end before letter i: at the end, before
 * punctuation, a blank or an opening bracket, not before text.
 */
extern bool zha_is_delimited(const zha_region *r, int i);

/* zha_ends_segment: whether the region, or a segment of it, ends before letter i. */
extern bool zha_ends_segment(const zha_region *r, int i);

/* Whether the value is a year of our time. */
static inline bool
zha_is_year(uint64_t value)
{
	return value >= 1900 && value <= 2100;
}

/* zha_is_day_number: 20210617: an issue named by its day has no number. */
extern bool zha_is_day_number(uint64_t value);

/* zha_is_day: whether the digits are a day or a year and nothing else: 0617, 2021. */
extern bool zha_is_day(const zha_letters *l, int from, int to);

/* zha_is_phrase: whether the letters are a number that is a name: 618, 996. */
extern bool zha_is_phrase(const zha_letters *l, int from, int to);

/* zha_is_date_text: whether the letters are a date and nothing else, or several. */
extern bool zha_is_date_text(const zha_letters *l, int from, int to);

/* zha_date_follows: whether a date of digits follows letter i at once. */
extern bool zha_date_follows(const zha_region *r, int i);

/* zha_tells_day: whether the text says that it tells a day: then 6/7 is one as well. */
extern bool zha_tells_day(const zha_letters *l);

#endif /* ZHA_REGION_H */
