-- scaling.sql: the four operations of the chart, at one number of rows.
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
CALL make_titles(:rows);
VACUUM (ANALYZE);
CALL compare('ORDER BY zh_pinyin_key', '', sorted('title', 'zh_pinyin_key(other)'), 'zh-x-icu',
    sorted('title', 'other COLLATE "zh-x-icu"'), chart => 'sort');
CALL compare('CREATE INDEX on zh_pinyin_key', '', 'CREATE INDEX title_key ON title (zh_pinyin_key(other))', 'zh-x-icu',
    'CREATE INDEX title_icu ON title (other COLLATE "zh-x-icu")', 'DROP INDEX IF EXISTS title_key', 'DROP INDEX IF EXISTS title_icu',
    chart => 'index');
DROP TABLE title;
RESET max_parallel_workers_per_gather;
RESET max_parallel_maintenance_workers;
CALL make_archive(:rows);
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number') \g /dev/null
VACUUM (ANALYZE, FREEZE) article;
\ir pages.sql
CALL compare('archive_series', '', $$SELECT count(*) FROM archive_series('article')$$, 'GROUP BY series',
    'SELECT count(*) FROM (SELECT series, count(*) FROM article GROUP BY series) AS x', chart => 'series');
