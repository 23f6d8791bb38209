/*
 * title_site.h
 *		The words of a site, given as jsonb beside a title.
 */
#ifndef ZHA_TITLE_SITE_H
#define ZHA_TITLE_SITE_H

#include "utils/jsonb.h"

#include "core/site.h"

/* A vocabulary as it was given last, and its words. */
typedef struct zha_title_site
{
	MemoryContext context; /* of both */
	Jsonb *given;
	zha_site site;
} zha_title_site;

/*
 * zha_title_site_read: the words of a vocabulary, kept in *kept until another one is
 * given. An error when it is not an object whose keys are relay, genre, column and
 * not_series, each with a list of words of at most 40 characters.
 */
extern const zha_site *zha_title_site_read(zha_title_site *kept, Jsonb *vocabulary,
										   MemoryContext parent);

#endif /* ZHA_TITLE_SITE_H */
