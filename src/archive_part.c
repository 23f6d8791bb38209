/*
 * archive_part.c
 *		archive_part: the place of a part in its series, as one integer without NULLs.
 *
 * A series is read by number; parts without one come last. If the column were NULL for
 * them, the step from the last number to the first part without one would be two ranges
 * of an index. So the index has the number as an integer, and for parts without a
 * number one above all numbers. Where years count, the number follows its year, 2020.3,
 * and parts with a number but no year come in between. The number can be read back from
 * it. The date and the id follow.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "pgtime.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/timestamp.h"

#include "archive_part.h"
#include "core/holdings.h"

PG_FUNCTION_INFO_V1(archive_part);
PG_FUNCTION_INFO_V1(archive_part_of_int2);
PG_FUNCTION_INFO_V1(archive_part_of_int4);
PG_FUNCTION_INFO_V1(archive_part_of_int8);
PG_FUNCTION_INFO_V1(archive_part_of_date);
PG_FUNCTION_INFO_V1(archive_part_of_time);
PG_FUNCTION_INFO_V1(archive_date);
PG_FUNCTION_INFO_V1(archive_time);

/* What has a number, but not its year: a bit that no number has. */
#define ZHA_WITHOUT_YEAR (INT64CONST(1) << 61)
/* What has no number. */
#define ZHA_UNNUMBERED PG_INT64_MAX

/* ---- the functions ------------------------------------------------------------ */

/* archive_part(series_no) → bigint: by the number; above all of them for NULL. */
Datum
archive_part(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_INT64(ZHA_UNNUMBERED);
	PG_RETURN_INT64(PG_GETARG_SERIES_NO(0));
}

static Datum
part_of_integer(FunctionCallInfo fcinfo, Oid type)
{
	zha_series_no number;

	if (PG_ARGISNULL(0) || !zha_number_of(PG_GETARG_DATUM(0), type, &number))
		PG_RETURN_INT64(ZHA_UNNUMBERED);
	PG_RETURN_INT64(number);
}

/* archive_part(smallint) → bigint: by the integer; what is no number has none. */
Datum
archive_part_of_int2(PG_FUNCTION_ARGS)
{
	return part_of_integer(fcinfo, INT2OID);
}

/* archive_part(integer) → bigint: the same. */
Datum
archive_part_of_int4(PG_FUNCTION_ARGS)
{
	return part_of_integer(fcinfo, INT4OID);
}

/* archive_part(bigint) → bigint: the same. */
Datum
archive_part_of_int8(PG_FUNCTION_ARGS)
{
	return part_of_integer(fcinfo, INT8OID);
}

/* archive_date(date) → date: infinity for NULL. */
Datum
archive_date(PG_FUNCTION_ARGS)
{
	if (!PG_ARGISNULL(0))
		PG_RETURN_DATEADT(PG_GETARG_DATEADT(0));
	PG_RETURN_DATEADT(DATEVAL_NOEND);
}

/* archive_date(timestamp or timestamptz) → the same type: infinity for NULL. */
Datum
archive_time(PG_FUNCTION_ARGS)
{
	if (!PG_ARGISNULL(0))
		PG_RETURN_TIMESTAMP(PG_GETARG_TIMESTAMP(0));
	PG_RETURN_TIMESTAMP(DT_NOEND);
}

static int
same_year(int64 year, void *context pg_attribute_unused())
{
	return (int) year;
}

/* The place of a number in a year; INT_MIN: it is not known which. */
static int64
part_in_year(zha_series_no number, int year)
{
	zha_part part = {number, year == PG_INT32_MIN ? ZHA_UNDATED : year};

	if (!zha_number_in_year(&part, same_year, NULL, &part.number))
		return number | ZHA_WITHOUT_YEAR;
	return part.number;
}

/* archive_part(series_no, date) → bigint: by the year, then by the number. */
Datum
archive_part_of_date(PG_FUNCTION_ARGS)
{
	int year = PG_INT32_MIN;
	int month;
	int day;

	if (PG_ARGISNULL(0))
		PG_RETURN_INT64(ZHA_UNNUMBERED);
	if (!PG_ARGISNULL(1) && !DATE_NOT_FINITE(PG_GETARG_DATEADT(1)))
		j2date(PG_GETARG_DATEADT(1) + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	PG_RETURN_INT64(part_in_year(PG_GETARG_SERIES_NO(0), year));
}

/*
 * archive_part(series_no, timestamptz, zone) → bigint: the same, by the years of a time
 * zone. Raises 22023 for a zone that there is not.
 */
Datum
archive_part_of_time(PG_FUNCTION_ARGS)
{
	struct pg_tm parts = {.tm_year = PG_INT32_MIN};
	fsec_t fraction;
	int offset;
	char *name;
	pg_tz *zone;

	if (PG_ARGISNULL(2))
		PG_RETURN_NULL();
	name = text_to_cstring(PG_GETARG_TEXT_PP(2));
	zone = pg_tzset(name);
	if (zone == NULL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("time zone \"%s\" not recognized", name)));
	if (PG_ARGISNULL(0))
		PG_RETURN_INT64(ZHA_UNNUMBERED);
	if (!PG_ARGISNULL(1) && !TIMESTAMP_NOT_FINITE(PG_GETARG_TIMESTAMPTZ(1)) &&
		timestamp2tm(PG_GETARG_TIMESTAMPTZ(1), &offset, &parts, &fraction, NULL,
					 zone) != 0)
		parts.tm_year = PG_INT32_MIN;
	PG_RETURN_INT64(part_in_year(PG_GETARG_SERIES_NO(0), parts.tm_year));
}

/* zha_part_number: the number in a part; false when it has none. */
bool
zha_part_number(int64 part, zha_series_no *out)
{
	if (part == ZHA_UNNUMBERED)
		return false;
	*out = part & ~ZHA_WITHOUT_YEAR;
	return true;
}

/* ---- as SQL ------------------------------------------------------------------- */

/* The part of an article whose series goes so. */
static char *
course_sql(const zha_archive *archive, zha_course course)
{
	const char *number = zha_number_sql(archive, NULL);
	const zha_key *published = &archive->published;

	switch (course)
	{
		case ZHA_COURSE_RUNNING:
			/* without a cast, unless from a domain, so that the column's type may change */
			return psprintf(
				"%s.archive_part(%s)", archive->schema,
				zha_operand_sql(&archive->number, zha_key_sql(&archive->number, NULL)));
		case ZHA_COURSE_YEARLY:
			if (getBaseType(published->type) != TIMESTAMPTZOID)
				return psprintf("%s.archive_part(%s, %s::pg_catalog.date)",
								archive->schema, number, published->column);
			return psprintf("%s.archive_part(%s, %s::pg_catalog.timestamptz, "
							"%s::pg_catalog.text)",
							archive->schema, number, published->column,
							quote_literal_cstr(archive->options.zone));
		default:
			return pstrdup("0::pg_catalog.int8");
	}
}

/* The same, or, where the number is what is asked for, one that has it in any case. */
static char *
place_sql(const zha_archive *archive, zha_course course, bool numbered)
{
	if (numbered && course == ZHA_COURSE_DATED)
		course = ZHA_COURSE_RUNNING;
	return course_sql(archive, course);
}

/* The series of this course among the exceptions, as WHEN has them. */
static void
add_exceptions(StringInfo sql, const zha_archive *archive, zha_course course,
			   bool numbered)
{
	const zha_options *options = &archive->options;
	const zha_key *series = &archive->series;
	const char *separator = "";
	StringInfoData list;

	initStringInfo(&list);
	for (int i = 0; i < options->count; i++)
	{
		const char *name = quote_literal_cstr(options->exceptions[i].series);

		if (options->exceptions[i].course != course)
			continue;
		if (series->before[0] != '\0')
			appendStringInfo(&list, "%s%s.series_key(%s::pg_catalog.text)", separator,
							 archive->schema, name);
		else
			appendStringInfo(&list, "%s%s::%s", separator, name,
							 format_type_extended(getBaseType(series->type), -1,
												  FORMAT_TYPE_FORCE_QUALIFY));
		separator = ", ";
	}
	if (list.len > 0)
		appendStringInfo(sql, " WHEN %s OPERATOR(%s.=) ANY (ARRAY[%s]) THEN %s",
						 zha_operand_sql(series, zha_key_sql(series, NULL)),
						 series->schema, list.data,
						 place_sql(archive, course, numbered));
}

static char *
part_sql(const zha_archive *archive, bool numbered)
{
	StringInfoData sql;

	if (archive->options.count == 0)
		return place_sql(archive, archive->options.course, numbered);
	initStringInfo(&sql);
	appendStringInfoString(&sql, "CASE");
	for (int course = 0; course < ZHA_COURSES; course++)
		add_exceptions(&sql, archive, course, numbered);
	appendStringInfo(&sql, " ELSE %s END",
					 place_sql(archive, archive->options.course, numbered));
	return sql.data;
}

/* zha_part_key: the key of the series' order, over columns without an alias. */
zha_key
zha_part_key(const zha_archive *archive)
{
	zha_key key = archive->number;

	key.before = part_sql(archive, false);
	key.column = key.after = "";
	key.type = INT8OID;
	key.collation = InvalidOid;
	key.schema = "pg_catalog";
	key.nullable = false;
	return key;
}

/*
 * zha_part_date: the date, without NULLs: parts without one come last. It is not the bare
 * column even if that is NOT NULL, so that the order does not depend on NOT NULL.
 */
zha_key
zha_part_date(const zha_archive *archive)
{
	zha_key key = archive->published;

	if (key.attnum == 0)
		return key;
	key.type = getBaseType(key.type);
	/* without a cast, unless from a domain, so that the column's type may change */
	key.before = psprintf("%s.archive_date(", archive->schema);
	key.after =
		key.type == archive->published.type
			? ")"
			: psprintf("::%s)",
					   format_type_extended(key.type, -1, FORMAT_TYPE_FORCE_QUALIFY));
	key.nullable = false;
	return key;
}

/*
 * zha_part_has_number: whether the number is in the order's key: not so where the parts of
 * some series go by date, or where the archive was registered under 0.1.0.
 */
bool
zha_part_has_number(const zha_archive *archive)
{
	const zha_options *options = &archive->options;
	bool dated = options->course == ZHA_COURSE_DATED;

	for (int i = 0; i < options->count; i++)
		dated = dated || options->exceptions[i].course == ZHA_COURSE_DATED;
	return options->there && !dated;
}

/*
 * zha_part_number_sql: an expression of the number as zha_part_number reads it: the
 * order's own where that has it.
 */
const char *
zha_part_number_sql(const zha_archive *archive)
{
	return zha_part_has_number(archive) ? archive->orders[ZHA_SERIES].keys[0].before
										: part_sql(archive, true);
}
