-- Chinese text as it is read.
SET client_min_messages = warning;
SELECT zh_pinyin('转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念');
SELECT x, zh_pinyin(x, 'numbers') AS numbers, zh_pinyin(x, 'plain') AS plain, zh_pinyin(x, 'zhuyin') AS zhuyin,
    zh_initials(x) AS initials, zh_strokes(x) AS strokes
FROM unnest('{黄晓春,女儿绿,长江行长,重庆朝阳区,会计参差,發行,理髮,乾隆乾燥,ＡＢＣ中国１２,欸,㍿,"",𠀀,abc}'::text[]) AS x;
-- A bar between the parts of a title has no reading; a volume is read as one.
SELECT zh_initials('转丨黄晓春丨原创'), zh_pinyin('转丨黄晓春'), zh_bucket('丨原创', 'pinyin'), zh_fold('转丨原创') AS folded,
    zh_pinyin('史记卷十') AS volume;
-- Longest phrase from the left; a common word keeps its last character from the next.
SELECT zh_pinyin('他觉得长江大桥长'), zh_pinyin('发行长期债券'), zh_pinyin('银行行长在行');
SELECT zh_pinyin('中国', 'loud');
-- Folding for matching.
SELECT x, zh_fold(x) FROM unnest(ARRAY['「ＡＢＣ」：㎡', '張三丰Éa', '①⑮㈠', '“歷史”', '乾隆後', '']) AS x;
SELECT zh_fold(U&'a\200Db\0301') = 'ab' AS without_marks;
SELECT zh_strokes('陈') AS chen, zh_strokes('黄') AS huang, zh_strokes('陈黄a') AS both, zh_strokes('之以邓苏蔡阳范') AS others;

-- Searching by initials and pinyin: the plan of the recipe in doc/order.md.
CREATE TABLE title (id integer, t text);
INSERT INTO title SELECT g, '标题' || g FROM generate_series(1, 2000) AS g;
INSERT INTO title VALUES (0, '黄晓春谈人民城市');
SELECT count(*) > 0 AS has_trgm FROM pg_available_extensions WHERE name = 'pg_trgm' \gset
\if :has_trgm
CREATE EXTENSION pg_trgm;
CREATE INDEX title_search ON title USING gin (
    (zh_initials(t)) gin_trgm_ops, (zh_pinyin(t, 'plain')) gin_trgm_ops);
ANALYZE title;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT t FROM title WHERE zh_initials(t) LIKE '%hxct%';
SELECT t FROM title WHERE zh_initials(t) LIKE '%hxct%';
SELECT t FROM title WHERE zh_pinyin(t, 'plain') LIKE '%xiao chun%';
DROP EXTENSION pg_trgm CASCADE;
\endif
DROP TABLE title;
