/*
 * fold.c
 *		Folds the spellings of a series' name into one key by a frozen table, so that
 *		an index on the key outlives every library.
 */
#include "core/fold.h"

#include "core/data/fold.h"
#include "core/normal.h"
#include "core/pace.h"
#include "core/span.h"

#define MIDDLE_DOT 0x30FB /* the one that GB 2312 has: a key must fit EUC_CN too */
#define QUOTE '"'
#define DASH '-'
#define TIMES 0xD7 /* among letters, as the sign of division */
#define DIVIDED_BY 0xF7

uint32_t
zha_series_fold(uint32_t cp)
{
	uint32_t to;

	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
	if (cp >= (uint32_t) ZHA_FOLD_PAGES << 6)
		return cp;
	to = zha_fold_to[zha_fold_place[zha_fold_page[cp >> 6] << 6 | (cp & 0x3F)]];
	return to != 0 ? to : cp;
}

/* The kinds of quotation mark, of middle dot and of dash or hyphen, each as one. */
static uint32_t
fold_sign(uint32_t cp)
{
	switch (cp)
	{
			/* clang-format off */
		case 0x2018: case 0x2019: case 0x201A: case 0x201C: case 0x201D: case 0x201E:
		case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0x301D: case 0x301E:
		case 0x301F: case 0xAB: case 0xBB: case '\'':
			return QUOTE;
		case 0x2022: case 0x2027: case 0x2219: case 0x22C5: case 0xB7: case 0x318D:
		case 0x2024: case 0x0387: case 0x25CF: case 0x16EB:
			return MIDDLE_DOT;
		case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015:
		case 0x2212: case 0x2E3A: case 0x2E3B: case 0xFE58: case 0xFE63: case 0x2500:
		case 0x2501:
			return DASH;
			/* clang-format on */
		default:
			return cp;
	}
}

/* Whether a blank beside this character parts two words: of scripts that write them. */
static bool
is_wordlike(uint32_t cp)
{
	return !zha_is_blank(cp) && cp != TIMES && cp != DIVIDED_BY &&
		   ((cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
			(cp >= 0xC0 && cp < 0x2000) || (cp >= 0x10000 && cp < 0x1D000));
}

/* The closing one of a pair of quotes or brackets; 0 for any other character. */
static uint32_t
closing_of(uint32_t open)
{
	static const uint32_t pairs[][2] = {
		{QUOTE, QUOTE}, {'(', ')'},     {'[', ']'},     {'<', '>'},     {'{', '}'},
		{U'《', U'》'}, {U'〈', U'〉'}, {U'【', U'】'}, {U'〖', U'〗'}, {U'〔', U'〕'}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i][0] == open)
			return pairs[i][1];
	return 0;
}

/*
 * The bytes of each of a pair of quotes or brackets that is around the whole key and
 * nowhere else in it; 0 for none.
 */
static size_t
enclosing(const char *key, size_t len)
{
	uint32_t open;
	uint32_t cp;
	size_t mark = zha_utf8_decode(key, key + len, &open);
	uint32_t closing = mark == 0 ? 0 : closing_of(open);

	if (closing == 0 || len <= 2 * mark ||
		zha_utf8_decode(key + len - mark, key + len, &cp) != mark || cp != closing)
		return 0;
	for (size_t i = mark; i < len - mark; i += zha_utf8_decode(key + i, key + len, &cp))
	{
		zha_utf8_decode(key + i, key + len, &cp);
		if (cp == open || cp == closing)
			return 0;
	}
	return mark;
}

/* A key being written, and what came last. */
typedef struct key_writer
{
	char *out;
	size_t len;
	uint32_t last;
	bool blank;
} key_writer;

/* A blank stays between two words, and before a mark, which else would join another. */
static void
write_character(key_writer *w, uint32_t cp, bool mark)
{
	if (zha_is_blank(cp))
	{
		w->blank = true;
		return;
	}
	cp = fold_sign(cp);
	if (cp == DASH && w->last == DASH)
		return;
	if (w->blank && (mark || (is_wordlike(w->last) && is_wordlike(cp))))
		w->out[w->len++] = ' ';
	w->blank = false;
	w->last = cp;
	w->len += zha_utf8_encode(cp, w->out + w->len);
}

size_t
zha_series_key(zha_text name, char *out)
{
	key_writer w = {.out = out};
	const char *p = name.data;
	zha_segment segment;
	size_t asked = 0;
	size_t mark;

	for (; zha_segment_read(p, zha_end(name), zha_series_fold, &segment);
		 p = segment.end)
	{
		zha_pace((size_t) (p - name.data), &asked);
		if (segment.has_base)
			write_character(&w, segment.base, false);
		for (int i = 0; i < segment.marks; i++)
			write_character(&w, segment.mark[i], true);
	}
	while ((mark = enclosing(out, w.len)) > 0)
	{
		w.len -= 2 * mark;
		memmove(out, out + mark, w.len);
	}
	return w.len;
}
