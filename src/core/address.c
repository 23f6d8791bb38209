/*
 * address.c
 *		Resolves the addresses of links.
 */
#include "core/address.h"

#include "core/span.h"

/* Where the first of these signs stands in text at or behind from, or its end. */
static size_t
find_sign(zha_text text, size_t from, const char *signs)
{
	while (from < text.len &&
		   (text.data[from] == '\0' || strchr(signs, text.data[from]) == NULL))
		from++;
	return from;
}

/* The length of a scheme with its colon at the start: https: */
static size_t
scheme_of(zha_text text)
{
	size_t at = 0;

	while (at < text.len &&
		   (((text.data[at] | 0x20) >= 'a' && (text.data[at] | 0x20) <= 'z') ||
			(at > 0 &&
			 ((text.data[at] >= '0' && text.data[at] <= '9') || text.data[at] == '+' ||
			  text.data[at] == '-' || text.data[at] == '.'))))
		at++;
	return at > 0 && at < text.len && text.data[at] == ':' ? at + 1 : 0;
}

/* The length of scheme and host, with which a path begins: https://example.org */
static size_t
host_of(zha_text text)
{
	size_t at = scheme_of(text);

	if (zha_starts(zha_from(text, at), ZHA_LITERAL("//")))
		at = find_sign(text, at + 2, "/?#");
	return at;
}

/* Take . and .. out of the path from offset from on, in place; gives the length. */
static size_t
without_dots(char *out, size_t from, size_t len)
{
	zha_text whole = {out, len};
	size_t end = find_sign(whole, from, "?");
	size_t to = from;

	for (size_t at = from; at < end;)
	{
		size_t next = find_sign((zha_text){out, end}, at + 1, "/");
		zha_text part = {out + at, next - at};
		bool up = zha_same(part, ZHA_LITERAL("/.."));
		bool stays = zha_same(part, ZHA_LITERAL("/."));

		if (up)
			while (to > from && out[--to] != '/')
				continue;
		if (!up && !stays)
		{
			memmove(out + to, part.data, part.len);
			to += part.len;
		}
		else if (next == end)
			out[to++] = '/';
		at = next;
	}
	memmove(out + to, out + end, len - end);
	return to + len - end;
}

size_t
zha_address_resolve(zha_text base, zha_text link, char *out)
{
	size_t host = host_of(base);
	size_t keep;

	link = zha_trim(link);
	link.len = find_sign(link, 0, "#");
	base.len = find_sign(base, 0, "#");
	if (link.len == 0 || zha_starts(link, ZHA_LITERAL("javascript:")))
		return 0;
	if (scheme_of(link) > 0)
		keep = 0;
	else if (zha_starts(link, ZHA_LITERAL("//")))
		keep = scheme_of(base);
	else if (*link.data == '/')
		keep = host;
	else if (*link.data == '?')
		keep = find_sign(base, host, "?");
	else
	{
		keep = find_sign(base, host, "?");
		while (keep > host && base.data[keep - 1] != '/')
			keep--;
	}
	memcpy(out, base.data, keep);
	if (keep == host && keep > 0 && *link.data != '/' && *link.data != '?')
		out[keep++] = '/'; /* http://a and b: http://a/b */
	memcpy(out + keep, link.data, link.len);
	host = host_of((zha_text){out, keep + link.len});
	return without_dots(out, host, keep + link.len);
}
