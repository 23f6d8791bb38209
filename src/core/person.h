/*
 * person.h
 *		Whether some letters of a title are a person's name. Private to the
 *		readers of titles and pages.
 */
#ifndef ZHA_PERSON_H
#define ZHA_PERSON_H

#include "core/letters.h"

/*
 * zha_person_read: the letters from up to to as a byline and nothing else: a name, an
 * affiliation and a name, several names, …评论员. On success *name_from and *name_to
 * bound the name without affiliation and title.
 */
extern bool zha_person_read(const zha_letters *l, int from, int to, int *name_from,
							int *name_to);

#endif /* ZHA_PERSON_H */
