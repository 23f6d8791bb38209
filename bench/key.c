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
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

typedef struct titles
{
	int count;
	char utf8[MOST][4 * UNITS];
	size_t len[MOST];
	UChar utf16[MOST][UNITS];
	int32_t units[MOST];
} titles;

static volatile size_t sink;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* what others run does not count */
	return (double) t.tv_sec * 1e9 + (double) t.tv_nsec;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

static void
load(FILE *file, titles *set)
{
	while (set->count < MOST &&
		   fgets(set->utf8[set->count], sizeof(set->utf8[0]), file) != NULL)
	{
		int i = set->count++;
		UErrorCode status = U_ZERO_ERROR;

		set->len[i] = strcspn(set->utf8[i], "\n");
		u_strFromUTF8(set->utf16[i], UNITS, &set->units[i], set->utf8[i],
					  (int32_t) set->len[i], &status);
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
	zha_order_key(ZHA_PINYIN, (zha_text){set->utf8[i], set->len[i]},
				  (zha_text){NULL, 0}, &key, &fault);
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
						: (size_t) ucol_getSortKey(collator, set->utf16[i],
												   set->units[i], out, sizeof(out));
		}
		rounds[r] = (now() - start) / (TIMES * set->count);
	}
	qsort(rounds, ROUNDS, sizeof(double), ascending);
	return rounds[ROUNDS / 2];
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
