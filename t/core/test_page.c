/*
 * test_page.c
 *		Pages: the frame around a text, its labels, and what a cut page still gives.
 */
#include <stdlib.h>

#include "core/page.h"
#include "core/span.h"

#include "tap.h"

static zha_page page;

static void
read_page(const char *text)
{
	zha_fault fault;

	zha_page_read((zha_text){text, strlen(text)}, &page, &fault);
}

static void
field_is(zha_text field, const char *expected, const char *name)
{
	char value[4096];
	size_t len = zha_page_join(field, value);

	ok(len == strlen(expected) && memcmp(value, expected, len) == 0,
	   "%s is \"%s\" (\"%.*s\")", name, expected, (int) len, value);
}

static void
date_is(int year, int month, int day)
{
	ok(page.has_date == (year > 0) && page.published.year == year &&
		   page.published.month == month && page.published.day == day,
	   "published %d-%d-%d (%d-%d-%d)", year, month, day, page.published.year,
	   page.published.month, page.published.day);
}

static const char seed[] =
	"首页 - 媒体报道 - 正文\n"
	"\n"
	"转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念\n"
	"\n"
	"创建时间:  2020-07-26  樊杰   浏览次数:   返回\n"
	"\n"
	"第一段。\n"
	"第二段。\n"
	"(某学习平台原创专稿。供稿单位:某大学)\n"
	"\n"
	"上一条:第十七篇\n"
	"\n"
	"下一条:中新网报道《公开课》\n"
	"\n";

static void
test_seed(void)
{
	zha_text rest;
	zha_text crumb;
	char both[2 * sizeof(seed)];

	read_page(seed);
	field_is(page.breadcrumb, "首页 - 媒体报道 - 正文", "breadcrumb");
	field_is(page.title,
			 "转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:"
			 "以高水平服务型政府建设践行人民城市理念",
			 "title");
	date_is(2020, 7, 26);
	field_is(page.editor, "樊杰", "a bare name after the date is the editor");
	field_is(page.author, "", "author");
	field_is(page.source, "", "source");
	ok(!page.has_views, "views filled by script are absent");
	field_is(page.body, "第一段。 第二段。", "body");
	field_is(page.credit, "(某学习平台原创专稿。供稿单位:某大学)", "credit");
	field_is(page.prev_title, "第十七篇", "previous");
	field_is(page.next_title, "中新网报道《公开课》", "next");
	rest = page.breadcrumb;
	for (int i = 0; i < 3; i++)
	{
		bool found = zha_page_crumb(&rest, &crumb);

		ok(found, "crumb %d \"%.*s\"", i, found ? (int) crumb.len : 0, crumb.data);
	}
	ok(!zha_page_crumb(&rest, &crumb), "three crumbs");

	snprintf(both, sizeof(both), "%s%s", seed, seed);
	rest = (zha_text){both, strlen(both)};
	for (int i = 0; i < 2; i++)
	{
		zha_text first = zha_page_cut(&rest);

		ok(first.len == strlen(seed) && memcmp(first.data, seed, first.len) == 0,
		   "page %d of two", i + 1);
	}
	ok(rest.len == 0, "two pages");
}

static void
test_labels(void)
{
	read_page(
		"当前位置：首页 > 新闻中心> 学校新闻\n"
		"学校新闻\n"
		"运动会开幕\n"
		"文章来源：本站原创 作者：佚名 发布时间：2016年11月29日 点击数： 1,024 次\n"
		"开幕了。\n"
		"责任编辑：王五 审核：赵六\n"
		"上一篇：没有了！\n"
		"下一篇：冬日里的一抹光…[ 11-30 ]\n");
	field_is(page.breadcrumb, "首页 > 新闻中心> 学校新闻", "labelled breadcrumb");
	field_is(page.title, "运动会开幕", "the column's name is not the title");
	date_is(2016, 11, 29);
	field_is(page.source, "本站原创", "source");
	field_is(page.author, "佚名", "author");
	field_is(page.editor, "王五", "the editor is not the author, nor who approved");
	ok(page.has_views && page.views == 1024, "views with a thousands sign");
	field_is(page.body, "开幕了。", "body ends at the credits");
	field_is(page.prev_title, "没有了！", "no previous, as the page says it");
	ok(zha_page_no_link(page.prev_title), "没有了！ means none");
	field_is(page.next_title, "冬日里的一抹光…", "a link without its date");
	ok(zha_page_is_cut(page.next_title), "a cut title");
	ok(!zha_page_no_link(page.next_title), "a cut title is a link");
	ok(!zha_page_no_link(ZHA_LITERAL("无锡公布名单")), "无锡 is no 无");

	read_page("标题\n"
			  "2019-12-10 07:57:40 来源： 新华网 举报\n"
			  "2018年3月20日，会议通过。\n"
			  "【上一篇】 甲 【下一篇】 乙\n"
			  "推荐阅读\n");
	field_is(page.title, "标题", "the line above the head");
	date_is(2019, 12, 10);
	field_is(page.source, "新华网", "source without the button");
	field_is(page.body, "2018年3月20日，会议通过。",
			 "a paragraph may begin with a date");
	field_is(page.prev_title, "甲", "previous in brackets");
	field_is(page.next_title, "乙", "next in brackets");
}

static void
test_places(void)
{
	read_page("首页 > 中南海\n为什么？\n新华社\n2020-01-03 18:13\n责任编辑：柴某某\n");
	field_is(page.title, "为什么？", "title above a bare source");
	field_is(page.source, "新华社", "bare source above a bare date");
	date_is(2020, 1, 3);
	field_is(page.editor, "柴某某", "editor");

	read_page("首页 > 公报\n某某委员会常务委员会\n关于批准某某财政的决议\n"
			  "（2007年6月29日通过）\n正文。\n");
	field_is(page.title, "某某委员会常务委员会 关于批准某某财政的决议", "two lines");
	date_is(2007, 6, 29);

	read_page("标题\n时间：2020年2月30日\n正文\n上一条\n甲篇 下一条\n乙篇\n");
	date_is(0, 0, 0);
	field_is(page.prev_title, "甲篇", "previous on the next line");
	field_is(page.next_title, "乙篇", "next on the next line");
}

/* Append a line "name value" for a field that is not absent. */
static void
print_field(char *out, const char *name, zha_text field)
{
	char value[4096];
	size_t len = zha_page_join(field, value);

	if (len > 0)
		sprintf(out + strlen(out), "%s %.*s\n", name, (int) len, value);
}

/* The page read before, as t/core/data/pages.txt writes one. */
static void
print_page(char *out)
{
	*out = '\0';
	print_field(out, "crumb", page.breadcrumb);
	print_field(out, "title", page.title);
	if (page.has_date)
		sprintf(out + strlen(out), "date %04d-%02d-%02d\n", page.published.year,
				page.published.month, page.published.day);
	print_field(out, "author", page.author);
	print_field(out, "editor", page.editor);
	print_field(out, "source", page.source);
	if (page.has_views)
		sprintf(out + strlen(out), "views %d\n", (int) page.views);
	print_field(out, "prev", page.prev_title);
	print_field(out, "next", page.next_title);
	print_field(out, "credit", page.credit);
}

static void
test_layouts(void)
{
	static char data[1 << 16];
	FILE *file = fopen("t/core/data/pages.txt", "rb");
	size_t len = file == NULL ? 0 : fread(data, 1, sizeof(data) - 1, file);
	char *next = strstr(data, "\n## ");

	ok(len > 0 && next != NULL, "t/core/data/pages.txt");
	if (file != NULL)
		fclose(file);
	while (next != NULL)
	{
		char *name = next + 4;
		char *text = strchr(name, '\n') + 1;
		char *fields = strstr(text, "\n--\n") + 1;
		char got[8192];
		zha_text rest = {text, (size_t) (fields - 1 - text)};

		next = strstr(fields + 2, "\n## ");
		if (next != NULL)
			*next = '\0';
		fields[-1] = text[-1] = '\0';
		zha_page_cut(&rest);
		read_page(text);
		print_page(got);
		ok(rest.len == 0, "%s: one page", name);
		if (!ok(strcmp(got, fields + 3) == 0, "%s", name))
			printf("# read:\n%s# expected:\n%s", got, fields + 3);
	}
}

static void
test_bad_input(void)
{
	zha_fault fault;
	size_t million = 1 << 20;
	char *big = malloc(million);
	zha_text cut;

	read_page("");
	ok(page.title.len == 0 && !page.has_date && page.body.len == 0, "an empty text");
	read_page("只有一段话。\n还有一段话。\n");
	ok(page.title.len == 0, "no frame, no title");
	read_page("发布时间：2020-07-26\n正文");
	ok(page.title.len == 0 && page.has_date, "a head without a title");
	for (size_t len = 0; len < strlen(seed); len++)
		if (zha_page_read((zha_text){seed, len}, &page, &fault) == ZHA_ENCODING &&
			(page.title.len > 0 || fault.at >= len))
			ok(0, "cut at %zu", len);
	ok(1, "cut at every byte");
	ok(zha_page_read(ZHA_LITERAL("首页 - \xff"), &page, &fault) == ZHA_ENCODING &&
		   fault.at == 9,
	   "ill-formed UTF-8 is refused with its place");
	zha_page_read(ZHA_LITERAL("首页 - 媒体报道 - 正文\n创建时间: 2020-07-26\n正文。"),
				  &page, &fault);
	ok(page.title.len == 0 && page.has_date,
	   "a breadcrumb is not the title that a page lacks");
	zha_page_read(ZHA_LITERAL("首页 - 媒体报道 - 正文\n上一条:别的标题"), &page,
				  &fault);
	ok(page.title.len == 0 && page.prev_title.len > 0, "nor is a link");
	if (big == NULL)
		return;
	memset(big, '(', million);
	ok(zha_page_read((zha_text){big, million}, &page, &fault) == ZHA_OK &&
		   page.title.len == 0,
	   "a line of a million brackets");
	memset(big, '\n', million);
	cut = (zha_text){big, million};
	zha_page_cut(&cut);
	ok(cut.len == 0, "a million empty lines");
	free(big);
}

/* What stands for a colon, a date that is only of an update, arrows, a menu above each. */
static void
test_rare(void)
{
	static const char menu[] =
		"海站 首页 新闻\n首页 > 新闻\n海风的故事\n2020-07-26\n正文一。\n"
		"上一篇：甲\n下一篇：乙\n"
		"海站 首页 新闻\n首页 > 新闻\n海浪的故事\n2020-07-27\n正文二。\n"
		"上一篇：丙\n下一篇：丁\n";
	zha_text rest = {menu, sizeof menu - 1};
	zha_text first;

	read_page(
		"首页 > 新闻\n海风的故事\n来源/海报 作者／林小舟 浏览次数 312\n正文在这里。\n"
		"[上一篇]甲的文章\n[下一篇]乙的文章\n");
	field_is(page.source, "海报", "a source behind a slash");
	field_is(page.author, "林小舟", "an author behind a wide slash");
	ok(page.has_views && page.views == 312, "views behind a blank");
	field_is(page.prev_title, "甲的文章", "previous behind a label in brackets");
	field_is(page.next_title, "乙的文章", "next behind a label in brackets");
	date_is(0, 0, 0);

	read_page("海风的故事\n更新时间：2020-07-26\n正文在这里。\n上一篇 "
			  "甲的文章→\n下一篇：→乙的文章\n");
	date_is(2020, 7, 26);
	field_is(page.prev_title, "甲的文章", "previous before an arrow");
	field_is(page.next_title, "乙的文章", "next behind an arrow");

	first = zha_page_cut(&rest);
	ok(first.len == rest.len, "two pages, each with its menu");
	zha_page_read(rest, &page, &(zha_fault){0});
	field_is(page.title, "海浪的故事", "title below a menu");
	date_is(2020, 7, 27);
}

int
main(void)
{
	test_seed();
	test_rare();
	test_labels();
	test_places();
	test_layouts();
	test_bad_input();
	return done_testing();
}
