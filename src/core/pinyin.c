/*
 * pinyin.c
 *		Chinese text written in pinyin or zhuyin. See pinyin.h.
 */
#include "core/pinyin.h"

#include <string.h>

#include "core/context.h"
#include "core/fold.h"
#include "core/name.h"
#include "core/normal.h"
#include "core/pace.h"
#include "core/reading.h"
#include "core/span.h"

static void
put(zha_bytes *out, const char *data, size_t len)
{
	for (size_t i = 0; i < len; i++)
		zha_put_byte(out, (unsigned char) data[i]);
}

/* Where the tone mark of a syllable stands: a, e or o, else the last vowel. */
static size_t
marked_letter(const char *syllable, size_t len)
{
	size_t at = 0;

	for (size_t i = 0; i < len; i++)
		if (syllable[i] == 'a' || syllable[i] == 'e' || syllable[i] == 'E' ||
			(syllable[i] == 'o' && !memchr(syllable, 'a', len)))
			return i;
	for (size_t i = 0; i < len; i++)
		if (strchr("iuvmn", syllable[i]) != NULL &&
			(strchr("iuv", syllable[i]) != NULL || !strpbrk(syllable, "iuv")) &&
			(syllable[i] != 'n' || i == 0))
			at = i;
	return at;
}

/*
 * A letter with a tone, 1 to 4, or without one, 5; capital if asked for. In the table #
 * is the capital e, since E is ê.
 */
static void
put_letter(zha_bytes *out, char letter, int tone, bool capital)
{
	static const char *const vowel[][6] = {
		{"a", "ā", "á", "ǎ", "à", "a"}, {"e", "ē", "é", "ě", "è", "e"},
		{"i", "ī", "í", "ǐ", "ì", "i"}, {"o", "ō", "ó", "ǒ", "ò", "o"},
		{"u", "ū", "ú", "ǔ", "ù", "u"}, {"v", "ǖ", "ǘ", "ǚ", "ǜ", "ü"},
		{"A", "Ā", "Á", "Ǎ", "À", "A"}, {"O", "Ō", "Ó", "Ǒ", "Ò", "O"},
		{"#", "Ē", "É", "Ě", "È", "E"}, {"E", "ê̄", "ế", "ê̌", "ề", "ê"},
		{"m", "m̄", "ḿ", "m̌", "m̀", "m"}, {"n", "n̄", "ń", "ň", "ǹ", "n"}};

	if (capital)
		letter = letter == 'e' ? '#' : (char) (letter & ~0x20);
	for (size_t i = 0; i < sizeof vowel / sizeof vowel[0]; i++)
		if (vowel[i][0][0] == letter)
		{
			put(out, vowel[i][tone], strlen(vowel[i][tone]));
			return;
		}
	put(out, &letter, 1);
}

/* The syllable of a reading, with a tone mark if asked for. */
static void
put_syllable(zha_bytes *out, int reading, bool tones, bool capital)
{
	const char *name = zha_group_name[reading];
	size_t len = strlen(name) - 1;
	int tone = name[len] - '0';
	char letters[8];
	size_t at;

	memcpy(letters, name, len);
	letters[len] = '\0';
	at = marked_letter(letters, len);
	for (size_t i = 0; i < len; i++)
		put_letter(out, letters[i], tones && i == at ? tone : 5, capital && i == 0);
}

/* The same in capitals, with YU for ü. */
static void
put_passport(zha_bytes *out, int reading)
{
	const char *name = zha_group_name[reading];

	for (; name[1] != '\0'; name++)
		if (*name == 'v')
			put(out, "YU", 2);
		else
			zha_put_byte(out, (unsigned char) (*name & ~0x20));
}

static void
put_reading(zha_bytes *out, int reading, zha_style style)
{
	const char *name = zha_group_name[reading];
	const char *zhuyin = zha_group_zhuyin[reading];

	switch (style)
	{
		case ZHA_TONE_MARKS:
		case ZHA_NO_TONES:
			put_syllable(out, reading, style == ZHA_TONE_MARKS, false);
			break;
		case ZHA_TONE_NUMBERS:
			put_syllable(out, reading, false, false);
			put(out, name + strlen(name) - 1, 1);
			break;
		case ZHA_INITIALS:
			put(out, *name == 'E' ? "e" : name, 1);
			break;
		case ZHA_ZHUYIN_STYLE:
			put(out, zhuyin, strlen(zhuyin));
			break;
	}
}

/*
 * What a text in pinyin is made of: the characters of the phrase at p, or the one
 * character there, and their readings. Gives their number, 0 at the end. *unread is
 * where the last phrase ended.
 */
static int
read_some(zha_text text, const char **unread, const char *p, zha_phrase *phrase,
		  int reading[ZHA_LONGEST_PHRASE])
{
	const char *end = text.data + text.len;
	zha_glyph g = zha_glyph_read(p, end);
	bool found;

	if (g.len == 0)
		return 0;
	found = (g.entry & ZHA_BEGINS_PHRASE) != 0 &&
			zha_phrase_match(&g, *unread, p, end, phrase);
	if (found)
		*unread = phrase->end;
	else
	{
		phrase->count = 1;
		phrase->glyph[0] = g;
	}
	for (int i = 0; i < phrase->count; i++)
	{
		const zha_glyph *one = &phrase->glyph[i];
		uint16_t read = 0;
		uint32_t weight;

		if (found)
			read = zha_phrase_reading(phrase, i, text.data, p, end);
		else if ((one->entry & ZHA_CONTEXT) != 0)
			read = zha_context_reading_of(one, text.data, p, end, ZHA_NO_PHRASE);
		weight = zha_phrase_weight(one, read);
		p += one->len;

		reading[i] = zha_is_han(one) ? zha_reading_of_weight(weight) : ZHA_NO_READING;
	}
	return phrase->count;
}

static bool
is_word_character(const zha_glyph *g)
{
	uint32_t cp = zha_glyph_simplified(g);

	return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
		   (cp >= 0xC0 && cp < 0x530 && g->entry >> 24 >= ZHA_HAN_END);
}

/* A character that has no reading: as it is, or its letter or digit for initials. */
static void
put_other(zha_bytes *out, const zha_glyph *g, const char *p, zha_style style)
{
	uint32_t cp = zha_glyph_simplified(g);

	if (style != ZHA_INITIALS)
		put(out, p, g->len);
	else if ((cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z'))
		zha_put_byte(out, cp);
}

static zha_code
ill_formed(zha_text text, const char *p, zha_fault *fault)
{
	*fault =
		(zha_fault){ZHA_ENCODING, (size_t) (p - text.data), "a well-formed character"};
	return ZHA_ENCODING;
}

zha_code
zha_pinyin(zha_text text, zha_style style, zha_bytes *out, zha_fault *fault)
{
	const char *p = text.data;
	const char *unread = p;
	const char *end = text.data + text.len;
	bool after_syllable = false;
	bool after_word = false;
	size_t asked = 0;
	zha_phrase phrase;
	int reading[ZHA_LONGEST_PHRASE];
	int count;

	out->len = 0;
	while ((count = read_some(text, &unread, p, &phrase, reading)) != 0)
	{
		zha_pace((size_t) (p - text.data), &asked);
		for (int i = 0; i < count; i++)
		{
			bool syllable = reading[i] != ZHA_NO_READING;
			bool word = syllable || is_word_character(&phrase.glyph[i]);

			if (style != ZHA_INITIALS &&
				(syllable ? after_word : after_syllable && word))
				zha_put_byte(out, ' ');
			if (syllable)
				put_reading(out, reading[i], style);
			else
				put_other(out, &phrase.glyph[i], p, style);
			after_syllable = syllable;
			after_word = word;
			p += phrase.glyph[i].len;
		}
	}
	return p == end ? ZHA_OK : ill_formed(text, p, fault);
}

/* One syllable of a name. */
static void
put_name_syllable(zha_bytes *out, int reading, zha_name_style style, bool first)
{
	if (!first && strchr("aeoE", zha_group_name[reading][0]) != NULL)
		zha_put_byte(out, '\'');
	if (style == ZHA_NAME_PASSPORT)
		put_passport(out, reading);
	else
		put_syllable(out, reading, style == ZHA_NAME_MARKS, first);
}

/*
 * Syllables of from..to in one word. Those of a surname in its readings, and with a
 * hyphen between two surnames that are joined; name is NULL for any other word.
 */
static void
put_word(zha_bytes *out, const char *from, const char *to, const zha_name *name,
		 zha_name_style style)
{
	zha_phrase phrase;
	int reading[ZHA_LONGEST_PHRASE];
	int done = 0;
	const char *p = from;
	const char *unread = from;
	size_t asked = 0;
	int count;

	while ((count = read_some((zha_text){from, (size_t) (to - from)}, &unread, p,
							  &phrase, reading)) != 0)
	{
		zha_pace((size_t) (p - from), &asked);
		for (int i = 0; i < count; i++)
		{
			const zha_glyph *g = &phrase.glyph[i];
			bool joined = name != NULL && name->joined && done > 0;

			p += g->len;
			if (!zha_is_han(g))
				continue;
			if (joined)
				zha_put_byte(out, '-');
			if (name != NULL)
				reading[i] =
					zha_reading_of_weight(zha_phrase_weight(g, name->reading[done]));
			if (reading[i] != ZHA_NO_READING)
				put_name_syllable(out, reading[i], style, done == 0 || joined);
			else
				put(out, p - g->len, g->len);
			done++;
		}
	}
}

/* A Chinese name: surname, blank, given name, and what follows as it is. */
static void
put_name(zha_bytes *out, zha_text text, const zha_name *name, zha_name_style style)
{
	put_word(out, text.data, name->given_begin, name, style);
	if (name->given > 0)
	{
		zha_put_byte(out, ' ');
		put_word(out, name->given_begin, name->end, NULL, style);
	}
	put(out, name->end, text.len - (size_t) (name->end - text.data));
}

/* A name of another form: each of its Han words in one word, the rest as it is. */
static void
put_foreign_name(zha_bytes *out, zha_text text, zha_name_style style)
{
	const char *end = text.data + text.len;
	const char *p = text.data;
	size_t asked = 0;

	while (p < end)
	{
		const char *q = p;
		zha_glyph g = zha_glyph_read(q, end);

		zha_pace((size_t) (p - text.data), &asked);
		while (g.len != 0 && zha_is_han(&g))
		{
			q += g.len;
			g = zha_glyph_read(q, end);
		}
		put_word(out, p, q, NULL, style);
		put(out, q, g.len);
		p = g.len != 0 ? q + g.len : end;
	}
}

/* One of the names of a text, without what is around it. */
static void
put_listed(zha_bytes *out, const zha_listed_name *one, zha_name_style style)
{
	const char *end = one->comma != NULL ? one->comma : one->end;
	zha_text text = {one->begin, (size_t) (end - one->begin)};
	zha_name name;

	if (zha_name_read(text, &name))
		put_name(out, text, &name, style);
	else
		put_foreign_name(out, text, style);
	if (one->comma != NULL)
	{
		zha_put_byte(out, ' ');
		end += zha_glyph_read(end, one->end).len;
		for (size_t len; (len = zha_space(end, one->end)) != 0;)
			end += len;
		put_foreign_name(out, (zha_text){end, (size_t) (one->end - end)}, style);
	}
}

zha_code
zha_name_pinyin(zha_text text, zha_name_style style, zha_bytes *out, zha_fault *fault)
{
	const char *end = text.data + text.len;
	const char *p = text.data + zha_utf8_fault(text);
	size_t mark = 0;

	out->len = 0;
	if (p < end)
		return ill_formed(text, p, fault);
	for (p = text.data; p < end;)
	{
		zha_listed_name one = zha_name_next(p, end, p > text.data);

		if (p > text.data && mark == 0) /* 等 behind the last */
			put(out, p, (size_t) (end - p));
		else
		{
			put(out, p, (size_t) (one.begin - p));
			put_listed(out, &one, style);
			put(out, one.end, one.mark);
		}
		mark = one.mark;
		p = one.end + one.mark;
	}
	return ZHA_OK;
}

/* A character that has one weight or none, folded. */
static void
put_one(zha_bytes *out, uint32_t cp)
{
	unsigned lead = zha_pinyin_weight[zha_place(cp)] >> 24;
	char utf8[4];

	if (lead != ZHA_NO_WEIGHT && lead != ZHA_MARK)
		put(out, utf8, zha_utf8_encode(zha_series_fold(zha_simplified(cp)), utf8));
}

/*
 * A character folded: the character, or the several, whose weights it has; these compose
 * with each other where they can, as the jamo of ㈎ do.
 */
static void
put_folded(zha_bytes *out, uint32_t cp)
{
	char text[4 * ZHA_LONGEST_EXPANSION];
	size_t len = 0;
	zha_segment segment;
	int index;

	if ((zha_pinyin_weight[zha_place(cp)] & ZHA_SLOW) == 0 ||
		(index = zha_find(zha_expansion, ZHA_EXPANSIONS, cp)) < 0)
	{
		put_one(out, cp);
		return;
	}
	for (int i = zha_expansion_start[index]; i < zha_expansion_start[index + 1]; i++)
		len += zha_utf8_encode(zha_expansion_to[i], text + len);
	for (const char *p = text; zha_segment_read(p, text + len, NULL, &segment);
		 p = segment.end)
		put_one(out, segment.base);
}

zha_code
zha_fold(zha_text text, zha_bytes *out, zha_fault *fault)
{
	const char *p = text.data;
	const char *end = text.data + text.len;
	zha_segment segment;
	size_t asked = 0;

	out->len = 0;
	for (; zha_segment_read(p, end, NULL, &segment); p = segment.end)
	{
		zha_pace((size_t) (p - text.data), &asked);
		if (segment.has_base)
			put_folded(out, segment.base);
		for (int i = 0; i < segment.marks; i++)
			put_folded(out, segment.mark[i]);
	}
	return p == end ? ZHA_OK : ill_formed(text, p, fault);
}

uint64_t
zha_strokes(zha_text text)
{
	const char *p = text.data;
	const char *end = text.data + text.len;
	uint64_t strokes = 0;
	size_t asked = 0;
	zha_glyph g;

	while ((g = zha_glyph_read(p, end)).len != 0)
	{
		zha_pace((size_t) (p - text.data), &asked);
		if (zha_is_han(&g))
			strokes += zha_stroke_count[g.place];
		p += g.len;
	}
	return strokes;
}
