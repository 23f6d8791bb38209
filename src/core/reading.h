/*
 * reading.h
 *		How a Han character is read: by the longest phrase that it stands in, by the
 *		reader's hand, or as it commonly is.
 *
 * A reading is the index of a syllable with its tone, in the order of pinyin.
 */
#ifndef ZHA_READING_H
#define ZHA_READING_H

#include "core/glyph.h"

#define ZHA_LONGEST_PHRASE 16
#define ZHA_NO_READING (-1)

/* The place of two characters in a hash table of 1 << bits slots. */
static inline uint32_t
zha_pair_hash(uint32_t first, uint32_t second, int bits)
{
	return (first * 0x9E3779B1u ^ second * 0x85EBCA6Bu) >> (32 - bits);
}

/*
 * Whether some phrase begins with these two, each by its three bytes, the first
 * simplified, the second in any form; there are false alarms.
 */
static inline bool
zha_may_begin_phrase(uint32_t first, uint32_t second)
{
	uint32_t hash = zha_pair_hash(first, second, ZHA_FILTER_BITS);

	return (zha_phrase_filter[hash >> 3] >> (hash & 7) & 1) != 0;
}

/*
 * A phrase in a text: its characters, for each an index of zha_reading_weight or 0 for
 * the commonest reading, and where it ends.
 */
typedef struct zha_phrase
{
	int count;
	bool place; /* its name, which wins over other phrases */
	const uint16_t *reading;
	const char *end;
	zha_glyph glyph[ZHA_LONGEST_PHRASE];
} zha_phrase;

/*
 * zha_phrase_match: the longest phrase that begins with g, at p, unless g is the second
 * character of a common word that began between begin and p. A phrase of two characters
 * gives way to the name of a place that begins with the second one: 福州市|长乐区.
 */
extern bool zha_phrase_match(const zha_glyph *g, const char *begin, const char *p,
							 const char *end, zha_phrase *phrase);

/*
 * zha_ends_word: whether the character g at p ends a common word that begins at begin or
 * later. Of words that overlap, the first one counts, then the one after it, as in
 * reading from left to right.
 */
extern bool zha_ends_word(const zha_glyph *g, const char *begin, const char *p);

/* zha_begins_word: whether a phrase or a guard of two characters begins with g, at p. */
extern bool zha_begins_word(const zha_glyph *g, const char *p, const char *end);

/*
 * zha_overlaps: whether the character g at p ends a word whose last character may begin
 * a phrase of two as well, so that what stands behind that phrase decides: 全校|长跑.
 */
extern bool zha_overlaps(const zha_glyph *g, const char *begin, const char *p);

typedef enum zha_phrase_voice
{
	ZHA_PHRASE_DECIDES,
	ZHA_PHRASE_ADDS,  /* as a neighbour does */
	ZHA_PHRASE_SILENT /* the neighbours alone decide */
} zha_phrase_voice;

/*
 * zha_phrase_says: what a phrase has to say of its character number i, at p in the text
 * begin..end. It decides, unless it has two characters only, is no place, and stands
 * beside other Han characters, and the neighbours know the character. It is silent where
 * another word begins with its second character, as in 不了|解, or ends with its first.
 */
extern zha_phrase_voice zha_phrase_says(const zha_phrase *phrase, int i,
										const char *begin, const char *p,
										const char *end);

/* zha_phrase_reading: the reading of the same character by phrase and neighbours. */
extern uint16_t zha_phrase_reading(const zha_phrase *phrase, int i, const char *begin,
								   const char *p, const char *end);

/*
 * zha_phrase_weight: the weight in the order of pinyin, with four bytes, of a
 * character that a phrase gives this reading.
 */
static inline uint32_t
zha_phrase_weight(const zha_glyph *g, uint16_t reading)
{
	if (reading != 0)
		return zha_reading_weight[reading] << 8;
	if ((g->entry & ZHA_IS_VARIANT) != 0)
		return zha_pinyin_weight[zha_place(zha_glyph_simplified(g))] & ~(uint32_t) 0xFF;
	return g->entry & ~(uint32_t) 0xFF;
}

/* The number of a weight by its first two bytes, of which the second is not 0. */
static inline uint32_t
zha_slot(uint32_t weight)
{
	return (weight >> 24) * 255 + ((weight >> 16) & 0xFF) - 1;
}

/* zha_reading_of_weight: the reading of a weight of the order of pinyin, or
 * ZHA_NO_READING. */
extern int zha_reading_of_weight(uint32_t weight);

/*
 * zha_weight_in_reading: the weight of a character in a reading given by hand, or 0
 * when no source gives it that reading.
 */
extern uint32_t zha_weight_in_reading(const zha_glyph *g, int reading);

/*
 * zha_reading_parse: one syllable, at p, as written by hand: zeng1, zēng, Zēng, lü4,
 * lv4; without a tone, the reading of g that has this syllable, else the neutral
 * tone. Gives the length read and the reading at *reading, or 0.
 */
extern size_t zha_reading_parse(const char *p, const char *end, const zha_glyph *g,
								int *reading);

/*
 * A phrase of the tables, or a guard: a common word, in which no phrase begins with the
 * second character. Simplified.
 */
typedef struct zha_known_phrase
{
	int count;
	bool
		place; /* its name, which wins over a phrase of two characters that ends in it */
	uint32_t character[ZHA_LONGEST_PHRASE];
} zha_known_phrase;

/* zha_phrases_visit: each phrase and each guard, in no order. */
extern void zha_phrases_visit(void (*visit)(const zha_known_phrase *, void *),
							  void *context);

/* zha_find: the index of key in a sorted table, or -1. */
extern int zha_find(const uint32_t *table, int count, uint32_t key);

#endif /* ZHA_READING_H */
