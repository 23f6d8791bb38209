/*
 * page_word.h
 *		The words of a page's frame: labels, buttons, the site's own lines. Private to the
 *		readers of pages.
 */
#ifndef ZHA_PAGE_WORD_H
#define ZHA_PAGE_WORD_H

#include "core/span.h"
#include "core/text.h"

/* What stands behind a label, in the order of the generator's list. */
typedef enum zha_label
{
	LABEL_NONE,
	LABEL_OTHER, /* ends the value before it, recorded nowhere */
	LABEL_TITLE,
	LABEL_DATE,
	LABEL_UPDATED, /* a date only when the page gives no other */
	LABEL_SOURCE,
	LABEL_AUTHOR,
	LABEL_EDITOR,
	LABEL_VIEWS,
	LABEL_PREV,
	LABEL_NEXT,
	LABEL_KINDS
} zha_label;

/* The roles of words, as vocabulary/pages.tsv explains them. */
enum
{
	WORD_PLACE = 1 << 0,
	WORD_HOME = 1 << 1,
	WORD_BUTTON = 1 << 2,
	WORD_AFTER = 1 << 3,
	WORD_ENDS = 1 << 4,
	WORD_SITE = 1 << 5,
	WORD_ADDRESS = 1 << 6,
	WORD_NO_LINK = 1 << 7,
	WORD_MEDIUM = 1 << 8,
	WORD_OFFICE = 1 << 9,
	WORD_CREDIT = 1 << 10,
	WORD_CREDITED = 1 << 11,
	WORD_TOUCH = 1 << 12,
	WORD_TODAY = 1 << 13,
	WORD_COLUMN = 1 << 14,
	WORD_LIST = 1 << 15,
	WORD_BLOG = 1 << 16,
	WORD_BYLINE = 1 << 17,
	WORD_MENU = 1 << 18,
	WORD_LICENCE = 1 << 19,
	WORD_TITLED = 1 << 20,
	WORD_COUNTED = 1 << 21,
	WORD_TEXT = 1 << 22,
	WORD_LABEL = 1 << 30 /* to ask for: any word that is a label */
};

typedef struct zha_page_word
{
	size_t len; /* in bytes of the text, with the blanks between its characters */
	zha_label label;
	uint32_t roles;
} zha_page_word;

/* By the low bits of a first character: the groups of words that may begin with it. */
extern const uint16_t zha_page_word_first[8192];

/* The groups that tools/gen_page_words.pl counts words by: labels, then these. */
static inline unsigned
zha_page_word_groups(uint32_t roles)
{
	const uint32_t within = WORD_TODAY | WORD_CREDITED | WORD_BLOG | WORD_BYLINE;
	const uint32_t lines = WORD_BUTTON | WORD_ENDS | WORD_ADDRESS;
	const uint32_t others = WORD_MEDIUM | WORD_OFFICE | WORD_CREDIT | WORD_COLUMN |
							WORD_LIST | WORD_MENU | WORD_LICENCE | WORD_TITLED |
							WORD_COUNTED | WORD_TEXT;

	return (roles & WORD_LABEL ? 1 : 0) | (roles & WORD_TOUCH ? 2 : 0) |
		   (roles & WORD_SITE ? 4 : 0) | (roles & within ? 8 : 0) |
		   (roles & (WORD_PLACE | WORD_HOME) ? 16 : 0) | (roles & lines ? 32 : 0) |
		   (roles & (WORD_NO_LINK | WORD_AFTER) ? 64 : 0) | (roles & others ? 128 : 0);
}

/* The same as zha_page_word_read(), for a text whose first character may begin a word. */
extern bool zha_page_word_find(zha_text text, uint32_t roles, size_t below,
							   zha_page_word *out);

/*
 * zha_page_word_read: the longest word at the start of text that has one of the roles and,
 * unless below is 0, fewer bytes than that.
 * Traditional and full-width characters count as what they stand for, blanks between
 * Han characters as nothing; a word of Latin letters ends where a word ends.
 */
static inline bool
zha_page_word_read(zha_text text, uint32_t roles, size_t below, zha_page_word *out)
{
	uint32_t cp;

	return zha_utf8_decode(text.data, zha_end(text), &cp) > 0 &&
		   (zha_page_word_first[cp & 8191] & zha_page_word_groups(roles)) &&
		   zha_page_word_find(text, roles, below, out);
}

/* Whether such a word stands at the start, anywhere, or at the end of a text. */
static inline bool
zha_page_word_starts(zha_text text, uint32_t roles)
{
	zha_page_word word;

	return zha_page_word_read(text, roles, 0, &word);
}

extern bool zha_page_word_within(zha_text text, uint32_t roles);
extern bool zha_page_word_ends(zha_text text, uint32_t roles);

/* Whether text is such a word and nothing else. */
static inline bool
zha_page_word_is(zha_text text, uint32_t roles)
{
	zha_page_word word;

	return zha_page_word_read(text, roles, 0, &word) && word.len == text.len;
}

#endif /* ZHA_PAGE_WORD_H */
