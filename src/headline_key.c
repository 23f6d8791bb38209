/*
 * headline_key.c
 *		The key that identifies an article in any archive, in SQL.
 */
#include "compat.h"

#include "core/headline.h"
#include "cut_key.h"
#include "encoding.h"

PG_FUNCTION_INFO_V1(headline_key_1_0);

/*
 * headline_key(text) → text: equal for the titles under which one article stands, NULL for
 * a title without a letter or a digit. At most 400 bytes in UTF-8. Raises 22021 for a
 * title that is not well-formed.
 */
Datum
headline_key_1_0(PG_FUNCTION_ARGS)
{
	zha_text title = zha_utf8_from_text(PG_GETARG_TEXT_PP(0));
	zha_headline headline;
	zha_fault fault;
	char *key;
	size_t len;

	if (zha_headline_read(title, &headline, &fault) != ZHA_OK)
		ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
						errmsg("invalid byte sequence in a title")));
	key = palloc_extended(zha_headline_room(title.len), MCXT_ALLOC_HUGE);
	len = zha_cut_key(key, zha_headline_key(&headline, key));
	if (len == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(zha_text_from_utf8((zha_text){key, len}));
}
