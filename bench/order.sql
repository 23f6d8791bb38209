-- order.sql: our orders beside ICU's, GBK's and plain bytes.
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
CALL make_titles(:rows);
CALL make_names(:rows);
VACUUM (ANALYZE);
CREATE COLLATION IF NOT EXISTS icu_stroke (provider = icu, locale = 'zh-u-co-stroke');

CALL compare('ORDER BY zh_pinyin_key, shared prefixes', '<= 0.70', sorted('title', 'zh_pinyin_key(shared)'), 'zh-x-icu',
    sorted('title', 'shared COLLATE "zh-x-icu"'));
CALL compare('ORDER BY zh_pinyin_key, no shared prefixes', '<= 0.90', sorted('title', 'zh_pinyin_key(other)'), 'zh-x-icu',
    sorted('title', 'other COLLATE "zh-x-icu"'));
CALL compare('ORDER BY a zhtext, no shared prefixes', '<= 1.00', sorted('title', 'zh'), 'zh-x-icu',
    sorted('title', 'other COLLATE "zh-x-icu"'));
CALL compare('CREATE INDEX on zh_pinyin_key', '<= 0.80', 'CREATE INDEX title_key ON title (zh_pinyin_key(other))', 'zh-x-icu',
    'CREATE INDEX title_icu ON title (other COLLATE "zh-x-icu")', 'DROP INDEX IF EXISTS title_key', 'DROP INDEX IF EXISTS title_icu');
CALL figure('size of the index on zh_pinyin_key', '<= 0.90', 'kB', $$SELECT pg_relation_size('title_key') / 1024$$, 'zh-x-icu',
    $$SELECT pg_relation_size('title_icu') / 1024$$);
CALL compare('CREATE INDEX on a zhtext', '', 'CREATE INDEX title_zh ON title (zh)', 'zh-x-icu',
    'CREATE INDEX title_icu ON title (other COLLATE "zh-x-icu")', 'DROP INDEX IF EXISTS title_zh', 'DROP INDEX IF EXISTS title_icu');
CALL compare('ORDER BY zh_pinyin_key, no shared prefixes', '', sorted('title', 'zh_pinyin_key(other)'), 'convert_to(…, ''GBK'')',
    sorted('title', 'convert_to(other, ''GBK'')'));
CALL compare('ORDER BY zh_pinyin_key, no shared prefixes', '', sorted('title', 'zh_pinyin_key(other)'), 'COLLATE "C" (limit)',
    sorted('title', 'other COLLATE "C"'));
CALL compare('ORDER BY zh_pinyin_key, shared prefixes', '', sorted('title', 'zh_pinyin_key(shared)'), 'COLLATE "C" (limit)',
    sorted('title', 'shared COLLATE "C"'));
CALL compare('ORDER BY zh_stroke_key', '', sorted('title', 'zh_stroke_key(other)'), 'zh-u-co-stroke',
    sorted('title', 'other COLLATE icu_stroke'));
CALL compare('ORDER BY zh_name_key', '', sorted('person', 'zh_name_key(name)'), 'zh-x-icu',
    sorted('person', 'name COLLATE "zh-x-icu"'));
CALL figure('zh_pinyin_key of a title, with the call', 'ours <= 250', 'ns', $$
    SELECT median(array_agg(((milliseconds('', 'SELECT count(zh_pinyin_key(other)) FROM title')).ms
        - (milliseconds('', 'SELECT count(length(other)) FROM title')).ms) * 1e6 / current_setting('bench.rows')::bigint))
    FROM generate_series(1, 5)$$);
CREATE EXTENSION IF NOT EXISTS icu_ext;
CALL compare('zh_pinyin_key of every title', '<= 1/5', 'SELECT count(zh_pinyin_key(other)) FROM title', 'icu_sort_key of icu_ext',
    'SELECT count(icu_sort_key(other, ''zh-u-co-pinyin'')) FROM title');
CALL figure('bytes of a key for a Han character', 'ours <= 2.5', 'bytes',
    'SELECT sum(octet_length(zh_pinyin_key(other)))::float8 / sum(length(other)) FROM (SELECT other FROM title LIMIT 10000) AS t',
    'icu_sort_key of icu_ext',
    'SELECT sum(octet_length(icu_sort_key(other, ''zh-u-co-pinyin'')))::float8 / sum(length(other)) FROM (SELECT other FROM title LIMIT 10000) AS t');
