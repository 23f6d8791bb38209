/*
 * archive_options.h
 *		The table archive_options: what an archive was registered with besides its
 *		columns.
 */
#ifndef ZHA_ARCHIVE_OPTIONS_H
#define ZHA_ARCHIVE_OPTIONS_H

#include "utils/rel.h"

/* Columns of archive_options, in the order of the install script. */
typedef enum zha_option
{
	ZHA_OPT_TABLE,
	ZHA_OPT_CONTINUITY, /* text */
	ZHA_OPT_EXCEPTIONS, /* text[]: series = continuity */
	ZHA_OPT_PREVIOUS,   /* text */
	ZHA_OPT_SCHEDULED,  /* boolean */
	ZHA_OPT_ZONE,       /* text */
	ZHA_OPT_URL,        /* archive_column, as the two behind it */
	ZHA_OPT_PREV_URL,
	ZHA_OPT_NEXT_URL,
	ZHA_OPT_VOCABULARY, /* jsonb */
	ZHA_OPT_COLUMNS
} zha_option;

/* What the parts of a series go by. */
typedef enum zha_course
{
	ZHA_COURSE_RUNNING, /* their numbers */
	ZHA_COURSE_YEARLY,  /* the year, then the number in it */
	ZHA_COURSE_DATED,   /* their dates */
	ZHA_COURSES
} zha_course;

/* A series that goes otherwise than the archive. */
typedef struct zha_exception
{
	char *series;
	zha_course course;
} zha_exception;

/* Which of two articles 上一条 names. */
typedef enum zha_previous
{
	ZHA_PREVIOUS_ABOVE, /* in the list */
	ZHA_PREVIOUS_NEWER,
	ZHA_PREVIOUS_OLDER
} zha_previous;

typedef struct zha_options
{
	bool there;    /* not so where the archive was registered under 0.1.0 */
	bool declared; /* whether the course was, or is taken for granted */
	zha_course course;
	int count;
	zha_exception *exceptions;
	zha_previous previous;
	bool scheduled;
	char *zone;       /* whose years count for times with a zone */
	bool has_url[3];  /* whether there is the article's, the printed links' addresses */
	Datum url[3];     /* their columns */
	char *vocabulary; /* what titles are read with, as jsonb is written, or NULL */
} zha_options;

extern void zha_options_check(Relation options);
extern void zha_options_read(Relation table, Oid options_oid, zha_options *options);
extern zha_course zha_course_find(const char *name);
extern zha_exception zha_exception_read(const char *item);
extern zha_previous zha_previous_find(const char *name);
extern const char *zha_course_text(zha_course course);

#endif /* ZHA_ARCHIVE_OPTIONS_H */
