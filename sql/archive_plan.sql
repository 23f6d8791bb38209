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

DROP FUNCTION pages;
DROP TABLE article;
