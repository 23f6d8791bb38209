-- order.sql: what the orders cost beside ICU's, as ratios.
--
--     tools/sandbox run psql -f bench/order.sql
--     tools/sandbox run psql -v rows=100000 -v runs=3 -f bench/order.sql
--
-- One connection, no parallel workers, sorts in memory. Each figure is the median of
-- the runs. Two sets of titles: "shared" begin alike, as those of one series do,
-- "other" do not. icu_sort_key is measured where the extension icu_ext is there.
\set ON_ERROR_STOP 1
\if :{?rows} \else \set rows 1000000 \endif
\if :{?runs} \else \set runs 5 \endif
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS zharchive;

-- What a new connection pays: the slowest first call of a function of the family, the
-- one that loads the library among them, and the memory that is this connection's alone
-- (Linux tells it, to a superuser).
CREATE TABLE figure (n serial, what text, ms numeric);
\c
SET client_min_messages = warning;
DO $$
DECLARE
    call text;
    started timestamptz;
    slowest numeric := 0;
    memory text := 'SELECT (regexp_match(pg_read_file(''/proc/self/smaps_rollup'', 0, 10000, true), ''Anonymous: +(\d+)''))[1]::numeric';
    before numeric;
    after numeric;
BEGIN
    EXECUTE 'SELECT md5(''a'')';
    FOR i IN 1 .. 2 LOOP EXECUTE memory INTO before; END LOOP;
    FOREACH call IN ARRAY ARRAY['zh_pinyin_key(%L)', 'zh_stroke_key(%L)', 'zh_zhuyin_key(%L)', 'zh_radical_key(%L)',
        'zh_name_key(%L)', 'zh_name_stroke_key(%L)', 'zh_pinyin(%L)', 'zh_name_pinyin(%L)', 'zh_initials(%L)',
        'zh_strokes(%L)', 'zh_bucket(%L, ''name'')', 'zh_fold(%L)', '%L::zhtext < ''单''', '%L::zhname < ''单''']
    LOOP
        started := clock_timestamp();
        EXECUTE format('SELECT ' || call, '曾国藩在重庆（十五）');
        slowest := greatest(slowest, (extract(epoch FROM clock_timestamp() - started) * 1000)::numeric);
    END LOOP;
    EXECUTE memory INTO after;
    INSERT INTO figure (what, ms) VALUES ('first call', slowest), ('private kB', after - before);
END
$$;
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
SET work_mem = '2GB';
SET maintenance_work_mem = '2GB';
SET synchronous_commit = off;

CREATE TEMP TABLE word AS
SELECT row_number() OVER () - 1 AS n, w
FROM unnest(string_to_array(
    '城市 人民 治理 社会 研究 发展 中国 经济 服务 政府 建设 高水平 践行 理念 文化 教育 改革 创新 科技 重庆 '
    '银行 行长 音乐 长江 成长 学院 大学 上海 北京 朝阳 区域 乡村 振兴 生态 环境 保护 生活 美好 时代 历史 '
    '数字 转型 基层 党建 引领 共同 富裕 青年 教授 论坛 报告 解读 专家 观点 首席 调查 模式 机制 体系 能力', ' ')) AS w;
CREATE TEMP TABLE title AS
SELECT g AS id,
    '转丨[高校智库·聚焦人民城市' || g % 50 + 1 || ']' || s AS shared, s AS other, s::zhtext AS zh
FROM (
    SELECT g, (SELECT string_agg(w, '' ORDER BY k) FROM generate_series(1, 8) AS k
        JOIN word ON n = abs(hashint4(g * 8 + k)) % 60) AS s
    FROM generate_series(1, :rows) AS g) AS made;
ANALYZE title;

CREATE PROCEDURE measure(what text, statement text, runs integer, before text DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz;
    times numeric[] := '{}';
BEGIN
    FOR i IN 1 .. runs LOOP
        IF before IS NOT NULL THEN EXECUTE before; END IF;
        started := clock_timestamp();
        EXECUTE statement;
        times := times || (extract(epoch FROM clock_timestamp() - started) * 1000)::numeric;
    END LOOP;
    INSERT INTO figure (what, ms)
    SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY t) FROM unnest(times) AS t;
END
$$;

\set sort 'SELECT count(*) FROM (SELECT 1 FROM title ORDER BY %s OFFSET 0) AS s'
CALL measure('scan', 'SELECT count(length(other)) FROM title', :runs);
CALL measure('key', 'SELECT count(zh_pinyin_key(other)) FROM title', :runs);
CALL measure('stroke key', 'SELECT count(zh_stroke_key(other)) FROM title', :runs);
CALL measure('name key', 'SELECT count(zh_name_key(left(other, 3))) FROM title', :runs);
CALL measure('shared ICU', format(:'sort', 'shared COLLATE "zh-x-icu"'), :runs);
CALL measure('shared key', format(:'sort', 'zh_pinyin_key(shared)'), :runs);
CALL measure('other ICU', format(:'sort', 'other COLLATE "zh-x-icu"'), :runs);
CALL measure('other key', format(:'sort', 'zh_pinyin_key(other)'), :runs);
CALL measure('other zhtext', format(:'sort', 'zh'), :runs);
CALL measure('index ICU', 'CREATE INDEX title_icu ON title (other COLLATE "zh-x-icu")', :runs,
    'DROP INDEX IF EXISTS title_icu');
CALL measure('index key', 'CREATE INDEX title_key ON title (zh_pinyin_key(other))', :runs,
    'DROP INDEX IF EXISTS title_key');
SELECT count(*) > 0 AS has_icu_ext FROM pg_available_extensions WHERE name = 'icu_ext' \gset
\if :has_icu_ext
CREATE EXTENSION icu_ext;
CALL measure('icu_sort_key', 'SELECT count(icu_sort_key(other, ''zh-u-co-pinyin'')) FROM title', 1);
\endif

SELECT what, round(ms, 1) AS ms FROM figure WHERE what <> 'private kB' ORDER BY n;
WITH f AS (SELECT * FROM figure), m AS (SELECT jsonb_object_agg(what, ms) AS v FROM f)
SELECT what, round(ratio::numeric, 2) AS measured, wanted
FROM m, LATERAL (VALUES
    ('ORDER BY key / ICU, shared prefixes', (v->>'shared key')::float / (v->>'shared ICU')::float, '<= 0.70'),
    ('ORDER BY key / ICU, others', (v->>'other key')::float / (v->>'other ICU')::float, '<= 0.90'),
    ('ORDER BY zhtext / ICU, others', (v->>'other zhtext')::float / (v->>'other ICU')::float, '<= 1.00'),
    ('CREATE INDEX key / ICU', (v->>'index key')::float / (v->>'index ICU')::float, '<= 0.80'),
    ('size of index key / ICU', pg_relation_size('title_key')::float / pg_relation_size('title_icu'), '<= 0.90'),
    ('ns for a key, with the call', ((v->>'key')::float - (v->>'scan')::float) * 1e6 / :rows, '<= 250'),
    ('characters of a title', (SELECT avg(length(other)) FROM title), NULL),
    ('bytes of key for a Han character', (SELECT sum(octet_length(zh_pinyin_key(other)))::float / sum(length(other)) FROM title), '<= 2.5'),
    ('ms for the slowest first call in a connection', (v->>'first call')::float, '<= 5'),
    ('MB of memory of its own for a connection', (v->>'private kB')::float / 1024, '<= 1'),
    ('icu_sort_key / key', ((v->>'icu_sort_key')::float - (v->>'scan')::float) / ((v->>'key')::float - (v->>'scan')::float), '>= 5')
    ) AS r(what, ratio, wanted);
