/*
 * series_set.c
 *		Aggregates over series numbers: which are held, missing, repeated.
 *
 * The state is a set of runs, each a number and its following siblings, so that it
 * grows with the gaps and not with the rows. Rows are gathered behind the runs and
 * now and then sorted and merged into them.
 */
#include "compat.h"

#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/memutils.h"
#include "utils/multirangetypes.h"
#include "utils/rangetypes.h"

#include "series_no.h"

/* From a number to its sibling last; neither has a span. */
typedef struct run
{
	zha_series_no first;
	zha_series_no last;
} run;

/* The first `merged` runs are in order and do not touch; the others are as they came. */
typedef struct run_set
{
	run *runs;
	int64 count;
	int64 merged;
	int64 capacity;
} run_set;

typedef struct set_state
{
	MemoryContext context;
	bool any;     /* whether there was a row that is not NULL */
	bool repeats; /* whether twice is kept */
	run_set held;
	run_set twice; /* what more than one row holds */
} set_state;

#define SMALLEST_CAPACITY 64

/* ---- siblings ------------------------------------------------------------------ */

static int
depth_of(zha_series_no number)
{
	return (number & 0xFF00) ? 3 : (number & 0xFFFF0000) ? 2 : 1;
}

/* What the last level of a number of this depth counts in. */
static zha_series_no
unit_of(int depth)
{
	static const zha_series_no units[] = {(zha_series_no) 1 << 32, 1 << 16, 1 << 8};

	return units[depth - 1];
}

/* Whether the last level of a number without span is a number. */
static bool
counts(zha_series_no number)
{
	zha_series_path path;

	zha_series_no_unpack(number, &path);
	return path.level[path.depth - 1].word == ZHA_NUMBER;
}

/* Whether two numbers without span differ in their last level at most. */
static bool
siblings(zha_series_no a, zha_series_no b)
{
	static const zha_series_no above[] = {0, ~(zha_series_no) 0xFFFFFFFF,
										  ~(zha_series_no) 0xFFFF};
	int depth = depth_of(a);

	return depth == depth_of(b) && ((a ^ b) & above[depth - 1]) == 0;
}

/* By depth first, so that nothing stands between siblings. */
static int
compare_runs(const void *a, const void *b)
{
	const run *x = a;
	const run *y = b;
	int by_depth = depth_of(x->first) - depth_of(y->first);

	if (by_depth != 0)
		return by_depth;
	return (x->first > y->first) - (x->first < y->first);
}

/* ---- sets of runs ---------------------------------------------------------------- */

static void merge_set(run_set *set, run_set *twice, MemoryContext context);

/* Add a run to a set, noting in twice, unless NULL, what comes to be there twice. */
static void
add_run(run_set *set, run_set *twice, MemoryContext context, run added)
{
	if (set->capacity == 0)
	{
		set->capacity = SMALLEST_CAPACITY;
		set->runs = MemoryContextAlloc(context, set->capacity * sizeof(run));
	}
	else if (set->count == set->capacity)
	{
		merge_set(set, twice, context);
		if (set->count > set->capacity / 2)
		{
			set->capacity *= 2;
			set->runs = repalloc_huge(set->runs, set->capacity * sizeof(run));
		}
	}
	set->runs[set->count++] = added;
}

/*
 * Put next behind *last if it overlaps or follows it, noting in twice, unless NULL,
 * what both have. Gives whether it did.
 */
static bool
join_run(run *last, run next, run_set *twice, MemoryContext context)
{
	if (!siblings(last->first, next.first))
		return false;
	if (next.first <= last->last)
	{
		if (twice)
			add_run(twice, NULL, context,
					(run){next.first, Min(next.last, last->last)});
		last->last = Max(next.last, last->last);
		return true;
	}
	if (next.first - last->last != unit_of(depth_of(next.first)) ||
		!counts(last->last) || !counts(next.first))
		return false;
	last->last = next.last;
	return true;
}

/* Bring the whole set into order. */
static void
merge_set(run_set *set, run_set *twice, MemoryContext context)
{
	int64 kept = 0;

	if (set->merged == set->count)
		return;
	qsort(set->runs, set->count, sizeof(run), compare_runs);
	for (int64 i = 1; i < set->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!join_run(&set->runs[kept], set->runs[i], twice, context))
			set->runs[++kept] = set->runs[i];
	}
	set->count = set->merged = kept + 1;
}

static void
merge_state(set_state *state)
{
	merge_set(&state->held, state->repeats ? &state->twice : NULL, state->context);
	merge_set(&state->twice, NULL, state->context);
}

/* ---- what a row holds -------------------------------------------------------------- */

/* Add the path up to depth, and its span. */
static void
hold(set_state *state, const zha_series_path *path, int depth, uint32 span)
{
	zha_series_path part = *path;
	run added;

	part.depth = depth;
	part.span = 0;
	if (zha_series_no_pack(&part, &added.first) != ZHA_OK)
		elog(ERROR, "a part of a series number does not fit");
	added.last = added.first + span * unit_of(depth);
	add_run(&state->held, state->repeats ? &state->twice : NULL, state->context, added);
}

/* 上, 下, 终 … belong to the number before them, an extra issue does not. */
static bool
is_of_number(zha_word word)
{
	return word != ZHA_NUMBER && word < ZHA_ZENGKAN;
}

/* The state of an aggregate call, made at the first row. */
static set_state *
get_state(FunctionCallInfo fcinfo, bool repeats)
{
	MemoryContext context;
	set_state *state;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	if (!PG_ARGISNULL(0))
		return (set_state *) PG_GETARG_POINTER(0);
	state = MemoryContextAllocZero(context, sizeof(set_state));
	state->context = context;
	state->repeats = repeats;
	return state;
}

PG_FUNCTION_INFO_V1(series_holdings_step);
PG_FUNCTION_INFO_V1(series_missing_step);
PG_FUNCTION_INFO_V1(series_repeated_step);

/* series_holdings_step(internal, series_no): a number, without its parts. */
Datum
series_holdings_step(PG_FUNCTION_ARGS)
{
	set_state *state = get_state(fcinfo, false);

	if (!PG_ARGISNULL(1))
	{
		zha_series_path path;
		int depth;

		zha_series_no_unpack(PG_GETARG_SERIES_NO(1), &path);
		state->any = true;
		depth = path.depth;
		while (depth > 1 && is_of_number(path.level[depth - 1].word))
			depth--;
		hold(state, &path, depth, path.span);
	}
	PG_RETURN_POINTER(state);
}

/* series_missing_step(internal, series_no): a number, and those it is a part of. */
Datum
series_missing_step(PG_FUNCTION_ARGS)
{
	set_state *state = get_state(fcinfo, false);

	if (!PG_ARGISNULL(1))
	{
		zha_series_path path;

		zha_series_no_unpack(PG_GETARG_SERIES_NO(1), &path);
		state->any = true;
		for (int i = 0; i < path.depth; i++)
		{
			if (path.level[i].word == ZHA_NUMBER)
				hold(state, &path, i + 1, i + 1 == path.depth ? path.span : 0);
		}
	}
	PG_RETURN_POINTER(state);
}

/* series_repeated_step(internal, series_no): a number as it is. */
Datum
series_repeated_step(PG_FUNCTION_ARGS)
{
	set_state *state = get_state(fcinfo, true);

	if (!PG_ARGISNULL(1))
	{
		zha_series_path path;

		zha_series_no_unpack(PG_GETARG_SERIES_NO(1), &path);
		state->any = true;
		hold(state, &path, path.depth, path.span);
	}
	PG_RETURN_POINTER(state);
}

/* ---- results ----------------------------------------------------------------------- */

/* The ranges under way of a result. */
typedef struct result
{
	TypeCacheEntry *type; /* of the multirange */
	RangeType **ranges;
	int64 count;
} result;

static result
begin_result(FunctionCallInfo fcinfo, int64 most)
{
	result r = {.count = 0};

	if (most > PG_INT32_MAX)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many ranges of series numbers")));
	r.type = multirange_get_typcache(fcinfo, get_fn_expr_rettype(fcinfo->flinfo));
	r.ranges = MemoryContextAllocHuge(CurrentMemoryContext,
									  Max(most, 1) * sizeof(RangeType *));
	return r;
}

static void
add_range(result *r, zha_series_no first, zha_series_no last)
{
	RangeBound lower = {SeriesNoGetDatum(first), false, true, true};
	RangeBound upper = {SeriesNoGetDatum(last), false, true, false};

	CHECK_FOR_INTERRUPTS();
	r->ranges[r->count++] = zha_make_range(r->type->rngtype, &lower, &upper);
}

static Datum
end_result(const result *r)
{
	return MultirangeTypePGetDatum(make_multirange(r->type->type_id, r->type->rngtype,
												   (int32) r->count, r->ranges));
}

static Datum
result_of_runs(FunctionCallInfo fcinfo, const run_set *set)
{
	result r = begin_result(fcinfo, set->count);

	for (int64 i = 0; i < set->count; i++)
		add_range(&r, set->runs[i].first, set->runs[i].last);
	return end_result(&r);
}

PG_FUNCTION_INFO_V1(series_holdings_final);
PG_FUNCTION_INFO_V1(series_missing_final);
PG_FUNCTION_INFO_V1(series_repeated_final);

/* series_holdings_final(internal) → series_multirange: NULL when there was no row. */
Datum
series_holdings_final(PG_FUNCTION_ARGS)
{
	set_state *state;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (set_state *) PG_GETARG_POINTER(0);
	if (!state->any)
		PG_RETURN_NULL();
	merge_state(state);
	return result_of_runs(fcinfo, &state->held);
}

/* series_missing_final(internal) → series_multirange: between siblings. */
Datum
series_missing_final(PG_FUNCTION_ARGS)
{
	set_state *state;
	result r;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (set_state *) PG_GETARG_POINTER(0);
	if (!state->any)
		PG_RETURN_NULL();
	merge_state(state);
	r = begin_result(fcinfo, state->held.count);
	for (int64 i = 1; i < state->held.count; i++)
	{
		zha_series_no last = state->held.runs[i - 1].last;
		zha_series_no next = state->held.runs[i].first;
		zha_series_no unit = unit_of(depth_of(next));

		if (siblings(last, next))
			add_range(&r, last + unit, next - unit);
	}
	return end_result(&r);
}

/* series_repeated_final(internal) → series_multirange: held by more than one row. */
Datum
series_repeated_final(PG_FUNCTION_ARGS)
{
	set_state *state;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (set_state *) PG_GETARG_POINTER(0);
	if (!state->any)
		PG_RETURN_NULL();
	merge_state(state);
	return result_of_runs(fcinfo, &state->twice);
}

/* ---- parallel ------------------------------------------------------------------------ */

PG_FUNCTION_INFO_V1(series_set_combine);
PG_FUNCTION_INFO_V1(series_set_serialize);
PG_FUNCTION_INFO_V1(series_set_deserialize);

/* series_set_combine(internal, internal): both states' rows in the first one. */
Datum
series_set_combine(PG_FUNCTION_ARGS)
{
	const set_state *other;
	set_state *state;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	other = (const set_state *) PG_GETARG_POINTER(1);
	state = get_state(fcinfo, other->repeats);
	state->any |= other->any;
	for (int64 i = 0; i < other->held.count; i++)
		add_run(&state->held, state->repeats ? &state->twice : NULL, state->context,
				other->held.runs[i]);
	for (int64 i = 0; i < other->twice.count; i++)
		add_run(&state->twice, NULL, state->context, other->twice.runs[i]);
	PG_RETURN_POINTER(state);
}

static void
send_set(StringInfo buffer, const run_set *set)
{
	pq_sendint64(buffer, set->count);
	for (int64 i = 0; i < set->count; i++)
	{
		pq_sendint64(buffer, set->runs[i].first);
		pq_sendint64(buffer, set->runs[i].last);
	}
}

/* series_set_serialize(internal) → bytea: for the leader of a parallel query. */
Datum
series_set_serialize(PG_FUNCTION_ARGS)
{
	set_state *state = (set_state *) PG_GETARG_POINTER(0);
	StringInfoData buffer;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	merge_state(state);
	pq_begintypsend(&buffer);
	pq_sendbyte(&buffer, state->any);
	pq_sendbyte(&buffer, state->repeats);
	send_set(&buffer, &state->held);
	send_set(&buffer, &state->twice);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

static void
receive_set(StringInfo buffer, run_set *set)
{
	int64 count = pq_getmsgint64(buffer);

	if (count < 0 || count > (buffer->len - buffer->cursor) / (int64) sizeof(run))
		elog(ERROR, "a state of an aggregate has a wrong length");
	set->capacity = Max(count, SMALLEST_CAPACITY);
	set->runs =
		MemoryContextAllocHuge(CurrentMemoryContext, set->capacity * sizeof(run));
	set->count = set->merged = count;
	for (int64 i = 0; i < count; i++)
	{
		set->runs[i].first = pq_getmsgint64(buffer);
		set->runs[i].last = pq_getmsgint64(buffer);
	}
}

/* series_set_deserialize(bytea, internal) → internal: what series_set_serialize gave. */
Datum
series_set_deserialize(PG_FUNCTION_ARGS)
{
	bytea *bytes = PG_GETARG_BYTEA_PP(0);
	set_state *state = palloc0(sizeof(set_state));
	StringInfoData buffer;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	initStringInfo(&buffer);
	appendBinaryStringInfo(&buffer, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	state->context = CurrentMemoryContext;
	state->any = pq_getmsgbyte(&buffer) != 0;
	state->repeats = pq_getmsgbyte(&buffer) != 0;
	receive_set(&buffer, &state->held);
	receive_set(&buffer, &state->twice);
	pq_getmsgend(&buffer);
	PG_RETURN_POINTER(state);
}
