/*
 * page_link.c
 *		Finds the titles of the articles before and after a page's.
 *
 * A title never runs into the next line, and ends where a button, a footer or another
 * label begins: a title too short is seen, one with an address in it is believed.
 */
#include "core/page_reader.h"

/* ---- the title of a link --------------------------------------------------------- */

/* Whether what stands in a bracket behind a title is its date: 2020-05-10, 05-10. */
static bool
is_date_alone(zha_text text, bool short_too)
{
	zha_date date;
	size_t len = zha_page_date_begins(text.data, zha_end(text), &date);
	size_t sign = 0;

	if (len > 0)
		return len == text.len;
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == '-' || text.data[i] == '/' || text.data[i] == '.')
		{
			if (sign > 0)
				return false;
			sign = i;
		}
		else if (text.data[i] < '0' || text.data[i] > '9')
			return false;
	return short_too && sign > 0 && sign <= 2 && text.len - sign <= 3;
}

/* A trailing [ 05-10 ], (2020-05-10) or （2020-05-10） that a list of links adds. */
static zha_text
without_date(zha_text title)
{
	static const char *const open[] = {"[", "(", "（"};
	static const char *const close[] = {"]", ")", "）"};

	for (int pair = 0; pair < 3; pair++)
	{
		size_t width = strlen(open[pair]);
		size_t at = title.len;

		if (!zha_ends(title, (zha_text){close[pair], width}))
			continue;
		while (at > 0 &&
			   !zha_starts(zha_from(title, at), (zha_text){open[pair], width}))
			at--;
		if (at > 0 && is_date_alone(zha_trim((zha_text){title.data + at + width,
														title.len - at - 2 * width}),
									pair == 0))
			return zha_trim((zha_text){title.data, at});
	}
	return title;
}

/* The title without the same label once more at its start. */
static zha_text
without_label(zha_text value, zha_label kind)
{
	zha_page_word word;
	size_t colon;

	if (!zha_page_word_read(value, WORD_LABEL, 0, &word) || word.label != kind)
		return value;
	colon = zha_colon(value.data + word.len, zha_end(value));
	return colon == 0 ? value : zha_trim(zha_from(value, word.len + colon));
}

/* The title without a label that a blank parts from its end: 甲 Prev posts. */
static zha_text
without_last_label(zha_text value, zha_label kind)
{
	for (size_t at = 1; at < value.len; at++)
	{
		zha_text tail = zha_from(value, at);
		zha_page_word word;

		if (value.data[at - 1] == ' ' &&
			zha_page_word_read(tail, WORD_LABEL, 0, &word) && word.label == kind &&
			word.len == tail.len)
			return zha_trim((zha_text){value.data, at});
	}
	return value;
}

/* The title before the buttons and the site's own words that a blank parts from it. */
static zha_text
without_furniture(zha_text value)
{
	uint32_t before = 'x';
	uint32_t cp;
	size_t len;

	for (size_t at = 0; at < value.len; at += len, before = cp)
	{
		zha_text rest = zha_from(value, at);
		zha_page_word word;

		if (at > 0 && zha_is_blank(before) &&
			(zha_page_word_starts(rest, WORD_ADDRESS | WORD_SITE | WORD_LIST) ||
			 (zha_page_word_read(rest, WORD_BUTTON | WORD_NO_LINK, 0, &word) &&
			  word.len >= 6)))
			return zha_trim((zha_text){value.data, at});
		len = zha_utf8_decode(value.data + at, zha_end(value), &cp);
		if (len == 0)
			break;
	}
	return value;
}

zha_text
zha_link_title(zha_text value, zha_label kind)
{
	value = without_last_label(without_label(zha_without_arrows(value), kind), kind);
	return without_date(zha_without_arrows(without_furniture(value)));
}

/* ---- links with a label ------------------------------------------------------------ */

/* 时政 地方 法治 高层: many short words, as in a menu. */
static bool
is_menu_row(zha_text line)
{
	int blanks = 0;

	for (size_t i = 0; i < line.len; i++)
		blanks += line.data[i] == ' ';
	return blanks >= 5 && blanks * 5 > zha_characters(line);
}

/* Whether a line can be the title of a link whose label stands above it. */
static bool
can_be_below(const zha_reader *r, int i)
{
	const zha_hit *hit;
	zha_text line;
	uint64_t number;

	if (i >= r->lines.n)
		return false;
	line = r->lines.line[i].text;
	if (r->lines.line[i].button || i == r->title)
		return false;
	if (zha_page_no_link(line))
		return true;
	if (line.len > ZHA_HEAD_LINE || r->lines.line[i].site || is_menu_row(line) ||
		zha_page_word_is(line, WORD_MENU | WORD_BLOG) ||
		zha_page_word_starts(line, WORD_LIST) || zha_views_read(line, &number))
		return false;
	hit = zha_leading_hit(&r->lines.line[i]);
	return hit == NULL || hit->kind == LABEL_OTHER;
}

/* Whether line i is the label of a link and nothing else. */
static bool
is_lone_link(const zha_reader *r, int i)
{
	const zha_hit *hit = i < 0 ? NULL : zha_leading_hit(&r->lines.line[i]);

	return hit != NULL && hit->kind >= LABEL_PREV &&
		   hit->value == r->lines.line[i].text.len;
}

/* 上一章, 目录, 下一章, one below the other: buttons without titles. */
static bool
turns_chapters(const zha_reader *r, int i)
{
	return i >= 2 && is_lone_link(r, i) && is_lone_link(r, i - 2) &&
		   r->lines.line[i - 1].button;
}

/*
 * A title that is broken in two: its second line is as long as a title's, stands close
 * below, and is the last before a button or another link.
 */
static zha_text
carried_on(const zha_reader *r, int i, zha_text value)
{
	const zha_line *line = &r->lines.line[i + 1];

	if (i + 2 >= r->lines.n || line->apart || line->chars < 8 || line->chars > 50 ||
		zha_characters(value) < 12 || zha_page_is_cut(value) ||
		zha_page_no_link(value) || zha_end(value) != zha_end(r->lines.line[i].text) ||
		line->button || line->site || line->ends_body || line->n_hits > 0 ||
		(!line[1].button && !line[1].ends_body))
		return value;
	return (zha_text){value.data, (size_t) (zha_end(line->text) - value.data)};
}

/* How many labels of links a line has. */
static int
count_links(const zha_line *line)
{
	int count = 0;

	for (int i = 0; i < line->n_hits; i++)
		count += line->hits[i].kind >= LABEL_PREV;
	return count;
}

/* The title that belongs to one label: behind it, below it, or before it in its line. */
static zha_text
labelled_title(const zha_reader *r, int i, const zha_hit *hit, size_t end)
{
	zha_text line = r->lines.line[i].text;
	zha_text value = {line.data + hit->value, end - hit->value};
	zha_text none = {line.data, 0};
	const zha_line *below = &r->lines.line[i + 1];

	value = zha_link_title(value, hit->kind);
	if (hit->bare && (zha_page_word_is(value, WORD_BUTTON | WORD_MENU) ||
					  (hit->weak && zha_page_word_starts(value, WORD_BUTTON))))
		return none; /* 上一章 目录 下一章, 下一页 尾页 */
	if (value.len > 0)
		return end == line.len ? carried_on(r, i, value) : value;
	if (hit->start > 0 && end == line.len && hit->bare && !is_lone_link(r, i - 1) &&
		count_links(&r->lines.line[i]) == 1)
		value = zha_link_title((zha_text){line.data, hit->start}, hit->kind);
	if (value.len > 0)
		return value;
	if (end < line.len || !can_be_below(r, i + 1) || turns_chapters(r, i) ||
		(hit->start > 0 && count_links(&r->lines.line[i]) > 1))
		return none;
	value = below->text;
	for (int k = 0; k < below->n_hits; k++)
		if (below->hits[k].kind >= LABEL_PREV && below->hits[k].start < value.len)
			value.len = below->hits[k].start;
	return zha_link_title(value, hit->kind);
}

/* The label at the end of a text, behind a blank: gives where it begins, or 0. */
static size_t
last_label(zha_text text, zha_label kind)
{
	for (size_t at = 1; at < text.len; at++)
	{
		zha_page_word word;

		if (text.data[at - 1] == ' ' &&
			zha_page_word_read(zha_from(text, at), WORD_LABEL, 0, &word) &&
			word.label == kind && at + word.len == text.len)
			return at;
	}
	return 0;
}

/* Whether a page is over at line i: the site's own lines, or none. */
static bool
is_over(const zha_reader *r, int i)
{
	return i >= r->lines.n || r->lines.line[i].site ||
		   zha_page_word_starts(r->lines.line[i].text, WORD_LIST);
}

/* 甲 Prev 乙 Next, 甲 上一篇: labels behind the titles in one line at a page's end. */
static void
take_labels_behind(zha_reader *r, int i)
{
	zha_text line = r->lines.line[i].text;
	size_t next = last_label(line, LABEL_NEXT);
	zha_text rest = zha_trim((zha_text){line.data, next > 0 ? next : line.len});

	if (r->lines.line[i].chars > 120 || (next == 0 && !is_over(r, i + 1)) ||
		zha_page_word_within(line, WORD_BUTTON))
		return; /* 共3页 最前页 上一页 下一页: the pages of a list */
	for (size_t at = 1; at <= rest.len; at++)
	{
		zha_text head = {rest.data, at};
		size_t prev =
			at == rest.len || rest.data[at] == ' ' ? last_label(head, LABEL_PREV) : 0;

		if (prev == 0 || (next > 0 && at == rest.len))
			continue;
		r->page->prev_title = zha_link_title((zha_text){line.data, prev}, LABEL_PREV);
		if (next > 0)
			r->page->next_title = zha_link_title(zha_from(rest, at), LABEL_NEXT);
		r->first_link = r->links = i;
		return;
	}
	if (next > 0 && is_over(r, i + 1) && !zha_page_word_starts(rest, WORD_LABEL))
	{
		r->page->next_title = zha_link_title(rest, LABEL_NEXT);
		r->first_link = r->links = i;
	}
}

/* The links of one line; labels of other kinds end no title here. */
static void
take_links(zha_reader *r, int i, bool weak)
{
	const zha_hit *hits = r->lines.line[i].hits;
	int n = r->lines.line[i].n_hits;

	for (int k = 0; k < n; k++)
	{
		zha_text *field;
		size_t end = r->lines.line[i].text.len;

		if (hits[k].kind < LABEL_PREV || hits[k].weak != weak ||
			(hits[k].bare && i <= r->title))
			continue;
		for (int m = n - 1; m > k; m--)
			if (hits[m].kind >= LABEL_PREV && hits[m].kind != hits[k].kind)
				end = hits[m].start;
		field =
			hits[k].kind == LABEL_PREV ? &r->page->prev_title : &r->page->next_title;
		if (field->len > 0)
			continue;
		*field = labelled_title(r, i, &hits[k], end);
		if (field->len == 0 || i <= r->title)
			continue;
		if (r->first_link < 0)
			r->first_link = i;
		r->links = i + (zha_end(*field) > zha_end(r->lines.line[i].text));
	}
}

/* ---- links without one --------------------------------------------------------------- */

/* 1. 甲, 5.1 乙, 三、丙: a heading of a text or of its table of contents. */
static bool
is_numbered(zha_text line)
{
	size_t at = 0;

	while (at < line.len && line.data[at] >= '0' && line.data[at] <= '9')
		at++;
	if (at > 0 && at < 3 && at < line.len && line.data[at] == '.')
		return true;
	for (int i = 0; i < 3 && at < line.len; i++)
	{
		if (i > 0 && zha_starts(zha_from(line, at), ZHA_LITERAL("、")))
			return true;
		at += (unsigned char) line.data[at] < 0x80 ? 1 : 3;
	}
	return false;
}

/* int a = 1; and its like: a line of a program, by its end or what it does. */
static bool
is_code(zha_text line)
{
	char last = line.data[line.len - 1];

	return (last != '\0' && strchr("{};,(", last) != NULL) ||
		   (!zha_line_has_han(line) && (zha_line_holds(line, ZHA_LITERAL(" = ")) ||
										zha_line_holds(line, ZHA_LITERAL("()"))));
}

/* Whether a line can be the title of a link that nothing marks. */
static bool
can_be_bare(const zha_line *line)
{
	return line->chars >= 2 && line->chars <= 60 && !line->has_date && !line->button &&
		   !line->site && !line->ends_body &&
		   !zha_starts(line->text, ZHA_LITERAL("#")) &&
		   !zha_page_word_is(line->text,
							 WORD_BLOG | WORD_HOME | WORD_NO_LINK | WORD_MENU) &&
		   !is_numbered(line->text) && !is_menu_row(line->text) &&
		   !zha_page_word_starts(line->text, WORD_LIST | WORD_COLUMN) &&
		   !zha_ends(line->text, ZHA_LITERAL("。")) &&
		   !zha_ends(line->text, ZHA_LITERAL(":")) &&
		   !zha_ends(line->text, ZHA_LITERAL("：")) &&
		   !zha_ends(line->text, ZHA_LITERAL("……")) && !is_code(line->text) &&
		   line->n_hits == 0;
}

static bool
starts_back(zha_text line)
{
	return zha_starts(line, ZHA_LITERAL("«")) || zha_starts(line, ZHA_LITERAL("‹")) ||
		   zha_starts(line, ZHA_LITERAL("←"));
}

static bool
ends_onward(zha_text line)
{
	return zha_ends(line, ZHA_LITERAL("»")) || zha_ends(line, ZHA_LITERAL("›")) ||
		   zha_ends(line, ZHA_LITERAL("→"));
}

/* « 甲 and 乙 », one below the other. */
static bool
are_arrows(const zha_reader *r, int i)
{
	zha_text back = r->lines.line[i].text;
	zha_text onward = r->lines.line[i + 1].text;

	return back.len <= ZHA_HEAD_LINE && onward.len <= ZHA_HEAD_LINE &&
		   starts_back(back) && ends_onward(onward) &&
		   !zha_page_word_is(zha_without_arrows(back), WORD_LABEL) &&
		   !zha_page_word_is(zha_without_arrows(onward), WORD_LABEL);
}

/* Whether the lines a and b, and those behind them, are alike two by two and no more. */
static bool
is_pair_again(const zha_lines *l, int a, int b)
{
	return zha_same(l->line[a].text, l->line[b].text) &&
		   zha_same(l->line[a + 1].text, l->line[b + 1].text) &&
		   (a == 0 || !zha_same(l->line[a - 1].text, l->line[b - 1].text)) &&
		   (b + 2 == l->n || !zha_same(l->line[a + 2].text, l->line[b + 2].text));
}

/* Whether a text begins below line i, as it does not in a menu. */
static bool
text_follows(const zha_lines *l, int i)
{
	for (int k = i + 1; k < l->n && k <= i + 5; k++)
		if (l->line[k].chars >= 20)
			return true;
	return false;
}

/* Lines of text between two pagers. */
#define BETWEEN_PAGERS 5
/* Lines at the end of a page in which the second pager stands, and one without arrows. */
#define PAGER_REACH 60
#define BARE_PAGER_REACH 12

/* Whether the lines at a and b are a pager, by their arrows or by their places. */
static bool
pager_stands(const zha_reader *r, int a, int b)
{
	return are_arrows(r, a) ||
		   (r->head < 0 && r->crumb < 0 && b > r->lines.n - BARE_PAGER_REACH &&
			text_follows(&r->lines, a + 1));
}

/*
 * The pager of a page that has one above its text and one below, with the same two
 * titles: « 甲 and 乙 », or two lines that nothing marks.
 */
void
zha_pager_find(zha_reader *r)
{
	const zha_lines *l = &r->lines;

	for (int b = l->n - 2; b > BETWEEN_PAGERS && b > l->n - PAGER_REACH; b--)
	{
		if (!can_be_bare(&l->line[b]) || !can_be_bare(&l->line[b + 1]) ||
			zha_same(l->line[b].text, l->line[b + 1].text))
			continue;
		for (int a = b - BETWEEN_PAGERS; a >= 0; a--)
			if (is_pair_again(l, a, b) && pager_stands(r, a, b))
			{
				r->pager = a;
				r->page->prev_title = zha_link_title(l->line[b].text, LABEL_PREV);
				r->page->next_title = zha_link_title(l->line[b + 1].text, LABEL_NEXT);
				r->first_link = b;
				r->links = b + 1;
				return;
			}
	}
}

/* <, 甲, 乙 and >, one below the other: arrows in lines of their own. */
static bool
are_lone_arrows(const zha_reader *r, int i)
{
	const zha_line *line = &r->lines.line[i];

	return i + 3 < r->lines.n && line->chars == 1 && line[3].chars == 1 &&
		   (*line->text.data == '<' || starts_back(line->text)) &&
		   (*line[3].text.data == '>' || ends_onward(line[3].text)) &&
		   can_be_bare(&line[1]) && can_be_bare(&line[2]);
}

/* The links between arrows. */
static bool
take_arrows(zha_reader *r)
{
	for (int i = r->title + 1; i + 1 < r->lines.n; i++)
	{
		int first = are_arrows(r, i) ? i : are_lone_arrows(r, i) ? i + 1 : -1;

		if (first < 0)
			continue;
		r->page->prev_title = zha_link_title(r->lines.line[first].text, LABEL_PREV);
		r->page->next_title = zha_link_title(r->lines.line[first + 1].text, LABEL_NEXT);
		r->first_link = i;
		r->links = first + 1;
		return true;
	}
	return false;
}

/* # 甲 # 乙, or a row of columns: what a blog has between the text and its links. */
static bool
is_tags(zha_text line)
{
	return (zha_starts(line, ZHA_LITERAL("#")) &&
			zha_line_holds(zha_from(line, 1), ZHA_LITERAL("#"))) ||
		   zha_page_word_starts(line, WORD_COLUMN);
}

/* What stands behind the links of a blog: its table of contents or its last lines. */
static bool
is_blog_end(const zha_line *line)
{
	return line->site || zha_page_word_starts(line->text, WORD_LIST);
}

/* The two lines of a blog between the end of the article and the footer. */
static void
take_bare(zha_reader *r)
{
	const zha_line *line = r->lines.line;

	int i = r->title + 3;

	while (i + 2 < r->lines.n && !is_blog_end(&line[i + 2]))
		i++;
	if (i + 2 >= r->lines.n || !can_be_bare(&line[i]) || !can_be_bare(&line[i + 1]))
		return;
	if (!is_tags(line[i - 1].text) &&
		!zha_page_word_starts(line[i - 1].text, WORD_LICENCE) &&
		!(line[i].apart && !line[i + 1].apart && line[i - 1].chars > 20))
		return;
	r->page->prev_title = line[i].text;
	r->page->next_title = line[i + 1].text;
	r->first_link = i;
	r->links = i + 1;
}

static bool
has_link(const zha_reader *r)
{
	return r->page->prev_title.len > 0 || r->page->next_title.len > 0;
}

void
zha_links_labelled(zha_reader *r)
{
	if (r->pager >= 0)
		return;
	for (int i = 0; i < r->lines.n; i++)
		take_links(r, i, false);
}

void
zha_links_bare(zha_reader *r)
{
	if (has_link(r) || take_arrows(r))
		return;
	for (int i = r->lines.n - 1; i > r->title && !has_link(r); i--)
		if (r->lines.line[i].text.len <= ZHA_HEAD_LINE)
			take_labels_behind(r, i);
	if (has_link(r))
		return;
	for (int i = r->title + 1; i < r->lines.n; i++)
		take_links(r, i, true);
	if (!has_link(r) && r->blog && r->title >= 0)
		take_bare(r);
}

bool
zha_page_no_link(zha_text title)
{
	static const char *const marks[] = {"！", "!",  "。", ".",    "～",   "~",
										"]",  "】", "了", "文章", "记录", NULL};

	title = zha_trim(title);
	if (zha_starts(title, ZHA_LITERAL("[")) || zha_starts(title, ZHA_LITERAL("【")))
		title = zha_from(title, *title.data == '[' ? 1 : 3);
	for (int i = 0; marks[i] != NULL; i++)
		while (zha_ends(title, (zha_text){marks[i], strlen(marks[i])}))
			title.len -= strlen(marks[i]);
	return zha_page_word_is(zha_trim(title), WORD_NO_LINK);
}

bool
zha_page_is_cut(zha_text title)
{
	return zha_ends(title, ZHA_LITERAL("…")) || zha_ends(title, ZHA_LITERAL("..."));
}
