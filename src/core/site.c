/*
 * site.c
 *		Compares a title with the words of its site, which are few: one after the other.
 */
#include "core/site.h"

int
zha_site_letters(zha_text word, uint32_t like[ZHA_SITE_LONGEST])
{
	zha_letters l;
	int from = 0;
	int to;

	if (zha_letters_read(word, &l) < word.len)
		return 0;
	to = l.n;
	zha_letters_trim(&l, &from, &to, ZHA_BLANKS);
	if (to - from > ZHA_SITE_LONGEST)
		return 0;
	for (int i = from; i < to; i++)
		like[i - from] = l.letter[i].like;
	return to - from;
}

static bool
is_word(const zha_site_word *word, const zha_letters *l, int i)
{
	for (int k = 0; k < word->len; k++)
		if (l->letter[i + k].like != word->like[k])
			return false;
	return true;
}

int
zha_site_at(const zha_site *site, const zha_letters *l, int i, int to, unsigned kinds)
{
	int longest = 0;

	for (int w = 0; site != NULL && w < site->count; w++)
	{
		const zha_site_word *word = &site->words[w];

		if ((word->kinds & kinds) && word->len > longest && word->len <= to - i &&
			is_word(word, l, i))
			longest = word->len;
	}
	return longest;
}

int
zha_site_before(const zha_site *site, const zha_letters *l, int from, int to,
				unsigned kinds)
{
	int longest = 0;

	for (int w = 0; site != NULL && w < site->count; w++)
	{
		const zha_site_word *word = &site->words[w];

		if ((word->kinds & kinds) && word->len > longest && word->len <= to - from &&
			is_word(word, l, to - word->len))
			longest = word->len;
	}
	return longest;
}

bool
zha_site_is(const zha_site *site, const zha_letters *l, int from, int to,
			unsigned kinds)
{
	return from < to && zha_site_at(site, l, from, to, kinds) == to - from;
}
