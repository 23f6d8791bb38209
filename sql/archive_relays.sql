-- Which articles of several archives are one.
\set QUIET 1
SET client_min_messages = warning;
CREATE TABLE site (id int PRIMARY KEY, title text NOT NULL, published date, hidden boolean NOT NULL DEFAULT false);
CREATE TABLE university (id text PRIMARY KEY, title text NOT NULL, published timestamp);
CREATE TABLE paper (id bigint PRIMARY KEY, title varchar(200) NOT NULL, published date,
                    key text GENERATED ALWAYS AS (headline_key(title)) STORED);
COMMENT ON TABLE paper IS '山河晚报';
INSERT INTO site VALUES
    (15, '转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念', '2021-07-26'),
    (16, '转丨[高校智库·聚焦人民城市⑯]李立：山里的人怎样守住一条江', '2021-08-02'),
    (17, '转自山河晚报：古镇里的修表匠和他的四十年', '2021-05-03'),
    (18, '转：来源：江边日报：没有人知道的老街往事', '2021-05-03'),
    (19, '目录', '2021-05-03'),
    (20, '山河大学举行2021年开学典礼', '2021-09-01'),
    (21, '江边讲坛（上）', '2021-09-01'),
    (22, '关于清明节放假安排的通知', '2020-04-01');
INSERT INTO site VALUES (30, '修表匠和他的四十年', '2021-05-03', true);
INSERT INTO university VALUES
    ('a1', '黄晓春：以高水平服务型政府建设实践人民城市理念', '2021-07-20'),
    ('a2', '山河大学举行2021年毕业典礼', '2021-09-02'),
    ('a3', '山河大学隆重举行2021年开学典礼', '2021-09-02 10:00'),
    ('a4', '转载：没有人知道的老街往事', '2021-05-04'),
    ('a5', '目录', '2021-05-03'),
    ('a6', '江边讲坛（下）', '2021-09-01'),
    ('a7', '关于清明节放假安排的通知', '2021-04-01');
INSERT INTO paper (id, title, published) VALUES
    (1, '古镇里的修表匠和他的四十年', '2021-05-02'),
    (2, '古镇里的修表匠和他的…', '2021-05-05'),
    (3, '以高水平服务型政府建设践行人民城市理念', NULL),
    (4, '修表匠和他的四十年', '2021-05-03');
SELECT archive_register('site', 'id', 'title', published => 'published', visible => 'NOT hidden');
SELECT archive_register('university', 'id', 'title', published => 'published');
SELECT archive_register('paper', 'id', 'title', published => 'published');
\set QUIET 0
SELECT grp, tbl, id, published, author, role, of_tbl, of_id, evidence
FROM archive_relays('{site,university,paper}');
-- Of groups with an article since a day.
SELECT grp, tbl, id, role FROM archive_relays('{site,university,paper}', since => '2021-08-01');
SELECT count(*) FROM archive_relays('{site,university,paper}', since => 'infinity');
-- One archive alone; none; NULL.
SELECT tbl, id, role, evidence FROM archive_relays('{paper}');
SELECT count(*) FROM archive_relays('{}');
SELECT count(*) FROM archive_relays(NULL);
-- A stored key gives what one that is made gives.
ALTER TABLE site ADD key text GENERATED ALWAYS AS (headline_key(title)) STORED;
SELECT count(*), count(DISTINCT grp) FROM archive_relays('{site,university,paper}');
-- The order in which archives are named decides the numbers of the groups, and between equals.
SELECT count(*) AS other FROM (
    SELECT tbl, id, role, of_tbl, of_id, evidence FROM archive_relays('{site,university,paper}')
    EXCEPT SELECT tbl, id, role, of_tbl, of_id, evidence FROM archive_relays('{paper,university,site}')) AS o;
-- A headline that comes again and again is a heading: only those of one day are one.
CREATE TABLE menu (id int PRIMARY KEY, title text NOT NULL, published date);
CREATE TABLE canteen (LIKE menu INCLUDING ALL);
INSERT INTO menu SELECT i, '食堂一周菜谱与营养搭配', date '2021-01-04' + 7 * i FROM generate_series(1, 20) AS i;
INSERT INTO canteen SELECT id, title, published FROM menu WHERE id % 5 = 0;
INSERT INTO canteen VALUES (100, '食堂一周菜谱与营养搭配', NULL);
SELECT archive_register('menu', 'id', 'title', published => 'published') IS NULL AS registered
UNION ALL SELECT archive_register('canteen', 'id', 'title', published => 'published') IS NULL;
SELECT grp, tbl, id, published, role FROM archive_relays('{menu,canteen}');
-- Files and memory give the same: titles beyond work_mem, each third of them in both.
CREATE TABLE left_site (id int PRIMARY KEY, title text NOT NULL, published date);
CREATE TABLE right_site (LIKE left_site INCLUDING ALL);
CREATE FUNCTION made(i int) RETURNS text IMMUTABLE RETURN
    translate(i::text || reverse(i::text) || md5(i::text), '0123456789abcdef', '渡口桥梁山河城市人民音乐风雨江湖');
INSERT INTO left_site SELECT i, made(i), date '2020-01-01' + i % 300 FROM generate_series(1, 3000) AS i;
INSERT INTO right_site SELECT i, CASE WHEN i % 3 = 0 THEN '转载：' || made(i) ELSE made(i + 5000) END, date '2020-01-01' + i % 300
    FROM generate_series(1, 3000) AS i;
SELECT count(*) > 0 AS registered FROM archive_register('left_site', 'id', 'title', published => 'published'),
    archive_register('right_site', 'id', 'title', published => 'published');
CREATE TABLE in_memory AS SELECT * FROM archive_relays('{left_site,right_site}');
SET work_mem = '64kB';
CREATE TABLE in_files AS SELECT * FROM archive_relays('{left_site,right_site}');
RESET work_mem;
SELECT count(*), count(DISTINCT grp), count(*) FILTER (WHERE role = 'relay' AND of_tbl = 'left_site'::regclass AND of_id = id) AS relays
FROM in_files;
SELECT count(*) AS other FROM ((TABLE in_files EXCEPT TABLE in_memory) UNION ALL (TABLE in_memory EXCEPT TABLE in_files)) AS o;
-- Dates that are no days are given as they are.
INSERT INTO left_site VALUES (5001, '没有人知道的老街往事和歌', 'infinity'), (5002, '没有人知道的老街往事和歌', '-infinity'), (5003, '没有人知道的老街往事和歌', NULL);
SELECT id, published, role FROM archive_relays('{left_site}');
DROP TABLE in_memory, in_files, left_site, right_site;
DROP FUNCTION made;
-- Rights: each table is read as the caller.
CREATE ROLE regress_zharchive_across;
GRANT SELECT ON site, university TO regress_zharchive_across;
SET ROLE regress_zharchive_across;
SELECT count(*) FROM archive_relays('{site,university}');
SELECT count(*) FROM archive_relays('{site,university,paper}');
RESET ROLE;
GRANT SELECT (id, title) ON paper TO regress_zharchive_across;
SET ROLE regress_zharchive_across;
SELECT count(*) FROM archive_relays('{site,university,paper}');
RESET ROLE;
GRANT SELECT ON paper TO regress_zharchive_across;
ALTER TABLE paper ENABLE ROW LEVEL SECURITY;
CREATE POLICY odd ON paper USING (id % 2 = 0);
SET ROLE regress_zharchive_across;
SELECT tbl, id, role FROM archive_relays('{site,university,paper}') WHERE tbl = 'paper'::regclass;
RESET ROLE;
-- What is no archive, or is named twice.
CREATE TABLE plain (id int);
SELECT * FROM archive_relays('{site,plain}');
SELECT * FROM archive_relays('{site,site}');
SELECT * FROM archive_relays('{site,NULL}');
SELECT * FROM archive_relays(ARRAY[0]::oid[]::regclass[]);
DROP TABLE site, university, paper, menu, canteen, plain;
DROP ROLE regress_zharchive_across;
