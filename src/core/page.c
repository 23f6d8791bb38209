/*
 * page.c
 *		Takes the visible text of an archive page apart, line by line.
 *
 * A page is a frame around a text: breadcrumb, title, a head of labelled values
 * (创建时间：… 来源：…), the body, closing credits, links to the neighbours. Labels are
 * a closed list and count only where a label stands: at the start of a line, after a
 * blank, a bar or an opening bracket, and with a colon behind them. Values without a
 * label are taken from three places only: the title under the breadcrumb or above the
 * head, a bare date line with a source above it, and a bare name after the date.
 */
#include "core/page.h"
#include "core/pace.h"
#include "core/person.h"
#include "core/span.h"

/* A word of a list. */
#define W(word)                                                                        \
	{                                                                                  \
		word, sizeof(word) - 1                                                         \
	}

/* A longer line is a paragraph: only a bracket that closes it can hold labels. */
#define HEAD_LINE 300
/* Lines from a breadcrumb to a head that still belongs to it. */
#define HEAD_REACH 12

/* ---- lines ------------------------------------------------------------------ */

/*
 * Take the next line that is not blank off *rest, trimmed. Every loop over a page goes
 * by this; a line costs more than the question whether to go on.
 */
static bool
next_line(zha_text *rest, zha_text *line)
{
	while (rest->len > 0)
	{
		const char *feed = memchr(rest->data, '\n', rest->len);
		size_t len = feed == NULL ? rest->len : (size_t) (feed - rest->data);

		zha_pace_ask();
		*line = zha_trim((zha_text){rest->data, len});
		*rest = zha_from(*rest, feed == NULL ? len : len + 1);
		if (line->len > 0)
			return true;
	}
	return false;
}

/* The characters of a line, at most 1000. */
static int
characters(zha_text line)
{
	int count = 0;

	for (size_t i = 0; i < line.len && count < 1000; i++)
		count += (line.data[i] & 0xC0) != 0x80;
	return count;
}

static bool
holds(zha_text line, zha_text word)
{
	for (size_t i = 0; i + word.len <= line.len; i++)
		if (memcmp(line.data + i, word.data, word.len) == 0)
			return true;
	return false;
}

static bool
in_list(zha_text text, const char *const list[], bool (*test)(zha_text, zha_text))
{
	for (; *list != NULL; list++)
		if (test(text, (zha_text){*list, strlen(*list)}))
			return true;
	return false;
}

/* The length of a colon at p, of either width. */
static size_t
scan_colon(const char *p, const char *end)
{
	zha_text rest = {p, (size_t) (end - p)};

	if (zha_starts(rest, ZHA_LITERAL(":")))
		return 1;
	return zha_starts(rest, ZHA_LITERAL("：")) ? 3 : 0;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 2168, 1,234 and [33], but not 1.2万: a rounded count is no count. */
static bool
read_views(zha_text value, uint64_t *out)
{
	const char *end;
	const char *p;
	uint64_t count = 0;
	int digits = 0;

	value = zha_trim(value);
	end = zha_end(value);
	p = value.data;
	if (p < end && (*p == '[' || *p == '('))
		p++;
	else if (zha_starts(value, ZHA_LITERAL("（")))
		p += 3;
	p += zha_blanks(p, end);
	for (; p < end && (is_digit(*p) || (*p == ',' && digits > 0)); p++)
		if (*p != ',' && ++digits <= 15)
			count = count * 10 + (uint64_t) (*p - '0');
	if (digits == 0 || digits > 15)
		return false;
	value = (zha_text){p, (size_t) (end - p)};
	if (zha_starts(value, ZHA_LITERAL(".")) || zha_starts(value, ZHA_LITERAL("万")) ||
		zha_starts(value, ZHA_LITERAL("+")) || zha_starts(value, ZHA_LITERAL("w")))
		return false;
	*out = count;
	return true;
}

/* ---- labels ----------------------------------------------------------------- */

typedef enum label_kind
{
	LABEL_OTHER, /* ends the value before it, recorded nowhere */
	LABEL_TITLE,
	LABEL_DATE,
	LABEL_UPDATED, /* a date only when the page gives no other */
	LABEL_SOURCE,
	LABEL_AUTHOR,
	LABEL_EDITOR,
	LABEL_VIEWS,
	LABEL_PREV,
	LABEL_NEXT,
	LABEL_KINDS
} label_kind;

/* Of two labels with one beginning, the longer stands first. */
static const struct
{
	zha_text word;
	label_kind kind;
} labels[] = {
	{W("创建时间"), LABEL_DATE},
	{W("创建日期"), LABEL_DATE},
	{W("发布时间"), LABEL_DATE},
	{W("发布日期"), LABEL_DATE},
	{W("发表时间"), LABEL_DATE},
	{W("发表日期"), LABEL_DATE},
	{W("发稿时间"), LABEL_DATE},
	{W("发文日期"), LABEL_DATE},
	{W("发文时间"), LABEL_DATE},
	{W("成文日期"), LABEL_UPDATED},
	{W("添加时间"), LABEL_DATE},
	{W("添加日期"), LABEL_DATE},
	{W("录入时间"), LABEL_DATE},
	{W("上传时间"), LABEL_DATE},
	{W("编辑时间"), LABEL_UPDATED},
	{W("提交时间"), LABEL_DATE},
	{W("日期"), LABEL_DATE},
	{W("时间"), LABEL_DATE},
	{W("更新时间"), LABEL_UPDATED},
	{W("更新日期"), LABEL_UPDATED},
	{W("修改时间"), LABEL_UPDATED},
	{W("更新"), LABEL_UPDATED},
	{W("文章来源"), LABEL_SOURCE},
	{W("信息来源"), LABEL_SOURCE},
	{W("稿件来源"), LABEL_SOURCE},
	{W("新闻来源"), LABEL_SOURCE},
	{W("本文来源"), LABEL_SOURCE},
	{W("内容来源"), LABEL_SOURCE},
	{W("消息来源"), LABEL_SOURCE},
	{W("资料来源"), LABEL_OTHER},
	{W("图片来源"), LABEL_OTHER},
	{W("数据来源"), LABEL_OTHER},
	{W("来源"), LABEL_SOURCE},
	{W("稿源"), LABEL_SOURCE},
	{W("出处"), LABEL_SOURCE},
	{W("文章作者"), LABEL_AUTHOR},
	{W("本文作者"), LABEL_AUTHOR},
	{W("作者单位"), LABEL_OTHER},
	{W("作者简介"), LABEL_OTHER},
	{W("作者"), LABEL_AUTHOR},
	{W("撰稿人"), LABEL_AUTHOR},
	{W("撰稿"), LABEL_AUTHOR},
	{W("撰文"), LABEL_AUTHOR},
	{W("供稿单位"), LABEL_OTHER},
	{W("供稿人"), LABEL_AUTHOR},
	{W("供稿"), LABEL_AUTHOR},
	{W("责任编辑"), LABEL_EDITOR},
	{W("值班编辑"), LABEL_EDITOR},
	{W("网络编辑"), LABEL_EDITOR},
	{W("文字编辑"), LABEL_EDITOR},
	{W("本文编辑"), LABEL_EDITOR},
	{W("本期编辑"), LABEL_EDITOR},
	{W("编辑者"), LABEL_EDITOR},
	{W("编辑人"), LABEL_EDITOR},
	{W("编辑"), LABEL_EDITOR},
	{W("责编"), LABEL_EDITOR},
	{W("小编"), LABEL_EDITOR},
	{W("发布者"), LABEL_EDITOR},
	{W("发布人"), LABEL_EDITOR},
	{W("发布"), LABEL_EDITOR},
	{W("上传者"), LABEL_EDITOR},
	{W("录入者"), LABEL_EDITOR},
	{W("录入"), LABEL_EDITOR},
	{W("浏览次数"), LABEL_VIEWS},
	{W("浏览量"), LABEL_VIEWS},
	{W("浏览数"), LABEL_VIEWS},
	{W("浏览"), LABEL_VIEWS},
	{W("点击次数"), LABEL_VIEWS},
	{W("点击数"), LABEL_VIEWS},
	{W("点击量"), LABEL_VIEWS},
	{W("点击率"), LABEL_VIEWS},
	{W("点击"), LABEL_VIEWS},
	{W("阅读次数"), LABEL_VIEWS},
	{W("阅读量"), LABEL_VIEWS},
	{W("阅读数"), LABEL_VIEWS},
	{W("阅读"), LABEL_VIEWS},
	{W("访问次数"), LABEL_VIEWS},
	{W("访问量"), LABEL_VIEWS},
	{W("查看次数"), LABEL_VIEWS},
	{W("查看"), LABEL_VIEWS},
	{W("人气"), LABEL_VIEWS},
	{W("已浏览"), LABEL_VIEWS},
	{W("上一篇文章"), LABEL_PREV},
	{W("上一篇"), LABEL_PREV},
	{W("上一条"), LABEL_PREV},
	{W("上一则"), LABEL_PREV},
	{W("上一个"), LABEL_PREV},
	{W("上一章"), LABEL_PREV},
	{W("上一节"), LABEL_PREV},
	{W("上一期"), LABEL_PREV},
	{W("前一篇"), LABEL_PREV},
	{W("前一条"), LABEL_PREV},
	{W("上篇"), LABEL_PREV},
	{W("下一篇文章"), LABEL_NEXT},
	{W("下一篇"), LABEL_NEXT},
	{W("下一条"), LABEL_NEXT},
	{W("下一则"), LABEL_NEXT},
	{W("下一个"), LABEL_NEXT},
	{W("下一章"), LABEL_NEXT},
	{W("下一节"), LABEL_NEXT},
	{W("下一期"), LABEL_NEXT},
	{W("后一篇"), LABEL_NEXT},
	{W("后一条"), LABEL_NEXT},
	{W("下篇"), LABEL_NEXT},
	{W("审核"), LABEL_OTHER},
	{W("审稿"), LABEL_OTHER},
	{W("审校"), LABEL_OTHER},
	{W("校对"), LABEL_OTHER},
	{W("摄影"), LABEL_OTHER},
	{W("字号"), LABEL_OTHER},
	{W("字体"), LABEL_OTHER},
	{W("标题"), LABEL_TITLE},
	{W("文章标题"), LABEL_TITLE},
	{W("信息标题"), LABEL_TITLE},
	{W("发布于"), LABEL_DATE},
	{W("发表于"), LABEL_DATE},
	{W("浏览人次"), LABEL_VIEWS},
	{W("上一页"), LABEL_PREV},
	{W("下一页"), LABEL_NEXT},

	/* the same in traditional characters */
	{W("標題"), LABEL_TITLE},
	{W("發布時間"), LABEL_DATE},
	{W("發佈時間"), LABEL_DATE},
	{W("發布日期"), LABEL_DATE},
	{W("發佈日期"), LABEL_DATE},
	{W("發表時間"), LABEL_DATE},
	{W("發表日期"), LABEL_DATE},
	{W("張貼日期"), LABEL_DATE},
	{W("時間"), LABEL_DATE},
	{W("更新時間"), LABEL_UPDATED},
	{W("文章來源"), LABEL_SOURCE},
	{W("新聞來源"), LABEL_SOURCE},
	{W("資料來源"), LABEL_OTHER},
	{W("圖片來源"), LABEL_OTHER},
	{W("來源"), LABEL_SOURCE},
	{W("責任編輯"), LABEL_EDITOR},
	{W("編輯"), LABEL_EDITOR},
	{W("責編"), LABEL_EDITOR},
	{W("發布者"), LABEL_EDITOR},
	{W("發佈者"), LABEL_EDITOR},
	{W("發布人"), LABEL_EDITOR},
	{W("發佈人"), LABEL_EDITOR},
	{W("攝影"), LABEL_OTHER},
	{W("瀏覽次數"), LABEL_VIEWS},
	{W("瀏覽人次"), LABEL_VIEWS},
	{W("瀏覽數"), LABEL_VIEWS},
	{W("瀏覽量"), LABEL_VIEWS},
	{W("瀏覽"), LABEL_VIEWS},
	{W("點閱次數"), LABEL_VIEWS},
	{W("點閱數"), LABEL_VIEWS},
	{W("點閱"), LABEL_VIEWS},
	{W("點擊次數"), LABEL_VIEWS},
	{W("點擊數"), LABEL_VIEWS},
	{W("點擊率"), LABEL_VIEWS},
	{W("點擊"), LABEL_VIEWS},
	{W("閱讀次數"), LABEL_VIEWS},
	{W("閱讀量"), LABEL_VIEWS},
	{W("閱讀"), LABEL_VIEWS},
	{W("人氣"), LABEL_VIEWS},
	{W("上一則"), LABEL_PREV},
	{W("上一條"), LABEL_PREV},
	{W("上一個"), LABEL_PREV},
	{W("上一頁"), LABEL_PREV},
	{W("前一則"), LABEL_PREV},
	{W("下一則"), LABEL_NEXT},
	{W("下一條"), LABEL_NEXT},
	{W("下一個"), LABEL_NEXT},
	{W("下一頁"), LABEL_NEXT},
	{W("後一則"), LABEL_NEXT},
	{W("後一篇"), LABEL_NEXT},

	/* and on English pages */
	{W("Title"), LABEL_TITLE},
	{W("Date"), LABEL_DATE},
	{W("Published"), LABEL_DATE},
	{W("Posted"), LABEL_DATE},
	{W("Updated"), LABEL_UPDATED},
	{W("Source"), LABEL_SOURCE},
	{W("Author"), LABEL_AUTHOR},
	{W("Editor"), LABEL_EDITOR},
	{W("Views"), LABEL_VIEWS},
	{W("Hits"), LABEL_VIEWS},
	{W("Previous"), LABEL_PREV},
	{W("Prev"), LABEL_PREV},
	{W("Next"), LABEL_NEXT},
};

/* A label in a line. */
typedef struct label_hit
{
	label_kind kind;
	size_t start; /* of the word, or of the bracket before it */
	size_t value; /* where its value begins */
	size_t next;  /* where the next label may begin */
	bool bare;    /* stands without colon or bracket */
} label_hit;

/* The length of a bar at p. */
static size_t
scan_bar(const char *p, const char *end)
{
	static const char *const bars[] = {"|", "｜", "丨", "│", NULL};
	zha_text rest = {p, (size_t) (end - p)};

	for (int i = 0; bars[i] != NULL; i++)
		if (zha_starts(rest, (zha_text){bars[i], strlen(bars[i])}))
			return strlen(bars[i]);
	return 0;
}

/* Whether a line has a date in it. */
static bool
holds_date(zha_text line)
{
	zha_date date;

	for (size_t at = 0; at < line.len && line.len <= HEAD_LINE; at++)
		if ((line.data[at] & 0xC0) != 0x80 &&
			(at == 0 || !is_digit(line.data[at - 1])) &&
			zha_date_scan(line.data + at, zha_end(line), &date) > 0)
			return true;
	return false;
}

/*
 * A label without a colon: a link's may stand so, but not 上一页, which turns pages, nor
 * Next; a date's before a date, a count's before digits, a title's before a tab, a role's
 * in a line that has a date (2020-07-26 | 来源 山河晚报). p is behind the word, q behind
 * the blanks that follow it.
 */
static bool
stands_bare(zha_text line, const label_hit *hit, const char *p, const char *q)
{
	static const char *const never[] = {"页", "頁", "s", "v", "t", NULL};
	const char *end = zha_end(line);
	zha_text word = {line.data, (size_t) (p - line.data)};
	zha_text rest = {q, (size_t) (end - q)};
	zha_date date;
	uint64_t views;
	uint32_t before = ' ';

	switch (hit->kind)
	{
		case LABEL_PREV:
		case LABEL_NEXT:
			return (q == end || q > p) && !in_list(word, never, zha_ends);
		case LABEL_DATE:
		case LABEL_UPDATED:
			return q > p && zha_date_scan(q, end, &date) > 0;
		case LABEL_VIEWS:
			if (q == end || q > p)
				return q < end && is_digit(*q);
			return (*q == '(' || *q == '[' || zha_starts(rest, ZHA_LITERAL("（"))) &&
				   read_views(rest, &views);
		case LABEL_TITLE:
			return q < end && memchr(p, '\t', (size_t) (q - p)) != NULL;
		case LABEL_SOURCE:
		case LABEL_AUTHOR:
		case LABEL_EDITOR:
			zha_utf8_before(line.data, line.data + hit->start, &before);
			return q > p && q < end && !zha_is_ideograph(before) && holds_date(line);
		default:
			return false;
	}
}

/* What follows the word of a label: gives the value's offset, 0 when none may. */
static size_t
after_label(zha_text line, label_hit *hit, size_t at)
{
	const char *end = zha_end(line);
	const char *p = line.data + at;
	const char *q = p + zha_blanks(p, end);
	zha_text rest = {q, (size_t) (end - q)};
	bool role = hit->kind >= LABEL_SOURCE && hit->kind <= LABEL_EDITOR;
	size_t sign = scan_colon(q, end);

	if (sign == 0 && (hit->kind == LABEL_PREV || hit->kind == LABEL_NEXT))
		sign = zha_starts(rest, ZHA_LITERAL("】")) ? 3
												   : zha_starts(rest, ZHA_LITERAL("]"));
	if (sign == 0 && role)
		sign = zha_starts(rest, ZHA_LITERAL("/"))    ? 1
			   : zha_starts(rest, ZHA_LITERAL("／")) ? 3
			   : hit->start == 0                     ? scan_bar(q, end)
													 : 0;
	if (sign > 0)
		return (size_t) (q - line.data) + sign;
	hit->bare = stands_bare(line, hit, p, q);
	return hit->bare ? (size_t) (q - line.data) : 0;
}

/*
 * The length of a label's word at the start of text, also with blanks between its
 * characters (作　者), 0 when it does not stand there.
 */
static size_t
word_length(zha_text text, zha_text word)
{
	size_t at = 0;

	for (size_t i = 0; i < word.len; i++, at++)
	{
		if (i > 0 && i % 3 == 0 && (unsigned char) word.data[i] >= 0x80)
			at += zha_blanks(text.data + at, zha_end(text));
		if (at >= text.len || text.data[at] != word.data[i])
			return 0;
	}
	return at;
}

/* A label of the closed list that begins at offset at. */
static bool
match_label(zha_text line, size_t at, label_hit *hit)
{
	zha_text rest = zha_from(line, at);

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
	{
		size_t len;

		if (rest.len < labels[i].word.len || rest.data[2] != labels[i].word.data[2] ||
			(len = word_length(rest, labels[i].word)) == 0)
			continue;
		hit->kind = labels[i].kind;
		hit->start = at;
		hit->bare = false;
		hit->value = hit->next = after_label(line, hit, at + len);
		if (hit->value > 0)
			return true;
	}
	return false;
}

/* Any short word of Han with a colon: a label that is not in the list. */
static bool
match_unknown(zha_text line, size_t at, label_hit *hit)
{
	const char *end = zha_end(line);
	const char *p = line.data + at;
	uint32_t cp;
	size_t len;
	int count = 0;

	while ((len = zha_utf8_decode(p, end, &cp)) > 0 && zha_is_ideograph(cp) &&
		   count < 7)
	{
		p += len;
		count++;
	}
	len = scan_colon(p, end);
	if (len == 0 || count < 2 || count > 6)
		return false;
	*hit = (label_hit){.kind = LABEL_OTHER, .start = at};
	hit->value = hit->next = (size_t) (p - line.data) + len;
	return true;
}

/* 1024 次阅读: a count before its word. */
static bool
match_count(zha_text line, size_t at, label_hit *hit)
{
	static const char *const words[] = {"阅读", "浏览", "点击", "閱讀",
										"瀏覽", "點閱", NULL};
	const char *end = zha_end(line);
	const char *p = line.data + at;
	uint32_t cp;

	if (!is_digit(*p))
		return false;
	while (p < end && (is_digit(*p) || *p == ','))
		p++;
	p += zha_blanks(p, end);
	if (zha_starts((zha_text){p, (size_t) (end - p)}, ZHA_LITERAL("次")))
		p += 3;
	if (!in_list((zha_text){p, (size_t) (end - p)}, words, zha_starts))
		return false;
	p += strlen("阅读");
	if (p < end && scan_bar(p, end) == 0 &&
		(zha_utf8_decode(p, end, &cp) == 0 || !zha_is_blank(cp)))
		return false;
	*hit = (label_hit){.kind = LABEL_VIEWS,
					   .start = at,
					   .value = at,
					   .next = (size_t) (p - line.data),
					   .bare = true};
	return true;
}

/* Whether a label may begin after cp; unknown ones only after a blank or a bar. */
static bool
opens_label(uint32_t cp, bool *known_only)
{
	*known_only = !(zha_is_blank(cp) || cp == '|' || cp == 0xFF5C || cp == 0x4E28);
	return !*known_only || cp == '(' || cp == 0xFF08 || cp == '[' || cp == 0x3010 ||
		   cp == 0xAB || cp == '<' || cp == '*' || cp == 0x25A0 || cp == 0x300A;
}

/* The next label of a line at or after from. */
static bool
find_label(zha_text line, size_t from, label_hit *hit)
{
	const char *end = zha_end(line);
	uint32_t cp = ' ';
	size_t len = 0;
	bool known_only = true;

	if (from > 0)
		len = zha_utf8_before(line.data, line.data + from, &cp);
	for (size_t at = from; at < line.len; at += len)
	{
		if (opens_label(cp, &known_only) &&
			(match_label(line, at, hit) || match_count(line, at, hit) ||
			 (!known_only && at > 0 && match_unknown(line, at, hit))))
		{
			if (known_only)
				hit->start -= len;
			return true;
		}
		len = zha_utf8_decode(line.data + at, end, &cp);
		if (len == 0)
			break;
	}
	return false;
}

/* Where labels can stand in a line: all of a short one, the closing bracket of a
 * paragraph. */
static zha_text
label_part(zha_text line)
{
	size_t from = line.len > 150 ? line.len - 150 : 0;

	if (line.len <= HEAD_LINE)
		return line;
	if (zha_ends(line, ZHA_LITERAL("）")) || zha_ends(line, ZHA_LITERAL(")")))
		for (size_t i = line.len; i-- > from;)
			if (line.data[i] == '(' || zha_starts(zha_from(line, i), ZHA_LITERAL("（")))
				return zha_from(line, i);
	return (zha_text){line.data, 0};
}

/* ---- values ----------------------------------------------------------------- */

/* What stands behind a value on the line of the head and is none of it. */
static const char *const furniture[] = {"返回", "举报", "字号", "字体", "打印", "【",
										"[",    "+",    "分享", "收藏", "关闭", "次",
										"我要", "评论", "纠错", "复制", "浏览", "点击",
										"阅读", "大",   "小",   NULL};

/* 1 for an opening bracket, -1 for a closing one, 0 for another character. */
static int
bracket_step(uint32_t cp)
{
	if (cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010)
		return 1;
	return cp == ')' || cp == ']' || cp == 0xFF09 || cp == 0x3011 ? -1 : 0;
}

/*
 * The value of a role: up to a bar, a bracket that closes around label and value, or a
 * blank with furniture behind it.
 */
static zha_text
role_value(zha_text value)
{
	const char *end;
	uint32_t before = ' ';
	uint32_t cp;
	size_t len;
	int open = 0;

	value = zha_trim(value);
	end = zha_end(value);
	for (size_t at = 0; at < value.len; at += len, before = cp)
	{
		if ((at == 0 || zha_is_blank(before)) &&
			in_list(zha_from(value, at), furniture, zha_starts))
			return zha_trim((zha_text){value.data, at});
		len = zha_utf8_decode(value.data + at, end, &cp);
		open += len == 0 ? 0 : bracket_step(cp);
		if (len == 0 || open < 0 || scan_bar(value.data + at, end) > 0)
			return zha_trim((zha_text){value.data, at});
	}
	return value;
}

/* Two to four Han characters and nothing else. */
static bool
is_bare_name(zha_text text)
{
	const char *p = text.data;
	uint32_t cp;
	size_t len;
	int count = 0;

	for (; (len = zha_utf8_decode(p, zha_end(text), &cp)) > 0 && zha_is_ideograph(cp);
		 p += len)
		count++;
	return p == zha_end(text) && count >= 2 && count <= 4;
}

/* A trailing [ 05-10 ], (2020-05-10) or （2020-05-10） that a list of links adds. */
static zha_text
without_date(zha_text title)
{
	static const char *const open[] = {"[", "(", "（"};
	static const char *const close[] = {"]", ")", "）"};
	const zha_text whole = title;
	const char *p = zha_end(title);
	size_t width = 0;
	int digits = 0;
	int pair = 0;

	for (; pair < 3 && width == 0; pair += width == 0)
		if (zha_ends(title, (zha_text){close[pair], strlen(close[pair])}))
			width = strlen(close[pair]);
	if (width == 0)
		return title;
	for (p -= width;
		 p > title.data && (is_digit(p[-1]) || strchr("-/.: ", p[-1]) != NULL); p--)
		digits += is_digit(p[-1]);
	title.len = (size_t) (p - title.data);
	if (!zha_ends(title, (zha_text){open[pair], width}) || digits < (pair == 0 ? 3 : 8))
		return whole;
	title.len -= width;
	return zha_trim(title);
}

/* The title of a link without the arrows around it. */
static zha_text
link_title(zha_text value)
{
	static const char *const arrows[] = {"«", "»", "<<", ">>", "<", ">",
										 "←", "→", "|",  "｜", NULL};

	value = zha_trim(value);
	for (int i = 0; arrows[i] != NULL; i++)
	{
		zha_text arrow = {arrows[i], strlen(arrows[i])};

		if (zha_starts(value, arrow))
			value = zha_trim(zha_from(value, arrow.len));
		if (zha_ends(value, arrow))
			value = zha_trim((zha_text){value.data, value.len - arrow.len});
	}
	return without_date(value);
}

/* ---- the breadcrumb --------------------------------------------------------- */

static const char *const crumb_signs[] = {" - ", " > ", ">", "›", "»", "→",
										  "＞",  " / ", "/", "|", "-", NULL};

/* The label 当前位置： and its like at the start of a line. */
static size_t
location_label(zha_text line)
{
	static const char *const words[] = {"您目前所在的位置",
										"您目前的位置",
										"目前所在位置",
										"目前位置",
										"您現在的位置",
										"您的目前位置",
										"當前位置",
										"當前所在位置",
										"現在位置",
										"您现在所在的位置",
										"您现在的位置",
										"您的当前位置",
										"您所在的位置",
										"你现在的位置",
										"您当前的位置",
										"当前所在位置",
										"您的位置",
										"你的位置",
										"所在位置",
										"当前位置",
										"现在位置",
										"现在的位置",
										"位置",
										"首页位置",
										NULL};

	for (int i = 0; words[i] != NULL; i++)
	{
		size_t len = strlen(words[i]);

		if (zha_starts(line, (zha_text){words[i], len}))
		{
			const char *p = line.data + len;
			size_t colon;

			p += zha_blanks(p, zha_end(line));
			colon = scan_colon(p, zha_end(line));
			if (colon > 0 || p > line.data + len)
				return (size_t) (p - line.data) + colon;
			return zha_starts((zha_text){p, (size_t) (zha_end(line) - p)},
							  ZHA_LITERAL("首页"))
					   ? len
					   : 0;
		}
	}
	return 0;
}

/* The word of a site's first page at an offset of a line; an English one opens it. */
static size_t
scan_home(zha_text rest, size_t at)
{
	static const char *const words[] = {"首页", "首頁", NULL};

	if (in_list(rest, words, zha_starts))
		return strlen("首页");
	return at == 0 && zha_starts(rest, ZHA_LITERAL("Home ")) ? strlen("Home ") : 0;
}

/*
 * A line that is a breadcrumb: labelled so, or beginning with …首页 and a sign that
 * leads on.
 */
static bool
read_breadcrumb(zha_text line, zha_text *out)
{
	size_t label = location_label(line);
	zha_text rest;

	if (line.len > HEAD_LINE)
		return false;
	*out = zha_trim(zha_from(line, label));
	if (label > 0)
		return out->len > 0;
	for (size_t at = 0; at < line.len && at <= 18; at++)
	{
		size_t home = scan_home(zha_from(line, at), at);

		if (home == 0)
			continue;
		rest = zha_trim(zha_from(line, at + home));
		return rest.len > 0 && in_list(rest, crumb_signs, zha_starts) &&
			   rest.data[0] != '|';
	}
	return false;
}

/*
 * A breadcrumb with one item a line: 首页, 基金资讯, 资讯正文. It is told from a menu
 * by its end, …正文.
 */
static bool
read_crumb_lines(zha_text line, zha_text rest, zha_text *out, zha_text *after)
{
	if (!zha_same(line, ZHA_LITERAL("首页")))
		return false;
	for (int i = 0; i < 5; i++)
	{
		zha_text item;

		if (!next_line(&rest, &item) || characters(item) > 8)
			return false;
		if (zha_ends(item, ZHA_LITERAL("正文")))
		{
			*out = (zha_text){line.data, (size_t) (zha_end(item) - line.data)};
			*after = rest;
			return true;
		}
	}
	return false;
}

bool
zha_page_crumb(zha_text *rest, zha_text *item)
{
	while (rest->len > 0)
	{
		size_t at = 0;
		size_t sign = 0;

		for (; at < rest->len; at++)
		{
			zha_text here = zha_from(*rest, at);

			if (*here.data == '\n')
				sign = 1;
			for (int i = 0; sign == 0 && crumb_signs[i] != NULL; i++)
				if (zha_starts(here,
							   (zha_text){crumb_signs[i], strlen(crumb_signs[i])}))
					sign = strlen(crumb_signs[i]);
			if (sign > 0)
				break;
		}
		*item = zha_trim((zha_text){rest->data, at});
		*rest = zha_from(*rest, at + sign);
		if (item->len > 0)
			return true;
	}
	return false;
}

/* The last item of a breadcrumb. */
static zha_text
last_crumb(zha_text breadcrumb)
{
	zha_text item = {breadcrumb.data, 0};

	while (zha_page_crumb(&breadcrumb, &item))
		continue;
	return item;
}

/* ---- lines of the frame ----------------------------------------------------- */

/* Buttons, counters and sizes of type between title, head and body. */
static bool
is_noise(zha_text line)
{
	static const char *const starts[] = {
		"分享", "字号", "字体",     "【字",   "【大", "打印", "【打印", "收藏", "A+",
		"A-",   "[大]", "大 中 小", "扫一扫", "返回", "关闭", "【关闭", NULL};
	static const char *const sizes[] = {"超", "大", "中", "小", NULL};

	if (in_list(line, starts, zha_starts) && characters(line) <= 30)
		return true;
	if (line.len > 60)
		return false;
	for (size_t at = 0; at < line.len;)
	{
		zha_text rest = zha_from(line, at);

		if ((*rest.data >= '0' && *rest.data <= '9') || *rest.data == ' ')
			at++;
		else if (in_list(rest, sizes, zha_starts))
			at += strlen("大");
		else
			return false;
	}
	return true;
}

/* 文：张三, 图/李四, 审稿 | 王五: a short line on who made the text. */
static bool
is_credit_row(zha_text line)
{
	static const char *const words[] = {
		"文",   "图",     "图文", "文图", "文字", "图片", "摄影", "视频",
		"排版", "美编",   "作者", "撰稿", "撰文", "供稿", "来源", "编辑",
		"责编", "通讯员", "审核", "审稿", "审校", "校对", "初审", "复审",
		"终审", "一审",   "二审", "三审", "监制", NULL};

	if (characters(line) > 40 || holds_date(line))
		return false;
	for (int i = 0; words[i] != NULL; i++)
	{
		size_t len = word_length(line, (zha_text){words[i], strlen(words[i])});
		const char *p = line.data + len;

		p += zha_blanks(p, zha_end(line));
		if (len > 0 && (scan_colon(p, zha_end(line)) > 0 ||
						scan_bar(p, zha_end(line)) > 0 || *p == '/' ||
						zha_starts((zha_text){p, (size_t) (zha_end(line) - p)},
								   ZHA_LITERAL("／"))))
			return true;
	}
	return false;
}

/* Where the body is over: credits, buttons, links and the site's own lines. */
static bool
ends_body(zha_text line)
{
	static const char *const starts[] = {
		"版权所有", "版权声明", "版权归",     "Copyright", "COPYRIGHT", "©",
		"责任编辑", "责编：",   "（责任编辑", "(责任编辑", "（责编",    "(责编",
		"【打印",   "扫一扫",   "返回列表",   "返回首页",  "推荐阅读",  "相关阅读",
		"相关文章", "相关新闻", "联系我们",   "阅读全文",  "【纠错】",  "【关闭",
		"标签：",   "标签:",    "标签 ",      "赞 ",       "原标题：",  "转载请注明",
		"分享到",   "打印",     "编辑：",     "编辑:",     "附件下载",  "【返回",
		"主办：",   "主办单位", NULL};
	label_hit hit;

	if (in_list(line, starts, zha_starts))
		return true;
	return line.len <= HEAD_LINE && find_label(line, 0, &hit) &&
		   hit.kind >= LABEL_VIEWS;
}

/* 新华社, 当代商报, 天天基金网: a short line by its last word. */
static bool
is_source_name(zha_text line)
{
	static const char *const ends[] = {"社",   "报",   "网",     "台",   "客户端",
									   "频道", "新闻", "公众号", "微信", "周刊",
									   "杂志", "在线", NULL};

	return characters(line) <= 10 && in_list(line, ends, zha_ends);
}

/*
 * A date at the start of a line of the head: alone, or with only labels, a source or
 * a name after it. A paragraph that begins with a date goes on in prose.
 */
static bool
read_date_line(zha_text line, zha_date *date, zha_text *after)
{
	size_t open;
	size_t len;
	label_hit hit;

	if (line.len > HEAD_LINE)
		return false;
	open = line.len > 0 && *line.data == '['     ? 1
		   : zha_starts(line, ZHA_LITERAL("【")) ? 3
												 : 0;
	len = zha_date_scan(line.data + open, zha_end(line), date);
	if (len == 0)
		return false;
	len += open;
	len += zha_date_tail(line.data + len, zha_end(line));
	*after = zha_from(line, len);
	if (zha_starts(*after, ZHA_LITERAL("]")) || zha_starts(*after, ZHA_LITERAL("】")))
		*after = zha_from(*after, *after->data == ']' ? 1 : 3);
	if (scan_bar(after->data, zha_end(*after)) > 0)
		after->len = 0;
	else if (find_label(*after, 0, &hit))
		after->len = hit.start;
	else if (zha_trim(*after).len > 0 && !zha_is_blank((unsigned char) *after->data) &&
			 zha_blanks(after->data, zha_end(*after)) == 0)
		return false;
	*after = zha_trim(*after);
	return characters(*after) <= 14;
}

/* （2007年6月29日…通过） under the title of a law. */
static bool
read_bracketed_date(zha_text line, zha_date *date)
{
	size_t open = zha_starts(line, ZHA_LITERAL("（")) ? 3 : 1;

	if (line.len > HEAD_LINE || line.len == 0 || (open == 1 && *line.data != '('))
		return false;
	return zha_date_scan(line.data + open, zha_end(line), date) > 0;
}

/* Whether a line belongs to the head: it gives a date or begins with a label. */
static bool
is_head(zha_text line)
{
	zha_date date;
	zha_text after;
	label_hit hit;

	if (line.len > HEAD_LINE)
		return false;
	if (read_date_line(line, &date, &after) || read_bracketed_date(line, &date))
		return true;
	return find_label(line, 0, &hit) && hit.start == 0 &&
		   (!hit.bare || hit.kind <= LABEL_UPDATED) && hit.kind >= LABEL_DATE &&
		   hit.kind <= LABEL_VIEWS;
}

/* Whether a line of the head gives a date. */
static bool
is_dated(zha_text line)
{
	zha_date date;
	zha_text after;
	label_hit hit;

	if (read_date_line(line, &date, &after))
		return true;
	for (size_t at = 0; find_label(line, at, &hit); at = hit.next)
		if (hit.kind == LABEL_DATE &&
			read_date_line(zha_trim_start(zha_from(line, hit.value)), &date, &after))
			return true;
	return false;
}

/* 责编 | 王五 with nothing else: it closes a text and heads none. */
static bool
is_editor_row(zha_text line)
{
	label_hit hit;
	label_hit next;

	return find_label(line, 0, &hit) && hit.kind == LABEL_EDITOR &&
		   !find_label(line, hit.next, &next) && is_credit_row(line);
}

/* ---- a label and its value on two lines -------------------------------------- */

/* Whether a line is a label, with its colon, and nothing else. */
static bool
is_lone_label(zha_text line, label_hit *hit)
{
	return line.len <= HEAD_LINE && find_label(line, 0, hit) && hit->start == 0 &&
		   !hit->bare && hit->kind >= LABEL_TITLE && hit->kind <= LABEL_VIEWS &&
		   hit->value == line.len;
}

/* Whether a line is the name of a person and nothing else. */
static bool
is_person(zha_text line)
{
	zha_letters letters;
	int from;
	int to;

	return line.len <= 60 && zha_letters_read(line, &letters) == line.len &&
		   zha_person_read(&letters, 0, letters.n, &from, &to);
}

/*
 * Whether line is a label whose value is the next line of rest: a date, a count, or
 * for a role a short text that no sentence is and that another label follows, or a
 * bare name.
 */
static bool
has_value_below(zha_text line, zha_text rest, label_hit *hit, zha_text *value)
{
	static const char *const stops[] = {"。", "！", "？", "；", "…",
										"：", ":",  "，", NULL};
	zha_text below;
	zha_date date;
	uint64_t views;
	label_hit other;

	if (!is_lone_label(line, hit) || !next_line(&rest, value) ||
		value->len > HEAD_LINE || (find_label(*value, 0, &other) && other.start == 0))
		return false;
	switch (hit->kind)
	{
		case LABEL_TITLE:
			return true;
		case LABEL_DATE:
		case LABEL_UPDATED:
			return read_date_line(*value, &date, &below);
		case LABEL_VIEWS:
			return read_views(*value, &views);
		default:
			if (is_noise(*value) || ends_body(*value))
				return false;
			if (hit->kind != LABEL_SOURCE && is_person(*value))
				return true;
			return characters(*value) <= 20 && !in_list(*value, stops, zha_ends) &&
				   next_line(&rest, &below) &&
				   (is_lone_label(below, &other) || is_head(below));
	}
}

/* ---- reading a page --------------------------------------------------------- */

typedef struct reader
{
	zha_page *page;
	zha_text text;
	zha_text head;      /* first line of the head, len 0 when there is none */
	zha_text signed_by; /* a line near the top that ends with a date, or len 0 */
	const char *opened; /* where the lines after the breadcrumb begin, or NULL */
	bool seen[LABEL_KINDS];
	bool has_updated;
	zha_date updated;
	zha_text *open_link; /* a link whose value may go on in the next line */
} reader;

/*
 * 张三 山河故事 2020-07-26 08:00: where the date begins that a short line ends with,
 * which is no sentence; the line's length when there is none.
 */
static size_t
date_at_end(zha_text line)
{
	static const char *const stops[] = {"。", "，", "！", "？", "；", "：", "《", NULL};
	zha_date date;

	if (characters(line) > 50 || in_list(line, stops, holds))
		return line.len;
	for (size_t at = 1; at < line.len; at++)
	{
		const char *p = line.data + at;
		size_t len;

		if (p[-1] != ' ' && p[-1] != '\t' && (unsigned char) p[-1] != 0x80 &&
			(unsigned char) p[-1] != 0xA0)
			continue;
		len = zha_date_scan(p, zha_end(line), &date);
		if (len > 0 && len + zha_date_tail(p + len, zha_end(line)) == line.len - at)
			return at;
	}
	return line.len;
}

/* Find the breadcrumb and the first line of the head. */
static void
find_frame(reader *r)
{
	zha_text rest = r->text;
	zha_text line;
	int lines = 0;
	bool above_ends_so = false; /* the line above ends with a date: a list of links */

	while (r->head.len == 0 && next_line(&rest, &line))
	{
		bool ends_so;
		if (r->page->breadcrumb.len == 0)
		{
			zha_text after = rest;

			if (read_breadcrumb(line, &r->page->breadcrumb) ||
				read_crumb_lines(line, rest, &r->page->breadcrumb, &after))
			{
				rest = after;
				r->opened = rest.data;
				lines = 0;
				continue;
			}
			r->page->breadcrumb.len = 0;
		}
		lines++;
		if (is_head(line) && !is_editor_row(line))
			r->head = line;
		ends_so = lines <= 4 && date_at_end(line) < line.len;
		if (ends_so && above_ends_so)
			r->signed_by.len = 0;
		else if (ends_so && (lines == 2 || lines == 3) && r->head.len == 0)
			r->signed_by = line;
		above_ends_so = ends_so;
		/* what comes far below such a line is no head any more */
		if (r->signed_by.len > 0 && (r->head.len > 0 ? lines > 4 : lines == 4))
			r->head = r->signed_by;
	}
	if (r->head.len == 0)
		r->head = r->signed_by;
}

/* Whether a line can carry a title on: long enough, no sentence, no source. */
static bool
carries_on(zha_text title, zha_text line)
{
	static const char *const stops[] = {"。", "……", "；", "：", ":", NULL};

	return characters(line) >= 8 && characters(line) <= 50 && !zha_same(title, line) &&
		   !is_noise(line) && !is_source_name(line) && !is_credit_row(line) &&
		   !in_list(line, stops, zha_ends);
}

/* Whether a line is the frame's link to a neighbour. */
static bool
is_link(zha_text line)
{
	label_hit hit;

	return line.len <= HEAD_LINE && find_label(line, 0, &hit) && hit.start == 0 &&
		   !hit.bare && hit.kind >= LABEL_PREV;
}

/* The title under the breadcrumb, which may run over several lines to the head. */
static void
title_below(reader *r)
{
	zha_text rest = {r->opened, (size_t) (zha_end(r->text) - r->opened)};
	zha_text line;
	zha_text ahead;
	zha_text column = last_crumb(r->page->breadcrumb);

	while (next_line(&rest, &line))
	{
		zha_text next = rest;

		if (is_head(line) || is_link(line))
			return;
		if (is_noise(line) ||
			(zha_same(line, column) && next_line(&next, &ahead) && !is_head(ahead)))
			continue;
		r->page->title = line;
		break;
	}
	for (int i = 0; i < 4 && next_line(&rest, &line); i++)
	{
		if (line.data == r->head.data)
		{
			const char *end = r->page->title.data + r->page->title.len;

			rest = (zha_text){end, (size_t) (line.data - end)};
			while (next_line(&rest, &ahead) && carries_on(r->page->title, ahead))
				r->page->title.len = (size_t) (zha_end(ahead) - r->page->title.data);
			return;
		}
		if (!carries_on(r->page->title, line) && !is_noise(line) &&
			!is_source_name(line))
			return;
	}
}

/* The title that a row of the head names: 标题：海风. */
static void
title_labelled(reader *r)
{
	zha_text rest = r->text;
	zha_text line;
	label_hit hit;
	label_hit next;

	for (int below = 0; below < 8 && next_line(&rest, &line);)
	{
		zha_text value;

		below += r->head.len > 0 && line.data >= r->head.data;
		if (line.len > HEAD_LINE || !find_label(line, 0, &hit) || hit.start > 0 ||
			hit.kind != LABEL_TITLE)
			continue;
		if (has_value_below(line, rest, &hit, &value))
			r->page->title = value;
		else
		{
			size_t end = find_label(line, hit.next, &next) ? next.start : line.len;

			r->page->title =
				zha_trim((zha_text){line.data + hit.value, end - hit.value});
		}
		return;
	}
}

/* The last line of text above the head, which a breadcrumb is not. */
static void
title_above(reader *r)
{
	const char *from = r->opened != NULL ? r->opened : r->text.data;
	zha_text rest = {from, (size_t) (r->head.data - from)};
	zha_text line;
	zha_text last = {from, 0};

	while (next_line(&rest, &line))
	{
		if (is_noise(line) || is_source_name(line) || is_head(line) ||
			is_credit_row(line) || memchr(line.data, '\t', line.len) != NULL)
			continue;
		if (last.len > 0 && zha_starts(line, ZHA_LITERAL("—")))
			line = (zha_text){last.data, (size_t) (zha_end(line) - last.data)};
		last = line;
	}
	if (characters(last) <= 100 && !zha_ends(last, ZHA_LITERAL("。")) &&
		!zha_ends(last, ZHA_LITERAL("……")))
		r->page->title = last;
}

/* A bare source on the line above the date: only between title and head. */
static void
source_above(reader *r)
{
	const char *from = zha_end(r->page->title);
	zha_text rest = {from, (size_t) (r->head.data - from)};
	zha_text line;

	if (r->page->title.len == 0 || r->head.data < from)
		return;
	while (next_line(&rest, &line))
		if (is_source_name(line) && r->page->source.len == 0)
			r->page->source = line;
}

static void
take_date(reader *r, label_kind kind, zha_text value)
{
	zha_date date;
	zha_text after;
	zha_page *page = r->page;

	value = zha_trim(value);
	if (!read_date_line(value, &date, &after))
		return;
	if (kind == LABEL_UPDATED && !r->has_updated)
	{
		r->updated = date;
		r->has_updated = true;
	}
	if (kind != LABEL_DATE || page->has_date)
		return;
	page->published = date;
	page->has_date = true;
	after = role_value(after);
	if (is_bare_name(after) && !is_source_name(after) && page->editor.len == 0)
		page->editor = after;
}

static void
take_role(reader *r, const label_hit *hit, zha_text value)
{
	zha_text *field = hit->kind == LABEL_SOURCE   ? &r->page->source
					  : hit->kind == LABEL_AUTHOR ? &r->page->author
												  : &r->page->editor;
	zha_date date;

	value = role_value(value);
	if (hit->kind == LABEL_EDITOR &&
		zha_date_scan(value.data, zha_end(value), &date) > 0)
		take_date(r, LABEL_DATE, value);
	else if (field->len == 0 && (!r->seen[hit->kind] || hit->kind == LABEL_EDITOR) &&
			 characters(value) <= 40)
		*field = value;
	r->seen[hit->kind] = true;
}

/* Links count below the title only: 上一页-like buttons stand above it. */
static void
take_link(reader *r, const label_hit *hit, zha_text value)
{
	zha_text *field =
		hit->kind == LABEL_PREV ? &r->page->prev_title : &r->page->next_title;

	r->open_link = NULL;
	if (hit->bare && (r->page->title.len == 0 || value.data < r->page->title.data))
		return;
	if (field->len > 0)
		return;
	*field = link_title(value);
	if (zha_trim(value).len == field->len || field->len == 0)
		r->open_link = field;
}

static void
take_value(reader *r, const label_hit *hit, zha_text value)
{
	switch (hit->kind)
	{
		case LABEL_DATE:
		case LABEL_UPDATED:
			take_date(r, hit->kind, value);
			break;
		case LABEL_SOURCE:
		case LABEL_AUTHOR:
		case LABEL_EDITOR:
			take_role(r, hit, value);
			break;
		case LABEL_VIEWS:
			if (!r->page->has_views && read_views(value, &r->page->views))
				r->page->has_views = true;
			break;
		case LABEL_PREV:
		case LABEL_NEXT:
			take_link(r, hit, value);
			break;
		default:
			break;
	}
}

/* A line below a link's: its value, or the rest of it when it is long enough. */
static void
carry_link_on(reader *r, zha_text line, size_t labelled)
{
	zha_text *field = r->open_link;
	zha_text part = zha_trim((zha_text){line.data, labelled});

	r->open_link = NULL;
	if (part.len == 0)
		return;
	if (field->len == 0)
		*field = ends_body(part) && !zha_page_no_link(part) ? *field : link_title(part);
	else if (labelled == line.len && characters(line) >= 8 && !ends_body(line) &&
			 !zha_page_no_link(*field) && !zha_page_is_cut(*field) &&
			 !holds(line, ZHA_LITERAL("版权")) && !holds(line, ZHA_LITERAL("ICP")) &&
			 !is_head(line))
		*field =
			link_title((zha_text){field->data, (size_t) (zha_end(line) - field->data)});
}

/* The site's own line at the end of a page: its dates and counts are not the page's. */
static bool
is_footer(zha_text line)
{
	static const char *const words[] = {"Copyright", "COPYRIGHT",  "©", "版权所有",
										"ICP备",     "All Rights", NULL};

	return line.len <= 2 * HEAD_LINE && in_list(line, words, holds);
}

/* Behind the links to the neighbours stand comments and other articles. */
static bool
is_below_links(const reader *r, zha_text line)
{
	const zha_page *page = r->page;

	return r->head.len > 0 && line.data > r->head.data && page->prev_title.len > 0 &&
		   line.data > page->prev_title.data && page->next_title.len > 0 &&
		   line.data > page->next_title.data;
}

/* All labels of a line with their values. */
static void
take_line(reader *r, zha_text line)
{
	zha_text part = label_part(line);
	label_hit hit;
	label_hit next;
	bool more = find_label(part, 0, &hit);
	bool foreign = more && (is_footer(line) || is_below_links(r, line));

	if (r->open_link != NULL)
		carry_link_on(r, line, more ? hit.start : line.len);
	while (more)
	{
		bool link = hit.kind == LABEL_PREV || hit.kind == LABEL_NEXT;

		more = find_label(part, hit.next, &next);
		while (more && link && next.kind != LABEL_PREV && next.kind != LABEL_NEXT)
			more = find_label(part, next.next, &next);
		if (link || !foreign || (hit.kind == LABEL_EDITOR && !is_footer(line)))
			take_value(r, &hit,
					   (zha_text){part.data + hit.value,
								  (more ? next.start : part.len) - hit.value});
		hit = next;
	}
}

/* （…供稿…） as a line of its own. */
static bool
is_credit(zha_text line)
{
	static const char *const words[] = {
		"供稿",   "专稿", "作者", "来源", "原载",   "转自", "选自",   "摘自",
		"整理自", "记者", "刊于", "原创", "编译自", "译自", "发表于", NULL};
	label_hit hit;
	bool bracketed =
		(zha_starts(line, ZHA_LITERAL("（")) && zha_ends(line, ZHA_LITERAL("）"))) ||
		(zha_starts(line, ZHA_LITERAL("(")) && zha_ends(line, ZHA_LITERAL(")")));

	if (!bracketed || line.len > 600 || !in_list(line, words, holds))
		return false;
	return !find_label(line, 0, &hit) || hit.start > 0 || hit.kind == LABEL_OTHER;
}

/* The body: from below title and head to the first line of the frame's end. */
static void
find_body(reader *r)
{
	const char *from = zha_end(r->page->title);
	zha_text rest = {from, (size_t) (zha_end(r->text) - from)};
	zha_text line;
	bool over = false;

	if (r->page->title.len == 0)
		return;
	while (next_line(&rest, &line))
	{
		label_hit hit;
		zha_text value;

		if (has_value_below(line, rest, &hit, &value))
		{
			next_line(&rest, &line);
			continue;
		}
		if (line.len <= HEAD_LINE && find_label(line, 0, &hit) &&
			hit.kind >= LABEL_PREV)
			break;
		if (is_credit(line))
		{
			r->page->credit = line;
			over = over || r->page->body.len > 0;
			continue;
		}
		if (r->page->body.len == 0)
		{
			if (is_head(line) || is_noise(line) || is_source_name(line) ||
				line.data == r->head.data)
				continue;
			if (!ends_body(line) && !over)
				r->page->body = line;
		}
		else if (ends_body(line))
			over = true;
		else if (!over && !is_credit_row(line))
			r->page->body.len = (size_t) (zha_end(line) - r->page->body.data);
	}
}

/* The date of the head without a label, or of the bracket under a law's title. */
static void
date_without_label(reader *r)
{
	zha_date date;
	zha_text after;

	if (r->page->has_date || r->head.len == 0)
		return;
	if (read_date_line(r->head, &date, &after))
	{
		take_date(r, LABEL_DATE, r->head);
		if (after.len > 0 && r->page->source.len == 0 && is_source_name(after))
			r->page->source = after;
	}
	else if (read_bracketed_date(r->head, &date) ||
			 (r->signed_by.data == r->head.data &&
			  zha_date_scan(r->head.data + date_at_end(r->head), zha_end(r->head),
							&date) > 0))
	{
		r->page->published = date;
		r->page->has_date = true;
	}
	else if (r->has_updated)
	{
		r->page->published = r->updated;
		r->page->has_date = true;
	}
}

/* A date line without label below a head that had none of its own. */
static void
take_date_line(reader *r, zha_text line)
{
	zha_date date;
	zha_text after;

	if (!r->page->has_date && line.data > r->head.data && r->head.len > 0 &&
		read_date_line(line, &date, &after))
		take_date(r, LABEL_DATE, line);
}

zha_code
zha_page_read(zha_text text, zha_page *out, zha_fault *fault)
{
	reader r = {.page = out, .text = text};
	size_t bad = zha_utf8_fault(text);
	zha_text rest = text;
	zha_text line;

	memset(out, 0, sizeof(*out));
	if (bad < text.len)
	{
		*fault = (zha_fault){ZHA_ENCODING, bad, "well-formed UTF-8"};
		return ZHA_ENCODING;
	}
	find_frame(&r);
	title_labelled(&r);
	if (out->title.len == 0 && r.opened != NULL)
		title_below(&r);
	if (out->title.len == 0 && r.head.len > 0)
		title_above(&r);
	while (next_line(&rest, &line))
	{
		label_hit hit;
		zha_text value;

		if (has_value_below(line, rest, &hit, &value))
		{
			take_value(&r, &hit, value);
			next_line(&rest, &line);
			continue;
		}
		take_line(&r, line);
		take_date_line(&r, line);
	}
	date_without_label(&r);
	if (r.head.len > 0 && out->source.len == 0)
		source_above(&r);
	find_body(&r);
	return ZHA_OK;
}

/* ---- several pages ---------------------------------------------------------- */

/* Whether a dated head follows before another breadcrumb does. */
static bool
head_follows(zha_text rest)
{
	zha_text line;
	zha_text crumb;

	for (int i = 0; i < HEAD_REACH && next_line(&rest, &line); i++)
	{
		if (read_breadcrumb(line, &crumb))
			return false;
		if (is_head(line))
			return true;
	}
	return false;
}

/* Where the page at at begins when the lines above repeat the first page's menu. */
static const char *
menu_above(zha_text text, const char *first, const char *at)
{
	size_t menu = (size_t) (first - text.data);

	if (menu > 0 && (size_t) (at - text.data) >= menu &&
		memcmp(at - menu, text.data, menu) == 0)
		return at - menu;
	return at;
}

zha_text
zha_page_cut(zha_text *rest)
{
	zha_text text = *rest;
	zha_text lines = text;
	zha_text line;
	zha_text above = {text.data, 0};
	zha_text crumb;
	const char *first = NULL;
	bool head = false;
	bool linked = false;

	while (next_line(&lines, &line))
	{
		const char *page = NULL;
		label_hit hit;

		if (read_breadcrumb(line, &crumb))
		{
			if (first == NULL && !head)
				first = line.data;
			else if ((head || linked) && head_follows(lines))
				page = first == NULL ? line.data : menu_above(text, first, line.data);
		}
		else if (is_head(line))
		{
			if (linked && above.len > 0 && is_dated(line) && !is_noise(above))
				page = above.data;
			head = true;
		}
		else if (head && line.len <= HEAD_LINE && find_label(line, 0, &hit) &&
				 (hit.kind >= LABEL_PREV || hit.kind == LABEL_EDITOR))
		{
			linked = true;
			line.len = 0;
		}
		if (page != NULL && page > text.data)
		{
			*rest = (zha_text){page, (size_t) (zha_end(text) - page)};
			return (zha_text){text.data, (size_t) (page - text.data)};
		}
		above = line;
	}
	*rest = (zha_text){zha_end(text), 0};
	return text;
}

/* ---- values for outside ----------------------------------------------------- */

size_t
zha_page_join(zha_text field, char *out)
{
	zha_text line;
	size_t len = 0;

	while (next_line(&field, &line))
	{
		if (len > 0)
			out[len++] = ' ';
		memcpy(out + len, line.data, line.len);
		len += line.len;
	}
	return len;
}

bool
zha_page_no_link(zha_text title)
{
	static const char *const marks[] = {"！", "!",  "。", ".",    "～",   "~",
										"]",  "】", "了", "文章", "记录", NULL};
	static const char *const words[] = {
		"没有",         "没有上一篇",     "没有下一篇",
		"没有上一条",   "没有下一条",     "没有更多",
		"没有数据",     "没有相关",       "暂无",
		"暂无上一篇",   "暂无下一篇",     "无",
		"無",           "沒有",           "已经没有",
		"已經沒有",     "返回列表",       "返回",
		"返回首页",     "返回目录",       "已到最后",
		"到头",         "已经是第一篇",   "已是第一篇",
		"已是首篇",     "已经是第一条",   "已经是最后一篇",
		"已是最后一篇", "已经是最后一条", "已经是最新",
		"None",         "none",           NULL};

	title = zha_trim(title);
	if (zha_starts(title, ZHA_LITERAL("[")) || zha_starts(title, ZHA_LITERAL("【")))
		title = zha_from(title, *title.data == '[' ? 1 : 3);
	for (int i = 0; marks[i] != NULL; i++)
		while (zha_ends(title, (zha_text){marks[i], strlen(marks[i])}))
			title.len -= strlen(marks[i]);
	return in_list(zha_trim(title), words, zha_same);
}

bool
zha_page_is_cut(zha_text title)
{
	return zha_ends(title, ZHA_LITERAL("…")) || zha_ends(title, ZHA_LITERAL("..."));
}
