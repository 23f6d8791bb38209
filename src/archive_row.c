/*
 * archive_row.c
 *		Checks of what is read from an archive, row by row.
 *
 * The owner of a table may drop a constraint, or give a type a cast that returns NULL,
 * at any time after the registration. So nothing that was checked then is assumed: ids
 * and the types of columns are checked where they are read.
 */
#include "compat.h"

#include "utils/lsyscache.h"

#include "archive_row.h"

/* zha_require_id: raise 22004 when the id of an article, as a text, is NULL. */
void
zha_require_id(const zha_archive *archive, bool null)
{
	if (!null)
		return;
	ereport(ERROR,
			(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
			 errmsg("an article of \"%s\" has no id: column %s is NULL", archive->name,
					archive->id.column),
			 errdetail("It is NULL as it is stored, or as a text."),
			 errhint("Give the article an id and make the column NOT NULL and unique, "
					 "as when the archive was registered.")));
}

/*
 * zha_require_types: raise 55006 unless a row has the columns that it was read for, of
 * types that are stored as the given ones are. It has others when the caller's own
 * functions altered the table between two readings of it.
 */
void
zha_require_types(const zha_archive *archive, TupleDesc row, const Oid *types,
				  int count)
{
	bool same = row->natts == count;

	for (int i = 0; same && i < count; i++)
	{
		Oid type = TupleDescAttr(row, i)->atttypid;

		same = type == types[i] || getBaseType(type) == getBaseType(types[i]);
	}
	if (!same)
		ereport(ERROR, (errcode(ERRCODE_OBJECT_IN_USE),
						errmsg("table \"%s\" was altered while its archive was read",
							   archive->name),
						errhint("Ask again.")));
}
