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

/* One of the names of a text. */
typedef struct zha_listed_name
{
	const char *begin; /* behind a country or a dynasty in brackets: (清)曹雪芹 */
	const char *comma; /* between surname and given name: 古, 方划; else NULL */
	const char *end;
	size_t mark; /* bytes of what parts it from the next, which stands at end */
} zha_listed_name;

/*
 * zha_name_next: the name that begins at p; the next one begins at its end + mark. Marks
 * between names are 、 ， , ； ; ／ /; listed says that one stands before p. Of listed
 * names the last ends before 等 or 等人, which comes next then, without a mark.
 *
 * A comma and a blank stand within a name where a surname is before them and two
 * characters, or one that is no frequent surname, behind.
 */
extern zha_listed_name zha_name_next(const char *p, const char *end, bool listed);

#endif /* ZHA_NAME_H */
