/*
 * series_no_list.c
 *		generate_series over series numbers.
 */
#include "compat.h"

#include "funcapi.h"

#include "series_no.h"

/* What is left of an enumeration. */
typedef struct enumeration
{
	zha_series_no first;
	int64 steps; /* from the first to the last */
	int64 step;
	int64 next; /* steps of the next one from the first */
} enumeration;

static enumeration *
begin_enumeration(FunctionCallInfo fcinfo)
{
	enumeration *e = palloc(sizeof(enumeration));

	e->first = PG_GETARG_SERIES_NO(0);
	e->steps = zha_series_no_steps(e->first, PG_GETARG_SERIES_NO(1));
	e->step = PG_NARGS() > 2 ? PG_GETARG_INT32(2) : 1;
	e->next = 0;
	if (e->step == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("step size cannot equal zero")));
	return e;
}

PG_FUNCTION_INFO_V1(series_no_generate);

/*
 * generate_series(series_no, series_no [, int]) → setof series_no: from a number to
 * a sibling, both included, by a step that may be negative. Nothing when the step
 * leads away. Raises 22023 when the numbers are not siblings or the step is 0.
 */
Datum
series_no_generate(PG_FUNCTION_ARGS)
{
	FuncCallContext *call;
	enumeration *e;

	if (SRF_IS_FIRSTCALL())
	{
		MemoryContext old;

		call = SRF_FIRSTCALL_INIT();
		old = MemoryContextSwitchTo(call->multi_call_memory_ctx);
		call->user_fctx = begin_enumeration(fcinfo);
		MemoryContextSwitchTo(old);
	}
	call = SRF_PERCALL_SETUP();
	e = call->user_fctx;
	if (e->step > 0 ? e->next <= e->steps : e->next >= e->steps)
	{
		zha_series_no number = zha_series_no_shift(e->first, e->next);

		e->next += e->step;
		SRF_RETURN_NEXT(call, SeriesNoGetDatum(number));
	}
	SRF_RETURN_DONE(call);
}
