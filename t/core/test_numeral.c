/*
 * test_numeral.c
 *		Numerals: every notation, its limits, and what is refused.
 */
#include "core/numeral.h"

#include <inttypes.h>

#include "tap.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const struct
{
	const char *text;
	uint64_t value;
	zha_notation notation;
} whole[] = {
	{"15", 15, ZHA_ASCII},
	{"007", 7, ZHA_ASCII},
	{"99999999999999999999", UINT64_MAX, ZHA_ASCII},
	{"１５", 15, ZHA_FULLWIDTH},
	{"十", 10, ZHA_HAN},
	{"十五", 15, ZHA_HAN},
	{"一十五", 15, ZHA_HAN},
	{"二十", 20, ZHA_HAN},
	{"一百零五", 105, ZHA_HAN},
	{"一百〇五", 105, ZHA_HAN},
	{"一百○五", 105, ZHA_HAN},
	{"一百五", 150, ZHA_HAN},
	{"一百五十", 150, ZHA_HAN},
	{"一百十五", 115, ZHA_HAN},
	{"一百一十五", 115, ZHA_HAN},
	{"百二十", 120, ZHA_HAN},
	{"百零八", 108, ZHA_HAN},
	{"千二百", 1200, ZHA_HAN},
	{"百", 100, ZHA_HAN},
	{"千", 1000, ZHA_HAN},
	{"万", 10000, ZHA_HAN},
	{"亿", 100000000, ZHA_HAN},
	{"百万", 1000000, ZHA_HAN},
	{"一千零五", 1005, ZHA_HAN},
	{"一千零五十", 1050, ZHA_HAN},
	{"一千零十五", 1015, ZHA_HAN},
	{"一千五", 1500, ZHA_HAN},
	{"一千二百五", 1250, ZHA_HAN},
	{"一万二千", 12000, ZHA_HAN},
	{"三万五", 35000, ZHA_HAN},
	{"三万零五", 30005, ZHA_HAN},
	{"一万零五百", 10500, ZHA_HAN},
	{"十万五", 105000, ZHA_HAN},
	{"九千九百九十九", 9999, ZHA_HAN},
	{"一亿三", 130000000, ZHA_HAN},
	{"一亿零五", 100000005, ZHA_HAN},
	{"一亿零五千", 100005000, ZHA_HAN},
	{"一亿零五万", 100050000, ZHA_HAN},
	{"一亿零五百万", 105000000, ZHA_HAN},
	{"二亿六千八百四十三万五千四百五十五", 268435455, ZHA_HAN},
	{"一万亿", 1000000000000, ZHA_HAN},
	{"两", 2, ZHA_HAN},
	{"两百", 200, ZHA_HAN},
	{"兩千零二", 2002, ZHA_HAN},
	{"两万五", 25000, ZHA_HAN},
	{"廿", 20, ZHA_HAN},
	{"廿三", 23, ZHA_HAN},
	{"卄一", 21, ZHA_HAN},
	{"卅一", 31, ZHA_HAN},
	{"卌九", 49, ZHA_HAN},
	{"一百廿三", 123, ZHA_HAN},
	{"零", 0, ZHA_HAN},
	{"〇", 0, ZHA_HAN},
	{"二〇二〇", 2020, ZHA_HAN_DIGITS},
	{"二零二零", 2020, ZHA_HAN_DIGITS},
	{"二○二○", 2020, ZHA_HAN_DIGITS},
	{"一〇五", 105, ZHA_HAN_DIGITS},
	{"〇八", 8, ZHA_HAN_DIGITS},
	{"壹佰零伍", 105, ZHA_CAPITAL},
	{"壹百零五", 105, ZHA_CAPITAL},
	{"壹拾", 10, ZHA_CAPITAL},
	{"拾伍", 15, ZHA_CAPITAL},
	{"貳參肆", 234, ZHA_CAPITAL},
	{"壹萬貳仟", 12000, ZHA_CAPITAL},
	{"參億", 300000000, ZHA_CAPITAL},
	{"陸拾柒", 67, ZHA_CAPITAL},
	{"〡〢〣", 123, ZHA_SUZHOU},
	{"〡二〣", 123, ZHA_SUZHOU},
	{"二〡", 21, ZHA_SUZHOU},
	{"〥〇〩", 509, ZHA_SUZHOU},
	{"〸", 10, ZHA_SUZHOU},
	{"〹〣", 23, ZHA_SUZHOU},
	{"〺一", 31, ZHA_SUZHOU},
	{"XV", 15, ZHA_ROMAN},
	{"iv", 4, ZHA_ROMAN},
	{"MCMXCIV", 1994, ZHA_ROMAN},
	{"MMMCMXCIX", 3999, ZHA_ROMAN},
	{"MMMDCCCLXXXVIII", 3888, ZHA_ROMAN},
	{"ＸＶ", 15, ZHA_ROMAN},
	{"ｉｖ", 4, ZHA_ROMAN},
	{"Ⅰ", 1, ZHA_ROMAN_SIGN},
	{"Ⅻ", 12, ZHA_ROMAN_SIGN},
	{"ⅻ", 12, ZHA_ROMAN_SIGN},
	{"ⅩⅤ", 15, ZHA_ROMAN_SIGN},
	{"ⅩⅦ", 17, ZHA_ROMAN_SIGN},
	{"ⅹⅴ", 15, ZHA_ROMAN_SIGN},
	{"ⅩⅩⅣ", 24, ZHA_ROMAN_SIGN},
	{"ⅩⅩⅠⅤ", 24, ZHA_ROMAN_SIGN},
	{"ⅭⅫ", 112, ZHA_ROMAN_SIGN},
	{"Ⅿↁ", 4000, ZHA_ROMAN_SIGN},
	{"ↂↂⅠ", 20001, ZHA_ROMAN_SIGN},
	{"⓪", 0, ZHA_CIRCLED},
	{"⑮", 15, ZHA_CIRCLED},
	{"㉑", 21, ZHA_CIRCLED},
	{"㊿", 50, ZHA_CIRCLED},
	{"❶", 1, ZHA_CIRCLED},
	{"⓴", 20, ZHA_CIRCLED},
	{"⓵", 1, ZHA_CIRCLED},
	{"⓾", 10, ZHA_CIRCLED},
	{"➀", 1, ZHA_CIRCLED},
	{"➓", 10, ZHA_CIRCLED},
	{"㊀", 1, ZHA_CIRCLED},
	{"㊉", 10, ZHA_CIRCLED},
	{"⑴", 1, ZHA_PARENTHESED},
	{"⒇", 20, ZHA_PARENTHESED},
	{"㈠", 1, ZHA_PARENTHESED},
	{"㈩", 10, ZHA_PARENTHESED},
	{"⒈", 1, ZHA_FULL_STOP},
	{"⒛", 20, ZHA_FULL_STOP},
	{"٤٢", 42, ZHA_DECIMAL},
	{"𝟙𝟝", 15, ZHA_DECIMAL},
	{"²", 2, ZHA_SIGN},
	{"亖", 4, ZHA_SIGN},
	{"𠄡", 5, ZHA_SIGN},
	{"兆", UINT32_MAX, ZHA_SIGN},
	{"十万零一千", 101000, ZHA_HAN},
	{"壹拾万零叁仟肆佰", 103400, ZHA_CAPITAL},
	{"四千万零六千", 40006000, ZHA_HAN},
	{"一亿零五千万", 150000000, ZHA_HAN},
	{"皕", 200, ZHA_HAN},
	{"皕二十", 220, ZHA_HAN},
	{"1千零1", 1001, ZHA_HAN},
	{"3万4000", 34000, ZHA_HAN},
	{"3万0400", 30400, ZHA_HAN},
	{"5万4千6百", 54600, ZHA_HAN},
	{"3千万", 30000000, ZHA_HAN},
	{"12万", 120000, ZHA_HAN},
};

/* No numeral begins here. */
static const char *const none[] = {
	"",         "q",          "第",         "十百",       "十十",     "一一百",
	"五十六十", "二五十",     "百百",       "一百一百",   "一百千",   "一百零",
	"一零百",   "零十五",     "一百零零五", "一百零五十", "二十零五", "一万零百",
	"一万万",   "一亿亿",     "三百五万",   "一万一万",   "两两",     "两十",
	"十两",     "二廿",       "廿十",       "廿廿",       "一百二三", "一百零五六",
	"一万百",   "一千零五百", "○",          "○○",         "两〇",     "一亿零万",
	"零万",     "〡十",       "〡四",       "〸〹",       "〡〸",     "〸〡〢",
	"〸〇",     "IIII",       "VX",         "IIX",        "IXI",      "VV",
	"IC",       "XM",         "MMMM",       "IL",         "Xv",       "MIXED",
	"X5",       "VIIII",      "XXXX",       "ⅠⅠⅠⅠ",       "ⅤⅩ",       "ⅠⅡ",
	"ⅡⅠ",       "Ⅻⅰ",         "ⅩⅫ",         "ⅤⅡⅠ",        "½",        "¼",
	"༳",        "⅔",          "\xFF",       "\xE4\xB8",   "\xC0\xB1", "IVIV",
	"ＩＩＩＩ", "Ａ",         "｛",         "ＸＡ",       "＿",
};

/* The longest numeral at the beginning. */
static const struct
{
	const char *text;
	size_t len;
	uint64_t value;
} prefix[] = {
	{"15期", 2, 15},  {"十五期", 6, 15}, {"⑮⑯", 3, 15},
	{"1⑮", 1, 1},     {"1５", 1, 1},     {"１5", 3, 1},
	{"IV期", 2, 4},   {"Ⅳ期", 3, 4},     {"3万4", 1, 3},
	{"3万400", 1, 3}, {"2千5万", 1, 2},  {"12千", 2, 12},
	{"2百五", 1, 2},  {"1千零", 1, 1},   {"15\xFF", 2, 15},
	{"1.5", 1, 1},    {"²³", 2, 2},      {"二〇二〇年", 12, 2020},
};

/* 1 to 9,999 as it is written out: the inverse of the reader, in a few lines. */
static void
spell(int n, char *out)
{
	static const char *const digits[] = {"零", "一", "二", "三", "四",
										 "五", "六", "七", "八", "九"};
	static const char *const units[] = {"千", "百", "十", ""};
	static const int place[] = {1000, 100, 10, 1};
	int written = 0;
	int gap = 0;

	out[0] = '\0';
	for (int i = 0; i < 4; i++)
	{
		int digit = n / place[i] % 10;

		if (digit == 0)
		{
			gap = written;
			continue;
		}
		if (gap)
			strcat(out, digits[0]);
		strcat(out, digits[digit]);
		strcat(out, units[i]);
		written = 1;
		gap = 0;
	}
}

int
main(void)
{
	zha_numeral n;
	char text[128];
	int wrong = 0;

	for (size_t i = 0; i < LENGTH(whole); i++)
	{
		size_t len = strlen(whole[i].text);
		size_t got = zha_numeral_scan(whole[i].text, whole[i].text + len, &n);

		ok(got == len && n.value == whole[i].value && n.notation == whole[i].notation,
		   "%s is %" PRIu64 " (got %zu bytes, %" PRIu64 ", notation %d)", whole[i].text,
		   whole[i].value, got, got ? n.value : 0, got ? (int) n.notation : -1);
	}
	for (size_t i = 0; i < LENGTH(none); i++)
		ok(zha_numeral_scan(none[i], none[i] + strlen(none[i]), &n) == 0,
		   "refused: case %zu", i);
	for (size_t i = 0; i < LENGTH(prefix); i++)
	{
		size_t got = zha_numeral_scan(prefix[i].text,
									  prefix[i].text + strlen(prefix[i].text), &n);

		ok(got == prefix[i].len && n.value == prefix[i].value, "prefix %zu", i);
	}
	for (int i = 1; i <= 9999; i++)
	{
		spell(i, text);
		if (zha_numeral_scan(text, text + strlen(text), &n) != strlen(text) ||
			n.value != (uint64_t) i)
			wrong++;
	}
	ok(wrong == 0, "1 to 9,999 by place");
	return done_testing();
}
