-- What archive_register makes takes any row that the table takes: texts of any length in
-- all places, which do not compress.
SET client_min_messages = warning;
CREATE FUNCTION long(first integer, length integer) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN (SELECT string_agg(chr(first + i * 7 % 20000), '') FROM generate_series(0, length - 1) AS i);

-- The function is the text itself up to 400 bytes; then the SHA-256 tells texts apart.
SELECT n, octet_length(archive_key(repeat('x', n))) AS bytes, archive_key(repeat('x', n)) = repeat('x', n) AS whole
    FROM unnest('{0,399,400,401,100000}'::int[]) AS n;
SELECT n, octet_length(archive_key(repeat('字', n))) AS bytes, archive_key(repeat('字', n)) = repeat('字', n) AS whole
    FROM unnest('{133,134}'::int[]) AS n;
SELECT archive_key(repeat('字', 500)) = left(repeat('字', 500), 112) || encode(sha256(convert_to(repeat('字', 500), 'UTF8')), 'hex') AS same,
    archive_key(repeat('字', 500)) = archive_key(repeat('字', 501)) AS equal, archive_key(NULL) IS NULL AS none;

-- Numbers keep their order as far as their first digits differ.
SELECT n = archive_key(n) AS whole, pg_column_size(archive_key(n)) <= 420 AS short, archive_key(n) = archive_key(n + 1) AS equal,
    archive_key(n) < archive_key(n * 1.01) AS less, archive_key(-n) > archive_key(-n * 1.01) AS greater, archive_key(n) = archive_key(n + 0.00) AS same
    FROM unnest(ARRAY[7, 1.50, 1234567890::numeric ^ 80, 1234567890::numeric ^ 100, 1234567890::numeric ^ 2000, 'NaN'::numeric, 'Infinity']) AS n;
SELECT archive_key(n) = n AS whole, pg_column_size(archive_key(n)) AS bytes, archive_key(n) < archive_key(n + 1e-3000) AS less
    FROM (VALUES (('0.' || repeat('0', 300) || repeat('12345678', 500))::numeric)) AS v (n);

CREATE TABLE wide (id text PRIMARY KEY, title text NOT NULL, published date, channel text, rank text COLLATE "C",
    shelf varchar, series text, number integer);
SELECT archive_register('wide', 'id', 'title', 'published', 'channel', order_by => '{rank,shelf DESC}', series => 'series', number => 'number');
SELECT indexdef FROM pg_indexes WHERE tablename = 'wide' ORDER BY 1;
-- ids as long as the primary key takes them; two of each list differ at their ends only
INSERT INTO wide
    SELECT left(long(20000, 800) || i, 810), long(30000, 20000) || '15', date '2020-01-01' + i / 4, long(22000, 3000) || i % 2,
        long(24000, 3000), long(26000, 3000), long(28000, 3000) || i % 2, i
    FROM generate_series(1, 8) AS i;
INSERT INTO wide VALUES ('a', 'short', NULL, 'c', 'r', NULL, 's', 1), ('b', 'short', NULL, 'c', 'q', NULL, 's', 2);
SELECT right(w.id, 1) AS article, l.axis, l.rel, right(l.id, 1) AS link, length(l.list) AS list, right(l.list, 1) AS end
    FROM wide AS w, archive_links('wide', w.id, '{prev,next}') AS l
    WHERE w.id IN ('a', 'b') OR right(w.id, 1) IN ('4', '5') ORDER BY 1, 2, 3;
-- each is in one list of each order, and what the two ways of reading find is the same
SELECT axis, length(list) AS list, right(list, 1) AS end, count(*), count(prev_id), count(next_id) FROM archive_links_all('wide') GROUP BY 1, list ORDER BY 1, 2, 3;
SELECT right(id, 1) AS id FROM archive_page('wide', long(22000, 3000) || '1', NULL::text);
SELECT length(list) AS list, right(list, 1) AS end, articles, first, last, holdings FROM archive_series('wide') ORDER BY 1, 2;
SELECT length(list) AS list, first, last FROM archive_gaps('wide', long(28000, 3000) || '0', step => 1);
-- a spelling is shown whole, though its index holds it cut
VACUUM wide;
SELECT list = long(28000, 3000) || right(list, 1) AS whole FROM archive_series('wide') WHERE length(list) > 1;
-- the same links by plans, as a table has them that is partitioned
CREATE TABLE divided (LIKE wide, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE divided_0 PARTITION OF divided FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE divided_1 PARTITION OF divided FOR VALUES WITH (MODULUS 2, REMAINDER 1);
SELECT archive_register('divided', 'id', 'title', 'published', 'channel', order_by => '{rank,shelf DESC}', series => 'series', number => 'number');
INSERT INTO divided SELECT * FROM wide;
SELECT count(*), count(*) FILTER (WHERE l.id IS NOT NULL) AS linked FROM wide, archive_links('divided', wide.id) AS l;
SELECT count(*) AS differ FROM (
    (SELECT wide.id, l FROM wide, archive_links('wide', wide.id) AS l EXCEPT SELECT wide.id, l FROM wide, archive_links('divided', wide.id) AS l)
    UNION ALL
    (SELECT wide.id, l FROM wide, archive_links('divided', wide.id) AS l EXCEPT SELECT wide.id, l FROM wide, archive_links('wide', wide.id) AS l)) AS d;
SELECT archive_unregister('divided'), archive_unregister('wide');
DROP TABLE divided;

-- An index over the bare columns is used as it is: who made it knows its limit.
TRUNCATE wide;
ALTER TABLE wide DROP COLUMN rank, DROP COLUMN shelf;
CREATE INDEX wide_channel ON wide (channel, published DESC NULLS LAST, id DESC);
SELECT archive_register('wide', 'id', 'title', 'published', 'channel', series => '');
SELECT indexdef FROM pg_indexes WHERE tablename = 'wide' ORDER BY 1;
INSERT INTO wide (id, title, channel) VALUES ('1', 'one', 'c'), ('2', 'two', 'c');
SELECT rel, id FROM archive_links('wide', '1');
SELECT archive_unregister('wide');
DROP INDEX wide_channel;

-- Types that say how long they are need no key of their own.
ALTER TABLE wide ALTER id TYPE varchar(40), ALTER channel TYPE varchar(255), ALTER series TYPE varchar(60);
SELECT archive_register('wide', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
SELECT indexdef FROM pg_indexes WHERE tablename = 'wide' ORDER BY 1;
SELECT rel, id, list FROM archive_links('wide', '1');
SELECT archive_unregister('wide');
DROP TABLE wide;

-- What can be too long and is no text is refused when it is registered, unless the index is there.
CREATE DOMAIN citext_like AS zhtext;
CREATE TABLE wide (id integer PRIMARY KEY, title text, channel jsonb, rank numeric(20,5), pinyin zhtext, author zhname, shelf citext_like, place integer[], any_number numeric);
SELECT archive_register('wide', 'id', 'title', channel => 'channel', series => '');
SELECT archive_register('wide', 'id', 'title', order_by => '{place}', series => '');
SELECT archive_register('wide', 'id', 'title', series => 'place', number => 'id', unique_number => true);
CREATE INDEX ON wide (place, id DESC);
SELECT archive_register('wide', 'id', 'title', order_by => '{place}', series => '');
SELECT archive_unregister('wide');
-- texts of other types keep their order
SELECT archive_register('wide', 'id', 'title', order_by => '{pinyin,author,shelf,any_number,rank}', series => '');
SELECT indexdef FROM pg_indexes WHERE tablename = 'wide' ORDER BY 1;
INSERT INTO wide (id, title, pinyin, author, shelf) VALUES (1, 'one', '重庆', '曾', long(20000, 3000)), (2, 'two', '北京', '曾', long(20000, 4000)),
    (3, 'three', long(20000, 3000), long(20000, 3000), long(20000, 3000)), (4, 'four', '重庆', '白', '');
UPDATE wide SET any_number = 1234567890::numeric ^ 2000 * id;
SELECT id FROM archive_page('wide', NULL, NULL::integer);
SELECT id FROM wide ORDER BY pinyin, author, shelf, any_number, id DESC;
SELECT archive_unregister('wide');
-- too many texts for one entry
ALTER TABLE wide ADD a text, ADD b text, ADD c text, ADD d text, ADD e text, ADD f text;
SELECT archive_register('wide', 'id', 'title', order_by => '{pinyin,author,shelf,a,b,c,d,e,f}', series => '');
DROP TABLE wide;
DROP DOMAIN citext_like;
DROP FUNCTION long;
