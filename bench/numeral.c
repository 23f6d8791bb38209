/*
 * numeral.c
 *		How long the core takes to read series numbers, beside ICU's RBNF on Han
 *		numerals, in one run.
 *
 * Prints the lines that lib.sql describes: nanoseconds a text for every form (the
 * median of 5 rounds), and for whole notations those of ICU beside them. Built and run
 * by bench/measure.
 */
#include "timing.h"

#include <stdio.h>
#include <string.h>

#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "core/series_format.h"

#define ROUNDS 5
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const char *const forms[] = {
	"15",
	"1062",
	"268435455",
	"１５",
	"十五",
	"一百零五",
	"一万二千",
	"二亿六千八百四十三万五千四百五十五",
	"二〇二〇",
	"一〇五",
	"壹佰零伍",
	"壹拾",
	"貳萬參仟肆佰陸拾",
	"两百",
	"三〇",
	"廿三",
	"卅",
	"卌二",
	"百二十",
	"千二百",
	"一百五",
	"三万五",
	"〡〢〣",
	"XV",
	"MMMDCCCLXXXVIII",
	"ⅩⅤ",
	"ⅻ",
	"⑮",
	"⓪",
	"㊿",
	"❶",
	"⓴",
	"⓵",
	"➀",
	"➓",
	"⑴",
	"⒇",
	"⒈",
	"⒛",
	"㈠",
	"㈩",
	"㊀",
	"㊉",
	"٣",
	"௰",
	"第十五期",
	"第 15 期",
	"第三部分",
	"第十五講",
	"15期",
	"（十五）",
	"(15)",
	"【15】",
	"[15]",
	"〔15〕",
	"之十五",
	"No.15",
	"NO.15",
	"№ 15",
	"# 15",
	"#15",
	"Vol. 15",
	"EP15",
	"Ep.15",
	"Part 2",
	"Issue 15",
	"Chapter 15",
	"第0015期",
	"2020年第3期",
	"2020年3期",
	"〔2020〕15号",
	"（2020）3号",
	"（２０２０）１５号",
	"2020年第3期（总第125期）",
	"二〇二〇年第十五期",
	"二〇二〇年第十五期（总第一百二十五期）",
	"总第125期（2020年第3期）",
	"第三季第五集",
	"第2卷第3期",
	"第一辑第二册",
	"第三部第二章第一节",
	"S03E05",
	"Vol.3 No.5",
	"第十五讲（下）",
	"第15期·上",
	"⑮（上）",
	"14.5",
	"2020.3",
	"15.上",
	"268435455.65000.240",
	"2021.17-18",
	"第15-16期",
	"15—16",
	"15～16",
	"第十五至十六期",
	"第15、16期",
	"第15/16期",
	"第15-17期合刊",
	"2020年第15-16期",
	"上",
	"（中）",
	"下篇",
	"上集",
	"前篇",
	"後篇",
	"序",
	"序章",
	"楔子",
	"续",
	"终篇",
	"完结篇",
	"大结局",
	"番外",
	"番外篇",
	"增刊",
	"特刊",
	"番外十九",
	"增刊1",
};

static volatile int64_t sink;

/* Nanoseconds of reading text. */
static double
read_time(const char *text)
{
	enum
	{
		TIMES = 200000
	};
	zha_text span = {text, strlen(text)};
	double start = now();

	for (int i = 0; i < TIMES; i++)
	{
		zha_series_no number = 0;
		zha_fault fault;

		if (zha_series_no_read(span, &number, &fault) != ZHA_OK)
		{
			fprintf(stderr, "%s is not read\n", text);
			exit(1);
		}
		sink += number;
	}
	return (now() - start) / TIMES;
}

/* Every form, and the slowest of them against what a form may take. */
static void
time_forms(void)
{
	static double rounds[LENGTH(forms)][ROUNDS];
	double slowest = 0;

	/* A round is all forms, so that a slow second of the machine is in one of them. */
	for (int r = 0; r < ROUNDS; r++)
		for (size_t i = 0; i < LENGTH(forms); i++)
			rounds[i][r] = read_time(forms[i]);
	for (size_t i = 0; i < LENGTH(forms); i++)
	{
		double time = median(rounds[i], ROUNDS);

		printf("%s\t1\tns\t%.1f\t\t\tours < 100\t\n", forms[i], time);
		slowest = time > slowest ? time : slowest;
	}
	printf("the slowest form\t%zu\tns\t%.1f\t\t\tours < 100\t\n", LENGTH(forms),
		   slowest);
}

/* The numerals of one notation from 1 to 9,999, one in every STEP. */
enum
{
	STEP = 7,
	MOST = 9999 / STEP + 1
};

typedef struct numerals
{
	int count;
	char utf8[MOST][64];
	int32_t len[MOST];
	UChar utf16[MOST][32];
	int32_t units[MOST];
} numerals;

static void
spell(const char *pattern, numerals *out)
{
	zha_text span = {pattern, strlen(pattern)};

	out->count = 0;
	for (uint32_t number = 1; number <= 9999; number += STEP)
	{
		int i = out->count++;
		char text[1024];
		zha_fault fault;
		UErrorCode status = U_ZERO_ERROR;

		out->len[i] = (int32_t) zha_series_no_format(zha_series_no_from_number(number),
													 span, text, &fault);
		memcpy(out->utf8[i], text, (size_t) out->len[i]);
		u_strFromUTF8(out->utf16[i], 32, &out->units[i], text, out->len[i], &status);
	}
}

/* Nanoseconds a numeral, the median of the rounds: ours, and ICU's with rules. */
static double
numerals_time(const numerals *set, UNumberFormat *rules)
{
	double rounds[ROUNDS];
	int times = rules ? 1 : 100;

	for (int r = 0; r < ROUNDS; r++)
	{
		double start = now();

		for (int k = 0; k < times * set->count; k++)
		{
			int i = k % set->count;
			UErrorCode status = U_ZERO_ERROR;
			zha_series_no number = 0;
			zha_fault fault;

			if (rules)
				number = unum_parse(rules, set->utf16[i], set->units[i], NULL, &status);
			else
				zha_series_no_read((zha_text){set->utf8[i], (size_t) set->len[i]},
								   &number, &fault);
			sink += number;
		}
		rounds[r] = (now() - start) / (times * set->count);
	}
	return median(rounds, ROUNDS);
}

/* A line of nanoseconds beside those of ICU's rules, over the numerals of a notation. */
static void
compared(const char *what, double ours, double icu, const char *goal)
{
	printf("%s\t%d\tns\t%.1f\tICU's RBNF, already opened\t%.1f\t%s\t\n", what, MOST,
		   ours, icu, goal);
}

/*
 * ICU's rules for spelling out Chinese, opened once, against ours: ICU does not read
 * the ordinal at all, and gets several others wrong, but it is timed on them.
 */
static void
compare_with_icu(UNumberFormat *rules)
{
	static const struct
	{
		const char *what;
		const char *pattern;
	} sets[] = {{"Han numerals by place, 一百零五", "{n:han}"},
				{"Han numerals, capital, 壹佰零伍", "{n:capital}"},
				{"Han numerals by digit, 一〇五", "{n:han-digits}"},
				{"Han numerals with 第, 第一百零五", "第{n:han}"}};
	static numerals set;
	double ours = 0;
	double icu = 0;

	for (size_t i = 0; i < LENGTH(sets); i++)
	{
		double a, b;

		spell(sets[i].pattern, &set);
		a = numerals_time(&set, NULL);
		b = numerals_time(&set, rules);
		ours += a;
		icu += b;
		compared(sets[i].what, a, b, "");
	}
	compared("Han numerals, all of them", ours / LENGTH(sets), icu / LENGTH(sets),
			 "<= 1/500");
}

int
main(void)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *rules = unum_open(UNUM_SPELLOUT, NULL, 0, "zh", NULL, &status);

	if (U_FAILURE(status))
		return 1;
	time_forms();
	compare_with_icu(rules);
	unum_close(rules);
	return 0;
}
