/*
 * archive_all.c
 *		archive_links_all: the neighbours of every listed article, for sites that
 *		are written as a whole. One ordered pass per order, two rows held back.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "archive_cache.h"
#include "archive_row.h"
#include "archive_stream.h"
#include "row.h"
#include "series_no.h"

PG_FUNCTION_INFO_V1(archive_links_all_1_0);

enum
{
	COLUMN_GROUP,
	COLUMN_LIST, /* the group as it is shown */
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_NUMBER,
	COLUMNS
};

/* A row held back, its texts one after the other in one buffer. */
typedef struct zha_held_row
{
	Datum values[COLUMN_NUMBER];
	bool nulls[COLUMNS];
	zha_series_no number;
	StringInfoData texts;
} zha_held_row;

typedef struct zha_pass
{
	const zha_archive *archive;
	ReturnSetInfo *result;
	Datum order;
	bool null_is_list;
	zha_group list;
	zha_held_row rows[2];
	int last; /* the row that has no next yet; -1: none */
	bool has_prev;
} zha_pass;

static void
hold_text(zha_held_row *row, int column, Datum value)
{
	text *packed = DatumGetTextPP(value);

	/* aligned, since it may have a long header */
	row->texts.len = MAXALIGN(row->texts.len);
	enlargeStringInfo(&row->texts, VARSIZE_ANY(packed) + MAXIMUM_ALIGNOF);
	memcpy(row->texts.data + row->texts.len, packed, VARSIZE_ANY(packed));
	row->values[column] = (Datum) row->texts.len;
	row->texts.len += VARSIZE_ANY(packed);
}

static void
hold_row(zha_held_row *row, Datum *values, bool *nulls)
{
	resetStringInfo(&row->texts);
	memcpy(row->nulls, nulls, sizeof(row->nulls));
	for (int i = COLUMN_LIST; i <= COLUMN_TITLE; i++)
		if (!nulls[i])
			hold_text(row, i, values[i]);
	/* offsets until here: the buffer may have moved */
	for (int i = COLUMN_LIST; i <= COLUMN_TITLE; i++)
		row->values[i] = PointerGetDatum(row->texts.data + (Size) row->values[i]);
	if (!nulls[COLUMN_NUMBER])
		row->number = DatumGetSeriesNo(values[COLUMN_NUMBER]);
}

/* Emit the last row with its neighbours. */
static void
emit_last(zha_pass *pass, Datum *next, bool *next_nulls)
{
	zha_held_row *row = &pass->rows[pass->last];
	zha_held_row *prev = &pass->rows[!pass->last];
	Datum values[] = {pass->order,
					  row->values[COLUMN_LIST],
					  row->values[COLUMN_ID],
					  row->values[COLUMN_TITLE],
					  SeriesNoGetDatum(row->number),
					  prev->values[COLUMN_ID],
					  prev->values[COLUMN_TITLE],
					  next ? next[COLUMN_ID] : (Datum) 0,
					  next ? next[COLUMN_TITLE] : (Datum) 0};
	bool nulls[] = {false,
					row->nulls[COLUMN_LIST],
					row->nulls[COLUMN_ID],
					row->nulls[COLUMN_TITLE],
					row->nulls[COLUMN_NUMBER],
					!pass->has_prev,
					!pass->has_prev || prev->nulls[COLUMN_TITLE],
					next == NULL,
					next == NULL || next_nulls[COLUMN_TITLE]};

	tuplestore_putvalues(pass->result->setResult, pass->result->setDesc, values, nulls);
}

static void
take_row(Datum *values, bool *nulls, void *context)
{
	zha_pass *pass = context;
	bool goes_on;

	zha_require_id(pass->archive, nulls[COLUMN_ID]);
	if (nulls[COLUMN_GROUP] && !pass->null_is_list)
		return;
	goes_on = zha_group_goes_on(&pass->list, values[COLUMN_GROUP], nulls[COLUMN_GROUP]);
	/* an article of several channels comes more than once in its series */
	if (goes_on &&
		zha_same_text(pass->rows[pass->last].values[COLUMN_ID], values[COLUMN_ID]))
		return;
	if (pass->last >= 0)
		emit_last(pass, goes_on ? values : NULL, nulls);
	pass->has_prev = goes_on;
	pass->last = pass->last < 0 ? 0 : !pass->last;
	hold_row(&pass->rows[pass->last], values, nulls);
}

static char *
pass_query(const zha_archive *archive, const zha_order *order)
{
	StringInfoData sql;

	initStringInfo(&sql);
	if (order->grouped)
		appendStringInfo(&sql, "SELECT %s, %s, ", zha_key_sql(&order->group, "a"),
						 zha_label_sql(&order->group, "a"));
	else
		appendStringInfoString(&sql,
							   "SELECT NULL::pg_catalog.text, NULL::pg_catalog.text, ");
	appendStringInfo(&sql, "%s::pg_catalog.text, %s::pg_catalog.text, %s",
					 zha_key_sql(&archive->id, "a"), zha_key_sql(&archive->title, "a"),
					 zha_number_sql(archive, "a"));
	appendStringInfo(&sql, " FROM %s AS a WHERE (%s)", archive->table,
					 archive->visible ? archive->visible : "true");
	/* not of the key of a column, which would be computed twice for each row */
	if (!order->null_is_list)
		appendStringInfo(&sql, " AND %s IS NOT NULL",
						 zha_has_series_column(archive)
							 ? psprintf("a.%s", order->group.column)
							 : zha_key_sql(&order->group, "a"));
	appendStringInfo(&sql, " ORDER BY %s", zha_order_sql(order, true));
	return sql.data;
}

static void
all_body(zha_archive *archive, FunctionCallInfo fcinfo,
		 void *context pg_attribute_unused())
{
	for (int which = 0; which < ZHA_ORDERS; which++)
	{
		const zha_order *order = &archive->orders[which];
		zha_query query = {.count = COLUMNS,
						   .types = {order->grouped ? order->group.type : TEXTOID,
									 TEXTOID, TEXTOID, TEXTOID, archive->series_no}};
		zha_pass pass = {.archive = archive,
						 .result = (ReturnSetInfo *) fcinfo->resultinfo,
						 .null_is_list = order->null_is_list,
						 .last = -1};

		if (!order->exists)
			continue;
		query.sql = pass_query(archive, order);
		pass.order = CStringGetTextDatum(zha_order_text(which));
		zha_group_begin(&pass.list, &order->group);
		initStringInfo(&pass.rows[0].texts);
		initStringInfo(&pass.rows[1].texts);
		zha_stream(archive, &query, take_row, &pass);
		if (pass.last >= 0)
			emit_last(&pass, NULL, NULL);
	}
}

/*
 * archive_links_all(regclass) → setof (order, list, id, title, number, prev_id,
 * prev_title, next_id, next_title): every listed article in each of its lists, in
 * the lists' order.
 */
Datum
archive_links_all_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, 9);
	zha_archive_run(fcinfo, all_body, NULL);
	return (Datum) 0;
}
