/*
 * test_printed.c
 *		What old pages print after 上一条 and 下一条.
 */
#include "core/printed.h"

#include "tap.h"

static zha_text
text(const char *value)
{
	return (zha_text){value, strlen(value)};
}

static void
check_kind(const char *printed, zha_printed expected)
{
	ok(zha_printed_kind(text(printed)) == expected, "kind of \"%s\"", printed);
}

static void
check_key(const char *title, const char *expected)
{
	char out[200];
	size_t len = zha_title_key(text(title), out);

	ok(len == strlen(expected) && memcmp(out, expected, len) == 0, "key of \"%s\"",
	   title);
}

static void
check_near(const char *a, const char *b, int expected)
{
	ok(zha_titles_near(text(a), text(b)) == expected &&
		   zha_titles_near(text(b), text(a)) == expected,
	   "%s is %s %s", a, expected ? "near" : "not near", b);
}

int
main(void)
{
	char longest[3 * 201 + 1] = "";

	check_kind("", ZHA_PRINTED_BLANK);
	check_kind(" 　\n", ZHA_PRINTED_BLANK);
	check_kind("没有了", ZHA_PRINTED_NONE);
	check_kind("没有了！", ZHA_PRINTED_NONE);
	check_kind(" 返回列表 ", ZHA_PRINTED_NONE);
	check_kind("暂无", ZHA_PRINTED_NONE);
	check_kind("没有了水的城市", ZHA_PRINTED_TITLE);
	check_kind("城市的题目…", ZHA_PRINTED_CUT);
	check_kind("城市的题目……", ZHA_PRINTED_CUT);
	check_kind("城市的题目...", ZHA_PRINTED_CUT);
	check_kind("城市的题目", ZHA_PRINTED_TITLE);

	check_key("城市 的　题目", "城市的题目");
	check_key("城市的题目……", "城市的题目");
	check_key("城市的题目...", "城市的题目");
	check_key("…", "");
	check_key("", "");
	check_key("a\xFF z", "a\xFFz");

	check_near("城市治理的新路", "城市治理的老路", 1);
	check_near("城市治理的新路", "城市治理新路", 1);
	check_near("城市治理", "城市管理", 0);
	check_near("城市治理的新路", "乡村建设的办法", 0);
	check_near("城市观察（3）：治理", "城市观察（4）：治理", 0);
	check_near("城市观察（3）：治理", "城市观察（3）：治埋", 1);
	check_near("", "", 1);
	check_near("", "城", 0);
	for (int i = 0; i < 201; i++)
		strcat(longest, "长");
	check_near(longest, longest, 0);
	return done_testing();
}
