/*
 * mark_named.c
 *		Numbers that a word of the name leads to: 系列三, 专题一, 三论; and where 之一 means
 *		one of several, and No.1 a rank.
 */
#include "core/mark.h"

#define LARGEST_ARGUMENT 20
#define LARGEST_NAMED 999

/* Letters before 之一 in which several things may be told of. */
#define SEVERAL_BEFORE 10
#define SUPERLATIVE_BEFORE 24

/* 系列三 专题一 连载34 特刊2: the word stays in the name. */
bool
zha_mark_named(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int word = zha_word_at(r->l, i, r->to, ZHA_ROLE_SERIES_NUMBER);
	int k = zha_region_skip_blanks(r, i + word);
	int len = word == 0 ? 0 : zha_letters_numeral(r->l, k, r->to, &number);

	if (len == 0 || number.value == 0 || number.value > LARGEST_NAMED ||
		!zha_is_delimited(r, k + len))
		return false;
	out->from = k;
	out->to = k + len;
	out->kind = ZHA_MARK_NAMED;
	out->enough = true;
	zha_mark_set(out, ZHA_NUMBER, number.value);
	return true;
}

/* 三论 right after a dash or at the head of a segment. */
bool
zha_mark_argument(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int last = zha_region_before(r, i);
	int len;
	int to;

	if (last >= 0 && zha_region_kind(r, last) != ZHA_KIND_DASH &&
		zha_region_kind(r, last) != ZHA_KIND_BAR)
		return false;
	len = zha_letters_numeral(r->l, i, r->to, &number);
	to = i + len;
	if (len == 0 || number.value == 0 || number.value > LARGEST_ARGUMENT ||
		to + 1 >= r->to || zha_region_like(r, to) != ZHA_CHAR_ARGUMENT ||
		zha_word_at(r->l, to + 1, r->to, ZHA_ROLE_AFTER_ARGUMENT) > 0)
		return false;
	out->to = to + 1;
	out->kind = ZHA_MARK_ARGUMENT;
	out->enough = true;
	zha_mark_set(out, ZHA_NUMBER, number.value);
	return true;
}

/* Whether things are counted shortly before i: 三巨头, 四大名著, 5个原因. */
static bool
counts_things(const zha_region *r, int i)
{
	int from = i - SEVERAL_BEFORE > r->from ? i - SEVERAL_BEFORE : r->from;

	for (int k = from; k < i; k++)
	{
		zha_numeral number;
		int len = zha_letters_numeral(r->l, k, r->to, &number);

		if (len > 0 && zha_word_at(r->l, k + len, i, ZHA_ROLE_THINGS) > 0)
			return true;
		k += len > 0 ? len - 1 : 0;
	}
	return false;
}

/*
 * zha_is_one_of: whether 之一 from i to to means one of several, unless a colon follows
 * or the work is of a kind in parts.
 */
bool
zha_is_one_of(const zha_region *r, int i, int to)
{
	zha_kind next = zha_region_kind(r, zha_region_skip_blanks(r, to));

	for (int k = i > r->from + SUPERLATIVE_BEFORE ? i - SUPERLATIVE_BEFORE : r->from;
		 k < i; k++)
		if (zha_region_like(r, k) == ZHA_CHAR_SUPERLATIVE)
			return true;
	if (zha_word_before(r->l, r->from, i, ZHA_ROLE_NONE_SUCH) > 0 ||
		counts_things(r, i))
		return true;
	if (to < r->to && (next == ZHA_KIND_COLON || next == ZHA_KIND_DASH ||
					   next == ZHA_KIND_BAR || next == ZHA_KIND_HYPHEN))
		return false;
	return zha_word_before(r->l, r->from, i, ZHA_ROLE_IN_PARTS) == 0;
}

/*
 * zha_is_rank: NO.1 as a rank: 全球No.1！, NO.1！; another one behind a verb, in a
 * sentence, or behind nothing but where it is held.
 */
bool
zha_is_rank(const zha_region *r, int from, int to, uint64_t value)
{
	zha_kind next = zha_region_kind(r, to);
	int end = zha_region_before(r, from) + 1;
	int scope = end;
	int len;

	if (zha_word_before(r->l, r->from, end, ZHA_ROLE_RANK_VERB) > 0)
		return true;
	while ((len = zha_word_before(r->l, r->from, scope, ZHA_ROLE_RANK_SCOPE)) > 0)
		scope -= len;
	if (value > 1)
		/* 全国No.5：, 全国销量No.5：: what has the rank is no name */
		return scope < end &&
			   ((next == ZHA_KIND_BLANK && from == end) ||
				zha_region_before(r, scope) < 0 ||
				zha_region_kind(r, zha_region_before(r, scope)) == ZHA_KIND_BAR);
	if (next == ZHA_KIND_STOP || next == ZHA_KIND_COMMA || scope < end)
		return true;
	return to >= r->to && from > r->from &&
		   zha_region_kind(r, from - 1) == ZHA_KIND_TEXT;
}
