/*
 * archive_series.c
 *		archive_series and archive_gaps: what an archive holds of each series, and
 *		what is missing in between.
 *
 * One unordered pass gathers number and date of every article under its series (16
 * bytes each), then each series is sorted and judged by src/core/holdings.c. That
 * is cheaper than an ordered pass: the table is read as it lies.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/multirangetypes.h"
#include "utils/rangetypes.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "archive.h"
#include "core/holdings.h"
#include "series_no.h"

PG_FUNCTION_INFO_V1(archive_series);
PG_FUNCTION_INFO_V1(archive_gaps);

/* One way that titles spell a series. */
typedef struct zha_spelling
{
	text *label;
	int64 count;
	struct zha_spelling *next;
} zha_spelling;

/* What the dates of a type are. */
typedef struct zha_calendar
{
	DateADT (*day_of)(int64 date);
	zha_year_of year_of;
} zha_calendar;

typedef struct zha_series
{
	const zha_calendar *calendar;
	text *key;
	uint32 hash;
	zha_spelling *spellings;
	zha_part *parts; /* those with a number */
	int64 count;
	int64 room;
	int64 unnumbered;
	int64 first_date; /* see note_date */
	int64 last_date;
	bool dated;
} zha_series;

/* All series of an archive, found by an open hash table. */
typedef struct zha_catalogue
{
	MemoryContext memory;
	zha_series *series;
	int count;
	int room;
	int *slots; /* a power of two, -1: free */
	uint32 mask;
	int last; /* the series of the last row */
	Oid date_type;
} zha_catalogue;

/* ---- gathering ---------------------------------------------------------------- */

static bool
same_bytes(const text *a, const text *b)
{
	return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
		   memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

static void
make_slots(zha_catalogue *catalogue, uint32 size)
{
	if (catalogue->slots)
		pfree(catalogue->slots);
	catalogue->slots = MemoryContextAllocHuge(catalogue->memory, sizeof(int) * size);
	memset(catalogue->slots, -1, sizeof(int) * size);
	catalogue->mask = size - 1;
	for (int i = 0; i < catalogue->count; i++)
	{
		uint32 slot = catalogue->series[i].hash & catalogue->mask;

		while (catalogue->slots[slot] >= 0)
			slot = (slot + 1) & catalogue->mask;
		catalogue->slots[slot] = i;
	}
}

static text *
copy_text(const zha_catalogue *catalogue, const text *value)
{
	text *copy = MemoryContextAlloc(catalogue->memory, VARSIZE_ANY(value));

	memcpy(copy, value, VARSIZE_ANY(value));
	return copy;
}

static int
add_series(zha_catalogue *catalogue, const text *key, uint32 hash)
{
	if (catalogue->count == catalogue->room)
	{
		catalogue->room *= 2;
		catalogue->series =
			repalloc_huge(catalogue->series, sizeof(zha_series) * catalogue->room);
	}
	catalogue->series[catalogue->count] =
		(zha_series){.key = copy_text(catalogue, key), .hash = hash};
	return catalogue->count++;
}

static zha_series *
find_series(zha_catalogue *catalogue, const text *key)
{
	uint32 hash;
	uint32 slot;

	if (catalogue->count > 0 && same_bytes(catalogue->series[catalogue->last].key, key))
		return &catalogue->series[catalogue->last];
	hash = hash_bytes((const unsigned char *) VARDATA_ANY(key), VARSIZE_ANY_EXHDR(key));
	if ((uint32) catalogue->count * 2 > catalogue->mask)
		make_slots(catalogue, (catalogue->mask + 1) * 2);
	for (slot = hash & catalogue->mask; catalogue->slots[slot] >= 0;
		 slot = (slot + 1) & catalogue->mask)
	{
		int found = catalogue->slots[slot];

		if (catalogue->series[found].hash == hash &&
			same_bytes(catalogue->series[found].key, key))
		{
			catalogue->last = found;
			return &catalogue->series[found];
		}
	}
	catalogue->last = catalogue->slots[slot] = add_series(catalogue, key, hash);
	return &catalogue->series[catalogue->last];
}

static void
count_spelling(const zha_catalogue *catalogue, zha_series *series, const text *label)
{
	zha_spelling *spelling = series->spellings;

	while (spelling && !same_bytes(spelling->label, label))
		spelling = spelling->next;
	if (spelling == NULL)
	{
		spelling = MemoryContextAlloc(catalogue->memory, sizeof(zha_spelling));
		*spelling = (zha_spelling){.label = copy_text(catalogue, label),
								   .next = series->spellings};
		series->spellings = spelling;
	}
	spelling->count++;
}

static void
add_part(const zha_catalogue *catalogue, zha_series *series, zha_part part)
{
	if (series->count == series->room)
	{
		series->room = series->room ? series->room * 2 : 4;
		series->parts =
			series->parts
				? repalloc_huge(series->parts, sizeof(zha_part) * series->room)
				: MemoryContextAlloc(catalogue->memory,
									 sizeof(zha_part) * series->room);
	}
	series->parts[series->count++] = part;
}

/*
 * A date as the column has it, days or microseconds since 2000; ZHA_UNDATED for the
 * infinite ones. What day it is is asked later, of few.
 */
static int64
note_date(zha_series *series, Datum value, Oid type)
{
	int64 date;

	if (type == DATEOID)
	{
		if (DATE_NOT_FINITE(DatumGetDateADT(value)))
			return ZHA_UNDATED;
		date = DatumGetDateADT(value);
	}
	else
	{
		date = DatumGetTimestamp(value);
		if (TIMESTAMP_NOT_FINITE(date))
			return ZHA_UNDATED;
	}
	series->first_date = series->dated ? Min(series->first_date, date) : date;
	series->last_date = series->dated ? Max(series->last_date, date) : date;
	series->dated = true;
	return date;
}

enum
{
	COLUMN_KEY,
	COLUMN_LABEL,
	COLUMN_NUMBER,
	COLUMN_DATE
};

static void
take_article(Datum *values, bool *nulls, void *context)
{
	zha_catalogue *catalogue = context;
	zha_series *series = find_series(catalogue, DatumGetTextPP(values[COLUMN_KEY]));
	zha_part part = {.date = ZHA_UNDATED};

	CHECK_FOR_INTERRUPTS();
	if (!nulls[COLUMN_LABEL])
		count_spelling(catalogue, series, DatumGetTextPP(values[COLUMN_LABEL]));
	if (!nulls[COLUMN_DATE])
		part.date = note_date(series, values[COLUMN_DATE], catalogue->date_type);
	if (nulls[COLUMN_NUMBER])
	{
		series->unnumbered++;
		return;
	}
	part.number = DatumGetSeriesNo(values[COLUMN_NUMBER]);
	add_part(catalogue, series, part);
}

/* Every article of every series, or of one; articles of several channels once. */
static char *
series_query(const zha_archive *archive, bool one_series)
{
	const zha_key *series = &archive->series;
	bool derived = series->before[0] != '\0';
	StringInfoData sql;

	initStringInfo(&sql);
	appendStringInfo(&sql,
					 "SELECT %s%s::pg_catalog.text, %s, %s, %s FROM %s AS a WHERE (%s)",
					 archive->repeats ? psprintf("DISTINCT ON (%s, %s) ",
												 zha_key_sql(&archive->id, "a"),
												 zha_key_sql(series, "a"))
									  : "",
					 zha_key_sql(series, "a"),
					 derived ? zha_label_sql(series, "a") : "NULL::pg_catalog.text",
					 zha_number_sql(archive, "a"),
					 archive->published.attnum ? zha_key_sql(&archive->published, "a")
											   : "NULL::pg_catalog.date",
					 archive->table, archive->visible ? archive->visible : "true");
	appendStringInfo(&sql, " AND %s IS NOT NULL", zha_key_sql(series, "a"));
	/* a series read from titles is named in any of its spellings */
	if (one_series)
		appendStringInfo(&sql, " AND %s OPERATOR(%s.=) %s",
						 zha_operand_sql(series, zha_key_sql(series, "a")),
						 series->schema,
						 derived ? psprintf("%s.series_key($1)", archive->schema)
								 : zha_operand_sql(series, "$1"));
	return sql.data;
}

/* ---- dates -------------------------------------------------------------------- */

static DateADT
day_of_date(int64 date)
{
	return (DateADT) date;
}

static DateADT
day_of_timestamp(int64 date)
{
	return DatumGetDateADT(
		DirectFunctionCall1(timestamp_date, TimestampGetDatum(date)));
}

static DateADT
day_of_timestamptz(int64 date)
{
	return DatumGetDateADT(
		DirectFunctionCall1(timestamptz_date, TimestampTzGetDatum(date)));
}

static int
year_of_day(DateADT day)
{
	int year;
	int month;
	int month_day;

	j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &month_day);
	return year;
}

static int
year_of_date(int64 date)
{
	return year_of_day(day_of_date(date));
}

static int
year_of_timestamp(int64 date)
{
	return year_of_day(day_of_timestamp(date));
}

static int
year_of_timestamptz(int64 date)
{
	return year_of_day(day_of_timestamptz(date));
}

static const zha_calendar *
find_calendar(Oid type)
{
	static const zha_calendar date = {day_of_date, year_of_date};
	static const zha_calendar timestamp = {day_of_timestamp, year_of_timestamp};
	static const zha_calendar timestamptz = {day_of_timestamptz, year_of_timestamptz};

	return type == TIMESTAMPTZOID ? &timestamptz
		   : type == TIMESTAMPOID ? &timestamp
								  : &date;
}

/* ---- visiting ----------------------------------------------------------------- */

static int
by_number(const void *a, const void *b)
{
	const zha_part *left = a;
	const zha_part *right = b;

	if (left->number != right->number)
		return left->number < right->number ? -1 : 1;
	return (left->date > right->date) - (left->date < right->date);
}

static int
by_key(const void *a, const void *b)
{
	const text *left = ((const zha_series *) a)->key;
	const text *right = ((const zha_series *) b)->key;
	int result = memcmp(VARDATA_ANY(left), VARDATA_ANY(right),
						Min(VARSIZE_ANY_EXHDR(left), VARSIZE_ANY_EXHDR(right)));

	return result != 0 ? result
					   : (int) VARSIZE_ANY_EXHDR(left) - (int) VARSIZE_ANY_EXHDR(right);
}

/* What to do with each series, its parts sorted. */
typedef void (*zha_series_visit)(zha_series *series, void *context);

/* Gather the series of an archive, or one, and visit them in the order of keys. */
static void
visit_series(zha_archive *archive, FunctionCallInfo fcinfo, zha_series_visit visit,
			 void *context)
{
	zha_catalogue catalogue = {.memory = CurrentMemoryContext, .room = 64};
	bool one_series = PG_NARGS() > 1 && !PG_ARGISNULL(1);
	Datum series = (Datum) 0;

	zha_require_series(archive);
	if (archive->published.attnum != 0)
		catalogue.date_type = getBaseType(archive->published.type);
	if (one_series)
		series =
			zha_value_of(archive->series.type, text_to_cstring(PG_GETARG_TEXT_PP(1)));
	catalogue.series = palloc(sizeof(zha_series) * catalogue.room);
	make_slots(&catalogue, 128);
	zha_stream(series_query(archive, one_series),
			   one_series ? archive->series.type : InvalidOid, series, take_article,
			   &catalogue);
	qsort(catalogue.series, catalogue.count, sizeof(zha_series), by_key);
	for (int i = 0; i < catalogue.count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		qsort(catalogue.series[i].parts, catalogue.series[i].count, sizeof(zha_part),
			  by_number);
		catalogue.series[i].calendar = find_calendar(catalogue.date_type);
		visit(&catalogue.series[i], context);
	}
}

/* ---- continuity --------------------------------------------------------------- */

static const char *const continuities[ZHA_CONTINUITIES] = {"running", "yearly", "parts",
														   "dates"};

/*
 * The parts numbered below their years, for a series that begins anew each year;
 * those of unknown years are left out. Sorted again.
 */
static int64
number_in_years(zha_series *series)
{
	int64 kept = 0;

	for (int64 i = 0; i < series->count; i++)
	{
		zha_part part = series->parts[i];

		if (zha_number_in_year(&part, series->calendar->year_of, &part.number))
			series->parts[kept++] = part;
	}
	qsort(series->parts, kept, sizeof(zha_part), by_number);
	return kept;
}

/* How the series is numbered; its parts are changed to suit. */
static zha_continuity
settle_continuity(zha_series *series, int declared)
{
	zha_continuity continuity = declared >= 0
									? (zha_continuity) declared
									: zha_continuity_find(series->parts, series->count,
														  series->calendar->year_of);

	if (continuity == ZHA_YEARLY)
		series->count = number_in_years(series);
	return continuity;
}

static text *
caption(const zha_series *series)
{
	const zha_spelling *best = series->spellings;

	for (const zha_spelling *i = best; i; i = i->next)
		/* the first met is at the end */
		if (i->count >= best->count)
			best = i;
	return best ? best->label : series->key;
}

/* ---- archive_gaps ------------------------------------------------------------- */

typedef struct zha_gaps
{
	ReturnSetInfo *result;
	int declared; /* continuity, -1: found */
	Datum list;
} zha_gaps;

static void
emit_gap(zha_series_no first, zha_series_no last, uint32 count, void *context)
{
	zha_gaps *gaps = context;
	Datum values[] = {gaps->list, SeriesNoGetDatum(first), SeriesNoGetDatum(last),
					  Int64GetDatum((int64) count)};
	bool nulls[lengthof(values)] = {false};

	tuplestore_putvalues(gaps->result->setResult, gaps->result->setDesc, values, nulls);
}

static void
emit_gaps(zha_series *series, void *context)
{
	zha_gaps *gaps = context;
	zha_holdings holdings = {.missing = emit_gap, .context = gaps};

	if (settle_continuity(series, gaps->declared) == ZHA_DATES)
		return;
	gaps->list = PointerGetDatum(caption(series));
	for (int64 i = 0; i < series->count; i++)
		zha_holdings_take(&holdings, series->parts[i].number);
}

/* The continuity that the caller declared in the third argument, -1: none. */
static int
continuity_argument(FunctionCallInfo fcinfo)
{
	char *name;

	if (PG_NARGS() < 3 || PG_ARGISNULL(2))
		return -1;
	name = text_to_cstring(PG_GETARG_TEXT_PP(2));
	for (int i = 0; i < ZHA_CONTINUITIES; i++)
		if (strcmp(name, continuities[i]) == 0)
			return i;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("there is no continuity \"%s\"", name),
					errhint("It is \"running\", \"yearly\", \"parts\" or \"dates\".")));
}

static void
gaps_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	zha_gaps gaps = {.result = (ReturnSetInfo *) fcinfo->resultinfo,
					 .declared = continuity_argument(fcinfo)};

	visit_series(archive, fcinfo, emit_gaps, &gaps);
}

/*
 * archive_gaps(regclass [, series, continuity]) → setof (list, first, last,
 * missing): what is missing in each series, or in one. Raises 55000 when the archive
 * has no series, 22023 for a continuity that there is not.
 */
Datum
archive_gaps(PG_FUNCTION_ARGS)
{
	InitMaterializedSRF(fcinfo, 0);
	if (!PG_ARGISNULL(0))
		zha_archive_run(fcinfo, false, gaps_body, NULL);
	return (Datum) 0;
}

/* ---- archive_series ----------------------------------------------------------- */

typedef struct zha_report
{
	ReturnSetInfo *result;
	TypeCacheEntry *multirange;
	RangeType **ranges; /* of the series at hand */
	int count;
	int room;
	int64 missing;
} zha_report;

static void
count_missing(zha_series_no first, zha_series_no last, uint32 count, void *context)
{
	(void) first;
	(void) last;
	((zha_report *) context)->missing += count;
}

static void
add_holding(zha_series_no first, zha_series_no last, uint32 count, void *context)
{
	zha_report *report = context;
	RangeBound lower = {
		.val = SeriesNoGetDatum(first), .inclusive = true, .lower = true};
	RangeBound upper = {.val = SeriesNoGetDatum(last), .inclusive = true};

	(void) count;
	if (report->count == report->room)
	{
		report->room *= 2;
		report->ranges =
			repalloc_huge(report->ranges, sizeof(RangeType *) * report->room);
	}
	report->ranges[report->count++] =
		zha_make_range(report->multirange->rngtype, &lower, &upper);
}

/* Articles whose number another one has, and those out before an earlier part. */
static void
count_faults(const zha_series *series, int64 *repeated, int64 *out_of_order)
{
	const zha_part *dated = NULL;

	*repeated = *out_of_order = 0;
	for (int64 i = 0; i < series->count; i++)
	{
		const zha_part *part = &series->parts[i];

		if (i > 0 && part->number == series->parts[i - 1].number)
			(*repeated)++;
		if (part->date == ZHA_UNDATED)
			continue;
		if (dated && dated->number != part->number && part->date < dated->date)
			(*out_of_order)++;
		dated = part;
	}
}

enum
{
	SERIES_LIST,
	SERIES_ARTICLES,
	SERIES_UNNUMBERED,
	SERIES_FIRST,
	SERIES_LAST,
	SERIES_FIRST_DATE,
	SERIES_LAST_DATE,
	SERIES_CONTINUITY,
	SERIES_HOLDINGS,
	SERIES_MISSING,
	SERIES_REPEATED,
	SERIES_OUT_OF_ORDER,
	SERIES_COLUMNS
};

static Datum
make_holdings(zha_report *report, const zha_series *series, zha_continuity continuity)
{
	zha_holdings holdings = {.missing = continuity == ZHA_DATES ? NULL : count_missing,
							 .holding = add_holding,
							 .context = report};

	report->count = 0;
	report->missing = 0;
	for (int64 i = 0; i < series->count; i++)
		zha_holdings_take(&holdings, series->parts[i].number);
	zha_holdings_end(&holdings);
	return MultirangeTypePGetDatum(make_multirange(report->multirange->type_id,
												   report->multirange->rngtype,
												   report->count, report->ranges));
}

static void
report_series(zha_series *series, void *context)
{
	zha_report *report = context;
	MemoryContext memory = AllocSetContextCreate(
		CurrentMemoryContext, "zharchive series", ALLOCSET_DEFAULT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(memory);
	Datum values[SERIES_COLUMNS];
	bool nulls[SERIES_COLUMNS] = {false};
	zha_continuity continuity;
	int64 repeated;
	int64 out_of_order;

	values[SERIES_LIST] = PointerGetDatum(caption(series));
	values[SERIES_ARTICLES] = Int64GetDatum(series->count + series->unnumbered);
	values[SERIES_UNNUMBERED] = Int64GetDatum(series->unnumbered);
	nulls[SERIES_FIRST_DATE] = nulls[SERIES_LAST_DATE] = !series->dated;
	if (series->dated)
	{
		values[SERIES_FIRST_DATE] =
			DateADTGetDatum(series->calendar->day_of(series->first_date));
		values[SERIES_LAST_DATE] =
			DateADTGetDatum(series->calendar->day_of(series->last_date));
	}
	continuity = settle_continuity(series, -1);
	values[SERIES_CONTINUITY] = CStringGetTextDatum(continuities[continuity]);
	nulls[SERIES_FIRST] = nulls[SERIES_LAST] = nulls[SERIES_CONTINUITY] =
		series->count == 0;
	if (series->count > 0)
	{
		values[SERIES_FIRST] = SeriesNoGetDatum(series->parts[0].number);
		values[SERIES_LAST] = SeriesNoGetDatum(series->parts[series->count - 1].number);
	}
	report->room = 16;
	report->ranges = palloc(sizeof(RangeType *) * report->room);
	values[SERIES_HOLDINGS] = make_holdings(report, series, continuity);
	values[SERIES_MISSING] = Int64GetDatum(report->missing);
	count_faults(series, &repeated, &out_of_order);
	values[SERIES_REPEATED] = Int64GetDatum(repeated);
	values[SERIES_OUT_OF_ORDER] = Int64GetDatum(out_of_order);
	tuplestore_putvalues(report->result->setResult, report->result->setDesc, values,
						 nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(memory);
}

static void
series_body(zha_archive *archive, FunctionCallInfo fcinfo,
			void *context pg_attribute_unused())
{
	zha_report report = {.result = (ReturnSetInfo *) fcinfo->resultinfo};
	Oid type = TupleDescAttr(report.result->setDesc, SERIES_HOLDINGS)->atttypid;

	report.multirange = lookup_type_cache(type, TYPECACHE_MULTIRANGE_INFO);
	visit_series(archive, fcinfo, report_series, &report);
}

/*
 * archive_series(regclass) → setof (list, articles, unnumbered, first, last,
 * first_date, last_date, continuity, holdings, missing, repeated, out_of_order): one
 * row for each series. Raises 55000 when the archive has no series.
 */
Datum
archive_series(PG_FUNCTION_ARGS)
{
	InitMaterializedSRF(fcinfo, 0);
	zha_archive_run(fcinfo, false, series_body, NULL);
	return (Datum) 0;
}
