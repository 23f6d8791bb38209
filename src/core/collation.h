/*
 * collation.h
 *		The Chinese orders as rules for ICU's collation, made of the tables of the keys.
 */
#ifndef ZHA_COLLATION_H
#define ZHA_COLLATION_H

#include "core/order.h"
#include "core/reading.h"

/* How much of the tables the rules hold. */
typedef enum zha_collation_scope
{
	ZHA_OFFICIAL_LIST, /* the official list, the commonest phrases: for RULES = '…' */
	ZHA_ALL_HAN        /* all Han characters and phrases: for a resource bundle */
} zha_collation_scope;

/* What follows a virtual character's place: see collation.c. */
#define ZHA_VIRTUAL 0xF0000

/* One character of the rules with its place in the order. */
typedef struct zha_collation_place
{
	uint64_t primary;   /* the first level of its key, left-aligned */
	uint16_t secondary; /* how it deviates on the second and the third level */
	uint16_t tertiary;
	uint32_t cp;
} zha_collation_place;

/* zha_collation_places: how many places zha_collation_rules needs at most. */
extern size_t zha_collation_places(zha_collation_scope scope);

/* Phrases beside those of the tables: what the keys read by a character's neighbours. */
typedef struct zha_collation_phrases
{
	const zha_known_phrase *phrase;
	size_t count;
} zha_collation_phrases;

/*
 * zha_collation_rules: the rules of an order, in UTF-8, in ICU's syntax for a collation
 * of the locale und. They begin with a comment that names the order and its version.
 * Written to out as far as it fits; places is memory for zha_collation_places(scope).
 * The phrases are those of the tables and more, with ZHA_ALL_HAN only.
 */
extern void zha_collation_rules(zha_order order, zha_collation_scope scope,
								zha_collation_phrases more, zha_collation_place *places,
								zha_bytes *out);

/*
 * zha_collation_key: the key that a collation by these rules orders a text as: that of
 * zha_order_key, but numerals in ordinal places are text.
 */
extern zha_code zha_collation_key(zha_order order, zha_text text, zha_key *key,
								  zha_fault *fault);

#define ZHA_LONGEST_SPELLED 64

/*
 * zha_collation_elements: the characters of a text, ZHA_LONGEST_SPELLED at most, in the
 * readings that its key has, each the character itself or ZHA_VIRTUAL and the number of
 * the reading; false if the key is not made of one weight for each.
 */
extern bool zha_collation_elements(zha_order order, const uint32_t *character,
								   int count, uint32_t *element);

/* zha_collation_kind: "pinyin", "zhuyin", "stroke" or "radical". */
extern const char *zha_collation_kind(zha_order order);

#endif /* ZHA_COLLATION_H */
