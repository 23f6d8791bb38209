/*
 * test_linear.c
 *		The readers of titles, pages, dates and keys take time linear in the length of
 *		their input, whatever is in it: sixteen times the bytes may not take much more
 *		than sixteen times the time, where quadratic time would be 256 times as long.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <time.h>

#include "core/fold.h"
#include "core/page.h"
#include "core/span.h"
#include "core/title.h"

#include "tap.h"

#define SHORT ((size_t) 1 << 16)
#define LONG ((size_t) 1 << 20)
#define SLOWEST 64 /* times as long: room for a machine that does other things */
#define NOISE 0.02 /* seconds that mean nothing */

static char input[LONG];
static char *output;

static void
read_title(zha_text text)
{
	zha_title title;
	zha_fault fault;

	zha_title_read(text, &title, &fault);
}

static void
read_page(zha_text text)
{
	zha_page page;
	zha_fault fault;
	zha_text item;

	zha_page_read(text, &page, &fault);
	while (zha_page_crumb(&page.breadcrumb, &item))
		continue;
}

static void
read_pages(zha_text text)
{
	while (text.len > 0)
		read_page(zha_page_cut(&text));
}

static void
read_date(zha_text text)
{
	zha_date date;
	zha_fault fault;

	zha_date_read(text, &date, &fault);
}

static void
make_key(zha_text text)
{
	zha_series_key(text, output);
}

/* Processor time of reading len bytes, the better of two. */
static double
seconds(void (*read)(zha_text), size_t len)
{
	double best = 1e9;

	for (int i = 0; i < 2; i++)
	{
		struct timespec from;
		struct timespec to;
		double took;

		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
		read((zha_text){input, len});
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
		took = (double) (to.tv_sec - from.tv_sec) +
			   (double) (to.tv_nsec - from.tv_nsec) / 1e9;
		if (took < best)
			best = took;
	}
	return best;
}

int
main(void)
{
	static const struct
	{
		const char *name;
		void (*read)(zha_text);
	} readers[] = {{"title", read_title},
				   {"page", read_page},
				   {"pages", read_pages},
				   {"date", read_date},
				   {"key", make_key}};
	static const char *const units[] = {
		"(",
		"）",
		"【①",
		"《》",
		"“《",
		"\"",
		"（1）第1期",
		"之三",
		"丨",
		"：",
		"1",
		"九",
		"二O",
		"—",
		" ",
		"\n",
		"Vol.1 ",
		"2020年1月1日",
		"2020-07-26 ",
		"上午",
		"作者：\n",
		"作者：\n张三\n",
		"来源：甲 ",
		"上一篇：甲\n",
		"首页 > ",
		"首页\n",
		"首页 > 甲\n时间：2020-07-26\n",
		"首页 > 甲\n标题\n时间：2020-07-26\n正文。\n上一篇：甲\n下一篇：乙\n",
	};

	output = malloc(zha_series_key_room(LONG));
	if (output == NULL)
		return 1;
	for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++)
	{
		size_t width = strlen(units[u]);

		for (size_t i = 0; i < LONG; i++)
			input[i] = units[u][i % width];
		for (size_t r = 0; r < sizeof(readers) / sizeof(readers[0]); r++)
		{
			double few = seconds(readers[r].read, SHORT / width * width);
			double many = seconds(readers[r].read, LONG / width * width);

			ok(many < SLOWEST * few + NOISE, "%s, unit %zu: %.2f ms, %.2f ms",
			   readers[r].name, u, few * 1e3, many * 1e3);
		}
	}
	free(output);
	return done_testing();
}
