-- An order that moves: what the script of an update does, with a fake next version
-- whose zh_pinyin_key goes by strokes.
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
INSERT INTO zharchive_outdated
SELECT classid, objid, objsubid, filenode, 1 FROM zharchive_dependents();
-- … then it brings the new order.
SELECT probin AS module FROM pg_proc WHERE oid = 'zh_pinyin_key(text)'::regprocedure \gset
CREATE OR REPLACE FUNCTION zh_pinyin_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS :'module', 'zh_stroke_key';
SELECT kind, object, order_version FROM zharchive_check();

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
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS :'module', 'zh_pinyin_key';
DROP MATERIALIZED VIEW title_view;
DROP TABLE title;
