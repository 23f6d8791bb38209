/*
 * test_title_forms.c
 *		Each form of a series number in four places of a title, in each notation that the
 *		cast reads it in: the title has the number of the cast, or the form is one that
 *		titles refuse there, with the reason.
 */
#include "core/series_format.h"
#include "core/span.h"
#include "core/title.h"

#include "tap.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* A before a colon, B at the end, C in brackets before text, D in a label. */
static const char *const places[] = {"海风 %s：大山", "海风 %s", "海风（%s）大山",
									 "【海风 %s】大山"};

static const struct
{
	const char *form;    /* %N a number, %C a classifier */
	const char *refused; /* the places where titles refuse it */
	const char *reason;
} forms[] = {
	{"第%N期", "", ""},
	{"第 %N 讲", "", ""},
	{"%N期", "", ""},
	{"（第%N期）", "", ""},
	{"（%N）", "", ""},
	{"(%N)", "", ""},
	{"【%N】", "", ""},
	{"[%N]", "", ""},
	{"〖%N〗", "", ""},
	{"〈%N〉", "", ""},
	{"之%N", "", ""},
	{"其%N", "", ""},
	{"之第%N篇", "", ""},
	{"卷%N", "", ""},
	{"Vol.%N", "", ""},
	{"Vol. %N", "", ""},
	{"Volume %N", "", ""},
	{"Episode %N", "", ""},
	{"Issue %N", "", ""},
	{"Chapter %N", "", ""},
	{"Part %N", "", ""},
	{"№%N", "", ""},
	{"第%N季", "AC",
	 "a season, a batch and the like count at the end of a segment only"},
	{"第%N届", "AC", "the same"},
	{"第%N批", "AC", "the same"},
	{"第%N场", "AC", "the same"},
	{"第%N站", "AC", "the same"},
	{"第%N轮", "AC", "the same"},
	{"第%N部", "AC", "the same"},
	{"第%N篇", "", ""},
	{"第%N集", "", ""},
	{"第%N回", "", ""},
	{"第%N章", "", ""},
	{"第%N节", "", ""},
	{"第%N辑", "", ""},
	{"第%N课", "", ""},
	{"第%N卷", "", ""},
	{"第%N册", "", ""},
	{"第%N话", "", ""},
	{"第%N弹", "", ""},
	{"第%N编", "", ""},
	{"第%N幕", "", ""},
	{"第%N折", "", ""},
	{"第%N夜", "", ""},
	{"第%N则", "", ""},
	{"第%N部分", "", ""},
	{"第%N单元", "", ""},
	{"第%N次", "ABCD", "how often, not which one"},
	{"第%N天", "ABCD", "a day"},
	{"第%N周", "ABCD", "a week"},
	{"第%N年", "ABCD", "a year"},
	{"第%N号", "ABCD", "a number of anything, but of a document"},
	{"第%N版", "ABCD", "an edition"},
	{"第%N刊", "ABCD", "no number of an article"},
	{"第%N条", "ABCD", "an article of a law"},
	{"第%N段", "ABCD", "a part of a road, a race or a text"},
	{"第%N位", "ABCD", "a person, a digit or a rank"},
	{"第%N例", "ABCD", "a case that was counted"},
	{"第%N", "ABCD", "a rank"},
	{"%N讲", "ABCD", "so many lectures"},
	{"%N集", "ABCD", "so many episodes"},
	{"2020年第%N期", "", ""},
	{"2020年%N期", "", ""},
	{"2020第%N期", "", ""},
	{"第%N卷第3期", "", ""},
	{"第2卷第%N期", "", ""},
	{"第2季第%N集", "", ""},
	{"卷2第%N章", "", ""},
	{"2020年第%N期（总第125期）", "", ""},
	{"2020年第%N期/总第125期", "", ""},
	{"第%N讲（下）", "", ""},
	{"第%N讲上篇", "", ""},
	{"第%N期大结局", "", ""},
	{"第%N期增刊2", "", ""},
	{"番外%N", "", ""},
};

static const struct
{
	const char *form, *refused, *reason;
} fixed[] = {
	{"2020年3月号", "", ""},
	{"2020年增刊", "", ""},
	{"2020(3)", "", ""},
	{"2020 No.3", "", ""},
	{"98年第2期", "", ""},
	{"S03E05", "", ""},
	{"Season 3 Episode 5", "", ""},
	{"Vol.3 No.5", "", ""},
	{"卷三第五章", "", ""},
	{"第14.5期", "", ""},
	{"第15-16期", "", ""},
	{"第十五至十六期", "", ""},
	{"第3到5期", "", ""},
	{"第15期-第16期", "", ""},
	{"第15-17期合刊", "", ""},
	{"第15、16期", "", ""},
	{"第15/16期", "", ""},
	{"E02-E03", "", ""},
	{"S01E02-E03", "", ""},
	{"总第125期（2020年第3期）", "", ""},
	{"2026年第34卷第3期", "", ""},
	{"第3卷第2期（总第58期）", "", ""},
	{"上篇", "", ""},
	{"下集", "", ""},
	{"上卷", "", ""},
	{"下册", "", ""},
	{"前篇", "", ""},
	{"后篇", "", ""},
	{"终章", "", ""},
	{"最终回", "", ""},
	{"完结篇", "", ""},
	{"大结局", "", ""},
	{"尾声", "", ""},
	{"序章", "", ""},
	{"序言", "", ""},
	{"楔子", "", ""},
	{"续篇", "", ""},
	{"番外篇", "", ""},
	{"加餐", "", ""},
	{"特别加餐", "", ""},
	{"增刊2", "", ""},
	{"上", "ABD", "a part of one character counts in brackets only"},
	{"终", "ABD", "the same"},
	{"15", "ABD", "a number of anything"},
	{"十五", "ABD", "the same"},
	{"14.5", "ABCD", "a price, a score, an age"},
	{"15-16", "ABCD", "the same"},
};

static const char *const notations[] = {"ascii",      "fullwidth", "han",
										"han-digits", "capital",   "suzhou",
										"roman-sign", "circled"};

/* Put the number for %N. */
static void
fill(char *out, size_t room, const char *form, const char *number)
{
	const char *at = strstr(form, "%N");

	if (at == NULL)
		snprintf(out, room, "%s", form);
	else
		snprintf(out, room, "%.*s%s%s", (int) (at - form), form, number, at + 2);
}

/* One form in all places; how many are wrong. */
static int
check_form(const char *text, const char *refused, const char *reason, int *tried)
{
	zha_series_no cast;
	zha_fault fault;
	int wrong = 0;

	if (zha_series_no_read((zha_text){text, strlen(text)}, &cast, &fault) != ZHA_OK)
		return 0;
	for (size_t place = 0; place < LENGTH(places); place++)
	{
		bool refuses = strchr(refused, (int) ('A' + place)) != NULL;
		char title[512];
		zha_title read;

		snprintf(title, sizeof(title), places[place], text);
		zha_title_read((zha_text){title, strlen(title)}, &read, &fault);
		++*tried;
		if (refuses ? !read.has_number : read.has_number && read.number == cast)
			continue;
		printf("# %s: %s (%s)\n", title, read.has_number ? "a number" : "no number",
			   refuses ? reason : "reads");
		wrong++;
	}
	return wrong;
}

int
main(void)
{
	int tried = 0;
	int wrong = 0;

	for (size_t f = 0; f < LENGTH(forms); f++)
		for (size_t n = 0; n < LENGTH(notations); n++)
		{
			char pattern[64];
			char number[512];
			char text[1024];
			zha_fault fault;
			size_t len;

			snprintf(pattern, sizeof(pattern), "{n:%s}", notations[n]);
			len = zha_series_no_format(zha_series_no_from_number(15),
									   (zha_text){pattern, strlen(pattern)}, number,
									   &fault);
			number[len] = '\0';
			if (strcmp(forms[f].refused, "ABCD") == 0 &&
				strcmp(notations[n], "circled") == 0)
				continue; /* the circle is a mark, whatever stands around it */
			fill(text, sizeof(text), forms[f].form, number);
			wrong += check_form(text, forms[f].refused, forms[f].reason, &tried);
		}
	for (size_t f = 0; f < LENGTH(fixed); f++)
		wrong += check_form(fixed[f].form, fixed[f].refused, fixed[f].reason, &tried);
	ok(tried > 2000, "%d titles", tried);
	ok(wrong == 0, "each has the number of the cast, or a reason to refuse it");
	return done_testing();
}
