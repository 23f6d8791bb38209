/*
 * archive_page.c
 *		archive_page: the list page, read from the same index as the links.
 */
#include "compat.h"

#include "funcapi.h"
#include "miscadmin.h"

#include "archive_cache.h"
#include "archive_links.h"
#include "archive_width.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_page_1_0);

/* The channel that the caller gave: the group of a place. */
static void
read_channel(const zha_archive *archive, FunctionCallInfo fcinfo, zha_place *place)
{
	place->nulls |= 1;
	if (PG_ARGISNULL(1))
		return;
	place->whole = place->values[0] = zha_channel_argument(archive, fcinfo, 1);
	if (archive->orders[ZHA_CHANNEL].group_is_cut)
		place->values[0] = zha_cut_value(archive->channel.type, place->whole);
	place->nulls &= ~(uint32) 1;
}

/*
 * The place after which the page begins: that of the article's row in this channel,
 * or, when it has left the channel, where its values would place it.
 */
static void
read_after(zha_archive *archive, FunctionCallInfo fcinfo, zha_place *place)
{
	if (zha_fetch(archive, fcinfo, 2, 1) == 0 && zha_fetch(archive, fcinfo, 2, 0) == 0)
		ereport(ERROR, (errcode(ERRCODE_NO_DATA_FOUND),
						errmsg("the article that the page begins after is not there"),
						errhint("Begin from the top.")));
	zha_probe_place(archive, SPI_tuptable, 0, ZHA_CHANNEL, place);
}

static void
page_body(zha_archive *archive, FunctionCallInfo fcinfo,
		  void *context pg_attribute_unused())
{
	zha_place place = {0};
	bool beyond = !PG_ARGISNULL(2);
	int32 limit = PG_ARGISNULL(3) ? -1 : PG_GETARG_INT32(3);

	if (limit < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_ROW_COUNT_IN_LIMIT_CLAUSE),
						errmsg("a page must not have a negative number of articles")));
	if (beyond)
		read_after(archive, fcinfo, &place);
	read_channel(archive, fcinfo, &place);
	zha_walk_by_plans(archive, ZHA_CHANNEL, NULL, true, beyond, &place, limit,
					  zha_emit_link, fcinfo);
}

/*
 * archive_page(regclass, channel, any id, limit) → setof (id, title, number, list):
 * the articles of a channel after one, or from the top when it is NULL. Raises
 * P0002 when the article is not there, 2201W for a limit below 0.
 */
Datum
archive_page_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, ZHA_LINK_COLUMNS);
	if (!PG_ARGISNULL(0))
		zha_archive_run(fcinfo, page_body, NULL);
	return (Datum) 0;
}
