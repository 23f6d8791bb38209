/*
 * page_body.c
 *		Finds the body of a page and the credit that closes it.
 */
#include "core/page_reader.h"

/* Whether line i begins with the label of a link. */
static bool
is_link(const zha_reader *r, int i)
{
	const zha_hit *hit = zha_leading_hit(&r->lines.line[i]);

	return i == r->first_link || (hit != NULL && hit->kind >= LABEL_PREV);
}

/* Whether a line between title and body belongs to the head. */
static bool
is_above_body(const zha_reader *r, int i)
{
	const zha_line *line = &r->lines.line[i];

	return i <= r->head || line->head || line->button || zha_is_medium(line->text);
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
		const zha_line *line = &r->lines.line[i];

		if (zha_value_below(r, i) != NULL)
		{
			i++;
			continue;
		}
		if (zha_is_credit(line))
		{
			r->page->credit = line->text;
			over = over || from >= 0;
		}
		else if (from < 0 && is_above_body(r, i))
			continue;
		else if (line->ends_body)
			over = over || from >= 0;
		else if (!over && !(from >= 0 && zha_is_credit_row(line->text)))
		{
			from = from < 0 ? i : from;
			to = i;
		}
	}
	if (from >= 0)
		r->page->body = zha_lines_span(&r->lines, from, to);
}
