/*
 * test_holdings.c
 *		What is held and missing, and how a series is numbered.
 */
#include "core/holdings.h"

#include <stdlib.h>

#include "tap.h"

static char written[1000];

static void
write_range(const char *sign, zha_series_no first, zha_series_no last)
{
	char one[ZHA_SERIES_NO_TEXT];
	size_t len = zha_series_no_write(first, one);
	char *end = written + strlen(written);

	end += sprintf(end, "%s%.*s", sign, (int) len, one);
	len = zha_series_no_write(last, one);
	if (last != first)
		sprintf(end, "~%.*s", (int) len, one);
	strcat(written, " ");
}

static void
take_missing(zha_series_no first, zha_series_no last, uint32_t count, void *context)
{
	(void) count;
	(void) context;
	write_range("-", first, last);
}

static void
take_holding(zha_series_no first, zha_series_no last, uint32_t count, void *context)
{
	(void) count;
	(void) context;
	write_range("+", first, last);
}

static int
compare(const void *a, const void *b)
{
	zha_series_no left = *(const zha_series_no *) a;
	zha_series_no right = *(const zha_series_no *) b;

	return (left > right) - (left < right);
}

/* Read numbers apart by blanks, sorted; gives how many. */
static size_t
read_numbers(const char *text, zha_series_no *numbers)
{
	size_t count = 0;
	zha_fault fault;

	while (*text)
	{
		size_t len = strcspn(text, " ");

		if (zha_series_no_read((zha_text){text, len}, &numbers[count++], &fault) !=
			ZHA_OK)
			return 0;
		text += len + strspn(text + len, " ");
	}
	qsort(numbers, count, sizeof(zha_series_no), compare);
	return count;
}

static void
check(const char *numbers, const char *expected)
{
	zha_series_no read[100];
	size_t count = read_numbers(numbers, read);
	zha_holdings holdings = {.missing = take_missing, .holding = take_holding};

	written[0] = '\0';
	for (size_t i = 0; i < count; i++)
		zha_holdings_take(&holdings, read[i]);
	zha_holdings_end(&holdings);
	ok(strcmp(written, expected) == 0, "%s: %s", numbers, written);
}

/* The same, with the step that is found at a level. */
static void
check_step(const char *numbers, int level, uint32_t step, const char *expected)
{
	zha_series_no read[100];
	zha_part parts[100];
	size_t count = read_numbers(numbers, read);
	zha_holdings holdings = {.missing = take_missing, .step_level = level};

	for (size_t i = 0; i < count; i++)
		parts[i] = (zha_part){read[i], ZHA_UNDATED};
	holdings.step = zha_step_find(parts, count, level);
	written[0] = '\0';
	for (size_t i = 0; i < count; i++)
		zha_holdings_take(&holdings, read[i]);
	zha_holdings_end(&holdings);
	ok(holdings.step == step && strcmp(written, expected) == 0, "%s: step %u, %s",
	   numbers, holdings.step, written);
}

static int
year_of(int64_t date, void *calendar)
{
	(void) calendar;
	return (int) (date / 1000);
}

/* Parts as number/year, year 0 for no date. */
static void
check_continuity(const char *parts, zha_continuity expected)
{
	zha_part read[100];
	size_t count = 0;
	zha_fault fault;

	for (const char *text = parts; *text; text += strspn(text, " "))
	{
		size_t len = strcspn(text, "/");
		char *end;
		long year = strtol(text + len + 1, &end, 10);

		(void) zha_series_no_read((zha_text){text, len}, &read[count].number, &fault);
		read[count++].date = year ? year * 1000 : ZHA_UNDATED;
		text = end;
	}
	ok(zha_continuity_find(read, count, year_of, NULL) == expected, "continuity of %s",
	   parts);
}

static void
check_in_year(const char *number, long year, const char *expected)
{
	zha_part part = {.date = year ? year * 1000 : ZHA_UNDATED};
	zha_series_no below;
	zha_fault fault;
	char one[ZHA_SERIES_NO_TEXT] = "";

	(void) zha_series_no_read((zha_text){number, strlen(number)}, &part.number, &fault);
	if (zha_number_in_year(&part, year_of, NULL, &below))
		one[zha_series_no_write(below, one)] = '\0';
	ok(strcmp(one, expected) == 0, "%s in %ld: %s", number, year, one);
}

int
main(void)
{
	check("15 17", "+15 -16 +17 ");
	check("1 2 3 3 4", "+1~4 ");
	check("1 100000001", "+1 -2~100000000 +100000001 ");
	check("0 268435455", "+0 -1~268435454 +268435455 ");
	check("2020.3 2020.5 2022.1", "+2020.3 -2020.4 +2020.5 -2021 +2022.1 ");
	check("1-3 2 6", "+1~3 -4~5 +6 ");
	check("1 2.上 2.下 4.上", "+1 +2.上 +2.下 -3 +4.上 ");
	check("1 2.增刊 3", "+1 +2.增刊 -2 +3 ");
	check("序 1 2 番外", "+序 +1~2 +番外 ");
	check("1.1.1 1.1.4 1.3.1", "+1.1.1 -1.1.2~1.1.3 +1.1.4 -1.2 +1.3.1 ");
	check("9", "+9 ");
	check("", "");

	check_step("1 3 5 9", 0, 2, "-7 ");
	check_step("2 4 6 8", 0, 2, "");
	check_step("10 15 20 35", 0, 5, "-25~30 ");
	check_step("1 3 5", 0, 1, "-2 -4 ");
	check_step("1 3 5 9 10", 0, 1, "-2 -4 -6~8 ");
	check_step("1 4 6 8", 0, 1, "-2~3 -5 -7 ");
	check_step("3 9 15 21 23 29", 0, 2, "-5~7 -11~13 -17~19 -25~27 ");
	check_step("2020.1 2020.3 2020.5 2021.1 2021.5", 1, 2, "-2021.3 ");
	check_step("2020.1 2020.3 2020.5 2022.1 2022.3", 1, 2, "-2021 ");
	check_step("1 3 3 5 5 7", 0, 2, "");
	check_step("1 3.上 3.下 5 7", 0, 2, "");
	check_step("1-2 4 6-7 9", 0, 2, "");
	check_step("", 0, 1, "");
	ok(zha_is_jump(744, 12) && !zha_is_jump(99, 12) && !zha_is_jump(744, 1000),
	   "jumps");

	check_continuity("1/2020 2/2020 3/2021", ZHA_RUNNING);
	check_continuity("1/2020 1/2021 2/2020 2/2021", ZHA_YEARLY);
	check_continuity("1/2020 1/2020 2/2020", ZHA_RUNNING);
	check_continuity("1/0 1/0 2/0", ZHA_RUNNING);
	check_continuity("1/2021 2/2021 51/2020 52/2020", ZHA_YEARLY);
	check_continuity("1/2021 2/2021 51/2020", ZHA_RUNNING);
	check_continuity("1/2022 2/2022 30/2021 51/2020 52/2020", ZHA_YEARLY);
	check_continuity("1/2020 2/2020 3/2021 4/2020 5/2020", ZHA_RUNNING);
	check_continuity("2020.1/0 2020.2/0 2021.1/0", ZHA_YEARLY);
	check_continuity("上/2020 下/2020", ZHA_PARTS);
	check_continuity("序/2020 1/2020 番外/2020", ZHA_RUNNING);
	check_continuity("20200101/2020 20200105/2020", ZHA_DATES);
	check_continuity("202001/2020 202003/2020", ZHA_DATES);
	check_continuity("202001/2020 202013/2020", ZHA_RUNNING);
	check_continuity("2019/2019 2020/2020", ZHA_RUNNING);

	check_in_year("3", 2020, "2020.3");
	check_in_year("3-4", 2020, "2020.3-4");
	check_in_year("3.上", 2020, "2020.3.上");
	check_in_year("2019.3", 2020, "2019.3");
	check_in_year("1.2.3", 2020, "");
	check_in_year("3", 0, "");
	check_in_year("65001", 2020, "");
	return done_testing();
}
