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
SELECT collname FROM pg_collation WHERE collname ~ '^zh_(pinyin|stroke|zhuyin|radical)$' ORDER BY 1;
SELECT string_agg(x, ' ' ORDER BY x COLLATE zh_pinyin) FROM unnest('{做,啊,中}'::text[]) AS x;
