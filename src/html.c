/*
 * html.c
 *		HTML in SQL: the visible text of a page, and its parts.
 *
 * libxml2 has its own memory. What it allocates is tied to the memory context of the
 * call, whose end frees it on every way out. No error is raised while libxml2 works; it
 * is asked to stop, and the error is raised afterwards.
 */
#include "compat.h"

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "core/html.h"
#include "encoding.h"
#include "page.h"

PG_FUNCTION_INFO_V1(html_text);
PG_FUNCTION_INFO_V1(parse_html);

#ifdef ZHA_LIBXML

/* A page that is read, and that the end of its memory context frees. */
typedef struct held_html
{
	MemoryContextCallback callback;
	zha_html *html;
} held_html;

static void
free_held(void *arg)
{
	held_html *held = arg;

	zha_html_free(held->html);
	held->html = NULL;
}

/* Whether libxml2 shall stop, so that an interrupt can be answered. */
static bool
is_interrupted(void)
{
	return InterruptPending && INTERRUPTS_CAN_BE_PROCESSED();
}

static void
refuse(zha_code code)
{
	if (code == ZHA_RANGE)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("HTML page is too complex"),
				 errdetail("It has more than %d elements inside one another, or a "
						   "tag with more than %d attributes.",
						   ZHA_HTML_DEPTH, ZHA_HTML_ATTRIBUTES)));
	ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
}

/* Read a page; an interrupt that turns out to be none begins it again. */
static held_html *
read_html(text *value)
{
	held_html *held = palloc0(sizeof(held_html));
	zha_text page = zha_utf8_from_text(value);
	zha_code code;

	held->callback.func = free_held;
	held->callback.arg = held;
	MemoryContextRegisterResetCallback(CurrentMemoryContext, &held->callback);
	do
	{
		CHECK_FOR_INTERRUPTS();
		free_held(held);
		held->html = zha_html_new();
		if (held->html == NULL)
			refuse(ZHA_OK);
		code = zha_html_read(held->html, page, is_interrupted);
	} while (code == ZHA_SYNTAX);
	if (code != ZHA_OK || zha_html_exhausted(held->html))
		refuse(code);
	return held;
}

/* html_text(text) → text: the visible text of a page, one block a line. */
Datum
html_text(PG_FUNCTION_ARGS)
{
	held_html *held = read_html(PG_GETARG_TEXT_PP(0));
	text *result = zha_text_from_utf8(zha_html_text(held->html));

	free_held(held);
	PG_RETURN_TEXT_P(result);
}

/* parse_html(text) → page_parts: the parts of a page in HTML. */
Datum
parse_html(PG_FUNCTION_ARGS)
{
	TupleDesc row = zha_page_row_type(fcinfo);
	held_html *held = read_html(PG_GETARG_TEXT_PP(0));
	zha_page page;
	zha_fault fault;
	Datum result;

	if (zha_page_read_html(held->html, &page, &fault) != ZHA_OK)
		ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
						errmsg("invalid byte sequence in a page")));
	result = zha_page_row(&page, row);
	free_held(held);
	PG_RETURN_DATUM(result);
}

#else

/* What the server's own functions on XML say when it is built without libxml. */
static void
refuse_without_libxml(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED), errmsg("unsupported XML feature"),
			 errdetail("This functionality requires the server to be built with "
					   "libxml support.")));
}

Datum
html_text(PG_FUNCTION_ARGS)
{
	refuse_without_libxml();
	PG_RETURN_NULL();
}

Datum
parse_html(PG_FUNCTION_ARGS)
{
	refuse_without_libxml();
	PG_RETURN_NULL();
}

#endif
