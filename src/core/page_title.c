/*
 * page_title.c
 *		Finds a page's title: the line that a row 标题：names, or what stands between the
 *		breadcrumb and the head.
 */
#include "core/page_reader.h"

/* A title is at most as far above its head. */
#define TITLE_REACH 6

/* A number of more digits than a year has, as of a telephone. */
static bool
has_long_number(zha_text line)
{
	int digits = 0;

	for (size_t i = 0; i < line.len && digits < 7; i++)
		digits = line.data[i] >= '0' && line.data[i] <= '9' ? digits + 1 : 0;
	return digits == 7;
}

/* Whether a line can carry a title on: long enough, no sentence, no source. */
static bool
carries_on(const zha_line *title, const zha_line *line)
{
	static const char *const stops[] = {"。", "……", "；", "：", ":", "！", NULL};

	if (zha_line_has_han(title->text) && !zha_line_has_han(line->text))
		return false;
	if (line->chars < 8 || line->chars > 50 || zha_same(title->text, line->text) ||
		line->button || zha_is_medium(line->text) || zha_is_credit_row(line->text) ||
		has_long_number(line->text))
		return false;
	for (int i = 0; stops[i] != NULL; i++)
		if (zha_ends(line->text, (zha_text){stops[i], strlen(stops[i])}))
			return false;
	return true;
}

/* The title that a row of the head names: 标题：海风. */
static bool
title_labelled(zha_reader *r)
{
	int to = r->head < 0 ? r->lines.n : r->head + 8;

	for (int i = 0; i < to && i < r->lines.n; i++)
	{
		zha_text line = r->lines.line[i].text;
		const zha_hit *hit = zha_leading_hit(&r->lines.line[i]);

		if (hit == NULL || hit->kind != LABEL_TITLE)
			continue;
		if (zha_value_below(r, i) != NULL)
		{
			r->page->title = r->lines.line[i + 1].text;
			r->title = i + 1;
		}
		else
		{
			r->page->title =
				zha_trim((zha_text){line.data + hit->value, hit->end - hit->value});
			r->title = i;
		}
		return r->page->title.len > 0;
	}
	return false;
}

/* 江月 收录于 随笔: what stands before the word that leads to a column. */
static zha_text
before_byline_word(zha_text line)
{
	zha_page_word word;

	for (size_t at = 1; at < line.len; at++)
	{
		uint32_t before = 'x';

		zha_utf8_before(line.data, line.data + at, &before);
		if (zha_is_blank(before) &&
			zha_page_word_read(zha_from(line, at), WORD_BYLINE, 0, &word))
			return zha_trim((zha_text){line.data, at});
	}
	return (zha_text){line.data, 0};
}

zha_text
zha_byline_name(const zha_reader *r, int i)
{
	const zha_line *line = &r->lines.line[i];
	zha_text name = before_byline_word(line->text);

	if (name.len > 0 && line->chars <= 60)
		return name;
	if (!r->blog || i == 0 || line->chars > 24 || line->chars < 2)
		return (zha_text){line->text.data, 0};
	if (line->chars <= 12 && zha_is_person(line->text))
		return line->text;
	for (int k = r->lines.n - 1; k > r->head; k--)
		if (r->lines.line[k].chars <= 60 &&
			zha_line_holds(r->lines.line[k].text, ZHA_LITERAL("©")) &&
			zha_ends(r->lines.line[k].text, line->text))
			return line->text;
	return name;
}

/* 523 字 1 分钟: how long a text is, and nothing else. */
static bool
is_count_row(zha_text line)
{
	zha_page_word word;

	while (line.len > 0)
	{
		size_t digits = 0;

		while (digits < line.len && strchr("0123456789.,k", line.data[digits]) != NULL)
			digits++;
		line = zha_trim_start(zha_from(line, digits));
		if (digits == 0 || !zha_page_word_read(line, WORD_COUNTED, 0, &word))
			return false;
		line = zha_trim_start(zha_from(line, word.len));
	}
	return true;
}

/* Whether a line between breadcrumb and head is of the frame. */
static bool
is_frame_row(const zha_reader *r, int i)
{
	const zha_line *line = &r->lines.line[i];
	zha_page_word word;

	if (line->button || zha_is_medium(line->text) || line->head ||
		zha_is_credit_row(line->text) || line->site ||
		zha_page_word_is(line->text, WORD_MENU | WORD_LIST) ||
		memchr(line->text.data, '\t', line->text.len) != NULL)
		return true;
	if (is_count_row(line->text))
		return true;
	return zha_page_word_read(line->text, WORD_COLUMN, 0, &word) &&
		   zha_colon(line->text.data + word.len, zha_end(line->text)) > 0;
}

/* Whether a line between breadcrumb and head is none of the title. */
static bool
is_between(const zha_reader *r, int i)
{
	return is_frame_row(r, i) || zha_byline_name(r, i).len > 0;
}

/* The last item of the breadcrumb. */
static zha_text
last_crumb(const zha_reader *r)
{
	zha_text rest = r->page->breadcrumb;
	zha_text item = {NULL, 0};

	while (zha_page_crumb(&rest, &item))
		continue;
	return item;
}

/* Take the lines from up to and with to as the title. */
static void
take_title(zha_reader *r, int from, int to)
{
	zha_text title = zha_lines_span(&r->lines, from, to);

	for (size_t at = 1; at < title.len; at++) /* 甲 [复制链接] */
		if (title.data[at - 1] == ' ' &&
			zha_page_word_is(zha_from(title, at), WORD_TITLED))
			title = zha_trim((zha_text){title.data, at});
	r->page->title = title;
	r->title = to;
}

/* Whether a text is 《title》 at its start. */
static bool
quotes(zha_text text, zha_text title)
{
	return zha_starts(text, ZHA_LITERAL("《")) &&
		   zha_starts(zha_from(text, 3), title) &&
		   zha_starts(zha_from(text, 3 + title.len), ZHA_LITERAL("》"));
}

/* Whether the line stands once more below line i, as a card or a caption repeats it. */
static bool
stands_again(const zha_reader *r, int i, zha_text line)
{
	for (i++; i < r->lines.n; i++)
		if (zha_same(r->lines.line[i].text, line) ||
			(r->lines.line[i].text.len > line.len + 6 &&
			 quotes(r->lines.line[i].text, line)))
			return true;
	return false;
}

/* HomeArchivesTagsAbout: the items of a menu with nothing between them. */
static bool
is_joined_row(zha_text line)
{
	int capitals = 0;

	for (size_t i = 0; i < line.len; i++)
	{
		char c = line.data[i];

		if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z'))
			return false;
		capitals += i > 0 && c <= 'Z' && line.data[i - 1] >= 'a';
	}
	return capitals >= 3;
}

/* 全部 随笔 编程 技术: four words or more, none of more than four characters. */
static bool
is_short_row(zha_text line)
{
	int words = 0;
	zha_text item;

	while (zha_item_next(&line, &item))
	{
		if (zha_characters(item) > 4 || !zha_line_has_han(item))
			return false;
		words++;
	}
	return words >= 4;
}

/* 首页, 所有文章 友链 关于我: words with blanks between them, half of them a menu's. */
static bool
is_menu(zha_text line)
{
	int words = 0;
	int menus = 0;
	zha_text item;

	if (is_joined_row(line) || is_short_row(line) ||
		zha_page_word_is(line, WORD_MENU | WORD_LIST))
		return true;
	while (line.len <= 60 && zha_item_next(&line, &item))
	{
		words++;
		menus +=
			zha_page_word_is(item, WORD_BLOG | WORD_HOME | WORD_ADDRESS | WORD_MENU);
	}
	return menus * 2 >= words && words > 0;
}

/*
 * How likely line i is the title of a head or text that begins distance lines below it,
 * when a breadcrumb, or -1, stands at top.
 */
static int
weigh(const zha_reader *r, int i, int distance, int top)
{
	const zha_line *line = &r->lines.line[i];
	int weight = -2 * distance;

	if (is_menu(line->text) ||
		(line->chars <= 4 && top < 0 && i > 0 && i < r->head - 1 &&
		 (is_menu(line[-1].text) || is_menu(line[1].text))))
		return -100;
	if (line->chars >= 8)
		weight += 4;
	else if (line->chars <= 4 && top < 0)
		weight -= zha_is_person(line->text) ? 4 : 2;
	if (zha_line_holds(line->text, ZHA_LITERAL("；")))
		weight -= 6;
	if (top >= 0 && i == top + 1)
		weight += 3;
	if (stands_again(r, r->head > i ? r->head : i, line->text))
		weight += 6;
	return weight;
}

/* Whether a text has a Han character, a letter or a digit. */
static bool
has_word(zha_text text)
{
	for (size_t i = 0; i < text.len; i++)
	{
		char c = text.data[i] | 0x20;

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			return true;
	}
	return zha_line_has_han(text);
}

/* Whether a line can be a title as far as its length and end say. */
static bool
can_be_title(const zha_line *line)
{
	return line->chars <= 100 && has_word(line->text) &&
		   !zha_starts(line->text, ZHA_LITERAL("---")) &&
		   !zha_starts(line->text, ZHA_LITERAL("←")) &&
		   !zha_ends(line->text, ZHA_LITERAL("。")) &&
		   !zha_ends(line->text, ZHA_LITERAL("……"));
}

/* Whether line i and all lines behind it up to the head can be one title. */
static bool
carries_on_to_head(const zha_reader *r, int i)
{
	for (; i + 1 < r->head; i++)
		if (r->lines.line[i].chars < 8 || is_between(r, i + 1) ||
			!carries_on(&r->lines.line[i], &r->lines.line[i + 1]))
			return false;
	return true;
}

/* A row of a blog's tags or its column, below a title that stands once more like it. */
static bool
is_tag_row(const zha_reader *r, int i)
{
	const zha_line *line = r->lines.line;

	return r->blog && i > 0 && line[i - 1].chars >= 4 && can_be_title(&line[i - 1]) &&
		   !is_menu(line[i - 1].text) && !is_between(r, i - 1) &&
		   stands_again(r, r->head, line[i].text) &&
		   stands_again(r, r->head, line[i - 1].text);
}

/* A short line over the head that stands once more on a card, below a longer one. */
static bool
is_card_name(const zha_reader *r, int i)
{
	const zha_line *line = r->lines.line;

	return i == r->head - 1 && i > 0 && line[i].chars <= 12 &&
		   line[i - 1].chars >= 12 && can_be_title(&line[i - 1]) &&
		   !is_menu(line[i - 1].text) && !is_between(r, i - 1) &&
		   stands_again(r, r->head, line[i].text);
}

/* Whether line i can be an item of a menu: it is one, or a short line behind one. */
static bool
stands_in_menu(const zha_reader *r, int i)
{
	const zha_line *line = &r->lines.line[i];

	return is_menu(line->text) ||
		   (i >= 2 && line->chars <= 8 && !zha_line_has_han(line->text) &&
			line[-1].chars <= 8 && (line[-2].chars <= 8 || is_menu(line[-1].text)));
}

/*
 * The title that stands close below a date and apart from the text; its column or tags
 * are shorter by far.
 */
static bool
title_below_head(zha_reader *r)
{
	const zha_line *line = r->lines.line;
	int best = -1;
	int second = 0;
	int i = r->head + 1;

	if (line[r->head].date_at > 0)
		return false;
	for (; i < r->lines.n && i <= r->head + 8 && !line[i].apart; i++)
	{
		if (!can_be_title(&line[i]) || line[i].chars > 60 ||
			is_count_row(line[i].text) || line[i].button || line[i].head ||
			line[i].n_hits > 0)
			return false;
		if (best < 0 || line[i].chars > line[best].chars)
		{
			second = best < 0 ? 0 : line[best].chars;
			best = i;
		}
		else if (line[i].chars > second)
			second = line[i].chars;
	}
	if (best < 0 || i == r->lines.n || !line[i].apart || line[best].chars < 2 ||
		line[best].chars * 2 < second * 3)
		return false;
	take_title(r, best, best);
	return true;
}

/*
 * The title over the head: the likeliest line, with those before it up to the breadcrumb
 * when all of them can carry a title on, and with the one before a dash.
 */
static bool
title_above_head(zha_reader *r)
{
	const zha_line *line = r->lines.line;
	zha_text column = last_crumb(r);
	int top = r->crumb < r->head ? r->crumb : -1;
	int best = -100;
	int distance = 0;
	int to = -1;
	int from;

	for (int i = r->head - 1; i > top && i >= r->head - TITLE_REACH; i--)
	{
		int weight;

		if (top < 0 &&
			zha_page_word_is(line[i].text, WORD_BLOG | WORD_HOME | WORD_MENU))
			break;
		if (is_between(r, i) || (zha_same(line[i].text, column) && i < r->head - 1))
			continue;
		if (!can_be_title(&line[i]) && !(i == top + 1 && i == r->head - 1))
			break;
		weight = weigh(r, i, distance++, top);
		if (weight > best)
		{
			best = weight;
			to = i;
		}
	}
	if (r->crumb < 0 && (to < 0 || stands_in_menu(r, to)) && title_below_head(r))
		return true;
	if (to < 0)
		return false;
	while (is_tag_row(r, to) || (top < 0 && is_card_name(r, to)))
		to--;
	while (top >= 0 && to + 1 < r->head && carries_on_to_head(r, to))
		to++;
	from = to;
	if (zha_starts(line[to].text, ZHA_LITERAL("—")) && from - 1 > top)
		from--;
	for (int i = from - 1; top >= 0 && to - top <= 4 && i > top; i--)
	{
		if (line[i].chars < 8 || line[i].n_hits > 0 || is_between(r, i) ||
			!carries_on(&line[i], &line[i + 1]))
			break;
		from = i;
	}
	take_title(r, from, to);
	return true;
}

/* Below a breadcrumb without a head, the likeliest line above the first paragraph. */
static bool
title_below_crumb(zha_reader *r)
{
	zha_text column = last_crumb(r);
	int best = -100;
	int found = -1;

	for (int i = r->crumb + 1; i < r->lines.n && i <= r->crumb + 12; i++)
	{
		const zha_line *line = &r->lines.line[i];
		const zha_hit *hit = zha_leading_hit(line);
		int weight;

		if (hit != NULL && !hit->bare && hit->kind >= LABEL_DATE)
			break;
		if (is_between(r, i) || zha_same(line->text, column))
			continue;
		if (!can_be_title(line))
			break;
		weight = weigh(r, i, i - r->crumb, r->crumb);
		if (weight > best)
		{
			best = weight;
			found = i;
		}
	}
	if (found < 0)
		return false;
	take_title(r, found, found);
	return true;
}

/* The title beside a pager: the line above two bare links, the one below two arrows. */
static bool
title_at_pager(zha_reader *r)
{
	bool arrows = zha_starts(r->lines.line[r->pager].text, ZHA_LITERAL("«")) ||
				  zha_starts(r->lines.line[r->pager].text, ZHA_LITERAL("←")) ||
				  zha_starts(r->lines.line[r->pager].text, ZHA_LITERAL("‹"));
	int i = arrows ? r->pager + 2 : r->pager - 1;

	if (i < 0 || !can_be_title(&r->lines.line[i]))
		return false;
	take_title(r, i, i);
	return true;
}

/* Whether no text stands between the breadcrumb and the head. */
static bool
is_head_near(const zha_reader *r)
{
	if (r->crumb < 0 || r->head < r->crumb)
		return true;
	for (int i = r->crumb + 2; i < r->head; i++)
		if (r->lines.line[i].chars > 100 ||
			zha_ends(r->lines.line[i].text, ZHA_LITERAL("。")))
			return false;
	return true;
}

/* The title that the breadcrumb ends with, where it stands again in a line of its own. */
static bool
title_of_crumb(zha_reader *r)
{
	zha_text item = last_crumb(r);

	if (zha_characters(item) < 8)
		return false;
	for (int i = r->crumb + 1; i < r->lines.n && i <= r->crumb + 40; i++)
		if (zha_same(r->lines.line[i].text, item))
		{
			take_title(r, i, i);
			return true;
		}
	return false;
}

/*
 * The title in the box below a text that says whose it is: 甲, its address, 作者. Nothing
 * else stands above an address and 作者 or 发布于.
 */
static bool
title_over_address(zha_reader *r)
{
	const zha_line *line = r->lines.line;

	for (int i = 1; i + 2 < r->lines.n; i++)
		if (zha_starts(line[i].text, ZHA_LITERAL("http")) &&
			zha_line_holds(line[i].text, ZHA_LITERAL("://")) &&
			zha_page_word_is(line[i + 1].text, WORD_LABEL) &&
			can_be_title(&line[i - 1]) && !is_between(r, i - 1))
		{
			take_title(r, i - 1, i - 1);
			return true;
		}
	return false;
}

/* The title that a word stands below which says so, as [复制链接] does. */
static bool
title_over_word(zha_reader *r)
{
	for (int i = 1; i < r->lines.n; i++)
		if (zha_page_word_is(r->lines.line[i].text, WORD_TITLED) &&
			can_be_title(&r->lines.line[i - 1]) && !is_between(r, i - 1))
		{
			take_title(r, i - 1, i - 1);
			return true;
		}
	return false;
}

/* Which link's label a line is, or begins with in a row of buttons; LABEL_NONE. */
static zha_label
turn_label(const zha_line *line)
{
	zha_page_word word;

	if (line->chars > 16 || !zha_page_word_read(line->text, WORD_LABEL, 0, &word) ||
		word.label < LABEL_PREV ||
		(word.len < line->text.len && line->text.data[word.len] != ' '))
		return LABEL_NONE;
	return word.label;
}

/* The title below the buttons of a chapter: 上一章 目录 下一章. */
static bool
title_below_turns(zha_reader *r)
{
	const zha_line *line = r->lines.line;

	for (int i = 0; i + 2 < r->lines.n && i < 60; i++)
	{
		int last = i;

		if (turn_label(&line[i]) != LABEL_PREV)
			continue;
		for (int k = i + 1; k <= i + 2; k++)
			if (turn_label(&line[k]) == LABEL_NEXT)
				last = k;
		if (last == i && !zha_page_word_ends(line[i].text, WORD_LABEL))
			continue;
		if (last + 2 < r->lines.n && can_be_title(&line[last + 1]) &&
			!is_between(r, last + 1) && turn_label(&line[last + 1]) == LABEL_NONE &&
			line[last + 2].chars > 4)
		{
			take_title(r, last + 1, last + 1);
			return true;
		}
		return false;
	}
	return false;
}

void
zha_page_title(zha_reader *r)
{
	if (title_labelled(r) || title_over_word(r) || title_of_crumb(r))
		return;
	if (r->head >= 0 && is_head_near(r) && title_above_head(r))
		return;
	if (r->crumb >= 0 && title_below_crumb(r))
		return;
	if (r->pager >= 0 && title_at_pager(r))
		return;
	if (!title_over_address(r))
		title_below_turns(r);
}
