/*
 * series_set_state.c
 *		The aggregates series_holdings, series_missing and series_repeated.
 *
 * Their state is a bytea to all who store or send it, so that an engine which has the rows
 * on several nodes combines there what each has gathered. While rows are gathered it is
 * an expanded object, which is not copied. The bytes are a version, then the set
 * as series_set.c writes it.
 */
#include "compat.h"

#include "utils/expandeddatum.h"
#include "utils/memutils.h"

#include "series_set.h"

/* Of the bytes; a state of a later version is refused. */
#define STATE_VERSION 1

typedef struct zha_set_state
{
	ExpandedObjectHeader header;
	zha_series_set set;
} zha_set_state;

/* ---- the state as bytes ------------------------------------------------------------ */

static Size
get_flat_size(ExpandedObjectHeader *header)
{
	return VARHDRSZ + 1 + zha_set_size(&((zha_set_state *) header)->set);
}

static void
flatten_into(ExpandedObjectHeader *header, void *result, Size size)
{
	char *bytes = VARDATA(result);

	SET_VARSIZE(result, size);
	*bytes = STATE_VERSION;
	zha_set_write(&((zha_set_state *) header)->set, bytes + 1);
}

static const ExpandedObjectMethods methods = {get_flat_size, flatten_into};

/*
 * One context for the states of all groups, where an object usually has its own: the
 * executor adds up the contexts below an aggregate's at each new group, so that many would
 * take quadratic time. A state never leaves the aggregate but as bytes or to be read, so
 * nobody deletes or moves the context for the sake of one.
 */
#define STATES_CONTEXT "series numbers"

static MemoryContext
find_context(MemoryContext aggregate)
{
	MemoryContext child = aggregate->firstchild;

	while (child != NULL && strcmp(child->name, STATES_CONTEXT) != 0)
		child = child->nextchild;
	if (child != NULL)
		return child;
	return AllocSetContextCreate(aggregate, STATES_CONTEXT, ALLOCSET_DEFAULT_SIZES);
}

static zha_set_state *
make_state(MemoryContext aggregate)
{
	MemoryContext context = find_context(aggregate);
	zha_set_state *state = MemoryContextAllocZero(context, sizeof(zha_set_state));

	EOH_init_header(&state->header, &methods, context);
	return state;
}

/* The set that a value of ours holds, or NULL where it is bytes. */
static zha_series_set *
find_set(Datum value)
{
	ExpandedObjectHeader *header;

	if (!VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value)))
		return NULL;
	header = DatumGetEOHP(value);
	return header->eoh_methods == &methods ? &((zha_set_state *) header)->set : NULL;
}

static void
read_bytes(zha_series_set *set, MemoryContext context, Datum value)
{
	bytea *bytes = DatumGetByteaPP(value);
	Size size = VARSIZE_ANY_EXHDR(bytes);

	if (size == 0 || VARDATA_ANY(bytes)[0] != STATE_VERSION)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid state of an aggregate over series numbers"),
						errdetail("Its version is not %d.", STATE_VERSION),
						errhint("Have one version of the extension on all nodes.")));
	zha_set_read(set, context, VARDATA_ANY(bytes) + 1, size - 1);
}

/* ---- arguments --------------------------------------------------------------------- */

static MemoryContext
aggregate_context(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("function is called by an aggregate only"),
				 errhint("Call series_holdings, series_missing or series_repeated.")));
	return context;
}

/* The first argument as a state to add to: it, or a new one of its bytes, or of none. */
static zha_set_state *
get_state(FunctionCallInfo fcinfo, bool repeats)
{
	MemoryContext context = aggregate_context(fcinfo);
	zha_series_set *set = PG_ARGISNULL(0) ? NULL : find_set(PG_GETARG_DATUM(0));
	zha_set_state *state;

	if (set != NULL)
		return (zha_set_state *) DatumGetEOHP(PG_GETARG_DATUM(0));
	state = make_state(context);
	if (PG_ARGISNULL(0))
		zha_set_begin(&state->set, state->header.eoh_context, repeats);
	else
		read_bytes(&state->set, state->header.eoh_context, PG_GETARG_DATUM(0));
	return state;
}

/* An argument as a set to read; of bytes it is made in the caller's memory. */
static zha_series_set *
get_set(FunctionCallInfo fcinfo, int argument)
{
	zha_series_set *set = find_set(PG_GETARG_DATUM(argument));

	if (set != NULL)
		return set;
	set = palloc(sizeof(zha_series_set));
	read_bytes(set, CurrentMemoryContext, PG_GETARG_DATUM(argument));
	return set;
}

/* ---- the functions ------------------------------------------------------------------ */

static Datum
step(FunctionCallInfo fcinfo, bool repeats,
	 void (*add)(zha_series_set *set, zha_series_no number))
{
	zha_set_state *state = get_state(fcinfo, repeats);

	if (!PG_ARGISNULL(1))
		add(&state->set, PG_GETARG_SERIES_NO(1));
	return EOHPGetRWDatum(&state->header);
}

static Datum
finish(FunctionCallInfo fcinfo,
	   Datum (*give)(FunctionCallInfo fcinfo, zha_series_set *set))
{
	zha_series_set *set = PG_ARGISNULL(0) ? NULL : get_set(fcinfo, 0);

	if (set == NULL || !set->any)
		PG_RETURN_NULL();
	return give(fcinfo, set);
}

PG_FUNCTION_INFO_V1(series_holdings_step_1_0);
PG_FUNCTION_INFO_V1(series_missing_step_1_0);
PG_FUNCTION_INFO_V1(series_repeated_step_1_0);
PG_FUNCTION_INFO_V1(series_holdings_final_1_0);
PG_FUNCTION_INFO_V1(series_missing_final_1_0);
PG_FUNCTION_INFO_V1(series_repeated_final_1_0);
PG_FUNCTION_INFO_V1(series_set_combine_1_0);

/* series_holdings_step(bytea, series_no) → bytea: a number, without its parts. */
Datum
series_holdings_step_1_0(PG_FUNCTION_ARGS)
{
	return step(fcinfo, false, zha_set_add_holding);
}

/* series_missing_step(bytea, series_no) → bytea: a number, and those it is a part of. */
Datum
series_missing_step_1_0(PG_FUNCTION_ARGS)
{
	return step(fcinfo, false, zha_set_add_levels);
}

/* series_repeated_step(bytea, series_no) → bytea: a number as it is. */
Datum
series_repeated_step_1_0(PG_FUNCTION_ARGS)
{
	return step(fcinfo, true, zha_set_add_number);
}

/* series_holdings_final(bytea) → series_multirange: NULL when there was no number. */
Datum
series_holdings_final_1_0(PG_FUNCTION_ARGS)
{
	return finish(fcinfo, zha_set_held);
}

/* series_missing_final(bytea) → series_multirange: between siblings. */
Datum
series_missing_final_1_0(PG_FUNCTION_ARGS)
{
	return finish(fcinfo, zha_set_missing);
}

/* series_repeated_final(bytea) → series_multirange: held by more than one row. */
Datum
series_repeated_final_1_0(PG_FUNCTION_ARGS)
{
	return finish(fcinfo, zha_set_twice);
}

/* series_set_combine(bytea, bytea) → bytea: the rows of both states. */
Datum
series_set_combine_1_0(PG_FUNCTION_ARGS)
{
	const zha_series_set *other;
	zha_set_state *state;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	other = get_set(fcinfo, 1);
	state = get_state(fcinfo, other->repeats);
	zha_set_join(&state->set, other);
	return EOHPGetRWDatum(&state->header);
}
