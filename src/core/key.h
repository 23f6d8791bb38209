/*
 * key.h
 *		The levels of a sort key, in memory of the caller's, and the key made of them.
 */
#ifndef ZHA_KEY_H
#define ZHA_KEY_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes written to the caller's memory; those past cap are counted, not written. */
typedef struct zha_bytes
{
	unsigned char *data;
	size_t cap;
	size_t len;
} zha_bytes;

#define ZHA_KEY_LEVELS 3

typedef struct zha_key
{
	zha_bytes level[ZHA_KEY_LEVELS];
} zha_key;

static inline void
zha_put_byte(zha_bytes *bytes, unsigned byte)
{
	if (bytes->len < bytes->cap)
		bytes->data[bytes->len] = (unsigned char) byte;
	bytes->len++;
}

/* zha_key_fits: whether every level fitted into its memory. */
extern bool zha_key_fits(const zha_key *key);

/* zha_key_size: the bytes of the finished key. */
extern size_t zha_key_size(const zha_key *key);

/* zha_key_join: the finished key, zha_key_size bytes, at out. */
extern void zha_key_join(const zha_key *key, unsigned char *out);

#endif /* ZHA_KEY_H */
