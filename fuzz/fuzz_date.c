/*
 * fuzz_date.c
 *		Dates: no input may crash, and a date that is read is a day that exists.
 */
#include <stdlib.h>

#include "core/date.h"

static void
check_date(zha_date date)
{
	int leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
	int days = date.month == 2 ? 28 + leap : 30 + (date.month + date.month / 8) % 2;

	if (date.year < 1000 || date.year > 9999 || date.month < 1 || date.month > 12 ||
		date.day < 1 || date.day > days)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *) data;
	zha_date date;
	zha_fault fault = {ZHA_OK, 0, NULL};

	if (zha_date_scan(text, text + size, &date) > 0)
		check_date(date);
	if (zha_date_tail(text, text + size) > size)
		abort();
	if (zha_date_read((zha_text){text, size}, &date, &fault) == ZHA_OK)
		check_date(date);
	else if (fault.code == ZHA_OK || fault.at > size)
		abort();
	return 0;
}
