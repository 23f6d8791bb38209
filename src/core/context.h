/*
 * context.h
 *		Which reading a character has beside its neighbours.
 *
 * Some characters have several common readings, and no phrase tells them: 都 is dōu or
 * dū, 还 hái or huán. For these, with the flag ZHA_CONTEXT, the tables of context.h in
 * src/core/data say what each neighbour adds to each reading; tools/order
 * /learn_contexts.c tells how that was learned.
 */
#ifndef ZHA_CONTEXT_H
#define ZHA_CONTEXT_H

#include "core/glyph.h"

/* Whether a Han character ends at p, or begins there. */
extern bool zha_han_before(const char *begin, const char *p);
extern bool zha_han_at(const char *p, const char *end);

#define ZHA_NO_PHRASE 0xFFFF /* no reading of a phrase */

/*
 * zha_context_reading_of: the reading, as in a phrase, of the character g at p in the
 * text begin..end, which has the flag ZHA_CONTEXT: the one with the largest sum, or the
 * commonest where nothing stands beside it. phrase
 * is the reading that a phrase of two characters gives it, which adds to that one, or
 * ZHA_NO_PHRASE.
 */
extern uint16_t zha_context_reading_of(const zha_glyph *g, const char *begin,
									   const char *p, const char *end, uint16_t phrase);

#endif /* ZHA_CONTEXT_H */
