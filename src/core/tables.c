/*
 * tables.c
 *		Where the generated tables of the Chinese orders are defined.
 */
#include "core/tables.h"

#include "core/data/common_phrases.h"
#include "core/data/context.h"
#include "core/data/official.h"
#include "core/data/phrase.h"
#include "core/data/reading.h"
#include "core/data/stroke.h"
#include "core/data/surname.h"
#include "core/data/weight.h"
