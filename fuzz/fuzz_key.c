/*
 * fuzz_key.c
 *		Sort keys, readings and folding of any bytes at all.
 *
 * For libFuzzer:
 *		clang -g -O1 -fsanitize=fuzzer,address,undefined -Isrc fuzz/fuzz_key.c src/core/[a-z]*.c
 * and, for a machine without it, with -DZHA_FUZZ_MAIN=1 a program that makes its own
 * input, so many times as its argument says:
 *		gcc -g -O1 -fsanitize=address,undefined -DZHA_FUZZ_MAIN=1 -Isrc fuzz/fuzz_key.c src/core/[a-z]*.c
 *
 * What must hold: no fault of memory; a fault of encoding where the input has one and
 * only then; the same key whatever memory was offered; keys that compare as one text
 * and its continuation; equal keys only for equal texts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/order.h"
#include "core/pinyin.h"

#define ROOM (1 << 16)

typedef struct built
{
	zha_code code;
	size_t size;
	unsigned char key[3 * ROOM];
} built;

static void
fail(const char *what)
{
	fprintf(stderr, "fuzz_key: %s\n", what);
	abort();
}

static bool
well_formed(zha_text text)
{
	const char *p = text.data;
	uint32_t cp;
	size_t len;

	while ((len = zha_utf8_decode(p, text.data + text.len, &cp)) != 0)
		p += len;
	return p == text.data + text.len;
}

static void
build(zha_order order, bool name, zha_text text, zha_text hand, size_t cap, built *out)
{
	static unsigned char room[ZHA_KEY_LEVELS][ROOM];
	zha_key key;
	zha_fault fault;

	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		key.level[i] = (zha_bytes){room[i], cap, 0};
	out->code = name ? zha_name_key(order, text, hand, &key, &fault)
					 : zha_order_key(order, text, hand, &key, &fault);
	out->size = zha_key_size(&key);
	if (out->code != ZHA_OK && fault.code != out->code)
		fail("the fault is another one");
	if (zha_key_fits(&key) && out->code == ZHA_OK)
		zha_key_join(&key, out->key);
	else if (cap == ROOM && out->code == ZHA_OK)
		fail("a key is longer than it may be");
}

static void
check_order(zha_order order, bool name, zha_text text)
{
	static built whole;
	static built part;
	const zha_text none = {NULL, 0};
	zha_text begin = {text.data, text.len / 2};

	build(order, name, text, none, ROOM, &whole);
	if ((whole.code == ZHA_OK) != well_formed(text))
		fail("the encoding is misjudged");
	if (whole.code != ZHA_OK)
		return;
	build(order, name, text, none, 7, &part);
	if (part.size != whole.size)
		fail("the size depends on the memory");
	build(order, name, begin, none, ROOM, &part);
	if (part.code == ZHA_OK && begin.len < text.len && part.size == whole.size &&
		memcmp(part.key, whole.key, whole.size) == 0)
		fail("two texts have one key");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static unsigned char room[ROOM];
	static built by_hand;
	zha_text text = {(const char *) data, size < 1024 ? size : 1024};
	zha_text half = {text.data + text.len / 2, text.len - text.len / 2};
	zha_bytes out = {room, ROOM, 0};
	char heading[ZHA_HEADING_SIZE];
	zha_fault fault;

	for (int order = ZHA_PINYIN; order <= ZHA_RADICAL; order++)
		for (int name = 0; name < 2; name++)
		{
			check_order((zha_order) order, name, text);
			zha_heading((zha_order) order, name, text, heading);
			build((zha_order) order, name, text, half, ROOM, &by_hand);
		}
	for (int style = ZHA_TONE_MARKS; style <= ZHA_ZHUYIN_STYLE; style++)
		zha_pinyin(text, (zha_style) style, &out, &fault);
	for (int style = ZHA_NAME_PLAIN; style <= ZHA_NAME_PASSPORT; style++)
		zha_name_pinyin(text, (zha_name_style) style, &out, &fault);
	zha_fold(text, &out, &fault);
	zha_strokes(text);
	return 0;
}

#ifdef ZHA_FUZZ_MAIN
/* Pieces that are likely to meet each other's special cases, and any byte. */
int
main(int argc, char **argv)
{
	static const char *const piece[] = {
		"第",    "十", "五",         "期",   "之",     "（",         "）",      "(",
		")",     "1",  "20",         "⑮",    "Ⅲ",      "长",         "行",      "重",
		"庆",    "曾", "单",         "于",   "欧",     "阳",         "·",       " ",
		"　",    "、", ",",          "e",    "\u0301", "\u0323",     "\u200D",  "É",
		"ﬁ",     "㍿", "가",         "發",   "𠮷",     "\U0010FFFF", "A",       "“",
		"zeng1", "lü", "9999999999", "万亿", "\xFF",   "\xE4\xB8",   "\xF0\x9F"};
	long runs = argc > 1 ? strtol(argv[1], NULL, 10) : 100000;
	uint32_t seed = 2463534242u;

	for (long i = 0; i < runs; i++)
	{
		uint8_t text[512];
		size_t len = 0;
		int pieces;

		seed ^= seed << 13;
		seed ^= seed >> 17;
		seed ^= seed << 5;
		pieces = (int) (seed % 24);
		for (int n = 0; n < pieces; n++)
		{
			const char *p;

			seed ^= seed << 13;
			seed ^= seed >> 17;
			seed ^= seed << 5;
			p = piece[seed % (sizeof piece / sizeof piece[0])];
			if (seed >> 28 == 0)
				text[len++] = (uint8_t) (seed >> 8);
			else
			{
				memcpy(text + len, p, strlen(p));
				len += strlen(p);
			}
		}
		LLVMFuzzerTestOneInput(text, len);
	}
	printf("%ld inputs\n", runs);
	return 0;
}
#endif
