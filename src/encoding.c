/*
 * encoding.c
 *		Between the server's encoding and the UTF-8 that src/core reads.
 *
 * UTF8 passes without a copy, EUC_CN is converted by the server's own
 * conversion. Every other encoding is refused: it either cannot hold Chinese,
 * or (SQL_ASCII) does not say what its bytes mean, and a number read from
 * misunderstood bytes would be a wrong answer.
 */
#include "compat.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "encoding.h"

static void
require_encoding(void)
{
	int encoding = GetDatabaseEncoding();

	if (encoding != PG_UTF8 && encoding != PG_EUC_CN)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("zharchive does not support the database encoding \"%s\"",
						GetDatabaseEncodingName()),
				 errhint("Use a database with the encoding UTF8 or EUC_CN, as "
						 "\"createdb -E UTF8 -T template0 NAME\" makes.")));
}

/*
 * zha_utf8_from_server: len bytes in the server's encoding as UTF-8, which may
 * be the same memory. Raises 0A000 in a database of an unsupported encoding.
 */
zha_text
zha_utf8_from_server(const char *data, size_t len)
{
	char *utf8;

	require_encoding();
	if (GetDatabaseEncoding() == PG_UTF8 || len == 0)
		return (zha_text){data, len};
	utf8 = pg_server_to_any(data, (int) len, PG_UTF8);
	return (zha_text){utf8, utf8 == data ? len : strlen(utf8)};
}

/* zha_utf8_from_text: the characters of a detoasted text, see above. */
zha_text
zha_utf8_from_text(text *value)
{
	return zha_utf8_from_server(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
}

/* zha_utf8_from_cstring: the characters of a C string, see above. */
zha_text
zha_utf8_from_cstring(const char *value)
{
	return zha_utf8_from_server(value, strlen(value));
}

/*
 * zha_text_from_utf8: a text in the server's encoding. Raises 22P05 when a
 * character does not exist there.
 */
text *
zha_text_from_utf8(zha_text value)
{
	char *server;

	require_encoding();
	if (GetDatabaseEncoding() == PG_UTF8 || value.len == 0)
		return cstring_to_text_with_len(value.data, (int) value.len);
	server = pg_any_to_server(value.data, (int) value.len, PG_UTF8);
	if (server == value.data)
		return cstring_to_text_with_len(value.data, (int) value.len);
	return cstring_to_text(server);
}

/* zha_cstring_from_utf8: as zha_text_from_utf8, but a palloc'd C string. */
char *
zha_cstring_from_utf8(zha_text value)
{
	return text_to_cstring(zha_text_from_utf8(value));
}

/*
 * zha_character_at: the place of a byte offset for a message to a person, in
 * characters, the first being 1.
 */
int
zha_character_at(zha_text value, size_t offset)
{
	int characters = 1;

	for (size_t i = 0; i < offset && i < value.len; i++)
		if ((value.data[i] & 0xC0) != 0x80)
			characters++;
	return characters;
}
