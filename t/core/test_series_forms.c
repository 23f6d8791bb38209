/*
 * test_series_forms.c
 *		Every form with every classifier, in every notation, over levels and spans;
 *		and what ICU knows of numbers, as an oracle that is not ours.
 */
#include "core/numeral.h"
#include "core/series_format.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#include "tap.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const char *const classifiers[] = {
	"期", "篇", "讲", "講", "集", "回", "章", "节", "節", "辑",   "輯",   "课",
	"課", "届", "屆", "季", "批", "场", "場", "站", "号", "號",   "卷",   "册",
	"冊", "部", "话", "話", "弹", "彈", "轮", "輪", "次", "编",   "編",   "版",
	"刊", "幕", "折", "段", "夜", "则", "則", "条", "條", "部分", "单元", "單元"};

/* Forms with one number at %N and a classifier at %C. */
static const char *const forms[] = {"第%N%C",       "第 %N %C",
									"　第%N%C　",   "第%N",
									"（第%N%C）",   "（%N）",
									"(%N)",         "【%N】",
									"[%N]",         "〔%N〕",
									"〖%N〗",       "（ %N ）",
									"之%N",         "之第%N%C",
									"（之%N）",     "No.%N",
									"NO. %N",       "no %N",
									"№%N",          "№ %N",
									"#%N",          "# %N",
									"#%N%C",        "Vol.%N",
									"VOL. %N",      "EP.%N",
									"Ep. %N",       "Part %N",
									"Issue %N",     "Chapter %N",
									"卷%N",         "总第%N%C",
									"（总第%N%C）", "總第%N%C",
									"%N%C",         "%N %C",
									"%N",           "第%N%C（总第99期）"};

/* The same with levels: the canonical form is the second string. */
static const struct
{
	const char *form;
	const char *canonical;
} levels[] = {
	{"2020年第%N%C", "2020.%A"},
	{"2020年%N%C", "2020.%A"},
	{"二〇二〇年第%N%C", "2020.%A"},
	{"〔2020〕%N%C", "2020.%A"},
	{"（2020）%N%C", "2020.%A"},
	{"（2020）第%N%C", "2020.%A"},
	{"2020年第%N%C（总第125期）", "2020.%A"},
	{"2020年第%N%C 总第125期", "2020.%A"},
	{"第二十一刊第%N%C", "21.%A"},
	{"第%N%C（下）", "%A.下"},
	{"第%N%C·上", "%A.上"},
	{"第%N%C中", "%A.中"},
	{"第%N%C 上篇", "%A.上"},
	{"第%N%C（上）番外", "%A.上.番外"},
	{"第%N%C大结局", "%A.终"},
	{"第%N%C增刊2", "%A.增刊.2"},
	{"番外第%N%C", "番外.%A"},
	{"上册第%N%C", "上.%A"},
	{"第%N%C（2）", "%A.2"},
};

static const uint32_t sample[] = {0,   1,   2,   3,   9,   10,  11,   12,  15,
								  19,  20,  21,  30,  40,  49,  50,   99,  100,
								  101, 105, 110, 150, 200, 999, 1000, 2020};

/* Put for %N, %A, %C what they stand for. */
static void
fill(char *out, const char *form, const char *n, const char *a, const char *c)
{
	*out = '\0';
	for (; *form; form++)
	{
		if (*form == '%')
		{
			form++;
			strcat(out, *form == 'N' ? n : *form == 'A' ? a : c);
		}
		else
			strncat(out, form, 1);
	}
}

/* What a text reads as, in the canonical form, "" if refused. */
static const char *
canonical(const char *text)
{
	static char out[ZHA_SERIES_NO_TEXT + 1];
	zha_series_no number;
	zha_fault fault;
	size_t len = 0;

	if (zha_series_no_read((zha_text){text, strlen(text)}, &number, &fault) == ZHA_OK)
		len = zha_series_no_write(number, out);
	out[len] = '\0';
	return out;
}

/* The number in the notation; false when it does not have it. */
static int
spell(uint32_t number, const char *notation, char *out)
{
	char pattern[64];
	zha_fault fault;
	size_t len;

	snprintf(pattern, sizeof(pattern), "{n:%s}", notation);
	len = zha_series_no_format(zha_series_no_from_number(number),
							   (zha_text){pattern, strlen(pattern)}, out, &fault);
	out[len] = '\0';
	return len > 0;
}

/* Every form with this numeral, and the spans that begin with it. */
static int
check_forms(uint32_t number, const char *notation, int *tried)
{
	char n[512], next[512], a[32], text[1024], want[64];
	int wrong = 0;

	if (!spell(number, notation, n))
		return 0;
	snprintf(a, sizeof(a), "%u", number);
	for (size_t c = 0; c < LENGTH(classifiers); c++)
	{
		for (size_t f = 0; f < LENGTH(forms); f++, ++*tried)
		{
			fill(text, forms[f], n, a, classifiers[c]);
			if (strcmp(canonical(text), a) != 0 && ++wrong < 5)
				printf("# %s: %s\n", text, canonical(text));
		}
		for (size_t f = 0; f < LENGTH(levels); f++, ++*tried)
		{
			fill(text, levels[f].form, n, a, classifiers[c]);
			fill(want, levels[f].canonical, n, a, "");
			/* The same classifier on both levels is a list. */
			if (strstr(text, "刊第") && strcmp(classifiers[c], "刊") == 0)
				continue;
			if (strcmp(canonical(text), want) != 0 && ++wrong < 5)
				printf("# %s: %s\n", text, canonical(text));
		}
	}
	if (!spell(number + 1, notation, next))
		return wrong;
	snprintf(want, sizeof(want), "%u-%u", number, number + 1);
	for (size_t c = 0; c < LENGTH(classifiers); c++)
	{
		static const char *const joints[] = {"-",  "—",  "——",  "–",  "~",
											 "～", "〜", "至",  "到", "、",
											 "/",  "／", " - ", "－", "--"};

		for (size_t j = 0; j < LENGTH(joints); j++)
		{
			for (int form = 0; form < 4; form++, ++*tried)
			{
				static const char *const spans[] = {
					"第%s%s%s%s", "第%s%s第%s%s", "2020年第%s%s%s%s", "第%s%s%s%s合刊"};
				const char *got;

				snprintf(text, sizeof(text), spans[form], n, joints[j], next,
						 classifiers[c]);
				got = canonical(text);
				if (strncmp(got, "2020.", form == 2 ? 5 : 0) != 0 ||
					strcmp(got + (form == 2 ? 5 : 0), want) != 0)
					if (++wrong < 5)
						printf("# %s: %s\n", text, got);
			}
		}
	}
	return wrong;
}

/* Every single character that ICU calls a number. */
static void
check_icu_characters(void)
{
	int numbers = 0, fractions = 0, too_large = 0, newer = 0, wrong = 0;
	UVersionInfo unicode;
	UVersionInfo age;

	u_getUnicodeVersion(unicode);
	for (UChar32 cp = 0; cp <= 0x10FFFF; cp++)
	{
		double value = u_getNumericValue(cp);
		char text[4];
		zha_numeral numeral;
		size_t len, got;

		if (value == U_NO_NUMERIC_VALUE)
			continue;
		u_charAge(cp, age);
		len = zha_utf8_encode((uint32_t) cp, text);
		got = zha_numeral_scan(text, text + len, &numeral);
		if (value < 0 || value != (double) (uint64_t) value)
		{
			fractions++;
			if (got != 0)
				wrong++, printf("# U+%04X %f is read\n", (unsigned) cp, value);
		}
		else if (cp == U'兆' || age[0] > 15 || (unicode[0] > 15 && got == 0))
		{
			/*
			 * The tables are those of Unicode 15.0: a newer ICU knows more. 兆 is a
			 * million or a million million, by the year of the data: refused as the
			 * latter, which is too large.
			 */
			newer++;
			if (cp == U'兆' && (got != len || numeral.value != UINT32_MAX))
				wrong++;
		}
		else if (value > 4294967294.0)
		{
			too_large++;
			if (got != len || numeral.value < UINT32_MAX)
				wrong++, printf("# U+%04X %f\n", (unsigned) cp, value);
		}
		else
		{
			numbers++;
			if (got != len || (double) numeral.value != value)
				wrong++, printf("# U+%04X is %f, read as %f\n", (unsigned) cp, value,
								got ? (double) numeral.value : -1.0);
		}
	}
	ok(wrong == 0 && numbers > 1500 && fractions > 100,
	   "ICU's numbers: %d read, %d fractions and negatives refused, %d too large, %d "
	   "newer",
	   numbers, fractions, too_large, newer);
}

/* What ICU spells out, by its rule set of this name. */
static void
check_icu_spelling(const char *locale, const char *rules)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);
	UChar name[64];
	int wrong = 0;
	int tried = 0;

	u_uastrcpy(name, rules);
	unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, name, -1, &status);
	for (int64_t n = 1; n <= ZHA_LARGEST_FIRST; n += 1 + n / 9973, tried++)
	{
		UChar spelled[128];
		char text[512], want[32];
		int32_t len;

		unum_formatInt64(format, n, spelled, 128, NULL, &status);
		u_strToUTF8(text, sizeof(text), &len, spelled, -1, &status);
		snprintf(want, sizeof(want), "%lld", (long long) n);
		if (U_FAILURE(status) || strcmp(canonical(text), want) != 0)
			if (++wrong < 5)
				printf("# %s: %s, not %s\n", text, canonical(text), want);
	}
	ok(wrong == 0, "ICU's %s of %s: %d numbers", rules, locale, tried);
	unum_close(format);
}

int
main(void)
{
	for (int i = 0; zha_notation_name(i); i++)
	{
		int wrong = 0;
		int tried = 0;

		for (size_t j = 0; j < LENGTH(sample); j++)
			wrong += check_forms(sample[j], zha_notation_name(i), &tried);
		ok(wrong == 0, "%s: %d texts of every form", zha_notation_name(i), tried);
	}
	check_icu_characters();
	check_icu_spelling("zh", "%spellout-cardinal");
	check_icu_spelling("zh", "%spellout-cardinal-financial");
	check_icu_spelling("zh", "%spellout-numbering");
	check_icu_spelling("zh_Hant", "%spellout-cardinal");
	check_icu_spelling("zh_Hant", "%spellout-cardinal-financial");
	return done_testing();
}
