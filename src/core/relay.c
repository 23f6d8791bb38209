/*
 * relay.c
 *		Whether two articles are one, from their titles and dates.
 *
 * A wrong answer costs more than none: a relay that is missed stays an article of its own,
 * two articles that are taken for one hide each other.
 */
#include "core/relay.h"

#include "core/fold.h"
#include "core/span.h"

static zha_text
write_key(zha_text text, char **out)
{
	zha_text key = {*out, text.len > 0 ? zha_series_key(text, *out) : 0};

	*out += key.len;
	return key;
}

void
zha_article_make(const zha_headline *headline, const zha_text *key, int32_t day,
				 char *out, zha_article *article)
{
	*article = (zha_article){.has_number = headline->has_number,
							 .number = headline->number,
							 .cut = headline->cut,
							 .day = day};
	if (key != NULL)
		article->key = *key;
	else
	{
		article->key = (zha_text){out, zha_headline_key(headline, out)};
		out += article->key.len;
	}
	article->author = write_key(headline->author, &out);
	article->series = write_key(headline->series, &out);
}

/* Whether one text holds the other, as 张三、李四 does 张三. */
static bool
holds(zha_text text, zha_text part)
{
	for (size_t i = 0; i + part.len <= text.len; i++)
		if (memcmp(text.data + i, part.data, part.len) == 0)
			return true;
	return false;
}

/* Both name authors, and none of them is an author of both. */
static bool
other_author(const zha_article *a, const zha_article *b)
{
	return a->author.len > 0 && b->author.len > 0 && !holds(a->author, b->author) &&
		   !holds(b->author, a->author);
}

static bool
same_author(const zha_article *a, const zha_article *b)
{
	return a->author.len > 0 && b->author.len > 0 && !other_author(a, b);
}

static bool
same_series(const zha_article *a, const zha_article *b)
{
	return a->series.len > 0 && zha_same(a->series, b->series);
}

/* Numbers of one series, or of none that is named, that differ. */
static bool
other_number(const zha_article *a, const zha_article *b)
{
	return a->has_number && b->has_number && a->number != b->number &&
		   (a->series.len == 0 || b->series.len == 0 || same_series(a, b));
}

/* Whether dates are known and at most so many days apart. */
static bool
within(const zha_article *a, const zha_article *b, int64_t days)
{
	int64_t apart = (int64_t) a->day - b->day;

	return a->day != ZHA_NO_DAY && b->day != ZHA_NO_DAY && apart <= days &&
		   -apart <= days;
}

static zha_evidence
compare_same(const zha_article *a, const zha_article *b)
{
	bool numbered = a->has_number && b->has_number;

	if (zha_headline_is_heading(a->key))
		return numbered && a->number == b->number && same_series(a, b) ? ZHA_SAME
																	   : ZHA_APART;
	if (zha_headline_is_notice(a->key) && !within(a, b, ZHA_RELAY_DAYS))
		return ZHA_APART;
	if (zha_headline_length(a->key) >= ZHA_HEADLINE_ENOUGH)
		return ZHA_SAME;
	/* short headlines of two series: 问答（三） of one and 问答（三） of another */
	if (numbered && a->series.len > 0 && b->series.len > 0 && !same_series(a, b))
		return ZHA_APART;
	if (same_author(a, b))
		return ZHA_SAME_AUTHOR;
	return within(a, b, 0) ? ZHA_SAME_DATE : ZHA_APART;
}

zha_evidence
zha_article_compare(const zha_article *a, const zha_article *b)
{
	bool author = same_author(a, b);

	if (a->key.len == 0 || b->key.len == 0 || other_author(a, b) || other_number(a, b))
		return ZHA_APART;
	if (zha_same(a->key, b->key))
		return compare_same(a, b);
	if (!author && !within(a, b, ZHA_RELAY_DAYS))
		return ZHA_APART;
	if ((a->cut && zha_headline_begins(a->key, b->key)) ||
		(b->cut && zha_headline_begins(b->key, a->key)))
		return author ? ZHA_CUT_AUTHOR : ZHA_CUT_DATE;
	if (zha_headlines_near(a->key, b->key))
		return author ? ZHA_NEAR_AUTHOR : ZHA_NEAR_DATE;
	return ZHA_APART;
}
