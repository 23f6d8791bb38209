-- Indexes and joins on series_no.

-- Every operator class is complete by the server's own check.
SELECT amname, opcname, amvalidate(c.oid)
FROM pg_opclass AS c JOIN pg_am AS a ON a.oid = opcmethod
WHERE opcintype = 'series_no'::regtype ORDER BY 1, 2;

-- Every comparison operator has its commutator, negator and estimators.
SELECT oprname, oprcom::regoperator, oprnegate::regoperator, oprrest, oprjoin, oprcanhash, oprcanmerge
FROM pg_operator WHERE oprleft = 'series_no'::regtype AND oprresult = 'bool'::regtype
ORDER BY oprname COLLATE "C";

-- Skip support is there where the server has it.
SELECT (count(*) FILTER (WHERE amprocnum = 6) = 1) =
       (current_setting('server_version_num')::int >= 180000) AS skip_support,
       array_agg(amprocnum ORDER BY amprocnum) FILTER (WHERE amprocnum <> 6) AS functions
FROM pg_amproc WHERE amproclefttype = 'series_no'::regtype AND amprocrighttype = 'series_no'::regtype AND amprocfamily IN (
    SELECT f.oid FROM pg_opfamily AS f JOIN pg_am AS a ON a.oid = opfmethod WHERE amname = 'btree');

CREATE TABLE issues (year int, n series_no, same bigint);
INSERT INTO issues
SELECT i % 3, CASE i % 4
         WHEN 0 THEN (i / 4)::series_no
         WHEN 1 THEN (1990 + i / 4 % 40 || '.' || i / 160)::series_no
         WHEN 2 THEN (i / 4 || '-' || i / 4 + 1)::series_no
         ELSE (i / 4 || '.' || (ARRAY['上', '中', '下', '番外'])[1 + i % 4])::series_no
       END
FROM generate_series(0, 19999) AS i;
-- The same order as an integer: the eight bytes of the binary form.
UPDATE issues SET same = ('x' || encode(series_no_send(n), 'hex'))::bit(64)::bigint;
CREATE INDEX issues_btree ON issues (n);
ANALYZE issues;

-- Sorting, both ways and by the index, is the order of the integers.
SELECT bool_and(a.same = b.same) FROM
    (SELECT same, row_number() OVER (ORDER BY n) AS r FROM issues) AS a JOIN
    (SELECT same, row_number() OVER (ORDER BY same) AS r FROM issues) AS b USING (r);
SELECT bool_and(a.same = b.same) FROM
    (SELECT same, row_number() OVER (ORDER BY n DESC NULLS LAST) AS r FROM issues) AS a JOIN
    (SELECT same, row_number() OVER (ORDER BY same DESC) AS r FROM issues) AS b USING (r);

SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT n FROM issues WHERE n > '2020.3' ORDER BY n LIMIT 1;
SELECT n FROM issues WHERE n > '2020.3' ORDER BY n LIMIT 3;
SELECT n FROM issues WHERE n < '2020.3' ORDER BY n DESC LIMIT 3;
SELECT count(*) FROM issues WHERE n >= '2020' AND n < '2021';
SELECT count(*) FROM issues WHERE n IN (15, 16, 17) OR n <= 3;
DROP INDEX issues_btree;
CREATE INDEX issues_hash ON issues USING hash (n);
SET enable_bitmapscan = on;
EXPLAIN (COSTS OFF) SELECT n FROM issues WHERE n = '2020.3';
SELECT n FROM issues WHERE n = '2020.3';
DROP INDEX issues_hash;
CREATE INDEX issues_brin ON issues USING brin (n) WITH (pages_per_range = 2);
EXPLAIN (COSTS OFF) SELECT count(*) FROM issues WHERE n BETWEEN 15 AND '16';
SELECT count(*) FROM issues WHERE n BETWEEN 15 AND '16';
RESET enable_seqscan;
SELECT count(*) FROM issues WHERE n BETWEEN 15 AND '16' AND n <> 17;

-- A two-column index, of which the first column may be skipped.
CREATE INDEX issues_two ON issues (n, year);
SET enable_seqscan = off;
SELECT count(*) FROM issues WHERE year = 1;
RESET enable_seqscan;

-- From PostgreSQL 18 on it is: a few descents of the tree, instead of all its leaves.
CREATE TABLE skipped (n series_no, id int);
INSERT INTO skipped SELECT i % 5, i FROM generate_series(1, 20000) AS i;
CREATE INDEX ON skipped (n, id);
VACUUM ANALYZE skipped;
CREATE FUNCTION searches(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, FORMAT json) ' || query INTO plan;
    RETURN plan -> 0 -> 'Plan' ->> 'Index Searches';
END
$$;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SELECT n, id FROM skipped WHERE id = 777;
SELECT CASE WHEN current_setting('server_version_num')::int < 180000 THEN true
            ELSE searches('SELECT n, id FROM skipped WHERE id = 777') BETWEEN 5 AND 11 END AS skips;
RESET enable_seqscan;
RESET enable_bitmapscan;
DROP FUNCTION searches(text);
DROP TABLE skipped;

-- Joins by hash and by merge find the same.
SET enable_nestloop = off;
SET enable_mergejoin = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM issues AS a JOIN issues AS b USING (n);
SELECT count(*) FROM issues AS a JOIN issues AS b USING (n);
SET enable_mergejoin = on;
SET enable_hashjoin = off;
SELECT count(*) FROM issues AS a JOIN issues AS b USING (n);
RESET enable_nestloop;
RESET enable_mergejoin;
RESET enable_hashjoin;
SELECT count(*) = (SELECT count(DISTINCT same) FROM issues) AS grouped
FROM (SELECT n FROM issues GROUP BY n) AS g;

-- Equal rows of a btree take one place: equal is the same bytes.
CREATE TABLE held (n series_no, same bigint);
INSERT INTO held SELECT 15, 15 FROM generate_series(1, 20000);
CREATE INDEX held_n ON held (n);
CREATE INDEX held_same ON held (same);
SELECT pg_relation_size('held_n') = pg_relation_size('held_same') AS deduplicated;

-- The hash spreads: all 1,000 values of each kind have hashes of their own (32
-- bits, so that one collision may happen), and so do their low bits, of which a hash table takes its buckets.
SELECT kind, count(DISTINCT hash) >= 999 AS different, count(DISTINCT hash & 1023) > 560 AS low_bits,
       count(DISTINCT wide) = 1000 AS wide
FROM (SELECT kind, series_no_hash(n) AS hash, series_no_hash_extended(n, 42) AS wide
      FROM (SELECT 'number' AS kind, i::series_no AS n FROM generate_series(1, 1000) AS i
            UNION ALL
            SELECT 'issue', (1900 + i % 100 || '.' || i / 100)::series_no FROM generate_series(0, 999) AS i
            UNION ALL
            SELECT 'part', (i || '.上')::series_no FROM generate_series(1, 1000) AS i
            UNION ALL
            SELECT 'span', (i || '-' || i + 1)::series_no FROM generate_series(1, 1000) AS i
            UNION ALL
            SELECT 'third', ('1.' || i % 10 || '.' || i / 10)::series_no FROM generate_series(0, 999) AS i
           ) AS v) AS h
GROUP BY kind ORDER BY kind;
-- The extended hash with the seed 0 is the hash in its low half, and a seed changes it.
SELECT bool_and(series_no_hash_extended(n, 0)::bit(64)::bit(64) << 32 = series_no_hash(n)::bit(32)::bit(64)) AS low_half,
       bool_and(series_no_hash_extended(n, 0) <> series_no_hash_extended(n, 1)) AS seeded
FROM (SELECT i::series_no AS n FROM generate_series(1, 1000) AS i) AS v;

-- Partitions.
CREATE TABLE parts (n series_no) PARTITION BY RANGE (n);
CREATE TABLE parts_old PARTITION OF parts FOR VALUES FROM (MINVALUE) TO ('2000');
CREATE TABLE parts_new PARTITION OF parts FOR VALUES FROM ('2000') TO (MAXVALUE);
INSERT INTO parts VALUES ('1999.12'), ('2000.1'), ('番外');
SELECT tableoid::regclass, n FROM parts ORDER BY n;
EXPLAIN (COSTS OFF) SELECT * FROM parts WHERE n = '1999.12';
CREATE TABLE hashed (n series_no) PARTITION BY HASH (n);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO hashed SELECT i FROM generate_series(1, 1000) AS i;
SELECT tableoid::regclass, count(*) > 400 AS about_half FROM hashed GROUP BY 1 ORDER BY 1;
DROP TABLE issues, held, parts, hashed;
