/*
 * learn_contexts.c
 *		Learns how the characters next to a character tell which reading it has.
 *
 *		cc -O2 -ffp-contract=off -o build/learn tools/order/learn_contexts.c -lm
 *		build/polyphones FOLDER phrases >build/phrases.tsv
 *		build/learn cpp_dev.tsv words.tsv tools/order/unlearned.tsv \
 *			build/phrases.tsv >contexts.tsv
 *
 * cpp_dev.tsv are sentences with one character each whose reading is known: number,
 * place (from 0), character, reading, sentence. words.tsv are words: text, readings,
 * frequency (import_phrases.pl writes it); a word of one character has the reading that
 * most of the sentences have. unlearned.tsv says for which characters the
 * sentences are not believed. phrases.tsv says for each sentence what the phrases say:
 * number, decides, adds or none, reading. A character is learned if the sentences have
 * two readings of it.
 *
 * The model is log-linear: the character itself and each of its two neighbours add to
 * each of its readings; the reading with most wins. What they add comes from words, as
 * the logarithm of the odds and as the share of a reading, each times a number that all
 * characters share, learned from the sentences; and from the sentences themselves. The
 * words are counted in two ways: those in which the two stand side by side, and besides
 * how often they would meet where one word ends and another begins, if words followed
 * each other by chance: 了 hardly ever meets 当 within a word, but very often between
 * two. The sums are constants, which are written out in eighths. More than one neighbour
 * on a side does not read more sentences rightly.
 *
 * Prints on stderr how many sentences are read rightly when the sentences are cut in
 * ten, and each tenth is read by what the others taught: by the neighbours alone, and
 * with what the phrases say, as src/core reads them, also without the sentences that
 * unlearned.tsv names. Every number comes from the
 * input and from one generator of random numbers: the same input gives the same rows.
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIDES 2     /* what is left of the character, what is right of it */
#define ALONE SIDES /* the character itself */
#define PARTS 3
#define GIVEN 4     /* numbers of a reading that the words give */
#define READINGS 4  /* of one character */
#define LONGEST 512 /* sentence, in characters */
#define FOLDS 10
#define ROUNDS 30        /* over the sentences; the last half of them is averaged */
#define RATE 0.6         /* of a step, in the first round */
#define SHARED_RATE 0.05 /* of it, for the numbers that all characters share */
#define SLOTS (1 << 21)
#define BOUNDARY 1     /* the symbol for what is no letter, digit or Han */
#define UNIT 8.0       /* a weight of 1 when written out */
#define MOST 63        /* the largest that is written out */
#define PHRASE_VOTE 24 /* what a phrase of two adds: ZHA_PHRASE_VOTE */
#define ACCIDENT 1e-12 /* the frequency below which a word proves little */
#define LEAST 1e-12    /* the frequency of a word of which none is known */

typedef struct sentence
{
	int character;
	int reading;
	int length;
	int at;
	int text[LONGEST];
	struct context *context[PARTS];
	enum
	{
		NOTHING,
		ADDS,
		DECIDES
	} phrase;
	int said;    /* the reading that the phrase has */
	int refused; /* its label is not believed */
} sentence;

/* A character, alone or with its neighbour on one side. */
typedef struct context
{
	int character;
	int part;               /* 0 left, 1 right, ALONE */
	int neighbour;          /* 0 for none */
	int used;               /* in so many sentences; -1 for a slot that is free */
	double words[READINGS]; /* frequency of the words with each reading */
	double given[READINGS][GIVEN];
	double weight[READINGS];
	double sum[READINGS];
} context;

typedef struct character
{
	int cp;
	int count;
	int fixed; /* the reading that is not learned, plus one */
	char reading[READINGS][8];
	int sentences[READINGS];
	int learned[READINGS]; /* sentences that are learned from */
	int usual;     /* the reading of most sentences, of those that are learned from */
	double single; /* frequency of the character as a word */
	double edge[SIDES]
			   [READINGS]; /* frequency of the words that begin, or end, with it */
} character;

static character characters[2048];
static int character_count;
static sentence *sentences;
static int sentence_count;
static context *contexts;
static int by_cp[0x30000];
static double ends[SIDES]
				  [0x30000]; /* frequency of the words that end, or begin, with */
static double all_words;
static double shared[PARTS][GIVEN];
static double shared_sum[PARTS][GIVEN];

/* ---- reading ------------------------------------------------------------------- */

static int
decode(const char *p, int *cp)
{
	int count = 0;

	while (*p != '\0' && count < LONGEST)
	{
		unsigned char c = (unsigned char) *p++;
		int more = c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
		int value = more == 0 ? c : c & (0x3F >> more);

		for (; more > 0; more--)
			value = value << 6 | (*p++ & 0x3F);
		cp[count++] = value;
	}
	return count;
}

static int
symbol(int cp)
{
	if (cp >= '0' && cp <= '9')
		return '0';
	if (((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') || (cp >= 0xC0 && cp < 0x250))
		return 'a';
	return (cp >= 0x3400 && cp < 0xA000) || cp >= 0x20000 ? cp : BOUNDARY;
}

static int
reading_of(character *c, const char *reading, int add)
{
	for (int i = 0; i < c->count; i++)
		if (strcmp(c->reading[i], reading) == 0)
			return i;
	if (!add || c->count == READINGS)
		return -1;
	snprintf(c->reading[c->count], sizeof c->reading[0], "%s", reading);
	return c->count++;
}

/* The fields of a line; gives their number. */
static int
split(char *line, char **field, int most)
{
	int count = 0;

	line[strcspn(line, "\n")] = '\0';
	for (; count < most && line != NULL; count++)
		field[count] = strsep(&line, "\t");
	return count;
}

static void
read_sentences(const char *name)
{
	static char line[1 << 16];
	FILE *file = fopen(name, "r");
	char *field[5];

	sentences = calloc(20000, sizeof *sentences);
	while (file != NULL && fgets(line, sizeof line, file) != NULL)
	{
		sentence *s = &sentences[sentence_count];
		int cp[LONGEST];
		char *dots;

		if (split(line, field, 5) != 5)
			continue;
		decode(field[2], cp);
		if ((dots = strstr(field[3], "u:")) != NULL) /* ü is v */
			memmove(strcpy(dots, "v") + 1, dots + 2, strlen(dots + 2) + 1);
		s->length = decode(field[4], s->text);
		s->at = atoi(field[1]);
		if (by_cp[cp[0]] == 0)
		{
			by_cp[cp[0]] = ++character_count;
			characters[character_count - 1].cp = cp[0];
		}
		s->character = by_cp[cp[0]] - 1;
		s->reading = reading_of(&characters[s->character], field[3], 1);
		if (s->reading >= 0)
			characters[s->character].sentences[s->reading]++;
		for (int i = 0; i < s->length; i++)
			s->text[i] = symbol(s->text[i]);
		sentence_count++;
	}
	if (file == NULL || sentence_count == 0)
		exit(fprintf(stderr, "%s: no sentences\n", name));
	fclose(file);
}

/* ---- contexts ------------------------------------------------------------------ */

static context *
find_context(int character, int part, int neighbour, int add)
{
	uint64_t h = ((uint64_t) character * 4 + (unsigned) part) * 0x9E3779B97F4A7C15u;
	uint64_t at = ((h ^ (unsigned) neighbour) * 0xFF51AFD7ED558CCDu) >> 43;

	for (; contexts[at].used >= 0; at = (at + 1) % SLOTS)
	{
		context *c = &contexts[at];

		if (c->character == character && c->part == part && c->neighbour == neighbour)
			return c;
	}
	if (!add)
		return NULL;
	contexts[at] =
		(context){.character = character, .part = part, .neighbour = neighbour};
	return &contexts[at];
}

/* The neighbour on a side; before and behind the text it is what is given. */
static int
neighbour(const int *text, int length, int at, int side, int outside)
{
	int i = side == 0 ? at - 1 : at + 1;

	return i >= 0 && i < length ? text[i] : outside;
}

/* What a word says of its character number i. */
static void
count_word(const int *text, int length, int i, const char *reading, double frequency)
{
	int c = by_cp[text[i]] - 1;
	int r = c < 0 ? -1 : reading_of(&characters[c], reading, 1);

	if (r < 0)
		return;
	find_context(c, ALONE, 0, 1)->words[r] += frequency;
	for (int side = 0; side < SIDES; side++)
	{
		int next = neighbour(text, length, i, side, 0);

		if (next != 0)
			find_context(c, side, next, 1)->words[r] += frequency;
		else
			characters[c].edge[side][r] += frequency;
	}
}

static void
read_words(const char *name)
{
	static char line[1 << 12];
	FILE *file = fopen(name, "r");
	char *field[3];

	while (file != NULL && fgets(line, sizeof line, file) != NULL)
	{
		int text[LONGEST];
		int length;
		double frequency;

		if (split(line, field, 3) != 3)
			continue;
		length = decode(field[0], text);
		frequency = atof(field[2]) + LEAST;
		all_words += frequency;
		ends[0][text[length - 1]] += frequency;
		ends[1][text[0]] += frequency;
		if (length == 1 && by_cp[text[0]] > 0)
			characters[by_cp[text[0]] - 1].single += frequency;
		for (int i = 0; i < length && length > 1; i++)
			count_word(text, length, i, strsep(&field[1], " "), frequency);
	}
	if (file == NULL)
		exit(fprintf(stderr, "%s: no words\n", name));
	fclose(file);
}

/* Two numbers of each reading by its frequency: the odds and the share. */
static void
weigh(const double frequency[READINGS], int count, double (*given)[GIVEN], int first)
{
	double all = 0;

	for (int r = 0; r < count; r++)
		all += frequency[r];
	for (int r = 0; r < count && all > 0; r++)
	{
		given[r][first] =
			log((frequency[r] + ACCIDENT) / (all - frequency[r] + ACCIDENT));
		given[r][first + 1] = 2 * frequency[r] / all - 1;
	}
}

/* What the words give: within them, and between two that follow each other. */
static void
weigh_words(context *c)
{
	const character *of = &characters[c->character];
	double met[READINGS] = {0};

	for (int r = 0; r < of->count; r++)
	{
		double single = r == of->usual ? of->single : 0;

		met[r] = c->words[r];
		if (c->part == ALONE)
			met[r] += single;
		else if (c->neighbour >= 0x3400)
			met[r] += (of->edge[c->part][r] + single) * ends[c->part][c->neighbour] /
					  all_words;
	}
	weigh(c->part == ALONE ? met : c->words, of->count, c->given, 0);
	if (c->part != ALONE && c->neighbour >= 0x3400)
		weigh(met, of->count, c->given, 2);
}

static void
link_sentences(void)
{
	for (int i = 0; i < sentence_count; i++)
	{
		sentence *s = &sentences[i];

		for (int side = 0; side < SIDES; side++)
			s->context[side] =
				find_context(s->character, side,
							 neighbour(s->text, s->length, s->at, side, BOUNDARY), 1);
		s->context[ALONE] = find_context(s->character, ALONE, 0, 1);
		for (int part = 0; part < PARTS; part++)
			s->context[part]->used++;
	}
}

/* What the phrases say of the sentences; in the same order. */
static void
read_phrases(const char *name)
{
	static char line[1 << 12];
	FILE *file = fopen(name, "r");
	char *field[3];

	for (int i = 0; file != NULL && fgets(line, sizeof line, file) != NULL; i++)
	{
		sentence *s = &sentences[i];

		if (i == sentence_count || split(line, field, 3) != 3)
			exit(fprintf(stderr, "%s: not of these sentences\n", name));
		s->phrase = field[1][0] == 'd' ? DECIDES : field[1][0] == 'a' ? ADDS : NOTHING;
		s->said = reading_of(&characters[s->character], field[2], 0);
	}
	if (file == NULL)
		exit(fprintf(stderr, "%s: no phrases\n", name));
	fclose(file);
}

/* ---- learning ------------------------------------------------------------------ */

static uint32_t
random_number(void)
{
	static uint32_t state = 1;

	state = state * 1664525u + 1013904223u;
	return state >> 8;
}

static double
total(const context *c, int reading)
{
	double sum = c->weight[reading];

	for (int i = 0; i < GIVEN; i++)
		sum += shared[c->part][i] * c->given[reading][i];
	return sum;
}

/* One step down the slope of the likelihood of a sentence. */
static void
learn_sentence(sentence *s, double rate)
{
	int count = characters[s->character].count;
	double p[READINGS] = {0};
	double all = 0;

	for (int r = 0; r < count; r++)
	{
		for (int part = 0; part < PARTS; part++)
			p[r] += total(s->context[part], r);
		all += p[r] = exp(p[r]);
	}
	for (int r = 0; r < count; r++)
	{
		double slope = p[r] / all - (r == s->reading);

		for (int part = 0; part < PARTS; part++)
		{
			context *c = s->context[part];
			double keep = part == ALONE ? 0.15 : 0.3; /* how strongly towards 0 */

			for (int i = 0; i < GIVEN; i++)
				shared[part][i] -= rate * SHARED_RATE * slope * c->given[r][i];
			c->weight[r] -= rate * (slope + keep * c->weight[r] / c->used);
		}
	}
}

/* Remember the weights after a round, or take the mean of what was remembered. */
static void
average(int rounds)
{
	for (int i = 0; i < SLOTS; i++)
		for (int r = 0; r < READINGS && contexts[i].used > 0; r++)
		{
			context *c = &contexts[i];

			c->sum[r] = rounds == 0 ? c->sum[r] + c->weight[r] : c->sum[r];
			c->weight[r] = rounds == 0 ? c->weight[r] : c->sum[r] / rounds;
		}
	for (int i = 0; i < PARTS * GIVEN; i++)
	{
		double *now = &shared[i / GIVEN][i % GIVEN];
		double *sum = &shared_sum[i / GIVEN][i % GIVEN];

		*sum = rounds == 0 ? *sum + *now : *sum;
		*now = rounds == 0 ? *now : *sum / rounds;
	}
}

/* Which reading most sentences have, of those that are learned from. */
static void
find_usual(int without)
{
	for (int c = 0; c < character_count; c++)
	{
		memset(characters[c].learned, 0, sizeof characters[c].learned);
		characters[c].usual = 0;
	}
	for (int i = 0; i < sentence_count; i++)
	{
		character *c = &characters[sentences[i].character];
		int r = sentences[i].reading;

		if (i % FOLDS != without && r >= 0 && !sentences[i].refused &&
			++c->learned[r] > c->learned[c->usual])
			c->usual = r;
	}
}

/* Learn from all sentences whose number does not leave this rest by ten. */
static void
learn(int without)
{
	int *order = malloc((size_t) sentence_count * sizeof *order);

	find_usual(without);
	for (int i = 0; i < SLOTS; i++)
	{
		for (int r = 0; r < READINGS; r++)
			contexts[i].weight[r] = contexts[i].sum[r] = 0;
		if (contexts[i].used >= 0)
			weigh_words(&contexts[i]);
	}
	memset(shared, 0, sizeof shared);
	memset(shared_sum, 0, sizeof shared_sum);
	for (int i = 0; i < sentence_count; i++)
		order[i] = i;
	for (int round = 0; round < ROUNDS; round++)
	{
		for (int i = sentence_count - 1; i > 0; i--)
		{
			int j = (int) (random_number() % (uint32_t) (i + 1));
			int swap = order[i];

			order[i] = order[j];
			order[j] = swap;
		}
		for (int i = 0; i < sentence_count; i++)
			if (order[i] % FOLDS != without && sentences[order[i]].reading >= 0 &&
				!sentences[order[i]].refused)
				learn_sentence(&sentences[order[i]], RATE / (1 + round * 0.3));
		if (round >= ROUNDS / 2)
			average(0);
	}
	average(ROUNDS - ROUNDS / 2);
	free(order);
}

/* ---- the rows ------------------------------------------------------------------ */

/* What a context adds to each reading, in eighths, 0 for the reading with least. */
static int
votes(const context *c, int vote[READINGS])
{
	int count = characters[c->character].count;
	double least = HUGE_VAL;
	int most = 0;

	for (int r = 0; r < count; r++)
		least = fmin(least, total(c, r));
	for (int r = 0; r < count; r++)
	{
		vote[r] = (int) fmin(floor((total(c, r) - least) * UNIT + 0.5), MOST);
		most = vote[r] > most ? vote[r] : most;
	}
	return most;
}

static int
read_sentence(const sentence *s, int with_phrases)
{
	int sum[READINGS] = {0};
	int vote[READINGS];
	int best = 0;

	if (with_phrases && s->phrase == DECIDES)
		return s->said;
	if (characters[s->character].fixed > 0)
		return characters[s->character].fixed - 1;
	if (with_phrases && s->phrase == ADDS && s->said >= 0)
		sum[s->said] = PHRASE_VOTE;
	for (int part = 0; part < PARTS; part++)
	{
		votes(s->context[part], vote);
		for (int r = 0; r < characters[s->character].count; r++)
			sum[r] += vote[r];
	}
	for (int r = 1; r < characters[s->character].count; r++)
		if (sum[r] > sum[best])
			best = r;
	return best;
}

/* Whether the sentences have two readings of it, which are to be learned. */
static int
is_learned(const character *c)
{
	int readings = 0;

	for (int r = 0; r < c->count; r++)
		readings += c->sentences[r] > 0;
	return readings > 1 && c->fixed == 0;
}

static void
put_utf8(int cp)
{
	if (cp >= 0x10000)
		printf("%c%c", 0xF0 | cp >> 18, 0x80 | (cp >> 12 & 0x3F));
	else if (cp >= 0x80)
		printf("%c", 0xE0 | cp >> 12);
	if (cp >= 0x80)
		printf("%c%c", 0x80 | (cp >> 6 & 0x3F), 0x80 | (cp & 0x3F));
	else
		putchar(cp == BOUNDARY ? '|' : cp);
}

/* By character, part, reading, vote and neighbour. */
typedef struct row
{
	int order[5];
} row;

static int
compare_rows(const void *left, const void *right)
{
	const row *a = left;
	const row *b = right;

	for (int i = 0; i < 5; i++)
		if (a->order[i] != b->order[i])
			return a->order[i] < b->order[i] ? -1 : 1;
	return 0;
}

/* The rows of one context. Gives their number. */
static int
add_rows(row *rows, const context *c)
{
	const character *of = &characters[c->character];
	int vote[READINGS];
	int count = 0;

	if (c->used < 0 || !is_learned(of))
		return 0;
	votes(c, vote);
	for (int r = 0; r < of->count; r++)
		if (vote[r] > 0)
			rows[count++] = (row){{of->cp, c->part, r, vote[r], c->neighbour}};
	return count;
}

/* Rows that differ in the neighbour alone are one line. */
static void
write_rows(void)
{
	static const char *const part[] = {"left", "right", "alone"};
	row *rows = malloc((size_t) SLOTS * sizeof *rows);
	int count = 0;

	printf(
		"# Which reading a character has beside which neighbour: character, place of "
		"the\n# neighbour, reading, what that adds in eighths, the neighbours: | is "
		"what is no\n# letter, digit or Han, 0 a digit, a a letter. Written by "
		"learn_contexts.c.\n");
	for (int i = 0; i < SLOTS; i++)
		count += add_rows(rows + count, &contexts[i]);
	qsort(rows, (size_t) count, sizeof *rows, compare_rows);
	for (int i = 0; i < count; i++)
	{
		const int *order = rows[i].order;

		if (i == 0 || memcmp(order, rows[i - 1].order, 4 * sizeof *order) != 0)
		{
			printf("%s", i == 0 ? "" : "\n");
			put_utf8(order[0]);
			printf("\t%s\t%s\t%d\t", part[order[1]],
				   characters[by_cp[order[0]] - 1].reading[order[2]], order[3]);
		}
		if (order[4] != 0)
			put_utf8(order[4]);
	}
	printf("\n");
	free(rows);
}

/* Whether a word stands in the sentence over the character that is read. */
static int
has_word(const sentence *s, const int *word, int length)
{
	for (int from = s->at - length + 1; from <= s->at; from++)
	{
		int i = 0;

		while (from >= 0 && i < length && from + i < s->length &&
			   s->text[from + i] == word[i])
			i++;
		if (i == length)
			return 1;
	}
	return 0;
}

/* The sentences in which the label of a character is refused, in a word or, with -, in all. */
static void
refuse(int character, const char *text)
{
	int word[LONGEST];
	int length = decode(text, word);

	for (int i = 0; i < sentence_count; i++)
		if (sentences[i].character == character &&
			(text[0] == '-' || has_word(&sentences[i], word, length)))
			sentences[i].refused = 1;
}

/* Labels in the sentences that are not followed: character, reading, word or -. */
static void
read_fixed(const char *name)
{
	static char line[1 << 12];
	FILE *file = fopen(name, "r");
	char *field[4];

	while (file != NULL && fgets(line, sizeof line, file) != NULL)
	{
		int cp[LONGEST];

		if (line[0] == '#' || split(line, field, 4) < 3)
			continue;
		decode(field[0], cp);
		if (by_cp[cp[0]] > 0)
		{
			character *c = &characters[by_cp[cp[0]] - 1];

			if (field[2][0] == '-')
				c->fixed = reading_of(c, field[1], 1) + 1;
			refuse(by_cp[cp[0]] - 1, field[2]);
		}
	}
	if (file == NULL)
		exit(fprintf(stderr, "%s: cannot read\n", name));
	fclose(file);
}

/* Read each tenth of the sentences by what the others teach. */
static void
cross_validate(void)
{
	int alone = 0;
	int right = 0;
	int believed = 0;
	int right_of_them = 0;

	for (int fold = 0; fold < FOLDS; fold++)
	{
		learn(fold);
		for (int i = fold; i < sentence_count; i += FOLDS)
		{
			alone += read_sentence(&sentences[i], 0) == sentences[i].reading;
			right += read_sentence(&sentences[i], 1) == sentences[i].reading;
			believed += !sentences[i].refused;
			right_of_them += !sentences[i].refused &&
							 read_sentence(&sentences[i], 1) == sentences[i].reading;
		}
	}
	fprintf(stderr, "ten-fold, of %d sentences: neighbours alone %d, %.2f %%\n",
			sentence_count, alone, 100.0 * alone / sentence_count);
	fprintf(stderr, "ten-fold, with the phrases: %d, %.2f %%\n", right,
			100.0 * right / sentence_count);
	fprintf(stderr, "ten-fold, of the %d whose labels are believed: %d, %.2f %%\n",
			believed, right_of_them, 100.0 * right_of_them / believed);
}

int
main(int argc, char **argv)
{
	if (argc != 5)
		return fprintf(stderr, "usage: learn SENTENCES WORDS UNLEARNED PHRASES\n");
	contexts = malloc((size_t) SLOTS * sizeof *contexts);
	for (int i = 0; i < SLOTS; i++)
		contexts[i].used = -1;
	read_sentences(argv[1]);
	read_words(argv[2]);
	read_fixed(argv[3]);
	link_sentences();
	read_phrases(argv[4]);
	cross_validate();
	learn(-1);
	write_rows();
	return 0;
}
