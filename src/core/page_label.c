/*
 * page_label.c
 *		Finds the labels of a line.
 *
 * A label counts where a label stands: at the start of a line, behind a blank, a bar or
 * an opening bracket, and with a colon behind it. In a line that begins with a label or
 * a date it may also touch what stands before it.
 */
#include "core/page_label.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
zha_views_read(zha_text value, uint64_t *out)
{
	const char *end;
	const char *p;
	uint64_t count = 0;
	int digits = 0;

	value = zha_trim(value);
	end = zha_end(value);
	p = value.data;
	if (p < end && (*p == '[' || *p == '('))
		p++;
	else if (zha_starts(value, ZHA_LITERAL("（")))
		p += 3;
	p += zha_blanks(p, end);
	for (; p < end && (is_digit(*p) || (*p == ',' && digits > 0)); p++)
		if (*p != ',' && ++digits <= 15)
			count = count * 10 + (uint64_t) (*p - '0');
	if (digits == 0 || digits > 15)
		return false;
	value = zha_trim_start((zha_text){p, (size_t) (end - p)});
	if (zha_starts(value, ZHA_LITERAL(".")) || zha_starts(value, ZHA_LITERAL("万")) ||
		zha_starts(value, ZHA_LITERAL("萬")) || zha_starts(value, ZHA_LITERAL("+")) ||
		zha_starts(value, ZHA_LITERAL("-")) || zha_starts(value, ZHA_LITERAL(":")) ||
		zha_starts(value, ZHA_LITERAL("分")) || zha_starts(value, ZHA_LITERAL("w")) ||
		zha_starts(value, ZHA_LITERAL("k")) || zha_starts(value, ZHA_LITERAL("m")))
		return false;
	*out = count;
	return true;
}

/* ---- behind the word ---------------------------------------------------------- */

/* « PREV, NEXT →: whether a word is all of a line but for arrows. */
static bool
is_alone(zha_text line, size_t from, const char *to)
{
	zha_text before = {line.data, from};
	zha_text behind = {to, (size_t) (zha_end(line) - to)};

	return zha_without_arrows(before).len == 0 && zha_without_arrows(behind).len == 0;
}

/* Whether a value stands behind a label without a colon; p is behind the word, q behind
 * the blanks that follow it. */
static bool
stands_bare(zha_text line, const zha_hit *hit, const char *p, const char *q)
{
	const char *end = zha_end(line);
	zha_text rest = {q, (size_t) (end - q)};
	zha_date date;
	uint64_t views;
	uint32_t before = ' ';
	size_t at;
	size_t len;

	switch (hit->kind)
	{
		case LABEL_PREV:
		case LABEL_NEXT:
			return hit->weak ? is_alone(line, hit->start, q) : q == end || q > p;
		case LABEL_DATE:
		case LABEL_UPDATED:
			return zha_page_date_begins(q, end, &date) > 0;
		case LABEL_VIEWS:
			return q < end && zha_views_read(rest, &views) &&
				   (q > p || !is_digit(*q) || hit->start == 0);
		case LABEL_TITLE:
			return q < end && memchr(p, '\t', (size_t) (q - p)) != NULL;
		case LABEL_SOURCE:
		case LABEL_AUTHOR:
		case LABEL_EDITOR:
			zha_utf8_before(line.data, line.data + hit->start, &before);
			return q > p && q < end && !zha_is_ideograph(before) &&
				   zha_page_date_find(line, 0, &at, &len, &date);
		default:
			return false;
	}
}

/* 【来源】, [作者]: whether an opening bracket stands before a label. */
static bool
is_bracketed(zha_text line, size_t at)
{
	return (at > 0 && line.data[at - 1] == '[') ||
		   (at >= 3 && zha_starts(zha_from(line, at - 3), ZHA_LITERAL("【")));
}

/* What follows the word of a label, which ends at at: gives the value's offset, or 0. */
static size_t
after_word(zha_text line, zha_hit *hit, size_t at)
{
	const char *end = zha_end(line);
	const char *p = line.data + at;
	const char *q = p + zha_blanks(p, end);
	zha_text rest = {q, (size_t) (end - q)};
	bool role = hit->kind >= LABEL_SOURCE && hit->kind <= LABEL_EDITOR;
	size_t sign = zha_colon(q, end);

	if (sign == 0 && (hit->kind >= LABEL_PREV || is_bracketed(line, hit->start)))
		sign = zha_starts(rest, ZHA_LITERAL("】")) ? 3
												   : zha_starts(rest, ZHA_LITERAL("]"));
	if (sign == 0 && role && (unsigned char) line.data[hit->start] >= 0x80)
		sign = zha_starts(rest, ZHA_LITERAL("/"))    ? 1
			   : zha_starts(rest, ZHA_LITERAL("／")) ? 3
			   : hit->start == 0                     ? zha_bar(q, end)
													 : 0;
	if (sign > 0)
		return (size_t) (q - line.data) + sign;
	hit->bare = stands_bare(line, hit, p, q);
	return hit->bare ? (size_t) (q - line.data) : 0;
}

/* ---- the word ----------------------------------------------------------------- */

/* 上一页, Next: words that also turn the pages of a list. */
static bool
turns_pages(zha_text word)
{
	return (unsigned char) *word.data < 0x80 || zha_ends(word, ZHA_LITERAL("页")) ||
		   zha_ends(word, ZHA_LITERAL("頁"));
}

/* A label of the list that begins at offset at: the longest with a value behind it. */
static bool
match_word(zha_text line, size_t at, uint32_t roles, zha_hit *hit)
{
	zha_text rest = zha_from(line, at);
	zha_page_word word = {.len = 0};

	while (zha_page_word_read(rest, roles, word.len, &word))
	{
		if (word.label == LABEL_NONE || (roles == WORD_TOUCH && word.len < 6))
			continue;
		*hit = (zha_hit){.kind = word.label, .start = (uint32_t) at};
		hit->weak =
			word.label >= LABEL_PREV && turns_pages((zha_text){rest.data, word.len});
		hit->value = (uint32_t) after_word(line, hit, at + word.len);
		if (hit->value > 0)
			return true;
	}
	return false;
}

/* Any short word of Han with a colon: a label that is not in the list. */
static bool
match_unknown(zha_text line, size_t at, zha_hit *hit)
{
	const char *end = zha_end(line);
	const char *p = line.data + at;
	uint32_t cp;
	size_t len;
	int count = 0;

	while ((len = zha_utf8_decode(p, end, &cp)) > 0 && zha_is_ideograph(cp) &&
		   count < 7)
	{
		p += len;
		count++;
	}
	len = zha_colon(p, end);
	if (len == 0 || count < 2 || count > 6)
		return false;
	*hit = (zha_hit){.kind = LABEL_OTHER,
					 .start = (uint32_t) at,
					 .value = (uint32_t) ((size_t) (p - line.data) + len)};
	return true;
}

/* 1024 次阅读, 3,162 阅读: a count before its word. */
static bool
match_count(zha_text line, size_t at, zha_hit *hit)
{
	const char *end = zha_end(line);
	const char *p = line.data + at;
	zha_page_word word;
	uint32_t cp;

	if (!is_digit(*p))
		return false;
	while (p < end && (is_digit(*p) || *p == ','))
		p++;
	p += zha_blanks(p, end);
	if (zha_starts((zha_text){p, (size_t) (end - p)}, ZHA_LITERAL("次")))
		p += 3;
	if (!zha_page_word_read((zha_text){p, (size_t) (end - p)}, WORD_AFTER, 0, &word) ||
		word.label != LABEL_VIEWS)
		return false;
	p += word.len;
	if (p < end && zha_bar(p, end) == 0 && !is_digit(*p) &&
		(zha_utf8_decode(p, end, &cp) == 0 || !zha_is_blank(cp)))
		return false;
	*hit = (zha_hit){.kind = LABEL_VIEWS,
					 .start = (uint32_t) at,
					 .value = (uint32_t) at,
					 .bare = true};
	return true;
}

/* ---- the line ------------------------------------------------------------------ */

/* Where a label may begin, by the character before it. */
typedef enum place
{
	PLACE_NONE,
	PLACE_TOUCH, /* only one that may touch a value */
	PLACE_KNOWN, /* only one of the list: behind an opening bracket */
	PLACE_ANY    /* also one that is not in the list */
} place;

static place
place_behind(uint32_t cp, bool touch)
{
	if (zha_is_blank(cp) || cp == '|' || cp == 0xFF5C || cp == 0x4E28)
		return PLACE_ANY;
	if (cp == '(' || cp == 0xFF08 || cp == '[' || cp == 0x3010 || cp == 0xAB ||
		cp == '<' || cp == '*' || cp == 0x25A0 || cp == 0x300A)
		return PLACE_KNOWN;
	if (touch || (cp >= '0' && cp <= '9') || cp == ')' || cp == 0xFF09 || cp == ']' ||
		cp == 0x3011)
		return PLACE_TOUCH;
	return PLACE_NONE;
}

/* The next label at or behind from. */
static bool
find_label(zha_text line, size_t from, bool touch, zha_hit *hit)
{
	const char *end = zha_end(line);
	uint32_t cp = ' ';
	size_t len = 0;

	if (from > 0)
		len = zha_utf8_before(line.data, line.data + from, &cp);
	for (size_t at = from; at < line.len; at += len)
	{
		place where;

		/* behind common Han characters, which E4 to E9 begin, no label stands */
		while (!touch && cp >= 0x4000 && cp < 0xA000 && at + 3 < line.len &&
			   (unsigned char) line.data[at] >= 0xE4 &&
			   (unsigned char) line.data[at] <= 0xE9)
			at += 3;
		where = place_behind(cp, touch);
		if ((where > PLACE_TOUCH && match_word(line, at, WORD_LABEL, hit)) ||
			(where > PLACE_TOUCH && match_count(line, at, hit)) ||
			(where == PLACE_TOUCH && match_word(line, at, WORD_TOUCH, hit)) ||
			(where == PLACE_ANY && at > 0 && match_unknown(line, at, hit)))
		{
			if (where == PLACE_KNOWN)
				hit->start -= (uint32_t) len;
			return true;
		}
		len = zha_utf8_decode(line.data + at, end, &cp);
		if (len == 0)
			break;
	}
	return false;
}

/*
 * Where labels can stand in a line: all of a short one, the closing bracket of a
 * paragraph.
 */
static size_t
label_part(zha_text line)
{
	size_t from = line.len > 150 ? line.len - 150 : 0;

	if (line.len <= ZHA_HEAD_LINE)
		return 0;
	if (zha_ends(line, ZHA_LITERAL("）")) || zha_ends(line, ZHA_LITERAL(")")))
		for (size_t i = line.len; i-- > from;)
			if (line.data[i] == '(' || zha_starts(zha_from(line, i), ZHA_LITERAL("（")))
				return i;
	return line.len;
}

int
zha_labels_read(zha_text line, zha_hit hits[ZHA_LABELS])
{
	size_t from = label_part(line);
	zha_date date;
	bool touch =
		from < line.len && zha_page_date_begins(line.data, zha_end(line), &date) > 0;
	int n = 0;

	while (n < ZHA_LABELS && find_label(line, from, touch, &hits[n]))
	{
		touch = touch || hits[n].start == 0;
		from = hits[n].value;
		if (hits[n].bare && hits[n].kind == LABEL_VIEWS)
			while (from < line.len &&
				   (is_digit(line.data[from]) || line.data[from] == ','))
				from++;
		if (n > 0)
			hits[n - 1].end = hits[n].start;
		hits[n++].end = (uint32_t) line.len;
	}
	return n;
}
