/*
 * test_reading.c
 *		Readings: surnames, places, and phrases of a source that the tables do not come from.
 */
#include "core/name.h"
#include "core/pinyin.h"
#include "core/reading.h"

#include "tap.h"

typedef struct row
{
	char text[128];
	char reading[128];
} row;

static bool
next_row(FILE *file, row *r)
{
	char line[512];

	while (fgets(line, sizeof line, file) != NULL)
		if (line[0] != '#' &&
			sscanf(line, "%127[^\t]\t%127[^\t\n]", r->text, r->reading) == 2)
			return true;
	return false;
}

/* The text in pinyin with tone numbers, ü as v and ê as E. */
static void
spell(zha_text text, char *out, size_t cap)
{
	char raw[512];
	zha_bytes bytes = {(unsigned char *) raw, sizeof raw - 1, 0};
	zha_fault fault;
	char *to = out;

	zha_pinyin(text, ZHA_TONE_NUMBERS, &bytes, &fault);
	raw[bytes.len] = '\0';
	for (const char *p = raw; *p != '\0' && (size_t) (to - out) < cap - 1;)
	{
		bool v = strncmp(p, "ü", 2) == 0;
		bool e = strncmp(p, "ê", 2) == 0;

		*to++ = v ? 'v' : e ? 'E' : *p;
		p += v || e ? 2 : 1;
	}
	*to = '\0';
}

/* At least a number of phrases of a file, and a share in percent as they say. */
static void
test_phrases(const char *name, int least, int enough)
{
	FILE *file = fopen(name, "r");
	int right = 0;
	int all = 0;
	row r;

	if (!ok(file != NULL, "there is a table of phrases"))
		return;
	while (next_row(file, &r))
	{
		char ours[128];

		spell((zha_text){r.text, strlen(r.text)}, ours, sizeof ours);
		right += strcmp(ours, r.reading) == 0;
		all++;
	}
	fclose(file);
	printf("# %d of %d phrases are read as %s reads them\n", right, all, name);
	ok(all >= least, "the table is large enough");
	ok(right * 100 >= all * enough, "at least %d %% agree", enough);
}

/* Words that a wrong phrase would begin, end or cover. */
static void
test_word_bounds(void)
{
	static const char *const table[][2] = {
		{"改革和面向未来", "gai3 ge2 he2 mian4 xiang4 wei4 lai2"},
		{"落下帷幕", "luo4 xia4 wei2 mu4"},
		{"大会计划", "da4 hui4 ji4 hua4"},
		{"年会计划", "nian2 hui4 ji4 hua4"},
		{"城乡长期", "cheng2 xiang1 chang2 qi1"},
		{"今后藏书", "jin1 hou4 cang2 shu1"},
		{"川藏公路", "chuan1 zang4 gong1 lu4"},
		{"河长制", "he2 zhang3 zhi4"},
		{"乡长", "xiang1 zhang3"},
		{"都昌县", "du1 chang1 xian4"},
		{"学校长期", "xue2 xiao4 chang2 qi1"},
		{"家长期待", "jia1 zhang3 qi1 dai4"},
		{"我不了解他", "wo3 bu4 liao3 jie3 ta1"},
		{"正在行动", "zheng4 zai4 xing2 dong4"},
		{"引起了当地人", "yin3 qi3 le5 dang1 di4 ren2"},
		{"引起了当时的轰动", "yin3 qi3 le5 dang1 shi2 de5 hong1 dong4"},
		{"全校长跑", "quan2 xiao4 chang2 pao3"},
		{"校长跑步", "xiao4 zhang3 pao3 bu4"},
		{"古希腊人", "gu3 xi1 la4 ren2"},
		{"塞缪尔", "sai4 miu4 er3"},
		{"以上海为例", "yi3 shang4 hai3 wei2 li4"},
		{"文集12卷", "wen2 ji2 12 juan4"},
		{"重来", "chong2 lai2"},
		{"肖像", "xiao4 xiang4"},
		{"曲线", "qu1 xian4"},
		{"还是还给他", "hai2 shi4 huan2 gei3 ta1"},
		{"都市里的都是", "du1 shi4 li3 de5 dou1 shi4"},
		/* traditional characters by their own reading */
		{"乾隆年間的乾燥", "qian2 long2 nian2 jian1 de5 gan1 zao4"},
		{"看著", "kan4 zhe5"},
		{"著作", "zhu4 zuo4"},
		{"徵文", "zheng1 wen2"},
		{"彷彿", "fang3 fu2"},
		{"瞭解", "liao3 jie3"},
		{"祇是", "zhi3 shi4"},
		{"一隻", "yi1 zhi1"},
		{"頭髮", "tou2 fa4"}};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
	{
		char ours[128];

		spell((zha_text){table[i][0], strlen(table[i][0])}, ours, sizeof ours);
		ok(strcmp(ours, table[i][1]) == 0, "%s: %s", table[i][0], ours);
	}
}

/* The name of a place, alone and after what such a name mostly stands after. */
static void
test_places(void)
{
	static const char *const before[][2] = {{"", ""},
											{"某省", "mou3 sheng3 "},
											{"某市", "mou3 shi4 "},
											{"某县", "mou3 xian4 "}};
	FILE *file = fopen("tools/order/places.tsv", "r");
	int all = 0;
	row r;

	if (!ok(file != NULL, "there is a table of places"))
		return;
	for (; next_row(file, &r); all++)
		for (int i = 0; i < 4; i++)
		{
			char text[160];
			char reading[160];
			char ours[160];

			snprintf(text, sizeof text, "%s%s", before[i][0], r.text);
			snprintf(reading, sizeof reading, "%s%s", before[i][1], r.reading);
			spell((zha_text){text, strlen(text)}, ours, sizeof ours);
			ok(strcmp(ours, reading) == 0, "%s: %s", text, ours);
		}
	fclose(file);
	ok(all >= 100, "the table is large enough");
}

/* The surname of surname + 一 is the whole surname, in its reading. */
static void
test_surname(const row *r)
{
	char text[160];
	char ours[64] = "";
	zha_name name;

	snprintf(text, sizeof text, "%s一", r->text);
	if (!zha_name_read((zha_text){text, strlen(text)}, &name))
		name.surname = 0;
	for (int i = 0, at = 0; i < name.surname; i++)
	{
		zha_glyph g = zha_glyph_read(text + at, text + strlen(text));
		int reading = zha_reading_of_weight(zha_phrase_weight(&g, name.reading[i]));

		at += (int) g.len;
		snprintf(ours + strlen(ours), sizeof ours - strlen(ours), "%s%s", i ? " " : "",
				 reading == ZHA_NO_READING ? "?" : zha_group_name[reading]);
	}
	ok(strcmp(ours, r->reading) == 0, "%s is %s (%s)", r->text, r->reading, ours);
}

static void
test_surnames(void)
{
	FILE *file = fopen("t/core/data/surnames.tsv", "r");
	int all = 0;
	row r;

	if (!ok(file != NULL, "there is a table of surnames"))
		return;
	for (; next_row(file, &r); all++)
		test_surname(&r);
	fclose(file);
	ok(all >= 300, "the table is large enough");
}

int
main(void)
{
	test_phrases("t/core/data/heteronyms.tsv", 1000, 93);
	test_phrases("t/core/data/phrases.tsv", 400, 98);
	test_word_bounds();
	test_places();
	test_surnames();
	return done_testing();
}
