/*
 * numeral_spaced.c
 *		Han numerals with blanks in them: the blanks are left out, and what is left must
 *		be one numeral.
 */
#include <string.h>

#include "core/numeral.h"
#include "core/span.h"

/* Bytes of the longest numeral without its blanks that is tried. */
#define LONGEST 64

size_t
zha_numeral_scan_spaced(const char *p, const char *end, zha_numeral *out)
{
	char compact[LONGEST];
	size_t first = zha_numeral_scan(p, end, out);
	size_t len = 0;
	const char *at = p;
	const char *last = p;
	zha_numeral whole;

	if (first == 0 || out->notation != ZHA_HAN || zha_blanks(p + first, end) == 0)
		return first;
	while (at < end)
	{
		size_t blanks = zha_blanks(at, end);
		zha_numeral digit;
		uint32_t cp;
		size_t bytes = zha_utf8_decode(at + blanks, end, &cp);

		at += blanks;
		if (bytes < 3 || len + bytes > LONGEST ||
			zha_numeral_scan(at, at + bytes, &digit) != bytes ||
			digit.notation != ZHA_HAN)
			break;
		memcpy(compact + len, at, bytes);
		len += bytes;
		at += bytes;
		last = at;
	}
	if ((size_t) (last - p) <= first ||
		zha_numeral_scan(compact, compact + len, &whole) != len ||
		whole.notation != ZHA_HAN)
		return first;
	*out = whole;
	return (size_t) (last - p);
}
