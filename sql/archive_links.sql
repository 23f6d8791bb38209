-- Links: every neighbour, whatever is NULL, tied or hidden.
\set SHOW_CONTEXT never
CREATE TABLE article (
    id integer PRIMARY KEY,
    title text,
    published date,
    channel text,
    pinned integer,
    rank integer NOT NULL,
    series text,
    number series_no,
    ok boolean DEFAULT true
);

-- what each link is, in a small list
INSERT INTO article (id, title, published, channel, rank, series, number, ok) VALUES
    (1, 'a', '2020-01-01', 'news', 1, 's', '1', true),
    (2, 'b', '2020-01-02', 'news', 1, 's', '2', true),
    (3, 'c', '2020-01-02', 'news', 1, 's', '2', true),
    (4, 'd', NULL,         'news', 1, 's', NULL, true),
    (5, 'e', '2020-01-03', 'news', 1, NULL, '7', true),
    (6, 'f', '2020-01-02', 'news', 1, 's', '3', false),
    (7, 'g', NULL,         'news', 1, 's', NULL, true),
    (8, 'h', NULL,         NULL,   1, NULL, NULL, true),
    (9, 'i', '2020-01-01', NULL,   1, 'only', '5', true),
    (10, 'j', '2020-01-01', 'hidden', 1, 'hidden', '1', false);
SELECT archive_register('article', 'id', 'title', 'published', 'channel',
    series => 'series', number => 'number', visible => 'ok');
SELECT a.id AS of, l.* FROM article AS a, archive_links('article', a.id) AS l ORDER BY a.id, axis, rel;

-- some of them
SELECT axis, rel, id FROM archive_links('article', 2, '{next,prev}');
SELECT axis, rel, id FROM archive_links('article', '2', '{last}');
SELECT count(*) FROM archive_links('article', 2, '{}');
SELECT count(*) FROM archive_links('article', 2, '{up}');
SELECT count(*) FROM archive_links('article', 2, '{NULL}');

-- an id of any type, and what is no id
SELECT id FROM archive_next('article', '1', 'series');
SELECT id FROM archive_next('article', 1::bigint, 'series');
SELECT id FROM archive_next('article', '1'::varchar, 'series');
PREPARE next AS SELECT id FROM archive_next('article', $1, 'series');
EXECUTE next(1);
SELECT * FROM archive_links('article', 99);
SELECT * FROM archive_links('article', NULL::int);
SELECT * FROM archive_links(NULL, 1);
SELECT * FROM archive_links('article', 'x');
SELECT * FROM archive_links('article', 1.5);
SELECT * FROM archive_links('article', 5000000000);
SELECT * FROM archive_next('article', 1, 'date');
SELECT * FROM archive_next('article', 1, NULL);
SELECT * FROM archive_links('pg_class', 1);
SELECT * FROM archive_links('nothing', 1);
SELECT archive_unregister('article');

SELECT archive_register('article', 'id', 'title', series => '');
SELECT * FROM archive_next('article', 1, 'series');
SELECT * FROM archive_gaps('article');
SELECT archive_unregister('article');

-- Against window functions: random rows with NULLs and ties in every column. For each
-- way of sorting, every article's links in both orders; an article that is not listed
-- has the links of the place where it would stand.
TRUNCATE article;
SELECT setseed(0.5);
INSERT INTO article
SELECT i, 't' || i, CASE WHEN random() < 0.8 THEN date '2020-01-01' + (random() * 9)::int END,
    CASE WHEN random() < 0.9 THEN 'c' || (random() * 3)::int END,
    CASE WHEN random() < 0.5 THEN (random() * 2)::int END, (random() * 3)::int,
    CASE WHEN random() < 0.8 THEN 's' || (random() * 9)::int END,
    CASE WHEN random() < 0.8 THEN ((random() * 9)::int)::series_no END, random() < 0.8
FROM generate_series(1, 300) AS i;

CREATE FUNCTION mismatches(listed text, grouped text, sorted text, ord text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    result bigint;
BEGIN
    -- the list with the article itself in it, whether it is listed or not
    EXECUTE format($q$
        SELECT count(*) FROM article AS me,
        LATERAL (
            SELECT p, n FROM (
                SELECT id, lag(id) OVER w AS p, lead(id) OVER w AS n
                FROM article
                WHERE (%1$s OR id = me.id) AND %2$s IS NOT DISTINCT FROM me.%2$s
                WINDOW w AS (ORDER BY %3$s)
            ) AS x WHERE id = me.id
        ) AS o
        WHERE (o.p::text IS DISTINCT FROM (SELECT id::text FROM archive_prev('article', me.id, %4$L))
            OR o.n::text IS DISTINCT FROM (SELECT id::text FROM archive_next('article', me.id, %4$L)))
            AND (%4$L = 'channel' OR me.series IS NOT NULL)
        $q$, listed, grouped, sorted, ord) INTO result;
    RETURN result;
END $$;

CREATE FUNCTION check_order(VARIADIC order_by text[]) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    newest boolean;
    listed text;
    result text := '';
    items text := array_to_string(order_by, ', ');
BEGIN
    FOREACH newest IN ARRAY '{true,false}'::boolean[] LOOP
        FOREACH listed IN ARRAY '{true,ok}'::text[] LOOP
            PERFORM archive_register('article', 'id', 'title', 'published', 'channel', order_by, newest,
                nullif(listed, 'true'), 'series', 'number');
            result := result || format(' %s %s',
                mismatches(listed, 'channel', concat_ws(', ', nullif(items, ''), CASE WHEN newest
                    THEN 'published DESC NULLS LAST, id DESC' ELSE 'published NULLS LAST, id' END), 'channel'),
                mismatches(listed, 'series', 'number NULLS LAST, published NULLS LAST, id', 'series'));
            PERFORM archive_unregister('article');
        END LOOP;
    END LOOP;
    RETURN result;
END $$;

SELECT check_order(VARIADIC '{}');
SELECT check_order('pinned');
SELECT check_order('pinned DESC NULLS LAST');
SELECT check_order('pinned NULLS FIRST');
SELECT check_order('pinned DESC NULLS FIRST', 'rank');
SELECT check_order('rank', 'pinned DESC NULLS LAST');
SELECT check_order('rank DESC', 'pinned NULLS FIRST');
SELECT check_order('pinned NULLS FIRST', 'number DESC NULLS LAST', 'rank');
SELECT check_order('ok NULLS FIRST', 'channel', 'series DESC NULLS FIRST', 'title');

-- forward to the end and back again gives the same list
SELECT archive_register('article', 'id', 'title', 'published', 'channel',
    order_by => '{"pinned DESC"}', visible => 'ok', series => 'series', number => 'number');
WITH RECURSIVE forth(n, id) AS (
    SELECT 1, l.id FROM (SELECT min(id) AS id FROM article WHERE channel = 'c1' AND ok) AS a,
        archive_links('article', a.id) AS l
    WHERE l.axis = 'channel' AND l.rel = 'first'
    UNION ALL
    SELECT n + 1, l.id FROM forth, archive_next('article', forth.id) AS l
), back(n, id) AS (
    SELECT n, id FROM forth WHERE n = (SELECT max(n) FROM forth)
    UNION ALL
    SELECT n - 1, l.id FROM back, archive_prev('article', back.id) AS l
)
SELECT count(*) = (SELECT count(*) FROM article WHERE channel = 'c1' AND ok) AS all_of_it,
    count(DISTINCT f.id) = count(*) AS none_twice, bool_and(f.id = b.id) AS the_same
FROM forth AS f FULL JOIN back AS b USING (n);
SELECT archive_unregister('article');

-- an article in several channels is a row for each
CREATE TABLE placed (
    id integer,
    title text,
    published timestamptz,
    channel text,
    series text,
    number integer,
    PRIMARY KEY (id, channel)
);
INSERT INTO placed SELECT i, 't' || i, timestamptz '2020-01-01' + i * interval '1 s', c, 's', i
FROM generate_series(1, 5) AS i, unnest('{x,y}'::text[]) AS c WHERE (i, c) <> (3, 'y');
SELECT archive_register('placed', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
SELECT axis, rel, id, number, list FROM archive_links('placed', 2);
-- an integer that is no series number is shown as none, and does no harm
UPDATE placed SET number = -1 WHERE id = 1;
SELECT axis, rel, id, number, list FROM archive_links('placed', 2) WHERE axis = 'series';
DROP TABLE placed;

-- partitions, and a search_path full of traps
CREATE TABLE parted (
    id uuid,
    title varchar(20),
    published timestamp,
    channel smallint,
    series integer,
    number smallint,
    PRIMARY KEY (id, published)
) PARTITION BY RANGE (published);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE parted_2 PARTITION OF parted FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
INSERT INTO parted SELECT md5(i::text)::uuid, 't' || i, timestamp '2019-12-01' + (i / 2) * interval '5 days', i % 3, i % 2, i
FROM generate_series(1, 24) AS i;
SELECT archive_register('parted', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
SELECT archive_register('parted_1', 'id', 'title', 'published');
CREATE SCHEMA trap;
CREATE FUNCTION trap.lower(smallint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'caught'; END $$;
CREATE FUNCTION trap.trap(smallint, smallint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'caught'; END $$;
CREATE OPERATOR trap.= (LEFTARG = smallint, RIGHTARG = smallint, FUNCTION = trap.trap);
CREATE OPERATOR trap.< (LEFTARG = smallint, RIGHTARG = smallint, FUNCTION = trap.trap);
SET search_path = trap, public, pg_catalog;
SELECT axis, rel, title, number, list FROM archive_links('parted', md5('13'));
SELECT axis, rel, title, number, list FROM archive_links('parted', md5('13')::uuid) WHERE rel = 'next';
RESET search_path;
DROP TABLE parted;
DROP SCHEMA trap CASCADE;

-- the caller's rights hold: rows by policy, columns by grant
CREATE ROLE regress_archive_reader;
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
SET ROLE regress_archive_reader;
SELECT * FROM archive_next('article', 1);
RESET ROLE;
GRANT SELECT (id, published, channel, series, number) ON article TO regress_archive_reader;
SET ROLE regress_archive_reader;
SELECT * FROM archive_next('article', 1);
RESET ROLE;
GRANT SELECT ON article TO regress_archive_reader;
ALTER TABLE article ENABLE ROW LEVEL SECURITY;
CREATE POLICY even ON article TO regress_archive_reader USING (id % 2 = 0);
SET ROLE regress_archive_reader;
SELECT count(*) FROM archive_links('article', 1);
SELECT bool_and(l.id::int % 2 = 0), count(*) > 500 AS many FROM article AS a, archive_links('article', a.id) AS l;
RESET ROLE;
SELECT bool_and(l.id::int % 2 = 0), count(*) > 500 AS many FROM article AS a, archive_links('article', a.id) AS l;

-- seen as the calling query sees the table
BEGIN;
DELETE FROM article;
INSERT INTO article (id, title, rank) VALUES (1, 'one', 1), (2, 'two', 1);
DECLARE c CURSOR FOR SELECT rel, id FROM archive_links('article', 1);
INSERT INTO article (id, title, rank) VALUES (3, 'three', 1);
FETCH ALL FROM c;
SELECT rel, id FROM archive_links('article', 1);
ROLLBACK;

DROP FUNCTION mismatches, check_order;
DROP TABLE article;
DROP ROLE regress_archive_reader;

-- Links read from the indexes and links read by plans, which row-level security asks
-- for, are the same, whatever is NULL or tied and whichever way columns are sorted.
CREATE TABLE mixed (
    id int PRIMARY KEY,
    title varchar(20),
    published timestamp,
    channel numeric,
    series text,
    number int,
    pinned boolean,
    place int2 NOT NULL,
    state int
);
INSERT INTO mixed
SELECT i, 'title ' || i, nullif(timestamp '2020-01-01' + h[1] % 4 * interval '1 day', '2020-01-01'), nullif(h[2] % 3, 0),
    nullif('s' || h[3] % 3, 's0'), nullif(h[4] % 6 - 1, 0), nullif(h[5] % 3, 0) = 1, h[6] % 2, h[7] % 4
FROM (SELECT i, ARRAY(SELECT hashint8extended(i, k) & 1048575 FROM generate_series(1, 7) AS k) AS h
    FROM generate_series(1, 150) AS i) AS r;
CREATE ROLE regress_zha_reader;
GRANT SELECT ON mixed TO regress_zha_reader;
CREATE POLICY everything ON mixed FOR SELECT TO regress_zha_reader USING (true);
ALTER TABLE mixed ENABLE ROW LEVEL SECURITY;
CREATE TEMPORARY TABLE seen (who text, article int, axis text, rel text, id text, title text, number series_no, list text);
GRANT INSERT ON seen TO regress_zha_reader;
CREATE FUNCTION compare(columns text[], newest boolean, condition text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    differ bigint;
BEGIN
    PERFORM archive_register('mixed', 'id', 'title', 'published', 'channel', columns, newest, condition, 'series', 'number');
    TRUNCATE seen;
    INSERT INTO seen SELECT 'owner', m.id, l.* FROM mixed AS m, LATERAL archive_links('mixed', m.id) AS l;
    SET LOCAL ROLE regress_zha_reader;
    INSERT INTO seen SELECT 'reader', m.id, l.* FROM mixed AS m, LATERAL archive_links('mixed', m.id) AS l;
    RESET ROLE;
    PERFORM archive_unregister('mixed');
    SELECT count(*) INTO differ FROM (
        SELECT article, axis, rel, s.id, title, number, list FROM seen AS s
        GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING array_agg(who ORDER BY who) <> '{owner,reader}') AS d;
    RETURN CASE WHEN (SELECT count(DISTINCT article) FROM seen) > 140 THEN differ ELSE -1 END;
END $$;
SELECT columns, newest, condition, compare(columns, newest, condition) AS differ
FROM (VALUES ('{}'::text[]), ('{"pinned DESC"}'), ('{"pinned NULLS FIRST"}'), ('{"pinned DESC NULLS FIRST",place}'),
        ('{"place DESC","state NULLS FIRST"}'), ('{"state DESC","pinned"}')) AS c(columns),
    (VALUES (true), (false)) AS n(newest),
    (VALUES (NULL), ('state > 0 AND place = 1')) AS v(condition)
ORDER BY 1, 2, 3;
DROP TABLE seen, mixed;
DROP FUNCTION compare;
DROP ROLE regress_zha_reader;
