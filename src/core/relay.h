/*
 * relay.h
 *		Whether two articles of one archive or of two are one article, from their titles
 *		and dates.
 */
#ifndef ZHA_RELAY_H
#define ZHA_RELAY_H

#include "core/headline.h"

/* Headlines that are nearly the same are one within so many days, or by one author. */
#define ZHA_RELAY_DAYS 30

/* The day of an article that has no date. */
#define ZHA_NO_DAY INT32_MIN

/* What is looked at of an article. The texts are keys: see headline.h, fold.h. */
typedef struct zha_article
{
	zha_text key;
	zha_text author; /* len 0: none */
	zha_text series;
	bool has_number;
	zha_series_no number;
	bool cut;
	int32_t day; /* of any calendar that counts days, or ZHA_NO_DAY */
} zha_article;

/* Why two articles are one; from the weakest to the strongest. */
typedef enum zha_evidence
{
	ZHA_APART,       /* they are two */
	ZHA_NEAR_DATE,   /* headlines that differ by an edit, and dates within a month */
	ZHA_NEAR_AUTHOR, /* the same, and the author */
	ZHA_CUT_DATE,    /* one headline is cut and the beginning of the other, and dates */
	ZHA_CUT_AUTHOR,
	ZHA_SAME_DATE, /* the same short headline on the same day */
	ZHA_SAME_AUTHOR,
	ZHA_SAME /* the same headline, long enough to tell an article */
} zha_evidence;

/* zha_relay_room: bytes of the three keys of a title of len bytes. */
static inline size_t
zha_relay_room(size_t len)
{
	return zha_headline_room(len) + 3 * len + 3 * len;
}

/*
 * zha_article_make: the article of a headline, on a day. The keys are written to out; the
 * headline's own key is taken as it is where it is given (not NULL).
 */
extern void zha_article_make(const zha_headline *headline, const zha_text *key,
							 int32_t day, char *out, zha_article *article);

/*
 * zha_article_compare: why two articles are one, or ZHA_APART.
 *
 * Different authors, and different numbers of one series, are two articles whatever the
 * headlines. The same headline of ZHA_HEADLINE_ENOUGH characters is one; of fewer, with
 * the same author or day; that of a notice, with dates within ZHA_RELAY_DAYS; one that
 * many articles have, as 目录, with the same series and number. Headlines that are near
 * or cut (see headline.h) are one with the same author, or dates within ZHA_RELAY_DAYS.
 */
extern zha_evidence zha_article_compare(const zha_article *a, const zha_article *b);

#endif /* ZHA_RELAY_H */
