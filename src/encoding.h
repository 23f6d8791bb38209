/*
 * encoding.h
 *		Between the server's encoding and the UTF-8 that src/core reads.
 */
#ifndef ZHA_ENCODING_H
#define ZHA_ENCODING_H

#include "core/text.h"

extern zha_text zha_utf8_from_server(const char *data, size_t len);
extern zha_text zha_utf8_from_text(text *value);
extern zha_text zha_utf8_from_cstring(const char *value);
extern text *zha_text_from_utf8(zha_text value);
extern char *zha_cstring_from_utf8(zha_text value);
extern int zha_character_at(zha_text value, size_t offset);

#endif /* ZHA_ENCODING_H */
