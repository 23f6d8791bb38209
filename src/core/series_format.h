/*
 * series_format.h
 *		Writes a series number by a pattern, in every notation that is read.
 */
#ifndef ZHA_SERIES_FORMAT_H
#define ZHA_SERIES_FORMAT_H

#include "core/series_no.h"

#define ZHA_FORMAT_EXTRA 320 /* bytes that the result may be longer than its pattern */

/*
 * zha_series_no_format: number by a pattern such as 第{n:han}期, {1}年第{2:han}期 or
 * S{1:02}E{2:02}, into out, which has room for pattern.len + ZHA_FORMAT_EXTRA bytes.
 * {n} is all levels with full stops between, {1} to {3} is one of them; the notation
 * follows the colon. Every level must be shown, once.
 *
 * Gives the length, or 0 with *fault filled, its place being one in the pattern:
 * ZHA_SYNTAX for the pattern, ZHA_RANGE for a number that the notation does not
 * have or that has not these levels.
 */
extern size_t zha_series_no_format(zha_series_no number, zha_text pattern, char *out,
								   zha_fault *fault);

/* What a fault expects, by its address, where the name of a notation is unknown. */
extern const char zha_expected_notation[];

/* The name of the notation at index, NULL after the last one. */
extern const char *zha_notation_name(int index);

#endif /* ZHA_SERIES_FORMAT_H */
