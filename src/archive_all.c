/*
 * archive_all.c
 *		archive_links_all: the neighbours of every listed article, for sites that are
 *		written as a whole. One ordered pass for each order, two rows held back.
 *
 * The rows are returned one by one, as they are requested: each pass is a cursor that
 * reads a few hundred rows at a time. So memory does not grow with the archive, and a
 * caller who wants ten rows waits for few more. The server runs a function in FROM to
 * its end. Therefore users call a query in SQL, which the server inlines, and only the
 * query calls this function, where rows are made one by one.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "tcop/pquery.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/portal.h"

#include "archive_cache.h"
#include "archive_links.h"
#include "archive_query.h"
#include "archive_row.h"
#include "archive_setting.h"
#include "archive_stream.h"
#include "row.h"
#include "series_no.h"

PG_FUNCTION_INFO_V1(archive_links_rows);

/* Rows of a cursor that are read at once, and so the most that wait to be given. */
#define ZHA_BATCH 256

enum
{
	COLUMN_GROUP,
	COLUMN_LIST, /* the group as it is shown */
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_NUMBER,
	COLUMNS
};

#define ZHA_ALL_COLUMNS 9

/* A row held back, its texts one after the other in one buffer. */
typedef struct zha_held_row
{
	Datum values[COLUMN_NUMBER];
	bool nulls[COLUMNS];
	zha_series_no number;
	StringInfoData texts;
} zha_held_row;

/* One order being read. */
typedef struct zha_pass
{
	Portal cursor; /* NULL: it has been read to its end */
	Datum axis;
	bool null_is_list;
	bool reversed;
	zha_group list;
	zha_held_row rows[2];
	int last; /* the row that has no next yet; -1: none */
	bool has_prev;
} zha_pass;

/* What a call has come to; its memory lasts as long as the statement. */
typedef struct zha_all
{
	Oid relid;
	zha_archive *archive; /* held while rows are read */
	TupleDesc row;
	Oid types[COLUMNS];
	zha_receiver receiver;
	int next; /* the order that comes after */
	zha_pass pass;
	MemoryContext memory; /* of one pass */
	MemoryContext batch;  /* of the rows that wait */
	HeapTuple waiting[ZHA_BATCH + 1];
	int count;
	int given;
} zha_all;

/* ---- rows --------------------------------------------------------------------- */

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

/* Let the last row wait, with its neighbours. */
static void
finish_last(zha_all *all, Datum *below, bool *below_nulls)
{
	zha_pass *pass = &all->pass;
	zha_held_row *row = &pass->rows[pass->last];
	zha_held_row *above = &pass->rows[!pass->last];
	int prev = pass->reversed ? 7 : 5;
	int next = pass->reversed ? 5 : 7;
	Datum values[ZHA_ALL_COLUMNS] = {pass->axis, row->values[COLUMN_LIST],
									 row->values[COLUMN_ID], row->values[COLUMN_TITLE],
									 SeriesNoGetDatum(row->number)};
	bool nulls[ZHA_ALL_COLUMNS] = {false, row->nulls[COLUMN_LIST],
								   row->nulls[COLUMN_ID], row->nulls[COLUMN_TITLE],
								   row->nulls[COLUMN_NUMBER]};
	MemoryContext caller = MemoryContextSwitchTo(all->batch);

	values[prev] = above->values[COLUMN_ID];
	values[prev + 1] = above->values[COLUMN_TITLE];
	nulls[prev] = !pass->has_prev;
	nulls[prev + 1] = !pass->has_prev || above->nulls[COLUMN_TITLE];
	values[next] = below ? below[COLUMN_ID] : (Datum) 0;
	values[next + 1] = below ? below[COLUMN_TITLE] : (Datum) 0;
	nulls[next] = below == NULL;
	nulls[next + 1] = below == NULL || below_nulls[COLUMN_TITLE];
	all->waiting[all->count++] = heap_form_tuple(all->row, values, nulls);
	MemoryContextSwitchTo(caller);
}

static void
take_row(Datum *values, bool *nulls, void *context)
{
	zha_all *all = context;
	zha_pass *pass = &all->pass;
	bool goes_on;

	zha_require_id(all->archive, nulls[COLUMN_ID]);
	if (nulls[COLUMN_GROUP] && !pass->null_is_list)
		return;
	goes_on = zha_group_goes_on(&pass->list, values[COLUMN_GROUP], nulls[COLUMN_GROUP]);
	/* an article of several channels comes more than once in its series */
	if (goes_on &&
		zha_same_text(pass->rows[pass->last].values[COLUMN_ID], values[COLUMN_ID]))
		return;
	if (pass->last >= 0)
		finish_last(all, goes_on ? values : NULL, nulls);
	pass->has_prev = goes_on;
	pass->last = pass->last < 0 ? 0 : !pass->last;
	hold_row(&pass->rows[pass->last], values, nulls);
}

/* ---- passes ------------------------------------------------------------------- */

static void
add_equal(StringInfo sql, const zha_key *group)
{
	appendStringInfo(sql, " AND %s OPERATOR(%s.=) %s",
					 zha_operand_sql(group, zha_key_sql(group, "a")), group->schema,
					 zha_operand_sql(group, zha_key_call_sql(group, "$1")));
}

static char *
pass_query(const zha_archive *archive, const zha_order *order, bool one)
{
	const zha_key *group = &order->group;
	StringInfoData sql;

	initStringInfo(&sql);
	if (order->grouped)
		appendStringInfo(&sql, "SELECT %s, %s, ", zha_key_sql(group, "a"),
						 zha_label_sql(group, "a"));
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
							 ? psprintf("a.%s", group->column)
							 : zha_key_sql(group, "a"));
	if (one)
		add_equal(&sql, group);
	if (one && order->group_is_cut)
		add_equal(&sql, &order->whole);
	appendStringInfo(&sql, " ORDER BY %s", zha_order_sql(order, true));
	return sql.data;
}

/* A cursor over an order: by its index, so that no sort keeps it. */
static Portal
open_cursor(const zha_archive *archive, const zha_order *order, const Datum *channel)
{
	Oid *types = palloc(sizeof(Oid));
	ParamListInfo parameters = NULL;
	SPIPlanPtr plan;

	types[0] = archive->channel.type;
	plan = zha_query_prepare(archive, pass_query(archive, order, channel != NULL),
							 channel ? 1 : 0, types, CURSOR_OPT_NO_SCROLL);
	if (channel)
	{
		parameters = makeParamList(1);
		parameters->params[0] = (ParamExternData){
			.value = *channel, .pflags = PARAM_FLAG_CONST, .ptype = types[0]};
	}
	zha_set_for_now("enable_sort", "off");
	return SPI_cursor_open_with_paramlist(NULL, plan, parameters, true);
}

static void
begin_pass(zha_all *all, FunctionCallInfo fcinfo, zha_order_name which)
{
	const zha_archive *archive = all->archive;
	const zha_order *order = &archive->orders[which];
	zha_pass *pass = &all->pass;
	MemoryContext caller = CurrentMemoryContext;
	Datum wanted;
	const Datum *channel = zha_wanted_channel(archive, fcinfo, 1, &wanted);

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	MemoryContextReset(all->memory);
	*pass = (zha_pass){.null_is_list = order->null_is_list,
					   .reversed = which == ZHA_CHANNEL && archive->reversed,
					   .last = -1};
	pass->cursor = open_cursor(archive, order, channel);
	PinPortal(pass->cursor);
	MemoryContextSwitchTo(all->memory);
	pass->axis = CStringGetTextDatum(zha_order_text(which));
	zha_group_begin(&pass->list, &order->group);
	initStringInfo(&pass->rows[0].texts);
	initStringInfo(&pass->rows[1].texts);
	all->types[COLUMN_GROUP] = order->grouped ? order->group.type : TEXTOID;
	MemoryContextSwitchTo(caller);
	SPI_finish();
}

static void
end_cursor(zha_pass *pass)
{
	Portal cursor = pass->cursor;

	if (cursor == NULL)
		return;
	pass->cursor = NULL;
	UnpinPortal(cursor);
	PortalDrop(cursor, false);
}

/* Begin the next order that is wanted; of one channel it is the channel's. */
static bool
next_pass(zha_all *all, FunctionCallInfo fcinfo)
{
	while (all->next < ZHA_ORDERS)
	{
		zha_order_name which = all->next++;

		if (!all->archive->orders[which].exists ||
			(which != ZHA_CHANNEL && !PG_ARGISNULL(1)))
			continue;
		begin_pass(all, fcinfo, which);
		return true;
	}
	return false;
}

/* Read on until rows wait; false at the end of all. */
static bool
read_on(zha_all *all, FunctionCallInfo fcinfo)
{
	MemoryContextReset(all->batch);
	all->count = all->given = 0;
	while (all->count == 0)
	{
		if (all->pass.cursor == NULL && !next_pass(all, fcinfo))
			return false;
		if (PortalRunFetch(all->pass.cursor, FETCH_FORWARD, ZHA_BATCH,
						   &all->receiver.public) == ZHA_BATCH)
			continue;
		end_cursor(&all->pass);
		if (all->pass.last >= 0)
			finish_last(all, NULL, NULL);
	}
	return true;
}

/* ---- the calls ---------------------------------------------------------------- */

static void
end_all(Datum argument)
{
	zha_all *all = (zha_all *) DatumGetPointer(argument);

	end_cursor(&all->pass);
}

static zha_all *
begin_all(FunctionCallInfo fcinfo, FuncCallContext *call)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext caller = MemoryContextSwitchTo(call->multi_call_memory_ctx);
	zha_all *all = palloc0(sizeof(zha_all));

	all->relid = PG_GETARG_OID(0);
	all->row = zha_result_row(fcinfo, ZHA_ALL_COLUMNS, NULL);
	for (int i = COLUMN_LIST; i <= COLUMN_TITLE; i++)
		all->types[i] = TEXTOID;
	all->memory = AllocSetContextCreate(CurrentMemoryContext, "zharchive pass",
										ALLOCSET_SMALL_SIZES);
	all->batch = AllocSetContextCreate(CurrentMemoryContext, "zharchive batch",
									   ALLOCSET_DEFAULT_SIZES);
	zha_receiver_begin(&all->receiver, NULL, take_row, all);
	all->receiver.count = COLUMNS;
	all->receiver.types = all->types;
	RegisterExprContextCallback(result->econtext, end_all, PointerGetDatum(all));
	MemoryContextSwitchTo(caller);
	return all;
}

/* Read on under the settings that a query over an archive has. */
static bool
read_batch(zha_all *all, FunctionCallInfo fcinfo)
{
	int nest = NewGUCNestLevel();
	bool found = false;

	zha_set_for_now("search_path", "pg_catalog, pg_temp");
	all->archive = zha_archive_open(fcinfo, all->relid);
	PG_TRY();
	{
		all->receiver.archive = all->archive;
		all->types[COLUMN_NUMBER] = all->archive->series_no;
		found = read_on(all, fcinfo);
	}
	PG_FINALLY();
	{
		zha_archive_close(all->archive);
	}
	PG_END_TRY();
	AtEOXact_GUC(true, nest);
	return found;
}

/*
 * archive_links_rows(regclass, channel) → setof (axis, list, id, title, number, prev_id,
 * prev_title, next_id, next_title): every listed article in each of its lists, in the
 * lists' order, or those of one channel; row by row.
 */
Datum
archive_links_rows(PG_FUNCTION_ARGS)
{
	FuncCallContext *call;
	zha_all *all;

	if (SRF_IS_FIRSTCALL())
	{
		call = SRF_FIRSTCALL_INIT();
		if (!PG_ARGISNULL(0))
			call->user_fctx = begin_all(fcinfo, call);
	}
	call = SRF_PERCALL_SETUP();
	all = call->user_fctx;
	if (all == NULL || (all->given == all->count && !read_batch(all, fcinfo)))
	{
		if (all)
			UnregisterExprContextCallback(
				((ReturnSetInfo *) fcinfo->resultinfo)->econtext, end_all,
				PointerGetDatum(all));
		SRF_RETURN_DONE(call);
	}
	SRF_RETURN_NEXT(call, HeapTupleGetDatum(all->waiting[all->given++]));
}
