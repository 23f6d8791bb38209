/*
 * test_order_icu.c
 *		The order of pinyin beside ICU's zh-u-co-pinyin: every difference has a reason.
 *
 * Two texts that the two orders put the other way round are looked at where they first
 * differ. The reasons, by class:
 *
 *		reading		a character is read otherwise, by its context or as its commonest
 *					reading; ICU's readings are those of its transliteration Han-Latin
 *		no place	ICU or the tables have no reading for it, or ICU no place in pinyin
 *		traditional	a traditional character is beside its simplified one
 *		strokes		the same syllable and tone, but another count or order of strokes
 *		number		a number in an ordinal place goes by value
 *		phrase		ICU's own three phrases
 *		signs		punctuation and symbols: Unicode's table against CLDR's
 *
 * How many there are of each depends on the version of ICU and is only printed; a
 * difference without a reason fails.
 */
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "core/order.h"
#include "core/context.h"
#include "core/reading.h"

#include "tap.h"

enum reason
{
	SAME,
	READING,
	NO_PLACE,
	TRADITIONAL,
	STROKES,
	NUMBER,
	PHRASE,
	SIGNS,
	UNEXPLAINED,
	REASONS
};

static const char *const reason_name[REASONS] = {
	"same",   "reading", "no place", "traditional", "strokes",
	"number", "phrase",  "signs",    "unexplained"};

static UCollator *collator;
static USet *tailored; /* the characters that ICU's order of pinyin has a place for */
static int32_t icu_reading[0x33480]; /* a hash of ICU's reading of each character */

/* The state of a small generator of pseudo-random numbers (xorshift). */
static uint32_t seed = 2463534242u;

static uint32_t
random_number(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static void
load_icu_readings(void)
{
	UErrorCode error = U_ZERO_ERROR;
	UTransliterator *latin =
		utrans_openU(u"Han-Latin", -1, UTRANS_FORWARD, NULL, 0, NULL, &error);

	for (uint32_t cp = 0x3000; U_SUCCESS(error) && cp < 0x33480; cp++)
	{
		UChar text[64];
		int32_t len = 0;
		int32_t limit;
		uint32_t hash = 0;
		zha_glyph g = {cp, zha_pinyin_weight[zha_place(cp)], zha_place(cp), 0};

		if (!zha_is_han(&g))
			continue;
		U16_APPEND_UNSAFE(text, len, cp);
		limit = len;
		utrans_transUChars(latin, text, &len, 64, 0, &limit, &error);
		if (len > 0 && text[0] < 0x2E80)
			for (int32_t i = 0; i < len && text[i] != ' '; i++)
				hash = hash * 31 + text[i];
		icu_reading[cp] = (int32_t) hash;
	}
	utrans_close(latin);
	ok(U_SUCCESS(error), "ICU has readings");
}

/* The hash of our own commonest reading, spelled as ICU spells it. */
static int32_t
our_reading(uint32_t cp)
{
	static const char *const vowel = "aeiouv";
	static const UChar marked[][6] = {{0},
									  {0x101, 0x113, 0x12B, 0x14D, 0x16B, 0x1D6},
									  {0xE1, 0xE9, 0xED, 0xF3, 0xFA, 0x1D8},
									  {0x1CE, 0x11B, 0x1D0, 0x1D2, 0x1D4, 0x1DA},
									  {0xE0, 0xE8, 0xEC, 0xF2, 0xF9, 0x1DC},
									  {'a', 'e', 'i', 'o', 'u', 0xFC}};
	int reading = zha_reading_of_weight(zha_pinyin_weight[zha_place(cp)]);
	const char *name;
	int tone;
	size_t len;
	size_t at;
	uint32_t hash = 0;

	if (reading == ZHA_NO_READING)
		return 0;
	name = zha_group_name[reading];
	len = strlen(name) - 1;
	tone = name[len] - '0';
	at = strcspn(name, "aeo");
	if (at >= len)
		for (at = len; at > 0 && strchr("iuv", name[at - 1]) == NULL;)
			at--;
	else
		at++;
	for (size_t i = 0; i < len; i++)
	{
		const char *v = strchr(vowel, name[i]);

		hash = hash * 31 + (v != NULL ? marked[i + 1 == at ? tone : 5][v - vowel]
									  : (UChar) name[i]);
	}
	return (int32_t) hash;
}

static int
sign(int n)
{
	return (n > 0) - (n < 0);
}

static int
compare_ours(const char *a, const char *b)
{
	unsigned char level[2][ZHA_KEY_LEVELS][256];
	const char *text[2] = {a, b};
	zha_key key[2];
	zha_fault fault;

	for (int i = 0; i < 2; i++)
	{
		for (int l = 0; l < ZHA_KEY_LEVELS; l++)
			key[i].level[l] = (zha_bytes){level[i][l], 256, 0};
		zha_order_key(ZHA_PINYIN, (zha_text){text[i], strlen(text[i])},
					  (zha_text){NULL, 0}, &key[i], &fault);
	}
	for (int l = 0; l < ZHA_KEY_LEVELS; l++)
	{
		size_t x = key[0].level[l].len;
		size_t y = key[1].level[l].len;
		int result = memcmp(level[0][l], level[1][l], x < y ? x : y);

		if (result != 0 || x != y)
			return result != 0 ? sign(result) : x < y ? -1 : 1;
	}
	return 0;
}

static int
compare_icu(const char *a, const char *b)
{
	UErrorCode error = U_ZERO_ERROR;

	return sign((int) ucol_strcollUTF8(collator, a, -1, b, -1, &error));
}

/* Why two characters alone may be the other way round. */
static enum reason
why_characters(const zha_glyph *a, const zha_glyph *b)
{
	bool both = zha_is_han(a) && zha_is_han(b);

	if (((a->entry | b->entry) & ZHA_SLOW) != 0)
		return SIGNS;
	if (!both)
		return zha_is_han(a) || zha_is_han(b) ? UNEXPLAINED : SIGNS;
	if (!uset_contains(tailored, (UChar32) zha_glyph_simplified(a)) ||
		!uset_contains(tailored, (UChar32) zha_glyph_simplified(b)) ||
		!uset_contains(tailored, (UChar32) a->cp) ||
		!uset_contains(tailored, (UChar32) b->cp) || icu_reading[a->cp] == 0 ||
		icu_reading[b->cp] == 0 || our_reading(a->cp) == 0 || our_reading(b->cp) == 0)
		return NO_PLACE;
	if (icu_reading[a->cp] != our_reading(a->cp) ||
		icu_reading[b->cp] != our_reading(b->cp))
		return READING;
	if (zha_glyph_simplified(a) != a->cp || zha_glyph_simplified(b) != b->cp)
		return TRADITIONAL;
	return our_reading(a->cp) == our_reading(b->cp) ? STROKES : UNEXPLAINED;
}

/* Whether the tables read some character of the text by a phrase or its neighbours. */
static bool
has_phrase(const char *text)
{
	const char *end = text + strlen(text);

	for (const char *p = text; p < end;)
	{
		zha_glyph g = zha_glyph_read(p, end);
		zha_phrase phrase;

		if (zha_phrase_match(&g, p, p, end, &phrase) ||
			((g.entry & ZHA_CONTEXT) != 0 &&
			 zha_context_reading_of(&g, text, p, end, ZHA_NO_PHRASE) != 0))
			return true;
		p += g.len;
	}
	return false;
}

/* Whether a number in an ordinal place may be in the text. */
static bool
has_number(const char *text)
{
	static const char *const after[] = {"期", "辑", "集", "季", "卷", "册",
										"回", "章", "讲", "篇", "届", "批"};
	const char *digit = strpbrk(text, "0123456789");

	for (; digit != NULL; digit = strpbrk(digit + 1, "0123456789"))
		for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
			if (strncmp(digit + 1, after[i], 3) == 0)
				return true;
	return strstr(text, "第") != NULL || strstr(text, "之") != NULL ||
		   strstr(text, "卷") != NULL;
}

static enum reason
why(const char *a, const char *b)
{
	const char *p = a;
	const char *q = b;
	zha_glyph x;
	zha_glyph y;

	for (;;)
	{
		x = zha_glyph_read(p, a + strlen(a));
		y = zha_glyph_read(q, b + strlen(b));
		if (x.cp != y.cp || x.len == 0)
			break;
		p += x.len;
		q += y.len;
	}
	if (has_phrase(a) || has_phrase(b))
		return READING;
	if (strstr(a, "沈阳") || strstr(b, "沈阳") || strstr(a, "藏文") ||
		strstr(b, "藏文"))
		return PHRASE;
	if (has_number(a) || has_number(b))
		return NUMBER;
	if (x.len == 0 || y.len == 0)
		return UNEXPLAINED;
	if (zha_glyph_simplified(&x) == zha_glyph_simplified(&y))
		return TRADITIONAL;
	return why_characters(&x, &y);
}

static void
compare_pair(const char *a, const char *b, int count[REASONS])
{
	enum reason reason = SAME;

	if (compare_ours(a, b) != compare_icu(a, b))
		reason = why(a, b);
	if (reason == UNEXPLAINED && count[UNEXPLAINED] < 20)
		printf("# unexplained: %s %s (ours %d, ICU %d)\n", a, b, compare_ours(a, b),
			   compare_icu(a, b));
	count[reason]++;
}

static void
report(const char *what, const int count[REASONS])
{
	int all = 0;

	for (int i = 0; i < REASONS; i++)
		all += count[i];
	printf("# %s: %d pairs", what, all);
	for (int i = 0; i < REASONS; i++)
		printf(", %s %d", reason_name[i], count[i]);
	printf("\n");
	ok(count[UNEXPLAINED] == 0, "%s: every difference has a reason", what);
}

static void
put_character(char *text, uint32_t cp)
{
	size_t len = strlen(text);

	text[len + zha_utf8_encode(cp, text + len)] = '\0';
}

static int
by_weight(const void *a, const void *b)
{
	uint32_t x = zha_pinyin_weight[zha_place(*(const uint32_t *) a)];
	uint32_t y = zha_pinyin_weight[zha_place(*(const uint32_t *) b)];

	return (x > y) - (x < y);
}

/* Every Han character against eight that come after it and eight others. */
static void
test_characters(void)
{
	static uint32_t han[100000];
	uint32_t count = 0;
	int reasons[REASONS] = {0};

	for (uint32_t cp = 0x3000; cp < 0x33480; cp++)
	{
		zha_glyph g = {cp, zha_pinyin_weight[zha_place(cp)], zha_place(cp), 0};

		if (zha_is_han(&g))
			han[count++] = cp;
	}
	qsort(han, count, sizeof han[0], by_weight);
	ok(count > 97000, "the whole repertoire: %u characters", count);
	for (uint32_t i = 0; i < count; i++)
		for (int n = 0; n < 16; n++)
		{
			char a[8] = "";
			char b[8] = "";

			put_character(a, han[i]);
			put_character(b, han[n < 8 ? (i + 1 + n) % count : random_number(count)]);
			compare_pair(a, b, reasons);
		}
	report("characters", reasons);
}

/* A million strings of common characters, letters, digits and blanks. */
static void
random_text(char *text, const char *common, size_t len)
{
	int length = 1 + (int) random_number(5);

	*text = '\0';
	for (int i = 0; i < length; i++)
	{
		uint32_t cp = 0;
		uint32_t kind = random_number(20);

		zha_utf8_decode(common + 3 * random_number((uint32_t) len / 3), common + len,
						&cp);
		put_character(text, kind == 0   ? '0' + random_number(10)
							: kind == 1 ? 'a' + random_number(26)
							: kind == 2 ? 'A' + random_number(26)
							: kind == 3 ? ' '
										: cp);
	}
}

static void
test_texts(void)
{
	static char line[16384];
	FILE *file = fopen("t/core/data/official.txt", "r");
	int reasons[REASONS] = {0};

	if (!ok(file != NULL, "there is the official list"))
		return;
	while (fgets(line, sizeof line, file) != NULL && line[0] == '#')
		;
	fclose(file);
	for (int i = 0; i < 1000000; i++)
	{
		char a[32];
		char b[32];

		random_text(a, line, strcspn(line, "\n") / 3 * 3);
		random_text(b, line, strcspn(line, "\n") / 3 * 3);
		if (random_number(2) != 0) /* the same beginning */
			memcpy(b, a,
				   3 * (size_t) (strlen(a) >= 3 && strlen(b) >= 3 &&
								 (a[0] & 0xF0) == 0xE0 && (b[0] & 0xF0) == 0xE0));
		compare_pair(a, b, reasons);
	}
	report("texts", reasons);
}

/* Level 1 of the key of a text in UTF-16, after some normalisation. */
static size_t
level_one(const UNormalizer2 *form, const UChar *text, int32_t len, unsigned char *out)
{
	static unsigned char rest[2][2048];
	UErrorCode error = U_ZERO_ERROR;
	UChar normal[256];
	char utf8[1024];
	int32_t bytes = 0;
	zha_key key = {{{out, 2048, 0}, {rest[0], 2048, 0}, {rest[1], 2048, 0}}};
	zha_fault fault;

	len = unorm2_normalize(form, text, len, normal, 256, &error);
	u_strToUTF8(utf8, sizeof utf8, &bytes, normal, len, &error);
	if (U_FAILURE(error) || zha_order_key(ZHA_PINYIN, (zha_text){utf8, (size_t) bytes},
										  (zha_text){NULL, 0}, &key, &fault) != ZHA_OK)
		return 0;
	memcpy(out + key.level[0].len, rest[0], key.level[1].len);
	return key.level[0].len + key.level[1].len;
}

/* Canonically equivalent texts differ at level 3 at most. */
static void
test_equivalence(void)
{
	static const UChar mark[] = {0, 0x301, 0x323, 0x308, 0x3099, 0x11A8, 0x9BE, 0x334};
	static unsigned char composed[4096];
	static unsigned char other[4096];
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
	int wrong = 0;
	int texts = 0;

	for (UChar32 cp = 0x80; cp < 0x30000; cp++)
		for (int i = 0; i < 8 && !U_IS_SURROGATE(cp) &&
						zha_pinyin_weight[zha_place((uint32_t) cp)] != 0;
			 i++)
		{
			UChar text[16];
			int32_t len = 0;
			size_t size;

			if (i > 0 && u_getCombiningClass(cp) == 0 &&
				!unorm2_hasBoundaryBefore(nfc, cp) && cp > 0x3000)
				continue;
			if (!unorm2_getDecomposition(nfd, cp, text, 16, &error) &&
				!(cp >= 0x1100 && cp < 0x1200) && u_getCombiningClass(cp) == 0)
				continue;
			U16_APPEND_UNSAFE(text, len, cp);
			len = U16_LENGTH(cp);
			if (i > 0)
				text[len++] = mark[i];
			text[len++] = 'x';
			size = level_one(nfc, text, len, composed);
			texts++;
			if ((size != level_one(nfd, text, len, other) ||
				 memcmp(composed, other, size) != 0) &&
				wrong++ < 10)
				printf("# U+%04X U+%04X\n", (unsigned) cp, mark[i]);
		}
	ok(wrong == 0, "%d texts have the same levels 1 and 2 in NFC and NFD (%d do not)",
	   texts, wrong);
}

int
main(void)
{
	UErrorCode error = U_ZERO_ERROR;

	collator = ucol_open("zh-u-co-pinyin", &error);
	if (!ok(U_SUCCESS(error), "ICU %s has zh-u-co-pinyin", U_ICU_VERSION))
		return done_testing();
	tailored = ucol_getTailoredSet(collator, &error);
	load_icu_readings();
	test_characters();
	test_texts();
	test_equivalence();
	uset_close(tailored);
	ucol_close(collator);
	return done_testing();
}
