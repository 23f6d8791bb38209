/*
 * icu_bundle.c
 *		Writes the source of ICU's resource bundle zh-zharchiv, for genrb.
 *
 *		build/icu_bundle PHRASES > zh__ZHARCHIV.txt
 *		build/icu_bundle folder		the name of ICU's data, a folder of the bundle's path
 *
 * PHRASES has phrases beside those of the tables, one a line, see
 * tools/order/bundle_phrases.txt. The bundle's name is a locale of ICU's: language zh, variant ZHARCHIV. Its standard
 * collation is pinyin, the others are chosen by -u-co-stroke, -zhuyin and -unihan, the
 * names that CLDR has for these orders.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/utypes.h>

#include "core/collation.h"

static zha_known_phrase phrases[10000];
static zha_collation_phrases more = {phrases, 0};

/* The phrase of one line, without characters past the longest. */
static zha_known_phrase
phrase_of(const char *line)
{
	zha_known_phrase phrase = {0, {0}};
	const char *end = line + strcspn(line, "\n");
	size_t len;

	while (phrase.count < ZHA_LONGEST_PHRASE &&
		   (len = zha_utf8_decode(line, end, &phrase.character[phrase.count])) > 0)
	{
		phrase.count++;
		line += len;
	}
	return phrase;
}

static void
read_phrases(const char *name)
{
	char line[256];
	FILE *file = fopen(name, "r");

	if (file == NULL)
	{
		perror(name);
		exit(1);
	}
	while (fgets(line, sizeof line, file) != NULL &&
		   more.count < sizeof phrases / sizeof phrases[0])
		if (*line != '#')
			phrases[more.count++] = phrase_of(line);
	fclose(file);
}

static void
write_order(const char *name, zha_order order)
{
	size_t count = zha_collation_places(ZHA_ALL_HAN);
	zha_collation_place *places = malloc(count * sizeof *places);
	zha_bytes rules = {malloc((size_t) 4 << 20), (size_t) 4 << 20, 0};

	if (places == NULL || rules.data == NULL)
		abort();
	zha_collation_rules(order, ZHA_ALL_HAN, more, places, &rules);
	if (rules.len > rules.cap)
		abort();
	printf("\t\t%s {\n\t\t\tVersion {\"%d\"}\n\t\t\tSequence {\"", name,
		   ZHA_ORDER_VERSION);
	fwrite(rules.data, 1, rules.len, stdout);
	printf("\"}\n\t\t}\n");
	free(rules.data);
	free(places);
}

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "folder") == 0)
		return puts(U_ICUDATA_NAME) < 0;
	if (argc != 2)
		return 2;
	read_phrases(argv[1]);
	printf("zh__ZHARCHIV {\n\tzharchive {\"%s order %d\"}\n\tcollations {\n"
		   "\t\tdefault {\"standard\"}\n",
		   ZHARCHIVE_VERSION, ZHA_ORDER_VERSION);
	write_order("standard", ZHA_PINYIN);
	write_order("stroke", ZHA_STROKE);
	write_order("zhuyin", ZHA_ZHUYIN);
	write_order("unihan", ZHA_RADICAL);
	printf("\t}\n}\n");
	return fflush(stdout) != 0;
}
