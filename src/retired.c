/*
 * retired.c
 *		C symbols of 0.1.0 whose functions answer otherwise since 1.0.0.
 *
 * What a function of the catalog gave may stand in an index. So a symbol never gives
 * another answer than in the version that it came with: a function that changes gets a
 * symbol of its own, with the version at its end, and the old one says here what to do.
 * They are called when this module is under the catalog of 0.1.0, as after pg_upgrade.
 * A session with an older module finds no new symbol, and the server says so.
 */
#include "compat.h"

#include "miscadmin.h"

static void
say_update(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("the objects of extension \"zharchive\" in this database are older "
					"than its library"),
			 errhint("Run ALTER EXTENSION zharchive UPDATE.")));
}

/*
 * In pg_upgrade the server folds constants of an index's condition as it makes the empty
 * index again. Nothing is kept of that, so it gets NULL there; an error would end
 * pg_upgrade.
 */
static Datum
retired(FunctionCallInfo fcinfo)
{
	if (!IsBinaryUpgrade)
		say_update();
	PG_RETURN_NULL();
}

#define RETIRED(symbol)                                                                \
	PG_FUNCTION_INFO_V1(symbol);                                                       \
	Datum symbol(PG_FUNCTION_ARGS)                                                     \
	{                                                                                  \
		return retired(fcinfo);                                                        \
	}

/* The server compares by zhtext_cmp and zhname_cmp then; there is nothing to say yet. */
#define RETIRED_SUPPORT(symbol)                                                        \
	PG_FUNCTION_INFO_V1(symbol);                                                       \
	Datum symbol(PG_FUNCTION_ARGS)                                                     \
	{                                                                                  \
		(void) fcinfo;                                                                 \
		PG_RETURN_VOID();                                                              \
	}

RETIRED(zh_pinyin_key)
RETIRED(zh_zhuyin_key)
RETIRED(zh_stroke_key)
RETIRED(zh_radical_key)
RETIRED(zh_name_key)
RETIRED(zh_name_stroke_key)
RETIRED(zh_bucket)

RETIRED(zhtext_cmp)
RETIRED(zhtext_lt)
RETIRED(zhtext_le)
RETIRED(zhtext_gt)
RETIRED(zhtext_ge)
RETIRED(zhtext_smaller)
RETIRED(zhtext_larger)
RETIRED_SUPPORT(zhtext_sortsupport)
RETIRED(zhname_cmp)
RETIRED(zhname_lt)
RETIRED(zhname_le)
RETIRED(zhname_gt)
RETIRED(zhname_ge)
RETIRED(zhname_smaller)
RETIRED(zhname_larger)
RETIRED_SUPPORT(zhname_sortsupport)

RETIRED(zh_pinyin)
RETIRED(zh_name_pinyin)
RETIRED(zh_initials)
RETIRED(zh_strokes)
RETIRED(zh_fold)

RETIRED(parse_title)
RETIRED(title_series)
RETIRED(title_number)
RETIRED(title_author)
RETIRED(title_headline)
RETIRED(series_key)
RETIRED(zh_date)
RETIRED(parse_page)
RETIRED(parse_pages)
RETIRED(to_series_no)
RETIRED(series_no_from_text)

RETIRED(archive_register)
RETIRED(archive_unregister)
RETIRED(archive_links)
RETIRED(archive_prev)
RETIRED(archive_next)
RETIRED(archive_page)
RETIRED(archive_links_all)
RETIRED(archive_series)
RETIRED(archive_gaps)
RETIRED(archive_series_near)
RETIRED(archive_audit)
RETIRED(archive_restore_order)
RETIRED(archive_link_header)
RETIRED(archive_jsonld)
RETIRED(archive_html_links)
