/*
 * series_reader.h
 *		What the files of the grammar of series numbers share: the reader, its steps from
 *		character to character, and what each file does for the others. A file uses those
 *		before it, but that a bracket holds a path: word, core, unit, path, read and scan.
 */
#ifndef ZHA_SERIES_READER_H
#define ZHA_SERIES_READER_H

#include "core/data/roles.h"
#include "core/data/series_slot.h"
#include "core/series_scan.h"

/* What a character is in a number; of a classifier the kind is its simplified form. */
typedef enum zha_series_class
{
	ORDINARY,
	BLANK,
	OPENING, /* kind: the key of the bracket that closes it */
	CLOSING,
	ORDINAL,
	OF, /* kind: whether an ordinal sign may follow */
	TOTAL,
	SEPARATOR, /* a dot between units */
	COMMA,     /* the same, behind a marked unit only */
	DASH,      /* joins the first and the last number of a span */
	LIST,      /* joins neighbours */
	SLASH,
	CLASSIFIER,
	COUNTER /* the same behind an ordinal sign only */
} zha_series_class;

/* The words that begin with a character, as bits. */
#define BEGINS_LEVEL 1
#define BEGINS_CLASSIFIER 2
#define BEGINS_COMBINED 4
#define BEGINS_PREFIX 8

typedef struct zha_series_char
{
	uint32_t key;  /* of its bytes, full-width forms of ASCII folded */
	uint32_t kind; /* see the classes */
	uint16_t like; /* its simplified form */
	uint8_t class;
	uint8_t rank;  /* of what a classifier that begins so counts; see zha_series_rank */
	uint8_t words; /* the first word that begins with it, counted from 1; 0: none */
	uint8_t begins;
} zha_series_char;

extern const zha_series_char zha_series_chars[ZHA_SERIES_SLOTS];

/* What marks a number in brackets: above the kinds that are characters. */
#define ZHA_BRACKETED 0x1000000

/* How the unit before was marked: it decides what may follow. */
typedef enum zha_series_marked
{
	NOTHING, /* no unit before */
	BARE, /* a number without a sign of what it counts, or with an ordinal sign only */
	LETTERS,  /* the same in Roman letters, which with another number are none */
	PREFIXED, /* a number with no more than a prefix: No.3 */
	MARKED,   /* with a classifier or in brackets */
	YEAR,     /* a year, which needs an issue */
	WORD,     /* of more characters than one, or one with a number of its own */
	POSITION  /* of one character, which leads to no number outside brackets */
} zha_series_marked;

typedef struct zha_series_reader
{
	const char *p;
	const char *end;
	uint32_t key; /* of the character at p, 0 at the end */
	const zha_series_char *here;
	size_t len;
	const char *slash; /* a / that joins two numbers of a unit not marked yet */
	uint32_t kinds[ZHA_LEVELS]; /* what marked the units so far */
	int units;
	int nesting;     /* of brackets */
	uint32_t prefix; /* of the unit under way, 0 for none */
	zha_series_marked before;
	bool own_number;       /* the word before may have a bare number */
	zha_notation notation; /* of the last bare number */
	zha_series_path path;
	zha_fault fault;
	const char *behind_total; /* where the levels begin behind a cumulative number */
	bool scanning;  /* what cannot be read on may be left, behind what was read */
	bool prefixed;  /* the last unit had a prefix */
	uint32_t total; /* the cumulative number */
	const char *start;
	zha_numeral first; /* the numeral that the text begins with */
	size_t first_len;  /* 0 if with none, or not looked for */
} zha_series_reader;

/* What a core was, for the unit around it. */
typedef struct zha_series_core
{
	int items;
	bool word_last;
	bool word_alone;       /* the last item is a word of one character */
	zha_notation notation; /* of the last item, when a number */
} zha_series_core;

typedef struct zha_series_prefix
{
	const char *text; /* in lower case; NULL for a sign */
	uint32_t len;     /* of text, or the simplified form of a sign */
	uint32_t kind;    /* of the classifier that says the same */
	bool glued_roman; /* no English word begins with it and goes on in Roman letters */
	bool digits_only; /* too short for other numerals */
	bool stop;        /* a full stop may stand behind the sign */
	bool titles;      /* read in titles only */
} zha_series_prefix;

/* Expected, where a fault says so. */
extern const char zha_series_a_number[];
#define ZHA_THE_END "the end of the text"
#define ZHA_SAME_NOTATION "a number in the same notation"

/* ---- steps ------------------------------------------------------------------------ */

/* The key of the form of ASCII, of a full-width form; else key itself. Not below ！. */
static inline uint32_t
fold_width(uint32_t key)
{
	if (key <= ZHA_UTF8_KEY(U'＿'))
		return key - ZHA_UTF8_KEY(U'！') + '!';
	if (key >= ZHA_UTF8_KEY(U'｀') && key <= ZHA_UTF8_KEY(U'～'))
		return key - ZHA_UTF8_KEY(U'｀') + '`';
	return key;
}

/* The key and the length of the character at p: ASCII for its full-width forms. */
static inline uint32_t
zha_series_key_at(const zha_series_reader *r, const char *p, size_t *len)
{
	uint32_t key = zha_utf8_key(p, r->end, len);

	return key >= ZHA_UTF8_KEY(U'！') ? fold_width(key) : key;
}

static inline const zha_series_char *
zha_series_look_up(uint32_t key)
{
	static const zha_series_char ordinary = {.class = ORDINARY};
	const zha_series_char *found = &zha_series_chars[ZHA_SERIES_SLOT(key)];

	return found->key == key ? found : &ordinary;
}

/*
 * Go to p, and see what is there. A character that is in no table is not passed here,
 * and may be ill-formed. Inlined by force: it is called for every character, and the
 * compiler's own choice costs an eighth of the time.
 */
static inline __attribute__((always_inline)) void
zha_series_go_to(zha_series_reader *r, const char *p)
{
	r->p = p;
	r->key = zha_series_key_at(r, p, &r->len);
	r->here = zha_series_look_up(r->key);
}

static inline void
zha_series_advance(zha_series_reader *r)
{
	zha_series_go_to(r, r->p + r->len);
}

static inline void
zha_series_skip_blanks(zha_series_reader *r)
{
	while (r->here->class == BLANK)
		zha_series_advance(r);
}

static inline bool
zha_series_take(zha_series_reader *r, uint32_t key)
{
	if (r->key != key)
		return false;
	zha_series_advance(r);
	return true;
}

/* Take the character of which this is the simplified form. */
static inline bool
zha_series_take_like(zha_series_reader *r, uint32_t like)
{
	if (r->here->like != like)
		return false;
	zha_series_advance(r);
	return true;
}

/* Whether a word that is a level may begin here. */
static inline bool
zha_begins_level(const zha_series_reader *r)
{
	return r->here->begins & BEGINS_LEVEL;
}

/* Whether what joins two numbers is here. */
static inline bool
zha_series_at_joint(const zha_series_reader *r)
{
	return r->here->class >= DASH && r->here->class <= SLASH;
}

/* Words of which there may be several, so that they have numbers of their own. */
static inline bool
zha_series_own_number(zha_word word)
{
	return word == ZHA_XU || word == ZHA_XUJI || word >= ZHA_ZENGKAN;
}

/*
 * At byte from of a text. Member by member: to clear all of it is a tenth of the time. What is not set here is
 * not looked at before it is: levels and kinds beyond their counts, the first numeral
 * beyond its length, the fault, the cumulative number.
 */
static inline void
zha_series_start(zha_series_reader *r, zha_text text, size_t from)
{
	r->start = text.data;
	r->end = text.data + text.len;
	r->scanning = r->prefixed = false;
	r->first_len = 0;
	r->slash = r->behind_total = NULL;
	r->units = r->nesting = 0;
	r->prefix = 0;
	r->before = NOTHING;
	r->own_number = false;
	r->notation = ZHA_ASCII;
	r->path.depth = 0;
	r->path.span = 0;
	zha_series_go_to(r, text.data + from);
}

/* Note a fault at a place; false. */
extern bool zha_series_refuse(zha_series_reader *r, zha_code code, const char *at,
							  const char *expected);

/* ---- series_word.c ---- */

/* The bytes of a word that says that a work ends, 0 when there is none here. */
extern size_t zha_series_closer(const zha_series_reader *r);

/* The word that is a level here and its length in bytes, 0 for none. */
extern size_t zha_series_level_word(const zha_series_reader *r, zha_word *word);

/* Take a prefix with what stands between it and its number; NULL for none. */
extern const zha_series_prefix *zha_series_take_prefix(zha_series_reader *r);

/* Take a classifier; gives its kind, 0 for none. ordinal: behind an ordinal sign. */
extern uint32_t zha_series_take_classifier(zha_series_reader *r, bool ordinal);

/* The word for a combined issue behind its numbers, in brackets or not, if it is there. */
extern bool zha_series_take_combined(zha_series_reader *r);

static inline bool
zha_series_read_combined(zha_series_reader *r)
{
	bool may_be = r->here->class == OPENING || (r->here->begins & BEGINS_COMBINED) != 0;

	return !may_be || zha_series_take_combined(r);
}

/*
 * The rank of a kind of level where that is fixed: an issue is in a volume and a section
 * in a chapter, so that No.5 Vol.3 is not 5.3. 0 for others.
 */
extern int zha_series_rank(uint32_t kind);

/* ---- series_core.c ---- */

/* Items joined by full stops and the span at their end; words: the first may be one. */
extern bool zha_series_read_core(zha_series_reader *r, bool words, zha_series_core *c);

/* What joins the last level, a number, to further ones. */
extern bool zha_series_read_span(zha_series_reader *r, const zha_series_core *c);

/* ---- series_unit.c ---- */

/* A unit without brackets. */
extern bool zha_series_read_unit(zha_series_reader *r);

/* Levels in brackets, of which the opening one, at at, is taken. */
extern bool zha_series_read_bracketed(zha_series_reader *r, const char *at,
									  uint32_t closing);

/* A number behind a sign that was taken, with its classifier or without. */
extern bool zha_series_read_ordinal(zha_series_reader *r, const char *at, bool counter);

/* Whether the separator that is here leads to the cumulative number. */
extern bool zha_series_leads_to_total(zha_series_reader *r);

/* ---- series_path.c ---- */

/* A unit, in brackets or not, or the cumulative number, as *total says. */
extern bool zha_series_read_step(zha_series_reader *r, bool *total);

/* Forget the cumulative number just read, the levels being behind it. */
extern void zha_series_leave_total(zha_series_reader *r);

/* Pass what may part two units; whether there is such a sign. */
extern bool zha_series_pass_separator(zha_series_reader *r);

/* Pass a word that says that a work ends, in brackets or not. */
extern bool zha_series_pass_closer(zha_series_reader *r);

/* Units up to the end or the closing bracket. */
extern bool zha_series_read_path(zha_series_reader *r);

#endif /* ZHA_SERIES_READER_H */
