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
 * before 张三丰; 等 behind the last is one more. What stands in brackets before a name, and
 * the comma of 古, 方划, do not count. A name that does not begin with Han has the key of a
 * text, numbers apart.
 *
 * Only the surname is read as a surname; the given name is read as any text is.
 */
#include "core/name.h"

#include <string.h>

#include "core/build.h"
#include "core/numeral.h"
#include "core/pace.h"
#include "core/sign.h"
#include "core/span.h"
#include "core/vocabulary.h"

#define ONE_DOT_LEADER 0x2024
#define LONGEST_ORIGIN 6 /* characters of a country or a dynasty in brackets */

#define BREAK 0x01 /* not the first byte of any weight; then one of */
enum
{
	NEXT_NAME = 0x01,
	TWO_CHARACTERS = 0x02,
	MORE_CHARACTERS = 0x03
};

/* The length of a mark between two names at p, or 0. */
static size_t
separator(const char *p, const char *end)
{
	static const char *const mark[] = {"、", "，", ",", "；", ";", "／", "/"};

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

/* Where a country or a dynasty in brackets ends that begins at p, or p. */
static const char *
skip_origin(const char *p, const char *end)
{
	const char *q = skip_blanks(p, end);
	zha_glyph g = zha_glyph_read(q, end);
	const zha_sign *sign = zha_sign_at(zha_half_width(g.cp));
	zha_numeral numeral;
	int count = 0;

	if (g.len == 0 || sign->kind != ZHA_KIND_OPEN || sign->quotes ||
		zha_numeral_scan(q + g.len, end - q > 64 ? q + 64 : end, &numeral) != 0)
		return p;
	q += g.len;
	for (g = zha_glyph_read(q, end); zha_is_han(&g) && count < LONGEST_ORIGIN; count++)
	{
		q += g.len;
		g = zha_glyph_read(q, end);
	}
	if (count == 0 || g.len == 0 || zha_half_width(g.cp) != sign->pair)
		return p;
	q = skip_blanks(q + g.len, end);
	return q == end || separator(q, end) != 0 ? p : q;
}

/* The Han characters from p on, at most most of them; gives their number. */
static int
read_han(const char **p, const char *end, uint32_t *simplified, int most)
{
	int count = 0;
	zha_glyph g;

	while ((g = zha_glyph_read(*p, end)).len != 0 && zha_is_han(&g))
	{
		if (count == most)
			return most + 1;
		simplified[count++] = zha_glyph_simplified(&g);
		*p += g.len;
	}
	return count;
}

/* Where the given name ends behind a comma and a blank at comma, or NULL. */
static const char *
given_after_comma(const char *begin, const char *comma, const char *end)
{
	uint32_t surname[ZHA_LONGEST_SURNAME];
	uint32_t given[2];
	const char *p = skip_blanks(begin, comma);
	int count = read_han(&p, comma, surname, 2);
	int index = count == 1 || count == 2 ? find_surname(surname, count) : -1;

	if (p != comma || zha_half_width(zha_glyph_read(comma, end).cp) != ',' ||
		(count != 1 && (index < 0 || surname_length(index) != count)))
		return NULL;
	comma += separator(comma, end);
	p = skip_blanks(comma, end);
	if (p == comma)
		return NULL;
	count = read_han(&p, end, given, 2);
	if (count > 2 || count == 0 || (count == 1 && is_frequent_surname(given[0])))
		return NULL;
	return p;
}

/* The character before *p, which goes back to where it begins. */
static zha_glyph
glyph_before(const char *begin, const char **p)
{
	const char *end = *p;

	while (*p > begin && (*--*p & 0xC0) == 0x80)
		;
	return zha_glyph_read(*p, end);
}

/* The length of 等 or 等人 at the end of the text, behind two Han characters, or 0. */
static size_t
and_others(const char *begin, const char *end)
{
	const char *p = end;
	zha_glyph g = glyph_before(begin, &p);
	size_t len;

	if (g.cp == ZHA_CHAR_PERSON_COUNTED)
		g = glyph_before(begin, &p);
	if (g.cp != ZHA_CHAR_AND_OTHERS)
		return 0;
	len = (size_t) (end - p);
	for (int i = 0; i < 2; i++)
	{
		g = glyph_before(begin, &p);
		if (!zha_is_han(&g))
			return 0;
	}
	return len;
}

zha_listed_name
zha_name_next(const char *p, const char *end, bool listed)
{
	zha_listed_name one = {.begin = skip_origin(p, end)};
	const char *q = one.begin;
	const char *after;
	size_t asked = 0;

	while (q < end && (one.mark = separator(q, end)) == 0)
		zha_pace((size_t) (q++ - p), &asked);
	if (q < end && (after = given_after_comma(one.begin, q, end)) != NULL)
	{
		one.comma = q;
		for (q = after, one.mark = 0; q < end && (one.mark = separator(q, end)) == 0;)
			zha_pace((size_t) (q++ - p), &asked);
	}
	one.end = q;
	if (listed && one.mark == 0)
		one.end -= and_others(one.begin, one.end);
	return one;
}

/* What does not count at p: blanks, middle dots, the comma; gives where they end. */
static const char *
skip_signs(const char *p, const char *end, const char *comma)
{
	zha_glyph g;

	for (;;)
	{
		p = skip_blanks(p, end);
		g = zha_glyph_read(p, end);
		if (g.len == 0 || (!is_name_dot(g.cp) && p != comma))
			return p;
		p += g.len;
	}
}

/* Where the Han characters from p on end, signs among them; *count: how many there are. */
static const char *
end_of_han(const char *p, const char *end, const char *comma, size_t *count)
{
	const char *begin = p;
	const char *after = p;
	size_t asked = 0;
	zha_glyph g;

	for (*count = 0; (g = zha_glyph_read(p, end)).len != 0 && zha_is_han(&g); ++*count)
	{
		zha_pace((size_t) (p - begin), &asked);
		after = p + g.len;
		p = skip_signs(after, end, comma);
	}
	return after;
}

/* Build the Han characters from..to, in which signs do not count. */
static zha_code
build_without_signs(zha_build *b, const char *from, const char *to, const char *comma,
					zha_fault *fault)
{
	const char *p = from;

	while (p < to)
	{
		const char *q = skip_signs(p, to, comma);

		if (q > p)
			zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, p, q);
		for (p = q; q < to && skip_signs(q, to, comma) == q;)
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
build_name(zha_build *b, const zha_listed_name *one, zha_fault *fault)
{
	zha_text text = {one->begin, (size_t) (one->end - one->begin)};
	const char *end = one->end;
	const char *p = one->begin;
	const char *han_end;
	size_t count;
	zha_name name;

	han_end = end_of_han(skip_blanks(p, end), end, one->comma, &count);
	if (!zha_name_read(text, &name)) /* all of it is read as any text */
		name = (zha_name){.surname = b->order == ZHA_STROKE ? 1 : 0};
	if (build_surname(b, &name, &p, end, count, fault) != ZHA_OK ||
		build_without_signs(b, p, han_end, one->comma, fault) != ZHA_OK)
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

	b->ordinals = false;
	while (p < end && level->len < b->enough)
	{
		zha_listed_name one = zha_name_next(p, end, p > b->text.data);
		const char *next = one.end + one.mark;
		zha_glyph first = zha_glyph_read(skip_blanks(one.begin, one.end), one.end);

		if (one.begin > p)
			zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, p, one.begin);
		if (first.len != 0 && zha_is_han(&first))
		{
			if (build_name(b, &one, fault) != ZHA_OK)
				return fault->code;
			if (next < end || one.mark != 0)
			{
				zha_put_byte(level, BREAK);
				zha_put_byte(level, NEXT_NAME);
			}
			if (one.mark != 0)
				zha_build_deviation(b, ZHA_FORMS, ZHA_BEFORE, one.end, next);
		}
		else if (zha_build_range(b, one.begin, next, fault) != ZHA_OK)
			return fault->code;
		p = next;
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
