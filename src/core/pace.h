/*
 * pace.h
 *		Asking, in a loop over a text of any length, whether to go on.
 *
 * A text may have a gigabyte, and nothing in src/core can be interrupted from outside.
 * So each loop over a whole text asks the hook every few thousand bytes. The hook is the
 * one thing that src/core knows of the program it runs in: set once, before the first
 * call, so that it need not be carried down to every loop.
 */
#ifndef ZHA_PACE_H
#define ZHA_PACE_H

#include <stddef.h>

/* Bytes of text between two questions: well below a millisecond's work. */
#define ZHA_PACE 4096

/*
 * zha_pace_hook: called in the loops; NULL, as at first, asks nobody. It may leave by
 * longjmp instead of returning, as an error of PostgreSQL does: src/core holds nothing
 * that would have to be given back. A file that comes to hold something, such as a
 * library's memory, must not ask while it does.
 */
extern void (*zha_pace_hook)(void);

/* zha_pace_ask: ask now. */
static inline void
zha_pace_ask(void)
{
	if (zha_pace_hook != NULL)
		zha_pace_hook();
}

/*
 * zha_pace: ask when ZHA_PACE bytes more are done than at the last question. *asked is
 * the loop's own, at first 0: done as it was then.
 */
static inline void
zha_pace(size_t done, size_t *asked)
{
	if (done - *asked < ZHA_PACE)
		return;
	*asked = done;
	zha_pace_ask();
}

#endif /* ZHA_PACE_H */
