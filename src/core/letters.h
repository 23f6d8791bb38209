/*
 * letters.h
 *		A text as a row of characters with their kinds, simplified forms and brackets:
 *		what the readers of titles and of the lines of pages look at.
 */
#ifndef ZHA_LETTERS_H
#define ZHA_LETTERS_H

#include "core/numeral.h"
#include "core/sign.h"
#include "core/span.h"

/* Of a text of more characters no more are read. */
#define ZHA_LETTERS_LIMIT 1000

/*
 * cp is folded: full-width ASCII to ASCII, and a sign to the one that it is compared as
 * (vocabulary/signs.tsv). like is its simplified form by the table that the order has,
 * a Latin letter in lower case: words are compared by it. pair is the index of the
 * other bracket of a matched pair, else -1.
 */
typedef struct zha_letter
{
	uint32_t cp;
	uint32_t like;
	uint32_t at; /* byte offset in the text */
	int16_t pair;
	uint8_t kind;
	uint8_t depth;  /* matched brackets around it */
	uint8_t quotes; /* matched 《》 “” 「」 and the like around it */
} zha_letter;

/* n letters, and behind them one of kind ZHA_KIND_BAR at the end of the text. */
typedef struct zha_letters
{
	zha_text text;
	int n;
	unsigned kinds; /* a bit for each kind that a letter has */
	zha_letter letter[ZHA_LETTERS_LIMIT + 1];
} zha_letters;

/*
 * zha_letters_read: decodes text, and gives how many of its bytes: all of them, or
 * those before the first ill-formed one or before the character beyond
 * ZHA_LETTERS_LIMIT.
 */
extern size_t zha_letters_read(zha_text text, zha_letters *out);

/* The bytes of the letters from up to but not to. */
static inline zha_text
zha_letters_span(const zha_letters *l, int from, int to)
{
	return (zha_text){zha_from(l->text, l->letter[from].at).data,
					  from < to ? l->letter[to].at - l->letter[from].at : 0};
}

/* How many letters the numeral at i has; 0 when there is none that ends before to. */
extern int zha_letters_numeral(const zha_letters *l, int i, int to, zha_numeral *out);

/* Move *from and *to inwards over letters of the kinds in the mask. */
static inline void
zha_letters_trim(const zha_letters *l, int *from, int *to, unsigned kinds)
{
	while (*from < *to && (kinds >> l->letter[*from].kind & 1))
		++*from;
	while (*from < *to && (kinds >> l->letter[*to - 1].kind & 1))
		--*to;
}

#define ZHA_BLANKS (1u << ZHA_KIND_BLANK)
/* What may stand between a mark and the end of its segment. */
#define ZHA_ENDS (1u << ZHA_KIND_BLANK | 1u << ZHA_KIND_STOP | 1u << ZHA_KIND_SYMBOL)
#define ZHA_SEPARATORS                                                                 \
	(1u << ZHA_KIND_BLANK | 1u << ZHA_KIND_BAR | 1u << ZHA_KIND_COLON |                \
	 1u << ZHA_KIND_DASH | 1u << ZHA_KIND_HYPHEN | 1u << ZHA_KIND_DOT |                \
	 1u << ZHA_KIND_COMMA | 1u << ZHA_KIND_SLASH)

/* What is no text. */
#define ZHA_NOTHING (ZHA_SEPARATORS | 1u << ZHA_KIND_STOP | 1u << ZHA_KIND_SYMBOL)

#endif /* ZHA_LETTERS_H */
