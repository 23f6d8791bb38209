/*
 * series_read.c
 *		The grammar of series numbers: 第十五期, Vol.3 No.5, 2020年第3期（总第125期）,
 *		S03E05, ⑮（上）, 第15、16期 and the canonical form.
 *
 * A series number is written as one unit or several, outermost first; each unit
 * gives a level, or more when it has full stops in it:
 *		path    = unit { ["·" | "，"] unit } [total]
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

/* How the unit before was marked: it decides what may follow. */
typedef enum mark
{
	NOTHING, /* no unit before */
	BARE,    /* a number without a sign of what it counts */
	MARKED,  /* with a classifier, a prefix or brackets */
	YEAR,    /* a year, which needs an issue */
	WORD     /* 上, 番外 */
} mark;

typedef struct reader
{
	const char *p;
	const char *end;
	zha_series_path path;
	uint32_t kinds[ZHA_LEVELS]; /* what marked the units so far */
	int units;
	mark before;
	bool own_number;   /* the word before may have a bare number: 番外 2 */
	const char *slash; /* a / that joins two numbers of a unit not marked yet */
	int nesting;       /* of brackets */
	zha_fault fault;
	const char *start;
} reader;

#define LONGEST_PATH_IN_BRACKETS 2 /* （2020年第3期（总第125期）） */

/* ---- the reader's hands ------------------------------------------------------ */

static bool
refuse(reader *r, zha_code code, const char *at, const char *expected)
{
	r->fault = (zha_fault){code, (size_t) (at - r->start), expected};
	return false;
}

/* The character at p, full-width ASCII folded; 0 at the end and on bad UTF-8. */
static uint32_t
character(const reader *r, const char *p, size_t *len)
{
	uint32_t cp;

	*len = zha_utf8_decode(p, r->end, &cp);
	if (*len == 0)
		return 0;
	if (cp > 0xFF00 && cp < 0xFF5F)
		return cp - 0xFEE0;
	return cp;
}

static bool
is_blank(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	return cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200B) ||
		   cp == 0x202F || cp == 0x205F || cp == 0x2060 || cp == 0xFEFF;
}

static const char *
past_blanks(const reader *r, const char *p)
{
	size_t len;

	while (is_blank(character(r, p, &len)) && len > 0)
		p += len;
	return p;
}

static void
skip_blanks(reader *r)
{
	r->p = past_blanks(r, r->p);
}

/* Take the character cp if it is next. */
static bool
take(reader *r, uint32_t cp)
{
	size_t len;

	if (character(r, r->p, &len) != cp || len == 0)
		return false;
	r->p += len;
	return true;
}

/* Whether the text at p begins with these bytes; gives their number. */
static size_t
begins(const reader *r, const char *p, const char *text)
{
	size_t len = strlen(text);

	return (size_t) (r->end - p) >= len && memcmp(p, text, len) == 0 ? len : 0;
}

/* ---- levels ------------------------------------------------------------------ */

static bool
push(reader *r, zha_level level, const char *at)
{
	int depth = r->path.depth;

	if (r->path.span > 0)
		return refuse(r, ZHA_SYNTAX, at,
					  "the end of the text, a span being the last level");
	if (depth == ZHA_LEVELS)
		return refuse(r, ZHA_SYNTAX, at, "no more than three levels");
	if (level.word == ZHA_NUMBER && level.number > zha_series_no_largest(depth))
		return refuse(r, ZHA_RANGE, at,
					  depth == 0   ? "a number up to 268435455"
					  : depth == 1 ? "a number up to 65000 on the second level"
								   : "a number up to 240 on the third level");
	r->path.level[r->path.depth++] = level;
	return true;
}

/* The numeral at p, cut to 32 bits, which is above every level's largest. */
static bool
read_numeral(reader *r, uint32_t *number, zha_notation *notation)
{
	zha_numeral numeral;
	size_t len = zha_numeral_scan(r->p, r->end, &numeral);

	if (len == 0)
		return refuse(r, ZHA_SYNTAX, r->p, "a number");
	r->p += len;
	*number = numeral.value > UINT32_MAX ? UINT32_MAX : (uint32_t) numeral.value;
	*notation = numeral.notation;
	return true;
}

/* ---- words ------------------------------------------------------------------- */

#define PART_CLASSIFIERS "部分 篇 集 部 卷 册 冊 辑 輯 编 編"

/*
 * A word by its first character, the endings it may have (longer before shorter,
 * parted by blanks) and whether the character is a word without one. 上期 and 下回
 * are not here: they mean the one before and the one after.
 */
typedef struct word_entry
{
	zha_word word;
	bool alone;
	const char *endings;
} word_entry;

static word_entry
word_by_first(uint32_t cp)
{
	switch (cp)
	{
			/* clang-format off */
		case U'上': return (word_entry){ZHA_SHANG, true, PART_CLASSIFIERS};
		case U'中': return (word_entry){ZHA_ZHONG, true, PART_CLASSIFIERS};
		case U'下': return (word_entry){ZHA_XIA, true, PART_CLASSIFIERS};
		case U'后': case U'後':
			return (word_entry){ZHA_HOU, true, "记 記 " PART_CLASSIFIERS};
		case U'前': return (word_entry){ZHA_QIAN, true, "言 " PART_CLASSIFIERS};
		case U'序': return (word_entry){ZHA_XU, true, "章 篇 言 幕"};
		case U'楔': return (word_entry){ZHA_XU, false, "子"};
		case U'引': return (word_entry){ZHA_XU, false, "子 言"};
		case U'开': return (word_entry){ZHA_XU, false, "篇词"};
		case U'開': return (word_entry){ZHA_XU, false, "篇詞"};
		case U'续': case U'續': return (word_entry){ZHA_XUJI, true, "篇 集 编 編"};
		case U'终': return (word_entry){ZHA_ZHONGJIE, true, "结篇 章 篇 集 回 话"};
		case U'終': return (word_entry){ZHA_ZHONGJIE, true, "結篇 章 篇 集 回 話"};
		case U'最':
			return (word_entry){ZHA_ZHONGJIE, false,
								"终章 终篇 终集 终回 终话 終章 終篇 終集 終回 終話"};
		case U'完': return (word_entry){ZHA_ZHONGJIE, false, "结篇 結篇"};
		case U'大': return (word_entry){ZHA_ZHONGJIE, false, "结局 結局"};
		case U'结': return (word_entry){ZHA_ZHONGJIE, false, "束语"};
		case U'結': return (word_entry){ZHA_ZHONGJIE, false, "束語"};
		case U'尾': return (word_entry){ZHA_ZHONGJIE, false, "声 聲"};
		case U'增': return (word_entry){ZHA_ZENGKAN, false, "刊号 刊號 刊"};
		case U'特': return (word_entry){ZHA_TEKAN, false, "刊号 刊號 刊 别加餐 別加餐"};
		case U'番': return (word_entry){ZHA_FANWAI, false, "外篇 外编 外編 外章 外"};
		case U'加': return (word_entry){ZHA_FANWAI, false, "餐"};
			/* clang-format on */
		default:
			return (word_entry){ZHA_NUMBER, false, NULL};
	}
}

/* The length of the longest of the endings that p begins with, 0 for none. */
static size_t
match_ending(const reader *r, const char *p, const char *endings)
{
	while (*endings)
	{
		size_t len = strcspn(endings, " ");

		if ((size_t) (r->end - p) >= len && memcmp(p, endings, len) == 0)
			return len;
		endings += len;
		endings += *endings == ' ';
	}
	return 0;
}

/* The word at p and its length, 0 for none. */
static size_t
match_word(const reader *r, const char *p, zha_word *word)
{
	uint32_t cp;
	size_t len = zha_utf8_decode(p, r->end, &cp);
	size_t ending;
	word_entry entry;

	if (len < 3)
		return 0;
	entry = word_by_first(cp);
	if (entry.word == ZHA_NUMBER)
		return 0;
	ending = match_ending(r, p + len, entry.endings);
	if (ending == 0 && !entry.alone)
		return 0;
	*word = entry.word;
	if (ending > 0)
	{
		/* Three words that begin like another one. */
		if (begins(r, p + len, "言") && entry.word == ZHA_QIAN)
			*word = ZHA_XU;
		else if ((begins(r, p + len, "记") || begins(r, p + len, "記")) &&
				 entry.word == ZHA_HOU)
			*word = ZHA_ZHONGJIE;
		else if (entry.word == ZHA_TEKAN && !begins(r, p + len, "刊"))
			*word = ZHA_FANWAI;
	}
	return len + ending;
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

/* ---- spans ------------------------------------------------------------------- */

typedef enum joint
{
	NO_JOINT,
	DASH, /* from - to */
	LIST, /* 、 between neighbours */
	SLASH
} joint;

static joint
take_joint(reader *r)
{
	size_t len;
	uint32_t cp = character(r, r->p, &len);

	switch (cp)
	{
		case '-':
		case 0x2010: /* ‐ */
		case 0x2011:
		case 0x2012:
		case 0x2013: /* – */
		case 0x2014: /* — */
		case 0x2015:
		case 0x2212: /* − */
			r->p += len;
			take(r, cp); /* written twice: -- —— */
			return DASH;
		case '~':
		case 0x223C: /* ∼ */
		case 0x301C: /* 〜 */
		case U'至':
		case U'到':
			r->p += len;
			return DASH;
		case U'、':
			r->p += len;
			return LIST;
		case '/':
			r->p += len;
			return SLASH;
		default:
			return NO_JOINT;
	}
}

/*
 * What joins the last level, a number, to further ones. Marks the place of a
 * slash in r->slash: 1/5 could be one of five.
 */
static bool
read_span(reader *r)
{
	uint32_t first = r->path.level[r->path.depth - 1].number;
	uint32_t last = first;

	for (;;)
	{
		const char *at = past_blanks(r, r->p);
		const char *back = r->p;
		uint32_t number;
		zha_notation notation;
		joint by;

		r->p = at;
		by = take_joint(r);
		if (by == NO_JOINT)
		{
			r->p = back;
			return true;
		}
		if (by == SLASH && !r->slash)
			r->slash = at;
		skip_blanks(r);
		if (take(r, U'第'))
			skip_blanks(r);
		at = r->p;
		if (!read_numeral(r, &number, &notation))
			return false;
		if (by == DASH ? number <= last : (number == 0 || number - 1 != last))
			return refuse(r, ZHA_SYNTAX, at,
						  by == DASH ? "a number above the one before it"
									 : "the number that follows the one before it");
		if (number - first > ZHA_LONGEST_SPAN)
			return refuse(r, ZHA_RANGE, at, "a span of at most 256 numbers");
		if (number > zha_series_no_largest(r->path.depth - 1))
			return refuse(r, ZHA_RANGE, at, "a number that fits its level");
		r->path.span = number - first;
		last = number;
		if (by == DASH)
			return true;
	}
}

/* ---- core -------------------------------------------------------------------- */

/* What a core was, for the unit around it. */
typedef struct core
{
	int items;
	bool word_first;
	bool word_last;
	zha_notation notation; /* of the first item, when a number */
} core;

/* One number or, where words says so, a word; dotted when a full stop is before it. */
static bool
read_item(reader *r, bool words, bool dotted, core *c)
{
	const char *at = r->p;
	zha_level level = {ZHA_NUMBER, 0};
	zha_notation notation = ZHA_ASCII;
	size_t len = words ? match_word(r, r->p, &level.word) : 0;

	if (len > 0)
	{
		if (!dotted && !word_fits(r, level.word))
			return refuse(r, ZHA_SYNTAX, at, "no second word here");
		r->p += len;
	}
	else if (!read_numeral(r, &level.number, &notation))
		return false;
	c->word_last = len > 0;
	if (c->items++ == 0)
	{
		c->word_first = len > 0;
		c->notation = notation;
	}
	return push(r, level, at);
}

/* Items joined by full stops and the span at their end. */
static bool
read_core(reader *r, bool words, core *c)
{
	*c = (core){0, false, false, ZHA_ASCII};
	r->slash = NULL;
	if (!read_item(r, words, false, c))
		return false;
	while (take(r, '.'))
	{
		if (!read_item(r, true, true, c))
			return false;
	}
	return c->word_last || read_span(r);
}

/* ---- classifiers ------------------------------------------------------------- */

/*
 * The classifier cp as its simplified form, 0 for none. Those of the second group
 * count things when no 第 is before the number: 3天 is three days, 第3天 the third.
 */
static uint32_t
classifier(uint32_t cp, bool ordinal)
{
	switch (cp)
	{
			/* clang-format off */
		case U'期': case U'篇': case U'集': case U'回': case U'章': case U'季':
		case U'批': case U'站': case U'卷': case U'部': case U'次': case U'版':
		case U'刊': case U'幕': case U'折': case U'段': case U'番': case U'夜':
			return cp;
		case U'讲': case U'講': return U'讲';
		case U'节': case U'節': return U'节';
		case U'辑': case U'輯': return U'辑';
		case U'课': case U'課': return U'课';
		case U'届': case U'屆': return U'届';
		case U'场': case U'場': return U'场';
		case U'号': case U'號': return U'号';
		case U'册': case U'冊': return U'册';
		case U'话': case U'話': return U'话';
		case U'弹': case U'彈': return U'弹';
		case U'轮': case U'輪': return U'轮';
		case U'编': case U'編': return U'编';
		case U'则': case U'則': return U'则';
		case U'条': case U'條': return U'条';
		case U'年': case U'天': case U'日':
			return ordinal ? cp : 0;
		case U'周': case U'週': return ordinal ? U'周' : 0;
			/* clang-format on */
		default:
			return 0;
	}
}

/* Take a classifier, of one character or two; gives its kind, 0 for none. */
static uint32_t
take_classifier(reader *r, bool ordinal)
{
	static const struct
	{
		const char *text;
		uint32_t kind;
	} pairs[] = {{"部分", U'分'},
				 {"月号", U'月'},
				 {"月號", U'月'},
				 {"单元", U'单'},
				 {"單元", U'单'}};
	size_t len;
	uint32_t cp = character(r, r->p, &len);
	uint32_t kind;

	if (cp == U'部' || cp == U'月' || cp == U'单' || cp == U'單')
	{
		for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		{
			size_t both = begins(r, r->p, pairs[i].text);

			if (both > 0)
			{
				r->p += both;
				return pairs[i].kind;
			}
		}
	}
	kind = classifier(cp, ordinal);
	if (kind != 0)
		r->p += len;
	return kind;
}

/* 第15期-第16期: the same classifier behind the first number and the last. */
static bool
read_late_span(reader *r, uint32_t kind, bool ordinal)
{
	const char *back = r->p;
	const char *at;

	if (r->path.span > 0 || r->path.level[r->path.depth - 1].word != ZHA_NUMBER)
		return true;
	at = past_blanks(r, r->p);
	r->p = at;
	if (take_joint(r) == NO_JOINT)
	{
		r->p = back;
		return true;
	}
	r->p = back;
	if (!read_span(r))
		return false;
	skip_blanks(r);
	at = r->p;
	if (take_classifier(r, ordinal) != kind)
		return refuse(r, ZHA_SYNTAX, at, "the same classifier again");
	return true;
}

/* 合刊 behind a combined issue, in brackets or not. */
static bool
read_combined(reader *r)
{
	static const char *const texts[] = {"合刊",     "合期",   "合辑",     "合輯",
										"（合刊）", "(合刊)", "（合期）", "(合期)"};
	const char *at = past_blanks(r, r->p);

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
	{
		size_t len = begins(r, at, texts[i]);

		if (len == 0)
			continue;
		if (r->path.span == 0)
			return refuse(r, ZHA_SYNTAX, at,
						  "the numbers of a combined issue before it");
		r->p = at + len;
		return true;
	}
	return true;
}

/* ---- prefixes ---------------------------------------------------------------- */

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

static bool
is_letter(uint32_t cp)
{
	return cp < 0x80 && (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/* The length of the prefix at p, 0 when it is not there. */
static size_t
match_prefix(const reader *r, const prefix *entry)
{
	const char *p = r->p;

	for (const char *c = entry->text; *c; c++)
	{
		size_t len;
		uint32_t cp = character(r, p, &len);

		if ((cp | 0x20) != (uint32_t) *c)
			return 0;
		p += len;
	}
	return (size_t) (p - r->p);
}

/*
 * Take a prefix with the dot and the blanks behind it. Not taken when what
 * follows cannot be its number: VI is a numeral, NOV a month.
 */
static const prefix *
take_prefix(reader *r)
{
	static const prefix sign = {"#", '#', true, false};
	static const prefix numero = {"№", 'n', true, false};
	static const prefix juan = {"卷", U'卷', true, false};
	const char *back = r->p;
	size_t len;
	uint32_t cp = character(r, r->p, &len);
	const prefix *found = NULL;

	if (cp == '#' || cp == U'№' || cp == U'卷')
	{
		found = cp == '#' ? &sign : cp == U'№' ? &numero : &juan;
		r->p += len;
	}
	else if (is_letter(cp))
	{
		for (size_t i = 0; !found && i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		{
			len = match_prefix(r, &prefixes[i]);
			if (len > 0)
				found = &prefixes[i];
		}
		r->p += len;
	}
	if (!found)
		return NULL;
	back = found->kind == '#' || found->kind == U'卷' ? NULL : back;
	if (!back || !take(r, '.'))
	{
		cp = character(r, r->p, &len);
		if (is_letter(cp) && !found->glued_roman)
		{
			if (back)
				r->p = back;
			return NULL;
		}
	}
	skip_blanks(r);
	return found;
}

/* ---- units ------------------------------------------------------------------- */

static bool read_path(reader *r);

/*
 * The unit at `at` is complete: note what marked it, 0 for nothing that could be
 * told from another. Twice the same mark is a list, not a path.
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

/* A classifier and what belongs to it. *kind is 0 when there was none. */
static bool
read_classifier(reader *r, bool ordinal, uint32_t *kind)
{
	const char *back = r->p;

	skip_blanks(r);
	*kind = take_classifier(r, ordinal);
	if (*kind == 0)
		r->p = back;
	else if (!read_late_span(r, *kind, ordinal))
		return false;
	return read_combined(r);
}

/* 第 and a number, with its classifier or without. */
static bool
read_ordinal(reader *r, const char *at)
{
	core c;
	uint32_t kind;

	skip_blanks(r);
	if (!read_core(r, false, &c) || !read_classifier(r, true, &kind))
		return false;
	return note_unit(r, at, MARKED, kind != 0 ? kind : U'第');
}

/* S03E05: the season has no number of its own. */
static bool
read_episode_of(reader *r)
{
	const prefix *found;
	const char *at;

	skip_blanks(r);
	at = r->p;
	found = take_prefix(r);
	if (!found || found->kind != 'e')
		return refuse(r, ZHA_SYNTAX, at, "an episode such as E05 behind the season");
	r->p = at;
	return true;
}

/* A number behind the prefix that was taken. */
static bool
read_prefixed(reader *r, const char *at, const prefix *found)
{
	const char *slash;
	const char *digits = r->p;
	core c;
	uint32_t kind;

	if (!read_core(r, false, &c))
		return false;
	if (found->digits_only && c.notation != ZHA_ASCII && c.notation != ZHA_FULLWIDTH)
		return refuse(r, ZHA_SYNTAX, digits, "digits");
	slash = r->slash;
	if (!read_classifier(r, true, &kind))
		return false;
	if (slash && kind == 0)
		return refuse(r, ZHA_SYNTAX, slash,
					  "no slash in a number without a classifier");
	if (!note_unit(r, at, MARKED, found->kind))
		return false;
	return found->text[0] == 's' && found->digits_only ? read_episode_of(r) : true;
}

static uint32_t
closing_bracket(uint32_t cp)
{
	switch (cp)
	{
		case '(':
			return ')';
		case '[':
			return ']';
		case '<':
			return '>';
		case U'【':
			return U'】';
		case U'〔':
			return U'〕';
		case U'〖':
			return U'〗';
		case U'〈':
			return U'〉';
		default:
			return 0;
	}
}

/* Levels in brackets, of which open is the first. */
static bool
read_bracketed(reader *r, const char *at, uint32_t open)
{
	int units = r->units;
	const char *inside = r->p;

	if (++r->nesting > LONGEST_PATH_IN_BRACKETS)
		return refuse(r, ZHA_SYNTAX, at, "fewer brackets");
	r->before = NOTHING;
	r->own_number = false;
	if (!read_path(r))
		return false;
	if (r->before == BARE && r->units == units + 1)
	{
		/* （1）（2） is a list, （一）(2) is not. */
		zha_numeral numeral;

		if (zha_numeral_scan(past_blanks(r, inside), r->end, &numeral) == 0)
			numeral.notation = ZHA_ASCII;
		r->units = units;
		if (!note_unit(r, at, MARKED, 0x1000000 + (open << 8) + numeral.notation))
			return false;
	}
	if (!take(r, closing_bracket(open)))
		return refuse(r, ZHA_SYNTAX, r->p, "the closing bracket");
	r->nesting--;
	r->before = MARKED;
	r->own_number = false;
	return true;
}

/* A number without a mark in front, or a word. */
static bool
read_plain(reader *r, const char *at)
{
	mark before = r->before;
	bool own_number = r->own_number;
	core c;
	uint32_t kind;
	const char *slash;

	if (!read_core(r, true, &c))
		return false;
	r->own_number = false;
	if (c.word_last)
	{
		r->own_number =
			c.items == 1 && has_own_number(r->path.level[r->path.depth - 1].word);
		return note_unit(r, at, WORD, 0);
	}
	slash = r->slash;
	if (c.items == 1 && r->path.span == 0)
	{
		const char *back = r->p;

		skip_blanks(r);
		if (take(r, U'年'))
		{
			take(r, U'度');
			return note_unit(r, at, YEAR, U'年');
		}
		r->p = back;
	}
	if (!read_classifier(r, false, &kind))
		return false;
	if (kind == 0)
	{
		if (slash)
			return refuse(r, ZHA_SYNTAX, slash,
						  "no slash in a number without a classifier");
		if (before != NOTHING && before != BARE && !own_number)
			return refuse(r, ZHA_SYNTAX, r->p, "a classifier");
	}
	if (before == BARE)
		return refuse(r, ZHA_SYNTAX, at, "the end of the text");
	return note_unit(r, at, kind != 0 ? MARKED : BARE, kind);
}

static bool
read_unit(reader *r)
{
	const char *at = r->p;
	const prefix *found;
	size_t len;
	uint32_t cp = character(r, r->p, &len);

	if (cp == U'第' || cp == U'之')
	{
		r->p += len;
		skip_blanks(r);
		if (cp == U'之')
			take(r, U'第');
		return read_ordinal(r, at);
	}
	if (closing_bracket(cp) != 0)
	{
		r->p += len;
		return read_bracketed(r, at, cp);
	}
	found = take_prefix(r);
	if (found)
		return read_prefixed(r, at, found);
	return read_plain(r, at);
}

/* ---- the cumulative number --------------------------------------------------- */

/* Whether 总第125期 begins at p, in brackets or not; gives where the 总 is. */
static const char *
find_total(const reader *r)
{
	size_t len;
	const char *p = r->p;
	uint32_t cp = character(r, p, &len);

	if (closing_bracket(cp) != 0)
	{
		p = past_blanks(r, p + len);
		cp = character(r, p, &len);
	}
	return cp == U'总' || cp == U'總' ? p : NULL;
}

/*
 * The cumulative number behind the levels, which is no level and is left out of
 * the value. Where it is all there is, it is the number.
 */
static bool
read_total(reader *r, const char *total)
{
	size_t len;
	uint32_t open = total > r->p ? character(r, r->p, &len) : 0;
	zha_series_path path = r->path;

	if (r->before == YEAR)
		return refuse(r, ZHA_SYNTAX, r->p, "the issue of the year");
	character(r, total, &len);
	r->p = total + len;
	skip_blanks(r);
	take(r, U'第');
	r->path.depth = 0;
	r->path.span = 0;
	r->units = 0;
	if (!read_ordinal(r, total))
		return false;
	skip_blanks(r);
	if (open != 0 && !take(r, closing_bracket(open)))
		return refuse(r, ZHA_SYNTAX, r->p, "the closing bracket");
	if (path.depth > 0)
		r->path = path;
	return true;
}

/* ---- the whole ---------------------------------------------------------------- */

/* Whether nothing more is to be read here: the end, or a closing bracket. */
static bool
at_close(const reader *r)
{
	size_t len;
	uint32_t cp = character(r, r->p, &len);

	return r->p == r->end ||
		   (r->nesting > 0 && (cp == ')' || cp == ']' || cp == '>' || cp == U'】' ||
							   cp == U'〕' || cp == U'〗' || cp == U'〉'));
}

/* A separator between units; a comma only behind one that is marked. */
static bool
take_separator(reader *r)
{
	return take(r, U'·') || take(r, U'・') || take(r, U'•') || take(r, U'‧') ||
		   (r->before == MARKED && take(r, ','));
}

/* Units up to the end or the closing bracket. */
static bool
read_path(reader *r)
{
	do
	{
		const char *total;

		skip_blanks(r);
		total = find_total(r);
		if (total)
			return read_total(r, total) && (skip_blanks(r), true);
		if (!read_unit(r))
			return false;
		skip_blanks(r);
		if (!at_close(r) && take_separator(r))
		{
			skip_blanks(r);
			if (at_close(r))
				return refuse(r, ZHA_SYNTAX, r->p, "a further level");
		}
	} while (!at_close(r));
	if (r->before == YEAR)
		return refuse(r, ZHA_SYNTAX, r->p, "the issue of the year");
	return true;
}

/* Up to eight ASCII digits, the commonest of all texts. */
static bool
read_plain_digits(zha_text text, zha_series_no *out)
{
	uint32_t value = 0;

	if (text.len == 0 || text.len > 8)
		return false;
	for (size_t i = 0; i < text.len; i++)
	{
		uint32_t digit = (uint32_t) (unsigned char) text.data[i] - '0';

		if (digit > 9)
			return false;
		value = value * 10 + digit;
	}
	*out = zha_series_no_from_number(value);
	return true;
}

zha_code
zha_series_no_read(zha_text text, zha_series_no *out, zha_fault *fault)
{
	reader r;
	uint32_t cp;

	if (read_plain_digits(text, out))
		return ZHA_OK;
	memset(&r, 0, sizeof(r));
	r.start = r.p = text.data;
	r.end = text.data + text.len;
	if (read_path(&r))
	{
		if (r.p == r.end)
			return zha_series_no_pack(&r.path, out);
		refuse(&r, ZHA_SYNTAX, r.p, "the end of the text");
	}
	if (r.fault.at < text.len &&
		zha_utf8_decode(text.data + r.fault.at, r.end, &cp) == 0)
		r.fault = (zha_fault){ZHA_ENCODING, r.fault.at, "well-formed UTF-8"};
	*fault = r.fault;
	return fault->code;
}
