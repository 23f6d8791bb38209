/*
 * span.h
 *		What the readers of titles, dates and pages do with spans of UTF-8.
 */
#ifndef ZHA_SPAN_H
#define ZHA_SPAN_H

#include <string.h>

#include "core/pace.h"
#include "core/sign.h"

/* A span over a string literal. */
#define ZHA_LITERAL(literal) ((zha_text){(literal), sizeof(literal) - 1})

static inline bool
zha_is_ideograph(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) ||
		   (cp >= 0x20000 && cp <= 0x3FFFD) || (cp >= 0xF900 && cp <= 0xFAFF) ||
		   cp == 0x3007;
}

static inline const char *
zha_end(zha_text text)
{
	return text.len > 0 ? text.data + text.len : text.data;
}

/* The length of the blanks that begin at p. */
static inline size_t
zha_blanks(const char *p, const char *end)
{
	const char *from = p;
	uint32_t cp;
	size_t len;

	while ((len = zha_utf8_decode(p, end, &cp)) > 0 && zha_is_blank(cp))
		p += len;
	return (size_t) (p - from);
}

/* Decode the character that ends at p, not before start; 0 when there is none. */
static inline size_t
zha_utf8_before(const char *start, const char *p, uint32_t *cp)
{
	for (size_t back = 1; back <= 4 && (size_t) (p - start) >= back; back++)
		if ((p[-(ptrdiff_t) back] & 0xC0) != 0x80)
			return zha_utf8_decode(p - back, p, cp) == back ? back : 0;
	return 0;
}

static inline zha_text
zha_trim_start(zha_text text)
{
	size_t blanks = zha_blanks(text.data, zha_end(text));

	return blanks > 0 ? (zha_text){text.data + blanks, text.len - blanks} : text;
}

/* text without the blanks at both ends. */
static inline zha_text
zha_trim(zha_text text)
{
	uint32_t cp;
	size_t len;

	text = zha_trim_start(text);
	while ((len = zha_utf8_before(text.data, zha_end(text), &cp)) > 0 &&
		   zha_is_blank(cp))
		text.len -= len;
	return text;
}

static inline bool
zha_starts(zha_text text, zha_text with)
{
	return text.len >= with.len && memcmp(text.data, with.data, with.len) == 0;
}

static inline bool
zha_ends(zha_text text, zha_text with)
{
	return text.len >= with.len &&
		   memcmp(zha_end(text) - with.len, with.data, with.len) == 0;
}

static inline bool
zha_same(zha_text a, zha_text b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

/* The length of a space in either width at p, or 0: what stands in a name or behind 第. */
static inline size_t
zha_space(const char *p, const char *end)
{
	if (p < end && *p == ' ')
		return 1;
	return end - p >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

/* text from byte offset from on. */
static inline zha_text
zha_from(zha_text text, size_t from)
{
	return from > 0 ? (zha_text){text.data + from, text.len - from} : text;
}

/* The offset of the first ill-formed byte, or text.len. */
static inline size_t
zha_utf8_fault(zha_text text)
{
	size_t at = 0;
	size_t asked = 0;
	size_t len;
	uint32_t cp;

	while (at < text.len &&
		   (len = zha_utf8_decode(text.data + at, zha_end(text), &cp)) > 0)
	{
		at += len;
		zha_pace(at, &asked);
	}
	return at;
}

#endif /* ZHA_SPAN_H */
