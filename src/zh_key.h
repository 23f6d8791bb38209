/*
 * zh_key.h
 *		Sort keys in the server's memory, for the functions and the types that order
 *		Chinese text.
 */
#ifndef ZHA_ZH_KEY_H
#define ZHA_ZH_KEY_H

#include "core/order.h"

typedef zha_code (*zha_key_function)(zha_order order, zha_text text, zha_text hand,
									 zha_key *key, zha_fault *fault);

#define ZHA_SMALL_LEVEL 512 /* bytes of a level that need no allocation */

/* A key with room for the usual text; the levels beyond it are palloc'd. */
typedef struct zha_key_room
{
	zha_key key;
	unsigned char small[ZHA_KEY_LEVELS][ZHA_SMALL_LEVEL];
} zha_key_room;

extern void zha_key_build(zha_key_function function, zha_order order, zha_text text,
						  zha_text hand, zha_key_room *room);
extern void zha_key_build_text(zha_key_function function, text *value,
							   zha_key_room *room);
extern void zha_key_release(zha_key_room *room);
extern bytea *zha_key_bytea(const zha_key *key);
extern int zha_key_compare(const zha_key *a, const zha_key *b);
extern int zha_key_compare_texts(zha_key_function function, text *a, text *b);

/* zha_same_text: whether two detoasted texts have the same bytes. */
static inline bool
zha_same_text(text *a, text *b)
{
	size_t len = VARSIZE_ANY_EXHDR(a);

	return len == VARSIZE_ANY_EXHDR(b) &&
		   memcmp(VARDATA_ANY(a), VARDATA_ANY(b), len) == 0;
}

#endif /* ZHA_ZH_KEY_H */
