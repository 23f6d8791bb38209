/*
 * zhtext.c
 *		Types zhtext and zhname: text that sorts by zh_pinyin_key and zh_name_key.
 *
 * Both are stored as text is. Two values are equal when their texts are, which is
 * what equal keys mean, so that hashing and equality need no key. How they are sorted is
 * in zhtext_sort.c.
 */
#include "compat.h"

#include "utils/builtins.h"

#include "zh_key.h"

PG_FUNCTION_INFO_V1(zhtext_cmp_1_0);
PG_FUNCTION_INFO_V1(zhtext_lt_1_0);
PG_FUNCTION_INFO_V1(zhtext_le_1_0);
PG_FUNCTION_INFO_V1(zhtext_gt_1_0);
PG_FUNCTION_INFO_V1(zhtext_ge_1_0);
PG_FUNCTION_INFO_V1(zhtext_smaller_1_0);
PG_FUNCTION_INFO_V1(zhtext_larger_1_0);
PG_FUNCTION_INFO_V1(zhname_cmp_1_0);
PG_FUNCTION_INFO_V1(zhname_lt_1_0);
PG_FUNCTION_INFO_V1(zhname_le_1_0);
PG_FUNCTION_INFO_V1(zhname_gt_1_0);
PG_FUNCTION_INFO_V1(zhname_ge_1_0);
PG_FUNCTION_INFO_V1(zhname_smaller_1_0);
PG_FUNCTION_INFO_V1(zhname_larger_1_0);

static int
compare_arguments(FunctionCallInfo fcinfo, zha_key_function function)
{
	text *a = PG_GETARG_TEXT_PP(0);
	text *b = PG_GETARG_TEXT_PP(1);
	int result = zha_key_compare_texts(function, a, b);

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return result;
}

/* zhtext_cmp(zhtext, zhtext) → int: as the keys of zh_pinyin_key compare. */
Datum
zhtext_cmp_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare_arguments(fcinfo, zha_order_key));
}

Datum
zhtext_lt_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_order_key) < 0);
}

Datum
zhtext_le_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_order_key) <= 0);
}

Datum
zhtext_gt_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_order_key) > 0);
}

Datum
zhtext_ge_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_order_key) >= 0);
}

/* zhtext_smaller, zhtext_larger: for min and max. */
Datum
zhtext_smaller_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		PG_GETARG_DATUM(compare_arguments(fcinfo, zha_order_key) <= 0 ? 0 : 1));
}

Datum
zhtext_larger_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		PG_GETARG_DATUM(compare_arguments(fcinfo, zha_order_key) >= 0 ? 0 : 1));
}

/* zhname_cmp(zhname, zhname) → int: as the keys of zh_name_key compare. */
Datum
zhname_cmp_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare_arguments(fcinfo, zha_name_key));
}

Datum
zhname_lt_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_name_key) < 0);
}

Datum
zhname_le_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_name_key) <= 0);
}

Datum
zhname_gt_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_name_key) > 0);
}

Datum
zhname_ge_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo, zha_name_key) >= 0);
}

/* zhname_smaller, zhname_larger: for min and max. */
Datum
zhname_smaller_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		PG_GETARG_DATUM(compare_arguments(fcinfo, zha_name_key) <= 0 ? 0 : 1));
}

Datum
zhname_larger_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		PG_GETARG_DATUM(compare_arguments(fcinfo, zha_name_key) >= 0 ? 0 : 1));
}
