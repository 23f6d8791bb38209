/*
 * series_scan.h
 *		The grammar of series numbers within a longer text: how far a number reaches.
 *		The whole text as one number is zha_series_no_read of series_no.h.
 */
#ifndef ZHA_SERIES_SCAN_H
#define ZHA_SERIES_SCAN_H

#include "core/numeral.h"
#include "core/series_no.h"

typedef enum zha_unit_kind
{
	ZHA_UNIT_NUMBER,     /* 15, also with an ordinal sign and nothing that is counted */
	ZHA_UNIT_CLASSIFIED, /* with a classifier */
	ZHA_UNIT_OF,         /* behind the word for of, without a classifier */
	ZHA_UNIT_PREFIXED,   /* Vol.3 No.5 #7 */
	ZHA_UNIT_YEAR,       /* leads to an issue */
	ZHA_UNIT_WORD,
	ZHA_UNIT_BRACKET, /* a path in brackets */
	ZHA_UNIT_TOTAL    /* the cumulative number */
} zha_unit_kind;

/* One unit of a series number, with all levels up to it. */
typedef struct zha_series_unit
{
	size_t from; /* bytes of the text */
	size_t to;   /* behind it, maybe with blanks */
	zha_unit_kind kind;
	bool ordinal;          /* with an ordinal sign in front */
	uint32_t counts;       /* the simplified character of what it counts, or 0 */
	zha_notation notation; /* of the last bare number */
	zha_series_path path;  /* up to this unit; depth 0 behind a total alone */
	uint32_t total;        /* the cumulative number, 0 for none */
} zha_series_unit;

/*
 * zha_series_scan: the units of the longest series number that begins at byte from of
 * the text, at most room of them; gives how many, 0 when none begins there. A caller may
 * take fewer: each unit tells the number that ends with it. A unit of the kind
 * ZHA_UNIT_YEAR cannot be the last of a number.
 */
extern int zha_series_scan(zha_text text, size_t from, zha_series_unit *units,
						   int room);

#endif /* ZHA_SERIES_SCAN_H */
