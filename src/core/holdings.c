/*
 * holdings.c
 *		What a series holds and what is missing in between, see holdings.h.
 */
#include "core/holdings.h"

#include "core/pace.h"

/* ---- ranges ------------------------------------------------------------------- */

/* The parent's path with a number below it; it came from one that fits. */
static zha_series_no
below(const zha_series_path *path, int level, uint32_t number)
{
	zha_series_path child = *path;
	zha_series_no packed = 0;

	child.depth = level + 1;
	child.span = 0;
	child.level[level] = (zha_level){ZHA_NUMBER, number};
	(void) zha_series_no_pack(&child, &packed);
	return packed;
}

static bool
same_level(const zha_series_path *a, const zha_series_path *b, int level)
{
	return level < a->depth && level < b->depth &&
		   a->level[level].word == b->level[level].word &&
		   (a->level[level].word != ZHA_NUMBER ||
			a->level[level].number == b->level[level].number);
}

/* Whether a level makes an extra issue: 15.增刊 is no 15. */
static bool
is_extra(const zha_series_path *path, int level)
{
	return level < path->depth && path->level[level].word >= ZHA_ZENGKAN;
}

/* The path holds its number at a level, under the parent that is current. */
static void
hold(zha_holdings *holdings, const zha_series_path *path, int level)
{
	zha_held *held = &holdings->held[level];
	uint32_t first = path->level[level].number;
	uint32_t last = first + (level == path->depth - 1 ? path->span : 0);

	if (path->level[level].word != ZHA_NUMBER || is_extra(path, level + 1))
		return;
	if (holdings->missing && held->counted && first > held->reach &&
		first - held->reach > 1)
		holdings->missing(below(path, level, held->reach + 1),
						  below(path, level, first - 1), first - held->reach - 1,
						  holdings->context);
	if (!held->counted || last > held->reach)
		held->reach = last;
	held->counted = true;
}

/* Whether a path goes on where the range of held ones ends. */
static bool
goes_on(const zha_holdings *holdings, const zha_series_path *path, int level)
{
	const zha_held *held = &holdings->held[level];

	return level == path->depth - 1 && holdings->path.depth == path->depth &&
		   path->level[level].word == ZHA_NUMBER && held->counted &&
		   path->level[level].number <= held->reach + 1;
}

static void
end_range(zha_holdings *holdings)
{
	const zha_series_path *path = &holdings->path;
	int level = path->depth - 1;
	zha_series_no last;

	if (path->depth == 0)
		return;
	last = path->level[level].word == ZHA_NUMBER
			   ? below(path, level, holdings->held[level].reach)
			   : holdings->first;
	holdings->holding(holdings->first, last, 0, holdings->context);
}

/*
 * Most numbers are one number after another: as zha_holdings_take, without taking
 * them apart.
 */
static void
take_number(zha_holdings *holdings, uint32_t number)
{
	zha_held *held = &holdings->held[0];

	if (number > held->reach + 1)
	{
		zha_series_no last = zha_series_no_from_number(held->reach);

		if (holdings->holding)
			holdings->holding(holdings->first, last, 0, holdings->context);
		holdings->first = zha_series_no_from_number(number);
		if (holdings->missing)
			holdings->missing(zha_series_no_from_number(held->reach + 1),
							  zha_series_no_from_number(number - 1),
							  number - held->reach - 1, holdings->context);
	}
	if (number > held->reach)
		held->reach = number;
	holdings->path.level[0].number = number;
	holdings->path.span = 0;
}

void
zha_holdings_take(zha_holdings *holdings, zha_series_no number)
{
	zha_series_path path;
	uint32_t alone;
	int level = 0;

	if (holdings->path.depth == 1 && holdings->path.level[0].word == ZHA_NUMBER &&
		zha_series_no_is_number(number, &alone))
	{
		take_number(holdings, alone);
		return;
	}
	zha_series_no_unpack(number, &path);
	while (same_level(&holdings->path, &path, level))
		level++;
	/* one of the same number may have a span: 15, then 15-16 */
	if (level == path.depth)
		level--;
	if (holdings->holding && !goes_on(holdings, &path, level))
	{
		end_range(holdings);
		holdings->first =
			path.level[path.depth - 1].word == ZHA_NUMBER
				? below(&path, path.depth - 1, path.level[path.depth - 1].number)
				: number;
	}
	hold(holdings, &path, level);
	while (++level < path.depth)
	{
		holdings->held[level].counted = false;
		hold(holdings, &path, level);
	}
	holdings->path = path;
}

void
zha_holdings_end(zha_holdings *holdings)
{
	if (holdings->holding)
		end_range(holdings);
	holdings->path.depth = 0;
	holdings->held[0].counted = false;
}

/* ---- continuity --------------------------------------------------------------- */

static bool
is_year(uint32_t number)
{
	return number >= 1900 && number < 2100;
}

/* Whether a number is a date or a month: 20200726, 202007. */
static bool
is_date(uint32_t number)
{
	if (number >= 19000101)
		return is_year(number / 10000) && number / 100 % 100 >= 1 &&
			   number / 100 % 100 <= 12 && number % 100 >= 1 && number % 100 <= 31;
	return is_year(number / 100) && number % 100 >= 1 && number % 100 <= 12;
}

zha_continuity
zha_continuity_find(const zha_part *parts, size_t count, zha_year_of year_of,
					void *calendar)
{
	size_t words = 0;
	size_t in_years = 0;
	size_t dates = 0;
	size_t again = 0;    /* the number of the part before, in another year */
	size_t repeated = 0; /* in the same year, or not known which */
	size_t asked = 0;

	for (size_t i = 0; i < count; i++)
	{
		uint32_t number;

		zha_pace(i, &asked);
		if (zha_series_no_is_number(parts[i].number, &number))
			dates += is_date(number);
		else
		{
			zha_series_path path;

			zha_series_no_unpack(parts[i].number, &path);
			words += path.level[path.depth - 1].word >= ZHA_SHANG &&
					 path.level[path.depth - 1].word < ZHA_ZENGKAN;
			if (path.level[0].word == ZHA_NUMBER)
			{
				in_years += path.depth > 1 && is_year(path.level[0].number);
				dates += path.depth == 1 && is_date(path.level[0].number);
			}
		}
		if (i > 0 && parts[i].number == parts[i - 1].number)
		{
			if (parts[i].date != ZHA_UNDATED && parts[i - 1].date != ZHA_UNDATED &&
				year_of(parts[i].date, calendar) !=
					year_of(parts[i - 1].date, calendar))
				again++;
			else
				repeated++;
		}
	}
	if (dates == count)
		return ZHA_DATES;
	if (in_years * 2 > count || again > repeated)
		return ZHA_YEARLY;
	return words * 2 > count ? ZHA_PARTS : ZHA_RUNNING;
}

bool
zha_number_in_year(const zha_part *part, zha_year_of year_of, void *calendar,
				   zha_series_no *out)
{
	zha_series_path path;
	int year;

	zha_series_no_unpack(part->number, &path);
	if (path.depth > 1 && path.level[0].word == ZHA_NUMBER &&
		is_year(path.level[0].number))
	{
		*out = part->number;
		return true;
	}
	if (part->date == ZHA_UNDATED || path.depth == ZHA_LEVELS)
		return false;
	year = year_of(part->date, calendar);
	if (year < 0)
		return false;
	for (int i = path.depth; i > 0; i--)
		path.level[i] = path.level[i - 1];
	path.level[0] = (zha_level){ZHA_NUMBER, (uint32_t) year};
	path.depth++;
	return zha_series_no_pack(&path, out) == ZHA_OK;
}
