-- Series of several archives: what all hold together.
\set QUIET 1
SET client_min_messages = warning;
CREATE TABLE site (id int PRIMARY KEY, title text NOT NULL, published date);
CREATE TABLE paper (id text PRIMARY KEY, title text NOT NULL, published timestamp, series text, no int);
CREATE TABLE library (id int PRIMARY KEY, title text NOT NULL, series text, no series_no, hidden boolean);
INSERT INTO site VALUES
    (1, '江边讲坛①|山', '2021-01-01'), (2, '江边讲坛②|水', '2021-01-08'), (5, '转：江边讲坛⑤|风', '2021-01-29'),
    (8, '江边讲坛第8期|雨', '2021-02-20'), (9, '【随笔】春', '2021-02-20'), (10, '没有系列', '2021-02-21');
INSERT INTO paper VALUES
    ('x1', '树', '2021-01-15', '江邊講壇', 3), ('x2', '风', '2021-02-01', '江邊講壇', 5),
    ('x3', '两期', '2021-02-10', '江邊講壇', 6), ('x4', '无号', '2021-02-10', '江邊講壇', NULL),
    ('y1', '山河一', 'infinity', '山河', 1), ('y3', '山河三', NULL, '山河', 3);
INSERT INTO library VALUES
    (1, '合刊', '「江边讲坛」', '9-10', false), (2, '二分上', '「江边讲坛」', '2.上', false),
    (3, '增刊', '「江边讲坛」', '1.增刊', false), (4, '藏', '「江边讲坛」', '7', true),
    (5, '山河二', '山河', '2', false);
SELECT archive_register('site', 'id', 'title', published => 'published');
SELECT archive_register('paper', 'id', 'title', published => 'published', series => 'series', number => 'no');
SELECT archive_register('library', 'id', 'title', series => 'series', number => 'no', visible => 'NOT hidden');
\set QUIET 0
\x on
SELECT * FROM archive_union('{site,paper,library}');
\x off
SELECT * FROM archive_union_gaps('{site,paper,library}');
-- Of one archive it is what archive_series says.
SELECT u.list, u.holdings = s.holdings AS holdings, u.articles = s.articles AS articles, u.continuity IS NOT DISTINCT FROM s.continuity AS continuity
FROM archive_union('{site}') AS u JOIN archive_series('site') AS s USING (list) ORDER BY 1;
SELECT count(*) FROM archive_union_gaps('{paper}');
SELECT count(*) FROM archive_union('{}');
-- Yearly series are joined below their years.
CREATE TABLE yearly (id int PRIMARY KEY, title text NOT NULL, published date);
CREATE TABLE other (LIKE yearly INCLUDING ALL);
INSERT INTO yearly SELECT y * 100 + n, '年会简讯第' || n || '期：消息', make_date(y, n, 1)
FROM generate_series(2018, 2021) AS y, generate_series(1, 6) AS n WHERE (y, n) <> (2019, 4);
INSERT INTO other VALUES (7, '年会简讯第4期：消息', '2019-04-02'), (8, '年会简讯第1期：消息', '2019-01-02');
SELECT archive_register('yearly', 'id', 'title', published => 'published') IS NULL AS registered
UNION ALL SELECT archive_register('other', 'id', 'title', published => 'published') IS NULL;
SELECT list, articles, continuity, holdings, held[2] AS held_by_other, missing FROM archive_union('{yearly,other}');
SELECT tbl, number, from_tbl, id FROM archive_union_gaps('{yearly,other}') WHERE tbl = 'yearly'::regclass;
-- Rights, and archives without series.
CREATE TABLE bare (id int PRIMARY KEY, title text NOT NULL);
SELECT archive_register('bare', 'id', 'title', series => '') IS NULL AS registered;
SELECT * FROM archive_union('{site,bare}');
SELECT * FROM archive_union_gaps('{site,bare}');
CREATE ROLE regress_zharchive_union;
GRANT SELECT ON site TO regress_zharchive_union;
SET ROLE regress_zharchive_union;
SELECT list FROM archive_union('{site}');
SELECT list FROM archive_union('{site,paper}');
SELECT list FROM archive_union_gaps('{site,paper}');
RESET ROLE;
DROP TABLE site, paper, library, yearly, other, bare;
DROP ROLE regress_zharchive_union;
