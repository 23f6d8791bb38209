/*
 * html.c
 *		Reads HTML by libxml2's parser of streams.
 */
#include "core/html.h"

#ifdef ZHA_LIBXML

#include <libxml/HTMLparser.h>
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>

#include "core/span.h"

/* ---- memory ------------------------------------------------------------------- */

typedef struct buffer
{
	char *data;
	size_t len;
	size_t room;
} buffer;

/* An element that is open. */
typedef struct element
{
	bool hidden; /* it or what it stands in is not shown */
	bool block;
	bool verbatim; /* its blanks count */
	zha_way way;
	int way_from; /* how many elements further out its class stands */
	int marks;    /* how many marks it has opened */
} element;

struct zha_html
{
	htmlParserCtxtPtr parser;
	bool exhausted;
	bool too_deep;
	buffer text;
	buffer values;
	buffer metas[METAS];
	zha_mark *marks;
	size_t n_marks;
	size_t marks_room;
	size_t *open_marks; /* marks whose elements are open */
	int n_open_marks;
	element open[ZHA_HTML_DEPTH + 2];
	int depth;
	int feeds;       /* line feeds due before the next text */
	bool blank;      /* a blank is due before the next text */
	int meta_inside; /* the meta that the text goes to, or -1 */
	xmlChar *resolved[WAY_NEXT + 1];
	zha_text left; /* of the page, for the parser to read */
	bool (*stop)(void);
	bool stopped;
};

static bool
reserve(zha_html *html, void **data, size_t *room, size_t need, size_t width)
{
	size_t wanted = *room < 64 ? 64 : *room;
	void *grown;

	if (need <= *room)
		return true;
	while (wanted < need)
		wanted *= 2;
	grown = realloc(*data, wanted * width);
	if (grown == NULL)
	{
		html->exhausted = true;
		return false;
	}
	*data = grown;
	*room = wanted;
	return true;
}

static void
append(zha_html *html, buffer *out, const char *data, size_t len)
{
	void *grown = out->data;

	if (!reserve(html, &grown, &out->room, out->len + len + 1, 1))
		return;
	out->data = grown;
	memcpy(out->data + out->len, data, len);
	out->len += len;
	out->data[out->len] = '\0';
}

/* Keep the value of an attribute; gives its offset. The first value is "". */
static size_t
keep_value(zha_html *html, const char *value)
{
	size_t offset = html->values.len;

	if (value == NULL)
		return 0;
	append(html, &html->values, value, strlen(value) + 1);
	return html->exhausted ? 0 : offset;
}

/* ---- names of elements ----------------------------------------------------------- */

static bool
is_one_of(const char *name, const char *const names[])
{
	for (; *names != NULL; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

static bool
is_block(const char *name)
{
	static const char *const names[] = {
		"address",  "article",  "aside",   "blockquote", "body",   "center",
		"dd",       "details",  "dialog",  "dir",        "div",    "dl",
		"dt",       "fieldset", "figure",  "figcaption", "footer", "form",
		"frameset", "h1",       "h2",      "h3",         "h4",     "h5",
		"h6",       "header",   "hr",      "html",       "legend", "li",
		"main",     "menu",     "nav",     "ol",         "p",      "pre",
		"section",  "summary",  "table",   "tbody",      "thead",  "tfoot",
		"tr",       "ul",       "caption", "option",     NULL};

	return is_one_of(name, names);
}

static bool
is_hidden(const char *name)
{
	static const char *const names[] = {
		"head",     "script", "style",    "noscript", "template", "select",
		"textarea", "iframe", "object",   "svg",      "canvas",   "audio",
		"video",    "map",    "datalist", "noframes", "title",    NULL};

	return is_one_of(name, names);
}

/* ---- attributes ------------------------------------------------------------------- */

static const char *
attribute(const xmlChar **atts, const char *name)
{
	for (; atts != NULL && atts[0] != NULL; atts += 2)
		if (strcmp((const char *) atts[0], name) == 0)
			return (const char *) atts[1];
	return NULL;
}

static bool
has_attribute(const xmlChar **atts, const char *name)
{
	for (; atts != NULL && atts[0] != NULL; atts += 2)
		if (strcmp((const char *) atts[0], name) == 0)
			return true;
	return false;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
}

static bool
is_word_char(char c)
{
	return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

/* Whether a list of classes has a word: post-title, postTitle and title have title. */
static bool
has_word(const char *list, const char *word)
{
	size_t len = strlen(word);

	for (const char *p = list; p != NULL && *p != '\0'; p++)
	{
		size_t i = 0;
		bool begins = p == list || !is_word_char(p[-1]) || (*p >= 'A' && *p <= 'Z');

		while (i < len && lower(p[i]) == word[i])
			i++;
		if (begins && i == len && !(p[len] >= 'a' && p[len] <= 'z'))
			return true;
	}
	return false;
}

static bool
has_any(const char *list, const char *const words[])
{
	for (; list != NULL && *words != NULL; words++)
		if (has_word(list, *words))
			return true;
	return false;
}

static bool
same_text(const char *a, const char *b)
{
	if (a == NULL)
		return false;
	for (; *a != '\0' && lower(*a) == lower(*b); a++)
		b++;
	return *a == '\0' && *b == '\0';
}

/* display:none in a style, with blanks or without. */
static bool
is_not_shown(const xmlChar **atts)
{
	static const char none[] = "display:none";
	const char *style = attribute(atts, "style");
	size_t at = 0;

	if (has_attribute(atts, "hidden"))
		return true;
	for (; style != NULL && *style != '\0' && none[at] != '\0'; style++)
		if (*style != ' ')
			at = lower(*style) == none[at] ? at + 1 : lower(*style) == none[0];
	return style != NULL && none[at] == '\0';
}

/* A class counts for the elements in it, so many deep. */
#define WAY_REACH 3

/* Which neighbour a class names; of what slides or turns pages it names none. */
static zha_way
way_of(const char *classes)
{
	static const char *const other[] = {"carousel", "slide",  "slider", "swiper",
										"slick",    "banner", "month",  "owl",
										"theme",    NULL};
	static const char *const back[] = {"prev", "previous", "pre", "older", NULL};
	static const char *const onward[] = {"next", "newer", NULL};
	/* __next is where a framework of that name keeps the whole page */
	bool prev = has_any(classes, back);
	bool next = has_any(classes, onward) && !same_text(classes, "__next");

	if (prev == next || has_any(classes, other))
		return WAY_NONE;
	return prev ? WAY_PREV : WAY_NEXT;
}

/* ---- the text ----------------------------------------------------------------------- */

/* Ask for line feeds before what comes next. */
static void
break_line(zha_html *html, int feeds)
{
	if (html->feeds < feeds)
		html->feeds = feeds;
	html->blank = false;
}

/* Write the line feeds or the blank that are due. */
static void
write_due(zha_html *html)
{
	if (html->text.len > 0 && html->feeds > 0)
		append(html, &html->text, "\n\n", (size_t) (html->feeds > 2 ? 2 : html->feeds));
	else if (html->blank && html->text.len > 0)
		append(html, &html->text, " ", 1);
	html->feeds = 0;
	html->blank = false;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Write text with its runs of blanks as one. */
static void
write_text(zha_html *html, const char *data, size_t len)
{
	size_t from = 0;

	while (from < len)
	{
		size_t to = from;

		if (is_space(data[from]))
		{
			html->blank = html->blank || html->feeds == 0;
			from++;
			continue;
		}
		while (to < len && !is_space(data[to]))
			to++;
		write_due(html);
		append(html, &html->text, data + from, to - from);
		from = to;
	}
}

/* ---- marks ----------------------------------------------------------------------------- */

static void
open_mark(zha_html *html, zha_mark mark)
{
	void *grown = html->marks;
	void *stack;
	size_t room = html->marks_room;

	mark.start = mark.end = html->text.len;
	if (!reserve(html, &grown, &html->marks_room, html->n_marks + 1, sizeof(zha_mark)))
		return;
	html->marks = grown;
	if (html->marks_room != room)
	{
		stack = realloc(html->open_marks, html->marks_room * sizeof(size_t));
		if (stack == NULL)
		{
			html->exhausted = true;
			html->marks_room = room;
			return;
		}
		html->open_marks = stack;
	}
	html->open_marks[html->n_open_marks++] = html->n_marks;
	html->marks[html->n_marks++] = mark;
	html->open[html->depth].marks++;
}

/* An arrow in a link says to which side the link leads. */
static void
read_arrow(zha_html *html, const char *classes)
{
	static const char *const left[] = {"left", NULL};
	static const char *const right[] = {"right", NULL};
	bool back = has_any(classes, left);
	bool onward = has_any(classes, right);

	if (html->n_open_marks == 0 || back == onward)
		return;
	html->marks[html->open_marks[html->n_open_marks - 1]].side =
		back ? WAY_PREV : WAY_NEXT;
}

/* The marks of an element by its name, classes and other attributes. */
static void
mark_element(zha_html *html, const char *name, const xmlChar **atts, zha_way way)
{
	static const char *const title[] = {"title", "headline", "biaoti", "tit", NULL};
	static const char *const date[] = {"date", "time",      "info",
									   "meta", "published", NULL};
	static const char *const author[] = {"author", "byline", "writer", NULL};
	static const char *const views[] = {"views", "view", "reads", "hits", "pv", NULL};
	const char *classes = attribute(atts, "class");
	const char *id = attribute(atts, "id");
	const char *prop = attribute(atts, "itemprop");

	if (strcmp(name, "a") == 0 && attribute(atts, "href") != NULL)
		open_mark(html, (zha_mark){.kind = MARK_LINK,
								   .way = way,
								   .value = keep_value(html, attribute(atts, "href")),
								   .more = keep_value(html, attribute(atts, "title"))});
	if (strcmp(name, "h1") == 0 || strcmp(name, "h2") == 0 || strcmp(name, "h3") == 0 ||
		has_any(classes, title) || has_any(id, title) || same_text(prop, "headline"))
		open_mark(html, (zha_mark){.kind = MARK_HEADING});
	if (strcmp(name, "time") == 0)
		open_mark(html,
				  (zha_mark){.kind = MARK_TIME,
							 .value = keep_value(html, attribute(atts, "datetime"))});
	else if (has_any(classes, date) || has_any(id, date) ||
			 same_text(prop, "datePublished"))
		open_mark(html, (zha_mark){.kind = MARK_DATE});
	if ((has_any(classes, author) && !has_word(classes, "links")) ||
		same_text(prop, "author") || same_text(attribute(atts, "rel"), "author"))
		open_mark(html, (zha_mark){.kind = MARK_AUTHOR});
	if (has_any(classes, views) || has_any(id, views))
		open_mark(html, (zha_mark){.kind = MARK_VIEWS});
}

/* ---- the head ------------------------------------------------------------------------------ */

static void
add_meta(zha_html *html, zha_meta meta, const char *value)
{
	if (value != NULL && html->metas[meta].len == 0)
		append(html, &html->metas[meta], value, strlen(value));
}

static void
read_meta(zha_html *html, const xmlChar **atts)
{
	static const struct
	{
		const char *name;
		zha_meta meta;
	} names[] = {{"ArticleTitle", META_ARTICLE_TITLE},
				 {"PubDate", META_PUB_DATE},
				 {"ContentSource", META_CONTENT_SOURCE},
				 {"Author", META_AUTHOR},
				 {"og:title", META_OG_TITLE},
				 {"article:published_time", META_PUBLISHED_TIME},
				 {"og:release_date", META_PUBLISHED_TIME},
				 {"datePublished", META_PUBLISHED_TIME}};
	static const char *const keys[] = {"name", "property", "itemprop"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		for (int k = 0; k < 3; k++)
			if (same_text(attribute(atts, keys[k]), names[i].name))
				add_meta(html, names[i].meta, attribute(atts, "content"));
}

static void
read_head_element(zha_html *html, const char *name, const xmlChar **atts)
{
	html->meta_inside = -1;
	if (strcmp(name, "meta") == 0)
		read_meta(html, atts);
	else if (strcmp(name, "base") == 0)
		add_meta(html, META_BASE, attribute(atts, "href"));
	else if (strcmp(name, "link") == 0 &&
			 same_text(attribute(atts, "rel"), "canonical"))
		add_meta(html, META_CANONICAL, attribute(atts, "href"));
	else if (strcmp(name, "title") == 0 && html->metas[META_TITLE].len == 0)
		html->meta_inside = META_TITLE;
	else if (strcmp(name, "script") == 0 &&
			 same_text(attribute(atts, "type"), "application/ld+json"))
		html->meta_inside = META_JSON_LD;
}

/* ---- what libxml2 calls ------------------------------------------------------------------------ */

static void
on_start(void *data, const xmlChar *tag, const xmlChar **atts)
{
	zha_html *html = data;
	const char *name = (const char *) tag;
	const char *classes = attribute(atts, "class");
	element *outer = &html->open[html->depth];
	element *e;
	int count = 0;

	for (const xmlChar **p = atts; p != NULL && p[0] != NULL; p += 2)
		count++;
	if (html->depth >= ZHA_HTML_DEPTH || count > ZHA_HTML_ATTRIBUTES)
	{
		html->too_deep = true;
		xmlStopParser(html->parser);
		return;
	}
	e = &html->open[++html->depth];
	*e = (element){.hidden = outer->hidden || is_hidden(name) || is_not_shown(atts),
				   .block = is_block(name),
				   .verbatim = outer->verbatim || strcmp(name, "pre") == 0,
				   .way = way_of(classes)};
	if (e->way == WAY_NONE)
		e->way = way_of(attribute(atts, "id"));
	if (e->way == WAY_NONE && outer->way_from < WAY_REACH)
	{
		e->way = outer->way;
		e->way_from = outer->way_from + 1;
	}
	read_head_element(html, name, atts);
	if (e->hidden)
		return;
	if (strcmp(name, "br") == 0)
		break_line(html, html->feeds + 1);
	else if (strcmp(name, "p") == 0)
		break_line(html, 2);
	else if (e->block)
		break_line(html, 1);
	else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0)
		html->blank = html->feeds == 0;
	read_arrow(html, classes);
	mark_element(html, name, atts, e->way);
}

static void
on_end(void *data, const xmlChar *tag)
{
	zha_html *html = data;
	element *e = &html->open[html->depth];

	html->meta_inside = -1;
	if (html->depth == 0)
		return;
	for (; e->marks > 0; e->marks--)
		html->marks[html->open_marks[--html->n_open_marks]].end = html->text.len;
	if (!e->hidden && strcmp((const char *) tag, "p") == 0)
		break_line(html, 2);
	else if (!e->hidden && e->block)
		break_line(html, 1);
	html->depth--;
}

/* Text between two lines of a <pre>. */
static void
write_verbatim(zha_html *html, const char *data, size_t len)
{
	while (len > 0)
	{
		const char *feed = memchr(data, '\n', len);
		size_t line = feed == NULL ? len : (size_t) (feed - data);

		write_text(html, data, line);
		if (feed == NULL)
			return;
		break_line(html, 1);
		data += line + 1;
		len -= line + 1;
	}
}

static void
on_text(void *data, const xmlChar *text, int len)
{
	zha_html *html = data;

	if (html->meta_inside >= 0)
		append(html, &html->metas[html->meta_inside], (const char *) text,
			   (size_t) len);
	else if (html->open[html->depth].hidden)
		return;
	else if (html->open[html->depth].verbatim)
		write_verbatim(html, (const char *) text, (size_t) len);
	else
		write_text(html, (const char *) text, (size_t) len);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *parser_error;
#else
typedef xmlErrorPtr parser_error;
#endif

/* The parser's errors are the page's, which is read as far as it goes. */
static void
on_error(void *data, parser_error error)
{
	(void) data;
	(void) error;
}

/* ---- the interface --------------------------------------------------------------------------------- */

zha_html *
zha_html_new(void)
{
	zha_html *html = calloc(1, sizeof(zha_html));
	htmlSAXHandler *sax;

	if (html == NULL)
		return NULL;
	html->meta_inside = -1;
	append(html, &html->values, "", 1);
	html->parser = htmlNewParserCtxt();
	if (html->parser == NULL || html->exhausted)
	{
		zha_html_free(html);
		return NULL;
	}
	sax = html->parser->sax;
	memset(sax, 0, sizeof(*sax));
	sax->startElement = on_start;
	sax->endElement = on_end;
	sax->characters = on_text;
	sax->cdataBlock = on_text;
	sax->ignorableWhitespace = on_text;
	sax->serror = (xmlStructuredErrorFunc) on_error;
	sax->initialized = XML_SAX2_MAGIC;
	html->parser->userData = html;
	return html;
}

/* Give the parser the next bytes; none when it shall stop. */
static int
on_read(void *data, char *out, int room)
{
	zha_html *html = data;
	size_t len = html->left.len < (size_t) room ? html->left.len : (size_t) room;

	html->stopped = html->stopped || (html->stop != NULL && html->stop());
	if (html->stopped)
		return 0;
	memcpy(out, html->left.data, len);
	html->left = zha_from(html->left, len);
	return (int) len;
}

zha_code
zha_html_read(zha_html *html, zha_text page, bool (*stop)(void))
{
	html->left = page;
	html->stop = stop;
	htmlCtxtReadIO(html->parser, on_read, NULL, html, NULL, "UTF-8",
				   HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	if (html->too_deep)
		return ZHA_RANGE;
	return html->stopped ? ZHA_SYNTAX : ZHA_OK;
}

bool
zha_html_exhausted(const zha_html *html)
{
	return html->exhausted || html->parser->errNo == XML_ERR_NO_MEMORY;
}

zha_text
zha_html_text(const zha_html *html)
{
	/* a page without text has an address too, for those who reckon with it */
	return (zha_text){html->text.len > 0 ? html->text.data : "", html->text.len};
}

const zha_mark *
zha_html_marks(const zha_html *html, size_t *count)
{
	*count = html->n_marks;
	return html->marks;
}

zha_text
zha_html_value(const zha_html *html, size_t offset)
{
	const char *value = html->values.data + offset;

	return zha_trim((zha_text){value, strlen(value)});
}

zha_text
zha_html_meta(const zha_html *html, zha_meta meta)
{
	return zha_trim((zha_text){html->metas[meta].data, html->metas[meta].len});
}

zha_text
zha_html_resolve(zha_html *html, size_t offset, zha_way way)
{
	zha_text href = zha_html_value(html, offset);
	zha_text base = zha_html_meta(html, META_BASE);
	xmlChar *whole = NULL;

	if (href.len == 0 || *href.data == '#' ||
		zha_starts(href, ZHA_LITERAL("javascript:")))
		return (zha_text){NULL, 0};
	if (base.len == 0)
		base = zha_html_meta(html, META_CANONICAL);
	if (base.len > 0 && base.data[base.len] == '\0')
		whole = xmlBuildURI((const xmlChar *) href.data, (const xmlChar *) base.data);
	if (whole == NULL)
		return href;
	if (html->resolved[way] != NULL)
		xmlFree(html->resolved[way]);
	html->resolved[way] = whole;
	return (zha_text){(const char *) whole, strlen((const char *) whole)};
}

void
zha_html_free(zha_html *html)
{
	if (html == NULL)
		return;
	if (html->parser != NULL)
	{
		if (html->parser->myDoc != NULL)
			xmlFreeDoc(html->parser->myDoc);
		htmlFreeParserCtxt(html->parser);
	}
	for (int i = 0; i < METAS; i++)
		free(html->metas[i].data);
	for (int i = 0; i <= WAY_NEXT; i++)
		if (html->resolved[i] != NULL)
			xmlFree(html->resolved[i]);
	free(html->text.data);
	free(html->values.data);
	free(html->marks);
	free(html->open_marks);
	free(html);
}

#endif /* ZHA_LIBXML */
