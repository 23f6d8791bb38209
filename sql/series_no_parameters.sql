-- Series numbers beside what drivers send: parameters of no known type, texts, integers.
\set VERBOSITY terse
CREATE TABLE issue (n series_no);
INSERT INTO issue VALUES ('1'), ('2'), ('2.1'), ('15-16'), (NULL);
-- A parameter beside + is a bigint, whatever the driver sends.
PREPARE up AS SELECT n + $1 FROM issue;
PREPARE up_from AS SELECT $1 + n FROM issue;
SELECT name, parameter_types FROM pg_prepared_statements ORDER BY name;
EXECUTE up(1);
EXECUTE up_from('1');
SELECT n + 1::smallint, n + 1, 1 + n, n + 1::bigint, n - 1 FROM issue WHERE n = '2.1';
DEALLOCATE ALL;
-- Without types the numbers of a range are series numbers; with types they are what they were.
PREPARE range AS SELECT * FROM generate_series($1, $2);
EXECUTE range('2.1', '2.3');
SELECT pg_typeof(generate_series(1, 1)), pg_typeof(generate_series('1'::series_no, '1'::series_no)), pg_typeof(generate_series(1::numeric, 1));
SELECT generate_series('3月', '4月');
-- Texts, their arrays, in either order; a text that is no number is an error.
SELECT n FROM issue WHERE n = '第2.1期'::text;
SELECT n FROM issue WHERE '2.1'::varchar = n;
SELECT n FROM issue WHERE n = ANY ('{1,2.1,1}'::text[]);
SELECT n FROM issue WHERE n <> ALL ('{1,2.1}'::text[]);
SELECT n FROM issue WHERE n <> '{"no": "2"}'::json ->> 'no' AND '1'::text <> n;
SELECT n FROM issue WHERE n = 'second'::text;
SELECT n FROM issue WHERE n = ANY (NULL::text[]) OR n = NULL::text;
CREATE INDEX ON issue (n);
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT n FROM issue WHERE n = '2.1'::text;
EXPLAIN (COSTS OFF) SELECT n FROM issue WHERE n = ANY ('{1,2.1,1}'::text[]);
SELECT n FROM issue WHERE n = ANY ('{15-16,1,2.1,1}'::text[]);
SELECT n FROM issue WHERE n = ANY ('{1,second}'::text[]);
SELECT n FROM issue WHERE n > ANY ('{15,2}'::text[]);
SELECT n FROM issue WHERE n BETWEEN '2'::text AND '15'::text OR '15'::text < n;
SELECT n FROM issue JOIN (VALUES ('1'), ('2')) AS wanted (x) ON n = x ORDER BY 1;
RESET enable_seqscan;
-- A parameter alone is a series number.
PREPARE one AS SELECT n FROM issue WHERE n = $1 OR n = ANY ($2);
EXECUTE one('2.1', '{1}');
-- Beside integers.
SELECT coalesce(n, 0), coalesce(7, n), greatest(n, 2) FROM issue ORDER BY n;
SELECT n FROM issue UNION SELECT 5 ORDER BY 1;
SELECT pg_typeof(coalesce(n, 0)), pg_typeof(coalesce(0, n)), pg_typeof(CASE WHEN true THEN 1 ELSE n END) FROM issue LIMIT 1;
-- Eight bytes in network order; three numbers, and the level that is a word or a span.
SELECT series_no_send(n) FROM issue ORDER BY n;
DROP TABLE issue;
