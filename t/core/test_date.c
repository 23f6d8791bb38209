/*
 * test_date.c
 *		Dates: every form, what may follow, and days that do not exist.
 */
#include "core/date.h"
#include "core/span.h"

#include "tap.h"

static void
reads(const char *text, int year, int month, int day)
{
	zha_date date = {0, 0, 0};
	zha_fault fault;
	zha_code code = zha_date_read((zha_text){text, strlen(text)}, &date, &fault);

	ok(code == ZHA_OK && date.year == year && date.month == month && date.day == day,
	   "\"%s\" is %04d-%02d-%02d (%d: %d-%d-%d)", text, year, month, day, code,
	   date.year, date.month, date.day);
}

static void
refuses(const char *text, zha_code expected)
{
	zha_date date = {0, 0, 0};
	zha_fault fault = {ZHA_OK, 0, NULL};
	zha_code code = zha_date_read((zha_text){text, strlen(text)}, &date, &fault);

	ok(code == expected && fault.code == code && date.year == 0,
	   "\"%s\" is refused with %d (%d)", text, expected, code);
}

static void
valid(void)
{
	static const char *const same[] = {
		"2020-07-26",
		"2020-7-26",
		"2020/7/26",
		"2020/07/26",
		"2020.07.26",
		"2020.7.26",
		"20200726",
		"２０２０－０７－２６",
		"２０２０／７／２６",
		"２０２０．７．２６",
		"２０２０年７月２６日",
		"2020年7月26日",
		"2020年07月26日",
		"2020年7月26号",
		"2020 年 7 月 26 日",
		"二〇二〇年七月二十六日",
		"二零二零年七月廿六日",
		"二○二○年七月二十六日",
		"二O二O年七月二十六日",
		"二Ｏ二Ｏ年七月二十六日",
		"二o二o年七月二十六日",
		"二0二0年7月26日",
		"二◯二〇年七月二十六日",
		"贰零贰零年柒月贰拾陆日",
		"  2020-07-26  ",
		("\xe3\x80\x80"
		 "2020-07-26\xc2\xa0"),
		"2020-07-26 10:00",
		"2020-07-26 10:00:59",
		"2020-07-26T10:00:59Z",
		"2020-07-26T10:00:59.123+08:00",
		"2020-07-26 星期日",
		"2020-07-26 周日 08:15",
		"2020-07-26 08:15 星期日",
		"2020年7月26日（星期日）",
		"2020年7月26日(周日) 下午3点",
		"2020年7月26日 上午 9时30分",
		"2020年7月26日９：３０",
		"2020-07-26 Sunday",
		"2020年7月26日（週日）",
		"109-07-26",
		"109/7/26",
		"109.07.26",
		"109年7月26日",
		"109年07月26日 禮拜日",
		"１０９年７月２６日",
		"民國109年7月26日",
		"中華民國109年7月26日",
		"中華民國 109 年 7 月 26 日",
		"中华民国一百零九年七月二十六日",
		"中華民國一〇九年七月二十六日",
		"民國109.7.26",
		"民國109-07-26 10:00",
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		reads(same[i], 2020, 7, 26);
	reads("民國元年1月1日", 1912, 1, 1);
	reads("民國38年10月1日", 1949, 10, 1);
	reads("2020-02-29", 2020, 2, 29);
	reads("2000-02-29", 2000, 2, 29);
	reads("1999-12-31", 1999, 12, 31);
	reads("一九四九年十月一日", 1949, 10, 1);
	reads("2016年十二月三十一日", 2016, 12, 31);
}

static void
invalid(void)
{
	static const char *const absent[] = {
		"2021-02-29",    "110-02-29",  "民國109年13月1日", "1900-02-29",
		"2020-04-31",    "2020-13-01", "2020-00-10",       "2020-01-00",
		"2020年2月30日", "20200230",   "0999-01-01",       "2020-01-32",
	};
	static const char *const none[] = {
		"",
		"   ",
		"2020",
		"2020年",
		"2020年7月",
		"二零二零年",
		"2020-07",
		"7月26日",
		"20-07-26",
		"202-07-26",
		"99-07-26",
		"099-07-26",
		"1090726",
		"民國109年",
		"民國2020年7月26日",
		"元年7月26日",
		"109-07/26",
		"2020-07/26",
		"2020年7-26",
		"2020年7月26",
		"2020-07-261",
		"2020-007-26",
		"2020-07-26abc",
		"abc",
		"发布于2020-07-26",
		"2020-07-26，晴",
		"2020-07-26 2020-07-27",
		"2020--07-26",
		"2020-07-26 25:00",
		"十五",
		"2020-⑦-26",
		"2020-07-26-",
	};

	for (size_t i = 0; i < sizeof(absent) / sizeof(absent[0]); i++)
		refuses(absent[i], ZHA_RANGE);
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		refuses(none[i], ZHA_SYNTAX);
	refuses("2020-07-26\xff", ZHA_ENCODING);
	refuses("2020年7月26\xe6\x97", ZHA_ENCODING);
}

int
main(void)
{
	zha_date date;
	const char *embedded = "2020-07-26后";

	valid();
	invalid();
	ok(zha_date_scan(embedded, embedded + strlen(embedded), &date) == 10,
	   "a scan stops after the day");
	return done_testing();
}
