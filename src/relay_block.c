/*
 * relay_block.c
 *		The blocks of an article: what it shares with those that it is compared with.
 *
 * Each block is known by a hash: one of the whole key; one of the first and one of the
 * last characters, since a headline that is edited in one place, or cut, keeps one of the
 * two; the same with the author, if the article has one.
 */
#include "compat.h"

#include "common/hashfn.h"

#include "relay_block.h"

/* Characters at either end that make a block; of short headlines both ends make one. */
#define BLOCK_END 6
#define SHORT_END 3
#define SHORT_KEY 12

#define DAY_ZERO 0x400000

static void
put(zha_blocks *blocks, zha_block block, zha_text a, zha_text b)
{
	uint64 hash = hash_bytes_extended((const unsigned char *) a.data, (int) a.len, 0);

	if (b.len > 0)
		hash = hash_bytes_extended((const unsigned char *) b.data, (int) b.len, hash);
	blocks->hash[blocks->count++] =
		(uint64) block << 37 | (hash & (((uint64) 1 << 37) - 1));
}

/* So many characters at the beginning, or the end, of a key that has as many. */
static zha_text
begin_of(zha_text key, int characters)
{
	size_t len = 0;

	for (int i = 0; i < characters; i++)
		for (len++; len < key.len && (key.data[len] & 0xC0) == 0x80;)
			len++;
	return (zha_text){key.data, len};
}

static zha_text
end_of(zha_text key, int characters)
{
	size_t from = key.len;

	for (int i = 0; i < characters; i++)
		for (from--; (key.data[from] & 0xC0) == 0x80;)
			from--;
	return (zha_text){key.data + from, key.len - from};
}

/* A bit of 64 for each character beyond ASCII that there is. */
static uint64
sketch_of(zha_text key)
{
	uint64 sketch = 0;

	for (size_t i = 0; i < key.len; i++)
		if ((key.data[i] & 0xC0) == 0x80 &&
			(i + 1 == key.len || (key.data[i + 1] & 0xC0) != 0x80))
			sketch |= (uint64) 1 << (((unsigned char) key.data[i] * 31U +
									  (unsigned char) key.data[i - 1] * 7U) %
									 64);
	return sketch;
}

/* zha_blocks_make: the blocks of an article. */
void
zha_blocks_make(const zha_article *article, zha_blocks *out)
{
	const zha_text none = {NULL, 0};
	zha_text key = article->key;
	int length = zha_headline_length(key);
	bool dated = article->day != ZHA_NO_DAY;
	zha_text begin;
	zha_text end;

	*out = (zha_blocks){.day = dated ? (uint32) (article->day + DAY_ZERO) &
										   ZHA_BLOCK_NO_DAY
									 : ZHA_BLOCK_NO_DAY};
	put(out, BLOCK_WHOLE, key, none);
	if (length < ZHA_HEADLINE_ENOUGH || length > ZHA_HEADLINE_LIMIT)
		return;
	out->length = (uint8) (length | (article->cut ? ZHA_BLOCK_CUT : 0));
	out->sketch = sketch_of(key);
	begin = begin_of(key, BLOCK_END);
	end = end_of(key, BLOCK_END);
	if (dated)
	{
		put(out, BLOCK_BEGIN, begin, none);
		put(out, BLOCK_END_OF, end, none);
		if (length <= SHORT_KEY)
			put(out, BLOCK_BOTH, begin_of(key, SHORT_END), end_of(key, SHORT_END));
	}
	if (article->author.len == 0)
		return;
	put(out, BLOCK_AUTHOR, article->author, begin);
	put(out, BLOCK_AUTHOR, end, article->author);
}
