/*
 * fuzz_title.c
 *		Titles: no input may crash, every part lies in the title, a number is one, and
 *		the key of a series is folded once and for all.
 */
#include <stdlib.h>

#include "core/fold.h"
#include "core/span.h"
#include "core/title.h"

static void
check(int holds)
{
	if (!holds)
		abort();
}

static void
check_part(zha_text title, zha_text part)
{
	uint32_t cp;

	if (part.len == 0)
		return;
	check(part.data >= title.data && zha_end(part) <= zha_end(title));
	check(zha_utf8_fault(part) == part.len);
	check(zha_utf8_decode(part.data, zha_end(part), &cp) > 0 && !zha_is_blank(cp));
	check(zha_utf8_before(part.data, zha_end(part), &cp) > 0 && !zha_is_blank(cp));
}

static void
check_key(zha_text name)
{
	char *key = malloc(zha_series_key_room(name.len) + 1);
	char *again = malloc(zha_series_key_room(zha_series_key_room(name.len)) + 1);
	size_t len;

	if (key == NULL || again == NULL)
		abort();
	len = zha_series_key(name, key);
	check(len <= zha_series_key_room(name.len));
	check(zha_series_key((zha_text){key, len}, again) == len);
	check(memcmp(key, again, len) == 0);
	free(key);
	free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	zha_text text = {(const char *) data, size};
	zha_title title;
	zha_fault fault;

	if (zha_title_read(text, &title, &fault) != ZHA_OK)
	{
		check(fault.at < size);
		return 0;
	}
	check_part(text, title.relay);
	check_part(text, title.series);
	check_part(text, title.written);
	check_part(text, title.original);
	check_part(text, title.author);
	check_part(text, title.headline);
	check((title.headline.len > 0) == (zha_trim(text).len > 0));
	check(!title.has_number || zha_series_no_valid(title.number));
	check(!title.has_total || title.has_number);
	check_key(text);
	return 0;
}
