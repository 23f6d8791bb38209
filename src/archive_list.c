/*
 * archive_list.c
 *		Reads an archive list by list, with the titles and what the pages print.
 *
 * One cursor over the channel's order gives all lists one after the other, so no
 * more than one list is in memory. Within it titles are found by a hash of their
 * key, cut titles in a sorted index.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "archive_list.h"
#include "encoding.h"

enum
{
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_PREV,
	COLUMN_NEXT,
	COLUMN_LIST,
	COLUMN_VISIBLE,
	COLUMN_DATE
};

/* ---- the query ---------------------------------------------------------------- */

static const char *
as_text(const zha_key *key)
{
	if (key->attnum == 0)
		return "NULL::pg_catalog.text";
	return psprintf("%s::pg_catalog.text", zha_key_sql(key, "a"));
}

/* The whole archive, lists one after the other; by date alone, or by its keys. */
static char *
lists_query(const zha_archive *archive, bool by_date)
{
	zha_order order = archive->orders[ZHA_CHANNEL];
	int from = by_date ? order.nkeys - (archive->published.attnum ? 2 : 1) : 0;

	order.nkeys -= from;
	memmove(order.keys, order.keys + from, sizeof(zha_key) * order.nkeys);
	return psprintf(
		"SELECT %s, %s, %s, %s, %s, (%s), %s FROM %s AS a ORDER BY %s",
		as_text(&archive->id), as_text(&archive->title), as_text(&archive->printed[0]),
		as_text(&archive->printed[1]), as_text(&archive->channel),
		archive->visible ? archive->visible : "true", as_text(&archive->published),
		archive->table, zha_order_sql(&order, true));
}

/* ---- one list ----------------------------------------------------------------- */

static zha_text
key_of(const char *value)
{
	zha_text text = zha_utf8_from_cstring(value);
	char *out = palloc(text.len + 1);

	return (zha_text){out, zha_title_key(text, out)};
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static zha_entry *
new_entry(zha_list *list)
{
	if (list->count == list->room)
	{
		list->room *= 2;
		list->entries = repalloc_huge(list->entries, sizeof(zha_entry) * list->room);
	}
	return memset(&list->entries[list->count++], 0, sizeof(zha_entry));
}

static char *
get_text(Datum *values, bool *nulls, int column)
{
	return nulls[column] ? NULL : TextDatumGetCString(values[column]);
}

static void
add_row(zha_list *list, Datum *values, bool *nulls)
{
	zha_entry *entry = new_entry(list);
	char *date = get_text(values, nulls, COLUMN_DATE);

	entry->id = get_text(values, nulls, COLUMN_ID);
	entry->title = get_text(values, nulls, COLUMN_TITLE);
	entry->visible = !nulls[COLUMN_VISIBLE] && DatumGetBool(values[COLUMN_VISIBLE]);
	entry->key = key_of(entry->title ? entry->title : "");
	for (int side = 0; side < 2; side++)
	{
		char *printed = get_text(values, nulls, COLUMN_PREV + side);

		entry->printed[side] = printed;
		entry->kind[side] = ZHA_PRINTED_BLANK;
		if (printed == NULL)
			continue;
		entry->kind[side] = zha_printed_kind(zha_utf8_from_cstring(printed));
		entry->printed_key[side] = key_of(printed);
	}
	entry->dated = date != NULL;
	entry->same_date = list->count > 1 && same_text(list->date, date);
	list->date = date;
}

static void
index_titles(zha_list *list)
{
	uint32 size = 16;

	while (size < (uint32) list->count)
		size *= 2;
	list->mask = size - 1;
	list->buckets = palloc_extended(sizeof(int) * size, MCXT_ALLOC_HUGE);
	memset(list->buckets, -1, sizeof(int) * size);
	/* backwards, so that the first of equal titles is found first */
	for (int i = list->count - 1; i >= 0; i--)
	{
		zha_text key = list->entries[i].key;
		int *bucket =
			&list->buckets[hash_bytes((const unsigned char *) key.data, (int) key.len) &
						   list->mask];

		list->entries[i].next = *bucket;
		*bucket = i;
	}
}

static int
compare_keys(zha_text a, zha_text b)
{
	size_t shorter = Min(a.len, b.len);
	int result = shorter == 0 ? 0 : memcmp(a.data, b.data, shorter);

	return result != 0 ? result : (a.len > b.len) - (a.len < b.len);
}

static int
by_key(const void *a, const void *b, void *context)
{
	const zha_entry *entries = ((zha_list *) context)->entries;
	int left = *(const int *) a;
	int right = *(const int *) b;
	int result = compare_keys(entries[left].key, entries[right].key);

	return result != 0 ? result : (left > right) - (left < right);
}

/*
 * zha_list_find: the first entry but one with this key, -1: none; *others counts
 * the further ones.
 */
int
zha_list_find(zha_list *list, zha_text key, int except, int *others)
{
	uint32 hash = hash_bytes((const unsigned char *) key.data, (int) key.len);
	int found = -1;

	*others = 0;
	if (key.len == 0)
		return -1;
	for (int i = list->buckets[hash & list->mask]; i >= 0; i = list->entries[i].next)
	{
		if (i == except || compare_keys(list->entries[i].key, key) != 0)
			continue;
		if (found < 0)
			found = i;
		else
			(*others)++;
	}
	return found;
}

static bool
begins(zha_text key, zha_text with)
{
	return key.len >= with.len && memcmp(key.data, with.data, with.len) == 0;
}

/* zha_list_find_cut: as zha_list_find, for the beginning of a title. */
int
zha_list_find_cut(zha_list *list, zha_text key, int except, int *others)
{
	int low = 0;
	int high = list->count;
	int found = -1;

	*others = 0;
	if (key.len == 0)
		return -1;
	if (list->sorted == NULL)
	{
		list->sorted = palloc_extended(sizeof(int) * list->count, MCXT_ALLOC_HUGE);
		for (int i = 0; i < list->count; i++)
			list->sorted[i] = i;
		qsort_arg(list->sorted, list->count, sizeof(int), by_key, list);
	}
	while (low < high)
	{
		int middle = low + (high - low) / 2;

		if (compare_keys(list->entries[list->sorted[middle]].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < list->count; low++)
	{
		int at = list->sorted[low];

		if (!begins(list->entries[at].key, key))
			break;
		if (at == except)
			continue;
		if (found < 0)
			found = at;
		else
			(*others)++;
	}
	return found;
}

/* zha_require_printed: raise 55000 unless the archive has printed titles. */
void
zha_require_printed(const zha_archive *archive)
{
	if (archive->printed[0].attnum == 0 && archive->printed[1].attnum == 0)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("archive \"%s\" has no printed links", archive->name),
						errhint("Register it with prev_title and next_title.")));
}

/* ---- all lists ---------------------------------------------------------------- */

/* The lists of an archive on their way to visit. */
typedef struct zha_reading
{
	const zha_archive *archive;
	MemoryContext memory; /* of the list being read */
	zha_list list;
	zha_list_visit visit;
	void *context;
} zha_reading;

static void
begin_list(zha_reading *reading, char *name)
{
	zha_list *list = &reading->list;

	memset(list, 0, sizeof(zha_list));
	list->archive = reading->archive;
	list->name = name;
	list->room = 64;
	list->entries = palloc(sizeof(zha_entry) * list->room);
}

static void
end_list(zha_reading *reading)
{
	if (reading->list.count == 0)
		return;
	index_titles(&reading->list);
	reading->visit(&reading->list, reading->context);
	MemoryContextReset(reading->memory);
}

static void
take_list_row(Datum *values, bool *nulls, void *context)
{
	zha_reading *reading = context;
	MemoryContext caller = MemoryContextSwitchTo(reading->memory);
	char *name = get_text(values, nulls, COLUMN_LIST);

	CHECK_FOR_INTERRUPTS();
	if (reading->list.count == 0 || !same_text(name, reading->list.name))
	{
		end_list(reading);
		begin_list(reading, get_text(values, nulls, COLUMN_LIST));
	}
	add_row(&reading->list, values, nulls);
	MemoryContextSwitchTo(caller);
}

/*
 * zha_lists_read: call visit for each list of the archive, its entries in the
 * channel's order, or in that of the dates alone. What visit allocates is gone
 * when it returns.
 */
void
zha_lists_read(zha_archive *archive, bool by_date, zha_list_visit visit, void *context)
{
	zha_reading reading = {.archive = archive, .visit = visit, .context = context};
	MemoryContext caller;

	reading.memory = AllocSetContextCreate(CurrentMemoryContext, "zharchive list",
										   ALLOCSET_DEFAULT_SIZES);
	zha_stream(lists_query(archive, by_date), InvalidOid, (Datum) 0, take_list_row,
			   &reading);
	caller = MemoryContextSwitchTo(reading.memory);
	end_list(&reading);
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(reading.memory);
}
