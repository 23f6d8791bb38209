/*
 * mark.c
 *		Recognises the marks of a title by closed lists of signs and words, and reads
 *		their numbers with the one reader of numerals.
 *
 * A mark counts when it is delimited: followed by the end, closing punctuation, a
 * bar, colon, dash or blank, or an opening bracket. In running text the same words
 * are no mark: 第九期“…”研修班 is about a course. A mark that is not delimited still
 * counts before another one: 第三季Vol.8.
 */
#include "core/mark.h"

#include "core/vocabulary.h"

/* Marks in a row that make one number. */
#define LONGEST_CHAIN 4

#define NUMERO 0x2116 /* № */

static bool chain_at(const zha_region *r, int i, int length, zha_mark *out);

/* ---- small tests ------------------------------------------------------------ */

static const zha_letter *
letter_at(const zha_region *r, int i)
{
	return &r->l->letter[i];
}

static zha_kind
kind_at(const zha_region *r, int i)
{
	return i < r->to ? (zha_kind) r->l->letter[i].kind : ZHA_KIND_BAR;
}

static int
skip_blanks(const zha_region *r, int i)
{
	while (i < r->to && letter_at(r, i)->kind == ZHA_KIND_BLANK)
		i++;
	return i;
}

/* The last letter before i that is no blank, or -1. */
static int
before(const zha_region *r, int i)
{
	while (i > r->from && letter_at(r, i - 1)->kind == ZHA_KIND_BLANK)
		i--;
	return i > r->from ? i - 1 : -1;
}

static bool
delimited(const zha_region *r, int i)
{
	if (i >= r->to)
		return true;
	switch (letter_at(r, i)->kind)
	{
		case ZHA_KIND_TEXT:
		case ZHA_KIND_LATIN:
		case ZHA_KIND_DIGIT:
		case ZHA_KIND_CIRCLED:
			return letter_at(r, i)->cp == '.' && delimited(r, i + 1);
		case ZHA_KIND_OPEN:
			return letter_at(r, i)->cp != U'“' && letter_at(r, i)->cp != U'‘' &&
				   letter_at(r, i)->cp != '"';
		default:
			return true;
	}
}

/* The end of a segment: of the region, a bar or an arrow. */
static bool
ends_segment(const zha_region *r, int i)
{
	i = skip_blanks(r, i);
	return i >= r->to || letter_at(r, i)->kind == ZHA_KIND_BAR ||
		   letter_at(r, i)->cp == U'→';
}

static bool
is_year(uint64_t value)
{
	return value >= 1900 && value <= 2100;
}

/* 20210617: an issue named by its day has no number. */
static bool
is_day(uint64_t value)
{
	return value / 10000 >= 1900 && value / 10000 <= 2100 && value / 100 % 100 >= 1 &&
		   value / 100 % 100 <= 12 && value % 100 >= 1 && value % 100 <= 31;
}

static void
set_number(zha_mark *out, uint64_t value)
{
	out->path.depth = 1;
	out->path.level[0] =
		(zha_level){ZHA_NUMBER, value > UINT32_MAX ? UINT32_MAX : (uint32_t) value};
}

static void
set_word(zha_mark *out, zha_word word)
{
	out->path.depth = 1;
	out->path.level[0] = (zha_level){word, 0};
}

/* Whether the number of a mark is one of series_no. */
static bool
fits(const zha_mark *mark)
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
	return fits(a);
}

bool
zha_is_day(const zha_letters *l, int from, int to)
{
	zha_numeral number;
	uint64_t day;

	if ((to - from != 4 && to - from != 8) || l->letter[from].kind != ZHA_KIND_DIGIT ||
		zha_letters_numeral(l, from, to, &number) != to - from)
		return false;
	if (to - from == 8)
		return is_day(number.value);
	day = number.value % 100;
	return is_year(number.value) ||
		   (number.value >= 101 && number.value <= 1231 && day >= 1 && day <= 31);
}

bool
zha_is_phrase(const zha_letters *l, int from, int to)
{
	return zha_is_word(l, from, to, ZHA_ROLE_PHRASE);
}

bool
zha_is_total(const zha_letters *l, int i)
{
	const zha_letter *next = &l->letter[i + 1];

	return (next->cp == ZHA_CHAR_ORDINAL || next->kind == ZHA_KIND_DIGIT) &&
		   (i == 0 || next[-2].like != ZHA_CHAR_NOT_BEFORE_TOTAL);
}

bool
zha_is_date_text(const zha_letters *l, int from, int to)
{
	int digits = 0;
	int signs = 0;

	zha_letters_trim(l, &from, &to, ZHA_BLANKS);
	if (from >= to || l->letter[from].kind != ZHA_KIND_DIGIT)
		return false;
	for (int i = from; i < to;)
	{
		const zha_letter *letter = &l->letter[i];
		int word = zha_word_at(l, i, to, ZHA_ROLE_DATE_WORD);

		if (word > 0)
		{
			i += word;
			signs++;
			continue;
		}
		digits += letter->kind == ZHA_KIND_DIGIT;
		signs += letter->cp == '.' || letter->kind == ZHA_KIND_HYPHEN ||
				 letter->kind == ZHA_KIND_SLASH;
		if (letter->kind != ZHA_KIND_DIGIT && letter->kind != ZHA_KIND_BLANK &&
			letter->kind != ZHA_KIND_HYPHEN && letter->kind != ZHA_KIND_DASH &&
			letter->cp != '.' && letter->cp != '~' && letter->cp != '/')
			return false;
		i++;
	}
	return digits >= 2 && (signs > 0 || digits >= 8);
}

/* ---- numerals --------------------------------------------------------------- */

/* A Han numeral with blanks in it: 四 十. */
static int
spaced_numeral(const zha_region *r, int i, zha_numeral *out)
{
	char compact[64];
	size_t len = 0;
	int after = i;

	for (int k = i; k < r->to && len + 4 <= sizeof(compact); k++)
	{
		zha_numeral digit;
		zha_text letter = zha_letters_span(r->l, k, k + 1);

		if (letter_at(r, k)->kind == ZHA_KIND_BLANK)
			continue;
		if (letter_at(r, k)->kind != ZHA_KIND_TEXT ||
			zha_numeral_scan(letter.data, zha_end(letter), &digit) == 0)
			break;
		memcpy(compact + len, letter.data, letter.len);
		len += letter.len;
		after = k + 1;
	}
	return zha_numeral_scan(compact, compact + len, out) == len && len > 0 ? after - i
																		   : 0;
}

static int
number_at(const zha_region *r, int i, zha_numeral *out)
{
	int len = zha_letters_numeral(r->l, i, r->to, out);

	if (len > 0 && (out->notation == ZHA_HAN || out->notation == ZHA_HAN_DIGITS) &&
		kind_at(r, i + len) == ZHA_KIND_BLANK)
	{
		zha_numeral spaced;
		int longer = spaced_numeral(r, i, &spaced);

		if (longer > len)
		{
			*out = spaced;
			return longer;
		}
	}
	return len;
}

/* Digits of ASCII, in either width. */
static int
digits_at(const zha_region *r, int i, zha_numeral *out)
{
	if (i >= r->to || letter_at(r, i)->kind != ZHA_KIND_DIGIT)
		return 0;
	return zha_letters_numeral(r->l, i, r->to, out);
}

/*
 * The second number of a combined issue behind the first: 17、18 7-8 一至三. Its
 * letters with the sign.
 */
static int
second_number(const zha_region *r, int i, zha_numeral *out)
{
	int from = i;
	int len;
	const zha_letter *sign = letter_at(r, i);

	if (i >= r->to)
		return 0;
	if (sign->kind != ZHA_KIND_HYPHEN && sign->cp != U'、' && sign->cp != '/' &&
		sign->cp != '~' && sign->cp != U'～' &&
		!zha_is_word(r->l, i, i + 1, ZHA_ROLE_JOINER) && sign->cp != U'—' &&
		sign->cp != U'–' && sign->cp != ',')
		return 0;
	i++;
	if (i < r->to && letter_at(r, i)->cp == ZHA_CHAR_ORDINAL)
		i++;
	len = number_at(r, i, out);
	return len == 0 ? 0 : i + len - from;
}

/*
 * Two numbers: a year or a larger first one is a level of its own (21-14期), a
 * smaller one begins a combined issue (7-8期).
 */
static bool
set_pair(zha_mark *out, uint64_t first, uint64_t second)
{
	set_number(out, first);
	if (first < second && !is_year(first))
	{
		if (second - first > ZHA_LONGEST_SPAN)
			return false;
		out->path.span = (uint32_t) (second - first);
		return true;
	}
	out->path.depth = 2;
	out->path.level[1] = (zha_level){ZHA_NUMBER, (uint32_t) second};
	return first != second && second <= UINT32_MAX;
}

/* ---- 第N期, 45期 ------------------------------------------------------------- */

/* The classifier at i, NULL when there is none. */
static const zha_entry *
classifier_at(const zha_region *r, int i)
{
	const zha_entry *entry = zha_entry_at(r->l, i, r->to, ZHA_ROLE_CLASSIFIER);

	if (entry == NULL || entry->group == '-' ||
		zha_word_at(r->l, i, r->to, ZHA_ROLE_NO_CLASSIFIER) > 0)
		return NULL;
	return entry;
}

/* The year before letter i, 2021年 or 2021年度: where it begins, or -1. */
static int
year_before(const zha_region *r, int i, uint32_t *year)
{
	int end = before(r, i);
	int from;
	int bracket = -1;
	zha_numeral numeral;

	if (end < 1 || end <= r->from)
		return -1;
	if (letter_at(r, end)->kind == ZHA_KIND_CLOSE && letter_at(r, end)->pair > r->from)
	{
		bracket = letter_at(r, end)->pair;
		end--;
	}
	if (end > 0 && letter_at(r, end)->like == ZHA_CHAR_OF_YEAR)
		end--;
	if (letter_at(r, end)->kind == ZHA_KIND_DIGIT)
		end++; /* 2021第3期 */
	else if (letter_at(r, end)->like != ZHA_CHAR_YEAR)
		return -1;
	if (end - 4 < r->from)
		return -1;
	from = before(r, end) + 1 - 4;
	if (from < r->from ||
		(from > r->from && letter_at(r, from - 1)->kind == ZHA_KIND_DIGIT))
		return -1;
	if (zha_letters_numeral(r->l, from, end, &numeral) < 4 || !is_year(numeral.value))
		return -1;
	if (bracket >= 0 && bracket != from - 1)
		return -1;
	*year = (uint32_t) numeral.value;
	return bracket >= 0 ? bracket : from;
}

/* Put the year before a mark in front of its levels. */
static void
take_year(const zha_region *r, zha_mark *out)
{
	uint32_t year;
	int from = year_before(r, out->from, &year);

	if (from < 0 || out->path.depth != 1)
		return;
	out->from = from;
	out->path.level[1] = out->path.level[0];
	out->path.level[0] = (zha_level){ZHA_NUMBER, year};
	out->path.depth = 2;
}

/*
 * Directly after 》 or 》杂志, or behind a blank with its year: an issue of it, even
 * before text, but not before 的.
 */
static bool
after_work(const zha_region *r, int i, int to, bool dated)
{
	if (to < r->to && letter_at(r, to)->like == ZHA_CHAR_POSSESSIVE)
		return false;
	i -= zha_word_before(r->l, r->from, i, ZHA_ROLE_PERIODICAL);
	if (dated)
		i = before(r, i) + 1;
	return i > r->from && letter_at(r, i - 1)->cp == U'》' &&
		   letter_at(r, i - 1)->pair >= r->from;
}

/* A verb before it makes an ordinal its object: 播出第二集, 无缘第四季. */
static bool
after_verb(const zha_region *r, int i)
{
	return zha_word_before(r->l, r->from, i, ZHA_ROLE_VERB_BEFORE) > 0;
}

/* A date right behind a number is as good as its end: 第5期2021.06.01. */
static bool
date_follows(const zha_region *r, int i)
{
	zha_numeral year;
	int to = i;

	if (digits_at(r, i, &year) < 4)
		return false;
	while (to < r->to && letter_at(r, to)->kind != ZHA_KIND_BLANK &&
		   letter_at(r, to)->kind != ZHA_KIND_COLON &&
		   letter_at(r, to)->kind != ZHA_KIND_BAR)
		to++;
	return zha_is_date_text(r->l, i, to);
}

/* 第三期 第17、18期 2021年第3期 */
static bool
ordinal_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral first;
	zha_numeral second;
	const zha_entry *classifier;
	int k = skip_blanks(r, i + 1);
	int len = number_at(r, k, &first);

	if (len == 0)
		return false;
	if (is_day(first.value))
		return false;
	k += len;
	set_number(out, first.value);
	len = second_number(r, k, &second);
	if (len > 0)
	{
		if (!set_pair(out, first.value, second.value))
			return false;
		k += len;
	}
	k = skip_blanks(r, k);
	classifier = classifier_at(r, k);
	if (classifier == NULL)
		return false;
	out->from = i;
	out->to = k + classifier->len;
	out->kind = classifier->group == 'P' ? MARK_PART : MARK_ORDINAL;
	out->part = classifier->group == 'P';
	take_year(r, out);
	if (classifier->group == 'A' && date_follows(r, out->to))
		out->enough = true;
	else if (classifier->group == 'B')
		out->enough = ends_segment(r, out->to) && !after_verb(r, out->from);
	else
		out->enough = (delimited(r, out->to) && !after_verb(r, out->from)) ||
					  (classifier->group == 'A' &&
					   after_work(r, out->from, out->to, out->path.depth > 1));
	return true;
}

/* Whether a work in 《》 that opens its segment ends before i: then 600期 is an issue. */
static bool
opens_segment(const zha_region *r, int i)
{
	int open = i > r->from ? letter_at(r, i - 1)->pair : -1;

	return open >= 0 &&
		   (open <= r->from || letter_at(r, open - 1)->kind == ZHA_KIND_BAR ||
			letter_at(r, open - 1)->kind == ZHA_KIND_BLANK);
}

/* 45期 21-14期 2021年12期 */
static bool
issue_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral first;
	zha_numeral second;
	int len = digits_at(r, i, &first);
	int k = i + len;

	if (len == 0 || len > 4)
		return false;
	set_number(out, first.value);
	if (kind_at(r, k) == ZHA_KIND_HYPHEN && (len = digits_at(r, k + 1, &second)) > 0)
	{
		if (len > 4 || !set_pair(out, first.value, second.value))
			return false;
		k += 1 + len;
	}
	k = skip_blanks(r, k);
	if (k >= r->to || letter_at(r, k)->like != ZHA_CHAR_ISSUE ||
		zha_word_before(r->l, r->from, i, ZHA_ROLE_COUNTING) > 0)
		return false; /* 第-1期 is no issue either */
	out->from = i;
	out->to = k + 1;
	out->kind = MARK_ORDINAL;
	take_year(r, out);
	/* 《海风》600期目录 is an issue, 《海风》12期节目 are twelve programmes */
	out->enough =
		delimited(r, out->to) ||
		(opens_segment(r, out->from) && after_work(r, out->from, out->to, false) &&
		 zha_word_at(r->l, out->to, r->to, ZHA_ROLE_COUNTED_ISSUE) == 0);
	return true;
}

/* Whether digits begin at i that 期, 号 or a hyphen follows. */
static bool
begins_count(const zha_region *r, int i)
{
	if (i > r->from && letter_at(r, i - 1)->kind == ZHA_KIND_DIGIT)
		return false;
	while (kind_at(r, i) == ZHA_KIND_DIGIT)
		i++;
	i = skip_blanks(r, i);
	return i < r->to && (letter_at(r, i)->like == ZHA_CHAR_ISSUE ||
						 letter_at(r, i)->like == ZHA_CHAR_NUMBER_SIGN ||
						 letter_at(r, i)->kind == ZHA_KIND_HYPHEN);
}

/* 总第281期: the cumulative number, which counts in running text too. */
static bool
total_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int k = i + 1;
	const zha_entry *classifier;
	int len;

	if (k < r->to && letter_at(r, k)->cp == ZHA_CHAR_ORDINAL)
		k++;
	else
		return false;
	if (!zha_is_total(r->l, i))
		return false;
	k = skip_blanks(r, k);
	len = number_at(r, k, &number);
	if (len == 0 || number.value > zha_series_no_largest(0))
		return false;
	k = skip_blanks(r, k + len);
	classifier = classifier_at(r, k);
	if (classifier == NULL)
		return false;
	out->from = i;
	out->to = k + classifier->len;
	out->kind = MARK_TOTAL;
	out->enough = true;
	out->has_total = true;
	out->total = (uint32_t) number.value;
	out->path.depth = 0;
	return true;
}

/* ---- Latin ------------------------------------------------------------------ */

/* Whether a lower-case ASCII word stands at i, in any case and width. */
static bool
latin_word(const zha_region *r, int i, const char *word)
{
	for (; *word != '\0'; word++, i++)
		if (i >= r->to || letter_at(r, i)->kind != ZHA_KIND_LATIN ||
			(letter_at(r, i)->cp | 0x20) != (uint32_t) *word)
			return false;
	return true;
}

/* Behind the number of Vol. and #: -8, 期. */
static bool
latin_tail(const zha_region *r, int k, uint64_t first, zha_mark *out)
{
	zha_numeral second;
	int len;

	set_number(out, first);
	if (kind_at(r, k) == ZHA_KIND_HYPHEN && (len = digits_at(r, k + 1, &second)) > 0 &&
		len <= 3)
	{
		if (!set_pair(out, first, second.value))
			return false;
		k += 1 + len;
	}
	if (k < r->to && letter_at(r, k)->like == ZHA_CHAR_ISSUE)
		k++;
	out->to = k;
	return true;
}

/*
 * NO.1 as a rank: 全球No.1！, NO.1！; another one behind a verb, in a sentence, or
 * behind nothing but where it is held.
 */
static bool
is_rank(const zha_region *r, int from, int to, uint64_t value)
{
	zha_kind next = kind_at(r, to);
	int end = before(r, from) + 1;

	if (zha_word_before(r->l, r->from, end, ZHA_ROLE_RANK_VERB) > 0)
		return true;
	if (value > 1)
	{
		int scope = end;
		int len;

		while ((len = zha_word_before(r->l, r->from, scope, ZHA_ROLE_RANK_SCOPE)) > 0)
			scope -= len;
		/* 全国No.5：, 全国销量No.5：: what has the rank is no name */
		return scope < end &&
			   ((next == ZHA_KIND_BLANK && from == end) || before(r, scope) < 0 ||
				letter_at(r, before(r, scope))->kind == ZHA_KIND_BAR);
	}
	if (next == ZHA_KIND_STOP || next == ZHA_KIND_COMMA ||
		zha_word_before(r->l, r->from, end, ZHA_ROLE_RANK_SCOPE) > 0)
		return true;
	return to >= r->to && from > r->from &&
		   letter_at(r, from - 1)->kind == ZHA_KIND_TEXT;
}

/*
 * E94 is so short that it counts only before a colon, bar or dash and not behind a
 * Latin word, which makes it a model; at the head of a title with bars a blank will do.
 * E3 is a fair.
 */
static bool
is_lone_e(const zha_region *r, int from, int to, uint64_t value)
{
	zha_kind next = kind_at(r, skip_blanks(r, to));
	int last = before(r, from);

	if (value == 3)
		return false;
	if (last < 0 && kind_at(r, to) == ZHA_KIND_BLANK)
		return value > 9 && (r->l->kinds >> ZHA_KIND_BAR & 1);
	if (next != ZHA_KIND_COLON && next != ZHA_KIND_BAR && next != ZHA_KIND_DASH)
		return false;
	return last < 0 || (last < from - 1 && letter_at(r, last)->kind != ZHA_KIND_LATIN);
}

/* Vol.7 No. 12 EP32 Part III Issue #3 Chapter 2 */
static bool
abbreviation_at(const zha_region *r, int i, zha_mark *out)
{
	static const struct
	{
		const char *word;
		bool roman;
		bool part;
	} words[] = {
		{"volume", true, false}, {"vol", true, false},     {"episode", true, false},
		{"ep", false, false},    {"e", false, false},      {"part", true, true},
		{"issue", true, false},  {"chapter", true, false}, {"no", false, false},
	};

	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
	{
		zha_numeral number;
		int k;
		int len;

		if (!latin_word(r, i, words[w].word))
			continue;
		k = i + (int) strlen(words[w].word);
		if (k < r->to && letter_at(r, k)->cp == '.')
			k++;
		k = skip_blanks(r, k);
		if (k < r->to && letter_at(r, k)->cp == '#')
			k = skip_blanks(r, k + 1);
		len = number_at(r, k, &number);
		if (len == 0 || is_day(number.value) ||
			(!words[w].roman && kind_at(r, k) != ZHA_KIND_DIGIT) ||
			!latin_tail(r, k + len, number.value, out))
			continue;
		out->from = i;
		out->kind = words[w].part ? MARK_PART : MARK_LATIN;
		out->part = words[w].part;
		out->enough = delimited(r, out->to);
		if (words[w].word[0] == 'n')
			out->enough = out->enough && !is_rank(r, i, out->to, number.value);
		if (words[w].word[0] == 'e' && words[w].word[1] == '\0')
			out->enough = out->enough && is_lone_e(r, i, out->to, number.value);
		return true;
	}
	return false;
}

/* S03E09, and S01 before another mark. */
static bool
season_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral season;
	zha_numeral episode;
	int len;
	int k;

	if (!latin_word(r, i, "s") || (len = digits_at(r, i + 1, &season)) == 0 || len > 2)
		return false;
	set_number(out, season.value);
	out->from = i;
	out->to = i + 1 + len;
	out->kind = MARK_LATIN;
	k = skip_blanks(r, out->to);
	if (!latin_word(r, k, "e"))
		return true;
	k += latin_word(r, k, "ep") ? 2 : 1;
	len = digits_at(r, k, &episode);
	if (len == 0)
		return true;
	out->path.depth = 2;
	out->path.level[1] = (zha_level){ZHA_NUMBER, (uint32_t) episode.value};
	out->to = k + len;
	out->enough = delimited(r, out->to);
	return true;
}

/* № 7 */
static bool
numero_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int k = skip_blanks(r, i + 1);
	int len = digits_at(r, k, &number);

	if (len == 0 || !latin_tail(r, k + len, number.value, out))
		return false;
	out->from = i;
	out->kind = MARK_LATIN;
	out->enough = delimited(r, out->to);
	return true;
}

/* #7 #21-10 #5期, but not C# 10. */
static bool
hash_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int k = skip_blanks(r, i + 1);
	int len = digits_at(r, k, &number);

	if (len == 0 || len > 5)
		return false;
	if (i > r->from && letter_at(r, i - 1)->kind == ZHA_KIND_LATIN &&
		(i - 1 == r->from || letter_at(r, i - 2)->kind != ZHA_KIND_LATIN))
		return false;
	if (!latin_tail(r, k + len, number.value, out))
		return false;
	out->from = i;
	out->kind = MARK_LATIN;
	out->enough = delimited(r, out->to);
	return true;
}

static bool
latin_at(const zha_region *r, int i, zha_mark *out)
{
	if (i > r->from && letter_at(r, i - 1)->kind == ZHA_KIND_LATIN &&
		!((letter_at(r, i - 1)->cp & 0x20) && !(letter_at(r, i)->cp & 0x20)))
		return false; /* in a word, unless a capital parts it: vlogVol.3 */
	return season_at(r, i, out) || abbreviation_at(r, i, out);
}

/* ---- words of parts --------------------------------------------------------- */

/* Whether a word that is not glued may stand at i, chained to a mark or not. */
static bool
part_may_stand(const zha_region *r, int i, bool chained)
{
	const zha_letter *letter;

	if (chained || i == r->from)
		return true;
	letter = letter_at(r, i - 1);
	return letter->kind == ZHA_KIND_BLANK || letter->kind == ZHA_KIND_BAR ||
		   letter->kind == ZHA_KIND_COLON || letter->like == ZHA_CHAR_OF;
}

/* 下篇 终章 番外 番外十九 */
static bool
part_at(const zha_region *r, int i, bool chained, zha_mark *out)
{
	const zha_entry *word =
		zha_entry_at(r->l, i, r->to, ZHA_ROLE_GLUED | ZHA_ROLE_APART | ZHA_ROLE_ALONE);
	zha_numeral number;
	int digits;

	if (word == NULL)
		return false;
	digits = word->word == ZHA_FANWAI ? number_at(r, i + word->len, &number) : 0;
	if (digits > 0 && !delimited(r, i + word->len + digits))
		digits = 0;
	if (!(word->roles & ZHA_ROLE_GLUED) && digits == 0 &&
		!part_may_stand(r, i, chained))
		return false;
	out->from = i;
	if (i > r->from && letter_at(r, i - 1)->like == ZHA_CHAR_OF)
		out->from--;
	out->to = i + word->len;
	out->kind = MARK_PART;
	out->part = true;
	set_word(out, (zha_word) word->word);
	if (digits > 0)
	{
		out->path.depth = 2;
		out->path.level[1] = (zha_level){ZHA_NUMBER, (uint32_t) number.value};
		out->to += digits;
	}
	out->enough = delimited(r, out->to) &&
				  zha_word_before(r->l, r->from, i + 1, ZHA_ROLE_ENDS_IN_PART) == 0;
	if (word->roles & ZHA_ROLE_ALONE)
		out->enough = i == r->from && (ends_segment(r, out->to) ||
									   kind_at(r, out->to) == ZHA_KIND_COLON);
	return out->enough;
}

/* ---- 之三, 系列三 ------------------------------------------------------------- */

/* Whether things are counted shortly before i: 三巨头, 四大名著, 5个原因. */
static bool
counts_things(const zha_region *r, int i)
{
	int from = i - 10 > r->from ? i - 10 : r->from;

	for (int k = from; k < i; k++)
	{
		zha_numeral number;
		int len = number_at(r, k, &number);

		if (len > 0 && zha_word_at(r->l, k + len, i, ZHA_ROLE_THINGS) > 0)
			return true;
		k += len > 0 ? len - 1 : 0;
	}
	return false;
}

/* 之一 as “one of”, unless a colon follows or the work is of a kind in parts. */
static bool
is_one_of(const zha_region *r, int i, int to)
{
	zha_kind next = kind_at(r, skip_blanks(r, to));

	for (int k = i > r->from + 24 ? i - 24 : r->from; k < i; k++)
		if (letter_at(r, k)->like == ZHA_CHAR_SUPERLATIVE)
			return true;
	if (zha_word_before(r->l, r->from, i, ZHA_ROLE_NONE_SUCH) > 0 ||
		counts_things(r, i))
		return true;
	if (to < r->to && (next == ZHA_KIND_COLON || next == ZHA_KIND_DASH ||
					   next == ZHA_KIND_BAR || next == ZHA_KIND_HYPHEN))
		return false;
	return zha_word_before(r->l, r->from, i, ZHA_ROLE_IN_PARTS) == 0;
}

/* 之三 之Ⅱ 之第三篇; 百分之五 is a fraction. */
static bool
zhi_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int len;

	if (i > r->from && letter_at(r, i - 1)->like == ZHA_CHAR_SHARE)
		return false;
	if (i + 1 < r->to && letter_at(r, i + 1)->cp == ZHA_CHAR_ORDINAL)
	{
		if (!ordinal_at(r, i + 1, out))
			return false;
		out->from = i;
		return true;
	}
	len = number_at(r, i + 1, &number);
	if (len == 0 || number.value == 0 || number.value > 999 ||
		!delimited(r, i + 1 + len) ||
		(number.value == 1 && i > r->from && is_one_of(r, i, i + 1 + len)))
		return false;
	out->from = i;
	out->to = i + 1 + len;
	out->kind = MARK_ZHI;
	out->enough = true;
	set_number(out, number.value);
	return true;
}

/* 系列三 专题一 连载34 特刊2: the word stays in the name. */
static bool
xilie_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int len = zha_word_at(r->l, i, r->to, ZHA_ROLE_SERIES_NUMBER);
	int k = skip_blanks(r, i + len);

	if (len == 0)
		return false;
	len = number_at(r, k, &number);
	if (len == 0 || number.value == 0 || number.value > 999 || !delimited(r, k + len))
		return false;
	out->from = k;
	out->to = k + len;
	out->kind = MARK_XILIE;
	out->enough = true;
	set_number(out, number.value);
	return true;
}

/* ---- signs ------------------------------------------------------------------ */

/* ⑤, unless it stands for a numeral in running text: 第①股, 就①家. */
static bool
circled_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int len = zha_letters_numeral(r->l, i, r->to, &number);

	if (len == 0 || zha_word_before(r->l, r->from, i, ZHA_ROLE_COUNTING_SIGN) > 0 ||
		(kind_at(r, i + len) == ZHA_KIND_TEXT &&
		 zha_word_at(r->l, i + len, r->to, ZHA_ROLE_COUNTED_SIGN) > 0 &&
		 delimited(r, i + len + 1)))
		return false;
	out->from = i;
	out->to = i + len;
	out->kind = MARK_CIRCLED;
	out->enough = true;
	set_number(out, number.value);
	return true;
}

/* A letter alone or a word with a digit before i names a model: Galaxy S II, N97 II. */
static bool
after_model(const zha_region *r, int i)
{
	int last = before(r, i);
	int k = last;
	bool digit = false;

	for (; k >= r->from && (letter_at(r, k)->kind == ZHA_KIND_LATIN ||
							letter_at(r, k)->kind == ZHA_KIND_DIGIT);
		 k--)
		digit = digit || letter_at(r, k)->kind == ZHA_KIND_DIGIT;
	return last >= 0 && (last - k == 1 || digit);
}

/* A final -3 after Han, -III, or a final II or Ⅷ. */
static bool
final_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	bool hyphen = letter_at(r, i)->kind == ZHA_KIND_HYPHEN;
	int k = hyphen ? i + 1 : i;
	int len = number_at(r, k, &number);
	const zha_letter *last;

	if (len == 0 || !ends_segment(r, k + len) || i == r->from || number.value == 0)
		return false;
	last = letter_at(r, i - 1);
	if (number.notation == ZHA_ASCII || number.notation == ZHA_FULLWIDTH)
	{
		if (!hyphen || !zha_is_ideograph(last->cp) || len > 3) /* -0617 is a day */
			return false;
		out->kind = MARK_HYPHEN;
	}
	else if (number.notation == ZHA_ROMAN || number.notation == ZHA_ROMAN_SIGN)
	{
		bool sign = number.notation == ZHA_ROMAN_SIGN;

		if ((len < 2 && !sign && !hyphen) || number.value > 100 ||
			(!hyphen && !sign && (last->kind != ZHA_KIND_BLANK || after_model(r, i))) ||
			zha_word_before(r->l, r->from, i, ZHA_ROLE_MODEL) > 0)
			return false;
		out->kind = MARK_PART;
		out->part = true;
	}
	else
		return false;
	out->from = i;
	out->to = k + len;
	out->enough = true;
	set_number(out, number.value);
	return true;
}

/* 三论 right after a dash or at the head of a segment. */
static bool
lun_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int last = before(r, i);
	int len;
	int to;

	if (last >= 0 && letter_at(r, last)->kind != ZHA_KIND_DASH &&
		letter_at(r, last)->kind != ZHA_KIND_BAR)
		return false;
	len = number_at(r, i, &number);
	to = i + len;
	if (len == 0 || number.value == 0 || number.value > 20 || to + 1 >= r->to ||
		letter_at(r, to)->like != ZHA_CHAR_ARGUMENT ||
		zha_word_at(r->l, to + 1, r->to, ZHA_ROLE_AFTER_ARGUMENT) > 0)
		return false;
	out->from = i;
	out->to = to + 1;
	out->kind = MARK_LUN;
	out->enough = true;
	set_number(out, number.value);
	return true;
}

/* ---- documents -------------------------------------------------------------- */

/* N号 or 第N号 at k: the letter behind it, 0 when it is none. */
static int
document_number(const zha_region *r, int k, uint64_t *value)
{
	zha_numeral number;
	int len;

	k = skip_blanks(r, k);
	if (k < r->to && letter_at(r, k)->cp == ZHA_CHAR_ORDINAL)
		k = skip_blanks(r, k + 1);
	len = number_at(r, k, &number);
	k = skip_blanks(r, k + len);
	if (len == 0 || k >= r->to || letter_at(r, k)->like != ZHA_CHAR_NUMBER_SIGN)
		return 0;
	*value = number.value;
	return k + 1;
}

/* 〔2022〕5 号 behind the code of an office. */
static bool
citation_at(const zha_region *r, int i, zha_mark *out)
{
	int close = letter_at(r, i)->pair;
	zha_numeral year;
	uint64_t value;
	int to;

	if (close <= i || close >= r->to || i == r->from ||
		!zha_is_ideograph(letter_at(r, i - 1)->cp) ||
		zha_letters_numeral(r->l, i + 1, close, &year) != close - i - 1 ||
		!is_year(year.value) || (to = document_number(r, close + 1, &value)) == 0)
		return false;
	out->from = i;
	out->to = to;
	out->kind = MARK_DOCUMENT;
	out->enough = true;
	set_number(out, year.value);
	out->path.depth = 2;
	out->path.level[1] = (zha_level){ZHA_NUMBER, (uint32_t) value};
	return true;
}

/* 第15号 behind 公告 or 令, with its year or not. */
static bool
decree_at(const zha_region *r, int i, zha_mark *out)
{
	uint64_t value;
	int to = document_number(r, i, &value);
	int open;

	if (to == 0)
		return false;
	out->from = i;
	out->to = to;
	out->kind = MARK_DOCUMENT;
	out->enough = delimited(r, to);
	set_number(out, value);
	take_year(r, out);
	open = before(r, out->from) + 1;
	return zha_word_before(r->l, r->from, open, ZHA_ROLE_DECREE) > 0;
}

/* ---- brackets --------------------------------------------------------------- */

/* Whether the title tells a day: then 6/7 is one as well. */
static bool
tells_day(const zha_letters *l)
{
	for (int i = 0; i < l->n; i++)
	{
		if (l->letter[i].kind != ZHA_KIND_TEXT || l->letter[i].cp < 0x4E00)
			continue;
		if (i > 0 && l->letter[i - 1].kind == ZHA_KIND_DIGIT &&
			(l->letter[i].like == ZHA_CHAR_MONTH || l->letter[i].like == ZHA_CHAR_DAY))
			return true;
		if (zha_word_at(l, i, l->n, ZHA_ROLE_TELLS_DAY) > 0)
			return true;
	}
	return false;
}

/* Whether the title is about an examination, whose subjects are numbered. */
static bool
tells_exam(const zha_letters *l)
{
	for (int i = 0; i < l->n; i++)
		if (zha_word_at(l, i, l->n, ZHA_ROLE_EXAM) > 0)
			return true;
	return false;
}

/* Whether a bracket that closes behind i is the last of a title or of its segment. */
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

/* 1/5: the first of five parts; of up to twenty, where it is no day. */
static bool
fraction(const zha_region *r, zha_mark *out)
{
	zha_numeral part;
	zha_numeral parts;
	int len = digits_at(r, r->from, &part);
	int k = skip_blanks(r, r->from + len);

	if (len == 0 || k >= r->to || letter_at(r, k)->cp != '/')
		return false;
	k = skip_blanks(r, k + 1);
	len = digits_at(r, k, &parts);
	if (len == 0 || k + len != r->to || part.value == 0 || part.value > parts.value ||
		parts.value > 20 || tells_day(r->l))
		return false;
	if (parts.value > 5 && part.value <= 12 && ends_title(r->l, r->to))
		return false; /* may be a day */
	out->kind = MARK_PART;
	out->part = true;
	set_number(out, part.value);
	return true;
}

/* 三 04 Ⅱ 壹 as the whole content: a bare number of up to three digits. */
static bool
bare_number(const zha_region *r, zha_mark *out)
{
	zha_numeral number;
	int len = number_at(r, r->from, &number);

	if (len == 0 || r->from + len != r->to || number.value > 999 || len > 7)
		return false;
	if ((number.notation == ZHA_ASCII || number.notation == ZHA_FULLWIDTH) && len > 3)
		return false;
	out->kind = MARK_BRACKET;
	if (number.notation == ZHA_ROMAN || number.notation == ZHA_ROMAN_SIGN)
	{
		if (number.value > 30)
			return false;
		out->kind = MARK_PART;
		out->part = true;
	}
	set_number(out, number.value);
	return true;
}

/* 上 中 下, 卷三, 系列之一 as the whole content. */
static bool
bracket_word(const zha_region *r, zha_mark *out)
{
	const zha_entry *word = zha_entry_of(r->l, r->from, r->to, ZHA_ROLE_BRACKETED);
	zha_numeral number;

	if (word != NULL)
	{
		out->kind = MARK_PART;
		out->part = true;
		set_word(out, (zha_word) word->word);
		return true;
	}
	if (letter_at(r, r->to - 1)->like == ZHA_CHAR_ISSUE &&
		number_at(r, r->from, &number) == r->to - r->from - 1 && number.value < 10000)
	{
		out->kind = MARK_ORDINAL;
		set_number(out, number.value);
		return true;
	}
	if (letter_at(r, r->from)->like == ZHA_CHAR_VOLUME &&
		number_at(r, r->from + 1, &number) == r->to - r->from - 1 &&
		number.value < 1000)
	{
		out->kind = MARK_BRACKET;
		set_number(out, number.value);
		return true;
	}
	return false;
}

/* The content of a bracket as a mark and nothing else. */
static bool
bracket_content(const zha_region *r, zha_mark *out)
{
	int first = r->from;

	if (bare_number(r, out) || fraction(r, out) || bracket_word(r, out))
		return true;
	if (xilie_at(r, first, out) && out->to == r->to)
	{
		out->kind = MARK_BRACKET;
		return true;
	}
	if (zha_word_at(r->l, first, r->to, ZHA_ROLE_COLUMN_SERIES) > 0 &&
		first + 2 < r->to)
		return zhi_at(r, first + 2, out);
	for (int i = first; i < r->to && i <= first + 8; i++)
		if (zha_mark_may_begin(letter_at(r, i)) && chain_at(r, i, 0, out))
			return out->from == first && out->to == r->to;
	return false;
}

/* （第741号） behind 公告 or 令. */
static bool
decree_bracket(const zha_region *r, const zha_region *content, zha_mark *out)
{
	uint64_t value = 0;
	uint32_t year;
	int from = content->from;

	while (from < content->to && letter_at(r, from)->cp != ZHA_CHAR_ORDINAL &&
		   (letter_at(r, from)->kind != ZHA_KIND_DIGIT ||
			year_before(content, from, &year) < 0))
		from++;
	if (zha_word_before(r->l, r->from, before(r, content->from - 1) + 1,
						ZHA_ROLE_DECREE) == 0 ||
		document_number(content, from, &value) != content->to)
		return false;
	out->from = from;
	out->kind = MARK_DOCUMENT;
	set_number(out, value);
	take_year(content, out);
	return out->from == content->from;
}

/* What behind or before a bracketed number makes it no mark. */
static bool
is_other_number(const zha_region *r, int open, int close, const zha_mark *mark)
{
	int last = before(r, open);
	bool weekday = mark->path.depth == 1 && mark->path.level[0].word == ZHA_NUMBER &&
				   mark->path.level[0].number <= 6 && mark->kind == MARK_BRACKET;

	if (kind_at(r, close + 1) == ZHA_KIND_TEXT &&
		(zha_word_at(r->l, close + 1, r->to, ZHA_ROLE_AFTER_BRACKET) > 0 ||
		 (zha_word_at(r->l, close + 1, r->to, ZHA_ROLE_EXAM_SUBJECT) > 0 &&
		  tells_exam(r->l))))
		return true;
	if (!weekday || last < 0)
		return false;
	if (letter_at(r, last)->like == ZHA_CHAR_DAY ||
		letter_at(r, last)->like == ZHA_CHAR_NUMBER_SIGN)
		return last > r->from && letter_at(r, last - 1)->kind == ZHA_KIND_DIGIT;
	if (letter_at(r, last)->kind != ZHA_KIND_DIGIT)
		return false;
	while (last > r->from && letter_at(r, last)->kind == ZHA_KIND_DIGIT)
		last--;
	return letter_at(r, last)->cp == '.' || letter_at(r, last)->cp == '/' ||
		   letter_at(r, last)->kind == ZHA_KIND_HYPHEN ||
		   letter_at(r, last)->like == ZHA_CHAR_MONTH;
}

/* （三） 【壹】 <贰> （第三期） （下） */
static bool
bracket_at(const zha_region *r, int i, zha_mark *out)
{
	int close = letter_at(r, i)->pair;
	zha_region content = {r->l, i + 1, close};
	bool numbered;

	if (close <= i || close >= r->to || close - i > 40)
		return false;
	if (citation_at(r, i, out))
		return true;
	if (letter_at(r, i)->quotes != letter_at(r, close)->quotes ||
		letter_at(r, i + 1)->quotes != letter_at(r, i)->quotes)
		return false; /* 《三》 “三” are names */
	zha_letters_trim(r->l, &content.from, &content.to, ZHA_BLANKS);
	if (content.from >= content.to ||
		!(bracket_content(&content, out) || decree_bracket(r, &content, out)))
		return false;
	numbered = out->kind == MARK_BRACKET || out->kind == MARK_PART;
	out->from = i;
	out->to = close + 1;
	out->bracketed = true;
	out->enough = true;
	if (out->kind == MARK_ORDINAL && !delimited(r, out->to))
	{
		/* （第二站）今日开赛: groups B need the end of the segment */
		const zha_entry *last = classifier_at(r, content.to - 1);

		out->enough = last == NULL || last->group != 'B';
	}
	return !(numbered && is_other_number(r, i, close, out));
}

/* ---- all of them ------------------------------------------------------------ */

/* The mark whose sign stands at i, by itself. */
static bool
single_at(const zha_region *r, int i, bool chained, zha_mark *out)
{
	const zha_letter *letter = letter_at(r, i);

	memset(out, 0, sizeof(*out));
	switch (letter->kind)
	{
		case ZHA_KIND_OPEN:
			return bracket_at(r, i, out);
		case ZHA_KIND_CIRCLED:
			return circled_at(r, i, out);
		case ZHA_KIND_HYPHEN:
			return final_at(r, i, out);
		case ZHA_KIND_DIGIT:
			return begins_count(r, i) && (issue_at(r, i, out) || decree_at(r, i, out));
		case ZHA_KIND_LATIN:
			return latin_at(r, i, out) || final_at(r, i, out);
		default:
			break;
	}
	switch (letter->like)
	{
		case '#':
			return hash_at(r, i, out);
		case NUMERO:
			return numero_at(r, i, out);
		case ZHA_CHAR_ORDINAL:
			return ordinal_at(r, i, out) || decree_at(r, i, out);
		case ZHA_CHAR_TOTAL:
			return total_at(r, i, out);
		case ZHA_CHAR_OF:
			return zhi_at(r, i, out);
		default:
			break;
	}
	if (letter->cp >= 0x2160 && letter->cp <= 0x217F)
		return final_at(r, i, out);
	if (zha_first_roles[letter->like & 511] & ZHA_ROLE_NUMERAL && lun_at(r, i, out))
		return true;
	return xilie_at(r, i, out) || part_at(r, i, chained, out);
}

/* Behind a mark: separators and dates in brackets, up to where another may stand. */
static int
chain_gap(const zha_region *r, int i)
{
	for (;;)
	{
		const zha_letter *letter = letter_at(r, i);

		if (i >= r->to)
			return i;
		if (letter->kind == ZHA_KIND_OPEN && letter->pair > i && letter->pair < r->to &&
			zha_is_date_text(r->l, i + 1, letter->pair))
			i = letter->pair + 1;
		else if (letter->kind == ZHA_KIND_BLANK || letter->kind == ZHA_KIND_DOT ||
				 letter->kind == ZHA_KIND_HYPHEN ||
				 (letter->kind == ZHA_KIND_COMMA &&
				  letter_at(r, skip_blanks(r, i + 1))->like == ZHA_CHAR_TOTAL))
			i++;
		else
			return i;
	}
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
	if (length < LONGEST_CHAIN && k < r->to && out->kind != MARK_LUN &&
		out->kind != MARK_DOCUMENT && chain_at(r, k, length + 1, &next) &&
		next.from >= out->to && next.kind != MARK_LUN && next.kind != MARK_DOCUMENT)
	{
		zha_mark joined = *out;

		if (zha_mark_join(&joined, &next))
		{
			joined.to = next.to;
			joined.part = out->part && next.part;
			joined.kind = next.kind > out->kind ? next.kind : out->kind;
			joined.enough = true;
			*out = joined;
			return true;
		}
	}
	return out->enough;
}

bool
zha_mark_at(const zha_region *r, int i, zha_mark *out)
{
	return chain_at(r, i, 0, out) && fits(out);
}

/* 13. 0016.  34 -  05 |: digits that open a title. */
static bool
leading_digits(const zha_region *r, zha_mark *out)
{
	zha_numeral number;
	int len = digits_at(r, r->from, &number);
	int k = r->from + len;

	if (len == 0 || len > 4 || number.value > 1899 || zha_is_phrase(r->l, r->from, k))
		return false;
	if (k < r->to && letter_at(r, k)->cp == '.')
	{
		if (kind_at(r, k + 1) == ZHA_KIND_DIGIT || k + 1 >= r->to)
			return false;
		out->to = k + 1;
	}
	else
	{
		int sign = skip_blanks(r, k);
		zha_kind kind = kind_at(r, sign);

		if (sign >= r->to || !((kind == ZHA_KIND_BAR && len <= 2) ||
							   ((kind == ZHA_KIND_HYPHEN || kind == ZHA_KIND_DASH) &&
								sign > k && kind_at(r, sign + 1) == ZHA_KIND_BLANK)))
			return false;
		out->to = k;
	}
	out->from = r->from;
	out->kind = MARK_LEADING;
	out->enough = true;
	set_number(out, number.value);
	return true;
}

bool
zha_mark_leading(const zha_region *r, zha_mark *out)
{
	memset(out, 0, sizeof(*out));
	return r->from < r->to && leading_digits(r, out);
}
