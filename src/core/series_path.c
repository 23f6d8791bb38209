/*
 * series_path.c
 *		The levels of a series number from the outermost on: units, what parts them, and
 *		the cumulative number, which is no level.
 */
#include "core/series_reader.h"

const char zha_series_a_number[] = "a number";

bool
zha_series_refuse(zha_series_reader *r, zha_code code, const char *at,
				  const char *expected)
{
	r->fault = (zha_fault){code, (size_t) (at - r->start), expected};
	return false;
}

/*
 * Whether the levels so far may be a year that wants its issue: 2020年, 2020 or
 * （2020）. A number, then, that nothing says what it counts.
 */
static bool
wants_issue(const zha_series_reader *r)
{
	uint32_t kind = r->units == 1 ? r->kinds[0] : ZHA_CHAR_ORDINAL;

	return r->before == YEAR ||
		   (r->path.depth == 1 && r->before != WORD && r->before != POSITION &&
			(kind == 0 || kind >= ZHA_BRACKETED));
}

/*
 * The cumulative number behind the levels, which is no level and is left out of
 * the value. Where it is all there is, it is the number.
 */
static bool
read_total(zha_series_reader *r, uint32_t closing)
{
	const char *at = r->p;
	zha_series_path path = r->path;
	bool ordinal;

	if (r->behind_total)
		return zha_series_refuse(r, ZHA_SYNTAX, at, "no second cumulative number");
	if (wants_issue(r))
		return zha_series_refuse(r, ZHA_SYNTAX, at, "the issue of the year");
	zha_series_advance(r);
	zha_series_skip_blanks(r);
	ordinal = zha_series_take_like(r, ZHA_CHAR_ORDINAL);
	if (ordinal)
		zha_series_skip_blanks(r);
	r->path.depth = 0;
	r->path.span = 0;
	r->units = 0;
	if (!zha_series_read_ordinal(r, at, ordinal))
		return false;
	r->total = r->path.level[0].number;
	zha_series_skip_blanks(r);
	if (closing != 0 && !zha_series_take(r, closing))
		return zha_series_refuse(r, ZHA_SYNTAX, r->p, "the closing bracket");
	zha_series_skip_blanks(r);
	if (path.depth > 0)
		r->path = path;
	return true;
}

/*
 * Forget the cumulative number just read, the levels being behind it: 总第125期
 * （2020年第3期）. They have to begin with a year, or they could be below it.
 */
void
zha_series_leave_total(zha_series_reader *r)
{
	r->path.depth = 0;
	r->path.span = 0;
	r->units = 0;
	r->before = NOTHING;
	if (r->here->class >= SEPARATOR && r->here->class <= SLASH &&
		r->here->class != DASH)
		zha_series_advance(r);
	zha_series_skip_blanks(r);
	r->behind_total = r->p;
}

/* Whether nothing more is to be read here: the end, or a closing bracket. */
static inline bool
at_close(const zha_series_reader *r)
{
	return r->p == r->end || (r->nesting > 0 && r->here->class == CLOSING);
}

/* What the fault says where nothing begins a level, behind a level. */
static bool
refuse_rest(zha_series_reader *r, const char *at, zha_series_marked before)
{
	if (before != NOTHING && r->fault.at == (size_t) (at - r->start) &&
		r->fault.expected == zha_series_a_number)
		r->fault.expected = before == YEAR ? "the issue of the year" : ZHA_THE_END;
	return false;
}

/*
 * Whether what is here may be a unit behind the one before. Roman letters lead to a
 * word only, small ones not directly (x上), and 上 to a word or brackets.
 */
static bool
unit_fits(const zha_series_reader *r, zha_series_marked before, bool in_brackets)
{
	if (before == LETTERS && !in_brackets && r->p[-1] >= 'a' && r->p[-1] <= 'z')
		return false;
	if (before == LETTERS || (before == POSITION && !in_brackets))
		return zha_begins_level(r);
	return true;
}

/* A unit, in brackets or not, or the cumulative number, as *total says. */
bool
zha_series_read_step(zha_series_reader *r, bool *total)
{
	const char *at = r->p;
	zha_series_marked before = r->before;
	uint32_t closing = 0;

	if (r->here->class == OPENING)
	{
		closing = r->here->kind;
		zha_series_advance(r);
		zha_series_skip_blanks(r);
	}
	*total = r->here->class == TOTAL;
	if (*total)
		return read_total(r, closing);
	if (!unit_fits(r, before, closing != 0))
		return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_THE_END);
	if (closing != 0 ? !zha_series_read_bracketed(r, at, closing)
					 : !zha_series_read_unit(r))
		return refuse_rest(r, at, before);
	return true;
}

/* Pass what may part two units; whether there is such a sign. */
bool
zha_series_pass_separator(zha_series_reader *r)
{
	zha_series_skip_blanks(r);
	if (at_close(r) ||
		!(r->here->class == SEPARATOR || zha_series_leads_to_total(r) ||
		  (r->here->class == COMMA && (r->before == MARKED || r->before == PREFIXED))))
		return false;
	zha_series_advance(r);
	zha_series_skip_blanks(r);
	return true;
}

/* Pass the word that says that a work ends, in brackets or not: 三·完, （三）（完）. */
bool
zha_series_pass_closer(zha_series_reader *r)
{
	const char *at = r->p;
	uint32_t closing = r->here->class == OPENING ? r->here->kind : 0;
	size_t len;

	if (at_close(r) || (closing == 0 && !zha_begins_level(r)))
		return false;
	if (closing != 0)
		zha_series_advance(r);
	len = zha_series_closer(r);
	zha_series_go_to(r, r->p + len);
	if (len > 0 && (closing == 0 || zha_series_take(r, closing)))
		return true;
	zha_series_go_to(r, at);
	return false;
}

/* Pass it where nothing is behind it. */
static void
pass_last_closer(zha_series_reader *r)
{
	const char *at = r->p;

	if (!zha_series_pass_closer(r))
		return;
	zha_series_skip_blanks(r);
	if (!at_close(r))
		zha_series_go_to(r, at);
}

/* Units up to the end or the closing bracket. */
bool
zha_series_read_path(zha_series_reader *r)
{
	zha_series_skip_blanks(r);
	for (;;)
	{
		bool first = r->path.depth == 0;
		bool total;

		if (!zha_series_read_step(r, &total))
			return false;
		if (total)
		{
			if (!first || at_close(r))
				return true;
			zha_series_leave_total(r);
			continue;
		}
		if (zha_series_pass_separator(r) && at_close(r))
			return zha_series_refuse(r, ZHA_SYNTAX, r->p, "a further level");
		pass_last_closer(r);
		if (at_close(r))
			break;
	}
	if (r->before == YEAR)
		return zha_series_refuse(r, ZHA_SYNTAX, r->p, "the issue of the year");
	if (r->behind_total && r->kinds[0] != ZHA_CHAR_YEAR)
		return zha_series_refuse(r, ZHA_SYNTAX, r->behind_total,
								 "a year and its issue");
	return true;
}
