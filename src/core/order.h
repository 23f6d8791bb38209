/*
 * order.h
 *		Sort keys of Chinese text: bytes whose order under memcmp is the order of
 *		the texts, the same under every version of every library. See order.c for
 *		what the bytes are.
 */
#ifndef ZHA_ORDER_H
#define ZHA_ORDER_H

#include "core/key.h"
#include "core/text.h"

/*
 * The version of the order: any change to a key byte of any text is a change of
 * this number.
 */
#define ZHA_ORDER_VERSION 2

typedef enum zha_order
{
	ZHA_PINYIN,
	ZHA_STROKE,
	ZHA_ZHUYIN,
	ZHA_RADICAL
} zha_order;

/*
 * zha_order_key: the levels of a text's key. When a level is longer than its
 * memory, its len says so and the caller tries again with as much.
 *
 * hand: readings given by hand for the Han characters of the text, in order, one
 * syllable each, with blanks, apostrophes or hyphens between them; empty for none.
 * There may be fewer than characters: the rest is read as usual.
 *
 * ZHA_ENCODING for ill-formed UTF-8; ZHA_SYNTAX when hand is not that, the fault's
 * place being in hand. Else ZHA_OK.
 */
extern zha_code zha_order_key(zha_order order, zha_text text, zha_text hand,
							  zha_key *key, zha_fault *fault);

/*
 * zha_name_key: the same for a personal name, or several with 、 or a comma between
 * them. See name.c. Readings given by hand begin with the surname's.
 */
extern zha_code zha_name_key(zha_order order, zha_text text, zha_text hand,
							 zha_key *key, zha_fault *fault);

/*
 * zha_order_begin, zha_name_begin: as much of level 1 of these keys, in the order of
 * pinyin, as begin has room for; its len is the same as, or more than, what there is
 * room for when that is not all of level 1. What of the text is behind that is not
 * looked at.
 */
extern void zha_order_begin(zha_text text, zha_bytes *begin);
extern void zha_name_begin(zha_text text, zha_bytes *begin);

#define ZHA_HEADING_SIZE 16

/*
 * zha_heading: the heading of an index under which a text, or a name, stands in the
 * order of its key: in the order of pinyin a letter A to Z, of strokes a count (7画),
 * of zhuyin its first letter, of radicals the radical. # for what begins with neither
 * Han nor, for pinyin, Latin, or has no reading. Gives the length at out.
 */
extern size_t zha_heading(zha_order order, bool name, zha_text text,
						  char out[ZHA_HEADING_SIZE]);

#endif /* ZHA_ORDER_H */
