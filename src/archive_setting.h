/*
 * archive_setting.h
 *		Settings for the length of one piece of work.
 */
#ifndef ZHA_ARCHIVE_SETTING_H
#define ZHA_ARCHIVE_SETTING_H

#include "c.h"

extern void zha_set_for_now(const char *name, const char *value);

#endif /* ZHA_ARCHIVE_SETTING_H */
