/*
 * relay_kept.h
 *		What is kept of an article while archives are compared: a record, and a file of
 *		records, which are read in the order in which they were written.
 */
#ifndef ZHA_RELAY_KEPT_H
#define ZHA_RELAY_KEPT_H

#include "lib/stringinfo.h"
#include "storage/buffile.h"

#include "core/relay.h"

/* What a title says of its origin. */
#define ZHA_SAYS_ORIGINAL 1
#define ZHA_SAYS_RELAY 2

typedef struct zha_kept
{
	zha_article article;
	zha_text id; /* this and the title as the server has them */
	zha_text title;
	zha_text name; /* the author as the title writes it, UTF-8 */
	bool dated;
	int32 published; /* a date, also one that is not finite */
	int32 table;     /* the archive, from 0 */
	int32 source; /* the archive that the title names as its outlet, from 0; -1: none */
	uint32 says;  /* ZHA_SAYS_… */
} zha_kept;

typedef struct zha_kept_file
{
	BufFile *file;
	StringInfoData record; /* the one at hand */
	uint32 next;           /* the number of the one behind it, from 0 */
} zha_kept_file;

extern void zha_kept_pack(const zha_kept *kept, StringInfo out);
extern void zha_kept_unpack(const char *record, zha_kept *out);
extern void zha_kept_begin(zha_kept_file *kept);
extern void zha_kept_put(zha_kept_file *file, const zha_kept *kept);
extern void zha_kept_copy(zha_kept_file *file, const zha_kept_file *from);
extern void zha_kept_rewind(zha_kept_file *kept);
extern void zha_kept_next(zha_kept_file *kept);
extern void zha_kept_end(zha_kept_file *kept);
extern void zha_kept_read(zha_kept_file *file, uint32 number, zha_kept *out);
extern void zha_file_rewind(BufFile *file);
extern void zha_file_read(BufFile *file, void *to, size_t size);

#endif /* ZHA_RELAY_KEPT_H */
