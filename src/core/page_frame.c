/*
 * page_frame.c
 *		Tells the lines of a page's frame from those of its text.
 */
#include "core/page_frame.h"

#include "core/person.h"

/* ---- buttons and the site's own lines ------------------------------------------ */

/* Sizes of type and counters, and nothing else: 大 中 小, 1 2 3. */
static bool
is_sizes(zha_text line)
{
	static const char *const sizes[] = {"超", "大", "中", "小", NULL};

	if (line.len > 60)
		return false;
	for (size_t at = 0; at < line.len;)
	{
		zha_text rest = zha_from(line, at);
		bool size = false;

		if ((*rest.data >= '0' && *rest.data <= '9') || *rest.data == ' ' ||
			*rest.data == '|')
		{
			at++;
			continue;
		}
		for (int i = 0; sizes[i] != NULL; i++)
			size = size || zha_starts(rest, (zha_text){sizes[i], 3});
		if (!size)
			return false;
		at += 3;
	}
	return true;
}

static bool
is_button(zha_text line)
{
	zha_page_word word;
	uint32_t cp;
	int chars;

	if (line.len <= 120 && zha_page_word_read(line, WORD_BUTTON, 0, &word))
	{
		chars = zha_characters(line);
		if (chars <= 5 || *line.data == '[' || (unsigned char) *line.data == 0xE3)
			return chars <= 30;
		if (chars <= 30 &&
			(zha_utf8_decode(line.data + word.len, zha_end(line), &cp) == 0 ||
			 !zha_is_ideograph(cp)))
			return true;
	}
	return is_sizes(line);
}

static bool
is_site_line(zha_text line)
{
	zha_page_word word;

	if (line.len > 2 * ZHA_HEAD_LINE)
		return false;
	if (zha_page_word_within(line, WORD_SITE))
		return true;
	return zha_page_word_read(line, WORD_ADDRESS, 0, &word);
}

static bool
ends_body(const zha_line *line)
{
	const zha_hit *hit = zha_first_hit(line);

	return (hit != NULL && hit->kind >= LABEL_VIEWS) ||
		   zha_page_word_starts(line->text, WORD_ENDS);
}

/* ---- credits --------------------------------------------------------------------- */

bool
zha_is_credit_row(zha_text line)
{
	const char *p;
	zha_page_word word;
	zha_date date;
	size_t at;
	size_t len;

	if (zha_characters(line) > 40 || !zha_page_word_read(line, WORD_CREDIT, 0, &word) ||
		zha_page_date_find(line, 0, &at, &len, &date))
		return false;
	p = line.data + word.len;
	p += zha_blanks(p, zha_end(line));
	return zha_colon(p, zha_end(line)) > 0 || zha_bar(p, zha_end(line)) > 0 ||
		   (p < zha_end(line) && *p == '/') ||
		   zha_starts((zha_text){p, (size_t) (zha_end(line) - p)}, ZHA_LITERAL("／"));
}

bool
zha_is_credit(const zha_line *l)
{
	zha_text line = l->text;
	bool bracketed =
		(zha_starts(line, ZHA_LITERAL("（")) && zha_ends(line, ZHA_LITERAL("）"))) ||
		(zha_starts(line, ZHA_LITERAL("(")) && zha_ends(line, ZHA_LITERAL(")")));

	if (!bracketed || line.len > 600 || !zha_page_word_within(line, WORD_CREDITED))
		return false;
	return l->n_hits == 0 || l->hits[0].start > 0 || l->hits[0].kind == LABEL_OTHER;
}

/* ---- names ------------------------------------------------------------------------ */

/* Whether a text is one name: no sign that parts words or sentences. */
static bool
is_one_name(zha_text text, int most)
{
	const char *p = text.data;
	uint32_t cp;
	size_t len;

	if (text.len == 0 || text.len > 80 || zha_characters(text) > most)
		return false;
	for (; (len = zha_utf8_decode(p, zha_end(text), &cp)) > 0; p += len)
		if (!zha_is_ideograph(cp) && !zha_is_blank(cp) && cp != 0xB7 &&
			!(cp >= '0' && cp <= '9') && !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'))
			return false;
	return true;
}

bool
zha_is_medium(zha_text text)
{
	return is_one_name(text, 10) && zha_page_word_ends(text, WORD_MEDIUM) &&
		   !zha_page_word_is(text, WORD_MEDIUM);
}

bool
zha_is_office(zha_text text)
{
	return is_one_name(text, 16) && zha_page_word_ends(text, WORD_OFFICE);
}

bool
zha_is_person(zha_text text)
{
	zha_letters letters;
	int from;
	int to;

	return text.len > 0 && text.len <= 60 &&
		   zha_letters_read(text, &letters) == text.len &&
		   zha_person_read(&letters, 0, letters.n, &from, &to);
}

/* ---- dates ------------------------------------------------------------------------- */

/* 2025-09-09爬虫: a column of few characters that touches a date in ten digits and signs. */
static bool
is_column_behind(const char *date, size_t len, zha_text name)
{
	return len == 10 && (unsigned char) date[4] < 0x80 && is_one_name(name, 6);
}

bool
zha_date_line(zha_text line, zha_date *date, zha_text *after)
{
	zha_text name;
	zha_hit hits[ZHA_LABELS];
	bool glued;
	size_t open;
	size_t len;

	if (line.len > ZHA_HEAD_LINE)
		return false;
	open = line.len > 0 && (*line.data == '[' || *line.data == '|') ? 1
		   : zha_starts(line, ZHA_LITERAL("【"))                    ? 3
																	: 0;
	open += zha_blanks(line.data + open, zha_end(line));
	len = zha_page_date_begins(line.data + open, zha_end(line), date);
	if (len == 0)
		return false;
	*after = zha_from(line, open + len);
	if (zha_starts(*after, ZHA_LITERAL("]")) || zha_starts(*after, ZHA_LITERAL("】")))
		*after = zha_from(*after, *after->data == ']' ? 1 : 3);
	for (size_t i = 0; i < after->len; i++)
		if (zha_bar(after->data + i, zha_end(*after)) > 0)
			after->len = i;
	if (zha_labels_read(*after, hits) > 0)
		after->len = hits[0].start;
	name = zha_trim(*after);
	glued = name.len > 0 && name.data == after->data && *name.data != '(' &&
			*name.data != ')';
	*after = name;
	return zha_characters(name) <= 14 &&
		   (!glued || memchr(line.data + open, ':', len) != NULL ||
			is_column_behind(line.data + open, len, name) || zha_is_medium(name) ||
			zha_is_office(name) || zha_is_person(name));
}

bool
zha_bracketed_date(zha_text line, zha_date *date)
{
	size_t open = zha_starts(line, ZHA_LITERAL("（")) ? 3 : 1;

	if (line.len > ZHA_HEAD_LINE || line.len == 0 || (open == 1 && *line.data != '('))
		return false;
	return zha_page_date_scan(line.data + open, zha_end(line), date) > 0;
}

/* Whether a text has the signs of a sentence. */
static bool
is_sentence(zha_text line)
{
	static const char *const stops[] = {"。", "，", "！", "？", "；", "：", "《", NULL};

	for (int i = 0; stops[i] != NULL; i++)
		if (zha_line_holds(line, (zha_text){stops[i], 3}))
			return true;
	return false;
}

bool
zha_ends_with_date(const zha_line *line)
{
	uint32_t cp;

	return line->has_date && line->chars <= 50 && line->date_at > 0 &&
		   (size_t) line->date_at + line->date_len == line->text.len &&
		   zha_utf8_before(line->text.data, line->text.data + line->date_at, &cp) > 0 &&
		   zha_is_blank(cp) && !is_sentence(line->text);
}

bool
zha_labelled_date(const zha_line *line, zha_label kind, zha_date *date, zha_text *after)
{
	for (int i = 0; i < line->n_hits; i++)
	{
		const zha_hit *hit = &line->hits[i];

		if (hit->kind == kind &&
			zha_date_line(zha_trim((zha_text){line->text.data + hit->value,
											  hit->end - hit->value}),
						  date, after))
			return true;
	}
	return false;
}

static bool
is_head(const zha_line *line)
{
	zha_date date;
	zha_text after;
	const zha_hit *hit = zha_leading_hit(line);

	if (line->text.len > ZHA_HEAD_LINE)
		return false;
	if (line->has_date && line->date_at <= 6 &&
		(zha_date_line(line->text, &date, &after) ||
		 zha_bracketed_date(line->text, &date)))
		return true;
	return hit != NULL && (!hit->bare || hit->kind <= LABEL_UPDATED) &&
		   hit->kind >= LABEL_DATE && hit->kind <= LABEL_VIEWS;
}

/* Whether a text has a sign that parts sentences, as a long row of a menu has not. */
static bool
has_stop(zha_text line)
{
	for (size_t i = 0; i + 2 < line.len; i++)
	{
		const char *p = line.data + i;

		if (((*p == ',' || *p == '.') && p[1] == ' ') ||
			(*p == '\xE3' && memcmp(p, "。", 3) == 0) ||
			(*p == '\xEF' && memcmp(p, "，", 3) == 0))
			return true;
	}
	return false;
}

/* ---- all of it --------------------------------------------------------------------- */

void
zha_line_fill(zha_text text, zha_line *out, zha_hit hits[ZHA_LABELS])
{
	size_t at = 0;
	size_t len = 0;

	*out = (zha_line){.text = text, .hits = hits};
	out->chars = (uint16_t) zha_characters(text);
	out->has_date =
		text.len <= ZHA_HEAD_LINE && zha_page_date_find(text, 0, &at, &len, &out->date);
	out->date_at = (uint16_t) at;
	out->date_len = (uint16_t) len;
	out->n_hits = (uint8_t) zha_labels_read(text, hits);
	out->paragraph = (out->chars > 60 && has_stop(text)) ||
					 (out->chars > 20 && zha_ends(text, ZHA_LITERAL("。")));
	out->button = is_button(text);
	out->site = is_site_line(text);
	out->head = is_head(out);
	out->ends_body = ends_body(out);
}
