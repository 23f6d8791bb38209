/*
 * archive_series.c
 *		archive_series and archive_gaps: what an archive holds of each series, and
 *		what is missing in between.
 *
 * One pass in the series' order, which the index gives with all that is needed in
 * it, and one series in memory at a time; src/core/holdings.c judges it.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "common/int.h"
#include "common/pg_prng.h"
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

#include "archive_cache.h"
#include "archive_direct.h"
#include "row.h"
#include "core/holdings.h"

PG_FUNCTION_INFO_V1(archive_series_1_0);
PG_FUNCTION_INFO_V1(archive_gaps_1_0);

/* One way that articles spell a series. */
typedef struct zha_spelling
{
	text *label;
	uint64 hash;
	int64 count;
	struct zha_spelling *next;     /* the one met before */
	struct zha_spelling *below[2]; /* of smaller, and of other hashes */
} zha_spelling;

/* What the dates of a type are, and the year that was asked for last. */
typedef struct zha_calendar
{
	DateADT (*day_of)(int64 date);
	int (*year_of)(int64 date);
	int64 day; /* how long one is */
	int64 from;
	int64 to; /* not in it */
	int year;
} zha_calendar;

/* The series at hand. */
typedef struct zha_series
{
	zha_calendar *calendar;
	zha_spelling *spellings; /* the last met */
	zha_spelling *tree;
	zha_part *parts; /* those with a number */
	int64 count;
	int64 room;
	int64 unnumbered;
	int64 first_date; /* see date_of */
	int64 last_date;
	bool dated;
} zha_series;

/* What to do with each series, its parts sorted. */
typedef void (*zha_series_visit)(zha_series *series, void *context);

typedef struct zha_reading
{
	zha_series series;
	zha_group list;
	MemoryContext memory; /* of the spellings */
	uint64 seed;          /* of their hashes, by chance: the tree stays low */
	Oid date_type;
	Oid number_type;
	bool repeats;      /* one article may be several rows, */
	zha_group article; /* one after the other */
	zha_series_visit visit;
	void *context;
	bool found; /* a series with an article that is listed */
} zha_reading;

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
year_of_date(int64 date)
{
	int year;
	int month;
	int month_day;

	j2date((int) date + POSTGRES_EPOCH_JDATE, &year, &month, &month_day);
	return year;
}

/* The year of a timestamp, in the session's time zone if it has one. */
static int
year_of_time(int64 date, int *zone)
{
	struct pg_tm parts;
	fsec_t fraction;

	if (timestamp2tm(date, zone, &parts, &fraction, NULL, NULL) != 0)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
						errmsg("timestamp out of range")));
	return parts.tm_year;
}

static int
year_of_timestamp(int64 date)
{
	return year_of_time(date, NULL);
}

static int
year_of_timestamptz(int64 date)
{
	int zone;

	return year_of_time(date, &zone);
}

static zha_calendar
find_calendar(Oid type)
{
	if (type == TIMESTAMPTZOID)
		return (zha_calendar){.day_of = day_of_timestamptz,
							  .year_of = year_of_timestamptz,
							  .day = USECS_PER_DAY};
	if (type == TIMESTAMPOID)
		return (zha_calendar){.day_of = day_of_timestamp,
							  .year_of = year_of_timestamp,
							  .day = USECS_PER_DAY};
	return (zha_calendar){.day_of = day_of_date, .year_of = year_of_date, .day = 1};
}

/* A day of a year as dates are; of the last year of all, the last date that there is. */
static int64
date_on(const zha_calendar *calendar, int year, int month, int day)
{
	int64 date;

	return pg_mul_s64_overflow(date2j(year, month, day) - POSTGRES_EPOCH_JDATE,
							   calendar->day, &date)
			   ? PG_INT64_MAX
			   : date;
}

/*
 * The year of a date. A time zone may be up to a week away: from 9 January to 23
 * December a year is the same in all of them; of other dates the server is asked.
 */
static int
year_of(int64 date, void *context)
{
	zha_calendar *calendar = context;

	if (date < calendar->from || date >= calendar->to)
	{
		int year = calendar->year_of(date);

		calendar->year = year;
		calendar->from = date_on(calendar, year, 1, 9);
		calendar->to = date_on(calendar, year, 12, 24);
	}
	return calendar->year;
}

/* ---- reading ------------------------------------------------------------------ */

/*
 * A date as the column has it, days or microseconds since 2000; ZHA_UNDATED for the
 * infinite ones. What day it is is asked later, of few.
 */
static int64
date_of(Datum value, Oid type)
{
	if (type == DATEOID)
		return DATE_NOT_FINITE(DatumGetDateADT(value)) ? ZHA_UNDATED
													   : DatumGetDateADT(value);
	return TIMESTAMP_NOT_FINITE(DatumGetTimestamp(value)) ? ZHA_UNDATED
														  : DatumGetTimestamp(value);
}

static bool
is_spelling(const zha_spelling *spelling, const text *label)
{
	return zha_same_text(PointerGetDatum(spelling->label), PointerGetDatum(label));
}

static zha_spelling *
add_spelling(zha_reading *reading, const text *label, uint64 hash)
{
	zha_spelling *spelling =
		MemoryContextAllocZero(reading->memory, sizeof(zha_spelling));

	spelling->label = MemoryContextAlloc(reading->memory, VARSIZE_ANY(label));
	memcpy(spelling->label, label, VARSIZE_ANY(label));
	spelling->hash = hash;
	spelling->next = reading->series.spellings;
	reading->series.spellings = spelling;
	return spelling;
}

/* Most series have one spelling; one that has a million must not stall. */
static void
count_spelling(zha_reading *reading, const text *label)
{
	zha_spelling **place = &reading->series.tree;
	uint64 hash;

	if (*place == NULL || !is_spelling(*place, label))
	{
		hash = hash_bytes_extended((const unsigned char *) VARDATA_ANY(label),
								   (int) VARSIZE_ANY_EXHDR(label), reading->seed);
		while (*place && ((*place)->hash != hash || !is_spelling(*place, label)))
			place = &(*place)->below[hash >= (*place)->hash];
		if (*place == NULL)
			*place = add_spelling(reading, label, hash);
	}
	(*place)->count++;
}

static void
note_date(zha_series *series, int64 date)
{
	if (date == ZHA_UNDATED)
		return;
	series->first_date = series->dated ? Min(series->first_date, date) : date;
	series->last_date = series->dated ? Max(series->last_date, date) : date;
	series->dated = true;
}

static int
by_number(const void *a, const void *b)
{
	const zha_part *left = a;
	const zha_part *right = b;

	if (left->number != right->number)
		return left->number < right->number ? -1 : 1;
	return (left->date > right->date) - (left->date < right->date);
}

static void
add_part(zha_series *series, zha_part part)
{
	if (series->count == series->room)
	{
		series->room *= 2;
		series->parts = repalloc_huge(series->parts, sizeof(zha_part) * series->room);
	}
	series->parts[series->count++] = part;
}

/* The parts come in the order of their numbers; those of one number by date, too. */
static void
sort_dates(zha_series *series)
{
	zha_part *parts = series->parts;
	int64 next;

	for (int64 i = 0; i < series->count; i = next)
	{
		bool sorted = true;

		for (next = i + 1;
			 next < series->count && parts[next].number == parts[i].number; next++)
			sorted = sorted && parts[next - 1].date <= parts[next].date;
		if (!sorted)
			qsort(parts + i, next - i, sizeof(zha_part), by_number);
	}
}

static void
end_series(zha_reading *reading)
{
	zha_series *series = &reading->series;

	if (series->count + series->unnumbered == 0)
		return;
	reading->found = true;
	sort_dates(series);
	reading->visit(series, reading->context);
	series->count = series->unnumbered = 0;
	series->dated = false;
	series->spellings = series->tree = NULL;
	MemoryContextReset(reading->memory);
}

enum
{
	COLUMN_KEY,
	COLUMN_LABEL,
	COLUMN_NUMBER,
	COLUMN_DATE,
	COLUMN_ID, /* so that no column is there for the order alone */
	COLUMNS
};

static void
take_article(Datum *values, bool *nulls, void *context)
{
	zha_reading *reading = context;
	zha_series *series = &reading->series;
	zha_part part = {.date = ZHA_UNDATED};

	if (!zha_group_goes_on(&reading->list, values[COLUMN_KEY], nulls[COLUMN_KEY]))
	{
		end_series(reading);
		reading->article.begun = false;
	}
	if (reading->repeats &&
		zha_group_goes_on(&reading->article, values[COLUMN_ID], nulls[COLUMN_ID]))
		return;
	count_spelling(reading, nulls[COLUMN_LABEL] ? cstring_to_text("")
												: DatumGetTextPP(values[COLUMN_LABEL]));
	if (!nulls[COLUMN_DATE])
		part.date = date_of(values[COLUMN_DATE], reading->date_type);
	note_date(series, part.date);
	if (nulls[COLUMN_NUMBER] ||
		!zha_number_of(values[COLUMN_NUMBER], reading->number_type, &part.number))
		series->unnumbered++;
	else
		add_part(series, part);
}

/* Every article of every series, or of one, in their order. */
static char *
series_query(const zha_archive *archive, bool one_series)
{
	const zha_order *order = &archive->orders[ZHA_SERIES];
	const zha_key *series = &order->group;
	bool is_read = series->label[0][0] != '\0';
	StringInfoData sql;

	initStringInfo(&sql);
	appendStringInfo(&sql, "SELECT %s, %s, %s, %s, %s", zha_key_sql(series, "a"),
					 zha_label_sql(series, "a"), zha_key_sql(&archive->number, "a"),
					 archive->published.attnum ? zha_key_sql(&archive->published, "a")
											   : "NULL::pg_catalog.date",
					 zha_key_sql(&archive->id, "a"));
	appendStringInfo(&sql, " FROM %s AS a WHERE (%s) AND %s IS NOT NULL",
					 archive->table, archive->visible ? archive->visible : "true",
					 zha_key_sql(series, "a"));
	/* one that is read from titles is named as the titles spell it */
	if (one_series)
		appendStringInfo(
			&sql, " AND %s OPERATOR(%s.=) %s",
			zha_operand_sql(series, zha_key_sql(series, "a")), series->schema,
			is_read ? psprintf("%s.series_key($1)", archive->schema)
					: zha_operand_sql(series, zha_key_call_sql(series, "$1")));
	appendStringInfo(&sql, " ORDER BY %s", zha_order_sql(order, true));
	return sql.data;
}

/* Every article of every series, where the index has all of it as it is shown. */
static bool
read_index(const zha_archive *archive, zha_reading *reading)
{
	AttrNumber columns[] = {[COLUMN_LABEL] = archive->series.attnum,
							[COLUMN_NUMBER] = archive->number.attnum,
							[COLUMN_DATE] = archive->published.attnum,
							[COLUMN_ID] = 0};

	if (!zha_has_series_column(archive) || archive->number.before[0] != '\0' ||
		getBaseType(get_atttype(archive->relid, archive->series.attnum)) == BPCHAROID)
		return false;
	return zha_direct_stream(archive, ZHA_SERIES, columns, lengthof(columns),
							 take_article, reading);
}

/*
 * A series that is asked for by its name has articles, or the name is mistyped: an empty
 * answer would say that it lacks nothing. One whose articles are not listed is not there.
 */
static void
refuse_series(const zha_archive *archive, const char *name)
{
	ereport(ERROR, (errcode(ERRCODE_NO_DATA_FOUND),
					errmsg("archive \"%s\" has no series \"%s\"", archive->name, name),
					errhint("archive_series gives those that it has.")));
}

/* Visit the series of an archive, or one, in their order. */
static void
visit_series(zha_archive *archive, FunctionCallInfo fcinfo, zha_series_visit visit,
			 void *context)
{
	zha_reading reading = {.visit = visit, .context = context};
	zha_calendar calendar;
	bool one_series = PG_NARGS() > 1 && !PG_ARGISNULL(1);
	zha_query query = {.count = COLUMNS,
					   .types = {[COLUMN_KEY] = archive->series.type,
								 [COLUMN_LABEL] = TEXTOID,
								 [COLUMN_NUMBER] = archive->number.type,
								 [COLUMN_DATE] = archive->published.attnum
													 ? archive->published.type
													 : DATEOID,
								 [COLUMN_ID] = archive->id.type}};

	zha_require_series(archive);
	reading.number_type = getBaseType(archive->number.type);
	if (archive->published.attnum != 0)
		reading.date_type = getBaseType(archive->published.type);
	calendar = find_calendar(reading.date_type);
	reading.series.calendar = &calendar;
	reading.series.room = 64;
	reading.series.parts = palloc(sizeof(zha_part) * reading.series.room);
	zha_group_begin(&reading.list, &archive->series);
	reading.repeats = archive->repeats;
	zha_group_begin(&reading.article, &archive->id);
	reading.seed = pg_prng_uint64(&pg_global_prng_state);
	reading.memory = AllocSetContextCreate(CurrentMemoryContext, "zharchive spellings",
										   ALLOCSET_SMALL_SIZES);
	if (one_series)
	{
		query.parameter = archive->series.type;
		query.value =
			zha_value_of(query.parameter, text_to_cstring(PG_GETARG_TEXT_PP(1)));
	}
	query.sql = series_query(archive, one_series);
	if (one_series || !read_index(archive, &reading))
		zha_stream(archive, &query, take_article, &reading);
	end_series(&reading);
	if (one_series && !reading.found)
		refuse_series(archive, text_to_cstring(PG_GETARG_TEXT_PP(1)));
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

		if (zha_number_in_year(&part, year_of, series->calendar, &part.number))
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
														  year_of, series->calendar);

	if (continuity == ZHA_YEARLY)
		series->count = number_in_years(series);
	return continuity;
}

static const text *
caption(const zha_series *series)
{
	const zha_spelling *best = series->spellings;

	for (const zha_spelling *i = best; i; i = i->next)
		/* the first met is at the end */
		if (i->count >= best->count)
			best = i;
	return best->label;
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
 * has no series, P0002 when it does not have the one, 22023 for a continuity that there
 * is not.
 */
Datum
archive_gaps_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, 4);
	if (!PG_ARGISNULL(0))
		zha_archive_run(fcinfo, gaps_body, NULL);
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
archive_series_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, SERIES_COLUMNS);
	zha_archive_run(fcinfo, series_body, NULL);
	return (Datum) 0;
}
