/*
 * row_sort.c
 *		Rows sorted by their first columns, and values, within work_mem.
 */
#include "compat.h"

#include "catalog/pg_collation.h"
#include "miscadmin.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "row_sort.h"

/* zha_datum_sort_begin: values of a type, in its order, in half of work_mem. */
Tuplesortstate *
zha_datum_sort_begin(Oid type)
{
	return tuplesort_begin_datum(
		type, lookup_type_cache(type, TYPECACHE_LT_OPR)->lt_opr, InvalidOid, false,
		Max(work_mem / 2, 64), NULL, TUPLESORT_NONE);
}

/*
 * zha_row_sort_begin: rows of so many columns of these types, to be sorted by the first
 * ones, texts by their bytes, NULLs last. Ends with zha_row_sort_end, or the current memory
 * context.
 */
void
zha_row_sort_begin(zha_row_sort *sort, int columns, const Oid *types, int keys)
{
	TupleDesc row = CreateTemplateTupleDesc(columns);
	AttrNumber numbers[ZHA_SORT_COLUMNS];
	Oid operators[ZHA_SORT_COLUMNS];
	Oid collations[ZHA_SORT_COLUMNS];
	bool nulls_first[ZHA_SORT_COLUMNS] = {false};

	for (int i = 0; i < columns; i++)
	{
		TupleDescInitEntry(row, (AttrNumber) (i + 1), NULL, types[i], -1, 0);
		if (i >= keys)
			continue;
		numbers[i] = (AttrNumber) (i + 1);
		operators[i] = lookup_type_cache(types[i], TYPECACHE_LT_OPR)->lt_opr;
		collations[i] = type_is_collatable(types[i]) ? C_COLLATION_OID : InvalidOid;
	}
	zha_tuple_desc_finish(row);
	sort->in = MakeSingleTupleTableSlot(row, &TTSOpsVirtual);
	sort->out = MakeSingleTupleTableSlot(row, &TTSOpsMinimalTuple);
	sort->state = tuplesort_begin_heap(row, keys, numbers, operators, collations,
									   nulls_first, work_mem, NULL, TUPLESORT_NONE);
}

/* zha_row_sort_put: one row more; its values are copied. */
void
zha_row_sort_put(zha_row_sort *sort, const Datum *values, const bool *nulls)
{
	TupleTableSlot *slot = sort->in;
	int columns = slot->tts_tupleDescriptor->natts;

	ExecClearTuple(slot);
	memcpy(slot->tts_values, values, sizeof(Datum) * columns);
	memcpy(slot->tts_isnull, nulls, sizeof(bool) * columns);
	ExecStoreVirtualTuple(slot);
	tuplesort_puttupleslot(sort->state, slot);
}

/* zha_row_sort_perform: all rows are there. */
void
zha_row_sort_perform(zha_row_sort *sort)
{
	tuplesort_performsort(sort->state);
}

/* zha_row_sort_next: the next row, whose values last until the one after; false: none. */
bool
zha_row_sort_next(zha_row_sort *sort, Datum **values, bool **nulls)
{
	CHECK_FOR_INTERRUPTS();
	if (!tuplesort_gettupleslot(sort->state, true, false, sort->out, NULL))
		return false;
	slot_getallattrs(sort->out);
	*values = sort->out->tts_values;
	*nulls = sort->out->tts_isnull;
	return true;
}

/* zha_row_sort_end: give back its memory and files. */
void
zha_row_sort_end(zha_row_sort *sort)
{
	tuplesort_end(sort->state);
	ExecDropSingleTupleTableSlot(sort->in);
	ExecDropSingleTupleTableSlot(sort->out);
}
