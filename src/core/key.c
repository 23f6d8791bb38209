/*
 * key.c
 *		The key made of its levels: level 1 [00 level 2 [00 level 3]].
 */
#include "core/key.h"

#include <string.h>

bool
zha_key_fits(const zha_key *key)
{
	for (int i = 0; i < ZHA_KEY_LEVELS; i++)
		if (key->level[i].len > key->level[i].cap)
			return false;
	return true;
}

/* How many levels the finished key has. */
static int
key_levels(const zha_key *key)
{
	int levels = ZHA_KEY_LEVELS;

	while (levels > 1 && key->level[levels - 1].len == 0)
		levels--;
	return levels;
}

size_t
zha_key_size(const zha_key *key)
{
	int levels = key_levels(key);
	size_t size = (size_t) levels - 1;

	for (int i = 0; i < levels; i++)
		size += key->level[i].len;
	return size;
}

void
zha_key_join(const zha_key *key, unsigned char *out)
{
	int levels = key_levels(key);

	for (int i = 0; i < levels; i++)
	{
		if (i > 0)
			*out++ = 0;
		if (key->level[i].len > 0)
			memcpy(out, key->level[i].data, key->level[i].len);
		out += key->level[i].len;
	}
}
