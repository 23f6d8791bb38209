/*
 * zh_collation.c
 *		The Chinese orders as ICU collations: their rules, and whether a collation of the
 *		server has the order of the keys.
 */
#include "compat.h"

#include <unicode/ucol.h>

#include "access/htup_details.h"
#include "catalog/pg_collation.h"
#include "catalog/pg_database.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/syscache.h"
#include "utils/varlena.h"

#include "core/collation.h"
#include "core/reading.h"
#include "encoding.h"
#include "zh_key.h"

PG_FUNCTION_INFO_V1(zh_collation_rules);
PG_FUNCTION_INFO_V1(zh_collation_check);

#define KINDS 4

static zha_order
kind_argument(text *value)
{
	char *name = text_to_cstring(value);

	for (int i = 0; i < KINDS; i++)
		if (strcmp(name, zha_collation_kind((zha_order) i)) == 0)
			return (zha_order) i;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown kind of collation: \"%s\"", name),
					errhint("The kinds are pinyin, zhuyin, stroke and radical.")));
}

/*
 * zh_collation_rules(kind text, extra text) → text: the rules of ICU for an order of
 * Chinese, as RULES of CREATE COLLATION and of CREATE DATABASE take them since
 * PostgreSQL 16, with the locale und. extra, rules in ICU's syntax, stands at their end.
 * Raises 22023 for another kind.
 */
Datum
zh_collation_rules(PG_FUNCTION_ARGS)
{
	zha_order order = kind_argument(PG_GETARG_TEXT_PP(0));
	zha_text extra = zha_utf8_from_text(PG_GETARG_TEXT_PP(1));
	zha_collation_place *places =
		palloc(zha_collation_places(ZHA_OFFICIAL_LIST) * sizeof *places);
	zha_collation_phrases none = {NULL, 0};
	zha_bytes rules = {NULL, 0, 0};

	zha_collation_rules(order, ZHA_OFFICIAL_LIST, none, places, &rules);
	rules = (zha_bytes){palloc(rules.len + extra.len), rules.len, 0};
	zha_collation_rules(order, ZHA_OFFICIAL_LIST, none, places, &rules);
	memcpy(rules.data + rules.len, extra.data, extra.len);
	PG_RETURN_TEXT_P(zha_text_from_utf8(
		(zha_text){(const char *) rules.data, rules.len + extra.len}));
}

/* A text to compare, with its key. */
typedef struct probe
{
	zha_text text; /* UTF-8 */
	bytea *key;
} probe;

typedef struct probes
{
	zha_order order;
	int count;
	int room;
	probe *probe;
} probes;

/* As zha_order_key, of which a collation can have all but the numerals' places. */
static zha_code
collation_key(zha_order order, zha_text text, zha_text hand, zha_key *key,
			  zha_fault *fault)
{
	(void) hand;
	return zha_collation_key(order, text, key, fault);
}

static void
add_probe(probes *all, const uint32_t *characters, int count)
{
	char *utf8 = palloc((Size) count * 4);
	zha_text text = {utf8, 0};
	zha_key_room room;

	for (int i = 0; i < count; i++)
		text.len += zha_utf8_encode(characters[i], utf8 + text.len);
	if (all->count == all->room)
	{
		all->room = Max(1024, all->room * 2);
		all->probe = all->probe == NULL
						 ? palloc((Size) all->room * sizeof(probe))
						 : repalloc(all->probe, (Size) all->room * sizeof(probe));
	}
	zha_key_build(collation_key, all->order, text, (zha_text){NULL, 0}, &room);
	all->probe[all->count++] = (probe){text, zha_key_bytea(&room.key)};
	zha_key_release(&room);
}

static void
add_phrase(const zha_known_phrase *phrase, void *context)
{
	CHECK_FOR_INTERRUPTS();
	add_probe(context, phrase->character, phrase->count);
}

static int
compare_probes(const void *a, const void *b)
{
	const bytea *x = ((const probe *) a)->key;
	const bytea *y = ((const probe *) b)->key;
	Size xlen = VARSIZE_ANY_EXHDR(x);
	Size ylen = VARSIZE_ANY_EXHDR(y);
	int result = memcmp(VARDATA_ANY(x), VARDATA_ANY(y), Min(xlen, ylen));

	return result != 0 ? result : (xlen > ylen) - (xlen < ylen);
}

static void
sort_probes(probes *all)
{
	qsort(all->probe, (size_t) all->count, sizeof(probe), compare_probes);
}

static probes
official_probes(zha_order order)
{
	probes all = {order, 0, 0, NULL};

	for (int i = 0; i < ZHA_OFFICIAL; i++)
		add_probe(&all, &zha_official[i], 1);
	sort_probes(&all);
	return all;
}

static probes
phrase_probes(zha_order order)
{
	probes all = {order, 0, 0, NULL};

	if (order == ZHA_PINYIN || order == ZHA_ZHUYIN)
		zha_phrases_visit(add_phrase, &all);
	sort_probes(&all);
	return all;
}

#define EXAMPLES 10 /* of pairs in the wrong order that are shown */

/* What a collation was found to be. */
typedef struct finding
{
	Oid collation;
	bool plain;     /* ICU's own order */
	int characters; /* neighbours in the wrong order */
	int phrases;
	int examples;
	Datum example[EXAMPLES];
} finding;

static int
compare_by(Oid collation, zha_text a, zha_text b)
{
	return varstr_cmp(a.data, (int) a.len, b.data, (int) b.len, collation);
}

static void
add_example(finding *found, zha_text before, zha_text after)
{
	if (found->examples < EXAMPLES)
		found->example[found->examples++] =
			CStringGetTextDatum(psprintf("%s < %s", pnstrdup(before.data, before.len),
										 pnstrdup(after.data, after.len)));
}

/*
 * Whether the collation has two neighbours in their order, by its comparison. One that
 * looks at the first level only holds those for equal that differ on others.
 */
static bool
in_order(const probe *before, const probe *after, int result)
{
	const char *x = VARDATA_ANY(before->key);
	const char *y = VARDATA_ANY(after->key);
	Size xlen = VARSIZE_ANY_EXHDR(before->key);
	Size ylen = VARSIZE_ANY_EXHDR(after->key);
	Size first = 0;

	if (result != 0)
		return result < 0 || compare_probes(before, after) == 0;
	while (first < xlen && first < ylen && x[first] == y[first] && x[first] != 0)
		first++;
	return (first == xlen || x[first] == 0) && (first == ylen || y[first] == 0);
}

/* How many neighbours in the order of the keys the collation does not have so. */
static int
count_wrong(const probes *all, finding *found)
{
	int wrong = 0;

	for (int i = 1; i < all->count; i++)
	{
		const probe *before = &all->probe[i - 1];
		const probe *after = &all->probe[i];

		CHECK_FOR_INTERRUPTS();
		if (in_order(before, after,
					 compare_by(found->collation, before->text, after->text)))
			continue;
		wrong++;
		add_example(found, before->text, after->text);
	}
	return wrong;
}

/* What each neighbour in the order of the keys is to the next by the collation. */
static int8 *
signs_of(const probes *all, Oid collation)
{
	int8 *sign = palloc0((Size) all->count);

	for (int i = 1; i < all->count; i++)
	{
		int result = compare_by(collation, all->probe[i - 1].text, all->probe[i].text);

		sign[i] = (int8) ((result > 0) - (result < 0));
	}
	return sign;
}

/* Whether the collation orders the official list as ICU itself does. */
static bool
is_plain_icu(const probes *all, Oid collation)
{
	static const char *const plain[KINDS] = {"zh-u-co-pinyin", "zh-u-co-stroke",
											 "zh-u-co-zhuyin", "zh-u-co-unihan"};
	UErrorCode status = U_ZERO_ERROR;
	int8 *sign = signs_of(all, collation);
	/* nothing raises an error while this is open */
	UCollator *collator = ucol_open(plain[all->order], &status);
	bool same = U_SUCCESS(status);

	for (int i = 1; same && i < all->count; i++)
	{
		zha_text a = all->probe[i - 1].text;
		zha_text b = all->probe[i].text;

		same = ucol_strcollUTF8(collator, a.data, (int32_t) a.len, b.data,
								(int32_t) b.len, &status) == sign[i];
	}
	ucol_close(collator);
	return same;
}

/*
 * The order that the collation is meant to have: the one that has the fewest neighbours
 * in the wrong order, if it is not one of ICU's own, which can be nearer to another.
 */
static zha_order
nearest_order(finding *found)
{
	finding best = {.characters = INT_MAX};
	zha_order order = ZHA_PINYIN;

	for (int i = 0; i < KINDS && best.characters > 0 && !best.plain; i++)
	{
		finding one = {.collation = found->collation};
		probes all = official_probes((zha_order) i);

		one.characters = count_wrong(&all, &one);
		one.plain = one.characters > 0 && is_plain_icu(&all, one.collation);
		if (one.plain || one.characters < best.characters)
		{
			best = one;
			order = (zha_order) i;
		}
	}
	*found = best;
	return order;
}

/* The rules that a collation was made with, or NULL. */
static char *
rules_of(Oid collation)
{
	char *rules = NULL;
#if PG_VERSION_NUM >= 160000
	bool database = collation == DEFAULT_COLLATION_OID;
	HeapTuple tuple = database
						  ? SearchSysCache1(DATABASEOID, ObjectIdGetDatum(MyDatabaseId))
						  : SearchSysCache1(COLLOID, ObjectIdGetDatum(collation));
	Datum value;
	bool null;

	if (!HeapTupleIsValid(tuple))
		return NULL;
	value =
		database
			? SysCacheGetAttr(DATABASEOID, tuple, Anum_pg_database_daticurules, &null)
			: SysCacheGetAttr(COLLOID, tuple, Anum_pg_collation_collicurules, &null);
	if (!null)
		rules = TextDatumGetCString(value);
	ReleaseSysCache(tuple);
#else
	(void) collation; /* RULES came with 16 */
#endif
	return rules;
}

/* Whether the collation was made by rules of ours, of another version of the order. */
static bool
is_other_version(Oid collation)
{
	char *rules = rules_of(collation);
	char kind[16];
	int version;

	return rules != NULL &&
		   sscanf(rules, "# zharchive %15[a-z], order %d", kind, &version) == 2 &&
		   version != ZHA_ORDER_VERSION;
}

static const char *
result_of(const finding *found)
{
	if (found->characters == 0 && found->phrases == 0)
		return "right";
	if (is_other_version(found->collation))
		return "another version";
	if (found->characters == 0)
		return "right for characters";
	return found->plain ? "plain ICU" : "wrong";
}

/*
 * zh_collation_check(regcollation) → (kind text, result text, characters int, phrases
 * int, examples text[]): compares a collation, as the server has it, with the keys: the
 * characters of the official list, then the phrases whose readings the keys know, which
 * only pinyin and zhuyin need. kind is the order that it is nearest to, characters and
 * phrases count neighbours that it has the other way round, examples shows some, as they
 * should be. result: "right"; "right for characters", when phrases are missing; "another
 * version", of rules made for another version of the order; "plain ICU", ICU's own order,
 * as when a bundle is missing; "wrong". Takes some tenths of a second. Raises 0A000 in a
 * database that is not in UTF-8, 42704 for a collation that is not there.
 */
Datum
zh_collation_check(PG_FUNCTION_ARGS)
{
	finding found = {.collation = PG_GETARG_OID(0)};
	zha_order order;
	probes phrases;
	TupleDesc desc;
	Datum values[5];
	bool nulls[5] = {false};

	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("collations can be checked in a database with the "
							   "encoding UTF8 only")));
	if (found.collation != DEFAULT_COLLATION_OID &&
		!SearchSysCacheExists1(COLLOID, ObjectIdGetDatum(found.collation)))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("collation with OID %u does not exist", found.collation)));
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE ||
		desc->natts != lengthof(values))
		elog(ERROR, "zh_collation_check has another result type");
	order = nearest_order(&found);
	phrases = phrase_probes(order);
	found.phrases = count_wrong(&phrases, &found);
	values[0] = CStringGetTextDatum(zha_collation_kind(order));
	values[1] = CStringGetTextDatum(result_of(&found));
	values[2] = Int32GetDatum(found.characters);
	values[3] = Int32GetDatum(found.phrases);
	values[4] = PointerGetDatum(construct_array(found.example, found.examples, TEXTOID,
												-1, false, TYPALIGN_INT));
	PG_RETURN_DATUM(
		HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
