/*
 * archive.c
 *		From a row of archive_registry to a checked zha_archive.
 *
 * The columns are checked here, so that a table altered after its registration gives
 * the same errors as one registered wrongly.
 */
#include "compat.h"

#include "access/genam.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_type.h"
#include "parser/parse_coerce.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "archive.h"
#include "archive_column.h"
#include "archive_condition.h"
#include "archive_part.h"
#include "archive_storage.h"

/*
 * zha_number_sql: the number as a series_no, whatever the column's type. An
 * integer that is no series number gives NULL: a stray row must not break the
 * pages of its neighbours.
 */
char *
zha_number_sql(const zha_archive *archive, const char *alias)
{
	const zha_key *key = &archive->number;
	Oid type;

	if (key->attnum == 0)
		return psprintf("NULL::%s.series_no", archive->schema);
	type = getBaseType(key->type);
	if (type == INT2OID || type == INT4OID || type == INT8OID)
		return psprintf("%s.to_series_no(%s::pg_catalog.text)", archive->schema,
						zha_key_sql(key, alias));
	return zha_key_sql(key, alias);
}

/*
 * zha_number_of: a value of the number's column, whose base type is given, as
 * zha_number_sql has it; false where that is NULL.
 */
bool
zha_number_of(Datum value, Oid type, zha_series_no *out)
{
	int64 number;

	switch (type)
	{
		case INT2OID:
			number = DatumGetInt16(value);
			break;
		case INT4OID:
			number = DatumGetInt32(value);
			break;
		case INT8OID:
			number = DatumGetInt64(value);
			break;
		default:
			*out = DatumGetSeriesNo(value);
			return true;
	}
	if (number < 0 || number > ZHA_LARGEST_FIRST)
		return false;
	*out = zha_series_no_from_number((uint32_t) number);
	return true;
}

/* zha_require_series: raise 55000 unless the archive has series with numbers. */
void
zha_require_series(const zha_archive *archive)
{
	if (archive->series.attnum == 0 || archive->number.attnum == 0)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("archive \"%s\" has no series", archive->name),
						errhint("Register it without series => ''.")));
}

/* zha_has_series_column: whether the series, or what has its key, is a column. */
bool
zha_has_series_column(const zha_archive *archive)
{
	return archive->series.attnum != 0 && archive->series.label[0][0] == '\0';
}

/* zha_divides: whether a column of an index says which list a row is in. */
bool
zha_divides(const zha_archive *archive, AttrNumber attnum)
{
	return attnum != 0 &&
		   (attnum == archive->channel.attnum ||
			(attnum == archive->series.attnum && zha_has_series_column(archive)));
}

/* The key that a column reference of the registry stands for. */
static zha_key
read_column(const zha_row *row, Datum reference, const char *role)
{
	char *name = zha_registry_column_name(row, reference, role);
	AttrNumber attnum = zha_column_attnum(reference);
	Form_pg_attribute attribute;
	zha_key key = {0};

	attribute = TupleDescAttr(RelationGetDescr(row->table), attnum - 1);
	key.attnum = attnum;
	key.column = pstrdup(quote_identifier(name));
	key.before = key.after = key.label[0] = key.label[1] = "";
	key.type = attribute->atttypid;
	key.typmod = attribute->atttypmod;
	key.collation = attribute->attcollation;
	key.nullable = !attribute->attnotnull;
	return key;
}

/* As read_column, for a column of the registry, which may be NULL. */
static zha_key
read_key(const zha_row *row, zha_registry_column which, const char *role)
{
	zha_key none = {0};

	return row->nulls[which] ? none : read_column(row, row->values[which], role);
}

static void
refuse_type(const zha_row *row, const zha_key *key, const char *role,
			const char *wanted)
{
	ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
					errmsg("column %s of table \"%s\" cannot be the %s", key->column,
						   RelationGetRelationName(row->table), role),
					errdetail("It is of type %s; the %s is %s.",
							  format_type_be(key->type), role, wanted)));
}

static void
require_text(const zha_row *row, const zha_key *key, const char *role)
{
	if (key->attnum == 0)
		return;
	if (TypeCategory(getBaseType(key->type)) != TYPCATEGORY_STRING)
		refuse_type(row, key, role, "a text");
}

static void
require_date(const zha_row *row, const zha_key *key, const char *role)
{
	Oid type;

	if (key->attnum == 0)
		return;
	type = getBaseType(key->type);
	if (type != DATEOID && type != TIMESTAMPOID && type != TIMESTAMPTZOID)
		refuse_type(row, key, role, "a date or a timestamp");
}

static Oid
series_no_type(const zha_row *row)
{
	return GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum("series_no"),
						   ObjectIdGetDatum(row->namespace));
}

static void
require_number(const zha_row *row, const zha_key *key, const char *role)
{
	Oid type;

	if (key->attnum == 0)
		return;
	type = getBaseType(key->type);
	if (type != series_no_type(row) && type != INT2OID && type != INT4OID &&
		type != INT8OID)
		refuse_type(row, key, role, "a series_no or an integer");
}

/* Find where the operators are that order the key. */
static void
require_order(const zha_row *row, zha_key *key, const char *role)
{
	TypeCacheEntry *type;
	HeapTuple tuple;

	if (key->attnum == 0)
		return;
	type = lookup_type_cache(key->type, TYPECACHE_LT_OPR | TYPECACHE_BTREE_OPFAMILY);
	if (!OidIsValid(type->lt_opr))
		refuse_type(row, key, role, "of a type that has an order");
	tuple = SearchSysCache1(OPEROID, ObjectIdGetDatum(type->lt_opr));
	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for operator %u", type->lt_opr);
	key->schema = pstrdup(quote_identifier(
		get_namespace_name(((Form_pg_operator) GETSTRUCT(tuple))->oprnamespace)));
	ReleaseSysCache(tuple);
}

/* ---- the two orders ----------------------------------------------------------- */

static void
add_key(zha_order *order, zha_key key, bool desc, bool nulls_first)
{
	if (key.attnum == 0)
		return;
	key.desc = desc;
	/* without NULLs as CREATE INDEX has it, so that an index by hand fits too */
	key.nulls_first = key.nullable ? nulls_first : desc;
	order->keys[order->nkeys++] = key;
}

/*
 * A series whose column is a text is known by the key that joins its spellings, and
 * shown as the column spells it. The column is passed as exactly the type of the parameter:
 * whoever may create functions in the schema of the extension could offer one for
 * another type. What is blank has no key.
 */
static void
join_spellings(zha_archive *archive)
{
	zha_key *series = &archive->series;
	Oid type = series->attnum ? getBaseType(series->type) : InvalidOid;

	if (type != TEXTOID && type != VARCHAROID && type != BPCHAROID)
		return;
	series->before = psprintf("%s.series_key(", archive->schema);
	series->after = "::pg_catalog.text)";
	series->type = TEXTOID;
	series->nullable = true;
}

/*
 * What has no column of its own is read from the title: a series by its key, too, and
 * shown as the title spells it.
 */
static void
read_from_title(const zha_row *row, zha_archive *archive)
{
	char *title = "::pg_catalog.text)"; /* and the words that it is read with */

	if (archive->options.vocabulary != NULL)
		title = psprintf("::pg_catalog.text, %s::pg_catalog.jsonb)",
						 quote_literal_cstr(archive->options.vocabulary));
	if (archive->series.attnum == 0)
	{
		archive->series = archive->title;
		archive->series.before = psprintf("%s.series_key(%s.title_series(",
										  archive->schema, archive->schema);
		archive->series.after = psprintf("%s)", title);
		archive->series.label[0] = psprintf("%s.title_series(", archive->schema);
		archive->series.label[1] = title;
		archive->series.type = TEXTOID;
		archive->series.nullable = true;
	}
	if (archive->number.attnum == 0)
	{
		archive->number = archive->title;
		archive->number.before = psprintf("%s.title_number(", archive->schema);
		archive->number.after = title;
		archive->number.type = series_no_type(row);
		archive->number.nullable = true;
	}
}

/*
 * The channel's order is the order of the list page from its top: the extra
 * columns, the date, the id; what has no date comes last.
 */
static void
read_channel_order(const zha_row *row, zha_archive *archive)
{
	zha_order *order = &archive->orders[ZHA_CHANNEL];
	Datum *columns;
	Datum *desc;
	Datum *nulls_first;
	int count = zha_registry_columns(row, ZHA_REG_ORDER_BY, &columns);

	if (count > ZHA_MAX_ORDER_BY ||
		zha_registry_array(row->values[ZHA_REG_ORDER_DESC], BOOLOID, &desc) != count ||
		zha_registry_array(row->values[ZHA_REG_ORDER_NULLS_FIRST], BOOLOID,
						   &nulls_first) != count)
		ereport(ERROR, (errcode(ERRCODE_INVALID_TABLE_DEFINITION),
						errmsg("the registry's order of \"%s\" is not well-formed",
							   archive->name)));
	order->exists = true;
	order->null_is_list = true;
	order->grouped = archive->channel.attnum != 0;
	order->group = archive->channel;
	for (int i = 0; i < count; i++)
	{
		zha_key key = read_column(row, columns[i], "sort column");

		require_order(row, &key, "sort column");
		add_key(order, key, DatumGetBool(desc[i]), DatumGetBool(nulls_first[i]));
	}
	add_key(order, archive->published, archive->newest_first, false);
	add_key(order, archive->id, archive->newest_first, false);
}

/*
 * A series is read by number, upwards; what has none comes last, by date. Archives of
 * 0.1.0 have indexes without the date.
 */
static void
read_series_order(zha_archive *archive)
{
	zha_order *order = &archive->orders[ZHA_SERIES];

	if (archive->series.attnum == 0)
		return;
	order->exists = true;
	order->grouped = true;
	order->group = archive->series;
	if (archive->options.there)
	{
		add_key(order, zha_part_key(archive), false, false);
		add_key(order, zha_part_date(archive), false, false);
	}
	else
		add_key(order, archive->number, false, false);
	add_key(order, archive->id, false, false);
}

/* ---- what it was registered with ---------------------------------------------- */

/* Whether the years of some series count. */
static bool
has_years(const zha_options *options)
{
	bool found = options->course != ZHA_COURSE_RUNNING;

	for (int i = 0; i < options->count; i++)
		found = found || options->exceptions[i].course != ZHA_COURSE_RUNNING;
	return found;
}

static void
require_dates(const zha_archive *archive, bool wanted, const char *option)
{
	if (wanted && archive->published.attnum == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_TABLE_DEFINITION),
						errmsg("archive \"%s\" has no dates, which \"%s\" goes by",
							   archive->name, option),
						errhint("Register it with published.")));
}

/*
 * zha_now_sql: the moment up to which articles are out, as the date's type. The cast is
 * of a stable function: no plan keeps its result.
 */
char *
zha_now_sql(const zha_archive *archive)
{
	return psprintf("pg_catalog.now()::%s",
					format_type_extended(getBaseType(archive->published.type), -1,
										 FORMAT_TYPE_FORCE_QUALIFY));
}

/* What stands for the condition in a query; with the dates, where these count. */
static const char *
visible_sql(const zha_archive *archive)
{
	const char *condition = archive->condition ? ZHA_CONDITION_NAME : NULL;
	char *date;

	if (!archive->options.scheduled)
		return condition;
	date = zha_key_sql(&archive->published, "a");
	return psprintf("%s%s(%s IS NULL OR %s OPERATOR(%s.<=) %s)",
					condition ? condition : "", condition ? " AND " : "", date,
					zha_operand_sql(&archive->published, date),
					archive->published.schema, zha_now_sql(archive));
}

/* ---- reading a row ------------------------------------------------------------ */

/*
 * Whether not the id is unique, only the id with the channel or the series. Where no
 * index says so, as with foreign partitions, it may not be.
 */
static bool
id_repeats(Relation table, const zha_archive *archive)
{
	bool alone = false;
	ListCell *cell;

	foreach (cell, RelationGetIndexList(table))
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);
		Form_pg_index form = index->rd_index;
		bool divided = false;

		for (int i = 1; i < form->indnkeyatts; i++)
			divided = divided || zha_divides(archive, form->indkey.values[i]);
		alone = alone || (form->indisunique && !divided &&
						  form->indkey.values[0] == archive->id.attnum);
		index_close(index, NoLock);
	}
	return !alone;
}

/* The columns of addresses, the article's own and those of what its page prints. */
static void
read_addresses(const zha_row *row, zha_archive *archive)
{
	static const char *const roles[] = {"address", "printed previous address",
										"printed next address"};
	zha_key *const keys[] = {&archive->url, &archive->printed_url[0],
							 &archive->printed_url[1]};

	for (size_t i = 0; i < lengthof(keys); i++)
	{
		if (!archive->options.has_url[i])
			continue;
		*keys[i] = read_column(row, archive->options.url[i], roles[i]);
		require_text(row, keys[i], roles[i]);
		if (archive->url.attnum == 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_TABLE_DEFINITION),
							errmsg("archive \"%s\" has no addresses that printed ones "
								   "could lead to",
								   archive->name),
							errhint("Register it with url.")));
	}
}

/*
 * zha_archive_read: what a row of the registry says, checked against its table. Raises
 * 42703, 42804 or 42P16 where the table cannot give it.
 */
void
zha_archive_read(const zha_row *row, zha_archive *archive)
{
	archive->series_no = series_no_type(row);
	archive->newest_first = DatumGetBool(row->values[ZHA_REG_NEWEST_FIRST]);
	archive->reversed =
		archive->options.previous ==
		(archive->newest_first ? ZHA_PREVIOUS_OLDER : ZHA_PREVIOUS_NEWER);
	archive->id = read_key(row, ZHA_REG_ID, "id");
	archive->title = read_key(row, ZHA_REG_TITLE, "title");
	archive->published = read_key(row, ZHA_REG_PUBLISHED, "date");
	archive->channel = read_key(row, ZHA_REG_CHANNEL, "channel");
	archive->series = read_key(row, ZHA_REG_SERIES, "series");
	archive->number = read_key(row, ZHA_REG_NUMBER, "number");
	archive->printed[0] = read_key(row, ZHA_REG_PREV_TITLE, "printed previous title");
	archive->printed[1] = read_key(row, ZHA_REG_NEXT_TITLE, "printed next title");
	require_text(row, &archive->title, "title");
	require_text(row, &archive->printed[0], "printed previous title");
	require_text(row, &archive->printed[1], "printed next title");
	read_addresses(row, archive);
	require_date(row, &archive->published, "date");
	require_number(row, &archive->number, "number");
	join_spellings(archive);
	if (DatumGetBool(row->values[ZHA_REG_IN_SERIES]))
		read_from_title(row, archive);
	require_dates(archive, has_years(&archive->options), "continuity");
	require_dates(archive, archive->options.scheduled, "scheduled");
	require_order(row, &archive->id, "id");
	require_order(row, &archive->published, "date");
	require_order(row, &archive->channel, "channel");
	require_order(row, &archive->series, "series");
	require_order(row, &archive->number, "number");
	read_channel_order(row, archive);
	read_series_order(archive);
	archive->condition = zha_condition_read(row);
	archive->visible = visible_sql(archive);
	archive->repeats = id_repeats(row->table, archive);
	zha_storage_read(archive);
}
