/*
 * page_line.c
 *		Divides a page into lines.
 */
#include "core/page_line.h"

#include "core/pace.h"

int
zha_characters(zha_text text)
{
	int count = 0;
	size_t most = text.len < 4000 ? text.len : 4000;

	for (size_t i = 0; i < most; i++)
		count += (signed char) text.data[i] >= -0x40;
	return count < 1000 ? count : 1000;
}

bool
zha_line_holds(zha_text line, zha_text word)
{
	for (size_t i = 0; i + word.len <= line.len; i++)
		if (memcmp(line.data + i, word.data, word.len) == 0)
			return true;
	return false;
}

bool
zha_line_has_han(zha_text line)
{
	const char *p = line.data;
	uint32_t cp;
	size_t len;

	for (; (len = zha_utf8_decode(p, zha_end(line), &cp)) > 0; p += len)
		if (zha_is_ideograph(cp))
			return true;
	return false;
}

bool
zha_item_next(zha_text *row, zha_text *item)
{
	*item = (zha_text){row->data, 0};
	while (item->len < row->len && row->data[item->len] != ' ')
		item->len++;
	*row = zha_trim_start(zha_from(*row, item->len));
	return item->len > 0;
}

size_t
zha_colon(const char *p, const char *end)
{
	zha_text rest = {p, (size_t) (end - p)};

	if (zha_starts(rest, ZHA_LITERAL(":")))
		return 1;
	return zha_starts(rest, ZHA_LITERAL("：")) ? 3 : 0;
}

size_t
zha_bar(const char *p, const char *end)
{
	static const char *const bars[] = {"|", "｜", "丨", "│", "▏", NULL};
	zha_text rest = {p, (size_t) (end - p)};

	for (int i = 0; bars[i] != NULL; i++)
		if (zha_starts(rest, (zha_text){bars[i], strlen(bars[i])}))
			return strlen(bars[i]);
	return 0;
}

zha_text
zha_without_arrows(zha_text value)
{
	static const char *const arrows[] = {"«", "»",       "<<",      ">>", "<",
										 ">", "‹",       "›",       "←",  "→",
										 "|", "&laquo;", "&raquo;", "｜", NULL};

	value = zha_trim(value);
	for (int i = 0; arrows[i] != NULL; i++)
	{
		zha_text arrow = {arrows[i], strlen(arrows[i])};

		if (zha_starts(value, arrow))
			value = zha_trim(zha_from(value, arrow.len));
		if (zha_ends(value, arrow))
			value = zha_trim((zha_text){value.data, value.len - arrow.len});
	}
	return value;
}

bool
zha_line_next(zha_text *rest, zha_text *line)
{
	while (rest->len > 0)
	{
		const char *feed = memchr(rest->data, '\n', rest->len);
		size_t len = feed == NULL ? rest->len : (size_t) (feed - rest->data);

		zha_pace_ask();
		*line = zha_trim((zha_text){rest->data, len});
		*rest = zha_from(*rest, feed == NULL ? len : len + 1);
		if (line->len > 0)
			return true;
	}
	return false;
}

/* Where the last ZHA_LAST_LINES lines of a text begin. */
static const char *
last_lines(zha_text text)
{
	const char *p = zha_end(text);

	for (int feeds = 0; p > text.data; p--)
		if (p[-1] == '\n' && ++feeds > ZHA_LAST_LINES)
			break;
	return p;
}

void
zha_lines_read(zha_text text, zha_lines *out)
{
	zha_text rest = text;
	zha_text line;
	const char *above = text.data; /* where the line above ends */
	zha_hit spare[ZHA_LABELS];

	out->n = out->n_hits = 0;
	while (out->n < ZHA_LINES && zha_line_next(&rest, &line))
	{
		const char *feed = above;

		bool room = out->n_hits + ZHA_LABELS <= ZHA_HITS;

		zha_line_fill(line, &out->line[out->n], room ? &out->hits[out->n_hits] : spare);
		if (!room)
			out->line[out->n].n_hits = 0;
		out->n_hits += out->line[out->n].n_hits;
		for (int feeds = 0; feed < line.data; feed++)
			if (*feed == '\n' && ++feeds > 1)
				out->line[out->n].apart = true;
		above = zha_end(line);
		if (++out->n == ZHA_FIRST_LINES)
		{
			const char *last = last_lines(rest);

			rest = (zha_text){last, (size_t) (zha_end(rest) - last)};
			above = last;
		}
	}
}
