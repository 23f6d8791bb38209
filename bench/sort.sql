-- sort.sql: three kinds of titles, and names, sorted. How much abbreviated keys help is
-- decided by how many beginnings there are, so that each line says it.
SET max_parallel_workers_per_gather = 0;
CALL make_kinds(:rows);
CALL make_names(:rows);
VACUUM (ANALYZE);

CREATE FUNCTION kind_named(kind text, expression text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    beginnings bigint;
BEGIN
    EXECUTE format('SELECT count(DISTINCT left(%I, 2)) FROM kind', kind) INTO beginnings;
    RETURN format('%s, %s (%s)', expression, CASE kind WHEN 'varied' THEN 'varied' WHEN 'words' THEN 'of common words' ELSE 'of one series' END,
        beginnings);
END $$;

SELECT format('CALL compare(%L, ''<= 0.90'', %L, ''zh-x-icu'', %L)', kind_named(kind, 'zh_pinyin_key'),
        sorted('kind', format('zh_pinyin_key(%I)', kind)), sorted('kind', format('%I COLLATE "zh-x-icu"', kind))),
    format('CALL compare(%L, ''<= 0.90'', %L, ''zh-x-icu'', %L)', kind_named(kind, 'zhtext'),
        sorted('kind', kind || '_zh'), sorted('kind', format('%I COLLATE "zh-x-icu"', kind))),
    format('CALL compare(%L, ''<= 1.00'', %L, ''zh_pinyin_key'', %L)', kind_named(kind, 'zhtext'),
        sorted('kind', kind || '_zh'), sorted('kind', format('zh_pinyin_key(%I)', kind))),
    format('CALL compare(%L, %L, %L, ''COLLATE "C"'', %L)', kind_named(kind, 'zhtext'),
        CASE WHEN kind = 'varied' AND :rows >= 1000000 THEN '<= 1.10' ELSE '' END,
        sorted('kind', kind || '_zh'), sorted('kind', format('%I COLLATE "C"', kind)))
FROM (VALUES ('varied'), ('words'), ('series')) AS k (kind) \gexec
CALL compare('zh_name_key', '<= 0.90', sorted('person', 'zh_name_key(name)'), 'zh-x-icu', sorted('person', 'name COLLATE "zh-x-icu"'));
