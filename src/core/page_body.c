/*
 * page_body.c
 *		Finds the body of a page and the credit that closes it.
 */
#include "core/page_reader.h"

/* Whether line i begins with the label of a link. */
static bool
is_link(const zha_reader *r, int i)
{
	zha_text line = r->lines.line[i].text;
	zha_hit hit;

	return i == r->first_link ||
		   (line.len <= ZHA_HEAD_LINE && zha_label_first(line, &hit) &&
			hit.kind >= LABEL_PREV && hit.start == 0);
}

/* Whether a line between title and body belongs to the head. */
static bool
is_above_body(const zha_reader *r, int i)
{
	zha_text line = r->lines.line[i].text;

	return i <= r->head || zha_is_head(line) || zha_is_button(line) ||
		   zha_is_medium(line);
}

/* From below title and head to the first line of the frame's end. */
void
zha_body_find(zha_reader *r)
{
	int from = -1;
	int to = -1;
	bool over = false;

	if (r->title < 0)
		return;
	for (int i = r->title + 1; i < r->lines.n && !is_link(r, i); i++)
	{
		zha_text line = r->lines.line[i].text;
		zha_hit hit;

		if (zha_value_below(r, i, &hit))
		{
			i++;
			continue;
		}
		if (zha_is_credit(line))
		{
			r->page->credit = line;
			over = over || from >= 0;
		}
		else if (from < 0 && is_above_body(r, i))
			continue;
		else if (zha_ends_body(line))
			over = over || from >= 0;
		else if (!over && !(from >= 0 && zha_is_credit_row(line)))
		{
			from = from < 0 ? i : from;
			to = i;
		}
	}
	if (from >= 0)
		r->page->body = zha_lines_span(&r->lines, from, to);
}
