/*
 * fuzz_html.c
 *		HTML: no input may crash, the visible text is well-formed, marks lie in it in
 *		their order, and every field of the page lies in the text or in a tag's value.
 */
#include <stdlib.h>

#include "core/html.h"
#include "core/page.h"
#include "core/span.h"

#ifdef ZHA_LIBXML

static void
check(int holds)
{
	if (!holds)
		abort();
}

static void
check_marks(const zha_html *html)
{
	zha_text text = zha_html_text(html);
	size_t n;
	const zha_mark *marks = zha_html_marks(html, &n);

	for (size_t i = 0; i < n; i++)
	{
		check(marks[i].start <= marks[i].end && marks[i].end <= text.len);
		check(i == 0 || marks[i - 1].start <= marks[i].start);
		check(zha_html_value(html, marks[i].value).data != NULL);
		check(zha_html_value(html, marks[i].more).data != NULL);
	}
}

static void
check_field(zha_text field)
{
	char *value;

	if (field.len == 0)
		return;
	check(zha_utf8_fault(field) == field.len);
	value = malloc(field.len);
	if (value == NULL)
		abort();
	check(zha_page_join(field, value) <= field.len);
	free(value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	zha_text text = {(const char *) data, size};
	zha_html *html = zha_html_new();
	zha_page page;
	zha_fault fault;

	check(html != NULL);
	if (zha_utf8_fault(text) == size && zha_html_read(html, text, NULL) == ZHA_OK)
	{
		check_marks(html);
		check(zha_page_read_html(html, &page, &fault) == ZHA_OK);
		check_field(page.breadcrumb);
		check_field(page.title);
		check_field(page.author);
		check_field(page.editor);
		check_field(page.source);
		check_field(page.body);
		check_field(page.credit);
		check_field(page.prev_title);
		check_field(page.next_title);
		check_field(page.prev_url);
		check_field(page.next_url);
	}
	zha_html_free(html);
	return 0;
}

#else

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return data == NULL && size > 0;
}

#endif
