/*
 * archive_stream.c
 *		Runs a query over a whole archive and passes on its rows one by one, as the
 *		executor makes them: no copy, no batch.
 */
#include "compat.h"

#include "executor/spi.h"
#include "miscadmin.h"
#include "nodes/params.h"
#include "utils/datum.h"
#include "utils/memutils.h"

#include "archive_row.h"
#include "archive_query.h"
#include "archive_stream.h"

static bool
receive(TupleTableSlot *slot, DestReceiver *self)
{
	zha_receiver *receiver = (zha_receiver *) self;
	MemoryContext executor = MemoryContextSwitchTo(receiver->memory);

	CHECK_FOR_INTERRUPTS();
	slot_getallattrs(slot);
	receiver->take(slot->tts_values, slot->tts_isnull, receiver->context);
	MemoryContextSwitchTo(executor);
	MemoryContextReset(receiver->memory);
	return true;
}

static void
start(DestReceiver *self, int operation, TupleDesc descriptor)
{
	const zha_receiver *receiver = (zha_receiver *) self;

	(void) operation;
	zha_require_types(receiver->archive, descriptor, receiver->types, receiver->count);
}

static void
finish(DestReceiver *self)
{
	(void) self;
}

/* zha_same_text: whether two texts have the same bytes, whatever their collation. */
bool
zha_same_text(Datum a, Datum b)
{
	Size size = VARSIZE_ANY(DatumGetPointer(a));
	text *left;
	text *right;

	/* the same as they are stored, as most that are compared are */
	if (size == VARSIZE_ANY(DatumGetPointer(b)) &&
		memcmp(DatumGetPointer(a), DatumGetPointer(b), size) == 0)
		return true;
	left = DatumGetTextPP(a);
	right = DatumGetTextPP(b);
	return VARSIZE_ANY_EXHDR(left) == VARSIZE_ANY_EXHDR(right) &&
		   memcmp(VARDATA_ANY(left), VARDATA_ANY(right), VARSIZE_ANY_EXHDR(left)) == 0;
}

/* zha_group_begin: no list yet; the values that follow are of this group. */
void
zha_group_begin(zha_group *list, const zha_key *group)
{
	*list = (zha_group){.collation = group->collation};
	initStringInfo(&list->held);
	if (group->attnum != 0)
		list->type = lookup_type_cache(group->type, TYPECACHE_EQ_OPR_FINFO);
}

/*
 * Equal as the index has it: 1.0 is 1.00, and what a collation does not tell apart is
 * one. What has the same bytes is equal without asking.
 */
static bool
is_equal(const zha_group *list, Datum value)
{
	if (list->type->typlen == -1 && zha_same_text(list->value, value))
		return true;
	if (list->type->typbyval && list->value == value)
		return true;
	return DatumGetBool(FunctionCall2Coll(&list->type->eq_opr_finfo, list->collation,
										  list->value, value));
}

static void
hold_value(zha_group *list, Datum value)
{
	int16 length = list->type->typlen;

	list->value = value;
	if (list->type->typbyval)
		return;
	if (length == -1)
		value = PointerGetDatum(PG_DETOAST_DATUM_PACKED(value));
	resetStringInfo(&list->held);
	appendBinaryStringInfo(&list->held, DatumGetPointer(value),
						   datumGetSize(value, false, length));
	list->value = PointerGetDatum(list->held.data);
}

/* zha_group_goes_on: whether a row is in the list of the one before it. */
bool
zha_group_goes_on(zha_group *list, Datum value, bool null)
{
	bool goes_on = list->begun && null == list->null && (null || is_equal(list, value));

	list->begun = true;
	list->null = null;
	if (!goes_on && !null)
		hold_value(list, value);
	return goes_on;
}

/*
 * zha_receiver_begin: a destination for the rows of queries over the archive, which
 * calls take for each. The values, and what take allocates, last until it returns. It
 * ends with the current memory context.
 */
void
zha_receiver_begin(zha_receiver *receiver, const zha_archive *archive, zha_take take,
				   void *context)
{
	*receiver = (zha_receiver){.public = {.receiveSlot = receive,
										  .rStartup = start,
										  .rShutdown = finish,
										  .rDestroy = finish,
										  .mydest = DestTuplestore},
							   .archive = archive,
							   .memory = AllocSetContextCreate(CurrentMemoryContext,
															   "zharchive row",
															   ALLOCSET_DEFAULT_SIZES),
							   .take = take,
							   .context = context};
}

/*
 * zha_stream: call take for each row of a query. The values, and what take allocates,
 * last until it returns. Raises 55006 when the rows are not of the types given.
 */
void
zha_stream(const zha_archive *archive, const zha_query *query, zha_take take,
		   void *context)
{
	zha_receiver receiver;
	SPIExecuteOptions options = {.read_only = true, .dest = &receiver.public};
	int count = OidIsValid(query->parameter) ? 1 : 0;
	SPIPlanPtr plan = zha_query_prepare(archive, query->sql, count, &query->parameter,
										CURSOR_OPT_PARALLEL_OK);
	int result;

	zha_receiver_begin(&receiver, archive, take, context);
	receiver.count = query->count;
	receiver.types = query->types;
	if (count > 0)
	{
		options.params = makeParamList(1);
		options.params->params[0] = (ParamExternData){.value = query->value,
													  .pflags = PARAM_FLAG_CONST,
													  .ptype = query->parameter};
	}
	result = SPI_execute_plan_extended(plan, &options);
	if (result < 0)
		elog(ERROR, "could not execute \"%s\": %s", query->sql,
			 SPI_result_code_string(result));
	MemoryContextDelete(receiver.memory);
}
