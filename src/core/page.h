/*
 * page.h
 *		The visible text of an archive page, taken apart.
 */
#ifndef ZHA_PAGE_H
#define ZHA_PAGE_H

#include "core/date.h"
#include "core/text.h"

/*
 * The fields are spans of the page's text, blanks at both ends left out; one that
 * the page lacks has len 0. A span may run over several lines: zha_page_join gives
 * its value. Nothing is made up: what has no label and no certain place is absent.
 */
typedef struct zha_page
{
	zha_text breadcrumb; /* without 当前位置： */
	zha_text title;
	bool has_date;
	zha_date published;
	zha_text author;
	zha_text editor; /* who edited or put it up: 编辑 责编 发布者, or a bare name */
	zha_text source;
	bool has_views;
	uint64_t views;
	zha_text body;
	zha_text credit; /* a closing line in brackets on where the text comes from */
	zha_text prev_title;
	zha_text next_title;
	zha_text prev_url; /* only from HTML */
	zha_text next_url;
} zha_page;

/*
 * zha_page_read: one page. Always fills *out; ZHA_ENCODING when the text is not
 * well-formed UTF-8 (then every field is absent).
 */
extern zha_code zha_page_read(zha_text text, zha_page *out, zha_fault *fault);

struct zha_html;

/*
 * zha_page_read_html: the same from HTML that was fed to its end (core/html.h). What the
 * tags say counts where the visible text agrees; the rules of the text give the rest. The
 * fields are spans of the visible text or of what the tags say, and live as long as html.
 */
extern zha_code zha_page_read_html(struct zha_html *html, zha_page *out,
								   zha_fault *fault);

/*
 * zha_page_cut: takes the first page off *rest and gives it; a text that holds one
 * page is given whole. Call until rest->len is 0. A further page begins where a
 * breadcrumb with a dated head stands again, or after the links to the previous and
 * next article a dated head.
 */
extern zha_text zha_page_cut(zha_text *rest);

/*
 * zha_page_join: the value of a span, each line break with the blanks around it
 * written as one blank. out has room for field.len bytes; gives the length.
 */
extern size_t zha_page_join(zha_text field, char *out);

/* zha_page_crumb: takes the first item off *rest; false when there is none left. */
extern bool zha_page_crumb(zha_text *rest, zha_text *item);

/*
 * zha_page_no_link: whether a prev_title or next_title says that there is no such
 * article (没有了！ 返回列表 暂无).
 */
extern bool zha_page_no_link(zha_text title);

/* zha_page_is_cut: whether the site shortened a title (it ends in … or ...). */
extern bool zha_page_is_cut(zha_text title);

#endif /* ZHA_PAGE_H */
