/*
 * relay_gather.c
 *		The articles of several archives that may be one with another.
 *
 * Each archive is read once, and each title, whose parts go into a file, as the hashes of
 * its blocks do into another one. When all are there, the filter is made of the hashes,
 * and what it drops is never looked at again: most articles.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "commands/comment.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"

#include "archive_row.h"
#include "archive_stream.h"
#include "core/fold.h"
#include "core/span.h"
#include "encoding.h"
#include "headline_column.h"
#include "relay_steps.h"
#include "relay_filter.h"

/* What is read of an article. */
enum
{
	READ_ID,
	READ_TITLE,
	READ_DAY,
	READ_KEY,
	READ_COLUMNS
};

static const Oid read_types[READ_COLUMNS] = {TEXTOID, TEXTOID, DATEOID, TEXTOID};

/* So many articles are known before they are looked at. */
#define READ_AHEAD 32

typedef struct zha_gather
{
	const zha_several *several;
	zha_text (*names)[2]; /* of each archive those by which others know it, as keys */
	int table;            /* whose articles are read */
	bool keyed;           /* its keys are stored */
	zha_kept_file all;
	uint32 count;
	uint64 hashes;
	BufFile *blocks;
	zha_blocks ahead[READ_AHEAD]; /* that were read from the file */
	uint32 at;                    /* the number of the next article */
} zha_gather;

/* ---- names of archives -------------------------------------------------------- */

/* A name as a key in the current context. */
static zha_text
name_key(const char *name)
{
	zha_text utf8 = zha_utf8_from_cstring(name);
	char *key = palloc(zha_series_key_room(utf8.len) + 1);

	return (zha_text){key, zha_series_key(utf8, key)};
}

/* An archive is known by the comment on its table, and by the table's name. */
static void
read_names(zha_gather *gather)
{
	gather->names = palloc(sizeof(*gather->names) * gather->several->count);
	for (int i = 0; i < gather->several->count; i++)
	{
		const zha_archive *archive = gather->several->archives[i];
		char *comment = GetComment(archive->relid, RelationRelationId, 0);

		gather->names[i][0] = name_key(comment ? comment : "");
		gather->names[i][1] = name_key(archive->name);
	}
}

/* The archive that an outlet is the name of, or -1. */
static int32
table_named(const zha_gather *gather, zha_text outlet)
{
	char *room = palloc(zha_series_key_room(outlet.len) + 1);
	zha_text key = {room, zha_series_key(outlet, room)};

	for (int i = 0; key.len > 0 && i < gather->several->count; i++)
		if (zha_same(key, gather->names[i][0]) || zha_same(key, gather->names[i][1]))
			return i;
	return -1;
}

/* ---- reading an article ------------------------------------------------------- */

/* What the title says beside its headline, and the key unless it is stored. */
static void
read_title(const zha_gather *gather, zha_text title, const zha_text *stored, int32 day,
		   zha_kept *out)
{
	zha_headline headline;
	zha_fault fault;

	if (zha_headline_read(title, &headline, &fault) != ZHA_OK)
		ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
						errmsg("invalid byte sequence in a title")));
	zha_article_make(&headline, stored, day,
					 palloc_extended(zha_relay_room(title.len), MCXT_ALLOC_HUGE),
					 &out->article);
	out->name = headline.author;
	if (headline.outlet.len > 0)
		out->source = table_named(gather, headline.outlet);
	if (headline.original.len > 0)
		out->says |= ZHA_SAYS_ORIGINAL;
	if (headline.relay.len > 0 ||
		(headline.outlet.len > 0 && out->source != gather->table))
		out->says |= ZHA_SAYS_RELAY;
}

/* The hashes of an article's blocks, into their file. */
static void
put_blocks(zha_gather *gather, const zha_article *article)
{
	zha_blocks blocks;

	zha_blocks_make(article, &blocks);
	gather->hashes += blocks.count;
	BufFileWrite(gather->blocks, &blocks,
				 offsetof(zha_blocks, hash) + sizeof(uint64) * blocks.count);
}

static zha_text
bytes_of(Datum value)
{
	text *bytes = DatumGetTextPP(value);

	return (zha_text){VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes)};
}

static int32
day_of(Datum value, bool null)
{
	return null || DATE_NOT_FINITE(DatumGetDateADT(value)) ? ZHA_NO_DAY
														   : DatumGetDateADT(value);
}

/* One article more. */
static void
take_article(Datum *values, bool *nulls, void *context)
{
	zha_gather *gather = context;
	int32 day = day_of(values[READ_DAY], nulls[READ_DAY]);
	zha_kept kept = {.dated = !nulls[READ_DAY], .table = gather->table, .source = -1};
	zha_text title;
	zha_text stored;

	zha_require_id(gather->several->archives[gather->table], nulls[READ_ID]);
	if (nulls[READ_TITLE] || (gather->keyed && nulls[READ_KEY]))
		return;
	if (kept.dated)
		kept.published = DatumGetDateADT(values[READ_DAY]);
	kept.id = bytes_of(values[READ_ID]);
	kept.title = bytes_of(values[READ_TITLE]);
	title = zha_utf8_from_server(kept.title.data, kept.title.len);
	if (gather->keyed)
		stored = zha_utf8_from_text(DatumGetTextPP(values[READ_KEY]));
	if (gather->keyed && zha_headline_is_bare(title, stored))
		kept.article = (zha_article){.key = stored, .day = day};
	else
		read_title(gather, title, gather->keyed ? &stored : NULL, day, &kept);
	if (kept.article.key.len == 0)
		return;
	if (gather->count++ == PG_INT32_MAX)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("archives of more than %d articles cannot be compared",
							   PG_INT32_MAX)));
	zha_kept_put(&gather->all, &kept);
	put_blocks(gather, &kept.article);
}

static void
read_archive(zha_gather *gather)
{
	const zha_archive *archive = gather->several->archives[gather->table];
	char *key = zha_headline_column(archive);
	zha_query query = {.count = READ_COLUMNS};

	memcpy(query.types, read_types, sizeof(read_types));
	gather->keyed = key != NULL;
	query.sql =
		psprintf("SELECT %s::pg_catalog.text, %s::pg_catalog.text, %s, %s FROM %s "
				 "AS a WHERE %s",
				 zha_key_sql(&archive->id, "a"), zha_key_sql(&archive->title, "a"),
				 zha_day_sql(archive, "a"),
				 key ? psprintf("a.%s", key) : "NULL::pg_catalog.text", archive->table,
				 archive->visible ? archive->visible : "true");
	zha_stream(archive, &query, take_article, gather);
}

/* ---- candidates --------------------------------------------------------------- */

static void
rewind_blocks(zha_gather *gather)
{
	zha_file_rewind(gather->blocks);
	gather->at = 0;
}

/* The blocks of the next article. */
static zha_blocks *
next_blocks(zha_gather *gather, const zha_filter *filter)
{
	uint32 place = gather->at++ % READ_AHEAD;

	CHECK_FOR_INTERRUPTS();
	for (uint32 i = 0; place == 0 && i < READ_AHEAD && gather->at + i <= gather->count;
		 i++)
	{
		zha_blocks *blocks = &gather->ahead[i];

		zha_file_read(gather->blocks, blocks, offsetof(zha_blocks, hash));
		zha_file_read(gather->blocks, blocks->hash, sizeof(uint64) * blocks->count);
		zha_filter_fetch(filter, blocks);
	}
	return &gather->ahead[place];
}

static void
fill_filter(zha_gather *gather, zha_filter *filter)
{
	zha_filter_begin(filter, gather->hashes);
	rewind_blocks(gather);
	while (gather->at < gather->count)
		zha_filter_add(filter, next_blocks(gather, filter));
}

/* Keep the articles that share a block, with those of their blocks that are shared. */
static void
choose(zha_gather *gather, const zha_filter *filter, zha_relays *relays)
{
	zha_kept kept;
	int table = 0;

	rewind_blocks(gather);
	zha_kept_rewind(&gather->all);
	relays->first[0] = 0;
	while (gather->at < gather->count)
	{
		zha_blocks *blocks = next_blocks(gather, filter);

		zha_kept_next(&gather->all);
		if (zha_filter_keep(filter, blocks) == 0)
			continue;
		zha_kept_unpack(gather->all.record.data, &kept);
		while (table < kept.table)
			relays->first[++table] = relays->count;
		zha_pairs_add(&relays->pairs, relays->count++, blocks);
		zha_kept_copy(&relays->candidates, &gather->all);
	}
	while (table < gather->several->count)
		relays->first[++table] = relays->count;
}

/* zha_relay_gather: the candidates with their blocks, into files and a sort. */
void
zha_relay_gather(zha_relays *relays)
{
	zha_gather gather = {.several = relays->several};
	zha_filter filter;

	read_names(&gather);
	zha_kept_begin(&gather.all);
	gather.blocks = BufFileCreateTemp(false);
	for (; gather.table < gather.several->count; gather.table++)
		read_archive(&gather);
	fill_filter(&gather, &filter);
	relays->first = palloc(sizeof(uint32) * (relays->several->count + 1));
	zha_kept_begin(&relays->candidates);
	zha_pairs_begin(&relays->pairs);
	choose(&gather, &filter, relays);
	zha_filter_end(&filter);
	zha_kept_end(&gather.all);
	BufFileClose(gather.blocks);
}
