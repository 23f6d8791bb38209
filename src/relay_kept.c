/*
 * relay_kept.c
 *		What is kept of an article while archives are compared, in a file.
 *
 * A title is read once: what it says is written down beside it. The file is one of the
 * server's temporary files, and takes no memory but a page.
 */
#include "compat.h"

#include "miscadmin.h"

#include "core/span.h"
#include "relay_kept.h"

#define TEXTS 6

/* A record begins with this; the texts follow. */
typedef struct zha_head
{
	zha_series_no number;
	int32 day;
	int32 published;
	int32 table;
	int32 source;
	uint32 says;
	bool dated;
	bool has_number;
	bool cut;
	bool bare; /* the title is its key, and stands here once */
	uint32 len[TEXTS];
} zha_head;

static void
list_texts(zha_kept *kept, zha_text *text[TEXTS])
{
	text[0] = &kept->article.key;
	text[1] = &kept->article.author;
	text[2] = &kept->article.series;
	text[3] = &kept->id;
	text[4] = &kept->title;
	text[5] = &kept->name;
}

/* zha_kept_pack: append an article as bytes. */
void
zha_kept_pack(const zha_kept *kept, StringInfo out)
{
	zha_kept copy = *kept;
	zha_text *text[TEXTS];
	zha_head head = {.number = kept->article.number,
					 .day = kept->article.day,
					 .published = kept->published,
					 .table = kept->table,
					 .source = kept->source,
					 .says = kept->says,
					 .dated = kept->dated,
					 .has_number = kept->article.has_number,
					 .cut = kept->article.cut};

	head.bare = zha_same(kept->article.key, kept->title);
	if (head.bare)
		copy.article.key.len = 0;
	list_texts(&copy, text);
	for (int i = 0; i < TEXTS; i++)
		head.len[i] = (uint32) text[i]->len;
	appendBinaryStringInfo(out, (const char *) &head, sizeof(head));
	for (int i = 0; i < TEXTS; i++)
		if (text[i]->len > 0)
			appendBinaryStringInfo(out, text[i]->data, (int) text[i]->len);
}

/* zha_kept_unpack: an article of such bytes, which its texts point to. */
void
zha_kept_unpack(const char *record, zha_kept *out)
{
	zha_text *text[TEXTS];
	zha_head head;

	memcpy(&head, record, sizeof(head));
	*out = (zha_kept){.article = {.has_number = head.has_number,
								  .number = head.number,
								  .cut = head.cut,
								  .day = head.day},
					  .dated = head.dated,
					  .published = head.published,
					  .table = head.table,
					  .source = head.source,
					  .says = head.says};
	record += sizeof(head);
	list_texts(out, text);
	for (int i = 0; i < TEXTS; i++)
	{
		*text[i] = (zha_text){record, head.len[i]};
		record += head.len[i];
	}
	if (head.bare)
		out->article.key = out->title;
}

/* zha_kept_begin: a file without a record, in the current memory context. */
void
zha_kept_begin(zha_kept_file *kept)
{
	kept->file = BufFileCreateTemp(false);
	kept->next = 0;
	initStringInfo(&kept->record);
}

static void
put_record(zha_kept_file *file, const StringInfoData *record)
{
	uint32 size = (uint32) record->len;

	BufFileWrite(file->file, &size, sizeof(size));
	BufFileWrite(file->file, record->data, size);
}

/* zha_kept_put: one record more. */
void
zha_kept_put(zha_kept_file *file, const zha_kept *kept)
{
	resetStringInfo(&file->record);
	zha_kept_pack(kept, &file->record);
	put_record(file, &file->record);
}

/* zha_kept_copy: the record at hand of another file, once more in this one. */
void
zha_kept_copy(zha_kept_file *file, const zha_kept_file *from)
{
	put_record(file, &from->record);
}

/* zha_file_rewind: what is read next are the first bytes. */
void
zha_file_rewind(BufFile *file)
{
	if (BufFileSeek(file, 0, 0, SEEK_SET) != 0)
		ereport(ERROR, (errcode_for_file_access(),
						errmsg("could not rewind a temporary file")));
}

/* zha_file_read: so many bytes of a temporary file, which must be there. */
void
zha_file_read(BufFile *file, void *to, size_t size)
{
	if (BufFileRead(file, to, size) != size)
		ereport(ERROR, (errcode_for_file_access(),
						errmsg("could not read from a temporary file")));
}

/* zha_kept_rewind: the next record is the first. */
void
zha_kept_rewind(zha_kept_file *kept)
{
	zha_file_rewind(kept->file);
	kept->next = 0;
}

/* zha_kept_next: the next record, which must be there, into file->record. */
void
zha_kept_next(zha_kept_file *kept)
{
	uint32 size;

	CHECK_FOR_INTERRUPTS();
	zha_file_read(kept->file, &size, sizeof(size));
	resetStringInfo(&kept->record);
	enlargeStringInfo(&kept->record, (int) size);
	zha_file_read(kept->file, kept->record.data, size);
	kept->record.len = (int) size;
	kept->next++;
}

/* zha_kept_read: the record of a number, which is not before the one read last. */
void
zha_kept_read(zha_kept_file *file, uint32 number, zha_kept *out)
{
	while (file->next <= number)
		zha_kept_next(file);
	zha_kept_unpack(file->record.data, out);
}

/* zha_kept_end: give back the file and its memory. */
void
zha_kept_end(zha_kept_file *kept)
{
	BufFileClose(kept->file);
	pfree(kept->record.data);
}
