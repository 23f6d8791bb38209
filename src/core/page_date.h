/*
 * page_date.h
 *		Dates as the frame of a page writes them. Private to the readers of pages.
 */
#ifndef ZHA_PAGE_DATE_H
#define ZHA_PAGE_DATE_H

#include "core/date.h"

/*
 * zha_page_date_scan: the date that begins at p: what zha_date_scan reads, Feb 21, 2020,
 * Tuesday, March 5th 2019, 5 March 2019, and the years of the Republic, 113-03-05 and
 * 中華民國113年3月5日. Gives its length with the time of day behind it, 0 when there is
 * none. A year is one of 1900 to 2099: a telephone number is no date.
 */
extern size_t zha_page_date_scan(const char *p, const char *end, zha_date *out);

/* zha_page_date_begins: the same, for a place where there is seldom one. */
extern size_t zha_page_date_begins(const char *p, const char *end, zha_date *out);

/*
 * zha_page_date_find: the first date of a line at or behind from, which is not the end
 * of a longer number or an address. Gives its offset and length, false when there is
 * none. 19-02-28 counts alone between bars or in a line of its own.
 */
extern bool zha_page_date_find(zha_text line, size_t from, size_t *at, size_t *len,
							   zha_date *out);

#endif /* ZHA_PAGE_DATE_H */
