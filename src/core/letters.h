/*
 * letters.h
 *		A title as a row of characters with their kinds and brackets: what its
 *		grammar looks at. Private to the readers of titles.
 */
#ifndef ZHA_LETTERS_H
#define ZHA_LETTERS_H

#include "core/numeral.h"
#include "core/span.h"
#include "core/title.h"

typedef enum zha_kind
{
	KIND_TEXT,  /* Han and whatever has no kind of its own */
	KIND_LATIN, /* a letter of ASCII, in either width */
	KIND_DIGIT, /* a digit of ASCII, in either width */
	KIND_BLANK,
	KIND_BAR, /* 丨 | ｜ │ ︱ */
	KIND_COLON,
	KIND_DASH,   /* — – */
	KIND_HYPHEN, /* - */
	KIND_DOT,    /* · • ・ */
	KIND_STOP,   /* ！ ？ 。 … ~ */
	KIND_COMMA,  /* ， 、 ； */
	KIND_SLASH,  /* / ／ → */
	KIND_OPEN,
	KIND_CLOSE,
	KIND_CIRCLED /* ① ㈠ ⑴ ❶ */
} zha_kind;

/*
 * cp is folded: full-width ASCII to ASCII, every bar to '|', every blank to ' ',
 * 〖 to 【. pair is the index of the other bracket of a matched pair, else -1.
 */
typedef struct zha_letter
{
	uint32_t cp;
	uint32_t at; /* byte offset in the text */
	int16_t pair;
	uint8_t kind;
	uint8_t depth;  /* matched brackets around it */
	uint8_t quotes; /* matched 《》 “” 「」 and the like around it */
} zha_letter;

/* n letters, and behind them one of kind KIND_BAR at the end of the text. */
typedef struct zha_letters
{
	zha_text text;
	int n;
	unsigned kinds; /* a bit for each kind that a letter has */
	zha_letter letter[ZHA_TITLE_LIMIT + 1];
} zha_letters;

/*
 * zha_letters_read: decodes text, and gives how many of its bytes: all of them, or
 * those before the first ill-formed one or before the character beyond
 * ZHA_TITLE_LIMIT.
 */
extern size_t zha_letters_read(zha_text text, zha_letters *out);

/* The bytes of the letters from up to but not to. */
static inline zha_text
zha_letters_span(const zha_letters *l, int from, int to)
{
	return (zha_text){zha_from(l->text, l->letter[from].at).data,
					  from < to ? l->letter[to].at - l->letter[from].at : 0};
}

/* Whether a word of Han characters stands at letter i. */
static inline bool
zha_letters_at(const zha_letters *l, int i, zha_text word)
{
	return zha_starts(zha_from(l->text, l->letter[i].at), word);
}

/* A word of a list, which ends in {NULL, 0}. */
#define W(word)                                                                        \
	{                                                                                  \
		word, sizeof(word) - 1                                                         \
	}

/* The longest word of the list at letter i, which ends not after to; its letters. */
extern int zha_letters_word(const zha_letters *l, int i, int to,
							const zha_text words[]);

/* Whether the letters from up to to are one word of the list. */
extern bool zha_letters_are(const zha_letters *l, int from, int to,
							const zha_text words[]);

/* The longest word of the list that ends before letter to, not before from; its
 * letters. */
extern int zha_letters_ending(const zha_letters *l, int from, int to,
							  const zha_text words[]);

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

#define ZHA_BLANKS (1u << KIND_BLANK)
#define ZHA_SEPARATORS                                                                 \
	(1u << KIND_BLANK | 1u << KIND_BAR | 1u << KIND_COLON | 1u << KIND_DASH |          \
	 1u << KIND_HYPHEN | 1u << KIND_DOT | 1u << KIND_COMMA | 1u << KIND_SLASH)

#endif /* ZHA_LETTERS_H */
