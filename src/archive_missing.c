/*
 * archive_missing.c
 *		Printed titles that stand nowhere in their list: those of other lists, and those of
 *		no article at all.
 *
 * A link with an address is looked for by that first.
 *
 * They are looked for in batches of work_mem, each by one query that gets the titles as an
 * array, which whoever answers for the table can be sent. Titles are equal when their bytes
 * are, blanks around them aside. A title is looked for once in a batch, however many pages
 * print it and however many articles bear it.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "archive_missing.h"

/* Enough for any list, and far from what one value may have. */
#define MOST_BYTES ((Size) 256 * 1024 * 1024)

typedef struct zha_sought
{
	text *title;
	text *id; /* of an article that bears it, or NULL */
} zha_sought;

/* Titles, or addresses, that are looked for by one query. */
typedef struct zha_sought_set
{
	MemoryContext context;
	zha_sought *sought; /* by their titles, once they are all there */
	int count;
	int capacity;
} zha_sought_set;

/* Links are looked for by their addresses first. */
enum
{
	SET_TITLES,
	SET_URLS,
	SETS
};

typedef struct zha_batch
{
	zha_sought_set sets[SETS];
	Size bytes;
	int64 rows; /* that they were printed in */
} zha_batch;

/* What stands in a row for each set. */
static const int columns[SETS] = {ZHA_AUDIT_PRINTED, ZHA_MISSING_URL};

/* zha_missing_begin: no title yet. */
void
zha_missing_begin(zha_missing *missing)
{
	missing->row = CreateTemplateTupleDesc(ZHA_MISSING_COLUMNS);
	for (int i = 0; i < ZHA_MISSING_COLUMNS; i++)
		TupleDescInitEntry(missing->row, i + 1, "", TEXTOID, -1, 0);
	zha_tuple_desc_finish(missing->row);
	missing->rows = tuplestore_begin_heap(false, false, work_mem);
	missing->emitting = tuplestore_alloc_read_pointer(missing->rows, 0);
}

/* zha_missing_add: a row of the result, with the verdict if its title is not found. */
void
zha_missing_add(zha_missing *missing, Datum *values, bool *nulls)
{
	tuplestore_putvalues(missing->rows, missing->row, values, nulls);
}

/* ---- a batch ----------------------------------------------------------------------- */

static int
compare_titles(const text *a, const text *b)
{
	Size left = VARSIZE_ANY_EXHDR(a);
	Size right = VARSIZE_ANY_EXHDR(b);
	int result = memcmp(VARDATA_ANY(a), VARDATA_ANY(b), Min(left, right));

	return result != 0 ? result : (left > right) - (left < right);
}

static int
compare_sought(const void *a, const void *b)
{
	return compare_titles(((const zha_sought *) a)->title,
						  ((const zha_sought *) b)->title);
}

/* The title without the blanks around it. */
static text *
trimmed(Datum printed)
{
	text *title = DatumGetTextPP(printed);
	const char *from = VARDATA_ANY(title);
	const char *to = from + VARSIZE_ANY_EXHDR(title);

	while (from < to && *from == ' ')
		from++;
	while (from < to && to[-1] == ' ')
		to--;
	return cstring_to_text_with_len(from, (int) (to - from));
}

/* Gives how many bytes that takes. */
static Size
add_title(zha_sought_set *set, Datum printed)
{
	MemoryContext caller = MemoryContextSwitchTo(set->context);
	text *title = trimmed(printed);

	if (set->count == set->capacity)
	{
		set->capacity = Max(64, 2 * set->capacity);
		set->sought =
			set->sought == NULL
				? palloc(sizeof(zha_sought) * set->capacity)
				: repalloc_huge(set->sought, sizeof(zha_sought) * set->capacity);
	}
	set->sought[set->count++] = (zha_sought){title, NULL};
	MemoryContextSwitchTo(caller);
	return VARSIZE_ANY(title) + sizeof(zha_sought);
}

static void
sort_titles(zha_sought_set *set)
{
	int kept = 0;

	qsort(set->sought, set->count, sizeof(zha_sought), compare_sought);
	for (int i = 1; i < set->count; i++)
		if (compare_sought(&set->sought[kept], &set->sought[i]) != 0)
			set->sought[++kept] = set->sought[i];
	set->count = kept + 1;
}

static zha_sought *
find_title(const zha_sought_set *set, text *title)
{
	zha_sought wanted = {title, NULL};

	if (set->count == 0)
		return NULL;
	return bsearch(&wanted, set->sought, set->count, sizeof(zha_sought),
				   compare_sought);
}

/* A title and the id of an article that bears it, from the query. */
static void
take_found(Datum *values, bool *nulls, void *context)
{
	zha_sought_set *set = context;
	zha_sought *found = find_title(set, DatumGetTextPP(values[0]));
	MemoryContext caller;

	if (found == NULL || nulls[1])
		return;
	caller = MemoryContextSwitchTo(set->context);
	found->id = DatumGetTextPCopy(values[1]);
	MemoryContextSwitchTo(caller);
}

static void
look_for_titles(zha_sought_set *set, const zha_archive *archive, const zha_key *key)
{
	Datum *titles = palloc(sizeof(Datum) * (set->count + 1));
	zha_query query = {
		.parameter = TEXTARRAYOID, .count = 2, .types = {TEXTOID, TEXTOID}};

	if (set->count == 0)
		return;
	sort_titles(set);
	for (int i = 0; i < set->count; i++)
		titles[i] = PointerGetDatum(set->sought[i].title);
	query.value = PointerGetDatum(
		construct_array(titles, set->count, TEXTOID, -1, false, TYPALIGN_INT));
	query.sql = psprintf(
		"SELECT m.printed, pg_catalog.min(%s::pg_catalog.text) FROM "
		"pg_catalog.unnest($1) AS m(printed) JOIN %s AS a ON (%s::pg_catalog.text) "
		"COLLATE pg_catalog.\"C\" OPERATOR(pg_catalog.=) m.printed GROUP BY m.printed",
		zha_key_sql(&archive->id, "a"), archive->table, zha_key_sql(key, "a"));
	zha_stream(archive, &query, take_found, set);
}

/* Read as many rows as a batch takes; false when there are none left. */
static bool
fill_batch(zha_missing *missing, zha_batch *batch, TupleTableSlot *slot)
{
	Size most = Min((Size) work_mem * 1024, MOST_BYTES);
	bool null;

	tuplestore_select_read_pointer(missing->rows, 0);
	while (batch->bytes < most &&
		   tuplestore_gettupleslot(missing->rows, true, false, slot))
	{
		CHECK_FOR_INTERRUPTS();
		for (int set = 0; set < SETS; set++)
		{
			Datum printed = slot_getattr(slot, columns[set] + 1, &null);

			if (!null)
				batch->bytes += add_title(&batch->sets[set], printed);
		}
		batch->rows++;
	}
	return batch->rows > 0;
}

/* The rows of a batch: those whose title was found are of another article. */
static void
emit_batch(zha_missing *missing, const zha_batch *batch, TupleTableSlot *slot,
		   zha_take take, void *context)
{
	Datum other = CStringGetTextDatum("other article");

	tuplestore_select_read_pointer(missing->rows, missing->emitting);
	for (int64 i = 0; i < batch->rows; i++)
	{
		const zha_sought *found = NULL;

		CHECK_FOR_INTERRUPTS();
		(void) tuplestore_gettupleslot(missing->rows, true, false, slot);
		slot_getallattrs(slot);
		for (int set = SETS - 1; set >= 0 && (found == NULL || found->id == NULL);
			 set--)
			if (!slot->tts_isnull[columns[set]])
				found = find_title(&batch->sets[set],
								   trimmed(slot->tts_values[columns[set]]));
		if (found != NULL && found->id != NULL)
		{
			slot->tts_values[ZHA_AUDIT_PRINTED_ID] = PointerGetDatum(found->id);
			slot->tts_isnull[ZHA_AUDIT_PRINTED_ID] = false;
			slot->tts_values[ZHA_AUDIT_VERDICT] = other;
		}
		take(slot->tts_values, slot->tts_isnull, context);
	}
}

/*
 * zha_missing_end: call take for the rows, in their order: those whose title an article of
 * the archive bears as links to that one, the others as they are.
 */
void
zha_missing_end(zha_missing *missing, const zha_archive *archive, zha_take take,
				void *context)
{
	TupleTableSlot *slot = MakeSingleTupleTableSlot(missing->row, &TTSOpsMinimalTuple);
	MemoryContext caller = CurrentMemoryContext;
	bool goes_on = true;

	while (goes_on)
	{
		MemoryContext memory =
			AllocSetContextCreate(caller, "zharchive titles", ALLOCSET_DEFAULT_SIZES);
		zha_batch batch = {.sets = {{.context = memory}, {.context = memory}}};

		MemoryContextSwitchTo(memory);
		goes_on = fill_batch(missing, &batch, slot);
		if (goes_on)
		{
			look_for_titles(&batch.sets[SET_TITLES], archive, &archive->title);
			look_for_titles(&batch.sets[SET_URLS], archive, &archive->url);
			emit_batch(missing, &batch, slot, take, context);
		}
		MemoryContextSwitchTo(caller);
		MemoryContextDelete(memory);
	}
	ExecDropSingleTupleTableSlot(slot);
	tuplestore_end(missing->rows);
}
