/*
 * test_collation.c
 *		The rules for ICU have the order of the keys: the official list in each order. Two
 *		neighbours in the right order everywhere mean that all pairs are.
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
	char text[4];
	size_t len;
	unsigned char key[16];
	size_t key_len;
} keyed;

static keyed list[ZHA_OFFICIAL];

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
sort_list(zha_order order)
{
	for (int i = 0; i < ZHA_OFFICIAL; i++)
	{
		unsigned char bytes[ZHA_KEY_LEVELS][8];
		zha_key key;
		zha_fault fault;

		for (int k = 0; k < ZHA_KEY_LEVELS; k++)
			key.level[k] = (zha_bytes){bytes[k], sizeof bytes[k], 0};
		list[i].len = zha_utf8_encode(zha_official[i], list[i].text);
		zha_collation_key(order, (zha_text){list[i].text, list[i].len}, &key, &fault);
		list[i].key_len = zha_key_size(&key);
		zha_key_join(&key, list[i].key);
	}
	qsort(list, ZHA_OFFICIAL, sizeof list[0], compare);
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
		int wrong = 0;

		ok(collator != NULL, "%s: ICU takes the rules", kind);
		sort_list((zha_order) order);
		for (int i = 1; collator != NULL && i < ZHA_OFFICIAL; i++)
		{
			UErrorCode status = U_ZERO_ERROR;

			wrong +=
				ucol_strcollUTF8(collator, list[i - 1].text, (int32_t) list[i - 1].len,
								 list[i].text, (int32_t) list[i].len, &status) >= 0;
		}
		ok(wrong == 0, "%s: %d neighbours in the wrong order", kind, wrong);
		printf("# %s: opened in %.0f ms\n", kind, milliseconds);
		ucol_close(collator);
	}
	return done_testing();
}
