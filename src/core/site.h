/*
 * site.h
 *		The words of one site, which titles are read by beside those of the vocabulary.
 */
#ifndef ZHA_SITE_H
#define ZHA_SITE_H

#include "core/letters.h"

/* What a word of a site may be, as bits. */
#define ZHA_SITE_RELAY 1u      /* says that the text is another's */
#define ZHA_SITE_GENRE 2u      /* names a kind of text: recorded nowhere */
#define ZHA_SITE_COLUMN 4u     /* names a column: no headline and no series */
#define ZHA_SITE_NOT_SERIES 8u /* no name of a series, with a number or without */

/* A word of more letters is none. */
#define ZHA_SITE_LONGEST 40

typedef struct zha_site_word
{
	const uint32_t *like; /* its letters, as they are compared */
	int len;
	unsigned kinds;
} zha_site_word;

typedef struct zha_site
{
	const zha_site_word *words;
	int count;
} zha_site;

/*
 * zha_site_letters: the letters of a word as they are compared, into like. Gives how
 * many, 0 for a blank word, one of more than ZHA_SITE_LONGEST or one that is ill-formed.
 */
extern int zha_site_letters(zha_text word, uint32_t like[ZHA_SITE_LONGEST]);

/* zha_site_at: the letters of the longest word of one of the kinds at i, 0 for none. */
extern int zha_site_at(const zha_site *site, const zha_letters *l, int i, int to,
					   unsigned kinds);

/* zha_site_before: the same of the one that ends before to. */
extern int zha_site_before(const zha_site *site, const zha_letters *l, int from, int to,
						   unsigned kinds);

/* zha_site_is: whether the letters are a word of one of the kinds. */
extern bool zha_site_is(const zha_site *site, const zha_letters *l, int from, int to,
						unsigned kinds);

#endif /* ZHA_SITE_H */
