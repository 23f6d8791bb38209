/*
 * retired.c
 *		C symbols of 0.1.0 whose functions answer differently since 1.0.0.
 *
 * Answers of a function in the catalogue may be stored in an index. So a symbol never
 * gives another answer than in the version that introduced it: a function that changes
 * gets a new symbol, with the version at its end, and the old one says here what to do.
 * The old symbols are called when this module runs under the catalogue of 0.1.0, as
 * after pg_upgrade. A session with an older module does not find a new symbol, and the
 * server says so.
 */
#include "compat.h"

#include "miscadmin.h"

#include "series_set.h"

static void
say_update(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("the objects of extension \"zharchive\" in this database are older "
					"than its library"),
			 errhint("Run ALTER EXTENSION zharchive UPDATE.")));
}

/*
 * In pg_upgrade the server folds constants of an index's condition as it makes the empty
 * index again. Nothing is kept of that, so it gets NULL there; an error would end
 * pg_upgrade.
 */
static Datum
retired(FunctionCallInfo fcinfo)
{
	if (!IsBinaryUpgrade)
		say_update();
	PG_RETURN_NULL();
}

#define RETIRED(symbol)                                                                \
	PG_FUNCTION_INFO_V1(symbol);                                                       \
	Datum symbol(PG_FUNCTION_ARGS)                                                     \
	{                                                                                  \
		return retired(fcinfo);                                                        \
	}

/* The server compares by zhtext_cmp and zhname_cmp then; there is nothing to say yet. */
#define RETIRED_SUPPORT(symbol)                                                        \
	PG_FUNCTION_INFO_V1(symbol);                                                       \
	Datum symbol(PG_FUNCTION_ARGS)                                                     \
	{                                                                                  \
		(void) fcinfo;                                                                 \
		PG_RETURN_VOID();                                                              \
	}

RETIRED(zh_pinyin_key)
RETIRED(zh_zhuyin_key)
RETIRED(zh_stroke_key)
RETIRED(zh_radical_key)
RETIRED(zh_name_key)
RETIRED(zh_name_stroke_key)
RETIRED(zh_bucket)

RETIRED(zhtext_cmp)
RETIRED(zhtext_lt)
RETIRED(zhtext_le)
RETIRED(zhtext_gt)
RETIRED(zhtext_ge)
RETIRED(zhtext_smaller)
RETIRED(zhtext_larger)
RETIRED_SUPPORT(zhtext_sortsupport)
RETIRED(zhname_cmp)
RETIRED(zhname_lt)
RETIRED(zhname_le)
RETIRED(zhname_gt)
RETIRED(zhname_ge)
RETIRED(zhname_smaller)
RETIRED(zhname_larger)
RETIRED_SUPPORT(zhname_sortsupport)

RETIRED(zh_pinyin)
RETIRED(zh_name_pinyin)
RETIRED(zh_initials)
RETIRED(zh_strokes)
RETIRED(zh_fold)

RETIRED(parse_title)
RETIRED(title_series)
RETIRED(title_number)
RETIRED(title_author)
RETIRED(title_headline)
RETIRED(series_key)
RETIRED(zh_date)
RETIRED(parse_page)
RETIRED(parse_pages)
RETIRED(to_series_no)
RETIRED(series_no_from_text)

RETIRED(archive_register)
RETIRED(archive_unregister)
RETIRED(archive_links)
RETIRED(archive_prev)
RETIRED(archive_next)
RETIRED(archive_page)
RETIRED(archive_links_all)
RETIRED(archive_series)
RETIRED(archive_gaps)
RETIRED(archive_series_near)
RETIRED(archive_audit)
RETIRED(archive_restore_order)
RETIRED(archive_link_header)
RETIRED(archive_jsonld)
RETIRED(archive_html_links)

/* ---- aggregates whose state was a pointer ------------------------------------------ */

/* The state of an aggregate call, made at the first row. */
static zha_series_set *
get_set(FunctionCallInfo fcinfo, bool repeats)
{
	MemoryContext context;
	zha_series_set *set;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	if (!PG_ARGISNULL(0))
		return (zha_series_set *) PG_GETARG_POINTER(0);
	set = MemoryContextAlloc(context, sizeof(zha_series_set));
	zha_set_begin(set, context, repeats);
	return set;
}

#define SET_STEP(symbol, repeats, add)                                                 \
	PG_FUNCTION_INFO_V1(symbol);                                                       \
	Datum symbol(PG_FUNCTION_ARGS)                                                     \
	{                                                                                  \
		zha_series_set *set = get_set(fcinfo, repeats);                                \
                                                                                       \
		if (!PG_ARGISNULL(1))                                                          \
			add(set, PG_GETARG_SERIES_NO(1));                                          \
		PG_RETURN_POINTER(set);                                                        \
	}

#define SET_FINAL(symbol, give)                                                        \
	PG_FUNCTION_INFO_V1(symbol);                                                       \
	Datum symbol(PG_FUNCTION_ARGS)                                                     \
	{                                                                                  \
		zha_series_set *set =                                                          \
			PG_ARGISNULL(0) ? NULL : (zha_series_set *) PG_GETARG_POINTER(0);          \
                                                                                       \
		if (set == NULL || !set->any)                                                  \
			PG_RETURN_NULL();                                                          \
		return give(fcinfo, set);                                                      \
	}

SET_STEP(series_holdings_step, false, zha_set_add_holding)
SET_STEP(series_missing_step, false, zha_set_add_levels)
SET_STEP(series_repeated_step, true, zha_set_add_number)
SET_FINAL(series_holdings_final, zha_set_held)
SET_FINAL(series_missing_final, zha_set_missing)
SET_FINAL(series_repeated_final, zha_set_twice)

PG_FUNCTION_INFO_V1(series_set_combine);
PG_FUNCTION_INFO_V1(series_set_serialize);
PG_FUNCTION_INFO_V1(series_set_deserialize);

/* series_set_combine(internal, internal): both states' rows in the first one. */
Datum
series_set_combine(PG_FUNCTION_ARGS)
{
	const zha_series_set *other;
	zha_series_set *set;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	other = (const zha_series_set *) PG_GETARG_POINTER(1);
	set = get_set(fcinfo, other->repeats);
	zha_set_join(set, other);
	PG_RETURN_POINTER(set);
}

/* series_set_serialize(internal) → bytea: for the leader of a parallel query. */
Datum
series_set_serialize(PG_FUNCTION_ARGS)
{
	zha_series_set *set = (zha_series_set *) PG_GETARG_POINTER(0);
	Size size = zha_set_size(set);
	bytea *bytes = palloc(VARHDRSZ + size);

	SET_VARSIZE(bytes, VARHDRSZ + size);
	zha_set_write(set, VARDATA(bytes));
	PG_RETURN_BYTEA_P(bytes);
}

/* series_set_deserialize(bytea, internal) → internal: what series_set_serialize gave. */
Datum
series_set_deserialize(PG_FUNCTION_ARGS)
{
	bytea *bytes = PG_GETARG_BYTEA_PP(0);
	zha_series_set *set = palloc(sizeof(zha_series_set));

	zha_set_read(set, CurrentMemoryContext, VARDATA_ANY(bytes),
				 VARSIZE_ANY_EXHDR(bytes));
	PG_RETURN_POINTER(set);
}
