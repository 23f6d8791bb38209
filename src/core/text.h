/*
 * text.h
 *		A span of UTF-8 and why a reader refused it: the vocabulary of src/core.
 *
 * Nothing in src/core includes postgres.h, allocates behind the caller's back,
 * keeps state or raises an error; loops over long texts ask whether to go on (pace.h). A reader takes a zha_text and answers with a
 * value or with a zha_fault that says where and what was expected there.
 */
#ifndef ZHA_TEXT_H
#define ZHA_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A span of UTF-8, not terminated; data may be NULL when len is 0. */
typedef struct zha_text
{
	const char *data;
	size_t len; /* in bytes */
} zha_text;

typedef enum zha_code
{
	ZHA_OK,
	ZHA_SYNTAX,  /* not of the grammar */
	ZHA_RANGE,   /* of the grammar, but the value does not fit */
	ZHA_ENCODING /* ill-formed UTF-8 */
} zha_code;

typedef struct zha_fault
{
	zha_code code;
	size_t at;            /* byte offset of the first character not accepted */
	const char *expected; /* static English noun phrase: what would fit there */
} zha_fault;

/*
 * Decode the character at p. Gives its length in bytes, 1 to 4, or 0 when p is
 * at the end or the bytes there are ill-formed (overlong, surrogate, above
 * U+10FFFF, truncated: Unicode 15 table 3-7).
 */
static inline size_t
zha_utf8_decode(const char *p, const char *end, uint32_t *cp)
{
	const unsigned char *s = (const unsigned char *) p;
	size_t left = (size_t) (end - p);
	uint32_t c;

	if (left == 0)
		return 0;
	if (s[0] < 0x80)
	{
		*cp = s[0];
		return 1;
	}
	if (s[0] < 0xC2 || s[0] > 0xF4 || left < 2 || (s[1] & 0xC0) != 0x80)
		return 0;
	if (s[0] < 0xE0)
	{
		*cp = ((uint32_t) (s[0] & 0x1F) << 6) | (s[1] & 0x3F);
		return 2;
	}
	if (left < 3 || (s[2] & 0xC0) != 0x80)
		return 0;
	if (s[0] < 0xF0)
	{
		c = ((uint32_t) (s[0] & 0x0F) << 12) | ((uint32_t) (s[1] & 0x3F) << 6) |
			(s[2] & 0x3F);
		*cp = c;
		return (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF)) ? 0 : 3;
	}
	if (left < 4 || (s[3] & 0xC0) != 0x80)
		return 0;
	c = ((uint32_t) (s[0] & 0x07) << 18) | ((uint32_t) (s[1] & 0x3F) << 12) |
		((uint32_t) (s[2] & 0x3F) << 6) | (s[3] & 0x3F);
	*cp = c;
	return (c < 0x10000 || c > 0x10FFFF) ? 0 : 4;
}

/*
 * The bytes of the character at p as one integer, and its length: for tables that are
 * looked up by it, whose entries are well-formed and of one to three bytes, so that the
 * bytes need not be looked at one by one. Any others, and the end, give an integer that
 * no such character has; their length means nothing.
 */
static inline uint32_t
zha_utf8_key(const char *p, const char *end, size_t *len)
{
	const unsigned char *s = (const unsigned char *) p;
	size_t left = (size_t) (end - p);

	*len = 0;
	if (left == 0)
		return UINT32_MAX;
	*len = 1;
	if (s[0] < 0x80)
		return s[0];
	*len = 2;
	if (s[0] < 0xE0)
		return left >= 2 ? (uint32_t) s[0] << 8 | s[1] : UINT32_MAX;
	*len = 3;
	return left >= 3 ? (uint32_t) s[0] << 16 | (uint32_t) s[1] << 8 | s[2] : UINT32_MAX;
}

/* The same of a constant below U+10000. */
#define ZHA_UTF8_KEY(cp)                                                               \
	((cp) < 0x80    ? (uint32_t) (cp)                                                  \
	 : (cp) < 0x800 ? (0xC0U | (cp) >> 6) << 8 | (0x80U | ((cp) &0x3F))                \
					: (0xE0U | (cp) >> 12) << 16 | (0x80U | ((cp) >> 6 & 0x3F)) << 8 | \
						  (0x80U | ((cp) &0x3F)))

/* Encode cp at out, which has room for 4 bytes; gives the length. */
static inline size_t
zha_utf8_encode(uint32_t cp, char *out)
{
	if (cp < 0x80)
	{
		out[0] = (char) cp;
		return 1;
	}
	if (cp < 0x800)
	{
		out[0] = (char) (0xC0 | (cp >> 6));
		out[1] = (char) (0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000)
	{
		out[0] = (char) (0xE0 | (cp >> 12));
		out[1] = (char) (0x80 | ((cp >> 6) & 0x3F));
		out[2] = (char) (0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char) (0xF0 | (cp >> 18));
	out[1] = (char) (0x80 | ((cp >> 12) & 0x3F));
	out[2] = (char) (0x80 | ((cp >> 6) & 0x3F));
	out[3] = (char) (0x80 | (cp & 0x3F));
	return 4;
}

#endif /* ZHA_TEXT_H */
