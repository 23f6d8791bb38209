/*
 * archive_links.c
 *		The neighbours of an article: by index probes, as plans or directly.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "archive_cache.h"
#include "archive_direct.h"
#include "archive_links.h"
#include "archive_row.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_links_1_0);
PG_FUNCTION_INFO_V1(archive_prev_1_0);
PG_FUNCTION_INFO_V1(archive_next_1_0);

/* ---- arguments ---------------------------------------------------------------- */

/*
 * zha_id_argument: the id that the caller gave, as the id column's type. A value of
 * another type goes through its text, so that 15, '15' and 15::bigint all ask for one
 * article; raises 22P02 and its like when the text is no such id.
 */
Datum
zha_id_argument(const zha_archive *archive, FunctionCallInfo fcinfo, int argument)
{
	Oid given = get_fn_expr_argtype(fcinfo->flinfo, argument);
	Oid function;
	bool varlena;
	char *text;

	if (given == archive->id.type)
		return PG_GETARG_DATUM(argument);
	getTypeOutputInfo(given, &function, &varlena);
	text = OidOutputFunctionCall(function, PG_GETARG_DATUM(argument));
	return zha_value_of(archive->id.type, text);
}

/* zha_channel_argument: the channel that the caller gave, as the channel column's type. */
Datum
zha_channel_argument(const zha_archive *archive, FunctionCallInfo fcinfo, int argument)
{
	if (archive->channel.attnum == 0)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("archive \"%s\" has no channels", archive->name),
						errhint("Give NULL as the channel.")));
	return zha_value_of(archive->channel.type,
						text_to_cstring(PG_GETARG_TEXT_PP(argument)));
}

/* zha_wanted_channel: the same, or NULL where the caller gave none. */
const Datum *
zha_wanted_channel(const zha_archive *archive, FunctionCallInfo fcinfo, int argument,
				   Datum *channel)
{
	if (PG_ARGISNULL(argument))
		return NULL;
	*channel = zha_channel_argument(archive, fcinfo, argument);
	return channel;
}

/*
 * zha_fetch: the rows of the article that an argument names into SPI_tuptable, those in
 * the channel that another argument names unless it is 0 or NULL; gives their number.
 */
uint64
zha_fetch(zha_archive *archive, FunctionCallInfo fcinfo, int article, int channel)
{
	Datum id = zha_id_argument(archive, fcinfo, article);
	Datum wanted;

	if (channel == 0 || PG_ARGISNULL(channel))
		return zha_probe_fetch(archive, id, NULL);
	wanted = zha_channel_argument(archive, fcinfo, channel);
	return zha_probe_fetch(archive, id, &wanted);
}

/* ---- walking ------------------------------------------------------------------ */

/* Links on their way from a probe to visit. */
typedef struct zha_walk
{
	const zha_archive *archive;
	zha_link link; /* its order and rel */
	zha_link_visit visit;
	void *context;
} zha_walk;

static void
take_link(Datum *values, bool *nulls, void *context)
{
	zha_walk *walk = context;

	zha_require_id(walk->archive, nulls[ZHA_LINK_ID]);
	memcpy(walk->link.values, values, sizeof(walk->link.values));
	memcpy(walk->link.nulls, nulls, sizeof(walk->link.nulls));
	walk->visit(&walk->link, walk->context);
}

/*
 * zha_walk_by_plans: visit up to limit articles from a place on, or, where beyond is not
 * set, from the end of its list, nearest first. Memory is freed as it goes.
 */
void
zha_walk_by_plans(zha_archive *archive, zha_order_name which, const char *rel,
				  bool forward, bool beyond, const zha_place *place, uint64 limit,
				  zha_link_visit visit, void *context)
{
	zha_walk walk = {.archive = archive,
					 .link = {.order = which, .rel = rel},
					 .visit = visit,
					 .context = context};
	zha_receiver receiver;
	zha_rung rung;
	MemoryContext memory = AllocSetContextCreate(CurrentMemoryContext, "zharchive walk",
												 ALLOCSET_SMALL_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(memory);

	zha_receiver_begin(&receiver, archive, take_link, &walk);
	for (int n = 0; limit > 0; n++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!zha_rung_find(archive, which, forward, beyond, place->nulls, n, &rung))
			break;
		limit -=
			zha_probe_walk(archive, &receiver, which, forward, beyond, place, n, limit);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(memory);
}

/* The same for one link, by the indexes themselves. */
static void
walk_directly(zha_reader *reader, zha_order_name which, const char *rel, bool forward,
			  bool beyond, const zha_place *place, zha_link_visit visit, void *context)
{
	const zha_archive *archive = reader->archive;
	zha_link link = {.order = which, .rel = rel};
	zha_rung rung;
	bool found = false;

	for (int n = 0; !found; n++)
	{
		if (!zha_rung_find(archive, which, forward, beyond, place->nulls, n, &rung))
			break;
		found = zha_reader_next(reader, &link, forward, &rung, place, visit, context);
	}
}

/* Whether the article is in a list of this order at all. */
static bool
is_listed(const zha_order *order, const zha_place *place)
{
	return order->exists && (order->null_is_list || !(place->nulls & 1));
}

/* ---- the lists of an article -------------------------------------------------- */

static const struct
{
	const char *name;
	bool forward;
	bool beyond;
} rel_names[] = {{"first", true, false},
				 {"prev", false, true},
				 {"next", true, true},
				 {"last", false, false}};

/* Which links of which article are asked for, by whom. */
typedef struct zha_request
{
	zha_order_name which;
	int rels;
	int channel; /* the argument that says it */
	zha_self *self;
	zha_link_visit visit;
	void *context;
	MemoryContext caller;
	bool found;
} zha_request;

/* The links of an article in one of its lists. */
static void
visit_list(zha_archive *archive, zha_reader *reader, zha_order_name which,
		   const zha_place *place, const zha_request *request)
{
	for (size_t i = 0; i < lengthof(rel_names); i++)
	{
		const char *name = rel_names[i].name;
		bool forward = rel_names[i].forward;

		if (!(request->rels & (1 << i)))
			continue;
		if (which == ZHA_CHANNEL && archive->reversed)
			forward = !forward;
		if (reader)
			walk_directly(reader, which, name, forward, rel_names[i].beyond, place,
						  request->visit, request->context);
		else
			zha_walk_by_plans(archive, which, name, forward, rel_names[i].beyond, place,
							  1, request->visit, request->context);
	}
}

/* zha_any_null: whether any of the first arguments, so many, is NULL. */
bool
zha_any_null(FunctionCallInfo fcinfo, int count)
{
	for (int i = 0; i < count; i++)
		if (PG_ARGISNULL(i))
			return true;
	return false;
}

/* A row of an article, by its list. */
typedef struct zha_listed
{
	Datum list;
	bool null;
	uint64 row;
} zha_listed;

typedef struct zha_listing
{
	FmgrInfo *compare;
	Oid collation;
} zha_listing;

/* Lists as the index has them; NULL is the last. */
static int
compare_lists(const zha_listing *listing, const zha_listed *a, const zha_listed *b)
{
	if (a->null || b->null)
		return a->null - b->null;
	return DatumGetInt32(
		FunctionCall2Coll(listing->compare, listing->collation, a->list, b->list));
}

static int
by_list(const void *a, const void *b, void *context)
{
	const zha_listed *left = a;
	const zha_listed *right = b;
	int result = compare_lists(context, left, right);

	CHECK_FOR_INTERRUPTS();
	return result != 0 ? result : (left->row > right->row) - (left->row < right->row);
}

/*
 * For each row of an article whether it is the first of its list, the lists told apart
 * as the index does.
 */
static bool *
find_lists(const zha_archive *archive, SPITupleTable *rows, uint64 count,
		   zha_order_name which)
{
	const zha_key *group = &archive->orders[which].group;
	zha_listing listing = {.collation = group->collation};
	bool *first = palloc0(count);
	zha_listed *listed;

	if (!archive->orders[which].grouped || count == 1)
	{
		first[0] = true;
		return first;
	}
	listing.compare =
		&lookup_type_cache(group->type, TYPECACHE_CMP_PROC_FINFO)->cmp_proc_finfo;
	listed = palloc_extended(sizeof(zha_listed) * count, MCXT_ALLOC_HUGE);
	for (uint64 row = 0; row < count; row++)
	{
		listed[row].row = row;
		listed[row].list =
			SPI_getbinval(rows->vals[row], rows->tupdesc,
						  zha_probe_column(archive, which), &listed[row].null);
	}
	qsort_arg(listed, count, sizeof(zha_listed), by_list, &listing);
	for (uint64 i = 0; i < count; i++)
		first[listed[i].row] =
			i == 0 || compare_lists(&listing, &listed[i - 1], &listed[i]) != 0;
	pfree(listed);
	return first;
}

static bool
is_wanted(const zha_archive *archive, const zha_request *request, int which)
{
	return archive->orders[which].exists &&
		   (request->which == ZHA_ORDERS || request->which == (zha_order_name) which);
}

/* The article itself, in the caller's memory. */
static void
keep_self(const zha_archive *archive, SPITupleTable *rows, zha_request *request)
{
	zha_self *self = request->self;
	MemoryContext spi = MemoryContextSwitchTo(request->caller);

	for (int i = 0; i < ZHA_SELF_COLUMNS; i++)
	{
		self->values[i] =
			SPI_getbinval(rows->vals[0], rows->tupdesc, i + 1, &self->nulls[i]);
		if (!self->nulls[i] && TupleDescAttr(rows->tupdesc, i)->attlen == -1)
			self->values[i] = PointerGetDatum(PG_DETOAST_DATUM_COPY(self->values[i]));
	}
	zha_require_id(archive, self->nulls[ZHA_LINK_ID]);
	MemoryContextSwitchTo(spi);
}

static void
visit_by_plans(zha_archive *archive, FunctionCallInfo fcinfo, void *context)
{
	zha_request *request = context;
	uint64 count = zha_fetch(archive, fcinfo, 1, request->channel);
	SPITupleTable *rows = SPI_tuptable;
	zha_place place;

	request->found = count > 0;
	if (count == 0)
		return;
	keep_self(archive, rows, request);
	for (int i = 0; i < ZHA_ORDERS; i++)
	{
		bool *first;

		if (!is_wanted(archive, request, i))
			continue;
		first = find_lists(archive, rows, count, i);
		for (uint64 row = 0; row < count; row++)
		{
			zha_probe_place(archive, rows, row, i, &place);
			if (first[row] && is_listed(&archive->orders[i], &place))
				visit_list(archive, NULL, i, &place, request);
		}
	}
}

/* Whether the article at this place is in the wanted channel, if there is one. */
static bool
is_in_channel(const zha_archive *archive, const Datum *wanted, const zha_place *place)
{
	TypeCacheEntry *type;

	if (wanted == NULL)
		return true;
	if (place->nulls & 1)
		return false;
	type = lookup_type_cache(archive->channel.type, TYPECACHE_EQ_OPR_FINFO);
	return DatumGetBool(FunctionCall2Coll(
		&type->eq_opr_finfo, archive->channel.collation, *wanted, place->values[0]));
}

/*
 * By the indexes themselves, where an id is one row; false, and nothing is done, where
 * they cannot be read so. The arguments are read first: functions of others may do that.
 */
static bool
visit_directly(zha_archive *archive, FunctionCallInfo fcinfo, zha_request *request)
{
	zha_reader reader;
	zha_place places[ZHA_ORDERS];
	Datum id = zha_id_argument(archive, fcinfo, 1);
	bool in_channel = !PG_ARGISNULL(request->channel);
	Datum channel =
		in_channel ? zha_channel_argument(archive, fcinfo, request->channel) : 0;

	if (!zha_reader_begin(&reader, archive))
		return false;
	request->found =
		zha_reader_fetch(&reader, id, request->self, places) &&
		is_in_channel(archive, in_channel ? &channel : NULL, &places[ZHA_CHANNEL]);
	for (int i = 0; request->found && i < ZHA_ORDERS; i++)
		if (is_wanted(archive, request, i) &&
			is_listed(&archive->orders[i], &places[i]))
			visit_list(archive, &reader, i, &places[i], request);
	zha_reader_end(&reader);
	return true;
}

/*
 * zha_links_visit: the links of the article that the second argument names, in
 * the order which, or in all if that is ZHA_ORDERS. The argument channel says which
 * channel the article is in, or is NULL. Gives the article itself in *self; false
 * when there is no such article.
 */
bool
zha_links_visit(zha_archive *archive, FunctionCallInfo fcinfo, zha_order_name which,
				int rels, int channel, zha_self *self, zha_link_visit visit,
				void *context)
{
	zha_request request = {.which = which,
						   .rels = rels,
						   .channel = channel,
						   .self = self,
						   .visit = visit,
						   .context = context,
						   .caller = CurrentMemoryContext};

	if (!zha_reads_directly(archive) || !visit_directly(archive, fcinfo, &request))
		zha_archive_query(archive, fcinfo, visit_by_plans, &request);
	return request.found;
}

/*
 * zha_links_run: run body on the archive that the first argument names, without SPI,
 * which links read directly do not need.
 */
void
zha_links_run(FunctionCallInfo fcinfo, zha_archive_body body, void *context)
{
	zha_archive *archive = zha_archive_open(fcinfo, PG_GETARG_OID(0));

	PG_TRY();
	{
		body(archive, fcinfo, context);
	}
	PG_FINALLY();
	{
		zha_archive_close(archive);
	}
	PG_END_TRY();
}

/* zha_order_argument: the order that the caller named in an argument. */
zha_order_name
zha_order_argument(const zha_archive *archive, FunctionCallInfo fcinfo, int argument)
{
	char *name = text_to_cstring(PG_GETARG_TEXT_PP(argument));

	for (int which = 0; which < ZHA_ORDERS; which++)
		if (strcmp(name, zha_order_text(which)) == 0)
		{
			if (!archive->orders[which].exists)
				ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
								errmsg("archive \"%s\" has no axis \"%s\"",
									   archive->name, name),
								errhint("Register it without series => ''.")));
			return which;
		}
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("there is no axis \"%s\"", name),
					errhint("The axes are \"channel\" and \"series\".")));
}

static void
say_id(void *id)
{
	errcontext("id \"%s\" of an article as the type that the result has",
			   (const char *) id);
}

/* An id, known as a text, as a column of the result has it. */
static Datum
id_as(Oid type, Datum shown)
{
	char *id = TextDatumGetCString(shown);
	ErrorContextCallback callback = {
		.previous = error_context_stack, .callback = say_id, .arg = id};
	Datum value;

	error_context_stack = &callback;
	value = zha_value_of(type, id);
	error_context_stack = callback.previous;
	return value;
}

/* A row of the result: order and rel if they are wanted, then the link. */
static void
emit(FunctionCallInfo fcinfo, const zha_link *link, bool named)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Datum values[2 + ZHA_LINK_COLUMNS];
	bool nulls[2 + ZHA_LINK_COLUMNS] = {false};
	Oid id_type;
	int count = 0;

	if (named)
	{
		values[count++] = CStringGetTextDatum(zha_order_text(link->order));
		values[count++] = CStringGetTextDatum(link->rel);
	}
	memcpy(values + count, link->values, sizeof(link->values));
	memcpy(nulls + count, link->nulls, sizeof(link->nulls));
	id_type = TupleDescAttr(result->setDesc, count)->atttypid;
	if (id_type != TEXTOID)
		values[count] = id_as(id_type, values[count]);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

static void
emit_named(const zha_link *link, void *context)
{
	emit(context, link, true);
}

/* zha_emit_link: a row of the call that is the context: a link, without order and rel. */
void
zha_emit_link(const zha_link *link, void *context)
{
	emit(context, link, false);
}

/* The links that the caller named in an argument. */
static int
rels_argument(FunctionCallInfo fcinfo, int argument)
{
	Datum *names;
	bool *nulls;
	int count;
	int rels = 0;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(argument), TEXTOID, -1, false, TYPALIGN_INT,
					  &names, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		char *name = nulls[i] ? "" : TextDatumGetCString(names[i]);
		size_t rel = 0;

		while (rel < lengthof(rel_names) && strcmp(name, rel_names[rel].name) != 0)
			rel++;
		if (rel == lengthof(rel_names))
			ereport(
				ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there is no link \"%s\"", name),
				 errhint("The links are \"first\", \"prev\", \"next\" and \"last\".")));
		rels |= 1 << rel;
	}
	return rels;
}

static Datum
run(FunctionCallInfo fcinfo, zha_archive_body body, int columns)
{
	zha_result_begin(fcinfo, columns);
	if (!zha_any_null(fcinfo, 3))
		zha_links_run(fcinfo, body, NULL);
	return (Datum) 0;
}

static void
links_body(zha_archive *archive, FunctionCallInfo fcinfo,
		   void *context pg_attribute_unused())
{
	zha_self self;

	(void) zha_links_visit(archive, fcinfo, ZHA_ORDERS, rels_argument(fcinfo, 2), 3,
						   &self, emit_named, fcinfo);
}

static void
neighbour_body(zha_archive *archive, FunctionCallInfo fcinfo, int rels)
{
	zha_self self;
	zha_order_name which = zha_order_argument(archive, fcinfo, 2);

	(void) zha_links_visit(archive, fcinfo, which, rels, 3, &self, zha_emit_link,
						   fcinfo);
}

static void
prev_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	neighbour_body(archive, fcinfo, ZHA_PREV);
}

static void
next_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	neighbour_body(archive, fcinfo, ZHA_NEXT);
}

/* ---- the functions ------------------------------------------------------------- */

/*
 * archive_links(regclass, any id, rels, channel) → setof (order, rel, id, title, number, list):
 * first, prev, next and last of each list that the article is in. No row at all
 * means that there is no such article, or that the caller may not see it.
 */
Datum
archive_links_1_0(PG_FUNCTION_ARGS)
{
	return run(fcinfo, links_body, ZHA_LINK_COLUMNS + 2);
}

/* archive_prev(regclass, any id, order, channel) → setof (id, title, number, list) */
Datum
archive_prev_1_0(PG_FUNCTION_ARGS)
{
	return run(fcinfo, prev_body, ZHA_LINK_COLUMNS);
}

/* archive_next(regclass, any id, order, channel) → setof (id, title, number, list) */
Datum
archive_next_1_0(PG_FUNCTION_ARGS)
{
	return run(fcinfo, next_body, ZHA_LINK_COLUMNS);
}
