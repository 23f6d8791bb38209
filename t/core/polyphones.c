/*
 * polyphones.c
 *		How many characters of several readings are read as labelled sentences say.
 *
 *		polyphones FOLDER [phrases | wrong]
 *
 * FOLDER holds cpp_dev.tsv: number, place of the character (from 0), the character, its
 * reading, the sentence. Prints the share that is right, and each character that is read
 * worse than if it always had the reading that most of its sentences have. A folder that
 * is missing is said and skipped. wrong: each sentence that is read wrongly is printed
 * too. phrases: instead, what the phrases say of each, as learn_contexts.c takes it. What
 * was learned from these sentences is read too well here; how well others are read,
 * learn_contexts.c tells, which reads each tenth by the rest.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/glyph.h"
#include "core/pinyin.h"
#include "core/reading.h"

#include <string.h>

typedef struct character
{
	char text[8];
	int all;
	int right;
	int labels;
	char label[16][12];
	int labelled[16];
} character;

static character characters[2048];
static int character_count;

static character *
find(const char *text)
{
	for (int i = 0; i < character_count; i++)
		if (strcmp(characters[i].text, text) == 0)
			return &characters[i];
	if (character_count == 2048)
		abort();
	snprintf(characters[character_count].text, sizeof characters[0].text, "%s", text);
	return &characters[character_count++];
}

static void
count_label(character *c, const char *label)
{
	int i = 0;

	while (i < c->labels && strcmp(c->label[i], label) != 0)
		i++;
	if (i == 16)
		return;
	if (i == c->labels)
		snprintf(c->label[c->labels++], sizeof c->label[0], "%s", label);
	c->labelled[i]++;
}

static int
majority(const character *c)
{
	int most = 0;

	for (int i = 0; i < c->labels; i++)
		most = c->labelled[i] > most ? c->labelled[i] : most;
	return most;
}

/* The syllable of the character number at of a sentence, u: for ü; empty for none. */
static void
syllable(zha_text text, int at, char out[12])
{
	static char spelled[1 << 16];
	zha_bytes bytes = {(unsigned char *) spelled, sizeof spelled - 1, 0};
	zha_fault fault;
	const char *p = text.data;
	const char *q = spelled;

	out[0] = '\0';
	if (zha_pinyin(text, ZHA_TONE_NUMBERS, &bytes, &fault) != ZHA_OK ||
		bytes.len > bytes.cap)
		return;
	spelled[bytes.len] = '\0';
	for (int i = 0; i <= at; i++)
	{
		zha_glyph g = zha_glyph_read(p, text.data + text.len);
		size_t len = 0;

		if (*q == ' ' && *p != ' ')
			q++;
		if (zha_is_han(&g))
			len = strcspn(q, "12345") + 1;
		if (i == at && len < 8)
			snprintf(out, 12, "%.*s", (int) len, q);
		q += zha_is_han(&g) ? len : g.len;
		p += g.len;
	}
	if ((q = strstr(out, "ü")) != NULL)
		memcpy(out + (q - out), "u:", 2);
}

/* The phrase over the character number at: what it says of it, and its reading. */
static void
put_phrase(const char *number, zha_text text, int at)
{
	static const char *const voice[] = {"decides", "adds", "none"};
	const char *end = text.data + text.len;
	const char *p = text.data;
	const char *unread = p;
	zha_glyph g;

	for (; (g = zha_glyph_read(p, end)).len != 0; p += g.len, at--)
	{
		zha_phrase phrase;
		int count = 0;

		if ((g.entry & ZHA_BEGINS_PHRASE) != 0 &&
			zha_phrase_match(&g, unread, p, end, &phrase))
		{
			unread = phrase.end;
			count = phrase.count;
		}
		for (int i = 0; i < count && i < at; i++)
			p += phrase.glyph[i].len;
		if (count > at)
		{
			const zha_glyph *one = &phrase.glyph[at];
			uint32_t weight = zha_phrase_weight(one, phrase.reading[at]);

			printf("%s\t%s\t%s\n", number,
				   voice[zha_phrase_says(&phrase, at, text.data, p, end)],
				   zha_group_name[zha_reading_of_weight(weight)]);
			return;
		}
		if (at == 0)
			break;
		if (count > 0)
		{
			at -= count - 1;
			p = unread - (g = phrase.glyph[count - 1]).len;
		}
	}
	printf("%s\tnone\t-\n", number);
}

int
main(int argc, char **argv)
{
	static char line[1 << 14];
	char path[4096];
	int all = 0;
	int right = 0;
	FILE *file;

	snprintf(path, sizeof path, "%s/cpp_dev.tsv", argc > 1 ? argv[1] : ".");
	file = fopen(path, "r");
	if (file == NULL)
		return printf("skipped: there is no %s\n", path) < 0;
	while (fgets(line, sizeof line, file) != NULL)
	{
		char *field[5] = {NULL};
		char ours[12];
		character *c;
		int n = 0;

		line[strcspn(line, "\n")] = '\0';
		for (char *p = line; n < 5; n++, p = p != NULL ? p + 1 : NULL)
		{
			field[n] = p;
			if (p == NULL || (p = strchr(p, '\t')) == NULL)
				break;
			*p = '\0';
		}
		if (n != 4)
			continue;
		if (argc > 2 && strcmp(argv[2], "phrases") == 0)
		{
			put_phrase(field[0], (zha_text){field[4], strlen(field[4])},
					   atoi(field[1]));
			continue;
		}
		syllable((zha_text){field[4], strlen(field[4])}, atoi(field[1]), ours);
		c = find(field[2]);
		count_label(c, field[3]);
		c->all++;
		all++;
		if (strcmp(ours, field[3]) == 0)
			c->right++, right++;
		else if (argc > 2)
			printf("%s: %s, not %s: %s\n", field[2], field[3], ours, field[4]);
	}
	fclose(file);
	if (all == 0)
		return 0;
	for (int i = 0; i < character_count; i++)
		if (characters[i].right < majority(&characters[i]))
			printf("%s: %d of %d, with one reading %d\n", characters[i].text,
				   characters[i].right, characters[i].all, majority(&characters[i]));
	printf("%d of %d sentences, %.2f %%\n", right, all, 100.0 * right / all);
	return 0;
}
