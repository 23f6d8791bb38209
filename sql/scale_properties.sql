-- What lets the extension's functions run on other servers, in parallel workers and in
-- indexes: doc/scale.md rests on it.
CREATE VIEW ours AS
SELECT p.*, l.lanname FROM pg_proc AS p
JOIN pg_language AS l ON l.oid = p.prolang
JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
JOIN pg_extension AS e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
WHERE e.extname = 'zharchive';

-- All but the archive family and upkeep hang on their arguments alone.
SELECT oid::regprocedure, provolatile, proparallel FROM ours
WHERE proname !~ '^(archive|zharchive)_' AND (provolatile <> 'i' OR proparallel <> 's' OR NOT proisstrict)
    -- what takes a transition state is called with NULL; what says so is no key
    AND NOT EXISTS (SELECT FROM pg_aggregate AS a WHERE ours.oid IN (a.aggfnoid, a.aggtransfn, a.aggfinalfn, a.aggcombinefn))
ORDER BY 1;
SELECT a.aggfnoid::regprocedure, p.proparallel, a.aggcombinefn <> 0 AS in_parts,
    a.aggtranstype = 'internal'::regtype AND a.aggserialfn = 0 AS stays
FROM pg_aggregate AS a JOIN ours AS p ON p.oid = a.aggfnoid
WHERE p.proparallel <> 's' OR p.provolatile <> 'i' OR a.aggcombinefn = 0
ORDER BY 1;
-- They are C or of the server, or bodies bound to such: no query is planned for them, and
-- no search_path is asked.
SELECT oid::regprocedure, lanname, prosrc FROM ours
WHERE proname !~ '^(archive|zharchive)_' AND lanname NOT IN ('c', 'internal') AND prosqlbody IS NULL
ORDER BY 1;
SELECT oid::regprocedure, proconfig, prosecdef FROM ours WHERE proconfig IS NOT NULL OR prosecdef ORDER BY 1;

-- SPI is used by the files of the archive family only.
\set files `grep -lE 'SPI_|executor/spi' src/*.c src/core/*.c 2>/dev/null | tr '\n' ' '`
SELECT f AS uses_spi FROM unnest(string_to_array(:'files', ' ')) AS f WHERE f NOT LIKE 'src/archive\_%' AND f <> '';
SELECT count(*) > 3 AS looked FROM unnest(string_to_array(:'files', ' ')) AS f;

-- Keys can be compared for order and hashed, also with a seed: what hash partitions,
-- partitionwise joins and the distribution of Citus ask for.
SELECT t.typname, array_agg(am.amname || CASE WHEN c.opcdefault THEN '' ELSE ' not default' END ORDER BY am.amname) AS classes,
    count(*) FILTER (WHERE am.amname = 'hash' AND EXISTS (SELECT FROM pg_amproc AS f
        WHERE f.amprocfamily = c.opcfamily AND f.amprocnum = 2 AND f.amproclefttype = t.oid)) = 1 AS seeded
FROM pg_type AS t JOIN pg_opclass AS c ON c.opcintype = t.oid JOIN pg_am AS am ON am.oid = c.opcmethod
WHERE t.typname IN ('series_no', 'zhtext', 'zhname')
GROUP BY t.oid, t.typname ORDER BY t.typname;
CREATE TABLE numbered (number series_no) PARTITION BY HASH (number);
CREATE TABLE texts (title zhtext) PARTITION BY HASH (title);
CREATE TABLE names (author zhname) PARTITION BY HASH (author);
CREATE TABLE by_number (number series_no) PARTITION BY RANGE (number);
CREATE TABLE by_number_1 PARTITION OF by_number FOR VALUES FROM (MINVALUE) TO ('15');
CREATE TABLE by_number_2 PARTITION OF by_number FOR VALUES FROM ('15') TO (MAXVALUE);
INSERT INTO by_number VALUES ('14.下'), ('15'), ('2020.3');
SELECT tableoid::regclass, number FROM by_number ORDER BY number;
EXPLAIN (COSTS OFF) SELECT FROM by_number WHERE number < 15;

-- Values go to another server and back, as text and in binary.
SELECT t.typname, t.typsend <> 0 AND t.typreceive <> 0 AS in_binary
FROM pg_type AS t JOIN pg_depend AS d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
JOIN pg_extension AS e ON d.refobjid = e.oid AND e.extname = 'zharchive'
WHERE t.typtype IN ('b', 'r', 'm') AND t.typelem = 0 ORDER BY 1;

-- Aggregates in parts give what they give in one piece.
CREATE TABLE parts AS SELECT (i * 7 % 1000 + i / 900)::int::series_no AS number, ('题目' || i % 777)::zhtext AS title FROM generate_series(1, 1000) AS i;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT series_holdings(number) FROM parts;
CREATE TABLE twice AS SELECT 1 AS n, series_holdings(number)::text AS a, series_missing(number)::text AS b, series_repeated(number)::text AS c, max(title) AS d FROM parts;
SET max_parallel_workers_per_gather = 0;
INSERT INTO twice SELECT 2, series_holdings(number), series_missing(number), series_repeated(number), max(title) FROM parts;
SELECT count(DISTINCT (a, b, c, d::text)) AS different FROM twice;
DROP VIEW ours;
DROP TABLE numbered, texts, names, by_number, parts, twice;
