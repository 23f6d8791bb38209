/*
 * title_head.c
 *		What stands at the head and the tail of a title and is consumed first: labels,
 *		marks of relay and origin, genre words; and the byline.
 */
#include "core/title_reader.h"

/* A longer label is no sign of relay, origin or genre. */
#define LONGEST_SIGN 16

/* A byline with affiliation and title is not longer than this. */
#define LONGEST_BYLINE 40

/* ---- the head ---------------------------------------------------------------- */

/* The relay word at i, its letters. */
static int
relay_at(const zha_title_reader *r, int i, int to)
{
	int own = zha_site_at(r->site, &r->l, i, to, ZHA_SITE_RELAY);
	int len = zha_word_at(&r->l, i, to, ZHA_ROLE_RELAY);

	return own > len ? own : len;
}

/* The relay word that ends before to, its letters. */
static int
relay_before(const zha_title_reader *r, int from, int to)
{
	int own = zha_site_before(r->site, &r->l, from, to, ZHA_SITE_RELAY);
	int len = zha_word_before(&r->l, from, to, ZHA_ROLE_RELAY);

	return own > len ? own : len;
}

/* 转载, 协会转载, 转：来源: a label that says where the text is taken from. */
static bool
take_relay(zha_title_reader *r, zha_range label, bool whole)
{
	int len = relay_at(r, label.from, label.to);
	int from = label.from;

	if (len == 0 || (label.from + len < label.to &&
					 zha_title_letter(r, label.from + len)->kind != ZHA_KIND_COLON))
	{
		len = whole || label.to - label.from > 6
				  ? 0
				  : relay_before(r, label.from, label.to);
		if (len == 0)
			return false;
		from = label.to - len;
	}
	if (r->out->relay.len == 0)
		r->out->relay = zha_letters_span(&r->l, from, from + len);
	return true;
}

/* The word of origin at i, its letters. */
static int
original_at(const zha_title_reader *r, int i, int to)
{
	return zha_word_at(&r->l, i, to, ZHA_ROLE_ORIGINAL);
}

/* 原创, 专题·原创, 技术原创, 原创 Paper: a label that claims the text as its own. */
static bool
take_original(zha_title_reader *r, zha_range label, bool whole)
{
	zha_range word = label;
	int len = original_at(r, label.from, label.to);
	int after = label.from + len;

	if (len > 0 && after < label.to)
	{
		bool starts = zha_title_letter(r, after)->kind == ZHA_KIND_BLANK ||
					  zha_title_letter(r, after)->kind == ZHA_KIND_DOT ||
					  zha_is_word(&r->l, after, label.to, ZHA_ROLE_GENRE);

		if (whole || !starts)
			len = 0;
	}
	if (len == 0)
	{
		len = whole || label.to - label.from > 10
				  ? 0
				  : zha_word_before(&r->l, label.from, label.to, ZHA_ROLE_ORIGINAL);
		if (len == 0)
			return false;
		word.from = label.to - len;
	}
	if (r->out->original.len == 0)
		r->out->original = zha_letters_span(&r->l, word.from, word.from + len);
	return true;
}

static bool
is_genre(const zha_title_reader *r, zha_range label)
{
	return zha_is_word(&r->l, label.from, label.to, ZHA_ROLE_GENRE) ||
		   zha_site_is(r->site, &r->l, label.from, label.to,
					   ZHA_SITE_GENRE | ZHA_SITE_COLUMN);
}

/* A whole label, segment or text before a colon that is recorded or means nothing. */
static bool
take_sign(zha_title_reader *r, zha_range label, bool whole)
{
	label = zha_title_trim(r, label, ZHA_BLANKS);
	return label.from < label.to && label.to - label.from <= LONGEST_SIGN &&
		   zha_title_letter(r, label.from)->kind == ZHA_KIND_TEXT &&
		   (take_relay(r, label, whole) || take_original(r, label, whole) ||
			is_genre(r, label));
}

/* 04, S2: a number or a season as all of a label. */
static bool
bare_label(const zha_title_reader *r, zha_range content, zha_mark *out)
{
	zha_region region = {&r->l, content.from, content.to};
	zha_numeral number;
	int len = content.to - content.from;

	if (len > 4 || len <= 0)
		return false;
	if (zha_title_letter(r, content.from)->kind == ZHA_KIND_LATIN)
		return zha_mark_scanned(&region, content.from, false, out) &&
			   out->to == content.to && out->kind == ZHA_MARK_PREFIX;
	if (zha_letters_numeral(&r->l, content.from, content.to, &number) != len ||
		number.value > 9999 || zha_is_day(&r->l, content.from, content.to) ||
		zha_is_phrase(&r->l, content.from, content.to))
		return false;
	*out = (zha_mark){.from = content.from, .to = content.to, .kind = ZHA_MARK_LEADING};
	zha_mark_set(out, ZHA_NUMBER, number.value);
	return true;
}

/* 【第2季】【04】: a label with a number behind one with the season. */
static bool
join_label(zha_title_reader *r, const zha_mark *mark)
{
	zha_mark *first = &r->marks[0].mark;

	if (first->counts == 0 || !zha_mark_join(first, mark))
		return false;
	first->to = mark->to;
	return true;
}

/* The mark in a label, with the name before it. */
static bool
numbered_label(zha_title_reader *r, zha_range content)
{
	zha_region region = {&r->l, content.from, content.to};
	zha_mark mark;
	zha_mark found;
	zha_range last = {0, 0};

	if (r->count > 1 || (r->count == 1 && r->marks[0].mark.to > content.from))
		return false;
	for (int i = content.from; i < content.to; i++)
	{
		const zha_letter *letter = zha_title_letter(r, i);

		if (letter->quotes > zha_title_letter(r, content.from)->quotes ||
			!zha_mark_may_begin(&region, i) || !zha_mark_at(&region, i, &mark))
			continue;
		found = mark;
		last = (zha_range){content.from, mark.from};
		i = mark.to - 1;
	}
	if (last.to == 0)
	{
		if (!bare_label(r, content, &found))
			return false;
		last = (zha_range){content.from, content.from};
	}
	if (r->count == 1)
		return last.from == last.to && join_label(r, &found);
	r->marks[0].mark = found;
	r->marks[0].open = -1;
	r->numbered = last;
	r->count = 1;
	return true;
}

/* Whether there are digits and signs and nothing else: 2+2. */
static bool
is_formula(const zha_title_reader *r, zha_range content)
{
	bool signs = false;

	for (int i = content.from; i < content.to; i++)
	{
		const zha_letter *letter = zha_title_letter(r, i);

		if (letter->kind == ZHA_KIND_LATIN ||
			(letter->kind == ZHA_KIND_TEXT && letter->cp >= 0x80))
			return false;
		signs = signs || letter->kind != ZHA_KIND_DIGIT;
	}
	return signs;
}

/* Take a label that may name a series: the first one, and the last for a mark alone. */
static void
set_label(zha_title_reader *r, zha_range content)
{
	if (zha_site_is(r->site, &r->l, content.from, content.to, ZHA_SITE_NOT_SERIES))
		return;
	if (!r->has_label)
		r->label = r->near_label = content;
	if (r->count == 0 && zha_title_letter(r, content.from)->kind != ZHA_KIND_DIGIT)
		r->near_label = content; /* 1920x1080 names nothing */
	r->has_label = true;
}

/* A bracket at the head: gives the letter behind it, or i when it is no label. */
static int
take_label(zha_title_reader *r, int i, int to)
{
	int close = zha_title_letter(r, i)->pair;
	uint32_t cp = zha_title_letter(r, i)->cp;
	zha_range content;

	if (close <= i || close >= to)
		return i;
	content = zha_title_trim(r, (zha_range){i + 1, close}, ZHA_BLANKS);
	if (cp == '(')
		return take_sign(r, content, true) ? close + 1 : i;
	if (!zha_is_label_bracket(cp))
		return i;
	if (r->in_headline && (cp == U'「' || cp == U'『'))
		return take_sign(r, content, false) ? close + 1 : i;
	if (zha_title_letter(r, i + 1)->kind == ZHA_KIND_DIGIT)
	{
		zha_region rest = {&r->l, i, to};

		if (zha_is_descriptor(&rest, i, close) ||
			zha_word_at(&r->l, close + 1, to, ZHA_ROLE_AFTER_BRACKET) > 0)
			return i;
		if (zha_is_word(&r->l, content.from, content.to, ZHA_ROLE_SIZE))
			return close + 1;
	}
	if (take_sign(r, content, false) || numbered_label(r, content))
		return close + 1;
	/* 「山河」书房／Vol.1: a quoted word with a short rest is one name */
	if ((cp == U'「' || cp == U'『') && close + 1 < to)
	{
		int rest = close + 1;

		while (rest < to && zha_title_letter(r, rest)->kind == ZHA_KIND_TEXT)
			rest++;
		if (rest > close + 1 && rest < to && rest - close - 1 <= 4)
			return i;
	}
	if (zha_is_day(&r->l, content.from, content.to) ||
		zha_is_date_text(&r->l, content.from, content.to))
		return close + 1;
	if (is_formula(r, content))
		return i; /* [2+2]环加成 */
	set_label(r, content);
	return close + 1;
}

/* #话题# at the head is a label as well. */
static int
take_topic(zha_title_reader *r, int i, int to)
{
	for (int k = i + 1; k < to && k < i + 30; k++)
		if (zha_title_letter(r, k)->cp == '#')
		{
			zha_range content = {i + 1, k};

			if (k == i + 1 || k + 1 >= to ||
				zha_title_letter(r, i + 1)->kind == ZHA_KIND_BLANK)
				return i;
			if (!take_sign(r, content, false) && !numbered_label(r, content))
				set_label(r, content);
			return k + 1;
		}
	return i;
}

/* Text before a bar or colon at the head, or 转发 before a blank. */
static int
take_leading_text(zha_title_reader *r, int i, int to)
{
	int near = to - i > LONGEST_SIGN + 2 ? i + LONGEST_SIGN + 2 : to;
	int end = zha_title_find(r, i, near, 1u << ZHA_KIND_BAR | 1u << ZHA_KIND_COLON);
	int len;

	if (end < near && take_sign(r, (zha_range){i, end},
								zha_title_letter(r, end)->kind == ZHA_KIND_COLON))
		return end + 1;
	len = relay_at(r, i, to);
	if (len > 0 && i + len < to &&
		zha_title_letter(r, i + len)->kind == ZHA_KIND_BLANK &&
		take_relay(r, (zha_range){i, i + len}, true))
		return i + len;
	return i;
}

int
zha_title_skip(const zha_title_reader *r, int i, int to)
{
	zha_letters_trim(&r->l, &i, &to,
					 ZHA_BLANKS | 1u << ZHA_KIND_BAR | 1u << ZHA_KIND_COLON);
	return i;
}

/* Consume labels and signs from i on; gives where the rest begins. */
int
zha_title_take_head(zha_title_reader *r, int i, int to)
{
	int last = -1;

	while (i < to && i != last)
	{
		last = i;
		i = zha_title_skip(r, i, to);
		if (i >= to)
			break;
		if (zha_title_is_open(r, i))
			i = take_label(r, i, to);
		else if (zha_title_letter(r, i)->cp == '#')
			i = take_topic(r, i, to);
		if (i == last || zha_title_letter(r, last)->kind == ZHA_KIND_BLANK)
			i = i < to ? take_leading_text(r, i, to) : i;
	}
	return i;
}

/* Brackets at the very end that say 转 or 组图, and a last segment that does. */
void
zha_title_cut_tail(zha_title_reader *r, int from)
{
	bool bars = r->l.kinds >> ZHA_KIND_BAR & 1;
	int last = -1;

	while (r->to > from && r->to != last)
	{
		zha_range rest = zha_title_trim(r, (zha_range){from, r->to}, ZHA_BLANKS);
		int open;
		int bar = rest.to;

		last = r->to;
		if (rest.from >= rest.to)
			return;
		open = zha_title_letter(r, rest.to - 1)->pair;
		if (zha_title_letter(r, rest.to - 1)->kind == ZHA_KIND_CLOSE &&
			open > rest.from &&
			(zha_title_letter(r, open)->cp == '(' ||
			 zha_is_label_bracket(zha_title_letter(r, open)->cp)) &&
			!zha_is_word(&r->l, open + 1, rest.to - 1, ZHA_ROLE_CLOSER) &&
			take_sign(r, (zha_range){open + 1, rest.to - 1}, true))
			r->to = open;
		while (bars && bar > rest.from && rest.to - bar < LONGEST_SIGN &&
			   zha_title_letter(r, bar - 1)->kind != ZHA_KIND_BAR)
			bar--;
		if (bars && r->to == last && bar > rest.from &&
			zha_title_letter(r, bar - 1)->kind == ZHA_KIND_BAR &&
			is_genre(r, zha_title_trim(r, (zha_range){bar, rest.to}, ZHA_BLANKS)))
			r->to = bar - 1;
	}
	r->to = zha_title_trim(r, (zha_range){from, r->to}, ZHA_BLANKS).to;
}

/* ---- the byline -------------------------------------------------------------- */

/* Segments in a row that are as short as a name are a list: of firms, of places. */
#define LONGEST_OF_LIST 8
#define FEWEST_OF_LIST 3

/* Whether the segment at from is one of a list, whose segments begin not before first. */
static bool
is_of_list(const zha_title_reader *r, int first, int from, int to)
{
	int count = 0;
	int start = from;

	while (start > first && from - start <= LONGEST_OF_LIST)
		if (--start == first || zha_title_letter(r, start - 1)->kind == ZHA_KIND_BAR)
			from = start;
	for (int end; from < to && count < FEWEST_OF_LIST; from = end + 1, count++)
	{
		end = zha_title_find(r, from, to, 1u << ZHA_KIND_BAR);
		if (end - from > LONGEST_OF_LIST)
			return false;
	}
	return count >= FEWEST_OF_LIST;
}

/*
 * A byline where the headline begins at from: a person before a colon, or alone in a
 * segment with a bar behind it. Gives the letter behind it, or from.
 */
int
zha_title_take_author(zha_title_reader *r, int from, int to)
{
	int near = to - from > LONGEST_BYLINE ? from + LONGEST_BYLINE : to;
	int end = zha_title_find(r, from, near, 1u << ZHA_KIND_BAR | 1u << ZHA_KIND_COLON);
	int name_from;
	int name_to;

	if (end >= near || r->out->author.len > 0 ||
		!zha_person_read(&r->l, from, end, &name_from, &name_to) ||
		(zha_title_letter(r, end)->kind == ZHA_KIND_BAR &&
		 is_of_list(r, r->in_headline ? from : r->core, from, r->to)))
		return from;
	r->out->author = zha_letters_span(&r->l, name_from, name_to);
	return end + 1;
}

/* The byline before the first mark: at the core, or behind one column. */
void
zha_title_find_author(zha_title_reader *r)
{
	int limit = r->count > 0 && r->marks[0].mark.from >= r->core ? r->marks[0].mark.from
																 : r->to;
	int bar = zha_title_find(r, r->core, limit, 1u << ZHA_KIND_BAR);
	int end;

	if (r->count > 0 && (r->marks[0].leads || r->marks[0].mark.from < r->core))
		return;
	end = zha_title_take_author(r, r->core, limit);
	if (end == r->core && bar < limit)
	{
		end = zha_title_take_author(r, bar + 1, limit);
		if (end == bar + 1)
			return;
	}
	else if (end == r->core)
		return;
	r->author_end = end;
}
