/*
 * archive_parts.c
 *		The parts of the series of an archive, for the reports on series.
 *
 * One pass in the order of the series, which the index gives with everything that is
 * needed, and one series in memory at a time. src/core/holdings.c evaluates it.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "common/int.h"
#include "common/pg_prng.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "archive_direct.h"
#include "archive_part.h"
#include "archive_parts.h"

typedef struct zha_reading
{
	zha_series series;
	zha_group list;
	MemoryContext memory; /* of the spellings */
	uint64 seed;          /* of their hashes, by chance: the tree stays low */
	Oid date_type;
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

/* By number, then by date, as most come. */
static void
sort_parts(zha_series *series)
{
	for (int64 i = 1; i < series->count; i++)
		if (by_number(&series->parts[i - 1], &series->parts[i]) > 0)
		{
			qsort(series->parts, series->count, sizeof(zha_part), by_number);
			return;
		}
}

static void
end_series(zha_reading *reading)
{
	zha_series *series = &reading->series;

	if (series->count + series->unnumbered == 0)
		return;
	reading->found = true;
	sort_parts(series);
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
	COLUMN_PART, /* see archive_part.c */
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
	if (nulls[COLUMN_PART] ||
		!zha_part_number(DatumGetInt64(values[COLUMN_PART]), &part.number))
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
					 zha_label_sql(series, "a"), zha_part_number_sql(archive),
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
							[COLUMN_PART] = -1,
							[COLUMN_DATE] = archive->published.attnum ? -2 : 0,
							[COLUMN_ID] = 0};

	if (!zha_has_series_column(archive) || !zha_part_has_number(archive) ||
		getBaseType(get_atttype(archive->relid, archive->series.attnum)) == BPCHAROID)
		return false;
	return zha_direct_stream(archive, ZHA_SERIES, columns, lengthof(columns),
							 take_article, reading);
}

/*
 * zha_refuse_series: raises P0002. A series that is asked for by its name has articles, or
 * the name is mistyped: an empty answer would say that it lacks nothing. One whose
 * articles are not listed is not there.
 */
void
zha_refuse_series(const zha_archive *archive, const char *name)
{
	ereport(ERROR, (errcode(ERRCODE_NO_DATA_FOUND),
					errmsg("archive \"%s\" has no series \"%s\"", archive->name, name),
					errhint("archive_series gives those that it has.")));
}

/*
 * zha_wanted_series: the series that an argument names, all where there is no such
 * argument or it is NULL. Raises 22P02 and its like for what is no value of the type.
 */
zha_wanted
zha_wanted_series(const zha_archive *archive, FunctionCallInfo fcinfo, int argument)
{
	zha_wanted wanted = {.one = argument < PG_NARGS() && !PG_ARGISNULL(argument)};
	char *name;

	if (!wanted.one)
		return wanted;
	zha_require_series(archive);
	name = text_to_cstring(PG_GETARG_TEXT_PP(argument));
	wanted.text = name;
	wanted.name = zha_value_of(archive->series.type, name);
	return wanted;
}

static void
begin_reading(const zha_archive *archive, zha_reading *reading, zha_calendar *calendar)
{
	if (archive->published.attnum != 0)
		reading->date_type = getBaseType(archive->published.type);
	*calendar = find_calendar(reading->date_type);
	reading->series.calendar = calendar;
	reading->series.declared = archive->options.declared;
	reading->series.stepped = archive->options.there;
	reading->series.room = 64;
	reading->series.parts = palloc(sizeof(zha_part) * reading->series.room);
	zha_group_begin(&reading->list, &archive->series);
	reading->repeats = archive->repeats;
	zha_group_begin(&reading->article, &archive->id);
	reading->seed = pg_prng_uint64(&pg_global_prng_state);
	reading->memory = AllocSetContextCreate(CurrentMemoryContext, "zharchive spellings",
											ALLOCSET_SMALL_SIZES);
}

/*
 * zha_series_visit_all: visit the series of an archive, or one, in their order. Needs
 * SPI. Raises 55000 when the archive has no series, P0002 when it does not have the one.
 */
void
zha_series_visit_all(zha_archive *archive, const zha_wanted *wanted,
					 zha_series_visit visit, void *context)
{
	zha_reading reading = {.visit = visit, .context = context};
	zha_calendar calendar;
	zha_query query = {.count = COLUMNS,
					   .types = {[COLUMN_KEY] = archive->series.type,
								 [COLUMN_LABEL] = TEXTOID,
								 [COLUMN_PART] = INT8OID,
								 [COLUMN_DATE] = archive->published.attnum
													 ? archive->published.type
													 : DATEOID,
								 [COLUMN_ID] = archive->id.type}};

	zha_require_series(archive);
	begin_reading(archive, &reading, &calendar);
	if (wanted->one)
	{
		query.parameter = archive->series.type;
		query.value = wanted->name;
	}
	query.sql = series_query(archive, wanted->one);
	if (wanted->one || !read_index(archive, &reading))
		zha_stream(archive, &query, take_article, &reading);
	end_series(&reading);
	if (wanted->one && !reading.found)
		zha_refuse_series(archive, wanted->text);
}

/* ---- continuity --------------------------------------------------------------- */

static const char *const continuities[ZHA_CONTINUITIES] = {"running", "yearly", "parts",
														   "dates"};

/* zha_continuity_text: what users call it. */
const char *
zha_continuity_text(zha_continuity continuity)
{
	return continuities[continuity];
}

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

static int
no_year(int64 date pg_attribute_unused(), void *context pg_attribute_unused())
{
	return 0;
}

/*
 * zha_series_settle: how the series is numbered, as the caller declares it, or, below 0,
 * as it is found; its parts are changed to suit. What was registered as running is not
 * taken for yearly because of its dates.
 */
zha_continuity
zha_series_settle(zha_series *series, int declared)
{
	zha_continuity continuity =
		declared >= 0 ? (zha_continuity) declared
					  : zha_continuity_find(series->parts, series->count,
											series->declared ? no_year : year_of,
											series->calendar);

	if (continuity == ZHA_YEARLY)
		series->count = number_in_years(series);
	return continuity;
}

/*
 * zha_series_step: by how much the numbers rise, and on which level, once it is settled.
 */
uint32_t
zha_series_step(const zha_series *series, zha_continuity continuity, int *level)
{
	*level = continuity == ZHA_YEARLY ? 1 : 0;
	if (!series->stepped || continuity == ZHA_PARTS || continuity == ZHA_DATES)
		return 1;
	return zha_step_find(series->parts, series->count, *level);
}

/* zha_series_caption: the spelling used most. */
const text *
zha_series_caption(const zha_series *series)
{
	const zha_spelling *best = series->spellings;

	for (const zha_spelling *i = best; i; i = i->next)
		/* the first met is at the end */
		if (i->count >= best->count)
			best = i;
	return best->label;
}

/* ---- what looks yearly --------------------------------------------------------- */

/* As many names as a notice shows. */
#define ZHA_SHOWN 10

typedef struct zha_yearly
{
	StringInfoData names;
	int64 count;
} zha_yearly;

static void
note_yearly(zha_series *series, void *context)
{
	zha_yearly *yearly = context;

	/* numbers that bear their years need no dates */
	if (zha_continuity_find(series->parts, series->count, year_of, series->calendar) !=
			ZHA_YEARLY ||
		zha_continuity_find(series->parts, series->count, no_year, NULL) == ZHA_YEARLY)
		return;
	if (yearly->count++ < ZHA_SHOWN)
		appendStringInfo(&yearly->names, "%s%s", yearly->names.len > 0 ? ", " : "",
						 text_to_cstring(zha_series_caption(series)));
}

/*
 * zha_series_notice: say which series look as if they began anew each year, where it was
 * not declared how they go. Needs SPI.
 */
void
zha_series_notice(zha_archive *archive)
{
	const zha_wanted all = {0};
	zha_yearly yearly = {0};

	initStringInfo(&yearly.names);
	zha_series_visit_all(archive, &all, note_yearly, &yearly);
	if (yearly.count > 0)
		ereport(
			NOTICE,
			(errmsg_plural("%lld series of \"%s\" looks as if it began anew each year",
						   "%lld series of \"%s\" look as if they began anew each "
						   "year",
						   (unsigned long) yearly.count, (long long) yearly.count,
						   archive->name),
			 errdetail("%s%s", yearly.names.data,
					   yearly.count > ZHA_SHOWN ? ", …" : ""),
			 errhint("Register it with continuity => 'yearly', or name them in "
					 "exceptions, to have their parts by year; with continuity => "
					 "'running' it is declared that they are not.")));
}
