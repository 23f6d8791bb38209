/*
 * mark_document.c
 *		The numbers of documents: 〔2022〕5号 behind the code of an office, 第15号 behind
 *		the word for a notice or an order.
 */
#include "core/mark.h"

/* N号 or 第N号 at k: the letter behind it, 0 when it is none. */
static int
document_number(const zha_region *r, int k, uint64_t *value)
{
	zha_numeral number;
	int len;

	k = zha_region_skip_blanks(r, k);
	if (zha_region_like(r, k) == ZHA_CHAR_ORDINAL)
		k = zha_region_skip_blanks(r, k + 1);
	len = zha_letters_numeral(r->l, k, r->to, &number);
	k = zha_region_skip_blanks(r, k + len);
	if (len == 0 || zha_region_like(r, k) != ZHA_CHAR_NUMBER_SIGN)
		return 0;
	*value = number.value;
	return k + 1;
}

/* A year of four digits at i, and the letter behind it with the word for it; 0: none. */
static int
year_at(const zha_region *r, int i, uint32_t *year)
{
	zha_numeral number;
	int len = zha_letters_numeral(r->l, i, r->to, &number);

	if (len != 4 || !zha_is_year(number.value))
		return 0;
	*year = (uint32_t) number.value;
	i += len;
	if (zha_region_like(r, i) != ZHA_CHAR_YEAR)
		return 0;
	return i + (zha_region_like(r, i + 1) == ZHA_CHAR_OF_YEAR ? 2 : 1);
}

static void
set_document(zha_mark *out, int to, uint32_t year, uint64_t value)
{
	out->to = to;
	out->kind = ZHA_MARK_DOCUMENT;
	zha_mark_set(out, ZHA_NUMBER, value);
	if (year == 0)
		return;
	out->path.depth = 2;
	out->path.level[1] = out->path.level[0];
	out->path.level[0].number = year;
}

/* 〔2022〕5 号 behind the code of an office. */
bool
zha_mark_citation(const zha_region *r, int i, zha_mark *out)
{
	int close = zha_region_letter(r, i)->pair;
	zha_numeral year;
	uint64_t value;
	int to;

	if (close <= i || close >= r->to || i == r->from || zha_region_before(r, i) < 0 ||
		!zha_is_ideograph(zha_region_letter(r, zha_region_before(r, i))->cp) ||
		zha_letters_numeral(r->l, i + 1, close, &year) != close - i - 1 ||
		!zha_is_year(year.value) || (to = document_number(r, close + 1, &value)) == 0)
		return false;
	set_document(out, to, (uint32_t) year.value, value);
	out->enough = true;
	return true;
}

/* 2021年第15号 or 第15号 at i. */
static bool
dated_number(const zha_region *r, int i, zha_mark *out)
{
	uint32_t year = 0;
	uint64_t value;
	int k = year_at(r, i, &year);
	int to = document_number(r, k > 0 ? k : i, &value);

	if (to == 0)
		return false;
	set_document(out, to, year, value);
	return true;
}

/* The same behind the word for what has such numbers. */
bool
zha_mark_decree(const zha_region *r, int i, zha_mark *out)
{
	if ((zha_region_kind(r, i) != ZHA_KIND_DIGIT &&
		 zha_region_like(r, i) != ZHA_CHAR_ORDINAL) ||
		zha_word_before(r->l, r->from, zha_region_before(r, i) + 1, ZHA_ROLE_DECREE) ==
			0 ||
		!dated_number(r, i, out))
		return false;
	out->enough = zha_is_delimited(r, out->to);
	return true;
}

/* （第741号） behind 公告 or 令. */
bool
zha_mark_decree_content(const zha_region *r, const zha_region *content, zha_mark *out)
{
	int end = zha_region_before(r, content->from - 1) + 1;

	return zha_word_before(r->l, r->from, end, ZHA_ROLE_DECREE) > 0 &&
		   dated_number(content, content->from, out) && out->to == content->to;
}
