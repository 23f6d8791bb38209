/*
 * page_head.c
 *		Finds a page's breadcrumb and head.
 *
 * A page has many lines with a date: today's, those of lists, the signature under a
 * text. Each line that could be the head is weighed by what it says and where it
 * stands; the weights only have to order the lines of one page.
 */
#include "core/page_reader.h"

/* Lines from a breadcrumb to a head that still belongs to it. */
#define HEAD_REACH 12
/* A lighter line is no head. */
#define LEAST_WEIGHT 15

/* ---- the breadcrumb ------------------------------------------------------------- */

/* Whether a line is a sign that leads on and nothing else. */
static bool
is_sign(zha_text line)
{
	zha_text item;

	return line.len <= 6 && !zha_page_crumb(&line, &item);
}

/* 当前位置： in a line of its own. */
static bool
is_place_alone(zha_text line)
{
	zha_page_word word;

	return zha_page_word_read(line, WORD_PLACE, 0, &word) &&
		   word.len + zha_colon(line.data + word.len, zha_end(line)) == line.len;
}

/*
 * A breadcrumb with one item a line: 首页, 基金资讯, 资讯正文. It is told from a menu by
 * its end, …正文, or by the signs between its lines. Gives its last line, or -1.
 */
static int
crumb_of_lines(const zha_lines *l, int i)
{
	bool signs = false;
	int last = -1;

	if (i >= l->n || !zha_page_word_is(l->line[i].text, WORD_HOME))
		return -1;
	for (int k = i + 1; k < l->n && k <= i + 9; k++)
	{
		zha_text item = l->line[k].text;

		if (is_sign(item))
		{
			signs = true;
			if (k + 1 < l->n && l->line[k + 1].chars <= 12 &&
				!is_sign(l->line[k + 1].text))
				last = ++k;
			continue;
		}
		if (signs)
			return last;
		if (l->line[k].chars > 8)
			return -1;
		if (zha_ends(item, ZHA_LITERAL("正文")) ||
			(i > 0 && is_place_alone(l->line[i - 1].text) &&
			 zha_page_word_is(item, WORD_TEXT)))
			return k <= i + 5 ? k : -1;
	}
	return last;
}

/* Find the breadcrumb: the first that is labelled, else the first that begins so. */
static void
find_breadcrumb(zha_reader *r)
{
	for (int i = 0; i < r->lines.n; i++)
	{
		zha_text crumb;
		bool labelled = false;
		int last = i;

		if (r->crumb >= 0 && i > r->crumb + 60)
			return;
		if (!zha_breadcrumb_read(r->lines.line[i].text, &crumb, &labelled))
		{
			int from = i + is_place_alone(r->lines.line[i].text);

			if (r->crumb >= 0 || (last = crumb_of_lines(&r->lines, from)) < 0)
				continue;
			crumb = zha_lines_span(&r->lines, from, last);
		}
		if (r->crumb < 0 || labelled)
		{
			r->crumb = last;
			r->page->breadcrumb = crumb;
		}
		if (labelled)
			return;
	}
}

/* ---- the head --------------------------------------------------------------------- */

/* 责编 | 王五 with nothing else: it closes a text and heads none. */
static bool
is_editor_row(const zha_line *line)
{
	return line->n_hits == 1 && line->hits[0].kind == LABEL_EDITOR &&
		   zha_is_credit_row(line->text);
}

/* Whether a line can be a title: no sentence's end, neither very short nor a button. */
static bool
can_be_title(const zha_line *line)
{
	return line->chars >= 2 && line->chars <= 100 && !line->button &&
		   !zha_ends(line->text, ZHA_LITERAL("。")) && !line->head;
}

/* Whether blanks, bars or brackets part a date from what stands before and behind it. */
static bool
stands_apart(const zha_line *line)
{
	const char *p = line->text.data + line->date_at;
	uint32_t before = ' ';
	uint32_t behind =
		zha_first_letter(zha_from(line->text, (size_t) line->date_at + line->date_len));

	zha_utf8_before(line->text.data, p, &before);
	return (zha_is_blank(before) || before == '(' || before == '|' ||
			before == 0xFF08) &&
		   (zha_is_blank(behind) || behind == ')' || behind == '|' ||
			behind == 0xFF09) &&
		   !zha_line_holds(line->text, ZHA_LITERAL("。")) &&
		   !zha_line_holds(line->text, ZHA_LITERAL("，"));
}

/* How clearly a line says by itself that it is a head; *labelled: a label says so. */
static int
own_weight(const zha_line *line, bool *labelled)
{
	zha_date date;
	zha_text after;
	const zha_hit *hits = line->hits;
	int n = line->n_hits;

	*labelled = true;
	if (line->text.len > ZHA_HEAD_LINE)
		return 0;
	if (n > 0 && zha_labelled_date(line, LABEL_DATE, &date, &after))
		return n == 1 && hits[0].start == 0 && hits[0].value <= 10 ? 48 : 60;
	if (n > 0 && zha_labelled_date(line, LABEL_UPDATED, &date, &after))
		return 40;
	*labelled = false;
	if (zha_date_line(line->text, &date, &after))
		return n > 0 ? 56 : 45;
	if (line->has_date && n > 0 && line->chars <= 100)
		return 40;
	if (line->has_date && line->chars <= 80 && stands_apart(line))
		return 32;
	if (zha_bracketed_date(line->text, &date))
		return 25;
	if (zha_ends_with_date(line))
		return 30;
	*labelled = true;
	if (!line->head || is_editor_row(line) ||
		(n == 1 && zha_page_word_starts(line->text, WORD_LICENCE)))
		return 0; /* 责编 | 王五, 本文作者：张三: they close a text */
	return n >= 2 ? 30 : 22;
}

/*
 * How many of the lines around line i, on its side of the breadcrumb, bear a date: a list
 * of articles.
 */
static int
dated_around(const zha_reader *r, int i)
{
	const zha_lines *l = &r->lines;
	int count = 0;

	for (int k = i - 4; k <= i + 4; k++)
		if (k >= 0 && k < l->n && k != i && l->line[k].has_date &&
			(k < r->crumb) == (i < r->crumb))
			count++;
	return count;
}

/* 2024年3月5日 星期二: today's date with its weekday and nothing else. */
static bool
is_calendar(const zha_line *line)
{
	return line->has_date && line->date_at == 0 && line->n_hits == 0 &&
		   line->chars <= 20 && zha_line_holds(line->text, ZHA_LITERAL("星期")) &&
		   !zha_line_holds(line->text, ZHA_LITERAL(":"));
}

/* What the place of line i adds to its weight. */
static int
place_weight(const zha_reader *r, int i, bool labelled, int links, int paragraphs)
{
	const zha_lines *l = &r->lines;
	const zha_line *line = &l->line[i];
	int weight = -(i / 20 < 20 ? i / 20 : 20);

	if (r->crumb >= 0)
		weight += i < r->crumb                 ? -25
				  : i <= r->crumb + HEAD_REACH ? 12 - (i - r->crumb)
											   : 0;
	if (links >= 0 && i > links)
		weight -= 35;
	if (r->title >= 0)
		weight += i > r->title && i <= r->title + 6 ? 15 : -10;
	if (line->dated)
		weight += 15;
	weight -= 8 * (paragraphs < 3 ? paragraphs : 3);
	if (i > 0 && can_be_title(&l->line[i - 1]))
		weight += 8;
	if (labelled)
		return weight;
	if (line->has_date && zha_page_word_within(line->text, WORD_TODAY))
		weight -= 40;
	if (i <= 5 && i < l->n - 1 && is_calendar(line))
		weight -= 30;
	if (dated_around(r, i) >= 2)
		weight -= 25;
	/* a signature: the date alone under a text */
	if (i > 1 && i > r->crumb + 3 &&
		(l->line[i - 1].chars > 60 || l->line[i - 2].chars > 60))
		weight -= 30;
	return weight;
}

/* The first line below a date or a text that begins with a link's label, or -1. */
static int
first_link(const zha_lines *l)
{
	bool text = false;

	for (int i = 0; i < l->n; i++)
	{
		const zha_hit *hit = zha_leading_hit(&l->line[i]);

		text = text || l->line[i].has_date || l->line[i].paragraph;
		if (text && hit != NULL && !hit->weak && hit->kind >= LABEL_PREV)
			return i;
	}
	return -1;
}

static void
find_head(zha_reader *r)
{
	int links = first_link(&r->lines);
	int best = LEAST_WEIGHT - 1;
	int paragraphs = 0; /* above the line */

	for (int i = 0; i < r->lines.n; i++)
	{
		bool labelled;
		int weight = own_weight(&r->lines.line[i], &labelled);

		paragraphs += i > 0 && r->lines.line[i - 1].paragraph;
		if (weight == 0 || i == r->crumb || r->lines.line[i].site)
			continue;
		weight += place_weight(r, i, labelled, links, paragraphs);
		if (weight > best)
		{
			best = weight;
			r->head = i;
		}
	}
}

/* How many of the words of a short line, which blanks part, only a blog's frame has. */
static int
blog_words(zha_text line)
{
	int words = 0;
	zha_text item;

	while (zha_item_next(&line, &item))
		words += zha_page_word_is(item, WORD_BLOG);
	return words;
}

/* Whether the frame is a blog's: it has no breadcrumb, and words that only blogs have. */
static bool
is_blog(const zha_reader *r)
{
	int words = 0;

	if (r->crumb >= 0)
		return false;
	for (int i = 0; i < r->lines.n; i++)
	{
		zha_text line = r->lines.line[i].text;

		if (r->lines.line[i].chars <= 24)
			words += blog_words(line);
		if (r->lines.line[i].chars > 12 && r->lines.line[i].chars <= 60 &&
			i + 40 > r->lines.n)
			words += zha_page_word_within(line, WORD_BLOG) ? 2 : 0;
	}
	return words >= 2;
}

void
zha_frame_find(zha_reader *r)
{
	r->crumb = r->head = r->first_link = r->links = r->pager = -1;
	find_breadcrumb(r);
	find_head(r);
	r->blog = is_blog(r);
}
