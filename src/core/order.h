/*
 * order.h
 *		Sort keys of Chinese text: bytes whose order under memcmp is the order of
 *		the texts, the same under every version of every library. See order.c for
 *		what the bytes are.
 */
#ifndef ZHA_ORDER_H
#define ZHA_ORDER_H

#include "core/text.h"

/*
 * The version of the order: any change to a key byte of any text is a change of
 * this number.
 */
#define ZHA_ORDER_VERSION 1

typedef enum zha_order
{
	ZHA_PINYIN,
	ZHA_STROKE,
	ZHA_ZHUYIN,
	ZHA_RADICAL
} zha_order;

/* Bytes written to the caller's memory; those past cap are counted, not written. */
typedef struct zha_bytes
{
	unsigned char *data;
	size_t cap;
	size_t len;
} zha_bytes;

#define ZHA_LEVELS_OF_KEY 3

/* The levels of a key, each in memory of the caller's. */
typedef struct zha_key
{
	zha_bytes level[ZHA_LEVELS_OF_KEY];
} zha_key;

/*
 * zha_order_key: the levels of a text's key. When a level is longer than its
 * memory, its len says so and the caller tries again with as much. ZHA_ENCODING
 * for ill-formed UTF-8, else ZHA_OK.
 */
extern zha_code zha_order_key(zha_order order, zha_text text, zha_key *key,
							  zha_fault *fault);

/* zha_key_fits: whether every level fitted into its memory. */
extern bool zha_key_fits(const zha_key *key);

/* zha_key_size: the bytes of the finished key. */
extern size_t zha_key_size(const zha_key *key);

/* zha_key_join: the finished key, zha_key_size bytes, at out. */
extern void zha_key_join(const zha_key *key, unsigned char *out);

/*
 * zha_pinyin_bucket: the letter under which an index files the text in the order of
 * zha_order_key, 'A' to 'Z', or '#' when it begins with neither Han nor Latin.
 */
extern char zha_pinyin_bucket(zha_text text);

#endif /* ZHA_ORDER_H */
