/*
 * page_crumb.c
 *		Breadcrumbs: finds them and takes them apart.
 */
#include "core/page.h"
#include "core/page_frame.h"

/* What leads from an item to the next, the longest first. */
static const char *const signs[] = {"-->", "->", "——>", "→",  " - ", " > ", ">>",
									">",   "›",  "»",   "＞", "▶",   " / ", "/",
									"／",  "》", "▸",   "|",  "｜",  "-",   NULL};

static size_t
scan_sign(zha_text rest)
{
	for (int i = 0; signs[i] != NULL; i++)
		if (zha_starts(rest, (zha_text){signs[i], strlen(signs[i])}))
			return strlen(signs[i]);
	return 0;
}

/* The label 当前位置： and its like at the start of a line, with what opens it. */
static size_t
place_label(zha_text line)
{
	size_t open =
		zha_starts(line, ZHA_LITERAL("【"))                                        ? 3
		: zha_starts(line, ZHA_LITERAL(">")) || zha_starts(line, ZHA_LITERAL("[")) ? 1
																				   : 0;
	const char *p;
	zha_page_word word;
	size_t sign;

	if (!zha_page_word_read(zha_from(line, open), WORD_PLACE, 0, &word))
		return 0;
	p = line.data + open + word.len;
	if (open == 3 && zha_starts(zha_from(line, open + word.len), ZHA_LITERAL("】")))
		return open + word.len + 3;
	p += zha_blanks(p, zha_end(line));
	sign = zha_colon(p, zha_end(line));
	if (sign == 0)
		sign = scan_sign((zha_text){p, (size_t) (zha_end(line) - p)});
	if (sign > 0 || p > line.data + open + word.len)
		return (size_t) (p - line.data) + sign;
	return zha_page_word_starts((zha_text){p, (size_t) (zha_end(line) - p)}, WORD_HOME)
			   ? open + word.len
			   : 0;
}

/* 甲 › 乙 › 丙, 甲论坛»乙: two of the signs that only a breadcrumb has. */
static bool
leads_on(zha_text line)
{
	int signs = 0;

	for (size_t i = 1; i + 3 < line.len; i++)
	{
		unsigned char c = (unsigned char) line.data[i];

		if ((c == 0xE2 || c == 0xC2) &&
			(zha_starts(zha_from(line, i), ZHA_LITERAL("›")) ||
			 zha_starts(zha_from(line, i), ZHA_LITERAL("»"))))
			signs++;
	}
	return signs >= 2;
}

bool
zha_breadcrumb_read(zha_text line, zha_text *out, bool *labelled)
{
	size_t label;
	zha_page_word home;
	zha_text rest;

	if (line.len > ZHA_HEAD_LINE)
		return false;
	label = place_label(line);
	*labelled = label > 0;
	*out = zha_trim(zha_from(line, label));
	if (label > 0)
		return out->len > 0;
	for (size_t at = 0; at < line.len && at <= 18; at++)
	{
		if ((line.data[at] & 0xC0) == 0x80 || line.data[at] == ' ' ||
			!zha_page_word_read(zha_from(line, at), WORD_HOME, 0, &home) ||
			(at > 0 && (unsigned char) line.data[at] < 0x80))
			continue;
		rest = zha_trim(zha_from(line, at + home.len));
		if (zha_starts(rest, ZHA_LITERAL("]")))
			rest = zha_trim(zha_from(rest, 1));
		if (at == 0 && (unsigned char) *line.data < 0x80 && rest.len > 0 &&
			*rest.data == '/' && !zha_line_has_han(rest))
			return false; /* Home / Archive / RSS: a menu */
		return rest.len > 0 && scan_sign(rest) > 0 &&
			   (zha_bar(rest.data, zha_end(rest)) == 0 ||
				zha_ends(rest, ZHA_LITERAL("正文")));
	}
	return leads_on(line);
}

bool
zha_page_crumb(zha_text *rest, zha_text *item)
{
	while (rest->len > 0)
	{
		size_t at = 0;
		size_t sign = 0;

		for (; at < rest->len; at++)
		{
			zha_text here = zha_from(*rest, at);

			sign = *here.data == '\n' ? 1 : scan_sign(here);
			if (sign > 0)
				break;
		}
		*item = zha_trim((zha_text){rest->data, at});
		*rest = zha_from(*rest, at + sign);
		if (item->len > 0)
			return true;
	}
	return false;
}
