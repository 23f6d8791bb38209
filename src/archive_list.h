/*
 * archive_list.h
 *		One list of an archive in memory, for the audits that look at all of it.
 */
#ifndef ZHA_ARCHIVE_LIST_H
#define ZHA_ARCHIVE_LIST_H

#include "archive.h"
#include "core/printed.h"

enum
{
	ZHA_ABOVE, /* what 上一条 names, unless the archive is reversed */
	ZHA_BELOW  /* what 下一条 names */
};

/* How far around a place a changed title is looked for. */
#define ZHA_NEARBY 20

typedef struct zha_entry
{
	char *id;
	char *title;
	char *printed[2]; /* NULL: not known what the page prints */
	zha_text key;     /* of the title, see zha_title_key */
	zha_text printed_key[2];
	zha_text url;            /* the address, without a fragment */
	zha_text printed_url[2]; /* resolved against it; len 0: none */
	zha_printed kind[2];
	bool visible;
	bool dated;
	bool same_date; /* as the entry before */
	int next;       /* in the bucket, with another key; -1: none */
	int second;     /* the second entry with this key, -1: none */
	int same;       /* entries with this key from this one on */
} zha_entry;

typedef struct zha_list
{
	const zha_archive *archive;
	char *name; /* the channel as text, or NULL */
	char *date; /* of the last entry, while they are read */
	int count;
	int room;
	zha_entry *entries;
	int *buckets; /* a power of two */
	uint32 mask;
	uint64 seed;    /* of the hash, so that nobody can choose titles of one bucket */
	bool addressed; /* whether an entry has a printed address */
	int *by_url;    /* entries by address, where one has a printed one */
	int *sorted;    /* entries by key; made when first needed */
	int *backwards; /* entries by key read from its end; the same */
} zha_list;

typedef void (*zha_list_visit)(zha_list *list, void *context);

extern void zha_require_printed(const zha_archive *archive);
extern void zha_lists_read(zha_archive *archive, bool by_date, const Datum *channel,
						   zha_list_visit visit, void *context);
extern int zha_list_find(zha_list *list, zha_text key, int except, int *others);
extern int zha_list_find_cut(zha_list *list, zha_text key, int except, int *others);
extern int zha_list_find_url(const zha_list *list, zha_text url, int except,
							 int *others);
extern int zha_list_find_near(zha_list *list, zha_text key, int except);

#endif /* ZHA_ARCHIVE_LIST_H */
