/*
 * page_value.c
 *		Date, source, author, editor and views of a page.
 */
#include "core/page_reader.h"

/* ---- values of labels --------------------------------------------------------------- */

/* 1 for an opening bracket, -1 for a closing one, 0 for another character. */
static int
bracket_step(uint32_t cp)
{
	if (cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010)
		return 1;
	return cp == ')' || cp == ']' || cp == 0xFF09 || cp == 0x3011 ? -1 : 0;
}

/* Whether a button or counter begins here; one of a single character stands alone. */
static bool
is_after(zha_text rest)
{
	zha_page_word word;

	if (!zha_page_word_read(rest, WORD_AFTER, 0, &word))
		return false;
	return word.len != 3 || (unsigned char) *rest.data == 0xE3 ||
		   !zha_is_ideograph(zha_first_letter(zha_from(rest, word.len)));
}

zha_text
zha_role_value(zha_text value)
{
	const char *end;
	uint32_t before = ' ';
	uint32_t cp;
	zha_date date;
	size_t at;
	size_t len;
	int open = 0;

	value = zha_trim(value);
	if (zha_page_date_find(value, 0, &at, &len, &date))
	{
		value = zha_trim((zha_text){value.data, at});
		if (zha_ends(value, ZHA_LITERAL(" on")))
			value = zha_trim((zha_text){value.data, value.len - 3});
	}
	while (zha_ends(value, ZHA_LITERAL("；")) || zha_ends(value, ZHA_LITERAL("，")) ||
		   zha_ends(value, ZHA_LITERAL("、")))
		value = zha_trim((zha_text){value.data, value.len - 3});
	if (zha_ends(value, ZHA_LITERAL(":")) || zha_ends(value, ZHA_LITERAL("：")))
		return (zha_text){value.data, 0}; /* a label that is not known */
	end = zha_end(value);
	for (at = 0; at < value.len; at += len, before = cp)
	{
		if (zha_starts(zha_from(value, at), ZHA_LITERAL(" in ")) && at > 0 &&
			zha_line_has_han(value))
			return zha_trim((zha_text){value.data, at}); /* by 江月 in 随笔 */
		if ((at == 0 || zha_is_blank(before)) && is_after(zha_from(value, at)))
			return zha_trim((zha_text){value.data, at});
		len = zha_utf8_decode(value.data + at, end, &cp);
		open += len == 0 ? 0 : bracket_step(cp);
		if (len == 0 || open < 0 || zha_bar(value.data + at, end) > 0)
			return zha_trim((zha_text){value.data, at});
	}
	return value;
}

/* 支全明 SF099: a name without the code of who holds it. */
static zha_text
without_code(zha_text name)
{
	size_t at = name.len;
	size_t digits = 0;

	while (at > 0 && name.data[at - 1] >= '0' && name.data[at - 1] <= '9')
	{
		at--;
		digits++;
	}
	while (at > 0 && name.data[at - 1] >= 'A' && name.data[at - 1] <= 'Z')
		at--;
	if (digits < 2 || at == 0 || name.data[at - 1] != ' ')
		return name;
	return zha_trim((zha_text){name.data, at});
}

/* What was taken so far; *seen: labels that stood before, with a value or not. */
typedef struct taken
{
	zha_reader *r;
	int first_paragraph;
	int last_paragraph;
	bool seen[LABEL_KINDS];
	bool has_updated;
	zha_date updated;
} taken;

static void
take_role(taken *t, zha_label kind, zha_text value)
{
	zha_page *page = t->r->page;
	zha_text *field = kind == LABEL_SOURCE   ? &page->source
					  : kind == LABEL_AUTHOR ? &page->author
											 : &page->editor;

	value = zha_role_value(value);
	if (kind == LABEL_EDITOR)
		value = without_code(value);
	if (field->len == 0 && (!t->seen[kind] || kind == LABEL_EDITOR) &&
		zha_characters(value) <= 40)
		*field = value;
	t->seen[kind] = t->seen[kind] || value.len > 0;
}

static void
take_date(taken *t, zha_label kind, zha_text value)
{
	zha_date date;
	zha_text after;
	zha_page *page = t->r->page;

	if (!zha_date_line(zha_trim(value), &date, &after))
		return;
	if (kind == LABEL_UPDATED && !t->has_updated)
	{
		t->updated = date;
		t->has_updated = true;
	}
	if (kind != LABEL_DATE || page->has_date)
		return;
	page->published = date;
	page->has_date = true;
}

/* Where a line stands: in the head, at an end of the text, in it, or below the links. */
typedef enum taken_part
{
	PART_HEAD,
	PART_TEXT,
	PART_BETWEEN, /* paragraphs stand above and below */
	PART_END
} taken_part;

static bool
in_brackets(zha_text line)
{
	return zha_starts(line, ZHA_LITERAL("(")) || zha_starts(line, ZHA_LITERAL("（"));
}

/* The values of a line's labels. */
static void
take_labels(taken *t, const zha_line *l, taken_part part)
{
	zha_text line = l->text;
	const zha_hit *hits = l->hits;
	int n = l->n_hits;

	for (int i = 0; i < n; i++)
	{
		zha_text value = {line.data + hits[i].value, hits[i].end - hits[i].value};
		zha_date date;

		if (part == PART_END && hits[i].kind != LABEL_EDITOR &&
			(hits[i].kind != LABEL_VIEWS || hits[i].start > 0 || n > 1))
			continue;
		if (part == PART_BETWEEN && hits[i].kind == LABEL_SOURCE && in_brackets(line))
			continue; /* where a picture or what is quoted is from */
		if (part != PART_HEAD && hits[i].kind >= LABEL_SOURCE &&
			hits[i].kind <= LABEL_EDITOR &&
			!zha_line_has_han(
				(zha_text){line.data + hits[i].start, hits[i].value - hits[i].start}))
			continue; /* By and Source: also begin lines of a text */
		if (hits[i].kind == LABEL_DATE || hits[i].kind == LABEL_UPDATED)
			take_date(t, hits[i].kind, value);
		else if (hits[i].kind == LABEL_EDITOR && value.len > 0 &&
				 zha_page_date_scan(zha_trim(value).data, zha_end(value), &date) > 0)
			take_date(t, LABEL_DATE, value);
		else if (hits[i].kind >= LABEL_SOURCE && hits[i].kind <= LABEL_EDITOR)
			take_role(t, hits[i].kind, value);
		else if (hits[i].kind == LABEL_VIEWS && !t->r->page->has_views)
			t->r->page->has_views = zha_views_read(value, &t->r->page->views);
	}
}

/* ---- a label and its value on two lines ----------------------------------------------- */

/* Whether a line is a label, with its colon, and nothing else. */
static bool
is_lone_label(const zha_line *line)
{
	const zha_hit *hit = zha_leading_hit(line);

	return hit != NULL && !hit->bare && hit->kind >= LABEL_TITLE &&
		   hit->kind <= LABEL_VIEWS && hit->value == line->text.len;
}

/*
 * 作者, 张三, 发布于: whether line i is a label without a colon, and the line below its
 * value stands another.
 */
static bool
is_bare_label(const zha_reader *r, int i, zha_label *kind)
{
	const zha_line *line = &r->lines.line[i];
	zha_page_word word;

	if (i + 2 >= r->lines.n || line->chars > 6 ||
		!zha_page_word_read(line->text, WORD_LABEL, 0, &word) ||
		word.len != line->text.len || word.label < LABEL_DATE ||
		word.label > LABEL_EDITOR)
		return false;
	*kind = word.label;
	return zha_page_word_is(line[2].text, WORD_LABEL | WORD_LICENCE) &&
		   !zha_page_word_is(line[1].text, WORD_LABEL | WORD_BUTTON | WORD_MENU);
}

/* Whether a line can be the value of a role whose label stands above it. */
static bool
can_be_role(const zha_reader *r, int i, zha_label kind)
{
	static const char *const stops[] = {"。", "！", "？", "；", "…",
										"：", ":",  "，", NULL};
	const zha_line *line = &r->lines.line[i];

	if (line->button || line->ends_body)
		return false;
	if (kind != LABEL_SOURCE && zha_is_person(line->text))
		return true;
	for (int k = 0; stops[k] != NULL; k++)
		if (zha_ends(line->text, (zha_text){stops[k], strlen(stops[k])}))
			return false;
	return line->chars <= 20 && i + 1 < r->lines.n &&
		   (is_lone_label(&line[1]) || line[1].head);
}

const zha_hit *
zha_value_below(const zha_reader *r, int i)
{
	const zha_line *line = &r->lines.line[i];
	zha_text after;
	zha_date date;
	uint64_t views;
	bool is_value;

	if (i + 1 >= r->lines.n || !is_lone_label(line) ||
		line[1].text.len > ZHA_HEAD_LINE || zha_leading_hit(&line[1]) != NULL)
		return NULL;
	switch (line->hits->kind)
	{
		case LABEL_TITLE:
			is_value = true;
			break;
		case LABEL_DATE:
		case LABEL_UPDATED:
			is_value = zha_date_line(line[1].text, &date, &after);
			break;
		case LABEL_VIEWS:
			is_value = zha_views_read(line[1].text, &views);
			break;
		default:
			is_value = can_be_role(r, i + 1, line->hits->kind);
	}
	return is_value ? line->hits : NULL;
}

static void
take_below(taken *t, zha_label kind, zha_text value)
{
	if (kind == LABEL_DATE || kind == LABEL_UPDATED)
		take_date(t, kind, value);
	else if (kind >= LABEL_SOURCE && kind <= LABEL_EDITOR)
		take_role(t, kind, value);
	else if (kind == LABEL_VIEWS && !t->r->page->has_views)
		t->r->page->has_views = zha_views_read(value, &t->r->page->views);
}

/* ---- values without a label ------------------------------------------------------------- */

/* A text without the dots and strokes around it. */
static zha_text
without_signs(zha_text text)
{
	static const char *const signs[] = {"·", "•", "-", "—", NULL};

	text = zha_trim(text);
	for (int i = 0; signs[i] != NULL; i++)
	{
		zha_text sign = {signs[i], strlen(signs[i])};

		while (zha_starts(text, sign))
			text = zha_trim(zha_from(text, sign.len));
		while (zha_ends(text, sign))
			text = zha_trim((zha_text){text.data, text.len - sign.len});
	}
	return text;
}

/* A name beside the date: a medium or an office is the source, a person the editor, on a
 * blog the author. */
static void
take_name(taken *t, zha_text name)
{
	zha_page *page = t->r->page;

	name = zha_role_value(without_signs(name));
	if (name.len == 0 || memchr(name.data, '\t', name.len) != NULL)
		return;
	if (zha_is_medium(name) || zha_is_office(name))
	{
		if (page->source.len == 0 && !t->seen[LABEL_SOURCE])
			page->source = name;
	}
	else if (zha_is_person(name))
	{
		zha_text *field = t->r->blog ? &page->author : &page->editor;

		if (field->len == 0 && !t->seen[t->r->blog ? LABEL_AUTHOR : LABEL_EDITOR])
			*field = name;
	}
}

/* moon_99: a name as it is chosen on a site, in Latin letters without a blank. */
static bool
is_handle(zha_text name)
{
	bool letter = false;

	for (size_t i = 0; i < name.len; i++)
	{
		char c = name.data[i];
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!is_letter && (c < '0' || c > '9') && c != '_' && c != '-')
			return false;
		letter = letter || is_letter;
	}
	return letter && name.len >= 3 && name.len <= 24;
}

/* moon_99 发表于 2020-01-01: a name before the label of a date, on a page without breadcrumb. */
static void
take_poster(taken *t, const zha_line *line)
{
	const zha_hit *hits = line->hits;
	zha_text name;

	if (t->r->crumb >= 0 || t->r->page->author.len > 0 || !line->has_date ||
		line->n_hits == 0 || hits[0].kind > LABEL_UPDATED || hits[0].kind < LABEL_DATE)
		return;
	name = zha_trim((zha_text){line->text.data, hits[0].start});
	if (is_handle(name))
		t->r->page->author = name;
}

/* 記者林小舟／江海報導: a name right behind its label in a short line below the title. */
static void
take_reporter(taken *t, zha_text line)
{
	zha_page_word word;
	zha_text name;

	if (t->r->page->author.len > 0 || zha_characters(line) > 24 ||
		!zha_page_word_read(line, WORD_LABEL, 0, &word) || word.label != LABEL_AUTHOR)
		return;
	name = zha_trim(zha_from(line, word.len));
	for (size_t at = 0; at < name.len; at++)
		if (name.data[at] == '/' || zha_starts(zha_from(name, at), ZHA_LITERAL("／")))
			name.len = at;
	name = zha_trim(name);
	if (zha_is_person(name))
		t->r->page->author = name;
}

/* October 22, 2022 · 3 min · Yu-Pang | …: the last of the parts that dots part. */
static void
take_dotted(taken *t, zha_text line, size_t from)
{
	zha_text rest = zha_trim_start(zha_from(line, from));
	zha_text name = {line.data, 0};

	if (!zha_starts(rest, ZHA_LITERAL("·")) || t->r->page->author.len > 0)
		return;
	for (size_t at = 0; at < rest.len; at++)
		if (zha_starts(zha_from(rest, at), ZHA_LITERAL("·")))
			name = zha_from(rest, at + 2);
	name = zha_trim(name);
	for (size_t at = 0; at < name.len; at++)
		if (zha_bar(name.data + at, zha_end(name)) > 0)
			name = zha_trim((zha_text){name.data, at});
	if (is_handle(name) || (zha_is_person(name) && t->r->page->editor.len == 0))
		t->r->page->author = name;
}

/* What stands without a label before and behind the date of the head's line. */
static void
take_beside(taken *t, const zha_line *line)
{
	zha_text text = line->text;
	const zha_hit *hits = line->hits;
	int n = line->n_hits;
	size_t before = line->date_at;
	size_t behind = text.len;
	size_t end = (size_t) line->date_at + line->date_len;

	for (int i = 0; i < n; i++)
	{
		if (hits[i].start < before)
			before = hits[i].start;
		if (hits[i].start >= end && hits[i].start < behind)
			behind = hits[i].start;
	}
	take_name(t, (zha_text){text.data + end, behind - end});
	take_name(t, (zha_text){text.data, before});

	if (end == text.len && line + 1 < t->r->lines.line + t->r->lines.n)
		take_dotted(t, line[1].text, 0);
	else
		take_dotted(t, text, end);
}

/* The date of the head that no label names. */
static void
take_bare_date(taken *t)
{
	zha_reader *r = t->r;

	if (r->page->has_date || r->head < 0)
		return;
	for (int i = r->head; i < r->lines.n && i <= r->head + 2; i++)
	{
		const zha_line *line = &r->lines.line[i];

		if (i > r->head && !line->head)
			break;
		if (line->has_date &&
			!zha_labelled_date(line, LABEL_UPDATED, &(zha_date){0}, &(zha_text){0}))
		{
			r->page->published = line->date;
			r->page->has_date = true;
			return;
		}
	}
}

/* The first date of the text, where no head gives one. */
static void
take_first_date(taken *t)
{
	zha_reader *r = t->r;

	if (r->page->has_date)
		return;
	if (t->has_updated)
	{
		r->page->published = t->updated;
		r->page->has_date = true;
	}
}

/* ---- all of them ---------------------------------------------------------------------------- */

static bool
is_prose(const zha_reader *r, int i)
{
	return r->lines.line[i].chars > 60 ||
		   zha_ends(r->lines.line[i].text, ZHA_LITERAL("。"));
}

/* Whether line i belongs to the head: it is near it and of its kind. */
static bool
is_of_head(const zha_reader *r, int i)
{
	int from = r->title >= 0 && r->title < r->head ? r->title + 1 : r->head - 2;

	return r->head >= 0 && i >= from && i <= r->head + 8;
}

static void
take_line(taken *t, int *i)
{
	const zha_reader *r = t->r;
	const zha_line *line = &r->lines.line[*i];
	const zha_hit *hit = zha_value_below(r, *i);
	zha_label kind;
	bool below;

	if (line->site)
		return;
	below = r->links >= 0 && *i > r->links && r->head >= 0 && r->links > r->head;
	if (hit == NULL && !below && is_bare_label(r, *i, &kind))
	{
		take_below(t, kind, line[1].text);
		++*i;
		return;
	}
	if (hit != NULL)
	{
		if (!below || hit->kind == LABEL_EDITOR)
			take_below(t, hit->kind, line[1].text);
		++*i;
		return;
	}
	take_labels(t, line,
				below                                               ? PART_END
				: *i > t->first_paragraph && *i < t->last_paragraph ? PART_BETWEEN
				: is_of_head(r, *i) && *i <= r->head + 2            ? PART_HEAD
																	: PART_TEXT);
}

void
zha_values_find(zha_reader *r)
{
	taken t = {.r = r, .first_paragraph = r->lines.n};

	for (int i = 0; i < r->lines.n; i++)
		if (r->lines.line[i].paragraph)
		{
			t.first_paragraph = i < t.first_paragraph ? i : t.first_paragraph;
			t.last_paragraph = i;
		}

	if (r->head >= 0)
	{
		int head = r->head;

		take_line(&t, &head);
		take_bare_date(&t);
		for (int i = 0; i < r->lines.n && i <= r->head + 8; i++)
			if (is_of_head(r, i))
				take_line(&t, &i);
		take_bare_date(&t);
		if (r->lines.line[r->head].has_date)
			take_beside(&t, &r->lines.line[r->head]);
		for (int i = r->head; i < r->lines.n && i <= r->head + 1; i++)
			take_poster(&t, &r->lines.line[i]);
		for (int i = r->title + 1; i > 0 && i < r->lines.n && i <= r->head + 2; i++)
			take_reporter(&t, r->lines.line[i].text);
		for (int i = r->title + 1; r->title >= 0 && i < r->head && !is_prose(r, i); i++)
			if (zha_byline_name(r, i).len > 0 && r->page->author.len == 0)
				r->page->author = zha_byline_name(r, i);
			else if (r->lines.line[i].chars <= 16)
				take_name(&t, r->lines.line[i].text);
	}
	for (int i = 0; i < r->lines.n; i++)
		if (!is_of_head(r, i))
			take_line(&t, &i);
	take_first_date(&t);
}
