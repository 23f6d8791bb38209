-- archive_register: what it accepts, what it refuses, how a registration lives on.
\set SHOW_CONTEXT never
CREATE TABLE article (
    id bigint PRIMARY KEY,
    title text NOT NULL,
    published date,
    channel text,
    pinned boolean,
    series text,
    number series_no,
    prev_title text,
    next_title text,
    state text NOT NULL DEFAULT 'published',
    body json
);

-- what is wrong is said
SELECT archive_register('article', 'no', 'title');
SELECT archive_register('article', 'id', 'body');
SELECT archive_register('article', 'title', 'title');
SELECT archive_register('article', 'id', 'title', published => 'channel');
SELECT archive_register('article', 'id', 'title', channel => 'body');
SELECT archive_register('article', 'id', 'title', number => 'title', series => 'series');
SELECT archive_register('article', 'id', 'title', prev_title => 'id');
SELECT archive_register('article', 'id', NULL);
SELECT archive_register(NULL, 'id', 'title');
SELECT archive_register('article', 'ctid', 'title');
SELECT archive_register('article', 'id', 'title', order_by => '{nothing}');
SELECT archive_register('article', 'id', 'title', order_by => '{body}');
SELECT archive_register('article', 'id', 'title', order_by => '{NULL}');
SELECT archive_register('article', 'id', 'title', order_by => '{"pinned DESC, id"}');
SELECT archive_register('article', 'id', 'title', order_by => '{"pinned USING >"}');
SELECT archive_register('article', 'id', 'title', order_by => '{"pinned DESC LIMIT 1"}');
SELECT archive_register('article', 'id', 'title', order_by => '{"1; DROP TABLE article"}');
SELECT archive_register('article', 'id', 'title', order_by => array_fill('pinned'::text, '{17}'));
SELECT archive_register('pg_class', 'oid', 'relname');
SELECT archive_register(4294967295::oid, 'id', 'title');
SELECT * FROM archive_links(4294967295::oid::regclass, 1);
CREATE VIEW article_view AS SELECT * FROM article;
SELECT archive_register('article_view', 'id', 'title');
DROP VIEW article_view;

-- the condition is one expression over the table, and immutable
SELECT archive_register('article', 'id', 'title', visible => 'published <= now()');
SELECT archive_register('article', 'id', 'title', visible => 'random() < 1');
SELECT archive_register('article', 'id', 'title', visible => 'id');
SELECT archive_register('article', 'id', 'title', visible => 'nothing');
SELECT archive_register('article', 'id', 'title', visible => 'true) OR (true');
SELECT archive_register('article', 'id', 'title', visible => 'true, false');
SELECT archive_register('article', 'id', 'title', visible => 'true FROM pg_class');
SELECT archive_register('article', 'id', 'title', visible => 'true; DROP TABLE article');
SELECT archive_register('article', 'id', 'title', visible => 'exists (SELECT 1)');
SELECT archive_register('article', 'id', 'title', visible => 'count(*) > 0');
SELECT archive_register('article', 'id', 'title', visible => 'article IS NOT NULL');
SELECT archive_register('article', 'id', 'title', visible => 'xmin IS NOT NULL');
SELECT archive_register('article', 'id', 'title', visible => '');

-- nothing of all that was kept
SELECT count(*) FROM archives;
SELECT count(*) FROM pg_index WHERE indrelid = 'article'::regclass;

-- a registration, as the view shows it
SELECT archive_register('article', 'id', 'title', 'published', 'channel',
    order_by => '{"pinned DESC"}', visible => $$ state = 'published' and title <> ''$$,
    series => 'series', number => 'number', prev_title => 'prev_title', next_title => 'next_title');
\x
SELECT * FROM archives;
\x
SELECT pg_get_indexdef(indexrelid), obj_description(indexrelid, 'pg_class') FROM pg_index
WHERE indrelid = 'article'::regclass ORDER BY indexrelid::regclass::text COLLATE "C";
SELECT archive_register('article', 'id', 'title');

INSERT INTO article (id, title, published, channel, series, number)
VALUES (1, 'one', '2020-01-01', 'c', 's', '1'), (2, 'two', '2020-01-02', 'c', 's', '2');
SELECT * FROM archive_next('article', 2);

-- renaming changes nothing
ALTER TABLE article RENAME TO "Art""icle; --";
ALTER TABLE "Art""icle; --" RENAME title TO "the ""title""";
ALTER TABLE "Art""icle; --" RENAME state TO "a.state";
ALTER TABLE "Art""icle; --" RENAME published TO "select";
CREATE SCHEMA "s.p";
ALTER TABLE "Art""icle; --" SET SCHEMA "s.p";
SELECT * FROM archive_next('"s.p"."Art""icle; --"', 2);
\x
SELECT * FROM archives;
\x
SELECT id, title, visible, visible_columns FROM zharchive_internal.archive_registry;
ALTER TABLE "s.p"."Art""icle; --" SET SCHEMA public;
ALTER TABLE "Art""icle; --" RENAME TO article;
ALTER TABLE article RENAME "the ""title""" TO title;

-- nor does another type, as long as it can serve
ALTER TABLE article ALTER COLUMN title TYPE varchar(40);
ALTER TABLE article ALTER COLUMN "select" TYPE timestamptz;
SELECT * FROM archive_next('article', 2);
ALTER TABLE article ALTER COLUMN prev_title TYPE integer USING 0;
SELECT * FROM archive_next('article', 2);
ALTER TABLE article ALTER COLUMN prev_title TYPE text;
SELECT * FROM archive_next('article', 2);
ALTER TABLE article DROP COLUMN next_title;
SELECT * FROM archive_next('article', 2);
SELECT next_title FROM archives;

-- undone: the indexes made go, others stay
SELECT archive_unregister('article');
SELECT archive_unregister('article');
SELECT * FROM archive_next('article', 2);
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'article'::regclass;
CREATE INDEX mine ON article (channel DESC NULLS FIRST, "select" NULLS FIRST, id);
SELECT archive_register('article', 'id', 'title', published => 'select', channel => 'channel');
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'article'::regclass
ORDER BY indexrelid::regclass::text COLLATE "C";
SELECT archive_unregister('article');
SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'article'::regclass
ORDER BY indexrelid::regclass::text COLLATE "C";

-- a dropped table is no archive any more
SELECT archive_register('article', 'id', 'title');
DROP TABLE article;
SELECT count(*) FROM archives;
CREATE TABLE article (id text PRIMARY KEY, title text);
SELECT archive_register('article', 'id', 'title');
SELECT count(*) FROM zharchive_internal.archive_registry;
SELECT archive_unregister('article');

-- rolled back, it never was
BEGIN;
SELECT archive_register('article', 'id', 'title');
INSERT INTO article VALUES ('x', 'X');
SELECT rel, id FROM archive_links('article', 'x');
ROLLBACK;
SELECT rel, id FROM archive_links('article', 'x');

-- only the owner registers, and the registry says so too
CREATE ROLE regress_archive_owner;
CREATE ROLE regress_archive_other;
ALTER TABLE article OWNER TO regress_archive_owner;
GRANT CREATE ON SCHEMA public TO regress_archive_owner;
SET ROLE regress_archive_other;
SELECT archive_register('article', 'id', 'title');
INSERT INTO zharchive_internal.archive_registry SELECT 'article', 'article.id', 'article.title', NULL, NULL,
    '{}', '{}', '{}', true, NULL, '{}', NULL, NULL, NULL, NULL;
SET ROLE regress_archive_owner;
SELECT archive_register('article', 'id', 'title');
SET ROLE regress_archive_other;
SELECT tbl, id, title FROM archives;
SELECT archive_unregister('article');
DELETE FROM zharchive_internal.archive_registry;
UPDATE zharchive_internal.archive_registry SET title = id;
TRUNCATE zharchive_internal.archive_registry;
SELECT * FROM archive_links('article', 'x');
-- a row by hand is judged when it is used
RESET ROLE;
UPDATE zharchive_internal.archive_registry SET visible = '{"true) OR (random() < 2"}';
SELECT * FROM archive_links('article', 'x');
UPDATE zharchive_internal.archive_registry SET visible = '{true,false}';
SELECT * FROM archive_links('article', 'x');
UPDATE zharchive_internal.archive_registry SET visible = NULL, published = title;
SELECT * FROM archive_links('article', 'x');
SET ROLE regress_archive_owner;
SELECT archive_unregister('article');
RESET ROLE;

-- archive_column
SELECT 'article.id'::archive_column, archive_column_name('public.article.id'), '-'::archive_column,
    archive_column_name('-');
SELECT 'article'::archive_column;
SELECT 'article.nothing'::archive_column;
SELECT 'nothing.id'::archive_column;
SELECT 'article.ctid'::archive_column;
SELECT ''::archive_column;

DROP TABLE article;
DROP SCHEMA "s.p";
REVOKE CREATE ON SCHEMA public FROM regress_archive_owner;
DROP ROLE regress_archive_owner, regress_archive_other;

-- what the condition means does not hang on the search_path of who uses it
CREATE TABLE stated (id int PRIMARY KEY, title text, state int);
INSERT INTO stated VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 2);
SELECT archive_register('stated', 'id', 'title', visible => 'state = 2', series => '');
BEGIN READ ONLY;
SELECT archive_unregister('stated');
ROLLBACK;
CREATE SCHEMA other;
CREATE FUNCTION other.never(int, int) RETURNS boolean IMMUTABLE RETURN false;
CREATE OPERATOR other.= (FUNCTION = other.never, LEFTARG = int, RIGHTARG = int);
SET search_path = other, pg_catalog, public;
SELECT rel, id FROM archive_links('stated', 2);
SELECT id FROM archive_page('stated', NULL);
RESET search_path;
DROP TABLE stated;
DROP SCHEMA other CASCADE;
