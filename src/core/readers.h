/*
 * readers.h
 *		The version of the readers, of what may stand in an index beside the order.
 */
#ifndef ZHA_READERS_H
#define ZHA_READERS_H

/*
 * Any other answer to any text, by the readers of numbers, titles, pages and dates, by
 * the keys of series and headlines or by the writer of numbers, is another version. It is raised once
 * for a release; t/core/test_stable.c holds the readers to it.
 */
#define ZHA_READERS_VERSION 2

#endif /* ZHA_READERS_H */
