/*
 * zh_pinyin.c
 *		Chinese text written in pinyin or zhuyin, folded, and its strokes counted.
 */
#include "compat.h"

#include "utils/builtins.h"

#include "core/pinyin.h"
#include "encoding.h"

PG_FUNCTION_INFO_V1(zh_pinyin_1_0);
PG_FUNCTION_INFO_V1(zh_name_pinyin_1_0);
PG_FUNCTION_INFO_V1(zh_initials_1_0);
PG_FUNCTION_INFO_V1(zh_strokes_1_0);
PG_FUNCTION_INFO_V1(zh_fold_1_0);

/* The three writers of the core under one shape. */
typedef zha_code (*writer)(zha_text text, int style, zha_bytes *out, zha_fault *fault);

static zha_code
write_pinyin(zha_text text, int style, zha_bytes *out, zha_fault *fault)
{
	return zha_pinyin(text, (zha_style) style, out, fault);
}

static zha_code
write_name(zha_text text, int style, zha_bytes *out, zha_fault *fault)
{
	return zha_name_pinyin(text, (zha_name_style) style, out, fault);
}

static zha_code
write_folded(zha_text text, int style, zha_bytes *out, zha_fault *fault)
{
	(void) style;
	return zha_fold(text, out, fault);
}

/* What a writer makes of a text. Raises 22021 for ill-formed text. */
static text *
written(writer write, text *value, int style)
{
	zha_text source = zha_utf8_from_text(value);
	zha_bytes out = {palloc(source.len * 2 + 16), source.len * 2 + 16, 0};
	zha_fault fault;
	zha_code code;

	while ((code = write(source, style, &out, &fault)) == ZHA_OK && out.len > out.cap)
		out = (zha_bytes){repalloc(out.data, out.len), out.len, 0};
	if (code != ZHA_OK)
		ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
						errmsg("invalid byte sequence in a text to be read"),
						errdetail("At character %d, %s was expected.",
								  zha_character_at(source, fault.at), fault.expected)));
	return zha_text_from_utf8((zha_text){(char *) out.data, out.len});
}

/* The index of a style's name. Raises 22023 for a name that is not in the list. */
static int
style_named(text *value, const char *const *name, int count, const char *all)
{
	char *given = text_to_cstring(value);

	for (int i = 0; i < count; i++)
		if (strcmp(given, name[i]) == 0)
			return i;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown style: \"%s\"", given),
					errhint("The styles are %s.", all)));
}

/*
 * zh_pinyin(text, style) → text: the text as it is read, see core/pinyin.h. Styles:
 * marks, numbers, plain, initials, zhuyin. Raises 22023 for another.
 */
Datum
zh_pinyin_1_0(PG_FUNCTION_ARGS)
{
	static const char *const style[] = {"marks", "numbers", "plain", "initials",
										"zhuyin"};

	PG_RETURN_TEXT_P(
		written(write_pinyin, PG_GETARG_TEXT_PP(0),
				style_named(PG_GETARG_TEXT_PP(1), style, lengthof(style),
							"marks, numbers, plain, initials and zhuyin")));
}

/*
 * zh_name_pinyin(text, style) → text: a personal name by GB/T 28039-2011. Styles:
 * plain, marks, passport. Raises 22023 for another.
 */
Datum
zh_name_pinyin_1_0(PG_FUNCTION_ARGS)
{
	static const char *const style[] = {"plain", "marks", "passport"};

	PG_RETURN_TEXT_P(written(write_name, PG_GETARG_TEXT_PP(0),
							 style_named(PG_GETARG_TEXT_PP(1), style, lengthof(style),
										 "plain, marks and passport")));
}

/* zh_initials(text) → text: the initials of the syllables, for searching. */
Datum
zh_initials_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(written(write_pinyin, PG_GETARG_TEXT_PP(0), ZHA_INITIALS));
}

/* zh_fold(text) → text: the text for matching, see core/pinyin.h. */
Datum
zh_fold_1_0(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(written(write_folded, PG_GETARG_TEXT_PP(0), 0));
}

/* zh_strokes(text) → int: the strokes of its Han characters, in all. */
Datum
zh_strokes_1_0(PG_FUNCTION_ARGS)
{
	uint64_t strokes = zha_strokes(zha_utf8_from_text(PG_GETARG_TEXT_PP(0)));

	if (strokes > PG_INT32_MAX)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("number of strokes is out of range")));
	PG_RETURN_INT32((int32) strokes);
}
