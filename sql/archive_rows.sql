-- What held when a table was registered need not hold when it is read: every value is
-- looked at as it is read, and what cannot be is an error that names the column.
\set SHOW_CONTEXT never
CREATE TABLE article (id bigint PRIMARY KEY, title text NOT NULL, published date, channel text,
    series text, number integer, prev_title text, next_title text);
INSERT INTO article
SELECT i, 'title ' || i, date '2020-01-01' + i, 'c', 's', i, 'title ' || i + 1, 'title ' || i - 1 FROM generate_series(1, 5) AS i;
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number',
    prev_title => 'prev_title', next_title => 'next_title');
SELECT count(*) FROM archive_links('article', 1);

-- an id that is NULL, once nothing forbids it
ALTER TABLE article DROP CONSTRAINT article_pkey, ALTER id DROP NOT NULL;
UPDATE article SET id = NULL WHERE id = 3;
SELECT rel, id FROM archive_links('article', 1, '{first,prev,next}') WHERE axis = 'channel';
SELECT rel, id FROM archive_links('article', 2, '{next}');
\set VERBOSITY terse
SELECT rel, id FROM archive_links('article', 2, '{prev}');
SELECT id FROM archive_prev('article', 2);
SELECT id FROM archive_next('article', 2, 'series');
SELECT id FROM archive_page('article', 'c');
SELECT id FROM archive_page('article', 'c', 4);
SELECT id FROM archive_links_all('article');
SELECT id FROM archive_audit('article');
SELECT id FROM archive_restore_order('article');
SELECT archive_link_header('article', 2, 'https://example.org/{id}');
SELECT archive_jsonld('article', 2, 'https://example.org/{id}');
SELECT archive_html_links('article', 2, 'https://example.org/{id}');
-- no id is read
SELECT list, articles, holdings FROM archive_series('article');
SELECT * FROM archive_gaps('article');
SELECT * FROM archive_series_near('article');
-- the remedy
UPDATE article SET id = 3 WHERE id IS NULL;
ALTER TABLE article ADD PRIMARY KEY (id);
SELECT rel, id FROM archive_links('article', 2, '{prev,next}');
DROP TABLE article;

-- an id whose text is NULL
CREATE TYPE code AS ENUM ('a', 'b', 'c');
CREATE FUNCTION code_text(code) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT nullif(enum_out($1)::text, 'b') $$;
CREATE CAST (code AS text) WITH FUNCTION code_text(code);
CREATE TABLE article (id code PRIMARY KEY, title text NOT NULL, prev_title text);
INSERT INTO article VALUES ('a', '第1期'), ('b', '第2期'), ('c', '第3期');
SELECT archive_register('article', 'id', 'title', prev_title => 'prev_title');
SELECT rel, id FROM archive_links('article', 'c', '{first,next}');
SELECT rel, id FROM archive_links('article', 'b', '{first}');
SELECT id FROM archive_page('article', NULL);
SELECT id FROM archive_links_all('article');
SELECT id FROM archive_restore_order('article');
SELECT id FROM archive_audit('article');
SELECT archive_jsonld('article', 'b', 'https://example.org/{id}');
DROP TABLE article;
DROP TYPE code CASCADE;

-- a number of a domain is a number, not the bits of a series_no
CREATE DOMAIN issue AS integer;
CREATE TABLE article (id int PRIMARY KEY, title text NOT NULL, series text, number issue);
INSERT INTO article SELECT i, 'title', 's', i FROM generate_series(1, 3) AS i;
SELECT archive_register('article', 'id', 'title', series => 'series', number => 'number');
SELECT rel, id, number FROM archive_links('article', 2) WHERE axis = 'series';
SELECT id, number FROM archive_links_all('article') WHERE axis = 'series';
SELECT id, number FROM archive_page('article', NULL);
SELECT archive_jsonld('article', 2, 'https://example.org/{id}') LIKE '%"position": "2"%' AS position;
SELECT first, last FROM archive_series('article');
-- and one that is no series number is none
INSERT INTO article VALUES (4, 'title', 's', -1);
SELECT id, number FROM archive_next('article', 3, 'series');
DROP TABLE article;
DROP DOMAIN issue;

-- a function of the owner's that alters the table while an argument is read
CREATE FUNCTION alter_table() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('regress.alter', true) = 'yes' THEN
        ALTER TABLE public.article ALTER title TYPE integer USING 1, ALTER published TYPE text;
    END IF;
    RETURN true;
END $$;
CREATE FUNCTION holds(bigint) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN RETURN public.alter_table(); END $$;
CREATE DOMAIN article_id AS bigint CHECK (holds(VALUE));
CREATE TABLE article (id article_id PRIMARY KEY, title text NOT NULL, published date, channel text);
INSERT INTO article SELECT i, 'title ' || i, date '2020-01-01' + i, 'c' FROM generate_series(1, 3) AS i;
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => '');
SELECT rel, id, title FROM archive_links('article', 2, '{prev,next}');
BEGIN;
SET LOCAL regress.alter = 'yes';
SELECT rel, id, title FROM archive_links('article', 2, '{prev,next}');
ROLLBACK;
BEGIN;
SELECT count(*) FROM archive_page('article', 'c', 2);
SET LOCAL regress.alter = 'yes';
SELECT id, title FROM archive_page('article', 'c', 2);
ROLLBACK;
SELECT rel, id, title FROM archive_links('article', 2, '{prev,next}');
DROP TABLE article;
DROP DOMAIN article_id;
DROP FUNCTION holds, alter_table;
\set VERBOSITY default

-- an article of many rows: its lists are told apart as the index does
CREATE TABLE article (id int, title text NOT NULL, channel numeric, series "char", number int, PRIMARY KEY (id, channel));
INSERT INTO article SELECT 1, 'title', c, 's', 1 FROM generate_series(1, 300) AS c;
INSERT INTO article VALUES (2, 'title', 1.0, 's', 2), (1, 'title', 0.50, 't', 1);
SELECT archive_register('article', 'id', 'title', channel => 'channel', series => 'series', number => 'number');
SELECT count(*), count(DISTINCT list) FROM archive_links('article', 1, '{first}') WHERE axis = 'channel';
SELECT rel, id, list FROM archive_links('article', 1) WHERE axis = 'series';
DROP TABLE article;

-- titles that are equal: the first but the article itself is meant, and how many there are is known
CREATE TABLE article (id int PRIMARY KEY, title text NOT NULL, published date, prev_title text, next_title text);
INSERT INTO article VALUES (1, 'a', '2020-01-01', 'b', NULL), (2, 'b', '2020-01-02', 'a…', NULL), (3, 'b', '2020-01-02', 'b', 'a'),
    (4, 'b', '2020-01-02', 'b…', 'b'), (5, 'bc', NULL, 'x', 'b'), (6, 'a', NULL, 'a', 'bc');
SELECT archive_register('article', 'id', 'title', 'published', prev_title => 'prev_title', next_title => 'next_title');
SELECT id, rel, printed, printed_id, verdict FROM archive_audit('article') ORDER BY id, rel;
SELECT id, position, note FROM archive_restore_order('article') ORDER BY position;
DROP TABLE article;

-- names that are near, by every way to be: each pair once
CREATE TABLE article (id serial PRIMARY KEY, title text NOT NULL, series text, number int);
SELECT archive_register('article', 'id', 'title', series => 'series', number => 'number');
INSERT INTO article (title, series, number)
SELECT 't', s, n FROM unnest('{aaa,aaaa,aaaaa,aab,aba,baa,abc,abcd,abdc,acbd,bcd,xabc,axbc,abxc,abcx,aabbcc,aabbc,abbcc}'::text[]) WITH ORDINALITY AS s (s, n);
-- beside a distance computed for all pairs: equal but for one character, or one left out
CREATE FUNCTION apart(a text, b text) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
    SELECT CASE WHEN length(a) = length(b)
        THEN (SELECT count(*) = 1 FROM generate_series(1, length(a)) AS i WHERE substr(a, i, 1) <> substr(b, i, 1))
        ELSE EXISTS (SELECT FROM generate_series(1, greatest(length(a), length(b))) AS i
            WHERE CASE WHEN length(a) > length(b) THEN overlay(a PLACING '' FROM i FOR 1) = b ELSE overlay(b PLACING '' FROM i FOR 1) = a END)
        END $$;
CREATE TABLE near AS SELECT least(list, near) AS a, greatest(list, near) AS b, distance FROM archive_series_near('article');
SELECT count(*), count(DISTINCT (a, b)), max(distance) FROM near;
CREATE TABLE expected AS SELECT x.series AS a, y.series AS b FROM article AS x JOIN article AS y ON x.series < y.series WHERE apart(x.series, y.series);
SELECT count(*) FROM expected;
(SELECT a, b FROM near EXCEPT TABLE expected) UNION ALL (TABLE expected EXCEPT SELECT a, b FROM near);
DROP TABLE article, near, expected;
DROP FUNCTION apart;
