/*
 * printed.h
 *		What an old page prints after 上一条 and 下一条, beside the titles that an
 *		archive holds.
 */
#ifndef ZHA_PRINTED_H
#define ZHA_PRINTED_H

#include "core/text.h"

typedef enum zha_printed
{
	ZHA_PRINTED_BLANK, /* nothing: it is not known what the page prints */
	ZHA_PRINTED_NONE,  /* that there is no such article: 没有了！ 返回列表 */
	ZHA_PRINTED_CUT,   /* the beginning of a title: it ends in … or ... */
	ZHA_PRINTED_TITLE,
	ZHA_PRINTED_ADDRESS /* an address, which says more surely what it leads to */
} zha_printed;

/* zha_printed_kind: which of these a printed link is. */
extern zha_printed zha_printed_kind(zha_text printed);

/*
 * zha_title_key: the title without blanks, which sites set at will; of a cut one
 * without its dots too. out has room for title.len bytes; gives the length.
 */
extern size_t zha_title_key(zha_text title, char *out);

/*
 * zha_titles_near: whether two keys may be one title before and after an edit:
 * they differ in at most a sixth of their characters and not in their number: the
 * parts of a series have titles that are near by nature.
 */
extern bool zha_titles_near(zha_text a, zha_text b);

#endif /* ZHA_PRINTED_H */
