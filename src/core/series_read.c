/*
 * series_read.c
 *		The grammar of series numbers: 第十五期, Vol.3 No.5, 2020年第3期（总第125期）,
 *		S03E05, ⑮（上）, 第15、16期 and the canonical form.
 *
 * A series number is written as one unit or several, outermost first; each unit
 * gives a level, or more when it has full stops in it:
 *		path    = unit { ["·" | "，"] unit } [total] | total [path]
 *		unit    = "第" core [classifier] | prefix core [classifier] | "之" unit
 *				| core [classifier] | number "年" | word | "（" path "）"
 *		core    = item { "." item } [span]
 *		item    = number | word
 * What could be understood in two ways is refused: two bare numbers side by side,
 * the same classifier twice, 1/5.
 */
#include <string.h>

#include "core/numeral.h"
#include "core/series_no.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* ---- the characters of the grammar --------------------------------------------- */

typedef enum class
{
	ORDINARY,
	BLANK,
	OPENING, /* kind: the bracket that closes it */
	CLOSING,
	ORDINAL,   /* 第 */
	OF,        /* 之 */
	TOTAL,     /* 总 */
	SEPARATOR, /* · between units */
	COMMA,     /* the same, behind a marked unit only */
	DASH,      /* joins the first and the last number of a span */
	LIST,      /* 、 joins neighbours */
	SLASH,
	CLASSIFIER, /* kind: its simplified form */
	COUNTER,    /* the same, but 3天 are three days and 第3天 is the third */
	WORD_FIRST  /* kind: index of word_entries */
} class;

typedef struct character
{
	uint32_t cp;
	class class;
	uint32_t kind;
} character;

#define PART_ENDINGS "部分 篇 集 部 卷 册 冊 辑 輯 编 編"

/*
 * The words by their first character: the endings they may have (longer before
 * shorter, parted by blanks) and whether the character is a word without one. 上期
 * and 下回 are not here: they mean the one before and the one after.
 */
static const struct
{
	zha_word word;
	bool alone;
	const char *endings;
} word_entries[] = {
	{ZHA_SHANG, true, PART_ENDINGS},
	{ZHA_QIAN, true, PART_ENDINGS},
	{ZHA_ZHONG, true, PART_ENDINGS},
	{ZHA_XIA, true, PART_ENDINGS},
	{ZHA_HOU, true, PART_ENDINGS},
#define WORD_XU 5
	{ZHA_XU, true, "章 篇 言 幕"},
#define WORD_XIEZI 6
	{ZHA_XU, false, "子 言"}, /* 楔子 引子 引言 */
#define WORD_KAIPIAN 7
	{ZHA_XU, false, "篇词 篇詞"}, /* 开篇词 */
#define WORD_XUJI 8
	{ZHA_XUJI, true, "篇 集 编 編"},
#define WORD_ZHONG 9
	{ZHA_ZHONGJIE, true, "结篇 結篇 章 篇 集 回 话 話"}, /* 终 */
#define WORD_ZUIZHONG 10
	{ZHA_ZHONGJIE, false,
	 "终章 终篇 终集 终回 终话 終章 終篇 終集 終回 終話"}, /* 最终章 */
#define WORD_WAN 11
	{ZHA_ZHONGJIE, false, "结篇 結篇 结局 結局"}, /* 完结篇 大结局 */
#define WORD_JIESHU 12
	{ZHA_ZHONGJIE, false, "束语 束語"}, /* 结束语 */
#define WORD_WEISHENG 13
	{ZHA_ZHONGJIE, false, "声 聲"}, /* 尾声 */
#define WORD_ZENGKAN 14
	{ZHA_ZENGKAN, false, "刊号 刊號 刊"},
#define WORD_TEKAN 15
	{ZHA_TEKAN, false, "刊号 刊號 刊"},
#define WORD_FANWAI 16
	{ZHA_FANWAI, false, "外篇 外编 外編 外章 外"},
#define WORD_JIACAN 17
	{ZHA_FANWAI, false, "餐"}, /* 加餐 */
};

/* Words that begin with the character of another one: looked for before it. */
static const struct
{
	const char *text;
	zha_word word;
} other_words[] = {
	{"前言", ZHA_XU},         {"后记", ZHA_ZHONGJIE},   {"後記", ZHA_ZHONGJIE},
	{"特别加餐", ZHA_FANWAI}, {"特別加餐", ZHA_FANWAI},
};

/*
 * Found by a hash without collisions: two characters in one slot would not compile.
 * Full-width forms of ASCII are folded before.
 */
#define SLOT(cp) (((uint32_t) (cp) *MULTIPLIER) >> 21)
#define MULTIPLIER 0x0B813439U

static const character characters[2048] = {
#define IS(cp, ...) [SLOT(cp)] = {cp, __VA_ARGS__}
	/* clang-format off */
	IS(0x0020, BLANK, 0), IS(0x0009, BLANK, 0), IS(0x000A, BLANK, 0),
	IS(0x000B, BLANK, 0), IS(0x000C, BLANK, 0), IS(0x000D, BLANK, 0),
	IS(0x00A0, BLANK, 0), IS(0x3000, BLANK, 0), IS(0x2000, BLANK, 0),
	IS(0x2001, BLANK, 0), IS(0x2002, BLANK, 0), IS(0x2003, BLANK, 0),
	IS(0x2004, BLANK, 0), IS(0x2005, BLANK, 0), IS(0x2006, BLANK, 0),
	IS(0x2007, BLANK, 0), IS(0x2008, BLANK, 0), IS(0x2009, BLANK, 0),
	IS(0x200A, BLANK, 0), IS(0x200B, BLANK, 0), IS(0x202F, BLANK, 0),
	IS(0x205F, BLANK, 0), IS(0x2060, BLANK, 0), IS(0xFEFF, BLANK, 0),
	IS('(', OPENING, ')'), IS(')', CLOSING, 0), IS('[', OPENING, ']'),
	IS(']', CLOSING, 0), IS('<', OPENING, '>'), IS('>', CLOSING, 0),
	IS(U'【', OPENING, U'】'), IS(U'】', CLOSING, 0), IS(U'〔', OPENING, U'〕'),
	IS(U'〕', CLOSING, 0), IS(U'〖', OPENING, U'〗'), IS(U'〗', CLOSING, 0),
	IS(U'〈', OPENING, U'〉'), IS(U'〉', CLOSING, 0),
	IS(U'第', ORDINAL, 0),
	IS(U'之', OF, 0),
	IS(U'总', TOTAL, 0), IS(U'總', TOTAL, 0),
	IS(U'·', SEPARATOR, 0), IS(U'・', SEPARATOR, 0), IS(U'•', SEPARATOR, 0),
	IS(U'‧', SEPARATOR, 0),
	IS(',', COMMA, 0),
	IS('-', DASH, 0), IS(0x2010, DASH, 0), IS(0x2011, DASH, 0),
	IS(0x2012, DASH, 0), IS(0x2013, DASH, 0), IS(0x2014, DASH, 0),
	IS(0x2015, DASH, 0), IS(0x2212, DASH, 0), IS(0xFE58, DASH, 0), IS(0xFE63, DASH, 0), IS(0x223D, DASH, 0), IS('~', DASH, 0),
	IS(U'∼', DASH, 0), IS(U'〜', DASH, 0), IS(U'至', DASH, 0),
	IS(U'到', DASH, 0),
	IS(U'、', LIST, 0),
	IS('/', SLASH, 0),
	IS(U'期', CLASSIFIER, U'期'), IS(U'篇', CLASSIFIER, U'篇'),
	IS(U'集', CLASSIFIER, U'集'), IS(U'回', CLASSIFIER, U'回'),
	IS(U'章', CLASSIFIER, U'章'), IS(U'季', CLASSIFIER, U'季'),
	IS(U'批', CLASSIFIER, U'批'), IS(U'站', CLASSIFIER, U'站'),
	IS(U'卷', CLASSIFIER, U'卷'), IS(U'部', CLASSIFIER, U'部'),
	IS(U'次', CLASSIFIER, U'次'), IS(U'版', CLASSIFIER, U'版'),
	IS(U'刊', CLASSIFIER, U'刊'), IS(U'幕', CLASSIFIER, U'幕'),
	IS(U'折', CLASSIFIER, U'折'), IS(U'段', CLASSIFIER, U'段'),
	IS(U'夜', CLASSIFIER, U'夜'), IS(U'讲', CLASSIFIER, U'讲'),
	IS(U'講', CLASSIFIER, U'讲'), IS(U'节', CLASSIFIER, U'节'),
	IS(U'節', CLASSIFIER, U'节'), IS(U'辑', CLASSIFIER, U'辑'),
	IS(U'輯', CLASSIFIER, U'辑'), IS(U'课', CLASSIFIER, U'课'),
	IS(U'課', CLASSIFIER, U'课'), IS(U'届', CLASSIFIER, U'届'),
	IS(U'屆', CLASSIFIER, U'届'), IS(U'场', CLASSIFIER, U'场'),
	IS(U'場', CLASSIFIER, U'场'), IS(U'号', CLASSIFIER, U'号'),
	IS(U'號', CLASSIFIER, U'号'), IS(U'册', CLASSIFIER, U'册'),
	IS(U'冊', CLASSIFIER, U'册'), IS(U'话', CLASSIFIER, U'话'),
	IS(U'話', CLASSIFIER, U'话'), IS(U'弹', CLASSIFIER, U'弹'),
	IS(U'彈', CLASSIFIER, U'弹'), IS(U'轮', CLASSIFIER, U'轮'),
	IS(U'輪', CLASSIFIER, U'轮'), IS(U'编', CLASSIFIER, U'编'),
	IS(U'編', CLASSIFIER, U'编'), IS(U'则', CLASSIFIER, U'则'),
	IS(U'則', CLASSIFIER, U'则'), IS(U'条', CLASSIFIER, U'条'),
	IS(U'條', CLASSIFIER, U'条'),
	IS(U'年', COUNTER, U'年'), IS(U'天', COUNTER, U'天'),
	IS(U'日', COUNTER, U'日'), IS(U'周', COUNTER, U'周'),
	IS(U'週', COUNTER, U'周'),
	IS(U'上', WORD_FIRST, 0), IS(U'前', WORD_FIRST, 1),
	IS(U'中', WORD_FIRST, 2), IS(U'下', WORD_FIRST, 3),
	IS(U'后', WORD_FIRST, 4), IS(U'後', WORD_FIRST, 4),
	IS(U'序', WORD_FIRST, WORD_XU), IS(U'楔', WORD_FIRST, WORD_XIEZI),
	IS(U'引', WORD_FIRST, WORD_XIEZI), IS(U'开', WORD_FIRST, WORD_KAIPIAN),
	IS(U'開', WORD_FIRST, WORD_KAIPIAN), IS(U'续', WORD_FIRST, WORD_XUJI),
	IS(U'續', WORD_FIRST, WORD_XUJI), IS(U'终', WORD_FIRST, WORD_ZHONG),
	IS(U'終', WORD_FIRST, WORD_ZHONG), IS(U'最', WORD_FIRST, WORD_ZUIZHONG),
	IS(U'完', WORD_FIRST, WORD_WAN), IS(U'大', WORD_FIRST, WORD_WAN),
	IS(U'结', WORD_FIRST, WORD_JIESHU), IS(U'結', WORD_FIRST, WORD_JIESHU),
	IS(U'尾', WORD_FIRST, WORD_WEISHENG), IS(U'增', WORD_FIRST, WORD_ZENGKAN),
	IS(U'特', WORD_FIRST, WORD_TEKAN), IS(U'番', WORD_FIRST, WORD_FANWAI),
	IS(U'加', WORD_FIRST, WORD_JIACAN),
/* clang-format on */
#undef IS
};

static inline const character *
look_up(uint32_t cp)
{
	static const character ordinary = {0, ORDINARY, 0};
	const character *found = &characters[SLOT(cp)];

	return found->cp == cp ? found : &ordinary;
}

/* ---- the reader's hands ---------------------------------------------------------- */

/* How the unit before was marked: it decides what may follow. */
typedef enum mark
{
	NOTHING,  /* no unit before */
	BARE,     /* a number without a sign of what it counts, or with 第 only */
	PREFIXED, /* a number with no more than a prefix: No.3 */
	MARKED,   /* with a classifier or in brackets */
	YEAR,     /* a year, which needs an issue */
	WORD,     /* 上篇, 番外 */
	POSITION /* 上, which with a number behind it may be a count: 上一期 前三集 */
} mark;

typedef struct reader
{
	const char *p;
	const char *end;
	uint32_t cp; /* the character at p, 0 at the end and on ill-formed UTF-8 */
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
	const char *start;
	zha_numeral first; /* the numeral that the text begins with */
	size_t first_len;  /* 0 if with none */
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

/*
 * Go to p, and see what is there. Inlined by force: it is called for every character,
 * and the compiler's own choice costs an eighth of the time.
 */
static inline __attribute__((always_inline)) void
go_to(reader *r, const char *p)
{
	const character *c;

	r->p = p;
	r->len = zha_utf8_decode(p, r->end, &r->cp);
	if (r->len == 0)
		r->cp = 0;
	else if (r->cp > 0xFF00 && r->cp < 0xFF5F)
		r->cp -= 0xFEE0;
	c = look_up(r->cp);
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
take(reader *r, uint32_t cp)
{
	if (r->cp != cp)
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

/* The numeral at p, cut to 32 bits, which is above every level's largest. */
static inline bool
read_numeral(reader *r, uint32_t *number, zha_notation *notation)
{
	zha_numeral numeral = r->first;
	size_t len = r->first_len;

	if (r->p != r->start)
		len = zha_numeral_scan(r->p, r->end, &numeral);
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
	while (*endings)
	{
		const char *q = p;

		while (q < r->end && *q == *endings && *endings && *endings != ' ')
			q++, endings++;
		if (*endings == ' ' || *endings == '\0')
			return (size_t) (q - p);
		while (*endings && *endings++ != ' ')
			;
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
	for (size_t i = 0; i < LENGTH(other_words); i++)
	{
		size_t len = begins(r, r->p, other_words[i].text);

		if (len > 0)
		{
			*word = other_words[i].word;
			return len;
		}
	}
	ending = match_ending(r, rest, word_entries[r->kind].endings);
	if (ending == 0 && !word_entries[r->kind].alone)
		return 0;
	return r->len + ending;
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

typedef struct prefix
{
	const char *text; /* in lower case */
	uint32_t kind;
	bool glued_roman; /* no English word begins with it and goes on in Roman letters */
	bool digits_only; /* too short for other numerals */
} prefix;

static const prefix prefixes[] = {
	{"chapter", 'c', true, false}, {"episode", 'e', true, false},
	{"season", 's', true, false},  {"volume", 'v', true, false},
	{"issue", 'i', true, false},   {"part", 'p', true, false},
	{"vol", 'v', true, false},     {"no", 'n', false, false},
	{"ep", 'e', false, false},     {"e", 'e', false, true},
	{"s", 's', false, true},
};

static const prefix sign_prefixes[] = {
	{"#", '#', true, false}, {"№", 'n', true, false}, {"卷", U'卷', true, false}};

static inline bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
is_letter(uint32_t cp)
{
	return cp < 0x80 && (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/* Take the letters of the prefix, in any case. */
static bool
take_letters(reader *r, const char *text)
{
	const char *at = r->p;

	for (; *text; text++)
	{
		if ((r->cp | 0x20) != (uint32_t) *text)
		{
			go_to(r, at);
			return false;
		}
		advance(r);
	}
	return true;
}

/*
 * Take a prefix of letters with its dot. Not taken when what follows cannot be its
 * number: VI is a numeral, NOV a month.
 */
static const prefix *
take_letter_prefix(reader *r)
{
	const char *at = r->p;
	const prefix *found = NULL;

	for (size_t i = 0; i < LENGTH(prefixes); i++)
	{
		if ((uint32_t) prefixes[i].text[0] == (r->cp | 0x20) &&
			take_letters(r, prefixes[i].text))
		{
			found = &prefixes[i];
			break;
		}
	}
	if (found && !take(r, '.') && is_letter(r->cp) && !found->glued_roman)
	{
		go_to(r, at);
		return NULL;
	}
	return found;
}

/* Take a prefix with what stands between it and its number. */
static const prefix *
take_prefix(reader *r)
{
	const prefix *found = NULL;

	if (is_letter(r->cp))
		found = take_letter_prefix(r);
	else if (r->cp == '#')
		found = &sign_prefixes[0];
	else if (r->cp == U'№')
		found = &sign_prefixes[1];
	else if (r->cp == U'卷')
		found = &sign_prefixes[2];
	if (found >= sign_prefixes && found < sign_prefixes + LENGTH(sign_prefixes))
	{
		advance(r);
		if (found == &sign_prefixes[1])
			take(r, '.');
	}
	if (found)
		skip_blanks(r);
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
	else if (take(r, U'第'))
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
read_span(reader *r, const core *c)
{
	uint32_t first = r->path.level[r->path.depth - 1].number;
	uint32_t last = first;

	skip_blanks(r);
	while (at_joint(r))
	{
		class joint = r->class;
		uint32_t cp = r->cp;

		if (joint == SLASH && !r->slash)
			r->slash = r->p;
		advance(r);
		if (joint == DASH)
			take(r, cp); /* written twice: -- —— */
		if (!read_last(r, joint, c, first, &last))
			return false;
		r->path.span = last - first;
		if (joint == DASH)
			break;
		skip_blanks(r);
	}
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
	*c = (core){0, false, false, ZHA_ASCII};
	r->slash = NULL;
	if (!read_item(r, words, c))
		return false;
	while (r->cp == '.')
	{
		advance(r);
		if (!read_item(r, true, c))
			return false;
	}
	return c->word_last || read_span(r, c);
}

/* ---- classifiers ------------------------------------------------------------------------ */

/* Take a classifier, of one character or two; gives its kind, 0 for none. */
static uint32_t
take_classifier(reader *r, bool ordinal)
{
	static const struct
	{
		uint32_t first, second, kind;
	} pairs[] = {{U'部', U'分', U'分'}, {U'月', U'号', U'月'}, {U'月', U'號', U'月'},
				 {U'月', U'刊', U'月'}, {U'单', U'元', U'单'}, {U'單', U'元', U'单'}};
	uint32_t first = r->cp;
	uint32_t kind = r->kind;
	const char *at = r->p;
	bool alone = r->class == CLASSIFIER || (ordinal && r->class == COUNTER);

	if (first != U'部' && first != U'月' && first != U'单' && first != U'單')
	{
		if (!alone)
			return 0;
		advance(r);
		return kind;
	}
	advance(r);
	for (size_t i = 0; i < LENGTH(pairs); i++)
	{
		if (first == pairs[i].first && r->cp == pairs[i].second)
		{
			advance(r);
			return pairs[i].kind;
		}
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

/* 第15期-第16期: the same classifier behind the first number and the last. */
static bool
read_late_span(reader *r, const core *c, uint32_t kind, bool ordinal)
{
	const char *at;

	skip_blanks(r);
	if (!at_joint(r) || r->path.span > 0 || leads_to_total(r))
		return true;
	if (!read_span(r, c))
		return false;
	skip_blanks(r);
	at = r->p;
	if (take_classifier(r, ordinal) != kind)
		return refuse(r, ZHA_SYNTAX, at, "the same classifier again");
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

	if (closing != 0 ? !begins(r, at + r->len, "合") : r->cp != U'合')
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
	if (!found || found->kind != 'e')
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
	return found->kind != 's' || !found->digits_only || expect_episode(r);
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
	if (r->before == BARE && r->units == units + 1)
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

	if (c->items == 1 && r->path.depth == 1 && r->path.span == 0 && r->cp == U'年')
	{
		advance(r);
		take(r, U'度');
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
	return note_unit(r, at, kind != 0 ? MARKED : BARE, kind);
}

/* A number without a mark in front, or a word. */
static bool
read_plain(reader *r, const char *at)
{
	bool own_number = r->own_number;
	mark before = r->before;
	core c;

	r->own_number = false;
	if ((before == BARE || before == PREFIXED || before == POSITION) &&
		r->class != WORD_FIRST)
		return refuse(r, ZHA_SYNTAX, at, the_end);
	if (!read_core(r, true, &c))
		return false;
	if (!c.word_last)
	{
		if (own_number && c.notation == ZHA_ROMAN && is_lower(*at))
			return refuse(r, ZHA_SYNTAX, at, the_end);
		return read_unmarked(r, at, &c, own_number);
	}
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
		return found->kind == 'e' && r->units > 0 &&
			   (r->kinds[r->units - 1] == 's' || r->kinds[r->units - 1] == U'季');
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
			advance(r);
			skip_blanks(r);
			ordinal = take(r, U'第');
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
	ordinal = take(r, U'第');
	if (ordinal)
		skip_blanks(r);
	r->path.depth = 0;
	r->path.span = 0;
	r->units = 0;
	if (!read_ordinal(r, at, ordinal))
		return false;
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

/* Units up to the end or the closing bracket. */
static bool
read_path(reader *r)
{
	skip_blanks(r);
	for (;;)
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
		if (r->class == TOTAL)
		{
			bool first = r->path.depth == 0;

			if (!read_total(r, closing))
				return false;
			if (!first || at_close(r))
				return true;
			leave_total(r);
			continue;
		}
		if (closing != 0 ? !read_bracketed(r, at, closing) : !read_unit(r))
			return refuse_rest(r, at, before);
		skip_blanks(r);
		if (at_close(r))
			break;
		if (r->class == SEPARATOR || leads_to_total(r) ||
			(r->class == COMMA && (r->before == MARKED || r->before == PREFIXED)))
		{
			advance(r);
			skip_blanks(r);
			if (at_close(r))
				return refuse(r, ZHA_SYNTAX, r->p, "a further level");
		}
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

/* As zha_series_no_read, for a text that is more than one numeral, its first. */
static zha_code
read_by_grammar(zha_text text, zha_numeral first, size_t first_len, zha_series_no *out,
				zha_fault *fault)
{
	reader r;
	uint32_t cp;

	/*
	 * One by one: to clear all of it is a tenth of the time. What is not set here is
	 * not looked at before it is: levels and kinds beyond their counts, the fault.
	 */
	r.start = text.data;
	r.end = text.data + text.len;
	r.first = first;
	r.first_len = first_len;
	r.slash = r.behind_total = NULL;
	r.units = r.nesting = 0;
	r.prefix = 0;
	r.before = NOTHING;
	r.own_number = false;
	r.notation = ZHA_ASCII;
	r.path.depth = 0;
	r.path.span = 0;
	go_to(&r, text.data);
	if (read_path(&r))
	{
		if (r.p == r.end)
			return zha_series_no_pack(&r.path, out);
		refuse(&r, ZHA_SYNTAX, r.p, the_end);
	}
	if (r.fault.at < text.len &&
		zha_utf8_decode(text.data + r.fault.at, r.end, &cp) == 0)
		r.fault = (zha_fault){ZHA_ENCODING, r.fault.at, "well-formed UTF-8"};
	*fault = r.fault;
	return fault->code;
}

zha_code
zha_series_no_read(zha_text text, zha_series_no *out, zha_fault *fault)
{
	zha_numeral first = {0, ZHA_ASCII};
	size_t first_len;

	if (text.len == 0)
		text.data = ""; /* it may be NULL */
	if (read_digits(text, out))
		return ZHA_OK;
	first_len = zha_numeral_scan(text.data, text.data + text.len, &first);
	if (first_len > 0 && first_len == text.len && first.value <= ZHA_LARGEST_FIRST)
	{
		*out = zha_series_no_from_number((uint32_t) first.value);
		return ZHA_OK;
	}
	return read_by_grammar(text, first, first_len, out, fault);
}
