/*
 * title.c
 *		Takes a title apart as a cataloguer does: relay and original marks, genre words
 *		and labels at its head, the byline, the mark that bears the number, the series
 *		that the mark belongs to, and what is left as the headline.
 *
 * The order of work is the order of a title: what stands at the head is consumed
 * first, then the marks are found, one of them (with what must be added to it) is
 * taken as the title's number, and series and headline follow from its place.
 */
#include "core/title_reader.h"

_Static_assert(ZHA_TITLE_LIMIT == ZHA_LETTERS_LIMIT, "a title is read as letters");

/* A day with its weekday and hours is not longer than this. */
#define LONGEST_DATE 40

/*
 * Without a date that follows a number: 第12期（6月1日）：, 第12期 2021.06.01 , and in a
 * segment of its own 第12期|6月1日（周六）14:00|.
 */
static zha_range
without_dates(const zha_title_reader *r, zha_range rest)
{
	zha_range text =
		zha_title_trim(r, rest, ZHA_BLANKS | 1u << ZHA_KIND_DOT | 1u << ZHA_KIND_BAR);
	int close = text.from < text.to ? zha_title_letter(r, text.from)->pair : -1;

	if (close > text.from && close < text.to &&
		zha_is_date_text(&r->l, text.from + 1, close))
	{
		rest.from = close + 1;
		return rest;
	}
	if (text.from >= text.to || zha_title_letter(r, text.from)->kind != ZHA_KIND_DIGIT)
		return rest;
	for (int i = text.from; i <= text.to && i < text.from + LONGEST_DATE; i++)
		if (i == text.to || zha_title_letter(r, i)->kind == ZHA_KIND_BLANK ||
			zha_title_letter(r, i)->kind == ZHA_KIND_COLON ||
			zha_title_letter(r, i)->kind == ZHA_KIND_BAR)
		{
			if (zha_title_is_free_date(r, text.from, i))
				rest.from = i;
		}
	return rest;
}

/* A person alone in the segment behind a mark: what follows is no column. */
static bool
byline_follows(const zha_title_reader *r, zha_range rest)
{
	int bar;
	int name_from;
	int name_to;

	rest.from = zha_title_skip(r, rest.from, rest.to);
	bar = zha_title_find(r, rest.from, rest.to, 1u << ZHA_KIND_BAR);
	return bar < rest.to &&
		   zha_person_read(&r->l, rest.from, bar, &name_from, &name_to);
}

/*
 * A number in brackets, or a part of one work, ends the name it stands behind: a short
 * segment behind it is a column.
 */
static bool
closes_name(const zha_mark *mark)
{
	return mark->part || mark->kind == ZHA_MARK_BRACKET;
}

/* Whether nothing but annotations and columns follows a mark. */
static bool
is_tail(const zha_title_reader *r, const zha_found *f)
{
	zha_range rest = {f->mark.to > r->core ? f->mark.to : r->core, r->to};

	if (f->open >= 0)
		rest.from = zha_title_letter(r, f->open)->pair + 1;
	if (f->open >= 0 && f->mark.from == f->open + 1)
		return false;
	if ((!f->leads || r->has_label) && !byline_follows(r, rest))
		rest =
			zha_title_without_column(r, without_dates(r, rest), closes_name(&f->mark));
	return zha_title_is_nothing(r, rest);
}

/* Whether a bar or a dash outside brackets stands between two marks. */
static bool
are_apart(const zha_title_reader *r, const zha_found *a, const zha_found *b)
{
	for (int i = a->mark.to; i < b->mark.from; i++)
		if (zha_title_letter(r, i)->depth == 0 &&
			(zha_title_letter(r, i)->kind == ZHA_KIND_BAR || zha_title_dash(r, i) > 0))
			return true;
	return false;
}

/* 第二卷 云涌 第一章: a volume and the chapter in it, in one segment. */
static bool
holds(const zha_title_reader *r, const zha_found *volume, const zha_found *chapter)
{
	const zha_entry *outer = zha_entry_before(&r->l, volume->mark.from, volume->mark.to,
											  ZHA_ROLE_CLASSIFIER);
	const zha_entry *inner = zha_entry_before(&r->l, chapter->mark.from,
											  chapter->mark.to, ZHA_ROLE_CLASSIFIER);

	return zha_classifier_holds(outer, inner) &&
		   volume->mark.kind == ZHA_MARK_ORDINAL &&
		   chapter->mark.kind == ZHA_MARK_ORDINAL && volume->open < 0 &&
		   chapter->open < 0 && !are_apart(r, volume, chapter);
}

/* Which mark gives the series: 0 for the first, or the last when it is outermost. */
static int
choose_mark(const zha_title_reader *r)
{
	const zha_found *first = &r->marks[0];
	const zha_found *last = &r->marks[r->count - 1];
	int start;

	if (r->count < 2)
		return 0;
	if (first->leads &&
		(holds(r, first, &r->marks[1]) || zha_title_is_chapter(r, &first->mark)))
		return 0;
	if (first->leads)
	{
		for (int i = 1; i < r->count; i++)
		{
			const zha_found *f = &r->marks[i];
			bool plain = f->mark.bracketed || f->mark.part;
			zha_range name;

			if (is_tail(r, f) && plain && first->mark.kind > ZHA_MARK_LEADING)
				continue;
			name = zha_title_name_of(r, f, is_tail(r, f), &start);
			if (name.from < name.to && name.from >= r->core)
				return i;
		}
		return 0;
	}
	if (is_tail(r, last) && !last->mark.part && last->mark.path.depth > 0 &&
		are_apart(r, first, last) &&
		(last->mark.kind >= first->mark.kind || last->mark.kind > ZHA_MARK_CIRCLED) &&
		last->open < 0)
		return r->count - 1;
	return 0;
}

static void
set_number(zha_title *out, const zha_mark *number)
{
	zha_mark n = *number;

	if (n.path.depth == 0)
	{
		n.path = (zha_series_path){.depth = 1, .level = {{ZHA_NUMBER, n.total}}};
		n.has_total = false;
	}
	out->has_number = zha_series_no_pack(&n.path, &out->number) == ZHA_OK;
	out->has_total = out->has_number && n.has_total;
	out->total = out->has_total ? (int32_t) n.total : 0;
}

/* Behind the punctuation that ends a mark: 第二弹！…, （8）. … but not .NET. */
static int
after_delimiter(const zha_title_reader *r, zha_range rest)
{
	int i = rest.from;

	while (i < rest.to && (zha_title_letter(r, i)->kind == ZHA_KIND_STOP ||
						   zha_title_letter(r, i)->kind == ZHA_KIND_SYMBOL ||
						   (zha_title_letter(r, i)->cp == '.' &&
							zha_title_letter(r, i + 1)->kind != ZHA_KIND_LATIN)))
		i++;
	return i;
}

/* Without a byline, and the labels behind it. */
static zha_range
without_byline(zha_title_reader *r, zha_range rest)
{
	int from = zha_title_take_author(r, rest.from, rest.to);

	if (from > rest.from)
		rest.from = zha_title_take_head(r, from, rest.to);
	return rest;
}

/* The text behind a mark as headline: signs, byline, column and closing mark go. */
static zha_range
headline_after(zha_title_reader *r, zha_range rest, zha_mark *number)
{
	int from;

	rest.from = after_delimiter(r, rest);
	from = rest.from;
	rest = without_dates(r, rest);
	r->in_headline = true;
	rest.from = zha_title_take_head(r, rest.from, rest.to);
	if (rest.from == from || rest.from >= rest.to)
		rest = zha_title_trim(r, (zha_range){from, rest.to}, ZHA_SEPARATORS);
	else
		rest = zha_title_trim(r, rest, ZHA_SEPARATORS);
	rest = without_byline(r, rest);
	return zha_title_append(r, zha_title_without_column(r, rest, closes_name(number)),
							from, number);
}

/* 三论…: the object of 论 is the series, the text before the dash the headline. */
static void
assemble_lun(zha_title_reader *r, const zha_found *f)
{
	zha_range object = {f->mark.to, f->mark.to};
	zha_range before = {zha_title_segment_start(r, f->mark.from), f->mark.from};

	while (object.to < r->to && zha_title_letter(r, object.to)->kind != ZHA_KIND_BAR &&
		   zha_title_letter(r, object.to)->kind != ZHA_KIND_COLON &&
		   zha_title_letter(r, object.to)->kind != ZHA_KIND_DASH)
		object.to++;
	r->out->series = zha_title_span(r, zha_title_clean_name(r, object));
	before = zha_title_clean(r, before);
	if (before.from >= before.to)
		before = zha_title_clean(r, (zha_range){object.to, r->to});
	r->out->headline =
		before.from < before.to ? zha_title_span(r, before) : r->out->series;
}

/* The headline of a mark that nothing follows. */
static zha_range
headline_before(const zha_title_reader *r, const zha_found *f, zha_range name,
				int start, zha_mark *number)
{
	zha_range none = {0, 0};
	zha_range segment = {zha_title_segment_start(r, start), start};
	zha_range text;

	if (f->open >= 0 && f->mark.from > f->open + 1)
		return zha_title_append(
			r, (zha_range){zha_title_segment_start(r, f->open), f->open}, 0, number);
	if (zha_title_is_citation(r, f))
		return zha_title_clean(r, (zha_range){r->core, start});
	if (start > segment.from && zha_title_letter(r, start - 1)->kind != ZHA_KIND_BAR)
	{
		text = zha_title_clean(r, segment);
		if (text.from < text.to && !(zha_title_letter(r, start - 1)->cp == U'】' ||
									 zha_title_letter(r, start - 1)->cp == ']'))
			return zha_title_append(r, text, 0, number);
	}
	text = zha_title_trim(r, zha_title_segment_before(r, segment.from), ZHA_BLANKS);
	if (f->mark.part || text.from >= text.to || zha_title_is_column(r, text) ||
		name.from < segment.from)
		return none;
	return zha_title_append(r, text, 0, number);
}

/* 山河系列 | 重走渡口！（二十六）: a first segment that names a series. */
static bool
takes_first_segment(const zha_title_reader *r, const zha_found *f, zha_range name,
					zha_range *series)
{
	int bar = zha_title_find(r, r->core, r->to, 1u << ZHA_KIND_BAR);
	zha_range first = zha_title_trim(r, (zha_range){r->core, bar}, ZHA_BLANKS);

	if (bar >= name.from || !f->mark.bracketed ||
		zha_is_word(&r->l, first.from, first.to, ZHA_ROLE_COLUMN_SERIES) ||
		zha_word_before(&r->l, first.from, first.to, ZHA_ROLE_COLUMN_SERIES) == 0)
		return false;
	*series = zha_title_clean_name(r, first);
	return true;
}

/* Whether a mark is of a season, which holds what is numbered behind it. */
static bool
is_season(const zha_title_reader *r, const zha_mark *mark)
{
	const zha_entry *last =
		zha_entry_before(&r->l, mark->from, mark->to, ZHA_ROLE_CLASSIFIER);

	return last != NULL && last->group == 'B' && last->rank == 1;
}

/* A title whose label bears the number: the rest is its headline. */
static void
assemble_label(zha_title_reader *r)
{
	zha_mark number = r->marks[0].mark;
	zha_region region = {&r->l, r->core, r->to};
	zha_range rest = {r->core, r->to};
	zha_mark next;

	if (is_season(r, &number) && number.path.depth == 1 && r->core < r->to &&
		zha_mark_at(&region, r->core, &next) && zha_mark_join(&number, &next))
		rest.from = number.to = next.to;
	r->out->series = zha_title_span(r, zha_title_clean_name(r, r->numbered));
	r->out->written = zha_letters_span(&r->l, number.from, number.to);
	if (!zha_title_is_nothing(r, rest))
		r->out->headline = zha_title_span(r, headline_after(r, rest, &number));
	set_number(r->out, &number);
}

/* Whether what stands before an issue is no name of what it is an issue of. */
static bool
announces(const zha_title_reader *r, zha_range name, const zha_mark *issue)
{
	if (name.from >= name.to)
		return issue->path.depth > 1 &&
			   zha_is_year(issue->path.level[0].number); /* of a year: of a journal */
	return zha_title_letter(r, name.to - 1)->kind == ZHA_KIND_STOP ||
		   zha_is_word(&r->l, name.from, name.to, ZHA_ROLE_ANNOUNCES);
}

/* 上新！2026年第7期《…》, 2026年第7期《…》: the work behind the mark is the series. */
static void
take_announced(const zha_title_reader *r, const zha_mark *issue, zha_range *name,
			   zha_range *rest)
{
	int open = zha_title_trim(r, *rest, ZHA_BLANKS).from;
	int close = open < rest->to ? zha_title_letter(r, open)->pair : -1;

	if (close <= open || close >= rest->to || zha_title_letter(r, open)->cp != U'《' ||
		!announces(r, *name, issue))
		return;
	*name = (zha_range){open + 1, close};
	rest->from = close + 1;
}

/* A title with marks. */
static void
assemble_marked(zha_title_reader *r)
{
	int main = choose_mark(r);
	const zha_found *f = &r->marks[main];
	zha_mark number = f->mark;
	const zha_found *last = f;
	bool tail = is_tail(r, f);
	int start;
	zha_range name = zha_title_name_of(r, f, tail, &start);
	zha_range rest = {0, r->to};
	zha_range headline = {0, 0};

	if (main > 0 && r->marks[0].leads)
	{
		number = r->marks[0].mark;
		if (!zha_mark_join(&number, &f->mark))
			number = r->marks[0].mark;
	}
	for (int i = 0; i < r->count && !number.has_total; i++)
		if (r->marks[i].mark.has_total && i != main)
		{
			number.has_total = true;
			number.total = r->marks[i].mark.total;
		}
	if (main + 1 < r->count && holds(r, f, &r->marks[main + 1]) &&
		zha_mark_join(&number, &r->marks[main + 1].mark))
		last = &r->marks[main + 1];
	r->out->written = zha_letters_span(&r->l, f->mark.from, last->mark.to);
	if (f->mark.kind == ZHA_MARK_ARGUMENT)
	{
		assemble_lun(r, f);
		set_number(r->out, &number);
		return;
	}
	rest.from = last->mark.to > r->core ? last->mark.to : r->core;
	take_announced(r, &f->mark, &name, &rest);
	r->out->series = zha_title_span(r, name);
	if (f->open >= 0 && f->mark.from == f->open + 1)
		rest.to = zha_title_letter(r, f->open)->pair;
	else if (f->open >= 0)
		rest.from = zha_title_letter(r, f->open)->pair + 1;
	if (!tail || last != f)
	{
		if (!zha_title_is_nothing(r, rest))
			headline = headline_after(r, rest, &number);
	}
	else if (takes_first_segment(r, f, name, &name))
	{
		headline = zha_title_clean(
			r, (zha_range){zha_title_segment_start(r, f->mark.from), f->mark.from});
		r->out->series = zha_title_span(r, name);
	}
	else
		headline = headline_before(r, f, name, start, &number);
	r->out->headline = zha_title_span(r, headline);
	set_number(r->out, &number);
}

/* 《山河》2024年春季号, 山河 创刊号: an issue that has a name and no number. */
static zha_range
named_issue(const zha_title_reader *r)
{
	zha_range name = zha_title_trim(r, (zha_range){r->core, r->to}, ZHA_ENDS);
	int to = name.to - zha_word_before(&r->l, name.from, name.to, ZHA_ROLE_ISSUE_NAME);
	const zha_letter *last;

	if (to == name.to || to <= name.from)
		return (zha_range){0, 0};
	last = zha_title_letter(r, to - 1);
	if (!(last->kind == ZHA_KIND_BLANK || last->cp == U'》' ||
		  last->like == ZHA_CHAR_YEAR))
		return (zha_range){0, 0};
	return zha_title_clean_name(r, name);
}

/* A title without a mark: its label is a series without a number. */
static void
assemble_unmarked(zha_title_reader *r)
{
	zha_range rest = {r->author_end > r->core ? r->author_end : r->core, r->to};
	zha_range issue = r->has_label ? (zha_range){0, 0} : named_issue(r);

	if (issue.from < issue.to)
	{
		r->out->series = zha_title_span(r, issue);
		return;
	}
	if (r->has_label)
		r->out->series = zha_title_span(r, r->label);
	rest = zha_title_trim(r, rest, rest.from > 0 ? ZHA_SEPARATORS : ZHA_BLANKS);
	if (r->out->author.len > 0)
		rest = zha_title_without_column(r, rest, false);
	if (!r->has_label || !zha_title_is_nothing(r, rest))
		r->out->headline = zha_title_span(r, rest);
}

zha_code
zha_title_read_of(const zha_site *site, zha_text text, zha_title *out, zha_fault *fault)
{
	zha_title_reader r;
	size_t read;
	bool in_label;

	memset(out, 0, sizeof(*out));
	read = zha_letters_read(zha_trim(text), &r.l);
	if (read < r.l.text.len)
	{
		size_t bad = r.l.n < ZHA_TITLE_LIMIT
						 ? (size_t) (r.l.text.data - text.data) + read
						 : zha_utf8_fault(text);

		if (bad < text.len)
		{
			*fault = (zha_fault){ZHA_ENCODING, bad, "well-formed UTF-8"};
			return ZHA_ENCODING;
		}
		out->headline = r.l.text;
		return ZHA_OK;
	}
	text = r.l.text;
	r.out = out;
	r.site = site;
	r.has_label = false;
	r.in_headline = false;
	r.label = r.near_label = r.numbered = (zha_range){0, 0};
	r.author_end = 0;
	r.count = 0;
	r.to = r.l.n;
	zha_title_cut_tail(&r, 0);
	r.core = zha_title_take_head(&r, 0, r.to);
	in_label = r.count > 0;
	if (in_label && r.numbered.from < r.numbered.to)
		assemble_label(&r);
	else
	{
		if (in_label)
			r.marks[0].leads = true;
		zha_title_find_marks(&r);
		zha_title_find_author(&r);
		if (r.count > 0)
			assemble_marked(&r);
		else
			assemble_unmarked(&r);
	}
	if (out->headline.len == 0)
		out->headline = out->series.len > 0 ? out->series : text;
	return ZHA_OK;
}

zha_code
zha_title_read(zha_text text, zha_title *out, zha_fault *fault)
{
	return zha_title_read_of(NULL, text, out, fault);
}
