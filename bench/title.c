/*
 * title.c
 *		How long the core takes to read a title: the mean over the titles of a file, one
 *		a line or in the first column before a tab; or over long titles of one sign,
 *		whose cost must grow as their length does.
 *
 *		title WHAT FILE		WHAT says which titles they are
 *		title				the long ones
 *
 * Prints the lines that lib.sql describes. Built and run by bench/measure.
 *
 * The time is that of the processor, so that what else runs matters little.
 */
#include "timing.h"

#include <stdio.h>
#include <string.h>

#include "core/span.h"
#include "core/title.h"

#define ROUNDS 5

/* Median time of reading all lines of the text often; nanoseconds a title. */
static double
measure(zha_text text, int often)
{
	double rounds[ROUNDS];
	long titles = 0;

	for (int round = 0; round < ROUNDS; round++)
	{
		double from = now();

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
		rounds[round] = now() - from;
	}
	return titles == 0 ? 0 : median(rounds, ROUNDS) / (double) titles;
}

/* Nanoseconds a byte of a text of one sign over and over. */
static double
measure_long(const char *sign, size_t len)
{
	size_t width = strlen(sign);
	char *text = malloc(len);
	double time;

	if (text == NULL)
		abort();
	for (size_t i = 0; i < len; i++)
		text[i] = sign[i % width];
	len -= len % width;
	time = measure((zha_text){text, len}, (int) (((size_t) 1 << 20) / len));
	free(text);
	return time / (double) len;
}

/* The cost of a byte must not grow with the length, whatever the text is of. */
static void
print_long(void)
{
	static const char *const signs[] = {"（", "【①",   "第1",  "《》",
										"—",  "（1）", "之三", "A|"};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		printf("core, a byte of 1 MB of %s\t1\tns\t%.3f\tof 1 kB\t%.3f\t<= 1\t\n",
			   signs[i], measure_long(signs[i], 1 << 20),
			   measure_long(signs[i], 1 << 10));
}

int
main(int argc, char **argv)
{
	static char data[1 << 22];
	zha_text text = {data, 0};
	FILE *file;
	int titles = 0;

	if (argc == 1)
		return print_long(), 0;
	file = argc == 3 ? fopen(argv[2], "rb") : NULL;
	if (file == NULL)
		return fprintf(stderr, "usage: title [WHAT FILE]\n"), 2;
	text.len = fread(data, 1, sizeof(data), file);
	fclose(file);
	for (size_t i = 0; i < text.len; i++)
		titles += data[i] == '\n';
	printf("core, a title, %s\t%d\tns\t%.0f\t\t\tours <= 1000\t\n", argv[1], titles,
		   measure(text, 200));
	return 0;
}
