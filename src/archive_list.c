/*
 * archive_list.c
 *		Reads an archive list by list, with the titles and what the pages print.
 *
 * One cursor over the channel's order gives all lists one after the other, so no more
 * than one list is in memory. Within a list, titles are found by a hash of their key,
 * truncated titles in a sorted index.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "common/pg_prng.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "archive_list.h"
#include "archive_row.h"
#include "archive_stream.h"
#include "core/address.h"
#include "encoding.h"

enum
{
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_PREV,
	COLUMN_NEXT,
	COLUMN_LIST,
	COLUMN_VISIBLE,
	COLUMN_DATE,
	COLUMN_GROUP, /* the channel's value */
	COLUMN_URL,
	COLUMN_PREV_URL,
	COLUMN_NEXT_URL,
	COLUMNS
};

/* ---- the query ---------------------------------------------------------------- */

static const char *
as_text(const zha_key *key)
{
	if (key->attnum == 0)
		return "NULL::pg_catalog.text";
	return psprintf("%s::pg_catalog.text", zha_key_sql(key, "a"));
}

/* All lists one after the other, or one; by date alone, or by its keys. */
static char *
lists_query(const zha_archive *archive, bool by_date, bool one)
{
	const zha_key *channel = &archive->channel;
	zha_order order = archive->orders[ZHA_CHANNEL];
	int from = by_date ? order.nkeys - (archive->published.attnum ? 2 : 1) : 0;

	order.nkeys -= from;
	memmove(order.keys, order.keys + from, sizeof(zha_key) * order.nkeys);
	return psprintf(
		"SELECT %s, %s, %s, %s, %s, (%s), %s, %s, %s, %s, %s FROM %s AS a%s "
		"ORDER BY %s",
		as_text(&archive->id), as_text(&archive->title),
		as_text(&archive->printed[archive->reversed]),
		as_text(&archive->printed[!archive->reversed]), as_text(&archive->channel),
		archive->visible ? archive->visible : "true", as_text(&archive->published),
		archive->channel.attnum ? zha_key_sql(&archive->channel, "a")
								: "NULL::pg_catalog.text",
		as_text(&archive->url), as_text(&archive->printed_url[archive->reversed]),
		as_text(&archive->printed_url[!archive->reversed]), archive->table,
		one ? psprintf(" WHERE %s OPERATOR(%s.=) %s",
					   zha_operand_sql(channel, zha_key_sql(channel, "a")),
					   channel->schema, zha_operand_sql(channel, "$1"))
			: "",
		zha_order_sql(&order, true));
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

/* An address, resolved against that of the page, or len 0. */
static zha_text
address_of(zha_text base, const char *value)
{
	zha_text link = zha_utf8_from_cstring(value ? value : "");
	char *out = palloc(base.len + link.len + 1);

	return (zha_text){out, zha_address_resolve(base, link, out)};
}

/* Where a page says that there is no such article, an address there is of a button. */
static void
add_addresses(zha_list *list, zha_entry *entry, Datum *values, bool *nulls)
{
	static const zha_text nothing = {"", 0};
	const zha_archive *archive = list->archive;

	if (archive->url.attnum == 0)
		return;
	entry->url = address_of(nothing, get_text(values, nulls, COLUMN_URL));
	for (int side = 0; side < 2; side++)
	{
		char *printed = get_text(values, nulls, COLUMN_PREV_URL + side);

		if (printed == NULL || entry->kind[side] == ZHA_PRINTED_NONE)
			continue;
		entry->printed_url[side] = address_of(entry->url, printed);
		if (entry->printed_url[side].len == 0)
			continue;
		list->addressed = true;
		if (entry->kind[side] == ZHA_PRINTED_BLANK)
		{
			entry->kind[side] = ZHA_PRINTED_ADDRESS;
			entry->printed[side] = printed;
		}
	}
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
	add_addresses(list, entry, values, nulls);
	entry->dated = date != NULL;
	entry->same_date = list->count > 1 && same_text(list->date, date);
	list->date = date;
}

static int
compare_keys(zha_text a, zha_text b)
{
	size_t shorter = Min(a.len, b.len);
	int result = shorter == 0 ? 0 : memcmp(a.data, b.data, shorter);

	return result != 0 ? result : (a.len > b.len) - (a.len < b.len);
}

/* Where the first of the entries with a key is known; -1 there: none. */
static int *
find_bucket(const zha_list *list, zha_text key)
{
	uint64 hash = hash_bytes_extended((const unsigned char *) key.data, (int) key.len,
									  list->seed);
	int *at = &list->buckets[hash & list->mask];

	while (*at >= 0 && compare_keys(list->entries[*at].key, key) != 0)
		at = &list->entries[*at].next;
	return at;
}

/* Only the first entry with a key is in a bucket: it knows the second, and how many. */
static void
index_titles(zha_list *list)
{
	uint32 size = 16;

	while (size < (uint32) list->count)
		size *= 2;
	list->mask = size - 1;
	list->seed = pg_prng_uint64(&pg_global_prng_state);
	list->buckets = palloc_extended(sizeof(int) * size, MCXT_ALLOC_HUGE);
	memset(list->buckets, -1, sizeof(int) * size);
	/* backwards, so that the last one found is the first */
	for (int i = list->count - 1; i >= 0; i--)
	{
		zha_entry *entry = &list->entries[i];
		int *bucket = find_bucket(list, entry->key);
		int second = *bucket;

		CHECK_FOR_INTERRUPTS();
		entry->second = second;
		entry->next = second < 0 ? -1 : list->entries[second].next;
		entry->same = second < 0 ? 1 : list->entries[second].same + 1;
		*bucket = i;
	}
}

/* The same, from the last byte to the first. */
static int
compare_backwards(zha_text a, zha_text b)
{
	while (a.len > 0 && b.len > 0 && a.data[a.len - 1] == b.data[b.len - 1])
	{
		a.len--;
		b.len--;
	}
	if (a.len == 0 || b.len == 0)
		return (a.len > 0) - (b.len > 0);
	return (unsigned char) a.data[a.len - 1] < (unsigned char) b.data[b.len - 1] ? -1
																				 : 1;
}

static int
by_url(const void *a, const void *b, void *context)
{
	const zha_entry *entries = context;
	int left = *(const int *) a;
	int right = *(const int *) b;
	int result = compare_keys(entries[left].url, entries[right].url);

	CHECK_FOR_INTERRUPTS();
	return result != 0 ? result : (left > right) - (left < right);
}

/*
 * zha_list_find_url: the first entry but one with this address, -1: none; *others counts
 * the further ones.
 */
int
zha_list_find_url(const zha_list *list, zha_text url, int except, int *others)
{
	int low = 0;
	int found = -1;

	*others = 0;
	if (list->by_url == NULL || url.len == 0)
		return -1;
	for (int high = list->count; low < high;)
	{
		int middle = low + (high - low) / 2;

		if (compare_keys(list->entries[list->by_url[middle]].url, url) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < list->count && *others < 1 &&
		   compare_keys(list->entries[list->by_url[low]].url, url) == 0;
		 low++)
	{
		if (list->by_url[low] == except)
			continue;
		*others += found >= 0;
		found = found < 0 ? list->by_url[low] : found;
	}
	return found;
}

/* A printed address that an article of the list has says more than its title. */
static void
index_addresses(zha_list *list)
{
	int others;

	if (!list->addressed)
		return;
	list->by_url = palloc_extended(sizeof(int) * list->count, MCXT_ALLOC_HUGE);
	for (int i = 0; i < list->count; i++)
		list->by_url[i] = i;
	qsort_arg(list->by_url, list->count, sizeof(int), by_url, list->entries);
	for (int i = 0; i < list->count; i++)
		for (int side = 0; side < 2; side++)
			if (zha_list_find_url(list, list->entries[i].printed_url[side], -1,
								  &others) >= 0)
				list->entries[i].kind[side] = ZHA_PRINTED_ADDRESS;
}

typedef int (*zha_compare)(zha_text a, zha_text b);

typedef struct zha_sorting
{
	const zha_entry *entries;
	zha_compare compare;
} zha_sorting;

static int
by_key(const void *a, const void *b, void *context)
{
	const zha_sorting *sorting = context;
	int left = *(const int *) a;
	int right = *(const int *) b;
	int result =
		sorting->compare(sorting->entries[left].key, sorting->entries[right].key);

	CHECK_FOR_INTERRUPTS();
	return result != 0 ? result : (left > right) - (left < right);
}

/* The entries of a list in an order of their keys. */
static int *
sort_entries(const zha_list *list, zha_compare compare)
{
	zha_sorting sorting = {list->entries, compare};
	int *sorted = palloc_extended(sizeof(int) * list->count, MCXT_ALLOC_HUGE);

	for (int i = 0; i < list->count; i++)
		sorted[i] = i;
	qsort_arg(sorted, list->count, sizeof(int), by_key, &sorting);
	return sorted;
}

/* The place in a sorted list of the first key that is not before this one. */
static int
find_place(const zha_list *list, const int *sorted, zha_compare compare, zha_text key)
{
	int low = 0;
	int high = list->count;

	while (low < high)
	{
		int middle = low + (high - low) / 2;

		if (compare(list->entries[sorted[middle]].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * zha_list_find: the first entry but one with this key, -1: none; *others counts
 * the further ones.
 */
int
zha_list_find(zha_list *list, zha_text key, int except, int *others)
{
	int found;
	int count;

	*others = 0;
	if (key.len == 0)
		return -1;
	found = *find_bucket(list, key);
	if (found < 0)
		return -1;
	count =
		list->entries[found].same - (compare_keys(list->entries[except].key, key) == 0);
	if (found == except)
		found = list->entries[found].second;
	*others = Max(count - 1, 0);
	return found;
}

static bool
begins(zha_text key, zha_text with)
{
	return key.len >= with.len && memcmp(key.data, with.data, with.len) == 0;
}

/* The place in list->sorted behind the keys that begin so, the first of which is at low. */
static int
find_end(const zha_list *list, zha_text key, int low)
{
	int high = list->count;

	while (low < high)
	{
		int middle = low + (high - low) / 2;

		if (begins(list->entries[list->sorted[middle]].key, key))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* zha_list_find_cut: as zha_list_find, for the beginning of a title. */
int
zha_list_find_cut(zha_list *list, zha_text key, int except, int *others)
{
	int low;
	int count;

	*others = 0;
	if (key.len == 0)
		return -1;
	if (list->sorted == NULL)
		list->sorted = sort_entries(list, compare_keys);
	low = find_place(list, list->sorted, compare_keys, key);
	count = find_end(list, key, low) - low - begins(list->entries[except].key, key);
	if (count <= 0)
		return -1;
	*others = count - 1;
	return list->sorted[low] == except ? list->sorted[low + 1] : list->sorted[low];
}

/* An entry whose title is near the key, around its place in a sorted list, or -1. */
static int
near_place(const zha_list *list, const int *sorted, zha_compare compare, zha_text key,
		   int except)
{
	int place = find_place(list, sorted, compare, key);

	for (int i = 0; i < 2 * ZHA_NEARBY; i++)
	{
		int at = i % 2 == 0 ? place + i / 2 : place - 1 - i / 2;

		if (at >= 0 && at < list->count && sorted[at] != except &&
			zha_titles_near(list->entries[sorted[at]].key, key))
			return sorted[at];
	}
	return -1;
}

/*
 * zha_list_find_near: an entry but one that may bear this title in an edited form,
 * -1: none was found. Looked for among those whose titles begin or end most like it.
 */
int
zha_list_find_near(zha_list *list, zha_text key, int except)
{
	int found;

	if (key.len == 0)
		return -1;
	if (list->sorted == NULL)
		list->sorted = sort_entries(list, compare_keys);
	found = near_place(list, list->sorted, compare_keys, key, except);
	if (found >= 0)
		return found;
	if (list->backwards == NULL)
		list->backwards = sort_entries(list, compare_backwards);
	return near_place(list, list->backwards, compare_backwards, key, except);
}

/* zha_require_printed: raise 55000 unless the archive has printed titles. */
void
zha_require_printed(const zha_archive *archive)
{
	if (archive->printed[0].attnum == 0 && archive->printed[1].attnum == 0 &&
		archive->printed_url[0].attnum == 0 && archive->printed_url[1].attnum == 0)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("archive \"%s\" has no printed links", archive->name),
						errhint("Register it with prev_title and next_title, or with "
								"url, prev_url and next_url.")));
}

/* ---- all lists ---------------------------------------------------------------- */

/* The lists of an archive on their way to visit. */
typedef struct zha_reading
{
	const zha_archive *archive;
	MemoryContext memory; /* of the list being read */
	zha_group group;
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
	index_addresses(&reading->list);
	reading->visit(&reading->list, reading->context);
	MemoryContextReset(reading->memory);
}

static void
take_list_row(Datum *values, bool *nulls, void *context)
{
	zha_reading *reading = context;
	MemoryContext caller = MemoryContextSwitchTo(reading->memory);

	zha_require_id(reading->archive, nulls[COLUMN_ID]);
	if (!zha_group_goes_on(&reading->group, values[COLUMN_GROUP], nulls[COLUMN_GROUP]))
	{
		end_list(reading);
		begin_list(reading, get_text(values, nulls, COLUMN_LIST));
	}
	add_row(&reading->list, values, nulls);
	MemoryContextSwitchTo(caller);
}

/*
 * zha_lists_read: call visit for each list of the archive, or for that of a channel
 * unless it is NULL, its entries in the channel's order, or in that of the dates alone.
 * What visit allocates is gone when it returns.
 */
void
zha_lists_read(zha_archive *archive, bool by_date, const Datum *channel,
			   zha_list_visit visit, void *context)
{
	zha_reading reading = {.archive = archive, .visit = visit, .context = context};
	zha_query query = {.sql = lists_query(archive, by_date, channel != NULL),
					   .count = COLUMNS,
					   .types = {[COLUMN_ID] = TEXTOID,
								 [COLUMN_TITLE] = TEXTOID,
								 [COLUMN_PREV] = TEXTOID,
								 [COLUMN_NEXT] = TEXTOID,
								 [COLUMN_LIST] = TEXTOID,
								 [COLUMN_VISIBLE] = BOOLOID,
								 [COLUMN_DATE] = TEXTOID,
								 [COLUMN_GROUP] = archive->channel.attnum
													  ? archive->channel.type
													  : TEXTOID,
								 [COLUMN_URL] = TEXTOID,
								 [COLUMN_PREV_URL] = TEXTOID,
								 [COLUMN_NEXT_URL] = TEXTOID}};
	MemoryContext caller;

	reading.memory = AllocSetContextCreate(CurrentMemoryContext, "zharchive list",
										   ALLOCSET_DEFAULT_SIZES);
	if (channel != NULL)
	{
		query.parameter = archive->channel.type;
		query.value = *channel;
	}
	zha_group_begin(&reading.group, &archive->channel);
	zha_stream(archive, &query, take_list_row, &reading);
	caller = MemoryContextSwitchTo(reading.memory);
	end_list(&reading);
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(reading.memory);
}
