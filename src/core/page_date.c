/*
 * page_date.c
 *		Finds the dates of a page's frame.
 */
#include "core/page_date.h"

#include "core/span.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2099

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A number of at most most digits at p. */
static size_t
scan_number(const char *p, const char *end, int most, int *value)
{
	size_t len = 0;

	for (*value = 0; p + len < end && is_digit(p[len]); len++)
	{
		if ((int) len == most)
			return 0;
		*value = *value * 10 + (p[len] - '0');
	}
	return len;
}

/* A date whose day exists, written in the digits of zha_date_scan. */
static bool
make_date(int year, int month, int day, zha_date *out)
{
	char text[16] = {(char) ('0' + year / 1000),
					 (char) ('0' + year / 100 % 10),
					 (char) ('0' + year / 10 % 10),
					 (char) ('0' + year % 10),
					 '-',
					 (char) ('0' + month / 10),
					 (char) ('0' + month % 10),
					 '-',
					 (char) ('0' + day / 10),
					 (char) ('0' + day % 10)};

	return year >= FIRST_YEAR && year <= LAST_YEAR && month < 100 && day < 100 &&
		   zha_date_scan(text, text + 10, out) > 0;
}

/* A name of a month or weekday at p, of its first three letters or whole. */
static size_t
scan_name(const char *p, const char *end, const char *const names[], int *number)
{
	for (*number = 1; names[*number - 1] != NULL; ++*number)
	{
		const char *name = names[*number - 1];
		size_t whole = strlen(name);
		size_t len = 0;

		while (len < whole && p + len < end && (p[len] | 0x20) == (name[len] | 0x20))
			len++;
		if ((len == whole || len == 3 || (len == 4 && name[0] == 'S')) &&
			(p + len == end || !is_letter(p[len])))
			return len;
	}
	return 0;
}

static const char *const months[] = {
	"January", "February",  "March",   "April",    "May",      "June", "July",
	"August",  "September", "October", "November", "December", NULL};
static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
									   "Friday", "Saturday", "Sunday",    NULL};

/* Blanks, a full stop and a comma between the parts of an English date. */
static const char *
skip_between(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == ',' || *p == '.'))
		p++;
	return p;
}

/* 5, 5th */
static size_t
scan_day(const char *p, const char *end, int *day)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};
	size_t len = scan_number(p, end, 2, day);

	for (int i = 0; len > 0 && i < 4; i++)
		if ((size_t) (end - p) >= len + 2 && memcmp(p + len, endings[i], 2) == 0)
			return len + 2;
	return len;
}

/* Tuesday, March 5th 2019; Feb 21, 2020; 21 Feb 2020. */
static size_t
scan_english(const char *p, const char *end, zha_date *out)
{
	const char *from = p;
	bool day_first;
	int month = 0;
	int day = 0;
	int year;
	size_t len = scan_name(p, end, weekdays, &year);

	p = len > 0 ? skip_between(p + len, end) : p;
	day_first = (len = scan_day(p, end, &day)) > 0;
	p = day_first ? skip_between(p + len, end) : p;
	if ((len = scan_name(p, end, months, &month)) == 0)
		return 0;
	p = skip_between(p + len, end);
	if (!day_first && (len = scan_day(p, end, &day)) == 0)
		return 0;
	p = day_first ? p : skip_between(p + len, end);
	if ((len = scan_number(p, end, 4, &year)) != 4 || !make_date(year, month, day, out))
		return 0;
	return (size_t) (p + len - from);
}

/* 六月 25, 2026; 8月 23 2017: an English date whose month was translated. */
static size_t
scan_translated(const char *p, const char *end, zha_date *out)
{
	static const char *const names[] = {"十二", "十一", "一", "二", "三", "四",
										"五",   "六",   "七", "八", "九", "十"};
	const char *from = p;
	int month;
	int day;
	int year;
	size_t len = scan_number(p, end, 2, &month);

	for (int i = 0; len == 0 && i < 12; i++)
		if (zha_starts((zha_text){p, (size_t) (end - p)},
					   (zha_text){names[i], strlen(names[i])}))
		{
			len = strlen(names[i]);
			month = i < 2 ? 12 - i : i - 1;
		}
	p += len;
	if (len == 0 || !zha_starts((zha_text){p, (size_t) (end - p)}, ZHA_LITERAL("月 ")))
		return 0;
	p = skip_between(p + 4, end);
	if ((len = scan_day(p, end, &day)) == 0)
		return 0;
	p = skip_between(p + len, end);
	if ((len = scan_number(p, end, 4, &year)) != 4 || !make_date(year, month, day, out))
		return 0;
	return (size_t) (p + len - from);
}

/* , 11:10 pm behind an English date. */
static size_t
scan_clock(const char *p, const char *end)
{
	const char *from = p;
	size_t len;
	int value;

	p = skip_between(p, end);
	if ((len = scan_number(p, end, 2, &value)) == 0 || p + len == end || p[len] != ':')
		return 0;
	p += len + 1;
	if ((len = scan_number(p, end, 2, &value)) != 2)
		return 0;
	p = skip_between(p + len, end);
	if (end - p >= 2 && ((*p | 0x20) == 'a' || (*p | 0x20) == 'p') &&
		(p[1] | 0x20) == 'm')
		p += 2;
	return (size_t) (p - from);
}

size_t
zha_page_date_scan(const char *p, const char *end, zha_date *out)
{
	size_t len = p == end ? 0 : zha_date_scan(p, end, out);

	if (len > 0 && (out->year < FIRST_YEAR || out->year > LAST_YEAR))
		return 0;
	if (len == 0 && p < end && (is_digit(*p) || is_letter(*p)))
		len = scan_english(p, end, out);
	if (len == 0 && p < end && !is_letter(*p) &&
		(len = scan_translated(p, end, out)) == 0)
		len = zha_date_scan_republic(p, end, out);
	if (len == 0 || out->year < FIRST_YEAR || out->year > LAST_YEAR ||
		(p + len < end && is_digit(p[len]) && is_digit(p[len - 1])))
		return 0;
	len += zha_date_tail(p + len, end);
	return is_letter(*p) || (p + len < end && p[len] == ',')
			   ? len + scan_clock(p + len, end)
			   : len;
}

/* 19-02-28: two digits of a year of this century. */
static size_t
scan_short(const char *p, const char *end, zha_date *out)
{
	int part[3];

	for (int i = 0; i < 3; i++, p++)
	{
		size_t len = scan_number(p, end, 2, &part[i]);

		p += len;
		if (len != 2 || (i < 2 && (p == end || *p != '-')))
			return 0;
	}
	return make_date(2000 + part[0], part[1], part[2], out) ? 8 : 0;
}

/* Whether the characters from at up to to stand alone: in the line or between bars. */
static bool
stands_alone(zha_text line, size_t at, size_t to)
{
	zha_text before = zha_trim((zha_text){line.data, at});
	zha_text behind = zha_trim(zha_from(line, to));
	uint32_t cp;

	if (before.len > 0 && (zha_utf8_before(before.data, zha_end(before), &cp) == 0 ||
						   (cp != '|' && cp != 0xFF5C && cp != 0x4E28)))
		return false;
	return behind.len == 0 || *behind.data == '|' ||
		   (before.len > 0 && (zha_starts(behind, ZHA_LITERAL("｜")) ||
							   zha_starts(behind, ZHA_LITERAL("丨"))));
}

/* Whether a date of these years can begin with a character beyond ASCII. */
static bool
can_begin_with(uint32_t cp)
{
	switch (cp)
	{
			/* clang-format off */
		case 0x4E00: case 0x4E8C: case 0x58F9: case 0x8D30: case 0x8CB3: /* 一二壹贰貳 */
		case 0xFF11: case 0xFF12: case 0x4E2D: case 0x6C11: /* １２中民 */
		case 0x4E09: case 0x56DB: case 0x4E94: case 0x516D: case 0x4E03: /* 三四五六七 */
		case 0x516B: case 0x4E5D: case 0x5341: /* 八九十 */
			/* clang-format on */
			return true;
		default:
			return false;
	}
}

/* Whether a month or weekday can begin at p, by three letters. */
static bool
can_be_name(const char *p, const char *end)
{
	static const char names[] = "jan feb mar apr may jun jul aug sep oct nov dec "
								"mon tue wed thu fri sat sun ";
	char three[4] = {0};

	if (end - p < 3)
		return false;
	for (int i = 0; i < 3; i++)
		three[i] = p[i] | 0x20;
	return strstr(names, three) != NULL;
}

/* Whether a date can begin with the digits at p, by how many they are and what follows. */
static bool
can_be_digits(const char *p, const char *end)
{
	size_t n = 1;
	char next;

	while (n < 8 && p + n < end && is_digit(p[n]))
		n++;
	next = p + n < end ? p[n] : '\0';
	if (n >= 3)
		return n == 8 || (n <= 4 && ((unsigned char) next >= 0x80 ||
									 (next != '\0' && strchr("-/. ", next) != NULL)));
	if ((unsigned char) next >= 0x80)
		return zha_starts((zha_text){p + n, (size_t) (end - p) - n}, ZHA_LITERAL("月"));
	return next == ' ' || is_letter(next) || (n == 2 && next == '-');
}

/* Whether a date can begin at p, behind the byte before it. */
static bool
can_begin(char before, const char *p, const char *end)
{
	char c = *p;
	uint32_t cp;

	if ((c & 0xC0) == 0x80)
		return false;
	if (is_digit(c))
		return !is_digit(before) && !is_letter(before) && before != '.' &&
			   before != '-' && before != '/' && before != '_' && before != '=' &&
			   can_be_digits(p, end);
	if ((unsigned char) c < 0x80)
		return is_letter(c) && !is_letter(before) && !is_digit(before) &&
			   can_be_name(p, end);
	return !is_digit(before) && zha_utf8_decode(p, end, &cp) > 0 && can_begin_with(cp);
}

size_t
zha_page_date_begins(const char *p, const char *end, zha_date *out)
{
	return p < end && can_begin(' ', p, end) ? zha_page_date_scan(p, end, out) : 0;
}

bool
zha_page_date_find(zha_text line, size_t from, size_t *at, size_t *len, zha_date *out)
{
	/* the first bytes of what can_begin() looks at: digits, letters, Han digits, 中 民 */
	static const bool starts[256] = {
		['0'] = true,  ['1'] = true,  ['2'] = true,  ['3'] = true,  ['4'] = true,
		['5'] = true,  ['6'] = true,  ['7'] = true,  ['8'] = true,  ['9'] = true,
		['A'] = true,  ['D'] = true,  ['F'] = true,  ['J'] = true,  ['M'] = true,
		['N'] = true,  ['O'] = true,  ['S'] = true,  ['T'] = true,  ['W'] = true,
		['a'] = true,  ['d'] = true,  ['f'] = true,  ['j'] = true,  ['m'] = true,
		['n'] = true,  ['o'] = true,  ['s'] = true,  ['t'] = true,  ['w'] = true,
		[0xE4] = true, [0xE5] = true, [0xE6] = true, [0xE8] = true, [0xEF] = true};
	const char *end = zha_end(line);

	for (*at = from; *at < line.len; ++*at)
	{
		const char *p = line.data + *at;
		char before = *at > 0 ? p[-1] : ' ';

		if (!starts[(unsigned char) *p] || !can_begin(before, p, end))
			continue;
		if ((*len = zha_page_date_scan(p, end, out)) > 0)
			return true;
		if ((*len = scan_short(p, end, out)) > 0 && stands_alone(line, *at, *at + *len))
			return true;
	}
	return false;
}
