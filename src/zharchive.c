/*
 * zharchive.c
 *		The module's magic block, its initialization, and its version.
 */
#include "compat.h"

#include "miscadmin.h"
#include "utils/builtins.h"

#include "core/order.h"
#include "core/pace.h"
#include "core/readers.h"
#include "icu_bundle.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "zharchive", .version = ZHARCHIVE_VERSION);
#else
PG_MODULE_MAGIC;
#endif

/* Lets a reader of a long text be cancelled. */
static void
go_on(void)
{
	CHECK_FOR_INTERRUPTS();
}

/* _PG_init: what the module does when a session, or the server, loads it. */
void
_PG_init(void)
{
	zha_pace_hook = go_on;
	zha_icu_bundle_init();
}

PG_FUNCTION_INFO_V1(zharchive_version);

/*
 * zharchive_version() → text: the version of the loaded module, as in META.json, of its
 * order of Chinese text and of its readers: 1.0.0 (order 2, readers 2).
 */
Datum
zharchive_version(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_TEXT_P(
		cstring_to_text(psprintf("%s (order %d, readers %d)", ZHARCHIVE_VERSION,
								 ZHA_ORDER_VERSION, ZHA_READERS_VERSION)));
}
