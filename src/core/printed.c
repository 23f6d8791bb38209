/*
 * printed.c
 *		What an old page prints after 上一条 and 下一条, see printed.h.
 */
#include "core/printed.h"

#include "core/pace.h"
#include "core/page.h"
#include "core/span.h"
#include "core/title.h"

/* Titles above this many characters are not compared for nearness. */
#define LONGEST 200

zha_printed
zha_printed_kind(zha_text printed)
{
	printed = zha_trim(printed);
	if (printed.len == 0)
		return ZHA_PRINTED_BLANK;
	if (zha_page_no_link(printed))
		return ZHA_PRINTED_NONE;
	return zha_page_is_cut(printed) ? ZHA_PRINTED_CUT : ZHA_PRINTED_TITLE;
}

size_t
zha_title_key(zha_text title, char *out)
{
	const char *end = title.data + title.len;
	const char *p = title.data;
	size_t written = 0;
	size_t asked = 0;

	while (p < end)
	{
		uint32_t cp = 0;
		size_t len = zha_utf8_decode(p, end, &cp);

		zha_pace((size_t) (p - title.data), &asked);
		if (len == 0)
			len = 1;
		else if (zha_is_blank(cp))
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

		if (zha_ends(key, ZHA_LITERAL("…")))
			written -= strlen("…");
		else if (zha_ends(key, ZHA_LITERAL("...")))
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

/* Whether two titles bear different numbers, as the parts of one series do. */
static bool
numbers_differ(zha_text a, zha_text b)
{
	zha_title left;
	zha_title right;
	zha_fault fault;

	return zha_title_read(a, &left, &fault) == ZHA_OK &&
		   zha_title_read(b, &right, &fault) == ZHA_OK &&
		   (left.has_number != right.has_number ||
			(left.has_number && left.number != right.number));
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
	return row[n] <= longer / 6 && !numbers_differ(a, b);
}
