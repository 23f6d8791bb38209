/*
 * headline.c
 *		The headline of a title without outlet, relay and origin, and its key.
 *
 * The reader of titles gives the headline; what it leaves on it is where the text was
 * taken from, since a title's own grammar has no outlets: 山河晚报：…, （转自山河网）.
 */
#include "core/headline.h"

#include "core/change.h"
#include "core/entity.h"
#include "core/fold.h"
#include "core/person.h"
#include "core/span.h"
#include "core/vocabulary.h"

/* The name of an outlet is not longer, with the word before it. */
#define LONGEST_OUTLET 14

/* A column of a site: 读书周 | … */
#define LONGEST_COLUMN 4

/* Digits of an ordinal number that is written anew. */
#define LONGEST_ORDINAL 4

/* An outlet, a relay mark and an author may follow each other at the head. */
#define MOST_LAYERS 3

/* ---- outlets ----------------------------------------------------------------------- */

/* Letters from up to but not to, as they are compared, without blanks; how many. */
static int
word_of(const zha_letters *l, int from, int to, uint32_t out[LONGEST_OUTLET])
{
	int len = 0;

	for (int i = from; i < to; i++)
	{
		if (l->letter[i].kind == ZHA_KIND_BLANK)
			continue;
		if (len == LONGEST_OUTLET)
			return 0;
		out[len++] = zha_series_fold(l->letter[i].like);
	}
	return len;
}

/* Whether a word ends as the names of outlets do. */
static bool
ends_as_outlet(const uint32_t *word, int len)
{
	int end = zha_change_before(word, len, ZHA_CHANGE_OUTLET | ZHA_CHANGE_COMMON);

	return len >= 2 && end > 0 &&
		   zha_change_find(word + len - end, end, ZHA_CHANGE_OUTLET) != NULL;
}

/* A word that says that the text is taken from elsewhere, before or behind the outlet. */
typedef struct zha_source
{
	int front; /* its letters */
	int back;
} zha_source;

static zha_source
find_source(const uint32_t *word, int len)
{
	int front = zha_change_at(word, len, ZHA_CHANGE_SOURCE);
	int back;

	if (front > 0)
		return (zha_source){front, 0};
	front = zha_change_at(word, len, ZHA_CHANGE_RELAY);
	if (front == len || (front > 0 && ends_as_outlet(word + front, len - front)))
		return (zha_source){front, 0};
	back = zha_change_before(word, len, ZHA_CHANGE_RELAY);
	return (zha_source){0, back > 0 && ends_as_outlet(word, len - back) ? back : 0};
}

/* Behind so many letters that are no blanks. */
static int
behind(const zha_letters *l, int from, int count)
{
	for (; count > 0; from++)
		count -= l->letter[from].kind != ZHA_KIND_BLANK;
	return from;
}

/*
 * Whether the letters name an outlet and nothing else: 山河晚报, 转自山河晚报, 来源：山河网,
 * 公众号转载, 转. Behind a word of source any name is one.
 */
static bool
is_outlet(const zha_letters *l, int from, int to, zha_headline *out)
{
	uint32_t word[LONGEST_OUTLET] = {0};
	zha_source source;
	int len;
	int name;

	zha_letters_trim(l, &from, &to, ZHA_SEPARATORS);
	len = word_of(l, from, to, word);
	source = find_source(word, len);
	if (len == 0 || (source.front + source.back == 0 && !ends_as_outlet(word, len)))
		return false;
	name = behind(l, from, source.front);
	len -= source.front + source.back;
	if (out->relay.len == 0 && source.front > 0)
		out->relay = zha_letters_span(l, from, name);
	if (out->relay.len == 0 && source.back > 0)
		out->relay = zha_letters_span(l, behind(l, name, len), to);
	to = behind(l, name, len);
	zha_letters_trim(l, &name, &to, ZHA_SEPARATORS);
	if (out->outlet.len == 0)
		out->outlet = zha_letters_span(l, name, to);
	return true;
}

/*
 * Whether a bracket at the end is no part of the headline: an outlet, a note such as
 * （附图）, the author.
 */
static bool
is_aside(const zha_letters *l, int from, int to, zha_headline *out)
{
	uint32_t word[LONGEST_OUTLET] = {0};
	int name_from;
	int name_to;

	if (is_outlet(l, from, to, out) ||
		zha_change_at(word, word_of(l, from, to, word), ZHA_CHANGE_FILLER) > 0)
		return true;
	if (out->author.len > 0 || !zha_person_read(l, from, to, &name_from, &name_to))
		return false;
	out->author = zha_letters_span(l, name_from, name_to);
	return true;
}

/*
 * Whether a segment is a column of the site: short, without a number, and no body whose
 * affair the article is. What it stands beside must tell the article by itself.
 */
static bool
is_column(const zha_letters *l, int from, int to, int rest)
{
	uint32_t word[LONGEST_OUTLET] = {0};
	int len = word_of(l, from, to, word);
	zha_numeral number;

	if (len == 0 || len > LONGEST_COLUMN || rest < ZHA_HEADLINE_ENOUGH ||
		zha_change_before(word, len, ZHA_CHANGE_BODY) > 0)
		return false;
	for (int i = from; i < to; i++)
		if (l->letter[i].kind == ZHA_KIND_LATIN ||
			zha_letters_numeral(l, i, to, &number) > 0)
			return false;
	return true;
}

/* The letter before what is no part of the headline at the end, or l->n. */
static int
before_tail(const zha_letters *l, bool columns, zha_headline *out)
{
	const unsigned bars =
		1u << ZHA_KIND_BAR | 1u << ZHA_KIND_DASH | 1u << ZHA_KIND_HYPHEN;
	int last = l->n - 1;
	int open = last > 0 ? l->letter[last].pair : -1;

	if (open > 0 && l->letter[last].kind == ZHA_KIND_CLOSE &&
		l->letter[last].quotes == 0 && is_aside(l, open + 1, last, out))
		return open;
	for (int i = last; i > 0 && i > last - LONGEST_OUTLET; i--)
	{
		bool bar = columns && l->letter[i].kind == ZHA_KIND_BAR;

		if ((bars >> l->letter[i].kind & 1) || l->letter[i].cp == '_')
			return is_outlet(l, i + 1, l->n, out) ||
						   (bar && is_column(l, i + 1, l->n, i))
					   ? i
					   : l->n;
	}
	return l->n;
}

/* The letter behind an outlet or a column at the head, or 0. */
static int
behind_head(const zha_letters *l, bool columns, zha_headline *out)
{
	const unsigned ends = 1u << ZHA_KIND_COLON | 1u << ZHA_KIND_BAR;

	for (int i = 1; i < l->n && i <= LONGEST_OUTLET; i++)
	{
		if (!(ends >> l->letter[i].kind & 1))
			continue;
		if (columns && l->letter[i].kind == ZHA_KIND_BAR &&
			is_column(l, 0, i, l->n - i - 1))
			return i + 1;
		if (!is_outlet(l, 0, i, out))
			continue;
		/* 来源：山河网：…: the colon of the word of source is not the last */
		for (int k = i + 1; k < l->n && k <= i + LONGEST_OUTLET && out->outlet.len == 0;
			 k++)
			if (ends >> l->letter[k].kind & 1 && is_outlet(l, i + 1, k, out))
				return k + 1;
		return i + 1;
	}
	return 0;
}

/* Whether the text has a sign that an outlet stands at; most have none. */
static bool
may_have_ends(const zha_letters *l)
{
	const unsigned signs = 1u << ZHA_KIND_COLON | 1u << ZHA_KIND_BAR |
						   1u << ZHA_KIND_DASH | 1u << ZHA_KIND_HYPHEN |
						   1u << ZHA_KIND_CLOSE;

	return (l->kinds & signs) || memchr(l->text.data, '_', l->text.len) != NULL;
}

/*
 * Take outlets, and columns where they cannot be the name of a series, off the text; whether
 * there was one at the head.
 */
static bool
take_ends(bool columns, zha_headline *out)
{
	zha_letters l;
	int from;
	int to;

	if (out->text.len == 0 || zha_letters_read(out->text, &l) < out->text.len ||
		!may_have_ends(&l))
		return false;
	from = behind_head(&l, columns, out);
	to = before_tail(&l, columns, out);
	if (from >= to)
		return false;
	out->text = zha_trim(zha_letters_span(&l, from, to));
	return from > 0;
}

/* ---- reading ----------------------------------------------------------------------- */

/*
 * What a mark behind the headline says of it: the （上） that a title's number ends in. A
 * mark with a name before it is that of a series.
 */
static void
read_part(zha_text title, zha_headline *out, const zha_title *read)
{
	const char *end = zha_end(read->headline);
	zha_title rest;
	zha_fault fault;

	if (read->headline.data == read->series.data &&
		read->headline.len == read->series.len)
	{
		out->has_part = true;
		out->part = read->number;
		out->series.len = 0;
		out->has_number = false; /* it is all in the key */
		return;
	}
	if (end >= zha_end(title) ||
		zha_title_read((zha_text){end, (size_t) (zha_end(title) - end)}, &rest,
					   &fault) != ZHA_OK)
		return;
	out->has_part = rest.has_number && rest.series.len == 0;
	out->part = rest.number;
}

/* The parts of a title that are not known yet. */
static zha_code
read_layer(zha_text title, zha_headline *out, zha_fault *fault)
{
	zha_title read;
	zha_code code = zha_title_read(title, &read, fault);

	if (code != ZHA_OK)
		return code;
	if (out->relay.len == 0)
		out->relay = read.relay;
	if (out->original.len == 0)
		out->original = read.original;
	if (out->author.len == 0)
		out->author = read.author;
	if (!out->has_number && read.has_number)
	{
		out->has_number = true;
		out->number = read.number;
		out->series = read.series;
		read_part(title, out, &read);
	}
	else if (out->series.len == 0)
		out->series = read.series;
	out->text = read.headline;
	return ZHA_OK;
}

/* Whether a title ends in dots, which feeds may leave encoded. */
static bool
is_cut(zha_text title)
{
	uint32_t cp = 0;
	size_t from;

	title = zha_trim(title);
	if (zha_ends(title, ZHA_LITERAL("...")))
		return true;
	if (zha_utf8_before(title.data, zha_end(title), &cp) == 0)
		return false;
	for (from = title.len; cp == ';' && from > 0 && title.len - from < 10; from--)
		if (title.data[from - 1] == '&' &&
			zha_entity_read(title.data + from - 1, zha_end(title), &cp) > 0)
			break;
	return cp == 0x2026 || cp == 0x22EF;
}

zha_code
zha_headline_read(zha_text title, zha_headline *out, zha_fault *fault)
{
	zha_code code;

	memset(out, 0, sizeof(*out));
	out->cut = is_cut(title);
	out->text = title;
	(void) take_ends(false, out);
	code = read_layer(out->text, out, fault);
	for (int i = 0; code == ZHA_OK && i < MOST_LAYERS && take_ends(true, out); i++)
		code = read_layer(out->text, out, fault);
	return code;
}

/* ---- the key ----------------------------------------------------------------------- */

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_latin(uint32_t cp)
{
	return cp >= 'a' && cp <= 'z';
}

/* Signs that signs.tsv has no row for, by the blocks of Unicode that hold nothing else. */
static bool
is_punctuation(uint32_t cp)
{
	return (cp >= 0x80 && cp < 0xC0 && cp != 0xAA && cp != 0xB2 && cp != 0xB3 &&
			cp != 0xB9 && cp != 0xBA) ||
		   cp == 0xD7 || cp == 0xF7 || (cp >= 0x2010 && cp <= 0x206F) ||
		   (cp >= 0x2190 && cp <= 0x245F) || (cp >= 0x2500 && cp <= 0x2BFF) ||
		   (cp >= 0x3000 && cp <= 0x3004) || (cp >= 0x3008 && cp <= 0x3020) ||
		   cp == 0x3030 || cp == 0x303D || cp == 0x30A0 || cp == 0x30FB ||
		   (cp >= 0xE000 && cp <= 0xF8FF) || (cp >= 0xFE00 && cp <= 0xFE6F) ||
		   (cp >= 0xFF5F && cp <= 0xFF65) || (cp >= 0xFFE0 && cp <= 0xFFFF) ||
		   cp >= 0xE0000;
}

/* Whether a folded character stays in a key, behind the one that stayed last. */
static bool
stays(uint32_t cp, uint32_t last)
{
	zha_kind kind;

	if (cp < 0x80)
		return is_digit(cp) || is_latin(cp) ||
			   ((cp == '+' || cp == '#') && (is_latin(last) || cp == last)) ||
			   (cp == '%' && is_digit(last));
	kind = (zha_kind) zha_sign_at(cp)->kind;
	return kind == ZHA_KIND_CIRCLED || (kind == ZHA_KIND_TEXT && !is_punctuation(cp));
}

/*
 * The ordinal number at p, behind its sign, in digits: 第八讲 is 第8讲. Gives its bytes; 0
 * where there is none, or where its digits would need more room than it has.
 */
static size_t
write_ordinal(const char *p, const char *end, char digits[LONGEST_ORDINAL], int *len)
{
	zha_numeral number;
	size_t size = zha_numeral_scan(p, end, &number);

	*len = 0;
	if (size == 0 || number.value > 9999)
		return 0;
	do
		digits[LONGEST_ORDINAL - ++*len] = (char) ('0' + number.value % 10);
	while ((number.value /= 10) > 0);
	return (size_t) *len <= size ? size : 0;
}

/* Drop what does not stay from a folded text, in place; gives the length. */
static size_t
drop_signs(char *key, size_t len)
{
	const char *end = key + len;
	uint32_t before = 0; /* the character before, if it stayed */
	size_t kept = 0;
	uint32_t cp = 0;
	uint32_t next;
	char digits[LONGEST_ORDINAL];
	int count;
	size_t asked = 0;

	for (const char *p = key; p < end;)
	{
		size_t size = zha_utf8_decode(p, end, &cp);

		zha_pace((size_t) (p - key), &asked);
		p += size;
		if (stays(cp, before))
		{
			kept += zha_utf8_encode(cp, key + kept);
			before = cp;
			if (cp == ZHA_CHAR_ORDINAL &&
				(size = write_ordinal(p, end, digits, &count)) > 0)
			{
				memcpy(key + kept, digits + LONGEST_ORDINAL - count, (size_t) count);
				kept += (size_t) count;
				before = '0';
				p += size;
			}
			continue;
		}
		if (is_digit(before) && !zha_is_blank(cp) &&
			zha_utf8_decode(p, end, &next) > 0 && is_digit(next))
			key[kept++] = '.';
		before = 0;
	}
	return kept;
}

/* The text with the characters that feeds leave encoded, at out; gives its length. */
static size_t
decode(zha_text text, char *out)
{
	const char *end = zha_end(text);
	size_t len = 0;
	size_t asked = 0;

	for (const char *p = text.data; p < end;)
	{
		uint32_t cp;
		size_t size = *p == '&' ? zha_entity_read(p, end, &cp) : 0;

		zha_pace((size_t) (p - text.data), &asked);
		if (size > 0)
		{
			len += zha_utf8_encode(cp, out + len);
			p += size;
		}
		else
			out[len++] = *p++;
	}
	return len;
}

size_t
zha_headline_key(const zha_headline *headline, char *out)
{
	zha_text text = headline->text;
	size_t len;

	if (text.len > 0 && memchr(text.data, '&', text.len) != NULL)
	{
		/* behind the room of the key, whose folding writes what it has read */
		char *decoded = out + 2 * text.len;

		text = (zha_text){decoded, decode(text, decoded)};
	}
	len = drop_signs(out, zha_series_key(text, out));
	if (len > 0 && headline->has_part)
	{
		out[len++] = ' ';
		len += zha_series_no_write(headline->part, out + len);
	}
	return len;
}

/*
 * What a title has beside its headline is not in its key, but where the title has nothing
 * else: 三十章, 番外2. These have a numeral, or are short.
 */
bool
zha_headline_is_bare(zha_text title, zha_text key)
{
	const char *end = zha_end(title);

	if (!zha_same(title, key) || zha_headline_length(key) < ZHA_HEADLINE_ENOUGH)
		return false;
	for (const char *p = title.data; p < end; p++)
		if ((*p & 0xC0) != 0x80 && zha_numeral_begins(p, end))
			return false;
	return true;
}
