-- across.sql: three archives of one publisher, and what is one in them. The generator plants
-- what must be found and what must not be joined; what an article is in truth stands in
-- the column article.

-- What is written about: words, some behind a beginning that many titles share.
CREATE FUNCTION body(site integer, i bigint) RETURNS text IMMUTABLE RETURN
    CASE WHEN pick(i, 40 + site, 10) < 3
        THEN '山河大学' || (words())[1 + pick(i, 41 + site, 12)] || (words())[1 + pick(i, 44 + site, 12)] ELSE '' END
    || (words())[1 + pick(i, 50 + site, 128)] || (words())[1 + pick(i, 53 + site, 128)] || (words())[1 + pick(i, 56 + site, 128)]
    || (words())[1 + pick(i, 59 + site, 128)] || (words())[1 + pick(i, 62 + site, 128)] || (words())[1 + pick(i, 65 + site, 128)]
    || (words())[1 + pick(i, 68 + site, 128)] || (words())[1 + pick(i, 71 + site, 128)];

-- Of every thousand articles one has a relay with an edit on the next site (kind 1), and one
-- a near miss there (kind 2): their titles, as they are and as they are there, by variant.
CREATE FUNCTION planted(site integer, i bigint, kind integer, is_copy boolean) RETURNS text IMMUTABLE RETURN (
    SELECT CASE kind WHEN 1 THEN (ARRAY[
            CASE WHEN is_copy THEN a || '举办' || b ELSE a || '举行' || b END,
            CASE WHEN is_copy THEN a || '的' || b ELSE a || b END,
            CASE WHEN is_copy THEN a || left(b, 2) || '…' ELSE a || b END,
            CASE WHEN is_copy THEN '转：' || a || '推动' || b ELSE a || '推进' || b END,
            CASE WHEN is_copy THEN a || b ELSE a || '全面' || b END,
            CASE WHEN is_copy THEN '山河晚报：' || a || '和' || b ELSE a || '与' || b END,
            CASE WHEN is_copy THEN '如何' || a || b ELSE '怎样' || a || b END,
            CASE WHEN is_copy THEN a || b || '（全文）' ELSE a || '了' || b END])[1 + i / 1000 % 8]
        ELSE (ARRAY[
            a || b || CASE WHEN is_copy THEN '毕业典礼' ELSE '开学典礼' END,
            a || CASE WHEN is_copy THEN '修好一条路' ELSE '修好一座桥' END || b,
            '山河讲坛' || CASE WHEN is_copy THEN '⑯' ELSE '⑮' END || '｜' || a || b,
            CASE WHEN is_copy THEN '2022年' ELSE '2021年' END || a || b || '的通知',
            a || b || CASE WHEN is_copy THEN '（下）' ELSE '（上）' END,
            '张伟：' || a || CASE WHEN is_copy THEN '小船' ELSE '大树' END || b,
            a || CASE WHEN is_copy THEN '不' ELSE '' END || b,
            a || CASE WHEN is_copy THEN '文学院' ELSE '' END || b || '召开会议',
            CASE WHEN is_copy THEN '江东' ELSE '江西' END || a || b,
            a || b || CASE WHEN is_copy THEN '解读' ELSE '' END])[1 + i / 1000 % 10] END
    FROM (SELECT left(body(site, i), 14) AS a, right(body(site, i), 8) AS b) AS t);

-- Article I of a site: every tenth is a relay of one of the next site.
CREATE PROCEDURE make_site(site integer, rows bigint) LANGUAGE plpgsql AS $$
DECLARE
    next integer := (site + 1) % 3;
BEGIN
    EXECUTE format('CREATE TABLE site_%s (id bigint PRIMARY KEY, title text NOT NULL, published date, article text NOT NULL,
        headline text GENERATED ALWAYS AS (headline_key(title)) STORED)', site);
    EXECUTE format($f$INSERT INTO site_%1$s
        SELECT i,
            CASE WHEN i %% 1000 = 27 THEN planted(%2$s, i - 2, 1, true)
                WHEN i %% 1000 = 28 THEN planted(%2$s, i - 2, 2, true)
                WHEN i %% 1000 = 25 THEN planted(%1$s, i, 1, false)
                WHEN i %% 1000 = 26 THEN planted(%1$s, i, 2, false)
                WHEN i %% 10 = %1$s AND i > 10 THEN
                    format((ARRAY['转载：%%s', '转自山河晚报：%%s', '%%s_山河新闻网', '[江边讲坛%%2$s]%%1$s', '%%s！', '原创丨%%s'])[1 + i %% 6],
                        body(%2$s, i - 7), chr(9312 + (i %% 20)::integer))
                ELSE body(%1$s, i) END,
            date '2005-01-01' + CASE WHEN i %% 1000 IN (27, 28) THEN pick(i - 2, 80 + %2$s, 6500) + pick(i, 90, 25)
                WHEN i %% 10 = %1$s AND i > 10 THEN pick(i - 7, 80 + %2$s, 6500) + pick(i, 90, 25)
                ELSE pick(i, 80 + %1$s, 6500) END,
            CASE WHEN i %% 1000 = 27 THEN %2$s || '/' || i - 2
                WHEN i %% 10 = %1$s AND i > 10 AND i %% 1000 NOT IN (25, 26, 28) THEN %2$s || '/' || i - 7
                ELSE %1$s || '/' || i END
        FROM generate_series(1, %3$s) AS i$f$, site, next, rows);
    EXECUTE format($f$SELECT archive_register('site_%s', 'id', 'title', published => 'published', series => '')$f$, site);
END $$;
CALL make_site(0, :rows);
CALL make_site(1, :rows);
CALL make_site(2, :rows);
VACUUM (ANALYZE, FREEZE) site_0, site_1, site_2;

CREATE TABLE found AS SELECT * FROM archive_relays('{site_0,site_1,site_2}') LIMIT 0;
CREATE FUNCTION of_kind(kind integer) RETURNS bigint LANGUAGE sql RETURN (
    SELECT count(*) FROM generate_series(0, 2) AS site, generate_series((26 + kind)::bigint, current_setting('bench.rows')::bigint, 1000::bigint) AS i
    WHERE EXISTS (SELECT FROM found AS a JOIN found AS b USING (grp)
        WHERE a.tbl = ('site_' || site)::regclass AND a.id = i::text
            AND b.tbl = ('site_' || (site + 1) % 3)::regclass AND b.id = (i - 2)::text));
CREATE FUNCTION truth(tbl regclass, id text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE result text;
BEGIN
    EXECUTE format('SELECT article FROM %s WHERE id = $1', tbl) INTO result USING id::bigint;
    RETURN result;
END $$;

-- Both write out what they give. The peer finds equal keys, and nothing else.
CREATE FUNCTION hash_joins() RETURNS text RETURN $$COPY (
    SELECT a.id, a.title, a.published, b.id, b.title, b.published FROM site_0 AS a JOIN site_1 AS b USING (headline) UNION ALL
    SELECT a.id, a.title, a.published, b.id, b.title, b.published FROM site_1 AS a JOIN site_2 AS b USING (headline) UNION ALL
    SELECT a.id, a.title, a.published, b.id, b.title, b.published FROM site_2 AS a JOIN site_0 AS b USING (headline)) TO '/dev/null'$$;
CALL compare('archive_relays, keys stored', '<= 3', $$COPY (SELECT * FROM archive_relays('{site_0,site_1,site_2}')) TO '/dev/null'$$,
    'hash join of the three on a stored key', hash_joins());
SET work_mem = '64MB';
CALL compare('archive_relays, keys stored, work_mem 64 MB', '<= 3', $$COPY (SELECT * FROM archive_relays('{site_0,site_1,site_2}')) TO '/dev/null'$$,
    'hash join of the three on a stored key', hash_joins());
SET max_parallel_workers_per_gather = 0;
CALL compare('archive_relays, keys stored, work_mem 64 MB', '<= 3', $$COPY (SELECT * FROM archive_relays('{site_0,site_1,site_2}')) TO '/dev/null'$$,
    'the same in one process', hash_joins());
RESET max_parallel_workers_per_gather;
RESET work_mem;
INSERT INTO found SELECT * FROM archive_relays('{site_0,site_1,site_2}');
CREATE INDEX ON found (grp);
CREATE INDEX ON found (tbl, id);
ANALYZE found;
CALL figure('near misses that are joined', 'ours <= 0', 'pairs', 'SELECT of_kind(2)', 'planted', $$SELECT 3 * (current_setting('bench.rows')::bigint / 1000)$$);
CALL figure('relays with an edit that are missed', 'ours <= 0.05', 'of 1',
    $$SELECT 1 - of_kind(1)::float8 / (3 * (current_setting('bench.rows')::bigint / 1000))$$);
CALL figure('groups of more than one article in truth', 'ours <= 0', 'groups',
    'SELECT count(*) FROM (SELECT grp FROM found GROUP BY grp HAVING count(DISTINCT truth(tbl, id)) > 1) AS g', 'groups', 'SELECT count(DISTINCT grp) FROM found');
ALTER TABLE site_0 DROP COLUMN headline;
ALTER TABLE site_1 DROP COLUMN headline;
ALTER TABLE site_2 DROP COLUMN headline;
VACUUM (FULL, FREEZE) site_0, site_1, site_2;
CALL figure('archive_relays, keys made', '', 'ms', $$SELECT (milliseconds('', 'COPY (SELECT * FROM archive_relays(''{site_0,site_1,site_2}'')) TO ''/dev/null''')).ms$$);
