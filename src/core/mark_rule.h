/*
 * mark_rule.h
 *		The rules of vocabulary/marks.tsv: where a unit of a number counts in a title.
 *		Private to the reader of marks.
 */
#ifndef ZHA_MARK_RULE_H
#define ZHA_MARK_RULE_H

#include "core/mark.h"

/* Units of a number that are looked at. */
#define ZHA_MOST_UNITS 5

typedef struct zha_mark_rule zha_mark_rule;

/* A number under way: its units, and where in letters each begins and ends. */
typedef struct zha_scan
{
	const zha_region *r;
	bool chained; /* right behind another mark */
	int count;
	zha_series_unit unit[ZHA_MOST_UNITS];
	int from[ZHA_MOST_UNITS];
	int to[ZHA_MOST_UNITS];
	const zha_entry
		*classifier[ZHA_MOST_UNITS]; /* of a unit that may have one, or NULL */
	const zha_mark_rule *rule[ZHA_MOST_UNITS]; /* of those that may be in a mark */
} zha_scan;

/*
 * A condition of a rule, as one of a row of them that an entry without function ends.
 * Where it is not as wanted, the next ones to look at are otherwise entries on, or, where
 * that is 0, the row does not hold.
 */
typedef struct zha_condition
{
	bool (*holds)(const zha_scan *s, int n, uint64_t of);
	uint64_t of; /* roles, or bits of units or notations, or a character, or a range */
	bool wanted;
	uint8_t otherwise;
} zha_condition;

/* A rule; its columns are rows of conditions. */
struct zha_mark_rule
{
	const zha_condition *which;
	const zha_condition *limits;
	const zha_condition *left;
	const zha_condition *right;
	const zha_condition *counts;
	zha_mark_kind kind;
};

/* A range of numbers as what a condition is asked of. */
#define ZHA_RANGE_OF(low, high) ((uint64_t) (low) << 32 | (high))

/* zha_rule_of: the rule of unit n, NULL where it is no part of a mark. */
extern const zha_mark_rule *zha_rule_of(const zha_scan *s, int n);

/* zha_rule_counts: whether a number may end with unit n, which has a rule. */
extern bool zha_rule_counts(const zha_scan *s, int n);

/* Digits that go on before i, or a list or span of which i is the last: 1、6期. */
extern bool zha_goes_on_before(const zha_region *r, int i);

#endif /* ZHA_MARK_RULE_H */
