/*
 * change.c
 *		Finds the words that tell what a change of a headline means.
 */
#include "core/change.h"

#include "core/data/changes.h"

#define WORDS ((int) (sizeof(change_words) / sizeof(change_words[0])))

/* Before, equal to or behind a word of the table, by the numbers of the characters. */
static int
compare(const uint32_t *letters, int len, const zha_change_word *word)
{
	for (int i = 0; i < len && i < word->len; i++)
		if (letters[i] != word->letters[i])
			return letters[i] < word->letters[i] ? -1 : 1;
	return len - word->len;
}

const zha_change_word *
zha_change_find(const uint32_t *letters, int len, unsigned kinds)
{
	int low = 0;
	int high = len > 0 && len <= ZHA_LONGEST_CHANGE ? WORDS : 0;

	while (low < high)
	{
		int middle = (low + high) / 2;
		int order = compare(letters, len, &change_words[middle]);

		if (order == 0)
			return change_words[middle].kinds & kinds ? &change_words[middle] : NULL;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

int
zha_change_at(const uint32_t *letters, int len, unsigned kinds)
{
	int longest = len < ZHA_LONGEST_CHANGE ? len : ZHA_LONGEST_CHANGE;

	while (longest > 0 && zha_change_find(letters, longest, kinds) == NULL)
		longest--;
	return longest;
}

int
zha_change_before(const uint32_t *letters, int len, unsigned kinds)
{
	int longest = len < ZHA_LONGEST_CHANGE ? len : ZHA_LONGEST_CHANGE;

	while (longest > 0 &&
		   zha_change_find(letters + len - longest, longest, kinds) == NULL)
		longest--;
	return longest;
}
