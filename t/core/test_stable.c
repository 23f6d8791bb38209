/*
 * test_stable.c
 *		The readers do not move: what they answer to some thousand texts, by its hash.
 *		Answers stand in indexes, so a reader that answers otherwise is another version
 *		of the readers, once for a release.
 *
 *		make stable writes t/core/data/stable.tsv anew; in the diff only the hashes of
 *		readers that were meant to change may change, and ZHA_READERS_VERSION with the
 *		first of them after a release.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "core/date.h"
#include "core/fold.h"
#include "core/headline.h"
#include "core/page.h"
#include "core/readers.h"
#include "core/series_no.h"
#include "core/span.h"
#include "core/title.h"

#include "tap.h"

#define HASHES "t/core/data/stable.tsv"

/* Of a title, % is where a number is written. */
static const char *const frames[] = {
	"%",
	"第%期",
	"第%期：大山",
	"第 % 回",
	"第%章 大山",
	"（%）",
	"(%)大山",
	"【%】大山",
	"%、大山",
	"%. 大山",
	"卷%",
	"之%",
	"Vol.%",
	"海风（%）：大山",
	"海风(%)大山",
	"海风%：大山",
	"海风 %",
	"海风 第%期 大山",
	"海风第%辑：大山",
	"海风｜第%讲",
	"【海风 %】大山",
	"【海风】第%集：大山",
	"《海风》第%期：大山（张三）",
	"《海风》（%）",
	"海风之%：大山",
	"海風第%期：大山",
	"海风 No.% 大山",
	"海风·%·大山",
	"海风 | % | 大山",
	"海风（第%期）——大山",
	"[转载]海风（%）：大山",
	"原创｜海风（%）张三：大山",
	"海风第2季第%集：大山",
	"2020年第%期（总第120期）海风",
	"大山走了%天",
	"大山（%月）",
	"张三：海风（%）",
	"海风（%）大山（下）",
	"“海风”系列之%：大山",
	"海风第%期丨大山",
};

static const char *const numbers[] = {
	"1",      "15",    "007",    "１５",   "十五", "廿三",   "一百零二",     "⑮",
	"㈤",     "Ⅲ",     "III",    "〇",     "壹",   "2020.3", "2020年第3期",  "15-16",
	"15、16", "1～3",  "3/5",    "上",     "下",   "番外",   "终",           "上篇",
	"十五上", "3期上", "2020-3", "第十五", "0",    "特刊",   "增刊2",        "百",
	"两",     "30000", "1.5",    "一五",   "十",   "S02E03", "第二季第三集",
};

/* Dates as they are written; % is a number of one or two digits. */
static const char *const dates[] = {
	"2020-%-7",          "2020年%月7日",      "2020/%/07",
	"2020.%.7",          "2020-02-%",         "2020年2月%日 星期五",
	"202002%",           "2020-2-% 14:34:05", "2020年2月%日（周五）上午9点",
	"２０２０年２月%日",
};

/* A page: one head, one text, one end. */
static const char *const heads[] = {
	"首页 > 海风\n海风（1）：大山\n时间：2020-07-26 来源：山河晚报 作者：张三 "
	"浏览：1288\n",
	"海风（1）：大山\n2020-07-26 08:00 山河晚报\n",
	"当前位置：首页 > 海风 > "
	"正文\n海风（1）：大山\n发布时间：2020年7月26日\n编辑：李四\n",
	"海风（1）：大山\n作者：张三 | 来源：山河晚报 | 2020-07-26\n",
	"標題：海風（1）：大山\n發佈日期：2020-07-26\n",
	"海风（1）：大山\n",
};

static const char *const bodies[] = {
	"山在那里。\n海在这里。\n",
	"山在那里。（来源：山河晚报）\n",
	"　　山在那里，共有3条路。\n\n（张三供稿）\n",
};

static const char *const ends[] = {
	"",
	"上一篇：海风（0）：序\n下一篇：海风（2）：大海\n",
	"上一条：没有了\n下一条：海风（2）：大海…\n",
	"【上一篇】海风（0）：序\n【返回列表】\n版权所有 山河市\n",
	"责任编辑：李四\n上一篇\n海风（0）：序\n下一篇\n海风（2）：大海\n",
};

static uint64_t hash;

static void
add_bytes(const void *data, size_t len)
{
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ ((const unsigned char *) data)[i]) * UINT64_C(1099511628211);
}

static void
add_number(uint64_t number)
{
	char text[24];

	add_bytes(text, (size_t) snprintf(text, sizeof text, "%" PRIu64 ";", number));
}

static void
add_text(zha_text text)
{
	add_number(text.len);
	add_bytes(text.data, text.len);
}

static void
add_date(const zha_date *date)
{
	add_number((uint64_t) (date->year * 10000 + date->month * 100 + date->day));
}

static void
title(zha_text text)
{
	zha_title read;
	zha_fault fault;

	add_number(zha_title_read(text, &read, &fault));
	add_text(read.relay);
	add_text(read.series);
	add_number(read.has_number ? (uint64_t) read.number : 0);
	add_text(read.written);
	add_number(read.has_total ? (uint64_t) read.total : 0);
	add_text(read.original);
	add_text(read.author);
	add_text(read.headline);
}

/* Read, and written again. */
static void
number(zha_text text)
{
	char written[ZHA_SERIES_NO_TEXT];
	zha_series_no read;
	zha_fault fault;
	bool is_number = zha_series_no_read(text, &read, &fault) == ZHA_OK;

	add_number(is_number ? (uint64_t) read : 0);
	if (is_number)
		add_text((zha_text){written, zha_series_no_write(read, written)});
}

static void
date(zha_text text)
{
	zha_date read = {0, 0, 0};
	zha_fault fault;

	add_number(zha_date_read(text, &read, &fault) == ZHA_OK);
	add_date(&read);
}

static void
key(zha_text text)
{
	char out[1024];

	if (zha_series_key_room(text.len) <= sizeof out)
		add_text((zha_text){out, zha_series_key(text, out)});
}

static void
headline(zha_text text)
{
	char out[1024];
	zha_headline read;
	zha_fault fault;

	add_number(zha_headline_read(text, &read, &fault));
	if (zha_headline_room(text.len) <= sizeof out)
		add_text((zha_text){out, zha_headline_key(&read, out)});
}

static void
page(zha_text text)
{
	while (text.len > 0)
	{
		zha_page read;
		zha_fault fault;

		add_number(zha_page_read(zha_page_cut(&text), &read, &fault));
		add_text(read.breadcrumb);
		add_text(read.title);
		if (read.has_date)
			add_date(&read.published);
		add_text(read.author);
		add_text(read.editor);
		add_text(read.source);
		add_number(read.has_views ? read.views : 0);
		add_text(read.body);
		add_text(read.credit);
		add_text(read.prev_title);
		add_text(read.next_title);
	}
}

static zha_text
filled(const char *frame, const char *value)
{
	static char out[256];
	const char *place = strchr(frame, '%');

	snprintf(out, sizeof out, "%.*s%s%s", (int) (place - frame), frame, value,
			 place + 1);
	return (zha_text){out, strlen(out)};
}

static void
all_titles(void (*read)(zha_text))
{
	for (size_t f = 0; f < sizeof frames / sizeof frames[0]; f++)
		for (size_t n = 0; n < sizeof numbers / sizeof numbers[0]; n++)
			read(filled(frames[f], numbers[n]));
}

static void
all_dates(void (*read)(zha_text))
{
	for (size_t f = 0; f < sizeof dates / sizeof dates[0]; f++)
		for (int n = 0; n < 34; n++)
		{
			char value[8];

			snprintf(value, sizeof value, "%d", n);
			read(filled(dates[f], value));
		}
}

/* Every character, and the titles. */
static void
all_characters(void (*read)(zha_text))
{
	for (uint32_t cp = 1; cp < 0x110000; cp++)
	{
		char utf8[4];

		if (cp < 0xD800 || cp > 0xDFFF)
			read((zha_text){utf8, zha_utf8_encode(cp, utf8)});
	}
	all_titles(read);
}

/* Each page alone, and two in one text. */
static void
all_pages(void (*read)(zha_text))
{
	static char out[8192];

	for (size_t h = 0; h < sizeof heads / sizeof heads[0]; h++)
		for (size_t b = 0; b < sizeof bodies / sizeof bodies[0]; b++)
			for (size_t e = 0; e < sizeof ends / sizeof ends[0]; e++)
			{
				int len =
					snprintf(out, sizeof out, "%s%s%s", heads[h], bodies[b], ends[e]);

				read((zha_text){out, (size_t) len});
				memmove(out + len, out, (size_t) len);
				read((zha_text){out, 2 * (size_t) len});
			}
}

static const struct
{
	const char *name;
	void (*each)(void (*read)(zha_text));
	void (*read)(zha_text);
} readers[] = {{"titles", all_titles, title},       {"numbers", all_titles, number},
			   {"dates", all_dates, date},          {"keys", all_characters, key},
			   {"headlines", all_titles, headline}, {"pages", all_pages, page}};

static uint64_t
hash_of(size_t reader)
{
	hash = UINT64_C(14695981039346656037);
	readers[reader].each(readers[reader].read);
	return hash;
}

/* The hash that the file has for a name, as it is written there; "" if it has none. */
static const char *
expected(const char *name)
{
	static char line[256];
	FILE *file = fopen(HASHES, "r");
	const char *found = "";

	while (file != NULL && *found == '\0' && fgets(line, sizeof line, file) != NULL)
		if (strncmp(line, name, strlen(name)) == 0 && line[strlen(name)] == '\t')
		{
			line[strcspn(line, "\n")] = '\0';
			found = line + strlen(name) + 1;
		}
	if (file != NULL)
		fclose(file);
	return found;
}

static void
write_hashes(void)
{
	puts("# What the readers answer, by its hash; see t/core/test_stable.c.");
	printf("version\t%d\n", ZHA_READERS_VERSION);
	for (size_t r = 0; r < sizeof readers / sizeof readers[0]; r++)
		printf("%s\t%016" PRIx64 "\n", readers[r].name, hash_of(r));
}

int
main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "write") == 0)
		return write_hashes(), 0;
	ok(atoi(expected("version")) == ZHA_READERS_VERSION,
	   "the hashes are of version %d of the readers", ZHA_READERS_VERSION);
	for (size_t r = 0; r < sizeof readers / sizeof readers[0]; r++)
	{
		char got[17];

		snprintf(got, sizeof got, "%016" PRIx64, hash_of(r));
		if (!ok(strcmp(got, expected(readers[r].name)) == 0, "%s: %s", readers[r].name,
				got))
			printf("# The reader of %s answers otherwise. If that is meant: make "
				   "stable, and "
				   "after a release ZHA_READERS_VERSION + 1.\n",
				   readers[r].name);
	}
	return done_testing();
}
