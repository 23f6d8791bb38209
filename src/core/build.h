/*
 * build.h
 *		The state of a key being built, for order.c and name.c.
 */
#ifndef ZHA_BUILD_H
#define ZHA_BUILD_H

#include "core/glyph.h"
#include "core/order.h"

/* A level's number is its index: deviations go to ZHA_ACCENTS and ZHA_FORMS. */
enum
{
	ZHA_ACCENTS = 1, /* level 2 */
	ZHA_FORMS = 2    /* level 3 */
};

/* What a deviation says, when not which character it is. */
enum
{
	ZHA_BEFORE = 0xF4,
	ZHA_WRITTEN = 0xF8
};

typedef struct zha_build
{
	zha_order order;
	bool ordinals;      /* numbers in ordinal places compare by value */
	zha_text text;      /* all of it: what comes before decides on ordinal places */
	const char *begin;  /* of the range that is built */
	const char *unread; /* where the last phrase ended, or the range began */
	zha_text hand;      /* readings not yet given to a character */
	const char *hand_begin;
	zha_key *key;
	size_t enough;  /* bytes of level 1 behind which nothing is asked for */
	size_t weights; /* written so far */
	size_t last[ZHA_KEY_LEVELS]; /* where the last deviation of a level was */
	size_t asked;                /* for zha_pace, in bytes of text */
	const char *in_order;        /* up to here nothing composes: found out before */
} zha_build;

/* zha_build_start: an empty key for the text. */
extern zha_build zha_build_start(zha_order order, zha_text text, zha_text hand,
								 zha_key *key);

/*
 * zha_build_range: the characters from..to, which are part of the text. A fault as
 * zha_order_key has it.
 */
extern zha_code zha_build_range(zha_build *b, const char *from, const char *to,
								zha_fault *fault);

/*
 * zha_build_character: one Han character. reading is 0 or an index of
 * zha_reading_weight; a reading given by hand wins.
 */
extern zha_code zha_build_character(zha_build *b, const zha_glyph *g, uint16_t reading,
									zha_fault *fault);

/* zha_build_finish: whether hand had no more readings than there were characters. */
extern zha_code zha_build_finish(const zha_build *b, zha_fault *fault);

/* zha_build_deviation: the characters from..to, which have no weight, at this place. */
extern void zha_build_deviation(zha_build *b, int level, unsigned kind,
								const char *from, const char *to);

#endif /* ZHA_BUILD_H */
