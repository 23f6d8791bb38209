-- An order that moves, and readers: what the script of an update does, with a fake next
-- version whose zh_pinyin_key goes by strokes and whose title_series gives the headline.
CREATE TABLE title (
    id integer,
    t text,
    k bytea GENERATED ALWAYS AS (zh_pinyin_key(t)) STORED
);
INSERT INTO title (id, t) VALUES (1, '重庆'), (2, '一'), (3, '阿');
CREATE INDEX title_key ON title (zh_pinyin_key(t));
CREATE INDEX title_other ON title (t);
CREATE INDEX title_zhtext ON title ((t::zhtext));
CREATE MATERIALIZED VIEW title_view AS SELECT id, zh_pinyin_key(t) AS k FROM title;
SELECT kind, object, CASE WHEN kind <> 'generated column' THEN statement END AS statement
FROM zharchive_dependents() ORDER BY kind, object;
SELECT * FROM zharchive_check();

-- First the script notes what is there …
INSERT INTO zharchive_internal.zharchive_outdated
SELECT classid, objid, objsubid, filenode, 'order 0' FROM zharchive_dependents() WHERE 'order' = ANY (families);
-- … then it brings the new order.
SELECT probin AS module FROM pg_proc WHERE oid = 'zh_pinyin_key(text)'::regprocedure \gset
CREATE OR REPLACE FUNCTION zh_pinyin_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS :'module', 'zh_stroke_key_1_0';
SELECT kind, object, made_with FROM zharchive_check();

-- Each statement takes one line away; in the end the index has the new order.
REINDEX INDEX title_key;
SELECT kind, object FROM zharchive_check();
\set ECHO none
SELECT statement FROM zharchive_check() WHERE kind <> 'index' \gexec
\set ECHO all
SELECT kind, object FROM zharchive_check();
REINDEX INDEX CONCURRENTLY title_zhtext;
SELECT * FROM zharchive_check();
SET enable_seqscan = off;
SET enable_sort = off;
SELECT string_agg(t, ' ') FROM (SELECT t FROM title ORDER BY zh_pinyin_key(t)) AS s;
SELECT string_agg(t, ' ' ORDER BY k) FROM title;
SELECT string_agg(t, ' ' ORDER BY v.k) FROM title_view AS v JOIN title USING (id);

-- The catalog of the extension as it was.
CREATE OR REPLACE FUNCTION zh_pinyin_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS :'module', 'zh_pinyin_key_1_0';
DROP MATERIALIZED VIEW title_view;
DROP TABLE title;

-- Everything that can hold what a reader gave, with the functions, operators and views of
-- the user's that stand between.
CREATE TABLE book (
    id integer PRIMARY KEY,
    title text CONSTRAINT book_read CHECK (title_headline(title) IS NOT NULL),
    published text
);
CREATE INDEX book_series ON book (series_key(title_series(title)), archive_part(title_number(title)), id);
CREATE INDEX book_cast ON book (id) WHERE id::text::series_no IS NOT NULL;
CREATE INDEX book_date ON book (zh_date(published));
CREATE INDEX book_both ON book (zh_pinyin_key(title_series(title)));
CREATE INDEX book_page ON book (((parse_page(title)).title));
CREATE INDEX book_no ON book (to_series_no(published));
CREATE INDEX book_written ON book (to_char(series_no(id), '第{n:han}期'));
CREATE INDEX book_none ON book (title, id);
CREATE FUNCTION own_key(text) RETURNS text LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT series_key($1); END;
CREATE FUNCTION own_same(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT own_key($1) = own_key($2); END;
CREATE OPERATOR === (FUNCTION = own_same, LEFTARG = text, RIGHTARG = text);
CREATE INDEX book_own ON book (own_key(title));
CREATE INDEX book_operator ON book (id) WHERE title === published;
CREATE VIEW book_view AS SELECT id, title_author(title) AS author FROM book;
CREATE MATERIALIZED VIEW book_kept AS SELECT author FROM book_view;
CREATE MATERIALIZED VIEW book_first AS SELECT min(title::zhtext) AS title FROM book;
CREATE STATISTICS book_statistics ON (title_number(title)), published FROM book;
CREATE DOMAIN series_name AS text CONSTRAINT folded CHECK (series_key(VALUE) = VALUE);
CREATE TABLE shelf (id integer, title text) PARTITION BY LIST (title_series(title));
CREATE TABLE shelf_sea PARTITION OF shelf FOR VALUES IN ('海风');
CREATE TABLE shelf_rest PARTITION OF shelf DEFAULT;
CREATE INDEX shelf_key ON shelf (series_key(title));
INSERT INTO shelf VALUES (1, '海风（1）：大山'), (2, '大山');
INSERT INTO book VALUES (1, '海风（1）：大山', '2020年1月1日'), (2, '海风（2）：大海', NULL);
SELECT archive_register('book', 'id', 'title');
SELECT kind, object, families FROM zharchive_dependents() ORDER BY kind, object COLLATE "C";

-- Both scripts' steps: note what there is; no index answers until it is made anew.
INSERT INTO zharchive_internal.zharchive_outdated
SELECT classid, objid, objsubid, filenode, 'readers 0' FROM zharchive_dependents() WHERE 'readers' = ANY (families);
UPDATE pg_index SET indisvalid = false
WHERE indexrelid IN (SELECT objid FROM zharchive_internal.zharchive_outdated WHERE classid = 'pg_class'::regclass);
CREATE OR REPLACE FUNCTION title_series(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS :'module', 'title_headline_1_0';
SET enable_seqscan = off;
SELECT id FROM book WHERE series_key(title_series(title)) = '大山';
SELECT rel, id FROM archive_links('book', 1) WHERE axis = 'series';
SELECT tableoid::regclass, id FROM shelf WHERE title_series(title) = '大山';
\set ECHO none
SELECT statement FROM zharchive_check() \gexec
\set ECHO all
SELECT * FROM zharchive_check();
EXPLAIN (COSTS OFF) SELECT id FROM book WHERE series_key(title_series(title)) = '大山';
SELECT id FROM book WHERE series_key(title_series(title)) = '大山';
SELECT tableoid::regclass, id FROM shelf WHERE title_series(title) = '大山';
SELECT count(*) FROM pg_index WHERE NOT indisvalid;

-- The catalog of the extension as it was.
CREATE OR REPLACE FUNCTION title_series(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS :'module', 'title_series_1_0';
SELECT archive_unregister('book');
DROP TABLE book, shelf CASCADE;
DROP DOMAIN series_name;
DROP OPERATOR === (text, text);
DROP FUNCTION own_same, own_key;

-- What the catalog of 0.1.0 calls says what to do.
CREATE FUNCTION old_series(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS :'module', 'title_series';
SELECT old_series('海风（1）：大山');
DROP FUNCTION old_series;

-- So do the functions of archives.
CREATE TABLE old_archive (id integer PRIMARY KEY, title text);
INSERT INTO old_archive VALUES (1, '海风（1）：大山');
SELECT archive_register('old_archive', 'id', 'title');
CREATE FUNCTION old_links(regclass, text, text[], text) RETURNS SETOF record
    LANGUAGE C AS :'module', 'archive_links';
SELECT * FROM old_links('old_archive', '1', '{next}', NULL) AS links (id text);
DROP FUNCTION old_links;
SELECT archive_unregister('old_archive');
DROP TABLE old_archive;
