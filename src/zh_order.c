/*
 * zh_order.c
 *		Sort keys and index letters of Chinese text: zh_pinyin_key and zh_bucket.
 */
#include "compat.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "core/order.h"
#include "encoding.h"

PG_FUNCTION_INFO_V1(zh_pinyin_key);
PG_FUNCTION_INFO_V1(zh_bucket);

#define SMALL_LEVEL 512 /* bytes of a level that need no allocation */

static void
raise_fault(zha_text value, const zha_fault *fault)
{
	ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
					errmsg("invalid byte sequence in a text to be ordered"),
					errdetail("At character %d, %s was expected.",
							  zha_character_at(value, fault->at), fault->expected)));
}

/* The key of a text in one of the orders. */
static bytea *
order_key(zha_order order, zha_text value)
{
	unsigned char small[ZHA_LEVELS_OF_KEY][SMALL_LEVEL];
	zha_key key;
	zha_fault fault;
	bytea *result;
	size_t size;

	for (int i = 0; i < ZHA_LEVELS_OF_KEY; i++)
		key.level[i] = (zha_bytes){small[i], SMALL_LEVEL, 0};
	while (zha_order_key(order, value, &key, &fault) == ZHA_OK && !zha_key_fits(&key))
		for (int i = 0; i < ZHA_LEVELS_OF_KEY; i++)
		{
			zha_bytes *level = &key.level[i];

			if (level->len > level->cap)
				*level = (zha_bytes){palloc_extended(level->len, MCXT_ALLOC_HUGE),
									 level->len, 0};
		}
	if (fault.code != ZHA_OK)
		raise_fault(value, &fault);
	size = zha_key_size(&key);
	if (size > MaxAllocSize - VARHDRSZ)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("text is too long to be ordered"),
						errdetail("Its key would have %zu bytes.", size)));
	result = palloc(size + VARHDRSZ);
	SET_VARSIZE(result, size + VARHDRSZ);
	zha_key_join(&key, (unsigned char *) VARDATA(result));
	for (int i = 0; i < ZHA_LEVELS_OF_KEY; i++)
		if (key.level[i].data != small[i])
			pfree(key.level[i].data);
	return result;
}

/*
 * zh_pinyin_key(text) → bytea: its order is the order of pinyin, see core/order.c.
 * Total: different texts have different keys. Raises 22021 for ill-formed text.
 */
Datum
zh_pinyin_key(PG_FUNCTION_ARGS)
{
	text *value = PG_GETARG_TEXT_PP(0);
	bytea *key = order_key(ZHA_PINYIN, zha_utf8_from_text(value));

	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_BYTEA_P(key);
}

/*
 * zh_bucket(text, order) → text: the heading of an index under which the text
 * stands in the named order. 'pinyin': a letter A to Z, or # for what begins with
 * neither Han nor Latin. Raises 22023 for an order that it does not know.
 */
Datum
zh_bucket(PG_FUNCTION_ARGS)
{
	text *value = PG_GETARG_TEXT_PP(0);
	char *order = text_to_cstring(PG_GETARG_TEXT_PP(1));
	char letter;

	if (strcmp(order, "pinyin") != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("unknown order: \"%s\"", order),
						errhint("The orders with headings are: pinyin.")));
	letter = zha_pinyin_bucket(zha_utf8_from_text(value));
	PG_RETURN_TEXT_P(cstring_to_text_with_len(&letter, 1));
}
