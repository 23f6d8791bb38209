/*
 * title_headline.c
 *		What of a title is a headline, and what only a column, a date or a closing mark.
 */
#include "core/title_reader.h"

/* Dots of ASCII and nothing else. */
static bool
is_dots(const zha_title_reader *r, zha_range rest)
{
	while (rest.from < rest.to && zha_title_letter(r, rest.from)->cp == '.')
		rest.from++;
	return rest.from >= rest.to;
}

/* Only brackets, dates and separators: nothing that could be a headline. */
bool
zha_title_is_nothing(const zha_title_reader *r, zha_range rest)
{
	rest = zha_title_trim(r, rest, ZHA_NOTHING);
	while (rest.from < rest.to)
	{
		int pair = zha_title_letter(r, rest.from)->pair;

		if (zha_title_letter(r, rest.from)->kind == ZHA_KIND_CLOSE && pair < 0)
		{
			rest.from++; /* a bracket that nothing opened */
			continue;
		}
		if (zha_title_letter(r, rest.from)->cp != '(' &&
			zha_title_letter(r, rest.from)->cp != U'〔' &&
			zha_title_letter(r, rest.from)->cp != U'【' &&
			zha_title_letter(r, rest.from)->cp != '[')
			return zha_is_date_text(&r->l, rest.from, rest.to) ||
				   zha_is_word(&r->l, rest.from, rest.to, ZHA_ROLE_FLAG) ||
				   is_dots(r, rest);
		if (pair < 0 || pair >= rest.to)
			return false;
		rest = zha_title_trim(r, (zha_range){pair + 1, rest.to}, ZHA_NOTHING);
	}
	return true;
}

/*
 * Without the last segments that name columns; the only one that is left is a headline,
 * unless all may go.
 */
zha_range
zha_title_without_column(const zha_title_reader *r, zha_range rest, bool all)
{
	bool bars = r->l.kinds >> ZHA_KIND_BAR & 1;

	for (int bar = rest.to; bars && bar > rest.from; bar--)
	{
		zha_range left;

		if (zha_title_letter(r, bar - 1)->kind != ZHA_KIND_BAR)
			continue;
		left = zha_title_trim(r, (zha_range){rest.from, bar - 1}, ZHA_NOTHING);

		if (zha_title_units(r, (zha_range){bar, rest.to}) > 4 ||
			(!all && left.from >= left.to))
			break;
		rest.to = bar - 1;
	}
	return zha_title_trim(r, rest, ZHA_BLANKS);
}

/* The mark that ends a headline and may be added to the number, or NULL. */
static const zha_mark *
closing_mark(const zha_title_reader *r, zha_range headline, int after)
{
	for (int i = r->count - 1; i >= 0; i--)
	{
		const zha_mark *mark = &r->marks[i].mark;

		if (mark->to == headline.to && mark->from > headline.from &&
			mark->from >= after && r->marks[i].open < 0 &&
			(mark->bracketed || mark->part) && mark->kind != ZHA_MARK_DOCUMENT)
			return mark;
	}
	return NULL;
}

/* Separators around a headline are dropped, its own punctuation stays. */
zha_range
zha_title_clean(const zha_title_reader *r, zha_range headline)
{
	return zha_title_trim(r, headline, ZHA_SEPARATORS);
}

/* Take the closing mark of a headline over into the number. */
zha_range
zha_title_append(const zha_title_reader *r, zha_range headline, int after,
				 zha_mark *number)
{
	const zha_mark *mark =
		zha_title_is_chapter(r, number) ? NULL : closing_mark(r, headline, after);

	if (mark != NULL && zha_mark_join(number, mark))
		headline.to = mark->from;
	return zha_title_clean(r, headline);
}

/* The segment before the one that begins at start; empty when there is none. */
zha_range
zha_title_segment_before(const zha_title_reader *r, int start)
{
	int from = start - 1;

	if (start <= r->core || zha_title_letter(r, start - 1)->kind != ZHA_KIND_BAR)
		return (zha_range){start, start};
	while (from > r->core && from > r->author_end &&
		   zha_title_letter(r, from - 1)->kind != ZHA_KIND_BAR)
		from--;
	return (zha_range){from, start - 1};
}

/* The letter behind the last bar before i, or the core. */
int
zha_title_segment_start(const zha_title_reader *r, int i)
{
	int first = r->author_end > r->core && r->author_end <= i ? r->author_end : r->core;

	while (i > first && zha_title_letter(r, i - 1)->kind != ZHA_KIND_BAR)
		i--;
	return i;
}
