/*
 * retired.h
 *		What the objects of an earlier version may not ask of this module.
 */
#ifndef ZHA_RETIRED_H
#define ZHA_RETIRED_H

extern void zha_require_objects(Oid namespace);

#endif /* ZHA_RETIRED_H */
