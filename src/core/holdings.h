/*
 * holdings.h
 *		What a series holds and what is missing in between, number by number.
 */
#ifndef ZHA_HOLDINGS_H
#define ZHA_HOLDINGS_H

#include "core/series_no.h"

/* What is held under the current parent at a level: numbers up to reach. */
typedef struct zha_held
{
	bool counted; /* whether a number is held at all */
	uint32_t reach;
} zha_held;

/*
 * Called for each range of numbers, both ends included: missing ones, or held ones
 * that follow one another. count is how many.
 */
typedef void (*zha_range_visit)(zha_series_no first, zha_series_no last, uint32_t count,
								void *context);

typedef struct zha_holdings
{
	/* numbers of this level rise by the step; 0: by one, as those of all others */
	int step_level;
	uint32_t step;
	zha_series_path path; /* the last taken; depth 0: none yet */
	zha_held held[ZHA_LEVELS];
	zha_series_no first; /* of the range of held ones that is not over */
	zha_range_visit missing;
	zha_range_visit holding;
	void *context;
} zha_holdings;

/*
 * zha_holdings_take: the next number of a series, which must come in their order.
 * What is missing is counted level by level: 15.上 holds 15 as well as the 上 in
 * it, 2020.3 and 2020.5 lack 2020.4. Only what lies between two held numbers of one
 * parent is missing: nobody knows where a series begins or ends. Words make no gaps,
 * and an extra issue (15.增刊) does not hold its number.
 */
extern void zha_holdings_take(zha_holdings *holdings, zha_series_no number);

/* zha_holdings_end: the series is over; holdings is as if new, with the same step. */
extern void zha_holdings_end(zha_holdings *holdings);

typedef enum zha_continuity
{
	ZHA_RUNNING, /* numbered from the first to the last */
	ZHA_YEARLY,  /* beginning anew each year */
	ZHA_PARTS,   /* a few parts with words for numbers: 上 下 */
	ZHA_DATES,   /* named by date: 20200726, 202007; nothing can be missing */
	ZHA_CONTINUITIES
} zha_continuity;

/* The date of a part that has none. */
#define ZHA_UNDATED INT64_MIN

/* A numbered article. Dates are only compared; what a year is, the caller knows. */
typedef struct zha_part
{
	zha_series_no number;
	int64_t date;
} zha_part;

/* The year of a date, by a calendar of the caller's. */
typedef int (*zha_year_of)(int64_t date, void *calendar);

/*
 * zha_continuity_find: how a series is numbered, from its parts in the order of
 * their numbers, and within these of their dates.
 */
extern zha_continuity zha_continuity_find(const zha_part *parts, size_t count,
										  zha_year_of year_of, void *calendar);

/*
 * zha_step_find: by how much the numbers of a level rise, in parts in their order: 2 where
 * all are odd, or all are even. 1 unless at least three times a number follows another
 * one and all steps are multiples of the smallest.
 */
extern uint32_t zha_step_find(const zha_part *parts, size_t count, int level);

/*
 * zha_is_jump: whether so many missing numbers are a new beginning rather than a gap, in a
 * series that holds so many: more than it holds, and a hundred or more.
 */
static inline bool
zha_is_jump(uint32_t missing, size_t held)
{
	return missing >= 100 && missing > held;
}

/*
 * zha_number_in_year: the number below its year: 3 of 2020 as 2020.3. A number that
 * has a year already stays; false when there is no room, or no date.
 */
extern bool zha_number_in_year(const zha_part *part, zha_year_of year_of,
							   void *calendar, zha_series_no *out);

#endif /* ZHA_HOLDINGS_H */
