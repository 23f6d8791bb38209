/*
 * cut_key.h
 *		Keys of texts of any length in indexes.
 */
#ifndef ZHA_CUT_KEY_H
#define ZHA_CUT_KEY_H

/* Bytes of UTF-8 that a key has at most. */
#define ZHA_LONGEST_KEY 400

extern size_t zha_cut_key(char *key, size_t len);

#endif /* ZHA_CUT_KEY_H */
