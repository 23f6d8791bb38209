/*
 * archive_union.c
 *		archive_union and archive_union_gaps: what several archives together hold of
 *		each series, and what one of them lacks and another holds.
 *
 * The articles of all archives are sorted by series and number, within work_mem, and
 * one series is in memory at a time. src/core/holdings.c evaluates it.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/multirangetypes.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "archive_several.h"
#include "archive_stream.h"
#include "core/headline.h"
#include "core/holdings.h"
#include "core/span.h"
#include "encoding.h"
#include "row.h"
#include "row_sort.h"
#include "series_no.h"

PG_FUNCTION_INFO_V1(archive_union);
PG_FUNCTION_INFO_V1(archive_union_gaps);

/* Spellings of one series that are counted; of more, those that are met first. */
#define MOST_SPELLINGS 64

/* The rows that are sorted. */
enum
{
	ROW_KEY,
	ROW_NUMBER,
	ROW_DAY,
	ROW_TABLE,
	ROW_ID,
	ROW_LABEL,
	ROW_TITLE,
	ROW_COLUMNS
};

#define ROW_KEYS 5

static const Oid row_types[ROW_COLUMNS] = {TEXTOID, INT8OID, DATEOID, INT4OID,
										   TEXTOID, TEXTOID, TEXTOID};

/* A numbered article; id and title only where they are asked for. */
typedef struct zha_copy
{
	zha_part part;
	int table;
	text *id;
	text *title;
} zha_copy;

typedef struct zha_spelled
{
	text *label;
	int64 count;
} zha_spelled;

struct zha_union;
typedef void (*zha_union_visit)(struct zha_union *all);

/* The series at hand, and what to do with each. */
typedef struct zha_union
{
	const zha_several *several;
	ReturnSetInfo *result;
	int table; /* whose articles are gathered */
	zha_row_sort sort;
	zha_union_visit visit;
	bool texts;           /* ids and titles are asked for */
	TypeCacheEntry *type; /* series_multirange, for archive_union */
	MemoryContext memory; /* of the series */
	StringInfoData key;
	bool begun;
	int64 *articles; /* of each table */
	zha_spelled spellings[MOST_SPELLINGS];
	int spelled;
	zha_copy *copies;
	int64 count;
	int64 room;
	zha_continuity continuity;
} zha_union;

/* ---- gathering ---------------------------------------------------------------- */

static void
take_article(Datum *values, bool *nulls, void *context)
{
	zha_union *all = context;

	if (nulls[ROW_KEY])
		return;
	values[ROW_TABLE] = Int32GetDatum(all->table);
	nulls[ROW_TABLE] = false;
	if (!nulls[ROW_DAY] && DATE_NOT_FINITE(DatumGetDateADT(values[ROW_DAY])))
		nulls[ROW_DAY] = true;
	zha_row_sort_put(&all->sort, values, nulls);
}

/* Series are one by their keys, whatever type an archive keeps them in. */
static char *
union_query(const zha_archive *archive, bool texts)
{
	const zha_key *series = &archive->orders[ZHA_SERIES].group;
	char *key = zha_key_sql(series, "a");

	if (series->before[0] == '\0')
		key = psprintf("%s.series_key(%s::pg_catalog.text)", archive->schema, key);
	return psprintf(
		"SELECT %s, %s, %s, 0, %s::pg_catalog.text, %s, %s::pg_catalog.text "
		"FROM %s AS a WHERE (%s) AND %s IS NOT NULL",
		key, zha_number_sql(archive, "a"), zha_day_sql(archive, "a"),
		zha_key_sql(&archive->id, "a"), zha_label_sql(series, "a"),
		texts ? zha_key_sql(&archive->title, "a") : "NULL", archive->table,
		archive->visible ? archive->visible : "true", key);
}

static void
gather(zha_union *all)
{
	for (all->table = 0; all->table < all->several->count; all->table++)
	{
		const zha_archive *archive = all->several->archives[all->table];
		zha_query query = {.count = ROW_COLUMNS};

		zha_require_series(archive);
		memcpy(query.types, row_types, sizeof(row_types));
		query.types[ROW_NUMBER] = archive->series_no;
		query.sql = union_query(archive, all->texts);
		zha_stream(archive, &query, take_article, all);
	}
}

/* ---- a series ----------------------------------------------------------------- */

static text *
copy_text(Datum value, bool null)
{
	return null ? NULL : DatumGetTextPCopy(value);
}

static void
count_spelling(zha_union *all, Datum label)
{
	int i = 0;

	while (i < all->spelled &&
		   !zha_same_text(PointerGetDatum(all->spellings[i].label), label))
		i++;
	if (i == MOST_SPELLINGS)
		return;
	if (i == all->spelled)
		all->spellings[all->spelled++] = (zha_spelled){DatumGetTextPCopy(label), 0};
	all->spellings[i].count++;
}

static Datum
caption(const zha_union *all)
{
	int best = 0;

	for (int i = 1; i < all->spelled; i++)
		if (all->spellings[i].count > all->spellings[best].count)
			best = i;
	return PointerGetDatum(all->spelled > 0 ? all->spellings[best].label
											: cstring_to_text(""));
}

static void
add_copy(zha_union *all, const Datum *values, const bool *nulls)
{
	zha_copy *copy;

	if (all->count == all->room)
	{
		all->room = Max(64, all->room * 2);
		all->copies =
			all->copies == NULL
				? palloc_extended(sizeof(zha_copy) * all->room, MCXT_ALLOC_HUGE)
				: repalloc_huge(all->copies, sizeof(zha_copy) * all->room);
	}
	copy = &all->copies[all->count++];
	*copy = (zha_copy){.table = DatumGetInt32(values[ROW_TABLE])};
	copy->part.number = DatumGetInt64(values[ROW_NUMBER]);
	copy->part.date = nulls[ROW_DAY] ? ZHA_UNDATED : DatumGetDateADT(values[ROW_DAY]);
	if (!all->texts)
		return;
	copy->id = copy_text(values[ROW_ID], nulls[ROW_ID]);
	copy->title = copy_text(values[ROW_TITLE], nulls[ROW_TITLE]);
}

static int
year_of(int64 date, void *calendar)
{
	int year;
	int month;
	int day;

	(void) calendar;
	j2date((int) date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	return year;
}

static int
by_number(const void *a, const void *b)
{
	const zha_copy *left = a;
	const zha_copy *right = b;

	if (left->part.number != right->part.number)
		return left->part.number < right->part.number ? -1 : 1;
	if (left->part.date != right->part.date)
		return left->part.date < right->part.date ? -1 : 1;
	return left->table - right->table;
}

/* How the series is numbered in all archives together; its numbers are made to suit. */
static void
settle_continuity(zha_union *all)
{
	zha_part *parts =
		palloc_extended(sizeof(zha_part) * (all->count + 1), MCXT_ALLOC_HUGE);
	int64 kept = 0;

	for (int64 i = 0; i < all->count; i++)
		parts[i] = all->copies[i].part;
	all->continuity = zha_continuity_find(parts, all->count, year_of, NULL);
	pfree(parts);
	if (all->continuity != ZHA_YEARLY)
		return;
	for (int64 i = 0; i < all->count; i++)
	{
		zha_copy copy = all->copies[i];

		if (zha_number_in_year(&copy.part, year_of, NULL, &copy.part.number))
			all->copies[kept++] = copy;
	}
	all->count = kept;
	qsort(all->copies, all->count, sizeof(zha_copy), by_number);
}

static void
end_series(zha_union *all)
{
	MemoryContext caller;

	if (!all->begun)
		return;
	caller = MemoryContextSwitchTo(all->memory);
	settle_continuity(all);
	all->visit(all);
	MemoryContextSwitchTo(caller);
	MemoryContextReset(all->memory);
	memset(all->articles, 0, sizeof(int64) * all->several->count);
	all->begun = false;
	all->spelled = 0;
	all->copies = NULL;
	all->count = all->room = 0;
}

static bool
goes_on(zha_union *all, Datum key)
{
	text *value = DatumGetTextPP(key);
	int size = (int) VARSIZE_ANY_EXHDR(value);
	bool same = all->begun && all->key.len == size &&
				memcmp(all->key.data, VARDATA_ANY(value), size) == 0;

	if (!same)
	{
		resetStringInfo(&all->key);
		appendBinaryStringInfo(&all->key, VARDATA_ANY(value), size);
	}
	return same;
}

static void
visit_series(zha_union *all)
{
	Datum *values;
	bool *nulls;

	zha_row_sort_perform(&all->sort);
	while (zha_row_sort_next(&all->sort, &values, &nulls))
	{
		MemoryContext caller;

		if (all->begun && !goes_on(all, values[ROW_KEY]))
			end_series(all);
		else if (!all->begun)
			(void) goes_on(all, values[ROW_KEY]);
		all->begun = true;
		caller = MemoryContextSwitchTo(all->memory);
		all->articles[DatumGetInt32(values[ROW_TABLE])]++;
		if (!nulls[ROW_LABEL])
			count_spelling(all, values[ROW_LABEL]);
		if (!nulls[ROW_NUMBER])
			add_copy(all, values, nulls);
		MemoryContextSwitchTo(caller);
	}
	end_series(all);
}

static void
run_union(const zha_several *several, FunctionCallInfo fcinfo, zha_union *all)
{
	all->several = several;
	all->result = (ReturnSetInfo *) fcinfo->resultinfo;
	all->articles = palloc0(sizeof(int64) * several->count);
	all->memory = AllocSetContextCreate(CurrentMemoryContext, "zharchive series",
										ALLOCSET_DEFAULT_SIZES);
	initStringInfo(&all->key);
	zha_row_sort_begin(&all->sort, ROW_COLUMNS, row_types, ROW_KEYS);
	gather(all);
	visit_series(all);
	zha_row_sort_end(&all->sort);
}

/* ---- archive_union ------------------------------------------------------------ */

/* Ranges on their way to a multirange. */
typedef struct zha_ranges
{
	TypeCacheEntry *type;
	RangeType **range;
	int count;
	int room;
} zha_ranges;

static void
add_range(zha_series_no first, zha_series_no last, uint32 count, void *context)
{
	zha_ranges *ranges = context;
	RangeBound lower = {
		.val = SeriesNoGetDatum(first), .inclusive = true, .lower = true};
	RangeBound upper = {.val = SeriesNoGetDatum(last), .inclusive = true};

	(void) count;
	if (ranges->count == ranges->room)
		ranges->range = ranges->range == NULL
							? palloc(sizeof(RangeType *) * (ranges->room = 16))
							: repalloc_huge(ranges->range,
											sizeof(RangeType *) * (ranges->room *= 2));
	ranges->range[ranges->count++] =
		zha_make_range(ranges->type->rngtype, &lower, &upper);
}

/* What a table holds, or all (-1); *missing, if given, is what lies between. */
static Datum
holdings_of(const zha_union *all, int table, Datum *missing)
{
	zha_ranges held = {.type = all->type};
	zha_ranges lacked = {.type = all->type};
	zha_holdings *holdings = palloc0(sizeof(zha_holdings) * 2);

	/* two passes, since the two visits have one context */
	holdings[0] = (zha_holdings){.holding = add_range, .context = &held};
	holdings[1] = (zha_holdings){.missing = add_range, .context = &lacked};
	for (int64 i = 0; i < all->count; i++)
		if (table < 0 || all->copies[i].table == table)
		{
			zha_holdings_take(&holdings[0], all->copies[i].part.number);
			if (missing && all->continuity != ZHA_DATES)
				zha_holdings_take(&holdings[1], all->copies[i].part.number);
		}
	zha_holdings_end(&holdings[0]);
	if (missing)
		*missing = MultirangeTypePGetDatum(make_multirange(
			all->type->type_id, all->type->rngtype, lacked.count, lacked.range));
	return MultirangeTypePGetDatum(make_multirange(
		all->type->type_id, all->type->rngtype, held.count, held.range));
}

/* The columns of archive_union. */
enum
{
	UNION_LIST,
	UNION_ARTICLES,
	UNION_CONTINUITY,
	UNION_HOLDINGS,
	UNION_TABLES,
	UNION_HELD,
	UNION_MISSING,
	UNION_COLUMNS
};

static const char *const continuities[ZHA_CONTINUITIES] = {"running", "yearly", "parts",
														   "dates"};

static void
emit_union(zha_union *all)
{
	Datum values[UNION_COLUMNS];
	bool nulls[UNION_COLUMNS] = {false};
	Datum *tables = palloc(sizeof(Datum) * all->several->count);
	Datum *held = palloc(sizeof(Datum) * all->several->count);
	int64 articles = 0;
	int count = 0;

	for (int i = 0; i < all->several->count; i++)
	{
		if (all->articles[i] == 0)
			continue;
		articles += all->articles[i];
		tables[count] = ObjectIdGetDatum(all->several->archives[i]->relid);
		held[count++] = holdings_of(all, i, NULL);
	}
	values[UNION_LIST] = caption(all);
	values[UNION_ARTICLES] = Int64GetDatum(articles);
	values[UNION_CONTINUITY] = CStringGetTextDatum(continuities[all->continuity]);
	nulls[UNION_CONTINUITY] = all->count == 0;
	values[UNION_HOLDINGS] = holdings_of(all, -1, &values[UNION_MISSING]);
	values[UNION_TABLES] = PointerGetDatum(
		construct_array(tables, count, REGCLASSOID, sizeof(Oid), true, TYPALIGN_INT));
	values[UNION_HELD] = PointerGetDatum(
		construct_array(held, count, all->type->type_id, all->type->typlen,
						all->type->typbyval, all->type->typalign));
	tuplestore_putvalues(all->result->setResult, all->result->setDesc, values, nulls);
}

static void
union_body(const zha_several *several, FunctionCallInfo fcinfo,
		   void *context pg_attribute_unused())
{
	zha_union *all = palloc0(sizeof(zha_union));
	TupleDesc row = ((ReturnSetInfo *) fcinfo->resultinfo)->setDesc;

	all->visit = emit_union;
	all->type = lookup_type_cache(TupleDescAttr(row, UNION_HOLDINGS)->atttypid,
								  TYPECACHE_MULTIRANGE_INFO);
	run_union(several, fcinfo, all);
}

/*
 * archive_union(regclass[]) → setof (list, articles, continuity, holdings, tables, held,
 * missing): one row for each series. Raises 55000 for an archive without series.
 */
Datum
archive_union(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, UNION_COLUMNS);
	zha_several_run(fcinfo, union_body, NULL);
	return (Datum) 0;
}

/* ---- archive_union_gaps ------------------------------------------------------- */

/* The columns of archive_union_gaps. */
enum
{
	GAP_LIST,
	GAP_TBL,
	GAP_NUMBER,
	GAP_FROM_TBL,
	GAP_ID,
	GAP_TITLE,
	GAP_PUBLISHED,
	GAP_COLUMNS
};

/*
 * A combined issue 15-16 is 15 and 16, each to be had from it: the copies with one number
 * each, sorted by it.
 */
static void
split_combined(zha_union *all)
{
	int64 count = all->count;

	for (int64 i = 0; i < count; i++)
	{
		zha_series_path path;
		zha_copy copy = all->copies[i];
		uint32 span;

		zha_series_no_unpack(copy.part.number, &path);
		span = path.span;
		path.span = 0;
		for (uint32 k = 0; span > 0 && k <= span; k++)
		{
			if (zha_series_no_pack(&path, &copy.part.number) != ZHA_OK)
				break;
			path.level[path.depth - 1].number++;
			if (k == 0)
			{
				all->copies[i] = copy;
				continue;
			}
			if (all->count == all->room)
				all->copies =
					repalloc_huge(all->copies, sizeof(zha_copy) * (all->room *= 2));
			all->copies[all->count++] = copy;
		}
	}
	qsort(all->copies, all->count, sizeof(zha_copy), by_number);
}

/* The numbers of a table, sorted. */
typedef struct zha_shelf
{
	zha_series_no *numbers;
	int64 count;
} zha_shelf;

/* How many of a shelf are below a number. */
static int64
below(const zha_shelf *shelf, zha_series_no number)
{
	int64 low = 0;
	int64 high = shelf->count;

	while (low < high)
	{
		int64 middle = (low + high) / 2;

		if (shelf->numbers[middle] < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What stands beside the numbers of a series, and holds none of them. */
static bool
is_extra(zha_word word)
{
	return word == ZHA_ZENGKAN || word == ZHA_TEKAN || word == ZHA_FANWAI;
}

/* Whether one path is the beginning of the other, and what follows no extra. */
static bool
is_within(const zha_series_path *outer, const zha_series_path *inner)
{
	if (outer->depth > inner->depth)
		return false;
	for (int i = 0; i < outer->depth; i++)
		if (outer->level[i].word != inner->level[i].word ||
			outer->level[i].number != inner->level[i].number)
			return false;
	return outer->depth == inner->depth || !is_extra(inner->level[outer->depth].word);
}

/* Whether a shelf has a number, a part of it, or what it is a part of. */
static bool
has_number(const zha_shelf *shelf, zha_series_no number)
{
	int64 at = below(shelf, number);
	zha_series_path path;
	zha_series_path other;

	zha_series_no_unpack(number, &path);
	if (at < shelf->count)
	{
		zha_series_no_unpack(shelf->numbers[at], &other);
		if (is_within(&path, &other))
			return true;
	}
	for (other = path; --other.depth > 0;)
	{
		zha_series_no whole;

		if (is_within(&other, &path) && zha_series_no_pack(&other, &whole) == ZHA_OK)
		{
			at = below(shelf, whole);
			if (at < shelf->count && shelf->numbers[at] == whole)
				return true;
		}
	}
	return false;
}

static bool
is_relay(const zha_copy *copy)
{
	zha_headline headline;
	zha_fault fault;

	return copy->title != NULL &&
		   zha_headline_read(zha_utf8_from_text(copy->title), &headline, &fault) ==
			   ZHA_OK &&
		   headline.relay.len > 0;
}

/* Of the copies of one number the one to take: the first that is no relay. */
static const zha_copy *
choose_copy(const zha_copy *copies, int64 count)
{
	for (int64 i = 0; i < count; i++)
		if (!is_relay(&copies[i]))
			return &copies[i];
	return copies;
}

static void
emit_gap(const zha_union *all, int table, const zha_copy *copy)
{
	Datum values[GAP_COLUMNS] = {0};
	bool nulls[GAP_COLUMNS] = {false};

	values[GAP_LIST] = caption(all);
	values[GAP_TBL] = ObjectIdGetDatum(all->several->archives[table]->relid);
	values[GAP_NUMBER] = SeriesNoGetDatum(copy->part.number);
	values[GAP_FROM_TBL] = ObjectIdGetDatum(all->several->archives[copy->table]->relid);
	values[GAP_ID] = PointerGetDatum(copy->id);
	values[GAP_TITLE] = PointerGetDatum(copy->title);
	nulls[GAP_ID] = copy->id == NULL;
	nulls[GAP_TITLE] = copy->title == NULL;
	nulls[GAP_PUBLISHED] = copy->part.date == ZHA_UNDATED;
	if (!nulls[GAP_PUBLISHED])
		values[GAP_PUBLISHED] = DateADTGetDatum((DateADT) copy->part.date);
	tuplestore_putvalues(all->result->setResult, all->result->setDesc, values, nulls);
}

static zha_shelf
make_shelf(const zha_union *all, int table)
{
	zha_shelf shelf = {
		palloc_extended(sizeof(zha_series_no) * (all->count + 1), MCXT_ALLOC_HUGE), 0};

	for (int64 i = 0; i < all->count; i++)
		if (all->copies[i].table == table)
			shelf.numbers[shelf.count++] = all->copies[i].part.number;
	return shelf;
}

static void
emit_gaps(zha_union *all)
{
	split_combined(all);
	for (int table = 0; table < all->several->count; table++)
	{
		zha_shelf shelf = make_shelf(all, table);
		int64 next;

		for (int64 i = 0; shelf.count > 0 && i < all->count; i = next)
		{
			zha_series_no number = all->copies[i].part.number;

			CHECK_FOR_INTERRUPTS();
			for (next = i + 1;
				 next < all->count && all->copies[next].part.number == number;)
				next++;
			if (!has_number(&shelf, number))
				emit_gap(all, table, choose_copy(&all->copies[i], next - i));
		}
		pfree(shelf.numbers);
	}
}

static void
gaps_body(const zha_several *several, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	zha_union *all = palloc0(sizeof(zha_union));

	all->visit = emit_gaps;
	all->texts = true;
	run_union(several, fcinfo, all);
}

/*
 * archive_union_gaps(regclass[]) → setof (list, tbl, number, from_tbl, id, title,
 * published): the numbers of a series that one archive lacks and another holds, with the
 * article to take each from. Archives that hold no number of the series do not lack one.
 * Raises 55000 for an archive without series.
 */
Datum
archive_union_gaps(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, GAP_COLUMNS);
	zha_several_run(fcinfo, gaps_body, NULL);
	return (Datum) 0;
}
