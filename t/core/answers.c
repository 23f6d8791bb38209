/*
 * answers.c
 *		Prints what the readers answer for the texts of files, one text a line, so that
 *		two states of the code are compared by diff: make build/answers, then
 *
 *		answers titles|numbers|pages FILE…
 *
 *		Of a line the text is what stands before the first tab; a page is a whole file.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/page.h"
#include "core/span.h"
#include "core/title.h"

static zha_text
read_file(const char *name)
{
	FILE *file = fopen(name, "rb");
	size_t room = 1 << 16;
	char *data = malloc(room);
	size_t len = 0;
	size_t got;

	if (file == NULL || data == NULL)
		return fprintf(stderr, "answers: cannot read %s\n", name), exit(2),
			   (zha_text){NULL, 0};
	while ((got = fread(data + len, 1, room - len, file)) > 0)
	{
		len += got;
		if (len == room && (data = realloc(data, room *= 2)) == NULL)
			abort();
	}
	fclose(file);
	return (zha_text){data, len};
}

/* A part and a tab, its breaks shown as blanks. */
static void
put(zha_text part)
{
	for (size_t i = 0; i < part.len; i++)
		putchar((unsigned char) part.data[i] < ' ' ? ' ' : part.data[i]);
	putchar('\t');
}

static void
put_number(bool has, zha_series_no number)
{
	char out[ZHA_SERIES_NO_TEXT];

	put((zha_text){out, has ? zha_series_no_write(number, out) : 0});
}

static void
answer_title(zha_text text)
{
	zha_title title;
	zha_fault fault;
	zha_code code = zha_title_read(text, &title, &fault);

	put(text);
	put_number(title.has_number, title.number);
	put(title.series);
	put(title.headline);
	put(title.written);
	put(title.relay);
	put(title.original);
	put(title.author);
	printf("%d\t%d\n", title.has_total ? (int) title.total : 0, (int) code);
}

static void
answer_number(zha_text text)
{
	zha_series_no number;
	zha_fault fault = {ZHA_OK, 0, ""};
	bool read = zha_series_no_read(text, &number, &fault) == ZHA_OK;

	put(text);
	put_number(read, number);
	if (!read)
		printf("%d\t%zu\t%s", (int) fault.code, fault.at, fault.expected);
	putchar('\n');
}

static void
answer_page(zha_text text)
{
	zha_page page;
	zha_fault fault;
	zha_code code = zha_page_read(text, &page, &fault);

	printf("%d\t%04d-%02d-%02d\t%llu\t", (int) code,
		   page.has_date ? page.published.year : 0,
		   page.has_date ? page.published.month : 0,
		   page.has_date ? page.published.day : 0,
		   page.has_views ? (unsigned long long) page.views : 0);
	put(page.breadcrumb);
	put(page.title);
	put(page.author);
	put(page.editor);
	put(page.source);
	put(page.credit);
	put(page.prev_title);
	put(page.next_title);
	put(page.body);
	putchar('\n');
}

int
main(int argc, char **argv)
{
	for (int i = 2; i < argc; i++)
	{
		zha_text rest = read_file(argv[i]);

		if (argv[1][0] == 'p')
		{
			printf("%s\t", argv[i]);
			answer_page(rest);
			continue;
		}
		while (rest.len > 0)
		{
			const char *end = memchr(rest.data, '\n', rest.len);
			zha_text line = {rest.data,
							 end == NULL ? rest.len : (size_t) (end - rest.data)};
			const char *tab = line.len > 0 ? memchr(line.data, '\t', line.len) : NULL;

			rest = zha_from(rest, line.len + (end != NULL));
			if (tab != NULL)
				line.len = (size_t) (tab - line.data);
			if (argv[1][0] == 't')
				answer_title(line);
			else
				answer_number(line);
		}
	}
	return argc < 3 ? fprintf(stderr, "usage: answers titles|numbers|pages FILE…\n"),
		   2        : 0;
}
