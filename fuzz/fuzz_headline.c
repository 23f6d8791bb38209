/*
 * fuzz_headline.c
 *		Two titles, divided by a line end: no input may crash, what is read lies in the
 *		title, a key fits its room and is well formed, and two articles are compared
 *		alike in either order.
 */
#include <stdlib.h>

#include "core/relay.h"
#include "core/span.h"

static void
check(int holds)
{
	if (!holds)
		abort();
}

static void
check_part(zha_text title, zha_text part)
{
	if (part.len == 0)
		return;
	check(part.data >= title.data && zha_end(part) <= zha_end(title));
	check(zha_utf8_fault(part) == part.len);
}

static void
check_bare(const zha_headline *read)
{
	check(read->relay.len + read->original.len + read->series.len + read->author.len +
			  read->outlet.len ==
		  0);
	check(!read->has_number && !read->has_part && !read->cut);
}

/* The article of a title; the bytes of its keys, which are freed by the caller. */
static char *
read_article(zha_text title, int32_t day, zha_article *out)
{
	char *room = malloc(zha_relay_room(title.len) + 1);
	zha_headline read;
	zha_fault fault;

	if (room == NULL)
		abort();
	if (zha_headline_read(title, &read, &fault) != ZHA_OK)
	{
		check(fault.at < title.len);
		free(room);
		return NULL;
	}
	check_part(title, read.relay);
	check_part(title, read.original);
	check_part(title, read.series);
	check_part(title, read.author);
	check_part(title, read.outlet);
	check_part(title, read.text);
	zha_article_make(&read, NULL, day, room, out);
	check(out->key.len <= zha_headline_room(title.len));
	check(zha_utf8_fault(out->key) == out->key.len);
	check(zha_headline_length(out->key) <= (int) out->key.len);
	if (zha_headline_is_bare(title, out->key))
		check_bare(&read);
	return room;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *) data;
	const char *line = size > 0 ? memchr(text, '\n', size) : NULL;
	size_t len = line ? (size_t) (line - text) : size;
	zha_article a;
	zha_article b;
	char *first = read_article((zha_text){text, len}, 1, &a);
	char *second = line ? read_article((zha_text){line + 1, size - len - 1}, 9, &b)
						: read_article((zha_text){text, len}, 9, &b);

	if (first != NULL && second != NULL)
	{
		check(zha_article_compare(&a, &b) == zha_article_compare(&b, &a));
		check(zha_headlines_near(a.key, b.key) == zha_headlines_near(b.key, a.key));
	}
	free(first);
	free(second);
	return 0;
}
