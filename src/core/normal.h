/*
 * normal.h
 *		Canonical equivalence: é in one code point or in two, marks in another order.
 *
 * By tables of Unicode 15.0.0 that do not move, not by a library, since what is made
 * with it stands in indexes.
 */
#ifndef ZHA_NORMAL_H
#define ZHA_NORMAL_H

#include "core/text.h"

/* Marks that are put in order: as many as Unicode's Stream-Safe Text Format allows. */
#define ZHA_LONGEST_RUN 30

/*
 * A character and the combining marks behind it, composed as Unicode's form C has it.
 * A text is read as such segments; those of canonically equivalent texts are the same,
 * but where more marks than ZHA_LONGEST_RUN follow each other.
 */
typedef struct zha_segment
{
	bool has_base; /* false: marks without a character before them */
	uint32_t base; /* 0 then */
	int marks;     /* those that are left beside it, in canonical order */
	uint32_t mark[ZHA_LONGEST_RUN];
	unsigned char class[ZHA_LONGEST_RUN];
	const char *end; /* of its bytes */
} zha_segment;

/*
 * zha_segment_read: the segment at p. map: what each character is taken for before
 * anything else, marks aside, or NULL. false at the end of the text and of what is
 * well-formed.
 */
extern bool zha_segment_read(const char *p, const char *end, uint32_t (*map)(uint32_t),
							 zha_segment *segment);

/* zha_segment_size: the bytes of a segment in UTF-8 at the most. */
#define ZHA_SEGMENT_SIZE (4 * (ZHA_LONGEST_RUN + 1))

/* zha_segment_write: the segment in UTF-8; gives its length. */
extern size_t zha_segment_write(const zha_segment *segment, char out[ZHA_SEGMENT_SIZE]);

#endif /* ZHA_NORMAL_H */
