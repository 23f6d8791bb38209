/*
 * sign.c
 *		Where the generated table of signs is defined.
 */
#include "core/sign.h"

#include "core/data/signs.h"
