/*
 * test_title.c
 *		Titles: what is written, the key of a series, and what is no title. The rules of
 *		reading are in t/core/data/titles.tsv.
 */
#include <stdlib.h>

#include "core/fold.h"
#include "core/span.h"
#include "core/title.h"

#include "tap.h"

static bool
is(zha_text text, const char *expected)
{
	return zha_same(text, (zha_text){expected, strlen(expected)});
}

static void
written_is(const char *text, const char *expected)
{
	zha_title read;
	zha_fault fault;

	zha_title_read((zha_text){text, strlen(text)}, &read, &fault);
	ok(is(read.written, expected), "%s: written %s (%.*s)", text, expected,
	   (int) read.written.len, read.written.data);
}

static void
test_written(void)
{
	written_is("海风⑮：大山", "⑮");
	written_is("《海风》2021年第3期（总第281期）目录", "2021年第3期（总第281期）");
	written_is("海风（三）", "（三）");
	written_is("海风第 四 十 集", "第 四 十 集");
	written_is("海风", "");
}

static void
same_key(const char *a, const char *b, bool same)
{
	char key_a[256];
	char key_b[256];
	size_t len_a = zha_series_key((zha_text){a, strlen(a)}, key_a);
	size_t len_b = zha_series_key((zha_text){b, strlen(b)}, key_b);

	ok((len_a == len_b && memcmp(key_a, key_b, len_a) == 0) == same, "%s %s %s", a,
	   same ? "=" : "<>", b);
}

static void
test_keys(void)
{
	same_key("高校智库·聚焦人民城市", "高校智庫・聚焦人民城市", true);
	same_key("高校智库·聚焦人民城市", "「高校智库•聚焦人民城市」", true);
	same_key("高校智库·聚焦人民城市", " 高校智库 · 聚焦人民城市 ", true);
	same_key("ＮｉｘＯＳ　系列", "nixos系列", true);
	same_key("“海风”系列", "「海风」系列", true);
	same_key("《海风》", "海风", true);
	same_key("后台", "後臺", true);
	same_key("說唐", "說唐", true);
	same_key("海风系列", "海风", false);
	same_key("海风第二季", "海风", false);
	same_key("Paper Alert", "PaperAlert", false);
	same_key("海风·大山", "海风大山", false);
	same_key("《海风》《大山》", "海风》《大山", false);
	same_key("海风一", "海风二", false);
	same_key("AI × 海风", "AI×海风", true);
	same_key("AI × 海风", "AI x 海风", false);
	same_key("海风——大山", "海风—大山", true);
	same_key("海风 - 大山", "海风 -- 大山", true);
	same_key("海风–大山", "海风-大山", true);
	same_key("海风-大山", "海风大山", false);
	same_key("【海风】", "海风", true);
	same_key("（海风）", "[海风]", true);
	same_key("〖《海风》〗", "〈海风〉", true);
	same_key("【海风】大山", "海风大山", false);
	same_key("（海风）（大山）", "海风）（大山", false);
	same_key("café 海风", "cafe\xCC\x81 海风", true);
	same_key("峰会观察", "峯會觀察", true);
}

static void
test_bad_input(void)
{
	size_t million = 1 << 20;
	char *big = malloc(million);
	zha_title read;
	zha_fault fault;

	zha_title_read((zha_text){NULL, 0}, &read, &fault);
	ok(!read.has_number && read.headline.len == 0, "an empty title");
	zha_title_read(ZHA_LITERAL(" \n　"), &read, &fault);
	ok(!read.has_number && read.headline.len == 0, "a blank title");
	ok(zha_title_read(ZHA_LITERAL("海风\xe6③"), &read, &fault) == ZHA_ENCODING &&
		   fault.at == 6 && read.headline.len == 0,
	   "ill-formed UTF-8 is refused with its place");
	if (big == NULL)
		return;
	for (int letters = ZHA_TITLE_LIMIT; letters <= ZHA_TITLE_LIMIT + 1; letters++)
	{
		size_t len = 3 * (size_t) letters;
		bool title = letters == ZHA_TITLE_LIMIT;

		for (size_t i = 0; i < len; i += 3)
			memcpy(big + i, "海", 3);
		memcpy(big + len - 9, "第五期", 9);
		ok(zha_title_read((zha_text){big, len}, &read, &fault) == ZHA_OK &&
			   read.has_number == title && read.headline.len == (title ? len - 9 : len),
		   "a title of %d characters", letters);
	}
	for (const char *sign = "(<[|1-"; *sign != '\0'; sign++)
	{
		memset(big, *sign, million);
		ok(zha_title_read((zha_text){big, million}, &read, &fault) == ZHA_OK &&
			   !read.has_number && read.headline.len == million,
		   "a million %c are no title", *sign);
	}
	big[million - 1] = '\xff';
	ok(zha_title_read((zha_text){big, million}, &read, &fault) == ZHA_ENCODING &&
		   fault.at == million - 1,
	   "the place of a bad byte in a long text");
	free(big);
}

int
main(void)
{
	test_written();
	test_keys();
	test_bad_input();
	return done_testing();
}
