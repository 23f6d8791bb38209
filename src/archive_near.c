/*
 * archive_near.c
 *		archive_series_near: series whose names are one character apart, and such
 *		as differ only in the spelling: perhaps one series, written wrongly once.
 *
 * Two names that are one character apart have a form in common when one character
 * is left out of one or of both. So all such forms are hashed and sorted, and only
 * names that meet there are compared.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "parser/parse_coerce.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "archive_cache.h"
#include "archive_stream.h"
#include "row.h"
#include "encoding.h"

PG_FUNCTION_INFO_V1(archive_series_near);

/* Names above this many characters are not looked at, nor those below three. */
#define ZHA_LONGEST_NAME 100
#define ZHA_SHORTEST_NAME 3

typedef struct zha_name
{
	text *label;
	int64 articles;
	int length;
	uint32_t *characters; /* of the spelling's key */
} zha_name;

/* One form of a name: its characters without one, or all of them. */
typedef struct zha_form
{
	uint64 hash;
	int name;
} zha_form;

typedef struct zha_names
{
	MemoryContext memory;
	zha_name *names;
	int count;
	int room;
	zha_form *forms;
	Size form_count;
	Size form_room;
	ReturnSetInfo *result;
} zha_names;

/* ---- gathering ---------------------------------------------------------------- */

static void
add_form(zha_names *names, uint64 hash)
{
	if (names->form_count == names->form_room)
	{
		names->form_room *= 2;
		names->forms = repalloc_huge(names->forms, sizeof(zha_form) * names->form_room);
	}
	names->forms[names->form_count++] = (zha_form){hash, names->count};
}

/* The forms of the name that is being added. */
static void
add_forms(zha_names *names, const zha_name *name)
{
	uint32_t form[ZHA_LONGEST_NAME];
	const int width = sizeof(uint32_t);

	add_form(names, hash_bytes_extended((const unsigned char *) name->characters,
										name->length * width, 0));
	for (int without = 0; without < name->length; without++)
	{
		/* a run of one character gives one form */
		if (without > 0 && name->characters[without] == name->characters[without - 1])
			continue;
		memcpy(form, name->characters, without * width);
		memcpy(form + without, name->characters + without + 1,
			   (name->length - without - 1) * width);
		add_form(names, hash_bytes_extended((const unsigned char *) form,
											(name->length - 1) * width, 0));
	}
}

static void
take_name(Datum *values, bool *nulls, void *context)
{
	zha_names *names = context;
	zha_text key;
	zha_name name = {0};
	uint32_t characters[ZHA_LONGEST_NAME];
	MemoryContext caller;

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

/* Each series: the spelling used most, its key, how many articles. */
static char *
names_query(const zha_archive *archive)
{
	const zha_key *series = &archive->series;
	bool has_key = series->before[0] != '\0';
	bool is_text = TypeCategory(getBaseType(series->type)) == TYPCATEGORY_STRING;

	return psprintf(
		"SELECT (pg_catalog.array_agg(s.label ORDER BY s.articles DESC, s.label "
		"COLLATE pg_catalog.\"C\"))[1], %s(s.key::pg_catalog.text), "
		"pg_catalog.sum(s.articles)::pg_catalog.int8 FROM (SELECT %s AS key, %s AS "
		"label, pg_catalog.count(*) AS articles FROM %s AS a WHERE (%s) AND %s IS NOT "
		"NULL GROUP BY 1, 2) AS s GROUP BY s.key",
		is_text && !has_key ? psprintf("%s.series_key", archive->schema) : "",
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

static int
by_hash(const void *a, const void *b)
{
	const zha_form *left = a;
	const zha_form *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return (left->name > right->name) - (left->name < right->name);
}

static int
by_name(const void *a, const void *b)
{
	const int *left = a;
	const int *right = b;

	if (left[0] != right[0])
		return left[0] < right[0] ? -1 : 1;
	return (left[1] > right[1]) - (left[1] < right[1]);
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

	tuplestore_putvalues(names->result->setResult, names->result->setDesc, values,
						 nulls);
}

static void
emit_pairs(zha_names *names)
{
	int(*pairs)[2] = palloc(sizeof(*pairs) * 64);
	Size count = 0;
	Size room = 64;

	qsort(names->forms, names->form_count, sizeof(zha_form), by_hash);
	for (Size i = 0; i < names->form_count; i++)
		for (Size j = i + 1;
			 j < names->form_count && names->forms[j].hash == names->forms[i].hash; j++)
		{
			int a = names->forms[i].name;
			int b = names->forms[j].name;

			CHECK_FOR_INTERRUPTS();
			if (a == b || distance(&names->names[a], &names->names[b]) > 1)
				continue;
			if (count == room)
			{
				room *= 2;
				pairs = repalloc_huge(pairs, sizeof(*pairs) * room);
			}
			pairs[count][0] = a;
			pairs[count++][1] = b;
		}
	qsort(pairs, count, sizeof(*pairs), by_name);
	for (Size i = 0; i < count; i++)
		if (i == 0 || by_name(pairs[i], pairs[i - 1]) != 0)
			emit_pair(names, pairs[i][0], pairs[i][1]);
}

static void
near_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	zha_names names = {.memory = CurrentMemoryContext,
					   .room = 64,
					   .form_room = 1024,
					   .result = (ReturnSetInfo *) fcinfo->resultinfo};

	zha_require_series(archive);
	names.names = palloc(sizeof(zha_name) * names.room);
	names.forms = palloc(sizeof(zha_form) * names.form_room);
	zha_stream(names_query(archive), InvalidOid, (Datum) 0, take_name, &names);
	emit_pairs(&names);
}

/*
 * archive_series_near(regclass) → setof (list, articles, near, near_articles,
 * distance): pairs of series whose names are at most one character apart. Raises
 * 55000 when the archive has no series.
 */
Datum
archive_series_near(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, 5);
	zha_archive_run(fcinfo, near_body, NULL);
	return (Datum) 0;
}
