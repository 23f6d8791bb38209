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

/* Marks in a row that make one number. */
#define LONGEST_CHAIN 4

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
	return i < r->to ? (zha_kind) r->l->letter[i].kind : KIND_BAR;
}

static int
skip_blanks(const zha_region *r, int i)
{
	while (i < r->to && letter_at(r, i)->kind == KIND_BLANK)
		i++;
	return i;
}

/* The last letter before i that is no blank, or -1. */
static int
before(const zha_region *r, int i)
{
	while (i > r->from && letter_at(r, i - 1)->kind == KIND_BLANK)
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
		case KIND_TEXT:
		case KIND_LATIN:
		case KIND_DIGIT:
		case KIND_CIRCLED:
			return letter_at(r, i)->cp == '.' && delimited(r, i + 1);
		case KIND_OPEN:
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
	return i >= r->to || letter_at(r, i)->kind == KIND_BAR ||
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

	if ((to - from != 4 && to - from != 8) || l->letter[from].kind != KIND_DIGIT ||
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
	static const zha_text phrases[] = {
		W("315"),  W("517"),  W("520"),  W("618"),  W("666"),  W("818"),
		W("996"),  W("1024"), W("1111"), W("1212"), W("三八"), W("五一"),
		W("五四"), W("六一"), W("七一"), W("八一"), {NULL, 0}};

	return zha_letters_are(l, from, to, phrases);
}

bool
zha_is_total(const zha_letters *l, int i)
{
	const zha_letter *next = &l->letter[i + 1];

	return (next->cp == U'第' || next->kind == KIND_DIGIT) &&
		   (i == 0 || (next[-2].cp != U'汇' && next[-2].cp != U'匯'));
}

bool
zha_is_date_text(const zha_letters *l, int from, int to)
{
	static const zha_text words[] = {
		W("年"),     W("月"),     W("日"),     W("号"),     W("至"),     W("星期一"),
		W("星期二"), W("星期三"), W("星期四"), W("星期五"), W("星期六"), W("星期日"),
		W("星期天"), W("周一"),   W("周二"),   W("周三"),   W("周四"),   W("周五"),
		W("周六"),   W("周日"),   {NULL, 0}};
	int digits = 0;
	int signs = 0;

	zha_letters_trim(l, &from, &to, ZHA_BLANKS);
	if (from >= to || l->letter[from].kind != KIND_DIGIT)
		return false;
	for (int i = from; i < to;)
	{
		const zha_letter *letter = &l->letter[i];
		int word = zha_letters_word(l, i, to, words);

		if (word > 0)
		{
			i += word;
			signs++;
			continue;
		}
		digits += letter->kind == KIND_DIGIT;
		signs += letter->cp == '.' || letter->kind == KIND_HYPHEN ||
				 letter->kind == KIND_SLASH;
		if (letter->kind != KIND_DIGIT && letter->kind != KIND_BLANK &&
			letter->kind != KIND_HYPHEN && letter->kind != KIND_DASH &&
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

		if (letter_at(r, k)->kind == KIND_BLANK)
			continue;
		if (letter_at(r, k)->kind != KIND_TEXT ||
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
		kind_at(r, i + len) == KIND_BLANK)
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
	if (i >= r->to || letter_at(r, i)->kind != KIND_DIGIT)
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
	if (sign->kind != KIND_HYPHEN && sign->cp != U'、' && sign->cp != '/' &&
		sign->cp != '~' && sign->cp != U'～' && sign->cp != U'至' && sign->cp != U'—' &&
		sign->cp != U'–' && sign->cp != ',')
		return 0;
	i++;
	if (i < r->to && letter_at(r, i)->cp == U'第')
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

typedef enum classifier
{
	NO_CLASSIFIER,
	GROUP_A, /* a mark when delimited */
	GROUP_B, /* a mark at the end of a segment or before another mark */
	PARTS    /* 部分: of one work */
} classifier;

static classifier
classifier_at(const zha_region *r, int i, int *letters)
{
	*letters = 1;
	if (i >= r->to)
		return NO_CLASSIFIER;
	switch (letter_at(r, i)->cp)
	{
		case U'期':
		case U'篇':
		case U'讲':
		case U'集':
		case U'回':
		case U'章':
		case U'节':
		case U'辑':
		case U'课':
		case U'卷':
		case U'册':
		case U'话':
		case U'弹':
		case U'講':
		case U'節':
		case U'輯':
		case U'課':
		case U'冊':
		case U'話':
		case U'彈':
			return GROUP_A;
		case U'季':
			return zha_letters_at(r->l, i, ZHA_LITERAL("季度")) ? NO_CLASSIFIER
																: GROUP_B;
		case U'部':
			if (!zha_letters_at(r->l, i, ZHA_LITERAL("部分")))
				return GROUP_B;
			*letters = 2;
			return PARTS;
		case U'届':
		case U'批':
		case U'场':
		case U'站':
		case U'轮':
		case U'屆':
		case U'場':
		case U'輪':
			return GROUP_B;
		default:
			return NO_CLASSIFIER;
	}
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
	if (letter_at(r, end)->kind == KIND_CLOSE && letter_at(r, end)->pair > r->from)
	{
		bracket = letter_at(r, end)->pair;
		end--;
	}
	if (end > 0 && letter_at(r, end)->cp == U'度')
		end--;
	if (letter_at(r, end)->kind == KIND_DIGIT)
		end++; /* 2021第3期 */
	else if (letter_at(r, end)->cp != U'年')
		return -1;
	if (end - 4 < r->from)
		return -1;
	from = before(r, end) + 1 - 4;
	if (from < r->from ||
		(from > r->from && letter_at(r, from - 1)->kind == KIND_DIGIT))
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
	static const zha_text words[] = {
		W("杂志"), W("集刊"), W("学报"), W("电子杂志"), {NULL, 0}};

	if (to < r->to && letter_at(r, to)->cp == U'的')
		return false;
	i -= zha_letters_ending(r->l, r->from, i, words);
	if (dated)
		i = before(r, i) + 1;
	return i > r->from && letter_at(r, i - 1)->cp == U'》' &&
		   letter_at(r, i - 1)->pair >= r->from;
}

/* A verb before it makes an ordinal its object: 播出第二集, 无缘第四季. */
static bool
after_verb(const zha_region *r, int i)
{
	static const zha_text verbs[] = {
		W("播出"), W("更新"), W("更新到"), W("更新至"), W("推出"), W("上线"),
		W("开播"), W("进入"), W("迎来"),   W("举办"),   W("举行"), W("召开"),
		W("开展"), W("启动"), W("完成"),   W("读完"),   W("看完"), W("无缘"),
		W("晋级"), W("跻身"), W("参加"),   W("出版"),   W("印发"), W("报名"),
		W("发布"), W("追到"), W("连续"),   W("续订"),   W("来到"), W("走进"),
		W("步入"), W("播到"), W("看到"),   W("写到"),   W("登上"), {NULL, 0}};

	return zha_letters_ending(r->l, r->from, i, verbs) > 0;
}

/* A date right behind a number is as good as its end: 第5期2021.06.01. */
static bool
date_follows(const zha_region *r, int i)
{
	zha_numeral year;
	int to = i;

	if (digits_at(r, i, &year) < 4)
		return false;
	while (to < r->to && letter_at(r, to)->kind != KIND_BLANK &&
		   letter_at(r, to)->kind != KIND_COLON && letter_at(r, to)->kind != KIND_BAR)
		to++;
	return zha_is_date_text(r->l, i, to);
}

/* 第三期 第17、18期 2021年第3期 */
static bool
ordinal_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral first;
	zha_numeral second;
	classifier group;
	int k = skip_blanks(r, i + 1);
	int len = number_at(r, k, &first);
	int letters;

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
	group = classifier_at(r, k, &letters);
	if (group == NO_CLASSIFIER)
		return false;
	out->from = i;
	out->to = k + letters;
	out->kind = group == PARTS ? MARK_PART : MARK_ORDINAL;
	out->part = group == PARTS;
	take_year(r, out);
	if (group == GROUP_A && date_follows(r, out->to))
		out->enough = true;
	else if (group == GROUP_B)
		out->enough = ends_segment(r, out->to) && !after_verb(r, out->from);
	else
		out->enough = (delimited(r, out->to) && !after_verb(r, out->from)) ||
					  (group == GROUP_A &&
					   after_work(r, out->from, out->to, out->path.depth > 1));
	return true;
}

/* Whether a work in 《》 that opens its segment ends before i: then 600期 is an issue. */
static bool
opens_segment(const zha_region *r, int i)
{
	int open = i > r->from ? letter_at(r, i - 1)->pair : -1;

	return open >= 0 && (open <= r->from || letter_at(r, open - 1)->kind == KIND_BAR ||
						 letter_at(r, open - 1)->kind == KIND_BLANK);
}

/* 45期 21-14期 2021年12期 */
static bool
issue_at(const zha_region *r, int i, zha_mark *out)
{
	static const zha_text counts[] = {W("前"),  W("共"),   W("近"),  W("全"), W("各"),
									  W("每"),  W("满"),   W("逾"),  W("超"), W("约"),
									  W("第"),  W("了"),   W("这"),  W("首"), W("为"),
									  W("第-"), W("第－"), {NULL, 0}};
	static const zha_text counted[] = {
		W("节目"),   W("视频"), W("音频"), W("内容"), W("培训"), W("课程"),
		W("讲座"),   W("讲堂"), W("活动"), W("专栏"), W("报道"), W("文章"),
		W("作品"),   W("直播"), W("杂志"), W("期刊"), W("连载"), W("专题片"),
		W("纪录片"), W("学员"), {NULL, 0}};
	zha_numeral first;
	zha_numeral second;
	int len = digits_at(r, i, &first);
	int k = i + len;

	if (len == 0 || len > 4)
		return false;
	set_number(out, first.value);
	if (kind_at(r, k) == KIND_HYPHEN && (len = digits_at(r, k + 1, &second)) > 0)
	{
		if (len > 4 || !set_pair(out, first.value, second.value))
			return false;
		k += 1 + len;
	}
	k = skip_blanks(r, k);
	if (k >= r->to || letter_at(r, k)->cp != U'期' ||
		zha_letters_ending(r->l, r->from, i, counts) > 0)
		return false; /* 第-1期 is no issue either */
	out->from = i;
	out->to = k + 1;
	out->kind = MARK_ORDINAL;
	take_year(r, out);
	/* 《海风》600期目录 is an issue, 《海风》12期节目 are twelve programmes */
	out->enough =
		delimited(r, out->to) ||
		(opens_segment(r, out->from) && after_work(r, out->from, out->to, false) &&
		 zha_letters_word(r->l, out->to, r->to, counted) == 0);
	return true;
}

/* Whether digits begin at i that 期, 号 or a hyphen follows. */
static bool
begins_count(const zha_region *r, int i)
{
	if (i > r->from && letter_at(r, i - 1)->kind == KIND_DIGIT)
		return false;
	while (kind_at(r, i) == KIND_DIGIT)
		i++;
	i = skip_blanks(r, i);
	return i < r->to && (letter_at(r, i)->cp == U'期' || letter_at(r, i)->cp == U'号' ||
						 letter_at(r, i)->kind == KIND_HYPHEN);
}

/* 总第281期: the cumulative number, which counts in running text too. */
static bool
total_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int k = i + 1;
	int len;
	int letters;

	if (k < r->to && letter_at(r, k)->cp == U'第')
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
	if (classifier_at(r, k, &letters) == NO_CLASSIFIER)
		return false;
	out->from = i;
	out->to = k + letters;
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
		if (i >= r->to || letter_at(r, i)->kind != KIND_LATIN ||
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
	if (kind_at(r, k) == KIND_HYPHEN && (len = digits_at(r, k + 1, &second)) > 0 &&
		len <= 3)
	{
		if (!set_pair(out, first, second.value))
			return false;
		k += 1 + len;
	}
	if (k < r->to && letter_at(r, k)->cp == U'期')
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
	static const zha_text verbs[] = {W("排名"), W("位居"), W("位列"), W("名列"),
									 W("成为"), W("重回"), W("冲刺"), W("跻身"),
									 W("登上"), W("荣登"), W("荣获"), W("升至"),
									 W("跌至"), W("排在"), W("排到"), {NULL, 0}};
	static const zha_text ranked[] = {
		W("全球"), W("世界"), W("中国"), W("全国"), W("国内"),   W("亚洲"), W("行业"),
		W("全省"), W("全市"), W("销量"), W("排名"), W("人气"),   W("位居"), W("荣登"),
		W("荣获"), W("位列"), W("市场"), W("实力"), W("东半球"), W("全网"), {NULL, 0}};
	zha_kind next = kind_at(r, to);
	int end = before(r, from) + 1;

	if (zha_letters_ending(r->l, r->from, end, verbs) > 0)
		return true;
	if (value > 1)
	{
		int scope = end;
		int len;

		while ((len = zha_letters_ending(r->l, r->from, scope, ranked)) > 0)
			scope -= len;
		/* 全国No.5：, 全国销量No.5：: what has the rank is no name */
		return scope < end &&
			   ((next == KIND_BLANK && from == end) || before(r, scope) < 0 ||
				letter_at(r, before(r, scope))->kind == KIND_BAR);
	}
	if (next == KIND_STOP || next == KIND_COMMA ||
		zha_letters_ending(r->l, r->from, end, ranked) > 0)
		return true;
	return to >= r->to && from > r->from && letter_at(r, from - 1)->kind == KIND_TEXT;
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
	if (last < 0 && kind_at(r, to) == KIND_BLANK)
		return value > 9 && (r->l->kinds >> KIND_BAR & 1);
	if (next != KIND_COLON && next != KIND_BAR && next != KIND_DASH)
		return false;
	return last < 0 || (last < from - 1 && letter_at(r, last)->kind != KIND_LATIN);
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
			(!words[w].roman && kind_at(r, k) != KIND_DIGIT) ||
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
	if (i > r->from && letter_at(r, i - 1)->kind == KIND_LATIN &&
		(i - 1 == r->from || letter_at(r, i - 2)->kind != KIND_LATIN))
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
	if (i > r->from && letter_at(r, i - 1)->kind == KIND_LATIN &&
		!((letter_at(r, i - 1)->cp & 0x20) && !(letter_at(r, i)->cp & 0x20)))
		return false; /* in a word, unless a capital parts it: vlogVol.3 */
	return season_at(r, i, out) || abbreviation_at(r, i, out);
}

/* ---- words of parts --------------------------------------------------------- */

typedef struct part_word
{
	zha_text text;
	zha_word word;
	bool glued; /* may stand right behind a name */
} part_word;

/* Of two words with one beginning, the longer stands first. */
static const part_word part_words[] = {
	{W("上篇"), ZHA_SHANG, true},       {W("中篇"), ZHA_ZHONG, true},
	{W("下篇"), ZHA_XIA, true},         {W("上集"), ZHA_SHANG, true},
	{W("中集"), ZHA_ZHONG, false},      {W("下集"), ZHA_XIA, true},
	{W("前篇"), ZHA_QIAN, true},        {W("后篇"), ZHA_HOU, true},
	{W("终章"), ZHA_ZHONGJIE, false},   {W("最终章"), ZHA_ZHONGJIE, false},
	{W("终篇"), ZHA_ZHONGJIE, true},    {W("最终篇"), ZHA_ZHONGJIE, true},
	{W("完结篇"), ZHA_ZHONGJIE, true},  {W("终结篇"), ZHA_ZHONGJIE, true},
	{W("大结局"), ZHA_ZHONGJIE, false}, {W("最终回"), ZHA_ZHONGJIE, false},
	{W("结束语"), ZHA_ZHONGJIE, false}, {W("尾声"), ZHA_ZHONGJIE, false},
	{W("后记"), ZHA_ZHONGJIE, false},   {W("序章"), ZHA_XU, false},
	{W("序篇"), ZHA_XU, true},          {W("前言"), ZHA_XU, false},
	{W("楔子"), ZHA_XU, false},         {W("引子"), ZHA_XU, false},
	{W("开篇词"), ZHA_XU, false},       {W("序"), ZHA_XU, false},
	{W("番外篇"), ZHA_FANWAI, true},    {W("番外"), ZHA_FANWAI, false},
	{W("特别加餐"), ZHA_FANWAI, false}, {W("加餐"), ZHA_FANWAI, false},
};

/* Whether a word of a part may begin with the two characters: most do not. */
static bool
begins_part(uint32_t first, uint32_t second)
{
	switch (first)
	{
			/* clang-format off */
		case U'上': case U'中': case U'下': case U'前': case U'后': case U'终':
		case U'最': case U'完': case U'大': case U'结': case U'尾':
		case U'楔': case U'引': case U'开': case U'番': case U'特': case U'加':
			break;
		case U'序':
			return true;
		default:
			return false;
	}
	switch (second)
	{
		case U'篇': case U'集': case U'章': case U'终': case U'结': case U'束':
		case U'声': case U'记': case U'言': case U'子': case U'外': case U'餐':
		case U'别':
			/* clang-format on */
			return true;
		default:
			return false;
	}
}

/* The word of a part at i: its letters, 0 when there is none. */
static int
part_word_at(const zha_region *r, int i, const part_word **out)
{
	zha_text rest = zha_letters_span(r->l, i, r->to);

	if (!begins_part(letter_at(r, i)->cp, letter_at(r, i + 1)->cp))
		return 0;

	for (size_t w = 0; w < sizeof(part_words) / sizeof(part_words[0]); w++)
	{
		const zha_text *word = &part_words[w].text;

		if (rest.len >= word->len && rest.data[2] == word->data[2] &&
			zha_starts(rest, *word))
		{
			*out = &part_words[w];
			return (int) word->len / 3;
		}
	}
	return 0;
}

/* Whether a word that is not glued may stand at i, chained to a mark or not. */
static bool
part_may_stand(const zha_region *r, int i, bool chained)
{
	const zha_letter *letter;

	if (chained || i == r->from)
		return true;
	letter = letter_at(r, i - 1);
	return letter->kind == KIND_BLANK || letter->kind == KIND_BAR ||
		   letter->kind == KIND_COLON || letter->cp == U'之';
}

/* 下篇 终章 番外 番外十九 */
static bool
part_at(const zha_region *r, int i, bool chained, zha_mark *out)
{
	static const zha_text ends_in_part[] = {
		W("排序"), W("程序"), W("顺序"), W("有序"), W("秩序"), W("工序"), W("时序"),
		W("次序"), W("线上"), W("网上"), W("路上"), W("海上"), W("天上"), W("掌上"),
		W("线下"), W("地下"), W("乡下"), W("高中"), W("初中"), W("家中"), W("途中"),
		W("空中"), W("年中"), W("课前"), W("售前"), W("赛前"), W("考前"), W("婚前"),
		W("课后"), W("售后"), W("赛后"), W("考后"), W("婚后"), W("年终"), {NULL, 0}};
	const part_word *word;
	zha_numeral number;
	int len = part_word_at(r, i, &word);
	int digits;

	if (len == 0)
		return false;
	digits = word->word == ZHA_FANWAI ? number_at(r, i + len, &number) : 0;
	if (digits > 0 && !delimited(r, i + len + digits))
		digits = 0;
	if (!word->glued && digits == 0 && !part_may_stand(r, i, chained))
		return false;
	out->from = i;
	if (i > r->from && letter_at(r, i - 1)->cp == U'之')
		out->from--;
	out->to = i + len;
	out->kind = MARK_PART;
	out->part = true;
	set_word(out, word->word);
	if (digits > 0)
	{
		out->path.depth = 2;
		out->path.level[1] = (zha_level){ZHA_NUMBER, (uint32_t) number.value};
		out->to += digits;
	}
	out->enough = delimited(r, out->to) &&
				  zha_letters_ending(r->l, r->from, i + 1, ends_in_part) == 0;
	if (len == 1)
		out->enough = i == r->from &&
					  (ends_segment(r, out->to) || kind_at(r, out->to) == KIND_COLON);
	return out->enough;
}

/* ---- 之三, 系列三 ------------------------------------------------------------- */

/* Whether things are counted shortly before i: 三巨头, 四大名著, 5个原因. */
static bool
counts_things(const zha_region *r, int i)
{
	static const zha_text counted[] = {
		W("大"), W("个"), W("位"),   W("家"), W("名"), W("款"), W("种"),
		W("条"), W("项"), W("巨头"), W("强"), W("杰"), W("宝"), W("座"),
		W("部"), W("件"), W("场"),   W("支"), W("类"), W("所"), {NULL, 0}};
	int from = i - 10 > r->from ? i - 10 : r->from;

	for (int k = from; k < i; k++)
	{
		zha_numeral number;
		int len = number_at(r, k, &number);

		if (len > 0 && zha_letters_word(r->l, k + len, i, counted) > 0)
			return true;
		k += len > 0 ? len - 1 : 0;
	}
	return false;
}

/* 之一 as “one of”, unless a colon follows or the work is of a kind in parts. */
static bool
is_one_of(const zha_region *r, int i, int to)
{
	static const zha_text works[] = {W("系列"), W("特刊"), W("专题"), W("报告"),
									 W("解读"), W("盘点"), W("回顾"), W("教程"),
									 W("讲座"), W("笔记"), {NULL, 0}};
	zha_kind next = kind_at(r, skip_blanks(r, to));
	zha_text name = zha_letters_span(r->l, i > r->from + 24 ? i - 24 : r->from, i);

	for (size_t k = 0; k + 3 <= name.len; k++)
		if (memcmp(name.data + k, "最", 3) == 0)
			return true;
	if (zha_ends(name, ZHA_LITERAL("没有")) || counts_things(r, i))
		return true;
	if (to < r->to && (next == KIND_COLON || next == KIND_DASH || next == KIND_BAR ||
					   next == KIND_HYPHEN))
		return false;
	return zha_letters_ending(r->l, r->from, i, works) == 0;
}

/* 之三 之Ⅱ 之第三篇; 百分之五 is a fraction. */
static bool
zhi_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	int len;

	if (i > r->from && letter_at(r, i - 1)->cp == U'分')
		return false;
	if (i + 1 < r->to && letter_at(r, i + 1)->cp == U'第')
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
	static const zha_text words[] = {
		W("系列"), W("专题"), W("连载"), W("特刊"), {NULL, 0}};
	zha_numeral number;
	int len = zha_letters_word(r->l, i, r->to, words);
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
	static const zha_text counts[] = {W("第"), W("就"), W("仅"), W("只"), W("有"),
									  W("共"), W("每"), W("这"), W("那"), W("近"),
									  W("超"), W("前"), W("再"), W("唯"), {NULL, 0}};
	static const zha_text counted[] = {W("家"), W("股"), W("个"),  W("次"),
									   W("元"), W("岁"), W("万"),  W("亿"),
									   W("倍"), W("块"), {NULL, 0}};
	zha_numeral number;
	int len = zha_letters_numeral(r->l, i, r->to, &number);

	if (len == 0 || zha_letters_ending(r->l, r->from, i, counts) > 0 ||
		(kind_at(r, i + len) == KIND_TEXT &&
		 zha_letters_word(r->l, i + len, r->to, counted) > 0 &&
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

	for (; k >= r->from &&
		   (letter_at(r, k)->kind == KIND_LATIN || letter_at(r, k)->kind == KIND_DIGIT);
		 k--)
		digit = digit || letter_at(r, k)->kind == KIND_DIGIT;
	return last >= 0 && (last - k == 1 || digit);
}

/* A final -3 after Han, -III, or a final II or Ⅷ. */
static bool
final_at(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	bool hyphen = letter_at(r, i)->kind == KIND_HYPHEN;
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
		static const zha_text models[] = {W("Mark "), W("mark "), W("MARK "),
										  W("Type "), W("type "), W("Mk "),
										  W("SAT "),  W("Gen "),  {NULL, 0}};

		if ((len < 2 && !sign && !hyphen) || number.value > 100 ||
			(!hyphen && !sign && (last->kind != KIND_BLANK || after_model(r, i))) ||
			zha_letters_ending(r->l, r->from, i, models) > 0)
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
	static const zha_text others[] = {W("坛"), W("文"), W("点"), W("述"),
									  W("据"), W("证"), W("语"), {NULL, 0}};
	zha_numeral number;
	int last = before(r, i);
	int len;
	int to;

	if (last >= 0 && letter_at(r, last)->kind != KIND_DASH &&
		letter_at(r, last)->kind != KIND_BAR)
		return false;
	len = number_at(r, i, &number);
	to = i + len;
	if (len == 0 || number.value == 0 || number.value > 20 || to + 1 >= r->to ||
		letter_at(r, to)->cp != U'论' ||
		zha_letters_word(r->l, to + 1, r->to, others) > 0)
		return false;
	out->from = i;
	out->to = to + 1;
	out->kind = MARK_LUN;
	out->enough = true;
	set_number(out, number.value);
	return true;
}

/* ---- documents -------------------------------------------------------------- */

static const zha_text decrees[] = {W("公告"), W("令"), {NULL, 0}};

/* N号 or 第N号 at k: the letter behind it, 0 when it is none. */
static int
document_number(const zha_region *r, int k, uint64_t *value)
{
	zha_numeral number;
	int len;

	k = skip_blanks(r, k);
	if (k < r->to && letter_at(r, k)->cp == U'第')
		k = skip_blanks(r, k + 1);
	len = number_at(r, k, &number);
	k = skip_blanks(r, k + len);
	if (len == 0 || k >= r->to || letter_at(r, k)->cp != U'号')
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
	return zha_letters_ending(r->l, r->from, open, decrees) > 0;
}

/* ---- brackets --------------------------------------------------------------- */

/* Whether the title tells a day: then 6/7 is one as well. */
static bool
tells_day(const zha_letters *l)
{
	static const zha_text words[] = {
		W("周一"), W("周二"), W("周三"), W("周四"), W("周五"), W("周六"),
		W("周日"), W("星期"), W("礼拜"), W("今日"), W("今天"), W("晚上"),
		W("早报"), W("晚报"), W("日报"), W("早评"), W("晚评"), W("收评"),
		W("午评"), W("盘前"), W("盘后"), W("内参"), {NULL, 0}};

	for (int i = 0; i < l->n; i++)
	{
		if (l->letter[i].kind != KIND_TEXT || l->letter[i].cp < 0x4E00)
			continue;
		if (i > 0 && l->letter[i - 1].kind == KIND_DIGIT &&
			(l->letter[i].cp == U'月' || l->letter[i].cp == U'日'))
			return true;
		if (zha_letters_word(l, i, l->n, words) > 0)
			return true;
	}
	return false;
}

/* Whether the title is about an examination, whose subjects are numbered. */
static bool
tells_exam(const zha_letters *l)
{
	static const zha_text words[] = {W("自考"),   W("考研"), W("成考"), W("自学考试"),
									 W("专升本"), W("高考"), W("考试"), W("成人"),
									 W("统考"),   {NULL, 0}};

	for (int i = 0; i < l->n; i++)
		if (zha_letters_word(l, i, l->n, words) > 0)
			return true;
	return false;
}

/* Whether a bracket that closes behind i is the last of a title or of its segment. */
static bool
ends_title(const zha_letters *l, int i)
{
	while (i < l->n && l->letter[i].kind != KIND_CLOSE)
		i++;
	for (i++; i < l->n &&
			  (l->letter[i].kind == KIND_BLANK || l->letter[i].kind == KIND_STOP);)
		i++;
	return i >= l->n || l->letter[i].kind == KIND_BAR;
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
	static const struct
	{
		uint32_t cp;
		zha_word word;
	} words[] = {{U'上', ZHA_SHANG},
				 {U'中', ZHA_ZHONG},
				 {U'下', ZHA_XIA},
				 {U'终', ZHA_ZHONGJIE}};
	zha_numeral number;

	if (r->to - r->from == 1)
		for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
			if (letter_at(r, r->from)->cp == words[w].cp)
			{
				out->kind = MARK_PART;
				out->part = true;
				set_word(out, words[w].word);
				return true;
			}
	if (letter_at(r, r->to - 1)->cp == U'期' &&
		number_at(r, r->from, &number) == r->to - r->from - 1 && number.value < 10000)
	{
		out->kind = MARK_ORDINAL;
		set_number(out, number.value);
		return true;
	}
	if (letter_at(r, r->from)->cp == U'卷' &&
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
	if (zha_letters_at(r->l, first, ZHA_LITERAL("系列")) && first + 2 < r->to)
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

	while (from < content->to && letter_at(r, from)->cp != U'第' &&
		   (letter_at(r, from)->kind != KIND_DIGIT ||
			year_before(content, from, &year) < 0))
		from++;
	if (zha_letters_ending(r->l, r->from, before(r, content->from - 1) + 1, decrees) ==
			0 ||
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
	static const zha_text subjects[] = {
		W("答案"), W("复习"),   W("辅导"), W("历年"), W("重点"), W("串讲"), W("习题"),
		W("课程"), W("教材"),   W("资料"), W("押题"), W("冲刺"), W("考前"), W("笔记"),
		W("章节"), W("知识点"), W("预测"), W("讲义"), W("精讲"), {NULL, 0}};
	static const zha_text after[] = {W("的"),     W("班"),     W("号楼"), W("幢"),
									 W("室"),     W("栋"),     W("单元"), W("试题"),
									 W("试卷"),   W("考试"),   W("真题"), W("模拟"),
									 W("大纲"),   W("考题"),   W("自考"), W("课程代码"),
									 W("复习题"), W("练习题"), {NULL, 0}};
	int last = before(r, open);
	bool weekday = mark->path.depth == 1 && mark->path.level[0].word == ZHA_NUMBER &&
				   mark->path.level[0].number <= 6 && mark->kind == MARK_BRACKET;

	if (kind_at(r, close + 1) == KIND_TEXT &&
		(zha_letters_word(r->l, close + 1, r->to, after) > 0 ||
		 (zha_letters_word(r->l, close + 1, r->to, subjects) > 0 && tells_exam(r->l))))
		return true;
	if (!weekday || last < 0)
		return false;
	if (letter_at(r, last)->cp == U'日' || letter_at(r, last)->cp == U'号')
		return last > r->from && letter_at(r, last - 1)->kind == KIND_DIGIT;
	if (letter_at(r, last)->kind != KIND_DIGIT)
		return false;
	while (last > r->from && letter_at(r, last)->kind == KIND_DIGIT)
		last--;
	return letter_at(r, last)->cp == '.' || letter_at(r, last)->cp == '/' ||
		   letter_at(r, last)->kind == KIND_HYPHEN || letter_at(r, last)->cp == U'月';
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
		int last = content.to - 1;
		int letters;

		out->enough = classifier_at(r, last, &letters) != GROUP_B;
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
		case KIND_OPEN:
			return bracket_at(r, i, out);
		case KIND_CIRCLED:
			return circled_at(r, i, out);
		case KIND_HYPHEN:
			return final_at(r, i, out);
		case KIND_DIGIT:
			return begins_count(r, i) && (issue_at(r, i, out) || decree_at(r, i, out));
		case KIND_LATIN:
			return latin_at(r, i, out) || final_at(r, i, out);
		default:
			break;
	}
	switch (letter->cp)
	{
		case '#':
			return hash_at(r, i, out);
		case U'№':
			return numero_at(r, i, out);
		case U'第':
			return ordinal_at(r, i, out) || decree_at(r, i, out);
		case U'总':
		case U'總':
			return total_at(r, i, out);
		case U'之':
			return zhi_at(r, i, out);
		case U'系':
		case U'连':
			return xilie_at(r, i, out);
		case U'专':
			return xilie_at(r, i, out);
		case U'特':
			return xilie_at(r, i, out) || part_at(r, i, chained, out);
			/* clang-format off */
		case U'一': case U'二': case U'三': case U'四': case U'五':
		case U'六': case U'七': case U'八': case U'九': case U'十':
			/* clang-format on */
			return lun_at(r, i, out);
		default:
			break;
	}
	if (letter->cp >= 0x2160 && letter->cp <= 0x217F)
		return final_at(r, i, out);
	return part_at(r, i, chained, out);
}

static bool
is_sum(uint32_t cp)
{
	return cp == U'总' || cp == U'總';
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
		if (letter->kind == KIND_OPEN && letter->pair > i && letter->pair < r->to &&
			zha_is_date_text(r->l, i + 1, letter->pair))
			i = letter->pair + 1;
		else if (letter->kind == KIND_BLANK || letter->kind == KIND_DOT ||
				 letter->kind == KIND_HYPHEN ||
				 (letter->kind == KIND_COMMA &&
				  is_sum(letter_at(r, skip_blanks(r, i + 1))->cp)))
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
		if (kind_at(r, k + 1) == KIND_DIGIT || k + 1 >= r->to)
			return false;
		out->to = k + 1;
	}
	else
	{
		int sign = skip_blanks(r, k);
		zha_kind kind = kind_at(r, sign);

		if (sign >= r->to || !((kind == KIND_BAR && len <= 2) ||
							   ((kind == KIND_HYPHEN || kind == KIND_DASH) &&
								sign > k && kind_at(r, sign + 1) == KIND_BLANK)))
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
