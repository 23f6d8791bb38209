/*
 * mark_bracket.c
 *		Numbers in brackets: （三） 【壹】 （第三期） （下） (1/5) （系列之一） （三·完）, and
 *		what makes a number in brackets no mark.
 */
#include "core/mark.h"

/* A bracket with more letters is no mark. */
#define LONGEST_BRACKET 40

/* 1/5 counts up to so many parts. */
#define MOST_PARTS 20

/* ---- the content ------------------------------------------------------------- */

/* Whether a bracket that closes at i is the last of a title or of its segment. */
static bool
ends_title(const zha_letters *l, int i)
{
	while (i < l->n && l->letter[i].kind != ZHA_KIND_CLOSE)
		i++;
	for (i++; i < l->n && (l->letter[i].kind == ZHA_KIND_BLANK ||
						   l->letter[i].kind == ZHA_KIND_STOP);)
		i++;
	return i >= l->n || l->letter[i].kind == ZHA_KIND_BAR;
}

/* Digits of ASCII, in either width, at i; their letters. */
static int
digits_at(const zha_region *r, int i, zha_numeral *out)
{
	return zha_region_kind(r, i) == ZHA_KIND_DIGIT
			   ? zha_letters_numeral(r->l, i, r->to, out)
			   : 0;
}

/* 1/5: the first of five parts, where it is no day. */
static bool
fraction(const zha_region *r, zha_mark *out)
{
	zha_numeral part;
	zha_numeral parts;
	int len = digits_at(r, r->from, &part);
	int k = zha_region_skip_blanks(r, r->from + len);

	if (len == 0 || zha_region_like(r, k) != '/')
		return false;
	k = zha_region_skip_blanks(r, k + 1);
	len = digits_at(r, k, &parts);
	if (len == 0 || k + len != r->to || part.value == 0 || part.value > parts.value ||
		parts.value > MOST_PARTS || zha_tells_day(r->l))
		return false;
	if (parts.value > 5 && part.value <= 12 && ends_title(r->l, r->to))
		return false; /* may be a day */
	out->kind = ZHA_MARK_PART;
	out->part = true;
	zha_mark_set(out, ZHA_NUMBER, part.value);
	return true;
}

/* 三 04 Ⅱ 壹 as the whole content: a bare number of up to three digits. */
static bool
bare_number(const zha_region *r, zha_mark *out)
{
	zha_numeral number;
	int len = zha_letters_numeral(r->l, r->from, r->to, &number);
	bool roman;

	if (len != r->to - r->from || number.value > 999 || len > 7)
		return false;
	if ((number.notation == ZHA_ASCII || number.notation == ZHA_FULLWIDTH) && len > 3)
		return false;
	roman = number.notation == ZHA_ROMAN || number.notation == ZHA_ROMAN_SIGN;
	if (roman && number.value > 30)
		return false;
	out->kind = roman ? ZHA_MARK_PART : ZHA_MARK_BRACKET;
	out->part = roman;
	out->counts = 0x1000000 + (zha_region_letter(r, r->from)[-1].cp << 8) +
				  (uint32_t) number.notation; /* （一）（二） is a list */
	zha_mark_set(out, ZHA_NUMBER, number.value);
	return true;
}

/* 上, 下, 终, 完 as the whole content. */
static bool
bracket_word(const zha_region *r, zha_mark *out)
{
	const zha_entry *word =
		zha_entry_of(r->l, r->from, r->to, ZHA_ROLE_BRACKETED | ZHA_ROLE_CLOSER);

	if (word == NULL)
		return false;
	out->kind = ZHA_MARK_PART;
	out->part = true;
	out->counts = word->roles & ZHA_ROLE_CLOSER ? ZHA_COUNTS_CLOSER : 0x1000000;
	zha_mark_set(out, (zha_word) word->word, 0);
	return true;
}

/* Any mark that begins the content and ends with it. */
static bool
whole_mark(const zha_region *r, zha_mark *out)
{
	if (zha_mark_named(r, r->from, out) && out->to == r->to)
	{
		out->kind = ZHA_MARK_BRACKET;
		return true;
	}
	for (int i = r->from; i < r->to && i <= r->from + 8; i++)
		if (zha_mark_may_begin(r, i) && zha_mark_at(r, i, out))
			return out->from == r->from && out->to == r->to;
	return false;
}

/* 系列之三: the word for a series with its number. */
static bool
series_number(const zha_region *r, zha_mark *out)
{
	int word = zha_word_at(r->l, r->from, r->to, ZHA_ROLE_SERIES_NUMBER);
	zha_region rest = {r->l, r->from + word, r->to};

	return word > 0 && rest.from < rest.to &&
		   zha_region_like(&rest, rest.from) == ZHA_CHAR_OF &&
		   zha_mark_scanned(&rest, rest.from, false, out) && out->to == r->to;
}

/* 总第64期 with what the issue is about behind it. */
static bool
total_with_text(const zha_region *r, zha_mark *out)
{
	zha_kind next;

	if (zha_region_like(r, r->from) != ZHA_CHAR_TOTAL ||
		!zha_mark_scanned(r, r->from, false, out) || out->path.depth > 0)
		return false;
	next = zha_region_kind(r, out->to);
	return next == ZHA_KIND_BLANK || next == ZHA_KIND_COMMA || next == ZHA_KIND_DOT ||
		   next == ZHA_KIND_COLON || next == ZHA_KIND_SLASH;
}

/* The content of a bracket as a mark and nothing else. */
static bool
content_mark(const zha_region *r, zha_mark *out)
{
	return bare_number(r, out) || fraction(r, out) || bracket_word(r, out) ||
		   series_number(r, out) || whole_mark(r, out) || total_with_text(r, out);
}

/* The content without the word that closes a work behind a mark: 三·完. */
static bool
closed_mark(zha_region r, zha_mark *out)
{
	int word = zha_word_before(r.l, r.from, r.to, ZHA_ROLE_CLOSER);

	r.to -= word;
	zha_letters_trim(r.l, &r.from, &r.to, ZHA_SEPARATORS);
	return word > 0 && r.from < r.to && content_mark(&r, out);
}

/* ---- other numbers ----------------------------------------------------------- */

/* A day of the week behind a day of the month: 06.01（二） 12月7日（三）. */
static bool
is_weekday(const zha_region *r, int open)
{
	int last = zha_region_before(r, open);

	if (last < 0)
		return false;
	if (zha_region_like(r, last) == ZHA_CHAR_DAY ||
		zha_region_like(r, last) == ZHA_CHAR_NUMBER_SIGN)
		return last > r->from &&
			   zha_numeral_begins(r->l->text.data + r->l->letter[last - 1].at,
								  r->l->text.data + r->l->letter[last].at);
	if (zha_region_kind(r, last) != ZHA_KIND_DIGIT)
		return false;
	while (last > r->from && zha_region_kind(r, last) == ZHA_KIND_DIGIT)
		last--;
	return zha_region_like(r, last) == '.' || zha_region_like(r, last) == '/' ||
		   zha_region_kind(r, last) == ZHA_KIND_HYPHEN ||
		   zha_region_like(r, last) == ZHA_CHAR_MONTH;
}

/*
 * A day or a year in official style: 今（3）日, 本（114）年度, 明(6)起; 昨(2)新增 behind a
 * word for this or the last day, 前（8）夜 behind one that no name ends with: it stands
 * apart. 古今（三） is a name.
 */
static bool
is_official_day(const zha_region *r, int open, int close)
{
	const zha_entry *day = zha_entry_before(r->l, r->from, open,
											ZHA_ROLE_BEFORE_DAY | ZHA_ROLE_THIS_DAY |
												ZHA_ROLE_ENDS_IN_PART);
	int before;

	if (zha_word_at(r->l, close + 1, r->to, ZHA_ROLE_AFTER_DAY) > 0)
		return true;
	if (day == NULL || (day->roles & ZHA_ROLE_ENDS_IN_PART) ||
		zha_region_kind(r, close + 1) != ZHA_KIND_TEXT)
		return false;
	before = open - day->len - 1;
	return (day->roles & ZHA_ROLE_THIS_DAY) || before < r->from ||
		   zha_region_kind(r, before) != ZHA_KIND_TEXT ||
		   zha_word_at(r->l, close + 1, r->to, ZHA_ROLE_OF_DAY) > 0;
}

/*
 * An oxidation state, an argument or a surface: behind an element, a letter alone, the
 * sign of an element in Latin letters, a formula or a function: 铁(III) O(1) Pt(111)
 * TiO2(110) SU(2).
 */
static bool
is_of_symbol(const zha_region *r, int open, const zha_mark *mark)
{
	const zha_letter *first;
	int from = open;
	int function;
	bool digit = false;

	if (mark->path.level[0].word != ZHA_NUMBER)
		return false;
	if (zha_word_before(r->l, r->from, open, ZHA_ROLE_ELEMENT) > 0)
		return mark->part || mark->path.level[0].number == 0 || /* III or 0 */
			   zha_region_kind(r, open + 3) == ZHA_KIND_DIGIT;  /* (111) */
	function = zha_word_before(r->l, r->from, open, ZHA_ROLE_FUNCTION);
	for (; from > r->from && (zha_region_kind(r, from - 1) == ZHA_KIND_LATIN ||
							  zha_region_kind(r, from - 1) == ZHA_KIND_DIGIT);
		 from--)
		digit = digit || zha_region_kind(r, from - 1) == ZHA_KIND_DIGIT;
	first = zha_region_letter(r, from);
	if (from == open || first->kind != ZHA_KIND_LATIN)
		return false;
	if (function == open - from)
		return true;
	if (open - from == 1 || (digit && open - from <= 6 && (first[1].cp & 0x20)))
		return true;
	return open - from == 2 && !(first[0].cp & 0x20) && (first[1].cp & 0x20);
}

/* What is behind a bracket makes its number another one: （三）期工程, not （三）期待. */
static bool
is_before_thing(const zha_region *r, int close)
{
	const zha_entry *thing = zha_entry_at(
		r->l, close + 1, r->to, ZHA_ROLE_AFTER_BRACKET | ZHA_ROLE_NO_CLASSIFIER);

	return thing != NULL && (thing->roles & ZHA_ROLE_AFTER_BRACKET);
}

/* [5]轴烯, where nothing is before it that it could number. */
bool
zha_is_descriptor(const zha_region *r, int open, int close)
{
	int digits = open + 1;

	while (zha_region_kind(r, digits) == ZHA_KIND_DIGIT)
		digits++;
	return zha_region_letter(r, open)->cp == '[' && digits == close &&
		   close + 1 < r->to && zha_is_ideograph(zha_region_letter(r, close + 1)->cp) &&
		   (open == r->from || zha_region_kind(r, open - 1) != ZHA_KIND_TEXT);
}

/* 学报 34(2): the issue of a volume, whose number stands free before the bracket. */
static bool
is_of_volume(const zha_region *r, int open)
{
	int i = open;

	while (zha_region_kind(r, i - 1) == ZHA_KIND_DIGIT)
		i--;
	return i < open && open - i <= 3 &&
		   zha_region_kind(r, open + 1) == ZHA_KIND_DIGIT &&
		   zha_region_kind(r, i - 1) == ZHA_KIND_BLANK && i - 2 >= r->from &&
		   zha_is_ideograph(zha_region_letter(r, i - 2)->cp);
}

/* 改造工程（二期）: a stage of what is built. */
static bool
is_stage(const zha_region *r, int open, int close)
{
	return zha_region_like(r, close - 1) == ZHA_CHAR_ISSUE &&
		   zha_word_before(r->l, r->from, open, ZHA_ROLE_BUILT) > 0;
}

bool
zha_is_other_number(const zha_region *r, int open, int close, const zha_mark *mark)
{
	bool number = mark->path.depth == 1 && mark->path.level[0].word == ZHA_NUMBER;

	if (zha_region_kind(r, close + 1) == ZHA_KIND_TEXT)
	{
		if (is_before_thing(r, close))
			return true;
		if (zha_word_at(r->l, close + 1, r->to, ZHA_ROLE_EXAM_SUBJECT) > 0)
			for (int i = 0; i < r->l->n; i++)
				if (zha_word_at(r->l, i, r->l->n, ZHA_ROLE_EXAM) > 0)
					return true;
	}
	if (!number)
		return false;
	if (mark->path.level[0].number <= 6 && mark->kind == ZHA_MARK_BRACKET &&
		is_weekday(r, open))
		return true;
	return is_official_day(r, open, close) || is_of_symbol(r, open, mark) ||
		   zha_is_descriptor(r, open, close) || is_of_volume(r, open) ||
		   is_stage(r, open, close);
}

/* ---- the mark ---------------------------------------------------------------- */

/* Whether the mark in brackets, of which the last letter is at last, counts by itself. */
static bool
counts(const zha_region *r, int last, const zha_mark *mark)
{
	const zha_entry *classifier;

	if (mark->counts == ZHA_COUNTS_CLOSER) /* 讲到（完）才发现 goes on */
		return zha_ends_segment(r, mark->to) ||
			   (1u << ZHA_KIND_COLON | 1u << ZHA_KIND_DASH) >>
					   zha_region_kind(r, mark->to) &
				   1;
	if (mark->kind != ZHA_MARK_ORDINAL || zha_is_delimited(r, mark->to))
		return true;
	/* （第二站）今日开赛: some need the end of the segment */
	classifier = zha_entry_at(r->l, last, last + 1, ZHA_ROLE_CLASSIFIER);
	return classifier == NULL || classifier->group != 'B';
}

bool
zha_mark_bracket(const zha_region *r, int i, zha_mark *out)
{
	const zha_letter *open = zha_region_letter(r, i);
	int close = open->pair;
	zha_region content = {r->l, i + 1, close};
	bool numbered;
	bool quoted;

	if (close <= i || close >= r->to || close - i > LONGEST_BRACKET)
		return false;
	if (zha_mark_citation(r, i, out))
		return true;
	quoted =
		open->quotes != r->l->letter[close].quotes || open[1].quotes != open->quotes;
	if (quoted && open->cp != U'〈')
		return false; /* 《三》 “三” are names */
	zha_letters_trim(r->l, &content.from, &content.to, ZHA_BLANKS);
	if (open->cp != '(' && zha_is_word(r->l, content.from, content.to, ZHA_ROLE_SIZE))
		return false;
	if (content.from >= content.to ||
		!(content_mark(&content, out) || closed_mark(content, out) ||
		  zha_mark_decree_content(r, &content, out)))
		return false;
	if (quoted && out->path.level[0].word != ZHA_NUMBER)
		return false; /* 〈三〉 may be a number */
	out->from = i;
	out->to = close + 1;
	out->bracketed = true;
	out->enough = counts(r, content.to - 1, out);
	numbered = out->kind == ZHA_MARK_BRACKET || out->kind == ZHA_MARK_PART ||
			   out->kind == ZHA_MARK_ORDINAL;
	return !(numbered && zha_is_other_number(r, i, close, out));
}
