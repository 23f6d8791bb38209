/*
 * page_cut.c
 *		Tells where one page of a text ends and the next begins.
 */
#include "core/page.h"
#include "core/page_frame.h"

/* Lines from a breadcrumb to a head that still belongs to it. */
#define HEAD_REACH 12

/* Whether a line of the head gives a date. */
static bool
is_dated(const zha_line *line)
{
	zha_date date;
	zha_text after;

	return zha_date_line(line->text, &date, &after) ||
		   zha_labelled_date(line, LABEL_DATE, &date, &after);
}

/* Whether a line belongs to a head; *known is what is known of it. */
static bool
is_head_line(zha_text line, zha_line *known, zha_hit hits[ZHA_LABELS])
{
	zha_line_fill(line, known, hits);
	return known->head;
}

/* Whether a line that is no head has the label of a link or of who edited the page. */
static bool
closes_page(zha_text line)
{
	zha_hit hits[ZHA_LABELS];
	zha_line known;

	return line.len <= ZHA_HEAD_LINE && zha_labels_read(line, hits) > 0 &&
		   (hits[0].kind >= LABEL_PREV || hits[0].kind == LABEL_EDITOR) &&
		   !is_head_line(line, &known, hits);
}

static bool
is_button_line(zha_text line)
{
	zha_hit hits[ZHA_LABELS];
	zha_line known;

	zha_line_fill(line, &known, hits);
	return known.button;
}

/* Whether a dated head follows before another breadcrumb does. */
static bool
head_follows(zha_text rest)
{
	zha_text line;
	zha_text crumb;
	zha_line known;
	zha_hit hits[ZHA_LABELS];
	bool labelled;

	for (int i = 0; i < HEAD_REACH && zha_line_next(&rest, &line); i++)
	{
		if (zha_breadcrumb_read(line, &crumb, &labelled))
			return false;
		zha_line_fill(line, &known, hits);
		if (known.head)
			return true;
	}
	return false;
}

/* Where the page at at begins when the lines above repeat the first page's menu. */
static const char *
menu_above(zha_text text, const char *first, const char *at)
{
	size_t menu = (size_t) (first - text.data);

	if (menu > 0 && (size_t) (at - text.data) >= menu &&
		memcmp(at - menu, text.data, menu) == 0)
		return at - menu;
	return at;
}

zha_text
zha_page_cut(zha_text *rest)
{
	zha_text text = *rest;
	zha_text lines = text;
	zha_text line;
	zha_text above = {text.data, 0};
	zha_text crumb;
	const char *first = NULL;
	bool head = false;
	bool linked = false;
	bool labelled;

	while (zha_line_next(&lines, &line))
	{
		const char *page = NULL;
		zha_line known = {.hits = NULL};
		zha_hit hits[ZHA_LABELS];

		if (zha_breadcrumb_read(line, &crumb, &labelled))
		{
			if (first == NULL && !head)
				first = line.data;
			else if ((head || linked) && head_follows(lines))
				page = first == NULL ? line.data : menu_above(text, first, line.data);
		}
		else if ((!head || linked) && is_head_line(line, &known, hits))
		{
			if (linked && above.len > 0 && is_dated(&known) && !is_button_line(above))
				page = above.data;
			head = true;
		}
		else if (head && closes_page(line))
		{
			linked = true;
			line.len = 0;
		}
		if (page != NULL && page > text.data)
		{
			*rest = (zha_text){page, (size_t) (zha_end(text) - page)};
			return (zha_text){text.data, (size_t) (page - text.data)};
		}
		above = line;
	}
	*rest = (zha_text){zha_end(text), 0};
	return text;
}
