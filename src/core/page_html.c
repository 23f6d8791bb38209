/*
 * page_html.c
 *		Takes a page in HTML apart: what its tags say, where the visible text agrees, and
 *		the rules of the text for the rest.
 *
 * The tags are trusted in this order: the official ones of government sites, JSON-LD, the
 * published time and title that a page gives to others, and the line that <title> begins
 * with. rel is not: some themes have it the wrong way round.
 */
#ifdef ZHA_LIBXML

#include "core/html.h"
#include "core/page_reader.h"

/* ---- lines and marks ------------------------------------------------------------ */

/* The line that an offset of the text is in or before, or -1. */
static int
line_at(const zha_reader *r, size_t offset)
{
	int low = 0;
	int high = r->lines.n;

	while (low < high)
	{
		int middle = (low + high) / 2;
		zha_text line = r->lines.line[middle].text;

		if ((size_t) (zha_end(line) - r->text.data) <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < r->lines.n ? low : -1;
}

static zha_text
mark_text(const zha_reader *r, const zha_mark *mark)
{
	return zha_trim((zha_text){r->text.data + mark->start, mark->end - mark->start});
}

/* Say of each line what the tags say of it. */
static void
mark_lines(zha_reader *r, const zha_html *html)
{
	size_t n;
	const zha_mark *marks = zha_html_marks(html, &n);

	for (size_t k = 0; k < n; k++)
	{
		zha_text text = mark_text(r, &marks[k]);
		int i = text.len == 0 ? -1 : line_at(r, (size_t) (text.data - r->text.data));

		if (i < 0 || zha_end(text) > zha_end(r->lines.line[i].text))
			continue;
		if (marks[k].kind == MARK_HEADING && text.data == r->lines.line[i].text.data)
			r->lines.line[i].heading = true;
		if (marks[k].kind == MARK_DATE || marks[k].kind == MARK_TIME)
			r->lines.line[i].dated = true;
	}
}

/* ---- the title ------------------------------------------------------------------- */

/*
 * How many bytes of text the line is the beginning of, blanks not counted; 0 when it is
 * not.
 */
static size_t
begins_with(zha_text text, zha_text line)
{
	const char *p = text.data;
	const char *q = line.data;

	if (text.len == 0 || line.len == 0)
		return 0;
	for (;;)
	{
		p += zha_blanks(p, zha_end(text));
		q += zha_blanks(q, zha_end(line));
		if (q == zha_end(line))
			return (size_t) (p - text.data);
		if (p == zha_end(text) || *p != *q)
			return 0;
		p++;
		q++;
	}
}

/* The first line that is a title's text, one that is a heading before others; or -1. */
static int
line_of_title(const zha_reader *r, zha_text title)
{
	int found = -1;

	for (int i = 0; title.len > 0 && i < r->lines.n; i++)
	{
		const zha_line *line = &r->lines.line[i];

		if (begins_with(title, line->text) != title.len)
			continue;
		if (line->heading)
			return i;
		found = found < 0 ? i : found;
	}
	return found;
}

/* Whether a line is an item of the breadcrumb or of the menu. */
static bool
is_item(zha_text line)
{
	return zha_page_word_is(line, WORD_HOME | WORD_BLOG | WORD_ADDRESS);
}

/* The only heading that stands right above a text, below the first line; or 0. */
static int
heading_over_text(const zha_reader *r)
{
	int found = 0;

	for (int i = 1; i + 1 < r->lines.n; i++)
	{
		if (!r->lines.line[i].heading || !r->lines.line[i + 1].apart)
			continue;
		if (found > 0)
			return 0;
		found = i;
	}
	return found;
}

/*
 * The longest heading that <title> begins with, and after which it ends or goes on with
 * the site's name behind a sign.
 */
static int
line_of_window(const zha_reader *r, zha_text window)
{
	int found = -1;

	for (int i = 0; i < r->lines.n; i++)
	{
		const zha_line *line = &r->lines.line[i];
		size_t len;
		uint32_t next;

		if (!line->heading || line->chars > 200 || is_item(line->text) ||

			(len = begins_with(window, line->text)) == 0)
			continue;
		next = zha_first_letter(zha_from(window, len));
		if (len < window.len && zha_is_ideograph(next))
			continue;
		if (found < 0 || line->chars > r->lines.line[found].chars)
			found = i;
	}
	return found == 0 && begins_with(window, r->lines.line[0].text) == window.len
			   ? heading_over_text(r)
			   : found;
}

/* The string behind a key of JSON-LD, without escapes in it; len 0 when there is none. */
static zha_text
json_string(zha_text json, zha_text key)
{
	for (size_t at = 0; at + key.len < json.len; at++)
	{
		zha_text rest = zha_from(json, at);
		size_t len = 0;

		if (!zha_starts(rest, key))
			continue;
		rest = zha_trim_start(zha_from(rest, key.len));
		if (!zha_starts(rest, ZHA_LITERAL(":")))
			continue;
		rest = zha_trim_start(zha_from(rest, 1));
		if (!zha_starts(rest, ZHA_LITERAL("\"")))
			continue;
		rest = zha_from(rest, 1);
		while (len < rest.len && rest.data[len] != '"' && rest.data[len] != '\\')
			len++;
		if (len < rest.len && rest.data[len] == '"')
			return zha_trim((zha_text){rest.data, len});
	}
	return (zha_text){json.data, 0};
}

static void
title_from_tags(zha_reader *r, const zha_html *html)
{
	zha_text json = zha_html_meta(html, META_JSON_LD);

	r->title = line_of_title(r, zha_html_meta(html, META_ARTICLE_TITLE));
	if (r->title < 0)
		r->title = line_of_title(r, json_string(json, ZHA_LITERAL("\"headline\"")));
	if (r->title < 0)
		r->title = line_of_title(r, zha_html_meta(html, META_OG_TITLE));
	if (r->title < 0)
		r->title = line_of_window(r, zha_html_meta(html, META_TITLE));
	if (r->title >= 0)
		r->page->title = r->lines.line[r->title].text;
}

/* ---- date and roles ----------------------------------------------------------------- */

/* Whether a line of the page has the date. */
static bool
is_visible_date(const zha_reader *r, zha_date date)
{
	for (int i = 0; i < r->lines.n; i++)
	{
		const zha_line *line = &r->lines.line[i];

		if (line->has_date && line->date.year == date.year &&
			line->date.month == date.month && line->date.day == date.day)
			return true;
	}
	return false;
}

static bool
take_tag_date(zha_reader *r, zha_text value)
{
	zha_date date;

	if (value.len == 0 || zha_page_date_scan(value.data, zha_end(value), &date) == 0 ||
		!is_visible_date(r, date))
		return false;
	r->page->published = date;
	r->page->has_date = true;
	return true;
}

static void
date_from_tags(zha_reader *r, const zha_html *html)
{
	zha_text json = zha_html_meta(html, META_JSON_LD);

	if (!take_tag_date(r, zha_html_meta(html, META_PUB_DATE)) &&
		!take_tag_date(r, json_string(json, ZHA_LITERAL("\"datePublished\""))))
		take_tag_date(r, zha_html_meta(html, META_PUBLISHED_TIME));
}

/* Whether line i is of the head or beside the title. */
static bool
is_near_head(const zha_reader *r, int i)
{
	int from = r->title >= 0 ? r->title - 2 : r->head - 4;
	int to = r->head > r->title ? r->head + 4 : r->title + 4;

	return i >= from && i <= to && to - from <= 24;
}

/* A name in an element for the author, without its label. */
static zha_text
author_of(zha_text text)
{
	zha_hit hits[ZHA_LABELS];
	int n = zha_labels_read(text, hits);

	for (int i = 0; i < n; i++)
		if (hits[i].kind == LABEL_AUTHOR)
			return zha_role_value(
				(zha_text){text.data + hits[i].value, hits[i].end - hits[i].value});
	return n > 0 ? (zha_text){text.data, 0} : zha_role_value(text);
}

/* GitHub E-Mail RSS: a row of links, where an author would be. */
static bool
has_two_blanks(zha_text text)
{
	int blanks = 0;

	for (size_t i = 0; i < text.len; i++)
		blanks += text.data[i] == ' ';
	return blanks >= 2;
}

/* Author and views from elements for them, where they stand in the head. */
static void
values_from_marks(zha_reader *r, const zha_html *html)
{
	size_t n;
	const zha_mark *marks = zha_html_marks(html, &n);

	for (size_t k = 0; k < n; k++)
	{
		zha_text text = mark_text(r, &marks[k]);
		int i = text.len == 0 ? -1 : line_at(r, (size_t) (text.data - r->text.data));
		zha_page *page = r->page;

		if (i < 0 || i == r->title || !is_near_head(r, i) ||
			memchr(text.data, '\n', text.len) != NULL)
			continue;
		if (marks[k].kind == MARK_VIEWS && !page->has_views)
			page->has_views = zha_views_read(text, &page->views);
		if (marks[k].kind == MARK_AUTHOR && page->author.len == 0 && r->title >= 0)
		{
			zha_text name = author_of(text);
			int chars = zha_characters(name);
			zha_date date;
			size_t at;
			size_t len;

			if (chars >= 2 && chars <= 20 && !has_two_blanks(name) &&
				!zha_same(name, page->editor) && !zha_same(name, page->source) &&
				!zha_page_date_find(name, 0, &at, &len, &date))
				page->author = name;
		}
	}
}

/* Whether the visible text has a value in one of its lines. */
static bool
is_visible(const zha_reader *r, zha_text value)
{
	for (int i = 0; i < r->lines.n; i++)
		if (r->lines.line[i].text.len <= ZHA_HEAD_LINE &&
			zha_line_holds(r->lines.line[i].text, value))
			return true;
	return false;
}

/* The official tags of government sites; without them a page's Author is its maker. */
static void
roles_from_tags(zha_reader *r, const zha_html *html)
{
	zha_text source = zha_html_meta(html, META_CONTENT_SOURCE);
	zha_text author = zha_html_meta(html, META_AUTHOR);

	if (zha_html_meta(html, META_PUB_DATE).len == 0)
		return;
	if (r->page->source.len == 0 && source.len > 0 && is_visible(r, source))
		r->page->source = source;
	if (r->page->author.len == 0 && r->page->editor.len == 0 && author.len > 0 &&
		is_visible(r, author))
		r->page->author = author;
}

/* ---- links ------------------------------------------------------------------------------ */

/* The link that a title of the text is, or NULL. */
static const zha_mark *
link_of(const zha_reader *r, const zha_html *html, zha_text title)
{
	size_t n;
	const zha_mark *marks = zha_html_marks(html, &n);
	size_t at = (size_t) (title.data - r->text.data);

	for (size_t k = 0; title.len > 0 && k < n; k++)
		if (marks[k].kind == MARK_LINK && marks[k].start <= at + title.len - 1 &&
			marks[k].end > at)
			return &marks[k];
	return NULL;
}

/* Whether a line of several that a link shows is what its title attribute says. */
static bool
shows_line(const zha_reader *r, const zha_mark *link, zha_text title)
{
	zha_text text = mark_text(r, link);
	zha_text line;

	while (title.len > 0 && zha_line_next(&text, &line))
		if (zha_same(line, title))
			return true;
	return false;
}

/* The address of a link, and its title uncut where the page has it. */
static void
take_link(const zha_reader *r, zha_html *html, const zha_mark *link, zha_way way,
		  zha_text *title, zha_text *url)
{
	zha_text whole;
	size_t dots = 3; /* of … and of ... alike */

	if (link == NULL)
		return;
	*url = zha_html_resolve(html, link->value, way);
	whole = zha_html_value(html, link->more);
	if (shows_line(r, link, whole))
		*title = whole;
	if (zha_page_is_cut(*title) && whole.len > title->len - dots &&
		memcmp(whole.data, title->data, title->len - dots) == 0)
		*title = whole;
}

/* The title that a link shows: its first line that is neither label nor number. */
static zha_text
shown_title(const zha_reader *r, const zha_mark *link, zha_label kind)
{
	zha_text text = mark_text(r, link);
	zha_text line;
	uint64_t number;

	while (zha_line_next(&text, &line))
	{
		line = zha_link_title(line, kind);
		if (line.len > 0 && line.len <= ZHA_HEAD_LINE &&
			!zha_page_word_is(line, WORD_LABEL) && !zha_views_read(line, &number))
			return line;
	}
	return (zha_text){r->text.data, 0};
}

/* What stands before a link in its line, from the link before it on. */
static zha_text
before_link(const zha_reader *r, const zha_mark *marks, size_t k)
{
	zha_text link = mark_text(r, &marks[k]);
	int i = line_at(r, (size_t) (link.data - r->text.data));
	const char *from = i < 0 ? link.data : r->lines.line[i].text.data;

	for (size_t m = k; m-- > 0;)
	{
		const char *end = r->text.data + marks[m].end;

		if (marks[m].kind != MARK_LINK || end > link.data)
			continue;
		from = end > from ? end : from;
		break;
	}
	return from < link.data ? zha_trim((zha_text){from, (size_t) (link.data - from)})
							: (zha_text){link.data, 0};
}

/* Which neighbour the text before a link names, if it is a label and nothing else. */
static zha_way
way_by_label(zha_text before)
{
	zha_page_word word;

	if (!zha_page_word_read(before, WORD_LABEL, 0, &word) || word.label < LABEL_PREV)
		return WAY_NONE;
	before = zha_trim(zha_from(before, word.len));
	if (before.len > zha_colon(before.data, zha_end(before)))
		return WAY_NONE;
	return word.label == LABEL_PREV ? WAY_PREV : WAY_NEXT;
}

static void
take_title(zha_reader *r, zha_way way, zha_text title)
{
	zha_text *field = way == WAY_PREV ? &r->page->prev_title : &r->page->next_title;

	if (field->len == 0)
		*field = title;
}

/* The links behind a label that no colon parts from them: 上一篇<a>甲</a>. */
static void
links_by_label(zha_reader *r, const zha_html *html)
{
	size_t n;
	const zha_mark *marks = zha_html_marks(html, &n);

	for (size_t k = 0; k < n; k++)
	{
		zha_way way;
		zha_text title;

		if (marks[k].kind != MARK_LINK || marks[k].end == marks[k].start ||
			line_at(r, marks[k].start) <= r->title)
			continue;
		way = way_by_label(before_link(r, marks, k));
		title =
			way == WAY_NONE
				? (zha_text){NULL, 0}
				: shown_title(r, &marks[k], way == WAY_PREV ? LABEL_PREV : LABEL_NEXT);
		if (title.len > 0)
			take_title(r, way, title);
	}
}

/* Whether a link stands alone in its lines, as one to a neighbour does. */
static bool
stands_alone(const zha_reader *r, const zha_mark *marks, size_t k)
{
	zha_text before = before_link(r, marks, k);

	return zha_characters(before) <= 2 || zha_page_word_is(before, WORD_LABEL);
}

/* Which neighbour the label names that a link's own text begins with. */
static zha_way
own_label(const zha_reader *r, const zha_mark *link)
{
	zha_page_word word;

	if (!zha_page_word_read(zha_without_arrows(mark_text(r, link)), WORD_LABEL, 0,
							&word) ||
		word.label < LABEL_PREV)
		return WAY_NONE;
	return word.label == LABEL_PREV ? WAY_PREV : WAY_NEXT;
}

/*
 * The links in elements for the previous and the next article. Of two the first is prev,
 * of one the arrow in it says which it is, then the class.
 */
static void
links_by_class(zha_reader *r, const zha_html *html)
{
	size_t n;
	const zha_mark *marks = zha_html_marks(html, &n);
	const zha_mark *first = NULL;
	zha_text title = {NULL, 0};

	for (size_t k = 0; k < n; k++)
	{
		const zha_mark *mark = &marks[k];
		zha_text shown;

		if (mark->kind != MARK_LINK || mark->way == WAY_NONE ||
			mark->end == mark->start || line_at(r, mark->start) <= r->title ||
			!stands_alone(r, marks, k))
			continue;
		shown = shown_title(r, mark, mark->way == WAY_PREV ? LABEL_PREV : LABEL_NEXT);
		if (shown.len == 0)
			continue;
		if (own_label(r, mark) != WAY_NONE)
		{
			take_title(r, own_label(r, mark), shown);
			continue;
		}
		if (first == NULL)
		{
			first = mark;
			title = shown;
		}
		else if (mark->way != first->way)
		{
			take_title(r, WAY_PREV, title);
			take_title(r, WAY_NEXT, shown);
			return;
		}
	}
	if (first != NULL)
		take_title(r, first->side != WAY_NONE ? first->side : first->way, title);
}

static void
links_from_tags(zha_reader *r, zha_html *html)
{
	zha_page *page = r->page;

	if (r->pager < 0)
		links_by_label(r, html);
	zha_links_labelled(r);
	if (r->title >= 0 && page->prev_title.len == 0 && page->next_title.len == 0)
		links_by_class(r, html);
	zha_links_bare(r);
	take_link(r, html, link_of(r, html, page->prev_title), WAY_PREV, &page->prev_title,
			  &page->prev_url);
	take_link(r, html, link_of(r, html, page->next_title), WAY_NEXT, &page->next_title,
			  &page->next_url);
}

/* ---- the page ---------------------------------------------------------------------------- */

zha_code
zha_page_read_html(zha_html *html, zha_page *out, zha_fault *fault)
{
	zha_reader r;
	zha_text text = zha_html_text(html);
	size_t bad = zha_utf8_fault(text);

	memset(out, 0, sizeof(*out));
	if (bad < text.len)
	{
		*fault = (zha_fault){ZHA_ENCODING, bad, "well-formed UTF-8"};
		return ZHA_ENCODING;
	}
	r.page = out;
	r.text = text;
	zha_lines_read(text, &r.lines);
	mark_lines(&r, html);
	title_from_tags(&r, html);
	zha_frame_find(&r);
	zha_pager_find(&r);
	if (r.title < 0)
		zha_page_title(&r);
	links_from_tags(&r, html);
	date_from_tags(&r, html);
	zha_values_find(&r);
	values_from_marks(&r, html);
	roles_from_tags(&r, html);
	zha_body_find(&r);
	return ZHA_OK;
}

#endif /* ZHA_LIBXML */
