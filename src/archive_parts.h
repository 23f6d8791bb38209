/*
 * archive_parts.h
 *		The parts of the series of an archive, one series after the other.
 */
#ifndef ZHA_ARCHIVE_PARTS_H
#define ZHA_ARCHIVE_PARTS_H

#include "utils/date.h"

#include "archive.h"
#include "core/holdings.h"

/* One way that articles spell a series. */
typedef struct zha_spelling
{
	text *label;
	uint64 hash;
	int64 count;
	struct zha_spelling *next;     /* the one met before */
	struct zha_spelling *below[2]; /* of smaller, and of other hashes */
} zha_spelling;

/* What the dates of a type are, and the year that was asked for last. */
typedef struct zha_calendar
{
	DateADT (*day_of)(int64 date);
	int (*year_of)(int64 date);
	int64 day; /* how long one is */
	int64 from;
	int64 to; /* not in it */
	int year;
} zha_calendar;

/* The series at hand. */
typedef struct zha_series
{
	zha_calendar *calendar;
	bool declared; /* how it goes, so that its dates are not asked */
	bool stepped;  /* whether steps are looked for; not so in archives of 0.1.0 */
	zha_spelling *spellings; /* the last met */
	zha_spelling *tree;
	zha_part *parts; /* those with a number */
	int64 count;
	int64 room;
	int64 unnumbered;
	int64 first_date; /* see date_of */
	int64 last_date;
	bool dated;
} zha_series;

/* What to do with each series, its parts sorted. */
typedef void (*zha_series_visit)(zha_series *series, void *context);

/* A series that the caller names in an argument, or all of them. */
typedef struct zha_wanted
{
	bool one;
	Datum name; /* of the series' type */
	const char *text;
} zha_wanted;

extern zha_wanted zha_wanted_series(const zha_archive *archive, FunctionCallInfo fcinfo,
									int argument);
extern void zha_refuse_series(const zha_archive *archive, const char *name);
extern void zha_series_visit_all(zha_archive *archive, const zha_wanted *wanted,
								 zha_series_visit visit, void *context);
extern void zha_series_notice(zha_archive *archive);
extern zha_continuity zha_series_settle(zha_series *series, int declared);
extern uint32_t zha_series_step(const zha_series *series, zha_continuity continuity,
								int *level);
extern const text *zha_series_caption(const zha_series *series);
extern const char *zha_continuity_text(zha_continuity continuity);

#endif /* ZHA_ARCHIVE_PARTS_H */
