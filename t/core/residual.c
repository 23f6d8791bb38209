/*
 * residual.c
 *		Which texts the ICU collations of the locale zh-zharchiv order otherwise than the
 *		keys do, and why. Run by make residual.
 *
 *		build/residual FOLDER COUNT			FOLDER has ICU's folder with the bundle
 *		build/residual FOLDER 0 < texts		texts, one a line
 *
 * A text is spelled as its key has it: each character in its reading, a virtual character
 * of the bundle where that is not the common one, and an ignorable character between any
 * two so that no contraction is found. Where ICU gives the text other weights than its
 * spelling, that is a difference, of one of three kinds: a numeral in an ordinal place,
 * which keys order by value; a character that the keys read by its neighbours; another.
 * The texts without a difference must have the order of their keys.
 *
 * The texts are all phrases of the tables and COUNT texts of phrases, characters, numerals
 * and signs at random. Exit status 1 if there is a difference of another kind, or an
 * order.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/putil.h>
#include <unicode/ucol.h>
#include <unicode/ucoleitr.h>
#include <unicode/ustring.h>

#include "core/collation.h"
#include "core/tables.h"

#define LONGEST ZHA_LONGEST_SPELLED
#define SHOWN 10 /* differences of each kind */
#define GRAPHEME_JOINER 0x034F

typedef enum kind
{
	SAME,
	NUMERAL,
	NEIGHBOURS,
	OTHER,
	NOT_SPELLED
} kind;

static const char *const kind_name[] = {"as the key", "numeral in an ordinal place",
										"read by its neighbours", "OTHER",
										"not compared: characters of several weights"};

typedef struct text
{
	int count;
	uint32_t character[LONGEST];
} text;

/* A text with its key, to sort. */
typedef struct keyed
{
	unsigned char *key;
	size_t key_len;
	char *utf8;
	size_t len;
} keyed;

static text *texts;
static size_t count;
static keyed *same;
static size_t same_count;

static void
add_text(const text *t)
{
	static size_t room;

	if (count == room)
	{
		room = room == 0 ? 1 << 16 : 2 * room;
		texts = realloc(texts, room * sizeof *texts);
		if (texts == NULL)
			abort();
	}
	texts[count++] = *t;
}

/* ---- texts at random ------------------------------------------------------------- */

static uint32_t
random_below(uint32_t limit)
{
	static uint64_t state = 20260101;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t) ((state >> 33) % limit);
}

static void
append(text *t, const uint32_t *character, int n)
{
	for (int i = 0; i < n && t->count < LONGEST; i++)
		t->character[t->count++] = character[i];
}

/* Numerals in ordinal places and others, signs, letters. */
static void
append_sign(text *t)
{
	static const char *const sign[] = {"第", "十", "一", "二十", "三", "期", "12",
									   "7",  "（", "）", "(",    ")",  "，", "：",
									   "·",  "之", "卷", "a",    "Z",  "上", "下",
									   "-",  "、", " ",  "《",   "》", "回", "章"};
	const char *p = sign[random_below(sizeof sign / sizeof sign[0])];
	const char *end = p + strlen(p);
	uint32_t cp = 0;

	for (size_t len; (len = zha_utf8_decode(p, end, &cp)) > 0; p += len)
		append(t, &cp, 1);
}

static text
random_text(size_t phrases)
{
	text t = {0};
	int parts = 2 + (int) random_below(5);

	while (parts-- > 0)
	{
		uint32_t which = random_below(10);

		if (which < 5)
		{
			const text *phrase = &texts[random_below((uint32_t) phrases)];

			append(&t, phrase->character, phrase->count);
		}
		else if (which < 8)
			append(&t, &zha_official[random_below(ZHA_OFFICIAL)], 1);
		else
			append_sign(&t);
	}
	return t;
}

static void
add_phrase(const zha_known_phrase *phrase, void *context)
{
	text t = {0};

	(void) context;
	append(&t, phrase->character, phrase->count);
	add_text(&t);
}

static void
add_random(size_t wanted)
{
	size_t phrases;

	zha_phrases_visit(add_phrase, NULL);
	phrases = count;
	while (count < phrases + wanted)
	{
		text t = random_text(phrases);

		add_text(&t);
	}
}

static void
add_lines(FILE *in)
{
	char line[4096];

	while (fgets(line, sizeof line, in) != NULL)
	{
		const char *p = line;
		const char *end = line + strcspn(line, "\n");
		text t = {0};
		size_t len;

		while (t.count < LONGEST &&
			   (len = zha_utf8_decode(p, end, &t.character[t.count])) > 0)
		{
			t.count++;
			p += len;
		}
		add_text(&t);
	}
}

/* ---- what a text is to the key and to ICU ---------------------------------------------- */

typedef struct levels
{
	unsigned char bytes[ZHA_KEY_LEVELS][16 * LONGEST];
	zha_key key;
} levels;

typedef struct weights
{
	int count;
	int32_t weight[4 * LONGEST];
} weights;

static zha_text
utf8_of(const text *t, char *utf8)
{
	zha_text result = {utf8, 0};

	for (int i = 0; i < t->count; i++)
		result.len += zha_utf8_encode(t->character[i], utf8 + result.len);
	return result;
}

static void
make_key(zha_order order, bool ordinals, zha_text utf8, levels *l)
{
	zha_fault fault;

	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		l->key.level[i] = (zha_bytes){l->bytes[i], sizeof l->bytes[i], 0};
	if (ordinals)
		zha_order_key(order, utf8, (zha_text){NULL, 0}, &l->key, &fault);
	else
		zha_collation_key(order, utf8, &l->key, &fault);
}

static bool
same_bytes(const zha_bytes *a, const zha_bytes *b)
{
	return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

/* The weights of characters by ICU, on the first level. */
static void
weigh(const UCollator *collator, const uint32_t *character, int n, weights *w)
{
	UChar utf16[2 * LONGEST];
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;
	int32_t element;
	UCollationElements *elements;

	w->count = 0;
	for (int i = 0; i < n; i++)
		U16_APPEND_UNSAFE(utf16, len, character[i]);
	elements = ucol_openElements(collator, utf16, len, &status);
	while ((element = ucol_next(elements, &status)) != UCOL_NULLORDER)
		if (ucol_primaryOrder(element) != 0 && w->count < 4 * LONGEST)
			w->weight[w->count++] = ucol_primaryOrder(element);
	ucol_closeElements(elements);
	if (U_FAILURE(status))
		abort();
}

static bool
is_learned(uint32_t cp)
{
	return (zha_pinyin_weight[zha_place(zha_simplified(cp))] & ZHA_CONTEXT) != 0;
}

/* What the text is to ICU, by the first character that has other weights than its own. */
static kind
compare(const UCollator *collator, zha_order order, const text *t)
{
	uint32_t element[LONGEST];
	weights all;
	int at = 0;

	if (!zha_collation_elements(order, t->character, t->count, element))
		return NOT_SPELLED;
	weigh(collator, t->character, t->count, &all);
	for (int i = 0; i < t->count; i++)
	{
		weights one;

		weigh(collator, &element[i], 1, &one);
		if (at + one.count > all.count ||
			memcmp(one.weight, all.weight + at, (size_t) one.count * sizeof(int32_t)) !=
				0)
			return is_learned(t->character[i]) ? NEIGHBOURS : OTHER;
		at += one.count;
	}
	return at == all.count ? SAME : OTHER;
}

static void
keep(const levels *l, zha_text utf8)
{
	keyed *k = &same[same_count++];

	*k = (keyed){malloc(zha_key_size(&l->key)), zha_key_size(&l->key), malloc(utf8.len),
				 utf8.len};
	if (k->key == NULL || k->utf8 == NULL)
		abort();
	zha_key_join(&l->key, k->key);
	memcpy(k->utf8, utf8.data, utf8.len);
}

static kind
look_at(const UCollator *collator, zha_order order, const text *t, char *utf8)
{
	zha_text bytes = utf8_of(t, utf8);
	kind found = compare(collator, order, t);
	levels full;
	levels plain;

	make_key(order, true, bytes, &full);
	make_key(order, false, bytes, &plain);
	if (found != NOT_SPELLED && !same_bytes(&full.key.level[0], &plain.key.level[0]))
		return found == SAME ? NUMERAL : found;
	if (found == SAME)
		keep(&full, bytes);
	return found;
}

/* ---- the report ------------------------------------------------------------------------ */

static int
by_key(const void *a, const void *b)
{
	const keyed *x = a;
	const keyed *y = b;
	size_t shorter = x->key_len < y->key_len ? x->key_len : y->key_len;
	int result = memcmp(x->key, y->key, shorter);

	return result != 0 ? result : (x->key_len > y->key_len) - (x->key_len < y->key_len);
}

/* How many neighbours by their keys ICU has the other way round. */
static size_t
inverted(const UCollator *collator)
{
	size_t wrong = 0;

	qsort(same, same_count, sizeof *same, by_key);
	for (size_t i = 1; i < same_count; i++)
	{
		const keyed *a = &same[i - 1];
		const keyed *b = &same[i];
		UErrorCode status = U_ZERO_ERROR;

		if (by_key(a, b) == 0 ||
			ucol_strcollUTF8(collator, a->utf8, (int32_t) a->len, b->utf8,
							 (int32_t) b->len, &status) != UCOL_GREATER)
			continue;
		if (wrong++ < SHOWN)
			printf("    %.*s < %.*s\n", (int) a->len, a->utf8, (int) b->len, b->utf8);
	}
	return wrong;
}

static void
forget(void)
{
	for (; same_count > 0; same_count--)
	{
		free(same[same_count - 1].key);
		free(same[same_count - 1].utf8);
	}
}

/* One order; gives whether nothing unexpected was found. */
static bool
report(const char *locale, zha_order order)
{
	UErrorCode status = U_ZERO_ERROR;
	UCollator *collator = ucol_open(locale, &status);
	size_t of[NOT_SPELLED + 1] = {0};
	size_t wrong;

	if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING)
		abort();
	printf("%s: %zu texts\n", zha_collation_kind(order), count);
	for (size_t i = 0; i < count; i++)
	{
		char utf8[4 * LONGEST];
		kind found = look_at(collator, order, &texts[i], utf8);

		if (of[found]++ < SHOWN && (found == NEIGHBOURS || found == OTHER))
			printf("    %s: %.*s\n", kind_name[found],
				   (int) utf8_of(&texts[i], utf8).len, utf8);
	}
	wrong = inverted(collator);
	for (int i = 0; i <= NOT_SPELLED; i++)
		printf("  %-44s %9zu\n", kind_name[i], of[i]);
	printf("  %-44s %9zu\n", "neighbours in another order", wrong);
	ucol_close(collator);
	forget();
	return of[OTHER] == 0 && wrong == 0;
}

int
main(int argc, char **argv)
{
	static const char *const locale[] = {"zh-zharchiv", "zh-zharchiv-u-co-stroke",
										 "zh-zharchiv-u-co-zhuyin",
										 "zh-zharchiv-u-co-unihan"};
	bool good = true;
	long wanted = argc == 3 ? atol(argv[2]) : -1;

	if (wanted < 0)
		return 2;
	u_setDataDirectory(argv[1]);
	if (wanted > 0)
		add_random((size_t) wanted);
	else
		add_lines(stdin);
	same = malloc((count + 1) * sizeof *same);
	if (same == NULL)
		abort();
	for (int order = ZHA_PINYIN; order <= ZHA_RADICAL; order++)
		good = report(locale[order], (zha_order) order) && good;
	return good ? 0 : 1;
}
