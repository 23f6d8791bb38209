/*
 * change.h
 *		What a change of a headline means, by its words: the table
 *		vocabulary/changes.tsv. Private to the readers of headlines.
 */
#ifndef ZHA_CHANGE_H
#define ZHA_CHANGE_H

#include "core/text.h"

/* The kinds of a word, see the head of the table. */
enum
{
	ZHA_CHANGE_TELLS = 1,
	ZHA_CHANGE_BODY = 2,
	ZHA_CHANGE_SAME = 4,
	ZHA_CHANGE_FILLER = 8,
	ZHA_CHANGE_NOTICE = 16,
	ZHA_CHANGE_OUTLET = 32,
	ZHA_CHANGE_COMMON = 64,
	ZHA_CHANGE_SOURCE = 128,
	ZHA_CHANGE_RELAY = 256,
	ZHA_CHANGE_HEADING = 512
};

typedef struct zha_change_word
{
	uint32_t letters[6];
	uint8_t len;
	uint8_t group; /* of the words that mean the same, 0: none */
	uint16_t kinds;
} zha_change_word;

/* zha_change_find: the letters as one word of the kinds, or NULL. */
extern const zha_change_word *zha_change_find(const uint32_t *letters, int len,
											  unsigned kinds);

/* zha_change_at: how many letters the longest such word has that begins here, or 0. */
extern int zha_change_at(const uint32_t *letters, int len, unsigned kinds);

/* zha_change_before: the same of one that ends behind the last letter. */
extern int zha_change_before(const uint32_t *letters, int len, unsigned kinds);

#endif /* ZHA_CHANGE_H */
