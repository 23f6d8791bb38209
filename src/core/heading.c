/*
 * heading.c
 *		The headings of an index: what the first weight of a key stands under.
 */
#include "core/order.h"

#include <string.h>

#include "core/glyph.h"
#include "core/name.h"
#include "core/reading.h"

#define ENOUGH 256 /* bytes of a text that decide its first weight */

/* Level 1 of the beginning of a key, as a weight of four bytes. */
static uint32_t
first_weight(zha_order order, bool name, zha_text text)
{
	unsigned char level[ZHA_KEY_LEVELS][8];
	const zha_text none = {NULL, 0};
	uint32_t weight = 0;
	zha_key key;
	zha_fault fault;
	zha_code code;

	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		key.level[i] = (zha_bytes){level[i], sizeof level[i], 0};
	code = name ? zha_name_key(order, text, none, &key, &fault)
				: zha_order_key(order, text, none, &key, &fault);
	for (size_t i = 0; code == ZHA_OK && i < 3 && i < key.level[0].len; i++)
		weight |= (uint32_t) level[0][i] << (24 - 8 * i);
	return weight;
}

/* The weight of a character that is not Han. */
static uint32_t
weight_of(uint32_t cp)
{
	return zha_pinyin_weight[zha_place(cp)] & ~(uint32_t) 0xFF;
}

/* The letter under which a weight of the order of pinyin stands, or #. */
static char
letter_of(uint32_t weight)
{
	char letter = '#';

	if (zha_is_han_weight(weight))
	{
		int reading = zha_reading_of_weight(weight);

		return reading == ZHA_NO_READING ? '#'
										 : (char) (zha_group_name[reading][0] & ~0x20);
	}
	if (weight >= weight_of(0x3B1)) /* Greek alpha */
		return '#';
	for (char c = 'a'; c <= 'z'; c++)
		if (weight >= weight_of((uint32_t) c))
			letter = (char) (c & ~0x20);
	return letter;
}

/* The first Han character of the text, if nothing with a weight is before it. */
static bool
first_han(zha_text text, zha_glyph *g)
{
	const char *p = text.data;
	const char *end = text.data + text.len;

	do
	{
		*g = zha_glyph_read(p, end);
		p += g->len;
	} while (g->len != 0 && g->entry >> 24 == ZHA_NO_WEIGHT);
	return zha_is_han(g);
}

size_t
zha_heading(zha_order order, bool name, zha_text text, char out[ZHA_HEADING_SIZE])
{
	uint32_t weight;
	zha_glyph g;
	int reading;

	if (text.len > ENOUGH) /* and a character, if well-formed, is not cut */
		for (text.len = ENOUGH;
			 text.len > ENOUGH - 3 && (text.data[text.len] & 0xC0) == 0x80;)
			text.len--;
	weight = first_weight(order == ZHA_ZHUYIN ? ZHA_PINYIN : order, name, text);
	out[0] = '#';
	if (order == ZHA_PINYIN)
		out[0] = letter_of(weight);
	else if (!zha_is_han_weight(weight) || !first_han(text, &g))
		return 1;
	else if (order == ZHA_ZHUYIN)
	{
		reading = zha_reading_of_weight(weight);
		if (reading == ZHA_NO_READING)
			return 1;
		memcpy(out, zha_group_zhuyin[reading], 3);
		return 3;
	}
	else if (order == ZHA_RADICAL)
		return zha_utf8_encode(zha_radical_character[zha_radical_number[g.place]], out);
	else
	{
		unsigned count = zha_stroke_count[g.place];
		size_t len = 0;

		if (count >= 10)
			out[len++] = (char) ('0' + count / 10);
		out[len++] = (char) ('0' + count % 10);
		memcpy(out + len, "\xE7\x94\xBB", 3); /* 画 */
		return len + 3;
	}
	return 1;
}
