/*
 * name.c
 *		Personal names: taking them apart, and their sort keys.
 *
 * Level 1 of the key of a Chinese name (see order.c for the rest):
 *
 *		weights of the surname [01 n weights of the given name] [what follows]
 *
 * n is the number of characters of the given name, so that within a surname the
 * given names of one character come before those of two, and a surname comes before
 * those that it begins (欧 before 欧阳). Of several names, 01 stands between two, so
 * that 张三、李四 comes after 张三 and before 张三丰. A name of another form, foreign or
 * Latin, has the key of a text, numbers apart.
 *
 * Only the surname is read as a surname; the given name is read as any text is. Where
 * two surnames are joined, as by marriage, they come as one of two characters.
 */
#include "core/name.h"

#include <string.h>

#include "core/build.h"
#include "core/pace.h"

#define BETWEEN 0x01

size_t
zha_name_separator(const char *p, const char *end)
{
	static const char *const mark[] = {"、", "，", ",", "；", ";"};

	for (size_t i = 0; i < sizeof mark / sizeof mark[0]; i++)
	{
		size_t len = strlen(mark[i]);

		if ((size_t) (end - p) >= len && memcmp(p, mark[i], len) == 0)
			return len;
	}
	return 0;
}

size_t
zha_name_blank(const char *p, const char *end)
{
	if (p < end && *p == ' ')
		return 1;
	if (end - p >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0)
		return 3;
	return 0;
}

static const char *
skip_blanks(const char *p, const char *end)
{
	size_t len;

	while ((len = zha_name_blank(p, end)) != 0)
		p += len;
	return p;
}

/* The dots between the parts of a foreign name: · • ・ ‧ . and their like. */
static bool
is_name_dot(uint32_t cp)
{
	return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x30FB || cp == 0xFF65 ||
		   cp == '.' || cp == 0xFF0E || cp == 0x2024 || cp == 0x22C5;
}

/* The longest surname of the table that begins these count characters, or -1. */
static int
find_surname(const uint32_t *text, int count)
{
	int low = 0;
	int high = ZHA_SURNAMES;

	while (low < high)
	{
		int middle = (low + high) / 2;

		if (zha_surname[middle][0] < text[0])
			low = middle + 1;
		else
			high = middle;
	}
	for (int i = low; i < ZHA_SURNAMES && zha_surname[i][0] == text[0]; i++)
	{
		int n = 0;

		while (n < ZHA_LONGEST_SURNAME && n < count && zha_surname[i][n] != 0 &&
			   zha_surname[i][n] == text[n])
			n++;
		if (n == ZHA_LONGEST_SURNAME || zha_surname[i][n] == 0)
			return i;
	}
	return -1;
}

static int
surname_length(int index)
{
	int n = 0;

	while (n < ZHA_LONGEST_SURNAME && zha_surname[index][n] != 0)
		n++;
	return n;
}

static bool
is_frequent_surname(uint32_t cp)
{
	for (int i = 0; i < ZHA_FREQUENT_SURNAMES; i++)
		if (zha_frequent_surname[i] == cp)
			return true;
	return false;
}

/* Find the surname, and its readings, of a name of count characters. */
static void
read_surname(const uint32_t *text, int count, zha_name *name)
{
	int index = find_surname(text, count);

	*name = (zha_name){.surname = index >= 0 ? surname_length(index) : 1};
	if (index >= 0)
		memcpy(name->reading, zha_surname_reading[index], sizeof name->reading);
	if (name->surname == 1 && count == 4 && is_frequent_surname(text[0]) &&
		is_frequent_surname(text[1]))
	{
		index = find_surname(text + 1, 1);
		name->surname = 2;
		name->joined = true;
		name->reading[1] = index >= 0 ? zha_surname_reading[index][0] : 0;
	}
	name->given = count - name->surname;
}

/* Where the first count characters end, blanks aside. */
static const char *
after_characters(const char *p, const char *end, int count)
{
	for (int i = 0; i < count; i++)
	{
		p = skip_blanks(p, end);
		p += zha_glyph_read(p, end).len;
	}
	return p;
}

bool
zha_name_read(zha_text text, zha_name *name)
{
	enum
	{
		LONGEST = ZHA_LONGEST_SURNAME + ZHA_LONGEST_GIVEN
	};
	const char *end = text.data + text.len;
	uint32_t simplified[LONGEST];
	const char *p = text.data;
	zha_glyph g = zha_glyph_read(skip_blanks(p, end), end);
	int count = 0;

	while (g.len != 0 && zha_is_han(&g))
	{
		if (count == LONGEST)
			return false;
		simplified[count] = zha_glyph_simplified(&g);
		p = skip_blanks(p, end) + g.len;
		count++;
		g = zha_glyph_read(skip_blanks(p, end), end);
	}
	if (count == 0 || is_name_dot(g.cp) || (g.len == 0 && skip_blanks(p, end) != end))
		return false;
	read_surname(simplified, count, name);
	if (name->given > ZHA_LONGEST_GIVEN)
		return false;
	name->given_begin = after_characters(text.data, end, name->surname);
	name->end = p;
	return true;
}

/* Build from..to, in which blanks do not count. */
static zha_code
build_without_blanks(zha_build *b, const char *from, const char *to, zha_fault *fault)
{
	const char *p = from;

	while (p < to)
	{
		const char *q = skip_blanks(p, to);

		if (q > p)
			zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, p, q);
		for (p = q; q < to && zha_name_blank(q, to) == 0;)
			q++;
		if (zha_build_range(b, p, q, fault) != ZHA_OK)
			return fault->code;
		p = q;
	}
	return ZHA_OK;
}

/* The surname, at p, in its reading. */
static zha_code
build_surname(zha_build *b, const zha_name *name, const char *p, zha_fault *fault)
{
	for (int i = 0; i < name->surname; i++)
	{
		const char *q = skip_blanks(p, name->given_begin);
		zha_glyph g = zha_glyph_read(q, name->given_begin);

		if (q > p)
			zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, p, q);
		if (zha_build_character(b, &g, name->reading[i], fault) != ZHA_OK)
			return fault->code;
		p = q + g.len;
	}
	return ZHA_OK;
}

static zha_code
build_name(zha_build *b, const zha_name *name, zha_text text, zha_fault *fault)
{
	zha_bytes *level = &b->key->level[0];
	const char *end = text.data + text.len;
	const char *rest;

	if (build_surname(b, name, text.data, fault) != ZHA_OK)
		return fault->code;
	if (name->given > 0)
	{
		zha_put_byte(level, BETWEEN);
		zha_put_byte(level, (unsigned) name->given + 1);
		if (build_without_blanks(b, name->given_begin, name->end, fault) != ZHA_OK)
			return fault->code;
	}
	rest = skip_blanks(name->end, end);
	if (rest > name->end)
		zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, name->end, rest);
	return zha_build_range(b, rest, end, fault);
}

zha_code
zha_name_key(zha_order order, zha_text text, zha_text hand, zha_key *key,
			 zha_fault *fault)
{
	zha_build b = zha_build_start(order, text, hand, key);
	const char *end = text.data + text.len;
	const char *p = text.data;
	size_t asked = 0;

	b.ordinals = false;
	while (p < end)
	{
		const char *q = p;
		size_t mark = 0;
		zha_name name;

		while (q < end && (mark = zha_name_separator(q, end)) == 0)
			zha_pace((size_t) (q++ - text.data), &asked);
		if (zha_name_read((zha_text){p, (size_t) (q - p)}, &name))
		{
			if (build_name(&b, &name, (zha_text){p, (size_t) (q - p)}, fault) != ZHA_OK)
				return fault->code;
			if (mark != 0)
			{
				zha_put_byte(&key->level[0], BETWEEN);
				zha_build_deviation(&b, ZHA_FORMS, ZHA_BEFORE, q, q + mark);
			}
		}
		else if (zha_build_range(&b, p, q + mark, fault) != ZHA_OK)
			return fault->code;
		p = q + mark;
	}
	return zha_build_finish(&b, fault);
}
