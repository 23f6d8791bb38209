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
#include "core/series_reader.h"

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

/* Why the text is refused: what r says of it, or that it is no text at all. */
static zha_fault
fault_of(const zha_series_reader *r)
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
	zha_series_reader r;

	if (text.len == 0)
		text.data = ""; /* it may be NULL */
	if (read_digits(text, out))
		return ZHA_OK;
	zha_series_start(&r, text, 0);
	if (r.here->class == ORDINARY)
		r.first_len = zha_numeral_scan_spaced(r.p, r.end, &r.first);
	if (r.first_len > 0 && r.first_len == text.len &&
		r.first.value <= ZHA_LARGEST_FIRST)
	{
		*out = zha_series_no_from_number((uint32_t) r.first.value);
		return ZHA_OK;
	}
	if (zha_series_read_path(&r))
	{
		if (r.p == r.end)
			return zha_series_no_pack(&r.path, out);
		zha_series_refuse(&r, ZHA_SYNTAX, r.p, ZHA_THE_END);
	}
	*fault = fault_of(&r);
	return fault->code;
}
