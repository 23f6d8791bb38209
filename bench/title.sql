-- title.sql: parse_title beside one regexp_match over the same million titles.
--
--   tools/sandbox run psql -f bench/title.sql
--
-- Prints milliseconds, the best of three, for each: reading the table alone, one
-- bracket-and-circle pattern, parse_title, and its single parts.
\set ON_ERROR_STOP 1
CREATE EXTENSION IF NOT EXISTS zharchive;
CREATE UNLOGGED TABLE titles AS
SELECT format((ARRAY[
    '转丨[高校智库·聚焦人民城市%2$s]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念%1$s',
    '山河故事第%1$s期：渡口的风从哪里来', '渡口的风从哪里来 | 山河故事Vol.%1$s',
    '【山河故事】渡口的风从哪里来，又要到哪里去（%3$s）', '渡口的风——山河故事之%3$s',
    '关于渡口修缮工程若干问题的通知%1$s', '山河时评：渡口的风吹过了四十年%1$s',
    '《山河学报》2021年第%3$s期（总第%1$s期）目录', '渡口修缮工程第%1$s次会议在山城召开',
    '张三丰教授：渡口的风与山河的故事%1$s'])[1 + i % 10], i,
    chr(9312 + i % 20), i % 12 + 1) AS title
FROM generate_series(1, 1000000) AS i;
VACUUM ANALYZE titles;

CREATE FUNCTION best(expression text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz;
    best numeric;
BEGIN
    FOR i IN 1..3 LOOP
        started := clock_timestamp();
        EXECUTE format('SELECT count(%s) FROM titles', expression);
        best := least(best, 1000 * extract(epoch FROM clock_timestamp() - started));
    END LOOP;
    RETURN round(best);
END $$;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
SELECT expression, best(expression) AS milliseconds FROM unnest(ARRAY[
    'title',
    $$regexp_match(title, '[（(【\[]([^）)】\]①-⑳]*)([①-⑳]|[0-9一二三四五六七八九十]+)[）)】\]]')$$,
    'parse_title(title)', 'title_number(title)', 'title_series(title)',
    'title_headline(title)']) AS expression;
DROP FUNCTION best;
DROP TABLE titles;
