/*
 * test_series_format.c
 *		Patterns: what each notation writes, what it refuses, and that everything
 *		written reads back.
 */
#include "core/series_format.h"

#include "tap.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static char out[1024];
static zha_fault fault;

static zha_series_no
number_of(const char *text)
{
	zha_series_no number = 0;

	zha_series_no_read((zha_text){text, strlen(text)}, &number, &fault);
	return number;
}

/* The number by the pattern, "" when refused. */
static const char *
format(const char *number, const char *pattern)
{
	size_t len = zha_series_no_format(
		number_of(number), (zha_text){pattern, strlen(pattern)}, out, &fault);

	out[len] = '\0';
	return out;
}

static const struct
{
	const char *number;
	const char *pattern;
	const char *result;
} writes[] = {
	{"15", "{n}", "15"},
	{"15", "{n:ascii}", "15"},
	{"15", "{n:fullwidth}", "１５"},
	{"15", "{n:han}", "十五"},
	{"10", "{n:han}", "十"},
	{"20", "{n:han}", "二十"},
	{"110", "{n:han}", "一百一十"},
	{"0", "{n:han}", "零"},
	{"105", "{n:han}", "一百零五"},
	{"1005", "{n:han}", "一千零五"},
	{"1050", "{n:han}", "一千零五十"},
	{"10500", "{n:han}", "一万零五百"},
	{"105000", "{n:han}", "十万五千"},
	{"10015", "{n:han}", "一万零一十五"},
	{"100005000", "{n:han}", "一亿零五千"},
	{"100050000", "{n:han}", "一亿零五万"},
	{"268435455", "{n:han}", "二亿六千八百四十三万五千四百五十五"},
	{"268435455", "{n:han-traditional}", "二億六千八百四十三萬五千四百五十五"},
	{"21", "{n:han-contracted}", "廿一"},
	{"15", "{n:han-contracted}", "十五"},
	{"140", "{n:han-contracted}", "一百卌"},
	{"2020", "{n:han-digits}", "二〇二〇"},
	{"15", "{n:capital}", "壹拾伍"},
	{"15", "{n:capital-short}", "拾伍"},
	{"15236", "{n:capital-traditional}", "壹萬伍仟貳佰參拾陸"},
	{"105", "{n:capital}", "壹佰零伍"},
	{"123", "{n:suzhou}", "〡二〣"},
	{"15", "{n:suzhou}", "〡〥"},
	{"15", "{n:roman}", "XV"},
	{"3999", "{n:roman-lower}", "mmmcmxcix"},
	{"15", "{n:roman-sign}", "ⅩⅤ"},
	{"12", "{n:roman-sign}", "Ⅻ"},
	{"22", "{n:roman-sign-lower}", "ⅹⅹⅱ"},
	{"15", "{n:circled}", "⑮"},
	{"0", "{n:circled}", "⓪"},
	{"50", "{n:circled}", "㊿"},
	{"20", "{n:circled-black}", "⓴"},
	{"10", "{n:circled-double}", "⓾"},
	{"10", "{n:circled-sans}", "➉"},
	{"10", "{n:circled-black-sans}", "➓"},
	{"10", "{n:circled-han}", "㊉"},
	{"15", "{n:parenthesised}", "⒂"},
	{"10", "{n:parenthesised-han}", "㈩"},
	{"20", "{n:full-stop}", "⒛"},
	{"15", "({n})", "(15)"},
	{"15", "（{n:han}）", "（十五）"},
	{"15", "第{n:han}期", "第十五期"},
	{"15", "之{n:han}", "之十五"},
	{"2020.3", "{1}年第{2:han}期", "2020年第三期"},
	{"2020.3", "{n}", "2020.3"},
	{"3.5", "S{1:02}E{2:02}", "S03E05"},
	{"15.下", "第{1:han}讲（{2}）", "第十五讲（下）"},
	{"15-16", "第{n:han}期", "第十五-十六期"},
	{"15-16", "{n:circled}", "⑮-⑯"},
	{"2021.17-18", "{1}年第{2}期", "2021年第17-18期"},
	{"番外.19", "{1}{2:han}", "番外十九"},
	{"上", "{n:circled}篇", "上篇"},
	{"7.下.终", "{1}.{2}.{3}", "7.下.终"},
	{"74", "Vol.{n:03}", "Vol.074"},
};

static const struct
{
	const char *number;
	const char *pattern;
	zha_code code;
	size_t at;
} refuses[] = {
	{"51", "{n:circled}", ZHA_RANGE, 0},
	{"15", "第{n:circled-double}期", ZHA_RANGE, 3},
	{"0", "{n:roman}", ZHA_RANGE, 0},
	{"4000", "{n:roman}", ZHA_RANGE, 0},
	{"11", "{n:parenthesised-han}", ZHA_RANGE, 0},
	{"49-51", "{n:circled}", ZHA_RANGE, 0},
	{"15", "", ZHA_RANGE, 0},
	{"15", "第期", ZHA_RANGE, 6},
	{"2020.3", "第{1}期", ZHA_RANGE, 9},
	{"2020.3", "第{2}期", ZHA_SYNTAX, 3},
	{"2020.3", "{2}.{1}", ZHA_SYNTAX, 0},
	{"15", "{n}{n}", ZHA_SYNTAX, 3},
	{"15", "{1}{2}", ZHA_RANGE, 4},
	{"15", "{", ZHA_SYNTAX, 0},
	{"15", "{}", ZHA_SYNTAX, 0},
	{"15", "{n", ZHA_SYNTAX, 0},
	{"15", "{m}", ZHA_SYNTAX, 1},
	{"15", "{4}", ZHA_SYNTAX, 1},
	{"15", "{n:}", ZHA_SYNTAX, 3},
	{"15", "{n:hans}", ZHA_SYNTAX, 3},
	{"15", "{n:00}", ZHA_SYNTAX, 3},
	{"15", "{nn}", ZHA_SYNTAX, 0},
};

/* Whether number in this notation reads as number; 1 also when it has it not. */
static int
reads_back(uint32_t number, const char *name)
{
	char pattern[64];
	char text[512];
	zha_series_no n = zha_series_no_from_number(number);
	zha_series_no back = 0;
	size_t len;

	snprintf(pattern, sizeof(pattern), "{n:%s}", name);
	len = zha_series_no_format(n, (zha_text){pattern, strlen(pattern)}, text, &fault);
	if (len == 0)
		return fault.code == ZHA_RANGE;
	return zha_series_no_read((zha_text){text, len}, &back, &fault) == ZHA_OK &&
		   back == n;
}

int
main(void)
{
	for (size_t i = 0; i < LENGTH(writes); i++)
	{
		const char *got = format(writes[i].number, writes[i].pattern);
		zha_series_no back = 0;

		if (!ok(strcmp(got, writes[i].result) == 0, "%s by %s", writes[i].number,
				writes[i].pattern))
			printf("# got %s\n", got);
		zha_series_no_read((zha_text){got, strlen(got)}, &back, &fault);
		ok(back == number_of(writes[i].number), "%s reads back", got);
	}
	for (size_t i = 0; i < LENGTH(refuses); i++)
	{
		const char *got = format(refuses[i].number, refuses[i].pattern);

		if (!ok(*got == '\0' && fault.code == refuses[i].code &&
					fault.at == refuses[i].at,
				"refuses %s by %s", refuses[i].number, refuses[i].pattern))
			printf("# got %s, code %d at %zu\n", got, (int) fault.code, fault.at);
	}
	for (int i = 0; zha_notation_name(i); i++)
	{
		int wrong = 0;

		for (uint32_t number = 0; number <= 9999; number++)
			wrong += !reads_back(number, zha_notation_name(i));
		for (uint64_t number = 10000; number <= ZHA_LARGEST_FIRST;
			 number += 1 + number / 997)
			wrong += !reads_back((uint32_t) number, zha_notation_name(i));
		for (uint32_t digit = 1; digit <= 9; digit++)
			for (uint32_t unit = 1; unit <= 100000000; unit *= 10)
				for (uint32_t rest = 0; rest <= unit / 10; rest = rest ? rest * 10 : 1)
					if (digit * unit + rest * digit <= ZHA_LARGEST_FIRST)
						wrong += !reads_back(digit * unit + rest * digit,
											 zha_notation_name(i));
		wrong += !reads_back(ZHA_LARGEST_FIRST, zha_notation_name(i));
		ok(wrong == 0, "%s reads back", zha_notation_name(i));
	}
	return done_testing();
}
