/*
 * series_unit.c
 *		The units of a series number: an ordinal, a number behind a prefix, a number with
 *		its classifier or without, a word, a path in brackets.
 */
#include "core/series_reader.h"

#define DEEPEST_BRACKETS 2 /* a year with its issue and the cumulative number */

/* Whether the separator that is here leads to the cumulative number: 第3期/总第125期. */
bool
zha_series_leads_to_total(zha_series_reader *r)
{
	const char *at = r->p;
	bool total;

	if (r->here->class != SLASH && r->here->class != LIST && r->here->class != COMMA)
		return false;
	zha_series_advance(r);
	zha_series_skip_blanks(r);
	total = r->here->class == TOTAL;
	zha_series_go_to(r, at);
	return total;
}

/* When scanning, go back to the joint whose span is none; else the fault stands. */
static bool
leave_span(zha_series_reader *r, const char *joint)
{
	if (!r->scanning)
		return false;
	zha_series_go_to(r, joint);
	r->path.span = 0;
	return true;
}

/* 第15期-第16期: the same classifier behind the first number and the last. */
static bool
read_late_span(zha_series_reader *r, const zha_series_core *c, uint32_t kind,
			   bool ordinal)
{
	const char *joint;
	const char *at;

	zha_series_skip_blanks(r);
	if (!zha_series_at_joint(r) || r->path.span > 0 || zha_series_leads_to_total(r))
		return true;
	joint = r->p;
	if (!zha_series_read_span(r, c))
		return leave_span(r, joint);
	zha_series_skip_blanks(r);
	at = r->p;
	if (zha_series_take_classifier(r, ordinal) != kind)
	{
		zha_series_refuse(r, ZHA_SYNTAX, at, "the same classifier again");
		return leave_span(r, joint);
	}
	zha_series_skip_blanks(r);
	return true;
}

/*
 * A classifier behind a core, and what belongs to it. *kind is 0 when there was none;
 * a core that ends in a word has none.
 */
static bool
read_classifier(zha_series_reader *r, const zha_series_core *c, bool ordinal,
				uint32_t *kind)
{
	zha_series_skip_blanks(r);
	*kind = 0;
	if (c->word_last)
		return true;
	*kind = zha_series_take_classifier(r, ordinal);
	if (*kind != 0 && !read_late_span(r, c, *kind, ordinal))
		return false;
	return zha_series_read_combined(r);
}

/*
 * The unit at `at` is complete: note what marked it, kind being 0 for nothing that
 * could be told from another. Twice the same mark is a list, not a path.
 */
static bool
note_unit(zha_series_reader *r, const char *at, zha_series_marked how, uint32_t kind)
{
	int rank = kind != 0 && r->units > 0 ? zha_series_rank(kind) : 0;

	for (int i = 0; kind != 0 && i < r->units; i++)
	{
		if (r->kinds[i] == kind)
			return zha_series_refuse(r, ZHA_SYNTAX, at,
									 "another kind of level than before");
		if (rank != 0 && rank < zha_series_rank(r->kinds[i]))
			return zha_series_refuse(r, ZHA_SYNTAX, at,
									 "a level that is within the one before");
	}
	if (r->units < ZHA_LEVELS)
		r->kinds[r->units++] = kind;
	r->before = how;
	return true;
}

/*
 * A number behind 第, 之 or 总 that was taken, with its classifier or without. Only
 * behind 第, which counter says, 年 and 天 are classifiers.
 */
bool
zha_series_read_ordinal(zha_series_reader *r, const char *at, bool counter)
{
	zha_series_core c;
	uint32_t kind;

	if (!zha_series_read_core(r, false, &c) || !read_classifier(r, &c, counter, &kind))
		return false;
	return note_unit(r, at, kind != 0 ? MARKED : BARE,
					 kind != 0 ? kind : ZHA_CHAR_ORDINAL);
}

/* S03E05: the season has no number of its own. */
static bool
expect_episode(zha_series_reader *r)
{
	const zha_series_prefix *found;
	const char *at;

	zha_series_skip_blanks(r);
	at = r->p;
	found = zha_series_take_prefix(r);
	if (!found || found->kind != ZHA_CHAR_EPISODE)
		return zha_series_refuse(r, ZHA_SYNTAX, at,
								 "an episode such as E05 behind the season");
	zha_series_go_to(r, at);
	return true;
}

/* A number behind the prefix that was taken. */
static bool
read_prefixed(zha_series_reader *r, const char *at, const zha_series_prefix *found)
{
	const char *digits = r->p;
	const char *slash;
	zha_series_core c;
	uint32_t kind = 0;

	r->prefixed = true;
	r->prefix = found->kind;
	if (!zha_series_read_core(r, false, &c))
		return false;
	r->prefix = 0;
	if (found->digits_only && c.notation != ZHA_ASCII && c.notation != ZHA_FULLWIDTH)
		return zha_series_refuse(r, ZHA_SYNTAX, digits, "digits");
	slash = r->slash;
	if (found->digits_only)
		zha_series_skip_blanks(r);
	else if (!read_classifier(r, &c, false, &kind))
		return false;
	if (slash && kind == 0)
		return zha_series_refuse(r, ZHA_SYNTAX, slash,
								 "no slash in a number without a classifier");
	if (!note_unit(r, at, kind != 0 ? MARKED : PREFIXED, found->kind))
		return false;
	return r->scanning || found->kind != ZHA_CHAR_SEASON || !found->digits_only ||
		   expect_episode(r);
}

/* Levels in brackets, of which the opening one, at `at`, is taken. */
bool
zha_series_read_bracketed(zha_series_reader *r, const char *at, uint32_t closing)
{
	int units = r->units;

	if (++r->nesting > DEEPEST_BRACKETS)
		return zha_series_refuse(r, ZHA_SYNTAX, at, "fewer brackets");
	r->before = NOTHING;
	r->own_number = false;
	if (!zha_series_read_path(r))
		return false;
	if ((r->before == BARE || r->before == LETTERS) && r->units == units + 1)
	{
		/* （1）（2） is a list, （一）(2) is not. */
		r->units = units;
		if (!note_unit(r, at, MARKED, ZHA_BRACKETED + (closing << 8) + r->notation))
			return false;
	}
	if (!zha_series_take(r, closing))
		return zha_series_refuse(r, ZHA_SYNTAX, r->p, "the closing bracket");
	r->nesting--;
	r->before = MARKED;
	r->own_number = false;
	return true;
}

/* The rest of a unit whose core is a number without a mark in front. */
static bool
read_unmarked(zha_series_reader *r, const char *at, const zha_series_core *c,
			  bool own_number)
{
	zha_series_marked before = r->before;
	const char *slash = r->slash;
	uint32_t kind;

	if (c->items == 1 && r->path.depth == 1 && r->path.span == 0 &&
		r->here->like == ZHA_CHAR_YEAR)
	{
		zha_series_advance(r);
		zha_series_take_like(r, ZHA_CHAR_OF_YEAR);
		return note_unit(r, at, YEAR, ZHA_CHAR_YEAR);
	}
	if (!read_classifier(r, c, false, &kind))
		return false;
	if (kind == 0)
	{
		if (slash)
			return zha_series_refuse(r, ZHA_SYNTAX, slash,
									 "no slash in a number without a classifier");
		if (before == YEAR)
			return zha_series_refuse(r, ZHA_SYNTAX, r->p,
									 "a classifier behind the issue");
		if (before != NOTHING && !own_number)
			return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_THE_END);
	}
	r->notation = c->notation;
	if (kind != 0)
		return note_unit(r, at, MARKED, kind);
	return note_unit(r, at, c->notation == ZHA_ROMAN ? LETTERS : BARE, 0);
}

/*
 * Whether the word that was read may follow what is before, not in brackets: 2020年中,
 * 2020年终 and 90后 are no parts of a number, and 第三番外 is 番外.3.
 */
static bool
word_follows(const zha_series_reader *r, zha_series_marked before, bool alone)
{
	zha_word word = r->path.level[r->path.depth - 1].word;

	if (before == NOTHING)
		return true;
	if (alone && (before == YEAR || word == ZHA_QIAN || word == ZHA_HOU))
		return false;
	return !(before == BARE && r->kinds[r->units - 1] == ZHA_CHAR_ORDINAL &&
			 zha_series_own_number(word));
}

/* A number without a mark in front, or a word. */
static bool
read_plain(zha_series_reader *r, const char *at)
{
	bool own_number = r->own_number;
	zha_series_marked before = r->before;
	zha_series_core c;

	r->own_number = false;
	if ((before == BARE || before == PREFIXED) && !zha_begins_level(r))
		return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_THE_END);
	if (!zha_series_read_core(r, true, &c))
		return false;
	if (!c.word_last)
	{
		if (own_number && c.notation == ZHA_ROMAN && (*at >= 'a' && *at <= 'z'))
			return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_THE_END);
		return read_unmarked(r, at, &c, own_number);
	}
	if (c.items == 1 && !word_follows(r, before, c.word_alone))
		return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_THE_END);
	r->own_number =
		c.items == 1 && zha_series_own_number(r->path.level[r->path.depth - 1].word);
	return note_unit(r, at, c.word_alone && !r->own_number ? POSITION : WORD, 0);
}

/*
 * Whether all there is so far is a year that does not say so, four digits without any
 * mark: 2020第3期, 2020 No.3. Another bare number leads to nothing with a mark in
 * front: 15第16期 would be two numbers, and x第十五期 a name and a number.
 */
static bool
is_bare_year(const zha_series_reader *r)
{
	uint32_t number = r->path.level[0].number;

	return r->units == 1 && r->kinds[0] == 0 && r->path.depth == 1 &&
		   r->path.span == 0 && number >= 1000 && number <= 9999 &&
		   (r->notation == ZHA_ASCII || r->notation == ZHA_FULLWIDTH ||
			r->notation == ZHA_HAN_DIGITS);
}

/*
 * Whether the prefix found at `at` may follow what is before. E is not far from the
 * exponent of 15e3 and #1e5, so that it follows a season only, and S nothing.
 */
static bool
prefix_fits(const zha_series_reader *r, const char *at, const zha_series_prefix *found)
{
	if (found->digits_only && r->before != NOTHING)
		return found->kind == ZHA_CHAR_EPISODE && r->units > 0 &&
			   r->kinds[r->units - 1] == ZHA_CHAR_SEASON;
	if (r->before != BARE)
		return true;
	return is_bare_year(r) && !(at[-1] >= '0' && at[-1] <= '9');
}

bool
zha_series_read_unit(zha_series_reader *r)
{
	const char *at = r->p;
	const zha_series_prefix *found;
	bool ordinal;

	switch (r->here->class)
	{
		case ORDINAL:
			if (r->before == BARE && !is_bare_year(r))
				return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_THE_END);
			zha_series_advance(r);
			zha_series_skip_blanks(r);
			return zha_series_read_ordinal(r, at, true);
		case OF:
			ordinal = r->here->kind;
			zha_series_advance(r);
			zha_series_skip_blanks(r);
			ordinal = ordinal && zha_series_take_like(r, ZHA_CHAR_ORDINAL);
			if (ordinal)
				zha_series_skip_blanks(r);
			return zha_series_read_ordinal(r, at, ordinal);
		default:
			found = zha_series_take_prefix(r);
			if (found && !prefix_fits(r, at, found))
				return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_THE_END);
			return found ? read_prefixed(r, at, found) : read_plain(r, at);
	}
}
