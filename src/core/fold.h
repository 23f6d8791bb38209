/*
 * fold.h
 *		One key for the spellings of one series.
 */
#ifndef ZHA_FOLD_H
#define ZHA_FOLD_H

#include "core/text.h"

/*
 * zha_series_fold: what a character counts as: simplified, half-width, lower case; one
 * that is canonically equivalent to another single one as that. Which simplified form is
 * told in tools/order/Variants.pm.
 */
extern uint32_t zha_series_fold(uint32_t cp);

/*
 * zha_series_key_room: bytes that the key of a text of len bytes may need: the longest
 * composition of a character has three times its bytes (U+1D160).
 */
static inline size_t
zha_series_key_room(size_t len)
{
	return 3 * len;
}

/*
 * zha_series_key: writes the key of a series' name to out and gives its length.
 * Spellings that differ in width, case, blanks (but those between Latin words),
 * simplified or traditional characters, kind of quotation marks, quotation marks or
 * brackets around the whole, kind of middle dot, or kind and length of a dash have one
 * key, and so have canonically equivalent ones. No word is dropped. Stops at the first ill-formed byte.
 */
extern size_t zha_series_key(zha_text name, char *out);

#endif /* ZHA_FOLD_H */
