/*
 * entity.c
 *		Reads encoded characters of HTML, see entity.h.
 */
#include "core/entity.h"

#include <string.h>

#define LONGEST_NAME 6
#define MOST_DIGITS 8

static const struct
{
	const char *name;
	uint32_t cp;
} names[] = {
	{"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
	{"apos", '\''},     {"nbsp", 0xA0},    {"ensp", 0x2002},  {"emsp", 0x2003},
	{"middot", 0xB7},   {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
	{"rsquo", 0x2019},  {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bull", 0x2022},
	{"hellip", 0x2026}, {"laquo", 0xAB},   {"raquo", 0xBB},   {"times", 0xD7},
};

static int
digit_value(char c, bool hexadecimal)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (hexadecimal && (c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

/* #8217; or #x2019; at p. */
static size_t
read_number(const char *p, const char *end, uint32_t *cp)
{
	const char *at = p + 1;
	bool hexadecimal = at < end && (*at | 0x20) == 'x';
	uint32_t value = 0;
	int digits = 0;

	for (at += hexadecimal; at < end && digits < MOST_DIGITS; at++, digits++)
	{
		int digit = digit_value(*at, hexadecimal);

		if (digit < 0)
			break;
		value = value * (hexadecimal ? 16 : 10) + (uint32_t) digit;
	}
	if (digits == 0 || at >= end || *at != ';' || value == 0 || value > 0x10FFFF ||
		(value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*cp = value;
	return (size_t) (at + 1 - p);
}

size_t
zha_entity_read(const char *p, const char *end, uint32_t *cp)
{
	const char *name = p + 1;
	size_t len = 0;

	if (name < end && *name == '#')
	{
		len = read_number(name, end, cp);
		return len > 0 ? len + 1 : 0;
	}
	while (len <= LONGEST_NAME && name + len < end && name[len] != ';')
		len++;
	if (len > LONGEST_NAME || name + len >= end)
		return 0;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i].name) == len && memcmp(names[i].name, name, len) == 0)
		{
			*cp = names[i].cp;
			return len + 2;
		}
	return 0;
}
