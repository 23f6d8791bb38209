/*
 * test_pace.c
 *		Whoever runs a reader is asked often whether to go on, however long the text and
 *		whatever is in it; may leave at any question; and is asked as often as the text
 *		is long: a text read over and over would show.
 */
#include <setjmp.h>
#include <stdlib.h>

#include "core/fold.h"
#include "core/holdings.h"
#include "core/order.h"
#include "core/pace.h"
#include "core/page.h"
#include "core/pinyin.h"
#include "core/printed.h"
#include "core/span.h"
#include "core/title.h"

#include "tap.h"

#define FEW ((size_t) 1 << 16)
#define MANY ((size_t) 1 << 19)
#define SELDOM ((size_t) 1 << 14) /* bytes, at least one question in as many */

static char input[MANY];
static char output[MANY * 4 + 16];
static size_t asked;
static size_t leave_at;
static jmp_buf left;

static void
count_question(void)
{
	if (++asked == leave_at)
		longjmp(left, 1);
}

static zha_bytes
room(void)
{
	return (zha_bytes){(unsigned char *) output, sizeof output, 0};
}

static void
key(zha_code (*function)(zha_order, zha_text, zha_text, zha_key *, zha_fault *),
	zha_order order, zha_text text)
{
	zha_key out = {.level = {room()}};
	zha_fault fault;

	function(order, text, (zha_text){NULL, 0}, &out, &fault);
}

static void
pinyin_key(zha_text text)
{
	key(zha_order_key, ZHA_PINYIN, text);
}

static void
stroke_key(zha_text text)
{
	key(zha_order_key, ZHA_STROKE, text);
}

static void
name_key(zha_text text)
{
	key(zha_name_key, ZHA_PINYIN, text);
}

static void
pinyin(zha_text text)
{
	zha_bytes out = room();
	zha_fault fault;

	zha_pinyin(text, ZHA_TONE_MARKS, &out, &fault);
}

static void
name_pinyin(zha_text text)
{
	zha_bytes out = room();
	zha_fault fault;

	zha_name_pinyin(text, ZHA_NAME_PLAIN, &out, &fault);
}

static void
fold(zha_text text)
{
	zha_bytes out = room();
	zha_fault fault;

	zha_fold(text, &out, &fault);
}

static void
strokes(zha_text text)
{
	zha_strokes(text);
}

static void
series_key(zha_text text)
{
	zha_series_key(text, output);
}

static void
title_key(zha_text text)
{
	zha_title_key(text, output);
}

static void
title(zha_text text)
{
	zha_title out;
	zha_fault fault;

	zha_title_read(text, &out, &fault);
}

static void
date(zha_text text)
{
	zha_date out;
	zha_fault fault;

	zha_date_read(text, &out, &fault);
}

static void
pages(zha_text text)
{
	zha_page page;
	zha_fault fault;

	while (text.len > 0)
		zha_page_read(zha_page_cut(&text), &page, &fault);
}

static const struct
{
	const char *name;
	void (*read)(zha_text);
	bool by_line; /* asks once a line, so only where there are lines */
} readers[] = {{"zha_order_key, pinyin", pinyin_key, false},
			   {"zha_order_key, strokes", stroke_key, false},
			   {"zha_name_key", name_key, false},
			   {"zha_pinyin", pinyin, false},
			   {"zha_name_pinyin", name_pinyin, false},
			   {"zha_fold", fold, false},
			   {"zha_strokes", strokes, false},
			   {"zha_series_key", series_key, false},
			   {"zha_title_key", title_key, false},
			   {"zha_title_read", title, false},
			   {"zha_date_read", date, false},
			   {"zha_page_read and zha_page_cut", pages, true}};

static const char *const units[] = {
	"重庆",
	"\u0301",
	"\u0301\u0316",
	"e\u0301",
	"不是",
	"乐",
	"第",
	"一",
	"1",
	"张三，",
	"·",
	"Latin ",
	"…",
	"曾国藩\u3000",
	"\n作者：\n",
	"\n首页 > 甲\n",
	"后後",
	"\U00020000",
};

/* The questions in reading len bytes; ended when the one at leave_at was the last. */
static size_t
questions(size_t reader, size_t len)
{
	asked = 0;
	if (setjmp(left) == 0)
		readers[reader].read((zha_text){input, len});
	return asked;
}

static void
test_reader(size_t reader, size_t unit)
{
	size_t width = strlen(units[unit]);
	size_t few;
	size_t many;

	if (readers[reader].by_line && units[unit][0] != '\n')
		return;
	leave_at = 0;
	few = questions(reader, FEW / width * width);
	many = questions(reader, MANY / width * width);
	ok(few >= FEW / SELDOM, "%s, unit %zu: %zu questions", readers[reader].name, unit,
	   few);
	ok(many <= few * (MANY / FEW) * 5 / 4, "%s, unit %zu: %zu questions in more",
	   readers[reader].name, unit, many);
	leave_at = few / 2;
	ok(questions(reader, MANY / width * width) == few / 2, "%s, unit %zu: left midway",
	   readers[reader].name, unit);
}

static int
no_year(int64_t part_date, void *calendar)
{
	(void) part_date;
	(void) calendar;
	return -1;
}

static void
test_holdings(void)
{
	zha_part *parts = calloc(MANY, sizeof *parts);

	if (parts == NULL)
		exit(1);
	for (size_t i = 0; i < MANY; i++)
		parts[i].number = zha_series_no_from_number(1);
	leave_at = asked = 0;
	zha_continuity_find(parts, MANY, no_year, NULL);
	ok(asked >= MANY / SELDOM, "zha_continuity_find: %zu questions", asked);
	free(parts);
}

int
main(void)
{
	for (size_t u = 0; u < sizeof units / sizeof units[0]; u++)
	{
		size_t width = strlen(units[u]);

		for (size_t i = 0; i < MANY; i++)
			input[i] = units[u][i % width];
		zha_pace_hook = count_question;
		for (size_t r = 0; r < sizeof readers / sizeof readers[0]; r++)
			test_reader(r, u);
		zha_pace_hook = NULL;
		pinyin_key((zha_text){input, width});
	}
	zha_pace_hook = count_question;
	test_holdings();
	return done_testing();
}
