-- pages.sql: the table article, which is registered, and its indexes into the server's
-- cache; then the pages (buffers) that one link reads, those of the article itself
-- included: the most over 400 links of each kind.
CREATE EXTENSION pg_prewarm;
SELECT sum(pg_prewarm(oid)) FROM pg_class WHERE relname ~ '^article' AND relkind IN ('r', 'i') \g /dev/null
CREATE FUNCTION pages(query text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || query INTO plan;
    RETURN (plan -> 0 -> 'Plan' ->> 'Shared Hit Blocks')::int + (plan -> 0 -> 'Plan' ->> 'Shared Read Blocks')::int;
END $$;
-- the first calls fill the caches of the catalog, whose pages are none of a link's
SELECT count(*) FROM article AS a, archive_links('article', a.id) WHERE a.id <= 200 \g /dev/null
CALL figure('pages of a link, the most', 'ours <= 10', 'pages', $$
    SELECT max(pages(format('SELECT * FROM archive_%s(''article'', %s, %L)', rel, i * current_setting('bench.rows')::bigint / 400, ord)))
    FROM generate_series(1, 400) AS i, unnest('{prev,next}'::text[]) AS rel, unnest('{channel,series}'::text[]) AS ord $$,
    chart => 'pages');
