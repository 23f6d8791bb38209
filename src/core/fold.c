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

/* The kinds of quotation mark and of middle dot, each as one. */
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
			/* clang-format on */
		default:
			return cp;
	}
}

/* Whether a blank beside this character parts two words: of scripts that write them. */
static bool
is_wordlike(uint32_t cp)
{
	return !zha_is_blank(cp) &&
		   ((cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
			(cp >= 0xC0 && cp < 0x2000) || (cp >= 0x10000 && cp < 0x1D000));
}

/* Whether a pair of quotes is around the whole key and nowhere else in it. */
static bool
is_quoted(const char *key, size_t len)
{
	static const char open[] = "\xe3\x80\x8a"; /* 《 */
	static const char shut[] = "\xe3\x80\x8b"; /* 》 */
	zha_text text = {key, len};

	if (len > 2 && key[0] == QUOTE && key[len - 1] == QUOTE)
		return memchr(key + 1, QUOTE, len - 2) == NULL;
	if (len <= 6 || !zha_starts(text, ZHA_LITERAL("《")) ||
		!zha_ends(text, ZHA_LITERAL("》")))
		return false;
	for (size_t i = 3; i + 6 <= len; i++)
		if (memcmp(key + i, open, 3) == 0 || memcmp(key + i, shut, 3) == 0)
			return false;
	return true;
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

	for (; zha_segment_read(p, zha_end(name), zha_series_fold, &segment);
		 p = segment.end)
	{
		zha_pace((size_t) (p - name.data), &asked);
		if (segment.has_base)
			write_character(&w, segment.base, false);
		for (int i = 0; i < segment.marks; i++)
			write_character(&w, segment.mark[i], true);
	}
	while (is_quoted(out, w.len))
	{
		size_t mark = out[0] == QUOTE ? 1 : 3;

		w.len -= 2 * mark;
		memmove(out, out + mark, w.len);
	}
	return w.len;
}
