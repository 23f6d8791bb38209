/*
 * title_marks.c
 *		All marks of a title, and which of them are none in their sentence.
 */
#include "core/title_reader.h"

/*
 * Whether the text before a mark is a sentence under way, which a comma behind the
 * mark carries on: …吗？晚上8点《…》第3期，我们有话说.
 */
static bool
in_sentence(const zha_title_reader *r, const zha_mark *mark)
{
	if (mark->kind != ZHA_MARK_ORDINAL || mark->bracketed || mark->to >= r->to ||
		zha_title_letter(r, mark->to)->kind != ZHA_KIND_COMMA)
		return false;
	for (int i = mark->from - 1;
		 i >= r->core && zha_title_letter(r, i)->kind != ZHA_KIND_BAR; i--)
		if (zha_title_letter(r, i)->kind == ZHA_KIND_STOP &&
			zha_title_letter(r, i)->depth == 0)
			return true;
	return false;
}

/* A mark of a season or batch at the end of a sentence is no mark: …，无缘第四季. */
static bool
ends_sentence(const zha_title_reader *r, const zha_mark *mark)
{
	const zha_entry *last =
		zha_entry_before(&r->l, mark->from, mark->to, ZHA_ROLE_CLASSIFIER);

	if (mark->kind != ZHA_MARK_ORDINAL || mark->bracketed || mark->path.depth > 1 ||
		last == NULL || last->group != 'B')
		return false;
	for (int i = mark->from - 1;
		 i >= r->core && zha_title_letter(r, i)->kind != ZHA_KIND_BAR; i--)
		if (zha_title_letter(r, i)->kind == ZHA_KIND_COMMA &&
			zha_title_letter(r, i)->depth == 0)
			return true;
	return false;
}

/* 《终章》 at the head: a label that is only the word of a part. */
static bool
quoted_part(const zha_title_reader *r, const zha_region *region, int i, zha_mark *mark)
{
	int close = zha_title_letter(r, i)->pair;
	zha_region content = {&r->l, i + 1, close};

	if (i != region->from || zha_title_letter(r, i)->cp != U'《' ||
		!zha_mark_at(&content, i + 1, mark) || !mark->part || mark->from != i + 1 ||
		mark->to != close || mark->path.level[0].word == ZHA_NUMBER)
		return false;
	mark->from = i;
	mark->to = close + 1;
	return true;
}

static void
add_mark(zha_title_reader *r, const zha_mark *mark, int open)
{
	zha_found *found = &r->marks[r->count++];
	zha_range before =
		zha_title_trim(r, (zha_range){r->core, mark->from}, ZHA_SEPARATORS);

	found->mark = *mark;
	found->open = open;
	found->leads = before.from >= before.to && open < 0;
}

/*
 * A mark inside a bracket that also holds its name (【山河系列01】, （某局公告2021年第15号）)
 * or the headline (（第5期——特辑）).
 */
static bool
inner_mark(zha_title_reader *r, int open)
{
	int close = zha_title_letter(r, open)->pair;
	zha_region region = {&r->l, open + 1, close};
	bool label = zha_is_label_bracket(zha_title_letter(r, open)->cp);
	zha_mark mark;

	if (zha_title_letter(r, open)->cp != '(' && !label)
		return false;
	for (int i = open + 1; i < close; i++)
	{
		if (zha_title_letter(r, i)->quotes > 0 || !zha_mark_may_begin(&region, i) ||
			!zha_mark_at(&region, i, &mark))
			continue;
		if ((mark.from == open + 1 && mark.to < close &&
			 (zha_title_letter(r, mark.to)->kind == ZHA_KIND_DASH ||
			  zha_title_letter(r, mark.to)->kind == ZHA_KIND_COLON ||
			  zha_title_letter(r, mark.to)->kind == ZHA_KIND_HYPHEN)) ||
			(mark.to == close && mark.from > open + 1 &&
			 (label || mark.kind == ZHA_MARK_NAMED || mark.kind == ZHA_MARK_OF ||
			  mark.kind == ZHA_MARK_CIRCLED || mark.kind == ZHA_MARK_DOCUMENT)))
		{
			add_mark(r, &mark, open);
			return true;
		}
		i = mark.to - 1;
	}
	return false;
}

/* Whether ① begins a list, at the head of the core or behind punctuation. */
static bool
is_list(const zha_title_reader *r)
{
	int first = r->core;

	if (!(r->l.kinds >> ZHA_KIND_CIRCLED & 1))
		return false;
	while (first < r->to && zha_title_letter(r, first)->kind != ZHA_KIND_CIRCLED)
		first++;
	if (first >= r->to)
		return false;
	if (first > r->core && zha_title_letter(r, first - 1)->kind != ZHA_KIND_COLON &&
		zha_title_letter(r, first - 1)->kind != ZHA_KIND_COMMA &&
		zha_title_letter(r, first - 1)->kind != ZHA_KIND_STOP)
		return false;
	for (int i = first + 1; i < r->to; i++)
		if (zha_title_letter(r, i)->kind == ZHA_KIND_CIRCLED)
			return true;
	return first == r->core && !r->has_label;
}

/* 36 - 加餐6: the word of a part right behind the number that opens a title. */
static bool
joins_leading(zha_title_reader *r, const zha_mark *mark)
{
	zha_mark *first = &r->marks[0].mark;
	zha_range between;

	if (r->count != 1 || first->kind != ZHA_MARK_LEADING || !mark->part ||
		mark->path.level[0].word == ZHA_NUMBER)
		return false;
	between = zha_title_trim(r, (zha_range){first->to, mark->from}, ZHA_SEPARATORS);
	if (between.from < between.to || !zha_mark_join(first, mark))
		return false;
	first->to = mark->to;
	return true;
}

/* What the first level of a mark counts: of （一）前言 the bracket. */
static uint32_t
kind_of_first(const zha_mark *mark)
{
	return mark->first != 0 ? mark->first : mark->counts;
}

/* Whether two marks are written alike: in the same brackets and notation, in circles. */
static bool
are_alike(const zha_mark *a, const zha_mark *b)
{
	if (a->kind == ZHA_MARK_CIRCLED)
		return b->kind == ZHA_MARK_CIRCLED;
	if (a->bracketed && b->bracketed && (a->first != 0 || b->first != 0))
		return kind_of_first(a) != 0 && kind_of_first(a) == kind_of_first(b);
	return a->bracketed == b->bracketed && a->counts != 0 && a->counts == b->counts &&
		   a->path.depth == 1 && b->path.depth == 1;
}

/* Whether b is the next item of a list that a begins or goes on with. */
static bool
goes_on(const zha_title_reader *r, const zha_mark *a, const zha_mark *b, bool first)
{
	zha_range between = zha_title_trim(r, (zha_range){a->to, b->from}, ZHA_SEPARATORS);

	if (between.from >= between.to && (are_alike(a, b) || zha_are_parts(a, b)))
		return true; /* （上）（下）, 第一章 第二章 */
	if (!are_alike(a, b) || (!a->bracketed && a->kind != ZHA_MARK_CIRCLED))
		return false;
	return a->path.level[0].word == ZHA_NUMBER &&
		   a->path.level[0].number < b->path.level[0].number &&
		   (!first || a->path.level[0].number == 1);
}

/* Take out the marks of a list: (1)量体温 (2)戴口罩, （上）（中）（下）. */
static void
drop_lists(zha_title_reader *r)
{
	int kept = 0;
	bool listed = false;

	for (int i = 0; i < r->count; i++)
	{
		bool before = listed;

		listed = i + 1 < r->count &&
				 goes_on(r, &r->marks[i].mark, &r->marks[i + 1].mark, !before);
		if (!before && !listed)
			r->marks[kept++] = r->marks[i];
	}
	r->count = kept;
}

/* Whether a number that opens the title is the first of a list: 1. … 2. … */
static bool
opens_list(const zha_title_reader *r, const zha_mark *mark)
{
	zha_numeral number;

	if (mark->path.level[0].number != 1 || zha_title_letter(r, mark->to - 1)->cp != '.')
		return false;
	for (int i = mark->to + 1; i + 1 < r->to; i++)
		if (zha_title_letter(r, i)->cp == '2' &&
			zha_title_letter(r, i + 1)->cp == '.' &&
			(ZHA_NOTHING >> zha_title_letter(r, i - 1)->kind & 1) &&
			zha_letters_numeral(&r->l, i, r->to, &number) == 1)
			return true;
	return false;
}

/* Whether 其二 is not the only one of its kind: 其一：…；其二：… is a list. */
static bool
is_one_of_them(const zha_title_reader *r, const zha_mark *mark)
{
	zha_numeral number;

	if (zha_title_letter(r, mark->from)->like != ZHA_CHAR_FROM_THEM)
		return false;
	for (int i = r->core; i < r->to; i++)
		if (i != mark->from && zha_title_letter(r, i)->like == ZHA_CHAR_FROM_THEM &&
			zha_letters_numeral(&r->l, i + 1, r->to, &number) > 0)
			return true;
	return false;
}

/* Whether a mark is none where it stands. */
static bool
is_refused(zha_title_reader *r, const zha_mark *mark)
{
	return joins_leading(r, mark) || in_sentence(r, mark) || ends_sentence(r, mark) ||
		   is_one_of_them(r, mark);
}

/* All marks of the core, from left to right; names in quotes are opaque. */
void
zha_title_find_marks(zha_title_reader *r)
{
	zha_region region = {&r->l, r->core, r->to};
	bool listed = is_list(r);
	zha_mark mark;
	int i = r->core;

	if (r->count == 0 && zha_mark_leading(&region, &mark) && !opens_list(r, &mark))
	{
		add_mark(r, &mark, -1);
		i = mark.to;
	}
	for (; i < r->to && r->count < ZHA_MOST_MARKS; i++)
	{
		const zha_letter *letter = zha_title_letter(r, i);

		if (!zha_mark_may_begin(&region, i))
			continue;
		if ((letter->kind != ZHA_KIND_CIRCLED || !listed) &&
			((zha_title_is_open(r, i) && quoted_part(r, &region, i, &mark)) ||
			 zha_mark_at(&region, i, &mark)))
		{
			if (!is_refused(r, &mark))
				add_mark(r, &mark, -1);
			i = mark.to - 1;
		}
		else if (letter->pair > i && letter->pair < r->to)
		{
			inner_mark(r, i);
			i = letter->pair;
		}
	}
	drop_lists(r);
	if (r->count > 0 && r->marks[0].leads && r->marks[0].mark.to > r->core)
		r->core = r->marks[0].mark.to;
}
