/*
 * date.c
 *		Reads a calendar date: 2020-07-26, 2020/7/26, 2020.07.26, 20200726,
 *		2020年7月26日, 二〇二〇年七月二十六日, also with O, ○ or 0 for 〇, in any
 *		width, 中華民國113年3月5日 and 113-03-05, with a time of day and a weekday after
 *		it. A date without a day is none, and a day that does not exist is never moved to
 *		another one.
 */
#include "core/date.h"

#include "core/data/roles.h"
#include "core/numeral.h"
#include "core/span.h"

/* A zero as it is typed among Han digits: 〇 and 零, and the signs that look like it. */
static bool
is_zero(uint32_t cp)
{
	switch (cp)
	{
			/* clang-format off */
		case 0x3007: case 0x96F6: case 0x25CB: case 0x25EF: case 0x039F: case 0x041E:
		case 'O': case 'o': case '0': case 0xFF2F: case 0xFF4F: case 0xFF10:
			/* clang-format on */
			return true;
		default:
			return false;
	}
}

/* 二O二O, 一0: Han digits with another sign for zero among them, at most four. */
static size_t
scan_mixed_digits(const char *p, const char *end, uint64_t *value, size_t *digits)
{
	const char *from = p;
	bool other = false;
	uint32_t cp;
	size_t len;

	*value = 0;
	*digits = 0;
	for (; (len = zha_utf8_decode(p, end, &cp)) > 0 && *digits <= 4; p += len)
	{
		zha_numeral digit = {.value = 0};

		if (is_zero(cp) && *digits > 0)
			other = other || (cp != 0x3007 && cp != 0x96F6);
		else if (!zha_is_ideograph(cp) || zha_numeral_scan(p, p + len, &digit) != len ||
				 digit.notation != ZHA_HAN || digit.value > 9)
			break;
		*value = *value * 10 + digit.value;
		++*digits;
	}
	return other && *digits <= 4 ? (size_t) (p - from) : 0;
}

/*
 * A component: a numeral in digits or Han numerals. digits, when not NULL,
 * receives how many digits it was written with, 0 for 十五 and the like.
 */
static size_t
scan_component(const char *p, const char *end, uint64_t *value, size_t *digits)
{
	zha_numeral numeral;
	size_t len = scan_mixed_digits(p, end, value, digits);

	if (len > 0)
		return len;
	len = zha_numeral_scan(p, end, &numeral);
	if (len == 0)
		return 0;
	*value = numeral.value;
	switch (numeral.notation)
	{
		case ZHA_ASCII:
			*digits = len;
			return len;
		case ZHA_FULLWIDTH:
		case ZHA_HAN_DIGITS:
			*digits = len / 3;
			return len;
		case ZHA_HAN:
		case ZHA_CAPITAL: /* 贰零贰零 is a year, 贰拾陆 a day */
			*digits = numeral.value >= 1000 && numeral.value <= 9999 ? 4 : 0;
			return len;
		default:
			return 0;
	}
}

/* The character at p, with half-width form for full-width punctuation. */
static size_t
scan_sign(const char *p, const char *end, uint32_t *cp)
{
	size_t len = zha_utf8_decode(p, end, cp);

	if (len == 0)
		return 0;
	if (*cp > 0xFF00 && *cp < 0xFF5F)
		*cp -= 0xFEE0;
	else if (*cp >= 0x2010 && *cp <= 0x2013)
		*cp = '-';
	return len;
}

/* A separator of year, month and day with the blanks around it. */
static size_t
scan_separator(const char *p, const char *end, uint32_t *separator)
{
	size_t blanks = zha_blanks(p, end);
	size_t len = scan_sign(p + blanks, end, separator);

	if (len == 0 || (*separator != '-' && *separator != '/' && *separator != '.' &&
					 *separator != ZHA_CHAR_YEAR && *separator != ZHA_CHAR_MONTH))
		return 0;
	return blanks + len + zha_blanks(p + blanks + len, end);
}

bool
zha_day_exists(uint64_t year, uint64_t month, uint64_t day)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
		   day <= days[month - 1] + (uint64_t) (month == 2 && leap);
}

/* 20200726: eight digits, as ISO 8601 calls the basic format. */
static size_t
read_basic(uint64_t value, size_t len, uint64_t out[3])
{
	out[0] = value / 10000;
	out[1] = value / 100 % 100;
	out[2] = value % 100;
	return len;
}

/* Month and day behind a year; in the forms with a sign the same one stands twice. */
static size_t
scan_month_day(const char *p, const char *end, uint64_t out[3])
{
	const char *from = p;
	uint32_t first;
	uint32_t second;
	size_t digits;
	size_t len = scan_separator(p, end, &first);

	if (len == 0 || first == ZHA_CHAR_MONTH)
		return 0;
	p += len;
	if ((len = scan_component(p, end, &out[1], &digits)) == 0 || digits > 2)
		return 0;
	p += len;
	if ((len = scan_separator(p, end, &second)) == 0 ||
		second != (first == ZHA_CHAR_YEAR ? ZHA_CHAR_MONTH : first))
		return 0;
	p += len;
	if ((len = scan_component(p, end, &out[2], &digits)) == 0 || digits > 2)
		return 0;
	p += len;
	if (first != ZHA_CHAR_YEAR)
		return (size_t) (p - from);
	len = zha_blanks(p, end);
	if (zha_starts((zha_text){p + len, (size_t) (end - p) - len}, ZHA_LITERAL("日")) ||
		zha_starts((zha_text){p + len, (size_t) (end - p) - len}, ZHA_LITERAL("号")) ||
		zha_starts((zha_text){p + len, (size_t) (end - p) - len}, ZHA_LITERAL("號")))
		return (size_t) (p - from) + len + 3;
	return 0;
}

/* The three components of a date at p, which need not exist; the year has four digits. */
static size_t
scan_components(const char *p, const char *end, uint64_t out[3])
{
	size_t digits;
	size_t year = scan_component(p, end, &out[0], &digits);
	size_t len;

	if (year == 0)
		return 0;
	if (digits == 8)
		return read_basic(out[0], year, out);
	len = digits == 4 ? scan_month_day(p + year, end, out) : 0;
	return len == 0 ? 0 : year + len;
}

/* One of the words at p, longest first. */
static size_t
scan_word(const char *p, const char *end, const char *const words[])
{
	for (; *words != NULL; words++)
	{
		size_t len = strlen(*words);

		if ((size_t) (end - p) >= len && memcmp(p, *words, len) == 0)
			return len;
	}
	return 0;
}

/* The year before the first of the Republic, in which official texts of Taiwan count. */
#define REPUBLIC 1911

/*
 * The same in years of the Republic: 中華民國113年3月5日, 民國元年…, and 113-03-05 where
 * three digits from 100 to 199 cannot be another year.
 */
static size_t
scan_republic(const char *p, const char *end, uint64_t out[3])
{
	static const char *const names[] = {"中華民國", "中华民国", "民國", "民国", NULL};
	static const char *const first[] = {"元", NULL};
	const char *from = p;
	size_t named = scan_word(p, end, names);
	size_t digits = 0;
	size_t len;

	p += named;
	p += named > 0 ? zha_blanks(p, end) : 0;
	out[0] = 1;
	len = named > 0 ? scan_word(p, end, first) : 0;
	if (len == 0)
		len = scan_component(p, end, &out[0], &digits);
	if (len == 0 || out[0] == 0 || out[0] > 999 || digits > 3 ||
		(named == 0 && (digits != 3 || out[0] < 100 || out[0] > 199)))
		return 0;
	out[0] += REPUBLIC;
	p += len;
	len = scan_month_day(p, end, out);
	return len == 0 ? 0 : (size_t) (p - from) + len;
}

/* What was read in so many bytes, where that day exists. */
static size_t
existing_day(size_t len, const uint64_t part[3], zha_date *out)
{
	if (len == 0 || !zha_day_exists(part[0], part[1], part[2]))
		return 0;
	*out = (zha_date){(int) part[0], (int) part[1], (int) part[2]};
	return len;
}

size_t
zha_date_scan_republic(const char *p, const char *end, zha_date *out)
{
	uint64_t part[3];
	size_t len = scan_republic(p, end, part);

	return existing_day(len, part, out);
}

size_t
zha_date_scan(const char *p, const char *end, zha_date *out)
{
	uint64_t part[3];
	size_t len = scan_components(p, end, part);

	return existing_day(len, part, out);
}

/* 星期日 周三 礼拜天 Sunday Mon */
static size_t
scan_weekday(const char *p, const char *end)
{
	static const char *const week[] = {"星期", "礼拜", "禮拜", "周", "週", NULL};
	static const char *const day[] = {"一", "二", "三", "四", "五",
									  "六", "日", "天", NULL};
	static const char *const english[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
										  "Friday", "Saturday", "Sunday",    "Mon",
										  "Tue",    "Wed",      "Thu",       "Fri",
										  "Sat",    "Sun",      NULL};
	size_t len = scan_word(p, end, week);
	size_t second;

	if (len == 0)
		return scan_word(p, end, english);
	second = scan_word(p + len, end, day);
	return second == 0 ? 0 : len + second;
}

/* Minutes or seconds, with the sign before them; *hour is what came first. */
static size_t
scan_minutes(const char *p, const char *end)
{
	static const char *const signs[] = {":", "：", "时", "点", "分", NULL};
	size_t len = scan_word(p, end, signs);
	size_t digits;
	size_t second;
	uint64_t value;

	if (len == 0)
		return 0;
	second = scan_component(p + len, end, &value, &digits);
	if (second == 0 || value > 60 || digits > 2)
		return 0;
	return len + second;
}

/* 14:34:05 14时34分 上午9点 T14:34:05.123Z 14:34:05+08:00 */
static size_t
scan_time(const char *p, const char *end)
{
	static const char *const noon[] = {"上午", "下午", "凌晨", "早上", "中午", "晚上",
									   "晚",   "AM",   "PM",   "T",    NULL};
	static const char *const last[] = {"秒", "分", "时", "点", "整", "Z", NULL};
	const char *from = p;
	size_t len;
	size_t digits;
	size_t minutes;
	uint64_t hour;

	p += scan_word(p, end, noon);
	p += zha_blanks(p, end);
	len = scan_component(p, end, &hour, &digits);
	if (len == 0 || hour > 24 || digits > 2)
		return 0;
	p += len;
	minutes = scan_minutes(p, end);
	p += minutes;
	if (minutes > 0)
		p += scan_minutes(p, end);
	if (minutes > 0 && p < end && *p == '.')
		for (p++; p < end && *p >= '0' && *p <= '9';)
			p++;
	len = scan_word(p, end, last);
	p += len;
	if (minutes == 0 && len == 0)
		return 0;
	if (minutes > 0 && p < end && (*p == '+' || *p == '-') &&
		(len = scan_component(p + 1, end, &hour, &digits)) > 0)
	{
		p += 1 + len;
		p += scan_minutes(p, end);
	}
	return (size_t) (p - from);
}

/* （星期三） [周三] */
static size_t
scan_bracketed_weekday(const char *p, const char *end)
{
	static const char *const open[] = {"(", "（", "[", "【", NULL};
	static const char *const close[] = {")", "）", "]", "】", NULL};
	size_t len = scan_word(p, end, open);
	size_t day = len == 0 ? 0 : scan_weekday(p + len, end);
	size_t last = day == 0 ? 0 : scan_word(p + len + day, end, close);

	return last == 0 ? 0 : len + day + last;
}

size_t
zha_date_tail(const char *p, const char *end)
{
	const char *from = p;
	bool more = true;

	while (more)
	{
		size_t blanks = zha_blanks(p, end);
		size_t len = scan_bracketed_weekday(p + blanks, end);

		if (len == 0)
			len = scan_weekday(p + blanks, end);
		if (len == 0)
			len = scan_time(p + blanks, end);
		more = len > 0;
		if (more)
			p += blanks + len;
	}
	return (size_t) (p - from);
}

static zha_code
refuse(zha_fault *fault, zha_code code, size_t at, const char *expected)
{
	*fault = (zha_fault){code, at, expected};
	return code;
}

zha_code
zha_date_read(zha_text text, zha_date *out, zha_fault *fault)
{
	const char *end = zha_end(text);
	const char *p = text.data + zha_blanks(text.data, end);
	size_t bad = zha_utf8_fault(text);
	uint64_t part[3];
	size_t len;

	if (bad < text.len)
		return refuse(fault, ZHA_ENCODING, bad, "well-formed UTF-8");
	len = scan_components(p, end, part);
	if (len == 0)
		len = scan_republic(p, end, part);
	if (len == 0)
		return refuse(fault, ZHA_SYNTAX, (size_t) (p - text.data),
					  "a date with year, month and day");
	if (!zha_day_exists(part[0], part[1], part[2]))
		return refuse(fault, ZHA_RANGE, (size_t) (p - text.data), "a day that exists");
	p += len;
	p += zha_date_tail(p, end);
	p += zha_blanks(p, end);
	if (p != end)
		return refuse(fault, ZHA_SYNTAX, (size_t) (p - text.data),
					  "a time of day, a weekday, or nothing");
	*out = (zha_date){(int) part[0], (int) part[1], (int) part[2]};
	return ZHA_OK;
}
