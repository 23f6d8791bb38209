/*
 * collation.c
 *		The Chinese orders as rules for ICU's collation.
 *
 * The rules are what the keys say: the characters in the order of their keys, one after
 * the other, with "<" where the first level of the key differs, "<<" and "<<<" where the
 * second and the third do. So a traditional character comes behind its simplified one.
 *
 * ICU has no readings. A character that a phrase reads otherwise than commonly stands for
 * a virtual character, one of Unicode's private use for each character and reading, which
 * has its place among the others; the phrase is a contraction that equals its characters
 * with the virtual one in place: 重庆 is V庆, where V is 重 as chóng. Phrases come longest
 * first, since ICU reads the left side of an equation with the contractions before it. A
 * phrase that is read commonly, and a guard, a word in which no phrase may begin with the
 * second character, keep others away: they are contractions that differ from their
 * characters on the third level only, since ICU drops one that does not differ.
 *
 * Compatibility characters are left out: ICU reads them as what they decompose to.
 * Of what is not Han the keys have Unicode's order, as ICU has, but for quotation
 * marks and bars (丨 for |).
 */
#include "core/collation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/build.h"

#define HAN_BEGIN 0x3007
#define HAN_END 0x33480
#define SIGNS_END 0x10000

const char *
zha_collation_kind(zha_order order)
{
	static const char *const kind[] = {"pinyin", "stroke", "zhuyin", "radical"};

	return kind[order];
}

zha_code
zha_collation_key(zha_order order, zha_text text, zha_key *key, zha_fault *fault)
{
	zha_build b = zha_build_start(order, text, (zha_text){NULL, 0}, key);

	b.ordinals = false;
	return zha_build_range(&b, text.data, text.data + text.len, fault);
}

static void
put_text(zha_bytes *out, const char *text)
{
	for (; *text != '\0'; text++)
		zha_put_byte(out, (unsigned char) *text);
}

static void
put_character(zha_bytes *out, uint32_t cp)
{
	char utf8[4];
	size_t len = zha_utf8_encode(cp, utf8);

	for (size_t i = 0; i < len; i++)
		zha_put_byte(out, (unsigned char) utf8[i]);
}

static bool
is_compatibility(uint32_t cp)
{
	return (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x2F800 && cp <= 0x2FA1F);
}

/* The place of a character in the order, in the reading given by hand if there is one. */
static zha_collation_place
place_of(zha_order order, uint32_t cp, const char *hand)
{
	unsigned char bytes[ZHA_KEY_LEVELS][16];
	char utf8[4];
	zha_key key;
	zha_fault fault;
	zha_collation_place place = {0, 0, 0, cp};

	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		key.level[i] = (zha_bytes){bytes[i], sizeof bytes[i], 0};
	if (zha_order_key(order, (zha_text){utf8, zha_utf8_encode(cp, utf8)},
					  (zha_text){hand, strlen(hand)}, &key, &fault) != ZHA_OK)
		return place;
	for (size_t i = 0; i < 8 && i < key.level[0].len; i++)
		place.primary |= (uint64_t) bytes[0][i] << (56 - 8 * i);
	place.secondary = key.level[1].len >= 2 ? bytes[1][1] : 0;
	place.tertiary = key.level[2].len >= 2 ? bytes[2][1] : 0;
	return place;
}

static int
compare_places(const void *a, const void *b)
{
	const zha_collation_place *x = a;
	const zha_collation_place *y = b;

	if (x->primary != y->primary)
		return x->primary < y->primary ? -1 : 1;
	if (x->secondary != y->secondary)
		return x->secondary < y->secondary ? -1 : 1;
	if (x->tertiary != y->tertiary)
		return x->tertiary < y->tertiary ? -1 : 1;
	return x->cp < y->cp ? -1 : x->cp > y->cp;
}

/* Whether a character has a place in the rules of this scope: one weight, and no other. */
static bool
has_place(uint32_t cp)
{
	uint32_t place = zha_place(cp);
	zha_glyph g = {cp, zha_pinyin_weight[place], place, 0};

	return zha_is_han(&g) && !is_compatibility(cp);
}

size_t
zha_collation_places(zha_collation_scope scope)
{
	size_t count = ZHA_OFFICIAL;

	if (scope == ZHA_ALL_HAN)
	{
		count = 0;
		for (uint32_t cp = HAN_BEGIN; cp < HAN_END; cp++)
			count += has_place(cp);
	}
	return count + zha_heteronym_start[ZHA_HETERONYMS];
}

static size_t
place_characters(zha_order order, zha_collation_scope scope,
				 zha_collation_place *places)
{
	size_t n = 0;

	if (scope == ZHA_OFFICIAL_LIST)
		for (int i = 0; i < ZHA_OFFICIAL; i++)
			places[n++] = place_of(order, zha_official[i], "");
	else
		for (uint32_t cp = HAN_BEGIN; cp < HAN_END; cp++)
			if (has_place(cp))
				places[n++] = place_of(order, cp, "");
	return n;
}

static bool
goes_by_reading(zha_order order)
{
	return order == ZHA_PINYIN || order == ZHA_ZHUYIN;
}

/* The virtual characters: all that a phrase may need. */
static size_t
place_readings(zha_order order, zha_collation_place *places)
{
	size_t n = 0;

	for (int i = 0; i < ZHA_HETERONYMS; i++)
		for (int k = zha_heteronym_start[i]; k < zha_heteronym_start[i + 1]; k++)
		{
			places[n] =
				place_of(order, zha_heteronym[i], zha_group_name[zha_reading_group[k]]);
			places[n].tertiary = UINT16_MAX; /* behind a character with its weight */
			places[n++].cp = ZHA_VIRTUAL + (uint32_t) k;
		}
	return n;
}

/* The characters in their order, those with one relation in one list. */
static void
put_places(zha_bytes *out, const zha_collation_place *places, size_t n)
{
	static const char *const relation[] = {"", "<*", "<<*", "<<<*"};
	int last = 0;

	for (size_t i = 0; i < n; i++)
	{
		int level = i == 0 || places[i].primary != places[i - 1].primary ? 1
					: places[i].secondary != places[i - 1].secondary     ? 2
																		 : 3;

		if (level != last)
			put_text(out, relation[level]);
		put_character(out, places[i].cp);
		last = level;
	}
}

/*
 * The signs that the keys hold for this one on the first level, and ICU does not:
 * \"<<<\'<<<\«…, escaped since ICU's syntax has signs of its own.
 */
static void
put_alike(zha_bytes *out, uint32_t sign)
{
	uint32_t weight = zha_pinyin_weight[zha_place(sign)] & ~(uint32_t) 0xFF;

	put_text(out, "&\\");
	put_character(out, sign);
	for (uint32_t cp = sign + 1; cp < SIGNS_END; cp++)
		if ((zha_pinyin_weight[zha_place(cp)] & ~(uint32_t) 0xFF) == weight)
		{
			put_text(out, "<<<\\");
			put_character(out, cp);
		}
}

/* What the visit of all phrases is told: the order, where to write, which length. */
typedef struct phrase_state
{
	zha_order order;
	zha_bytes *out;
	int length;
} phrase_state;

/* Whether a key goes on with a place's weight; gives the weight's length. */
static size_t
goes_on(const unsigned char *key, size_t left, const zha_collation_place *place)
{
	unsigned char weight[8];
	size_t len = 0;

	for (; len < 8 && (place->primary >> (56 - 8 * len) & 0xFF) != 0; len++)
		weight[len] = (unsigned char) (place->primary >> (56 - 8 * len));
	return len <= left && memcmp(key, weight, len) == 0 ? len : 0;
}

/*
 * The character that stands for cp where a key goes on so: itself, or the virtual one of
 * the reading that gives this weight; the weight's length at *len, 0 when none does.
 */
static uint32_t
element_of(zha_order order, uint32_t cp, const unsigned char *key, size_t left,
		   size_t *len)
{
	zha_collation_place place = place_of(order, cp, "");
	int index = zha_find(zha_heteronym, ZHA_HETERONYMS, zha_simplified(cp));

	*len = goes_on(key, left, &place);
	if (*len != 0 || index < 0)
		return cp;
	for (int k = zha_heteronym_start[index]; k < zha_heteronym_start[index + 1]; k++)
	{
		place = place_of(order, cp, zha_group_name[zha_reading_group[k]]);
		*len = goes_on(key, left, &place);
		if (*len != 0)
			return ZHA_VIRTUAL + (uint32_t) k;
	}
	return cp;
}

bool
zha_collation_elements(zha_order order, const uint32_t *character, int count,
					   uint32_t *element)
{
	unsigned char bytes[ZHA_KEY_LEVELS][8 * ZHA_LONGEST_SPELLED];
	char utf8[4 * ZHA_LONGEST_SPELLED];
	zha_text text = {utf8, 0};
	zha_key key;
	zha_fault fault;
	size_t at = 0;

	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		key.level[i] = (zha_bytes){bytes[i], sizeof bytes[i], 0};
	for (int i = 0; i < count; i++)
		text.len += zha_utf8_encode(character[i], utf8 + text.len);
	if (zha_collation_key(order, text, &key, &fault) != ZHA_OK)
		return false;
	for (int i = 0; i < count; i++)
	{
		size_t len;

		element[i] =
			element_of(order, character[i], bytes[0] + at, key.level[0].len - at, &len);
		if (len == 0)
			return false;
		at += len;
	}
	return at == key.level[0].len;
}

/* A phrase as a contraction that equals its characters in their readings there. */
static void
put_phrase(const zha_known_phrase *phrase, void *context)
{
	phrase_state *state = context;
	uint32_t element[ZHA_LONGEST_PHRASE];
	bool other = false; /* whether a reading is not the common one */

	if (phrase->count != state->length ||
		!zha_collation_elements(state->order, phrase->character, phrase->count,
								element))
		return;
	put_text(state->out, "&");
	for (int i = 0; i < phrase->count; i++)
	{
		other = other || element[i] != phrase->character[i];
		put_character(state->out, element[i]);
	}
	put_text(state->out, other ? "=" : "<<<");
	for (int i = 0; i < phrase->count; i++)
		put_character(state->out, phrase->character[i]);
}

static void
visit_common(void (*visit)(const zha_known_phrase *, void *), void *context)
{
	for (const uint16_t *entry = zha_common_phrase; *entry != 0; entry += *entry + 1)
	{
		zha_known_phrase phrase = {.count = *entry};

		for (int i = 0; i < phrase.count; i++)
			phrase.character[i] = entry[i + 1];
		visit(&phrase, context);
	}
}

static void
put_phrases(zha_order order, zha_collation_scope scope, zha_collation_phrases more,
			zha_bytes *out)
{
	phrase_state state = {order, out, ZHA_LONGEST_PHRASE};

	for (; state.length >= 2; state.length--)
	{
		if (scope == ZHA_OFFICIAL_LIST)
			visit_common(put_phrase, &state);
		else
			zha_phrases_visit(put_phrase, &state);
		for (size_t i = 0; i < more.count; i++)
			put_phrase(&more.phrase[i], &state);
	}
}

void
zha_collation_rules(zha_order order, zha_collation_scope scope,
					zha_collation_phrases more, zha_collation_place *places,
					zha_bytes *out)
{
	char version[16];
	size_t n = place_characters(order, scope, places);

	if (goes_by_reading(order))
		n += place_readings(order, places + n);
	qsort(places, n, sizeof *places, compare_places);
	put_text(out, "# zharchive ");
	put_text(out, zha_collation_kind(order));
	snprintf(version, sizeof version, ", order %d\n", ZHA_ORDER_VERSION);
	put_text(out, version);
	put_text(out, "[reorder Hani]");
	put_alike(out, '"');
	put_alike(out, '|');
	put_text(out, "&[last regular]");
	put_places(out, places, n);
	if (goes_by_reading(order))
		put_phrases(order, scope, more, out);
	put_text(out, "\n");
}
