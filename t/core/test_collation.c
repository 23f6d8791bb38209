/*
 * test_collation.c
 *		The rules for ICU have the order of the keys: the official list in each order, and
 *		the phrases in the rules. Two neighbours in the right order everywhere mean that all
 *		pairs are.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "core/collation.h"
#include "core/tables.h"

#include "tap.h"

typedef struct keyed
{
	char text[4 * ZHA_LONGEST_PHRASE];
	size_t len;
	unsigned char key[16 * ZHA_LONGEST_PHRASE];
	size_t key_len;
} keyed;

static keyed list[ZHA_OFFICIAL];
static int count;

static int
compare(const void *a, const void *b)
{
	const keyed *x = a;
	const keyed *y = b;
	size_t shorter = x->key_len < y->key_len ? x->key_len : y->key_len;
	int result = memcmp(x->key, y->key, shorter);

	return result != 0 ? result : (x->key_len > y->key_len) - (x->key_len < y->key_len);
}

static void
add_text(zha_order order, const uint32_t *character, int characters)
{
	unsigned char bytes[ZHA_KEY_LEVELS][8 * ZHA_LONGEST_PHRASE];
	keyed *one = &list[count++];
	zha_key key;
	zha_fault fault;

	for (int k = 0; k < ZHA_KEY_LEVELS; k++)
		key.level[k] = (zha_bytes){bytes[k], sizeof bytes[k], 0};
	one->len = 0;
	for (int i = 0; i < characters; i++)
		one->len += zha_utf8_encode(character[i], one->text + one->len);
	zha_collation_key(order, (zha_text){one->text, one->len}, &key, &fault);
	one->key_len = zha_key_size(&key);
	zha_key_join(&key, one->key);
}

static void
list_characters(zha_order order)
{
	count = 0;
	for (int i = 0; i < ZHA_OFFICIAL; i++)
		add_text(order, &zha_official[i], 1);
	qsort(list, (size_t) count, sizeof list[0], compare);
}

static void
list_phrases(zha_order order)
{
	count = 0;
	for (const uint16_t *entry = zha_common_phrase; *entry != 0; entry += *entry + 1)
	{
		uint32_t character[ZHA_LONGEST_PHRASE];

		for (int i = 0; i < *entry; i++)
			character[i] = entry[i + 1];
		add_text(order, character, *entry);
	}
	qsort(list, (size_t) count, sizeof list[0], compare);
}

/* How many neighbours of the list the collator does not have in this order. */
static int
count_wrong(const UCollator *collator)
{
	int wrong = 0;

	for (int i = 1; collator != NULL && i < count; i++)
	{
		const keyed *a = &list[i - 1];
		const keyed *b = &list[i];
		UErrorCode status = U_ZERO_ERROR;

		wrong += ucol_strcollUTF8(collator, a->text, (int32_t) a->len, b->text,
								  (int32_t) b->len, &status) >= 0;
	}
	return wrong;
}

/* A collator of the rules, as the server makes one. */
static UCollator *
open_rules(zha_order order, double *milliseconds)
{
	size_t count = zha_collation_places(ZHA_OFFICIAL_LIST);
	zha_collation_place *places = malloc(count * sizeof *places);
	zha_bytes rules = {malloc(1 << 20), 1 << 20, 0};
	UChar *utf16 = malloc((1 << 20) * sizeof *utf16);
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;
	clock_t start;
	UCollator *collator;

	zha_collation_rules(order, ZHA_OFFICIAL_LIST, (zha_collation_phrases){NULL, 0},
						places, &rules);
	start = clock();
	u_strFromUTF8(utf16, 1 << 20, &len, (const char *) rules.data, (int32_t) rules.len,
				  &status);
	collator =
		ucol_openRules(utf16, len, UCOL_DEFAULT, UCOL_DEFAULT_STRENGTH, NULL, &status);
	*milliseconds = (double) (clock() - start) * 1000 / CLOCKS_PER_SEC;
	free(utf16);
	free(rules.data);
	free(places);
	return U_SUCCESS(status) ? collator : NULL;
}

int
main(void)
{
	for (int order = ZHA_PINYIN; order <= ZHA_RADICAL; order++)
	{
		const char *kind = zha_collation_kind((zha_order) order);
		double milliseconds;
		UCollator *collator = open_rules((zha_order) order, &milliseconds);
		int wrong;

		ok(collator != NULL, "%s: ICU takes the rules", kind);
		list_characters((zha_order) order);
		wrong = count_wrong(collator);
		ok(wrong == 0, "%s: %d characters in the wrong order", kind, wrong);
		list_phrases((zha_order) order);
		wrong = count_wrong(collator);
		ok(wrong == 0, "%s: %d of %d phrases in the wrong order", kind, wrong, count);
		printf("# %s: opened in %.0f ms\n", kind, milliseconds);
		ucol_close(collator);
	}
	return done_testing();
}
