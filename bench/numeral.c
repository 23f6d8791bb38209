/*
 * numeral.c
 *		How long the core takes to read series numbers, beside ICU's RBNF on the
 *		Han numerals it can read, in one run.
 *
 * Prints nanoseconds a text for every form (the median of 5 rounds) and the ratio
 * to ICU. Built and run by bench/series_no.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "core/series_no.h"

#define ROUNDS 5
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const char *const forms[] = {
	"15",
	"1062",
	"268435455",
	"１５",
	"十五",
	"一百零五",
	"二亿六千八百四十三万五千四百五十五",
	"二〇二〇",
	"壹佰零伍",
	"廿三",
	"一百五",
	"〡〢〣",
	"XV",
	"MMMDCCCLXXXVIII",
	"ⅩⅤ",
	"⑮",
	"㊿",
	"⑴",
	"㈩",
	"第十五期",
	"第 15 期",
	"第三部分",
	"（十五）",
	"【15】",
	"之十五",
	"No.15",
	"№ 15",
	"#15",
	"Vol. 15",
	"Chapter 15",
	"2020年第3期",
	"〔2020〕15号",
	"2020年第3期（总第125期）",
	"二〇二〇年第十五期",
	"第三季第五集",
	"S03E05",
	"Vol.3 No.5",
	"第十五讲（下）",
	"第15期·上",
	"⑮（上）",
	"14.5",
	"2020.3",
	"15.上",
	"第15-16期",
	"第十五至十六期",
	"第15、16期",
	"第15-17期合刊",
	"2020年第15-16期",
	"上",
	"完结篇",
	"番外十九",
	"增刊1",
};

static const char *const han[] = {"十五",     "一百零五",   "九千九百九十九",
								  "一万二千", "三百六十五", "二十"};

static volatile int64_t sink;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double) t.tv_sec * 1e9 + (double) t.tv_nsec;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

/* The median nanoseconds of reading text. */
static double
read_time(const char *text)
{
	enum
	{
		TIMES = 1000000
	};
	double rounds[ROUNDS];
	zha_text span = {text, strlen(text)};

	for (int r = 0; r < ROUNDS; r++)
	{
		double start = now();

		for (int i = 0; i < TIMES; i++)
		{
			zha_series_no number = 0;
			zha_fault fault;

			if (zha_series_no_read(span, &number, &fault) != ZHA_OK)
			{
				printf("%s is not read\n", text);
				exit(1);
			}
			sink += number;
		}
		rounds[r] = (now() - start) / TIMES;
	}
	qsort(rounds, ROUNDS, sizeof(double), ascending);
	return rounds[ROUNDS / 2];
}

/* The same by ICU's rules for spelling out Chinese. */
static double
icu_time(UNumberFormat *rules, const char *text)
{
	enum
	{
		TIMES = 500
	};
	double rounds[ROUNDS];
	UChar units[64];
	int32_t len;
	UErrorCode status = U_ZERO_ERROR;

	u_strFromUTF8(units, 64, &len, text, -1, &status);
	for (int r = 0; r < ROUNDS; r++)
	{
		double start = now();

		for (int i = 0; i < TIMES; i++)
		{
			status = U_ZERO_ERROR;
			sink += unum_parse(rules, units, len, NULL, &status);
		}
		rounds[r] = (now() - start) / TIMES;
	}
	qsort(rounds, ROUNDS, sizeof(double), ascending);
	return rounds[ROUNDS / 2];
}

int
main(void)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *rules = unum_open(UNUM_SPELLOUT, NULL, 0, "zh", NULL, &status);
	double slowest = 0;
	double least = 0;

	if (U_FAILURE(status))
		return 1;
	for (size_t i = 0; i < LENGTH(forms); i++)
	{
		double time = read_time(forms[i]);

		printf("%7.1f ns  %s\n", time, forms[i]);
		if (time > slowest)
			slowest = time;
	}
	printf("%7.1f ns  slowest form\n\n", slowest);
	for (size_t i = 0; i < LENGTH(han); i++)
	{
		double ours = read_time(han[i]);
		double icu = icu_time(rules, han[i]);

		printf("%7.1f ns, ICU RBNF %9.1f ns: %.0f times faster  %s\n", ours, icu,
			   icu / ours, han[i]);
		if (least == 0 || icu / ours < least)
			least = icu / ours;
	}
	printf("%7.0f times faster at least\n", least);
	unum_close(rules);
	return 0;
}
