/*
 * corpus.c
 *		Accuracy of the readers of titles and pages over a labelled collection.
 *
 *		corpus FOLDER
 *
 * FOLDER holds titles_dev.tsv and titles_dev2.tsv, pages/pages.tsv and pages/NNN.txt,
 * pages2/pages.tsv and the same pages as cut text in pages2/text and whole in
 * pages2/full, in the columns that its conventions describe. Prints for each field how many labels
 * were met exactly, read wrongly, missed, or read where there is none; the numbers
 * by notation; and every title or page that differs from its label. A folder that
 * is missing is said and skipped.
 */
#include <errno.h>
#include <stdlib.h>

#include "core/html.h"
#include "core/numeral.h"
#include "core/page.h"
#include "core/series_no.h"
#include "core/span.h"
#include "core/title.h"

#include <stdio.h>

#define COLUMNS 16

typedef struct tally
{
	const char *field;
	int exact;    /* label and reading agree, both present */
	int none;     /* both absent */
	int wrong;    /* both present, different */
	int missed;   /* a label, no reading */
	int invented; /* a reading, no label */
} tally;

/* ---- files ------------------------------------------------------------------ */

/* The whole file, to be freed by the caller; data is NULL when it is not there. */
static zha_text
read_file(const char *folder, const char *name)
{
	char path[4096];
	FILE *file;
	char *data = NULL;
	size_t len = 0;
	size_t room = 0;
	size_t got;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "rb");
	if (file == NULL)
		return (zha_text){NULL, 0};
	do
	{
		if (len + 65536 > room && (data = realloc(data, room += 1 << 20)) == NULL)
			abort();
		got = fread(data + len, 1, 65536, file);
		len += got;
	} while (got > 0);
	fclose(file);
	return (zha_text){data, len};
}

static bool
next_row(zha_text *rest, zha_text row[COLUMNS])
{
	const char *feed;
	zha_text line;

	if (rest->len == 0)
		return false;
	feed = memchr(rest->data, '\n', rest->len);
	line =
		(zha_text){rest->data, feed == NULL ? rest->len : (size_t) (feed - rest->data)};
	*rest = zha_from(*rest, feed == NULL ? line.len : line.len + 1);
	for (int i = 0; i < COLUMNS; i++)
	{
		const char *tab = line.len == 0 ? NULL : memchr(line.data, '\t', line.len);

		row[i] =
			(zha_text){line.data, tab == NULL ? line.len : (size_t) (tab - line.data)};
		line = zha_from(line, tab == NULL ? line.len : row[i].len + 1);
	}
	return true;
}

/* ---- counting --------------------------------------------------------------- */

/* Whether two values are the same but for the width of blanks, which HTML leaves open. */
static bool
is_same(zha_text a, zha_text b)
{
	const char *p = a.data;
	const char *q = b.data;

	while (p < zha_end(a) && q < zha_end(b))
	{
		size_t blanks = zha_blanks(p, zha_end(a));
		size_t others = zha_blanks(q, zha_end(b));

		if ((blanks > 0) != (others > 0))
			return false;
		p += blanks;
		q += others;
		if (blanks == 0 && *p++ != *q++)
			return false;
	}
	return p == zha_end(a) && q == zha_end(b);
}

/* Whether a title that the page shows cut was read whole, as HTML may give it. */
static bool
is_uncut(zha_text label, zha_text read)
{
	return zha_page_is_cut(label) && read.len > label.len &&
		   memcmp(label.data, read.data, label.len - 3) == 0;
}

static bool
count(tally *t, zha_text label, zha_text read)
{
	bool same = is_same(label, read) || is_uncut(label, read);

	if (same)
		(*(label.len > 0 ? &t->exact : &t->none))++;
	else if (label.len == 0)
		t->invented++;
	else
		(*(read.len > 0 ? &t->wrong : &t->missed))++;
	return same;
}

static void
print_tally(const tally *t)
{
	int total = t->exact + t->none + t->wrong + t->missed + t->invented;

	printf("%-12s %5.1f %%  %4d exact  %4d rightly absent  %3d wrong  %3d missed  "
		   "%3d invented\n",
		   t->field, total == 0 ? 0.0 : 100.0 * (t->exact + t->none) / total, t->exact,
		   t->none, t->wrong, t->missed, t->invented);
}

static void
print_miss(bool same, const char *field, zha_text label, zha_text read)
{
	if (!same)
		printf("    %-10s label \"%.*s\"  read \"%.*s\"\n", field, (int) label.len,
			   label.data, (int) read.len, read.data);
}

/* ---- titles ----------------------------------------------------------------- */

/* The notation class of a mark, by what it is written with. */
static const char *
notation_class(zha_text written, zha_text label)
{
	static const char *const classes[] = {"ASCII",         "full width",    "Han",
										  "Han digits",    "capital",       "Suzhou",
										  "Roman letters", "Roman signs",   "circled",
										  "in brackets",   "with full stop"};
	zha_numeral numeral;

	if (label.len == 0)
		return "none";
	if (written.len == 0)
		return "not read";
	for (size_t at = 0; at < written.len; at++)
		if ((written.data[at] & 0xC0) != 0x80 &&
			zha_numeral_scan(written.data + at, zha_end(written), &numeral) > 0)
			return classes[numeral.notation];
	return "word";
}

static void
count_class(tally *classes, const char *name, zha_text label, zha_text read)
{
	while (classes->field != NULL && strcmp(classes->field, name) != 0)
		classes++;
	classes->field = name;
	count(classes, label, read);
}

static int
read_titles(const char *folder, const char *name)
{
	enum
	{
		RELAY = 1,
		SERIES,
		NUMBER,
		TOTAL,
		ORIGINAL,
		AUTHOR,
		HEADLINE,
		FIELDS
	};
	tally fields[FIELDS] = {{0}};
	tally classes[16] = {{0}};
	int rows = 0;
	int right = 0;
	zha_text file = read_file(folder, name);
	zha_text rest;
	zha_text head[COLUMNS];
	zha_text row[COLUMNS];

	if (file.data == NULL)
		return printf("corpus: no %s in %s: titles skipped\n", name, folder), 0;
	rest = file;
	next_row(&rest, head);
	while (next_row(&rest, row))
	{
		zha_title title;
		zha_fault fault;
		char number[ZHA_SERIES_NO_TEXT];
		char total[16];
		zha_text got[FIELDS];
		bool same[FIELDS];
		bool all = true;

		zha_title_read(row[0], &title, &fault);
		got[RELAY] = title.relay;
		got[SERIES] = title.series;
		got[NUMBER] = (zha_text){
			number, title.has_number ? zha_series_no_write(title.number, number) : 0};
		got[TOTAL] = (zha_text){total, title.has_total
										   ? (size_t) snprintf(total, sizeof(total),
															   "%d", (int) title.total)
										   : 0};
		got[ORIGINAL] = title.original;
		got[AUTHOR] = title.author;
		got[HEADLINE] = title.headline;
		for (int i = RELAY; i < FIELDS; i++)
		{
			fields[i].field =
				(const char *[]){"",      "relay",    "series", "number",
								 "total", "original", "author", "headline"}[i];
			same[i] = count(&fields[i], row[i], got[i]);
			all = all && same[i];
		}
		count_class(classes, notation_class(title.written, row[NUMBER]), row[NUMBER],
					got[NUMBER]);
		rows++;
		right += all;
		if (all)
			continue;
		printf("%4d %.*s\n", rows, (int) row[0].len, row[0].data);
		for (int i = RELAY; i < FIELDS; i++)
			print_miss(same[i], fields[i].field, row[i], got[i]);
	}
	printf("\ntitles in %s: %d, all fields right: %d (%.1f %%)\n", name, rows, right,
		   rows == 0 ? 0.0 : 100.0 * right / rows);
	for (int i = RELAY; i < FIELDS; i++)
		print_tally(&fields[i]);
	printf("\nnumbers by notation (of the first mark)\n");
	for (int i = 0; i < 16 && classes[i].field != NULL; i++)
		print_tally(&classes[i]);
	free((void *) file.data);
	return rows;
}

/* ---- pages ------------------------------------------------------------------ */

enum
{
	PAGE_CRUMB,
	PAGE_TITLE,
	PAGE_DATE,
	PAGE_AUTHOR,
	PAGE_EDITOR,
	PAGE_SOURCE,
	PAGE_VIEWS,
	PAGE_PREV,
	PAGE_NEXT,
	PAGE_FIELDS
};

/* The value of a field in room of its own. */
static zha_text
joined(zha_text field)
{
	char *out = malloc(field.len + 1);

	if (out == NULL)
		abort();
	return (zha_text){out, zha_page_join(field, out)};
}

static zha_text
printed(const char *value)
{
	return joined((zha_text){value, strlen(value)});
}

static void
page_fields(const zha_page *page, zha_text got[PAGE_FIELDS])
{
	char date[48] = "";
	char views[24] = "";

	if (page->has_date)
		snprintf(date, sizeof(date), "%04d-%02d-%02d", page->published.year,
				 page->published.month, page->published.day);
	if (page->has_views)
		snprintf(views, sizeof(views), "%llu", (unsigned long long) page->views);
	got[PAGE_CRUMB] = joined(page->breadcrumb);
	got[PAGE_TITLE] = joined(page->title);
	got[PAGE_DATE] = printed(date);
	got[PAGE_AUTHOR] = joined(page->author);
	got[PAGE_EDITOR] = joined(page->editor);
	got[PAGE_SOURCE] = joined(page->source);
	got[PAGE_VIEWS] = printed(views);
	got[PAGE_PREV] = joined(page->prev_title);
	got[PAGE_NEXT] = joined(page->next_title);
}

#ifdef ZHA_LIBXML
/* Read a page in HTML; what is given keeps its fields and is freed by free_html. */
static void *
read_html(zha_text text, zha_page *page)
{
	zha_html *html = zha_html_new();
	zha_fault fault;

	if (html == NULL || zha_html_read(html, text, NULL) != ZHA_OK)
		abort();
	zha_page_read_html(html, page, &fault);
	return html;
}

static void
free_html(void *html)
{
	zha_html_free(html);
}
#else
static void *
read_html(zha_text text, zha_page *page)
{
	(void) text;
	memset(page, 0, sizeof(*page));
	return NULL;
}

static void
free_html(void *html)
{
	(void) html;
}
#endif

/* One page: counts its fields and, in *right, whether all agree; 0 without a file. */
static int
read_page(const char *folder, const char *pages, zha_text row[COLUMNS],
		  tally fields[PAGE_FIELDS], int *right)
{
	char name[256];
	zha_page page;
	zha_fault fault;
	zha_text got[PAGE_FIELDS];
	zha_text text;
	int wrong = 0;

	bool html = strstr(pages, "html") != NULL;
	void *kept = NULL;

	snprintf(name, sizeof(name), "%s/%.*s.%s", pages, (int) row[0].len - 4, row[0].data,
			 html ? "html" : "txt");
	text = read_file(folder, name);
	if (text.data == NULL)
		return printf("%s/%s: not there\n", folder, name), 0;
	if (html)
		kept = read_html(text, &page);
	else
		zha_page_read(text, &page, &fault);
	page_fields(&page, got);
	free_html(kept);
	printf("%.*s\n", (int) row[0].len, row[0].data);
	for (int i = 0; i < PAGE_FIELDS; i++)
	{
		bool same = count(&fields[i], row[i + 1], got[i]);

		print_miss(same, fields[i].field, row[i + 1], got[i]);
		wrong += !same;
		free((void *) got[i].data);
	}
	free((void *) text.data);
	*right += wrong == 0;
	return 1;
}

/* The pages of one folder with the labels of a table, which has their files' names. */
static int
read_pages(const char *folder, const char *table, const char *pages)
{
	tally fields[PAGE_FIELDS] = {
		{.field = "breadcrumb"}, {.field = "title"},  {.field = "date"},
		{.field = "author"},     {.field = "editor"}, {.field = "source"},
		{.field = "views"},      {.field = "prev"},   {.field = "next"}};
	int rows = 0;
	int right = 0;
	zha_text file = read_file(folder, table);
	zha_text rest;
	zha_text row[COLUMNS];

	if (file.data == NULL)
		return printf("corpus: no %s in %s: pages skipped\n", table, folder), 0;
	rest = file;
	next_row(&rest, row);
	while (next_row(&rest, row))
		rows += read_page(folder, pages, row, fields, &right);
	printf("\npages in %s: %d, all fields right: %d (%.1f %%)\n", pages, rows, right,
		   rows == 0 ? 0.0 : 100.0 * right / rows);
	for (int i = 0; i < PAGE_FIELDS; i++)
		print_tally(&fields[i]);
	free((void *) file.data);
	return rows;
}

int
main(int argc, char **argv)
{
	const char *folder = argc > 1 ? argv[1] : "";
	int rows;

	if (argc != 2)
		return fprintf(stderr, "usage: corpus FOLDER\n"), 2;
	rows = read_titles(folder, "titles_dev.tsv") +
		   read_titles(folder, "titles_dev2.tsv") +
		   read_pages(folder, "pages/pages.tsv", "pages") +
		   read_pages(folder, "pages2/pages.tsv", "pages2/text") +
		   read_pages(folder, "pages2/pages.tsv", "pages2/full") +
		   read_pages(folder, "pages2/pages.tsv", "pages2/html");
	if (rows == 0)
		printf("corpus: nothing to measure\n");
	return 0;
}
