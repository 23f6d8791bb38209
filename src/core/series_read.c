/*
 * series_read.c
 *		The grammar of series numbers: 第十五期, Vol.3 No.5, 2020年第3期（总第125期）,
 *		S03E05, ⑮（上）, 第15、16期 and the canonical form.
 *
 * A series number is written as one unit or several, outermost first; each unit
 * gives a level, or more when it has full stops in it:
 *		path    = unit { ["·" | "，"] unit } [total] | total [path]
 *		unit    = "第" core [classifier] | prefix core [classifier] | "之" unit | "其" core
 *				| core [classifier] | number "年" | word | "（" path "）"
 *		core    = item { "." item } [span]
 *		item    = number | word
 * What could be understood in two ways is refused: two bare numbers side by side,
 * the same classifier twice, 1/5.
 */
#include <string.h>

#include "core/series_scan.h"
#include "core/series_words.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* ---- the reader's hands ---------------------------------------------------------- */

/* How the unit before was marked: it decides what may follow. */
typedef enum mark
{
	NOTHING,  /* no unit before */
	BARE,     /* a number without a sign of what it counts, or with 第 only */
	LETTERS,  /* the same in Roman letters: x（十五）, C（5） are no numbers */
	PREFIXED, /* a number with no more than a prefix: No.3 */
	MARKED,   /* with a classifier or in brackets */
	YEAR,     /* a year, which needs an issue */
	WORD,     /* 上篇, 番外 */
	POSITION  /* 上, which leads to no number outside brackets: 上一期 前三集 */
} mark;

typedef struct reader
{
	const char *p;
	const char *end;
	uint32_t key; /* of the character at p, 0 at the end */
	class class;
	uint32_t kind;
	size_t len;
	const char *slash; /* a / that joins two numbers of a unit not marked yet */
	uint32_t kinds[ZHA_LEVELS]; /* what marked the units so far */
	int units;
	int nesting;     /* of brackets */
	uint32_t prefix; /* of the unit under way, 0 for none */
	mark before;
	bool own_number;       /* the word before may have a bare number: 番外 2 */
	zha_notation notation; /* of the last bare number */
	zha_series_path path;
	zha_fault fault;
	const char *behind_total; /* where the levels begin behind a cumulative number */
	bool scanning;  /* what cannot be read on may be left, behind what was read */
	bool prefixed;  /* the last unit had a prefix */
	uint32_t total; /* the cumulative number */
	const char *start;
	zha_numeral first; /* the numeral that the text begins with */
	size_t first_len;  /* 0 if with none, or not looked for */
} reader;

#define DEEPEST_BRACKETS 2  /* （2020年第3期（总第125期）） */
#define BRACKETED 0x1000000 /* above the kinds that are characters */

static const char a_number[] = "a number";
static const char the_end[] = "the end of the text";
static const char well_formed[] = "a well-formed number";
static const char same_notation[] = "a number in the same notation";

static bool
refuse(reader *r, zha_code code, const char *at, const char *expected)
{
	r->fault = (zha_fault){code, (size_t) (at - r->start), expected};
	return false;
}

/* The key of the form of ASCII, of a full-width form; else key itself. Not below ！. */
static inline uint32_t
fold_width(uint32_t key)
{
	if (key <= ZHA_UTF8_KEY(U'＿'))
		return key - ZHA_UTF8_KEY(U'！') + '!';
	if (key >= ZHA_UTF8_KEY(U'｀') && key <= ZHA_UTF8_KEY(U'～'))
		return key - ZHA_UTF8_KEY(U'｀') + '`';
	return key;
}

/* The key and the length of the character at p: ASCII for its full-width forms. */
static inline uint32_t
key_at(const reader *r, const char *p, size_t *len)
{
	uint32_t key = zha_utf8_key(p, r->end, len);

	return key >= ZHA_UTF8_KEY(U'！') ? fold_width(key) : key;
}

/*
 * Go to p, and see what is there. A character that is in no table is not passed here,
 * and may be ill-formed. Inlined by force: it is called for every character, and the
 * compiler's own choice costs an eighth of the time.
 */
static inline __attribute__((always_inline)) void
go_to(reader *r, const char *p)
{
	const character *c;

	r->p = p;
	r->key = key_at(r, p, &r->len);
	c = look_up(r->key);
	r->class = c->class;
	r->kind = c->kind;
}

static inline void
advance(reader *r)
{
	go_to(r, r->p + r->len);
}

static inline void
skip_blanks(reader *r)
{
	while (r->class == BLANK)
		advance(r);
}

static inline bool
take(reader *r, uint32_t key)
{
	if (r->key != key)
		return false;
	advance(r);
	return true;
}

/* The length of text when the bytes at p begin with it, else 0. */
static size_t
begins(const reader *r, const char *p, const char *text)
{
	size_t len = strlen(text);

	return (size_t) (r->end - p) >= len && memcmp(p, text, len) == 0 ? len : 0;
}

/* What a core was, for the unit around it. */
typedef struct core
{
	int items;
	bool word_last;
	bool word_alone;       /* the last item is a word of one character */
	zha_notation notation; /* of the last item, when a number */
} core;

/* ---- levels ----------------------------------------------------------------------- */

static bool
push(reader *r, zha_level level, const char *at)
{
	static const char *const too_large[ZHA_LEVELS] = {
		"a number up to 268435455", "a number up to 65000 on the second level",
		"a number up to 240 on the third level"};
	int depth = r->path.depth;

	if (r->path.span > 0)
		return refuse(r, ZHA_SYNTAX, at,
					  "the end of the text, a span being the last level");
	if (depth == ZHA_LEVELS)
		return refuse(r, ZHA_SYNTAX, at, "no more than three levels");
	if (level.word == ZHA_NUMBER && level.number > zha_series_no_largest(depth))
		return refuse(r, ZHA_RANGE, at, too_large[depth]);
	r->path.level[r->path.depth++] = level;
	return true;
}

/*
 * The numeral at p, cut to 32 bits, which is above every level's largest. A row of ASCII
 * digits, the commonest of all, is read on the spot.
 */
static inline bool
read_numeral(reader *r, uint32_t *number, zha_notation *notation)
{
	zha_numeral numeral = {0, ZHA_ASCII};
	size_t len = 0;

	if (r->p == r->start && r->first_len > 0)
	{
		numeral = r->first;
		len = r->first_len;
	}
	else if (r->len == 1 && r->key - '0' < 10)
	{
		for (; r->p + len < r->end && (unsigned char) (r->p[len] - '0') < 10; len++)
			if (numeral.value <= UINT32_MAX)
				numeral.value = numeral.value * 10 + (unsigned char) (r->p[len] - '0');
	}
	else
		len = zha_numeral_scan_spaced(r->p, r->end, &numeral);
	if (len == 0)
		return refuse(r, ZHA_SYNTAX, r->p,
					  zha_numeral_begins(r->p, r->end) ? well_formed : a_number);
	go_to(r, r->p + len);
	*number = numeral.value > UINT32_MAX ? UINT32_MAX : (uint32_t) numeral.value;
	*notation = numeral.notation;
	return true;
}

/* ---- words -------------------------------------------------------------------------- */

/* The length of the longest of the endings that p begins with, 0 for none. */
static size_t
match_ending(const reader *r, const char *p, const char *endings)
{
	size_t left = (size_t) (r->end - p);

	while (*endings)
	{
		size_t len = 0;

		while (len + 3 <= left && p[len + 2] == endings[2] && p[len] == endings[0] &&
			   p[len + 1] == endings[1])
		{
			len += 3;
			endings += 3;
			if (*endings == ' ' || *endings == '\0')
				return len;
		}
		while (*endings && *endings != ' ')
			endings += 3;
		if (*endings)
			endings++;
	}
	return 0;
}

/* Whether a common Han character may begin at p: U+4000 to U+9FFF. */
static bool
may_be_han(const char *p)
{
	return (unsigned char) *p >= 0xE4 && (unsigned char) *p <= 0xE9;
}

/* The word that begins here and its length, 0 for none. */
static size_t
match_word(const reader *r, zha_word *word)
{
	const char *rest = r->p + r->len;
	size_t ending;

	if (r->class != WORD_FIRST)
		return 0;
	*word = word_entries[r->kind].word;
	if (rest == r->end || !may_be_han(rest))
		return word_entries[r->kind].alone ? r->len : 0;
	*word = word_entries[r->kind].other;
	ending = match_ending(r, rest, word_entries[r->kind].other_endings);
	if (ending > 0)
		return r->len + ending;
	*word = word_entries[r->kind].word;
	ending = match_ending(r, rest, word_entries[r->kind].endings);
	return ending > 0 || word_entries[r->kind].alone ? r->len + ending : 0;
}

static bool
is_part(zha_word word)
{
	return word >= ZHA_SHANG && word <= ZHA_HOU;
}

/* Words of which there may be several, so that they have numbers of their own. */
static bool
has_own_number(zha_word word)
{
	return word == ZHA_XU || word == ZHA_XUJI || word >= ZHA_ZENGKAN;
}

/*
 * Whether a word may come behind the levels so far. 上 behind 上, 中, 下 would be
 * two parts named together, and 序 and 终 come before and after everything.
 */
static bool
word_fits(const reader *r, zha_word word)
{
	zha_word before;

	if (r->path.depth == 0)
		return true;
	before = r->path.level[r->path.depth - 1].word;
	if (before == ZHA_NUMBER)
		return true;
	return is_part(before) ? word >= ZHA_XUJI : is_part(word);
}

/*
 * Whether two numbers that a full stop or a span joins are written alike: 5-x and
 * 15.x are no numbers.
 */
static bool
alike(zha_notation a, zha_notation b)
{
	static const int family[] = {
		[ZHA_ASCII] = 1,   [ZHA_FULLWIDTH] = 1, [ZHA_HAN] = 2,   [ZHA_HAN_DIGITS] = 2,
		[ZHA_CAPITAL] = 2, [ZHA_SUZHOU] = 2,    [ZHA_ROMAN] = 3, [ZHA_ROMAN_SIGN] = 3,
	};

	if (a == b)
		return true;
	return a <= ZHA_ROMAN_SIGN && b <= ZHA_ROMAN_SIGN && family[a] == family[b];
}

/* ---- prefixes ----------------------------------------------------------------------------- */

static inline bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
is_letter(uint32_t key)
{
	return key < 0x80 && (key | 0x20) >= 'a' && (key | 0x20) <= 'z';
}

/* The prefix that the letters begin with, NULL for none. */
static const prefix *
find_prefix(const char *letters, size_t count)
{
	for (size_t i = 0; i < LENGTH(prefixes); i++)
	{
		if (prefixes[i].text[0] == letters[0] && prefixes[i].len <= count &&
			memcmp(prefixes[i].text, letters, prefixes[i].len) == 0)
			return &prefixes[i];
	}
	return NULL;
}

/*
 * Take a prefix of letters, in any case, with its dot. Not taken when what follows
 * cannot be its number: VI is a numeral, NOV a month.
 */
static const prefix *
take_letter_prefix(reader *r)
{
	const char *at[LONGEST_PREFIX + 1] = {r->p}; /* where each letter begins */
	char letters[LONGEST_PREFIX];
	size_t count = 0;
	uint32_t key = r->key;
	size_t len = r->len;
	const prefix *found;

	for (; count < LONGEST_PREFIX && is_letter(key); count++)
	{
		letters[count] = (char) (key | 0x20);
		at[count + 1] = at[count] + len;
		key = key_at(r, at[count + 1], &len);
	}
	found = find_prefix(letters, count);
	if (!found || (found->titles && !r->scanning))
		return NULL;
	go_to(r, at[found->len]);
	if (take(r, '.') || take(r, ':') || !is_letter(r->key) || found->glued_roman)
		return found;
	go_to(r, at[0]);
	return NULL;
}

/* Take a prefix with what stands between it and its number. */
static const prefix *
take_prefix(reader *r)
{
	const prefix *found = NULL;

	if (is_letter(r->key))
		found = take_letter_prefix(r);
	else if (r->key == '#')
		found = &sign_prefixes[0];
	else if (r->key == ZHA_UTF8_KEY(U'№'))
		found = &sign_prefixes[1];
	else if (r->key == ZHA_UTF8_KEY(U'卷'))
		found = &sign_prefixes[2];
	if (found >= sign_prefixes && found < sign_prefixes + LENGTH(sign_prefixes))
	{
		advance(r);
		if (found == &sign_prefixes[1])
			take(r, '.');
	}
	if (found)
	{
		skip_blanks(r);
		if (r->scanning && found->kind != '#' && take(r, '#'))
			skip_blanks(r); /* Issue #3 */
	}
	return found;
}

/* ---- spans --------------------------------------------------------------------------- */

/* Whether what joins two numbers is here. */
static inline bool
at_joint(const reader *r)
{
	return r->class >= DASH && r->class <= SLASH;
}

/* The number behind a joint, which follows last when it is one of a list. */
static bool
read_last(reader *r, class joint, const core *c, uint32_t first, uint32_t *last)
{
	const char *at;
	uint32_t number;
	zha_notation notation;

	skip_blanks(r);
	at = r->p;
	if (r->prefix != 0)
	{
		/* E02-E03, No.15-No.16 */
		const prefix *found = take_prefix(r);

		if (found && found->kind != r->prefix)
			return refuse(r, ZHA_SYNTAX, at, "the same prefix again");
	}
	else if (take(r, ZHA_UTF8_KEY(U'第')))
		skip_blanks(r);
	at = r->p;
	if (!read_numeral(r, &number, &notation))
		return false;
	if (!alike(c->notation, notation))
		return refuse(r, ZHA_SYNTAX, at, same_notation);
	if (joint == DASH && number <= *last)
		return refuse(r, ZHA_SYNTAX, at, "a number above the one before it");
	if (joint != DASH && (number == 0 || number - 1 != *last))
		return refuse(r, ZHA_SYNTAX, at, "the number that follows the one before it");
	if (number > zha_series_no_largest(r->path.depth - 1))
		return refuse(r, ZHA_RANGE, at, "a number that fits its level");
	if (number - first > ZHA_LONGEST_SPAN)
		return refuse(r, ZHA_RANGE, at, "a span of at most 256 numbers");
	*last = number;
	return true;
}

/*
 * What joins the last level, a number, to further ones. Marks the place of a
 * slash in r->slash: 1/5 could be one of five.
 */
static bool
read_whole_span(reader *r, const core *c)
{
	uint32_t first = r->path.level[r->path.depth - 1].number;
	uint32_t last = first;

	skip_blanks(r);
	while (at_joint(r))
	{
		class joint = r->class;
		uint32_t key = r->key;

		if (joint == SLASH && !r->slash)
			r->slash = r->p;
		advance(r);
		if (joint == DASH)
			take(r, key); /* written twice: -- —— */
		if (!read_last(r, joint, c, first, &last))
			return false;
		r->path.span = last - first;
		if (joint == DASH)
			break;
		skip_blanks(r);
	}
	return true;
}

/* The same; when scanning, a joint that leads to no number is left. */
static bool
read_span(reader *r, const core *c)
{
	const char *at = r->p;

	if (read_whole_span(r, c))
		return true;
	if (!r->scanning)
		return false;
	go_to(r, at);
	r->slash = NULL;
	r->path.span = 0;
	return true;
}

/* ---- core ------------------------------------------------------------------------------ */

/* One number or, where words says so, a word. */
static bool
read_item(reader *r, bool words, core *c)
{
	const char *at = r->p;
	zha_level level = {ZHA_NUMBER, 0};
	zha_notation notation = c->notation;
	size_t len = words ? match_word(r, &level.word) : 0;

	if (len > 0)
	{
		if (c->items == 0 && !word_fits(r, level.word))
			return refuse(r, ZHA_SYNTAX, at, "no second word here");
		c->word_alone = len == r->len;
		go_to(r, at + len);
	}
	else
	{
		if (!read_numeral(r, &level.number, &notation))
			return false;
		if (c->items > 0 && !c->word_last && !alike(c->notation, notation))
			return refuse(r, ZHA_SYNTAX, at, same_notation);
		c->notation = notation;
	}
	c->word_last = len > 0;
	c->items++;
	return push(r, level, at);
}

/* Items joined by full stops and the span at their end. */
static bool
read_core(reader *r, bool words, core *c)
{
	const char *dot = NULL;
	core before;

	*c = (core){0, false, false, ZHA_ASCII};
	r->slash = NULL;
	for (;;)
	{
		before = *c;
		if (!read_item(r, words, c))
			break;
		if (r->key != '.')
			return c->word_last || read_span(r, c);
		dot = r->p;
		advance(r);
		words = true;
	}
	if (!r->scanning || dot == NULL)
		return false;
	*c = before; /* the stop ends the number: Vol.7. */
	go_to(r, dot);
	return true;
}

/* ---- classifiers ------------------------------------------------------------------------ */

/* Take a classifier, of one character or two; gives its kind, 0 for none. */
static uint32_t
take_classifier(reader *r, bool ordinal)
{
	static const struct
	{
		uint32_t kind, second, both;
	} pairs[] = {
		{U'部', ZHA_UTF8_KEY(U'分'), U'分'}, {U'月', ZHA_UTF8_KEY(U'号'), U'月'},
		{U'月', ZHA_UTF8_KEY(U'號'), U'月'}, {U'月', ZHA_UTF8_KEY(U'刊'), U'月'},
		{U'单', ZHA_UTF8_KEY(U'元'), U'单'},
	};
	const char *at = r->p;
	uint32_t kind = r->kind;
	bool alone = r->class == CLASSIFIER || (ordinal && r->class == COUNTER);

	if (!alone && r->class != HALF)
		return 0;
	advance(r);
	if (alone && kind != U'部')
		return kind;
	for (size_t i = 0; i < LENGTH(pairs); i++)
	{
		if (kind == pairs[i].kind && take(r, pairs[i].second))
			return pairs[i].both;
	}
	if (alone)
		return kind;
	go_to(r, at);
	return 0;
}

/* Whether the separator that is here leads to the cumulative number: 第3期/总第125期. */
static bool
leads_to_total(reader *r)
{
	const char *at = r->p;
	bool total;

	if (r->class != SLASH && r->class != LIST && r->class != COMMA)
		return false;
	advance(r);
	skip_blanks(r);
	total = r->class == TOTAL;
	go_to(r, at);
	return total;
}

/* When scanning, go back to the joint whose span is none; else the fault stands. */
static bool
leave_span(reader *r, const char *joint)
{
	if (!r->scanning)
		return false;
	go_to(r, joint);
	r->path.span = 0;
	return true;
}

/* 第15期-第16期: the same classifier behind the first number and the last. */
static bool
read_late_span(reader *r, const core *c, uint32_t kind, bool ordinal)
{
	const char *joint;
	const char *at;

	skip_blanks(r);
	if (!at_joint(r) || r->path.span > 0 || leads_to_total(r))
		return true;
	joint = r->p;
	if (!read_whole_span(r, c))
		return leave_span(r, joint);
	skip_blanks(r);
	at = r->p;
	if (take_classifier(r, ordinal) != kind)
	{
		refuse(r, ZHA_SYNTAX, at, "the same classifier again");
		return leave_span(r, joint);
	}
	skip_blanks(r);
	return true;
}

/* 合刊 behind a combined issue, in brackets or not. */
static bool
read_combined(reader *r)
{
	static const char *const texts[] = {"合刊", "合期", "合辑", "合輯"};
	const char *at = r->p;
	uint32_t closing = r->class == OPENING ? r->kind : 0;
	size_t len = 0;

	if (closing != 0 ? !begins(r, at + r->len, "合") : r->key != ZHA_UTF8_KEY(U'合'))
		return true;
	if (closing != 0)
		advance(r);
	for (size_t i = 0; len == 0 && i < LENGTH(texts); i++)
		len = begins(r, r->p, texts[i]);
	if (len == 0)
		return refuse(r, ZHA_SYNTAX, r->p, "the word for a combined issue");
	if (r->path.span == 0)
		return refuse(r, ZHA_SYNTAX, at, "the numbers of a combined issue before it");
	go_to(r, r->p + len);
	if (closing != 0 && !take(r, closing))
		return refuse(r, ZHA_SYNTAX, r->p, "the closing bracket");
	return true;
}

/*
 * A classifier behind a core, and what belongs to it. *kind is 0 when there was none;
 * a core that ends in a word has none.
 */
static bool
read_classifier(reader *r, const core *c, bool ordinal, uint32_t *kind)
{
	skip_blanks(r);
	*kind = 0;
	if (c->word_last)
		return true;
	*kind = take_classifier(r, ordinal);
	if (*kind != 0 && !read_late_span(r, c, *kind, ordinal))
		return false;
	return read_combined(r);
}

/* ---- units ---------------------------------------------------------------------------------- */

static bool read_path(reader *r);

/*
 * The rank of a kind of level where that is fixed: an issue is in a volume and a
 * section in a chapter, so that No.5 Vol.3 is not 5.3. 0 for others.
 */
static int
rank_of(uint32_t kind)
{
	switch (kind)
	{
		case U'季':
		case U'卷':
			return 1;
		case U'期':
		case U'号':
		case U'月':
		case U'集':
		case U'回':
		case U'话':
		case U'讲':
		case U'课':
		case U'章':
			return 2;
		case U'节':
			return 3;
		default:
			return 0;
	}
}

/*
 * The unit at `at` is complete: note what marked it, kind being 0 for nothing that
 * could be told from another. Twice the same mark is a list, not a path.
 */
static bool
note_unit(reader *r, const char *at, mark how, uint32_t kind)
{
	for (int i = 0; kind != 0 && i < r->units; i++)
	{
		if (r->kinds[i] == kind)
			return refuse(r, ZHA_SYNTAX, at, "another kind of level than before");
		if (rank_of(kind) != 0 && rank_of(kind) < rank_of(r->kinds[i]))
			return refuse(r, ZHA_SYNTAX, at, "a level that is within the one before");
	}
	if (r->units < ZHA_LEVELS)
		r->kinds[r->units++] = kind;
	r->before = how;
	return true;
}

/*
 * A number behind 第, 之 or 总 that was taken, with its classifier or without. Only
 * behind 第, which counter says, 年 and 天 are classifiers.
 */
static bool
read_ordinal(reader *r, const char *at, bool counter)
{
	core c;
	uint32_t kind;

	if (!read_core(r, false, &c) || !read_classifier(r, &c, counter, &kind))
		return false;
	return note_unit(r, at, kind != 0 ? MARKED : BARE, kind != 0 ? kind : U'第');
}

/* S03E05: the season has no number of its own. */
static bool
expect_episode(reader *r)
{
	const prefix *found;
	const char *at;

	skip_blanks(r);
	at = r->p;
	found = take_prefix(r);
	if (!found || found->kind != U'集')
		return refuse(r, ZHA_SYNTAX, at, "an episode such as E05 behind the season");
	go_to(r, at);
	return true;
}

/* A number behind the prefix that was taken. */
static bool
read_prefixed(reader *r, const char *at, const prefix *found)
{
	const char *digits = r->p;
	const char *slash;
	core c;
	uint32_t kind = 0;

	r->prefixed = true;
	r->prefix = found->kind;
	if (!read_core(r, false, &c))
		return false;
	r->prefix = 0;
	if (found->digits_only && c.notation != ZHA_ASCII && c.notation != ZHA_FULLWIDTH)
		return refuse(r, ZHA_SYNTAX, digits, "digits");
	slash = r->slash;
	if (found->digits_only)
		skip_blanks(r);
	else if (!read_classifier(r, &c, false, &kind))
		return false;
	if (slash && kind == 0)
		return refuse(r, ZHA_SYNTAX, slash,
					  "no slash in a number without a classifier");
	if (!note_unit(r, at, kind != 0 ? MARKED : PREFIXED, found->kind))
		return false;
	return r->scanning || found->kind != U'季' || !found->digits_only ||
		   expect_episode(r);
}

/* Levels in brackets, of which the opening one, at `at`, is taken. */
static bool
read_bracketed(reader *r, const char *at, uint32_t closing)
{
	int units = r->units;

	if (++r->nesting > DEEPEST_BRACKETS)
		return refuse(r, ZHA_SYNTAX, at, "fewer brackets");
	r->before = NOTHING;
	r->own_number = false;
	if (!read_path(r))
		return false;
	if ((r->before == BARE || r->before == LETTERS) && r->units == units + 1)
	{
		/* （1）（2） is a list, （一）(2) is not. */
		r->units = units;
		if (!note_unit(r, at, MARKED, BRACKETED + (closing << 8) + r->notation))
			return false;
	}
	if (!take(r, closing))
		return refuse(r, ZHA_SYNTAX, r->p, "the closing bracket");
	r->nesting--;
	r->before = MARKED;
	r->own_number = false;
	return true;
}

/* The rest of a unit whose core is a number without a mark in front. */
static bool
read_unmarked(reader *r, const char *at, const core *c, bool own_number)
{
	mark before = r->before;
	const char *slash = r->slash;
	uint32_t kind;

	if (c->items == 1 && r->path.depth == 1 && r->path.span == 0 &&
		r->key == ZHA_UTF8_KEY(U'年'))
	{
		advance(r);
		take(r, ZHA_UTF8_KEY(U'度'));
		return note_unit(r, at, YEAR, U'年');
	}
	if (!read_classifier(r, c, false, &kind))
		return false;
	if (kind == 0)
	{
		if (slash)
			return refuse(r, ZHA_SYNTAX, slash,
						  "no slash in a number without a classifier");
		if (before == YEAR)
			return refuse(r, ZHA_SYNTAX, r->p, "a classifier behind the issue");
		if (before != NOTHING && !own_number)
			return refuse(r, ZHA_SYNTAX, at, the_end);
	}
	r->notation = c->notation;
	if (kind != 0)
		return note_unit(r, at, MARKED, kind);
	return note_unit(r, at, c->notation == ZHA_ROMAN ? LETTERS : BARE, 0);
}

/*
 * Whether the word that was read may follow what is before, not in brackets: 2020年中,
 * 2020年终 and 90后 are no parts of a number, and 第三番外 is 番外.3.
 */
static bool
word_follows(const reader *r, mark before, bool alone)
{
	zha_word word = r->path.level[r->path.depth - 1].word;

	if (before == NOTHING)
		return true;
	if (alone && (before == YEAR || word == ZHA_QIAN || word == ZHA_HOU))
		return false;
	return !(before == BARE && r->kinds[r->units - 1] == U'第' && has_own_number(word));
}

/* A number without a mark in front, or a word. */
static bool
read_plain(reader *r, const char *at)
{
	bool own_number = r->own_number;
	mark before = r->before;
	core c;

	r->own_number = false;
	if ((before == BARE || before == PREFIXED) && r->class != WORD_FIRST)
		return refuse(r, ZHA_SYNTAX, at, the_end);
	if (!read_core(r, true, &c))
		return false;
	if (!c.word_last)
	{
		if (own_number && c.notation == ZHA_ROMAN && is_lower(*at))
			return refuse(r, ZHA_SYNTAX, at, the_end);
		return read_unmarked(r, at, &c, own_number);
	}
	if (c.items == 1 && !word_follows(r, before, c.word_alone))
		return refuse(r, ZHA_SYNTAX, at, the_end);
	r->own_number =
		c.items == 1 && has_own_number(r->path.level[r->path.depth - 1].word);
	return note_unit(r, at, c.word_alone && !r->own_number ? POSITION : WORD, 0);
}

/*
 * Whether all there is so far is a year that does not say so, four digits without any
 * mark: 2020第3期, 2020 No.3. Another bare number leads to nothing with a mark in
 * front: 15第16期 would be two numbers, and x第十五期 a name and a number.
 */
static bool
is_bare_year(const reader *r)
{
	uint32_t number = r->path.level[0].number;

	return r->units == 1 && r->kinds[0] == 0 && r->path.depth == 1 &&
		   r->path.span == 0 && number >= 1000 && number <= 9999 &&
		   (r->notation == ZHA_ASCII || r->notation == ZHA_FULLWIDTH ||
			r->notation == ZHA_HAN_DIGITS);
}

/*
 * Whether the prefix found at `at` may follow what is before. E is not far from the
 * exponent of 15e3 and #1e5, so that it follows a season only, and S nothing.
 */
static bool
prefix_fits(const reader *r, const char *at, const prefix *found)
{
	if (found->digits_only && r->before != NOTHING)
		return found->kind == U'集' && r->units > 0 && r->kinds[r->units - 1] == U'季';
	if (r->before != BARE)
		return true;
	return is_bare_year(r) && !(at[-1] >= '0' && at[-1] <= '9');
}

static bool
read_unit(reader *r)
{
	const char *at = r->p;
	const prefix *found;
	bool ordinal;

	switch (r->class)
	{
		case ORDINAL:
			if (r->before == BARE && !is_bare_year(r))
				return refuse(r, ZHA_SYNTAX, at, the_end);
			advance(r);
			skip_blanks(r);
			return read_ordinal(r, at, true);
		case OF:
			ordinal = r->kind;
			advance(r);
			skip_blanks(r);
			ordinal = ordinal && take(r, ZHA_UTF8_KEY(U'第'));
			if (ordinal)
				skip_blanks(r);
			return read_ordinal(r, at, ordinal);
		default:
			found = take_prefix(r);
			if (found && !prefix_fits(r, at, found))
				return refuse(r, ZHA_SYNTAX, at, the_end);
			return found ? read_prefixed(r, at, found) : read_plain(r, at);
	}
}

/* ---- the cumulative number -------------------------------------------------------------------- */

/*
 * Whether the levels so far may be a year that wants its issue: 2020年, 2020 or
 * （2020）. A number, then, that nothing says what it counts.
 */
static bool
wants_issue(const reader *r)
{
	uint32_t kind = r->units == 1 ? r->kinds[0] : U'第';

	return r->before == YEAR ||
		   (r->path.depth == 1 && r->before != WORD && r->before != POSITION &&
			(kind == 0 || kind >= BRACKETED));
}

/*
 * The cumulative number behind the levels, which is no level and is left out of
 * the value. Where it is all there is, it is the number.
 */
static bool
read_total(reader *r, uint32_t closing)
{
	const char *at = r->p;
	zha_series_path path = r->path;
	bool ordinal;

	if (r->behind_total)
		return refuse(r, ZHA_SYNTAX, at, "no second cumulative number");
	if (wants_issue(r))
		return refuse(r, ZHA_SYNTAX, at, "the issue of the year");
	advance(r);
	skip_blanks(r);
	ordinal = take(r, ZHA_UTF8_KEY(U'第'));
	if (ordinal)
		skip_blanks(r);
	r->path.depth = 0;
	r->path.span = 0;
	r->units = 0;
	if (!read_ordinal(r, at, ordinal))
		return false;
	r->total = r->path.level[0].number;
	skip_blanks(r);
	if (closing != 0 && !take(r, closing))
		return refuse(r, ZHA_SYNTAX, r->p, "the closing bracket");
	skip_blanks(r);
	if (path.depth > 0)
		r->path = path;
	return true;
}

/*
 * Forget the cumulative number just read, the levels being behind it: 总第125期
 * （2020年第3期）. They have to begin with a year, or they could be below it.
 */
static void
leave_total(reader *r)
{
	r->path.depth = 0;
	r->path.span = 0;
	r->units = 0;
	r->before = NOTHING;
	if (r->class >= SEPARATOR && r->class <= SLASH && r->class != DASH)
		advance(r);
	skip_blanks(r);
	r->behind_total = r->p;
}

/* ---- the whole ---------------------------------------------------------------------------------- */

/* Whether nothing more is to be read here: the end, or a closing bracket. */
static inline bool
at_close(const reader *r)
{
	return r->p == r->end || (r->nesting > 0 && r->class == CLOSING);
}

/* What the fault says where nothing begins a level, behind a level. */
static bool
refuse_rest(reader *r, const char *at, mark before)
{
	if (before != NOTHING && r->fault.at == (size_t) (at - r->start) &&
		r->fault.expected == a_number)
		r->fault.expected = before == YEAR ? "the issue of the year" : the_end;
	return false;
}

/*
 * Whether what is here may be a unit behind the one before. Roman letters lead to a
 * word only, small ones not directly (x上), and 上 to a word or brackets.
 */
static bool
unit_fits(const reader *r, mark before, bool in_brackets)
{
	if (before == LETTERS && !in_brackets && is_lower(r->p[-1]))
		return false;
	if (before == LETTERS || (before == POSITION && !in_brackets))
		return r->class == WORD_FIRST;
	return true;
}

/* A unit, in brackets or not, or the cumulative number, as *total says. */
static bool
read_step(reader *r, bool *total)
{
	const char *at = r->p;
	mark before = r->before;
	uint32_t closing = 0;

	if (r->class == OPENING)
	{
		closing = r->kind;
		advance(r);
		skip_blanks(r);
	}
	*total = r->class == TOTAL;
	if (*total)
		return read_total(r, closing);
	if (!unit_fits(r, before, closing != 0))
		return refuse(r, ZHA_SYNTAX, at, the_end);
	if (closing != 0 ? !read_bracketed(r, at, closing) : !read_unit(r))
		return refuse_rest(r, at, before);
	return true;
}

/* Pass what may part two units; whether there is such a sign. */
static bool
pass_separator(reader *r)
{
	skip_blanks(r);
	if (at_close(r) ||
		!(r->class == SEPARATOR || leads_to_total(r) ||
		  (r->class == COMMA && (r->before == MARKED || r->before == PREFIXED))))
		return false;
	advance(r);
	skip_blanks(r);
	return true;
}

/* Units up to the end or the closing bracket. */
static bool
read_path(reader *r)
{
	skip_blanks(r);
	for (;;)
	{
		bool first = r->path.depth == 0;
		bool total;

		if (!read_step(r, &total))
			return false;
		if (total)
		{
			if (!first || at_close(r))
				return true;
			leave_total(r);
			continue;
		}
		if (pass_separator(r) && at_close(r))
			return refuse(r, ZHA_SYNTAX, r->p, "a further level");
		if (at_close(r))
			break;
	}
	if (r->before == YEAR)
		return refuse(r, ZHA_SYNTAX, r->p, "the issue of the year");
	if (r->behind_total && r->kinds[0] != U'年')
		return refuse(r, ZHA_SYNTAX, r->behind_total, "a year and its issue");
	return true;
}

/* Up to nine ASCII digits, the commonest of all texts. */
static inline bool
read_digits(zha_text text, zha_series_no *out)
{
	uint32_t value = 0;

	if (text.len == 0 || text.len > 9)
		return false;
	for (size_t i = 0; i < text.len; i++)
	{
		uint32_t digit = (uint32_t) (unsigned char) text.data[i] - '0';

		if (digit > 9)
			return false;
		value = value * 10 + digit;
	}
	if (value > ZHA_LARGEST_FIRST)
		return false;
	*out = zha_series_no_from_number(value);
	return true;
}

/*
 * At the beginning of text. Member by member: to clear all of it is a tenth of the
 * time. What is not set here is not looked at before it is: levels and kinds beyond
 * their counts, the first numeral beyond its length, the fault.
 */
static inline void
begin(reader *r, zha_text text)
{
	r->start = text.data;
	r->end = text.data + text.len;
	r->scanning = r->prefixed = false;
	r->first_len = 0;
	r->slash = r->behind_total = NULL;
	r->units = r->nesting = 0;
	r->prefix = 0;
	r->before = NOTHING;
	r->own_number = false;
	r->notation = ZHA_ASCII;
	r->path.depth = 0;
	r->path.span = 0;
	go_to(r, text.data);
}

/* Why the text is refused: what r says of it, or that it is no text at all. */
static zha_fault
fault_of(const reader *r)
{
	const char *at = r->start + r->fault.at;
	uint32_t cp;

	if (at < r->end && zha_utf8_decode(at, r->end, &cp) == 0)
		return (zha_fault){ZHA_ENCODING, r->fault.at, "well-formed UTF-8"};
	return r->fault;
}

zha_code
zha_series_no_read(zha_text text, zha_series_no *out, zha_fault *fault)
{
	reader r;

	if (text.len == 0)
		text.data = ""; /* it may be NULL */
	if (read_digits(text, out))
		return ZHA_OK;
	begin(&r, text);
	if (r.class == ORDINARY)
		r.first_len = zha_numeral_scan_spaced(r.p, r.end, &r.first);
	if (r.first_len > 0 && r.first_len == text.len &&
		r.first.value <= ZHA_LARGEST_FIRST)
	{
		*out = zha_series_no_from_number((uint32_t) r.first.value);
		return ZHA_OK;
	}
	if (read_path(&r))
	{
		if (r.p == r.end)
			return zha_series_no_pack(&r.path, out);
		refuse(&r, ZHA_SYNTAX, r.p, the_end);
	}
	*fault = fault_of(&r);
	return fault->code;
}

/* ---- scanning -------------------------------------------------------------------- */

/* What the unit was that began with a character of this class. */
static zha_unit_kind
unit_kind(const reader *r, class begun, bool total)
{
	if (total)
		return ZHA_UNIT_TOTAL;
	if (begun == OPENING)
		return ZHA_UNIT_BRACKET;
	if (r->prefixed)
		return ZHA_UNIT_PREFIXED;
	switch (r->before)
	{
		case YEAR:
			return ZHA_UNIT_YEAR;
		case WORD:
		case POSITION:
			return ZHA_UNIT_WORD;
		case MARKED:
			return ZHA_UNIT_CLASSIFIED;
		default:
			return begun == OF ? ZHA_UNIT_OF : ZHA_UNIT_NUMBER;
	}
}

int
zha_series_scan(zha_text text, size_t from, zha_series_unit *units, int room)
{
	reader r;
	int n = 0;

	begin(&r, text);
	r.scanning = true;
	r.total = 0;
	go_to(&r, text.data + from);
	while (n < room && r.p < r.end)
	{
		zha_series_unit *unit = &units[n];
		class begun = r.class;
		bool first = r.path.depth == 0;
		bool total;

		unit->from = (size_t) (r.p - text.data);
		r.prefixed = false;
		if (!read_step(&r, &total) || (r.behind_total && !total && r.kinds[0] != U'年'))
			break;
		unit->to = (size_t) (r.p - text.data);
		unit->kind = unit_kind(&r, begun, total);
		unit->ordinal = begun == ORDINAL || begun == OF;
		unit->counts = r.units > 0 ? r.kinds[r.units - 1] : 0;
		unit->notation = r.notation;
		unit->path = r.path;
		unit->total = r.total;
		n++;
		if (total && !first)
			break;
		if (total)
		{
			unit->path.depth = 0;
			leave_total(&r);
		}
		else
			pass_separator(&r);
	}
	return n;
}
