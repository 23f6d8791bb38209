-- state.sql: what every copy of setup.sql's database must answer alike: orders by index,
-- searches, links, gaps.

SET enable_seqscan = off;
SET enable_sort = off;
SELECT 'n', md5(string_agg(n::text, ',')) FROM (SELECT n FROM kinds ORDER BY n) AS s;
SELECT 't', md5(string_agg(t::text, ',')) FROM (SELECT t FROM kinds ORDER BY t) AS s;
SELECT 'p', md5(string_agg(p::text, ',')) FROM (SELECT p FROM kinds ORDER BY p) AS s;
SELECT 'pinyin', md5(string_agg(title, ',')) FROM (SELECT title FROM kinds ORDER BY pinyin) AS s;
SELECT 'name', md5(string_agg(title, ','))
    FROM (SELECT title FROM kinds ORDER BY zh_name_key(title), title_number(title)) AS s;
SELECT 'strokes', md5(string_agg(title, ',')) FROM (SELECT title FROM strokes ORDER BY key) AS s;
SELECT 'scripts', md5(string_agg(title, ',')) FROM (SELECT title FROM scripts ORDER BY pinyin) AS s;
SELECT 'scripts as zhtext', md5(string_agg(title, ',')) FROM (SELECT title FROM scripts ORDER BY title::zhtext) AS s;
SELECT 'keys as stored', md5(string_agg(pinyin::text || radical::text, ',' ORDER BY title COLLATE "C")) FROM scripts;
SELECT 'keys made now', md5(string_agg(zh_pinyin_key(title)::text || zh_radical_key(title)::text, ','
    ORDER BY title COLLATE "C")) FROM scripts;
SELECT 'equal', count(*) FROM kinds WHERE n = '250';
SELECT 'equal text', count(*) FROM kinds AS a JOIN kinds AS b ON a.t = b.t;
SELECT 'in range', count(*) FROM kinds WHERE r @> '250'::series_no;
SELECT 'in ranges', count(*) FROM kinds WHERE m @> '250'::series_no;
SELECT 'links', md5(string_agg(l::text, ',' ORDER BY a.id, l::text COLLATE "C"))
    FROM article AS a, archive_links('article', a.id) AS l;
SELECT 'gaps', * FROM archive_gaps('article');
SELECT 'all links', md5(string_agg(l::text, ',' ORDER BY l::text COLLATE "C")) FROM archive_links_all('article') AS l;
SELECT * FROM archives;
SELECT 'stale', count(*) FROM zharchive_check();
