/*
 * cut_key.c
 *		Keys of texts of any length for indexes, whose entries have at most 2,704 bytes.
 */
#include "compat.h"

#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "cut_key.h"

/* zha_hash_digits: the hexadecimal digits of the SHA-256 of a text. */
void
zha_hash_digits(const char *text, size_t len, char out[ZHA_HASH_DIGITS])
{
	static const char digits[] = "0123456789abcdef";
	bytea *hash = DatumGetByteaPP(DirectFunctionCall1(
		sha256_bytea, PointerGetDatum(cstring_to_text_with_len(text, (int) len))));

	for (int i = 0; i < PG_SHA256_DIGEST_LENGTH; i++)
	{
		uint8 byte = (uint8) VARDATA_ANY(hash)[i];

		out[2 * i] = digits[byte >> 4];
		out[2 * i + 1] = digits[byte & 15];
	}
}

/*
 * zha_cut_key: a key in UTF-8 that is longer than ZHA_LONGEST_KEY is cut, and ends with the
 * SHA-256 of the whole: texts that differ have different keys still. Gives its length.
 */
size_t
zha_cut_key(char *key, size_t len)
{
	char hash[ZHA_HASH_DIGITS];
	size_t cut = ZHA_LONGEST_KEY - ZHA_HASH_DIGITS;

	if (len <= ZHA_LONGEST_KEY)
		return len;
	zha_hash_digits(key, len, hash);
	while ((key[cut] & 0xC0) == 0x80)
		cut--;
	memcpy(key + cut, hash, ZHA_HASH_DIGITS);
	return cut + ZHA_HASH_DIGITS;
}
