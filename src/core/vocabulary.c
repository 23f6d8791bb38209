/*
 * vocabulary.c
 *		Finds words by two perfect hashes of their letters, one from the first letter on
 *		and one from the last back; a word found is compared letter by letter.
 */
#include "core/vocabulary.h"

#include "core/data/vocabulary.h"

#define NO_LETTERS 2166136261u

/* The hash of some letters (FNV-1a) and one more. */
static inline uint32_t
hash_letter(uint32_t hash, uint32_t like)
{
	return (hash ^ like) * 16777619u;
}

/* The word in the slot of a hash that has one of the roles, or NULL. */
static inline const zha_entry *
slot_of(uint32_t hash, bool back, zha_roles roles)
{
	uint32_t add = bucket_adds[back][hash >> ZHA_BUCKET_SHIFT];
	uint32_t slot = (hash + add * 0x9E3779B1u) * 0x85EBCA6Bu >> ZHA_SLOT_SHIFT;
	uint16_t index = slot_entries[back][slot];

	return index > 0 && (entries[index - 1].roles & roles) ? &entries[index - 1] : NULL;
}

static bool
is_at(const zha_letters *l, int i, const zha_entry *entry)
{
	for (int k = 0; k < entry->len; k++)
		if (l->letter[i + k].like != entry_letters[entry->at + k])
			return false;
	return true;
}

const zha_entry *
zha_entry_find(const zha_letters *l, int i, int to, zha_roles roles)
{
	const zha_entry *longest = NULL;
	uint32_t hash = NO_LETTERS;
	int longest_len = longest_entry[0][l->letter[i].like & ZHA_FIRST_BITS];

	if (to - i > longest_len)
		to = i + longest_len;
	for (int k = i; k < to; k++)
	{
		const zha_entry *found;

		hash = hash_letter(hash, l->letter[k].like);
		found = slot_of(hash, false, roles);
		if (found != NULL && found->len == k + 1 - i && is_at(l, i, found))
			longest = found;
	}
	return longest;
}

const zha_entry *
zha_entry_find_back(const zha_letters *l, int from, int to, zha_roles roles)
{
	const zha_entry *longest = NULL;
	uint32_t hash = NO_LETTERS;
	int longest_len = longest_entry[1][l->letter[to - 1].like & ZHA_FIRST_BITS];

	if (to - from > longest_len)
		from = to - longest_len;
	for (int k = to - 1; k >= from; k--)
	{
		const zha_entry *found;

		hash = hash_letter(hash, l->letter[k].like);
		found = slot_of(hash, true, roles);
		if (found != NULL && found->len == to - k && is_at(l, k, found))
			longest = found;
	}
	return longest;
}

const zha_entry *
zha_entry_of(const zha_letters *l, int from, int to, zha_roles roles)
{
	const zha_entry *found;
	uint32_t hash = NO_LETTERS;

	if (from >= to ||
		to - from > longest_entry[0][l->letter[from].like & ZHA_FIRST_BITS] ||
		!(zha_first_roles[l->letter[from].like & ZHA_FIRST_BITS] & roles))
		return NULL;
	for (int k = from; k < to; k++)
		hash = hash_letter(hash, l->letter[k].like);
	found = slot_of(hash, false, roles);
	return found != NULL && found->len == to - from && is_at(l, from, found) ? found
																			 : NULL;
}
