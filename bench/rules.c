/*
 * rules.c
 *		What a connection pays when it first uses a collation of the rules: ICU makes a
 *		collator from them. Needs no server.
 */
#include "timing.h"

#include <stdio.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "core/collation.h"

#define ROUNDS 5
#define ROOM (1 << 20)

static UChar utf16[ROOM];
static unsigned char utf8[ROOM];

static int32_t
write_rules(zha_order order)
{
	zha_collation_place *places =
		malloc(zha_collation_places(ZHA_OFFICIAL_LIST) * sizeof *places);
	zha_bytes rules = {utf8, ROOM, 0};
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;

	zha_collation_rules(order, ZHA_OFFICIAL_LIST, (zha_collation_phrases){NULL, 0},
						places, &rules);
	free(places);
	u_strFromUTF8(utf16, ROOM, &len, (const char *) utf8, (int32_t) rules.len, &status);
	return U_SUCCESS(status) ? len : 0;
}

/* Milliseconds of an opening, the median of the rounds; 0 when ICU does not take them. */
static double
opening(int32_t len)
{
	double rounds[ROUNDS];

	for (int i = 0; i < ROUNDS; i++)
	{
		UErrorCode status = U_ZERO_ERROR;
		double start = now();
		UCollator *collator = ucol_openRules(utf16, len, UCOL_DEFAULT,
											 UCOL_DEFAULT_STRENGTH, NULL, &status);

		rounds[i] = (now() - start) / 1e6;
		if (U_FAILURE(status))
			return 0;
		ucol_close(collator);
	}
	return median(rounds, ROUNDS);
}

int
main(void)
{
	for (int order = ZHA_PINYIN; order <= ZHA_RADICAL; order++)
	{
		double ms = opening(write_rules((zha_order) order));
		bool reading = order == ZHA_PINYIN || order == ZHA_ZHUYIN;

		if (ms == 0)
			return 1;
		printf("rules of ICU for %s, first use\t%d\tms\t%.1f\t\t\tours <= %d\t\n",
			   zha_collation_kind((zha_order) order), ZHA_OFFICIAL, ms,
			   reading ? 300 : 100);
	}
	return 0;
}
