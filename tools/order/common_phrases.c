/*
 * common_phrases.c
 *		Chooses the phrases of the rules of ICU: the commonest words that ICU would read
 *		wrongly without them.
 *
 *		build/common_phrases COUNT < jieba.dict.utf8 > tools/order/common_phrases.txt
 *
 * The dictionary has one word a line, with its frequency. The words are looked at from the
 * commonest on. One is taken if the phrases taken before, as contractions, do not give it
 * the readings that its key has; so 银行 makes 银行家 needless, and a word that a phrase
 * within it would spoil is taken too. Characters beyond the official list are not in the
 * rules. On the standard error: how much of the dictionary, by frequency, is read rightly.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/collation.h"
#include "core/tables.h"

typedef struct word
{
	long frequency;
	zha_known_phrase phrase;
	uint32_t element[ZHA_LONGEST_PHRASE];
} word;

static word *words;
static size_t count;

static bool
is_official(uint32_t cp)
{
	static bool official[0x30000];

	if (!official[zha_official[0]])
		for (int i = 0; i < ZHA_OFFICIAL; i++)
			official[zha_official[i]] = true;
	return cp <= 0xFFFF && official[cp];
}

/* The word of one line; false if the rules need not know it. */
static bool
read_word(const char *line, word *w)
{
	const char *end = strchr(line, ' ');
	size_t len;

	w->phrase.count = 0;
	if (end == NULL)
		return false;
	w->frequency = atol(end);
	for (; line < end; line += len)
	{
		uint32_t *cp = &w->phrase.character[w->phrase.count];

		if (w->phrase.count == ZHA_LONGEST_PHRASE)
			return false;
		len = zha_utf8_decode(line, end, cp);
		if (len == 0 || !is_official(*cp))
			return false;
		w->phrase.count++;
	}
	return w->phrase.count > 1 &&
		   zha_collation_elements(ZHA_PINYIN, w->phrase.character, w->phrase.count,
								  w->element);
}

static void
read_words(FILE *in)
{
	char line[256];
	size_t room = 0;

	while (fgets(line, sizeof line, in) != NULL)
	{
		if (count == room)
		{
			room = room == 0 ? 1024 : 2 * room;
			words = realloc(words, room * sizeof *words);
			if (words == NULL)
				abort();
		}
		count += read_word(line, &words[count]);
	}
}

static int
commonest_first(const void *a, const void *b)
{
	const word *x = a;
	const word *y = b;

	if (x->frequency != y->frequency)
		return x->frequency > y->frequency ? -1 : 1;
	return memcmp(x->phrase.character, y->phrase.character, sizeof x->phrase.character);
}

typedef struct chosen
{
	const word *word;
	struct chosen *next; /* with the same first character */
} chosen;

static chosen *by_first[0x10000];

static const word *
longest_at(const zha_known_phrase *phrase, int at)
{
	const word *longest = NULL;

	for (const chosen *c = by_first[phrase->character[at]]; c != NULL; c = c->next)
	{
		const zha_known_phrase *p = &c->word->phrase;

		if (p->count <= phrase->count - at &&
			(longest == NULL || p->count > longest->phrase.count) &&
			memcmp(p->character, phrase->character + at,
				   (size_t) p->count * sizeof *p->character) == 0)
			longest = c->word;
	}
	return longest;
}

/* Whether the phrases that were taken give the word its readings. */
static bool
is_read(const word *w)
{
	for (int i = 0; i < w->phrase.count;)
	{
		const word *part = longest_at(&w->phrase, i);
		const uint32_t *element =
			part == NULL ? &w->phrase.character[i] : part->element;
		int n = part == NULL ? 1 : part->phrase.count;

		if (memcmp(element, &w->element[i], (size_t) n * sizeof *element) != 0)
			return false;
		i += n;
	}
	return true;
}

static void
take(const word *w)
{
	chosen *c = malloc(sizeof *c);

	if (c == NULL)
		abort();
	*c = (chosen){w, by_first[w->phrase.character[0]]};
	by_first[w->phrase.character[0]] = c;
	for (int i = 0; i < w->phrase.count; i++)
	{
		char utf8[4];

		fwrite(utf8, 1, zha_utf8_encode(w->phrase.character[i], utf8), stdout);
	}
	putchar('\n');
}

/* The words that the phrases give their readings, by frequency, in 10,000. */
static int
share_read(void)
{
	double all = 0;
	double read = 0;

	for (size_t i = 0; i < count; i++)
	{
		all += (double) words[i].frequency;
		read += is_read(&words[i]) ? (double) words[i].frequency : 0;
	}
	return (int) (10000 * read / all);
}

int
main(int argc, char **argv)
{
	int left = argc == 2 ? atoi(argv[1]) : 0;

	if (left <= 0)
		return 2;
	read_words(stdin);
	fprintf(stderr, "without phrases %d in 10,000\n", share_read());
	puts("# The commonest words that ICU reads wrongly without them: for the rules of "
		 "ICU.\n"
		 "# Written by tools/order/common_phrases.c from the frequencies in "
		 "jieba.dict.utf8 of\n"
		 "# cppjieba, as shipped with nodejieba 3.5.8 (MIT). See NOTICE.");
	qsort(words, count, sizeof *words, commonest_first);
	for (size_t i = 0; i < count && left > 0; i++)
		if (!is_read(&words[i]))
		{
			take(&words[i]);
			left--;
		}
	fprintf(stderr, "with them %d in 10,000\n", share_read());
	return fflush(stdout) != 0;
}
