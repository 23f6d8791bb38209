-- setup.sql: what the tests of the life cycle carry through a server's life.
--
-- An archive, and a table with a column of each type under each kind of index. A column
-- dropped in the middle moves the numbers of the others in what a dump restores.

CREATE EXTENSION zharchive;
CREATE TABLE article (gone int, id int PRIMARY KEY, "old name" text NOT NULL, gone_too text,
    published date, channel text);
SELECT archive_register('article', 'id', 'old name', 'published', 'channel',
    order_by => '{"channel DESC"}', visible => $$"old name" <> ''$$);
INSERT INTO article
    SELECT 0, i, '江边讲坛（' || i || '）：城里的树', '', date '2020-01-01' + i, 'c' || i % 3
    FROM generate_series(1, 300) AS i WHERE i % 50 <> 0;
ALTER TABLE article DROP COLUMN gone;
ALTER TABLE article DROP COLUMN gone_too;
ALTER TABLE article RENAME "old name" TO "the ""title""";

CREATE TABLE kinds (gone int, n series_no, r series_range, m series_multirange, t zhtext, p zhname, title text,
    pinyin bytea GENERATED ALWAYS AS (zh_pinyin_key(title)) STORED);
ALTER TABLE kinds DROP COLUMN gone;
INSERT INTO kinds
    SELECT n, series_range(n, n + 3), series_multirange(series_range(n, n + 2)), w, w, w
    FROM generate_series(1, 500) AS i, to_series_no(i::text) AS n,
        concat(chr(19968 + i * 37), chr(20000 + i * 11), '第', i % 20, '期') AS w;
CREATE INDEX kinds_n ON kinds (n);
CREATE INDEX kinds_n_hash ON kinds USING hash (n);
CREATE INDEX kinds_n_brin ON kinds USING brin (n);
CREATE INDEX kinds_r ON kinds USING gist (r);
CREATE INDEX kinds_r_spgist ON kinds USING spgist (r);
CREATE INDEX kinds_m ON kinds USING gist (m);
CREATE INDEX kinds_t ON kinds (t);
CREATE INDEX kinds_t_hash ON kinds USING hash (t);
CREATE INDEX kinds_p ON kinds (p);
CREATE INDEX kinds_key ON kinds (pinyin);
CREATE INDEX kinds_name ON kinds (zh_name_key(title), title_number(title));
CREATE MATERIALIZED VIEW strokes AS SELECT zh_stroke_key(title) AS key, title FROM kinds;
CREATE INDEX strokes_key ON strokes (key);

-- Letters of other scripts, rare and new characters: what a library might weigh anew.
CREATE TABLE scripts (title text,
    pinyin bytea GENERATED ALWAYS AS (zh_pinyin_key(title)) STORED,
    radical bytea GENERATED ALWAYS AS (zh_radical_key(title)) STORED);
INSERT INTO scripts SELECT chr(first + i) || '第' || i || '期'
    FROM unnest('{65,192,880,1040,1488,1569,2309,3585,4256,5024,8544,9312,12353,12450,12549,13312,44032,65313,66560,
        119808,127744,131072,194560,195999,201552,205744,210000}'::int[]) AS first, generate_series(0, 20) AS i;
CREATE INDEX scripts_pinyin ON scripts (pinyin);
CREATE INDEX scripts_title ON scripts ((title::zhtext));
