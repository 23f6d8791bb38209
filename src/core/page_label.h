/*
 * page_label.h
 *		The labels of a line and where their values stand. Private to the readers of
 *		pages.
 */
#ifndef ZHA_PAGE_LABEL_H
#define ZHA_PAGE_LABEL_H

#include "core/page_line.h"
#include "core/page_word.h"

/* More labels than these no line of a frame has. */
#define ZHA_LABELS 24

typedef struct zha_hit
{
	zha_label kind;
	size_t start; /* of the word, or of the bracket before it */
	size_t value; /* where its value begins */
	size_t end;   /* where its value ends: at the next label or the end of the line */
	bool bare;    /* stands without colon or bracket */
	bool weak;    /* a link's label that also turns pages: 下一页, Next */
} zha_hit;

/*
 * zha_labels_read: the labels of a line in their order, at most ZHA_LABELS; gives how
 * many. Of a paragraph only those in a bracket that closes it. Offsets are of the line.
 */
extern int zha_labels_read(zha_text line, zha_hit hits[ZHA_LABELS]);

/* zha_label_first: the first label of a line, false when it has none. */
extern bool zha_label_first(zha_text line, zha_hit *hit);

/* zha_views_read: 2168, 1,234 and [33], but not 1.2万: a rounded count is no count. */
extern bool zha_views_read(zha_text value, uint64_t *out);

#endif /* ZHA_PAGE_LABEL_H */
