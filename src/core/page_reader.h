/*
 * page_reader.h
 *		A page while it is read: its lines and where the parts of its frame are. Private
 *		to the readers of pages.
 */
#ifndef ZHA_PAGE_READER_H
#define ZHA_PAGE_READER_H

#include "core/page.h"
#include "core/page_frame.h"

/* Lines are meant by their number; -1 is none. */
typedef struct zha_reader
{
	zha_page *page;
	zha_text text;
	zha_lines lines;
	int crumb;      /* the last line of the breadcrumb */
	int head;       /* the line of the head that speaks most clearly */
	int title;      /* the last line of the title */
	int first_link; /* the first line of the links to the neighbours below the title */
	int links;      /* and the last */
	int pager; /* the first of two lines that link to the neighbours above the text */
	bool blog; /* the frame is a blog's */
} zha_reader;

/* zha_frame_find: breadcrumb, head and kind of site (page_head.c); title may be known. */
extern void zha_frame_find(zha_reader *r);

/* zha_pager_find: two lines of links that stand above and below the text (page_link.c). */
extern void zha_pager_find(zha_reader *r);

/* zha_page_title: the title, when the page has one (page_title.c). */
extern void zha_page_title(zha_reader *r);

/* zha_values_find: date, roles and views (page_value.c). */
extern void zha_values_find(zha_reader *r);

/*
 * The titles of the neighbours (page_link.c): those that labels name, and where there is
 * none those between arrows or in two lines at the end of a blog's article.
 */
extern void zha_links_labelled(zha_reader *r);
extern void zha_links_bare(zha_reader *r);

/* The title of a link without label, arrows, date and what is not its own. */
extern zha_text zha_link_title(zha_text value, zha_label kind);

/* zha_body_find: body and credit (page_body.c). */
extern void zha_body_find(zha_reader *r);

/* The blog's author that line i between title and head names; len 0 when it does not. */
extern zha_text zha_byline_name(const zha_reader *r, int i);

/* The label that line i is, with a colon, when its value is the whole of line i + 1. */
extern const zha_hit *zha_value_below(const zha_reader *r, int i);

/* The value of a role in a line, cut off where something else begins. */
extern zha_text zha_role_value(zha_text value);

#endif /* ZHA_PAGE_READER_H */
