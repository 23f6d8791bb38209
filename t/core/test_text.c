/*
 * test_text.c
 *		UTF-8 decoding: every scalar value round-trips, everything else is refused.
 */
#include "core/text.h"
#include "tap.h"

static size_t
decode(const char *bytes, size_t len)
{
	uint32_t cp;

	return zha_utf8_decode(bytes, bytes + len, &cp);
}

int
main(void)
{
	static const struct
	{
		const char *bytes;
		const char *what;
	} invalid[] = {
		{"\x80", "a continuation byte alone"},
		{"\xC0\x80", "NUL in two bytes"},
		{"\xC1\xBF", "an overlong form of two bytes"},
		{"\xE0\x9F\xBF", "an overlong form of three bytes"},
		{"\xF0\x8F\xBF\xBF", "an overlong form of four bytes"},
		{"\xED\xA0\x80", "a surrogate"},
		{"\xF4\x90\x80\x80", "a code point above U+10FFFF"},
		{"\xF5\x80\x80\x80", "a first byte that begins nothing"},
		{"\xE4\xB8", "a character cut after two of three bytes"},
		{"\xE4\xB8\x41", "a letter in place of the last byte"},
	};
	int wrong = 0;

	for (uint32_t c = 0; c <= 0x10FFFF; c++)
	{
		char bytes[4];
		uint32_t back;
		size_t len;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		len = zha_utf8_encode(c, bytes);
		if (zha_utf8_decode(bytes, bytes + len, &back) != len || back != c)
			wrong++;
		if (decode(bytes, len - 1) == len)
			wrong++;
	}
	ok(wrong == 0, "every scalar value round-trips and is refused when cut");
	for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++)
		ok(decode(invalid[i].bytes, strlen(invalid[i].bytes)) == 0, "refuses %s",
		   invalid[i].what);
	ok(decode("", 0) == 0, "refuses the empty span");
	return done_testing();
}
