/*
 * archive_setting.c
 *		Settings that hold for one piece of work.
 */
#include "compat.h"

#include "utils/guc.h"

#include "archive_setting.h"

/* zha_set_for_now: a setting until the caller ends the nest level that it began. */
void
zha_set_for_now(const char *name, const char *value)
{
	(void) set_config_option(name, value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE,
							 true, 0, false);
}
