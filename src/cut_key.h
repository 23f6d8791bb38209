/*
 * cut_key.h
 *		Keys of texts of any length in indexes.
 */
#ifndef ZHA_CUT_KEY_H
#define ZHA_CUT_KEY_H

#include "common/sha2.h"

/* Bytes that a key has at most, in UTF-8 or the database's encoding. */
#define ZHA_LONGEST_KEY 400
#define ZHA_HASH_DIGITS (2 * PG_SHA256_DIGEST_LENGTH)

extern void zha_hash_digits(const char *text, size_t len, char out[ZHA_HASH_DIGITS]);
extern size_t zha_cut_key(char *key, size_t len);

#endif /* ZHA_CUT_KEY_H */
