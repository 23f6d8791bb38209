-- collation.sql: the ICU collations of the bundle beside ICU's own and beside the keys.
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
CALL make_titles(:rows);
VACUUM (ANALYZE);
CREATE COLLATION by_pinyin (provider = icu, locale = 'zh-zharchiv');
CREATE COLLATION by_stroke (provider = icu, locale = 'zh-zharchiv-u-co-stroke');

CALL compare('ORDER BY COLLATE by_pinyin, shared prefixes', '<= 2.00', sorted('title', 'shared COLLATE by_pinyin'), 'zh-x-icu',
    sorted('title', 'shared COLLATE "zh-x-icu"'));
CALL compare('ORDER BY COLLATE by_pinyin, no shared prefixes', '<= 2.00', sorted('title', 'other COLLATE by_pinyin'), 'zh-x-icu',
    sorted('title', 'other COLLATE "zh-x-icu"'));
CALL compare('ORDER BY COLLATE by_stroke, no shared prefixes', '<= 2.00', sorted('title', 'other COLLATE by_stroke'), 'zh-x-icu',
    sorted('title', 'other COLLATE "zh-x-icu"'));
CALL compare('ORDER BY COLLATE by_pinyin, no shared prefixes', '', sorted('title', 'other COLLATE by_pinyin'), 'zh_pinyin_key',
    sorted('title', 'zh_pinyin_key(other)'));
CALL compare('CREATE INDEX, COLLATE by_pinyin', '', 'CREATE INDEX title_bundle ON title (other COLLATE by_pinyin)', 'zh-x-icu',
    'CREATE INDEX title_icu ON title (other COLLATE "zh-x-icu")', 'DROP INDEX IF EXISTS title_bundle', 'DROP INDEX IF EXISTS title_icu');
CALL compare('CREATE INDEX, COLLATE by_pinyin', '', 'CREATE INDEX title_bundle ON title (other COLLATE by_pinyin)', 'zh_pinyin_key',
    'CREATE INDEX title_key ON title (zh_pinyin_key(other))', 'DROP INDEX IF EXISTS title_bundle', 'DROP INDEX IF EXISTS title_key');
CALL figure('size of the index, COLLATE by_pinyin', '', 'kB', $$SELECT pg_relation_size('title_bundle') / 1024$$, 'zh_pinyin_key',
    $$SELECT pg_relation_size('title_key') / 1024$$);
SELECT current_setting('server_version_num')::integer >= 160000 AS has_rules \gset
\if :has_rules
SELECT format('CREATE COLLATION by_rules (provider = icu, locale = %L, rules = %L)', 'und', zh_collation_rules('pinyin')) \gexec
CALL compare('ORDER BY COLLATE by_rules, no shared prefixes', '', sorted('title', 'other COLLATE by_rules'), 'zh-x-icu',
    sorted('title', 'other COLLATE "zh-x-icu"'));
\endif
