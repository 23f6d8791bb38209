/*
 * holdings.c
 *		What a series holds and what is missing in between, see holdings.h.
 */
#include "core/holdings.h"

#include "core/date.h"

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

/* Report what is missing between the number that is held, if any, and a higher one. */
static void
miss(zha_holdings *holdings, const zha_series_path *path, int level, uint32_t first)
{
	const zha_held *held = &holdings->held[level];
	uint32_t step =
		holdings->step > 1 && level == holdings->step_level ? holdings->step : 1;
	uint32_t count;

	if (holdings->missing == NULL || !held->counted || first <= held->reach)
		return;
	count = (first - held->reach - 1) / step;
	if (count > 0)
		holdings->missing(below(path, level, held->reach + step),
						  below(path, level, held->reach + step * count), count,
						  holdings->context);
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
	miss(holdings, path, level, first);
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
		miss(holdings, &holdings->path, 0, number);
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
		return is_year(number / 10000) &&
			   zha_day_exists(number / 10000, number / 100 % 100, number % 100);
	return is_year(number / 100) && zha_day_exists(number / 100, number % 100, 1);
}

/* What the parts of a series say of how it is numbered. */
typedef struct zha_signs
{
	size_t words;
	size_t in_years;
	size_t dates;
	size_t again;    /* the number of the part before, in another year */
	size_t repeated; /* in the same year, or not known which */
	size_t dated;
	size_t falls;   /* from one year to an earlier one, by number */
	size_t rises;   /* to a later one */
	size_t against; /* in a year, dates against the numbers */
} zha_signs;

static void
note_number(zha_signs *signs, zha_series_no value)
{
	zha_series_path path;
	uint32_t number;

	if (zha_series_no_is_number(value, &number))
	{
		signs->dates += is_date(number);
		return;
	}
	zha_series_no_unpack(value, &path);
	signs->words += path.level[path.depth - 1].word >= ZHA_SHANG &&
					path.level[path.depth - 1].word < ZHA_ZENGKAN;
	if (path.level[0].word != ZHA_NUMBER)
		return;
	signs->in_years += path.depth > 1 && is_year(path.level[0].number);
	signs->dates += path.depth == 1 && is_date(path.level[0].number);
}

/* A part beside the one before it that has a date, too. */
static void
note_years(zha_signs *signs, const zha_part *before, const zha_part *part,
		   zha_year_of year_of, void *calendar)
{
	int earlier = year_of(before->date, calendar);
	int later = year_of(part->date, calendar);

	signs->falls += later < earlier;
	signs->rises += later > earlier;
	signs->against += later == earlier && part->date < before->date;
}

/*
 * Whether years follow one another backwards as numbers go up: 1 and 2 are of January, 51
 * and 52 of the December before.
 */
static bool
goes_back(const zha_signs *signs)
{
	return signs->dated >= 4 && signs->falls > 0 && signs->rises == 0 &&
		   signs->against == 0;
}

zha_continuity
zha_continuity_find(const zha_part *parts, size_t count, zha_year_of year_of,
					void *calendar)
{
	zha_signs signs = {0};
	const zha_part *dated = NULL;
	size_t asked = 0;

	for (size_t i = 0; i < count; i++)
	{
		const zha_part *part = &parts[i];

		zha_pace(i, &asked);
		note_number(&signs, part->number);
		if (i > 0 && part->number == parts[i - 1].number)
		{
			if (part->date != ZHA_UNDATED && parts[i - 1].date != ZHA_UNDATED &&
				year_of(part->date, calendar) != year_of(parts[i - 1].date, calendar))
				signs.again++;
			else
				signs.repeated++;
		}
		if (part->date == ZHA_UNDATED)
			continue;
		if (dated)
			note_years(&signs, dated, part, year_of, calendar);
		signs.dated++;
		dated = part;
	}
	if (signs.dates == count)
		return ZHA_DATES;
	if (signs.in_years * 2 > count || signs.again > signs.repeated || goes_back(&signs))
		return ZHA_YEARLY;
	return signs.words * 2 > count ? ZHA_PARTS : ZHA_RUNNING;
}

static uint32_t
common_divisor(uint32_t a, uint32_t b)
{
	while (b != 0)
	{
		uint32_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* Whether two paths have the same parent at a level. */
static bool
same_parent(const zha_series_path *a, const zha_series_path *b, int level)
{
	for (int i = 0; i < level; i++)
		if (!same_level(a, b, i))
			return false;
	return true;
}

uint32_t
zha_step_find(const zha_part *parts, size_t count, int level)
{
	zha_series_path last = {.depth = 0};
	uint32_t divisor = 0;
	uint32_t smallest = UINT32_MAX;
	size_t steps = 0;
	size_t asked = 0;

	for (size_t i = 0; i < count && smallest > 1; i++)
	{
		zha_series_path path;
		uint32_t reach;

		zha_pace(i, &asked);
		zha_series_no_unpack(parts[i].number, &path);
		if (path.depth <= level || path.level[level].word != ZHA_NUMBER)
			continue;
		reach = last.level[level].number + (last.depth == level + 1 ? last.span : 0);
		if (last.depth > level && same_parent(&last, &path, level) &&
			path.level[level].number > reach)
		{
			uint32_t step = path.level[level].number - reach;

			divisor = common_divisor(step, divisor);
			smallest = step < smallest ? step : smallest;
			steps++;
		}
		last = path;
	}
	return steps >= 3 && divisor == smallest ? smallest : 1;
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
