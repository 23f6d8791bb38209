/*
 * cut_key.c
 *		Keys of texts of any length in indexes, whose entries have 2,704 bytes.
 */
#include "compat.h"

#include "common/sha2.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "cut_key.h"

/*
 * zha_cut_key: a key that is longer than ZHA_LONGEST_KEY is cut, and ends with the SHA-256
 * of the whole: texts that differ have different keys still. Gives its length.
 */
size_t
zha_cut_key(char *key, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	size_t cut = ZHA_LONGEST_KEY - 2 * PG_SHA256_DIGEST_LENGTH;
	bytea *hash;

	if (len <= ZHA_LONGEST_KEY)
		return len;
	hash = DatumGetByteaPP(DirectFunctionCall1(
		sha256_bytea, PointerGetDatum(cstring_to_text_with_len(key, (int) len))));
	while ((key[cut] & 0xC0) == 0x80)
		cut--;
	for (int i = 0; i < PG_SHA256_DIGEST_LENGTH; i++)
	{
		uint8 byte = (uint8) VARDATA_ANY(hash)[i];

		key[cut++] = digits[byte >> 4];
		key[cut++] = digits[byte & 15];
	}
	return cut;
}
