/*
 * vocabulary.h
 *		The words by which titles, pages and numbers are read: the tables
 *		vocabulary/words.tsv and roles.tsv. A word is looked for by what it may be, its
 *		roles, and found by the simplified forms of its letters, so that it is read in
 *		both scripts and in any case.
 */
#ifndef ZHA_VOCABULARY_H
#define ZHA_VOCABULARY_H

#include "core/data/roles.h"
#include "core/letters.h"
#include "core/series_no.h"

typedef struct zha_entry
{
	zha_roles roles;
	uint16_t at;  /* of its letters in the table of them */
	uint8_t len;  /* in letters */
	uint8_t word; /* the enum zha_word of a level that is a word, else ZHA_NUMBER */
	char group;   /* of a classifier: A, B, P or - */
	uint8_t rank; /* of a classifier: 1 holds 2 holds 3, or 0 */
} zha_entry;

/* The roles of all words that begin, or end, with a character of these lowest bits. */
#define ZHA_FIRST_BITS 1023
extern const zha_roles zha_first_roles[ZHA_FIRST_BITS + 1];
extern const zha_roles zha_last_roles[ZHA_FIRST_BITS + 1];

/* What the letters that begin a mark are like, as bits by their fourteen lowest bits. */
extern const uint64_t zha_mark_openers[256];

/* What the two functions below do where the first look does not say no. */
extern const zha_entry *zha_entry_find(const zha_letters *l, int i, int to,
									   zha_roles roles);
extern const zha_entry *zha_entry_find_back(const zha_letters *l, int from, int to,
											zha_roles roles);

/*
 * zha_entry_at: the longest word with one of the roles at letter i that ends not after
 * to, or NULL.
 */
static inline const zha_entry *
zha_entry_at(const zha_letters *l, int i, int to, zha_roles roles)
{
	if (i >= to || !(zha_first_roles[l->letter[i].like & ZHA_FIRST_BITS] & roles))
		return NULL;
	return zha_entry_find(l, i, to, roles);
}

/*
 * zha_entry_before: the longest word with one of the roles that ends before letter to
 * and begins not before from, or NULL.
 */
static inline const zha_entry *
zha_entry_before(const zha_letters *l, int from, int to, zha_roles roles)
{
	if (from >= to ||
		!(zha_last_roles[l->letter[to - 1].like & ZHA_FIRST_BITS] & roles))
		return NULL;
	return zha_entry_find_back(l, from, to, roles);
}

/* zha_entry_of: the letters as one word with one of the roles, or NULL. */
extern const zha_entry *zha_entry_of(const zha_letters *l, int from, int to,
									 zha_roles roles);

/* The letters of the word that zha_entry_at finds, 0 for none. */
static inline int
zha_word_at(const zha_letters *l, int i, int to, zha_roles roles)
{
	const zha_entry *entry = zha_entry_at(l, i, to, roles);

	return entry == NULL ? 0 : entry->len;
}

/* The letters of the word that zha_entry_before finds, 0 for none. */
static inline int
zha_word_before(const zha_letters *l, int from, int to, zha_roles roles)
{
	const zha_entry *entry = zha_entry_before(l, from, to, roles);

	return entry == NULL ? 0 : entry->len;
}

static inline bool
zha_is_word(const zha_letters *l, int from, int to, zha_roles roles)
{
	return zha_entry_of(l, from, to, roles) != NULL;
}

#endif /* ZHA_VOCABULARY_H */
