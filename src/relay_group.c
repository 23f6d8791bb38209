/*
 * relay_group.c
 *		The groups of articles that are one, each with its original first.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "executor/tuptable.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/memutils.h"

#include "encoding.h"
#include "relay_steps.h"
#include "row_sort.h"

/* Rows of groups, the original first. */
enum
{
	GROUP_FIRST,
	GROUP_RANK,
	GROUP_DAY,
	GROUP_TABLE,
	GROUP_ID,
	GROUP_EVIDENCE,
	GROUP_TITLE,
	GROUP_AUTHOR,
	GROUP_COLUMNS
};

#define GROUP_KEYS 5

static const Oid group_types[GROUP_COLUMNS] = {INT8OID, INT4OID, DATEOID, INT4OID,
											   TEXTOID, INT4OID, TEXTOID, TEXTOID};

/* The sooner the original. */
typedef enum zha_rank
{
	RANK_SAYS, /* its title says so */
	RANK_NAMED,
	RANK_EARLIEST,
	RANK_RELAY /* never */
} zha_rank;

static zha_rank
rank_of(const zha_kept *kept, int32 named)
{
	/* 转丨…原创丨…: the mark of origin came with the title */
	if (kept->says & ZHA_SAYS_RELAY)
		return RANK_RELAY;
	if (kept->says & ZHA_SAYS_ORIGINAL)
		return RANK_SAYS;
	return named == kept->table + 1 ? RANK_NAMED : RANK_EARLIEST;
}

/*
 * Note of the first candidate of each group which archive a relay in it names, from 1, and
 * whether it has an article since the day.
 */
static void
read_origins(zha_relays *relays, bool has_since, int32 since, int32 *named)
{
	zha_kept_rewind(&relays->candidates);
	for (uint32 i = 0; i < relays->count; i++)
	{
		uint32 first;
		zha_kept kept;

		if (!(relays->flags[i] & ZHA_RELAY_GROUP))
			continue;
		first = zha_relay_first(relays, i);
		zha_kept_read(&relays->candidates, i, &kept);
		if (kept.source >= 0 && kept.source != kept.table)
			named[first] = kept.source + 1;
		if (!has_since || (kept.article.day != ZHA_NO_DAY && kept.article.day >= since))
			relays->flags[first] |= ZHA_RELAY_RECENT;
	}
}

static Datum
text_datum(zha_text bytes)
{
	return PointerGetDatum(cstring_to_text_with_len(bytes.data, (int) bytes.len));
}

static void
put_article(zha_row_sort *sort, const zha_relays *relays, uint32 article, uint32 first,
			const zha_kept *kept, int32 named)
{
	Datum values[GROUP_COLUMNS];
	bool nulls[GROUP_COLUMNS] = {
		[GROUP_DAY] = !kept->dated, [GROUP_AUTHOR] = kept->name.len == 0};

	values[GROUP_FIRST] = Int64GetDatum((int64) first);
	values[GROUP_RANK] = Int32GetDatum((int32) rank_of(kept, named));
	values[GROUP_DAY] = DateADTGetDatum(kept->published);
	values[GROUP_TABLE] = Int32GetDatum(kept->table);
	values[GROUP_ID] = text_datum(kept->id);
	values[GROUP_EVIDENCE] = Int32GetDatum(relays->evidence[article]);
	values[GROUP_TITLE] = text_datum(kept->title);
	values[GROUP_AUTHOR] = PointerGetDatum(NULL);
	if (kept->name.len > 0)
		values[GROUP_AUTHOR] = PointerGetDatum(zha_text_from_utf8(kept->name));
	zha_row_sort_put(sort, values, nulls);
}

static void
sort_groups(zha_relays *relays, bool has_since, int32 since, zha_row_sort *sort)
{
	int32 *named = palloc_extended(sizeof(int32) * ((Size) relays->count + 1),
								   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);

	read_origins(relays, has_since, since, named);
	zha_row_sort_begin(sort, GROUP_COLUMNS, group_types, GROUP_KEYS);
	zha_kept_rewind(&relays->candidates);
	for (uint32 i = 0; i < relays->count; i++)
	{
		zha_kept kept;
		uint32 first;
		MemoryContext caller;

		if (!(relays->flags[i] & ZHA_RELAY_GROUP))
			continue;
		first = zha_relay_first(relays, i);
		if (!(relays->flags[first] & ZHA_RELAY_RECENT))
			continue;
		zha_kept_read(&relays->candidates, i, &kept);
		MemoryContextReset(relays->row);
		caller = MemoryContextSwitchTo(relays->row);
		put_article(sort, relays, i, first, &kept, named[first]);
		MemoryContextSwitchTo(caller);
	}
	pfree(named);
	zha_row_sort_perform(sort);
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
			 const bool *row_nulls, bool is_first, ReturnSetInfo *result)
{
	zha_rank rank = (zha_rank) DatumGetInt32(row[GROUP_RANK]);
	bool original = is_first && origin->known;
	Oid table = relays->several->archives[DatumGetInt32(row[GROUP_TABLE])]->relid;
	const char *evidence =
		original ? why_original[rank] : why_one[DatumGetInt32(row[GROUP_EVIDENCE])];
	Datum values[COLUMNS] = {0};
	bool nulls[COLUMNS] = {false};

	values[COLUMN_GRP] = Int64GetDatum(origin->grp);
	values[COLUMN_TBL] = ObjectIdGetDatum(table);
	values[COLUMN_ID] = row[GROUP_ID];
	values[COLUMN_TITLE] = row[GROUP_TITLE];
	values[COLUMN_PUBLISHED] = row[GROUP_DAY];
	nulls[COLUMN_PUBLISHED] = row_nulls[GROUP_DAY];
	values[COLUMN_AUTHOR] = row[GROUP_AUTHOR];
	nulls[COLUMN_AUTHOR] = row_nulls[GROUP_AUTHOR];
	values[COLUMN_ROLE] = CStringGetTextDatum(original             ? "original"
											  : rank == RANK_RELAY ? "relay"
																   : "copy");
	nulls[COLUMN_OF_TBL] = nulls[COLUMN_OF_ID] = original || !origin->known;
	values[COLUMN_OF_TBL] = ObjectIdGetDatum(origin->table);
	if (!nulls[COLUMN_OF_ID])
		values[COLUMN_OF_ID] = text_datum((zha_text){origin->id.data, origin->id.len});
	if (!origin->known)
		evidence = psprintf("%s; the original is in none of the archives", evidence);
	values[COLUMN_EVIDENCE] = CStringGetTextDatum(evidence);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* zha_relay_groups: the rows of archive_relays; since: of groups that have an article then. */
void
zha_relay_groups(zha_relays *relays, bool has_since, int32 since, ReturnSetInfo *result)
{
	zha_row_sort sort;
	zha_origin origin = {.first = -1};
	Datum *values;
	bool *nulls;

	initStringInfo(&origin.id);
	sort_groups(relays, has_since, since, &sort);
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
		emit_article(relays, &origin, values, nulls, is_first, result);
		MemoryContextSwitchTo(caller);
	}
	zha_row_sort_end(&sort);
}
