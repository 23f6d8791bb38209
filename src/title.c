/*
 * title.c
 *		Titles in SQL: their parts, and the key of a series.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "core/fold.h"
#include "core/title.h"
#include "cut_key.h"
#include "encoding.h"
#include "row.h"
#include "series_no.h"
#include "title_site.h"

/* The columns of title_parts. */
enum
{
	COLUMN_RELAY,
	COLUMN_SERIES,
	COLUMN_NUMBER,
	COLUMN_WRITTEN,
	COLUMN_TOTAL,
	COLUMN_ORIGINAL,
	COLUMN_AUTHOR,
	COLUMN_HEADLINE,
	COLUMNS
};

static const Oid column_types[COLUMNS] = {
	[COLUMN_RELAY] = TEXTOID,       [COLUMN_SERIES] = TEXTOID,
	[COLUMN_NUMBER] = ZHA_OWN_TYPE, [COLUMN_WRITTEN] = TEXTOID,
	[COLUMN_TOTAL] = INT4OID,       [COLUMN_ORIGINAL] = TEXTOID,
	[COLUMN_AUTHOR] = TEXTOID,      [COLUMN_HEADLINE] = TEXTOID};

/* What a call site keeps from call to call. */
typedef struct title_call
{
	TupleDesc row; /* of parse_title */
	zha_title_site site;
} title_call;

static title_call *
call_of(FunctionCallInfo fcinfo)
{
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(title_call));
	return fcinfo->flinfo->fn_extra;
}

/* The parts of the first argument, read with the words of the second if there is one. */
static void
read_argument(FunctionCallInfo fcinfo, zha_title *title)
{
	const zha_site *site =
		PG_NARGS() < 2
			? NULL
			: zha_title_site_read(&call_of(fcinfo)->site, PG_GETARG_JSONB_P(1),
								  fcinfo->flinfo->fn_mcxt);
	zha_fault fault;

	if (zha_title_read_of(site, zha_utf8_from_text(PG_GETARG_TEXT_PP(0)), title,
						  &fault) != ZHA_OK)
		ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
						errmsg("invalid byte sequence in a title")));
}

/* What the texts of a row need at most as varlena, one behind the other. */
static Size
size_of_parts(const zha_title *title)
{
	return title->relay.len + title->series.len + title->written.len +
		   title->original.len + title->author.len + title->headline.len +
		   6 * (VARHDRSZ + MAXIMUM_ALIGNOF);
}

/*
 * A part as a text, or NULL when it is absent. With *room, which a database in UTF-8
 * has, it is made there: the row copies it.
 */
static Datum
part_datum(zha_text part, bool *absent, char **room)
{
	text *value = (text *) *room;

	*absent = part.len == 0;
	if (*absent)
		return (Datum) 0;
	if (value == NULL)
		return PointerGetDatum(zha_text_from_utf8(part));
	SET_VARSIZE(value, VARHDRSZ + part.len);
	memcpy(VARDATA(value), part.data, part.len);
	*room += MAXALIGN(VARHDRSZ + part.len);
	return PointerGetDatum(value);
}

static Datum
return_part(FunctionCallInfo fcinfo, zha_text part)
{
	if (part.len == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(zha_text_from_utf8(part));
}

/* The row type of the result, looked up once for each call site. */
static TupleDesc
result_row(FunctionCallInfo fcinfo)
{
	title_call *call = call_of(fcinfo);

	if (call->row == NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		call->row = zha_result_row(fcinfo, COLUMNS, column_types);
		MemoryContextSwitchTo(old);
	}
	return call->row;
}

PG_FUNCTION_INFO_V1(parse_title_1_0);

/* parse_title(text [, jsonb]) → title_parts: what a title lacks is NULL. */
Datum
parse_title_1_0(PG_FUNCTION_ARGS)
{
	TupleDesc row = result_row(fcinfo);
	Datum values[COLUMNS] = {0};
	bool absent[COLUMNS];
	Datum small[256]; /* texts of most titles fit: no allocation */
	char *room = NULL;
	zha_title title;

	read_argument(fcinfo, &title);
	if (GetDatabaseEncoding() == PG_UTF8)
		room = size_of_parts(&title) <= sizeof(small) ? (char *) small
													  : palloc(size_of_parts(&title));
	values[COLUMN_RELAY] = part_datum(title.relay, &absent[COLUMN_RELAY], &room);
	values[COLUMN_SERIES] = part_datum(title.series, &absent[COLUMN_SERIES], &room);
	absent[COLUMN_NUMBER] = !title.has_number;
	if (title.has_number)
		values[COLUMN_NUMBER] = SeriesNoGetDatum(title.number);
	values[COLUMN_WRITTEN] = part_datum(title.written, &absent[COLUMN_WRITTEN], &room);
	absent[COLUMN_TOTAL] = !title.has_total;
	values[COLUMN_TOTAL] = Int32GetDatum(title.total);
	values[COLUMN_ORIGINAL] =
		part_datum(title.original, &absent[COLUMN_ORIGINAL], &room);
	values[COLUMN_AUTHOR] = part_datum(title.author, &absent[COLUMN_AUTHOR], &room);
	values[COLUMN_HEADLINE] =
		part_datum(title.headline, &absent[COLUMN_HEADLINE], &room);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(row, values, absent)));
}

PG_FUNCTION_INFO_V1(title_series_1_0);

/* title_series(text [, jsonb]) → text: the series of a title, or NULL. */
Datum
title_series_1_0(PG_FUNCTION_ARGS)
{
	zha_title title;

	read_argument(fcinfo, &title);
	return return_part(fcinfo, title.series);
}

PG_FUNCTION_INFO_V1(title_number_1_0);

/* title_number(text [, jsonb]) → series_no: the number that a title bears, or NULL. */
Datum
title_number_1_0(PG_FUNCTION_ARGS)
{
	zha_title title;

	read_argument(fcinfo, &title);
	if (!title.has_number)
		PG_RETURN_NULL();
	PG_RETURN_SERIES_NO(title.number);
}

PG_FUNCTION_INFO_V1(title_author_1_0);

/* title_author(text [, jsonb]) → text: who is named before the headline, or NULL. */
Datum
title_author_1_0(PG_FUNCTION_ARGS)
{
	zha_title title;

	read_argument(fcinfo, &title);
	return return_part(fcinfo, title.author);
}

PG_FUNCTION_INFO_V1(title_headline_1_0);

/* title_headline(text [, jsonb]) → text: NULL only for a blank title. */
Datum
title_headline_1_0(PG_FUNCTION_ARGS)
{
	zha_title title;

	read_argument(fcinfo, &title);
	return return_part(fcinfo, title.headline);
}

PG_FUNCTION_INFO_V1(series_key_1_0);

/*
 * series_key(text) → text: equal for the spellings of one series, NULL for a blank one. At
 * most 400 bytes in UTF-8.
 */
Datum
series_key_1_0(PG_FUNCTION_ARGS)
{
	zha_text name = zha_utf8_from_text(PG_GETARG_TEXT_PP(0));
	char *key = palloc(zha_series_key_room(name.len) + 1);
	size_t len = zha_cut_key(key, zha_series_key(name, key));

	if (len == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(zha_text_from_utf8((zha_text){key, len}));
}
