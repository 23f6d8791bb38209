/*
 * headline.h
 *		The headline by which one article is known wherever it stands, and whether two
 *		headlines may be those of one article.
 */
#ifndef ZHA_HEADLINE_H
#define ZHA_HEADLINE_H

#include "core/title.h"

/* A headline of fewer characters does not tell an article by itself. */
#define ZHA_HEADLINE_ENOUGH 8

/* Of two keys that are compared character by character, neither has more of them. */
#define ZHA_HEADLINE_LIMIT 120

/* A title, read as far as its headline. The spans are of the title. */
typedef struct zha_headline
{
	zha_text relay;    /* 转 转载 …, also where it stands before an outlet */
	zha_text original; /* 原创 首发 … */
	zha_text series;
	zha_text author;
	zha_text outlet; /* before a colon or a bar, or at the end: 山河晚报 */
	zha_text text;   /* the headline without all of them */
	bool has_number; /* of a series that is not the headline itself */
	zha_series_no number;
	bool has_part; /* the number, or its end, belongs to the headline: （上） */
	zha_series_no part;
	bool cut; /* the title ends in … or ... */
} zha_headline;

/* zha_headline_read: ZHA_ENCODING when the title is not well-formed UTF-8. */
extern zha_code zha_headline_read(zha_text title, zha_headline *out, zha_fault *fault);

/* zha_headline_room: bytes that the key of a title of len bytes may need. */
static inline size_t
zha_headline_room(size_t len)
{
	return 3 * len + 1 + ZHA_SERIES_NO_TEXT;
}

/*
 * zha_headline_key: writes the key of a headline to out and gives its length: its text
 * folded as zha_series_key has it, without blanks and punctuation. Between two digits one
 * sign of punctuation stays, as a dot; + and # stay behind a Latin letter, % behind a
 * digit. The part follows behind a blank. 0 when the headline has no letter and no digit.
 */
extern size_t zha_headline_key(const zha_headline *headline, char *out);

/*
 * zha_headline_is_bare: whether a title, by its key, is a headline and nothing else: no
 * series, number, author, outlet or mark, and not cut. false: it may have more.
 */
extern bool zha_headline_is_bare(zha_text title, zha_text key);

/* zha_headline_length: the characters of a key, those of the part aside. */
extern int zha_headline_length(zha_text key);

/* zha_headline_is_heading: whether many articles have it, as 目录. */
extern bool zha_headline_is_heading(zha_text key);

/* zha_headline_is_notice: whether it is one of a notice, which may come each year. */
extern bool zha_headline_is_notice(zha_text key);

/*
 * zha_headlines_near: whether two keys may be one headline before and after an edit. At
 * most a sixth of the characters of the longer one are added, left out or in another's
 * place, and none of these changes tells two articles apart. What is added or left out
 * does where it holds a number or another word of the table that tells, or names another
 * body; what stands in another's place does, unless both sound alike or mean the same by
 * the table.
 */
extern bool zha_headlines_near(zha_text a, zha_text b);

/*
 * zha_headline_begins: whether the key of a title that is cut is the beginning of another
 * key, of ZHA_HEADLINE_ENOUGH characters at least.
 */
extern bool zha_headline_begins(zha_text cut, zha_text key);

#endif /* ZHA_HEADLINE_H */
