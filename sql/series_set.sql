-- Enumerations, ranges, and the aggregates over what is held.

SELECT string_agg(n::text, ' ') FROM generate_series('3'::series_no, '7') AS n;
SELECT string_agg(n::text, ' ') FROM generate_series('2020.10'::series_no, '2020.12') AS n;
SELECT string_agg(n::text, ' ') FROM generate_series('1-2'::series_no, '9-10', 2) AS n;
SELECT string_agg(n::text, ' ') FROM generate_series('7'::series_no, '3', -2) AS n;
SELECT count(*) FROM generate_series('7'::series_no, '3') AS n;
SELECT count(*) FROM generate_series('0'::series_no, '268435455', 2147483647) AS n;
SELECT count(*) FROM generate_series(NULL::series_no, '3') AS n;
SELECT n FROM generate_series('268435454'::series_no, '268435455') AS n;
SELECT generate_series('1'::series_no, '100000000') AS n LIMIT 2;
SELECT * FROM generate_series('1'::series_no, '2020.1');
SELECT * FROM generate_series('上'::series_no, '下');
SELECT * FROM generate_series('1'::series_no, '2', 0);
-- That of integers is as it was.
SELECT pg_typeof(n) FROM generate_series(1, 1) AS n;

-- Ranges.
SELECT '[1,14]'::series_range, series_range(1, 20), series_range('2020.1', '2020.12', '[]'),
       '{[1,14],[16,20]}'::series_multirange;
SELECT '[第一期,第十四期]'::series_range, '[1,14]'::series_range @> '第十五期'::series_no AS fifteenth,
       series_range(1, 15, '[]') @> '14.上'::series_no AS part,
       '[1,2020.3)'::series_range && '[2020.2,)'::series_range AS overlap,
       '[1,5]'::series_range * '[3,9]'::series_range AS common,
       isempty('(3,3)'::series_range), upper('[1,番外]'::series_range);
SELECT '[3,1]'::series_range;
SELECT '{[1,3],[2,8],[10,10]}'::series_multirange - '{[4,5]}'::series_multirange;
SELECT round(series_no_distance('2020.3', '15')::numeric, 3), series_no_distance('16', '15');
CREATE TABLE loans (issues series_range);
INSERT INTO loans SELECT series_range(i, i + 5) FROM generate_series(1, 1000) AS i;
CREATE INDEX loans_issues ON loans USING gist (issues);
ANALYZE loans;
SET enable_seqscan = off;
SELECT count(*) FROM loans WHERE issues @> '500'::series_no;
RESET enable_seqscan;
DROP TABLE loans;

-- Holdings: a combined issue holds its numbers, a part belongs to its number.
SELECT series_holdings(n), series_missing(n), series_repeated(n)
FROM (SELECT generate_series(1, 14)::series_no AS n
      UNION ALL SELECT generate_series(16, 20)::series_no) AS v;
PREPARE held(series_no[]) AS
    SELECT series_holdings(n), series_missing(n), series_repeated(n) FROM unnest($1) AS n;
EXECUTE held('{1,2,3}');
EXECUTE held('{3,1,2,2}');
EXECUTE held('{}');
EXECUTE held('{NULL}');
EXECUTE held('{5}');
EXECUTE held('{0,2}');
-- Combined issues.
EXECUTE held('{1-2,3,5-6,6}');
EXECUTE held('{1-3,2-4,3-5}');
EXECUTE held('{2020.1,2020.2-3,2020.5}');
-- Parts.
EXECUTE held('{14,15.上,15.下,16}');
EXECUTE held('{15.上,15.下,15.下,17.上,17.中,17.下}');
EXECUTE held('{上,下}');
EXECUTE held('{上,上,中}');
EXECUTE held('{6,7.下.终,8,9.番外,10}');
EXECUTE held('{1,2,3.终}');
EXECUTE held('{序,0,1,2}');
-- Levels: every year by itself, and years themselves.
EXECUTE held('{2019.11,2019.12,2020.1,2020.2,2020.4,2021.3,2021.5}');
EXECUTE held('{2019.1,2021.1}');
EXECUTE held('{1.1,1.2,1.4,3.1,3.3}');
EXECUTE held('{1.1.1,1.1.3,1.2.5,1.4.1}');
EXECUTE held('{14,14.5,15,17.5}');
EXECUTE held('{2020.1,2020.增刊,2020.2,2020.增刊.1,2020.增刊.3}');
EXECUTE held('{番外.1,番外.4,番外.4}');
EXECUTE held('{增刊,特刊,番外}');
-- The ends of what there is.
EXECUTE held('{0,268435455}');
EXECUTE held('{1.0,1.65000,1.1.0,1.1.240}');
EXECUTE held('{1.1.0-239,1.1.240,268435200-268435455}');
EXECUTE held('{1-256,257,1}');

-- A gap of a hundred million is one range; many rows are few ranges.
SELECT series_missing(n) FROM unnest('{1,100000002}'::series_no[]) AS n;
SELECT series_holdings(i::series_no), series_missing(i::series_no), series_repeated(i::series_no)
FROM (SELECT i * 7919 % 100003 AS i FROM generate_series(0, 100002) AS i) AS v;
SELECT series_repeated((i % 1000)::series_no) FROM generate_series(0, 1999) AS i;

-- Against the definition, on numbers that come in no order.
CREATE TABLE rows_held AS
SELECT (CASE WHEN r < 0.2 THEN a || '-' || a + 1 + (r * 10)::int
             WHEN r < 0.4 THEN a || '.' || (ARRAY['上', '中', '下'])[1 + (r * 1000)::int % 3]
             ELSE a::text END)::series_no AS n
FROM (SELECT ('x' || substr(md5(i::text), 1, 6))::bit(24)::int % 6000 AS a,
             ('x' || substr(md5('r' || i), 1, 6))::bit(24)::int / 16777216.0 AS r
      FROM generate_series(1, 5000) AS i) AS v;
WITH numbers AS (
    SELECT generate_series(lower_, lower_ + span) AS number, n
    FROM (SELECT n, split_part(split_part(n::text, '.', 1), '-', 1)::int AS lower_,
                 CASE WHEN n::text LIKE '%-%'
                      THEN split_part(n::text, '-', 2)::int - split_part(n::text, '-', 1)::int
                      ELSE 0 END AS span
          FROM rows_held) AS v
), islands AS (
    SELECT series_range(min(number)::series_no, max(number)::series_no, '[]') AS island
    FROM (SELECT number, number - dense_rank() OVER (ORDER BY number) AS g FROM numbers) AS v
    GROUP BY g
), holes AS (
    SELECT series_range((number + 1)::series_no, (next - 1)::series_no, '[]') AS hole
    FROM (SELECT number, lead(number) OVER (ORDER BY number) AS next FROM numbers) AS v
    WHERE next > number + 1
), twice AS (
    SELECT CASE WHEN n::text LIKE '%.%' THEN n ELSE number::series_no END AS item
    FROM numbers GROUP BY 1 HAVING count(*) > 1
)
SELECT (SELECT series_holdings(n) FROM rows_held) = (SELECT range_agg(island) FROM islands) AS holdings,
       (SELECT series_missing(n) FROM rows_held) = (SELECT range_agg(hole) FROM holes) AS missing,
       (SELECT bool_and(r @> item) FROM twice, (SELECT series_repeated(n) AS r FROM rows_held) AS v) AS repeated,
       (SELECT count(*) FROM islands) > 100 AS many;

-- Parallel workers give the same.
INSERT INTO rows_held SELECT i::series_no FROM generate_series(1, 50000, 3) AS i;
ANALYZE rows_held;
CREATE TABLE serial AS SELECT series_holdings(n), series_missing(n), series_repeated(n) FROM rows_held;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT series_holdings(n), series_missing(n), series_repeated(n), max(n) FROM rows_held;
SELECT count(*) FROM serial JOIN
    (SELECT series_holdings(n), series_missing(n), series_repeated(n) FROM rows_held) AS v
    USING (series_holdings, series_missing, series_repeated);
-- workers that find nothing, and one that finds all
SELECT series_holdings(n), series_missing(n), series_repeated(n) FROM rows_held WHERE n IS NULL;
DROP TABLE rows_held, serial;

-- The state is bytes: what one node gathers another combines, also one with an earlier
-- version of the module. These are the bytes of version 1, which never change.
CREATE AGGREGATE holdings_state(series_no) (SFUNC = series_holdings_step, STYPE = bytea);
CREATE AGGREGATE repeated_state(series_no) (SFUNC = series_repeated_step, STYPE = bytea);
CREATE AGGREGATE held_by_all(bytea) (SFUNC = series_set_combine, STYPE = bytea, FINALFUNC = series_holdings_final);
CREATE AGGREGATE missing_by_all(bytea) (SFUNC = series_set_combine, STYPE = bytea, FINALFUNC = series_missing_final);
CREATE AGGREGATE repeated_by_all(bytea) (SFUNC = series_set_combine, STYPE = bytea, FINALFUNC = series_repeated_final);
SELECT holdings_state(n), repeated_state(n) FROM unnest('{1,2,2,5,3上,增刊}'::series_no[]) AS n;
SELECT holdings_state(n) FROM unnest('{NULL}'::series_no[]) AS n;
SELECT holdings_state(n) IS NULL AS none FROM unnest('{}'::series_no[]) AS n;
SELECT held_by_all(state), missing_by_all(state), repeated_by_all(state) FROM (
    SELECT node, repeated_state(n) FROM (VALUES (1, '1'::series_no), (1, '2'), (2, '2'), (2, '4'), (3, NULL), (2, '7')) AS v(node, n)
    GROUP BY node UNION ALL SELECT 4, NULL) AS s(node, state);
-- each of the states alone, through their text and in whatever order
SELECT held_by_all(state::text::bytea ORDER BY node DESC) = series_holdings(DISTINCT n) AS the_same
    FROM (SELECT i % 7 AS node, holdings_state((i * 37 % 500)::series_no) AS state FROM generate_series(1, 200) AS i GROUP BY 1) AS s,
    (SELECT array_agg((i * 37 % 500)::series_no) AS all_of_them FROM generate_series(1, 200) AS i) AS a, unnest(all_of_them) AS n;
-- what is no state
DO $$
DECLARE
    bytes text;
    answer text;
BEGIN
    FOREACH bytes IN ARRAY ARRAY['', '00', '01', '0101', '02010000000000000000000000000000000000',
        '010100000000000000010000000100000000', '01010000000000000000ff0000000000000000',
        '0101007fffffffffffffff0000000000000000', '010100000000000000000000000000000000000000',
        '0101ffffffffffffffff0000000000000000',
        -- a run that goes down, one whose ends are no siblings, one of no numbers
        '0101000000000000000100000005000000000000000100000000' || '0000000000000000',
        '0101000000000000000100000001000000000000000101010000' || '0000000000000000',
        '01010000000000000001ffffffffffffffffffffffffffffffff' || '0000000000000000'] LOOP
        BEGIN
            SELECT held_by_all(decode(bytes, 'hex')) INTO answer;
            RAISE NOTICE '% is %', bytes, answer;
        EXCEPTION WHEN OTHERS THEN
            RAISE NOTICE '% %: %', bytes, SQLSTATE, SQLERRM;
        END;
    END LOOP;
END
$$;
SELECT series_holdings_step(NULL, '1');
SELECT series_set_combine(NULL, '\x00');
SELECT series_holdings_final('\x01010000000000000000000000000000000000');

-- The states of all groups are in one context: the executor adds up those below its own at
-- each new group.
SET enable_sort = off;
SELECT count(held) AS groups, max(contexts) AS contexts FROM (
    SELECT series_holdings(i::series_no) AS held,
        (SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'series numbers') AS contexts
    FROM generate_series(1, 500) AS i GROUP BY i % 100) AS g;
RESET enable_sort;
