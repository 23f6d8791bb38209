/*
 * reading.c
 *		How a Han character is read. See reading.h.
 */
#include "core/reading.h"

#include <string.h>

#include "core/context.h"

int
zha_find(const uint32_t *table, int count, uint32_t key)
{
	int low = 0;
	int high = count;

	while (low < high)
	{
		int middle = (low + high) / 2;

		if (table[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && table[low] == key ? low : -1;
}

/* The slot of two characters in a table of 1 << bits slots, or -1. */
static inline int
find_pair(const uint32_t *table, int bits, uint32_t first, uint32_t second)
{
	uint32_t pair = first << 16 | second;
	uint32_t slot = zha_pair_hash(first, second, bits);

	if (first > 0xFFFF || second > 0xFFFF)
		return -1;
	while (table[slot] != pair && table[slot] != 0)
		slot = (slot + 1) & ((1u << bits) - 1);
	return table[slot] == 0 ? -1 : (int) slot;
}

bool
zha_ends_word(const zha_glyph *g, const char *begin, const char *p)
{
	uint32_t second = zha_glyph_simplified(g);
	bool ends = false;

	while (p > begin)
	{
		const char *q = p - 1;
		zha_glyph before;

		while (q > begin && (*q & 0xC0) == 0x80)
			q--;
		before = zha_glyph_read(q, p);
		if (find_pair(zha_guard_pair, ZHA_GUARD_BITS, zha_glyph_simplified(&before),
					  second) < 0)
			break;
		ends = !ends;
		second = zha_glyph_simplified(&before);
		p = q;
	}
	return ends;
}

bool
zha_overlaps(const zha_glyph *g, const char *begin, const char *p)
{
	const char *q = p;
	zha_glyph before;

	if (p == begin)
		return false;
	while (q > begin && (*--q & 0xC0) == 0x80)
		;
	before = zha_glyph_read(q, p);
	return find_pair(zha_overlap_pair, ZHA_OVERLAP_BITS, zha_glyph_simplified(&before),
					 zha_glyph_simplified(g)) >= 0;
}

#define LAST 0x8000  /* in the length of the last phrase that begins with a pair */
#define PLACE 0x4000 /* in the length of the name of a place */

/*
 * Whether the characters of the entry from its third on follow those of phrase, of
 * which *known are read; sets its end if so.
 */
static inline bool
continues(const uint16_t *entry, zha_phrase *phrase, int *known, const char *end)
{
	int length = *entry & ~(LAST | PLACE);
	const char *after = phrase->end;

	for (int i = 2; i < length; i++)
	{
		zha_glyph *g = &phrase->glyph[i];

		if (i == *known)
		{
			*g = zha_glyph_read(after, end);
			++*known;
		}
		if (entry[i - 1] != zha_glyph_simplified(g))
			return false;
		after += g->len;
	}
	phrase->end = after;
	return true;
}

/* The longest phrase that begins with g, at p. */
static bool
match_longest(const zha_glyph *g, const char *p, const char *end, zha_phrase *phrase)
{
	const char *after = p + g->len;
	const uint16_t *entry;
	int known = 2;
	int slot;

	phrase->glyph[0] = *g;
	phrase->glyph[1] = zha_glyph_read(after, end);
	after += phrase->glyph[1].len;
	slot = find_pair(zha_phrase_pair, ZHA_PHRASE_BITS, zha_glyph_simplified(g),
					 zha_glyph_simplified(&phrase->glyph[1]));
	if (slot < 0)
		return false;
	entry = zha_phrase_data + zha_phrase_offset[slot];
	phrase->end = after;
	while (!continues(entry, phrase, &known, end))
	{
		if ((*entry & LAST) != 0)
			return false;
		entry += 2 * (*entry & ~(LAST | PLACE)) - 1;
	}
	phrase->count = *entry & ~(LAST | PLACE);
	phrase->place = (*entry & PLACE) != 0;
	phrase->reading = entry + phrase->count - 1;
	return true;
}

bool
zha_begins_word(const zha_glyph *g, const char *p, const char *end)
{
	zha_glyph next = zha_glyph_read(p + g->len, end);
	uint32_t first = zha_glyph_simplified(g);
	uint32_t second = zha_glyph_simplified(&next);

	return find_pair(zha_guard_pair, ZHA_GUARD_BITS, first, second) >= 0 ||
		   find_pair(zha_phrase_pair, ZHA_PHRASE_BITS, first, second) >= 0;
}

/* Whether the name of a place begins with g, at p. */
static bool
begins_place(const zha_glyph *g, const char *p, const char *end)
{
	zha_phrase phrase;

	return (g->entry & ZHA_BEGINS_PHRASE) != 0 && match_longest(g, p, end, &phrase) &&
		   phrase.place;
}

bool
zha_phrase_match(const zha_glyph *g, const char *begin, const char *p, const char *end,
				 zha_phrase *phrase)
{
	if (!match_longest(g, p, end, phrase))
		return false;
	if (phrase->place)
		return true;
	if (phrase->count == 2 && begins_place(&phrase->glyph[1], p + g->len, end))
		return false;
	return p == begin || !zha_ends_word(g, begin, p);
}

zha_phrase_voice
zha_phrase_says(const zha_phrase *phrase, int i, const char *begin, const char *p,
				const char *end)
{
	const char *from = i == 0 ? p : p - phrase->glyph[0].len;

	if (phrase->count > 2 || phrase->place ||
		(phrase->glyph[i].entry & ZHA_CONTEXT) == 0 ||
		(!zha_han_before(begin, from) && !zha_han_at(phrase->end, end)))
		return ZHA_PHRASE_DECIDES;
	if (zha_begins_word(&phrase->glyph[1], phrase->end - phrase->glyph[1].len, end) ||
		(i == 1 && zha_overlaps(&phrase->glyph[0], begin, from)))
		return ZHA_PHRASE_SILENT;
	return ZHA_PHRASE_ADDS;
}

uint16_t
zha_phrase_reading(const zha_phrase *phrase, int i, const char *begin, const char *p,
				   const char *end)
{
	zha_phrase_voice voice = zha_phrase_says(phrase, i, begin, p, end);

	if (voice == ZHA_PHRASE_DECIDES)
		return phrase->reading[i];
	return zha_context_reading_of(&phrase->glyph[i], begin, p, end,
								  voice == ZHA_PHRASE_ADDS ? phrase->reading[i]
														   : ZHA_NO_PHRASE);
}

/* The phrases that begin with the pair in this slot. */
static void
visit_slot(int slot, void (*visit)(const zha_known_phrase *, void *), void *context)
{
	const uint16_t *entry = zha_phrase_data + zha_phrase_offset[slot];
	bool last;

	do
	{
		zha_known_phrase phrase = {.count = *entry & ~(LAST | PLACE),
								   .place = (*entry & PLACE) != 0};

		phrase.character[0] = zha_phrase_pair[slot] >> 16;
		phrase.character[1] = zha_phrase_pair[slot] & 0xFFFF;
		for (int i = 2; i < phrase.count; i++)
			phrase.character[i] = entry[i - 1];
		visit(&phrase, context);
		last = (*entry & LAST) != 0;
		entry += 2 * phrase.count - 1;
	} while (!last);
}

void
zha_phrases_visit(void (*visit)(const zha_known_phrase *, void *), void *context)
{
	for (int slot = 0; slot < 1 << ZHA_PHRASE_BITS; slot++)
		if (zha_phrase_pair[slot] != 0)
			visit_slot(slot, visit, context);
	for (int slot = 0; slot < 1 << ZHA_GUARD_BITS; slot++)
		if (zha_guard_pair[slot] != 0)
		{
			zha_known_phrase guard = {.count = 2};

			guard.character[0] = zha_guard_pair[slot] >> 16;
			guard.character[1] = zha_guard_pair[slot] & 0xFFFF;
			visit(&guard, context);
		}
}

int
zha_reading_of_weight(uint32_t weight)
{
	uint32_t slot =
		zha_slot(weight) - zha_slot((uint32_t) ZHA_HAN_LEAD << 24 | 1 << 16);

	return slot < ZHA_READ_SLOTS ? zha_reading_of_slot[slot] : ZHA_NO_READING;
}

uint32_t
zha_weight_in_reading(const zha_glyph *g, int reading)
{
	zha_glyph plain = *g;
	int index;

	plain.cp = zha_glyph_simplified(g);
	plain.entry = zha_pinyin_weight[zha_place(plain.cp)] & ~(uint32_t) 0xFF;
	if (zha_reading_of_weight(plain.entry) == reading)
		return plain.entry;
	index = zha_find(zha_heteronym, ZHA_HETERONYMS, plain.cp);
	if (index >= 0)
		for (int i = zha_heteronym_start[index]; i < zha_heteronym_start[index + 1];
			 i++)
			if (zha_reading_group[i] == reading)
				return zha_reading_weight[i] << 8;
	return 0;
}

/*
 * Letters with a tone mark, and with two dots: the plain letter, the tone, in the
 * order of their code points in UTF-8. E is ê and v is ü, as in zha_group_name.
 */
static const struct
{
	char mark[5];
	char letter;
	char tone;
} marked[] = {{"ā", 'a', 1},   {"á", 'a', 2},    {"ǎ", 'a', 3},    {"à", 'a', 4},
			  {"ē", 'e', 1},   {"é", 'e', 2},    {"ě", 'e', 3},    {"è", 'e', 4},
			  {"ī", 'i', 1},   {"í", 'i', 2},    {"ǐ", 'i', 3},    {"ì", 'i', 4},
			  {"ō", 'o', 1},   {"ó", 'o', 2},    {"ǒ", 'o', 3},    {"ò", 'o', 4},
			  {"ū", 'u', 1},   {"ú", 'u', 2},    {"ǔ", 'u', 3},    {"ù", 'u', 4},
			  {"ǖ", 'v', 1},   {"ǘ", 'v', 2},    {"ǚ", 'v', 3},    {"ǜ", 'v', 4},
			  {"ü", 'v', 0},   {"ê", 'E', 0},    {"ế", 'E', 2},    {"ề", 'E', 4},
			  {"ḿ", 'm', 2},   {"ń", 'n', 2},    {"ň", 'n', 3},    {"ǹ", 'n', 4},
			  {"Ā", 'a', 1},   {"Á", 'a', 2},    {"Ǎ", 'a', 3},    {"À", 'a', 4},
			  {"Ē", 'e', 1},   {"É", 'e', 2},    {"Ě", 'e', 3},    {"È", 'e', 4},
			  {"Ō", 'o', 1},   {"Ó", 'o', 2},    {"Ǒ", 'o', 3},    {"Ò", 'o', 4},
			  {"Ü", 'v', 0},   {"\u0304", 0, 1}, {"\u0301", 0, 2}, {"\u030C", 0, 3},
			  {"\u0300", 0, 4}};

/* One letter of a syllable at p: its length, the plain letter, and its tone or 0. */
static size_t
parse_letter(const char *p, const char *end, char *letter, int *tone)
{
	*tone = 0;
	if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z'))
	{
		*letter = (char) (*p | 0x20);
		return 1;
	}
	for (size_t i = 0; i < sizeof marked / sizeof marked[0]; i++)
	{
		size_t len = strlen(marked[i].mark);

		if ((size_t) (end - p) >= len && memcmp(p, marked[i].mark, len) == 0)
		{
			*letter = marked[i].letter;
			*tone = marked[i].tone;
			return len;
		}
	}
	return 0;
}

/* The reading with this name, as in zha_group_name. */
static int
reading_named(const char *name)
{
	for (int i = 0; i < ZHA_GROUPS; i++)
		if (strcmp(zha_group_name[i], name) == 0)
			return i;
	return ZHA_NO_READING;
}

/* The syllable without a tone: the reading of g that has it, else the neutral one. */
static int
toneless(char *name, size_t len, const zha_glyph *g)
{
	zha_glyph plain = {0, 0, 0, 0};
	int found = ZHA_NO_READING;
	int common;

	plain.cp = zha_glyph_simplified(g);
	common = zha_reading_of_weight(zha_pinyin_weight[zha_place(plain.cp)]);
	if (common != ZHA_NO_READING && strlen(zha_group_name[common]) == len + 1 &&
		memcmp(zha_group_name[common], name, len) == 0)
		return common;
	name[len + 1] = '\0';
	for (char tone = '1'; tone <= '5'; tone++)
	{
		int reading;

		name[len] = tone;
		reading = reading_named(name);
		if (reading == ZHA_NO_READING)
			continue;
		if (zha_weight_in_reading(g, reading) != 0)
			return reading;
		found = reading;
	}
	return found;
}

size_t
zha_reading_parse(const char *p, const char *end, const zha_glyph *g, int *reading)
{
	char name[8];
	size_t len = 0;
	int tone = 0;
	const char *q = p;

	while (q < end && len < sizeof name - 2)
	{
		char letter = 0;
		int mark;
		size_t n = parse_letter(q, end, &letter, &mark);

		if (n == 0 && end - q >= 2 && memcmp(q, "\u0308", 2) == 0 && len > 0 &&
			name[len - 1] == 'u') /* two dots after u */
		{
			name[len - 1] = 'v';
			q += 2;
			continue;
		}
		if (n == 0)
			break;
		if (mark != 0 && tone != 0)
			return 0;
		tone = mark != 0 ? mark : tone;
		if (letter != 0)
			name[len++] = letter;
		q += n;
		if (q < end && *q == ':' && letter == 'u') /* lu:4 */
		{
			name[len - 1] = 'v';
			q++;
		}
	}
	if (len == 0)
		return 0;
	if (tone == 0 && q < end && *q >= '0' && *q <= '5')
		tone = *q == '0' ? 5 : *q - '0', q++;
	if (tone == 0)
		*reading = toneless(name, len, g);
	else
	{
		name[len] = (char) ('0' + tone);
		name[len + 1] = '\0';
		*reading = reading_named(name);
	}
	return *reading == ZHA_NO_READING ? 0 : (size_t) (q - p);
}
