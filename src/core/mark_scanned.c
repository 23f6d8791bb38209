/*
 * mark_scanned.c
 *		The marks that the grammar of series numbers reads, as far as the rules of
 *		vocabulary/marks.tsv have its units count.
 */
#include "core/mark_rule.h"

/* ---- the mark ---------------------------------------------------------------- */

/* The first units as a mark, the last of them n. */
static void
make_mark(const zha_scan *s, int n, zha_mark *out)
{
	*out = (zha_mark){.from = s->from[0], .to = s->to[n], .part = true};
	out->path = s->unit[n].path;
	out->total = s->unit[n].total;
	out->has_total = s->unit[n].total > 0;
	out->counts = s->unit[n].counts;
	if (s->unit[0].kind == ZHA_UNIT_WORD &&
		zha_region_like(s->r, out->from - 1) == ZHA_CHAR_OF)
		out->from--;
	for (int i = 0; i <= n; i++)
	{
		zha_mark_kind kind = s->rule[i]->kind;

		out->part =
			out->part && (kind == ZHA_MARK_PART || (kind == ZHA_MARK_BRACKET && i > 0));
		if (kind > out->kind)
			out->kind = kind;
	}
}

/* The classifier of a unit, in brackets or before the word for a combined issue. */
static const zha_entry *
classifier_of(const zha_scan *s, int n)
{
	const zha_letters *l = s->r->l;
	int to = s->to[n];

	if (l->letter[to - 1].kind == ZHA_KIND_CLOSE && l->letter[to - 1].pair > s->from[n])
		to = l->letter[to - 1].pair; /* （合刊） */
	else if (l->letter[s->from[n]].kind == ZHA_KIND_OPEN)
		to = l->letter[s->from[n]].pair;
	to -= zha_word_before(l, s->from[n], to, ZHA_ROLE_COMBINED);
	return zha_entry_before(l, s->from[n], to, ZHA_ROLE_CLASSIFIER);
}

/* Letters for the bytes of the units, blanks behind them left out; their classifiers. */
static void
place_units(zha_scan *s, int i)
{
	for (int n = 0; n < s->count; n++)
	{
		s->from[n] = i = zha_region_at_byte(s->r, i, s->unit[n].from);
		i = zha_region_at_byte(s->r, i, s->unit[n].to);
		s->to[n] = zha_region_before(s->r, i) + 1;
		s->classifier[n] =
			s->unit[n].kind == ZHA_UNIT_CLASSIFIED || s->unit[n].kind == ZHA_UNIT_TOTAL
				? classifier_of(s, n)
				: NULL;
	}
}

/*
 * 21-14期 and #21-10: two numbers of which the first is larger are levels in titles,
 * where the grammar of numbers sees no span.
 */
static bool
descending_pair(const zha_region *r, int i, zha_mark *out)
{
	bool hash = zha_region_like(r, i) == '#';
	int k = zha_region_skip_blanks(r, i + hash);
	zha_numeral first;
	zha_numeral second;
	int len = zha_region_kind(r, k) == ZHA_KIND_DIGIT
				  ? zha_letters_numeral(r->l, k, r->to, &first)
				  : 0;

	k += len;
	if (len == 0 || len > 4 || zha_region_kind(r, k) != ZHA_KIND_HYPHEN ||
		zha_region_kind(r, k + 1) != ZHA_KIND_DIGIT || zha_goes_on_before(r, i))
		return false;
	len = zha_letters_numeral(r->l, k + 1, r->to, &second);
	k = zha_region_skip_blanks(r, k + 1 + len);
	if (len == 0 || len > 4 || first.value <= second.value)
		return false;
	if (zha_region_like(r, k) == ZHA_CHAR_ISSUE)
		k++;
	else if (!hash)
		return false;
	*out = (zha_mark){.from = i,
					  .to = zha_region_before(r, k) + 1,
					  .kind = hash ? ZHA_MARK_PREFIX : ZHA_MARK_ORDINAL};
	out->enough = zha_is_delimited(r, k);
	zha_mark_set(out, ZHA_NUMBER, first.value);
	out->path.depth = 2;
	out->path.level[1] = (zha_level){ZHA_NUMBER, (uint32_t) second.value};
	return true;
}

bool
zha_mark_scanned(const zha_region *r, int i, bool chained, zha_mark *out)
{
	zha_scan s; /* of which only what count counts is set */
	zha_text text = {r->l->text.data, r->l->letter[r->to].at};
	int may = 0;

	if (descending_pair(r, i, out))
		return true;
	s.r = r;
	s.chained = chained;
	s.count = zha_series_scan(text, r->l->letter[i].at, s.unit, ZHA_MOST_UNITS);
	place_units(&s, i);
	while (may < s.count && (s.rule[may] = zha_rule_of(&s, may)) != NULL)
		may++;
	for (int n = may - 1; n >= 0; n--)
		if (zha_rule_counts(&s, n))
		{
			make_mark(&s, n, out);
			out->enough = true;
			return true;
		}
	if (may == 0 || s.unit[may - 1].kind == ZHA_UNIT_YEAR ||
		s.unit[may - 1].kind == ZHA_UNIT_NUMBER)
		return false;
	make_mark(&s, may - 1, out);
	return true;
}
