/*
 * html.h
 *		The visible text of an HTML page, and what its tags say beyond it.
 *
 * libxml2 reads the HTML, as a stream: no tree, no recursion, nothing from outside the
 * text. Memory is malloc's and belongs to the zha_html, so that it is freed by one call on
 * every way out. Without libxml2 (ZHA_LIBXML not defined) there is none of this.
 */
#ifndef ZHA_HTML_H
#define ZHA_HTML_H

#include "core/text.h"

/* What a run of the visible text is by its tags. */
typedef enum zha_mark_kind
{
	MARK_LINK,    /* value: the address, more: the title attribute */
	MARK_HEADING, /* h1 to h3, or an element of a class …title */
	MARK_TIME,    /* value: the datetime attribute */
	MARK_DATE,    /* an element of a class date, time, info or meta */
	MARK_AUTHOR,
	MARK_VIEWS
} zha_mark_kind;

typedef enum zha_way
{
	WAY_NONE,
	WAY_PREV,
	WAY_NEXT
} zha_way;

typedef struct zha_mark
{
	zha_mark_kind kind;
	zha_way way;  /* of a link, by a class of it or of what it stands in */
	zha_way side; /* of a link, by the arrow in it: left is prev, right is next */
	size_t start; /* offsets in the visible text */
	size_t end;
	size_t value; /* offsets in the attributes' values, each ended by a zero byte */
	size_t more;
} zha_mark;

/* What the head of a page says, each "" when it says nothing. */
typedef enum zha_meta
{
	META_TITLE,         /* <title> */
	META_ARTICLE_TITLE, /* the official tags of government sites */
	META_PUB_DATE,
	META_CONTENT_SOURCE,
	META_AUTHOR,
	META_OG_TITLE,
	META_PUBLISHED_TIME, /* article:published_time, datePublished */
	META_JSON_LD,        /* all of them, one behind the other */
	META_BASE,
	META_CANONICAL,
	METAS
} zha_meta;

typedef struct zha_html zha_html;

/* zha_html_new: a reader of one page, NULL when there is no memory for it. */
extern zha_html *zha_html_new(void);

/*
 * zha_html_read: reads a page in UTF-8, whatever it declares. stop, which may be NULL, is
 * asked every few kilobytes; when it says so the rest is left out and ZHA_SYNTAX given.
 * ZHA_RANGE when the page is nested deeper than ZHA_HTML_DEPTH or has a tag with more than
 * ZHA_HTML_ATTRIBUTES. Whatever else is wrong with the HTML is read as browsers do.
 */
extern zha_code zha_html_read(zha_html *html, zha_text page, bool (*stop)(void));

#define ZHA_HTML_DEPTH 1000
#define ZHA_HTML_ATTRIBUTES 1000

/* Whether memory ran out, so that what was read is not all. */
extern bool zha_html_exhausted(const zha_html *html);

/* zha_html_text: the visible text, one block a line; valid until the next call. */
extern zha_text zha_html_text(const zha_html *html);

/* zha_html_marks: its marks in the order in which they begin, and how many. */
extern const zha_mark *zha_html_marks(const zha_html *html, size_t *count);

/* zha_html_value: the value of an attribute by its offset. */
extern zha_text zha_html_value(const zha_html *html, size_t offset);

/*
 * zha_html_resolve: the address at an offset, made whole by <base> or the page's own
 * address where the page names one; valid until the next call for the same way. Absent
 * for what leads nowhere: # and javascript:.
 */
extern zha_text zha_html_resolve(zha_html *html, size_t offset, zha_way way);

/* zha_html_meta: what the head says of itself, blanks at both ends left out. */
extern zha_text zha_html_meta(const zha_html *html, zha_meta meta);

extern void zha_html_free(zha_html *html);

#endif /* ZHA_HTML_H */
