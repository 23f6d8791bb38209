/*
 * title_site.c
 *		Reads the words of a site from jsonb.
 */
#include "compat.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "encoding.h"
#include "title_site.h"

static const struct
{
	const char *key;
	unsigned kind;
} kinds[] = {{"relay", ZHA_SITE_RELAY},
			 {"genre", ZHA_SITE_GENRE},
			 {"column", ZHA_SITE_COLUMN},
			 {"not_series", ZHA_SITE_NOT_SERIES}};

/* The words read so far. */
typedef struct words
{
	zha_site_word *words;
	int count;
	int room;
} words;

static void
refuse_shape(void)
{
	ereport(
		ERROR,
		(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
		 errmsg("a vocabulary must be a JSON object of lists of words"),
		 errhint("For example {\"genre\": [\"...\"], \"not_series\": [\"...\"]}.")));
}

static unsigned
kind_of(const JsonbValue *key)
{
	for (size_t i = 0; i < lengthof(kinds); i++)
		if (strlen(kinds[i].key) == (size_t) key->val.string.len &&
			memcmp(kinds[i].key, key->val.string.val, strlen(kinds[i].key)) == 0)
			return kinds[i].kind;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown key \"%.*s\" in a vocabulary", key->val.string.len,
						   key->val.string.val),
					errhint("Its keys are relay, genre, column and not_series.")));
	return 0;
}

static void
add_word(words *w, const JsonbValue *value, unsigned kind)
{
	uint32_t like[ZHA_SITE_LONGEST];
	uint32_t *letters;
	int len;

	if (value->type != jbvString)
		refuse_shape();
	len = zha_site_letters(
		zha_utf8_from_server(value->val.string.val, (size_t) value->val.string.len),
		like);
	if (len == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("\"%.*s\" is no word of a vocabulary",
							   value->val.string.len, value->val.string.val),
						errdetail("A word has 1 to %d characters.", ZHA_SITE_LONGEST)));
	if (w->count == w->room)
	{
		w->room = Max(8, 2 * w->room);
		w->words = w->words == NULL
					   ? palloc((Size) w->room * sizeof(zha_site_word))
					   : repalloc(w->words, (Size) w->room * sizeof(zha_site_word));
	}
	letters = palloc((Size) len * sizeof(uint32_t));
	memcpy(letters, like, (Size) len * sizeof(uint32_t));
	w->words[w->count++] = (zha_site_word){letters, len, kind};
}

/* All words of a vocabulary, in the current memory context. */
static zha_site
read_words(Jsonb *vocabulary)
{
	words w = {NULL, 0, 0};
	JsonbIterator *it = JsonbIteratorInit(&vocabulary->root);
	JsonbValue value;
	JsonbIteratorToken token = JsonbIteratorNext(&it, &value, false);
	unsigned kind = 0;

	if (token != WJB_BEGIN_OBJECT)
		refuse_shape();
	while ((token = JsonbIteratorNext(&it, &value, false)) == WJB_KEY)
	{
		kind = kind_of(&value);
		if (JsonbIteratorNext(&it, &value, false) != WJB_BEGIN_ARRAY)
			refuse_shape();
		while ((token = JsonbIteratorNext(&it, &value, false)) == WJB_ELEM)
			add_word(&w, &value, kind);
		if (token != WJB_END_ARRAY)
			refuse_shape();
	}
	return (zha_site){w.words, w.count};
}

const zha_site *
zha_title_site_read(zha_title_site *kept, Jsonb *vocabulary, MemoryContext parent)
{
	MemoryContext old;

	if (kept->given != NULL && VARSIZE(kept->given) == VARSIZE(vocabulary) &&
		memcmp(kept->given, vocabulary, VARSIZE(vocabulary)) == 0)
		return &kept->site;
	if (kept->context == NULL)
		kept->context =
			AllocSetContextCreate(parent, "words of a site", ALLOCSET_SMALL_SIZES);
	kept->given = NULL;
	MemoryContextReset(kept->context);
	old = MemoryContextSwitchTo(kept->context);
	kept->site = read_words(vocabulary);
	kept->given = palloc(VARSIZE(vocabulary));
	memcpy(kept->given, vocabulary, VARSIZE(vocabulary));
	MemoryContextSwitchTo(old);
	return &kept->site;
}
