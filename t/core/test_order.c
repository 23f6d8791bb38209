/*
 * test_order.c
 *		Sort keys: pairs in order, totality, limits of memory, ill-formed input.
 */
#include <stdlib.h>

#include "core/name.h"
#include "core/order.h"
#include "core/reading.h"

#include "../../t/core/tap.h"

#define ROOM 65536

typedef struct finished
{
	unsigned char data[ROOM];
	size_t len;
} finished;

static zha_code
key_in(zha_order order, bool name, zha_text text, finished *out)
{
	static unsigned char level[ZHA_KEY_LEVELS][ROOM];
	zha_key key;
	zha_fault fault;
	zha_code code;

	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		key.level[i] = (zha_bytes){level[i], ROOM, 0};
	code = (name ? zha_name_key : zha_order_key)(order, text, (zha_text){NULL, 0}, &key,
												 &fault);
	out->len = 0;
	if (code == ZHA_OK && zha_key_fits(&key))
	{
		out->len = zha_key_size(&key);
		zha_key_join(&key, out->data);
	}
	return code;
}

static zha_code
key_of(zha_order order, zha_text text, finished *out)
{
	return key_in(order, false, text, out);
}

static int
compare(zha_order order, const char *a, const char *b)
{
	static finished x;
	static finished y;
	int result;

	key_of(order, (zha_text){a, strlen(a)}, &x);
	key_of(order, (zha_text){b, strlen(b)}, &y);
	result = memcmp(x.data, y.data, x.len < y.len ? x.len : y.len);
	return result != 0 ? result : (x.len > y.len) - (x.len < y.len);
}

static void
test_in_order(zha_order order, const char *const *list, const char *what)
{
	for (int i = 0; list[i + 1] != NULL; i++)
		ok(compare(order, list[i], list[i + 1]) < 0, "%s: %s < %s", what, list[i],
		   list[i + 1]);
}

static void
test_pinyin(void)
{
	static const char *const ordinals[] = {"第一",         "第二",   "第③",    "第四",
										   "第10",         "第十一", "第廿三", "第100",
										   "第一百零一期", NULL};
	static const char *const signs[] = {"①", "⑨", "⑩", "⑮", "㉑", "㊿", NULL};
	static const char *const readings[] = {"参差", "长沙", "重庆", "重阳",
										   "厦门", "音乐", "重要", NULL};
	static const char *const scripts[] = {"",   "甲", "甲 乙", "甲乙", "a",
										  "ａ", "A",  "z",     "α",    NULL};
	static const char *const forms[] = {"后", "後", "后来", "後來", "厚", NULL};
	static const char *const quotes[] = {"\"甲\"",   "“甲”",     "「甲」",
										 "\"甲\"乙", "「甲」中", NULL};

	test_in_order(ZHA_PINYIN, ordinals, "ordinals by value");
	test_in_order(ZHA_PINYIN, signs, "circled numbers by value");
	test_in_order(ZHA_PINYIN, readings, "readings by context");
	test_in_order(ZHA_PINYIN, scripts, "scripts");
	test_in_order(ZHA_PINYIN, forms, "simplified and traditional");
	test_in_order(ZHA_PINYIN, quotes, "quotation marks");
}

/* Canonically equivalent texts stand side by side, and before what is longer. */
static void
test_marks(void)
{
	static const char *const list[] = {"e",  "\u00E9", "e\u0301", "e\u0323\u0302",
									   "ea", "f",      NULL};
	static const char *const composed[] = {"\u1EC7", "\u1EB9\u0302", "\u1EC7a",
										   "\u1EB9\u0302b", NULL};
	static const char *const disorder[] = {"q\u0323\u0307", "q\u0307\u0323",
										   "q\u0323\u0307x", "q\u0307\u0323y", NULL};
	static const char *const hangul[] = {
		"가",  "\u1100\u1161", "각", "\u1100\u1161\u11A8", "가\u11A8", "가\u11A8a",
		"각b", "갂",           NULL};

	test_in_order(ZHA_PINYIN, disorder, "marks out of canonical order");
	test_in_order(ZHA_PINYIN, hangul, "decomposed Hangul");
	test_in_order(ZHA_PINYIN, list, "marks");
	test_in_order(ZHA_PINYIN, composed, "two marks");
}

static void
test_memory(void)
{
	unsigned char level[ZHA_KEY_LEVELS][4];
	const char *text = "转丨[高校智库·聚焦人民城市⑮]ABC";
	static finished whole;
	zha_key key;
	zha_fault fault;

	key_of(ZHA_PINYIN, (zha_text){text, strlen(text)}, &whole);
	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		key.level[i] = (zha_bytes){level[i], sizeof level[i], 0};
	ok(zha_order_key(ZHA_PINYIN, (zha_text){text, strlen(text)}, (zha_text){NULL, 0},
					 &key, &fault) == ZHA_OK &&
		   !zha_key_fits(&key),
	   "small memory is told");
	ok(zha_key_size(&key) == whole.len, "and the size needed is known");
}

static void
test_ill_formed(void)
{
	static const char *const bad[] = {"\x80", "中\xE4\xB8", "\xC0\x80", "\xED\xA0\x80",
									  "\xF5", "a\xFF",      NULL};
	static finished out;
	char many[400];
	char heading[ZHA_HEADING_SIZE];

	for (int i = 0; bad[i] != NULL; i++)
		ok(key_of(ZHA_PINYIN, (zha_text){bad[i], strlen(bad[i])}, &out) == ZHA_ENCODING,
		   "ill-formed text %d is refused", i);
	memset(many, 0x9C, sizeof many);
	ok(zha_heading(ZHA_PINYIN, false, (zha_text){many, sizeof many}, heading) == 1 &&
		   heading[0] == '#',
	   "ill-formed text has a heading");
}

/* Every character alone has a key of its own, and no key begins with 00 or 01. */
static void
test_total(void)
{
	int bad = 0;

	for (uint32_t cp = 1; cp < 0x110000; cp++)
	{
		char text[4];
		static finished out;

		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		if (key_of(ZHA_PINYIN, (zha_text){text, zha_utf8_encode(cp, text)}, &out) !=
				ZHA_OK ||
			out.len == 0)
			bad++;
	}
	ok(bad == 0, "every character has a key");
}

/*
 * Within each level of the official list every key comes before the next one's, and
 * so before those of all that follow: no pair of 11.9 million is out of order.
 */
static void
test_official_order(void)
{
	static char line[16384];
	FILE *file = fopen("t/core/data/official.txt", "r");
	int characters = 0;
	int wrong = 0;

	if (!ok(file != NULL, "there is the official list"))
		return;
	while (fgets(line, sizeof line, file) != NULL)
	{
		static finished last;
		static finished this;
		const char *end = line + strcspn(line, "\n");
		uint32_t cp;
		size_t len;

		last.len = 0;
		for (const char *p = line; *line != '#' && p < end; p += len)
		{
			len = zha_utf8_decode(p, end, &cp);
			key_of(ZHA_STROKE, (zha_text){p, len}, &this);
			wrong += memcmp(last.data, this.data, last.len) >= 0 && last.len > 0;
			last = this;
			characters++;
		}
	}
	fclose(file);
	ok(characters == 8105, "the official list is complete");
	ok(wrong == 0, "the stroke order is the official one");
}

/* No reading by hand, one, a wrong one, too many. */
static void
test_hand(void)
{
	static const struct
	{
		const char *hand;
		zha_code code;
		size_t at;
	} row[] = {{"", ZHA_OK, 0},
			   {"chang2 du4", ZHA_OK, 0},
			   {"Cháng-dù", ZHA_OK, 0},
			   {"zhang", ZHA_OK, 0},
			   {"  chang2 du4 ", ZHA_OK, 0},
			   {"lu\u0308\u030C du4", ZHA_OK, 0},
			   {"l\u0308", ZHA_SYNTAX, 0},
			   {"nü3 lv:4", ZHA_SYNTAX, 7},
			   {"chang2 du4 a1", ZHA_SYNTAX, 11},
			   {"chang6", ZHA_SYNTAX, 5},
			   {"长", ZHA_SYNTAX, 0},
			   {"xyz", ZHA_SYNTAX, 0},
			   {"zh\xC3", ZHA_SYNTAX, 0},
			   {"aaaaaaaaaaaaaaaa", ZHA_SYNTAX, 0}};
	unsigned char level[ZHA_KEY_LEVELS][64];
	zha_key key;
	zha_fault fault;

	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
	{
		for (int l = 0; l < ZHA_KEY_LEVELS; l++)
			key.level[l] = (zha_bytes){level[l], sizeof level[l], 0};
		zha_order_key(ZHA_PINYIN, (zha_text){"长度", 6},
					  (zha_text){row[i].hand, strlen(row[i].hand)}, &key, &fault);
		ok(fault.code == row[i].code &&
			   (row[i].code == ZHA_OK || fault.at == row[i].at),
		   "readings by hand: \"%s\" (%d at %zu)", row[i].hand, fault.code, fault.at);
	}
}

static int
compare_names(zha_order order, const char *a, const char *b)
{
	static unsigned char level[2][ZHA_KEY_LEVELS][256];
	static unsigned char joined[2][1024];
	const char *text[2] = {a, b};
	size_t len[2];
	zha_fault fault;
	int result;

	for (int i = 0; i < 2; i++)
	{
		zha_key key;

		for (int l = 0; l < ZHA_KEY_LEVELS; l++)
			key.level[l] = (zha_bytes){level[i][l], sizeof level[i][l], 0};
		zha_name_key(order, (zha_text){text[i], strlen(text[i])}, (zha_text){NULL, 0},
					 &key, &fault);
		len[i] = zha_key_size(&key);
		zha_key_join(&key, joined[i]);
	}
	result = memcmp(joined[0], joined[1], len[0] < len[1] ? len[0] : len[1]);
	return result != 0 ? result : (len[0] > len[1]) - (len[0] < len[1]);
}

static void
test_names(void)
{
	static const char *const by_pinyin[] = {
		"单于",       "单于明", "种师道", "欧",     "欧三",       "欧阳",
		"欧阳修",     "仇英",   "单田芳", "善良",   "臧天朔",     "曾国藩",
		"曾乐",       "查良镛", "张",     "张三",   "张　三",     "張三",
		"张三、李四", "张三丰", "张一",   "章子怡", "John Smith", NULL};
	/* as the lists of national bodies have them, names made up */
	static const char *const by_strokes[] = {
		"丁",     "丁、王三",    "丁一",    "丁一、王三", "丁　乙",    "丁小",
		"丁一小", "丁一·小明",   "丁一·明", "丁一明一",   "丁乙一",    "丁小一",
		"丁霞一", "马小",        "马霞",    "马一明",     "马丁·小鹏", "马小一",
		"王一",   "毛一",        "欧大",    "欧霞",       "欧一明",    "欧大一",
		"欧阳一", "欧阳一·明明", "欧阳明",  "欧鹏一",     "單一明",    "J. Smith"};
	const int count = sizeof by_strokes / sizeof by_strokes[0];

	/* what is around a name; - before one that differs from the one before in this alone */
	static const char *const around[] = {"曹雪",
										 "曹雪芹",
										 "-(清)曹雪芹",
										 "-[清] 曹雪芹",
										 "-〔民国〕曹雪芹",
										 "-（明）曹雪芹",
										 "曹雪芹儿",
										 "古方划",
										 "-古 方划",
										 "-古, 方划",
										 "-古，　方划",
										 "古方划儿",
										 "欧阳修",
										 "-欧阳, 修",
										 "约翰·史密斯",
										 "-[美]约翰·史密斯",
										 "张三",
										 "张三/李四",
										 "张三、李四",
										 "张三、李四等",
										 "张三／李四等人",
										 "张三、李四、王五",
										 "张三、王五",
										 "张三丰",
										 "Rowling",
										 "-[英]Rowling",
										 NULL};

	for (int i = 0; around[i + 1] != NULL; i++)
	{
		const char *a = around[i] + (around[i][0] == '-');
		const char *b = around[i + 1] + (around[i + 1][0] == '-');

		ok(compare_names(ZHA_PINYIN, a, b) < 0, "names: %s < %s", a, b);
		ok(compare_names(ZHA_STROKE, a, b) != 0, "names: %s is not %s", a, b);
	}
	for (int i = 0; by_pinyin[i + 1] != NULL; i++)
		ok(compare_names(ZHA_PINYIN, by_pinyin[i], by_pinyin[i + 1]) < 0,
		   "names: %s < %s", by_pinyin[i], by_pinyin[i + 1]);
	for (int i = 0; i + 1 < count; i++)
		ok(compare_names(ZHA_STROKE, by_strokes[i], by_strokes[i + 1]) < 0,
		   "names by strokes: %s < %s", by_strokes[i], by_strokes[i + 1]);
}

typedef struct one_key
{
	unsigned char data[80];
	size_t len;
	char text[40];
} one_key;

static int
by_key(const void *a, const void *b)
{
	const one_key *x = a;
	const one_key *y = b;
	int result = memcmp(x->data, y->data, x->len < y->len ? x->len : y->len);

	return result != 0 ? result : (x->len > y->len) - (x->len < y->len);
}

/*
 * What the keys of many texts come to, by order and for names (FNV-1a): a change here
 * is a change of ZHA_ORDER_VERSION. pieces: the texts of test_distinct, with numbers in
 * every notation, marks, decomposed and traditional characters. phrases: every phrase,
 * guard and surname of the tables, alone and before 一. The test zh_stable has the
 * characters of Unicode one by one.
 */
static const uint64_t frozen_pieces[][2] = {{0x80FDA7DFEFE1768C, 0xF47F02ABCDEF23E0},
											{0xD751E66B12F0FB6F, 0x22A1701F2A6E20D5},
											{0xFB225DC9EB6C1DCC, 0x6E0783DC9D542B48},
											{0x9A4C1C107577DC65, 0xFD1479BFA0696177}};
static const uint64_t frozen_phrases[][2] = {{0x0427FDD695B8A497, 0x790AEB9CC2B07B27},
											 {0xB6C9D5E659204B5D, 0xB0C913F3CA01F414},
											 {0x6DBD095817E3C6E0, 0x9A858881C7E16864},
											 {0x33AC81D019769D22, 0xCBC8DB4BEE404463}};

static void
add_to_hash(uint64_t *hash, const finished *key)
{
	for (size_t i = 0; i <= key->len; i++)
	{
		*hash ^= i < key->len ? key->data[i] : 0x100;
		*hash *= 0x100000001B3;
	}
}

static void
add_key(uint64_t *hash, zha_order order, bool name, const uint32_t *cp, int count)
{
	static finished out;
	char text[4 * ZHA_LONGEST_PHRASE + 4];
	size_t len = 0;

	for (int i = 0; i < count; i++)
		len += zha_utf8_encode(cp[i], text + len);
	for (int i = 0; i < 2; i++)
	{
		key_in(order, name, (zha_text){text, len}, &out);
		add_to_hash(hash, &out);
		len += zha_utf8_encode(0x4E00, text + len);
	}
}

/* The phrases that begin with the pair in a slot of the table. */
static void
add_phrases(uint64_t *hash, zha_order order, bool name, int slot)
{
	uint32_t cp[ZHA_LONGEST_PHRASE] = {zha_phrase_pair[slot] >> 16,
									   zha_phrase_pair[slot] & 0xFFFF};
	const uint16_t *entry = zha_phrase_data + zha_phrase_offset[slot];

	for (;; entry += 2 * (*entry & 0x3FFF) - 1)
	{
		int count = *entry & 0x3FFF;

		for (int i = 2; i < count; i++)
			cp[i] = entry[i - 1];
		add_key(hash, order, name, cp, count);
		if ((*entry & 0x8000) != 0)
			return;
	}
}

static void
test_frozen_phrases(zha_order order, bool name)
{
	uint64_t hash = 0xCBF29CE484222325;

	for (int slot = 0; slot < 1 << ZHA_PHRASE_BITS; slot++)
		if (zha_phrase_pair[slot] != 0)
			add_phrases(&hash, order, name, slot);
	for (int slot = 0; slot < 1 << ZHA_GUARD_BITS; slot++)
		if (zha_guard_pair[slot] != 0)
			add_key(
				&hash, order, name,
				(uint32_t[]){zha_guard_pair[slot] >> 16, zha_guard_pair[slot] & 0xFFFF},
				2);
	for (int i = 0; i < ZHA_SURNAMES; i++)
	{
		uint32_t cp[ZHA_LONGEST_SURNAME];
		int count = 0;

		while (count < ZHA_LONGEST_SURNAME && zha_surname[i][count] != 0)
		{
			cp[count] = zha_surname[i][count];
			count++;
		}
		add_key(&hash, order, name, cp, count);
	}
	ok(hash == frozen_phrases[order][name],
	   "the keys of phrases did not move (order %d, name %d): 0x%016llX", order, name,
	   (unsigned long long) hash);
}

/* All texts of up to three of these pieces: no two have the same key. */
static void
test_distinct(zha_order order, bool name)
{
	static const char *const piece[] = {
		"",   "第", "之", "（",     "）", "(",  ")",  "1",         "0",      "十",
		"期", "①",  "❶",  "Ⅲ",      "x",  "X",  "é",  "e",         "\u0301", "\u200D",
		"卷", "丨", "长", "長",     "沙", "行", "単", "单",        "單",     "于",
		"·",  " ",  "　", "、",     ",",  "ﬁ",  "㎡", "２",        "干",     "乾",
		"“",  "\"", "가", "\u1100", "𠀀", "一", "⼀", "\U000E0001"};
	enum
	{
		PIECES = sizeof piece / sizeof piece[0]
	};
	one_key *all = malloc(sizeof(one_key) * PIECES * PIECES * PIECES);
	static finished out;
	uint64_t hash = 0xCBF29CE484222325;
	int count = 0;
	int same = 0;

	for (int i = 0; i < PIECES * PIECES * PIECES; i++)
	{
		one_key *k = &all[count];

		snprintf(k->text, sizeof k->text, "%s%s%s", piece[i % PIECES],
				 piece[i / PIECES % PIECES], piece[i / PIECES / PIECES]);
		if (i != 0 && (i % PIECES == 0 || (i / PIECES % PIECES == 0 && i >= PIECES)))
			continue; /* empty pieces only in the end: every text once */
		key_in(order, name, (zha_text){k->text, strlen(k->text)}, &out);
		add_to_hash(&hash, &out);
		if (out.len > sizeof k->data)
			out.len = sizeof k->data;
		memcpy(k->data, out.data, out.len);
		k->len = out.len;
		count++;
	}
	qsort(all, (size_t) count, sizeof *all, by_key);
	for (int i = 1; i < count; i++)
		if (by_key(&all[i - 1], &all[i]) == 0 &&
			strcmp(all[i - 1].text, all[i].text) != 0)
		{
			if (same++ < 5)
				printf("# one key: %s %s\n", all[i - 1].text, all[i].text);
		}
	ok(hash == frozen_pieces[order][name],
	   "the keys of texts did not move (order %d, name %d): 0x%016llX", order, name,
	   (unsigned long long) hash);
	ok(same == 0, "%d texts have as many keys (order %d, name %d)", count, order, name);
	free(all);
}

static void
test_ordinals(void)
{
	static const char *const list[] = {"第一期",   "第二期",    "第 3 期",
									   "第3期",    "第　4　期", "第四期",
									   "第 10 期", "第十一期",  NULL};

	static const char *const volume[] = {"卷一",   "卷二",   "卷3",  "卷九", "卷十",
										 "卷十一", "卷二十", "卷首", NULL};
	static const char *const book[] = {"书卷二", "书卷10", "书卷十一", NULL};
	static const char *const part[] = {"文集",       "文集二期", "文集九期",
									   "文集10期",   "文集十期", "文集十五期（下）",
									   "文集二十期", NULL};
	/* 山 shān, 十 shí, 四 sì, 万 wàn, 五 wǔ, 一 yī: these are words */
	static const char *const words[] = {"三中全会", "十期间",   "十字路口", "四川",
										"四季",     "万里",     "五台山",   "下一期",
										"一带一路", "一期工程", NULL};

	test_in_order(ZHA_PINYIN, list, "blanks about a number");
	test_in_order(ZHA_PINYIN, volume, "volumes");
	test_in_order(ZHA_PINYIN, book, "volumes after a phrase");
	test_in_order(ZHA_PINYIN, part, "Han numerals before a word for parts");
	test_in_order(ZHA_PINYIN, words, "words with a numeral");
}

/* 丨 between the parts of a title is a bar, and no character. */
static void
test_bar(void)
{
	static const char *const list[] = {"转丨丙", "转|甲", "转丨甲",
									   "转｜乙", "转甲",  NULL};

	test_in_order(ZHA_PINYIN, list, "bars");
	test_in_order(ZHA_STROKE, (const char *const[]){"转丨乙", "转乙", NULL}, "bars");
}

int
main(void)
{
	for (int order = ZHA_PINYIN; order <= ZHA_RADICAL; order++)
		for (int name = 0; name < 2; name++)
		{
			test_distinct((zha_order) order, name);
			test_frozen_phrases((zha_order) order, name);
		}
	test_official_order();
	test_hand();
	test_ordinals();
	test_bar();
	test_names();
	test_pinyin();
	test_marks();
	test_memory();
	test_ill_formed();
	test_total();
	return done_testing();
}
