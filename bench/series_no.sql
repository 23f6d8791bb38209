-- series_no.sql: the type beside bigint. Run by bench/series_no, which sets :rows.
CREATE EXTENSION zharchive;
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
SET work_mem = '512MB';
SET maintenance_work_mem = '512MB';
SET jit = off;
SET client_min_messages = warning;
\pset footer off

-- The numbers of a large archive: running ones, issues of years, parts, spans; and the
-- same eight bytes as bigint.
CREATE UNLOGGED TABLE numbers AS
SELECT i, CASE i % 10
           WHEN 0 THEN (1950 + i / 10 % 75 || '.' || i / 750 % 48)
           WHEN 1 THEN (i / 10 || '.' || (ARRAY['上', '中', '下'])[1 + i % 3])
           WHEN 2 THEN (i / 10 || '-' || i / 10 + 1)
           ELSE i::text END::series_no AS n
FROM generate_series(1, :rows) AS i ORDER BY random();
CREATE UNLOGGED TABLE as_series AS SELECT n FROM numbers;
CREATE UNLOGGED TABLE as_bigint AS
SELECT ('x' || encode(series_no_send(n), 'hex'))::bit(64)::bigint AS n FROM numbers;
CREATE UNLOGGED TABLE other_series AS SELECT * FROM as_series WHERE n > '500';
CREATE UNLOGGED TABLE other_bigint AS SELECT * FROM as_bigint WHERE n > 502::bigint << 32;

-- As text: ASCII digits, and the mixed notations of titles.
CREATE UNLOGGED TABLE written AS
SELECT i::text AS ascii,
       CASE i % 12
           WHEN 0 THEN '第' || i % 1000 || '期'
           WHEN 1 THEN to_char((i % 1000)::series_no, '第{n:han}期')
           WHEN 2 THEN to_char((i % 50)::series_no, '{n:circled}')
           WHEN 3 THEN to_char((i % 100)::series_no, '（{n:han}）')
           WHEN 4 THEN 'Vol.' || i % 1000
           WHEN 5 THEN '2020年第' || i % 48 || '期'
           WHEN 6 THEN '第' || to_char((i % 100)::series_no, '{n:han}') || '讲（下）'
           WHEN 7 THEN to_char((1 + i % 99)::series_no, 'Part {n:roman}')
           WHEN 8 THEN '第' || i % 1000 || '-' || i % 1000 + 1 || '期'
           WHEN 9 THEN 'S0' || i % 9 || 'E' || i % 40
           WHEN 10 THEN '#' || i
           ELSE to_char((i % 1000)::series_no, '之{n:capital}')
       END AS mixed
FROM generate_series(1, :rows) AS i ORDER BY random();
VACUUM ANALYZE;

CREATE TABLE timings (what text, side text, ms float8);
CREATE PROCEDURE measure(what text, side text, command text) LANGUAGE plpgsql AS $$
DECLARE
    start timestamptz := clock_timestamp();
BEGIN
    EXECUTE command;
    INSERT INTO timings VALUES (what, side, extract(epoch FROM clock_timestamp() - start) * 1000);
END
$$;
CREATE PROCEDURE round() LANGUAGE plpgsql AS $$
BEGIN
    DROP INDEX IF EXISTS series_index, bigint_index;
    CALL measure('1 ORDER BY', 'ours', 'SELECT n FROM as_series ORDER BY n OFFSET 100000000');
    CALL measure('1 ORDER BY', 'bigint', 'SELECT n FROM as_bigint ORDER BY n OFFSET 100000000');
    CALL measure('2 CREATE INDEX', 'ours', 'CREATE INDEX series_index ON as_series (n)');
    CALL measure('2 CREATE INDEX', 'bigint', 'CREATE INDEX bigint_index ON as_bigint (n)');
    SET LOCAL enable_mergejoin = off;
    SET LOCAL enable_nestloop = off;
    SET LOCAL enable_indexscan = off;
    SET LOCAL enable_indexonlyscan = off;
    CALL measure('4 hash join', 'ours', 'SELECT count(*) FROM as_series JOIN other_series USING (n)');
    CALL measure('4 hash join', 'bigint', 'SELECT count(*) FROM as_bigint JOIN other_bigint USING (n)');
    CALL measure('5 text, ASCII numbers', 'ours', 'SELECT count(ascii::series_no) FROM written');
    CALL measure('5 text, ASCII numbers', 'bigint', 'SELECT count(ascii::bigint) FROM written');
    CALL measure('6 text, mixed notations', 'ours', 'SELECT count(mixed::series_no) FROM written');
    CALL measure('6 text, mixed notations', 'bigint', 'SELECT count(ascii::bigint) FROM written');
    CALL measure('7 to_series_no, mixed notations', 'ours', 'SELECT count(to_series_no(mixed)) FROM written');
    CALL measure('7 to_series_no, mixed notations', 'bigint', 'SELECT count(ascii::bigint) FROM written');
END
$$;
CALL round(); TRUNCATE timings;
CALL round(); CALL round(); CALL round(); CALL round(); CALL round();
INSERT INTO timings VALUES ('3 index size (kB)', 'ours', pg_relation_size('series_index') / 1024),
                           ('3 index size (kB)', 'bigint', pg_relation_size('bigint_index') / 1024);
SELECT substr(what, 3) AS what, round(ours) AS "series_no ms", round(bigint) AS "bigint ms",
       round((ours / bigint)::numeric, 2) AS ratio
FROM (SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE side = 'ours') AS ours,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE side = 'bigint') AS bigint
      FROM timings GROUP BY what) AS v
ORDER BY v.what;
