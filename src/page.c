/*
 * page.c
 *		Pages in SQL: one, or several in one text.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/span.h"
#include "date.h"
#include "encoding.h"
#include "page.h"
#include "row.h"

/* The columns of page_parts. */
enum
{
	COLUMN_BREADCRUMB,
	COLUMN_TITLE,
	COLUMN_PUBLISHED,
	COLUMN_AUTHOR,
	COLUMN_EDITOR,
	COLUMN_SOURCE,
	COLUMN_VIEWS,
	COLUMN_BODY,
	COLUMN_CREDIT,
	COLUMN_PREV_TITLE,
	COLUMN_NEXT_TITLE,
	COLUMN_PREV_URL,
	COLUMN_NEXT_URL,
	COLUMNS
};

static const Oid column_types[COLUMNS] = {
	[COLUMN_BREADCRUMB] = TEXTARRAYOID, [COLUMN_TITLE] = TEXTOID,
	[COLUMN_PUBLISHED] = DATEOID,       [COLUMN_AUTHOR] = TEXTOID,
	[COLUMN_EDITOR] = TEXTOID,          [COLUMN_SOURCE] = TEXTOID,
	[COLUMN_VIEWS] = INT8OID,           [COLUMN_BODY] = TEXTOID,
	[COLUMN_CREDIT] = TEXTOID,          [COLUMN_PREV_TITLE] = TEXTOID,
	[COLUMN_NEXT_TITLE] = TEXTOID,      [COLUMN_PREV_URL] = TEXTOID,
	[COLUMN_NEXT_URL] = TEXTOID};

/* A field on one line, or NULL when it is absent. */
static Datum
joined_datum(zha_text field, bool *absent)
{
	char *value;

	*absent = field.len == 0;
	if (*absent)
		return (Datum) 0;
	value = palloc(field.len);
	return PointerGetDatum(
		zha_text_from_utf8((zha_text){value, zha_page_join(field, value)}));
}

/* The body with its lines. */
static Datum
body_datum(zha_text body, bool *absent)
{
	*absent = body.len == 0;
	return *absent ? (Datum) 0 : PointerGetDatum(zha_text_from_utf8(body));
}

static Datum
breadcrumb_datum(zha_text breadcrumb, bool *absent)
{
	ArrayBuildState *items = NULL;
	zha_text item;

	while (zha_page_crumb(&breadcrumb, &item))
		items = accumArrayResult(items, PointerGetDatum(zha_text_from_utf8(item)),
								 false, TEXTOID, CurrentMemoryContext);
	*absent = items == NULL;
	return *absent ? (Datum) 0 : makeArrayResult(items, CurrentMemoryContext);
}

Datum
zha_page_row(const zha_page *page, TupleDesc row)
{
	Datum values[COLUMNS] = {0};
	bool absent[COLUMNS];

	values[COLUMN_BREADCRUMB] =
		breadcrumb_datum(page->breadcrumb, &absent[COLUMN_BREADCRUMB]);
	values[COLUMN_TITLE] = joined_datum(page->title, &absent[COLUMN_TITLE]);
	absent[COLUMN_PUBLISHED] = !page->has_date;
	if (page->has_date)
		values[COLUMN_PUBLISHED] = DateADTGetDatum(zha_date_adt(page->published));
	values[COLUMN_AUTHOR] = joined_datum(page->author, &absent[COLUMN_AUTHOR]);
	values[COLUMN_EDITOR] = joined_datum(page->editor, &absent[COLUMN_EDITOR]);
	values[COLUMN_SOURCE] = joined_datum(page->source, &absent[COLUMN_SOURCE]);
	absent[COLUMN_VIEWS] = !page->has_views;
	if (page->has_views)
		values[COLUMN_VIEWS] = Int64GetDatum((int64) page->views);
	values[COLUMN_BODY] = body_datum(page->body, &absent[COLUMN_BODY]);
	values[COLUMN_CREDIT] = joined_datum(page->credit, &absent[COLUMN_CREDIT]);
	values[COLUMN_PREV_TITLE] =
		joined_datum(page->prev_title, &absent[COLUMN_PREV_TITLE]);
	values[COLUMN_NEXT_TITLE] =
		joined_datum(page->next_title, &absent[COLUMN_NEXT_TITLE]);
	values[COLUMN_PREV_URL] = joined_datum(page->prev_url, &absent[COLUMN_PREV_URL]);
	values[COLUMN_NEXT_URL] = joined_datum(page->next_url, &absent[COLUMN_NEXT_URL]);
	return HeapTupleGetDatum(heap_form_tuple(row, values, absent));
}

/* It is asked at the first call of a query, and kept unless the call gives rows. */
TupleDesc
zha_page_row_type(FunctionCallInfo fcinfo)
{
	MemoryContext old;

	if (fcinfo->flinfo->fn_retset)
		return zha_result_row(fcinfo, COLUMNS, column_types);
	if (fcinfo->flinfo->fn_extra == NULL)
	{
		old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
		fcinfo->flinfo->fn_extra = zha_result_row(fcinfo, COLUMNS, column_types);
		MemoryContextSwitchTo(old);
	}
	return fcinfo->flinfo->fn_extra;
}

/* HTML has no lines that say what is where: it is not read as if it had. */
static void
refuse_html(zha_text text)
{
	static const char *const starts[] = {"<!doctype", "<html", "<head",
										 "<body",     "<?xml", "<!--",
										 "<meta",     "<div",  "<script"};

	text = zha_trim_start(text);
	for (int i = 0; i < (int) lengthof(starts); i++)
		if (text.len >= strlen(starts[i]) &&
			pg_strncasecmp(text.data, starts[i], strlen(starts[i])) == 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("the text of a page is HTML"),
							errhint("Use parse_html for a page in HTML.")));
}

static Datum
page_datum(zha_text text, TupleDesc row)
{
	zha_page page;
	zha_fault fault;

	refuse_html(text);
	if (zha_page_read(text, &page, &fault) != ZHA_OK)
		ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
						errmsg("invalid byte sequence in a page")));
	return zha_page_row(&page, row);
}

PG_FUNCTION_INFO_V1(parse_page_1_0);

/*
 * parse_page(text) → page_parts: what the page lacks is NULL. Of several pages in the
 * text the first, so that no page has fields of another.
 */
Datum
parse_page_1_0(PG_FUNCTION_ARGS)
{
	zha_text whole = zha_utf8_from_text(PG_GETARG_TEXT_PP(0));

	return page_datum(zha_page_cut(&whole), zha_page_row_type(fcinfo));
}

/* What parse_pages keeps between its rows. */
typedef struct pages
{
	zha_text rest;
	TupleDesc row;
} pages;

PG_FUNCTION_INFO_V1(parse_pages_1_0);

/* parse_pages(text) → setof page_parts: the pages of a text in their order. */
Datum
parse_pages_1_0(PG_FUNCTION_ARGS)
{
	FuncCallContext *call;
	pages *state;

	if (SRF_IS_FIRSTCALL())
	{
		MemoryContext old;

		call = SRF_FIRSTCALL_INIT();
		old = MemoryContextSwitchTo(call->multi_call_memory_ctx);
		state = palloc(sizeof(pages));
		state->rest = zha_utf8_from_text(PG_GETARG_TEXT_P_COPY(0));
		state->row = zha_page_row_type(fcinfo);
		call->user_fctx = state;
		MemoryContextSwitchTo(old);
	}
	call = SRF_PERCALL_SETUP();
	state = call->user_fctx;
	if (state->rest.len > 0)
		SRF_RETURN_NEXT(call, page_datum(zha_page_cut(&state->rest), state->row));
	SRF_RETURN_DONE(call);
}
