/*
 * archive_out.c
 *		An article's links for web pages: the Link field of HTTP, JSON-LD, HTML.
 *
 * The URL is made from a template with {id}. Titles and ids are not trusted: each
 * notation escapes all characters that it uses itself, including what a browser may
 * take for the end of its element, so that no title breaks out of its place.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "archive_cache.h"
#include "archive_links.h"
#include "row.h"
#include "encoding.h"
#include "series_no.h"

PG_FUNCTION_INFO_V1(archive_link_header_1_0);
PG_FUNCTION_INFO_V1(archive_jsonld_1_0);
PG_FUNCTION_INFO_V1(archive_html_links_1_0);

/* What is written, in UTF-8, and from what. */
typedef struct zha_out
{
	const char *template;
	bool exists;
	zha_self self;
	StringInfoData head;
	StringInfoData body;
	StringInfoData anchor[2]; /* prev, next */
} zha_out;

/* ---- escaping ----------------------------------------------------------------- */

/* A value of a link as UTF-8; empty when it is NULL. */
static zha_text
value_text(const Datum *values, const bool *nulls, int column)
{
	if (nulls[column])
		return (zha_text){"", 0};
	return zha_utf8_from_text(DatumGetTextPP(values[column]));
}

/* RFC 3986, section 2.3: the characters that are never escaped. */
static bool
is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		   c == '-' || c == '.' || c == '_' || c == '~';
}

static void
add_percent(StringInfo out, zha_text value)
{
	for (size_t i = 0; i < value.len; i++)
	{
		if (is_unreserved(value.data[i]))
			appendStringInfoChar(out, value.data[i]);
		else
			appendStringInfo(out, "%%%02X", (unsigned char) value.data[i]);
	}
}

/* HTML, in text and in quoted attributes. */
static void
add_html(StringInfo out, zha_text value)
{
	for (size_t i = 0; i < value.len; i++)
		switch (value.data[i])
		{
			case '&':
				appendStringInfoString(out, "&amp;");
				break;
			case '<':
				appendStringInfoString(out, "&lt;");
				break;
			case '>':
				appendStringInfoString(out, "&gt;");
				break;
			case '"':
				appendStringInfoString(out, "&quot;");
				break;
			case '\'':
				appendStringInfoString(out, "&#39;");
				break;
			default:
				/* HTML has no control characters */
				appendStringInfoChar(
					out, (unsigned char) value.data[i] < 0x20 ? ' ' : value.data[i]);
		}
}

/*
 * A JSON string (RFC 8259) that may stand in a script element: no <, > and &, and
 * no U+2028 and U+2029, which end a line in older JavaScript.
 */
static void
add_json(StringInfo out, zha_text value)
{
	const char *end = value.data + value.len;
	uint32_t cp;
	size_t len;

	appendStringInfoChar(out, '"');
	for (const char *p = value.data; (len = zha_utf8_decode(p, end, &cp)) > 0; p += len)
	{
		if (cp == '"' || cp == '\\')
			appendStringInfo(out, "\\%c", (char) cp);
		else if (cp < 0x20 || cp == 0x7F || cp == '<' || cp == '>' || cp == '&' ||
				 cp == 0x2028 || cp == 0x2029)
			appendStringInfo(out, "\\u%04X", (unsigned) cp);
		else
			appendBinaryStringInfo(out, p, (int) len);
	}
	appendStringInfoChar(out, '"');
}

/* ---- the template ------------------------------------------------------------- */

static void
refuse_template(const char *template, const char *detail)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("invalid template of a URL: \"%s\"", template),
					errdetail_internal("%s", detail),
					errhint("Write it like \"https://example.org/article/{id}\".")));
}

/*
 * The template that the caller gave. It holds characters of a URI only (RFC 3986,
 * section 2), {id}, and no scheme but http and https: not javascript.
 */
static const char *
template_argument(FunctionCallInfo fcinfo, int argument)
{
	char *template = text_to_cstring(PG_GETARG_TEXT_PP(argument));
	const char *colon = strchr(template, ':');
	const char *place = strstr(template, "{id}");

	if (place == NULL)
		refuse_template(template, "It does not say where the {id} goes.");
	for (const char *p = template; *p; p++)
	{
		if (strncmp(p, "{id}", 4) == 0)
			p += 3;
		else if (!is_unreserved(*p) && strchr(":/?#[]@!$&'()*+,;=%", *p) == NULL)
			refuse_template(template, "It holds a character that a URL does not.");
	}
	if (colon && colon < template + strcspn(template, "/?#") &&
		strncmp(template, "http://", 7) != 0 && strncmp(template, "https://", 8) != 0)
		refuse_template(template, "Its scheme is neither http nor https.");
	return template;
}

/* The URL of an id, with nothing that needs escaping but & and '. */
static zha_text
url_of(const char *template, zha_text id)
{
	StringInfoData url;

	initStringInfo(&url);
	for (const char *p = template; *p; p++)
	{
		if (strncmp(p, "{id}", 4) != 0)
		{
			appendStringInfoChar(&url, *p);
			continue;
		}
		add_percent(&url, id);
		p += 3;
	}
	return (zha_text){url.data, url.len};
}

static zha_text
link_url(const char *template, const Datum *values, const bool *nulls)
{
	return url_of(template, value_text(values, nulls, ZHA_LINK_ID));
}

/* ---- building ----------------------------------------------------------------- */

/* The template, the order and the channel are the arguments from the third on. */
static void
visit(zha_archive *archive, FunctionCallInfo fcinfo, zha_out *out, int rels,
	  zha_link_visit take)
{
	zha_order_name which = zha_order_argument(archive, fcinfo, 3);

	out->exists =
		zha_links_visit(archive, fcinfo, which, rels, 4, &out->self, take, out);
}

static text *
out_text(const StringInfoData *text)
{
	return zha_text_from_utf8((zha_text){text->data, text->len});
}

static void
init_out(zha_out *out, FunctionCallInfo fcinfo)
{
	memset(out, 0, sizeof(zha_out));
	out->template = template_argument(fcinfo, 2);
	initStringInfo(&out->head);
	initStringInfo(&out->body);
}

/* ---- Link: field of HTTP ------------------------------------------------------ */

/* RFC 8288, with the title of RFC 8187. */
static void
add_link_field(const zha_link *link, void *context)
{
	zha_out *out = context;
	zha_text url = link_url(out->template, link->values, link->nulls);

	appendStringInfo(&out->head, "%s<%s>; rel=\"%s\"", out->head.len > 0 ? ", " : "",
					 url.data, link->rel);
	if (link->nulls[ZHA_LINK_TITLE])
		return;
	appendStringInfoString(&out->head, "; title*=UTF-8''");
	add_percent(&out->head, value_text(link->values, link->nulls, ZHA_LINK_TITLE));
}

static void
header_body(zha_archive *archive, FunctionCallInfo fcinfo, void *context)
{
	visit(archive, fcinfo, context, ZHA_FIRST | ZHA_PREV | ZHA_NEXT | ZHA_LAST,
		  add_link_field);
}

/*
 * archive_link_header(regclass, any id, template, order, channel) → text: the value of a
 * Link field, empty without links; NULL when there is no such article. Raises
 * 22023 when the template makes no URL, or for an order that there is not.
 */
Datum
archive_link_header_1_0(PG_FUNCTION_ARGS)
{
	zha_out out;

	if (zha_any_null(fcinfo, 4))
		PG_RETURN_NULL();
	init_out(&out, fcinfo);
	zha_links_run(fcinfo, header_body, &out);
	if (!out.exists)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(out_text(&out.head));
}

/* ---- JSON-LD ------------------------------------------------------------------ */

/* "key": "value" behind a comma. */
static void
add_property(StringInfo out, const char *key, zha_text value)
{
	appendStringInfo(out, ", \"%s\": ", key);
	add_json(out, value);
}

/* previousItem and nextItem are properties of a ListItem, not of an Article. */
static void
add_item(const zha_link *link, void *context)
{
	zha_out *out = context;
	bool prev = strcmp(link->rel, "prev") == 0;

	appendStringInfo(&out->body, ", \"%s\": {\"@type\": \"ListItem\"",
					 prev ? "previousItem" : "nextItem");
	add_property(&out->body, "url", link_url(out->template, link->values, link->nulls));
	if (!link->nulls[ZHA_LINK_TITLE])
		add_property(&out->body, "name",
					 value_text(link->values, link->nulls, ZHA_LINK_TITLE));
	appendStringInfoChar(&out->body, '}');
}

static void
add_date(StringInfo out, DateADT date)
{
	int year;
	int month;
	int day;
	char iso[32];

	if (DATE_NOT_FINITE(date))
		return;
	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	if (year < 0 || year > 9999)
		return;
	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", year, month, day);
	add_property(out, "datePublished", (zha_text){iso, strlen(iso)});
}

/* The article, and the series that it is a part of. */
static void
add_article(zha_out *out, zha_text url)
{
	const zha_self *self = &out->self;
	char number[ZHA_SERIES_NO_TEXT];

	appendStringInfoString(&out->head, "{\"@type\": \"Article\"");
	add_property(&out->head, "@id", url);
	add_property(&out->head, "url", url);
	if (!self->nulls[ZHA_LINK_TITLE])
		add_property(&out->head, "headline",
					 value_text(self->values, self->nulls, ZHA_LINK_TITLE));
	if (!self->nulls[ZHA_SELF_DATE])
		add_date(&out->head, DatumGetDateADT(self->values[ZHA_SELF_DATE]));
	if (!self->nulls[ZHA_LINK_NUMBER])
	{
		size_t len = zha_series_no_write(
			DatumGetSeriesNo(self->values[ZHA_LINK_NUMBER]), number);

		add_property(&out->head, "position", (zha_text){number, len});
	}
	if (!self->nulls[ZHA_LINK_LIST])
	{
		appendStringInfoString(&out->head,
							   ", \"isPartOf\": {\"@type\": \"CreativeWorkSeries\"");
		add_property(&out->head, "name",
					 value_text(self->values, self->nulls, ZHA_LINK_LIST));
		appendStringInfoChar(&out->head, '}');
	}
	appendStringInfoChar(&out->head, '}');
}

static void
jsonld_body(zha_archive *archive, FunctionCallInfo fcinfo, void *context)
{
	zha_out *out = context;
	zha_text url;

	visit(archive, fcinfo, out, ZHA_PREV | ZHA_NEXT, add_item);
	if (!out->exists)
		return;
	url = link_url(out->template, out->self.values, out->self.nulls);
	appendStringInfoString(&out->head,
						   "{\"@context\": \"https://schema.org\", \"@graph\": [");
	add_article(out, url);
	appendStringInfoString(&out->head,
						   ", {\"@type\": \"ListItem\", \"item\": {\"@id\": ");
	add_json(&out->head, url);
	appendStringInfo(&out->head, "}%s}]}", out->body.data);
}

/*
 * archive_jsonld(regclass, any id, template, order, channel) → text: the article and its
 * neighbours in the vocabulary of schema.org; NULL when there is no such article.
 * Raises as archive_link_header does.
 */
Datum
archive_jsonld_1_0(PG_FUNCTION_ARGS)
{
	zha_out out;

	if (zha_any_null(fcinfo, 4))
		PG_RETURN_NULL();
	init_out(&out, fcinfo);
	zha_links_run(fcinfo, jsonld_body, &out);
	if (!out.exists)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(out_text(&out.head));
}

/* ---- HTML --------------------------------------------------------------------- */

/* 上一条：<a>, or 没有了 where there is none. */
static void
add_anchor(const zha_link *link, void *context)
{
	zha_out *out = context;
	bool next = strcmp(link->rel, "next") == 0;
	zha_text title = value_text(link->values, link->nulls, ZHA_LINK_TITLE);
	zha_text url = link_url(out->template, link->values, link->nulls);

	appendStringInfo(&out->head, "<link rel=\"%s\" href=\"", link->rel);
	add_html(&out->head, url);
	appendStringInfoString(&out->head, "\" title=\"");
	add_html(&out->head, title);
	appendStringInfoString(&out->head, "\">\n");
	appendStringInfo(&out->anchor[next], "<a rel=\"%s\" href=\"", link->rel);
	add_html(&out->anchor[next], url);
	appendStringInfoString(&out->anchor[next], "\">");
	add_html(&out->anchor[next], title);
	appendStringInfoString(&out->anchor[next], "</a>");
}

static void
html_body(zha_archive *archive, FunctionCallInfo fcinfo, void *context)
{
	zha_out *out = context;

	initStringInfo(&out->anchor[0]);
	initStringInfo(&out->anchor[1]);
	visit(archive, fcinfo, out, ZHA_PREV | ZHA_NEXT, add_anchor);
	for (int next = 0; next < 2; next++)
		appendStringInfo(&out->body, "<p>%s：%s</p>\n", next ? "下一条" : "上一条",
						 out->anchor[next].len > 0 ? out->anchor[next].data : "没有了");
}

/*
 * archive_html_links(regclass, any id, template, order, channel) → (head, body): the link
 * elements for the head of the page, the anchors for its body; NULL when there is
 * no such article. Raises as archive_link_header does.
 */
Datum
archive_html_links_1_0(PG_FUNCTION_ARGS)
{
	TupleDesc row;
	zha_out out;
	Datum values[2];
	bool nulls[2] = {false};

	if (zha_any_null(fcinfo, 4))
		PG_RETURN_NULL();
	row = zha_result_row(fcinfo, lengthof(values), NULL);
	init_out(&out, fcinfo);
	zha_links_run(fcinfo, html_body, &out);
	if (!out.exists)
		PG_RETURN_NULL();
	values[0] = PointerGetDatum(out_text(&out.head));
	values[1] = PointerGetDatum(out_text(&out.body));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(row, values, nulls)));
}
