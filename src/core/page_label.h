/*
 * page_label.h
 *		The labels of a line and where their values stand. Private to the readers of
 *		pages.
 */
#ifndef ZHA_PAGE_LABEL_H
#define ZHA_PAGE_LABEL_H

#include "core/page_line.h"
#include "core/page_word.h"

/*
 * zha_labels_read: the labels of a line in their order, at most ZHA_LABELS; gives how
 * many. Of a paragraph only those in a bracket that closes it. Offsets are of the line.
 */
extern int zha_labels_read(zha_text line, zha_hit hits[ZHA_LABELS]);

/* zha_views_read: 2168, 1,234 and [33], but not 1.2万: a rounded count is no count. */
extern bool zha_views_read(zha_text value, uint64_t *out);

#endif /* ZHA_PAGE_LABEL_H */
