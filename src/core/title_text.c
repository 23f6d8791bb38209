/*
 * title_text.c
 *		What titles are cut by and measured in: bars, dashes, units.
 */
#include "core/title_reader.h"

/* The bytes of a part, blanks at both ends left out. */
zha_text
zha_title_span(const zha_title_reader *r, zha_range a)
{
	a = zha_title_trim(r, a, ZHA_BLANKS);
	return zha_letters_span(&r->l, a.from, a.to);
}

/* The first letter of the kinds in the mask outside brackets, or to. */
int
zha_title_find(const zha_title_reader *r, int from, int to, unsigned kinds)
{
	if (!(r->l.kinds & kinds))
		return to;
	for (int i = from; i < to; i++)
	{
		const zha_letter *letter = zha_title_letter(r, i);

		if (kinds >> letter->kind & 1)
			return i;
		if (letter->kind == ZHA_KIND_OPEN && letter->pair > i && letter->pair < to)
			i = letter->pair;
	}
	return to;
}

/* How many letters the dash at i has; 0 when there is none: —— -- and a hyphen
 * between blanks, unless a date follows it. */
int
zha_title_dash(const zha_title_reader *r, int i)
{
	const zha_letter *letter = zha_title_letter(r, i);

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
int
zha_title_units(const zha_title_reader *r, zha_range a)
{
	int count = 0;
	zha_kind last = ZHA_KIND_BLANK;

	for (int i = a.from; i < a.to; i++)
	{
		zha_kind kind = (zha_kind) zha_title_letter(r, i)->kind;

		if (kind == ZHA_KIND_TEXT
				? zha_title_letter(r, i)->cp >= 0x2E80 &&
					  zha_title_letter(r, i)->cp != U'　'
				: (kind == ZHA_KIND_LATIN || kind == ZHA_KIND_DIGIT) && kind != last)
			count++;
		last = kind;
	}
	return count;
}

/* A segment of at most four units, or of Latin only, names a column. */
bool
zha_title_is_column(const zha_title_reader *r, zha_range a)
{
	if (zha_title_units(r, a) <= 4)
		return true;
	for (int i = a.from; i < a.to; i++)
		if (zha_title_letter(r, i)->cp >= 0x2E80)
			return false;
	return true;
}
