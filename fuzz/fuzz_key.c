/*
 * fuzz_key.c
 *		Sort keys, readings and folding of any bytes at all.
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
