/*
 * title.h
 *		The title of an article in a Chinese archive, read as a cataloguer does.
 */
#ifndef ZHA_TITLE_H
#define ZHA_TITLE_H

#include "core/series_no.h"
#include "core/site.h"
#include "core/text.h"

/* A title of more characters than this is a text: it is given back as headline. */
#define ZHA_TITLE_LIMIT 1000

/*
 * The parts are spans of the title, blanks at both ends left out; one that the title
 * lacks has len 0. headline is never absent in a title that is not blank: where the
 * title has no parts it is the title, where it names a series and nothing else it is
 * the series.
 */
typedef struct zha_title
{
	zha_text relay;  /* 转 转载 转发 … */
	zha_text series; /* the name that carries the number, or a leading label */
	bool has_number;
	zha_series_no number;
	zha_text written; /* the marks of the number as they stand, from first to last */
	bool has_total;
	int32_t total;     /* 总第N期 beside another number */
	zha_text original; /* 原创 首发 独家 … */
	zha_text author;
	zha_text headline;
} zha_title;

/*
 * zha_title_read: fills *out from one title. ZHA_ENCODING when the text is not
 * well-formed UTF-8 (then every part is absent).
 */
extern zha_code zha_title_read(zha_text text, zha_title *out, zha_fault *fault);

/* zha_title_read_of: the same with the words of a site, NULL for none. */
extern zha_code zha_title_read_of(const zha_site *site, zha_text text, zha_title *out,
								  zha_fault *fault);

#endif /* ZHA_TITLE_H */
