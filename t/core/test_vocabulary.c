/*
 * test_vocabulary.c
 *		Each word of vocabulary/words.tsv: that it is found, from its first letter and
 *		from its last, and does in a title what its examples say; and each rule of
 *		vocabulary/marks.tsv, that it does what its examples say.
 */
#include "core/title.h"
#include "core/vocabulary.h"

#include "core/data/examples.h"
#include "tap.h"

/* A part of a title that was read, by its name. */
static zha_text
part_of(const zha_title *title, const char *field, char number[ZHA_SERIES_NO_TEXT])
{
	if (strcmp(field, "number") == 0)
		return (zha_text){
			number, title->has_number ? zha_series_no_write(title->number, number) : 0};
	if (strcmp(field, "total") == 0)
		return (zha_text){number, title->has_total
									  ? (size_t) snprintf(number, ZHA_SERIES_NO_TEXT,
														  "%u", title->total)
									  : 0};
	if (strcmp(field, "series") == 0)
		return title->series;
	if (strcmp(field, "relay") == 0)
		return title->relay;
	if (strcmp(field, "original") == 0)
		return title->original;
	return strcmp(field, "author") == 0 ? title->author : title->headline;
}

/* The whole text as a series number, empty when it is none. */
static zha_text
cast_of(const char *text, char number[ZHA_SERIES_NO_TEXT])
{
	zha_series_no value;
	zha_fault fault;

	if (zha_series_no_read((zha_text){text, strlen(text)}, &value, &fault) != ZHA_OK)
		return (zha_text){number, 0};
	return (zha_text){number, zha_series_no_write(value, number)};
}

/* Whether the title has the part that is expected; prints what it has if not. */
static bool
check_example(const char *title, const char *field, const char *expected)
{
	char number[ZHA_SERIES_NO_TEXT];
	zha_title read;
	zha_fault fault;
	zha_text got;

	if (strcmp(field, "cast") == 0)
		got = cast_of(title, number);
	else
	{
		zha_title_read((zha_text){title, strlen(title)}, &read, &fault);
		got = part_of(&read, field, number);
	}
	if (expected[0] == '*')
		expected = title;
	if (expected[0] == '=' ? zha_same(got, read.series)
						   : zha_same(got, (zha_text){expected, strlen(expected)}))
		return true;
	printf("# %s: %s \"%.*s\", not \"%s\"\n", title, field, (int) got.len, got.data,
		   expected);
	return false;
}

/* Whether the word is found where it stands alone, and in a longer text. */
static bool
check_found(const char *word)
{
	static zha_letters l;
	char text[128];
	int len;

	zha_letters_read((zha_text){word, strlen(word)}, &l);
	len = l.n;
	if (!zha_is_word(&l, 0, len, ~(zha_roles) 0))
		return false;
	snprintf(text, sizeof(text), "山%s", word);
	zha_letters_read((zha_text){text, strlen(text)}, &l);
	return zha_word_at(&l, 1, l.n, ~(zha_roles) 0) == len &&
		   zha_word_before(&l, 1, l.n, ~(zha_roles) 0) == len;
}

int
main(void)
{
	int wrong = 0;
	int lost = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!check_found(words[i]))
			printf("# %s is not found\n", words[i]), lost++;
	ok(lost == 0, "each word is found from both of its ends");
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++)
		wrong +=
			!check_example(examples[i].title, examples[i].field, examples[i].expected);
	ok(wrong == 0, "each word and rule does what its examples say");
	return done_testing();
}
