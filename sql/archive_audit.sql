-- archive_audit and archive_restore_order: the links that old pages print.
CREATE TABLE article (
    id integer PRIMARY KEY,
    title text,
    published date,
    channel text,
    position bigint,
    prev_title text,
    next_title text,
    ok boolean DEFAULT true
);
SELECT archive_register('article', 'id', 'title', 'published');
SELECT * FROM archive_audit('article');
SELECT * FROM archive_restore_order('article');
SELECT archive_unregister('article');
SELECT archive_register('article', 'id', 'title', 'published', 'channel', order_by => '{position}',
    visible => 'ok', prev_title => 'prev_title', next_title => 'next_title');
SELECT * FROM archive_audit('article');
SELECT * FROM archive_restore_order('article');

-- One page; its neighbours are known by the titles that it prints.
INSERT INTO article (id, title, published, prev_title, next_title) VALUES
    (1, '转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念', '2020-07-26',
        '转丨[高校智库·聚焦人民城市⑰]原创丨盛智明:保障小区维修基金存续提升居民生活品质',
        '中新网报道《上大社会学院院长张文宏开讲“领航”线上公开课》');
INSERT INTO article (id, title) SELECT 2, next_title FROM article;
INSERT INTO article (id, title) SELECT 3, prev_title FROM article WHERE id = 1;
SELECT id, rel, printed_id, computed_id, verdict FROM archive_audit('article');
SELECT * FROM archive_restore_order('article');
UPDATE article AS a SET position = r.position FROM archive_restore_order('article') AS r WHERE r.id = a.id::text;
SELECT id, rel, printed_id, computed_id, verdict FROM archive_audit('article');
SELECT rel, id FROM archive_links('article', 1);

-- every verdict
TRUNCATE article;
INSERT INTO article (id, title, published, channel, prev_title, next_title, ok) VALUES
    (1, '第一篇文章的题目', '2020-01-09', 'a', '没有了！', '第二篇文章的题目', true),
    (2, '第二篇文章的题目', '2020-01-08', 'a', '第一篇 文章的题目　', '第三篇文…', true),
    (3, '第三篇文章的题目', '2020-01-07', 'a', '第四篇文章的题目', '第二篇文章的题目', true),
    (4, '第四篇文章的题目', '2020-01-06', 'a', '第三篇文章的旧题目', '没有', true),
    (5, '第五篇文章的题目', '2020-01-05', 'a', '从来没有过的文章', '返回列表', true),
    (6, '第六篇文章的题目', '2020-01-04', 'a', '第二篇文章的题目', '别的栏目的文章', true),
    (7, '第七篇文章的题目', '2020-01-03', 'a', NULL, '第六篇文……', true),
    (8, '第八篇文章的题目', '2020-01-02', 'a', '', '  ', true),
    (9, '没有发布的文章', '2020-01-02', 'a', '不看', '不看', false),
    (10, '第十篇文章的题目', '2020-01-01', 'a', '没有发布的文章', '暂无', true),
    (11, '别的栏目的文章', '2020-01-01', 'b', '没有了', '没有了', true);
SELECT id, rel, printed, printed_id, computed_id, verdict FROM archive_audit('article') ORDER BY id::int, rel DESC;
SELECT verdict, count(*) FROM archive_audit('article') GROUP BY verdict ORDER BY verdict COLLATE "C";

-- The order: equal dates by the links, undated ones beside what they are linked to,
-- circles and contradictions reported.
TRUNCATE article;
INSERT INTO article (id, title, published, channel, prev_title, next_title) VALUES
    (1, 'tie 1', '2020-01-02', 'ties', 'tie 3', 'tie 2'),
    (2, 'tie 2', '2020-01-02', 'ties', 'tie 1', 'tie 4'),
    (3, 'tie 3', '2020-01-02', 'ties', 'newer', NULL),
    (4, 'tie 4', '2020-01-02', 'ties', NULL, NULL),
    (5, 'newer', '2020-01-03', 'ties', '没有了', 'tie 3'),
    (6, 'older', '2020-01-01', 'ties', NULL, 'newer'),
    (11, 'dated', '2020-01-02', 'chain', 'above', 'below'),
    (12, 'above', NULL, 'chain', 'higher', NULL),
    (13, 'higher', NULL, 'chain', NULL, NULL),
    (14, 'below', NULL, 'chain', NULL, 'lower'),
    (15, 'lower', NULL, 'chain', NULL, 'lowest…'),
    (16, 'lowest of all', NULL, 'chain', NULL, NULL),
    (17, 'first', '2020-01-03', 'chain', NULL, NULL),
    (18, 'last', '2020-01-01', 'chain', NULL, NULL),
    (19, 'alone 1', NULL, 'chain', NULL, 'alone 2'),
    (20, 'alone 2', NULL, 'chain', 'alone 1', '没有了'),
    (21, 'unknown', NULL, 'chain', 'nobody', 'nothing'),
    (31, 'a', NULL, 'circle', 'c', 'b'),
    (32, 'b', NULL, 'circle', 'a', 'c'),
    (33, 'c', NULL, 'circle', 'b', 'a'),
    (34, 'after', NULL, 'circle', 'c', 'self'),
    (35, 'self', NULL, 'circle', 'after', 'self'),
    (41, 'twin', '2020-01-01', 'twins', NULL, NULL),
    (42, 'twin', '2020-01-01', 'twins', NULL, NULL),
    (43, 'names a twin', '2020-01-01', 'twins', 'twin', NULL);
SELECT r.*, a.title, a.published FROM archive_restore_order('article') AS r JOIN article AS a ON a.id::text = r.id
ORDER BY r.list COLLATE "C", r.position;
-- every article has one place
SELECT count(*), count(DISTINCT (list, position)), max(position) FROM archive_restore_order('article');

-- a title changed at its end or its beginning, far away in the list; and one that is nowhere
TRUNCATE article;
INSERT INTO article (id, title, published, channel)
SELECT i, md5(i::text), date '2020-01-01' + i, 'far' FROM generate_series(1, 500) AS i;
UPDATE article SET prev_title = left(md5('400'), 28) || 'xyz!', next_title = 'xyz!' || right(md5('450'), 28) WHERE id = 10;
UPDATE article SET prev_title = md5('501') WHERE id = 20;
SELECT id, rel, printed_id, verdict FROM archive_audit('article') ORDER BY 1, 2;

-- a long chain without a date, and a long circle
TRUNCATE article;
INSERT INTO article (id, title, channel, next_title)
SELECT i, 'n' || i, 'chain', 'n' || i % 20000 + 1 FROM generate_series(1, 19999) AS i;
SELECT bool_and(id = position::text), count(*), count(note) FROM archive_restore_order('article');
INSERT INTO article (id, title, channel, next_title) VALUES (20000, 'n20000', 'chain', 'n1');
SELECT count(DISTINCT position), count(note) FROM archive_restore_order('article');
DROP TABLE article;

-- addresses say more than titles: two articles of one title, a title that was changed
CREATE TABLE linked (id int PRIMARY KEY, title text NOT NULL, published date, url text,
    prev_title text, next_title text, prev_url text, next_url text);
INSERT INTO linked VALUES
    (1, '渡口', '2026-01-01', 'https://example.org/a/1.htm', '江船', NULL, '2.htm', NULL),
    (2, '江船', '2026-01-02', 'https://example.org/a/2.htm', '旧题', '渡口', './3.htm#top', '../a/1.htm'),
    (3, '新题', '2026-01-03', 'https://example.org/a/3.htm', '渡口', '江船', '/a/4.htm', '2.htm'),
    (4, '渡口', '2026-01-04', 'https://example.org/a/4.htm', NULL, '渡口', '9.htm', '3.htm'),
    (5, '海风', '2026-01-05', 'https://example.org/b/5.htm', '没有了', NULL, 'list.htm', '../a/3.htm');
SELECT archive_register('linked', 'id', 'title', 'published', prev_url => 'prev_url');
SELECT archive_register('linked', 'id', 'title', 'published', prev_title => 'prev_title',
    next_title => 'next_title', url => 'url', prev_url => 'prev_url', next_url => 'next_url');
SELECT url, prev_url, next_url FROM archives WHERE tbl = 'linked'::regclass;
SELECT id, rel, printed, printed_id, computed_id, verdict FROM archive_audit('linked');
UPDATE linked SET published = NULL;
SELECT id, position, note FROM archive_restore_order('linked');
SELECT archive_unregister('linked');
DROP TABLE linked;

-- a blog prints the older article as the previous one; asked as if it were the newer one,
-- each link is that of the other side
CREATE TABLE blog (id int PRIMARY KEY, title text NOT NULL, published date, prev_title text, next_title text);
INSERT INTO blog VALUES
    (1, '渡口', '2026-01-01', '没有了', '江船'),
    (2, '江船', '2026-01-02', '渡口', '海风'),
    (3, '海风', '2026-01-03', '江船', '没有了');
SELECT archive_register('blog', 'id', 'title', 'published', prev_title => 'prev_title',
    next_title => 'next_title', previous => 'older') \g /dev/null
SELECT id, rel, printed, computed_id, verdict FROM archive_audit('blog') ORDER BY id, rel DESC;
SELECT archive_unregister('blog');
SELECT archive_register('blog', 'id', 'title', 'published', prev_title => 'prev_title',
    next_title => 'next_title') \g /dev/null
SELECT id, rel, printed, computed_id, verdict FROM archive_audit('blog') ORDER BY id, rel DESC;
SELECT archive_unregister('blog');
SELECT archive_register('blog', 'id', 'title', prev_title => 'prev_title',
    next_title => 'next_title', previous => 'older') \g /dev/null
SELECT id, position, note FROM archive_restore_order('blog');
SELECT archive_unregister('blog');
DROP TABLE blog;
