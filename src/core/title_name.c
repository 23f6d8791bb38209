/*
 * title_name.c
 *		The name that a mark belongs to: where it begins, and what is not of it.
 */
#include "core/title_reader.h"

/* Drop one bracket at the end that holds a genre or a date. */
static bool
drop_bracket(const zha_title_reader *r, zha_range *name)
{
	int open;
	zha_range content;

	if (name->from >= name->to ||
		zha_title_letter(r, name->to - 1)->kind != ZHA_KIND_CLOSE)
		return false;
	open = zha_title_letter(r, name->to - 1)->pair;
	if (open <= name->from)
		return false;
	content = zha_title_trim(r, (zha_range){open + 1, name->to - 1}, ZHA_BLANKS);
	if (!zha_is_word(&r->l, content.from, content.to, ZHA_ROLE_GENRE) &&
		!zha_is_date_text(&r->l, content.from, content.to))
		return false;
	name->to = open;
	return true;
}

/* A date that stands free in a text is told from 6.6.4.2 by its year or month. */
bool
zha_title_is_free_date(const zha_title_reader *r, int from, int to)
{
	zha_numeral year;

	if (!zha_is_date_text(&r->l, from, to))
		return false;
	for (int i = from; i < to; i++)
		if (zha_title_letter(r, i)->like == ZHA_CHAR_MONTH ||
			zha_title_letter(r, i)->like == ZHA_CHAR_YEAR)
			return true;
	return zha_letters_numeral(&r->l, from, to, &year) >= 4 && year.value >= 1900 &&
		   (year.value <= 2100 || year.value >= 19000101);
}

/*
 * A date at the start that ends in 日, has eight digits or has a blank behind it, with
 * the day of the week and of the lunar month: 06月08日 星期二 小报, 20210609小报.
 */
static bool
drop_leading_date(const zha_title_reader *r, zha_range *name)
{
	int best = name->from;

	if (name->from >= name->to ||
		zha_title_letter(r, name->from)->kind != ZHA_KIND_DIGIT)
		return false;
	for (int i = name->from; i < name->to && i < name->from + 24; i++)
		if ((zha_title_letter(r, i)->kind == ZHA_KIND_BLANK || i + 1 == name->to ||
			 zha_title_letter(r, i)->like == ZHA_CHAR_DAY ||
			 (i == name->from + 7 && zha_is_day(&r->l, name->from, i + 1))) &&
			zha_title_is_free_date(r, name->from, i + 1))
			best = i + 1;
	if (best == name->from)
		return false;
	while (best < name->to && zha_title_letter(r, best)->kind == ZHA_KIND_BLANK)
		best++;
	if (zha_word_at(&r->l, best, name->to, ZHA_ROLE_LUNAR) > 0)
		while (best < name->to && zha_title_letter(r, best)->kind == ZHA_KIND_TEXT)
			best++;
	name->from = best;
	return true;
}

/* A full date at the end: …周报2021.5.17, …2021年6月7日. */
static bool
drop_trailing_date(const zha_title_reader *r, zha_range *name)
{
	int i = name->to;

	while (i > name->from && (zha_title_letter(r, i - 1)->kind == ZHA_KIND_DIGIT ||
							  zha_title_letter(r, i - 1)->kind == ZHA_KIND_DOT ||
							  zha_title_letter(r, i - 1)->cp == '.' ||
							  zha_title_letter(r, i - 1)->kind == ZHA_KIND_HYPHEN ||
							  zha_title_letter(r, i - 1)->cp == '/' ||
							  zha_title_letter(r, i - 1)->like == ZHA_CHAR_YEAR ||
							  zha_title_letter(r, i - 1)->like == ZHA_CHAR_MONTH ||
							  zha_title_letter(r, i - 1)->like == ZHA_CHAR_DAY))
		i--;
	while (i < name->to && zha_title_letter(r, i)->kind != ZHA_KIND_DIGIT)
		i++;
	if (name->to - i < 6 || !zha_title_is_free_date(r, i, name->to))
		return false;
	name->to = i;
	return true;
}

/* 2024年春季号: what an issue is called, and its year. */
static bool
drop_issue_name(const zha_title_reader *r, zha_range *name)
{
	int word = zha_word_before(&r->l, name->from, name->to, ZHA_ROLE_ISSUE_NAME);
	int to = name->to - word;

	if (word == 0)
		return false;
	name->to = to;
	if (to - name->from > 5 && zha_title_letter(r, to - 1)->like == ZHA_CHAR_YEAR &&
		zha_is_day(&r->l, to - 5, to - 1))
		name->to = to - 5;
	return true;
}

/* A bracket at either end that has no other one. */
static bool
drop_lone_bracket(const zha_title_reader *r, zha_range *name)
{
	const unsigned brackets = 1u << ZHA_KIND_OPEN | 1u << ZHA_KIND_CLOSE;

	if (name->from >= name->to)
		return false;
	if ((brackets >> zha_title_letter(r, name->from)->kind & 1) &&
		zha_title_letter(r, name->from)->pair < 0)
	{
		name->from++;
		return true;
	}
	if (!(brackets >> zha_title_letter(r, name->to - 1)->kind & 1) ||
		zha_title_letter(r, name->to - 1)->pair >= 0)
		return false;
	name->to--;
	return true;
}

/* One pair of quotes around the whole name. */
static bool
drop_quotes(const zha_title_reader *r, zha_range *name)
{
	uint32_t cp;

	if (name->to - name->from < 3 ||
		zha_title_letter(r, name->from)->pair != name->to - 1)
		return false;
	cp = zha_title_letter(r, name->from)->cp;
	if (cp != U'《' && cp != U'“' && cp != U'「' && cp != U'『' && cp != U'【' &&
		cp != '"')
		return false;
	name->from++;
	name->to--;
	return true;
}

zha_range
zha_title_clean_name(const zha_title_reader *r, zha_range name)
{
	bool more = true;

	while (more)
	{
		uint32_t last;

		name = zha_title_trim(r, name, ZHA_SEPARATORS | 1u << ZHA_KIND_SYMBOL);
		last = name.from < name.to ? zha_title_letter(r, name.to - 1)->like : 0;
		more = last == ZHA_CHAR_OF || last == ZHA_CHAR_ORDINAL ||
			   (last == ZHA_CHAR_TOTAL && zha_is_total(&r->l, name.to - 1));
		name.to -= more;
		more = more || drop_bracket(r, &name) || drop_leading_date(r, &name) ||
			   drop_trailing_date(r, &name) || drop_issue_name(r, &name) ||
			   drop_lone_bracket(r, &name);
	}
	if (zha_is_word(&r->l, name.from, name.to, ZHA_ROLE_NO_SERIES) ||
		zha_site_is(r->site, &r->l, name.from, name.to, ZHA_SITE_NOT_SERIES))
		name.to = name.from;
	drop_quotes(r, &name);
	return zha_title_trim(r, name, ZHA_BLANKS);
}

/* A bare 系列 behind a separator belongs to the mark: 介绍：系列一. */
static zha_range
without_bare_word(const zha_title_reader *r, zha_range name)
{
	int len = zha_word_before(&r->l, name.from, name.to, ZHA_ROLE_BARE_SERIES);
	int at = name.to - len;

	if (len > 0 &&
		(at == name.from || zha_title_letter(r, at - 1)->kind == ZHA_KIND_COLON ||
		 zha_title_letter(r, at - 1)->kind == ZHA_KIND_BAR ||
		 zha_title_letter(r, at - 1)->kind == ZHA_KIND_DASH ||
		 zha_title_letter(r, at - 1)->cp == U'】'))
		name.to = at;
	return name;
}

/* …系列之七: 之 behind a word that makes a series. */
static bool
names_xilie(const zha_title_reader *r, const zha_mark *mark)
{
	return mark->kind == ZHA_MARK_OF &&
		   zha_word_before(&r->l, r->core, mark->from, ZHA_ROLE_OF_SERIES) > 0;
}

/* What stops a name on the left of its mark at letter i. */
static bool
stops_name(const zha_title_reader *r, const zha_mark *mark, bool tail, int i)
{
	const zha_letter *letter = zha_title_letter(r, i);

	if (letter->kind == ZHA_KIND_BAR)
		return true;
	if (letter->kind == ZHA_KIND_CLOSE && (letter->cp == U'】' || letter->cp == ']') &&
		letter->pair >= 0)
		return true;
	if (letter->kind == ZHA_KIND_CLOSE &&
		(letter->cp == U'」' || letter->cp == U'』') && letter->pair > r->core &&
		zha_title_letter(r, letter->pair - 1)->kind == ZHA_KIND_BAR &&
		mark->from - i > 5)
		return true;
	if (!tail || mark->part)
		return false;
	if (zha_title_dash(r, i) > 0)
		return true;
	if (mark->kind == ZHA_MARK_OF && letter->kind == ZHA_KIND_HYPHEN && i > r->core &&
		zha_is_ideograph(letter[-1].cp) && zha_is_ideograph(letter[1].cp))
		return true;
	return (letter->kind == ZHA_KIND_STOP || letter->kind == ZHA_KIND_COMMA) &&
		   letter->cp != U'、' &&
		   (mark->kind == ZHA_MARK_NAMED || names_xilie(r, mark));
}

/* The letters from which the name of a mark begins, back to what stops it. */
static int
name_start(const zha_title_reader *r, const zha_found *f, bool tail)
{
	int first = r->core;
	int i = f->mark.from;
	bool named = false; /* a dash right before the mark does not stop its name */

	if (f->open >= 0 && f->mark.from > f->open + 1)
		first = f->open + 1;
	else if (f->open >= 0)
		i = f->open;
	if (r->author_end > first && r->author_end <= i)
		first = r->author_end;
	while (i > first && !stops_name(r, &f->mark, tail && named, i - 1))
	{
		i--;
		named = named || !(ZHA_SEPARATORS >> zha_title_letter(r, i)->kind & 1);
		if (zha_title_letter(r, i)->kind == ZHA_KIND_CLOSE &&
			zha_title_letter(r, i)->pair >= first && zha_title_letter(r, i)->pair < i)
			i = zha_title_letter(r, i)->pair;
	}
	return i;
}

/* The code of the office before 〔2022〕5号. */
static int
office_start(const zha_title_reader *r, int i)
{
	int from = i;

	while (i > r->core && zha_is_ideograph(zha_title_letter(r, i - 1)->cp) &&
		   from - i < 12)
		i--;
	return i;
}

/* Whether a mark is written 〔2022〕5号, with the code of an office before it. */
bool
zha_title_is_citation(const zha_title_reader *r, const zha_found *f)
{
	return f->mark.kind == ZHA_MARK_DOCUMENT &&
		   zha_title_letter(r, f->mark.from)->kind == ZHA_KIND_OPEN &&
		   !f->mark.bracketed;
}

/* 专题97 | …: at the head of a title the bare word is the name of a column. */
static bool
opens_column(const zha_title_reader *r, const zha_found *f, zha_range name)
{
	int next = f->mark.to;

	while (next < r->to && zha_title_letter(r, next)->kind == ZHA_KIND_BLANK)
		next++;
	return name.from == 0 && !r->has_label && f->mark.from - name.from <= 4 &&
		   next < r->to && zha_title_letter(r, next)->kind == ZHA_KIND_BAR;
}

/*
 * The name that a mark belongs to, as it stands, and where it begins: on its left, or
 * when it is alone in its segment the label or the segment before it.
 */
zha_range
zha_title_name_of(const zha_title_reader *r, const zha_found *f, bool tail, int *start)
{
	int end = f->open >= 0 && f->mark.from == f->open + 1 ? f->open : f->mark.from;
	zha_range name = {name_start(r, f, tail), end};

	if (zha_title_is_citation(r, f))
		name.from = office_start(r, f->mark.from);
	*start = name.from;
	if ((f->mark.kind == ZHA_MARK_NAMED || f->mark.kind == ZHA_MARK_OF) &&
		!opens_column(r, f, name))
		name = without_bare_word(r, name);
	name = zha_title_clean_name(r, name);
	if (name.from < name.to || f->open >= 0)
		return name;
	if (*start > r->core && zha_title_letter(r, *start - 1)->kind == ZHA_KIND_BAR)
	{
		int from = *start - 1;

		while (from > r->core && from > r->author_end &&
			   zha_title_letter(r, from - 1)->kind != ZHA_KIND_BAR)
			from--;
		name = zha_title_clean_name(r, (zha_range){from, *start - 1});
		*start = from;
		return name;
	}
	if (*start > r->core && zha_title_letter(r, *start - 1)->cp == U'】')
		return zha_title_clean_name(
			r, (zha_range){zha_title_letter(r, *start - 1)->pair + 1, *start - 1});
	return r->has_label && *start <= r->core ? zha_title_clean_name(r, r->near_label)
											 : name;
}
