/*
 * test_title_properties.c
 *		What holds for every title, whatever it says: that the number written in it is the
 *		one that the type reads, that it is read alike in simplified and in traditional
 *		characters, and that one that is called bare says nothing beside its headline.
 *
 * The titles: t/core/data/titles.tsv, the seeds of the fuzz targets line by line, and the
 * collections of a folder, $CORPUS or ../shared/corpus, where it is.
 */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdlib.h>

#include "core/glyph.h"
#include "core/headline.h"
#include "core/numeral.h"
#include "core/span.h"
#include "core/title.h"

#include "tap.h"

#define LONGEST 4096
#define CHARACTERS 0xA000 /* of the basic plane, up to the last common Han character */

/* A character of which each is the simplified form, 0 for none. */
static uint32_t traditional[CHARACTERS];

static int titles;
static int numbers;
static int otherwise; /* written otherwise than the type reads it */
static int unlike;    /* read otherwise in the other script */
static int plain;     /* titles that are headlines and nothing else */
static int loaded;    /* such as say more */

static void
find_traditional(void)
{
	for (uint32_t cp = 0x9FFF; cp >= 0x4E00; cp--)
		if (zha_simplified(cp) != cp && zha_simplified(cp) < CHARACTERS)
			traditional[zha_simplified(cp)] = cp;
}

/*
 * The text with each character in the one script or the other, but for numerals, of which
 * another form is another notation.
 */
static zha_text
convert(zha_text text, bool to_traditional, char *out)
{
	const char *p = text.data;
	size_t len;
	size_t written = 0;
	uint32_t cp;

	for (; p < zha_end(text) && (len = zha_utf8_decode(p, zha_end(text), &cp)) > 0;
		 p += len)
	{
		if (cp >= 0x4E00 && cp < CHARACTERS && !zha_numeral_begins(p, p + len))
		{
			cp = zha_simplified(cp);
			if (to_traditional && cp < CHARACTERS && traditional[cp] != 0)
				cp = traditional[cp];
		}
		written += zha_utf8_encode(cp, out + written);
	}
	return (zha_text){out, written};
}

/* Whether two texts are the same but for the script. */
static bool
is_like(zha_text a, zha_text b)
{
	char first[LONGEST];
	char second[LONGEST];

	return zha_same(convert(a, false, first), convert(b, false, second));
}

/* Where in the number the levels that are written begin, -1 when they are not in it. */
static int
place_of(const zha_series_path *written, const zha_series_path *number)
{
	for (int from = 0; from + written->depth <= number->depth; from++)
	{
		int i = 0;

		while (i < written->depth &&
			   written->level[i].word == number->level[from + i].word &&
			   written->level[i].number == number->level[from + i].number)
			i++;
		if (i == written->depth)
			return from;
	}
	return -1;
}

/*
 * What the type reads in what is written are the first levels of the number, or those
 * behind the number of a label or at the head, which stands before it.
 */
static void
check_written(zha_text text, const zha_title *title)
{
	zha_series_no cast;
	zha_series_path written;
	zha_series_path number;
	zha_fault fault;

	if (!title->has_number ||
		zha_series_no_read(title->written, &cast, &fault) != ZHA_OK)
		return;
	numbers++;
	zha_series_no_unpack(cast, &written);
	zha_series_no_unpack(title->number, &number);
	if (place_of(&written, &number) >= 0)
		return;
	printf("# %.*s: written \"%.*s\"\n", (int) text.len, text.data,
		   (int) title->written.len, title->written.data);
	otherwise++;
}

static void
check_scripts(zha_text text)
{
	char bytes[2][LONGEST];
	zha_title title[2];
	zha_fault fault;

	for (int i = 0; i < 2; i++)
	{
		zha_text converted = convert(text, i == 1, bytes[i]);

		bytes[i][converted.len] = '\0';
		if (zha_title_read(converted, &title[i], &fault) != ZHA_OK)
			return;
	}
	if (title[0].has_number == title[1].has_number &&
		title[0].number == title[1].number && title[0].total == title[1].total &&
		is_like(title[0].series, title[1].series) &&
		is_like(title[0].headline, title[1].headline) &&
		is_like(title[0].relay, title[1].relay) &&
		is_like(title[0].original, title[1].original) &&
		is_like(title[0].author, title[1].author))
		return;
	printf("# %s: \"%.*s\" \"%.*s\" \"%.*s\"\n", bytes[0], (int) title[0].series.len,
		   title[0].series.data, (int) title[0].headline.len, title[0].headline.data,
		   (int) title[0].author.len, title[0].author.data);
	printf("# %s: \"%.*s\" \"%.*s\" \"%.*s\"\n", bytes[1], (int) title[1].series.len,
		   title[1].series.data, (int) title[1].headline.len, title[1].headline.data,
		   (int) title[1].author.len, title[1].author.data);
	unlike++;
}

static void
check_plain(zha_text text)
{
	char key[3 * LONGEST];
	zha_headline read;
	zha_fault fault;

	if (zha_headline_read(text, &read, &fault) != ZHA_OK ||
		!zha_headline_is_bare(text, (zha_text){key, zha_headline_key(&read, key)}))
		return;
	plain++;
	if (read.relay.len == 0 && read.original.len == 0 && read.series.len == 0 &&
		read.author.len == 0 && read.outlet.len == 0 && !read.has_number &&
		!read.has_part && !read.cut)
		return;
	printf("# %.*s: more than a headline\n", (int) text.len, text.data);
	loaded++;
}

/* The first column of each line. */
static bool
check_file(const char *name)
{
	FILE *file = fopen(name, "r");
	char line[LONGEST / 2];

	if (file == NULL)
		return false;
	while (fgets(line, sizeof(line), file) != NULL)
	{
		zha_text text = {line, strcspn(line, "\t\r\n")};
		zha_title title;
		zha_fault fault;

		if (zha_title_read(text, &title, &fault) != ZHA_OK)
			continue;
		check_written(text, &title);
		check_scripts(text);
		check_plain(text);
		titles++;
	}
	fclose(file);
	return true;
}

static void
check_folder(const char *name)
{
	DIR *folder = opendir(name);
	struct dirent *entry;

	while (folder != NULL && (entry = readdir(folder)) != NULL)
	{
		char path[1024];

		snprintf(path, sizeof(path), "%s/%s", name, entry->d_name);
		if (entry->d_name[0] != '.')
			check_file(path);
	}
	if (folder != NULL)
		closedir(folder);
}

int
main(void)
{
	static const char *const collections[] = {"titles_dev.tsv", "titles_dev2.tsv",
											  "titles_plain.tsv"};
	const char *corpus = getenv("CORPUS");

	find_traditional();
	check_file("t/core/data/titles.tsv");
	check_folder("fuzz/corpus_title");
	check_folder("fuzz/corpus_number");
	for (size_t i = 0; i < sizeof(collections) / sizeof(collections[0]); i++)
	{
		char path[1024];

		snprintf(path, sizeof(path), "%s/%s",
				 corpus == NULL ? "../shared/corpus" : corpus, collections[i]);
		if (!check_file(path))
			printf("# skipped: there is no %s\n", path);
	}
	ok(titles > 900 && numbers > 200, "%d titles, %d numbers that the type reads",
	   titles, numbers);
	ok(otherwise == 0, "the type reads what is written as the title does");
	ok(unlike == 0, "each is read alike in simplified and traditional characters");
	ok(plain > 20 && loaded == 0, "%d titles are headlines and nothing else", plain);
	return done_testing();
}
