/*
 * page_word.c
 *		Finds the words of a page's frame in its lines.
 */
#include "core/page_word.h"

#include "core/data/page_words.h"
#include "core/fold.h"
#include "core/span.h"

/* No word has more characters; see tools/gen_page_words.pl. */
#define LONGEST 20

/* The first characters of a text as words are compared, and where each ends. */
typedef struct folded
{
	int n;
	uint32_t cp[LONGEST + 1];
	size_t end[LONGEST + 1];
} folded;

static bool
is_latin(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
}

/* Fold text: blanks between two Han characters are dropped, others are one blank. */
static void
fold_start(zha_text text, int most, folded *out)
{
	const char *p = text.data;
	const char *end = zha_end(text);

	out->n = 0;
	while (out->n < most)
	{
		size_t blanks = zha_blanks(p, end);
		uint32_t cp;
		size_t len = zha_utf8_decode(p + blanks, end, &cp);

		if (len == 0)
			return;
		cp = zha_series_fold(cp);
		if (blanks > 0 && (out->n == 0 || !zha_is_ideograph(cp) ||
						   !zha_is_ideograph(out->cp[out->n - 1])))
		{
			out->cp[out->n] = ' ';
			len = 0;
		}
		else
			out->cp[out->n] = cp;
		p += blanks + len;
		out->end[out->n++] = (size_t) (p - text.data);
	}
}

/* Which of the first characters cp is, or -1. */
static int
find_first(uint32_t cp)
{
	int low = 0;
	int high = sizeof(zha_page_first) / sizeof(zha_page_first[0]) - 1;

	while (low < high)
	{
		int middle = (low + high) / 2;

		if (zha_page_first[middle][0] < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return zha_page_first[low][0] == cp ? low : -1;
}

static bool
row_matches(int row, const folded *text)
{
	int len = zha_page_rows[row].len;
	const uint16_t *word = &zha_page_pool[zha_page_rows[row].at];

	if (len > text->n)
		return false;
	for (int i = 1; i < len; i++)
		if (word[i] != text->cp[i])
			return false;
	return !is_latin(text->cp[len - 1]) || len == text->n || !is_latin(text->cp[len]);
}

/* Whether the first two characters of a text can be those of a word of these groups. */
static bool
can_begin(zha_text text, size_t first_len, uint32_t first, unsigned of)
{
	const char *p = text.data + first_len;
	uint32_t second;

	if (zha_page_word_first[first & 8191] & of << 8)
		return true;
	p += zha_blanks(p, zha_end(text));
	if (zha_utf8_decode(p, zha_end(text), &second) == 0)
		return false;
	return zha_page_pair[(31 * zha_series_fold(first) + zha_series_fold(second)) &
						 8191] &
		   of;
}

bool
zha_page_word_find(zha_text text, uint32_t roles, size_t below, zha_page_word *out)
{
	folded head = {.n = -1};
	uint32_t cp;
	size_t len = zha_utf8_decode(text.data, zha_end(text), &cp);
	int first;

	if (len == 0 || !can_begin(text, len, cp, zha_page_word_groups(roles)) ||
		(first = find_first(zha_series_fold(cp))) < 0)
		return false;
	for (int row = zha_page_first[first][1]; row < zha_page_first[first + 1][1]; row++)
	{
		uint32_t has =
			zha_page_rows[row].roles | (zha_page_rows[row].label > 0 ? WORD_LABEL : 0);

		if (!(has & roles))
			continue;
		/* this row has the longest word; one character more tells where a word ends */
		if (head.n < 0)
			fold_start(text, zha_page_rows[row].len + 1, &head);
		if (!row_matches(row, &head) ||
			(below > 0 && head.end[zha_page_rows[row].len - 1] >= below))
			continue;
		out->len = head.end[zha_page_rows[row].len - 1];
		out->label = (zha_label) zha_page_rows[row].label;
		out->roles = zha_page_rows[row].roles;
		return true;
	}
	return false;
}

bool
zha_page_word_within(zha_text text, uint32_t roles)
{
	unsigned of = zha_page_word_groups(roles);
	zha_page_word word;
	uint32_t cp;
	size_t len;

	for (size_t at = 0; at < text.len; at += len)
	{
		len = zha_utf8_decode(text.data + at, zha_end(text), &cp);
		if (len == 0)
			return false;
		if ((zha_page_word_first[cp & 8191] & of) &&
			zha_page_word_find(zha_from(text, at), roles, 0, &word))
			return true;
	}
	return false;
}

bool
zha_page_word_ends(zha_text text, uint32_t roles)
{
	const char *p = zha_end(text);
	zha_page_word word;
	uint32_t cp;
	size_t len;

	for (int i = 0; i < LONGEST && (len = zha_utf8_before(text.data, p, &cp)) > 0; i++)
	{
		zha_text tail;

		p -= len;
		tail = (zha_text){p, (size_t) (zha_end(text) - p)};
		if (zha_page_word_read(tail, roles, 0, &word) && word.len == tail.len)
			return true;
	}
	return false;
}
