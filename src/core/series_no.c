/*
 * series_no.c
 *		The value of a series number: eight bytes from a path of levels and back,
 *		and its canonical form. What reads the many notations is series_read.c.
 */
#include <string.h>

#include "core/series_no.h"

/* Where each level lies; the words are the codes on top. */
static const struct
{
	int shift;
	uint32_t mask;
} layout[ZHA_LEVELS] = {{32, 0x1FFFFFFF}, {16, 0xFFFF}, {8, 0xFF}};

#define SPAN_MASK 0xFF
#define CODE_XU 1
#define CODE_ZERO 2 /* of the number 0 */

static const char *const words[] = {
	[ZHA_XU] = "序",      [ZHA_SHANG] = "上",    [ZHA_QIAN] = "前",
	[ZHA_ZHONG] = "中",   [ZHA_XIA] = "下",      [ZHA_HOU] = "后",
	[ZHA_XUJI] = "续",    [ZHA_ZHONGJIE] = "终", [ZHA_ZENGKAN] = "增刊",
	[ZHA_TEKAN] = "特刊", [ZHA_FANWAI] = "番外",
};

/* The code of a level; 0 when the number is too large. */
static uint32_t
level_code(int level, const zha_level *value)
{
	switch (value->word)
	{
		case ZHA_NUMBER:
			return value->number <= zha_series_no_largest(level)
					   ? value->number + CODE_ZERO
					   : 0;
		case ZHA_XU:
			return CODE_XU;
		default:
			return layout[level].mask - (uint32_t) (ZHA_FANWAI - value->word);
	}
}

/* The level of a code that is not 0; false for the codes between numbers and words. */
static bool
level_from_code(int level, uint32_t code, zha_level *out)
{
	uint32_t first_word = layout[level].mask - (ZHA_FANWAI - ZHA_SHANG);

	*out = (zha_level){ZHA_NUMBER, 0};
	if (code == CODE_XU)
		out->word = ZHA_XU;
	else if (code >= first_word)
		out->word = (zha_word) (ZHA_SHANG + (code - first_word));
	else if (code - CODE_ZERO <= zha_series_no_largest(level))
		out->number = code - CODE_ZERO;
	else
		return false;
	return true;
}

/* Whether span fits behind the last level of the path. */
static bool
span_fits(const zha_series_path *path)
{
	const zha_level *last = &path->level[path->depth - 1];

	if (path->span == 0)
		return true;
	return last->word == ZHA_NUMBER && path->span <= SPAN_MASK &&
		   last->number + path->span <= zha_series_no_largest(path->depth - 1);
}

zha_code
zha_series_no_pack(const zha_series_path *path, zha_series_no *out)
{
	uint64_t value = 0;

	for (int i = 0; i < path->depth; i++)
	{
		uint64_t code = level_code(i, &path->level[i]);

		if (code == 0)
			return ZHA_RANGE;
		value |= code << layout[i].shift;
	}
	if (path->depth < 1 || !span_fits(path))
		return ZHA_RANGE;
	*out = (zha_series_no) (value | path->span);
	return ZHA_OK;
}

/* As zha_series_no_unpack, for any integer; false when it is no series number. */
static bool
unpack(int64_t value, zha_series_path *out)
{
	uint64_t bits = (uint64_t) value;

	out->depth = 0;
	out->span = (uint32_t) (bits & SPAN_MASK);
	if (bits >> 61 != 0)
		return false;
	for (int i = 0; i < ZHA_LEVELS; i++)
	{
		uint32_t code = (uint32_t) (bits >> layout[i].shift) & layout[i].mask;

		if (code == 0)
			continue;
		if (out->depth < i || !level_from_code(i, code, &out->level[i]))
			return false;
		out->depth = i + 1;
	}
	return out->depth > 0 && span_fits(out);
}

void
zha_series_no_unpack(zha_series_no number, zha_series_path *out)
{
	if (!unpack(number, out))
		*out = (zha_series_path){1, {{ZHA_NUMBER, 0}}, 0};
}

bool
zha_series_no_valid(int64_t value)
{
	zha_series_path path;

	return unpack(value, &path);
}

const char *
zha_word_text(zha_word word)
{
	return words[word];
}

/* number in decimal at out; gives the end. */
static char *
put_number(char *out, uint32_t number)
{
	char digits[10];
	int count = 0;

	do
		digits[count++] = (char) ('0' + number % 10);
	while ((number /= 10) > 0);
	while (count > 0)
		*out++ = digits[--count];
	return out;
}

size_t
zha_series_no_write(zha_series_no number, char out[ZHA_SERIES_NO_TEXT])
{
	zha_series_path path;
	char *p = out;

	zha_series_no_unpack(number, &path);
	for (int i = 0; i < path.depth; i++)
	{
		const zha_level *level = &path.level[i];

		if (i > 0)
			*p++ = '.';
		if (level->word == ZHA_NUMBER)
			p = put_number(p, level->number);
		else
		{
			size_t len = strlen(words[level->word]);

			memcpy(p, words[level->word], len);
			p += len;
		}
	}
	if (path.span > 0)
	{
		*p++ = '-';
		p = put_number(p, path.level[path.depth - 1].number + path.span);
	}
	return (size_t) (p - out);
}
