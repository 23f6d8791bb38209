/*
 * archive_direct.c
 *		Probes and a whole reading of an archive's indexes without a plan.
 *
 * For one row, starting and ending a plan costs more than the probe. Instructions for
 * all links of an article, in one table that is in memory, PostgreSQL 15: 328,000 read
 * this way; 1,026,000 with one cached plan that asks for all of them at once and is
 * right for NULLs, and two to three times the processor time (bench/direct prints
 * both). A gain of less than half would not justify this file.
 *
 * It is used only where a plan would do exactly the same: a plain table in the server's
 * own storage, for which the planner, asked when the archive is loaded, makes nothing
 * but plain scans; columns whose text is the same for everybody; suitable indexes; a
 * caller who may read all of it. It reads what the executor would read: in the caller's
 * snapshot, through the table's access method, which locks for serializable
 * transactions, with the same scan keys, after the same check of privileges. In all
 * other cases the plans of archive_probe.c give the same rows. Expressions over
 * columns, such as the key of a series, are computed as in an index.
 *
 * No pointer into a page is kept: what outlives a row is copied.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/nbtree.h"
#include "access/relscan.h"
#include "access/sysattr.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/visibilitymap.h"
#include "catalog/pg_am.h"
#include "catalog/pg_type.h"
#include "commands/defrem.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "optimizer/optimizer.h"
#include "storage/bufmgr.h"
#include "storage/predicate.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"

#include "archive_direct.h"
#include "archive_row.h"
#include "archive_index.h"
#include "archive_predicate.h"
#include "archive_storage.h"
#include "archive_width.h"

/* How a column is shown as a text. */
typedef struct zha_shown
{
	AttrNumber attnum;   /* 0: NULL */
	ExprState *computed; /* what is shown, if it is not the column */
	bool is_text;
	FmgrInfo output;
} zha_shown;

/* The comparisons of an index's column with a value. */
typedef struct zha_compared
{
	RegProcedure less;
	RegProcedure not_greater;
	RegProcedure equal;
	RegProcedure greater;
} zha_compared;

typedef struct zha_read_order
{
	Oid index;
	bool forward; /* the index has the order as it is, not turned around */
	zha_shown list;
	ExprState *computed[ZHA_MAX_KEYS + 1]; /* of a place; NULL: a column */
	zha_compared columns[ZHA_MAX_KEYS + 1];
} zha_read_order;

struct zha_direct
{
	ExprContext *context; /* of all that is computed */
	Oid id_index;
	zha_compared id_compared;
	zha_shown id;
	zha_shown title;
	Bitmapset *columns; /* all that is read, as zha_check_select has them */
	ExprState *number;  /* NULL: a column */
	Oid number_type;
	zha_read_order orders[ZHA_ORDERS];
};

/* ---- what of an archive can be read so ------------------------------------------- */

/* An expression over the columns, ready to be evaluated again and again. */
static ExprState *
compute(Relation table, const char *sql)
{
	return ExecInitExpr(expression_planner((Expr *) zha_expression(table, sql, false)),
						NULL);
}

/* What computes a key; NULL where it is a column. */
static ExprState *
compute_key(Relation table, const zha_key *key)
{
	if (key->attnum == 0 || key->before[0] == '\0')
		return NULL;
	return compute(table, zha_key_sql(key, NULL));
}

/* Whether a column, or what is shown for a key, is a text that depends on no search_path. */
static bool
show_column(Relation table, const zha_key *key, zha_shown *shown)
{
	Oid type = key->attnum ? getBaseType(key->type) : TEXTOID;
	Oid function;
	bool varlena;

	shown->attnum = key->attnum;
	if (key->attnum && key->before[0] != '\0')
		shown->computed = compute(table, zha_label_sql(key, NULL));
	switch (type)
	{
		case TEXTOID:
		case VARCHAROID:
			shown->is_text = true;
			return true;
		case INT2OID:
		case INT4OID:
		case INT8OID:
		case NUMERICOID:
		case UUIDOID:
		case DATEOID:
		case TIMESTAMPOID:
		case TIMESTAMPTZOID:
			getTypeOutputInfo(type, &function, &varlena);
			fmgr_info_cxt(function, &shown->output, CurrentMemoryContext);
			return true;
		default:
			return false;
	}
}

static void
compare_column(Relation index, int column, zha_compared *compared)
{
	Oid family = index->rd_opfamily[column];
	Oid type = index->rd_opcintype[column];

	compared->less =
		get_opcode(get_opfamily_member(family, type, type, BTLessStrategyNumber));
	compared->not_greater =
		get_opcode(get_opfamily_member(family, type, type, BTLessEqualStrategyNumber));
	compared->equal =
		get_opcode(get_opfamily_member(family, type, type, BTEqualStrategyNumber));
	compared->greater =
		get_opcode(get_opfamily_member(family, type, type, BTGreaterStrategyNumber));
}

/* An index that a query made later than it may not use is not for us, either. */
static bool
is_usable(Relation index)
{
	return index->rd_index->indisvalid && !index->rd_index->indcheckxmin;
}

static bool
read_order(Relation table, const zha_archive *archive, zha_order_name which,
		   zha_read_order *read)
{
	const zha_order *order = &archive->orders[which];
	const zha_key none = {0};
	const zha_key *list = order->group_is_cut ? &order->whole
						  : order->grouped    ? &order->group
											  : &none;
	Relation index;
	bool usable;

	if (!order->exists)
		return true;
	if (!show_column(table, list, &read->list))
		return false;
	read->index = zha_find_index(table, archive, order, &read->forward);
	if (!OidIsValid(read->index))
		return false;
	index = index_open(read->index, AccessShareLock);
	usable = is_usable(index);
	for (int i = 0; i < order->nkeys + order->grouped; i++)
		compare_column(index, i, &read->columns[i]);
	index_close(index, NoLock);
	if (order->grouped)
		read->computed[0] = compute_key(table, &order->group);
	for (int i = 0; i < order->nkeys; i++)
		read->computed[i + 1] = compute_key(table, &order->keys[i]);
	return usable;
}

/* The unique index of the id alone. */
static bool
read_id(Relation table, const zha_archive *archive, struct zha_direct *direct)
{
	Oid family = get_opclass_family(GetDefaultOpClass(archive->id.type, BTREE_AM_OID));
	ListCell *cell;

	foreach (cell, RelationGetIndexList(table))
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);
		Form_pg_index form = index->rd_index;

		if (form->indisunique && form->indimmediate && form->indnkeyatts == 1 &&
			form->indkey.values[0] == archive->id.attnum && is_usable(index) &&
			index->rd_rel->relam == BTREE_AM_OID && index->rd_opfamily[0] == family &&
			RelationGetIndexPredicate(index) == NIL)
		{
			direct->id_index = lfirst_oid(cell);
			compare_column(index, 0, &direct->id_compared);
		}
		index_close(index, NoLock);
	}
	return OidIsValid(direct->id_index);
}

static Bitmapset *
add_column(Bitmapset *columns, const zha_key *key)
{
	if (key->attnum == 0)
		return columns;
	return bms_add_member(columns, key->attnum - FirstLowInvalidHeapAttributeNumber);
}

static Bitmapset *
read_columns(const zha_archive *archive)
{
	Bitmapset *columns = add_column(add_column(NULL, &archive->id), &archive->title);

	columns = add_column(columns, &archive->number);
	columns = add_column(columns, &archive->published);
	for (int which = 0; which < ZHA_ORDERS; which++)
	{
		const zha_order *order = &archive->orders[which];

		columns = add_column(columns, &order->group);
		for (int i = 0; i < order->nkeys; i++)
			columns = add_column(columns, &order->keys[i]);
	}
	if (archive->condition != NULL)
		pull_varattnos(archive->condition, 1, &columns);
	return columns;
}

/*
 * zha_direct_describe: how the archive is read without a plan, in the current
 * memory context; NULL when it cannot be.
 */
struct zha_direct *
zha_direct_describe(Relation table, zha_archive *archive)
{
	struct zha_direct *direct = palloc0(sizeof(struct zha_direct));

	if (!zha_storage_is_own(archive) || table->rd_rel->relhassubclass ||
		table->rd_tableam != GetHeapamTableAmRoutine() ||
		!show_column(table, &archive->id, &direct->id) ||
		!show_column(table, &archive->title, &direct->title) ||
		!direct->title.is_text || !read_id(table, archive, direct))
		return NULL;
	for (int which = 0; which < ZHA_ORDERS; which++)
		if (!read_order(table, archive, which, &direct->orders[which]))
			return NULL;
	if (!zha_probe_is_plain(archive))
		return NULL;
	direct->columns = read_columns(archive);
	direct->number = compute_key(table, &archive->number);
	if (archive->number.attnum != 0)
		direct->number_type = getBaseType(archive->number.type);
	direct->context = CreateStandaloneExprContext();
	return direct;
}

/* zha_reads_directly: whether the caller's links can be read without a plan. */
bool
zha_reads_directly(const zha_archive *archive)
{
	return archive->direct != NULL &&
		   pg_class_aclcheck(archive->relid, GetUserId(), ACL_SELECT) == ACLCHECK_OK &&
		   check_enable_rls(archive->relid, InvalidOid, true) != RLS_ENABLED;
}

/* ---- a row as a link -------------------------------------------------------------- */

/* The value of a column of a row, or of what is computed of it in the caller's memory. */
static Datum
get_value(const struct zha_direct *direct, ExprState *computed, AttrNumber attnum,
		  TupleTableSlot *slot, bool *null)
{
	if (computed == NULL)
		return slot_getattr(slot, attnum, null);
	direct->context->ecxt_scantuple = slot;
	return ExecEvalExpr(computed, direct->context, null);
}

/* A text that is the caller's own, whatever becomes of the row. */
static Datum
own_text(Datum value)
{
	struct varlena *text = PG_DETOAST_DATUM_PACKED(value);

	if (text != (struct varlena *) DatumGetPointer(value))
		return PointerGetDatum(text);
	return datumCopy(value, false, -1);
}

static Datum
show(const struct zha_direct *direct, zha_shown *shown, TupleTableSlot *slot,
	 bool *null)
{
	Datum value = (Datum) 0;

	*null = shown->attnum == 0;
	if (!*null)
		value = get_value(direct, shown->computed, shown->attnum, slot, null);
	if (*null)
		return value;
	if (shown->is_text)
		return own_text(value);
	return CStringGetTextDatum(OutputFunctionCall(&shown->output, value));
}

/* The number as zha_number_sql gives it. */
static Datum
show_number(const zha_archive *archive, TupleTableSlot *slot, bool *null)
{
	const zha_key *key = &archive->number;
	Datum value;
	zha_series_no number;

	*null = key->attnum == 0;
	if (*null)
		return (Datum) 0;
	value =
		get_value(archive->direct, archive->direct->number, key->attnum, slot, null);
	if (*null)
		return value;
	*null = !zha_number_of(value, archive->direct->number_type, &number);
	return *null ? (Datum) 0 : SeriesNoGetDatum(number);
}

static Datum
show_date(const zha_key *key, TupleTableSlot *slot, bool *null)
{
	Datum value;

	*null = key->attnum == 0;
	if (*null)
		return (Datum) 0;
	value = slot_getattr(slot, key->attnum, null);
	if (*null)
		return value;
	switch (getBaseType(key->type))
	{
		case TIMESTAMPOID:
			return DirectFunctionCall1(timestamp_date, value);
		case TIMESTAMPTZOID:
			return DirectFunctionCall1(timestamptz_date, value);
		default:
			return value;
	}
}

static void
show_link(const zha_archive *archive, zha_order_name which, TupleTableSlot *slot,
		  Datum *values, bool *nulls)
{
	struct zha_direct *direct = archive->direct;

	values[ZHA_LINK_ID] = show(direct, &direct->id, slot, &nulls[ZHA_LINK_ID]);
	values[ZHA_LINK_TITLE] = show(direct, &direct->title, slot, &nulls[ZHA_LINK_TITLE]);
	values[ZHA_LINK_NUMBER] = show_number(archive, slot, &nulls[ZHA_LINK_NUMBER]);
	values[ZHA_LINK_LIST] =
		show(direct, &direct->orders[which].list, slot, &nulls[ZHA_LINK_LIST]);
}

/* The same of a value of any type. */
static Datum
own_value(Oid type, Datum value, bool null)
{
	int16 length;
	bool by_value;

	get_typlenbyval(type, &length, &by_value);
	if (null || by_value)
		return value;
	return length == -1 ? own_text(value) : datumCopy(value, by_value, length);
}

static void
read_place(const zha_archive *archive, zha_order_name which, TupleTableSlot *slot,
		   zha_place *place)
{
	const zha_order *order = &archive->orders[which];

	place->nulls = 0;
	for (int i = 0; i <= order->nkeys; i++)
	{
		const zha_key *key = i == 0 ? &order->group : &order->keys[i - 1];
		bool null = true;

		if (key->attnum != 0)
			place->values[i] = own_value(
				key->type,
				get_value(archive->direct, archive->direct->orders[which].computed[i],
						  key->attnum, slot, &null),
				null);
		place->nulls |= (uint32) null << i;
	}
}

/* ---- scan keys -------------------------------------------------------------------- */

typedef struct zha_scan_keys
{
	Relation index;
	const zha_compared *compared;
	int count;
	ScanKeyData keys[ZHA_MAX_KEYS + 2];
	ScanKeyData members[ZHA_MAX_KEYS];
} zha_scan_keys;

static void
add_null(zha_scan_keys *keys, int column, int flag)
{
	ScanKeyEntryInitialize(&keys->keys[keys->count++], SK_ISNULL | flag, column + 1,
						   InvalidStrategy, InvalidOid, InvalidOid, InvalidOid,
						   (Datum) 0);
}

static void
add_comparison(zha_scan_keys *keys, int column, StrategyNumber strategy, Datum value)
{
	const zha_compared *compared = &keys->compared[column];
	RegProcedure function = strategy == BTEqualStrategyNumber  ? compared->equal
							: strategy == BTLessStrategyNumber ? compared->less
							: strategy == BTLessEqualStrategyNumber
								? compared->not_greater
								: compared->greater;

	ScanKeyEntryInitialize(&keys->keys[keys->count++], 0, column + 1, strategy,
						   InvalidOid, keys->index->rd_indcollation[column], function,
						   value);
}

static void
add_equal(zha_scan_keys *keys, int column, const zha_place *place, int value)
{
	if ((place->nulls >> value) & 1)
		add_null(keys, column, SK_SEARCHNULL);
	else
		add_comparison(keys, column, BTEqualStrategyNumber, place->values[value]);
}

/* (k1, k2, ...) beyond the values of the place, as one key of the scan. */
static void
add_row_comparison(zha_scan_keys *keys, int offset, const zha_rung *rung,
				   StrategyNumber strategy, const zha_place *place)
{
	ScanKey header = &keys->keys[keys->count++];
	ScanKey member = keys->members;

	for (int i = rung->from; i <= rung->to; i++, member++)
		ScanKeyEntryInitialize(
			member, SK_ROW_MEMBER | (i == rung->to ? SK_ROW_END : 0), i + offset + 1,
			strategy, InvalidOid, keys->index->rd_indcollation[i + offset],
			index_getprocid(keys->index, i + offset + 1, BTORDER_PROC),
			place->values[i + 1]);
	*header = (ScanKeyData){.sk_flags = SK_ROW_HEADER,
							.sk_attno = rung->from + offset + 1,
							.sk_strategy = strategy,
							.sk_argument = PointerGetDatum(keys->members)};
}

/* The moment up to which articles are out, as the date's type: what now() is in SQL. */
static Datum
now_of(const zha_archive *archive)
{
	switch (getBaseType(archive->published.type))
	{
		case DATEOID:
			return DateADTGetDatum(GetSQLCurrentDate());
		case TIMESTAMPOID:
			return TimestampGetDatum(GetSQLLocalTimestamp(-1));
		default:
			return TimestampTzGetDatum(GetCurrentTransactionStartTimestamp());
	}
}

static void
make_keys(zha_scan_keys *keys, const zha_archive *archive, zha_order_name which,
		  bool forward, const zha_rung *rung, const zha_place *place)
{
	const zha_order *order = &archive->orders[which];
	int offset = order->grouped ? 1 : 0;
	StrategyNumber strategy = order->keys[rung->from].desc == forward
								  ? BTLessStrategyNumber
								  : BTGreaterStrategyNumber;

	if (order->grouped)
		add_equal(keys, 0, place, 0);
	for (int i = 0; i < rung->from; i++)
		add_equal(keys, i + offset, place, i + 1);
	switch (rung->kind)
	{
		case ZHA_ALL:
			break;
		case ZHA_BEYOND_VALUES:
			if (rung->from < rung->to)
				add_row_comparison(keys, offset, rung, strategy, place);
			else
				add_comparison(keys, rung->from + offset, strategy,
							   place->values[rung->from + 1]);
			break;
		case ZHA_ANY_VALUE:
			add_null(keys, rung->from + offset, SK_SEARCHNOTNULL);
			break;
		case ZHA_ANY_NULL:
			add_null(keys, rung->from + offset, SK_SEARCHNULL);
			break;
	}
	if (rung->out)
		add_comparison(keys, offset, BTLessEqualStrategyNumber, now_of(archive));
}

/* ---- reading ---------------------------------------------------------------------- */

/* The check of rights that the executor makes for each query, with its hook. */
static void
check_rights(const zha_archive *archive)
{
	RangeTblEntry *table = makeNode(RangeTblEntry);

	table->rtekind = RTE_RELATION;
	table->relid = archive->relid;
	table->relkind = RELKIND_RELATION;
	table->rellockmode = AccessShareLock;
	zha_check_select(table, archive->direct->columns);
}

/*
 * The table, unless it has been altered since the archive was opened, as a function that
 * turned an argument into an id may have done. While it is open the server refuses that
 * to the same session, and the lock to others.
 */
static Relation
open_table(const zha_archive *archive)
{
	Relation table;

	check_rights(archive);
	table = table_open(archive->relid, AccessShareLock);
	if (archive->valid)
		return table;
	table_close(table, NoLock);
	return NULL;
}

/*
 * zha_reader_begin: for a caller of whom zha_reads_directly is true. False, and nothing
 * is begun, when what is known of the table is out of date.
 */
bool
zha_reader_begin(zha_reader *reader, const zha_archive *archive)
{
	reader->archive = archive;
	reader->table = open_table(archive);
	if (reader->table == NULL)
		return false;
	reader->self = table_slot_create(reader->table, NULL);
	reader->other = table_slot_create(reader->table, NULL);
	return true;
}

/* zha_reader_end: the locks stay until the transaction ends, as a query's do. */
void
zha_reader_end(zha_reader *reader)
{
	ExecDropSingleTupleTableSlot(reader->self);
	ExecDropSingleTupleTableSlot(reader->other);
	table_close(reader->table, NoLock);
}

static IndexScanDesc
begin_scan(zha_reader *reader, zha_scan_keys *keys)
{
	IndexScanDesc scan = zha_index_beginscan(reader->table, keys->index,
											 GetActiveSnapshot(), keys->count);

	index_rescan(scan, keys->keys, keys->count, NULL, 0);
	return scan;
}

/*
 * The next row of a scan. Where the server wipes what it frees, as it does when it is built
 * with assertions, the row is read from a copy, so that a value which outlives it is seen
 * to be garbage at once, and not only when another session has changed the page meanwhile.
 */
static bool
next_row(IndexScanDesc scan, ScanDirection direction, TupleTableSlot *slot)
{
	bool found = index_getnext_slot(scan, direction, slot);

#ifdef CLOBBER_FREED_MEMORY
	if (found)
		ExecMaterializeSlot(slot);
#endif
	return found;
}

/*
 * zha_reader_fetch: an article and its places in the orders; false when there is
 * none with this id. What it gives is the caller's.
 */
bool
zha_reader_fetch(zha_reader *reader, Datum id, zha_self *self,
				 zha_place places[ZHA_ORDERS])
{
	const zha_archive *archive = reader->archive;
	zha_scan_keys keys = {.index =
							  index_open(archive->direct->id_index, AccessShareLock),
						  .compared = &archive->direct->id_compared};
	IndexScanDesc scan;
	bool found;

	add_comparison(&keys, 0, BTEqualStrategyNumber, id);
	scan = begin_scan(reader, &keys);
	found = next_row(scan, ForwardScanDirection, reader->self);
	index_endscan(scan);
	index_close(keys.index, NoLock);
	if (!found)
		return false;
	show_link(archive, ZHA_SERIES, reader->self, self->values, self->nulls);
	zha_require_id(archive, self->nulls[ZHA_LINK_ID]);
	self->values[ZHA_SELF_DATE] =
		show_date(&archive->published, reader->self, &self->nulls[ZHA_SELF_DATE]);
	for (int which = 0; which < ZHA_ORDERS; which++)
		if (archive->orders[which].exists)
			read_place(archive, which, reader->self, &places[which]);
	return true;
}

/* Whether an article's date has come, or need not. */
static bool
is_out(const zha_archive *archive, TupleTableSlot *slot)
{
	const zha_key *published = &archive->published;
	TypeCacheEntry *type;
	Datum date;
	bool null;

	CHECK_FOR_INTERRUPTS();
	if (!archive->options.scheduled)
		return true;
	date = slot_getattr(slot, published->attnum, &null);
	type = lookup_type_cache(getBaseType(published->type), TYPECACHE_CMP_PROC_FINFO);
	return null || DatumGetInt32(FunctionCall2(&type->cmp_proc_finfo, date,
											   now_of(archive))) <= 0;
}

/*
 * zha_reader_next: visit the nearest article of a range next to a place; *link says the
 * order and the rel. False when there is none.
 */
bool
zha_reader_next(zha_reader *reader, zha_link *link, bool forward, const zha_rung *rung,
				const zha_place *place, zha_link_visit visit, void *context)
{
	const zha_archive *archive = reader->archive;
	const zha_read_order *read = &archive->direct->orders[link->order];
	ScanDirection direction =
		forward == read->forward ? ForwardScanDirection : BackwardScanDirection;
	zha_scan_keys keys = {.index = index_open(read->index, AccessShareLock),
						  .compared = read->columns};
	IndexScanDesc scan;
	bool found;

	CHECK_FOR_INTERRUPTS();
	make_keys(&keys, archive, link->order, forward, rung, place);
	scan = begin_scan(reader, &keys);
	do
		found = next_row(scan, direction, reader->other);
	while (found && !is_out(archive, reader->other));
	if (found)
	{
		show_link(archive, link->order, reader->other, link->values, link->nulls);
		zha_require_id(archive, link->nulls[ZHA_LINK_ID]);
	}
	index_endscan(scan);
	index_close(keys.index, NoLock);
	if (found)
		visit(link, context);
	return found;
}

/* ---- the whole order, by the index alone ------------------------------------------ */

/* Where an index has what is read of each article. */
typedef struct zha_found_columns
{
	int count;
	int places[INDEX_MAX_KEYS]; /* of the list, and of what follows; -1: NULL */
	int cut;          /* which of them may not be all of its column; 0: none */
	AttrNumber whole; /* that column */
} zha_found_columns;

/*
 * The columns are in the index's order or included, those below 0 keys of the order; the
 * spelling of a series may be there as its key only.
 */
static bool
find_columns(const zha_archive *archive, Relation table, Relation index,
			 const AttrNumber *columns, zha_found_columns *found)
{
	for (int i = 1; i < found->count; i++)
	{
		zha_key column = {.attnum = columns[i], .column = "?", .before = ""};

		found->places[i] = columns[i] < 0 ? -columns[i] : -1;
		if (columns[i] <= 0)
			continue;
		found->places[i] = zha_index_column(table, index, &column);
		if (found->places[i] >= 0)
			continue;
		if (columns[i] != archive->spelled.attnum || archive->spelled.before[0] == '\0')
			return false;
		found->places[i] = zha_index_column(table, index, &archive->spelled);
		found->cut = i;
		found->whole = columns[i];
		if (found->places[i] < 0)
			return false;
	}
	return true;
}

/* Whether NULLs come last in the first column, as the index is read. */
static bool
has_nulls_last(Relation index, bool forward)
{
	return ((index->rd_indoption[0] & INDOPTION_NULLS_FIRST) != 0) != forward;
}

/*
 * Whether the article of an entry is there for the snapshot: as in an index-only
 * scan, the table is asked only where its page is not known to be visible to all.
 */
static bool
is_visible(IndexScanDesc scan, ItemPointer place, Buffer *map, TupleTableSlot *slot)
{
	BlockNumber block = ItemPointerGetBlockNumber(place);
	bool found;

	if (VM_ALL_VISIBLE(scan->heapRelation, block, map))
	{
		PredicateLockPage(scan->heapRelation, block, scan->xs_snapshot);
		return true;
	}
	found = index_fetch_heap(scan, slot);
	ExecClearTuple(slot);
	return found;
}

typedef struct zha_entries
{
	IndexScanDesc scan;
	ScanDirection direction;
	TupleTableSlot *slot;
	const zha_found_columns *found;
} zha_entries;

/* The column whose key may have been cut, from the table; false: the row is not there. */
static bool
read_whole(const zha_entries *entries, Datum *value, bool *null)
{
	bool found = index_fetch_heap(entries->scan, entries->slot);

	if (found)
		*value = slot_getattr(entries->slot, entries->found->whole, null);
	if (found && !*null)
		*value = own_text(*value);
	ExecClearTuple(entries->slot);
	return found;
}

/* The values of an entry that is visible; false where its row is not there after all. */
static bool
read_entry(const zha_entries *entries, const Datum *entry, const bool *entry_nulls,
		   Datum *values, bool *nulls)
{
	const zha_found_columns *found = entries->found;
	int cut = found->cut;

	for (int i = 0; i < found->count; i++)
	{
		int place = found->places[i];

		nulls[i] = place < 0 || entry_nulls[place];
		values[i] = nulls[i] ? (Datum) 0 : entry[place];
	}
	return cut == 0 || nulls[cut] || !zha_may_be_cut(values[cut]) ||
		   read_whole(entries, &values[cut], &nulls[cut]);
}

/* Each entry up to the first that is in no list. */
static void
take_entries(zha_entries *entries, zha_take take, void *context)
{
	IndexScanDesc scan = entries->scan;
	MemoryContext memory = AllocSetContextCreate(
		CurrentMemoryContext, "zharchive entry", ALLOCSET_SMALL_SIZES);
	MemoryContext caller =
		CurrentMemoryContext; /* the scan's, which it takes more of */
	Buffer map = InvalidBuffer;
	ItemPointer place;
	Datum entry[INDEX_MAX_KEYS];
	bool entry_nulls[INDEX_MAX_KEYS];
	Datum values[INDEX_MAX_KEYS];
	bool nulls[INDEX_MAX_KEYS];

	while ((place = index_getnext_tid(scan, entries->direction)) != NULL)
	{
		CHECK_FOR_INTERRUPTS();
		if (!is_visible(scan, place, &map, entries->slot))
			continue;
		index_deform_tuple(scan->xs_itup, scan->xs_itupdesc, entry, entry_nulls);
		if (entry_nulls[0])
			break;
		MemoryContextSwitchTo(memory);
		if (read_entry(entries, entry, entry_nulls, values, nulls))
			take(values, nulls, context);
		MemoryContextSwitchTo(caller);
		MemoryContextReset(memory);
	}
	if (BufferIsValid(map))
		ReleaseBuffer(map);
	MemoryContextDelete(memory);
}

/*
 * zha_direct_stream: call take for each article that is in a list, in the order, with
 * the list's value and the columns asked for after it (0: NULL, -n: the order's n-th
 * key); they last until it returns. False, and nothing is done, when the caller may not
 * read so, or the index alone does not tell.
 */
bool
zha_direct_stream(const zha_archive *archive, zha_order_name which,
				  const AttrNumber *columns, int count, zha_take take, void *context)
{
	const zha_read_order *read;
	Relation table;
	Relation index;
	zha_found_columns found = {.count = count};
	bool possible;

	if (!zha_reads_directly(archive) || archive->options.scheduled)
		return false;
	read = &archive->direct->orders[which];
	table = open_table(archive);
	if (table == NULL)
		return false;
	index = index_open(read->index, AccessShareLock);
	possible = read->list.is_text && has_nulls_last(index, read->forward) &&
			   find_columns(archive, table, index, columns, &found);
	if (possible)
	{
		zha_entries entries = {
			.scan = zha_index_beginscan(table, index, GetActiveSnapshot(), 0),
			.direction = read->forward ? ForwardScanDirection : BackwardScanDirection,
			.slot = table_slot_create(table, NULL),
			.found = &found};

		entries.scan->xs_want_itup = true;
		index_rescan(entries.scan, NULL, 0, NULL, 0);
		take_entries(&entries, take, context);
		index_endscan(entries.scan);
		ExecDropSingleTupleTableSlot(entries.slot);
	}
	index_close(index, NoLock);
	table_close(table, NoLock);
	return possible;
}
