/*
 * series_set.c
 *		Aggregates over series numbers: which are held, missing, repeated.
 *
 * The state is a set of runs, each a number and its following siblings, so it grows
 * with the gaps and not with the rows. Rows are collected after the runs, and from time
 * to time sorted and merged into them.
 */
#include "compat.h"

#include "miscadmin.h"
#include "port/pg_bswap.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/multirangetypes.h"
#include "utils/rangetypes.h"

#include "series_set.h"

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
	const zha_run *x = a;
	const zha_run *y = b;
	int by_depth = depth_of(x->first) - depth_of(y->first);

	if (by_depth != 0)
		return by_depth;
	return (x->first > y->first) - (x->first < y->first);
}

/* ---- sets of runs ---------------------------------------------------------------- */

static void merge_set(zha_runs *set, zha_runs *twice, MemoryContext context);

/* Add a run to a set, noting in twice, unless NULL, what comes to be there twice. */
static void
add_run(zha_runs *set, zha_runs *twice, MemoryContext context, zha_run added)
{
	if (set->capacity == 0)
	{
		set->capacity = SMALLEST_CAPACITY;
		set->runs = MemoryContextAlloc(context, set->capacity * sizeof(zha_run));
	}
	else if (set->count == set->capacity)
	{
		merge_set(set, twice, context);
		if (set->count > set->capacity / 2)
		{
			set->capacity *= 2;
			set->runs = repalloc_huge(set->runs, set->capacity * sizeof(zha_run));
		}
	}
	set->runs[set->count++] = added;
}

/*
 * Put next behind *last if it overlaps or follows it, noting in twice, unless NULL,
 * what both have. Gives whether it did.
 */
static bool
join_run(zha_run *last, zha_run next, zha_runs *twice, MemoryContext context)
{
	if (!siblings(last->first, next.first))
		return false;
	if (next.first <= last->last)
	{
		if (twice)
			add_run(twice, NULL, context,
					(zha_run){next.first, Min(next.last, last->last)});
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
merge_set(zha_runs *set, zha_runs *twice, MemoryContext context)
{
	int64 kept = 0;

	if (set->merged == set->count)
		return;
	qsort(set->runs, set->count, sizeof(zha_run), compare_runs);
	for (int64 i = 1; i < set->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!join_run(&set->runs[kept], set->runs[i], twice, context))
			set->runs[++kept] = set->runs[i];
	}
	set->count = set->merged = kept + 1;
}

static void
merge_all(zha_series_set *set)
{
	merge_set(&set->held, set->repeats ? &set->twice : NULL, set->context);
	merge_set(&set->twice, NULL, set->context);
}

/* ---- what a row holds -------------------------------------------------------------- */

/* Add the path up to depth, and its span. */
static void
hold(zha_series_set *set, const zha_series_path *path, int depth, uint32 span)
{
	zha_series_path part = *path;
	zha_run added;

	part.depth = depth;
	part.span = 0;
	if (zha_series_no_pack(&part, &added.first) != ZHA_OK)
		elog(ERROR, "a part of a series number does not fit");
	added.last = added.first + span * unit_of(depth);
	add_run(&set->held, set->repeats ? &set->twice : NULL, set->context, added);
}

/* 上, 下, 终 … belong to the number before them, an extra issue does not. */
static bool
is_of_number(zha_word word)
{
	return word != ZHA_NUMBER && word < ZHA_ZENGKAN;
}

/* zha_set_begin: an empty set, whose runs will be in a context. */
void
zha_set_begin(zha_series_set *set, MemoryContext context, bool repeats)
{
	memset(set, 0, sizeof(zha_series_set));
	set->context = context;
	set->repeats = repeats;
}

/* zha_set_add_holding: a number, without its parts. */
void
zha_set_add_holding(zha_series_set *set, zha_series_no number)
{
	zha_series_path path;
	int depth;

	zha_series_no_unpack(number, &path);
	set->any = true;
	depth = path.depth;
	while (depth > 1 && is_of_number(path.level[depth - 1].word))
		depth--;
	hold(set, &path, depth, path.span);
}

/* zha_set_add_levels: a number, and those it is a part of. */
void
zha_set_add_levels(zha_series_set *set, zha_series_no number)
{
	zha_series_path path;

	zha_series_no_unpack(number, &path);
	set->any = true;
	for (int i = 0; i < path.depth; i++)
	{
		if (path.level[i].word == ZHA_NUMBER)
			hold(set, &path, i + 1, i + 1 == path.depth ? path.span : 0);
	}
}

/* zha_set_add_number: a number as it is. */
void
zha_set_add_number(zha_series_set *set, zha_series_no number)
{
	zha_series_path path;

	zha_series_no_unpack(number, &path);
	set->any = true;
	hold(set, &path, path.depth, path.span);
}

/* zha_set_join: what is in another set too. */
void
zha_set_join(zha_series_set *set, const zha_series_set *other)
{
	set->any |= other->any;
	for (int64 i = 0; i < other->held.count; i++)
		add_run(&set->held, set->repeats ? &set->twice : NULL, set->context,
				other->held.runs[i]);
	for (int64 i = 0; i < other->twice.count; i++)
		add_run(&set->twice, NULL, set->context, other->twice.runs[i]);
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
	/* an engine that calls a final function itself has no expression to ask */
	r.type = multirange_get_typcache(fcinfo, get_func_rettype(fcinfo->flinfo->fn_oid));
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
result_of_runs(FunctionCallInfo fcinfo, const zha_runs *set)
{
	result r = begin_result(fcinfo, set->count);

	for (int64 i = 0; i < set->count; i++)
		add_range(&r, set->runs[i].first, set->runs[i].last);
	return end_result(&r);
}

/* zha_set_held: the ranges that are there, as the multirange that the call gives. */
Datum
zha_set_held(FunctionCallInfo fcinfo, zha_series_set *set)
{
	merge_all(set);
	return result_of_runs(fcinfo, &set->held);
}

/* zha_set_missing: what is between siblings. */
Datum
zha_set_missing(FunctionCallInfo fcinfo, zha_series_set *set)
{
	result r;

	merge_all(set);
	r = begin_result(fcinfo, set->held.count);
	for (int64 i = 1; i < set->held.count; i++)
	{
		zha_series_no last = set->held.runs[i - 1].last;
		zha_series_no next = set->held.runs[i].first;
		zha_series_no unit = unit_of(depth_of(next));

		if (siblings(last, next))
			add_range(&r, last + unit, next - unit);
	}
	return end_result(&r);
}

/* zha_set_twice: what more than one row holds. */
Datum
zha_set_twice(FunctionCallInfo fcinfo, zha_series_set *set)
{
	merge_all(set);
	return result_of_runs(fcinfo, &set->twice);
}

/* ---- bytes --------------------------------------------------------------------------- */

/* Of a set: two marks, then each of its runs behind their number. */
#define MARK_BYTES 2
#define COUNT_BYTES sizeof(int64)

/* zha_set_size: how many bytes zha_set_write writes. */
Size
zha_set_size(zha_series_set *set)
{
	merge_all(set);
	return MARK_BYTES + 2 * COUNT_BYTES +
		   (set->held.count + set->twice.count) * sizeof(zha_run);
}

static char *
write_number(char *bytes, uint64 number)
{
	number = pg_hton64(number);
	memcpy(bytes, &number, sizeof(number));
	return bytes + sizeof(number);
}

static char *
write_runs(char *bytes, const zha_runs *runs)
{
	bytes = write_number(bytes, runs->count);
	for (int64 i = 0; i < runs->count; i++)
	{
		bytes = write_number(bytes, runs->runs[i].first);
		bytes = write_number(bytes, runs->runs[i].last);
	}
	return bytes;
}

/* zha_set_write: the set in network order; its size was asked for just before. */
void
zha_set_write(zha_series_set *set, char *bytes)
{
	*bytes++ = set->any;
	*bytes++ = set->repeats;
	bytes = write_runs(bytes, &set->held);
	(void) write_runs(bytes, &set->twice);
}

static void
refuse_bytes(void)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid state of an aggregate over series numbers"),
					errdetail("It is not what an aggregate of this version or an "
							  "earlier one gave.")));
}

static bool
is_plain_number(zha_series_no number)
{
	zha_series_path path;

	if (!zha_series_no_valid((int64) number))
		return false;
	zha_series_no_unpack(number, &path);
	return path.span == 0;
}

static const char *
read_number(const char *bytes, const char *end, zha_series_no *number)
{
	uint64 stored;

	if (end - bytes < (ptrdiff_t) sizeof(stored))
		refuse_bytes();
	memcpy(&stored, bytes, sizeof(stored));
	*number = (zha_series_no) pg_ntoh64(stored);
	return bytes + sizeof(stored);
}

/* As they came: who made the bytes may have been anybody. */
static const char *
read_runs(zha_runs *runs, MemoryContext context, const char *bytes, const char *end)
{
	zha_series_no count;

	bytes = read_number(bytes, end, &count);
	if (count < 0 || count > (end - bytes) / (ptrdiff_t) sizeof(zha_run))
		refuse_bytes();
	runs->capacity = Max(count, SMALLEST_CAPACITY);
	runs->runs = MemoryContextAllocHuge(context, runs->capacity * sizeof(zha_run));
	for (runs->count = 0; runs->count < count; runs->count++)
	{
		zha_run *run = &runs->runs[runs->count];

		bytes = read_number(bytes, end, &run->first);
		bytes = read_number(bytes, end, &run->last);
		if (!is_plain_number(run->first) || !is_plain_number(run->last) ||
			!siblings(run->first, run->last) || run->first > run->last)
			refuse_bytes();
	}
	return bytes;
}

/*
 * zha_set_read: a set that zha_set_write wrote, into a context. Raises 22P03 for other
 * bytes.
 */
void
zha_set_read(zha_series_set *set, MemoryContext context, const char *bytes, Size size)
{
	const char *end = bytes + size;

	if (size < MARK_BYTES)
		refuse_bytes();
	zha_set_begin(set, context, bytes[1] != 0);
	set->any = bytes[0] != 0;
	bytes = read_runs(&set->held, context, bytes + MARK_BYTES, end);
	bytes = read_runs(&set->twice, context, bytes, end);
	if (bytes != end)
		refuse_bytes();
}
