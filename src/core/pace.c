/*
 * pace.c
 *		The hook that loops over long texts ask, see pace.h.
 */
#include "core/pace.h"

void (*zha_pace_hook)(void) = NULL;
