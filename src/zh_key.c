/*
 * zh_key.c
 *		Sort keys in the server's memory.
 */
#include "compat.h"

#include "utils/memutils.h"

#include "encoding.h"
#include "zh_key.h"

static void
raise_fault(zha_text value, zha_text hand, const zha_fault *fault)
{
	if (fault->code == ZHA_ENCODING)
		ereport(ERROR,
				(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
				 errmsg("invalid byte sequence in a text to be ordered"),
				 errdetail("At character %d, %s was expected.",
						   zha_character_at(value, fault->at), fault->expected)));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("invalid reading: \"%s\"", zha_cstring_from_utf8(hand)),
			 errdetail("At character %d, expected %s.",
					   zha_character_at(hand, fault->at), fault->expected),
			 errhint("Write one syllable for each character, as in \"zēng guó fān\" or "
					 "\"zeng1 guo2 fan1\".")));
}

/*
 * zha_key_build: the levels of a key, in the room or in palloc'd memory. Raises 22021
 * for ill-formed text and 22023 for a reading that is none.
 */
void
zha_key_build(zha_key_function function, zha_order order, zha_text text, zha_text hand,
			  zha_key_room *room)
{
	zha_fault fault;
	zha_code code;

	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		room->key.level[i] = (zha_bytes){room->small[i], ZHA_SMALL_LEVEL, 0};
	while ((code = function(order, text, hand, &room->key, &fault)) == ZHA_OK &&
		   !zha_key_fits(&room->key))
		for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		{
			zha_bytes *level = &room->key.level[i];

			if (level->len > level->cap)
				*level = (zha_bytes){palloc_extended(level->len, MCXT_ALLOC_HUGE),
									 level->len, 0};
		}
	if (code != ZHA_OK)
		raise_fault(text, hand, &fault);
}

/*
 * zha_key_build_text: the same in the order of pinyin for a detoasted text, leaving
 * nothing else behind in memory: a sort does it very often.
 */
void
zha_key_build_text(zha_key_function function, text *value, zha_key_room *room)
{
	zha_text utf8 = zha_utf8_from_text(value);

	zha_key_build(function, ZHA_PINYIN, utf8, (zha_text){NULL, 0}, room);
	if (utf8.data != VARDATA_ANY(value))
		pfree(unconstify(char *, utf8.data));
}

/* zha_key_release: give back what zha_key_build palloc'd. */
void
zha_key_release(zha_key_room *room)
{
	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		if (room->key.level[i].data != room->small[i])
			pfree(room->key.level[i].data);
}

/* zha_key_bytea: the finished key. Raises 54000 when it is too long for a value. */
bytea *
zha_key_bytea(const zha_key *key)
{
	size_t size = zha_key_size(key);
	bytea *result;

	if (size > MaxAllocSize - VARHDRSZ)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("text is too long to be ordered"),
						errdetail("Its key would have %zu bytes.", size)));
	result = palloc(size + VARHDRSZ);
	SET_VARSIZE(result, size + VARHDRSZ);
	zha_key_join(key, (unsigned char *) VARDATA(result));
	return result;
}

/* zha_key_compare: as memcmp of the finished keys. */
int
zha_key_compare(const zha_key *a, const zha_key *b)
{
	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
	{
		size_t x = a->level[i].len;
		size_t y = b->level[i].len;
		int result = x == 0 || y == 0
						 ? 0
						 : memcmp(a->level[i].data, b->level[i].data, Min(x, y));

		if (result != 0)
			return result;
		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

/* zha_key_compare_texts: two detoasted texts by their keys in the order of pinyin. */
int
zha_key_compare_texts(zha_key_function function, text *a, text *b)
{
	zha_key_room x;
	zha_key_room y;
	int result;

	if (zha_same_text(a, b))
		return 0;
	zha_key_build_text(function, a, &x);
	zha_key_build_text(function, b, &y);
	result = zha_key_compare(&x.key, &y.key);
	zha_key_release(&x);
	zha_key_release(&y);
	return result;
}
