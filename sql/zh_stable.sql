-- The order does not move: the keys of every character, and of some texts, by their
-- hash. A change here is a change of ZHA_ORDER_VERSION.
SET client_min_messages = warning;
SELECT zharchive_version() LIKE '% (order 2,%' AS order_2;
CREATE TEMP TABLE character AS
SELECT c, chr(c) AS t
FROM generate_series(1, x'32FFF'::integer) AS c
WHERE c NOT BETWEEN x'D800'::integer AND x'DFFF'::integer;
INSERT INTO character SELECT c, chr(c)
FROM generate_series(x'E0000'::integer, x'10FFFF'::integer, 97) AS c;

SELECT 'pinyin' AS "order", md5(string_agg(zh_pinyin_key(t), '|' ORDER BY c)) AS keys FROM character
UNION ALL SELECT 'stroke', md5(string_agg(zh_stroke_key(t), '|' ORDER BY c)) FROM character
UNION ALL SELECT 'zhuyin', md5(string_agg(zh_zhuyin_key(t), '|' ORDER BY c)) FROM character
UNION ALL SELECT 'radical', md5(string_agg(zh_radical_key(t), '|' ORDER BY c)) FROM character
UNION ALL SELECT 'name', md5(string_agg(zh_name_key(t || '一'), '|' ORDER BY c)) FROM character
UNION ALL SELECT 'name by strokes', md5(string_agg(zh_name_stroke_key(t || '一'), '|' ORDER BY c)) FROM character;

-- Different characters have different keys, in every order.
SELECT count(DISTINCT t) - count(DISTINCT zh_pinyin_key(t)) AS pinyin,
    count(DISTINCT t) - count(DISTINCT zh_stroke_key(t)) AS stroke,
    count(DISTINCT t) - count(DISTINCT zh_zhuyin_key(t)) AS zhuyin,
    count(DISTINCT t) - count(DISTINCT zh_radical_key(t)) AS radical,
    count(DISTINCT t) - count(DISTINCT zh_name_key(t)) AS name,
    count(DISTINCT t) - count(DISTINCT zh_name_stroke_key(t)) AS name_stroke
FROM character;

-- Pairs: readings by context, marks, numbers, blanks.
CREATE TEMP TABLE pair AS
SELECT a.t || b.t AS t
FROM (SELECT t FROM character WHERE c BETWEEN 19968 AND 40869 AND c % 31 = 0
      UNION ALL SELECT unnest('{长,行,重,曾,第,之,（,①,e,é,１,一,银,会,都,乐,朝,單}'::text[])) AS a,
     (SELECT unnest('{长,行,重,庆,沙,经,一,十,百,）,期,a,A,1,　,·,着,了,度,家}'::text[]) AS t
      UNION ALL VALUES (U&'\0301'), (U&'\200D'), ('')) AS b;
SELECT count(*), count(DISTINCT t) - count(DISTINCT zh_pinyin_key(t)) AS pinyin,
    count(DISTINCT t) - count(DISTINCT zh_stroke_key(t)) AS stroke,
    count(DISTINCT t) - count(DISTINCT zh_name_key(t)) AS name,
    md5(string_agg(zh_pinyin_key(t), '|' ORDER BY t COLLATE "C")) AS pinyin_keys,
    md5(string_agg(zh_name_key(t), '|' ORDER BY t COLLATE "C")) AS name_keys
FROM pair;

-- Types agree with keys.
SELECT count(*) FROM (
    SELECT row_number() OVER (ORDER BY t::zhtext) AS a, row_number() OVER (ORDER BY zh_pinyin_key(t)) AS b,
        row_number() OVER (ORDER BY t::zhname) AS c, row_number() OVER (ORDER BY zh_name_key(t)) AS d
    FROM (SELECT DISTINCT t FROM pair) AS p) AS n
WHERE a <> b OR c <> d;
