/*
 * series_no.h
 *		A series number: a path of up to three levels in eight bytes.
 *
 * From the most significant bit: 3 unused (the value is positive), 29 for the
 * first level, 16 for the second, 8 for the third, 8 for the span of the last
 * level present. Within a level 0 is absent, 1 is 序, 2 + n is the number n, and
 * above the numbers come the words in their order, so that the order of series
 * numbers is the order of these integers:
 *		15 < 15-16 < 15.1 < 15.上 < 15.下 < 16
 */
#ifndef ZHA_SERIES_NO_H
#define ZHA_SERIES_NO_H

#include "core/text.h"

typedef int64_t zha_series_no;

#define ZHA_LEVELS 3
#define ZHA_LARGEST_FIRST 268435455
#define ZHA_LARGEST_SECOND 65000
#define ZHA_LARGEST_THIRD 240
#define ZHA_LONGEST_SPAN 255
#define ZHA_SERIES_NO_TEXT 64 /* bytes that zha_series_no_write may need */

typedef enum zha_word
{
	ZHA_NUMBER,   /* no word: the level is a number */
	ZHA_XU,       /* 序 */
	ZHA_SHANG,    /* 上 */
	ZHA_QIAN,     /* 前 */
	ZHA_ZHONG,    /* 中 */
	ZHA_XIA,      /* 下 */
	ZHA_HOU,      /* 后 */
	ZHA_XUJI,     /* 续 */
	ZHA_ZHONGJIE, /* 终 */
	ZHA_ZENGKAN,  /* 增刊 */
	ZHA_TEKAN,    /* 特刊 */
	ZHA_FANWAI    /* 番外 */
} zha_word;

typedef struct zha_level
{
	zha_word word;
	uint32_t number; /* when word is ZHA_NUMBER */
} zha_level;

/*
 * A series number taken apart. span is the last number of a combined issue less
 * its first: 0 for a single one, 1 for 15-16.
 */
typedef struct zha_series_path
{
	int depth; /* 1 to ZHA_LEVELS */
	zha_level level[ZHA_LEVELS];
	uint32_t span;
} zha_series_path;

/*
 * zha_series_no_read: the whole text as a series number, in any notation, with
 * blanks around it. ZHA_SYNTAX, ZHA_RANGE or ZHA_ENCODING with *fault filled when
 * it is none; *out is then left alone.
 */
extern zha_code zha_series_no_read(zha_text text, zha_series_no *out, zha_fault *fault);

/* zha_series_no_write: the canonical form (15, 2020.3, 15.上, 2021.17-18). */
extern size_t zha_series_no_write(zha_series_no number, char out[ZHA_SERIES_NO_TEXT]);

/* zha_series_no_pack: ZHA_RANGE when a level or the span does not fit. */
extern zha_code zha_series_no_pack(const zha_series_path *path, zha_series_no *out);

/* The series number that is one number, which is at most ZHA_LARGEST_FIRST. */
static inline zha_series_no
zha_series_no_from_number(uint32_t number)
{
	return (zha_series_no) ((uint64_t) (number + 2) << 32);
}

/* Whether it is one number and nothing else, as most are; *number is then set. */
static inline bool
zha_series_no_is_number(zha_series_no value, uint32_t *number)
{
	*number = (uint32_t) ((uint64_t) value >> 32) - 2;
	return (uint32_t) value == 0 && *number <= ZHA_LARGEST_FIRST;
}

/* zha_series_no_unpack: the path of a number that zha_series_no_valid accepts. */
extern void zha_series_no_unpack(zha_series_no number, zha_series_path *out);

/* The largest number of a level, counted from 0. */
static inline uint32_t
zha_series_no_largest(int level)
{
	return level == 0   ? ZHA_LARGEST_FIRST
		   : level == 1 ? ZHA_LARGEST_SECOND
						: ZHA_LARGEST_THIRD;
}

/* How a word is printed: 序 上 … 番外; not for ZHA_NUMBER. */
extern const char *zha_word_text(zha_word word);

/* Whether an integer from outside (binary input) is a series number at all. */
extern bool zha_series_no_valid(int64_t value);

#endif /* ZHA_SERIES_NO_H */
