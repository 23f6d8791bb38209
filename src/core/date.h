/*
 * date.h
 *		Calendar dates as Chinese pages write them.
 */
#ifndef ZHA_DATE_H
#define ZHA_DATE_H

#include "core/text.h"

/* A day of the Gregorian calendar that exists: year 1000 to 9999. */
typedef struct zha_date
{
	int year;
	int month;
	int day;
} zha_date;

/* zha_day_exists: whether the day is one of the Gregorian calendar, year 1000 to 9999. */
extern bool zha_day_exists(uint64_t year, uint64_t month, uint64_t day);

/*
 * zha_date_scan: the date that begins at p. Gives the length of year, month and
 * day in bytes and fills *out, or 0 when no date with a day begins there or the
 * day does not exist.
 */
extern size_t zha_date_scan(const char *p, const char *end, zha_date *out);

/*
 * zha_date_scan_republic: the same in the years of the Republic of China, of which 1 is
 * 1912: 中華民國113年3月5日, 民國元年1月1日; without the name only with a year from 100 to
 * 199 in three digits, 113-03-05, 113/3/5, 113.3.5, 113年3月5日.
 */
extern size_t zha_date_scan_republic(const char *p, const char *end, zha_date *out);

/*
 * zha_date_tail: the length of what may stand after a date at p: a time of day
 * and a weekday, bare or in brackets, in any order.
 */
extern size_t zha_date_tail(const char *p, const char *end);

/*
 * zha_date_read: the whole text as a date of either kind, with time and weekday after it
 * or not.
 * ZHA_SYNTAX when it is none, ZHA_RANGE when the day does not exist.
 */
extern zha_code zha_date_read(zha_text text, zha_date *out, zha_fault *fault);

#endif /* ZHA_DATE_H */
