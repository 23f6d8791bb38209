-- A link is a few pages of an index, however long the list is, and never a scan.
CREATE TABLE article (
    id bigint PRIMARY KEY,
    title text NOT NULL,
    published date,
    channel integer NOT NULL,
    pinned boolean,
    series integer NOT NULL,
    number integer
) WITH (autovacuum_enabled = off);
-- registered while it is empty: the plan must not be that of an empty table
SELECT archive_register('article', 'id', 'title', 'published', 'channel',
    order_by => '{"pinned DESC"}', series => 'series', number => 'number');
SELECT * FROM archive_links('article', 1);
-- one channel of 20000 in which all dates are equal or absent, one with dates
INSERT INTO article
SELECT i, 'title ' || i,
    CASE WHEN i % 2 = 0 THEN date '2020-01-01' + i WHEN i % 3 = 0 THEN date '2020-01-01' END,
    i % 2, nullif(i % 1000 = 0, false), i % 2, CASE WHEN i % 2 = 0 THEN i WHEN i % 3 = 0 THEN 7 END
FROM generate_series(1, 40000) AS i;

-- pages that a query touches, and whether it scans the table
CREATE FUNCTION pages(query text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || query INTO plan;
    RETURN (plan -> 0 -> 'Plan' ->> 'Shared Hit Blocks')::integer
        + (plan -> 0 -> 'Plan' ->> 'Shared Read Blocks')::integer;
END $$;

BEGIN;
SELECT pg_stat_get_xact_numscans('article'::regclass) AS before \gset
-- the catalogs are read once
SELECT count(*) > 0 FROM generate_series(1, 60) AS i, LATERAL archive_links('article', 19981 + i);
SELECT max(pages(format('SELECT * FROM archive_%s(''article'', %s, %L)', rel, id, ord))) <= 20 AS few_pages
FROM unnest('{1,2,3,19999,20000,20001,39997,39999,40000}'::int[]) AS id,
    unnest('{prev,next}'::text[]) AS rel, unnest('{channel,series}'::text[]) AS ord;
SELECT pg_stat_get_xact_numscans('article'::regclass) - :before AS scans;
-- what the above would see of a scan
SELECT pages('SELECT count(*) FROM article') > 200 AS many_pages;
SELECT pg_stat_get_xact_numscans('article'::regclass) > :before AS scanned;
COMMIT;

DROP TABLE article;

-- The figure: each link of 100000 articles is at most 10 pages, the article itself
-- included where a function gives one link; nothing is ever scanned.
CREATE TABLE article (
    id bigint PRIMARY KEY,
    title text NOT NULL,
    published timestamptz,
    channel integer NOT NULL,
    series text,
    number series_no
) WITH (autovacuum_enabled = off);
INSERT INTO article
SELECT i, 'title ' || i, CASE WHEN i % 50 > 0 THEN timestamptz '2000-01-01' + i / 3 * interval '1 minute' END,
    sqrt(i)::int / 20, CASE WHEN i % 10 > 0 THEN 'series ' || i % 500 END, (i / 500)::series_no
FROM generate_series(1, 100000) AS i;
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
VACUUM (ANALYZE) article;
CREATE TABLE sample AS
SELECT id FROM article WHERE id % 2503 = 1
UNION ALL
-- the ends of the lists, and of the dates in them
(SELECT id FROM article WHERE channel = 3 ORDER BY published DESC NULLS LAST, id DESC LIMIT 1)
UNION ALL
(SELECT id FROM article WHERE channel = 3 ORDER BY published, id LIMIT 1)
UNION ALL
(SELECT id FROM article WHERE channel = 3 AND published IS NULL ORDER BY id LIMIT 1)
UNION ALL
(SELECT id FROM article WHERE series = 'series 7' ORDER BY number DESC, id DESC LIMIT 1);
-- by the indexes themselves, and by plans, which row-level security asks for
CREATE ROLE regress_zha_reader;
GRANT SELECT ON article, sample TO regress_zha_reader;
CREATE POLICY everything ON article FOR SELECT TO regress_zha_reader USING (true);
ALTER TABLE article ENABLE ROW LEVEL SECURITY;
BEGIN;
SELECT pg_stat_get_xact_numscans('article'::regclass) AS before \gset
SELECT count(*) > 0 FROM sample, LATERAL archive_links('article', id);
SELECT ord, rel, max(pages(format('SELECT * FROM archive_%s(''article'', %s, %L)', rel, id, ord))) <= 10 AS few_pages
FROM sample, unnest('{prev,next}'::text[]) AS rel, unnest('{channel,series}'::text[]) AS ord GROUP BY 1, 2 ORDER BY 1, 2;
SELECT rel, max(pages(format('SELECT * FROM archive_links(''article'', %s, ''{%s}'')', id, rel))
    - pages(format('SELECT * FROM archive_links(''article'', %s, ''{}'')', id))) <= 2 * 10 AS few_pages
FROM sample, unnest('{first,last}'::text[]) AS rel GROUP BY 1 ORDER BY 1;
SELECT pg_stat_get_xact_numscans('article'::regclass) - :before AS scans;
CREATE TEMPORARY TABLE directly AS SELECT s.id AS article, l.* FROM sample AS s, LATERAL archive_links('article', s.id) AS l;
SET LOCAL ROLE regress_zha_reader;
SELECT count(*) > 0 FROM sample, LATERAL archive_links('article', id);
SELECT ord, rel, max(pages(format('SELECT * FROM archive_%s(''article'', %s, %L)', rel, id, ord))) <= 10 AS few_pages
FROM sample, unnest('{prev,next}'::text[]) AS rel, unnest('{channel,series}'::text[]) AS ord GROUP BY 1, 2 ORDER BY 1, 2;
SELECT pg_stat_get_xact_numscans('article'::regclass) - :before AS scans;
CREATE TEMPORARY TABLE by_plans AS SELECT s.id AS article, l.* FROM sample AS s, LATERAL archive_links('article', s.id) AS l;
RESET ROLE;
-- the same links
SELECT count(*) > 0 AS some FROM directly;
(TABLE directly EXCEPT ALL TABLE by_plans) UNION ALL (TABLE by_plans EXCEPT ALL TABLE directly);
COMMIT;

DROP FUNCTION pages;
DROP TABLE directly, by_plans, sample, article;
DROP ROLE regress_zha_reader;
