-- Type zhtext: text that sorts by zh_pinyin_key.
SET client_min_messages = warning;
CREATE TABLE item (t zhtext);
INSERT INTO item VALUES ('重庆'), ('重要'), ('长沙'), ('厦门'), ('第十期'), ('第九期'), ('阿'), ('a'), ('重庆'), (NULL);
SELECT t FROM item ORDER BY t;
SELECT t FROM item ORDER BY t DESC NULLS LAST LIMIT 3;
SELECT min(t), max(t), count(DISTINCT t) FROM item;
CREATE INDEX item_t ON item (t);
CREATE INDEX item_h ON item USING hash (t);
SET enable_seqscan = off;
SET enable_sort = off;
EXPLAIN (COSTS OFF) SELECT t FROM item WHERE t < '厦门' ORDER BY t;
SELECT t FROM item WHERE t < '厦门' ORDER BY t;
SELECT t FROM item WHERE t BETWEEN '第一期' AND '第十一期' ORDER BY t;
SET enable_indexscan = off;
SET enable_bitmapscan = off;
SET enable_indexonlyscan = off;
SELECT t FROM item WHERE t = '重庆';
RESET ALL;
SET client_min_messages = warning;
-- Text functions and LIKE through the cast.
SELECT t || '!' AS joined, length(t), upper(t), t LIKE '重%' AS heavy, t ~ '庆' AS festive, left(t, 1)
FROM item WHERE t LIKE '重%' OR t = 'a' ORDER BY t;
SELECT a.t FROM item AS a JOIN item AS b USING (t) GROUP BY a.t HAVING count(*) > 1;
SELECT '张三'::zhtext = '張三' AS folded, '张三'::zhtext < '張三' AS beside, 'x'::zhtext::text, 'y'::text::zhtext, 'z'::varchar::zhtext;
-- Longer than what a sort keeps, and equal at the beginning.
SELECT count(*), bool_and(a <= b) FROM (
    SELECT t AS a, lead(t) OVER (ORDER BY t) AS b
    FROM (SELECT (repeat('人民城市', n % 40) || n)::zhtext AS t FROM generate_series(1, 4000) AS n) AS s) AS o;
-- In the order of the keys, whichever value comes first, also where whole keys do not fit into work_mem.
SET work_mem = '64kB';
SELECT f AS first, (SELECT bool_and(a <= b) FROM (SELECT zh_pinyin_key(t::text) AS a, lead(zh_pinyin_key(t::text)) OVER (ORDER BY t) AS b
    FROM (SELECT f::zhtext AS t UNION ALL SELECT ('人民城市' || repeat('长', n % 30) || n % 700)::zhtext FROM generate_series(1, 2000) AS n) AS s) AS o)
FROM unnest('{人民城市长长,人民城市长长长长7,一,阿,z,""}'::text[]) AS f;
SELECT f AS first, (SELECT bool_and(a <= b) FROM (SELECT zh_name_key(t::text) AS a, lead(zh_name_key(t::text)) OVER (ORDER BY t) AS b
    FROM (SELECT f::zhname AS t UNION ALL SELECT ('曾国藩、' || repeat('单田芳、', n % 30) || n % 700)::zhname FROM generate_series(1, 2000) AS n) AS s) AS o)
FROM unnest('{曾国藩、单田芳,阿,作者}'::text[]) AS f;
RESET work_mem;
-- Stored compressed, so that each comparison has to unfold it.
CREATE TABLE long (t zhtext, n zhname);
INSERT INTO long SELECT repeat('人民城市', 1000) || n % 50, repeat('曾国藩', 1000) || n % 50 FROM generate_series(1, 100) AS n;
SELECT max(pg_column_size(t)) < 4000 AS compressed FROM long;
SELECT count(*), bool_and(a <= b), bool_and(c <= d) FROM (
    SELECT t AS a, lead(t) OVER (ORDER BY t) AS b, n AS c, lead(n) OVER (ORDER BY n) AS d FROM long) AS o;
SELECT count(DISTINCT t), count(DISTINCT n), right(min(t)::text, 1), right(max(t)::text, 2) FROM long;
DROP TABLE long;
SELECT opcname, amvalidate(oid) FROM pg_opclass WHERE opcname LIKE 'zh%' ORDER BY 1;
DROP TABLE item;
-- Joined in every way, grouped, counted by several workers, and with statistics of several columns.
CREATE TABLE pile AS
SELECT ('重庆第' || g % 50 || '期')::zhtext AS t, (ARRAY['曾国藩', '單田芳', '单田芳'])[g % 3 + 1]::zhname AS n FROM generate_series(1, 3000) AS g;
CREATE STATISTICS pile_s (ndistinct, dependencies, mcv) ON t, n FROM pile;
ANALYZE pile;
CREATE FUNCTION uses(node text, query text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    line text;
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
        IF strpos(line, node) > 0 THEN RETURN true; END IF;
    END LOOP;
    RETURN false;
END
$$;
\set joined 'SELECT count(*) FROM pile AS a JOIN (SELECT DISTINCT t FROM pile) AS b USING (t)'
SET enable_mergejoin = off;
SET enable_nestloop = off;
SELECT uses('Hash Join', :'joined') AS hash, (:joined);
SET enable_mergejoin = on;
SET enable_hashjoin = off;
SELECT uses('Merge Join', :'joined') AS merge, (:joined);
CREATE INDEX pile_t ON pile (t);
SET enable_sort = off;
SELECT uses('Index', :'joined') AS index, (:joined);
RESET ALL;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT min(t), max(t), min(n), max(n), count(DISTINCT t), count(DISTINCT n) FROM pile;
SELECT n, count(*) FROM pile GROUP BY n ORDER BY n;
RESET ALL;
DROP TABLE pile;
DROP FUNCTION uses(text, text);
-- Beside text: both sides compare in the order of the type, and an index serves a parameter of type text or varchar.
CREATE TABLE shelf AS
SELECT t::zhtext, t::zhname AS n, t AS plain FROM unnest('{重庆,重要,长沙,厦门,阿,a,曾乐,单田芳,张三}'::text[]) AS t;
CREATE INDEX shelf_t ON shelf (t);
CREATE INDEX shelf_n ON shelf (n);
ANALYZE shelf;
SET enable_seqscan = off;
PREPARE page(text, varchar) AS SELECT t FROM shelf WHERE t > $1 AND t < $2 ORDER BY t;
EXPLAIN (COSTS OFF) EXECUTE page('重庆', '重要');
EXECUTE page('重庆', '重要');
PREPARE page_back(text) AS SELECT t FROM shelf WHERE $1 > t ORDER BY t DESC;
EXECUTE page_back('重庆');
PREPARE name_page(text, varchar) AS SELECT n FROM shelf WHERE (n >= $1 AND $2 >= n) ORDER BY n;
EXPLAIN (COSTS OFF) EXECUTE name_page('单田芳', '曾乐');
EXECUTE name_page('单田芳', '曾乐');
PREPARE those(text[]) AS SELECT t FROM shelf WHERE t = ANY ($1) ORDER BY t;
EXPLAIN (COSTS OFF) EXECUTE those('{张三,重要,重庆,张三,无}');
EXECUTE those('{张三,重要,重庆,张三,无}');
RESET ALL;
SET client_min_messages = warning;
-- Every operator on every pair says what the two keys say, and so do scans of the index.
WITH value AS (SELECT t, plain, n, zh_pinyin_key(plain) AS k, zh_name_key(plain) AS m FROM shelf)
SELECT count(*), count(*) FILTER (WHERE
    ((a.t < b.plain), (a.t <= b.plain), (a.t = b.plain), (a.t <> b.plain), (a.t >= b.plain), (a.t > b.plain))
        IS DISTINCT FROM ((a.k < b.k), (a.k <= b.k), (a.k = b.k), (a.k <> b.k), (a.k >= b.k), (a.k > b.k))
    OR ((a.plain < b.t), (a.plain <= b.t), (a.plain = b.t), (a.plain <> b.t), (a.plain >= b.t), (a.plain > b.t))
        IS DISTINCT FROM ((a.k < b.k), (a.k <= b.k), (a.k = b.k), (a.k <> b.k), (a.k >= b.k), (a.k > b.k))
    OR ((a.plain #<# b.plain), (a.plain #<=# b.plain), (a.plain #=# b.plain), (a.plain #<># b.plain), (a.plain #>=# b.plain), (a.plain #># b.plain))
        IS DISTINCT FROM ((a.k < b.k), (a.k <= b.k), (a.k = b.k), (a.k <> b.k), (a.k >= b.k), (a.k > b.k))
    OR ((a.n < b.plain), (a.n <= b.plain), (a.n = b.plain), (a.n <> b.plain), (a.n >= b.plain), (a.n > b.plain))
        IS DISTINCT FROM ((a.m < b.m), (a.m <= b.m), (a.m = b.m), (a.m <> b.m), (a.m >= b.m), (a.m > b.m))
    OR ((a.plain < b.n), (a.plain <= b.n), (a.plain = b.n), (a.plain <> b.n), (a.plain >= b.n), (a.plain > b.n))
        IS DISTINCT FROM ((a.m < b.m), (a.m <= b.m), (a.m = b.m), (a.m <> b.m), (a.m >= b.m), (a.m > b.m))
    OR ((a.plain @<@ b.plain), (a.plain @<=@ b.plain), (a.plain @=@ b.plain), (a.plain @<>@ b.plain), (a.plain @>=@ b.plain), (a.plain @>@ b.plain))
        IS DISTINCT FROM ((a.m < b.m), (a.m <= b.m), (a.m = b.m), (a.m <> b.m), (a.m >= b.m), (a.m > b.m))) AS wrong
FROM value AS a, value AS b;
-- A join with texts in every way.
SET enable_nestloop = off;
SET enable_mergejoin = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM shelf AS a JOIN shelf AS b ON a.t = b.plain;
SELECT count(*) FROM shelf AS a JOIN shelf AS b ON a.t = b.plain;
SET enable_mergejoin = on;
SET enable_hashjoin = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM shelf AS a JOIN shelf AS b ON b.plain = a.n;
SELECT count(*) FROM shelf AS a JOIN shelf AS b ON b.plain = a.n;
RESET ALL;
SET client_min_messages = warning;
-- Texts in the order of the types; which of two orders is meant has to be said.
SELECT string_agg(plain, ' ' ORDER BY plain USING #<#), string_agg(plain, ' ' ORDER BY plain USING @>@) FROM shelf;
SELECT t < n FROM shelf;
DROP TABLE shelf;
DEALLOCATE ALL;
SELECT collname FROM pg_collation WHERE collname ~ '^zh_(pinyin|stroke|zhuyin|radical)$' ORDER BY 1;
SELECT string_agg(x, ' ' ORDER BY x COLLATE zh_pinyin) FROM unnest('{做,啊,中}'::text[]) AS x;
