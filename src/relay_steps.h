/*
 * relay_steps.h
 *		The steps of archive_relays.
 */
#ifndef ZHA_RELAY_STEPS_H
#define ZHA_RELAY_STEPS_H

#include "nodes/execnodes.h"

#include "archive_several.h"
#include "relay_kept.h"
#include "relay_pair.h"

/* What is known of a candidate by its number. */
#define ZHA_RELAY_GROUP 1  /* it is one with another */
#define ZHA_RELAY_RECENT 2 /* the first of a group: it has an article since the day */

typedef struct zha_relays
{
	const zha_several *several;
	MemoryContext row;        /* for one article */
	zha_kept_file candidates; /* the articles that may be one with another */
	uint32 count;             /* of them */
	uint32 *first;            /* of each archive its first, and one behind the last */
	zha_pairs pairs;
	uint32 *parent; /* of what is one, the first candidate in the end */
	uint8 *evidence;
	uint8 *flags;
} zha_relays;

extern void zha_relay_gather(zha_relays *relays);
extern void zha_relay_join(zha_relays *relays);
extern void zha_relay_groups(zha_relays *relays, bool has_since, int32 since,
							 ReturnSetInfo *result);
extern uint32 zha_relay_first(zha_relays *relays, uint32 article);

#endif /* ZHA_RELAY_STEPS_H */
