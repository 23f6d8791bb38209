/*
 * series_format.c
 *		Writes a series number by a pattern: one small writer for each notation.
 */
#include <string.h>

#include "core/series_format.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* ---- writers: a number at out, giving the end ------------------------------------- */

static char *
put_text(char *out, const char *text)
{
	while (*text)
		*out++ = *text++;
	return out;
}

static char *
put_cp(char *out, uint32_t cp)
{
	return out + zha_utf8_encode(cp, out);
}

/* The digits of number from its highest; gives how many. */
static int
digits_of(uint32_t number, uint32_t digits[10])
{
	uint32_t rest = number;
	int count = 0;

	do
		count++;
	while ((rest /= 10) > 0);
	for (int i = count - 1; i >= 0; i--, number /= 10)
		digits[i] = number % 10;
	return count;
}

static char *
put_ascii(char *out, uint32_t number)
{
	uint32_t digits[10];
	int count = digits_of(number, digits);

	for (int i = 0; i < count; i++)
		*out++ = (char) ('0' + digits[i]);
	return out;
}

static char *
put_fullwidth(char *out, uint32_t number)
{
	uint32_t digits[10];
	int count = digits_of(number, digits);

	for (int i = 0; i < count; i++)
		out = put_cp(out, 0xFF10 + digits[i]);
	return out;
}

/* An alphabet of Han numerals by place. */
typedef struct han_style
{
	const char *digits[10];
	const char *units[4]; /* of 1, 10, 100, 1000 */
	const char *wan, *yi;
	bool one_ten; /* 一十五 also where the number begins with it */
	bool contracted;
} han_style;

static const han_style han_simplified = {
	{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
	{"", "十", "百", "千"},
	"万",
	"亿",
	false,
	false};
static const han_style han_traditional = {
	{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
	{"", "十", "百", "千"},
	"萬",
	"億",
	false,
	false};
static const han_style han_contracted = {
	{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
	{"", "十", "百", "千"},
	"万",
	"亿",
	false,
	true};
static const han_style capital_simplified = {
	{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
	{"", "拾", "佰", "仟"},
	"万",
	"亿",
	true,
	false};
static const han_style capital_short = {
	{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
	{"", "拾", "佰", "仟"},
	"万",
	"亿",
	false,
	false};
static const han_style capital_traditional = {
	{"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"},
	{"", "拾", "佰", "仟"},
	"萬",
	"億",
	true,
	false};

/* 1 to 9,999; first when nothing of the number is written yet. */
static char *
put_section(char *out, uint32_t section, const han_style *style, bool first)
{
	static const uint32_t places[] = {1, 10, 100, 1000};
	static const char *const tens[] = {"廿", "卅", "卌"};
	bool gap = false;

	for (int i = 3; i >= 0; i--)
	{
		uint32_t digit = section / places[i] % 10;

		if (digit == 0)
		{
			gap = !first;
			continue;
		}
		if (gap)
			out = put_text(out, style->digits[0]);
		if (style->contracted && i == 1 && digit >= 2 && digit <= 4)
			out = put_text(out, tens[digit - 2]);
		else
		{
			if (digit > 1 || i != 1 || !first || style->one_ten)
				out = put_text(out, style->digits[digit]);
			out = put_text(out, style->units[i]);
		}
		gap = false;
		first = false;
	}
	return out;
}

static char *
put_by_place(char *out, uint32_t number, const han_style *style)
{
	uint32_t yi = number / 100000000;
	uint32_t wan = number / 10000 % 10000;
	uint32_t rest = number % 10000;

	if (number == 0)
		return put_text(out, style->digits[0]);
	if (yi > 0)
		out = put_text(put_section(out, yi, style, true), style->yi);
	if (wan > 0)
		out = put_text(put_section(out, wan, style, yi == 0), style->wan);
	if (yi > 0 && wan == 0 && rest >= 1000)
		out = put_text(out, style->digits[0]);
	if (rest > 0)
		out = put_section(out, rest, style, yi == 0 && wan == 0);
	return out;
}

static char *
put_han(char *out, uint32_t number)
{
	return put_by_place(out, number, &han_simplified);
}

static char *
put_han_traditional(char *out, uint32_t number)
{
	return put_by_place(out, number, &han_traditional);
}

static char *
put_han_contracted(char *out, uint32_t number)
{
	return put_by_place(out, number, &han_contracted);
}

static char *
put_capital(char *out, uint32_t number)
{
	return put_by_place(out, number, &capital_simplified);
}

static char *
put_capital_short(char *out, uint32_t number)
{
	return put_by_place(out, number, &capital_short);
}

static char *
put_capital_traditional(char *out, uint32_t number)
{
	return put_by_place(out, number, &capital_traditional);
}

static char *
put_han_digits(char *out, uint32_t number)
{
	uint32_t digits[10];
	int count = digits_of(number, digits);

	for (int i = 0; i < count; i++)
		out = put_text(out, digits[i] == 0 ? "〇" : han_simplified.digits[digits[i]]);
	return out;
}

/* 〡 〢 〣 side by side run together, so every other one lies down: 〡二〣. */
static char *
put_suzhou(char *out, uint32_t number)
{
	uint32_t digits[10];
	int count = digits_of(number, digits);
	bool upright = false;

	for (int i = 0; i < count; i++)
	{
		uint32_t digit = digits[i];

		if (digit == 0)
			out = put_text(out, "〇");
		else if (digit <= 3 && upright)
			out = put_text(out, han_simplified.digits[digit]);
		else
			out = put_cp(out, 0x3020 + digit);
		upright = digit >= 1 && digit <= 3 && !upright;
	}
	return out;
}

/* One place of a Roman numeral from the signs of its one, five and ten. */
static char *
put_roman_place(char *out, uint32_t digit, const uint32_t *signs)
{
	if (digit % 5 == 4)
	{
		out = put_cp(out, signs[0]);
		return put_cp(out, signs[digit == 4 ? 1 : 2]);
	}
	if (digit >= 5)
		out = put_cp(out, signs[1]);
	for (uint32_t i = 0; i < digit % 5; i++)
		out = put_cp(out, signs[0]);
	return out;
}

/* From the signs of 1, 5, 10, 50, 100, 500, 1000; there is none above. */
static char *
put_roman_signs(char *out, uint32_t number, const uint32_t signs[9])
{
	out = put_roman_place(out, number / 1000, signs + 6);
	out = put_roman_place(out, number / 100 % 10, signs + 4);
	out = put_roman_place(out, number / 10 % 10, signs + 2);
	return put_roman_place(out, number % 10, signs);
}

static char *
put_roman(char *out, uint32_t number)
{
	static const uint32_t signs[9] = {'I', 'V', 'X', 'L', 'C', 'D', 'M'};

	return put_roman_signs(out, number, signs);
}

static char *
put_roman_lower(char *out, uint32_t number)
{
	static const uint32_t signs[9] = {'i', 'v', 'x', 'l', 'c', 'd', 'm'};

	return put_roman_signs(out, number, signs);
}

/* Ⅰ to Ⅻ are one sign; so are the ones of a larger number. one is the sign of 1. */
static char *
put_number_forms(char *out, uint32_t number, uint32_t one)
{
	uint32_t signs[9] = {one, one + 4, one + 9, one + 12, one + 13, one + 14, one + 15};
	uint32_t ones = number > 12 ? number % 10 : number;

	out = put_roman_signs(out, number - ones, signs);
	return ones > 0 ? put_cp(out, one + ones - 1) : out;
}

static char *
put_roman_sign(char *out, uint32_t number)
{
	return put_number_forms(out, number, 0x2160);
}

static char *
put_roman_sign_lower(char *out, uint32_t number)
{
	return put_number_forms(out, number, 0x2170);
}

static char *
put_circled(char *out, uint32_t number)
{
	return put_cp(out, number == 0    ? 0x24EA
					   : number <= 20 ? 0x2460 + number - 1
					   : number <= 35 ? 0x3251 + number - 21
									  : 0x32B1 + number - 36);
}

static char *
put_circled_black(char *out, uint32_t number)
{
	return put_cp(out, number == 0    ? 0x24FF
					   : number <= 10 ? 0x2776 + number - 1
									  : 0x24EB + number - 11);
}

static char *
put_circled_double(char *out, uint32_t number)
{
	return put_cp(out, 0x24F5 + number - 1);
}

static char *
put_circled_sans(char *out, uint32_t number)
{
	return put_cp(out, 0x2780 + number - 1);
}

static char *
put_circled_black_sans(char *out, uint32_t number)
{
	return put_cp(out, 0x278A + number - 1);
}

static char *
put_circled_han(char *out, uint32_t number)
{
	return put_cp(out, 0x3280 + number - 1);
}

static char *
put_parenthesised(char *out, uint32_t number)
{
	return put_cp(out, 0x2474 + number - 1);
}

static char *
put_parenthesised_han(char *out, uint32_t number)
{
	return put_cp(out, 0x3220 + number - 1);
}

static char *
put_full_stop(char *out, uint32_t number)
{
	return put_cp(out, 0x2488 + number - 1);
}

/* ---- notations by name --------------------------------------------------------------- */

#define ANY 0, UINT32_MAX, "any number"

typedef struct notation
{
	const char *name;
	char *(*put)(char *out, uint32_t number);
	uint32_t smallest, largest;
	const char *expected; /* what it has, for a message */
} notation;

static const notation notations[] = {
	{"ascii", put_ascii, ANY},
	{"fullwidth", put_fullwidth, ANY},
	{"han", put_han, ANY},
	{"han-traditional", put_han_traditional, ANY},
	{"han-contracted", put_han_contracted, ANY},
	{"han-digits", put_han_digits, ANY},
	{"capital", put_capital, ANY},
	{"capital-short", put_capital_short, ANY},
	{"capital-traditional", put_capital_traditional, ANY},
	{"suzhou", put_suzhou, ANY},
	{"roman", put_roman, 1, 3999, "a number from 1 to 3999"},
	{"roman-lower", put_roman_lower, 1, 3999, "a number from 1 to 3999"},
	{"roman-sign", put_roman_sign, 1, 3999, "a number from 1 to 3999"},
	{"roman-sign-lower", put_roman_sign_lower, 1, 3999, "a number from 1 to 3999"},
	{"circled", put_circled, 0, 50, "a number from 0 to 50"},
	{"circled-black", put_circled_black, 0, 20, "a number from 0 to 20"},
	{"circled-double", put_circled_double, 1, 10, "a number from 1 to 10"},
	{"circled-sans", put_circled_sans, 1, 10, "a number from 1 to 10"},
	{"circled-black-sans", put_circled_black_sans, 1, 10, "a number from 1 to 10"},
	{"circled-han", put_circled_han, 1, 10, "a number from 1 to 10"},
	{"parenthesised", put_parenthesised, 1, 20, "a number from 1 to 20"},
	{"parenthesised-han", put_parenthesised_han, 1, 10, "a number from 1 to 10"},
	{"full-stop", put_full_stop, 1, 20, "a number from 1 to 20"},
};

const char zha_expected_notation[] = "the name of a notation";

const char *
zha_notation_name(int index)
{
	return index >= 0 && index < (int) LENGTH(notations) ? notations[index].name : NULL;
}

/* ---- patterns ------------------------------------------------------------------------- */

/* A field of a pattern: which levels, and how. */
typedef struct field
{
	int first, last; /* levels from 0 */
	const notation *notation;
	uint32_t width; /* of zeros in front */
} field;

static size_t
fail(zha_fault *fault, zha_code code, size_t at, const char *expected)
{
	*fault = (zha_fault){code, at, expected};
	return 0;
}

/* The notation in the bytes from name, or zeros and a width: 02. */
static bool
read_notation(const char *name, size_t len, field *out)
{
	out->notation = &notations[0];
	if (len == 2 && name[0] == '0' && name[1] >= '1' && name[1] <= '9')
	{
		out->width = (uint32_t) (name[1] - '0');
		return true;
	}
	for (size_t i = 0; i < LENGTH(notations); i++)
	{
		if (strlen(notations[i].name) == len &&
			memcmp(notations[i].name, name, len) == 0)
		{
			out->notation = &notations[i];
			return true;
		}
	}
	return false;
}

/* The field whose brace opens at `at`; gives its length, 0 when it is none. */
static size_t
read_field(zha_text pattern, size_t at, int depth, field *out, zha_fault *fault)
{
	const char *p = pattern.data + at;
	const char *close = memchr(p, '}', pattern.len - at);

	if (!close || close - p < 2 || (close - p > 2 && p[2] != ':'))
		return fail(fault, ZHA_SYNTAX, at, "a field such as {n} or {1:han}");
	*out = (field){0, depth - 1, &notations[0], 0};
	if (p[1] >= '1' && p[1] <= '3')
		out->first = out->last = p[1] - '1';
	else if (p[1] != 'n')
		return fail(fault, ZHA_SYNTAX, at + 1, "n or a level from 1 to 3");
	if (out->last >= depth)
		return fail(fault, ZHA_RANGE, at + 1, "a level that the number has");
	if (close - p > 2 && !read_notation(p + 3, (size_t) (close - p - 3), out))
		return fail(fault, ZHA_SYNTAX, at + 3, zha_expected_notation);
	return (size_t) (close - p + 1);
}

/* One number of a field; NULL when its notation does not have it. */
static char *
put_field_number(char *out, uint32_t number, const field *f)
{
	uint32_t bound = 10;

	if (number < f->notation->smallest || number > f->notation->largest)
		return NULL;
	for (uint32_t i = 1; i < f->width; i++, bound *= 10)
	{
		if (number < bound)
			*out++ = '0';
	}
	return f->notation->put(out, number);
}

/* The levels of a field; NULL when its notation does not have one of them. */
static char *
put_field(char *out, const zha_series_path *path, const field *f)
{
	for (int i = f->first; out && i <= f->last; i++)
	{
		const zha_level *level = &path->level[i];

		if (i > f->first)
			*out++ = '.';
		if (level->word != ZHA_NUMBER)
		{
			out = put_text(out, zha_word_text(level->word));
			continue;
		}
		out = put_field_number(out, level->number, f);
		if (out && i == path->depth - 1 && path->span > 0)
		{
			*out++ = '-';
			out = put_field_number(out, level->number + path->span, f);
		}
	}
	return out;
}

size_t
zha_series_no_format(zha_series_no number, zha_text pattern, char *out,
					 zha_fault *fault)
{
	zha_series_path path;
	char *p = out;
	int shown = 0; /* levels so far, which come in their order */

	zha_series_no_unpack(number, &path);
	for (size_t at = 0; at < pattern.len;)
	{
		field f;
		size_t len;

		if (pattern.data[at] != '{')
		{
			*p++ = pattern.data[at++];
			continue;
		}
		len = read_field(pattern, at, path.depth, &f, fault);
		if (len == 0)
			return 0;
		if (f.first != shown)
			return fail(fault, ZHA_SYNTAX, at, "every level once, in its order");
		shown = f.last + 1;
		p = put_field(p, &path, &f);
		if (!p)
			return fail(fault, ZHA_RANGE, at, f.notation->expected);
		at += len;
	}
	if (shown < path.depth)
		return fail(fault, ZHA_RANGE, pattern.len,
					"a field for every level of the number");
	return (size_t) (p - out);
}
