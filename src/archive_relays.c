/*
 * archive_relays.c
 *		archive_relays: which articles of several archives are one, and which of them is
 *		the original.
 *
 * The articles that may be one with another are found by what they share
 * (relay_gather.c), compared (relay_join.c) and given by groups (relay_group.c). What is
 * kept of articles stands in files; the sorts and the filter of a step together take
 * work_mem, and beside them a candidate takes ten bytes.
 */
#include "compat.h"

#include "funcapi.h"
#include "utils/date.h"
#include "utils/memutils.h"

#include "relay_steps.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_relays);

/* (grp, tbl, id, title, published, author, role, of_tbl, of_id, evidence) */
#define COLUMNS 10

static void
relays_body(const zha_several *several, FunctionCallInfo fcinfo,
			void *context pg_attribute_unused())
{
	zha_relays relays = {.several = several};
	bool has_since = !PG_ARGISNULL(1);

	relays.row = AllocSetContextCreate(CurrentMemoryContext, "zharchive relay",
									   ALLOCSET_DEFAULT_SIZES);
	zha_relay_gather(&relays);
	zha_relay_join(&relays);
	zha_relay_groups(&relays, has_since, has_since ? PG_GETARG_DATEADT(1) : 0,
					 (ReturnSetInfo *) fcinfo->resultinfo);
	zha_kept_end(&relays.candidates);
}

/*
 * archive_relays(regclass[] [, since date]) → setof (grp, tbl, id, title, published,
 * author, role, of_tbl, of_id, evidence): one row for each listed article that is one with
 * another, the original of its group first. since: of groups that have an article
 * published on that day or later.
 */
Datum
archive_relays(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, COLUMNS);
	if (!PG_ARGISNULL(0))
		zha_several_run(fcinfo, relays_body, NULL);
	return (Datum) 0;
}
