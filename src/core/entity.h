/*
 * entity.h
 *		Characters of HTML that feeds leave encoded: &#8217; &#x2019; &amp; &nbsp;
 */
#ifndef ZHA_ENTITY_H
#define ZHA_ENTITY_H

#include "core/text.h"

/*
 * zha_entity_read: the encoded character at p, which is '&'. Gives its length in bytes
 * and the character, or 0 when there is none. Names are those that feeds use, the
 * common ones of HTML 4; a number names a character of Unicode that is no surrogate.
 */
extern size_t zha_entity_read(const char *p, const char *end, uint32_t *cp);

#endif /* ZHA_ENTITY_H */
