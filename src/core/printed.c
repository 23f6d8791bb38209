/*
 * printed.c
 *		What an old page prints after 上一条 and 下一条, see printed.h.
 */
#include "core/printed.h"

#include <string.h>

/* Titles above this many characters are not compared for nearness. */
#define LONGEST 200

static bool
is_blank(uint32_t cp)
{
	return cp <= 0x20 || cp == 0xA0 || cp == 0x3000 || cp == 0xFEFF ||
		   (cp >= 0x2000 && cp <= 0x200F);
}

static bool
is_stop(uint32_t cp)
{
	return cp == '!' || cp == 0xFF01 || cp == 0x3002 || cp == '.';
}

/* The text without what trim accepts at both ends. */
static zha_text
trim(zha_text text, bool (*drop)(uint32_t))
{
	const char *end = text.data + text.len;
	const char *last;
	uint32_t cp;
	size_t len;

	while ((len = zha_utf8_decode(text.data, end, &cp)) > 0 && drop(cp))
		text.data += len;
	last = text.data;
	for (const char *p = text.data; (len = zha_utf8_decode(p, end, &cp)) > 0; p += len)
		if (!drop(cp))
			last = p + len;
	return (zha_text){text.data, (size_t) (last - text.data)};
}

static bool
ends_in(zha_text text, const char *with)
{
	size_t len = strlen(with);

	return text.len > len && memcmp(text.data + text.len - len, with, len) == 0;
}

static bool
says_none(zha_text text)
{
	static const char *const words[] = {"没有", "没有了",   "无",
										"暂无", "返回列表", "已经没有了"};

	text = trim(text, is_stop);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (text.len == strlen(words[i]) && memcmp(text.data, words[i], text.len) == 0)
			return true;
	return false;
}

zha_printed
zha_printed_kind(zha_text printed)
{
	printed = trim(printed, is_blank);
	if (printed.len == 0)
		return ZHA_PRINTED_BLANK;
	if (says_none(printed))
		return ZHA_PRINTED_NONE;
	if (ends_in(printed, "…") || ends_in(printed, "..."))
		return ZHA_PRINTED_CUT;
	return ZHA_PRINTED_TITLE;
}

size_t
zha_title_key(zha_text title, char *out)
{
	const char *end = title.data + title.len;
	const char *p = title.data;
	size_t written = 0;

	while (p < end)
	{
		uint32_t cp = 0;
		size_t len = zha_utf8_decode(p, end, &cp);

		if (len == 0)
			len = 1;
		else if (is_blank(cp))
		{
			p += len;
			continue;
		}
		memmove(out + written, p, len);
		written += len;
		p += len;
	}
	for (;;)
	{
		zha_text key = {out, written};

		if (ends_in(key, "…"))
			written -= strlen("…");
		else if (ends_in(key, "..."))
			written -= strlen("...");
		else
			return written;
	}
}

static size_t
characters(zha_text text, uint32_t *out)
{
	const char *end = text.data + text.len;
	const char *p = text.data;
	size_t count = 0;
	uint32_t cp;
	size_t len;

	while (count <= LONGEST && (len = zha_utf8_decode(p, end, &cp)) > 0)
	{
		out[count++] = cp;
		p += len;
	}
	return count;
}

bool
zha_titles_near(zha_text a, zha_text b)
{
	uint32_t left[LONGEST + 1];
	uint32_t right[LONGEST + 1];
	unsigned short row[LONGEST + 2];
	size_t m = characters(a, left);
	size_t n = characters(b, right);
	size_t longer = m > n ? m : n;

	if (longer > LONGEST || longer - (m > n ? n : m) > longer / 6)
		return false;
	for (size_t j = 0; j <= n; j++)
		row[j] = (unsigned short) j;
	for (size_t i = 1; i <= m; i++)
	{
		unsigned short diagonal = row[0];

		row[0] = (unsigned short) i;
		for (size_t j = 1; j <= n; j++)
		{
			unsigned short above = row[j];
			unsigned short best = diagonal + (left[i - 1] != right[j - 1]);

			if (above + 1 < best)
				best = above + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
			diagonal = above;
		}
	}
	return row[n] <= longer / 6;
}
