/*
 * fuzz_number.c
 *		Any bytes to the readers of numbers. Whatever is read must be a value of the
 *		type whose canonical form reads as the same value, and whatever a pattern
 *		writes must stay within its buffer.
 */
#include <stdlib.h>
#include <string.h>

#include "core/numeral.h"
#include "core/series_format.h"

static void
require(bool condition)
{
	if (!condition)
		abort();
}

/* A text: a value and back, or a fault that lies in it. */
static bool
try_read(zha_text text, zha_series_no *number)
{
	char out[ZHA_SERIES_NO_TEXT];
	zha_series_no back;
	zha_series_path path;
	zha_fault fault = {ZHA_OK, 0, NULL};
	zha_code code = zha_series_no_read(text, number, &fault);
	size_t len;

	if (code != ZHA_OK)
	{
		require(fault.code == code && fault.at <= text.len && fault.expected != NULL);
		return false;
	}
	require(zha_series_no_valid(*number));
	len = zha_series_no_write(*number, out);
	require(len > 0 && len <= ZHA_SERIES_NO_TEXT);
	require(zha_series_no_read((zha_text){out, len}, &back, &fault) == ZHA_OK);
	require(back == *number);
	zha_series_no_unpack(*number, &path);
	require(zha_series_no_pack(&path, &back) == ZHA_OK && back == *number);
	return true;
}

/* The numerals that begin at every byte stay within the text. */
static void
try_scan(zha_text text)
{
	zha_numeral numeral;

	for (size_t i = 0; i <= text.len && i < 64; i++)
		require(zha_numeral_scan(text.data + i, text.data + text.len, &numeral) <=
				text.len - i);
}

static void
try_format(zha_series_no number, zha_text pattern)
{
	char *out = malloc(pattern.len + ZHA_FORMAT_EXTRA);
	zha_fault fault;
	size_t len = zha_series_no_format(number, pattern, out, &fault);

	require(len <= pattern.len + ZHA_FORMAT_EXTRA);
	free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes up to the first line feed are the text, the others a pattern. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *line = size > 0 ? memchr(data, '\n', size) : NULL;
	size_t len = line ? (size_t) (line - data) : size;
	char *copy = malloc(len + 1);
	zha_series_no number = zha_series_no_from_number(15);
	int64_t bits;

	if (len > 0)
		memcpy(copy, data, len);
	copy = realloc(copy, len > 0 ? len : 1);
	try_scan((zha_text){copy, len});
	try_read((zha_text){copy, len}, &number);
	if (line)
		try_format(number, (zha_text){(const char *) line + 1, size - len - 1});
	if (size >= sizeof(bits))
	{
		memcpy(&bits, data, sizeof(bits));
		if (zha_series_no_valid(bits))
		{
			char out[ZHA_SERIES_NO_TEXT];

			len = zha_series_no_write(bits, out);
			require(try_read((zha_text){out, len}, &number) && number == bits);
		}
	}
	free(copy);
	return 0;
}
