/*
 * archive_relays.c
 *		archive_relays: which articles of several archives are one, and which of them is
 *		the original.
 *
 * One pass over the archives keeps what is shown of each article in a file, under its
 * number, and puts it into the blocks of relay_pair.c. The pairs that these give are
 * compared in the order of the numbers, so that the file is read from its beginning to its
 * end, once for the earlier article of a pair and once for the later one. What is one is
 * joined in an array; a last pass gives the groups. Sorts and the file take work_mem each;
 * beside them an article takes some ten bytes.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "commands/comment.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/memutils.h"

#include "archive_row.h"
#include "archive_several.h"
#include "archive_stream.h"
#include "core/fold.h"
#include "core/span.h"
#include "encoding.h"
#include "headline_column.h"
#include "relay_pair.h"
#include "row.h"
#include "row_sort.h"

PG_FUNCTION_INFO_V1(archive_relays);

/* What is kept of an article, and read from its archive. */
enum
{
	KEPT_ID,
	KEPT_TITLE,
	KEPT_DAY,
	KEPT_KEY,
	KEPT_COLUMNS
};

static const Oid kept_types[KEPT_COLUMNS] = {TEXTOID, TEXTOID, DATEOID, TEXTOID};

/* What is known of an article by its number. */
#define FLAG_ORIGINAL 1 /* its title says so */
#define FLAG_RELAY 2    /* its title says so */
#define FLAG_NAMED 4    /* a relay of its group names its archive */
#define FLAG_RECENT 8   /* of the first of a group: it has an article since the day */
#define FLAG_GROUP 16   /* it is one with another */

typedef struct zha_relays
{
	const zha_several *several;
	ReturnSetInfo *result;
	int table;  /* whose articles are read */
	bool keyed; /* its keys are stored */
	uint32 count;
	uint32 *first;    /* of each table its first article */
	zha_text **names; /* of each table those by which others know it, as keys */
	zha_pairs pairs;
	Tuplestorestate *kept;
	TupleTableSlot *slot; /* of what is kept */
	uint32 at;            /* the number of the next article in it */
	uint32 *parent;       /* of what is one, the first article in the end */
	uint8 *evidence;
	uint8 *flags;
	bool has_since;
	int32 since;
	MemoryContext row;
} zha_relays;

/* ---- gathering ---------------------------------------------------------------- */

static zha_headline
read_headline(zha_text title)
{
	zha_headline headline;
	zha_fault fault;

	if (zha_headline_read(title, &headline, &fault) != ZHA_OK)
		ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
						errmsg("invalid byte sequence in a title")));
	return headline;
}

static int32
day_of(Datum value, bool null)
{
	return null || DATE_NOT_FINITE(DatumGetDateADT(value)) ? ZHA_NO_DAY
														   : DatumGetDateADT(value);
}

/* Whether a title has a sign without which it names no author and is not cut. */
static bool
may_tell_more(zha_text title)
{
	for (size_t i = 0; i < title.len; i++)
		switch ((unsigned char) title.data[i])
		{
			case ':':
			case '|':
			case '(':
			case '.':
			case ';':
				return true;
			case 0xEF: /* full-width : | ( */
				if (i + 2 < title.len && (unsigned char) title.data[i + 1] >= 0xBC)
					return true;
				break;
			case 0xE2: /* ellipses, bars of boxes */
				return true;
			case 0xE4: /* 丨 */
				if (i + 2 < title.len && (unsigned char) title.data[i + 1] == 0xB8 &&
					(unsigned char) title.data[i + 2] == 0xA8)
					return true;
				break;
			default:
				break;
		}
	return false;
}

/* One article more: its key is the stored one, or made here. */
static void
take_article(Datum *values, bool *nulls, void *context)
{
	zha_relays *relays = context;
	zha_headline headline = {0};
	zha_article article = {0};
	zha_text stored = {0};
	zha_text title;
	int32 day = day_of(values[KEPT_DAY], nulls[KEPT_DAY]);

	zha_require_id(relays->several->archives[relays->table], nulls[KEPT_ID]);
	if (nulls[KEPT_TITLE] || (relays->keyed && nulls[KEPT_KEY]))
		return;
	if (relays->count == PG_INT32_MAX)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("archives of more than %d articles cannot be compared",
							   PG_INT32_MAX)));
	title = zha_utf8_from_text(DatumGetTextPP(values[KEPT_TITLE]));
	if (relays->keyed)
		stored = zha_utf8_from_text(DatumGetTextPP(values[KEPT_KEY]));
	if (!relays->keyed || may_tell_more(title))
		headline = read_headline(title);
	zha_article_make(&headline, relays->keyed ? &stored : NULL, day,
					 palloc_extended(zha_relay_room(title.len), MCXT_ALLOC_HUGE),
					 &article);
	if (article.key.len == 0)
		return;
	if (!relays->keyed)
	{
		values[KEPT_KEY] = PointerGetDatum(zha_text_from_utf8(article.key));
		nulls[KEPT_KEY] = false;
	}
	zha_pairs_add(&relays->pairs, relays->count++, article.key, article.author,
				  article.cut, day);
	tuplestore_putvalues(relays->kept, relays->slot->tts_tupleDescriptor, values,
						 nulls);
}

static void
gather(zha_relays *relays)
{
	for (relays->table = 0; relays->table < relays->several->count; relays->table++)
	{
		const zha_archive *archive = relays->several->archives[relays->table];
		char *key = zha_headline_column(archive);
		zha_query query = {.count = KEPT_COLUMNS};

		memcpy(query.types, kept_types, sizeof(kept_types));
		relays->keyed = key != NULL;
		relays->first[relays->table] = relays->count;
		query.sql =
			psprintf("SELECT %s::pg_catalog.text, %s::pg_catalog.text, %s, %s FROM %s "
					 "AS a WHERE %s",
					 zha_key_sql(&archive->id, "a"), zha_key_sql(&archive->title, "a"),
					 zha_day_sql(archive, "a"),
					 key ? psprintf("a.%s", key) : "NULL::pg_catalog.text",
					 archive->table, archive->visible ? archive->visible : "true");
		zha_stream(archive, &query, take_article, relays);
	}
	relays->first[relays->several->count] = relays->count;
}

/* ---- the articles that are kept ----------------------------------------------- */

static void
begin_kept(zha_relays *relays)
{
	TupleDesc row = CreateTemplateTupleDesc(KEPT_COLUMNS);

	for (int i = 0; i < KEPT_COLUMNS; i++)
		TupleDescInitEntry(row, (AttrNumber) (i + 1), NULL, kept_types[i], -1, 0);
	zha_tuple_desc_finish(row);
	relays->slot = MakeSingleTupleTableSlot(row, &TTSOpsMinimalTuple);
	relays->kept = tuplestore_begin_heap(false, false, work_mem);
	tuplestore_set_eflags(relays->kept, EXEC_FLAG_REWIND);
}

static void
rewind_kept(zha_relays *relays)
{
	tuplestore_rescan(relays->kept);
	relays->at = 0;
}

/* Read forward to the article; its values last until the next call. */
static void
read_kept(zha_relays *relays, uint32 article)
{
	for (; relays->at <= article; relays->at++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!tuplestore_gettupleslot(relays->kept, true, false, relays->slot))
			elog(ERROR, "article %u of the archives is lost", article);
	}
	slot_getallattrs(relays->slot);
}

static zha_text
kept_text(const zha_relays *relays, int column)
{
	return zha_utf8_from_text(DatumGetTextPP(relays->slot->tts_values[column]));
}

/* The article that was read last, its texts in the current context. */
static zha_headline
make_kept(const zha_relays *relays, zha_article *article)
{
	zha_text title = kept_text(relays, KEPT_TITLE);
	zha_text key = kept_text(relays, KEPT_KEY);
	zha_headline headline = read_headline(title);

	zha_article_make(
		&headline, &key,
		day_of(relays->slot->tts_values[KEPT_DAY], relays->slot->tts_isnull[KEPT_DAY]),
		palloc_extended(zha_relay_room(title.len), MCXT_ALLOC_HUGE), article);
	return headline;
}

/* ---- comparing ---------------------------------------------------------------- */

/* The first of those that an article is one with. */
static uint32
find_first(zha_relays *relays, uint32 article)
{
	uint32 first = article;

	while (relays->parent[first] != first)
		first = relays->parent[first];
	while (relays->parent[article] != first)
	{
		uint32 next = relays->parent[article];

		relays->parent[article] = first;
		article = next;
	}
	return first;
}

static void
join(zha_relays *relays, uint32 a, uint32 b, zha_evidence evidence)
{
	uint32 x = find_first(relays, a);
	uint32 y = find_first(relays, b);

	relays->parent[Max(x, y)] = Min(x, y);
	relays->evidence[a] = (uint8) Max(relays->evidence[a], (uint8) evidence);
	relays->evidence[b] = (uint8) Max(relays->evidence[b], (uint8) evidence);
	relays->flags[a] |= FLAG_GROUP;
	relays->flags[b] |= FLAG_GROUP;
}

/* Rows of pairs: the later article, the earlier one, and what is compared of one. */
enum
{
	PAIR_BY,
	PAIR_OTHER,
	PAIR_SAME,
	PAIR_NUMBER,
	PAIR_DAY,
	PAIR_CUT,
	PAIR_KEY,
	PAIR_AUTHOR,
	PAIR_SERIES,
	PAIR_COLUMNS
};

static const Oid pair_types[PAIR_COLUMNS] = {
	[PAIR_BY] = INT8OID,     [PAIR_OTHER] = INT8OID,   [PAIR_SAME] = BOOLOID,
	[PAIR_NUMBER] = INT8OID, [PAIR_DAY] = INT4OID,     [PAIR_CUT] = BOOLOID,
	[PAIR_KEY] = BYTEAOID,   [PAIR_AUTHOR] = BYTEAOID, [PAIR_SERIES] = BYTEAOID};

static Datum
bytes_datum(zha_text text)
{
	return PointerGetDatum(cstring_to_text_with_len(text.data, (int) text.len));
}

static zha_text
datum_bytes(Datum value)
{
	text *bytes = DatumGetTextPP(value);

	return (zha_text){VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes)};
}

/* The later article of each pair, beside the number of the earlier one, by which it sorts. */
static void
attach_later(zha_relays *relays, zha_row_sort *sort)
{
	uint32 earlier;
	uint32 later;
	uint32 last = 0; /* no pair is of one article twice, so it is not 0 */
	bool same;
	Datum values[PAIR_COLUMNS];
	bool nulls[PAIR_COLUMNS] = {false};
	zha_article article;

	rewind_kept(relays);
	while (zha_pairs_next(&relays->pairs, &earlier, &later, &same))
	{
		if (later != last)
		{
			MemoryContext caller;

			MemoryContextReset(relays->row);
			caller = MemoryContextSwitchTo(relays->row);
			read_kept(relays, later);
			(void) make_kept(relays, &article);
			values[PAIR_OTHER] = Int64GetDatum((int64) later);
			values[PAIR_NUMBER] = Int64GetDatum(article.number);
			nulls[PAIR_NUMBER] = !article.has_number;
			values[PAIR_DAY] = Int32GetDatum(article.day);
			values[PAIR_CUT] = BoolGetDatum(article.cut);
			values[PAIR_KEY] = bytes_datum(article.key);
			values[PAIR_AUTHOR] = bytes_datum(article.author);
			values[PAIR_SERIES] = bytes_datum(article.series);
			MemoryContextSwitchTo(caller);
		}
		values[PAIR_BY] = Int64GetDatum((int64) earlier);
		values[PAIR_SAME] = BoolGetDatum(same);
		zha_row_sort_put(sort, values, nulls);
		last = later;
	}
}

/* Compare each pair whose later article is beside it with the earlier one. */
static void
compare_earlier(zha_relays *relays, zha_row_sort *sort)
{
	Datum *values;
	bool *nulls;
	zha_article earlier;
	int64 read = -1;

	rewind_kept(relays);
	while (zha_row_sort_next(sort, &values, &nulls))
	{
		int64 by = DatumGetInt64(values[PAIR_BY]);
		uint32 other = (uint32) DatumGetInt64(values[PAIR_OTHER]);
		zha_article later = {.key = datum_bytes(values[PAIR_KEY]),
							 .author = datum_bytes(values[PAIR_AUTHOR]),
							 .series = datum_bytes(values[PAIR_SERIES]),
							 .has_number = !nulls[PAIR_NUMBER],
							 .cut = DatumGetBool(values[PAIR_CUT]),
							 .day = DatumGetInt32(values[PAIR_DAY])};
		zha_evidence evidence;

		if (later.has_number)
			later.number = DatumGetInt64(values[PAIR_NUMBER]);
		if (by != read)
		{
			MemoryContext caller;

			MemoryContextReset(relays->row);
			caller = MemoryContextSwitchTo(relays->row);
			read_kept(relays, (uint32) by);
			(void) make_kept(relays, &earlier);
			MemoryContextSwitchTo(caller);
			read = by;
		}
		/* of a headline that comes again and again few pairs are to be compared */
		if (zha_same(earlier.key, later.key) != DatumGetBool(values[PAIR_SAME]))
			continue;
		evidence = zha_article_compare(&earlier, &later);
		if (evidence != ZHA_APART)
			join(relays, (uint32) by, other, evidence);
	}
}

static void
compare(zha_relays *relays)
{
	zha_row_sort sort;

	relays->parent =
		palloc_extended(sizeof(uint32) * ((Size) relays->count + 1), MCXT_ALLOC_HUGE);
	relays->evidence =
		palloc_extended((Size) relays->count + 1, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	relays->flags =
		palloc_extended((Size) relays->count + 1, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (uint32 i = 0; i < relays->count; i++)
		relays->parent[i] = i;
	zha_row_sort_begin(&sort, PAIR_COLUMNS, pair_types, 2);
	attach_later(relays, &sort);
	zha_row_sort_perform(&sort);
	compare_earlier(relays, &sort);
	zha_row_sort_end(&sort);
}

/* ---- what titles say of their origin ------------------------------------------ */

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
read_names(zha_relays *relays)
{
	relays->names = palloc(sizeof(zha_text *) * relays->several->count);
	for (int i = 0; i < relays->several->count; i++)
	{
		const zha_archive *archive = relays->several->archives[i];
		char *comment = GetComment(archive->relid, RelationRelationId, 0);

		relays->names[i] = palloc(sizeof(zha_text) * 2);
		relays->names[i][0] = name_key(comment ? comment : "");
		relays->names[i][1] = name_key(archive->name);
	}
}

/* The table that an outlet is the name of, or -1. */
static int
table_named(const zha_relays *relays, zha_text outlet)
{
	char *room = palloc(zha_series_key_room(outlet.len) + 1);
	zha_text key = {room, zha_series_key(outlet, room)};

	for (int i = 0; key.len > 0 && i < relays->several->count; i++)
		if (zha_same(key, relays->names[i][0]) || zha_same(key, relays->names[i][1]))
			return i;
	return -1;
}

static int
table_of(const zha_relays *relays, uint32 article)
{
	int table = 0;

	while (article >= relays->first[table + 1])
		table++;
	return table;
}

/*
 * Note what the titles of the groups say. named: of the first article of each group the
 * table that a relay in it names, above 0.
 */
static void
read_origins(zha_relays *relays, int32 *named)
{
	rewind_kept(relays);
	for (uint32 i = 0; i < relays->count; i++)
	{
		uint32 first;
		zha_article article;
		zha_headline headline;
		MemoryContext caller;
		int source;

		if (!(relays->flags[i] & FLAG_GROUP))
			continue;
		first = find_first(relays, i);
		MemoryContextReset(relays->row);
		caller = MemoryContextSwitchTo(relays->row);
		read_kept(relays, i);
		headline = make_kept(relays, &article);
		source = headline.outlet.len > 0 ? table_named(relays, headline.outlet) : -1;
		if (headline.original.len > 0)
			relays->flags[i] |= FLAG_ORIGINAL;
		if (headline.relay.len > 0 ||
			(headline.outlet.len > 0 && source != table_of(relays, i)))
			relays->flags[i] |= FLAG_RELAY;
		if (source >= 0 && source != table_of(relays, i))
			named[first] = source + 1;
		if (!relays->has_since ||
			(article.day != ZHA_NO_DAY && article.day >= relays->since))
			relays->flags[first] |= FLAG_RECENT;
		MemoryContextSwitchTo(caller);
	}
}

/* ---- groups ------------------------------------------------------------------- */

/* Rows of groups, the original first. */
enum
{
	GROUP_FIRST,
	GROUP_RANK,
	GROUP_DAY,
	GROUP_TABLE,
	GROUP_ID,
	GROUP_ARTICLE,
	GROUP_TITLE,
	GROUP_COLUMNS
};

#define GROUP_KEYS 5

static const Oid group_types[GROUP_COLUMNS] = {INT8OID, INT4OID, DATEOID, INT4OID,
											   TEXTOID, INT8OID, TEXTOID};

/* The sooner the original. */
typedef enum zha_rank
{
	RANK_SAYS, /* its title says so */
	RANK_NAMED,
	RANK_EARLIEST,
	RANK_RELAY /* never */
} zha_rank;

static zha_rank
rank_of(const zha_relays *relays, uint32 article, const int32 *named)
{
	uint8 flags = relays->flags[article];

	/* 转丨…原创丨…: the mark of origin came with the title */
	if (flags & FLAG_RELAY)
		return RANK_RELAY;
	if (flags & FLAG_ORIGINAL)
		return RANK_SAYS;
	return named[relays->parent[article]] == table_of(relays, article) + 1
			   ? RANK_NAMED
			   : RANK_EARLIEST;
}

static void
sort_groups(zha_relays *relays, zha_row_sort *sort)
{
	int32 *named = palloc_extended(sizeof(int32) * ((Size) relays->count + 1),
								   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);

	read_origins(relays, named);
	zha_row_sort_begin(sort, GROUP_COLUMNS, group_types, GROUP_KEYS);
	rewind_kept(relays);
	for (uint32 i = 0; i < relays->count; i++)
	{
		Datum values[GROUP_COLUMNS];
		bool nulls[GROUP_COLUMNS] = {false};
		uint32 first;

		if (!(relays->flags[i] & FLAG_GROUP))
			continue;
		first = find_first(relays, i);
		if (!(relays->flags[first] & FLAG_RECENT))
			continue;
		read_kept(relays, i);
		values[GROUP_FIRST] = Int64GetDatum((int64) first);
		values[GROUP_RANK] = Int32GetDatum((int32) rank_of(relays, i, named));
		values[GROUP_DAY] = relays->slot->tts_values[KEPT_DAY];
		nulls[GROUP_DAY] = relays->slot->tts_isnull[KEPT_DAY];
		values[GROUP_TABLE] = Int32GetDatum(table_of(relays, i));
		values[GROUP_ID] = relays->slot->tts_values[KEPT_ID];
		values[GROUP_ARTICLE] = Int64GetDatum((int64) i);
		values[GROUP_TITLE] = relays->slot->tts_values[KEPT_TITLE];
		zha_row_sort_put(sort, values, nulls);
	}
	zha_row_sort_perform(sort);
	pfree(named);
}

/* The columns of the result. */
enum
{
	COLUMN_GRP,
	COLUMN_TBL,
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_PUBLISHED,
	COLUMN_AUTHOR,
	COLUMN_ROLE,
	COLUMN_OF_TBL,
	COLUMN_OF_ID,
	COLUMN_EVIDENCE,
	COLUMNS
};

static const char *const why_one[] = {
	[ZHA_APART] = "",
	[ZHA_NEAR_DATE] = "headline with an edit, dates within a month",
	[ZHA_NEAR_AUTHOR] = "headline with an edit, same author",
	[ZHA_CUT_DATE] = "cut headline, dates within a month",
	[ZHA_CUT_AUTHOR] = "cut headline, same author",
	[ZHA_SAME_DATE] = "same short headline, same day",
	[ZHA_SAME_AUTHOR] = "same short headline, same author",
	[ZHA_SAME] = "same headline"};

static const char *const why_original[] = {[RANK_SAYS] = "says that it is the original",
										   [RANK_NAMED] = "named by a relay",
										   [RANK_EARLIEST] =
											   "earliest without a relay mark"};

/* The original of the group at hand. */
typedef struct zha_origin
{
	int64 first; /* of the group, -1: none yet */
	int64 grp;
	bool known;
	Oid table;
	StringInfoData id;
} zha_origin;

static void
begin_group(zha_origin *origin, int64 first, zha_rank rank, Oid table, Datum id)
{
	text *bytes = DatumGetTextPP(id);

	origin->first = first;
	origin->grp++;
	origin->known = rank != RANK_RELAY;
	origin->table = table;
	resetStringInfo(&origin->id);
	appendBinaryStringInfo(&origin->id, VARDATA_ANY(bytes),
						   (int) VARSIZE_ANY_EXHDR(bytes));
}

static void
emit_article(const zha_relays *relays, const zha_origin *origin, const Datum *row,
			 const bool *row_nulls, bool is_first)
{
	uint32 article = (uint32) DatumGetInt64(row[GROUP_ARTICLE]);
	zha_rank rank = (zha_rank) DatumGetInt32(row[GROUP_RANK]);
	bool original = is_first && origin->known;
	zha_headline headline =
		read_headline(zha_utf8_from_text(DatumGetTextPP(row[GROUP_TITLE])));
	Oid table = relays->several->archives[DatumGetInt32(row[GROUP_TABLE])]->relid;
	const char *evidence =
		original ? why_original[rank] : why_one[relays->evidence[article]];
	Datum values[COLUMNS] = {0};
	bool nulls[COLUMNS] = {false};

	values[COLUMN_GRP] = Int64GetDatum(origin->grp);
	values[COLUMN_TBL] = ObjectIdGetDatum(table);
	values[COLUMN_ID] = row[GROUP_ID];
	values[COLUMN_TITLE] = row[GROUP_TITLE];
	values[COLUMN_PUBLISHED] = row[GROUP_DAY];
	nulls[COLUMN_PUBLISHED] = row_nulls[GROUP_DAY];
	nulls[COLUMN_AUTHOR] = headline.author.len == 0;
	if (!nulls[COLUMN_AUTHOR])
		values[COLUMN_AUTHOR] = PointerGetDatum(zha_text_from_utf8(headline.author));
	values[COLUMN_ROLE] = CStringGetTextDatum(original             ? "original"
											  : rank == RANK_RELAY ? "relay"
																   : "copy");
	nulls[COLUMN_OF_TBL] = nulls[COLUMN_OF_ID] = original || !origin->known;
	values[COLUMN_OF_TBL] = ObjectIdGetDatum(origin->table);
	if (!nulls[COLUMN_OF_ID])
		values[COLUMN_OF_ID] =
			PointerGetDatum(cstring_to_text_with_len(origin->id.data, origin->id.len));
	if (!origin->known)
		evidence = psprintf("%s; the original is in none of the archives", evidence);
	values[COLUMN_EVIDENCE] = CStringGetTextDatum(evidence);
	tuplestore_putvalues(relays->result->setResult, relays->result->setDesc, values,
						 nulls);
}

static void
emit_groups(zha_relays *relays)
{
	zha_row_sort sort;
	zha_origin origin = {.first = -1};
	Datum *values;
	bool *nulls;

	initStringInfo(&origin.id);
	sort_groups(relays, &sort);
	while (zha_row_sort_next(&sort, &values, &nulls))
	{
		int64 first = DatumGetInt64(values[GROUP_FIRST]);
		bool is_first = first != origin.first;
		MemoryContext caller;

		if (is_first)
			begin_group(
				&origin, first, (zha_rank) DatumGetInt32(values[GROUP_RANK]),
				relays->several->archives[DatumGetInt32(values[GROUP_TABLE])]->relid,
				values[GROUP_ID]);
		MemoryContextReset(relays->row);
		caller = MemoryContextSwitchTo(relays->row);
		emit_article(relays, &origin, values, nulls, is_first);
		MemoryContextSwitchTo(caller);
	}
	zha_row_sort_end(&sort);
}

static void
relays_body(const zha_several *several, FunctionCallInfo fcinfo,
			void *context pg_attribute_unused())
{
	zha_relays relays = {.several = several,
						 .result = (ReturnSetInfo *) fcinfo->resultinfo,
						 .has_since = !PG_ARGISNULL(1)};

	if (relays.has_since)
		relays.since = PG_GETARG_DATEADT(1);
	relays.row = AllocSetContextCreate(CurrentMemoryContext, "zharchive relay",
									   ALLOCSET_DEFAULT_SIZES);
	relays.first = palloc(sizeof(uint32) * (several->count + 1));
	begin_kept(&relays);
	zha_pairs_begin(&relays.pairs);
	gather(&relays);
	zha_pairs_find(&relays.pairs, relays.first, several->count);
	compare(&relays);
	zha_pairs_end(&relays.pairs);
	read_names(&relays);
	emit_groups(&relays);
	tuplestore_end(relays.kept);
	ExecDropSingleTupleTableSlot(relays.slot);
}

/*
 * archive_relays(regclass[] [, since date]) → setof (grp, tbl, id, title, published,
 * author, role, of_tbl, of_id, evidence): one row for each listed article that is one with
 * another, the original of its group first. since: of groups that have an article
 * published on that day or later.
 */
Datum
archive_relays(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, COLUMNS);
	if (!PG_ARGISNULL(0))
		zha_several_run(fcinfo, relays_body, NULL);
	return (Datum) 0;
}
