-- state.sql: answers about setup.sql's database that no version may change.

SELECT 'article', count(*), md5(string_agg(a::text, ',' ORDER BY id)) FROM article AS a;
SELECT 'issue', count(*), md5(string_agg(code || title || series || number::text, ',' ORDER BY code COLLATE "C")) FROM issue;
SELECT 'kept', count(*), md5(string_agg(concat_ws('|', id, title, author, n, t, r, copied, series), ',' ORDER BY id)) FROM kept;
SELECT 'prev', id, number FROM archive_prev('article', 41);
SELECT 'next', id, number FROM archive_next('article', 41);
SELECT 'links', rel, id, number, list FROM archive_links('issue', 'k8') AS l ORDER BY l::text COLLATE "C";
SELECT 'gaps', list, first, last, missing FROM archive_gaps('issue');
SELECT 'gaps', list, first, last, missing FROM archive_gaps('article') WHERE list LIKE '山河%' AND missing < 4 ORDER BY first LIMIT 3;
SELECT 'by number', min(id), max(id), count(*) FROM kept WHERE n BETWEEN '10' AND '20';
SELECT 'in range', count(*) FROM kept WHERE r @> '50'::series_no;
SELECT 'by pinyin', string_agg(id::text, ',') FROM (SELECT id FROM kept ORDER BY zh_pinyin_key(title) LIMIT 5) AS s;
SELECT 'by zhtext', string_agg(id::text, ',') FROM (SELECT id FROM kept ORDER BY t LIMIT 5) AS s;
SELECT 'of the series', count(*) FROM kept WHERE series_key(title_series(title)) = series_key((SELECT series FROM kept WHERE id = 1));
SELECT 'shelf', tableoid::regclass, id FROM shelf WHERE title_series(title) = '海风';
