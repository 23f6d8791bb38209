/*
 * archive_rights.h
 *		The rights that reading an archive needs.
 */
#ifndef ZHA_ARCHIVE_RIGHTS_H
#define ZHA_ARCHIVE_RIGHTS_H

extern void zha_require_rights(Oid relid);

#endif /* ZHA_ARCHIVE_RIGHTS_H */
