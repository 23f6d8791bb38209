/*
 * row_sort.h
 *		Rows sorted by their first columns, within work_mem.
 */
#ifndef ZHA_ROW_SORT_H
#define ZHA_ROW_SORT_H

#include "executor/tuptable.h"
#include "utils/tuplesort.h"

#define ZHA_SORT_COLUMNS 10

typedef struct zha_row_sort
{
	Tuplesortstate *state;
	TupleTableSlot *in;
	TupleTableSlot *out;
} zha_row_sort;

extern Tuplesortstate *zha_datum_sort_begin(Oid type);
extern void zha_row_sort_begin(zha_row_sort *sort, int columns, const Oid *types,
							   int keys);
extern void zha_row_sort_put(zha_row_sort *sort, const Datum *values,
							 const bool *nulls);
extern void zha_row_sort_perform(zha_row_sort *sort);
extern bool zha_row_sort_next(zha_row_sort *sort, Datum **values, bool **nulls);
extern void zha_row_sort_end(zha_row_sort *sort);

#endif /* ZHA_ROW_SORT_H */
