/*
 * test_html.c
 *		HTML without a server: the visible text, its bounds, and the parts of a page.
 */
#include "core/html.h"
#include "core/page.h"
#include "tap.h"

#ifdef ZHA_LIBXML

#include <stdlib.h>

static bool
same(zha_text text, const char *expected)
{
	return text.len == strlen(expected) && memcmp(text.data, expected, text.len) == 0;
}

static void
shows(const char *page, const char *expected, const char *what)
{
	zha_html *html = zha_html_new();

	ok(zha_html_read(html, (zha_text){page, strlen(page)}, NULL) == ZHA_OK &&
		   same(zha_html_text(html), expected),
	   "%s", what);
	zha_html_free(html);
}

static void
text(void)
{
	shows("", "", "no page, no text");
	shows("<p>渡口<b>之</b>风<p>渡口之雪", "渡口之风\n\n渡口之雪", "paragraphs");
	shows("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙", "blocks within blocks");
	shows("甲<br>乙<br/>丙", "甲\n乙\n丙", "line breaks");
	shows("<ul><li> 甲 \n 乙 <li>丙</ul>", "甲 乙\n丙", "runs of blanks are one");
	shows("<pre>a\n  b</pre>", "a\nb", "lines of a pre");
	shows("<table><tr><td>甲<td>乙<tr><td>丙</table>", "甲 乙\n丙", "rows of a table");
	shows("<script>a</script><style>b</style><p>甲<template>c</template>", "甲",
		  "what is not shown");
	shows("<p style='Display : NONE'>甲</p><p hidden>乙</p><p>丙", "丙",
		  "hidden elements");
	shows("<p>&lt;甲&gt;&#x4E59;&nbsp;丙", "<甲>乙\xC2\xA0丙", "entities");
	shows("<p>甲 <b>乙<i>丙</b>丁</i></p></div>", "甲 乙丙丁",
		  "tags that do not match");
}

static bool
stop(void)
{
	return true;
}

/* A page of count times one piece. */
static zha_code
repeated(const char *piece, size_t count, bool (*ask)(void))
{
	size_t len = strlen(piece);
	char *page = malloc(len * count);
	zha_html *html = zha_html_new();
	zha_code code;

	if (page == NULL || html == NULL)
		abort();
	for (size_t i = 0; i < count; i++)
		memcpy(page + i * len, piece, len);
	code = zha_html_read(html, (zha_text){page, len * count}, ask);
	zha_html_free(html);
	free(page);
	return code;
}

static void
bounds(void)
{
	ok(repeated("<div>", ZHA_HTML_DEPTH - 10, NULL) == ZHA_OK, "elements nested deep");
	ok(repeated("<div>", ZHA_HTML_DEPTH + 10, NULL) == ZHA_RANGE, "and deeper");
	ok(repeated("<p>甲乙丙", 100000, NULL) == ZHA_OK, "many elements in a row");
	ok(repeated("<p>甲乙丙", 100000, stop) == ZHA_SYNTAX, "a reader that is stopped");
}

static void
parts(void)
{
	static const char page[] =
		"<head><title>渡口的风 - 山河网</title><base "
		"href='https://example.org/a/'></head>"
		"<body><h2>山河网</h2><h1>渡口的风</h1><div class=info>2020-07-26</div>"
		"<p>船到江心，天已经黑了。</p>"
		"<div class=nav><a class=prev href='1.html'>« Prev<br>渡口的雨</a>"
		"<a class=next href='/b/2.html' title='渡口的雪'>Next »<br>渡口的雪</a></div>"
		"<div class=links-of-author><span class=author-links>GitHub</span></div>";
	zha_html *html = zha_html_new();
	zha_fault fault;
	zha_page out;

	zha_html_read(html, (zha_text){page, strlen(page)}, NULL);
	ok(zha_page_read_html(html, &out, &fault) == ZHA_OK, "a page");
	ok(same(out.title, "渡口的风"), "its title");
	ok(out.has_date && out.published.day == 26, "its date");
	ok(same(out.prev_title, "渡口的雨"), "the article before");
	ok(same(out.prev_url, "https://example.org/a/1.html"), "its address");
	ok(same(out.next_title, "渡口的雪"), "the article after");
	ok(same(out.next_url, "https://example.org/b/2.html"), "its address");
	ok(out.author.len == 0, "links of an author are no author");
	zha_html_free(html);
	zha_html_free(NULL);
}

int
main(void)
{
	text();
	bounds();
	parts();
	return done_testing();
}

#else

int
main(void)
{
	ok(true, "built without libxml2");
	return done_testing();
}

#endif
