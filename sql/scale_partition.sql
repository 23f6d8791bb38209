-- Partitioned archives: the same answers as one table, and links that read only the
-- partitions that can have the neighbour.
CREATE TABLE whole (
    id bigint NOT NULL,
    channel text,
    title text NOT NULL,
    published date NOT NULL,
    series text,
    number series_no,
    prev_title text,
    next_title text
);
CREATE TABLE listed (LIKE whole) PARTITION BY LIST (channel);
CREATE TABLE hashed (LIKE whole) PARTITION BY HASH (channel);
CREATE TABLE dated (LIKE whole) PARTITION BY RANGE (published);
-- of two levels, the lower one with its columns in another order
CREATE TABLE nested (LIKE whole) PARTITION BY LIST (channel);
CREATE TABLE by_series (LIKE whole) PARTITION BY HASH (series);
ALTER TABLE whole ADD PRIMARY KEY (id);
ALTER TABLE dated ADD PRIMARY KEY (id, published);
CREATE UNIQUE INDEX ON listed (id, channel);
CREATE UNIQUE INDEX ON hashed (id, channel);
CREATE UNIQUE INDEX ON nested (id, channel, published);
CREATE UNIQUE INDEX ON by_series (id, series);
CREATE TABLE by_series_0 PARTITION OF by_series FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE by_series_1 PARTITION OF by_series FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE by_series_2 PARTITION OF by_series FOR VALUES WITH (MODULUS 3, REMAINDER 2);
CREATE TABLE listed_a PARTITION OF listed FOR VALUES IN ('a');
CREATE TABLE listed_bx PARTITION OF listed FOR VALUES IN ('b', 'x');
CREATE TABLE listed_other PARTITION OF listed DEFAULT;
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE hashed_2 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE hashed_3 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE TABLE dated_2019 PARTITION OF dated FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE dated_2020 PARTITION OF dated FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE dated_2021 PARTITION OF dated FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE dated_2022 PARTITION OF dated FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE TABLE nested_a (published date NOT NULL, id bigint NOT NULL, channel text, title text NOT NULL,
    number series_no, series text, next_title text, prev_title text) PARTITION BY RANGE (published);
ALTER TABLE nested ATTACH PARTITION nested_a FOR VALUES IN ('a');
CREATE TABLE nested_a_1 PARTITION OF nested_a FOR VALUES FROM (MINVALUE) TO ('2021-01-01');
CREATE TABLE nested_a_2 PARTITION OF nested_a FOR VALUES FROM ('2021-01-01') TO (MAXVALUE);
CREATE TABLE nested_other PARTITION OF nested DEFAULT;

-- four years, ties, articles without a channel, series across channels in two spellings
INSERT INTO whole
SELECT i, (ARRAY['a', 'b', 'x', 'sport', NULL])[1 + i % 5], 'title ' || i, date '2019-01-01' + i * 7 / 10,
    CASE i % 3 WHEN 0 THEN 'S' ELSE 's' END || i % 7, CASE WHEN i % 11 > 0 THEN i / 7 END, 'title ' || i + 5, CASE WHEN i % 3 = 0 THEN 'title ' || i + 5 ELSE '没有了' END
FROM generate_series(1, 2000) AS i;
INSERT INTO listed SELECT * FROM whole;
INSERT INTO hashed SELECT * FROM whole;
INSERT INTO dated SELECT * FROM whole;
INSERT INTO nested SELECT * FROM whole;
INSERT INTO by_series SELECT * FROM whole;
SELECT archive_register(tbl, 'id', 'title', 'published', 'channel', series => 'series', number => 'number',
    prev_title => 'prev_title', next_title => 'next_title')
FROM unnest('{whole,listed,hashed,dated,nested,by_series}'::regclass[]) AS tbl;
ANALYZE;

-- every answer is that of one table
CREATE FUNCTION answers(tbl regclass) RETURNS TABLE (call text, answer text) LANGUAGE sql AS $$
    SELECT 'links ' || a.id, l::text FROM whole AS a, archive_links(tbl, a.id) AS l WHERE a.id % 7 = 1 OR a.id < 12
    UNION ALL SELECT 'links in ' || a.id, l::text FROM whole AS a, archive_links(tbl, a.id, channel => a.channel) AS l WHERE a.id % 90 = 1
    UNION ALL SELECT 'prev ' || a.id, l::text FROM whole AS a, archive_prev(tbl, a.id) AS l WHERE a.id % 70 = 1
    UNION ALL SELECT 'next ' || a.id, l::text FROM whole AS a, archive_next(tbl, a.id, 'series', a.channel) AS l WHERE a.id % 70 = 1
    UNION ALL SELECT 'page ' || a.id, l::text FROM whole AS a, archive_page(tbl, a.channel, a.id, 7) AS l WHERE a.id % 70 = 1
    UNION ALL SELECT 'page of another ' || a.id, l::text FROM whole AS a, archive_page(tbl, 'x', a.id, 3) AS l WHERE a.id % 70 = 1
    UNION ALL SELECT 'top ' || c, l::text FROM unnest('{a,b,x,sport,e,NULL}'::text[]) AS c, archive_page(tbl, c) AS l
    UNION ALL SELECT 'all', l::text FROM archive_links_all(tbl) AS l
    UNION ALL SELECT 'series', l::text FROM archive_series(tbl) AS l
    UNION ALL SELECT 'gaps', l::text FROM archive_gaps(tbl) AS l
    UNION ALL SELECT 'gaps of s3', l::text FROM archive_gaps(tbl, 's3') AS l
    UNION ALL SELECT 'near', l::text FROM archive_series_near(tbl) AS l
    UNION ALL SELECT 'audit', l::text FROM archive_audit(tbl) AS l
    UNION ALL SELECT 'order', l::text FROM archive_restore_order(tbl) AS l
    UNION ALL SELECT 'header ' || a.id, archive_link_header(tbl, a.id, '/{id}', channel => a.channel) FROM whole AS a WHERE a.id % 90 = 1
    UNION ALL SELECT 'json ' || a.id, archive_jsonld(tbl, a.id, '/{id}', 'series', a.channel) FROM whole AS a WHERE a.id % 90 = 1
    UNION ALL SELECT 'html ' || a.id, archive_html_links(tbl, a.id, '/{id}', channel => a.channel)::text FROM whole AS a WHERE a.id % 90 = 1
$$;
CREATE TABLE wanted AS SELECT * FROM answers('whole');
SELECT count(*), count(DISTINCT split_part(call, ' ', 1)) AS calls FROM wanted;
SELECT tbl, (SELECT count(*) FROM answers(tbl)) AS answers,
    (SELECT count(*) FROM (SELECT * FROM answers(tbl) EXCEPT ALL SELECT * FROM wanted) AS x) AS wrong
FROM unnest('{listed,hashed,dated,nested,by_series}'::regclass[]) AS tbl;

-- with hardly any memory, what is sorted or kept goes to files
UPDATE whole SET prev_title = 'nowhere ' || id WHERE id % 2 = 0;
SELECT verdict, count(*) FROM archive_audit('whole') GROUP BY 1 ORDER BY 1;
CREATE TABLE audited AS SELECT * FROM archive_audit('whole');
SET work_mem = '64kB';
SELECT count(*) FROM (TABLE audited EXCEPT ALL SELECT * FROM archive_audit('whole')) AS x;
SELECT count(*) FROM (SELECT * FROM answers('nested') EXCEPT ALL SELECT * FROM wanted) AS x;
RESET work_mem;
DROP TABLE audited;

-- The partitions that a query reads, by the statistics of their tables and indexes.
CREATE FUNCTION reads(tbl regclass, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    before jsonb;
    parts text;
BEGIN
    CREATE TEMP TABLE IF NOT EXISTS scanned AS SELECT NULL::oid AS part, NULL::oid AS rel;
    TRUNCATE scanned;
    INSERT INTO scanned
    SELECT p.relid, c.oid FROM pg_partition_tree(tbl) AS p
    CROSS JOIN LATERAL (SELECT p.relid UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid = p.relid) AS c(oid)
    WHERE p.isleaf;
    SELECT jsonb_object_agg(rel, pg_stat_get_xact_numscans(rel)) INTO before FROM scanned;
    EXECUTE query;
    SELECT string_agg(DISTINCT part::regclass::text, ' ' ORDER BY part::regclass::text) INTO parts
    FROM scanned WHERE pg_stat_get_xact_numscans(rel) > (before ->> rel::text)::bigint;
    RETURN parts;
END $$;
SET client_min_messages = warning;

-- a link of the channel's order reads the partition of the channel
SELECT DISTINCT tbl, channel, reads(tbl, format('SELECT archive_%s(%L, %s, %L, %L)', rel, tbl, id, 'channel', channel))
FROM whole, unnest('{listed,hashed}'::regclass[]) AS tbl, unnest('{prev,next}'::text[]) AS rel
WHERE id % 70 < 4 AND channel IS NOT NULL
ORDER BY tbl, channel;
SELECT DISTINCT reads('listed', format('SELECT archive_page(%L, %L, %s)', 'listed', channel, id))
FROM whole WHERE channel = 'a' AND id % 70 < 5;
SELECT reads('hashed', 'SELECT archive_page(''hashed'', ''sport'')');
SELECT reads('listed', 'SELECT archive_link_header(''listed'', 11, ''/{id}'', channel => ''b'')');
-- without the channel the article itself is looked for everywhere, once
SELECT reads('listed', 'SELECT archive_next(''listed'', 10)');
-- what the above sees when nothing is pruned
SET enable_partition_pruning = off;
DISCARD PLANS;
SELECT DISTINCT reads('listed', format('SELECT archive_next(%L, %s, %L, %L)', 'listed', id, 'channel', channel)) FROM whole WHERE id = 10;
RESET enable_partition_pruning;
DISCARD PLANS;

-- divided by date: the neighbour's partition, and the first that has the list's ends
SELECT archive_unregister('dated'), archive_unregister('nested');
SELECT archive_register(tbl, 'id', 'title', 'published', 'channel', series => '') FROM unnest('{dated,nested}'::regclass[]) AS tbl;
-- the article is looked for in every partition; count what the links add to that
CREATE FUNCTION scans(tbl regclass, query text) RETURNS TABLE (part text, n bigint) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM reads(tbl, 'SELECT');
    RETURN QUERY EXECUTE format('WITH before AS MATERIALIZED (SELECT rel, pg_stat_get_xact_numscans(rel) AS n FROM scanned), '
        'run AS MATERIALIZED (SELECT count(*) AS n FROM (%s) AS x), '
        'after AS MATERIALIZED (SELECT s.part, s.rel, pg_stat_get_xact_numscans(s.rel) AS n FROM run, scanned AS s WHERE run.n >= 0) '
        'SELECT a.part::regclass::text, sum(a.n - b.n)::bigint FROM before AS b JOIN after AS a USING (rel) GROUP BY 1 ORDER BY 1', query);
END $$;
SELECT id, rel, part, n - 1 AS probes
FROM unnest('{10,1000}'::int[]) AS id, unnest('{first,prev,next,last}'::text[]) AS rel,
    scans('dated', format('SELECT archive_links(''dated'', %s, %L)', id, ARRAY[rel]))
WHERE n > 1
ORDER BY id, rel, part;
SELECT id, rel, part, n
FROM unnest('{10,1000}'::int[]) AS id, unnest('{first,prev,next,last}'::text[]) AS rel,
    scans('nested', format('SELECT archive_links(''nested'', %s, %L, ''a'')', id, ARRAY[rel]))
WHERE n > 1
ORDER BY id, rel, part;
-- divided by series: a text may be spelled otherwise in any partition, a number not
CREATE TABLE by_work (id bigint NOT NULL, title text, series integer, number series_no) PARTITION BY HASH (series);
CREATE UNIQUE INDEX ON by_work (id, series);
CREATE TABLE by_work_0 PARTITION OF by_work FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE by_work_1 PARTITION OF by_work FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE by_work_2 PARTITION OF by_work FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO by_work SELECT id, title, right(series, 1)::int, number FROM whole;
SELECT archive_register('by_work', 'id', 'title', series => 'series', number => 'number');
SELECT tbl, a.series, count(DISTINCT part) AS partitions
FROM unnest('{by_series,by_work}'::regclass[]) AS tbl, whole AS a, unnest('{prev,next}'::text[]) AS rel,
    scans(tbl, format('SELECT archive_%s(%L, %s, ''series'')', rel, tbl, a.id))
WHERE a.id BETWEEN 1000 AND 1006 AND n > 1
GROUP BY 1, 2 ORDER BY 1, 2;
DROP TABLE by_work;
RESET client_min_messages;

-- partitions come and go: indexes with them, links at once
SELECT archive_unregister('dated');
SELECT archive_register('dated', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
SELECT id FROM archive_prev('dated', 2000);
SELECT id FROM archive_next('dated', 525);
CREATE TABLE dated_2023 PARTITION OF dated FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE dated_2018 (LIKE dated);
INSERT INTO dated_2018 VALUES (9001, NULL, 'older', '2018-05-01', 's1', 1);
ALTER TABLE dated ATTACH PARTITION dated_2018 FOR VALUES FROM ('2018-01-01') TO ('2019-01-01');
INSERT INTO dated VALUES (9002, NULL, 'newer', '2023-05-01', 's1', 1000);
SELECT inhrelid::regclass, (SELECT count(*) FROM pg_index WHERE indrelid = inhrelid AND indisvalid) AS indexes
FROM pg_inherits WHERE inhparent = 'dated'::regclass ORDER BY inhrelid::regclass::text;
SELECT id, title FROM archive_prev('dated', 1999);
SELECT rel, id FROM archive_links('dated', 9001) WHERE axis = 'series' ORDER BY rel;
ALTER TABLE dated DETACH PARTITION dated_2018;
ALTER TABLE dated DETACH PARTITION dated_2023;
SELECT * FROM archive_links('dated', 9001);
SELECT rel, id FROM archive_links('dated', 1999, '{prev,last}');
-- what is detached is a table by itself, with the indexes; it may be an archive
SELECT archive_register('dated_2023', 'id', 'title');
CREATE UNIQUE INDEX ON dated_2023 (id);
SELECT archive_register('dated_2023', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
SELECT count(*) FROM pg_index WHERE indrelid = 'dated_2023'::regclass;
SELECT rel, id FROM archive_links('dated_2023', 9002) WHERE axis = 'series';
-- a row moves to another partition with its channel or its date
UPDATE dated SET published = '2022-12-31' WHERE id = 5;
SELECT id FROM archive_prev('dated', 2000);
UPDATE listed SET channel = 'sport' WHERE channel = 'b' AND id = 1001;
SELECT id FROM archive_next('listed', 1001);

-- the channel that is given must be the article's
SELECT * FROM archive_links('listed', 10, channel => 'b');
SELECT archive_jsonld('listed', 10, '/{id}', channel => 'b');
SELECT * FROM archive_next('listed', 10, NULL);
SELECT * FROM archive_next('listed', 10, 'x', 'b');
SELECT archive_unregister('whole');
SELECT archive_register('whole', 'id', 'title', series => '');
SELECT * FROM archive_next('whole', 10, 'channel', 'b');

-- indexes beside running writers: each partition's by itself, then joined
SELECT archive_unregister('nested');
SELECT archive_register('nested', 'id', 'title', 'published', 'channel', series => '', concurrently => true);
\set ECHO none
SELECT archive_unregister('nested');
SELECT archive_register('nested', 'id', 'title', 'published', 'channel', series => 'series', number => 'number', concurrently => true) \gexec
\set ECHO all
SELECT inhrelid::regclass, inhparent::regclass, indisvalid FROM pg_inherits JOIN pg_index ON indexrelid = inhrelid
WHERE inhparent::regclass::text LIKE 'nested%archive' ORDER BY 1;
SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'nested'::regclass AND NOT indisvalid;
SELECT archive_unregister('nested');
SELECT count(*) FROM pg_class WHERE relname LIKE 'nested%archive';

DROP TABLE whole, wanted, listed, hashed, dated, dated_2018, dated_2023, nested, by_series, scanned;
DROP FUNCTION answers, reads, scans;
