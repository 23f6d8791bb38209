-- Several archives in one shape.
\set QUIET 1
SET client_min_messages = warning;
CREATE FUNCTION is_listed(boolean) RETURNS boolean IMMUTABLE LANGUAGE sql RETURN $1 IS NOT TRUE;
CREATE TABLE site (id int PRIMARY KEY, title text NOT NULL, published date, channel int, hidden boolean);
CREATE TABLE "Paper" (id text PRIMARY KEY, title varchar NOT NULL, published timestamp, series text, no int, "Kanal" text);
CREATE TABLE bare (id uuid PRIMARY KEY, title text NOT NULL);
INSERT INTO site SELECT i, '江边讲坛第' || i || '期|山', date '2000-01-01' + i, i % 10, i % 100 = 0
FROM generate_series(1, 2000) AS i;
INSERT INTO "Paper" SELECT 'b' || i, '转载：张三：旧事' || i, timestamp '2000-01-01' + i * interval '1 day', '江边讲坛', i, 'x'
FROM generate_series(1, 2000) AS i;
INSERT INTO bare VALUES ('00000000-0000-0000-0000-000000000001', '一个标题');
CREATE INDEX ON site (published);
ANALYZE site, "Paper";
SELECT archive_register('site', 'id', 'title', published => 'published', channel => 'channel', visible => 'is_listed(hidden)');
SELECT archive_register('"Paper"', 'id', 'title', published => 'published', series => 'series', number => 'no', channel => 'Kanal');
SELECT archive_register('bare', 'id', 'title', series => '');
\set QUIET 0
SELECT * FROM archive_catalogue(ARRAY['site','"Paper"','bare']::regclass[]) WHERE id ~ '^(1|b1|100|0.*)$';
SELECT count(*) FROM archive_catalogue('{}');
SELECT archive_catalogue_query('{bare}');
SELECT archive_catalogue_query('{}');
SELECT 'CREATE VIEW catalogue WITH (security_invoker) AS ' || archive_catalogue_query(ARRAY['site','"Paper"','bare']::regclass[]) AS command \gset
:command;
SELECT count(*) FROM (SELECT * FROM catalogue EXCEPT ALL SELECT * FROM archive_catalogue(ARRAY['site','"Paper"','bare']::regclass[])) AS differences;
SELECT count(*) FROM (SELECT * FROM archive_catalogue(ARRAY['site','"Paper"','bare']::regclass[]) EXCEPT ALL SELECT * FROM catalogue) AS differences;
-- Conditions reach each table and its indexes; what is not asked for is not read.
EXPLAIN (COSTS OFF) SELECT title FROM catalogue WHERE published BETWEEN '2001-01-01' AND '2001-01-05';
EXPLAIN (COSTS OFF) SELECT title, relay FROM catalogue WHERE tbl = '"Paper"'::regclass AND id = 'b7';
-- The view names tables, not their numbers, and follows them.
ALTER TABLE "Paper" RENAME TO paper;
SELECT pg_get_viewdef('catalogue') ~ '''paper''::regclass' AS named;
-- Rights.
CREATE ROLE regress_zharchive_catalogue;
GRANT SELECT ON site, catalogue TO regress_zharchive_catalogue;
SET ROLE regress_zharchive_catalogue;
SELECT count(*) FROM archive_catalogue('{site}');
SELECT count(*) FROM archive_catalogue('{site,paper}');
SELECT count(*) FROM catalogue;
RESET ROLE;
DROP VIEW catalogue;
DROP TABLE site, paper, bare;
DROP FUNCTION is_listed(boolean);
DROP ROLE regress_zharchive_catalogue;
