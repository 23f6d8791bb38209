/*
 * series_words.h
 *		The vocabulary of series numbers: the characters, words and prefixes that the
 *		grammar in series_read.c is made of, which alone includes it.
 */
#ifndef ZHA_SERIES_WORDS_H
#define ZHA_SERIES_WORDS_H

#include "core/series_no.h"

typedef enum class
{
	ORDINARY,
	BLANK,
	OPENING, /* kind: the bracket that closes it */
	CLOSING,
	ORDINAL,   /* 第 */
	OF,        /* 之 其; kind: whether 第 may follow */
	TOTAL,     /* 总 */
	SEPARATOR, /* · between units */
	COMMA,     /* the same, behind a marked unit only */
	DASH,      /* joins the first and the last number of a span */
	LIST,      /* 、 joins neighbours */
	SLASH,
	CLASSIFIER, /* kind: its simplified form */
	COUNTER,    /* the same, but 3天 are three days and 第3天 is the third */
	HALF,       /* kind: the same with the character behind it: 月号 单元 */
	WORD_FIRST  /* kind: index of word_entries */
} class;

typedef struct character
{
	uint32_t key; /* of its bytes */
	uint32_t class : 8;
	uint32_t kind : 24;
} character;

#define PART_ENDINGS "部分 篇 集 部 卷 册 冊 辑 輯 编 編"

/*
 * The words by their first character: the endings they may have, whether the character
 * is a word without one, and the endings that make it another word. Endings are of
 * Han characters, longer before shorter and parted by blanks. 上期 and 下回 are not
 * here: they mean the one before and the one after.
 */
static const struct
{
	zha_word word;
	bool alone;
	const char *endings;
	zha_word other;
	const char *other_endings;
} word_entries[] = {
	{ZHA_SHANG, true, PART_ENDINGS, ZHA_NUMBER, ""},
	{ZHA_QIAN, true, PART_ENDINGS, ZHA_XU, "言"},
	{ZHA_ZHONG, true, PART_ENDINGS, ZHA_NUMBER, ""},
	{ZHA_XIA, true, PART_ENDINGS, ZHA_NUMBER, ""},
	{ZHA_HOU, true, PART_ENDINGS, ZHA_ZHONGJIE, "记 記"},
#define WORD_XU 5
	{ZHA_XU, true, "章 篇 言 幕", ZHA_NUMBER, ""},
#define WORD_XIEZI 6
	{ZHA_XU, false, "子 言", ZHA_NUMBER, ""}, /* 楔子 引子 引言 */
#define WORD_KAIPIAN 7
	{ZHA_XU, false, "篇词 篇詞", ZHA_NUMBER, ""}, /* 开篇词 */
#define WORD_XUJI 8
	{ZHA_XUJI, true, "篇 集 编 編", ZHA_NUMBER, ""},
#define WORD_ZHONG 9
	{ZHA_ZHONGJIE, true, "结篇 結篇 章 篇 集 回 话 話", ZHA_NUMBER, ""}, /* 终 */
#define WORD_ZUIZHONG 10
	{ZHA_ZHONGJIE, false, "终章 终篇 终集 终回 终话 終章 終篇 終集 終回 終話",
	 ZHA_NUMBER, ""}, /* 最终章 */
#define WORD_WAN 11
	{ZHA_ZHONGJIE, false, "结篇 結篇 结局 結局", ZHA_NUMBER, ""}, /* 完结篇 大结局 */
#define WORD_JIESHU 12
	{ZHA_ZHONGJIE, false, "束语 束語", ZHA_NUMBER, ""}, /* 结束语 */
#define WORD_WEISHENG 13
	{ZHA_ZHONGJIE, false, "声 聲", ZHA_NUMBER, ""}, /* 尾声 */
#define WORD_ZENGKAN 14
	{ZHA_ZENGKAN, false, "刊号 刊號 刊", ZHA_NUMBER, ""},
#define WORD_TEKAN 15
	{ZHA_TEKAN, false, "刊号 刊號 刊", ZHA_FANWAI, "别加餐 別加餐"},
#define WORD_FANWAI 16
	{ZHA_FANWAI, false, "外篇 外编 外編 外章 外", ZHA_NUMBER, ""},
#define WORD_JIACAN 17
	{ZHA_FANWAI, false, "餐", ZHA_NUMBER, ""}, /* 加餐 */
};

/*
 * Found by a hash without collisions: two characters in one slot would not compile.
 * Full-width forms of ASCII are folded before.
 */
#define SLOT(key) (((uint32_t) (key) *MULTIPLIER) >> 21)
#define MULTIPLIER 0xD55EC1A5U

static const character characters[2048] = {
#define IS(cp, ...) [SLOT(ZHA_UTF8_KEY(cp))] = {ZHA_UTF8_KEY(cp), __VA_ARGS__}
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
	IS(U'【', OPENING, ZHA_UTF8_KEY(U'】')), IS(U'】', CLOSING, 0), IS(U'〔', OPENING, ZHA_UTF8_KEY(U'〕')),
	IS(U'〕', CLOSING, 0), IS(U'〖', OPENING, ZHA_UTF8_KEY(U'〗')), IS(U'〗', CLOSING, 0),
	IS(U'〈', OPENING, ZHA_UTF8_KEY(U'〉')), IS(U'〉', CLOSING, 0),
	IS(U'第', ORDINAL, 0),
	IS(U'之', OF, true), IS(U'其', OF, false),
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
	IS(U'卷', CLASSIFIER, U'卷'), IS(U'巻', CLASSIFIER, U'卷'), IS(U'部', CLASSIFIER, U'部'),
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
	IS(U'月', HALF, U'月'), IS(U'单', HALF, U'单'), IS(U'單', HALF, U'单'),
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
look_up(uint32_t key)
{
	static const character ordinary = {0, ORDINARY, 0};
	const character *found = &characters[SLOT(key)];

	return found->key == key ? found : &ordinary;
}

typedef struct prefix
{
	const char *text; /* in lower case */
	size_t len;
	uint32_t kind;    /* of the classifier that says the same */
	bool glued_roman; /* no English word begins with it and goes on in Roman letters */
	bool digits_only; /* too short for other numerals */
	bool titles;      /* read in titles only */
} prefix;

#define LONGEST_PREFIX 7

/* Longer before shorter that they begin with. */
static const prefix prefixes[] = {
	{"chapter", 7, U'章', true, false, false},
	{"episode", 7, U'集', true, false, false},
	{"season", 6, U'季', true, false, false},
	{"volume", 6, U'卷', true, false, false},
	{"lesson", 6, U'课', true, false, false},
	{"issue", 5, U'期', true, false, false},
	{"chap", 4, U'章', true, false, false},
	{"part", 4, 'p', true, false, false},
	{"vol", 3, U'卷', true, false, false},
	{"ch", 2, U'章', false, true, true},
	{"no", 2, U'期', false, false, false},
	{"ep", 2, U'集', false, false, false},
	{"e", 1, U'集', false, true, false},
	{"s", 1, U'季', false, true, false},
	{"v", 1, U'卷', false, true, true},
};

static const prefix sign_prefixes[] = {{"#", 1, '#', true, false, false},
									   {"№", 1, U'期', true, false, false},
									   {"卷", 1, U'卷', true, false, false}};

#endif /* ZHA_SERIES_WORDS_H */
