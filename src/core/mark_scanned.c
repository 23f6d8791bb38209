/*
 * mark_scanned.c
 *		The marks that the grammar of series numbers reads: which of its units may be in
 *		a title, and where a number that ends with one of them counts there.
 */
#include "core/mark.h"

/* Units of a number that are looked at. */
#define MOST_UNITS 5

/* A number under way: its units, and where in letters each begins and ends. */
typedef struct scan
{
	const zha_region *r;
	bool chained;
	int count;
	zha_series_unit unit[MOST_UNITS];
	int from[MOST_UNITS];
	int to[MOST_UNITS];
} scan;

static const zha_entry *
classifier_of(const scan *s, int n)
{
	const zha_letters *l = s->r->l;
	int to = s->to[n];

	if (l->letter[to - 1].kind == ZHA_KIND_CLOSE && l->letter[to - 1].pair > s->from[n])
		to = l->letter[to - 1].pair; /* （合刊） */
	else if (l->letter[s->from[n]].kind == ZHA_KIND_OPEN)
		to = l->letter[s->from[n]].pair;
	to -= zha_word_before(l, s->from[n], to, ZHA_ROLE_COMBINED);
	return zha_entry_before(l, s->from[n], to, ZHA_ROLE_CLASSIFIER);
}

/* A verb before it makes an ordinal its object: 播出第二集, 无缘第四季. */
static bool
after_verb(const zha_region *r, int i)
{
	return zha_word_before(r->l, r->from, i, ZHA_ROLE_VERB_BEFORE) > 0;
}

/*
 * Directly after 》 or 》杂志, or behind a blank with its year: an issue of it, even
 * before text, but not before what makes it an attribute.
 */
static bool
after_work(const zha_region *r, int i, int to, bool dated)
{
	if (zha_region_like(r, to) == ZHA_CHAR_POSSESSIVE)
		return false;
	i -= zha_word_before(r->l, r->from, i, ZHA_ROLE_PERIODICAL);
	if (dated)
		i = zha_region_before(r, i) + 1;
	return i > r->from && zha_region_letter(r, i - 1)->cp == U'》' &&
		   zha_region_letter(r, i - 1)->pair >= r->from;
}

/* Whether a work in 《》 that opens its segment ends before i: then 600期 is an issue. */
static bool
work_opens_segment(const zha_region *r, int i)
{
	int open = i > r->from ? zha_region_letter(r, i - 1)->pair : -1;

	return open >= 0 &&
		   (open <= r->from || zha_region_kind(r, open - 1) == ZHA_KIND_BAR ||
			zha_region_kind(r, open - 1) == ZHA_KIND_BLANK);
}

/* Whether the letter before i parts what is before it from a number that begins there. */
static bool
stands_apart(const zha_region *r, int i)
{
	if (i <= r->from)
		return true;
	switch (zha_region_kind(r, i - 1))
	{
		case ZHA_KIND_TEXT:
		case ZHA_KIND_LATIN:
		case ZHA_KIND_DIGIT:
		case ZHA_KIND_COMMA:
		case ZHA_KIND_HYPHEN:
		case ZHA_KIND_SLASH:
			return false;
		default:
			return true;
	}
}

/* Digits that go on before i, or a list or span of which i is the last: 1、6期. */
static bool
goes_on_before(const zha_region *r, int i)
{
	int last = zha_region_before(r, i);

	if (last < 0)
		return false;
	if (zha_region_kind(r, i - 1) == ZHA_KIND_DIGIT || zha_region_like(r, i - 1) == '.')
		return true;
	if (zha_region_kind(r, last) != ZHA_KIND_HYPHEN &&
		zha_region_kind(r, last) != ZHA_KIND_SLASH &&
		zha_region_letter(r, last)->cp != U'、' &&
		zha_region_letter(r, last)->cp != '~' &&
		zha_word_before(r->l, r->from, last + 1, ZHA_ROLE_JOINER) == 0)
		return false;
	last = zha_region_before(r, last);
	return last >= 0 &&
		   (zha_region_kind(r, last) == ZHA_KIND_DIGIT ||
			zha_region_like(r, last) == ZHA_CHAR_ORDINAL ||
			zha_numeral_begins(r->l->text.data + r->l->letter[last].at,
							   r->l->text.data + r->l->letter[last + 1].at));
}

/* ---- the kinds of unit ------------------------------------------------------- */

/* 15期 without an ordinal sign: an issue, not a count; a chapter at the head only. */
static bool
is_plain_issue(const scan *s, int n)
{
	const zha_region *r = s->r;
	int i = s->from[n];
	bool digits = zha_region_kind(r, i) == ZHA_KIND_DIGIT;

	if (n > 0)
		return s->unit[n].counts == ZHA_CHAR_ISSUE ||
			   s->unit[n - 1].kind == ZHA_UNIT_YEAR;
	if (s->unit[n].counts != ZHA_CHAR_ISSUE)
		return i == 0 &&
			   zha_is_word(r->l, s->to[n] - 1, s->to[n], ZHA_ROLE_HEAD_CHAPTER);
	if (goes_on_before(r, i) ||
		zha_word_before(r->l, r->from, i, ZHA_ROLE_COUNTING) > 0)
		return false;
	return digits ? s->unit[n].path.level[0].number <= 9999 : stands_apart(r, i);
}

/* 第15期 and the like, and what of them may be in a title. */
static bool
is_classified(const scan *s, int n)
{
	const zha_entry *classifier = classifier_of(s, n);

	if (classifier == NULL || classifier->group == '-' ||
		zha_word_at(s->r->l, s->to[n] - classifier->len, s->r->to,
					ZHA_ROLE_NO_CLASSIFIER) > 0)
		return false;
	if (n == 0 && zha_is_day_number(s->unit[n].path.level[0].number))
		return false;
	return s->unit[n].ordinal || is_plain_issue(s, n);
}

/* 2020年 or 2020 before an issue; 98年 before one with its ordinal sign. */
static bool
is_issue_year(const scan *s, int n)
{
	const zha_series_unit *year = &s->unit[n];
	const zha_series_unit *next = &s->unit[n + 1];

	if (n > 0 || s->count < 2 || year->path.depth != 1 ||
		goes_on_before(s->r, s->from[n]))
		return false;
	if (!zha_is_year(year->path.level[0].number))
		return year->path.level[0].number < 100 && year->kind == ZHA_UNIT_YEAR &&
			   stands_apart(s->r, s->from[n]) && next->kind == ZHA_UNIT_CLASSIFIED;
	return next->kind == ZHA_UNIT_CLASSIFIED || next->kind == ZHA_UNIT_PREFIXED ||
		   next->kind == ZHA_UNIT_BRACKET ||
		   (next->kind == ZHA_UNIT_WORD && year->kind == ZHA_UNIT_YEAR);
}

/* Whether a comma stands before i in its segment: then it is a sentence. */
static bool
comma_before(const zha_region *r, int i)
{
	while (--i >= r->from && zha_region_kind(r, i) != ZHA_KIND_BAR)
		if (zha_region_kind(r, i) == ZHA_KIND_COMMA)
			return true;
	return false;
}

/* 之三, not as one of three nor in a fraction; 其三. */
static bool
is_of(const scan *s, int n)
{
	const zha_region *r = s->r;
	int i = s->from[n];
	const zha_level *level = &s->unit[n].path.level[s->unit[n].path.depth - 1];

	if (level->number == 0 || level->number > 999 || s->unit[n].path.span > 0)
		return false;
	if (zha_region_like(r, i) == ZHA_CHAR_FROM_THEM)
		return !(i > r->from && zha_region_kind(r, i - 1) == ZHA_KIND_TEXT &&
				 comma_before(r, i)) &&
					   i > r->from
				   ? zha_region_kind(r, s->to[n]) != ZHA_KIND_COMMA &&
						 (level->number > 1 || stands_apart(r, i))
				   : r->from > 0;
	return zha_region_like(r, i - 1) != ZHA_CHAR_SHARE &&
		   !(level->number == 1 && i > r->from && zha_is_one_of(r, i, s->to[n]));
}

/* Vol.7, not a word that begins so: VOLVI, NOVI. */
static bool
is_latin_prefix(const scan *s, int n)
{
	const zha_region *r = s->r;
	int i = s->from[n];
	const zha_entry *prefix = zha_entry_at(r->l, i, s->to[n], ZHA_ROLE_PREFIX);
	int to = i;

	if (prefix == NULL)
		return false;
	while (to < s->to[n] && zha_region_kind(r, to) == ZHA_KIND_LATIN)
		to++;
	if (to > i + prefix->len || zha_is_day_number(s->unit[n].path.level[0].number))
		return false;
	/* short ones and those that are words have digits behind them */
	return prefix->len > 2 || s->unit[n].notation == ZHA_ASCII ||
		   s->unit[n].notation == ZHA_FULLWIDTH || s->unit[n].notation == ZHA_HAN ||
		   s->unit[n].notation == ZHA_HAN_DIGITS ||
		   s->unit[n].notation == ZHA_ROMAN_SIGN || s->unit[n].notation == ZHA_ROMAN;
}

/* #7, but not C# 10, PR #26588 nor #三伏. */
static bool
is_hash(const scan *s, int n)
{
	const zha_region *r = s->r;
	int i = s->from[n];
	zha_notation notation = s->unit[n].notation;

	if ((notation != ZHA_ASCII && notation != ZHA_FULLWIDTH) ||
		s->unit[n].path.level[s->unit[n].path.depth - 1].number > 99999)
		return false;
	if (i > r->from && zha_region_kind(r, i - 1) == ZHA_KIND_LATIN &&
		(i - 1 == r->from || zha_region_kind(r, i - 2) != ZHA_KIND_LATIN))
		return false;
	return !goes_on_before(r, i) &&
		   zha_word_before(r->l, r->from, zha_region_before(r, i) + 1,
						   ZHA_ROLE_BEFORE_HASH) == 0;
}

static bool
is_prefixed(const scan *s, int n)
{
	const zha_region *r = s->r;
	int i = s->from[n];

	if (zha_region_kind(r, i) == ZHA_KIND_LATIN)
		return is_latin_prefix(s, n);
	if (zha_region_like(r, i) == '#')
		return is_hash(s, n);
	if (zha_region_like(r, i) == ZHA_CHAR_VOLUME)
		return n > 0 || stands_apart(r, i);
	return true;
}

/* 番外十九: a number of its own, not in letters, right behind the word. */
static bool
has_own_number(const scan *s, int n)
{
	return n + 1 < s->count && s->unit[n + 1].kind == ZHA_UNIT_NUMBER &&
		   s->unit[n + 1].notation != ZHA_ROMAN;
}

/* 上篇, 终章, 番外: where such a word may stand. */
static bool
is_part(const scan *s, int n)
{
	const zha_region *r = s->r;
	int i = s->from[n];
	const zha_entry *word = zha_entry_of(r->l, i, s->to[n],
										 ZHA_ROLE_GLUED | ZHA_ROLE_APART |
											 ZHA_ROLE_ALONE | ZHA_ROLE_NUMBERED);
	zha_kind before;

	if (n > 0)
		return true;
	if (word != NULL && (word->roles & ZHA_ROLE_NUMBERED) && has_own_number(s, n))
		return word->len > 1 || stands_apart(r, i);
	if (word == NULL ||
		zha_word_before(r->l, r->from, i + 1, ZHA_ROLE_ENDS_IN_PART) > 0)
		return false;
	if (!(word->roles & (ZHA_ROLE_GLUED | ZHA_ROLE_APART | ZHA_ROLE_ALONE)))
		return false;
	if (word->roles & ZHA_ROLE_ALONE)
		return i == r->from && (zha_ends_segment(r, s->to[n]) ||
								zha_region_kind(r, s->to[n]) == ZHA_KIND_COLON);
	if (s->chained || i == r->from || (word->roles & ZHA_ROLE_GLUED))
		return true;
	before = zha_region_kind(r, i - 1);
	return before == ZHA_KIND_BLANK || before == ZHA_KIND_BAR ||
		   before == ZHA_KIND_COLON || before == ZHA_KIND_DOT ||
		   zha_region_like(r, i - 1) == ZHA_CHAR_OF;
}

/* Whether the unit may be one of a number in a title. */
static bool
is_unit(const scan *s, int n)
{
	zha_mark bracket;

	switch (s->unit[n].kind)
	{
		case ZHA_UNIT_CLASSIFIED:
			return is_classified(s, n);
		case ZHA_UNIT_YEAR:
			return is_issue_year(s, n);
		case ZHA_UNIT_NUMBER:
			if (n == 0)
				return !s->unit[n].ordinal && is_issue_year(s, n);
			return s->unit[n - 1].kind == ZHA_UNIT_WORD;
		case ZHA_UNIT_OF:
			return is_of(s, n);
		case ZHA_UNIT_PREFIXED:
			return is_prefixed(s, n);
		case ZHA_UNIT_WORD:
			return is_part(s, n);
		case ZHA_UNIT_BRACKET:
			if (n == 0)
				return is_issue_year(s, n);
			bracket = (zha_mark){.from = s->from[n]};
			return zha_mark_bracket(s->r, s->from[n], &bracket) && bracket.enough;
		case ZHA_UNIT_TOTAL:
			return classifier_of(s, n) != NULL &&
				   (zha_region_kind(s->r, s->from[n]) == ZHA_KIND_OPEN ||
					zha_is_total(s->r->l, s->from[n]));
	}
	return false;
}

/* ---- where a number may end -------------------------------------------------- */

static bool
classified_counts(const scan *s, int n)
{
	const zha_region *r = s->r;
	char group = classifier_of(s, n)->group;
	int from = s->from[0];
	int to = s->to[n];
	bool dated = s->unit[0].kind == ZHA_UNIT_YEAR || s->unit[0].kind == ZHA_UNIT_NUMBER;

	if (group == 'A' && zha_date_follows(r, to))
		return true;
	if (group == 'B')
		return zha_ends_segment(r, to) && !after_verb(r, from);
	if (n == 2 && dated)
		return true; /* year, volume and issue */
	if (!s->unit[n].ordinal && !dated && n == 0)
		return zha_is_delimited(r, to) ||
			   (work_opens_segment(r, from) && after_work(r, from, to, false) &&
				zha_word_at(r->l, to, r->to, ZHA_ROLE_COUNTED_ISSUE) == 0);
	return (zha_is_delimited(r, to) && !after_verb(r, from)) ||
		   (group == 'A' && after_work(r, from, to, dated));
}

/*
 * E94 is so short that it counts only before a colon, bar or dash and not behind a
 * Latin word, which makes it a model; at the head of a title with bars a blank will do.
 * E3 is a fair.
 */
static bool
lone_e_counts(const zha_region *r, int from, int to, uint64_t value)
{
	zha_kind next = zha_region_kind(r, zha_region_skip_blanks(r, to));
	int last = zha_region_before(r, from);

	if (value == 3)
		return false;
	if (last < 0 && zha_region_kind(r, to) == ZHA_KIND_BLANK)
		return value > 9 && (r->l->kinds >> ZHA_KIND_BAR & 1);
	if (next != ZHA_KIND_COLON && next != ZHA_KIND_BAR && next != ZHA_KIND_DASH)
		return false;
	return last < 0 || (last < from - 1 && zha_region_kind(r, last) != ZHA_KIND_LATIN);
}

static bool
prefixed_counts(const scan *s, int n)
{
	const zha_region *r = s->r;
	int from = s->from[n];
	int to = s->to[n];
	const zha_level *level = &s->unit[n].path.level[s->unit[n].path.depth - 1];
	bool one_letter = zha_region_kind(r, from) == ZHA_KIND_LATIN &&
					  zha_region_kind(r, from + 1) != ZHA_KIND_LATIN;

	if (!zha_is_delimited(r, to))
		return false;
	if (one_letter && zha_region_like(r, from) == 's')
		return false; /* a season leads to an episode */
	if (one_letter && zha_region_like(r, from) == 'v')
		return zha_region_like(r, from + 1) == '0' && s->unit[n].path.depth == 1 &&
			   level->number > 0; /* v05, no version 5 or 0.1 */
	if (one_letter && zha_region_like(r, from) == 'e' && n == 0)
		return s->unit[n].path.span > 0 || lone_e_counts(r, from, to, level->number);
	return !(n == 0 && zha_region_like(r, from) == 'n' &&
			 zha_is_rank(r, from, to, level->number));
}

/* Whether a number may end with the unit. */
static bool
counts(const scan *s, int n)
{
	switch (s->unit[n].kind)
	{
		case ZHA_UNIT_CLASSIFIED:
			return classified_counts(s, n);
		case ZHA_UNIT_PREFIXED:
			return prefixed_counts(s, n);
		case ZHA_UNIT_YEAR:
			return false;
		case ZHA_UNIT_NUMBER:
			return n > 0 && zha_is_delimited(s->r, s->to[n]);
		case ZHA_UNIT_OF:
		case ZHA_UNIT_WORD:
			return zha_is_delimited(s->r, s->to[n]);
		default:
			return true;
	}
}

/* ---- the mark ---------------------------------------------------------------- */

static zha_mark_kind
kind_of(const scan *s, int n)
{
	switch (s->unit[n].kind)
	{
		case ZHA_UNIT_OF:
			return ZHA_MARK_OF;
		case ZHA_UNIT_PREFIXED:
			return s->unit[n].counts == 'p' ? ZHA_MARK_PART : ZHA_MARK_PREFIX;
		case ZHA_UNIT_WORD:
			return ZHA_MARK_PART;
		case ZHA_UNIT_BRACKET:
			return ZHA_MARK_BRACKET;
		case ZHA_UNIT_TOTAL:
			return ZHA_MARK_TOTAL;
		case ZHA_UNIT_CLASSIFIED:
			return classifier_of(s, n)->group == 'P' ? ZHA_MARK_PART : ZHA_MARK_ORDINAL;
		default:
			return n > 0 && s->unit[n - 1].kind == ZHA_UNIT_WORD ? ZHA_MARK_PART
																 : ZHA_MARK_ORDINAL;
	}
}

/* The first units as a mark, the last of them n. */
static void
make_mark(const scan *s, int n, zha_mark *out)
{
	*out = (zha_mark){.from = s->from[0], .to = s->to[n], .part = true};
	out->path = s->unit[n].path;
	out->total = s->unit[n].total;
	out->has_total = s->unit[n].total > 0;
	out->counts = s->unit[n].counts;
	if (s->unit[0].kind == ZHA_UNIT_WORD &&
		zha_region_like(s->r, out->from - 1) == ZHA_CHAR_OF)
		out->from--;
	for (int i = 0; i <= n; i++)
	{
		zha_mark_kind kind = kind_of(s, i);

		out->part =
			out->part && (kind == ZHA_MARK_PART || (kind == ZHA_MARK_BRACKET && i > 0));
		if (kind > out->kind)
			out->kind = kind;
	}
}

/* A word that is a level in titles only, as a unit; the number of units. */
static int
title_word(const zha_region *r, int i, zha_series_unit *unit)
{
	const zha_entry *word = zha_entry_at(r->l, i, r->to, ZHA_ROLE_TITLE_WORD);

	if (word == NULL)
		return 0;
	*unit = (zha_series_unit){.from = r->l->letter[i].at,
							  .to = r->l->letter[i + word->len].at,
							  .kind = ZHA_UNIT_WORD,
							  .path = {.depth = 1}};
	unit->path.level[0].word = (zha_word) word->word;
	return 1;
}

/* Letters for the bytes of the units, blanks behind them left out. */
static void
place_units(scan *s, int i)
{
	for (int n = 0; n < s->count; n++)
	{
		s->from[n] = i = zha_region_at_byte(s->r, i, s->unit[n].from);
		i = zha_region_at_byte(s->r, i, s->unit[n].to);
		s->to[n] = zha_region_before(s->r, i) + 1;
	}
}

/*
 * 21-14期 and #21-10: two numbers of which the first is larger are levels in titles,
 * where the grammar of numbers sees no span.
 */
static bool
descending_pair(const zha_region *r, int i, zha_mark *out)
{
	bool hash = zha_region_like(r, i) == '#';
	int k = zha_region_skip_blanks(r, i + hash);
	zha_numeral first;
	zha_numeral second;
	int len = zha_region_kind(r, k) == ZHA_KIND_DIGIT
				  ? zha_letters_numeral(r->l, k, r->to, &first)
				  : 0;

	k += len;
	if (len == 0 || len > 4 || zha_region_kind(r, k) != ZHA_KIND_HYPHEN ||
		zha_region_kind(r, k + 1) != ZHA_KIND_DIGIT || goes_on_before(r, i))
		return false;
	len = zha_letters_numeral(r->l, k + 1, r->to, &second);
	k = zha_region_skip_blanks(r, k + 1 + len);
	if (len == 0 || len > 4 || first.value <= second.value)
		return false;
	if (zha_region_like(r, k) == ZHA_CHAR_ISSUE)
		k++;
	else if (!hash)
		return false;
	*out = (zha_mark){.from = i,
					  .to = zha_region_before(r, k) + 1,
					  .kind = hash ? ZHA_MARK_PREFIX : ZHA_MARK_ORDINAL};
	out->enough = zha_is_delimited(r, k);
	zha_mark_set(out, ZHA_NUMBER, first.value);
	out->path.depth = 2;
	out->path.level[1] = (zha_level){ZHA_NUMBER, (uint32_t) second.value};
	return true;
}

bool
zha_mark_scanned(const zha_region *r, int i, bool chained, zha_mark *out)
{
	scan s; /* of which only what count counts is set */
	zha_text text = {r->l->text.data, r->l->letter[r->to].at};
	int may = 0;

	if (descending_pair(r, i, out))
		return true;
	s.r = r;
	s.chained = chained;
	s.count = zha_series_scan(text, r->l->letter[i].at, s.unit, MOST_UNITS);
	if (s.count == 0)
		s.count = title_word(r, i, s.unit);
	place_units(&s, i);
	while (may < s.count && is_unit(&s, may))
		may++;
	for (int n = may - 1; n >= 0; n--)
		if (counts(&s, n))
		{
			make_mark(&s, n, out);
			out->enough = true;
			return true;
		}
	if (may == 0 || s.unit[may - 1].kind == ZHA_UNIT_YEAR ||
		s.unit[may - 1].kind == ZHA_UNIT_NUMBER)
		return false;
	make_mark(&s, may - 1, out);
	return true;
}
