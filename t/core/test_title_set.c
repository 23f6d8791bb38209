/*
 * test_title_set.c
 *		The made-up titles of t/core/data/titles.tsv: every field of every title, and
 *		that the number written in a title is what the type reads.
 *
 * Columns: title, relay, series, number, total, original, author, headline, and the rule
 * of reading that the title is an example of. An empty field is a part that is absent.
 */
#include <stdlib.h>

#include "core/span.h"
#include "core/title.h"

#include "tap.h"

#define FIELDS 7
#define COLUMNS 9

static const char *const names[FIELDS] = {"relay",    "series", "number",  "total",
										  "original", "author", "headline"};

/* Up to the tab or the end of the line; *rest is what is behind it. */
static zha_text
next_field(char **rest)
{
	size_t len = strcspn(*rest, "\t\n");
	zha_text field = {*rest, len};

	*rest += len + ((*rest)[len] == '\t');
	return field;
}

/* Compare the parts with their labels; how many are wrong. */
static int
check_title(zha_text text, const zha_title *title, const zha_text label[FIELDS])
{
	char number[ZHA_SERIES_NO_TEXT];
	char total[16] = "";
	int wrong = 0;
	zha_text got[FIELDS] = {
		title->relay,
		title->series,
		{number, title->has_number ? zha_series_no_write(title->number, number) : 0},
		{total, 0},
		title->original,
		title->author,
		title->headline};

	if (title->has_total)
		got[3].len = (size_t) snprintf(total, sizeof(total), "%d", (int) title->total);
	for (int i = 0; i < FIELDS; i++)
		if (!zha_same(got[i], label[i]))
		{
			printf("# %.*s: %s \"%.*s\", not \"%.*s\"\n", (int) text.len, text.data,
				   names[i], (int) got[i].len, got[i].data, (int) label[i].len,
				   label[i].data);
			wrong++;
		}
	return wrong;
}

/* Whether the type reads what is written otherwise than the title has it. */
static bool
cast_differs(const zha_title *title)
{
	zha_series_no cast;
	zha_series_path path;
	zha_series_path whole;
	zha_fault fault;

	if (!title->has_number ||
		zha_series_no_read(title->written, &cast, &fault) != ZHA_OK)
		return false;
	zha_series_no_unpack(cast, &path);
	zha_series_no_unpack(title->number, &whole);
	for (int i = 0; i < path.depth; i++)
		if (i >= whole.depth || path.level[i].word != whole.level[i].word ||
			path.level[i].number != whole.level[i].number)
		{
			/* the number of a label or at the head comes before it */
			printf("# written \"%.*s\"\n", (int) title->written.len,
				   title->written.data);
			return whole.depth <= path.depth;
		}
	return false;
}

int
main(void)
{
	FILE *file = fopen("t/core/data/titles.tsv", "r");
	char line[4096];
	int titles = 0;
	int wrong = 0;
	int differs = 0;

	if (file == NULL)
		return printf("Bail out! no t/core/data/titles.tsv\n"), 1;
	while (fgets(line, sizeof(line), file) != NULL)
	{
		char *rest = line;
		zha_text text = next_field(&rest);
		zha_text label[FIELDS];
		zha_title title;
		zha_fault fault;

		if (line[0] == '#' || zha_same(text, ZHA_LITERAL("title")))
			continue;
		for (int i = 0; i < FIELDS; i++)
			label[i] = next_field(&rest);
		zha_title_read(text, &title, &fault);
		wrong += check_title(text, &title, label);
		differs += cast_differs(&title);
		titles++;
	}
	fclose(file);
	ok(titles > 500, "%d titles", titles);
	ok(wrong == 0, "each field of each title");
	ok(differs == 0, "the type reads what is written as the title does");
	return done_testing();
}
