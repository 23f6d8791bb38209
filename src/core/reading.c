/*
 * reading.c
 *		How a Han character is read. See reading.h.
 */
#include "core/reading.h"

#include <string.h>

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

/* What begins with these two: an offset of zha_phrase_data, ZHA_GUARD or NOTHING. */
#define NOTHING (ZHA_GUARD - 1)

static uint32_t
find_pair(uint32_t first, uint32_t second)
{
	int low;
	int high;

	if (first < ZHA_PHRASE_LOW || first > ZHA_PHRASE_HIGH)
		return NOTHING;
	low = zha_phrase_first[first - ZHA_PHRASE_LOW];
	high = zha_phrase_first[first - ZHA_PHRASE_LOW + 1];
	if (low == high)
		return NOTHING;
	while (high - low > 1)
	{
		int middle = (low + high) / 2;

		if (zha_phrase_second[middle] <= second)
			low = middle;
		else
			high = middle;
	}
	return zha_phrase_second[low] == second ? zha_phrase_offset[low] : NOTHING;
}

/*
 * Whether the character g at p ends a common word. Of words that overlap, the first
 * one counts, then the one after it, as in reading from left to right.
 */
static bool
ends_word(const zha_glyph *g, const char *begin, const char *p)
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
		if (find_pair(zha_glyph_simplified(&before), second) != ZHA_GUARD)
			break;
		ends = !ends;
		second = zha_glyph_simplified(&before);
		p = q;
	}
	return ends;
}

int
zha_phrase_match(const zha_glyph *g, const zha_glyph *next, const char *begin,
				 const char *p, const char *end, const uint16_t **readings)
{
	uint32_t pair = find_pair(zha_glyph_simplified(g), zha_glyph_simplified(next));
	const uint16_t *entry =
		pair == NOTHING || pair == ZHA_GUARD ? NULL : zha_phrase_data + pair;
	const char *after = p + g->len + next->len;
	uint32_t text[ZHA_LONGEST_PHRASE];
	int known = 0;

	while (entry != NULL)
	{
		int length = *entry & 0x7FFF;
		int same = 0;

		while (known < length - 2)
		{
			zha_glyph more = zha_glyph_read(after, end);

			if (more.len == 0)
				break;
			text[known++] = zha_glyph_simplified(&more);
			after += more.len;
		}
		while (same < length - 2 && same < known && entry[same + 1] == text[same])
			same++;
		if (same == length - 2)
		{
			*readings = entry + length - 1;
			return ends_word(g, begin, p) ? 0 : length;
		}
		entry = (*entry & 0x8000) != 0 ? NULL : entry + 2 * length - 1;
	}
	return 0;
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
