/*
 * test_series_no.c
 *		Series numbers: the layout, the grammar and the canonical form.
 */
#include "core/series_no.h"

#include <stdlib.h>

#include "tap.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static zha_text
span(const char *text)
{
	return (zha_text){text, strlen(text)};
}

/* What a text is read as, in its canonical form; "" and the fault when refused. */
static const char *
canonical(const char *text, zha_fault *fault)
{
	static char out[ZHA_SERIES_NO_TEXT + 1];
	zha_series_no number;
	size_t len = 0;

	if (zha_series_no_read(span(text), &number, fault) == ZHA_OK)
		len = zha_series_no_write(number, out);
	out[len] = '\0';
	return out;
}

static const struct
{
	const char *text;
	const char *canonical;
} reads[] = {
	{"15", "15"},
	{"0", "0"},
	{"268435455", "268435455"},
	{"000000000000015", "15"},
	{" 15\n", "15"},
	{"　十五　", "15"},
	{"十五", "15"},
	{"１５", "15"},
	{"⑮", "15"},
	{"XV", "15"},
	{"第十五期", "15"},
	{"第 十五 期", "15"},
	{"第15", "15"},
	{"第015期", "15"},
	{"第⑮期", "15"},
	{"第Ⅻ卷", "12"},
	{"第三部分", "3"},
	{"第3單元", "3"},
	{"第3天", "3"},
	{"15期", "15"},
	{"十五集", "15"},
	{"（15）", "15"},
	{"(15)", "15"},
	{"( 15 )", "15"},
	{"【15】", "15"},
	{"[15]", "15"},
	{"〔15〕", "15"},
	{"（十五）", "15"},
	{"（第十五期）", "15"},
	{"（之二）", "2"},
	{"之十五", "15"},
	{"之第二篇", "2"},
	{"其三", "3"},
	{"（其一）", "1"},
	{"No.15", "15"},
	{"NO15", "15"},
	{"no. 15", "15"},
	{"NO：15", "15"},
	{"No: 15", "15"},
	{"№15", "15"},
	{"№ 15", "15"},
	{"#15", "15"},
	{"＃１５", "15"},
	{"#15期", "15"},
	{"Vol.074", "74"},
	{"VOL 15", "15"},
	{"ＶＯＬ．１５", "15"},
	{"EP15", "15"},
	{"Ep. 15", "15"},
	{"E94", "94"},
	{"Part 2", "2"},
	{"PartII", "2"},
	{"Part Ⅱ", "2"},
	{"Vol. IV", "4"},
	{"Issue 15", "15"},
	{"Chapter 2", "2"},
	{"卷三", "3"},
	{"2020年第3期", "2020.3"},
	{"2020年3期", "2020.3"},
	{"2020 年 第 3 期", "2020.3"},
	{"2020年度第3期", "2020.3"},
	{"二〇二〇年第三期", "2020.3"},
	{"〔2020〕15号", "2020.15"},
	{"（2020）3号", "2020.3"},
	{"2020年第3期（总第125期）", "2020.3"},
	{"2020年第3期(總第125期)", "2020.3"},
	{"2020年第3期 总第125期", "2020.3"},
	{"（2020年第3期（总第125期））", "2020.3"},
	{"第15期（总第115期）", "15"},
	{"第15-16期（总第125-126期）", "15-16"},
	{"2020年第3期/总第125期", "2020.3"},
	{"第3期，总第125期", "3"},
	{"第3期、总第125期", "3"},
	{"2020年3月刊", "2020.3"},
	{"S01E02-E03", "1.2-3"},
	{"EP02-EP03", "2-3"},
	{"No.15-No.16", "15-16"},
	{"Vol.3-4", "3-4"},
	{"第1∽3期", "1-3"},
	{"第ＸＶ期", "15"},
	{"总第125期", "125"},
	{"（总第125期）", "125"},
	{"2020年2月号", "2020.2"},
	{"2020年（3）", "2020.3"},
	{"2020(3)", "2020.3"},
	{"2020第3期", "2020.3"},
	{"第三季第五集", "3.5"},
	{"第三季5集", "3.5"},
	{"第三部第二章第一节", "3.2.1"},
	{"第一部第三卷第二章", "1.3.2"},
	{"2020年第1季第3集", "2020.1.3"},
	{"第3期第2部", "3.2"},
	{"第2卷第3期", "2.3"},
	{"第2卷，第3期", "2.3"},
	{"第一辑第二册", "1.2"},
	{"S03E05", "3.5"},
	{"s3 ep5", "3.5"},
	{"Season 3 Episode 5", "3.5"},
	{"Vol.3 No.5", "3.5"},
	{"Vol. 3, No. 5", "3.5"},
	{"卷三第五章", "3.5"},
	{"（五）(4)", "5.4"},
	{"第3集之2", "3.2"},
	{"第十五讲（下）", "15.下"},
	{"第15期·上", "15.上"},
	{"第15期上", "15.上"},
	{"⑮（上）", "15.上"},
	{"15上", "15.上"},
	{"XV（上）", "15.上"},
	{"xv（上）", "15.上"},
	{"XV上", "15.上"},
	{"（x）（3）", "10.3"},
	{"第I（2）", "1.2"},
	{"Vol.IV(3)", "4.3"},
	{"第十五讲上（3）", "15.上.3"},
	{"（十五）上", "15.上"},
	{"第七回（下）最终回", "7.下.终"},
	{"（九）番外篇", "9.番外"},
	{"14.5", "14.5"},
	{"14.05", "14.5"},
	{"第14.5期", "14.5"},
	{"1.2.3", "1.2.3"},
	{"268435455.65000.240", "268435455.65000.240"},
	{"第15-16期", "15-16"},
	{"15—16", "15-16"},
	{"15～16", "15-16"},
	{"15 – 16", "15-16"},
	{"15——16", "15-16"},
	{"第十五至十六期", "15-16"},
	{"第15-17期合刊", "15-17"},
	{"第3-4期（合刊）", "3-4"},
	{"第15、16期", "15-16"},
	{"第15/16期", "15-16"},
	{"第15、16、17期", "15-17"},
	{"第15期-第16期", "15-16"},
	{"第十五期、第十六期", "15-16"},
	{"2020年第15-16期", "2020.15-16"},
	{"2020年15/16期", "2020.15-16"},
	{"1-256", "1-256"},
	{"15、16", "15-16"},
	{"上", "上"},
	{"中", "中"},
	{"下", "下"},
	{"（上）", "上"},
	{"上篇", "上"},
	{"下集", "下"},
	{"前篇", "前"},
	{"后篇", "后"},
	{"後篇", "后"},
	{"後", "后"},
	{"序", "序"},
	{"序章", "序"},
	{"前言", "序"},
	{"楔子", "序"},
	{"续", "续"},
	{"續", "续"},
	{"终篇", "终"},
	{"完结篇", "终"},
	{"大结局", "终"},
	{"大結局", "终"},
	{"最终章", "终"},
	{"尾声", "终"},
	{"后记", "终"},
	{"番外", "番外"},
	{"番外篇", "番外"},
	{"加餐", "番外"},
	{"特别加餐", "番外"},
	{"增刊", "增刊"},
	{"特刊", "特刊"},
	{"番外十九", "番外.19"},
	{"番外 2", "番外.2"},
	{"番外（二）", "番外.2"},
	{"增刊1", "增刊.1"},
	{"增刊第1期", "增刊.1"},
	{"2020年增刊1", "2020.增刊.1"},
	{"2020年增刊", "2020.增刊"},
	{"序一", "序.1"},
	{"上册第2课", "上.2"},
	{"番外上", "番外.上"},
	{"第15期（后）", "15.后"},
	{"第15期后篇", "15.后"},
	{"15.后", "15.后"},
	{"2020年（中）", "2020.中"},
	{"2020年下册", "2020.下"},
	{"第3期番外", "3.番外"},
	{"第15（番外）", "15.番外"},
	{"2021.17-18", "2021.17-18"},
	{"番外.2", "番外.2"},
	{"上.下", "上.下"},
	{"终.终.终", "终.终.终"},
	{"上.1-2", "上.1-2"},
};

static const struct
{
	const char *text;
	zha_code code;
	size_t at;
} refuses[] = {
	{"", ZHA_SYNTAX, 0},
	{" ", ZHA_SYNTAX, 1},
	{"第期", ZHA_SYNTAX, 3},
	{"第十五期x", ZHA_SYNTAX, 12},
	{"第十五期q", ZHA_SYNTAX, 12},
	{"15 16", ZHA_SYNTAX, 3},
	{"1/5", ZHA_SYNTAX, 2},
	{"1/2", ZHA_SYNTAX, 1},
	{"（1/2）", ZHA_SYNTAX, 4},
	{"Part 1/2", ZHA_SYNTAX, 6},
	{"第1、6期", ZHA_SYNTAX, 7},
	{"第1/6期", ZHA_SYNTAX, 5},
	{"16-15", ZHA_SYNTAX, 3},
	{"15-15", ZHA_SYNTAX, 3},
	{"15-", ZHA_SYNTAX, 3},
	{"-15", ZHA_SYNTAX, 0},
	{"+15", ZHA_SYNTAX, 0},
	{"1,000", ZHA_SYNTAX, 1},
	{"1.", ZHA_SYNTAX, 2},
	{".1", ZHA_SYNTAX, 0},
	{"1..2", ZHA_SYNTAX, 2},
	{"1.2.3.4", ZHA_SYNTAX, 6},
	{"268435456", ZHA_RANGE, 0},
	{"第268435456期", ZHA_RANGE, 3},
	{"99999999999999999999999", ZHA_RANGE, 0},
	{"2020年第65001期", ZHA_RANGE, 10},
	{"1.2.241", ZHA_RANGE, 4},
	{"1-257", ZHA_RANGE, 2},
	{"1.2.239-241", ZHA_RANGE, 8},
	{"268435455-268435456", ZHA_RANGE, 10},
	{"兆", ZHA_RANGE, 0},
	{"第十百期", ZHA_SYNTAX, 3},
	{"IIII", ZHA_SYNTAX, 0},
	{"3万4", ZHA_SYNTAX, 1},
	{"1⑮", ZHA_SYNTAX, 1},
	{"2020⑮", ZHA_SYNTAX, 4},
	{"①②", ZHA_SYNTAX, 3},
	{"½", ZHA_SYNTAX, 0},
	{"（15", ZHA_SYNTAX, 5},
	{"15）", ZHA_SYNTAX, 2},
	{"（15】", ZHA_SYNTAX, 5},
	{"（）", ZHA_SYNTAX, 3},
	{"（1）（2）", ZHA_SYNTAX, 7},
	{"第15期第16期", ZHA_SYNTAX, 8},
	{"No.3 No.5", ZHA_SYNTAX, 5},
	{"No.", ZHA_SYNTAX, 3},
	{"No.3-Vol.4", ZHA_SYNTAX, 5},
	{"第3期/", ZHA_SYNTAX, 8},
	{"E02-S03", ZHA_SYNTAX, 4},
	{"NOV", ZHA_SYNTAX, 0},
	{"S03", ZHA_SYNTAX, 3},
	{"2020年", ZHA_SYNTAX, 7},
	{"2020年3", ZHA_SYNTAX, 8},
	{"2020年3月5日", ZHA_SYNTAX, 8},
	{"2020年（总第125期）", ZHA_SYNTAX, 10},
	{"上下", ZHA_SYNTAX, 3},
	{"上期", ZHA_SYNTAX, 3},
	{"上第3期", ZHA_SYNTAX, 3},
	{"前之三", ZHA_SYNTAX, 3},
	{"下Vol.3", ZHA_SYNTAX, 3},
	{"x（十五）", ZHA_SYNTAX, 1},
	{"C(5)", ZHA_SYNTAX, 1},
	{"IV（三）", ZHA_SYNTAX, 2},
	{"Ｘ（１５）", ZHA_SYNTAX, 3},
	{"V之三", ZHA_SYNTAX, 1},
	{"x·15", ZHA_SYNTAX, 3},
	{"x上", ZHA_SYNTAX, 1},
	{"第五集第三季", ZHA_SYNTAX, 9},
	{"第5期第3卷", ZHA_SYNTAX, 7},
	{"No.5 Vol.3", ZHA_SYNTAX, 5},
	{"E05 Season 3", ZHA_SYNTAX, 4},
	{"第二节第一章", ZHA_SYNTAX, 9},
	{"其第三", ZHA_SYNTAX, 3},
	{"第五集EP05", ZHA_SYNTAX, 9},
	{"EP05 第五集", ZHA_SYNTAX, 5},
	{"No.5 第5期", ZHA_SYNTAX, 5},
	{"2020年中", ZHA_SYNTAX, 7},
	{"2020年终", ZHA_SYNTAX, 7},
	{"十年后", ZHA_SYNTAX, 6},
	{"三年前", ZHA_SYNTAX, 6},
	{"90后", ZHA_SYNTAX, 2},
	{"第十五期前", ZHA_SYNTAX, 12},
	{"第三番外", ZHA_SYNTAX, 6},
	{"第3特刊", ZHA_SYNTAX, 4},
	{"No::15", ZHA_SYNTAX, 3},
	{"第15期合刊", ZHA_SYNTAX, 8},
	{"第15-16期（上）", ZHA_SYNTAX, 14},
	{"第3卷-第5期", ZHA_SYNTAX, 12},
	{"1\xFF", ZHA_ENCODING, 1},
	{"第\xE4\xB8", ZHA_ENCODING, 3},
};

static const char *const rising[] = {
	"序",    "序.1",    "0",         "1",       "2",       "14.5",   "15",
	"15-16", "15-17",   "15.序",     "15.0",    "15.1",    "15.1-2", "15.1.上",
	"15.2",  "15.上",   "15.前",     "15.中",   "15.下",   "15.后",  "15.续",
	"15.终", "15.增刊", "15.增刊.1", "15.特刊", "15.番外", "16",     "268435455",
	"上",    "前",      "中",        "下",      "后",      "续",     "终",
	"增刊",  "特刊",    "番外",      "番外.2"};

static uint64_t seed = 42;

static uint64_t
random_bits(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

/* Random bits that are a series number are the number their text reads as. */
static void
check_round_trip(void)
{
	char text[ZHA_SERIES_NO_TEXT];
	int valid = 0;
	int wrong = 0;

	for (int i = 0; i < 400000; i++)
	{
		static const uint64_t masks[] = {UINT64_MAX,         0x00000000FFFFFFFF,
										 0x0000000000FF00FF, 0x000000000000FFFF,
										 0x00000000FFFF0000, 0};
		uint64_t bits = random_bits() >> 3;
		zha_series_no number =
			(zha_series_no) (bits & ~(masks[i % 6] >> (i % 4 == 0 ? 8 : 0)));
		zha_series_no back;
		zha_series_path path;
		zha_fault fault;
		size_t len;

		if (i % 7 == 0)
			number |= 0x1FFFFFFF00000000;
		if (!zha_series_no_valid(number))
			continue;
		valid++;
		len = zha_series_no_write(number, text);
		if (len > ZHA_SERIES_NO_TEXT ||
			zha_series_no_read((zha_text){text, len}, &back, &fault) != ZHA_OK ||
			back != number)
			wrong++;
		zha_series_no_unpack(number, &path);
		if (zha_series_no_pack(&path, &back) != ZHA_OK || back != number)
			wrong++;
	}
	ok(wrong == 0 && valid > 10000, "%d random numbers read back", valid);
}

int
main(void)
{
	zha_fault fault;
	zha_series_no number, before = 0;

	for (size_t i = 0; i < LENGTH(reads); i++)
	{
		const char *got = canonical(reads[i].text, &fault);

		if (!ok(strcmp(got, reads[i].canonical) == 0, "reads %s", reads[i].text))
			printf("# got %s, fault at %zu: %s\n", got, fault.at,
				   *got ? "" : fault.expected);
	}
	for (size_t i = 0; i < LENGTH(refuses); i++)
	{
		const char *got = canonical(refuses[i].text, &fault);

		if (!ok(*got == '\0' && fault.code == refuses[i].code &&
					fault.at == refuses[i].at,
				"refuses case %zu", i))
			printf("# %s: got %s, fault at %zu: %s\n", refuses[i].text, got, fault.at,
				   *got ? "" : fault.expected);
	}
	for (size_t i = 0; i < LENGTH(rising); i++)
	{
		number = 0;
		zha_series_no_read(span(rising[i]), &number, &fault);
		ok(number > before && zha_series_no_valid(number), "%s comes in order",
		   rising[i]);
		before = number;
	}
	ok(!zha_series_no_valid(0) && !zha_series_no_valid(-1) && !zha_series_no_valid(1) &&
		   !zha_series_no_valid((int64_t) 1 << 61) &&
		   !zha_series_no_valid((int64_t) 268435458 << 32) &&
		   zha_series_no_valid((int64_t) 268435457 << 32),
	   "not every integer is a series number");
	check_round_trip();
	return done_testing();
}
