/*
 * series_core.c
 *		The core of a unit of a series number: numbers and words joined by full stops,
 *		and the span at their end.
 */
#include "core/series_reader.h"

static bool
push(zha_series_reader *r, zha_level level, const char *at)
{
	static const char *const too_large[ZHA_LEVELS] = {
		"a number up to 268435455", "a number up to 65000 on the second level",
		"a number up to 240 on the third level"};
	int depth = r->path.depth;

	if (r->path.span > 0)
		return zha_series_refuse(r, ZHA_SYNTAX, at,
								 "the end of the text, a span being the last level");
	if (depth == ZHA_LEVELS)
		return zha_series_refuse(r, ZHA_SYNTAX, at, "no more than three levels");
	if (level.word == ZHA_NUMBER && level.number > zha_series_no_largest(depth))
		return zha_series_refuse(r, ZHA_RANGE, at, too_large[depth]);
	r->path.level[r->path.depth++] = level;
	return true;
}

/*
 * The numeral at p, cut to 32 bits, which is above every level's largest. A row of ASCII
 * digits, the commonest of all, is read on the spot.
 */
static inline bool
read_numeral(zha_series_reader *r, uint32_t *number, zha_notation *notation)
{
	zha_numeral numeral = {0, ZHA_ASCII};
	size_t len = 0;

	if (r->p == r->start && r->first_len > 0)
	{
		numeral = r->first;
		len = r->first_len;
	}
	else if (r->len == 1 && r->key - '0' < 10)
	{
		for (; r->p + len < r->end && (unsigned char) (r->p[len] - '0') < 10; len++)
			if (numeral.value <= UINT32_MAX)
				numeral.value = numeral.value * 10 + (unsigned char) (r->p[len] - '0');
		if (zha_numeral_unit_at(r->p + len, r->end)) /* 1千零8 */
			len = zha_numeral_scan(r->p, r->end, &numeral);
	}
	else
		len = zha_numeral_scan_spaced(r->p, r->end, &numeral);
	if (len == 0)
		return zha_series_refuse(r, ZHA_SYNTAX, r->p,
								 zha_numeral_begins(r->p, r->end)
									 ? "a well-formed number"
									 : zha_series_a_number);
	zha_series_go_to(r, r->p + len);
	*number = numeral.value > UINT32_MAX ? UINT32_MAX : (uint32_t) numeral.value;
	*notation = numeral.notation;
	return true;
}

static bool
is_part(zha_word word)
{
	return word >= ZHA_SHANG && word <= ZHA_HOU;
}

/*
 * Whether a word may come behind the levels so far. 上 behind 上, 中, 下 would be
 * two parts named together, and 序 and 终 come before and after everything.
 */
static bool
word_fits(const zha_series_reader *r, zha_word word)
{
	zha_word before;

	if (r->path.depth == 0)
		return true;
	before = r->path.level[r->path.depth - 1].word;
	if (before == ZHA_NUMBER)
		return true;
	return is_part(before) ? word >= ZHA_XUJI : is_part(word);
}

/*
 * Whether two numbers that a full stop or a span joins are written alike: 5-x and
 * 15.x are no numbers.
 */
static bool
alike(zha_notation a, zha_notation b)
{
	static const int family[] = {
		[ZHA_ASCII] = 1,   [ZHA_FULLWIDTH] = 1, [ZHA_HAN] = 2,   [ZHA_HAN_DIGITS] = 2,
		[ZHA_CAPITAL] = 2, [ZHA_SUZHOU] = 2,    [ZHA_ROMAN] = 3, [ZHA_ROMAN_SIGN] = 3,
	};

	if (a == b)
		return true;
	return a <= ZHA_ROMAN_SIGN && b <= ZHA_ROMAN_SIGN && family[a] == family[b];
}

/* ---- spans ---- */

/* The number behind a joint, which follows last when it is one of a list. */
static bool
read_last(zha_series_reader *r, zha_series_class joint, const zha_series_core *c,
		  uint32_t first, uint32_t *last)
{
	const char *at;
	uint32_t number = 0;
	zha_notation notation = ZHA_ASCII;

	zha_series_skip_blanks(r);
	at = r->p;
	if (r->prefix != 0)
	{
		/* E02-E03, No.15-No.16 */
		const zha_series_prefix *found = zha_series_take_prefix(r);

		if (found && found->kind != r->prefix)
			return zha_series_refuse(r, ZHA_SYNTAX, at, "the same prefix again");
	}
	else if (zha_series_take_like(r, ZHA_CHAR_ORDINAL))
		zha_series_skip_blanks(r);
	at = r->p;
	if (!read_numeral(r, &number, &notation))
		return false;
	if (!alike(c->notation, notation))
		return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_SAME_NOTATION);
	if (joint == DASH && number <= *last)
		return zha_series_refuse(r, ZHA_SYNTAX, at, "a number above the one before it");
	if (joint != DASH && (number == 0 || number - 1 != *last))
		return zha_series_refuse(r, ZHA_SYNTAX, at,
								 "the number that follows the one before it");
	if (number > zha_series_no_largest(r->path.depth - 1))
		return zha_series_refuse(r, ZHA_RANGE, at, "a number that fits its level");
	if (number - first > ZHA_LONGEST_SPAN)
		return zha_series_refuse(r, ZHA_RANGE, at, "a span of at most 256 numbers");
	*last = number;
	return true;
}

/*
 * What joins the last level, a number, to further ones. Marks the place of a
 * slash in r->slash: 1/5 could be one of five.
 */
bool
zha_series_read_span(zha_series_reader *r, const zha_series_core *c)
{
	uint32_t first = r->path.level[r->path.depth - 1].number;
	uint32_t last = first;

	zha_series_skip_blanks(r);
	while (zha_series_at_joint(r))
	{
		zha_series_class joint = r->here->class;
		uint32_t key = r->key;

		if (joint == SLASH && !r->slash)
			r->slash = r->p;
		zha_series_advance(r);
		if (joint == DASH)
			zha_series_take(r, key); /* written twice: -- —— */
		if (!read_last(r, joint, c, first, &last))
			return false;
		r->path.span = last - first;
		if (joint == DASH)
			break;
		zha_series_skip_blanks(r);
	}
	return true;
}

/* The same; when scanning, a joint that leads to no number is left. */
static bool
read_span_if_any(zha_series_reader *r, const zha_series_core *c)
{
	const char *at = r->p;

	if (zha_series_read_span(r, c))
		return true;
	if (!r->scanning)
		return false;
	zha_series_go_to(r, at);
	r->slash = NULL;
	r->path.span = 0;
	return true;
}

/* ---- core ---- */

/* One number or, where words says so, a word. */
static bool
read_item(zha_series_reader *r, bool words, zha_series_core *c)
{
	const char *at = r->p;
	zha_level level = {ZHA_NUMBER, 0};
	zha_notation notation = c->notation;
	size_t len = words ? zha_series_level_word(r, &level.word) : 0;

	if (len > 0)
	{
		if (c->items == 0 && !word_fits(r, level.word))
			return zha_series_refuse(r, ZHA_SYNTAX, at, "no second word here");
		c->word_alone = len == r->len;
		zha_series_go_to(r, at + len);
	}
	else
	{
		if (!read_numeral(r, &level.number, &notation))
			return false;
		if (c->items > 0 && !c->word_last && !alike(c->notation, notation))
			return zha_series_refuse(r, ZHA_SYNTAX, at, ZHA_SAME_NOTATION);
		c->notation = notation;
	}
	c->word_last = len > 0;
	c->items++;
	return push(r, level, at);
}

/* Items joined by full stops and the span at their end. */
bool
zha_series_read_core(zha_series_reader *r, bool words, zha_series_core *c)
{
	const char *dot = NULL;
	zha_series_core before;

	*c = (zha_series_core){0, false, false, ZHA_ASCII};
	r->slash = NULL;
	for (;;)
	{
		before = *c;
		if (!read_item(r, words, c))
			break;
		if (r->key != '.')
			return c->word_last || read_span_if_any(r, c);
		dot = r->p;
		zha_series_advance(r);
		words = true;
	}
	if (!r->scanning || dot == NULL)
		return false;
	*c = before; /* the stop ends the number: Vol.7. */
	zha_series_go_to(r, dot);
	return true;
}
