/*
 * title_reader.h
 *		What the files of the reader of titles share: its state, and what each file does
 *		for the others. A file uses those before it, never one behind it: text, head,
 *		marks, names, headlines, title.
 */
#ifndef ZHA_TITLE_READER_H
#define ZHA_TITLE_READER_H

#include "core/mark.h"
#include "core/person.h"
#include "core/site.h"
#include "core/title.h"

/* Marks of a title that are looked at; a title that has more is a list. */
#define ZHA_MOST_MARKS 12

/* Letters from up to but not to. */
typedef struct zha_range
{
	int from;
	int to;
} zha_range;

/* A mark with its place. */
typedef struct zha_found
{
	zha_mark mark;
	int open;   /* the bracket it stands in with its name or headline, or -1 */
	bool leads; /* nothing of the title stands before it */
} zha_found;

typedef struct zha_title_reader
{
	zha_letters l;
	zha_title *out;
	const zha_site *site; /* its words, or NULL */
	int to;               /* behind it stand relay and genre only */
	int core;             /* behind the labels at the head */
	zha_range label;      /* the first label at the head that bears no number */
	zha_range near_label; /* the last one, which a mark behind it belongs to */
	zha_range numbered;   /* the name in the label that bears the number */
	bool has_label;
	bool in_headline; /* behind the number, where a quotation is no label */
	int author_end;   /* behind the byline and its colon or bar, 0 without byline */
	int count;
	zha_found marks[ZHA_MOST_MARKS];
} zha_title_reader;

static inline const zha_letter *
zha_title_letter(const zha_title_reader *r, int i)
{
	return &r->l.letter[i];
}

static inline bool
zha_title_is_open(const zha_title_reader *r, int i)
{
	return zha_title_letter(r, i)->kind == ZHA_KIND_OPEN &&
		   zha_title_letter(r, i)->pair > i;
}

/* 186：上映（一）: then the part is of what the headline tells. */
static inline bool
zha_title_is_chapter(const zha_title_reader *r, const zha_mark *mark)
{
	return mark->kind == ZHA_MARK_LEADING &&
		   zha_title_letter(r, mark->to)->kind == ZHA_KIND_COLON;
}

static inline zha_range
zha_title_trim(const zha_title_reader *r, zha_range a, unsigned kinds)
{
	zha_letters_trim(&r->l, &a.from, &a.to, kinds);
	return a;
}

/* Where a label bracket may stand only at the head of a title. */
static inline bool
zha_is_label_bracket(uint32_t cp)
{
	return cp == U'【' || cp == '[' || cp == U'「' || cp == U'『';
}

/* ---- title_text.c ---- */

/* The first letter of the kinds in the mask outside brackets, or to. */
extern int zha_title_find(const zha_title_reader *r, int from, int to, unsigned kinds);

/* How many letters the dash at i has; 0 when there is none: —— -- and a hyphen
 * between blanks, unless a date follows it. */
extern int zha_title_dash(const zha_title_reader *r, int i);

/* Han characters, Latin words and runs of digits: the size of a column's name. */
extern int zha_title_units(const zha_title_reader *r, zha_range a);

/* A segment of at most four units, or of Latin only, names a column. */
extern bool zha_title_is_column(const zha_title_reader *r, zha_range a);

/* The bytes of a part, blanks at both ends left out. */
extern zha_text zha_title_span(const zha_title_reader *r, zha_range a);

/* ---- title_head.c ---- */

extern int zha_title_skip(const zha_title_reader *r, int i, int to);

/* Consume labels and signs from i on; gives where the rest begins. */
extern int zha_title_take_head(zha_title_reader *r, int i, int to);

/* Brackets at the very end that say 转 or 组图, and a last segment that does. */
extern void zha_title_cut_tail(zha_title_reader *r, int from);

/*
 * A byline where the headline begins at from: a person before a colon, or alone in a
 * segment with a bar behind it. Gives the letter behind it, or from.
 */
extern int zha_title_take_author(zha_title_reader *r, int from, int to);

/* The byline before the first mark: at the core, or behind one column. */
extern void zha_title_find_author(zha_title_reader *r);

/* ---- title_marks.c ---- */

/* All marks of the core, from left to right; names in quotes are opaque. */
extern void zha_title_find_marks(zha_title_reader *r);

/* ---- title_name.c ---- */

/* Whether a mark is written 〔2022〕5号, with the code of an office before it. */
extern bool zha_title_is_citation(const zha_title_reader *r, const zha_found *f);

extern zha_range zha_title_clean_name(const zha_title_reader *r, zha_range name);

/* A date that stands free in a text is told from 6.6.4.2 by its year or month. */
extern bool zha_title_is_free_date(const zha_title_reader *r, int from, int to);

/*
 * The name that a mark belongs to, as it stands, and where it begins: on its left, or
 * when it is alone in its segment the label or the segment before it.
 */
extern zha_range zha_title_name_of(const zha_title_reader *r, const zha_found *f,
								   bool tail, int *start);

/* ---- title_headline.c ---- */

/* Only brackets, dates and separators: nothing that could be a headline. */
extern bool zha_title_is_nothing(const zha_title_reader *r, zha_range rest);

/*
 * Without the last segments that name columns; the only one that is left is a headline,
 * unless all may go.
 */
extern zha_range zha_title_without_column(const zha_title_reader *r, zha_range rest,
										  bool all);

/* Take the closing mark of a headline over into the number. */
extern zha_range zha_title_append(const zha_title_reader *r, zha_range headline,
								  int after, zha_mark *number);

/* Separators around a headline are dropped, its own punctuation stays. */
extern zha_range zha_title_clean(const zha_title_reader *r, zha_range headline);

/* The segment before the one that begins at start; empty when there is none. */
extern zha_range zha_title_segment_before(const zha_title_reader *r, int start);

/* The letter behind the last bar before i, or the core. */
extern int zha_title_segment_start(const zha_title_reader *r, int i);

#endif /* ZHA_TITLE_READER_H */
