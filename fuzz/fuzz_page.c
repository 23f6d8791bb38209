/*
 * fuzz_page.c
 *		Pages: no input may crash, every field lies in its page, and the pages of a text
 *		are the text.
 */
#include <stdlib.h>

#include "core/page.h"
#include "core/span.h"

static void
check(int holds)
{
	if (!holds)
		abort();
}

static void
check_field(zha_text page, zha_text field)
{
	char *value;

	if (field.len == 0)
		return;
	check(field.data >= page.data && zha_end(field) <= zha_end(page));
	check(zha_utf8_fault(field) == field.len);
	value = malloc(field.len);
	if (value == NULL)
		abort();
	check(zha_page_join(field, value) <= field.len);
	free(value);
}

static void
check_page(zha_text text)
{
	zha_page page;
	zha_fault fault;
	zha_text crumbs;
	zha_text crumb;

	if (zha_page_read(text, &page, &fault) != ZHA_OK)
	{
		check(fault.at < text.len);
		return;
	}
	check_field(text, page.breadcrumb);
	check_field(text, page.title);
	check_field(text, page.author);
	check_field(text, page.editor);
	check_field(text, page.source);
	check_field(text, page.body);
	check_field(text, page.credit);
	check_field(text, page.prev_title);
	check_field(text, page.next_title);
	check(!page.has_date || (page.published.month >= 1 && page.published.month <= 12 &&
							 page.published.day >= 1 && page.published.day <= 31));
	crumbs = page.breadcrumb;
	while (zha_page_crumb(&crumbs, &crumb))
		check_field(page.breadcrumb, crumb);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	zha_text rest = {(const char *) data, size};
	size_t total = 0;

	check_page(rest);
	while (rest.len > 0)
	{
		zha_text page = zha_page_cut(&rest);

		check(page.len > 0 && page.data == (const char *) data + total);
		total += page.len;
		check_page(page);
	}
	check(total == size);
	return 0;
}
