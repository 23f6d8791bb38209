// queries.mjs: every statement of the site, one function each. Values are parameters; each
// page of the site is one statement.
import pg from 'pg';

// A date is a day, not a moment: as text it keeps its day in every time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const pool = new pg.Pool({ max: 4 });

async function rows(text, values = []) {
	return (await pool.query(text, values)).rows;
}

export const close = () => pool.end();

export const channels = () => rows(`
	SELECT channel, count(*) AS articles, max(published) AS newest
	FROM article GROUP BY channel ORDER BY zh_pinyin_key(channel)`);

// The articles of a channel after one of them, newest first: the order of the links.
// One more than is shown tells whether there is a next page.
export const channelPage = (channel, after, count) => rows(`
	SELECT page.id, page.title, page.number, article.published
	FROM archive_page('article', $1::text, $2::text, $3::int) WITH ORDINALITY AS page (id, title, number, list, place)
	JOIN article ON article.id = page.id::bigint
	ORDER BY page.place`, [channel, after, count + 1]);

// All of an article's page in one round trip.
export async function article(id, template) {
	const [row] = await rows(`
		SELECT article.id, article.title, article.channel, article.published, article.by_line AS author,
		       article.editor, article.source, article.views, article.credit, article.body,
		       article.prev_title, article.next_title,
		       to_jsonb(parse_title(article.title)) AS parts,
		       (SELECT jsonb_agg(link) FROM archive_links('article', article.id) AS link) AS links,
		       archive_link_header('article', article.id, $2) AS header,
		       archive_jsonld('article', article.id, $2) AS jsonld,
		       (SELECT html.head FROM archive_html_links('article', article.id, $2) AS html) AS head
		FROM article WHERE article.id = $1`, [id, template]);
	return row;
}

export const series = () => rows(`
	SELECT list, articles, first, last, missing FROM archive_series('article')
	ORDER BY zh_pinyin_key(list)`);

// The table of contents: articles and the gaps between them, in the order of the numbers.
export const contents = (name) => rows(`
	SELECT id, title, number, published, NULL::bigint AS missing, NULL AS upto
	FROM (SELECT article.*, title_number(title) AS number FROM article
	      WHERE series_key(title_series(title)) = series_key($1)) AS part
	UNION ALL
	SELECT NULL, NULL, gap.first, NULL, gap.missing, gap.last
	FROM archive_series('article') AS held, archive_gaps('article', held.list) AS gap
	WHERE series_key(held.list) = series_key($1)
	ORDER BY number, id`, [name]);

// Authors under their letters or under their strokes.
export const authors = (order) => rows(`
	SELECT zh_bucket(by_line::text, $1) AS heading, by_line AS author, count(*) AS articles,
	       array_agg(id ORDER BY published DESC NULLS LAST, id) AS ids
	FROM article WHERE by_line IS NOT NULL
	GROUP BY by_line
	ORDER BY CASE $1 WHEN 'name' THEN zh_name_key(by_line::text) ELSE zh_name_stroke_key(by_line::text) END`, [order]);

// Latin letters are looked for as the initials of a headline, anything else in the title,
// in simplified and in traditional characters.
export const search = (words) => rows(`
	SELECT id, title, published FROM article
	WHERE zh_initials(title_headline(title)) COLLATE "C" LIKE lower(replace($1, ' ', '')) || '%' AND $1 ~ '^[A-Za-z ]+$'
	   OR strpos(zh_fold(title), zh_fold($1)) > 0
	ORDER BY published DESC NULLS LAST, id LIMIT 50`, [words]);

// What a page says, before it is taken; text or HTML.
export const read = (page, html) => rows(
	`SELECT breadcrumb, title, published, author, editor, source, views, prev_title, next_title, body
	 FROM ${html ? 'parse_html' : 'parse_page'}($1)`, [page]);

export const take = (page, html) => rows(
	'SELECT load_pages(' + (html ? 'html_text($1)' : '$1') + ') AS pages', [page]);
