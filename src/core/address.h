/*
 * address.h
 *		Addresses of pages as links have them.
 */
#ifndef ZHA_ADDRESS_H
#define ZHA_ADDRESS_H

#include "core/text.h"

/*
 * zha_address_resolve: the address that a link on the page base leads to, by RFC 3986,
 * 5.2, without a fragment: base http://a/b/c.htm, link ../d.htm gives http://a/d.htm. A
 * link that only leads about in its page, or runs a program, gives nothing. out has room
 * for base.len + link.len + 1 bytes; gives the length.
 */
extern size_t zha_address_resolve(zha_text base, zha_text link, char *out);

#endif /* ZHA_ADDRESS_H */
