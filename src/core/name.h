/*
 * name.h
 *		A Chinese personal name taken apart.
 */
#ifndef ZHA_NAME_H
#define ZHA_NAME_H

#include "core/glyph.h"

/* The longest surname of the table, and the longest given name after one. */
#define ZHA_LONGEST_SURNAME 4
#define ZHA_LONGEST_GIVEN 3

typedef struct zha_name
{
	int surname; /* characters */
	int given;   /* characters */
	bool joined; /* the surname is two, as 范徐 of 范徐丽泰 */
	uint16_t reading[ZHA_LONGEST_SURNAME]; /* of the surname, as in phrase.h */
	const char *given_begin;               /* where the surname ends */
	const char *end;                       /* where the given name ends */
} zha_name;

/*
 * zha_name_read: the Chinese personal name that the text is, or begins with if what
 * follows is not Han (张三（北京）). Blanks inside do not count. false for what has no
 * such form: not Han, too long, or with a middle dot (查尔斯·狄更斯).
 *
 * A surname of several characters is taken from the table; a text that is nothing
 * else is that surname, without a given name. Any other first character is a surname;
 * of four characters the second is one too if both are frequent surnames.
 */
extern bool zha_name_read(zha_text text, zha_name *name);

/* zha_name_separator: the length of a mark between two names (、 ， , ； ;), or 0. */
extern size_t zha_name_separator(const char *p, const char *end);

#endif /* ZHA_NAME_H */
