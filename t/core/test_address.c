/*
 * test_address.c
 *		Addresses of links, resolved against those of their pages.
 */
#include "core/address.h"
#include "core/span.h"

#include "tap.h"

static void
leads_to(const char *base, const char *link, const char *expected)
{
	char out[256];
	size_t len = zha_address_resolve((zha_text){base, strlen(base)},
									 (zha_text){link, strlen(link)}, out);

	ok(len == strlen(expected) && memcmp(out, expected, len) == 0,
	   "%s on %s: %s (%.*s)", link, base, expected, (int) len, out);
}

int
main(void)
{
	static const char page[] = "http://example.org/a/b/c.htm?d=1#e";

	leads_to(page, "g.htm", "http://example.org/a/b/g.htm");
	leads_to(page, "./g.htm", "http://example.org/a/b/g.htm");
	leads_to(page, "../g.htm", "http://example.org/a/g.htm");
	leads_to(page, "../../g.htm", "http://example.org/g.htm");
	leads_to(page, "../../../g.htm", "http://example.org/g.htm");
	leads_to(page, "..", "http://example.org/a/");
	leads_to(page, ".", "http://example.org/a/b/");
	leads_to(page, "/g/./h/../i.htm", "http://example.org/g/i.htm");
	leads_to(page, "//example.net/g", "http://example.net/g");
	leads_to(page, "https://example.net/g#h", "https://example.net/g");
	leads_to(page, "?d=2", "http://example.org/a/b/c.htm?d=2");
	leads_to(page, "g.htm?h=../i", "http://example.org/a/b/g.htm?h=../i");
	leads_to(page, "#e", "");
	leads_to(page, "", "");
	leads_to(page, " javascript:void(0)", "");
	leads_to("http://example.org", "g.htm", "http://example.org/g.htm");
	leads_to("http://example.org?d", "g.htm", "http://example.org/g.htm");
	leads_to("a/b.htm", "c.htm", "a/c.htm");
	leads_to("b.htm", "c.htm", "c.htm");
	leads_to("", "c.htm", "c.htm");
	leads_to("", "/c.htm", "/c.htm");
	return done_testing();
}
