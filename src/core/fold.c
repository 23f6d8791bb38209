/*
 * fold.c
 *		Folds the spellings of a series' name into one key by a frozen table, so that
 *		an index on the key outlives every library.
 */
#include "core/fold.h"

#include "core/data/fold.h"
#include "core/pace.h"
#include "core/span.h"

#define MIDDLE_DOT 0x30FB /* the one that GB 2312 has: a key must fit EUC_CN too */
#define QUOTE '"'

uint32_t
zha_series_fold(uint32_t cp)
{
	size_t low = 0;
	size_t high = sizeof(zha_folds) / sizeof(zha_folds[0]);

	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
	while (low < high)
	{
		size_t middle = (low + high) / 2;

		if (zha_folds[middle][0] < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof(zha_folds) / sizeof(zha_folds[0]) && zha_folds[low][0] == cp
			   ? zha_folds[low][1]
			   : cp;
}

/* The kinds of quotation mark and of middle dot, each as one. */
static uint32_t
fold_sign(uint32_t cp)
{
	switch (cp)
	{
			/* clang-format off */
		case 0x2018: case 0x2019: case 0x201A: case 0x201C: case 0x201D: case 0x201E:
		case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0x301D: case 0x301E:
		case 0x301F: case 0xAB: case 0xBB: case '\'':
			return QUOTE;
		case 0x2022: case 0x2027: case 0x2219: case 0x22C5: case 0xB7: case 0x318D:
		case 0x2024: case 0x0387: case 0x25CF: case 0x16EB:
			return MIDDLE_DOT;
			/* clang-format on */
		default:
			return cp;
	}
}

/* Whether a blank beside this character parts two words. */
static bool
is_wordlike(uint32_t cp)
{
	return zha_is_blank(cp) ? false
							: (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
								  (cp >= 0xC0 && cp < 0x2000);
}

/* Whether a pair of quotes is around the whole key and nowhere else in it. */
static bool
is_quoted(const char *key, size_t len)
{
	static const char open[] = "\xe3\x80\x8a"; /* 《 */
	static const char shut[] = "\xe3\x80\x8b"; /* 》 */
	zha_text text = {key, len};

	if (len > 2 && key[0] == QUOTE && key[len - 1] == QUOTE)
		return memchr(key + 1, QUOTE, len - 2) == NULL;
	if (len <= 6 || !zha_starts(text, ZHA_LITERAL("《")) ||
		!zha_ends(text, ZHA_LITERAL("》")))
		return false;
	for (size_t i = 3; i + 6 <= len; i++)
		if (memcmp(key + i, open, 3) == 0 || memcmp(key + i, shut, 3) == 0)
			return false;
	return true;
}

size_t
zha_series_key(zha_text name, char *out)
{
	const char *p = name.data;
	size_t len = 0;
	size_t read;
	uint32_t cp;
	uint32_t last = 0;
	bool blank = false;
	size_t asked = 0;

	for (; (read = zha_utf8_decode(p, zha_end(name), &cp)) > 0; p += read)
	{
		zha_pace((size_t) (p - name.data), &asked);
		if (zha_is_blank(cp))
		{
			blank = true;
			continue;
		}
		cp = fold_sign(zha_series_fold(cp));
		if (blank && is_wordlike(last) && is_wordlike(cp))
			out[len++] = ' ';
		blank = false;
		last = cp;
		len += zha_utf8_encode(cp, out + len);
	}
	while (is_quoted(out, len))
	{
		size_t mark = out[0] == QUOTE ? 1 : 3;

		len -= 2 * mark;
		memmove(out, out + mark, len);
	}
	return len;
}
