/*
 * mark_condition.c
 *		What the rules of vocabulary/marks.tsv ask of a number in a title; what each
 *		condition means is said in vocabulary/conditions.tsv.
 */
#include "core/mark_rule.h"

#include "core/data/conditions.h"

#define UNUSED __attribute__((unused))

/*
 * Directly after 》 or 》杂志, or behind a blank with its year: an issue of it, even
 * before text, but not before what makes it an attribute.
 */
static bool
after_work(const zha_region *r, int i, int to, bool dated)
{
	if (zha_region_like(r, to) == ZHA_CHAR_POSSESSIVE)
		return false;
	i -= zha_word_before(r->l, r->from, i, ZHA_ROLE_PERIODICAL);
	if (dated)
		i = zha_region_before(r, i) + 1;
	return i > r->from && zha_region_letter(r, i - 1)->cp == U'》' &&
		   zha_region_letter(r, i - 1)->pair >= r->from;
}

/* Whether a work in 《》 that opens its segment ends before i: then 600期 is an issue. */
static bool
work_opens_segment(const zha_region *r, int i)
{
	int open = i > r->from ? zha_region_letter(r, i - 1)->pair : -1;

	return open >= 0 &&
		   (open <= r->from || zha_region_kind(r, open - 1) == ZHA_KIND_BAR ||
			zha_region_kind(r, open - 1) == ZHA_KIND_BLANK);
}

/* Whether the letter before i parts what is before it from a number that begins there. */
static bool
stands_apart(const zha_region *r, int i)
{
	if (i <= r->from)
		return true;
	switch (zha_region_kind(r, i - 1))
	{
		case ZHA_KIND_TEXT:
		case ZHA_KIND_LATIN:
		case ZHA_KIND_DIGIT:
		case ZHA_KIND_COMMA:
		case ZHA_KIND_HYPHEN:
		case ZHA_KIND_SLASH:
			return false;
		default:
			return true;
	}
}

/* Digits that go on before i, or a list or span of which i is the last: 1、6期. */
bool
zha_goes_on_before(const zha_region *r, int i)
{
	int last = zha_region_before(r, i);

	if (last < 0)
		return false;
	if (zha_region_kind(r, i - 1) == ZHA_KIND_DIGIT || zha_region_like(r, i - 1) == '.')
		return true;
	if (zha_region_kind(r, last) != ZHA_KIND_HYPHEN &&
		zha_region_kind(r, last) != ZHA_KIND_SLASH &&
		zha_region_letter(r, last)->cp != U'、' &&
		zha_region_letter(r, last)->cp != '~' &&
		zha_word_before(r->l, r->from, last + 1, ZHA_ROLE_JOINER) == 0)
		return false;
	last = zha_region_before(r, last);
	return last >= 0 &&
		   (zha_region_kind(r, last) == ZHA_KIND_DIGIT ||
			zha_region_like(r, last) == ZHA_CHAR_ORDINAL ||
			zha_numeral_begins(r->l->text.data + r->l->letter[last].at,
							   r->l->text.data + r->l->letter[last + 1].at));
}

/* Whether a comma stands before i in its segment: then it is a sentence. */
static bool
comma_before(const zha_region *r, int i)
{
	while (--i >= r->from && zha_region_kind(r, i) != ZHA_KIND_BAR)
		if (zha_region_kind(r, i) == ZHA_KIND_COMMA)
			return true;
	return false;
}

/*
 * E94 is so short that it counts only before a colon, bar or dash and not behind a
 * Latin word, which makes it a model; at the head of a title with bars a blank will do.
 * E3 is a fair.
 */
static bool
lone_e_counts(const zha_region *r, int from, int to, uint64_t value)
{
	zha_kind next = zha_region_kind(r, zha_region_skip_blanks(r, to));
	int last = zha_region_before(r, from);

	if (value == 3)
		return false;
	if (last < 0 && zha_region_kind(r, to) == ZHA_KIND_BLANK)
		return value > 9 && (r->l->kinds >> ZHA_KIND_BAR & 1);
	if (next != ZHA_KIND_COLON && next != ZHA_KIND_BAR && next != ZHA_KIND_DASH)
		return false;
	return last < 0 || (last < from - 1 && zha_region_kind(r, last) != ZHA_KIND_LATIN);
}

/* Letter i of the unit from its first letter on. */
static inline uint32_t
like_at(const zha_scan *s, int n, int i)
{
	return zha_region_like(s->r, s->from[n] + i);
}

/* The kind of letter i from the first letter of the unit on. */
static inline zha_kind
kind_at(const zha_scan *s, int n, int i)
{
	return zha_region_kind(s->r, s->from[n] + i);
}

static inline const zha_level *
last_level(const zha_scan *s, int n)
{
	return &s->unit[n].path.level[s->unit[n].path.depth - 1];
}

static inline bool
is_within(uint64_t number, uint64_t range)
{
	return number >= range >> 32 && number <= (uint32_t) range;
}

static inline bool
begins_dated(const zha_scan *s)
{
	return s->unit[0].kind == ZHA_UNIT_YEAR || s->unit[0].kind == ZHA_UNIT_NUMBER;
}

/* ---- the number ---------------------------------------------------------------- */

bool
zha_if_never(UNUSED const zha_scan *s, UNUSED int n, UNUSED uint64_t of)
{
	return false;
}

bool
zha_if_first(UNUSED const zha_scan *s, int n, UNUSED uint64_t of)
{
	return n == 0;
}

bool
zha_if_chained(const zha_scan *s, UNUSED int n, UNUSED uint64_t of)
{
	return s->chained;
}

bool
zha_if_ordinal(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->unit[n].ordinal;
}

bool
zha_if_issue(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->unit[n].counts == ZHA_CHAR_ISSUE;
}

bool
zha_if_volume(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->unit[n].counts == ZHA_CHAR_VOLUME;
}

bool
zha_if_numbered(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->unit[n].ordinal || (n > 0 && (s->unit[n].counts == ZHA_CHAR_ISSUE ||
											s->unit[n - 1].kind == ZHA_UNIT_YEAR));
}

bool
zha_if_group(const zha_scan *s, int n, uint64_t of)
{
	const zha_entry *classifier = s->classifier[n];

	return classifier != NULL && (uint64_t) classifier->group == of &&
		   zha_word_at(s->r->l, s->to[n] - classifier->len, s->r->to,
					   ZHA_ROLE_NO_CLASSIFIER) == 0;
}

bool
zha_if_classifier(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->classifier[n] != NULL;
}

bool
zha_if_digits(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return kind_at(s, n, 0) == ZHA_KIND_DIGIT;
}

bool
zha_if_notation(const zha_scan *s, int n, uint64_t of)
{
	return of >> s->unit[n].notation & 1;
}

bool
zha_if_outer(const zha_scan *s, int n, uint64_t of)
{
	return is_within(s->unit[n].path.level[0].number, of);
}

bool
zha_if_value(const zha_scan *s, int n, uint64_t of)
{
	return is_within(last_level(s, n)->number, of);
}

bool
zha_if_day(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_is_day_number(s->unit[n].path.level[0].number);
}

bool
zha_if_our_time(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_is_year(s->unit[n].path.level[0].number);
}

bool
zha_if_single(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->unit[n].path.depth == 1;
}

bool
zha_if_span(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->unit[n].path.span > 0;
}

bool
zha_if_next(const zha_scan *s, int n, uint64_t of)
{
	return n + 1 < s->count && (of >> s->unit[n + 1].kind & 1);
}

bool
zha_if_after(const zha_scan *s, int n, uint64_t of)
{
	return n > 0 && (of >> s->unit[n - 1].kind & 1);
}

bool
zha_if_own_number(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return n + 1 < s->count && s->unit[n + 1].kind == ZHA_UNIT_NUMBER &&
		   s->unit[n + 1].notation != ZHA_ROMAN;
}

bool
zha_if_third_of_year(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return n == 2 && begins_dated(s);
}

/* ---- its letters ---------------------------------------------------------------- */

bool
zha_if_word(const zha_scan *s, int n, uint64_t of)
{
	const zha_entry *word =
		zha_entry_of(s->r->l, s->from[n], s->to[n],
					 ZHA_ROLE_GLUED | ZHA_ROLE_APART | ZHA_ROLE_ALONE |
						 ZHA_ROLE_NUMBERED | ZHA_ROLE_CHAINED);

	return word != NULL && (word->roles & of);
}

bool
zha_if_last_letter(const zha_scan *s, int n, uint64_t of)
{
	return zha_is_word(s->r->l, s->to[n] - 1, s->to[n], of);
}

bool
zha_if_long_word(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->to[n] - s->from[n] > 1;
}

bool
zha_if_latin(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return kind_at(s, n, 0) == ZHA_KIND_LATIN;
}

bool
zha_if_letter(const zha_scan *s, int n, uint64_t of)
{
	return like_at(s, n, 0) == of && kind_at(s, n, 0) == ZHA_KIND_LATIN &&
		   kind_at(s, n, 1) != ZHA_KIND_LATIN;
}

bool
zha_if_begins_with(const zha_scan *s, int n, uint64_t of)
{
	return like_at(s, n, 0) == of;
}

bool
zha_if_prefix(const zha_scan *s, int n, UNUSED uint64_t of)
{
	int i = s->from[n];
	const zha_entry *prefix = zha_entry_at(s->r->l, i, s->to[n], ZHA_ROLE_PREFIX);

	return prefix != NULL && (i + prefix->len >= s->to[n] ||
							  kind_at(s, n, prefix->len) != ZHA_KIND_LATIN);
}

bool
zha_if_long_prefix(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_word_at(s->r->l, s->from[n], s->to[n], ZHA_ROLE_PREFIX) > 2;
}

bool
zha_if_parted(const zha_scan *s, int n, UNUSED uint64_t of)
{
	int i = s->from[n];

	while (zha_region_kind(s->r, i) == ZHA_KIND_LATIN)
		i++;
	return zha_region_kind(s->r, i) != ZHA_KIND_DIGIT;
}

bool
zha_if_for_parts(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->unit[n].counts == 'p';
}

bool
zha_if_padded(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return like_at(s, n, 1) == '0';
}

bool
zha_if_bracketed(const zha_scan *s, int n, UNUSED uint64_t of)
{
	zha_mark mark = {.from = s->from[n]};

	return zha_mark_bracket(s->r, s->from[n], &mark) && mark.enough;
}

bool
zha_if_opens_bracket(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return kind_at(s, n, 0) == ZHA_KIND_OPEN;
}

bool
zha_if_total_sign(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_is_total(s->r->l, s->from[n]);
}

/* ---- what stands before it -------------------------------------------------------- */

bool
zha_if_opens_title(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->from[n] == 0;
}

bool
zha_if_opens_region(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return s->from[n] == s->r->from;
}

bool
zha_if_within(const zha_scan *s, UNUSED int n, UNUSED uint64_t of)
{
	return s->r->from > 0;
}

bool
zha_if_apart(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return stands_apart(s->r, s->from[n]);
}

bool
zha_if_goes_on(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_goes_on_before(s->r, s->from[n]);
}

bool
zha_if_before(const zha_scan *s, int n, uint64_t of)
{
	return zha_word_before(s->r->l, s->r->from, s->from[n], of) > 0;
}

bool
zha_if_before_blank(const zha_scan *s, int n, uint64_t of)
{
	int end = zha_region_before(s->r, s->from[n]) + 1;

	return zha_word_before(s->r->l, s->r->from, end, of) > 0;
}

bool
zha_if_after_verb(const zha_scan *s, UNUSED int n, UNUSED uint64_t of)
{
	return zha_word_before(s->r->l, s->r->from, s->from[0], ZHA_ROLE_VERB_BEFORE) > 0;
}

bool
zha_if_after_letter(const zha_scan *s, int n, UNUSED uint64_t of)
{
	const zha_region *r = s->r;
	int i = s->from[n];

	return i > r->from && zha_region_kind(r, i - 1) == ZHA_KIND_LATIN &&
		   (i - 1 == r->from || zha_region_kind(r, i - 2) != ZHA_KIND_LATIN);
}

bool
zha_if_among_references(const zha_scan *s, int n, UNUSED uint64_t of)
{
	const unsigned ends = 1u << ZHA_KIND_STOP | 1u << ZHA_KIND_COMMA |
						  1u << ZHA_KIND_BAR | 1u << ZHA_KIND_COLON;
	const zha_region *r = s->r;

	for (int i = s->from[n] - 1; i >= r->from && !(ends >> zha_region_kind(r, i) & 1);
		 i--)
		if (zha_region_like(r, i) == '#' &&
			zha_word_before(r->l, r->from, zha_region_before(r, i) + 1,
							ZHA_ROLE_BEFORE_HASH) > 0)
			return true;
	return false;
}

bool
zha_if_after_share(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return like_at(s, n, -1) == ZHA_CHAR_SHARE;
}

bool
zha_if_ends_word(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_word_before(s->r->l, s->r->from, s->from[n] + 1, ZHA_ROLE_ENDS_IN_PART) >
		   0;
}

bool
zha_if_part_gap(const zha_scan *s, int n, UNUSED uint64_t of)
{
	zha_kind before;

	if (s->from[n] <= s->r->from)
		return false;
	before = kind_at(s, n, -1);
	return (before == ZHA_KIND_BLANK || before == ZHA_KIND_BAR ||
			before == ZHA_KIND_COLON || before == ZHA_KIND_DOT ||
			like_at(s, n, -1) == ZHA_CHAR_OF);
}

bool
zha_if_in_sentence(const zha_scan *s, int n, UNUSED uint64_t of)
{
	int i = s->from[n];

	return i > s->r->from && zha_region_kind(s->r, i - 1) == ZHA_KIND_TEXT &&
		   comma_before(s->r, i);
}

bool
zha_if_of_work(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return after_work(s->r, s->from[0], s->to[n], begins_dated(s));
}

bool
zha_if_opens_work(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return work_opens_segment(s->r, s->from[0]) &&
		   after_work(s->r, s->from[0], s->to[n], false);
}

bool
zha_if_one_of_several(const zha_scan *s, int n, UNUSED uint64_t of)
{
	int i = s->from[n];

	return last_level(s, n)->number == 1 && i > s->r->from &&
		   zha_is_one_of(s->r, i, s->to[n]);
}

bool
zha_if_rank(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_is_rank(s->r, s->from[n], s->to[n], last_level(s, n)->number);
}

/* NO2 and NO3 in capitals, nothing between. */
bool
zha_if_oxide(const zha_scan *s, int n, UNUSED uint64_t of)
{
	const zha_letter *letter = zha_region_letter(s->r, s->from[n]);

	return s->to[n] - s->from[n] == 3 && letter[0].cp == 'N' && letter[1].cp == 'O' &&
		   (letter[2].cp == '2' || letter[2].cp == '3');
}

bool
zha_if_lone_episode(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return lone_e_counts(s->r, s->from[n], s->to[n], last_level(s, n)->number);
}

/* ---- what stands behind it -------------------------------------------------------- */

bool
zha_if_behind(const zha_scan *s, int n, uint64_t of)
{
	return zha_word_at(s->r->l, s->to[n], s->r->to, of) > 0;
}

bool
zha_if_delimited(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_is_delimited(s->r, s->to[n]);
}

bool
zha_if_ends_segment(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_ends_segment(s->r, s->to[n]);
}

bool
zha_classifier_holds(const zha_entry *outer, const zha_entry *inner)
{
	return outer != NULL && inner != NULL && inner->rank == 2 &&
		   (outer->rank == 1 ||
			(outer->group == 'B' && (inner->roles & ZHA_ROLE_HEAD_CHAPTER)));
}

/* 第二部 云涌 第一章: an ordinal of what the unit holds stands behind it and a blank. */
bool
zha_if_holds_chapter(const zha_scan *s, int n, UNUSED uint64_t of)
{
	const zha_region *r = s->r;
	zha_numeral number;

	if (s->classifier[n] == NULL || zha_region_kind(r, s->to[n]) != ZHA_KIND_BLANK)
		return false;
	for (int i = s->to[n]; i < r->to && zha_region_kind(r, i) != ZHA_KIND_BAR; i++)
		if (zha_region_like(r, i) == ZHA_CHAR_ORDINAL &&
			zha_region_kind(r, i - 1) == ZHA_KIND_BLANK)
		{
			int to = i + 1 + zha_letters_numeral(r->l, i + 1, r->to, &number);
			const zha_entry *chapter =
				zha_entry_at(r->l, to, r->to, ZHA_ROLE_CLASSIFIER);

			return to > i + 1 && zha_classifier_holds(s->classifier[n], chapter);
		}
	return false;
}

bool
zha_if_date_behind(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_date_follows(s->r, s->to[n]);
}

bool
zha_if_comma_behind(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_region_kind(s->r, s->to[n]) == ZHA_KIND_COMMA;
}

bool
zha_if_colon_behind(const zha_scan *s, int n, UNUSED uint64_t of)
{
	return zha_region_kind(s->r, s->to[n]) == ZHA_KIND_COLON;
}
