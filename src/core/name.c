/*
 * name.c
 *		Personal names: taking them apart, and their sort keys.
 *
 * Level 1 of the key of a name that begins with Han characters (see order.c for the
 * rest) are the weights of its characters, one after another, with the surname in its
 * reading; blanks and middle dots inside do not count. In the order of strokes two bytes
 * stand behind the first weight: 01 02 where the name has two characters, 01 03 where it
 * has more. So names by strokes come as the lists of China's national bodies have them:
 * by the first character, then those of two characters, then all others character by
 * character, however many there are (欧某, 欧某某, 欧阳某某, 阿不都·热西提). By pinyin the
 * names come character by character.
 *
 * Of several names, 01 01 stands between two, so that 张三、李四 comes after 张三 and
 * before 张三丰. A name that does not begin with Han has the key of a text, numbers apart.
 *
 * Only the surname is read as a surname; the given name is read as any text is.
 */
#include "core/name.h"

#include <string.h>

#include "core/build.h"
#include "core/pace.h"
#include "core/sign.h"
#include "core/span.h"

#define ONE_DOT_LEADER 0x2024

#define BREAK 0x01 /* not the first byte of any weight; then one of */
enum
{
	NEXT_NAME = 0x01,
	TWO_CHARACTERS = 0x02,
	MORE_CHARACTERS = 0x03
};

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

static const char *
skip_blanks(const char *p, const char *end)
{
	size_t len;

	while ((len = zha_space(p, end)) != 0)
		p += len;
	return p;
}

/* The dots between the parts of a foreign name: · • ・ ‧ . and their like. */
static bool
is_name_dot(uint32_t cp)
{
	cp = zha_half_width(cp);
	return cp == '.' || cp == ONE_DOT_LEADER || zha_sign_at(cp)->kind == ZHA_KIND_DOT;
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

/* What does not count at p: blanks and middle dots; gives where they end. */
static const char *
skip_signs(const char *p, const char *end)
{
	zha_glyph g;

	for (;;)
	{
		p = skip_blanks(p, end);
		g = zha_glyph_read(p, end);
		if (g.len == 0 || !is_name_dot(g.cp))
			return p;
		p += g.len;
	}
}

/* Where the Han characters from p on end, signs among them; *count: how many there are. */
static const char *
end_of_han(const char *p, const char *end, size_t *count)
{
	const char *begin = p;
	const char *after = p;
	size_t asked = 0;
	zha_glyph g;

	for (*count = 0; (g = zha_glyph_read(p, end)).len != 0 && zha_is_han(&g); ++*count)
	{
		zha_pace((size_t) (p - begin), &asked);
		after = p + g.len;
		p = skip_signs(after, end);
	}
	return after;
}

/* Build the Han characters from..to, in which signs do not count. */
static zha_code
build_without_signs(zha_build *b, const char *from, const char *to, zha_fault *fault)
{
	const char *p = from;

	while (p < to)
	{
		const char *q = skip_signs(p, to);

		if (q > p)
			zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, p, q);
		for (p = q; q < to && skip_signs(q, to) == q;)
			q += zha_glyph_read(q, to).len;
		if (zha_build_range(b, p, q, fault) != ZHA_OK)
			return fault->code;
		p = q;
	}
	return ZHA_OK;
}

/*
 * The first characters, at *p, in the readings of a surname, with what stands behind the
 * first of them in a name of count characters; *p is then where they end.
 */
static zha_code
build_surname(zha_build *b, const zha_name *name, const char **p, const char *end,
			  size_t count, zha_fault *fault)
{
	for (int i = 0; i < name->surname; i++)
	{
		const char *q = skip_blanks(*p, end);
		zha_glyph g = zha_glyph_read(q, end);

		if (q > *p)
			zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, *p, q);
		if (zha_build_character(b, &g, name->reading[i], fault) != ZHA_OK)
			return fault->code;
		*p = q + g.len;
		if (i == 0 && count > 1 && b->order == ZHA_STROKE)
		{
			zha_put_byte(&b->key->level[0], BREAK);
			zha_put_byte(&b->key->level[0],
						 count == 2 ? TWO_CHARACTERS : MORE_CHARACTERS);
		}
	}
	return ZHA_OK;
}

/* A name that begins with a Han character, after blanks, and what follows it. */
static zha_code
build_name(zha_build *b, zha_text text, zha_fault *fault)
{
	const char *end = text.data + text.len;
	const char *p = text.data;
	const char *han_end;
	size_t count;
	zha_name name;

	han_end = end_of_han(skip_blanks(p, end), end, &count);
	if (!zha_name_read(text, &name)) /* all of it is read as any text */
		name = (zha_name){.surname = b->order == ZHA_STROKE ? 1 : 0};
	if (build_surname(b, &name, &p, end, count, fault) != ZHA_OK ||
		build_without_signs(b, p, han_end, fault) != ZHA_OK)
		return fault->code;
	p = skip_blanks(han_end, end);
	if (p > han_end)
		zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, han_end, p);
	return zha_build_range(b, p, end, fault);
}

/* All names of the text. */
static zha_code
build_names(zha_build *b, zha_fault *fault)
{
	zha_bytes *level = &b->key->level[0];
	const char *end = b->text.data + b->text.len;
	const char *p = b->text.data;
	size_t asked = 0;

	b->ordinals = false;
	while (p < end && level->len < b->enough)
	{
		const char *q = p;
		size_t mark = 0;
		zha_glyph first;

		while (q < end && (mark = zha_name_separator(q, end)) == 0)
			zha_pace((size_t) (q++ - b->text.data), &asked);
		first = zha_glyph_read(skip_blanks(p, q), q);
		if (first.len != 0 && zha_is_han(&first))
		{
			if (build_name(b, (zha_text){p, (size_t) (q - p)}, fault) != ZHA_OK)
				return fault->code;
			if (mark != 0)
			{
				zha_put_byte(level, BREAK);
				zha_put_byte(level, NEXT_NAME);
				zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, q, q + mark);
			}
		}
		else if (zha_build_range(b, p, q + mark, fault) != ZHA_OK)
			return fault->code;
		p = q + mark;
	}
	return ZHA_OK;
}

zha_code
zha_name_key(zha_order order, zha_text text, zha_text hand, zha_key *key,
			 zha_fault *fault)
{
	zha_build b = zha_build_start(order, text, hand, key);

	if (build_names(&b, fault) != ZHA_OK)
		return fault->code;
	return zha_build_finish(&b, fault);
}

void
zha_name_begin(zha_text text, zha_bytes *begin)
{
	zha_key key = {.level = {*begin}};
	zha_build b = zha_build_start(ZHA_PINYIN, text, (zha_text){NULL, 0}, &key);
	zha_fault fault;

	b.enough = begin->cap;
	build_names(&b, &fault);
	begin->len = key.level[0].len;
}
