/*
 * page_line.h
 *		A page as a row of lines. Private to the readers of pages.
 */
#ifndef ZHA_PAGE_LINE_H
#define ZHA_PAGE_LINE_H

#include "core/page_date.h"
#include "core/page_word.h"
#include "core/span.h"

/* A longer line, in bytes, is a paragraph: only a bracket that closes it holds labels. */
#define ZHA_HEAD_LINE 300

/*
 * The lines that are looked at: of a longer page the first and the last ones, where
 * its frame is.
 */
#define ZHA_FIRST_LINES 1500
#define ZHA_LAST_LINES 500
#define ZHA_LINES (ZHA_FIRST_LINES + ZHA_LAST_LINES)

/* More labels than these no line of a frame has, and no frame has more of them. */
#define ZHA_LABELS 24
#define ZHA_HITS 4096

/* A label in a line; offsets are of the line. */
typedef struct zha_hit
{
	zha_label kind;
	uint32_t start; /* of the word, or of the bracket before it */
	uint32_t value; /* where its value begins */
	uint32_t end;   /* where its value ends: at the next label or the end of the line */
	bool bare;      /* stands without colon or bracket */
	bool weak;      /* a link's label that also turns pages: 下一页, Next */
} zha_hit;

/* What is known of a line is found once, when it is read. */
typedef struct zha_line
{
	zha_text text;    /* without the blanks around it, never empty */
	uint16_t chars;   /* at most 1000 */
	bool apart;       /* an empty line stands above it */
	bool heading;     /* by its tag, of a page in HTML */
	bool dated;       /* an element for dates, likewise */
	bool has_date;    /* in a line of at most ZHA_HEAD_LINE bytes */
	uint16_t date_at; /* the first date: its offset and length with the time of day */
	uint16_t date_len;
	zha_date date;
	bool button; /* buttons, counters and sizes of type between title, head and body */
	bool site;   /* the site's own: copyright, address, telephone, links */
	bool head;   /* gives a date or begins with a label */
	bool ends_body; /* credits, buttons, links and the site's own lines */
	bool paragraph; /* prose: long with stops, or a sentence */
	uint8_t n_hits; /* its labels in their order, at most ZHA_LABELS */
	const zha_hit *hits;
} zha_line;

typedef struct zha_lines
{
	int n;
	int n_hits;
	zha_line line[ZHA_LINES];
	zha_hit hits[ZHA_HITS];
} zha_lines;

/* zha_lines_read: the lines of a well-formed text that are not blank. */
extern void zha_lines_read(zha_text text, zha_lines *out);

/* zha_line_next: takes the next line that is not blank off *rest, trimmed. */
extern bool zha_line_next(zha_text *rest, zha_text *line);

/* zha_line_fill: what is known of one line; its labels are written to hits. */
extern void zha_line_fill(zha_text text, zha_line *out, zha_hit hits[ZHA_LABELS]);

/* The first label of a line that is not longer than a head's, or NULL. */
static inline const zha_hit *
zha_first_hit(const zha_line *line)
{
	return line->n_hits > 0 && line->text.len <= ZHA_HEAD_LINE ? line->hits : NULL;
}

/* The label that a line begins with, or NULL. */
static inline const zha_hit *
zha_leading_hit(const zha_line *line)
{
	const zha_hit *hit = zha_first_hit(line);

	return hit != NULL && hit->start == 0 ? hit : NULL;
}

/* zha_line_span: the text of the lines from up to and with to. */
static inline zha_text
zha_lines_span(const zha_lines *l, int from, int to)
{
	return (zha_text){l->line[from].text.data,
					  (size_t) (zha_end(l->line[to].text) - l->line[from].text.data)};
}

/* zha_item_next: takes what stands before the next blank off the row, and the blanks. */
extern bool zha_item_next(zha_text *row, zha_text *item);

/* The length of a colon, or of a bar, at p. */
extern size_t zha_colon(const char *p, const char *end);
extern size_t zha_bar(const char *p, const char *end);

/* A text without the arrows and bars around it. */
extern zha_text zha_without_arrows(zha_text value);

/* Whether word stands anywhere in a line. */
extern bool zha_line_holds(zha_text line, zha_text word);

/* Whether a line has a Han character. */
extern bool zha_line_has_han(zha_text line);

/* The first character of a text, a blank when it has none. */
static inline uint32_t
zha_first_letter(zha_text text)
{
	uint32_t cp = ' ';

	zha_utf8_decode(text.data, zha_end(text), &cp);
	return cp;
}

/* The characters of a text, at most 1000. */
extern int zha_characters(zha_text text);

#endif /* ZHA_PAGE_LINE_H */
