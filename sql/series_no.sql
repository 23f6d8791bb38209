-- The type series_no: input and output, casts, levels, arithmetic.

-- Every notation gives one value, printed in one form.
SELECT written, written::series_no AS number, written::text::series_no = written::series_no AS same
FROM (VALUES ('15'), (' 15 '), ('015'), ('１５'), ('十五'), ('壹拾伍'), ('廿一'), ('一百五'),
             ('〡〥'), ('XV'), ('ⅩⅤ'), ('⑮'), ('⑴'), ('㈩'), ('㊿'), ('第十五期'), ('第 15 篇'),
             ('（十五）'), ('【15】'), ('之十五'), ('No. 15'), ('№15'), ('#15'), ('Vol.15'),
             ('EP15'), ('Part XV'), ('2020年第3期'), ('〔2020〕15号'),
             ('2020年第3期（总第125期）'), ('总第125期'), ('第三季第五集'), ('S03E05'),
             ('Vol.3 No.5'), ('第十五讲（下）'), ('⑮（上）'), ('14.5'), ('第15-16期'),
             ('第十五至十六期'), ('第15、16期'), ('2020年第15-16期'), ('第15-17期合刊'),
             ('上篇'), ('楔子'), ('大结局'), ('番外十九'), ('增刊1')) AS v (written);

-- Blanks behind a word with an ending, bare years, a cumulative number in front.
SELECT written, written::series_no
FROM (VALUES ('上篇 '), ('序章 一'), ('番外篇 二'), ('大结局 （上）'), ('2020第3期'), ('２０２０ No.3'),
             ('第三季E05'), ('总第125期（2020年第3期）'), ('总第125期 2020年第15-16期'),
             ('（总第125期）2020年增刊')) AS v (written);

-- What it prints it reads: all words, on all levels, with a span.
SELECT count(*) AS numbers, count(*) FILTER (WHERE n::text::series_no = n) AS read_back,
       count(DISTINCT n::text) AS different
FROM (SELECT (a || b || c)::series_no AS n
      FROM unnest('{0,1,268435455,序,上,前,中,下,后,续,终,增刊,特刊,番外}'::text[]) AS a,
           unnest('{"",.0,.1,.65000,.序,.上,.番外}'::text[]) AS b,
           unnest('{"",.0,.240,.序,.终,.1-2}'::text[]) AS c
      WHERE b <> '' OR c = '') AS v;

-- The order that is written down.
SELECT string_agg(n::text, ' < ' ORDER BY n)
FROM unnest('{16,15.下,15,15.1,15-16,15.上,番外,上,15.番外,15.序,序,14.5,9,10,15.0,2020.3,
              15.增刊,15.特刊,15.终,15.续,15.后,15.中,15.前}'::series_no[]) AS n;

-- Text that is not a series number: an error with its place, or NULL where asked.
SELECT '第十五期x'::series_no;
SELECT '第1、6期'::text::series_no;
SELECT '268435456'::series_no;
SELECT '268435456'::text::series_no;
SELECT to_series_no('第十五期'), to_series_no('第十五期x'), to_series_no('268435456'),
       to_series_no(''), to_series_no(NULL);

-- Soft errors, where the server has them.
SELECT current_setting('server_version_num')::int >= 160000 AS soft \gset
\if :soft
SELECT pg_input_is_valid('第十五期', 'series_no') AND NOT pg_input_is_valid('第期', 'series_no')
       AND NOT pg_input_is_valid('268435456', 'series_no') AS softly \gset
\else
\set softly t
\endif
SELECT :'softly' AS softly;

-- Binary form: eight bytes, checked.
SELECT encode(series_no_send('2020.上.1-3'), 'hex') AS bytes, octet_length(series_no_send('15'));
CREATE TABLE numbers (n series_no);
INSERT INTO numbers VALUES ('15'), ('2020.17-18'), ('番外.2'), ('0'), (NULL);
CREATE TABLE copied (LIKE numbers);
DO $$
DECLARE
    file text := current_setting('data_directory') || '/series_no.copy';
BEGIN
    EXECUTE format('COPY numbers TO %L (FORMAT binary)', file);
    EXECUTE format('COPY copied FROM %L (FORMAT binary)', file);
END
$$;
SELECT count(*), string_agg(n::text, ' ' ORDER BY n) FROM copied;
-- The same file as one of bigint, so that a number of any bits can be sent.
CREATE TABLE bits (n bigint);
CREATE FUNCTION receive(bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    file text := current_setting('data_directory') || '/series_no.copy';
    result text;
BEGIN
    TRUNCATE bits, copied;
    INSERT INTO bits VALUES ($1);
    EXECUTE format('COPY bits TO %L (FORMAT binary)', file);
    EXECUTE format('COPY copied FROM %L (FORMAT binary)', file);
    SELECT n::text INTO result FROM copied;
    RETURN result;
EXCEPTION WHEN OTHERS THEN
    RETURN sqlstate || ' ' || sqlerrm;
END
$$;
SELECT v, receive(v)
FROM (VALUES (2::bigint << 32), (268435457::bigint << 32), (0), (-1), (1), (1::bigint << 16),
             (268435458::bigint << 32), (1::bigint << 61), ((2::bigint << 32) + 256),
             ((536870911::bigint << 32) + 1), ((2::bigint << 32) + 255)) AS t (v);
DROP FUNCTION receive(bigint);
DROP TABLE numbers, copied, bits;

-- Integers.
SELECT 15::series_no AS int4, 15::bigint::series_no AS int8, '15'::series_no::int + 1 AS sum,
       '15'::series_no::bigint AS back, '第十五期'::series_no = 15 AS equal;
-- Integers of any size compare with it and move it, and a literal is a series number.
CREATE TABLE shelf (n series_no PRIMARY KEY, two smallint, eight bigint);
INSERT INTO shelf SELECT i, i, i FROM generate_series(1, 9) AS i;
INSERT INTO shelf VALUES ('2020.3', 3, 3), ('15-16', NULL, NULL);
SELECT count(*) FILTER (WHERE n = two) AS two, count(*) FILTER (WHERE two = n) AS behind,
       count(*) FILTER (WHERE n <> eight) AS eight, count(*) FILTER (WHERE n = 3::smallint) AS three,
       count(*) FILTER (WHERE n BETWEEN 3 AND 7) AS between_, count(*) FILTER (WHERE n IN (1, 2)) AS in_,
       count(*) FILTER (WHERE n = ANY ('{1,2}'::int[])) AS any_, count(*) FILTER (WHERE n = ANY ('{1,2}'::smallint[])) AS any_two,
       count(*) FILTER (WHERE n = ANY ('{1,2020.3}')) AS any_literal, count(*) FILTER (WHERE n = '第三期') AS literal,
       count(*) FILTER (WHERE n > 9) AS above
FROM shelf;
SELECT n + 1::smallint, 1::smallint + n, n - 1::smallint, n + two, n + eight, n - eight, n - '1'
FROM shelf WHERE n = 5::smallint;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT n FROM shelf WHERE n = 3::smallint;
EXPLAIN (COSTS OFF) SELECT n FROM shelf WHERE n BETWEEN 3 AND 7::bigint;
EXPLAIN (COSTS OFF) SELECT n FROM shelf WHERE n = ANY ('{1,2}'::int[]);
RESET enable_seqscan;
RESET enable_bitmapscan;
SELECT 15::smallint::series_no;
SELECT (-15)::smallint::series_no;
-- An integer that no series number is raises in a comparison too.
SELECT count(*) FROM shelf WHERE n > -1;
SELECT count(*) FROM shelf WHERE n >= '0';
DROP TABLE shelf;
SELECT (-1)::series_no;
SELECT 268435456::series_no;
SELECT 9223372036854775807::series_no;
SELECT '15-16'::series_no::int;
SELECT '15.1'::series_no::bigint;
SELECT '上'::series_no::int;

-- Levels.
SELECT n, series_level(n, 1), series_level(n, 2), series_level(n, 3)
FROM unnest('{15,15-16,2020.17-18,7.下.终}'::series_no[]) AS n;
SELECT series_level('15', 0);
SELECT series_level('15', 4);

-- Arithmetic moves the last level.
SELECT '15'::series_no + 1, 1 + '15'::series_no, '15'::series_no - 15, '2020.3'::series_no + 9,
       '15-16'::series_no + 2, '3.5.240'::series_no - 240, '15'::series_no + 1::bigint,
       1::bigint + '15'::series_no, '15'::series_no - 1::bigint;
SELECT '2020.12'::series_no - '2020.3', '3'::series_no - '15', '15-16'::series_no - '3-4',
       '0'::series_no - '268435455';
SELECT '0'::series_no - 1;
SELECT '268435455'::series_no + 1;
SELECT '1.65000'::series_no + 1;
SELECT '1.1.239-240'::series_no + 1;
SELECT '15'::series_no + 9223372036854775807;
SELECT '15'::series_no - (-9223372036854775807 - 1);
SELECT '15'::series_no + (-2147483648);
SELECT '15.上'::series_no + 1;
SELECT '2021.1'::series_no - '2020.1';
SELECT '15'::series_no - '15.1';
SELECT '15'::series_no - '15-16';
SELECT '下'::series_no - '上';

-- Aggregates.
SELECT min(n), max(n) FROM unnest('{15.上,3,番外,15-16,NULL}'::series_no[]) AS n;
SELECT min(n), max(n) FROM unnest('{}'::series_no[]) AS n;
