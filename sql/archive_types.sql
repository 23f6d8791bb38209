-- Archives whose columns are of every type that can serve, whose values are extreme, or
-- that are larger than what the reports begin with.
\set SHOW_CONTEXT never
SET TIME ZONE 'Asia/Shanghai';
SET datestyle = ISO;

-- a date with a time of day and a zone, a number of two bytes, no series
CREATE TABLE issue (id smallint PRIMARY KEY, title text, published timestamptz, series text, number smallint);
SELECT archive_register('issue', 'id', 'title', 'published', series => 'series', number => 'number');
INSERT INTO issue SELECT i, '海风 ' || i, timestamptz '2020-12-30 23:30+08' + i * interval '1 day', '海风',
    (ARRAY[7, 8, 1, 2, 4, -1, NULL])[i] FROM generate_series(1, 7) AS i;
SELECT list, articles, unnumbered, first, last, first_date, last_date, continuity, holdings FROM archive_series('issue');
SELECT * FROM archive_gaps('issue');
SELECT * FROM archive_gaps('issue', '海风', 'yearly');
SELECT * FROM archive_gaps('issue', '海风', 'running');
SELECT rel, id, number FROM archive_links('issue', 5) WHERE axis = 'series';
SELECT rel, id, number FROM archive_links('issue', 6) WHERE axis = 'series';
ALTER TABLE issue ALTER COLUMN published TYPE date;
SELECT list, continuity, holdings, first_date FROM archive_series('issue');
SELECT * FROM archive_gaps('issue', '海风', 'yearly');
-- days that no calendar of four digits has, and none
UPDATE issue SET published = 'infinity' WHERE id = 1;
UPDATE issue SET published = '0044-03-15 BC' WHERE id = 2;
UPDATE issue SET published = '12020-01-01' WHERE id = 3;
UPDATE issue SET published = NULL WHERE id = 4;
SELECT id, substring(archive_jsonld('issue', id, '/{id}') FROM '"datePublished": *"([^"]*)"') AS day FROM issue ORDER BY id;
SELECT id, prev_id, next_id FROM archive_links_all('issue') WHERE axis = 'channel';
SELECT list, first_date, last_date FROM archive_series('issue');
-- a title that is NULL
UPDATE issue SET title = NULL WHERE id = 4;
SELECT id, title, prev_title FROM archive_links_all('issue') WHERE axis = 'channel' AND (title IS NULL OR prev_title IS NULL);
SELECT head, body FROM issue, archive_html_links('issue', id, '/{id}') WHERE id = 5;
SELECT archive_unregister('issue');
SELECT archive_register('issue', 'id', 'title', series => '');
SELECT axis, count(*) FROM archive_links_all('issue') GROUP BY 1;
SELECT archive_unregister('issue');

-- indexes beside running writers: the commands, which the caller runs
SELECT archive_register('issue', 'id', 'title', 'published', visible => 'id > 0', series => 'series', number => 'number',
    unique_number => true, concurrently => true);
SELECT count(*) FROM pg_index WHERE indrelid = 'issue'::regclass;
SELECT archive_unregister('issue');
SELECT archive_register('issue', 'id', 'title', 'published', visible => 'id > 0', series => 'series', number => 'number',
    unique_number => true, concurrently => true) \gexec
SELECT indexrelid::regclass, indisvalid, obj_description(indexrelid, 'pg_class') FROM pg_index
WHERE indrelid = 'issue'::regclass ORDER BY indexrelid::regclass::text COLLATE "C";
SELECT archive_unregister('issue');
-- an index by hand is used where its condition is that of the archive
CREATE INDEX mine ON issue (published DESC NULLS LAST, id DESC) WHERE id > 0;
CREATE INDEX all_of_it ON issue (published DESC NULLS LAST, id DESC);
SELECT archive_register('issue', 'id', 'title', 'published', visible => 'id > 1', series => '');
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'issue'::regclass ORDER BY indexrelid::regclass::text COLLATE "C";
SELECT archive_unregister('issue');
SELECT archive_register('issue', 'id', 'title', 'published', visible => 'id > 0', series => '');
SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'issue'::regclass ORDER BY indexrelid::regclass::text COLLATE "C";
-- a condition is no column of a result
SELECT archive_unregister('issue');
SELECT archive_register('issue', 'id', 'title', visible => 'true AS x');
SELECT archive_register('issue', 'id', 'title', 'published', order_by => '{title,series}', series => '');

-- a registry written by hand says what it lacks
UPDATE zharchive_internal.archive_registry SET order_desc = '{}' WHERE tbl = 'issue'::regclass;
SELECT * FROM archive_next('issue', 1);
UPDATE zharchive_internal.archive_registry SET order_desc = '{f,f}', order_nulls_first = '{f}' WHERE tbl = 'issue'::regclass;
SELECT * FROM archive_next('issue', 1);
UPDATE zharchive_internal.archive_registry SET order_by = array_fill('issue.title'::archive_column, '{17}') WHERE tbl = 'issue'::regclass;
SELECT * FROM archive_next('issue', 1);
UPDATE zharchive_internal.archive_registry SET order_by = '{-}', order_desc = '{f}', order_nulls_first = '{f}' WHERE tbl = 'issue'::regclass;
SELECT * FROM archive_next('issue', 1);
UPDATE zharchive_internal.archive_registry SET order_by = '{NULL}' WHERE tbl = 'issue'::regclass;
SELECT * FROM archive_next('issue', 1);
UPDATE zharchive_internal.archive_registry SET tbl = 4294967295::oid::regclass WHERE tbl = 'issue'::regclass;
SELECT archive_unregister('issue');
DROP TABLE issue;

-- many series, many names that are near each other, many gaps
CREATE TABLE part (id int PRIMARY KEY, title text, series text, number int);
SELECT archive_register('part', 'id', 'title', series => 'series', number => 'number');
INSERT INTO part SELECT i, 't' || i, '一个很长的名字' || chr(19968 + i % 100), i / 100 * 2 FROM generate_series(100, 5000) AS i;
SELECT count(*), min(distance), max(distance), sum(near_articles) FROM archive_series_near('part');
SELECT list, articles, missing, holdings = (SELECT series_holdings(number::series_no) FROM part AS p WHERE series = list) AS same
FROM archive_series('part') WHERE list ~ '一$' ORDER BY list COLLATE "C";
SELECT count(*), sum(missing) FROM archive_gaps('part', step => 1);
INSERT INTO part SELECT i, 't' || i, chr(19968 + i) || '完全不同' || chr(20000 + i * 7) || '的名字' || chr(30000 + i), 1 FROM generate_series(6000, 7000) AS i;
SELECT count(*) FROM archive_series_near('part') WHERE list ~ '完全不同';
DROP TABLE part;

-- printed titles: cut ones of an article elsewhere, of several, of none; one changed and
-- moved; nothing but signs; and many that no article has
CREATE TABLE printed (id int PRIMARY KEY, title text, published date, prev_title text, next_title text);
SELECT archive_register('printed', 'id', 'title', 'published', prev_title => 'prev_title', next_title => 'next_title', series => '');
INSERT INTO printed VALUES
    (1, '城里的水流向哪里去', '2021-01-01', NULL, NULL), (2, '江边的路灯和路人', '2021-01-02', '——', '……'),
    (3, '山里的石头', '2021-01-03', NULL, '江边的船…'), (4, '海边的渔网', '2021-01-04', '江边…', '城里的水流向了哪里去'),
    (5, '田里的稻草人', '2021-01-05', '天上…', NULL), (6, '江边的船和船夫', '2021-01-06', NULL, NULL);
SELECT id, rel, printed, printed_id, computed_id, verdict FROM archive_audit('printed') WHERE printed IS NOT NULL ORDER BY id::int, rel;
INSERT INTO printed SELECT i, '第' || i || '个故事', date '2022-01-01' + i, '没有人写过的' || i || '号', NULL FROM generate_series(100, 299) AS i;
SELECT verdict, count(*), count(printed_id) FROM archive_audit('printed') WHERE id::int >= 100 AND rel = 'prev' GROUP BY 1;
-- titles that end alike, one within the other
INSERT INTO printed VALUES (300, '水流向哪里去', '2023-01-01', NULL, NULL), (301, '的水流向哪里去', '2023-01-02', '新城里的水流向哪里去', NULL);
SELECT id, rel, printed, printed_id, verdict FROM archive_audit('printed') WHERE id = '301';
DROP TABLE printed;

-- a title and a channel of other types, an article in no channel; an index of another kind
CREATE TABLE odd (id int PRIMARY KEY, title zhtext, published date, channel "char");
CREATE INDEX odd_hash ON odd USING hash (published);
SELECT archive_register('odd', 'id', 'title', 'published', 'channel', series => '');
INSERT INTO odd VALUES (1, '重庆', '2021-01-01', 'a'), (2, '长江', '2021-01-02', NULL), (3, '重庆', '2021-01-03', 'a');
SELECT rel, id, title, list FROM archive_links('odd', 3);
SELECT rel, id, title, list FROM archive_links('odd', 3, '{next}', 'b');
SELECT rel, id, title, list FROM archive_links('odd', 2, '{next}', 'a');
SELECT rel, id, title, list FROM archive_links('odd', 2, '{next}');
ALTER TABLE odd ALTER title TYPE text, ALTER channel TYPE text;
SELECT rel, id, title, list FROM archive_links('odd', 3, '{next}', 'a');
SELECT rel, id, title, list FROM archive_links('odd', 3, '{next}', 'b');
SELECT rel, id, title, list FROM archive_links('odd', 2, '{next}', 'a');

-- what is left of tables that are gone is unregistered by their OID, or deleted
CREATE TABLE part (id int PRIMARY KEY, title text);
SELECT archive_register('part', 'id', 'title', series => '');
SELECT 'odd'::regclass::oid AS odd, 'part'::regclass::oid AS part \gset
DROP TABLE odd, part;
SELECT count(*) FROM zharchive_internal.archive_registry WHERE tbl IN (:odd, :part);
SELECT archive_unregister(:odd);
DELETE FROM zharchive_internal.archive_registry WHERE tbl = :part;
SELECT count(*) FROM zharchive_internal.archive_registry WHERE tbl IN (:odd, :part);

-- renaming schemas, so that another takes the place of one
CREATE SCHEMA live;
CREATE SCHEMA staging;
CREATE TABLE live.page (id int PRIMARY KEY, title text);
CREATE TABLE staging.page (LIKE live.page INCLUDING ALL);
INSERT INTO live.page VALUES (1, 'old 1'), (2, 'old 2');
INSERT INTO staging.page VALUES (1, 'new 1'), (2, 'new 2');
SELECT archive_register('live.page', 'id', 'title', series => ''), archive_register('staging.page', 'id', 'title', series => '');
SELECT id, title FROM archive_page('live.page', NULL);
BEGIN;
ALTER SCHEMA live RENAME TO retired;
ALTER SCHEMA staging RENAME TO live;
SELECT id, title FROM archive_page('retired.page', NULL);
SELECT id, title FROM archive_page('live.page', NULL);
ROLLBACK;
SELECT id, title FROM archive_page('live.page', NULL);
SET client_min_messages = warning;
DROP SCHEMA live, staging CASCADE;
