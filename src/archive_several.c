/*
 * archive_several.c
 *		Several archives at once, each read as the caller.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/lsyscache.h"

#include "archive_cache.h"
#include "archive_several.h"

typedef struct zha_call
{
	const zha_several *several;
	zha_several_body body;
	void *context;
} zha_call;

static void
query_body(zha_archive *archive, FunctionCallInfo fcinfo, void *context)
{
	const zha_call *call = context;

	(void) archive;
	call->body(call->several, fcinfo, call->context);
}

static void
refuse_table(Oid relid)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("archive \"%s\" is named twice", get_rel_name(relid)),
					errdetail("Its articles would stand beside themselves.")));
}

/* The tables that the first argument names. */
static int
read_tables(FunctionCallInfo fcinfo, Oid **tables)
{
	Datum *elements;
	bool *nulls;
	int count;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), REGCLASSOID, sizeof(Oid), true,
					  TYPALIGN_INT, &elements, &nulls, &count);
	*tables = palloc(sizeof(Oid) * (count + 1));
	for (int i = 0; i < count; i++)
	{
		if (nulls[i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("the array of archives holds NULL"),
							errhint("Each element must be a registered table.")));
		(*tables)[i] = DatumGetObjectId(elements[i]);
		for (int k = 0; k < i; k++)
			if ((*tables)[k] == (*tables)[i])
				refuse_table((*tables)[i]);
	}
	return count;
}

/*
 * zha_several_run: connect to SPI and run body on the archives that the first argument, an
 * array of tables, names; nothing when it is empty. Raises 22004 for NULL in it, 22023 for a
 * table named twice, and what zha_archive_open raises for each: so 42501 for one that the
 * caller may not read.
 */
void
zha_several_run(FunctionCallInfo fcinfo, zha_several_body body, void *context)
{
	Oid *tables;
	int count = read_tables(fcinfo, &tables);
	zha_several *several = palloc0(sizeof(zha_several));
	zha_call call = {several, body, context};

	several->archives = palloc0(sizeof(zha_archive *) * (count + 1));
	PG_TRY();
	{
		for (; several->count < count; several->count++)
			several->archives[several->count] =
				zha_archive_open(fcinfo, tables[several->count]);
		if (count > 0)
			zha_archive_query(several->archives[0], fcinfo, query_body, &call);
	}
	PG_FINALLY();
	{
		for (int i = 0; i < several->count; i++)
			zha_archive_close(several->archives[i]);
	}
	PG_END_TRY();
}

/* zha_day_sql: the day of an article; NULL in an archive without dates. */
char *
zha_day_sql(const zha_archive *archive, const char *alias)
{
	if (archive->published.attnum == 0)
		return pstrdup("NULL::pg_catalog.date");
	return psprintf("%s::pg_catalog.date", zha_key_sql(&archive->published, alias));
}
