/*
 * series_word.c
 *		The words of series numbers: levels that are words, prefixes, classifiers. What
 *		they are is said in vocabulary/words.tsv.
 */
#include <string.h>

#include "core/series_reader.h"

/* What a word is in a number. */
typedef enum word_use
{
	LEVEL_WORD,      /* value: its zha_word */
	CLASSIFIER_WORD, /* value: its kind */
	COMBINED_WORD,
	CLOSER_WORD
} word_use;

typedef struct series_word
{
	uint16_t at; /* of its letters in the table of them */
	uint8_t len; /* in letters */
	uint8_t use;
	uint32_t value;
	bool last; /* the next one begins with another character */
} series_word;

typedef zha_series_prefix series_prefix;

#include "core/data/series.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define LONGEST_PREFIX 7

/*
 * The bytes of the word that stands here, 0 when it is another one. The second letter is
 * at second and like that.
 */
static size_t
length_of(const zha_series_reader *r, const series_word *word, const char *second,
		  uint32_t like)
{
	const char *p = second;

	if (word->len == 1)
		return r->len;
	if (series_letters[word->at + 1] != like)
		return 0;
	for (int i = 1; i < word->len; i++)
	{
		size_t len;
		uint32_t key = zha_series_key_at(r, p, &len);

		if (zha_series_look_up(key)->like != series_letters[word->at + i])
			return 0;
		p += len;
	}
	return (size_t) (p - r->p);
}

/* The longest word of the use that stands here, NULL for none. */
static const series_word *
find_word(const zha_series_reader *r, word_use use, size_t *len)
{
	const char *second = r->p + r->len;
	size_t bytes;
	uint32_t like;

	if (r->here->words == 0)
		return NULL;
	like = zha_series_look_up(zha_series_key_at(r, second, &bytes))->like;
	for (const series_word *word = &series_words[r->here->words - 1];; word++)
	{
		if (word->use == use && (*len = length_of(r, word, second, like)) > 0)
			return word;
		if (word->last)
			return NULL;
	}
}

size_t
zha_series_level_word(const zha_series_reader *r, zha_word *word)
{
	size_t len;
	const series_word *found =
		zha_begins_level(r) ? find_word(r, LEVEL_WORD, &len) : NULL;

	if (found == NULL)
		return 0;
	*word = (zha_word) found->value;
	return len;
}

size_t
zha_series_closer(const zha_series_reader *r)
{
	size_t len;

	return zha_begins_level(r) && find_word(r, CLOSER_WORD, &len) != NULL ? len : 0;
}

/* ---- prefixes ----------------------------------------------------------------------- */

static inline bool
zha_series_is_letter(uint32_t key)
{
	return key < 0x80 && (key | 0x20) >= 'a' && (key | 0x20) <= 'z';
}

/* The prefix that the letters begin with, NULL for none. */
static const zha_series_prefix *
find_prefix(const char *letters, size_t count)
{
	for (size_t i = 0; i < LENGTH(letter_prefixes); i++)
	{
		if (letter_prefixes[i].text[0] == letters[0] &&
			letter_prefixes[i].len <= count &&
			memcmp(letter_prefixes[i].text, letters, letter_prefixes[i].len) == 0)
			return &letter_prefixes[i];
	}
	return NULL;
}

/*
 * Take a prefix of letters, in any case, with its dot. Not taken when what follows
 * cannot be its number: VI is a numeral, NOV a month.
 */
static const zha_series_prefix *
take_letter_prefix(zha_series_reader *r)
{
	const char *at[LONGEST_PREFIX + 1] = {r->p}; /* where each letter begins */
	char letters[LONGEST_PREFIX];
	size_t count = 0;
	uint32_t key = r->key;
	size_t len = r->len;
	const zha_series_prefix *found;

	for (; count < LONGEST_PREFIX && zha_series_is_letter(key); count++)
	{
		letters[count] = (char) (key | 0x20);
		at[count + 1] = at[count] + len;
		key = zha_series_key_at(r, at[count + 1], &len);
	}
	found = find_prefix(letters, count);
	if (!found || (found->titles && !r->scanning))
		return NULL;
	zha_series_go_to(r, at[found->len]);
	if (zha_series_take(r, '.') || zha_series_take(r, ':') ||
		!zha_series_is_letter(r->key) || found->glued_roman)
		return found;
	zha_series_go_to(r, at[0]);
	return NULL;
}

/* The prefix that is one sign, NULL for none. */
static const zha_series_prefix *
take_sign_prefix(zha_series_reader *r)
{
	for (size_t i = 0; i < LENGTH(sign_prefixes); i++)
		if (sign_prefixes[i].len == r->here->like)
		{
			zha_series_advance(r);
			if (sign_prefixes[i].stop)
				zha_series_take(r, '.');
			return &sign_prefixes[i];
		}
	return NULL;
}

const zha_series_prefix *
zha_series_take_prefix(zha_series_reader *r)
{
	const zha_series_prefix *found = NULL;

	if (zha_series_is_letter(r->key))
		found = take_letter_prefix(r);
	else if (r->here->begins & BEGINS_PREFIX)
		found = take_sign_prefix(r);
	if (found == NULL)
		return NULL;
	zha_series_skip_blanks(r);
	if (r->scanning && found->kind != '#' && zha_series_take(r, '#'))
		zha_series_skip_blanks(r); /* Issue #3 */
	return found;
}

/* ---- classifiers -------------------------------------------------------------------- */

uint32_t
zha_series_take_classifier(zha_series_reader *r, bool ordinal)
{
	uint32_t kind = r->here->kind;
	size_t len;

	if (r->here->begins & BEGINS_CLASSIFIER)
	{
		const series_word *word = find_word(r, CLASSIFIER_WORD, &len);

		if (word != NULL)
		{
			zha_series_go_to(r, r->p + len);
			return word->value;
		}
	}
	if (r->here->class != CLASSIFIER && !(ordinal && r->here->class == COUNTER))
		return 0;
	zha_series_advance(r);
	return kind;
}

int
zha_series_rank(uint32_t kind)
{
	return kind <= 0xFFFF ? zha_series_look_up(ZHA_UTF8_KEY(kind))->rank : 0;
}

bool
zha_series_take_combined(zha_series_reader *r)
{
	const char *at = r->p;
	uint32_t closing = r->here->class == OPENING ? r->here->kind : 0;
	size_t len = 0;

	if (closing != 0)
	{
		uint32_t next = zha_series_key_at(r, r->p + r->len, &len);

		if (!(zha_series_look_up(next)->begins & BEGINS_COMBINED))
			return true;
		zha_series_advance(r);
	}
	else if (!(r->here->begins & BEGINS_COMBINED))
		return true;
	if (find_word(r, COMBINED_WORD, &len) == NULL)
		return zha_series_refuse(r, ZHA_SYNTAX, r->p, "the word for a combined issue");
	if (r->path.span == 0)
		return zha_series_refuse(r, ZHA_SYNTAX, at,
								 "the numbers of a combined issue before it");
	zha_series_go_to(r, r->p + len);
	if (closing != 0 && !zha_series_take(r, closing))
		return zha_series_refuse(r, ZHA_SYNTAX, r->p, "the closing bracket");
	return true;
}
