-- setup.sql: a database as users of 0.1.0 have it. dump.sql is what pg_dump wrote after this
-- script was run with the module and the objects of 0.1.0; the test reads the dump.
--
-- Archives of each kind of registration; answers of the order and of the readers in indexes,
-- a generated column, a materialized view, a constraint, statistics and a partition key; and
-- some that were copied into plain columns.

CREATE EXTENSION zharchive;

-- by titles alone, with channels, an order of its own and a condition
CREATE TABLE article (id bigint PRIMARY KEY, title text NOT NULL, published date, channel text, listed boolean NOT NULL);
INSERT INTO article
    SELECT i, concat(CASE i % 4 WHEN 0 THEN '江边讲坛⑮'
        WHEN 1 THEN '江边讲坛（' || i || '）' WHEN 2 THEN '【山河】第' || i || '期' ELSE '校园短讯' || chr(19968 + i * 7) END,
        '：', chr(20480 + i * 3), '里的树'), date '2020-01-01' + i, 'c' || i % 3, i % 10 <> 0
    FROM generate_series(1, 200) AS i;
SELECT archive_register('article', id => 'id', title => 'title', published => 'published', channel => 'channel',
    visible => 'listed');

-- series and number in columns
CREATE TABLE issue (code text PRIMARY KEY, title text NOT NULL, series text, number series_no UNIQUE, day timestamptz);
INSERT INTO issue
    SELECT 'k' || i, '第' || i || '期', '山河月报', series_no(i), timestamptz '2021-01-01 08:00+08' + i * interval '1 day'
    FROM generate_series(1, 40) AS i WHERE i <> 7;
SELECT archive_register('issue', 'code', 'title', 'day', series => 'series', number => 'number');

-- keys and readers wherever they can stand
CREATE TABLE kept (
    id integer PRIMARY KEY,
    title text NOT NULL CONSTRAINT read CHECK (title_headline(title) IS NOT NULL),
    author zhname,
    n series_no,
    t zhtext,
    r series_range,
    key bytea GENERATED ALWAYS AS (zh_pinyin_key(title)) STORED,
    copied bytea,
    series text
);
INSERT INTO kept (id, title, author, n, t, r, copied, series)
    SELECT i, w, a, to_series_no(i::text), w, series_range(series_no(i), series_no(i + 2)), zh_stroke_key(w), title_series(w)
    FROM generate_series(1, 120) AS i,
        concat(chr(19968 + i * 91), '海风（', i, '）：', chr(24576 + i)) AS w,
        concat(chr(29579 + i % 5), chr(23567 + i)) AS a;
CREATE INDEX kept_pinyin ON kept (zh_pinyin_key(title));
CREATE INDEX kept_series ON kept (series_key(title_series(title)), title_number(title));
CREATE INDEX kept_author ON kept (author);
CREATE INDEX kept_n ON kept (n);
CREATE INDEX kept_t ON kept (t);
CREATE INDEX kept_t_hash ON kept USING hash (t);
CREATE INDEX kept_r ON kept USING gist (r);
CREATE INDEX kept_key ON kept (key);
CREATE INDEX kept_plain ON kept (title);
CREATE STATISTICS kept_statistics ON (title_number(title)), series FROM kept;
CREATE VIEW kept_view AS SELECT id, title_author(title) AS by, zh_bucket(title, 'pinyin') AS letter FROM kept;
CREATE MATERIALIZED VIEW kept_strokes AS SELECT id, zh_stroke_key(title) AS key, zh_strokes(title) AS strokes FROM kept;
CREATE TABLE shelf (id integer, title text) PARTITION BY LIST (title_series(title));
CREATE TABLE shelf_sea PARTITION OF shelf FOR VALUES IN ('海风');
CREATE TABLE shelf_rest PARTITION OF shelf DEFAULT;
INSERT INTO shelf VALUES (1, '海风（1）：大山'), (2, '大山');
