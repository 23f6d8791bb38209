-- Spellings of one series in a stored column: one series, everywhere.
\set SHOW_CONTEXT never
CREATE TABLE article (
    id integer PRIMARY KEY,
    title text,
    published date,
    channel text,
    series text,
    number integer,
    ok boolean DEFAULT true
);
INSERT INTO article (id, title, published, channel, series, number) VALUES
    (1, 'a', '2020-01-01', 'x', '高校智库·聚焦人民城市', 1),
    (2, 'b', '2020-01-02', 'y', '高校智庫・聚焦人民城市', 2), -- traditional, another dot
    (3, 'c', '2020-01-03', 'x', '「高校智库 • 聚焦人民城市 」', 3), -- quoted, blanks, a third dot
    (4, 'd', '2020-01-04', 'y', ' 高校智库·聚焦　人民城市', 5),
    (5, 'e', '2020-01-05', 'x', '高校智库·聚焦人民城市', 6),
    (6, 'f', '2020-01-06', 'x', 'ABC讲坛', 1),
    (7, 'g', '2020-01-07', 'y', 'ａｂｃ 讲坛', 2), -- width, case
    (8, 'h', '2020-01-08', 'x', '高校智库聚焦人民城市', 4), -- another name: without the dot
    (9, 'i', '2020-01-09', 'x', NULL, 1),
    (10, 'j', '2020-01-10', 'x', '', 2),
    (11, 'k', '2020-01-11', 'x', ' 　', 3);
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number', visible => 'ok');
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'article'::regclass
ORDER BY indexrelid::regclass::text COLLATE "C";

-- links; blank names are in no series, as NULL is
SELECT a.id AS of, rel, l.id, l.number, list FROM article AS a, archive_links('article', a.id) AS l
WHERE axis = 'series' ORDER BY a.id, rel;
SELECT id, number, list FROM archive_prev('article', 3, 'series');
SELECT id, number, list FROM archive_next('article', 3, 'series');
SELECT * FROM archive_next('article', 10, 'series');
SELECT id FROM archive_page('article', 'x', 8);
SELECT list, id, number, prev_id, next_id FROM archive_links_all('article') WHERE axis = 'series';
-- reports: the spelling used most; any spelling names it
SELECT list, articles, holdings, missing FROM archive_series('article') ORDER BY list COLLATE "C";
SELECT * FROM archive_gaps('article');
SELECT * FROM archive_gaps('article', '高校智庫 •聚焦人民城市');
SELECT count(*) FROM archive_gaps('article', ' ');
SELECT * FROM archive_series_near('article');
SELECT archive_jsonld('article', 2, '/{id}', 'series');

-- a column that is renamed, or of another type of text
ALTER TABLE article RENAME series TO "the ""series""";
SELECT list, articles FROM archive_series('article') ORDER BY list COLLATE "C";
SELECT id, list FROM archive_next('article', 3, 'series');
ALTER TABLE article RENAME "the ""series""" TO series;
CREATE DOMAIN name_of_series AS varchar(30);
CREATE FUNCTION of_series(type text) RETURNS TABLE (kind text, "of" int, id text, number series_no, list text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE article ALTER series TYPE %s', type);
    RETURN QUERY SELECT type, a, l.id::text, l.number, l.list FROM generate_series(3, 10, 4) AS a, archive_prev('article', a, 'series') AS l;
    RETURN QUERY SELECT type, s.articles::int, NULL, s.last, s.list FROM archive_series('article') AS s WHERE s.articles > 1;
END $$;
SELECT t.* FROM unnest('{varchar(40),name_of_series,char(20),text}'::text[]) AS type, of_series(type) AS t;
-- what cannot have a key is refused by the server while the index is there
\set VERBOSITY sqlstate
ALTER TABLE article ALTER series TYPE integer USING 0;
\set VERBOSITY default
SELECT archive_unregister('article');

-- an index by hand over the key fits, over the spelling or in another collation not
CREATE INDEX spelled ON article (series, archive_part(number), id);
CREATE INDEX collated ON article (series_key(series) COLLATE "C", archive_part(number), id);
SELECT archive_register('article', 'id', 'title', series => 'series', number => 'number');
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'article'::regclass AND indnkeyatts >= 3
ORDER BY indexrelid::regclass::text COLLATE "C";
SELECT archive_unregister('article');
DROP INDEX collated;
CREATE INDEX mine ON article (series_key(series), archive_part(number), id);
SELECT archive_register('article', 'id', 'title', series => 'series', number => 'number');
SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'article'::regclass ORDER BY indexrelid::regclass::text COLLATE "C";
SELECT id, list FROM archive_next('article', 3, 'series');
SELECT list, articles FROM archive_series('article') ORDER BY list COLLATE "C";
SELECT archive_unregister('article');
DROP INDEX mine, spelled;

-- a number comes once in a series, however that is spelled
SELECT archive_register('article', 'id', 'title', series => 'series', number => 'number', unique_number => true);
INSERT INTO article (id, series, number) VALUES (12, '《高校智庫·聚焦人民城市》', 6);
INSERT INTO article (id, series, number) VALUES (12, '', 2);
SELECT archive_unregister('article');

-- other types are taken as they stand
CREATE TABLE other (id integer PRIMARY KEY, title text, series zhtext, number integer);
SELECT archive_register('other', 'id', 'title', series => 'series', number => 'number');
INSERT INTO other SELECT id, title, series, number FROM article WHERE id < 5;
SELECT pg_get_indexdef('other_series_archive'::regclass);
SELECT count(*) FROM archive_series('other');
SELECT count(*), min(distance), max(distance) FROM archive_series_near('other');
DROP TABLE other;

-- a generated column of keys may be registered, too
ALTER TABLE article ADD key text GENERATED ALWAYS AS (series_key(series)) STORED;
SELECT archive_register('article', 'id', 'title', series => 'key', number => 'number');
SELECT articles, holdings FROM archive_series('article') ORDER BY 1 DESC, list COLLATE "C";
DROP TABLE article;
DROP FUNCTION of_series;
DROP DOMAIN name_of_series;

-- one id in two spellings of one series is one article of it
CREATE TABLE article (id integer, title text, series text, number integer, PRIMARY KEY (id, series));
SELECT archive_register('article', 'id', 'title', series => 'series', number => 'number');
INSERT INTO article VALUES (1, 'a', 'S', 1), (1, 'a', 's', 1), (2, 'b', 's', 2), (2, 'b', 'other', 1);
SELECT a AS of, rel, id, list FROM generate_series(1, 2) AS a, archive_links('article', a) WHERE axis = 'series' ORDER BY a, list, rel;
SELECT list, articles FROM archive_series('article') ORDER BY list;
DROP TABLE article;

-- Whatever is NULL, blank or spelled otherwise: the links are those of window functions
-- over the key, read from the indexes and by plans (which row-level security asks for), of
-- one table and of partitions, for a stored series and for one that titles name.
CREATE TABLE mixed (id int PRIMARY KEY, title text, channel int, series text, number int);
INSERT INTO mixed
SELECT i, CASE WHEN h[3] % 5 > 0 THEN '【' || s[1 + h[1] % 7] || '（' || h[2] % 6 || '）】题目' || i ELSE '题目' || i END, h[4] % 3,
    (s || '{NULL,""," "}')[1 + h[1] % 10], nullif(h[2] % 6, 5)
FROM (SELECT i, ARRAY(SELECT hashint8extended(i, k) & 1048575 FROM generate_series(1, 4) AS k) AS h
    FROM generate_series(1, 150) AS i) AS r,
    (SELECT '{城市观察,城市觀察,"城市 观察",城市观察,abc讲坛,ＡＢＣ讲坛,"ABC 讲坛"}'::text[] AS s) AS n;
CREATE TABLE parted (LIKE mixed) PARTITION BY LIST (channel);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES IN (0);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1, 2);
ALTER TABLE parted ADD PRIMARY KEY (id, channel);
INSERT INTO parted TABLE mixed;
CREATE ROLE regress_zha_reader;
GRANT SELECT ON mixed, parted TO regress_zha_reader;
CREATE POLICY everything ON mixed FOR SELECT TO regress_zha_reader USING (true);
ALTER TABLE mixed ENABLE ROW LEVEL SECURITY;
CREATE TEMPORARY TABLE seen (who text, article int, rel text, id text, number series_no, list text);
GRANT INSERT ON seen TO regress_zha_reader;
CREATE FUNCTION compare(series text, number text) RETURNS TABLE (articles bigint, spellings bigint, differ bigint)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_register(t, 'id', 'title', NULL, 'channel', series => compare.series, number => compare.number)
    FROM unnest('{mixed,parted}'::regclass[]) AS t;
    TRUNCATE seen;
    INSERT INTO seen SELECT 'parted', m.id, l.rel, l.id, l.number, l.list
    FROM mixed AS m, archive_links('parted', m.id, '{prev,next}') AS l WHERE l.axis = 'series';
    INSERT INTO seen SELECT 'direct', m.id, l.rel, l.id, l.number, l.list
    FROM mixed AS m, archive_links('mixed', m.id, '{prev,next}') AS l WHERE l.axis = 'series';
    INSERT INTO seen SELECT 'all', l.id::int, r.rel, r.id, m.number, m.list
    FROM archive_links_all('mixed') AS l,
        LATERAL (VALUES ('prev', prev_id), ('next', next_id)) AS r(rel, id), LATERAL (
            SELECT x.id, x.number, x.list FROM archive_links_all('mixed') AS x WHERE x.axis = 'series' AND x.id = r.id) AS m
    WHERE l.axis = 'series';
    SET LOCAL ROLE regress_zha_reader;
    INSERT INTO seen SELECT 'plans', m.id, l.rel, l.id, l.number, l.list
    FROM mixed AS m, archive_links('mixed', m.id, '{prev,next}') AS l WHERE l.axis = 'series';
    RESET ROLE;
    INSERT INTO seen
    SELECT 'windows', w.id, rel, other, o.number, o.spelled
    FROM (SELECT p.id, lag(p.id) OVER w, lead(p.id) OVER w FROM placed AS p WHERE p.key IS NOT NULL
        WINDOW w AS (PARTITION BY p.key ORDER BY p.number, p.id)) AS w,
        LATERAL (VALUES ('prev', lag), ('next', lead)) AS r(rel, other), placed AS o WHERE o.id = other;
    PERFORM archive_unregister(t) FROM unnest('{mixed,parted}'::regclass[]) AS t;
    RETURN QUERY SELECT (SELECT count(DISTINCT s.article) FROM seen AS s), (SELECT count(DISTINCT s.list) FROM seen AS s),
        (SELECT count(*) FROM (SELECT FROM seen AS s GROUP BY s.article, s.rel, s.id, s.number, s.list
            HAVING array_agg(who ORDER BY who) <> '{all,direct,parted,plans,windows}') AS d);
END $$;
CREATE VIEW placed AS SELECT id, nullif(series_key(series), '') AS key, series AS spelled, number::series_no FROM mixed;
SELECT * FROM compare('series', 'number');
CREATE OR REPLACE VIEW placed AS
SELECT id, series_key(title_series(title)) AS key, title_series(title) AS spelled, title_number(title) AS number FROM mixed;
SELECT * FROM compare(NULL, NULL);
CREATE OR REPLACE VIEW placed AS SELECT id, series_key(series) AS key, series AS spelled, title_number(title) AS number FROM mixed;
SELECT * FROM compare('series', NULL);
DROP VIEW placed;
DROP TABLE seen, mixed, parted;
DROP FUNCTION compare;
DROP ROLE regress_zha_reader;

-- What the type or the collation of a group calls equal is one list, however it is
-- written: in links and in all that reads whole lists.
CREATE COLLATION base_letters (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
CREATE TABLE article (id integer PRIMARY KEY, title text, channel numeric, series text COLLATE base_letters, number integer);
INSERT INTO article VALUES (1, 'a', 1.0, 'café', 1), (2, 'b', 1.00, 'cafe', 2), (3, 'c', 1.0, 'cafe', 3), (4, 'd', 2, 'café', 5), (5, 'e', 1, 'cafe', 6);
CREATE FUNCTION differ() RETURNS TABLE (axis text, id text, one text[], all_at_once text[]) LANGUAGE sql AS $$
    SELECT l.axis, l.id, n.ids, ARRAY[l.prev_id, l.next_id]
    FROM archive_links_all('article') AS l, LATERAL (
        SELECT ARRAY[min(o.id) FILTER (WHERE rel = 'prev'), min(o.id) FILTER (WHERE rel = 'next')] AS ids
        FROM archive_links('article', l.id) AS o WHERE o.axis = l.axis) AS n
    WHERE n.ids <> ARRAY[l.prev_id, l.next_id]
$$;
SELECT archive_register('article', 'id', 'title', channel => 'channel', series => 'series', number => 'number');
SELECT * FROM differ();
SELECT list, articles, holdings FROM archive_series('article');
SELECT * FROM archive_gaps('article');
SELECT * FROM archive_gaps('article', 'CAFÉ');
SELECT archive_unregister('article');
SELECT archive_register('article', 'id', 'title', series => 'channel', number => 'number');
SELECT * FROM differ();
SELECT list, articles, holdings FROM archive_series('article');
DROP TABLE article;
DROP FUNCTION differ;
CREATE TABLE article (id integer PRIMARY KEY, title text, channel text COLLATE base_letters, prev text, next text);
INSERT INTO article VALUES (1, 'a', 'café', '没有了', 'b'), (2, 'b', 'cafe', 'a', 'c'), (3, 'c', 'café', 'b', '没有了');
SELECT archive_register('article', 'id', 'title', channel => 'channel', newest_first => false, prev_title => 'prev', next_title => 'next');
SELECT id, rel, printed_id, computed_id, verdict FROM archive_audit('article') ORDER BY id, rel;
SELECT id, position, note FROM archive_restore_order('article');
DROP TABLE article;
DROP COLLATION base_letters;

-- one series in very many spellings is read in time that does not grow with their square
CREATE TABLE article (id integer PRIMARY KEY, title text, series text, number integer);
SELECT archive_register('article', 'id', 'title', series => 'series', number => 'number');
INSERT INTO article
SELECT i, 't', string_agg(CASE WHEN i >> b & 1 = 1 THEN chr(65 + b) ELSE chr(97 + b) END, '' ORDER BY b), i
FROM generate_series(0, 59999) AS i, generate_series(0, 15) AS b GROUP BY i;
INSERT INTO article SELECT i, 't', 'abcdefghijklmnOP', i FROM generate_series(60000, 60001) AS i;
SET statement_timeout = '5s';
SELECT list, articles, missing FROM archive_series('article');
RESET statement_timeout;
DROP TABLE article;
