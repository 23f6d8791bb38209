/*
 * title.c
 *		How long the core takes to read a title: the mean over the titles of a file, one
 *		a line or in the first column before a tab, and over long titles of one sign,
 *		whose cost must grow as their length does.
 *
 *		make build/corpus    (compiles the core into build/)
 *		cc -O2 -std=c11 -Isrc -o build/bench_title bench/title.c build/[a-z]*.o \
 *			$(pkg-config --libs icu-i18n)
 *		build/bench_title FILE
 *
 * The time is that of the processor, so that what else runs matters little.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/span.h"
#include "core/title.h"

#define ROUNDS 5

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

/* Median time of reading all lines of the text often; nanoseconds a title. */
static double
measure(zha_text text, int often)
{
	double rounds[ROUNDS];
	long titles = 0;

	for (int round = 0; round < ROUNDS; round++)
	{
		double from = seconds();

		titles = 0;
		for (int i = 0; i < often; i++)
		{
			zha_text rest = text;

			while (rest.len > 0)
			{
				const char *feed = memchr(rest.data, '\n', rest.len);
				size_t len = feed == NULL ? rest.len : (size_t) (feed - rest.data);
				const char *tab = memchr(rest.data, '\t', len);
				zha_title title;
				zha_fault fault;

				zha_title_read((zha_text){rest.data, tab == NULL
														 ? len
														 : (size_t) (tab - rest.data)},
							   &title, &fault);
				titles++;
				rest = zha_from(rest, feed == NULL ? len : len + 1);
			}
		}
		rounds[round] = seconds() - from;
	}
	qsort(rounds, ROUNDS, sizeof(double), ascending);
	return titles == 0 ? 0 : rounds[ROUNDS / 2] / (double) titles * 1e9;
}

static void
measure_long(const char *sign, size_t len)
{
	size_t width = strlen(sign);
	char *text = malloc(len);

	if (text == NULL)
		abort();
	for (size_t i = 0; i < len; i++)
		text[i] = sign[i % width];
	len -= len % width;
	printf("%7zu bytes of %-6s %12.0f ns\n", len, sign,
		   measure((zha_text){text, len}, 3));
	free(text);
}

int
main(int argc, char **argv)
{
	static const char *const signs[] = {"（", "【①",   "第1",  "《》",
										"—",  "（1）", "之三", "A|"};
	static char data[1 << 22];
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	size_t len;

	if (file == NULL)
		return fprintf(stderr, "usage: title FILE\n"), 2;
	len = fread(data, 1, sizeof(data), file);
	fclose(file);
	printf("%.0f ns a title\n", measure((zha_text){data, len}, 200));
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		for (size_t size = 1 << 10; size <= 1 << 20; size <<= 10)
			measure_long(signs[i], size);
	return 0;
}
