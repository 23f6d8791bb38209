/*
 * key.c
 *		How long the core takes for the pinyin key of a title, beside ICU's sort key,
 *		over the titles of a file, one a line.
 *
 *		key FILE
 *
 * Prints a line that lib.sql describes. ICU has its collator opened and the titles in
 * UTF-16 before the clock starts. Built and run by bench/measure.
 */
#include "timing.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "core/order.h"

enum
{
	ROUNDS = 5,
	TIMES = 20,
	MOST = 10000,
	UNITS = 128
};

/* The titles one behind the other, as the pages of a table hold them. */
typedef struct titles
{
	int count;
	char utf8[MOST * 4 * UNITS];
	zha_text text[MOST];
	UChar utf16[MOST * UNITS];
	const UChar *wide[MOST];
	int32_t units[MOST];
} titles;

static volatile size_t sink;

static void
load(FILE *file, titles *set)
{
	char *utf8 = set->utf8;
	UChar *utf16 = set->utf16;

	while (set->count < MOST && fgets(utf8, 4 * UNITS, file) != NULL)
	{
		int i = set->count++;
		UErrorCode status = U_ZERO_ERROR;

		set->text[i] = (zha_text){utf8, strcspn(utf8, "\n")};
		set->wide[i] = utf16;
		u_strFromUTF8(utf16, UNITS, &set->units[i], utf8, (int32_t) set->text[i].len,
					  &status);
		utf8 += set->text[i].len;
		utf16 += set->units[i];
	}
}

static size_t
our_key(const titles *set, int i)
{
	unsigned char room[ZHA_KEY_LEVELS][4 * UNITS];
	unsigned char out[4 * UNITS * ZHA_KEY_LEVELS];
	zha_fault fault;
	zha_key key;

	for (int level = 0; level < ZHA_KEY_LEVELS; level++)
		key.level[level] = (zha_bytes){room[level], sizeof(room[level]), 0};
	zha_order_key(ZHA_PINYIN, set->text[i], (zha_text){NULL, 0}, &key, &fault);
	zha_key_join(&key, out);
	return out[0] + zha_key_size(&key);
}

/* Nanoseconds a key, the median of the rounds; ours without a collator. */
static double
key_time(const titles *set, const UCollator *collator)
{
	double rounds[ROUNDS];

	for (int r = 0; r < ROUNDS; r++)
	{
		double start = now();

		for (int k = 0; k < TIMES * set->count; k++)
		{
			int i = k % set->count;
			uint8_t out[16 * UNITS];

			sink += collator == NULL
						? our_key(set, i)
						: (size_t) ucol_getSortKey(collator, set->wide[i],
												   set->units[i], out, sizeof(out));
		}
		rounds[r] = (now() - start) / (TIMES * set->count);
	}
	return median(rounds, ROUNDS);
}

int
main(int argc, char **argv)
{
	static titles set;
	UErrorCode status = U_ZERO_ERROR;
	UCollator *collator = ucol_open("zh-u-co-pinyin", &status);
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;

	if (file == NULL || U_FAILURE(status))
		return fprintf(stderr, "usage: key FILE\n"), 2;
	load(file, &set);
	fclose(file);
	printf(
		"core, the key of a title\t%d\tns\t%.1f\tucol_getSortKey\t%.1f\tours < 250\t\n",
		set.count, key_time(&set, NULL), key_time(&set, collator));
	ucol_close(collator);
	return 0;
}
