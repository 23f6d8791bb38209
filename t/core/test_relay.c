/*
 * test_relay.c
 *		Headlines and articles: their keys, and the pairs of t/core/data/relays.tsv, which
 *		says of each whether it is one article or two, and why.
 *
 * Columns: one or two, title, date, title, date, reason. A date is a day of the year 2021
 * as MM-DD, or YYYY-MM-DD, or empty.
 */
#include <stdlib.h>

#include "core/fold.h"
#include "core/relay.h"
#include "core/span.h"

#include "tap.h"

#define PAIRS "t/core/data/relays.tsv"
#define COLUMNS 6
#define ROOM 8192

static zha_text
text_of(const char *string)
{
	return (zha_text){string, strlen(string)};
}

/* ---- keys -------------------------------------------------------------------------- */

static const char *const keys[][2] = {
	{"", ""},
	{"？！…", ""},
	{"城里的鸟", "城里的鸟"},
	{"转丨[江边讲坛⑮]原创丨张三:城里的鸟", "城里的鸟"},
	{"轉載：城裡的鳥", "城里的鸟"},
	{"山河晚报：城里的 鸟！", "城里的鸟"},
	{"转自山河晚报：城里的鸟", "城里的鸟"},
	{"来源：山河网：城里的鸟", "城里的鸟"},
	{"山河晚报丨城里的鸟", "城里的鸟"},
	{"山河晚报：张三：城里的鸟", "城里的鸟"},
	{"城里的鸟_山河新闻网", "城里的鸟"},
	{"城里的鸟（转自山河网）", "城里的鸟"},
	{"城里的鸟（上）", "城里的鸟 上"},
	{"江边讲坛⑮|城里的鸟（上）", "城里的鸟 上"},
	{"江边讲坛⑮", "江边讲坛 15"},
	{"江边讲坛（第十五期）", "江边讲坛 15"},
	{"《江边》2021年第3期目录", "目录"},
	{"城里的鸟——江边讲坛之十五", "城里的鸟"},
	{"Ｃ＃语言与 C++ 3.5", "c#语言与c++3.5"},
	{"增长12.5%，创 3:2 新高", "增长12.5%创3.2新高"},
	{"“城里的鸟”&#8230;", "城里的鸟"},
	{"转自山河晚报：[江边讲坛⑮]城里的鸟", "城里的鸟"},
	{"城里的鸟（上）（转自山河网）", "城里的鸟 上"},
	{"江边|第15期|城里的树和城里的鸟", "城里的树和城里的鸟"},
	{"互联网：山与河", "互联网山与河"},
	{"转型之路：山与河", "转型之路山与河"},
	{"人民城市丨山与河", "人民城市山与河"},
};

static size_t
key_of(zha_text title, char out[ROOM])
{
	zha_headline headline;
	zha_fault fault;

	return zha_headline_read(title, &headline, &fault) == ZHA_OK
			   ? zha_headline_key(&headline, out)
			   : 0;
}

static void
check_keys(void)
{
	char key[ROOM];

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
	{
		size_t len = key_of(text_of(keys[i][0]), key);

		ok(zha_same((zha_text){key, len}, text_of(keys[i][1])),
		   "the key of \"%s\": \"%.*s\"", keys[i][0], (int) len, key);
	}
}

/* A word that no key can hold would never be found. */
static void
check_words(void)
{
	char line[4096];
	char key[ROOM];
	int wrong = 0;
	FILE *in = fopen("vocabulary/changes.tsv", "r");

	if (!ok(in != NULL, "the table of changes is there"))
		return;
	while (fgets(line, sizeof(line), in))
	{
		zha_text word = {line, strcspn(line, "\t\n")};

		if (line[0] == '#' || zha_same(word, ZHA_LITERAL("word")) ||
			zha_same((zha_text){key, zha_series_key(word, key)}, word))
			continue;
		printf("# %.*s\n", (int) word.len, word.data);
		wrong++;
	}
	fclose(in);
	ok(wrong == 0, "of its words %d are not as keys have them", wrong);
}

/* ---- pairs ------------------------------------------------------------------------- */

/* Up to the tab or the end of the line; *rest is what is behind it. */
static zha_text
next_field(char **rest)
{
	size_t len = strcspn(*rest, "\t\n");
	zha_text field = {*rest, len};

	*rest += len + ((*rest)[len] == '\t');
	return field;
}

/* The day of a date, each month taken for 31 days, or ZHA_NO_DAY. */
static int32_t
day_of(zha_text date)
{
	int year = 2021;
	int month;
	int day;
	char text[16] = "";

	if (date.len == 0 || date.len >= sizeof(text))
		return ZHA_NO_DAY;
	memcpy(text, date.data, date.len);
	if (sscanf(text, "%d-%d-%d", &year, &month, &day) != 3)
	{
		year = 2021;
		if (sscanf(text, "%d-%d", &month, &day) != 2)
			return ZHA_NO_DAY;
	}
	return year * 372 + month * 31 + day;
}

static void
make(zha_text title, zha_text date, char out[ROOM], zha_article *article)
{
	zha_headline headline;
	zha_fault fault;

	if (zha_headline_read(title, &headline, &fault) != ZHA_OK)
		memset(&headline, 0, sizeof(headline));
	zha_article_make(&headline, NULL, day_of(date), out, article);
}

typedef struct count
{
	int pairs;
	int wrong;
} count;

static void
check_pair(char *line, count counts[2])
{
	zha_text field[COLUMNS];
	zha_article a;
	zha_article b;
	char room[2][ROOM];
	bool one;

	for (int i = 0; i < COLUMNS; i++)
		field[i] = next_field(&line);
	one = zha_same(field[0], ZHA_LITERAL("one"));
	make(field[1], field[2], room[0], &a);
	make(field[3], field[4], room[1], &b);
	counts[one].pairs++;
	if (zha_article_compare(&a, &b) != zha_article_compare(&b, &a))
		ok(false, "%.*s and %.*s in either order", (int) field[1].len, field[1].data,
		   (int) field[3].len, field[3].data);
	if ((zha_article_compare(&a, &b) != ZHA_APART) == one)
		return;
	counts[one].wrong++;
	printf("# %s: %.*s / %.*s (%.*s)\n", one ? "missed" : "joined", (int) field[1].len,
		   field[1].data, (int) field[3].len, field[3].data, (int) field[5].len,
		   field[5].data);
}

static void
check_pairs(void)
{
	char line[4096];
	count counts[2] = {{0, 0}, {0, 0}};
	FILE *in = fopen(PAIRS, "r");

	if (!ok(in != NULL, "%s is there", PAIRS))
		return;
	while (fgets(line, sizeof(line), in))
		if (line[0] != '#')
			check_pair(line, counts);
	fclose(in);
	ok(counts[0].pairs + counts[1].pairs >= 200, "%d pairs of one article, %d of two",
	   counts[1].pairs, counts[0].pairs);
	ok(counts[0].wrong == 0, "of the pairs of two articles %d are joined",
	   counts[0].wrong);
	ok(counts[1].wrong * 20 <= counts[1].pairs,
	   "of the pairs of one article %d are missed", counts[1].wrong);
}

int
main(void)
{
	check_keys();
	check_words();
	check_pairs();
	return done_testing();
}
