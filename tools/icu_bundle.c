/*
 * icu_bundle.c
 *		Writes the source of ICU's resource bundle zh-zharchiv, for genrb.
 *
 *		build/icu_bundle PHRASES > zh__ZHARCHIV.txt
 *		build/icu_bundle folder		the name of ICU's data, a folder of the bundle's path
 *
 * PHRASES has phrases beside those of the tables, one a line, see
 * tools/order/bundle_phrases.txt. ICU compares character by character, so each phrase is
 * written in traditional characters too, those of the common part of Big5.
 *
 * The bundle's name is a locale of ICU's: language zh, variant ZHARCHIV. Its standard
 * collation is pinyin, the others are chosen by -u-co-stroke, -zhuyin and -unihan, the
 * names that CLDR has for these orders.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/utypes.h>

#include "core/collation.h"

#define HAN 0x33480 /* the end of Han */
#define FORMS 8     /* of one character, in traditional texts */

static zha_known_phrase *phrases;
static size_t phrase_count;
static size_t room;

/* The forms of a simplified character in traditional texts, itself among them or not. */
static struct
{
	int count;
	uint32_t form[FORMS];
} traditional[HAN];

static void
add_phrase(const zha_known_phrase *phrase)
{
	if (phrase_count == room)
	{
		room = room == 0 ? 1 << 14 : 2 * room;
		phrases = realloc(phrases, room * sizeof *phrases);
		if (phrases == NULL)
			abort();
	}
	phrases[phrase_count++] = *phrase;
}

/* Whether Big5 has the character among its 5,401 common ones, which are A440 to C67E. */
static bool
is_common_in_big5(UConverter *big5, uint32_t cp)
{
	UChar utf16[2];
	char bytes[8];
	int32_t len = 0;
	UErrorCode status = U_ZERO_ERROR;

	U16_APPEND_UNSAFE(utf16, len, cp);
	len = ucnv_fromUChars(big5, bytes, sizeof bytes, utf16, len, &status);
	return U_SUCCESS(status) && len == 2 && (unsigned char) bytes[0] >= 0xA4 &&
		   (unsigned char) bytes[0] <= 0xC6;
}

static void
find_traditional(void)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *big5 = ucnv_open("Big5", &status);

	if (U_FAILURE(status))
		abort();
	for (uint32_t cp = 0x3400; cp < 0xA000; cp++)
	{
		uint32_t plain = zha_simplified(cp);

		if (plain < HAN && traditional[plain].count < FORMS &&
			is_common_in_big5(big5, cp))
			traditional[plain].form[traditional[plain].count++] = cp;
	}
	ucnv_close(big5);
}

/* The phrase in traditional characters from the place at on, in each of their forms. */
static void
add_traditional(zha_known_phrase *phrase, int at, bool changed)
{
	uint32_t plain;

	if (at == phrase->count)
	{
		if (changed)
			add_phrase(phrase);
		return;
	}
	plain = phrase->character[at];
	if (plain >= HAN || traditional[plain].count == 0)
	{
		add_traditional(phrase, at + 1, changed);
		return;
	}
	for (int i = 0; i < traditional[plain].count; i++)
	{
		phrase->character[at] = traditional[plain].form[i];
		add_traditional(phrase, at + 1, changed || phrase->character[at] != plain);
	}
	phrase->character[at] = plain;
}

static void
visit_traditional(const zha_known_phrase *phrase, void *context)
{
	zha_known_phrase copy = *phrase;

	(void) context;
	add_traditional(&copy, 0, false);
}

/*
 * Names of places win over the phrases of two characters whose second one they begin
 * with: 福州市|长乐区. ICU reads from left to right, so each such text is a phrase.
 */
static zha_known_phrase *places;
static size_t place_count;

static void
keep_place(const zha_known_phrase *phrase, void *context)
{
	(void) context;
	if (!phrase->place || phrase->count == ZHA_LONGEST_PHRASE)
		return;
	places = realloc(places, (place_count + 1) * sizeof *places);
	if (places == NULL)
		abort();
	places[place_count++] = *phrase;
}

static void
add_before_places(const zha_known_phrase *phrase, void *context)
{
	(void) context;
	for (size_t i = 0; phrase->count == 2 && i < place_count; i++)
		if (places[i].character[0] == phrase->character[1])
		{
			zha_known_phrase both = places[i];

			memmove(both.character + 1, places[i].character,
					(size_t) places[i].count * sizeof *both.character);
			both.character[0] = phrase->character[0];
			both.count++;
			add_phrase(&both);
			visit_traditional(&both, NULL);
		}
}

/* The phrase of one line, without characters past the longest. */
static zha_known_phrase
phrase_of(const char *line)
{
	zha_known_phrase phrase = {0};
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
	zha_known_phrase phrase;

	if (file == NULL)
	{
		perror(name);
		exit(1);
	}
	while (fgets(line, sizeof line, file) != NULL)
		if (*line != '#')
		{
			phrase = phrase_of(line);
			add_phrase(&phrase);
			visit_traditional(&phrase, NULL);
		}
	fclose(file);
}

/* The rules as a string in the syntax of genrb. */
static void
write_string(const zha_bytes *rules)
{
	putchar('"');
	for (size_t i = 0; i < rules->len; i++)
	{
		if (rules->data[i] == '"' || rules->data[i] == '\\')
			putchar('\\');
		putchar(rules->data[i]);
	}
	putchar('"');
}

static void
write_order(const char *name, zha_order order)
{
	size_t count = zha_collation_places(ZHA_ALL_HAN);
	zha_collation_place *places = malloc(count * sizeof *places);
	zha_bytes rules = {malloc((size_t) 16 << 20), (size_t) 16 << 20, 0};
	zha_collation_phrases more = {phrases, phrase_count};

	if (places == NULL || rules.data == NULL)
		abort();
	zha_collation_rules(order, ZHA_ALL_HAN, more, places, &rules);
	if (rules.len > rules.cap)
		abort();
	printf("\t\t%s {\n\t\t\tVersion {\"%d\"}\n\t\t\tSequence {", name,
		   ZHA_ORDER_VERSION);
	write_string(&rules);
	printf("}\n\t\t}\n");
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
	find_traditional();
	read_phrases(argv[1]);
	zha_phrases_visit(visit_traditional, NULL);
	zha_phrases_visit(keep_place, NULL);
	zha_phrases_visit(add_before_places, NULL);
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
