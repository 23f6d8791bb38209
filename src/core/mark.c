/*
 * mark.c
 *		Finds the marks of a title: by the grammar of series numbers, and by the few
 *		forms that only titles have; and puts marks that follow one another together.
 *
 * A mark counts when it is delimited: followed by the end, closing punctuation, a
 * bar, colon, dash or blank, or an opening bracket. In running text the same words
 * are no mark: 第九期“…”研修班 is about a course. A mark that is not delimited still
 * counts before another one: 第三季Vol.8.
 */
#include "core/mark.h"

/* Marks in a row that make one number. */
#define LONGEST_CHAIN 4

#define SUZHOU_ONE 0x3021

bool
zha_mark_fits(const zha_mark *mark)
{
	zha_series_no number;

	return mark->path.depth == 0 || zha_series_no_pack(&mark->path, &number) == ZHA_OK;
}

bool
zha_mark_join(zha_mark *a, const zha_mark *b)
{
	if (b->has_total)
	{
		if (a->has_total)
			return false;
		a->has_total = true;
		a->total = b->total;
	}
	if (b->path.depth == 0)
		return true;
	if (a->path.depth + b->path.depth > ZHA_LEVELS || a->path.span > 0)
		return false;
	for (int i = 0; i < b->path.depth; i++)
		a->path.level[a->path.depth++] = b->path.level[i];
	a->path.span = b->path.span;
	a->counts = b->counts;
	return zha_mark_fits(a);
}

/* Digits at i that may be a number of a series by what is behind them. */
static bool
digits_lead(const zha_region *r, int i)
{
	int k = i;
	uint32_t next;

	if (i > r->from && zha_region_kind(r, i - 1) == ZHA_KIND_DIGIT)
		return false;
	while (zha_region_kind(r, k) == ZHA_KIND_DIGIT)
		k++;
	next = zha_region_like(r, zha_region_skip_blanks(r, k));
	if (k - i == 4 && (next == ZHA_CHAR_ORDINAL || next == '(' || next == 'n' ||
					   next == 'v' || next == '#'))
		return true; /* a year */
	if (next == ZHA_CHAR_VOLUME)
		return zha_region_kind(r, k + 1) == ZHA_KIND_DIGIT; /* 34卷2期 */
	return next == ZHA_CHAR_ISSUE || next == ZHA_CHAR_YEAR ||
		   next == ZHA_CHAR_NUMBER_SIGN ||
		   zha_sign_at(next)->in_number >= ZHA_IN_NUMBER_JOIN ||
		   (i == r->from &&
			(zha_first_roles[next & ZHA_FIRST_BITS] & ZHA_ROLE_HEAD_CHAPTER)) ||
		   (zha_first_roles[next & ZHA_FIRST_BITS] & ZHA_ROLE_JOINER);
}

/* XV期 */
static bool
roman_issue(const zha_region *r, int i)
{
	while (zha_region_kind(r, i) == ZHA_KIND_LATIN ||
		   zha_may_be_roman(&r->l->letter[i]))
		i++;
	return zha_region_like(r, i) == ZHA_CHAR_ISSUE;
}

/* Whether the grammar of numbers is worth asking at i, a letter that begins marks. */
static bool
may_be_scanned(const zha_region *r, int i)
{
	const zha_roles parts = ZHA_ROLE_GLUED | ZHA_ROLE_APART | ZHA_ROLE_ALONE |
							ZHA_ROLE_CHAINED | ZHA_ROLE_NUMBERED;
	const zha_letter *letter = zha_region_letter(r, i);

	switch (letter->like)
	{
		case ZHA_CHAR_ORDINAL:
		case ZHA_CHAR_TOTAL:
		case ZHA_CHAR_OF:
		case ZHA_CHAR_FROM_THEM:
		case ZHA_CHAR_VOLUME:
		case '#':
			return true;
		default:
			break;
	}
	if (letter->kind == ZHA_KIND_DIGIT)
		return digits_lead(r, i);
	if (zha_word_at(r->l, i, r->to, parts | ZHA_ROLE_PREFIX) > 0)
		return true;
	if (zha_may_be_roman(letter))
		return roman_issue(r, i);
	return ((zha_first_roles[letter->like & ZHA_FIRST_BITS] & ZHA_ROLE_NUMERAL) ||
			(letter->cp >= SUZHOU_ONE && letter->cp <= SUZHOU_ONE + 8)) &&
		   (i == r->from || zha_region_kind(r, i - 1) != ZHA_KIND_TEXT ||
			zha_region_like(r, i + 4) == ZHA_CHAR_YEAR);
}

/* The mark whose sign stands at i, by itself or with what the grammar joins to it. */
static bool
single_at(const zha_region *r, int i, bool chained, zha_mark *out)
{
	const zha_letter *letter = zha_region_letter(r, i);
	zha_roles roles = zha_first_roles[letter->like & ZHA_FIRST_BITS];

	*out = (zha_mark){.from = i};
	switch (letter->kind)
	{
		case ZHA_KIND_OPEN:
			return zha_mark_bracket(r, i, out) ||
				   (letter[1].kind == ZHA_KIND_DIGIT &&
					zha_mark_scanned(r, i, chained, out));
		case ZHA_KIND_CIRCLED:
			return (letter[1].kind == ZHA_KIND_TEXT &&
					zha_mark_scanned(r, i, chained, out) && out->enough) ||
				   zha_mark_circled(r, i, out);
		case ZHA_KIND_HYPHEN:
			return zha_mark_final(r, i, out);
		default:
			break;
	}
	if (((roles & ZHA_ROLE_NUMERAL) && zha_mark_argument(r, i, out)) ||
		((roles & ZHA_ROLE_SERIES_NUMBER) && zha_mark_named(r, i, out)) ||
		zha_mark_decree(r, i, out))
		return true;
	if (may_be_scanned(r, i) && zha_mark_scanned(r, i, chained, out))
		return true;
	return letter->kind != ZHA_KIND_DIGIT && zha_mark_final(r, i, out);
}

/* Behind a mark: separators and dates in brackets, up to where another may stand. */
static int
chain_gap(const zha_region *r, int i)
{
	for (;;)
	{
		const zha_letter *letter = zha_region_letter(r, i);

		if (i >= r->to)
			return i;
		if (letter->kind == ZHA_KIND_OPEN && letter->pair > i && letter->pair < r->to &&
			zha_is_date_text(r->l, i + 1, letter->pair))
			i = letter->pair + 1;
		else if (letter->kind == ZHA_KIND_BLANK || letter->kind == ZHA_KIND_DOT ||
				 letter->kind == ZHA_KIND_HYPHEN ||
				 (letter->kind == ZHA_KIND_COMMA &&
				  zha_region_like(r, zha_region_skip_blanks(r, i + 1)) ==
					  ZHA_CHAR_TOTAL))
			i++;
		else
			return i;
	}
}

/* The first, a middle or the last one of a whole. */
static bool
is_share(const zha_mark *mark)
{
	zha_word word = mark->path.depth == 1 ? mark->path.level[0].word : ZHA_NUMBER;

	return word == ZHA_SHANG || word == ZHA_ZHONG || word == ZHA_XIA ||
		   word == ZHA_QIAN || word == ZHA_HOU;
}

bool
zha_are_parts(const zha_mark *a, const zha_mark *b)
{
	return is_share(a) && is_share(b);
}

/* Whether two marks in a row are levels: not two of one kind, which are a list. */
static bool
are_levels(const zha_mark *a, const zha_mark *b)
{
	if (a->kind == ZHA_MARK_ARGUMENT || a->kind == ZHA_MARK_DOCUMENT ||
		b->kind == ZHA_MARK_ARGUMENT || b->kind == ZHA_MARK_DOCUMENT)
		return false;
	return b->from >= a->to && !zha_are_parts(a, b) && b->counts != ZHA_COUNTS_CLOSER &&
		   (a->counts == 0 || a->counts != b->counts || b->path.depth == 0);
}

/* The mark at i with those behind it. */
static bool
chain_at(const zha_region *r, int i, int length, zha_mark *out)
{
	zha_mark next;
	int k;

	if (!single_at(r, i, length > 0, out))
		return false;
	k = chain_gap(r, out->to);
	if (length < LONGEST_CHAIN && k < r->to && zha_mark_may_begin(r, k) &&
		chain_at(r, k, length + 1, &next) && are_levels(out, &next))
	{
		zha_mark joined = *out;

		if (zha_mark_join(&joined, &next))
		{
			joined.to = next.to;
			joined.first = out->counts;
			joined.part = out->part && next.part;
			joined.kind = next.kind > out->kind ? next.kind : out->kind;
			joined.enough = true;
			*out = joined;
			return true;
		}
	}
	return out->enough;
}

/* Take the word that closes a work behind its mark: （三）完. */
static void
take_closer(const zha_region *r, zha_mark *mark)
{
	int i = zha_region_skip_blanks(r, mark->to);
	int to = i + zha_word_at(r->l, i, r->to, ZHA_ROLE_CLOSER);
	int close = i < r->to ? zha_region_letter(r, i)->pair : -1;

	if (close > i && close < r->to && zha_is_word(r->l, i + 1, close, ZHA_ROLE_CLOSER))
		to = close + 1;
	if (to > i && zha_ends_segment(r, to))
		mark->to = to;
}

bool
zha_mark_at(const zha_region *r, int i, zha_mark *out)
{
	if (!chain_at(r, i, 0, out) || !zha_mark_fits(out))
		return false;
	take_closer(r, out);
	return true;
}

/*
 * 186：上映（一）: before a colon digits are the number of a chapter where the title closes
 * with the mark of a part.
 */
static bool
opens_chapter(const zha_region *r, int colon)
{
	int last = zha_region_before(r, r->to);
	int open = last > colon ? zha_region_letter(r, last)->pair : -1;
	zha_mark part;

	return zha_region_kind(r, colon) == ZHA_KIND_COLON && open > colon + 1 &&
		   zha_region_kind(r, colon + 1) != ZHA_KIND_DIGIT &&
		   zha_region_letter(r, open)->cp == '(' && zha_mark_bracket(r, open, &part);
}

/* 13. 0016.  34 -  05 |: digits that open a title. */
bool
zha_mark_leading(const zha_region *r, zha_mark *out)
{
	zha_numeral number;
	int len = 0;
	int to = r->from;
	int sign;
	zha_kind kind;

	if (zha_region_kind(r, r->from) == ZHA_KIND_DIGIT)
		len = zha_letters_numeral(r->l, r->from, r->to, &number);
	to += len;
	if (len == 0 || len > 4 || number.value > 1899 || zha_is_phrase(r->l, r->from, to))
		return false;
	sign = zha_region_skip_blanks(r, to);
	kind = zha_region_kind(r, sign);
	if (zha_region_like(r, to) == '.')
	{
		if (to + 1 >= r->to || zha_region_kind(r, to + 1) == ZHA_KIND_DIGIT)
			return false;
		to++;
	}
	else if (sign >= r->to ||
			 !((kind == ZHA_KIND_BAR && len <= 3) || opens_chapter(r, to) ||
			   ((kind == ZHA_KIND_HYPHEN || kind == ZHA_KIND_DASH) && sign > to &&
				zha_region_kind(r, sign + 1) == ZHA_KIND_BLANK)))
		return false;
	*out =
		(zha_mark){.from = r->from, .to = to, .kind = ZHA_MARK_LEADING, .enough = true};
	zha_mark_set(out, ZHA_NUMBER, number.value);
	return true;
}
