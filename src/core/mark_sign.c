/*
 * mark_sign.c
 *		Numbers that are signs of their own: ⑤ in a circle, and at the end -3, -III, Ⅷ.
 */
#include "core/mark.h"

/* The value of a circled number, 0 for none. */
static uint32_t
circled_value(const zha_letter *letter)
{
	char bytes[4];
	size_t len = zha_utf8_encode(letter->cp, bytes);
	zha_numeral number;

	if (letter->kind != ZHA_KIND_CIRCLED ||
		zha_numeral_scan(bytes, bytes + len, &number) != len)
		return 0;
	return (uint32_t) number.value;
}

/*
 * ⑤, unless it stands for a numeral in running text: 第①股, 就①家. ⑤⑥ are two numbers
 * of one issue, ②④ are a list.
 */
bool
zha_mark_circled(const zha_region *r, int i, zha_mark *out)
{
	const zha_letter *letter = zha_region_letter(r, i);
	uint32_t first = circled_value(letter);
	uint32_t last = first;
	int to = i + 1;

	for (; zha_region_kind(r, to) == ZHA_KIND_CIRCLED; to++)
	{
		if (circled_value(zha_region_letter(r, to)) != last + 1)
			return false;
		last++;
	}
	if (first == 0 || (i > r->from && letter[-1].kind == ZHA_KIND_CIRCLED) ||
		zha_word_before(r->l, r->from, i, ZHA_ROLE_COUNTING_SIGN) > 0 ||
		(zha_word_at(r->l, to, r->to, ZHA_ROLE_COUNTED_SIGN) > 0 &&
		 zha_is_delimited(r, to + 1)))
		return false;
	out->to = to;
	out->kind = ZHA_MARK_CIRCLED;
	out->enough = true;
	zha_mark_set(out, ZHA_NUMBER, first);
	out->path.span = last - first;
	return true;
}

/* A letter alone or a word with a digit before i names a model: Galaxy S II, N97 II. */
static bool
after_model(const zha_region *r, int i)
{
	int last = zha_region_before(r, i);
	int k = last;
	bool digit = false;

	for (; k >= r->from && (zha_region_kind(r, k) == ZHA_KIND_LATIN ||
							zha_region_kind(r, k) == ZHA_KIND_DIGIT);
		 k--)
		digit = digit || zha_region_kind(r, k) == ZHA_KIND_DIGIT;
	return last >= 0 && (last - k == 1 || digit);
}

/* Whether what stands before i in its segment is a name, and no sentence. */
static bool
is_plain_name(const zha_region *r, int i)
{
	while (--i >= r->from && zha_region_kind(r, i) != ZHA_KIND_BAR &&
		   zha_region_kind(r, i) != ZHA_KIND_COLON)
		if (zha_region_kind(r, i) == ZHA_KIND_COMMA ||
			zha_region_kind(r, i) == ZHA_KIND_STOP)
			return false;
	return true;
}

/* -232 behind a name, which is no day and no number of a star, an isotope or a ship. */
static bool
final_digits(const zha_region *r, int hyphen, int len, zha_mark *out)
{
	if (len > 3 || !zha_is_ideograph(zha_region_letter(r, hyphen - 1)->cp) ||
		zha_word_before(r->l, r->from, hyphen,
						ZHA_ROLE_ELEMENT | ZHA_ROLE_NUMBERED_NAME) > 0 ||
		!is_plain_name(r, hyphen))
		return false;
	out->kind = ZHA_MARK_HYPHEN;
	return true;
}

/* A final II, Ⅷ or -III, which is no model. */
static bool
final_roman(const zha_region *r, int i, int len, const zha_numeral *number,
			zha_mark *out)
{
	bool sign = number->notation == ZHA_ROMAN_SIGN;
	bool hyphen = zha_region_kind(r, i) == ZHA_KIND_HYPHEN;

	if ((len < 2 && !sign && !hyphen) || number->value > 100 ||
		(!hyphen && !sign &&
		 (zha_region_kind(r, i - 1) != ZHA_KIND_BLANK || after_model(r, i))) ||
		zha_region_like(r, i - 1) == ZHA_CHAR_ORDINAL ||
		(sign && !hyphen && zha_may_be_roman(zha_region_letter(r, i - 1))) ||
		zha_word_before(r->l, r->from, i, ZHA_ROLE_MODEL) > 0)
		return false;
	out->kind = ZHA_MARK_PART;
	out->part = true;
	return true;
}

bool
zha_mark_final(const zha_region *r, int i, zha_mark *out)
{
	zha_numeral number;
	bool hyphen = zha_region_kind(r, i) == ZHA_KIND_HYPHEN;
	int k = i + hyphen;
	int len;

	if (!hyphen && !zha_may_be_roman(zha_region_letter(r, i)))
		return false;
	len = zha_letters_numeral(r->l, k, r->to, &number);
	if (len == 0 || i == r->from || number.value == 0 || !zha_ends_segment(r, k + len))
		return false;
	switch (number.notation)
	{
		case ZHA_ASCII:
		case ZHA_FULLWIDTH:
			if (!hyphen || !final_digits(r, i, len, out))
				return false;
			break;
		case ZHA_ROMAN:
		case ZHA_ROMAN_SIGN:
			if (!final_roman(r, i, len, &number, out))
				return false;
			break;
		default:
			return false;
	}
	out->to = k + len;
	out->enough = true;
	zha_mark_set(out, ZHA_NUMBER, number.value);
	return true;
}
