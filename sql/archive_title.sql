-- Series and numbers read from the titles: one page, and the titles that it names.
CREATE TABLE article (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL UNIQUE,
    published date,
    position bigint,
    prev_title text,
    next_title text
);
SELECT archive_register('article', 'id', 'title', 'published', order_by => '{position}',
    prev_title => 'prev_title', next_title => 'next_title');
SELECT series, number FROM archives;
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'article'::regclass
ORDER BY indexrelid::regclass::text COLLATE "C";
INSERT INTO article (title, published, prev_title, next_title) VALUES (
    '转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念', '2020-07-26',
    '转丨[高校智库·聚焦人民城市⑰]原创丨盛智明:保障小区维修基金存续提升居民生活品质',
    '中新网报道《上大社会学院院长张文宏开讲“领航”线上公开课》');
INSERT INTO article (title) SELECT prev_title FROM article WHERE id = 1;
INSERT INTO article (title) SELECT next_title FROM article WHERE id = 1;
UPDATE article AS a SET position = r.position FROM archive_restore_order('article') AS r WHERE r.id = a.id::text;
SELECT axis, rel, id, left(title, 20) AS title, number, list FROM archive_links('article', 1);
SELECT id, rel, computed_id, verdict FROM archive_audit('article');
SELECT * FROM archive_gaps('article');
SELECT * FROM archive_series('article');
SELECT axis, list, id, number, prev_id, next_id FROM archive_links_all('article');

-- spellings of one series come together, and any of them names it
INSERT INTO article (title) VALUES ('转丨[高校智库 · 聚焦人民城市⑲]原创丨某某:题目'), ('【高校智库·聚焦人民城市㉑】题目');
SELECT id, title_series(title), title_number(title) FROM article ORDER BY id;
SELECT list, articles, holdings, missing FROM archive_series('article');
SELECT * FROM archive_gaps('article', '高校智库 ·聚焦人民城市');
SELECT id, number, list FROM archive_next('article', 2, 'series');
-- an index by hand fits
SELECT archive_unregister('article');
CREATE INDEX mine ON article (series_key(title_series(title)), title_number(title), id);
SELECT archive_register('article', 'id', 'title', 'published');
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'article'::regclass
ORDER BY indexrelid::regclass::text COLLATE "C";
DROP TABLE article;

-- one of the two from a column
CREATE TABLE article (id integer PRIMARY KEY, title text, series integer, number integer);
SELECT archive_register('article', 'id', 'title', series => 'series');
INSERT INTO article VALUES (1, '城市观察（3）：甲', 7, 1), (2, '城市观察（1）：乙', 7, 2), (3, '城市观察（2）：丙', 8, 3);
SELECT rel, id, number, list FROM archive_links('article', 1) WHERE axis = 'series';
SELECT archive_unregister('article');
SELECT archive_register('article', 'id', 'title', number => 'number');
SELECT rel, id, number, list FROM archive_links('article', 1) WHERE axis = 'series';
SELECT archive_unregister('article');
SELECT archive_register('article', 'id', 'title', series => '');
SELECT rel, id, number, list FROM archive_links('article', 1) WHERE axis = 'series';
SELECT * FROM archive_series('article');
DROP TABLE article;

-- a title of any length goes into the indexes; long names that differ at their end are two series
CREATE TABLE long (id int PRIMARY KEY, title text);
SELECT archive_register('long', 'id', 'title');
INSERT INTO long SELECT 10 * k + n, (SELECT string_agg(chr(19968 + 7 * i % 900), '' ORDER BY i) FROM generate_series(1, 900) AS i)
    || repeat('东', k) || '（' || n || '）'
FROM generate_series(1, 2) AS k, generate_series(1, 3) AS n;
SELECT articles, holdings, octet_length(series_key(list)) AS key FROM archive_series('long');
SELECT id FROM archive_next('long', 11, 'series');
SELECT id FROM archive_next('long', 13, 'series');
DROP TABLE long;

-- titles read with the words of the site
CREATE TABLE worded (id int PRIMARY KEY, title text NOT NULL, published date);
INSERT INTO worded VALUES
    (1, '江边时评｜山河（一）：渡口', '2026-01-01'), (2, '山河（二）：桥', '2026-01-02'),
    (3, '【会议通知第二轮】研讨会', '2026-01-03'), (4, '【会议通知第三轮】研讨会', '2026-01-04'),
    (5, '江边时评｜山河（三）：雨', '2026-01-05');
SELECT archive_register('worded', 'id', 'title', 'published',
    vocabulary => '{"column": ["江边时评"], "not_series": ["会议通知"]}');
SELECT vocabulary FROM archives WHERE tbl = 'worded'::regclass;
SELECT pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = 'worded'::regclass AND NOT indisprimary ORDER BY 1;
SELECT list, articles, holdings FROM archive_series('worded') ORDER BY list COLLATE "C";
SELECT rel, id, number, list FROM archive_links('worded', 2) WHERE axis = 'series';
SELECT count(*) FROM archive_links('worded', 4) WHERE axis = 'series';
SELECT archive_unregister('worded');
SELECT archive_register('worded', 'id', 'title', vocabulary => '{"words": ["山"]}');
SELECT archive_register('worded', 'id', 'title', vocabulary => '[]');
DROP TABLE worded;
