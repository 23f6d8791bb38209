/*
 * page.c
 *		Takes the visible text of an archive page apart.
 *
 * A page is a frame around a text: breadcrumb, title, a head of labelled values
 * (创建时间：… 来源：…), the body, closing credits, links to the neighbours. It is read
 * in this order: lines (page_line.c), the words of a frame in them (page_word.c,
 * page_label.c, page_frame.c), then where its parts are (page_head.c, page_title.c,
 * page_link.c) and what they say (page_value.c, page_body.c).
 */
#include "core/page.h"

#include "core/page_reader.h"

zha_code
zha_page_read(zha_text text, zha_page *out, zha_fault *fault)
{
	zha_reader r;
	size_t bad = zha_utf8_fault(text);

	memset(out, 0, sizeof(*out));
	if (bad < text.len)
	{
		*fault = (zha_fault){ZHA_ENCODING, bad, "well-formed UTF-8"};
		return ZHA_ENCODING;
	}
	r.page = out;
	r.text = text;
	zha_lines_read(text, &r.lines);
	r.title = -1;
	zha_frame_find(&r);
	zha_pager_find(&r);
	zha_page_title(&r);
	zha_links_labelled(&r);
	zha_links_bare(&r);
	zha_values_find(&r);
	zha_body_find(&r);
	return ZHA_OK;
}

size_t
zha_page_join(zha_text field, char *out)
{
	zha_text line;
	size_t len = 0;

	while (zha_line_next(&field, &line))
	{
		if (len > 0)
			out[len++] = ' ';
		memcpy(out + len, line.data, line.len);
		len += line.len;
	}
	return len;
}
