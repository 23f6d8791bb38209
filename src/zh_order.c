/*
 * zh_order.c
 *		Sort keys and index headings of Chinese text and names.
 */
#include "compat.h"

#include "utils/builtins.h"

#include "encoding.h"
#include "zh_key.h"

PG_FUNCTION_INFO_V1(zh_pinyin_key_1_0);
PG_FUNCTION_INFO_V1(zh_zhuyin_key_1_0);
PG_FUNCTION_INFO_V1(zh_stroke_key_1_0);
PG_FUNCTION_INFO_V1(zh_radical_key_1_0);
PG_FUNCTION_INFO_V1(zh_name_key_1_0);
PG_FUNCTION_INFO_V1(zh_name_stroke_key_1_0);
PG_FUNCTION_INFO_V1(zh_bucket_1_0);

/* The key of the first argument, in the readings of the second if there is one. */
static Datum
key_of_arguments(FunctionCallInfo fcinfo, zha_key_function function, zha_order order)
{
	text *value = PG_GETARG_TEXT_PP(0);
	zha_text hand = {NULL, 0};
	zha_key_room room;
	bytea *result;

	if (PG_NARGS() > 1)
		hand = zha_utf8_from_text(PG_GETARG_TEXT_PP(1));
	zha_key_build(function, order, zha_utf8_from_text(value), hand, &room);
	result = zha_key_bytea(&room.key);
	zha_key_release(&room);
	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_BYTEA_P(result);
}

/*
 * zh_pinyin_key(text [, reading text]) → bytea: its order is the order of pinyin, see
 * core/order.c. Total: different texts have different keys. reading gives those of the
 * first Han characters by hand. Raises 22021 for ill-formed text, 22023 for what is no
 * reading.
 */
Datum
zh_pinyin_key_1_0(PG_FUNCTION_ARGS)
{
	return key_of_arguments(fcinfo, zha_order_key, ZHA_PINYIN);
}

/*
 * zh_zhuyin_key(text [, reading text]) → bytea: the order of zhuyin (bopomofo), else as
 * zh_pinyin_key.
 */
Datum
zh_zhuyin_key_1_0(PG_FUNCTION_ARGS)
{
	return key_of_arguments(fcinfo, zha_order_key, ZHA_ZHUYIN);
}

/* zh_stroke_key(text) → bytea: stroke count, then the official stroke order. */
Datum
zh_stroke_key_1_0(PG_FUNCTION_ARGS)
{
	return key_of_arguments(fcinfo, zha_order_key, ZHA_STROKE);
}

/* zh_radical_key(text) → bytea: radical (of 214), then the strokes besides it. */
Datum
zh_radical_key_1_0(PG_FUNCTION_ARGS)
{
	return key_of_arguments(fcinfo, zha_order_key, ZHA_RADICAL);
}

/*
 * zh_name_key(text [, reading text]) → bytea: personal names by pinyin, see core/name.c;
 * reading as in zh_pinyin_key.
 */
Datum
zh_name_key_1_0(PG_FUNCTION_ARGS)
{
	return key_of_arguments(fcinfo, zha_name_key, ZHA_PINYIN);
}

/* zh_name_stroke_key(text) → bytea: personal names by strokes (姓氏笔画). */
Datum
zh_name_stroke_key_1_0(PG_FUNCTION_ARGS)
{
	return key_of_arguments(fcinfo, zha_name_key, ZHA_STROKE);
}

/*
 * zh_bucket(text, order) → text: the heading of an index under which the text
 * stands in the named order, see core/order.h. Raises 22023 for another name.
 */
Datum
zh_bucket_1_0(PG_FUNCTION_ARGS)
{
	static const struct
	{
		const char *name;
		zha_order order;
		bool personal;
	} known[] = {{"pinyin", ZHA_PINYIN, false}, {"stroke", ZHA_STROKE, false},
				 {"zhuyin", ZHA_ZHUYIN, false}, {"radical", ZHA_RADICAL, false},
				 {"name", ZHA_PINYIN, true},    {"name_stroke", ZHA_STROKE, true}};
	text *value = PG_GETARG_TEXT_PP(0);
	char *order = text_to_cstring(PG_GETARG_TEXT_PP(1));
	char heading[ZHA_HEADING_SIZE];

	for (size_t i = 0; i < lengthof(known); i++)
		if (strcmp(order, known[i].name) == 0)
		{
			size_t len = zha_heading(known[i].order, known[i].personal,
									 zha_utf8_from_text(value), heading);

			PG_RETURN_TEXT_P(zha_text_from_utf8((zha_text){heading, len}));
		}
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown order: \"%s\"", order),
					errhint("The orders with headings are pinyin, stroke, zhuyin, "
							"radical, name and name_stroke.")));
}
