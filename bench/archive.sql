-- archive.sql: reports and registration beside the queries they replace; the tables for
-- what bench/measure then asks from clients.
CALL make_archive(:rows);
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number') \g /dev/null
VACUUM (ANALYZE, FREEZE) article;
\ir pages.sql

-- What is asked for are the rows, so both write them out, with the same columns.
CALL compare('archive_links_all, written out', '<= 1.10', $$COPY (SELECT * FROM archive_links_all('article')) TO '/dev/null'$$,
    'lag and lead, a query for each order', $$
    COPY (SELECT 'channel', channel, id, title, number, lag(id) OVER w, lag(title) OVER w, lead(id) OVER w, lead(title) OVER w
        FROM article WINDOW w AS (PARTITION BY channel ORDER BY published DESC NULLS LAST, id DESC)) TO '/dev/null';
    COPY (SELECT 'series', series, id, title, number, lag(id) OVER w, lag(title) OVER w, lead(id) OVER w, lead(title) OVER w
        FROM article WHERE series IS NOT NULL WINDOW w AS (PARTITION BY series ORDER BY number, id)) TO '/dev/null' $$);
CALL compare('archive_series', '<= 1.20', $$SELECT count(*) FROM archive_series('article')$$, 'GROUP BY series',
    'SELECT count(*) FROM (SELECT series, count(*) FROM article GROUP BY series) AS x');
CALL compare('archive_gaps', '<= 1.20', $$SELECT count(*) FROM archive_gaps('article')$$, 'GROUP BY series',
    'SELECT count(*) FROM (SELECT series, count(*) FROM article GROUP BY series) AS x');
-- The functions run in one process; here the peer does, too.
SET max_parallel_workers_per_gather = 0;
CALL compare('archive_series', '<= 1.20', $$SELECT count(*) FROM archive_series('article')$$, 'GROUP BY series in one process',
    'SELECT count(*) FROM (SELECT series, count(*) FROM article GROUP BY series) AS x');
CALL compare('archive_gaps', '<= 1.20', $$SELECT count(*) FROM archive_gaps('article')$$, 'GROUP BY series in one process',
    'SELECT count(*) FROM (SELECT series, count(*) FROM article GROUP BY series) AS x');
RESET max_parallel_workers_per_gather;

-- At most 100,000 rows into an empty table, beside the same indexes made by hand.
CREATE TABLE new_rows AS SELECT * FROM article WHERE id <= 100000;
VACUUM (ANALYZE) new_rows;
CALL compare('INSERT into a registered table', '<= 1.05', 'INSERT INTO copy SELECT * FROM new_rows', 'the same indexes by hand',
    'INSERT INTO hand SELECT * FROM new_rows', $$
    DROP TABLE IF EXISTS copy;
    CREATE TABLE copy (LIKE article);
    ALTER TABLE copy ADD PRIMARY KEY (id);
    SELECT archive_register('copy', 'id', 'title', 'published', 'channel', series => 'series', number => 'number') $$, $$
    DROP TABLE IF EXISTS hand;
    CREATE TABLE hand (LIKE copy INCLUDING INDEXES) $$);
DROP TABLE IF EXISTS copy, hand;

-- An article of the channel whose size is nearest to the mean.
CREATE TABLE middling AS SELECT channel, min(id) AS id FROM article GROUP BY channel
ORDER BY abs(count(*) - (SELECT count(*) / count(DISTINCT channel) FROM article)) LIMIT 1;

-- Links in the server alone, without the way to the client and back: milliseconds for one
-- article, of a thousand for ours and of fifty of these for the windows.
CREATE TABLE picked AS SELECT id, channel FROM article ORDER BY hashint8extended(id, 5) LIMIT 1000;
CREATE FUNCTION windows_of(articles text) RETURNS text RETURN format($$
    SELECT count(y) FROM %s AS p, LATERAL (
        SELECT * FROM (SELECT id, lag(id) OVER w, lag(title) OVER w, lag(number) OVER w, lead(id) OVER w, lead(title) OVER w, lead(number) OVER w
            FROM article WHERE channel = p.channel WINDOW w AS (ORDER BY published DESC NULLS LAST, id DESC)) AS x
        WHERE x.id = p.id OFFSET 0) AS y $$, articles);
CREATE FUNCTION links_of(articles text) RETURNS text
    RETURN format('SELECT count(*) FROM %s AS p, archive_links(''article'', p.id, ''{prev,next}'')', articles);
CALL figure('archive_links, in the server', '<= 1/1000', 'ms', $$SELECT (milliseconds('', links_of('picked'))).ms / 1000$$,
    'window functions over the article''s channel', $$SELECT (milliseconds('', windows_of('(SELECT * FROM picked LIMIT 50)'))).ms / 50$$);
CALL figure('archive_links, in the server', '<= 1/1000', 'ms',
    $$SELECT (milliseconds('', links_of('picked'))).ms / 1000$$,
    'window functions over a channel of the mean size', $$SELECT (milliseconds('', windows_of('middling'))).ms$$);

-- The tables and keys of WordPress that its query for the adjacent post uses.
CREATE TABLE wp_posts AS
SELECT id AS "ID", coalesce(published, '2000-01-01 00:00+00') AT TIME ZONE 'UTC' AS post_date, title AS post_title,
    'publish'::varchar(20) AS post_status, 'post'::varchar(20) AS post_type FROM article;
ALTER TABLE wp_posts ADD PRIMARY KEY ("ID");
CREATE INDEX type_status_date ON wp_posts (post_type, post_status, post_date, "ID");
CREATE TABLE wp_term_relationships AS SELECT id AS object_id, channel::bigint AS term_taxonomy_id FROM article;
ALTER TABLE wp_term_relationships ADD PRIMARY KEY (object_id, term_taxonomy_id);
CREATE INDEX ON wp_term_relationships (term_taxonomy_id);
CREATE TABLE wp_term_taxonomy AS
SELECT DISTINCT channel::bigint AS term_taxonomy_id, channel::bigint AS term_id, 'category'::varchar(32) AS taxonomy FROM article;
ALTER TABLE wp_term_taxonomy ADD PRIMARY KEY (term_taxonomy_id);
CREATE UNIQUE INDEX ON wp_term_taxonomy (term_id, taxonomy);
VACUUM (ANALYZE, FREEZE) wp_posts, wp_term_relationships, wp_term_taxonomy;
