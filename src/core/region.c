/*
 * region.c
 *		What may stand around a mark, and what digits mean that are no number.
 */
#include "core/region.h"

#include "core/date.h"

#define LEAP_YEAR 2000 /* of a day without its year */

int
zha_region_at_byte(const zha_region *r, int i, size_t byte)
{
	while (i < r->to && r->l->letter[i].at < byte)
		i++;
	return i;
}

bool
zha_is_delimited(const zha_region *r, int i)
{
	const zha_letter *letter = zha_region_letter(r, i);

	if (i >= r->to)
		return true;
	switch (letter->kind)
	{
		case ZHA_KIND_TEXT:
		case ZHA_KIND_LATIN:
		case ZHA_KIND_DIGIT:
		case ZHA_KIND_CIRCLED:
			return letter->cp == '.' && zha_is_delimited(r, i + 1);
		case ZHA_KIND_BLANK: /* 第3期 的读者: an attribute */
			return zha_region_like(r, zha_region_skip_blanks(r, i)) !=
				   ZHA_CHAR_POSSESSIVE;
		case ZHA_KIND_OPEN:
			return letter->cp != U'“' && letter->cp != U'‘' && letter->cp != '"';
		default:
			return true;
	}
}

bool
zha_ends_segment(const zha_region *r, int i)
{
	while (i < r->to && (ZHA_ENDS >> zha_region_kind(r, i) & 1))
		i++;
	return i >= r->to || zha_region_kind(r, i) == ZHA_KIND_BAR ||
		   zha_region_letter(r, i)->cp == U'→';
}

bool
zha_is_day_number(uint64_t value)
{
	return zha_is_year(value / 10000) &&
		   zha_day_exists(value / 10000, value / 100 % 100, value % 100);
}

bool
zha_is_day(const zha_letters *l, int from, int to)
{
	zha_numeral number;

	if ((to - from != 4 && to - from != 8) || l->letter[from].kind != ZHA_KIND_DIGIT ||
		zha_letters_numeral(l, from, to, &number) != to - from)
		return false;
	if (to - from == 8)
		return zha_is_day_number(number.value);
	return zha_is_year(number.value) ||
		   zha_day_exists(LEAP_YEAR, number.value / 100, number.value % 100);
}

bool
zha_is_phrase(const zha_letters *l, int from, int to)
{
	return zha_is_word(l, from, to, ZHA_ROLE_PHRASE);
}

/* Whether a letter that is no digit and no word may stand in a date. */
static bool
joins_date(const zha_letter *letter)
{
	switch (letter->kind)
	{
		case ZHA_KIND_BLANK:
		case ZHA_KIND_HYPHEN:
		case ZHA_KIND_DASH:
		case ZHA_KIND_DOT:
			return true;
		case ZHA_KIND_COMMA:
			return letter->cp == U'、';
		default:
			return letter->cp == '.' || letter->cp == '~' || letter->cp == '/' ||
				   letter->cp == ':' || letter->cp == '(' || letter->cp == ')';
	}
}

bool
zha_is_date_text(const zha_letters *l, int from, int to)
{
	int digits = 0;
	int signs = 0;

	zha_letters_trim(l, &from, &to, ZHA_BLANKS);
	if (from >= to || l->letter[from].kind != ZHA_KIND_DIGIT)
		return false;
	for (int i = from; i < to;)
	{
		const zha_letter *letter = &l->letter[i];
		int word = zha_word_at(l, i, to, ZHA_ROLE_DATE_WORD);

		if (word > 0)
		{
			i += word;
			signs++;
			continue;
		}
		if (letter->kind == ZHA_KIND_DIGIT)
			digits++;
		else if (!joins_date(letter))
			return false;
		signs += letter->cp == '.' || letter->kind == ZHA_KIND_HYPHEN ||
				 letter->kind == ZHA_KIND_SLASH;
		i++;
	}
	return digits >= 2 && (signs > 0 || digits >= 8);
}

bool
zha_date_follows(const zha_region *r, int i)
{
	zha_numeral year;
	int to = i;

	if (zha_region_kind(r, i) != ZHA_KIND_DIGIT ||
		zha_letters_numeral(r->l, i, r->to, &year) < 4)
		return false;
	while (to < r->to && zha_region_kind(r, to) != ZHA_KIND_BLANK &&
		   zha_region_kind(r, to) != ZHA_KIND_COLON &&
		   zha_region_kind(r, to) != ZHA_KIND_BAR)
		to++;
	return zha_is_date_text(r->l, i, to);
}

bool
zha_tells_day(const zha_letters *l)
{
	for (int i = 0; i < l->n; i++)
	{
		const zha_letter *letter = &l->letter[i];

		if (letter->kind != ZHA_KIND_TEXT || letter->cp < 0x4E00)
			continue;
		if (i > 0 && letter[-1].kind == ZHA_KIND_DIGIT &&
			(letter->like == ZHA_CHAR_MONTH || letter->like == ZHA_CHAR_DAY))
			return true;
		if (zha_word_at(l, i, l->n, ZHA_ROLE_TELLS_DAY) > 0)
			return true;
	}
	return false;
}
