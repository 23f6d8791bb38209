/*
 * archive_near.c
 *		archive_series_near: series whose names differ in one character or only in
 *		spelling: perhaps one series, written wrongly once.
 *
 * Two names of the same length that differ in one character are equal without the
 * character at that place. If their lengths differ, one is the other without some
 * character. So each name gets a hash of each such form with its place, and one of
 * itself. Names whose hashes are equal are near: the work grows with the names and with
 * the pairs found. The server sorts the hashes, in a file if there are many; the names
 * are in memory. The hash has a random seed, so that nobody can choose names whose
 * hashes are equal although they are not near.
 */
#include "compat.h"

#include "catalog/pg_operator.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "common/pg_prng.h"
#include "executor/executor.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "parser/parse_coerce.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/tuplesort.h"

#include "archive_cache.h"
#include "archive_parts.h"
#include "archive_stream.h"
#include "row.h"
#include "encoding.h"

PG_FUNCTION_INFO_V1(archive_series_near_1_0);

/* Names above this many characters are not looked at, nor those below three. */
#define ZHA_LONGEST_NAME 100
#define ZHA_SHORTEST_NAME 3

typedef struct zha_name
{
	text *label;
	int64 articles;
	int length;
	bool wanted;
	uint32_t *characters; /* of the spelling's key */
} zha_name;

/* What is sorted: a form of a name. */
enum
{
	FORM_HASH,
	FORM_PLACE, /* of the character left out; FORM_WHOLE: none is */
	FORM_NAME,
	FORM_BEGINS, /* whether the character is not the one before it, too */
	FORM_COLUMNS
};

#define FORM_WHOLE (-1)

typedef struct zha_form
{
	int64 hash;
	int place;
	int name;
	bool begins;
} zha_form;

/* Names that have met. */
typedef struct zha_meeting
{
	int *names;
	int count;
	int room;
} zha_meeting;

typedef struct zha_names
{
	MemoryContext memory;
	zha_name *names;
	int count;
	int room;
	bool found; /* the wanted series */
	uint64 seed;
	Tuplesortstate *forms;
	TupleTableSlot *in;
	TupleTableSlot *out;
	ReturnSetInfo *result;
} zha_names;

/* ---- forms -------------------------------------------------------------------- */

static void
begin_forms(zha_names *names)
{
	TupleDesc row = CreateTemplateTupleDesc(FORM_COLUMNS);
	AttrNumber columns[] = {FORM_HASH + 1, FORM_PLACE + 1};
	Oid operators[] = {Int8LessOperator, Int4LessOperator};
	Oid collations[] = {InvalidOid, InvalidOid};
	bool nulls_first[] = {false, false};

	TupleDescInitEntry(row, FORM_HASH + 1, "hash", INT8OID, -1, 0);
	TupleDescInitEntry(row, FORM_PLACE + 1, "place", INT4OID, -1, 0);
	TupleDescInitEntry(row, FORM_NAME + 1, "name", INT4OID, -1, 0);
	TupleDescInitEntry(row, FORM_BEGINS + 1, "begins", BOOLOID, -1, 0);
	zha_tuple_desc_finish(row);
	names->seed = pg_prng_uint64(&pg_global_prng_state);
	names->in = MakeSingleTupleTableSlot(row, &TTSOpsVirtual);
	names->out = MakeSingleTupleTableSlot(row, &TTSOpsMinimalTuple);
	names->forms =
		tuplesort_begin_heap(row, lengthof(columns), columns, operators, collations,
							 nulls_first, work_mem, NULL, TUPLESORT_NONE);
}

static void
end_forms(zha_names *names)
{
	tuplesort_end(names->forms);
	ExecDropSingleTupleTableSlot(names->in);
	ExecDropSingleTupleTableSlot(names->out);
}

static void
add_form(zha_names *names, const uint32_t *characters, int length, int place,
		 bool begins)
{
	TupleTableSlot *slot = names->in;
	uint64 hash = hash_bytes_extended((const unsigned char *) characters,
									  length * (int) sizeof(uint32_t), names->seed);

	ExecClearTuple(slot);
	memset(slot->tts_isnull, 0, sizeof(bool) * FORM_COLUMNS);
	slot->tts_values[FORM_HASH] = Int64GetDatum((int64) hash);
	slot->tts_values[FORM_PLACE] = Int32GetDatum(place);
	slot->tts_values[FORM_NAME] = Int32GetDatum(names->count);
	slot->tts_values[FORM_BEGINS] = BoolGetDatum(begins);
	ExecStoreVirtualTuple(slot);
	tuplesort_puttupleslot(names->forms, slot);
}

/* The forms of the name that is being added. */
static void
add_forms(zha_names *names, const zha_name *name)
{
	uint32_t form[ZHA_LONGEST_NAME];
	const uint32_t *characters = name->characters;

	add_form(names, characters, name->length, FORM_WHOLE, true);
	memcpy(form, characters + 1, sizeof(uint32_t) * (name->length - 1));
	for (int place = 0; place < name->length; place++)
	{
		/* from the form without the character before to that without this one */
		if (place > 0)
			form[place - 1] = characters[place - 1];
		add_form(names, form, name->length - 1, place,
				 place == 0 || characters[place] != characters[place - 1]);
	}
}

static bool
next_form(zha_names *names, zha_form *form)
{
	bool null;

	if (!tuplesort_gettupleslot(names->forms, true, false, names->out, NULL))
		return false;
	form->hash = DatumGetInt64(slot_getattr(names->out, FORM_HASH + 1, &null));
	form->place = DatumGetInt32(slot_getattr(names->out, FORM_PLACE + 1, &null));
	form->name = DatumGetInt32(slot_getattr(names->out, FORM_NAME + 1, &null));
	form->begins = DatumGetBool(slot_getattr(names->out, FORM_BEGINS + 1, &null));
	return true;
}

/* ---- gathering ---------------------------------------------------------------- */

static void
take_name(Datum *values, bool *nulls, void *context)
{
	zha_names *names = context;
	zha_text key;
	zha_name name = {0};
	uint32_t characters[ZHA_LONGEST_NAME];
	MemoryContext caller;

	names->found = names->found || (!nulls[3] && DatumGetBool(values[3]));
	if (nulls[0] || nulls[1])
		return;
	key = zha_utf8_from_text(DatumGetTextPP(values[1]));
	for (const char *p = key.data, *end = p + key.len; p < end; name.length++)
	{
		size_t len;

		if (name.length == ZHA_LONGEST_NAME ||
			(len = zha_utf8_decode(p, end, &characters[name.length])) == 0)
			return;
		p += len;
	}
	if (name.length < ZHA_SHORTEST_NAME)
		return;
	caller = MemoryContextSwitchTo(names->memory);
	name.label = DatumGetTextPCopy(values[0]);
	name.articles = DatumGetInt64(values[2]);
	name.wanted = !nulls[3] && DatumGetBool(values[3]);
	name.characters = palloc(sizeof(uint32_t) * name.length);
	memcpy(name.characters, characters, sizeof(uint32_t) * name.length);
	add_forms(names, &name);
	if (names->count == names->room)
	{
		names->room *= 2;
		names->names = repalloc_huge(names->names, sizeof(zha_name) * names->room);
	}
	names->names[names->count++] = name;
	MemoryContextSwitchTo(caller);
}

/* Each series: the spelling used most, its key, how many articles, whether it is wanted. */
static char *
names_query(const zha_archive *archive, bool one)
{
	const zha_key *series = &archive->series;
	bool has_key = series->before[0] != '\0';
	bool is_text = TypeCategory(getBaseType(series->type)) == TYPCATEGORY_STRING;

	return psprintf(
		"SELECT (pg_catalog.array_agg(s.label ORDER BY s.articles DESC, s.label "
		"COLLATE pg_catalog.\"C\"))[1], %s(s.key::pg_catalog.text), "
		"pg_catalog.sum(s.articles)::pg_catalog.int8, %s FROM (SELECT %s AS key, %s AS "
		"label, pg_catalog.count(*) AS articles FROM %s AS a WHERE (%s) AND %s IS NOT "
		"NULL GROUP BY 1, 2) AS s GROUP BY s.key",
		is_text && !has_key ? psprintf("%s.series_key", archive->schema) : "",
		one ? psprintf("s.key OPERATOR(%s.=) %s", series->schema,
					   has_key ? psprintf("%s.series_key($1)", archive->schema)
							   : zha_operand_sql(series, "$1"))
			: "true",
		zha_key_sql(series, "a"), zha_label_sql(series, "a"), archive->table,
		archive->visible ? archive->visible : "true", zha_key_sql(series, "a"));
}

/* ---- comparing ---------------------------------------------------------------- */

/* How many characters apart two names are: 0, 1, or 2 for more. */
static int
distance(const zha_name *a, const zha_name *b)
{
	const zha_name *longer = a->length >= b->length ? a : b;
	const zha_name *shorter = longer == a ? b : a;
	int same = 0;
	int tail;

	if (longer->length - shorter->length > 1)
		return 2;
	while (same < shorter->length &&
		   longer->characters[same] == shorter->characters[same])
		same++;
	if (same == longer->length)
		return 0;
	tail = longer->length - same - 1;
	return memcmp(longer->characters + same + 1,
				  shorter->characters + shorter->length - tail,
				  sizeof(uint32_t) * tail) == 0
			   ? 1
			   : 2;
}

/*
 * Whether a name is the one to look at beside another: the less frequent one, or
 * by its bytes, so that the order in which the server gives them has no say.
 */
static bool
comes_second(const zha_name *name, const zha_name *other)
{
	Size length = VARSIZE_ANY_EXHDR(name->label);
	Size other_length = VARSIZE_ANY_EXHDR(other->label);
	int bytes;

	if (name->articles != other->articles)
		return name->articles < other->articles;
	bytes = memcmp(VARDATA_ANY(name->label), VARDATA_ANY(other->label),
				   Min(length, other_length));
	return bytes > 0 || (bytes == 0 && length > other_length);
}

static void
emit_pair(const zha_names *names, int a, int b)
{
	bool swap = comes_second(&names->names[a], &names->names[b]);
	const zha_name *more = &names->names[swap ? b : a];
	const zha_name *less = &names->names[swap ? a : b];
	Datum values[] = {PointerGetDatum(more->label), Int64GetDatum(more->articles),
					  PointerGetDatum(less->label), Int64GetDatum(less->articles),
					  Int32GetDatum(distance(more, less))};
	bool nulls[lengthof(values)] = {false};

	if (!more->wanted && !less->wanted)
		return;
	tuplestore_putvalues(names->result->setResult, names->result->setDesc, values,
						 nulls);
}

static void
meet(zha_meeting *meeting, int name)
{
	if (meeting->count == meeting->room)
	{
		meeting->room *= 2;
		meeting->names = repalloc_huge(meeting->names, sizeof(int) * meeting->room);
	}
	meeting->names[meeting->count++] = name;
}

static zha_meeting
begin_meeting(void)
{
	return (zha_meeting){.names = palloc(sizeof(int) * 64), .room = 64};
}

/* Pairs of a name with those of a meeting that it is so far apart from. */
static void
emit_met(const zha_names *names, const zha_meeting *meeting, int name, int apart)
{
	for (int i = 0; i < meeting->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (distance(&names->names[meeting->names[i]], &names->names[name]) == apart)
			emit_pair(names, meeting->names[i], name);
	}
}

/*
 * Each pair once: names of one length meet in the form without the character at the
 * place where they differ; others where one is the other without a character, the first
 * of a run of the same.
 */
static void
emit_pairs(zha_names *names)
{
	zha_meeting wholes = begin_meeting();
	zha_meeting parts = begin_meeting(); /* without the character at one place */
	zha_form last = {.place = FORM_WHOLE};
	zha_form form;

	tuplesort_performsort(names->forms);
	for (; next_form(names, &form); last = form)
	{
		if (form.hash != last.hash)
			wholes.count = 0;
		if (form.hash != last.hash || form.place != last.place)
			parts.count = 0;
		if (form.place == FORM_WHOLE)
		{
			emit_met(names, &wholes, form.name, 0);
			meet(&wholes, form.name);
			continue;
		}
		if (form.begins)
			emit_met(names, &wholes, form.name, 1);
		emit_met(names, &parts, form.name, 1);
		meet(&parts, form.name);
	}
}

static void
near_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	zha_names names = {.memory = CurrentMemoryContext,
					   .room = 64,
					   .result = (ReturnSetInfo *) fcinfo->resultinfo};
	zha_query query = {.count = 4, .types = {TEXTOID, TEXTOID, INT8OID, BOOLOID}};
	zha_wanted wanted = zha_wanted_series(archive, fcinfo, 1);

	zha_require_series(archive);
	if (wanted.one)
	{
		query.parameter = archive->series.type;
		query.value = wanted.name;
	}
	names.names = palloc(sizeof(zha_name) * names.room);
	begin_forms(&names);
	query.sql = names_query(archive, wanted.one);
	zha_stream(archive, &query, take_name, &names);
	if (wanted.one && !names.found)
		zha_refuse_series(archive, wanted.text);
	emit_pairs(&names);
	end_forms(&names);
}

/*
 * archive_series_near(regclass [, series]) → setof (list, articles, near,
 * near_articles, distance): pairs of series whose names are at most one character apart,
 * or those of one series. Raises 55000 when the archive has no series, P0002 when it
 * does not have the one.
 */
Datum
archive_series_near_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, 5);
	if (!PG_ARGISNULL(0))
		zha_archive_run(fcinfo, near_body, NULL);
	return (Datum) 0;
}
