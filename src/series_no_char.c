/*
 * series_no_char.c
 *		to_char(series_no, text).
 */
#include "compat.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "core/series_format.h"
#include "encoding.h"
#include "series_no.h"

/* The names of all notations, for a hint. */
static char *
notation_names(void)
{
	StringInfoData names;
	const char *name;

	initStringInfo(&names);
	for (int i = 0; (name = zha_notation_name(i)) != NULL; i++)
		appendStringInfo(&names, "%s, ", name);
	appendStringInfoString(&names, "and 02 to 09 for leading zeros");
	return names.data;
}

/* Raise that the pattern cannot write the number. */
static void
refuse_pattern(zha_series_no number, text *pattern, zha_text utf8,
			   const zha_fault *fault)
{
	ereport(ERROR,
			(errcode(fault->code == ZHA_RANGE ? ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE
											  : ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cannot write series number \"%s\" with the pattern \"%s\"",
					zha_series_no_cstring(number), text_to_cstring(pattern)),
			 errdetail("Expected %s at character %d of the pattern.", fault->expected,
					   zha_character_at(utf8, fault->at)),
			 fault->expected == zha_expected_notation
				 ? errhint("The notations are %s.", notation_names())
				 : 0));
}

PG_FUNCTION_INFO_V1(series_no_to_char);

/*
 * to_char(series_no, text) → text: the number by a pattern, see series_format.h.
 * What it writes, it reads back: a pattern whose result would be another number or
 * none is refused. Raises 22003 when a notation does not have a number or a level is
 * left out, 22023 for any other fault of the pattern.
 */
Datum
series_no_to_char(PG_FUNCTION_ARGS)
{
	zha_series_no number = PG_GETARG_SERIES_NO(0);
	text *pattern = PG_GETARG_TEXT_PP(1);
	zha_text utf8 = zha_utf8_from_text(pattern);
	char *out = palloc(utf8.len + ZHA_FORMAT_EXTRA);
	zha_text result = {out, 0};
	zha_series_no back;
	zha_fault fault;

	result.len = zha_series_no_format(number, utf8, out, &fault);
	if (result.len == 0)
		refuse_pattern(number, pattern, utf8, &fault);
	if (zha_series_no_read(result, &back, &fault) != ZHA_OK || back != number)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot write series number \"%s\" with the pattern \"%s\"",
						zha_series_no_cstring(number), text_to_cstring(pattern)),
				 errdetail("\"%s\" would not read as this number.",
						   zha_cstring_from_utf8(result)),
				 errhint("Add text that is no part of the number with ||.")));
	PG_RETURN_TEXT_P(zha_text_from_utf8(result));
}
