/*
 * title.c
 *		Takes a title apart as a cataloguer does: relay and original marks, genre words
 *		and labels at its head, the byline, the mark that bears the number, the series
 *		that the mark belongs to, and what is left as the headline.
 *
 * The order of work is the order of a title: what stands at the head is consumed
 * first, then the marks are found, one of them (with what must be added to it) is
 * taken as the title's number, and series and headline follow from its place.
 */
#include "core/title.h"

#include "core/letters.h"
#include "core/mark.h"
#include "core/person.h"
#include "core/vocabulary.h"

_Static_assert(ZHA_TITLE_LIMIT == ZHA_LETTERS_LIMIT, "a title is read as letters");

/* Marks of a title that are looked at; a title that has more is a list. */
#define MOST_MARKS 12

/* A longer label is no sign of relay, origin or genre. */
#define LONGEST_SIGN 16

/* A byline with affiliation and title is not longer than this. */
#define LONGEST_BYLINE 40

/* Letters from up to but not to. */
typedef struct range
{
	int from;
	int to;
} range;

/* A mark with its place. */
typedef struct found
{
	zha_mark mark;
	int open;   /* the bracket it stands in with its name or headline, or -1 */
	bool leads; /* nothing of the title stands before it */
} found;

typedef struct reader
{
	zha_letters l;
	zha_title *out;
	int to;         /* behind it stand relay and genre only */
	int core;       /* behind the labels at the head */
	range label;    /* the last label at the head that bears no number */
	range numbered; /* the name in the label that bears the number */
	bool has_label;
	int author_end; /* behind the byline and its colon or bar, 0 without byline */
	int count;
	found marks[MOST_MARKS];
} reader;

/* ---- letters ----------------------------------------------------------------- */

static const zha_letter *
letter_at(const reader *r, int i)
{
	return &r->l.letter[i];
}

static bool
is_open(const reader *r, int i)
{
	return letter_at(r, i)->kind == ZHA_KIND_OPEN && letter_at(r, i)->pair > i;
}

static range
trimmed(const reader *r, range a, unsigned kinds)
{
	zha_letters_trim(&r->l, &a.from, &a.to, kinds);
	return a;
}

/* The bytes of a part, blanks at both ends left out. */
static zha_text
span_of(const reader *r, range a)
{
	a = trimmed(r, a, ZHA_BLANKS);
	return zha_letters_span(&r->l, a.from, a.to);
}

/* The first letter of the kinds in the mask outside brackets, or to. */
static int
find_kind(const reader *r, int from, int to, unsigned kinds)
{
	if (!(r->l.kinds & kinds))
		return to;
	for (int i = from; i < to; i++)
	{
		const zha_letter *letter = letter_at(r, i);

		if (kinds >> letter->kind & 1)
			return i;
		if (letter->kind == ZHA_KIND_OPEN && letter->pair > i && letter->pair < to)
			i = letter->pair;
	}
	return to;
}

/* How many letters the dash at i has; 0 when there is none: —— -- and a hyphen
 * between blanks, unless a date follows it. */
static int
dash_at(const reader *r, int i)
{
	const zha_letter *letter = letter_at(r, i);

	if (letter->kind == ZHA_KIND_DASH)
		return i + 1 < r->to && letter[1].kind == ZHA_KIND_DASH ? 2 : 1;
	if (letter->kind != ZHA_KIND_HYPHEN)
		return 0;
	if (i + 1 < r->to && letter[1].kind == ZHA_KIND_HYPHEN)
		return 2;
	return i > 0 && letter[-1].kind == ZHA_KIND_BLANK && i + 2 < r->to &&
				   letter[1].kind == ZHA_KIND_BLANK && letter[2].kind != ZHA_KIND_DIGIT
			   ? 1
			   : 0;
}

/* Han characters, Latin words and runs of digits: the size of a column's name. */
static int
units(const reader *r, range a)
{
	int count = 0;
	zha_kind last = ZHA_KIND_BLANK;

	for (int i = a.from; i < a.to; i++)
	{
		zha_kind kind = (zha_kind) letter_at(r, i)->kind;

		if (kind == ZHA_KIND_TEXT
				? letter_at(r, i)->cp >= 0x2E80 && letter_at(r, i)->cp != U'　'
				: (kind == ZHA_KIND_LATIN || kind == ZHA_KIND_DIGIT) && kind != last)
			count++;
		last = kind;
	}
	return count;
}

/* A segment of at most four units, or of Latin only, names a column. */
static bool
is_column(const reader *r, range a)
{
	if (units(r, a) <= 4)
		return true;
	for (int i = a.from; i < a.to; i++)
		if (letter_at(r, i)->cp >= 0x2E80)
			return false;
	return true;
}

/* ---- the head ---------------------------------------------------------------- */

/* The relay word at i, its letters. */
static int
relay_at(const reader *r, int i, int to)
{
	return zha_word_at(&r->l, i, to, ZHA_ROLE_RELAY);
}

/* 转载, 协会转载, 转：来源: a label that says where the text is taken from. */
static bool
take_relay(reader *r, range label, bool whole)
{
	int len = relay_at(r, label.from, label.to);
	int from = label.from;

	if (len == 0 || (label.from + len < label.to &&
					 letter_at(r, label.from + len)->kind != ZHA_KIND_COLON))
	{
		len = whole || label.to - label.from > 6
				  ? 0
				  : zha_word_before(&r->l, label.from, label.to, ZHA_ROLE_RELAY);
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
original_at(const reader *r, int i, int to)
{
	return zha_word_at(&r->l, i, to, ZHA_ROLE_ORIGINAL);
}

/* 原创, 专题·原创, 技术原创, 原创 Paper: a label that claims the text as its own. */
static bool
take_original(reader *r, range label, bool whole)
{
	range word = label;
	int len = original_at(r, label.from, label.to);
	int after = label.from + len;

	if (len > 0 && after < label.to)
	{
		bool starts = letter_at(r, after)->kind == ZHA_KIND_BLANK ||
					  letter_at(r, after)->kind == ZHA_KIND_DOT ||
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
is_genre(const reader *r, range label)
{
	return zha_is_word(&r->l, label.from, label.to, ZHA_ROLE_GENRE);
}

/* A whole label, segment or text before a colon that is recorded or means nothing. */
static bool
take_sign(reader *r, range label, bool whole)
{
	label = trimmed(r, label, ZHA_BLANKS);
	return label.from < label.to && label.to - label.from <= LONGEST_SIGN &&
		   letter_at(r, label.from)->kind == ZHA_KIND_TEXT &&
		   (take_relay(r, label, whole) || take_original(r, label, whole) ||
			is_genre(r, label));
}

/* Where a label bracket may stand only at the head of a title. */
static bool
is_label_bracket(uint32_t cp)
{
	return cp == U'【' || cp == '[' || cp == U'「' || cp == U'『';
}

/* 04, S2: a number or a season as all of a label. */
static bool
bare_label(const reader *r, range content, zha_mark *out)
{
	zha_region region = {&r->l, content.from, content.to};
	zha_numeral number;
	int len = content.to - content.from;

	if (len > 4 || len <= 0)
		return false;
	if (letter_at(r, content.from)->kind == ZHA_KIND_LATIN)
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
join_label(reader *r, const zha_mark *mark)
{
	zha_mark *first = &r->marks[0].mark;

	if (first->counts == 0 || !zha_mark_join(first, mark))
		return false;
	first->to = mark->to;
	return true;
}

/* The mark in a label, with the name before it. */
static bool
numbered_label(reader *r, range content)
{
	zha_region region = {&r->l, content.from, content.to};
	zha_mark mark;
	zha_mark found;
	range last = {0, 0};

	if (r->count > 1 || (r->count == 1 && r->marks[0].mark.to > content.from))
		return false;
	for (int i = content.from; i < content.to; i++)
	{
		const zha_letter *letter = letter_at(r, i);

		if (letter->quotes > letter_at(r, content.from)->quotes ||
			!zha_mark_may_begin(letter) || !zha_mark_at(&region, i, &mark))
			continue;
		found = mark;
		last = (range){content.from, mark.from};
		i = mark.to - 1;
	}
	if (last.to == 0)
	{
		if (!bare_label(r, content, &found))
			return false;
		last = (range){content.from, content.from};
	}
	if (r->count == 1)
		return last.from == last.to && join_label(r, &found);
	r->marks[0].mark = found;
	r->marks[0].open = -1;
	r->numbered = last;
	r->count = 1;
	return true;
}

/* A bracket at the head: gives the letter behind it, or i when it is no label. */
static int
take_label(reader *r, int i, int to)
{
	int close = letter_at(r, i)->pair;
	uint32_t cp = letter_at(r, i)->cp;
	range content;

	if (close <= i || close >= to)
		return i;
	content = trimmed(r, (range){i + 1, close}, ZHA_BLANKS);
	if (cp == '(')
		return take_sign(r, content, true) ? close + 1 : i;
	if (!is_label_bracket(cp))
		return i;
	if (letter_at(r, i + 1)->kind == ZHA_KIND_DIGIT)
	{
		if (zha_word_at(&r->l, close + 1, to, ZHA_ROLE_AFTER_BRACKET) > 0)
			return i; /* [5]螺烯 */
		if (zha_is_word(&r->l, content.from, content.to, ZHA_ROLE_SIZE))
			return close + 1;
	}
	if (take_sign(r, content, false) || numbered_label(r, content))
		return close + 1;
	/* 「山河」书房／Vol.1: a quoted word with a short rest is one name */
	if ((cp == U'「' || cp == U'『') && close + 1 < to)
	{
		int rest = close + 1;

		while (rest < to && letter_at(r, rest)->kind == ZHA_KIND_TEXT)
			rest++;
		if (rest > close + 1 && rest < to && rest - close - 1 <= 4)
			return i;
	}
	if (content.from < content.to && !r->has_label &&
		!zha_is_day(&r->l, content.from, content.to) &&
		!zha_is_date_text(&r->l, content.from, content.to))
	{
		r->label = content;
		r->has_label = true;
	}
	return close + 1;
}

/* #话题# at the head is a label as well. */
static int
take_topic(reader *r, int i, int to)
{
	for (int k = i + 1; k < to && k < i + 30; k++)
		if (letter_at(r, k)->cp == '#')
		{
			range content = {i + 1, k};

			if (k == i + 1 || k + 1 >= to ||
				letter_at(r, i + 1)->kind == ZHA_KIND_BLANK)
				return i;
			if (!take_sign(r, content, false) && !numbered_label(r, content) &&
				!r->has_label)
			{
				r->label = content;
				r->has_label = true;
			}
			return k + 1;
		}
	return i;
}

/* Text before a bar or colon at the head, or 转发 before a blank. */
static int
take_leading_text(reader *r, int i, int to)
{
	int near = to - i > LONGEST_SIGN + 2 ? i + LONGEST_SIGN + 2 : to;
	int end = find_kind(r, i, near, 1u << ZHA_KIND_BAR | 1u << ZHA_KIND_COLON);
	int len;

	if (end < near &&
		take_sign(r, (range){i, end}, letter_at(r, end)->kind == ZHA_KIND_COLON))
		return end + 1;
	len = relay_at(r, i, to);
	if (len > 0 && i + len < to && letter_at(r, i + len)->kind == ZHA_KIND_BLANK &&
		take_relay(r, (range){i, i + len}, true))
		return i + len;
	return i;
}

static int
skip_separators(const reader *r, int i, int to)
{
	zha_letters_trim(&r->l, &i, &to,
					 ZHA_BLANKS | 1u << ZHA_KIND_BAR | 1u << ZHA_KIND_COLON);
	return i;
}

/* Consume labels and signs from i on; gives where the rest begins. */
static int
take_head(reader *r, int i, int to)
{
	int last = -1;

	while (i < to && i != last)
	{
		last = i;
		i = skip_separators(r, i, to);
		if (i >= to)
			break;
		if (is_open(r, i))
			i = take_label(r, i, to);
		else if (letter_at(r, i)->cp == '#')
			i = take_topic(r, i, to);
		if (i == last || letter_at(r, last)->kind == ZHA_KIND_BLANK)
			i = i < to ? take_leading_text(r, i, to) : i;
	}
	return i;
}

/* Brackets at the very end that say 转 or 组图, and a last segment that does. */
static void
cut_tail(reader *r, int from)
{
	int last = -1;

	while (r->to > from && r->to != last)
	{
		range rest = trimmed(r, (range){from, r->to}, ZHA_BLANKS);
		int open;
		int bar = rest.to;

		last = r->to;
		if (rest.from >= rest.to)
			return;
		open = letter_at(r, rest.to - 1)->pair;
		if (letter_at(r, rest.to - 1)->kind == ZHA_KIND_CLOSE && open > rest.from &&
			(letter_at(r, open)->cp == '(' ||
			 is_label_bracket(letter_at(r, open)->cp)) &&
			!zha_is_word(&r->l, open + 1, rest.to - 1, ZHA_ROLE_CLOSER) &&
			take_sign(r, (range){open + 1, rest.to - 1}, true))
			r->to = open;
		while (bar > rest.from && rest.to - bar < 8 &&
			   letter_at(r, bar - 1)->kind != ZHA_KIND_BAR)
			bar--;
		if (r->to == last && bar > rest.from &&
			letter_at(r, bar - 1)->kind == ZHA_KIND_BAR &&
			is_genre(r, trimmed(r, (range){bar, rest.to}, ZHA_BLANKS)))
			r->to = bar - 1;
	}
	r->to = trimmed(r, (range){from, r->to}, ZHA_BLANKS).to;
}

/* ---- the byline -------------------------------------------------------------- */

/*
 * A byline where the headline begins at from: a person before a colon, or alone in a
 * segment with a bar behind it. Gives the letter behind it, or from.
 */
static int
take_author(reader *r, int from, int to)
{
	int near = to - from > LONGEST_BYLINE ? from + LONGEST_BYLINE : to;
	int end = find_kind(r, from, near, 1u << ZHA_KIND_BAR | 1u << ZHA_KIND_COLON);
	int name_from;
	int name_to;

	if (end >= near || r->out->author.len > 0 ||
		!zha_person_read(&r->l, from, end, &name_from, &name_to))
		return from;
	r->out->author = zha_letters_span(&r->l, name_from, name_to);
	return end + 1;
}

/* The byline before the first mark: at the core, or behind one column. */
static void
find_author(reader *r)
{
	int limit = r->count > 0 && r->marks[0].mark.from >= r->core ? r->marks[0].mark.from
																 : r->to;
	int bar = find_kind(r, r->core, limit, 1u << ZHA_KIND_BAR);
	int end;

	if (r->count > 0 && (r->marks[0].leads || r->marks[0].mark.from < r->core))
		return;
	end = take_author(r, r->core, limit);
	if (end == r->core && bar < limit)
	{
		end = take_author(r, bar + 1, limit);
		if (end == bar + 1)
			return;
	}
	else if (end == r->core)
		return;
	r->author_end = end;
}

/* ---- marks ------------------------------------------------------------------- */

/*
 * Whether the text before a mark is a sentence under way, which a comma behind the
 * mark carries on: …吗？晚上8点《…》第3期，我们有话说.
 */
static bool
in_sentence(const reader *r, const zha_mark *mark)
{
	if (mark->kind != ZHA_MARK_ORDINAL || mark->bracketed || mark->to >= r->to ||
		letter_at(r, mark->to)->kind != ZHA_KIND_COMMA)
		return false;
	for (int i = mark->from - 1; i >= r->core && letter_at(r, i)->kind != ZHA_KIND_BAR;
		 i--)
		if (letter_at(r, i)->kind == ZHA_KIND_STOP && letter_at(r, i)->depth == 0)
			return true;
	return false;
}

/* A mark of a season or batch at the end of a sentence is no mark: …，无缘第四季. */
static bool
ends_sentence(const reader *r, const zha_mark *mark)
{
	const zha_entry *last =
		zha_entry_before(&r->l, mark->from, mark->to, ZHA_ROLE_CLASSIFIER);

	if (mark->kind != ZHA_MARK_ORDINAL || mark->bracketed || mark->path.depth > 1 ||
		last == NULL || last->group != 'B')
		return false;
	for (int i = mark->from - 1; i >= r->core && letter_at(r, i)->kind != ZHA_KIND_BAR;
		 i--)
		if (letter_at(r, i)->kind == ZHA_KIND_COMMA && letter_at(r, i)->depth == 0)
			return true;
	return false;
}

/* 《终章》 at the head: a label that is only the word of a part. */
static bool
quoted_part(const reader *r, const zha_region *region, int i, zha_mark *mark)
{
	int close = letter_at(r, i)->pair;
	zha_region content = {&r->l, i + 1, close};

	if (i != region->from || letter_at(r, i)->cp != U'《' ||
		!zha_mark_at(&content, i + 1, mark) || !mark->part || mark->from != i + 1 ||
		mark->to != close || mark->path.level[0].word == ZHA_NUMBER)
		return false;
	mark->from = i;
	mark->to = close + 1;
	return true;
}

static void
add_mark(reader *r, const zha_mark *mark, int open)
{
	found *found = &r->marks[r->count++];
	range before = trimmed(r, (range){r->core, mark->from}, ZHA_SEPARATORS);

	found->mark = *mark;
	found->open = open;
	found->leads = before.from >= before.to && open < 0;
}

/*
 * A mark inside a bracket that also holds its name (【山河系列01】, （某局公告2021年第15号）)
 * or the headline (（第5期——特辑）).
 */
static bool
inner_mark(reader *r, int open)
{
	int close = letter_at(r, open)->pair;
	zha_region region = {&r->l, open + 1, close};
	bool label = is_label_bracket(letter_at(r, open)->cp);
	zha_mark mark;

	if (letter_at(r, open)->cp != '(' && !label)
		return false;
	for (int i = open + 1; i < close; i++)
	{
		if (letter_at(r, i)->quotes > 0 || !zha_mark_may_begin(letter_at(r, i)) ||
			!zha_mark_at(&region, i, &mark))
			continue;
		if ((mark.from == open + 1 && mark.to < close &&
			 (letter_at(r, mark.to)->kind == ZHA_KIND_DASH ||
			  letter_at(r, mark.to)->kind == ZHA_KIND_COLON ||
			  letter_at(r, mark.to)->kind == ZHA_KIND_HYPHEN)) ||
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
is_list(const reader *r)
{
	int first = r->core;

	if (!(r->l.kinds >> ZHA_KIND_CIRCLED & 1))
		return false;
	while (first < r->to && letter_at(r, first)->kind != ZHA_KIND_CIRCLED)
		first++;
	if (first >= r->to)
		return false;
	if (first > r->core && letter_at(r, first - 1)->kind != ZHA_KIND_COLON &&
		letter_at(r, first - 1)->kind != ZHA_KIND_COMMA &&
		letter_at(r, first - 1)->kind != ZHA_KIND_STOP)
		return false;
	for (int i = first + 1; i < r->to; i++)
		if (letter_at(r, i)->kind == ZHA_KIND_CIRCLED)
			return true;
	return first == r->core && !r->has_label;
}

/* 36 - 加餐6: the word of a part right behind the number that opens a title. */
static bool
joins_leading(reader *r, const zha_mark *mark)
{
	zha_mark *first = &r->marks[0].mark;
	range between;

	if (r->count != 1 || first->kind != ZHA_MARK_LEADING || !mark->part ||
		mark->path.level[0].word == ZHA_NUMBER)
		return false;
	between = trimmed(r, (range){first->to, mark->from}, ZHA_SEPARATORS);
	if (between.from < between.to || !zha_mark_join(first, mark))
		return false;
	first->to = mark->to;
	return true;
}

/* Whether two marks are written alike: in the same brackets and notation, in circles. */
static bool
are_alike(const zha_mark *a, const zha_mark *b)
{
	if (a->kind == ZHA_MARK_CIRCLED)
		return b->kind == ZHA_MARK_CIRCLED;
	return a->bracketed && b->bracketed && a->counts != 0 && a->counts == b->counts;
}

/* Whether b is the next item of a list that a begins or goes on with. */
static bool
goes_on(const reader *r, const zha_mark *a, const zha_mark *b, bool first)
{
	range between = trimmed(r, (range){a->to, b->from}, ZHA_SEPARATORS);

	if (!are_alike(a, b))
		return false;
	if (between.from >= between.to)
		return true; /* （上）（下） */
	return a->path.level[0].word == ZHA_NUMBER &&
		   a->path.level[0].number + 1 == b->path.level[0].number &&
		   (!first || a->path.level[0].number == 1);
}

/* Take out the marks of a list: (1)量体温 (2)戴口罩, （上）（中）（下）. */
static void
drop_lists(reader *r)
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

/* All marks of the core, from left to right; names in quotes are opaque. */
static void
find_marks(reader *r)
{
	zha_region region = {&r->l, r->core, r->to};
	bool listed = is_list(r);
	zha_mark mark;
	int i = r->core;

	if (r->count == 0 && zha_mark_leading(&region, &mark))
	{
		add_mark(r, &mark, -1);
		i = mark.to;
	}
	for (; i < r->to && r->count < MOST_MARKS; i++)
	{
		const zha_letter *letter = letter_at(r, i);

		if (!zha_mark_may_begin(letter))
			continue;
		if ((letter->kind != ZHA_KIND_CIRCLED || !listed) &&
			((is_open(r, i) && quoted_part(r, &region, i, &mark)) ||
			 zha_mark_at(&region, i, &mark)))
		{
			if (!joins_leading(r, &mark) && !in_sentence(r, &mark) &&
				!ends_sentence(r, &mark))
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

/* ---- names ------------------------------------------------------------------- */

/* Drop one bracket at the end that holds a genre or a date. */
static bool
drop_bracket(const reader *r, range *name)
{
	int open;
	range content;

	if (name->from >= name->to || letter_at(r, name->to - 1)->kind != ZHA_KIND_CLOSE)
		return false;
	open = letter_at(r, name->to - 1)->pair;
	if (open <= name->from)
		return false;
	content = trimmed(r, (range){open + 1, name->to - 1}, ZHA_BLANKS);
	if (!zha_is_word(&r->l, content.from, content.to, ZHA_ROLE_GENRE) &&
		!zha_is_date_text(&r->l, content.from, content.to))
		return false;
	name->to = open;
	return true;
}

/* A date that stands free in a text is told from 6.6.4.2 by its year or month. */
static bool
is_free_date(const reader *r, int from, int to)
{
	zha_numeral year;

	if (!zha_is_date_text(&r->l, from, to))
		return false;
	for (int i = from; i < to; i++)
		if (letter_at(r, i)->like == ZHA_CHAR_MONTH ||
			letter_at(r, i)->like == ZHA_CHAR_YEAR)
			return true;
	return zha_letters_numeral(&r->l, from, to, &year) >= 4 && year.value >= 1900 &&
		   (year.value <= 2100 || year.value >= 19000101);
}

/*
 * A date at the start that ends in 日, has eight digits or has a blank behind it, with
 * the day of the week and of the lunar month: 06月08日 星期二 小报, 20210609小报.
 */
static bool
drop_leading_date(const reader *r, range *name)
{
	int best = name->from;

	if (name->from >= name->to || letter_at(r, name->from)->kind != ZHA_KIND_DIGIT)
		return false;
	for (int i = name->from; i < name->to && i < name->from + 24; i++)
		if ((letter_at(r, i)->kind == ZHA_KIND_BLANK || i + 1 == name->to ||
			 letter_at(r, i)->like == ZHA_CHAR_DAY ||
			 (i == name->from + 7 && zha_is_day(&r->l, name->from, i + 1))) &&
			is_free_date(r, name->from, i + 1))
			best = i + 1;
	if (best == name->from)
		return false;
	while (best < name->to && letter_at(r, best)->kind == ZHA_KIND_BLANK)
		best++;
	if (zha_word_at(&r->l, best, name->to, ZHA_ROLE_LUNAR) > 0)
		while (best < name->to && letter_at(r, best)->kind == ZHA_KIND_TEXT)
			best++;
	name->from = best;
	return true;
}

/* A full date at the end: …周报2021.5.17, …2021年6月7日. */
static bool
drop_trailing_date(const reader *r, range *name)
{
	int i = name->to;

	while (i > name->from && (letter_at(r, i - 1)->kind == ZHA_KIND_DIGIT ||
							  letter_at(r, i - 1)->kind == ZHA_KIND_DOT ||
							  letter_at(r, i - 1)->cp == '.' ||
							  letter_at(r, i - 1)->kind == ZHA_KIND_HYPHEN ||
							  letter_at(r, i - 1)->cp == '/' ||
							  letter_at(r, i - 1)->like == ZHA_CHAR_YEAR ||
							  letter_at(r, i - 1)->like == ZHA_CHAR_MONTH ||
							  letter_at(r, i - 1)->like == ZHA_CHAR_DAY))
		i--;
	while (i < name->to && letter_at(r, i)->kind != ZHA_KIND_DIGIT)
		i++;
	if (name->to - i < 6 || !is_free_date(r, i, name->to))
		return false;
	name->to = i;
	return true;
}

/* 2024年春季号: what an issue is called, and its year. */
static bool
drop_issue_name(const reader *r, range *name)
{
	int word = zha_word_before(&r->l, name->from, name->to, ZHA_ROLE_ISSUE_NAME);
	int to = name->to - word;

	if (word == 0 || to <= name->from)
		return false;
	name->to = to;
	if (to - name->from > 5 && letter_at(r, to - 1)->like == ZHA_CHAR_YEAR &&
		zha_is_day(&r->l, to - 5, to - 1))
		name->to = to - 5;
	return true;
}

/* A bracket at either end that has no other one. */
static bool
drop_lone_bracket(const reader *r, range *name)
{
	const unsigned brackets = 1u << ZHA_KIND_OPEN | 1u << ZHA_KIND_CLOSE;

	if (name->from >= name->to)
		return false;
	if ((brackets >> letter_at(r, name->from)->kind & 1) &&
		letter_at(r, name->from)->pair < 0)
	{
		name->from++;
		return true;
	}
	if (!(brackets >> letter_at(r, name->to - 1)->kind & 1) ||
		letter_at(r, name->to - 1)->pair >= 0)
		return false;
	name->to--;
	return true;
}

/* One pair of quotes around the whole name. */
static bool
drop_quotes(const reader *r, range *name)
{
	uint32_t cp;

	if (name->to - name->from < 3 || letter_at(r, name->from)->pair != name->to - 1)
		return false;
	cp = letter_at(r, name->from)->cp;
	if (cp != U'《' && cp != U'“' && cp != U'「' && cp != U'『' && cp != U'【' &&
		cp != '"')
		return false;
	name->from++;
	name->to--;
	return true;
}

static range
clean_name(const reader *r, range name)
{
	bool more = true;

	while (more)
	{
		uint32_t last;

		name = trimmed(r, name, ZHA_SEPARATORS | 1u << ZHA_KIND_SYMBOL);
		last = name.from < name.to ? letter_at(r, name.to - 1)->like : 0;
		more = last == ZHA_CHAR_OF || last == ZHA_CHAR_ORDINAL ||
			   (last == ZHA_CHAR_TOTAL && zha_is_total(&r->l, name.to - 1));
		name.to -= more;
		more = more || drop_bracket(r, &name) || drop_leading_date(r, &name) ||
			   drop_trailing_date(r, &name) || drop_issue_name(r, &name) ||
			   drop_lone_bracket(r, &name);
	}
	if (zha_is_word(&r->l, name.from, name.to, ZHA_ROLE_NO_SERIES))
		name.to = name.from;
	drop_quotes(r, &name);
	return trimmed(r, name, ZHA_BLANKS);
}

/* A bare 系列 behind a separator belongs to the mark: 介绍：系列一. */
static range
without_bare_word(const reader *r, range name)
{
	int len = zha_word_before(&r->l, name.from, name.to, ZHA_ROLE_BARE_SERIES);
	int at = name.to - len;

	if (len > 0 && (at == name.from || letter_at(r, at - 1)->kind == ZHA_KIND_COLON ||
					letter_at(r, at - 1)->kind == ZHA_KIND_BAR ||
					letter_at(r, at - 1)->kind == ZHA_KIND_DASH ||
					letter_at(r, at - 1)->cp == U'】'))
		name.to = at;
	return name;
}

/* …系列之七: 之 behind a word that makes a series. */
static bool
names_xilie(const reader *r, const zha_mark *mark)
{
	return mark->kind == ZHA_MARK_OF &&
		   zha_word_before(&r->l, r->core, mark->from, ZHA_ROLE_OF_SERIES) > 0;
}

/* What stops a name on the left of its mark at letter i. */
static bool
stops_name(const reader *r, const zha_mark *mark, bool tail, int i)
{
	const zha_letter *letter = letter_at(r, i);

	if (letter->kind == ZHA_KIND_BAR)
		return true;
	if (letter->kind == ZHA_KIND_CLOSE && (letter->cp == U'】' || letter->cp == ']') &&
		letter->pair >= 0)
		return true;
	if (letter->kind == ZHA_KIND_CLOSE &&
		(letter->cp == U'」' || letter->cp == U'』') && letter->pair > r->core &&
		letter_at(r, letter->pair - 1)->kind == ZHA_KIND_BAR && mark->from - i > 5)
		return true;
	if (!tail || mark->part)
		return false;
	if (dash_at(r, i) > 0)
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
name_start(const reader *r, const found *f, bool tail)
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
		named = named || !(ZHA_SEPARATORS >> letter_at(r, i)->kind & 1);
		if (letter_at(r, i)->kind == ZHA_KIND_CLOSE && letter_at(r, i)->pair >= first &&
			letter_at(r, i)->pair < i)
			i = letter_at(r, i)->pair;
	}
	return i;
}

/* The code of the office before 〔2022〕5号. */
static int
office_start(const reader *r, int i)
{
	int from = i;

	while (i > r->core && zha_is_ideograph(letter_at(r, i - 1)->cp) && from - i < 12)
		i--;
	return i;
}

/* Whether a mark is written 〔2022〕5号, with the code of an office before it. */
static bool
is_citation(const reader *r, const found *f)
{
	return f->mark.kind == ZHA_MARK_DOCUMENT &&
		   letter_at(r, f->mark.from)->kind == ZHA_KIND_OPEN && !f->mark.bracketed;
}

/* 专题97 | …: at the head of a title the bare word is the name of a column. */
static bool
opens_column(const reader *r, const found *f, range name)
{
	int next = f->mark.to;

	while (next < r->to && letter_at(r, next)->kind == ZHA_KIND_BLANK)
		next++;
	return name.from == 0 && !r->has_label && f->mark.from - name.from <= 4 &&
		   next < r->to && letter_at(r, next)->kind == ZHA_KIND_BAR;
}

/*
 * The name that a mark belongs to, as it stands, and where it begins: on its left, or
 * when it is alone in its segment the label or the segment before it.
 */
static range
name_of(const reader *r, const found *f, bool tail, int *start)
{
	int end = f->open >= 0 && f->mark.from == f->open + 1 ? f->open : f->mark.from;
	range name = {name_start(r, f, tail), end};

	if (is_citation(r, f))
		name.from = office_start(r, f->mark.from);
	*start = name.from;
	if ((f->mark.kind == ZHA_MARK_NAMED || f->mark.kind == ZHA_MARK_OF) &&
		!opens_column(r, f, name))
		name = without_bare_word(r, name);
	name = clean_name(r, name);
	if (name.from < name.to || f->open >= 0)
		return name;
	if (*start > r->core && letter_at(r, *start - 1)->kind == ZHA_KIND_BAR)
	{
		int from = *start - 1;

		while (from > r->core && from > r->author_end &&
			   letter_at(r, from - 1)->kind != ZHA_KIND_BAR)
			from--;
		name = clean_name(r, (range){from, *start - 1});
		*start = from;
		return name;
	}
	if (*start > r->core && letter_at(r, *start - 1)->cp == U'】')
		return clean_name(r, (range){letter_at(r, *start - 1)->pair + 1, *start - 1});
	return r->has_label && *start <= r->core ? clean_name(r, r->label) : name;
}

/* ---- headlines ---------------------------------------------------------------- */

/* Dots of ASCII and nothing else. */
static bool
is_dots(const reader *r, range rest)
{
	while (rest.from < rest.to && letter_at(r, rest.from)->cp == '.')
		rest.from++;
	return rest.from >= rest.to;
}

/* Only brackets, dates and separators: nothing that could be a headline. */
static bool
is_nothing(const reader *r, range rest)
{
	rest = trimmed(r, rest, ZHA_NOTHING);
	while (rest.from < rest.to)
	{
		int pair = letter_at(r, rest.from)->pair;

		if (letter_at(r, rest.from)->kind == ZHA_KIND_CLOSE && pair < 0)
		{
			rest.from++; /* a bracket that nothing opened */
			continue;
		}
		if (letter_at(r, rest.from)->cp != '(' &&
			letter_at(r, rest.from)->cp != U'〔' &&
			letter_at(r, rest.from)->cp != U'【' && letter_at(r, rest.from)->cp != '[')
			return zha_is_date_text(&r->l, rest.from, rest.to) ||
				   zha_is_word(&r->l, rest.from, rest.to, ZHA_ROLE_FLAG) ||
				   is_dots(r, rest);
		if (pair < 0 || pair >= rest.to)
			return false;
		rest = trimmed(r, (range){pair + 1, rest.to}, ZHA_NOTHING);
	}
	return true;
}

/*
 * Without the last segments that name columns; the only one that is left is a headline,
 * unless all may go.
 */
static range
without_column(const reader *r, range rest, bool all)
{
	bool bars = r->l.kinds >> ZHA_KIND_BAR & 1;

	for (int bar = rest.to; bars && bar > rest.from; bar--)
	{
		range left;

		if (letter_at(r, bar - 1)->kind != ZHA_KIND_BAR)
			continue;
		left = trimmed(r, (range){rest.from, bar - 1}, ZHA_NOTHING);

		if (units(r, (range){bar, rest.to}) > 4 || (!all && left.from >= left.to))
			break;
		rest.to = bar - 1;
	}
	return trimmed(r, rest, ZHA_BLANKS);
}

/* The mark that ends a headline and may be added to the number, or NULL. */
static const zha_mark *
closing_mark(const reader *r, range headline, int after)
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
static range
clean_headline(const reader *r, range headline)
{
	return trimmed(r, headline, ZHA_SEPARATORS);
}

/* Take the closing mark of a headline over into the number. */
static range
append_closing(const reader *r, range headline, int after, zha_mark *number)
{
	const zha_mark *mark = closing_mark(r, headline, after);

	if (mark != NULL && zha_mark_join(number, mark))
		headline.to = mark->from;
	return clean_headline(r, headline);
}

/* The segment before the one that begins at start; empty when there is none. */
static range
segment_before(const reader *r, int start)
{
	int from = start - 1;

	if (start <= r->core || letter_at(r, start - 1)->kind != ZHA_KIND_BAR)
		return (range){start, start};
	while (from > r->core && from > r->author_end &&
		   letter_at(r, from - 1)->kind != ZHA_KIND_BAR)
		from--;
	return (range){from, start - 1};
}

/* The letter behind the last bar before i, or the core. */
static int
segment_start(const reader *r, int i)
{
	int first = r->author_end > r->core && r->author_end <= i ? r->author_end : r->core;

	while (i > first && letter_at(r, i - 1)->kind != ZHA_KIND_BAR)
		i--;
	return i;
}

/* ---- putting it together ------------------------------------------------------ */

/* Without a date that follows a number: 第12期（6月1日）：, 第12期 2021.06.01 . */
static range
without_dates(const reader *r, range rest)
{
	range text = trimmed(r, rest, ZHA_BLANKS | 1u << ZHA_KIND_DOT);
	int close = text.from < text.to ? letter_at(r, text.from)->pair : -1;

	if (close > text.from && close < text.to &&
		zha_is_date_text(&r->l, text.from + 1, close))
	{
		rest.from = close + 1;
		return rest;
	}
	if (text.from >= text.to || letter_at(r, text.from)->kind != ZHA_KIND_DIGIT)
		return rest;
	for (int i = text.from; i <= text.to && i < text.from + 24; i++)
		if (i == text.to || letter_at(r, i)->kind == ZHA_KIND_BLANK ||
			letter_at(r, i)->kind == ZHA_KIND_COLON ||
			letter_at(r, i)->kind == ZHA_KIND_BAR)
		{
			if (is_free_date(r, text.from, i))
				rest.from = i;
		}
	return rest;
}

/* A person alone in the segment behind a mark: what follows is no column. */
static bool
byline_follows(const reader *r, range rest)
{
	int bar;
	int name_from;
	int name_to;

	rest.from = skip_separators(r, rest.from, rest.to);
	bar = find_kind(r, rest.from, rest.to, 1u << ZHA_KIND_BAR);
	return bar < rest.to &&
		   zha_person_read(&r->l, rest.from, bar, &name_from, &name_to);
}

/*
 * A number in brackets, or a part of one work, ends the name it stands behind: a short
 * segment behind it is a column.
 */
static bool
closes_name(const zha_mark *mark)
{
	return mark->part || mark->kind == ZHA_MARK_BRACKET;
}

/* Whether nothing but annotations and columns follows a mark. */
static bool
is_tail(const reader *r, const found *f)
{
	range rest = {f->mark.to > r->core ? f->mark.to : r->core, r->to};

	if (f->open >= 0)
		rest.from = letter_at(r, f->open)->pair + 1;
	if (f->open >= 0 && f->mark.from == f->open + 1)
		return false;
	if ((!f->leads || r->has_label) && !byline_follows(r, rest))
		rest = without_column(r, without_dates(r, rest), closes_name(&f->mark));
	return is_nothing(r, rest);
}

/* Whether a bar or a dash outside brackets stands between two marks. */
static bool
are_apart(const reader *r, const found *a, const found *b)
{
	for (int i = a->mark.to; i < b->mark.from; i++)
		if (letter_at(r, i)->depth == 0 &&
			(letter_at(r, i)->kind == ZHA_KIND_BAR || dash_at(r, i) > 0))
			return true;
	return false;
}

/* Which mark gives the series: 0 for the first, or the last when it is outermost. */
static int
choose_mark(const reader *r)
{
	const found *first = &r->marks[0];
	const found *last = &r->marks[r->count - 1];
	int start;

	if (r->count < 2)
		return 0;
	if (first->leads)
	{
		for (int i = 1; i < r->count; i++)
		{
			const found *f = &r->marks[i];
			bool plain = f->mark.bracketed || f->mark.part;
			range name;

			if (is_tail(r, f) && plain && first->mark.kind > ZHA_MARK_LEADING)
				continue;
			name = name_of(r, f, is_tail(r, f), &start);
			if (name.from < name.to && name.from >= r->core)
				return i;
		}
		return 0;
	}
	if (is_tail(r, last) && !last->mark.part && last->mark.path.depth > 0 &&
		are_apart(r, first, last) &&
		(last->mark.kind >= first->mark.kind || last->mark.kind > ZHA_MARK_CIRCLED) &&
		last->open < 0)
		return r->count - 1;
	return 0;
}

static void
set_number(zha_title *out, const zha_mark *number)
{
	zha_mark n = *number;

	if (n.path.depth == 0)
	{
		n.path = (zha_series_path){.depth = 1, .level = {{ZHA_NUMBER, n.total}}};
		n.has_total = false;
	}
	out->has_number = zha_series_no_pack(&n.path, &out->number) == ZHA_OK;
	out->has_total = out->has_number && n.has_total;
	out->total = out->has_total ? (int32_t) n.total : 0;
}

/* Behind the punctuation that ends a mark: 第二弹！…, （8）. … but not .NET. */
static int
after_delimiter(const reader *r, range rest)
{
	int i = rest.from;

	while (i < rest.to && (letter_at(r, i)->kind == ZHA_KIND_STOP ||
						   letter_at(r, i)->kind == ZHA_KIND_SYMBOL ||
						   (letter_at(r, i)->cp == '.' &&
							letter_at(r, i + 1)->kind != ZHA_KIND_LATIN)))
		i++;
	return i;
}

/* A quote is a label at the head of a segment, not behind a colon: （一）：「…」. */
static bool
quote_after_colon(const reader *r, range rest)
{
	bool colon = false;

	for (int i = rest.from; i < rest.to; i++)
	{
		const zha_letter *letter = letter_at(r, i);

		if (letter->kind != ZHA_KIND_COLON && letter->kind != ZHA_KIND_BLANK)
			return colon && (letter->cp == U'「' || letter->cp == U'『');
		colon = colon || letter->kind == ZHA_KIND_COLON;
	}
	return false;
}

/* Without a byline, and the labels behind it. */
static range
without_byline(reader *r, range rest)
{
	int from = take_author(r, rest.from, rest.to);

	if (from > rest.from)
		rest.from = take_head(r, from, rest.to);
	return rest;
}

/* The text behind a mark as headline: signs, byline, column and closing mark go. */
static range
headline_after(reader *r, range rest, zha_mark *number)
{
	int from;

	rest.from = after_delimiter(r, rest);
	from = rest.from;
	rest = without_dates(r, rest);
	if (!quote_after_colon(r, rest))
		rest.from = take_head(r, rest.from, rest.to);
	if (rest.from == from || rest.from >= rest.to)
		rest = trimmed(r, (range){from, rest.to}, ZHA_SEPARATORS);
	else
		rest = trimmed(r, rest, ZHA_SEPARATORS);
	rest = without_byline(r, rest);
	return append_closing(r, without_column(r, rest, closes_name(number)), from,
						  number);
}

/* 三论…: the object of 论 is the series, the text before the dash the headline. */
static void
assemble_lun(reader *r, const found *f)
{
	range object = {f->mark.to, f->mark.to};
	range before = {segment_start(r, f->mark.from), f->mark.from};

	while (object.to < r->to && letter_at(r, object.to)->kind != ZHA_KIND_BAR &&
		   letter_at(r, object.to)->kind != ZHA_KIND_COLON &&
		   letter_at(r, object.to)->kind != ZHA_KIND_DASH)
		object.to++;
	r->out->series = span_of(r, clean_name(r, object));
	before = clean_headline(r, before);
	if (before.from >= before.to)
		before = clean_headline(r, (range){object.to, r->to});
	r->out->headline = before.from < before.to ? span_of(r, before) : r->out->series;
}

/* The headline of a mark that nothing follows. */
static range
headline_before(const reader *r, const found *f, range name, int start,
				zha_mark *number)
{
	range none = {0, 0};
	range segment = {segment_start(r, start), start};
	range text;

	if (f->open >= 0 && f->mark.from > f->open + 1)
		return append_closing(r, (range){segment_start(r, f->open), f->open}, 0,
							  number);
	if (is_citation(r, f))
		return clean_headline(r, (range){r->core, start});
	if (start > segment.from && letter_at(r, start - 1)->kind != ZHA_KIND_BAR)
	{
		text = clean_headline(r, segment);
		if (text.from < text.to && !(letter_at(r, start - 1)->cp == U'】' ||
									 letter_at(r, start - 1)->cp == ']'))
			return append_closing(r, text, 0, number);
	}
	text = trimmed(r, segment_before(r, segment.from), ZHA_BLANKS);
	if (f->mark.part || text.from >= text.to || is_column(r, text) ||
		name.from < segment.from)
		return none;
	return append_closing(r, text, 0, number);
}

/* 山河系列 | 重走渡口！（二十六）: a first segment that names a series. */
static bool
takes_first_segment(const reader *r, const found *f, range name, range *series)
{
	int bar = find_kind(r, r->core, r->to, 1u << ZHA_KIND_BAR);
	range first = trimmed(r, (range){r->core, bar}, ZHA_BLANKS);

	if (bar >= name.from || !f->mark.bracketed ||
		zha_is_word(&r->l, first.from, first.to, ZHA_ROLE_COLUMN_SERIES) ||
		zha_word_before(&r->l, first.from, first.to, ZHA_ROLE_COLUMN_SERIES) == 0)
		return false;
	*series = clean_name(r, first);
	return true;
}

/* Whether a mark is of a season, which holds what is numbered behind it. */
static bool
is_season(const reader *r, const zha_mark *mark)
{
	const zha_entry *last =
		zha_entry_before(&r->l, mark->from, mark->to, ZHA_ROLE_CLASSIFIER);

	return last != NULL && last->group == 'B' && last->rank == 1;
}

/* A title whose label bears the number: the rest is its headline. */
static void
assemble_label(reader *r)
{
	zha_mark number = r->marks[0].mark;
	zha_region region = {&r->l, r->core, r->to};
	range rest = {r->core, r->to};
	zha_mark next;

	if (is_season(r, &number) && number.path.depth == 1 && r->core < r->to &&
		zha_mark_at(&region, r->core, &next) && zha_mark_join(&number, &next))
		rest.from = number.to = next.to;
	r->out->series = span_of(r, clean_name(r, r->numbered));
	r->out->written = zha_letters_span(&r->l, number.from, number.to);
	if (!is_nothing(r, rest))
		r->out->headline = span_of(r, headline_after(r, rest, &number));
	set_number(r->out, &number);
}

/* 第二卷 云涌 第一章: a volume and the chapter in it, in one segment. */
static bool
holds(const reader *r, const found *volume, const found *chapter)
{
	const zha_entry *outer = zha_entry_before(&r->l, volume->mark.from, volume->mark.to,
											  ZHA_ROLE_CLASSIFIER);
	const zha_entry *inner = zha_entry_before(&r->l, chapter->mark.from,
											  chapter->mark.to, ZHA_ROLE_CLASSIFIER);

	return outer != NULL && inner != NULL && outer->rank == 1 && inner->rank == 2 &&
		   volume->mark.kind == ZHA_MARK_ORDINAL &&
		   chapter->mark.kind == ZHA_MARK_ORDINAL && volume->open < 0 &&
		   chapter->open < 0 && !are_apart(r, volume, chapter);
}

/* 上新！2026年第7期《…》: the work behind the mark is the series. */
static void
take_announced(const reader *r, range *name, range *rest)
{
	int open = trimmed(r, *rest, ZHA_BLANKS).from;
	int close = open < rest->to ? letter_at(r, open)->pair : -1;

	if (close <= open || close >= rest->to || letter_at(r, open)->cp != U'《' ||
		name->from >= name->to ||
		!(letter_at(r, name->to - 1)->kind == ZHA_KIND_STOP ||
		  zha_is_word(&r->l, name->from, name->to, ZHA_ROLE_ANNOUNCES)))
		return;
	*name = (range){open + 1, close};
	rest->from = close + 1;
}

/* A title with marks. */
static void
assemble_marked(reader *r)
{
	int main = choose_mark(r);
	const found *f = &r->marks[main];
	zha_mark number = f->mark;
	const found *last = f;
	bool tail = is_tail(r, f);
	int start;
	range name = name_of(r, f, tail, &start);
	range rest = {0, r->to};
	range headline = {0, 0};

	if (main > 0 && r->marks[0].leads)
	{
		number = r->marks[0].mark;
		if (!zha_mark_join(&number, &f->mark))
			number = r->marks[0].mark;
	}
	for (int i = 0; i < r->count && !number.has_total; i++)
		if (r->marks[i].mark.has_total && i != main)
		{
			number.has_total = true;
			number.total = r->marks[i].mark.total;
		}
	if (main + 1 < r->count && holds(r, f, &r->marks[main + 1]) &&
		zha_mark_join(&number, &r->marks[main + 1].mark))
		last = &r->marks[main + 1];
	r->out->written = zha_letters_span(&r->l, f->mark.from, last->mark.to);
	if (f->mark.kind == ZHA_MARK_ARGUMENT)
	{
		assemble_lun(r, f);
		set_number(r->out, &number);
		return;
	}
	rest.from = last->mark.to > r->core ? last->mark.to : r->core;
	take_announced(r, &name, &rest);
	r->out->series = span_of(r, name);
	if (f->open >= 0 && f->mark.from == f->open + 1)
		rest.to = letter_at(r, f->open)->pair;
	else if (f->open >= 0)
		rest.from = letter_at(r, f->open)->pair + 1;
	if (!tail || last != f)
	{
		if (!is_nothing(r, rest))
			headline = headline_after(r, rest, &number);
	}
	else if (takes_first_segment(r, f, name, &name))
	{
		headline =
			clean_headline(r, (range){segment_start(r, f->mark.from), f->mark.from});
		r->out->series = span_of(r, name);
	}
	else
		headline = headline_before(r, f, name, start, &number);
	r->out->headline = span_of(r, headline);
	set_number(r->out, &number);
}

/* A title without a mark: its label is a series without a number. */
static void
assemble_unmarked(reader *r)
{
	range rest = {r->author_end > r->core ? r->author_end : r->core, r->to};

	if (r->has_label)
		r->out->series = span_of(r, r->label);
	rest = trimmed(r, rest, rest.from > 0 ? ZHA_SEPARATORS : ZHA_BLANKS);
	if (r->out->author.len > 0)
		rest = without_column(r, rest, false);
	if (!r->has_label || !is_nothing(r, rest))
		r->out->headline = span_of(r, rest);
}

zha_code
zha_title_read(zha_text text, zha_title *out, zha_fault *fault)
{
	reader r;
	size_t read;
	bool in_label;

	memset(out, 0, sizeof(*out));
	read = zha_letters_read(zha_trim(text), &r.l);
	if (read < r.l.text.len)
	{
		size_t bad = r.l.n < ZHA_TITLE_LIMIT
						 ? (size_t) (r.l.text.data - text.data) + read
						 : zha_utf8_fault(text);

		if (bad < text.len)
		{
			*fault = (zha_fault){ZHA_ENCODING, bad, "well-formed UTF-8"};
			return ZHA_ENCODING;
		}
		out->headline = r.l.text;
		return ZHA_OK;
	}
	text = r.l.text;
	r.out = out;
	r.has_label = false;
	r.label = r.numbered = (range){0, 0};
	r.author_end = 0;
	r.count = 0;
	r.to = r.l.n;
	cut_tail(&r, 0);
	r.core = take_head(&r, 0, r.to);
	in_label = r.count > 0;
	if (in_label && r.numbered.from < r.numbered.to)
		assemble_label(&r);
	else
	{
		if (in_label)
			r.marks[0].leads = true;
		find_marks(&r);
		find_author(&r);
		if (r.count > 0)
			assemble_marked(&r);
		else
			assemble_unmarked(&r);
	}
	if (out->headline.len == 0)
		out->headline = out->series.len > 0 ? out->series : text;
	return ZHA_OK;
}
