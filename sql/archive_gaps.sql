-- archive_series and archive_gaps: what is held and what lies between the numbers held, level by level, as ranges.
CREATE TABLE part (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text, series text, number series_no, ok boolean DEFAULT true);
SELECT * FROM archive_gaps('part');
SELECT archive_register('part', 'id', 'title', series => 'series', number => 'number', visible => 'ok');
SELECT * FROM archive_gaps('part');

INSERT INTO part (series, number)
SELECT trim(split_part(line, '|', 1)), number::series_no
FROM unnest('{
    seed            | 15 17,
    complete        | 1 2 3 4,
    single          | 9,
    unordered       | 9 1 5 3 7 3 3,
    issues          | 2020.3 2020.5 2022.1 2022.2,
    combined        | 2021.1-2 2021.3 2021.5-7 2021.6 2021.10,
    overlapping     | 1-5 2 7 3-4,
    parts           | 1 2.上 2.下 4.上 5,
    words           | 序 1 2 番外 增刊,
    third           | 1.1.1 1.1.4 1.3.1 3.1.1,
    mixed           | 1 1.5 1.7 2 4,
    far             | 1 100000001,
    dates           | 20200101 20200103 20210101,
    months          | 202001 202003 202101,
    extra           | 1 2.增刊 3,
    ends            | 0 268435455
}'::text[]) AS line, regexp_split_to_table(trim(split_part(line, '|', 2)), ' +') AS number;
INSERT INTO part (series, number) VALUES (NULL, '1'), (NULL, '3'), ('none', NULL), ('none', NULL);
INSERT INTO part (series, number, ok) VALUES ('hidden', '1', true), ('hidden', '2', false), ('hidden', '3', true);

SELECT * FROM archive_gaps('part') ORDER BY list COLLATE "C", first;
SELECT * FROM archive_gaps('part', 'third');
SELECT * FROM archive_gaps('part', 'no such series');
SELECT count(*) FROM archive_gaps('part', NULL);
SELECT count(*) FROM archive_gaps(NULL, 'third');
SELECT * FROM archive_gaps('part', 'third', 'monthly');

-- what is held, and how it is numbered
SELECT list, articles, unnumbered, first, last, continuity, holdings, missing, repeated
FROM archive_series('part') ORDER BY list COLLATE "C";

-- a million numbers, and a gap of a hundred million in them
TRUNCATE part;
INSERT INTO part (series, number) SELECT 'long', i::series_no FROM generate_series(1, 100000) AS i;
INSERT INTO part (series, number) SELECT 'long', (100100000 + i)::series_no FROM generate_series(1, 100000) AS i;
SELECT * FROM archive_gaps('part', 'long');
SELECT * FROM archive_series('part');
DROP TABLE part;

-- a series that is no text, integers as numbers
CREATE TABLE part (id integer PRIMARY KEY, title text, series integer, number bigint);
SELECT archive_register('part', 'id', 'title', series => 'series', number => 'number');
INSERT INTO part VALUES (1, 'a', 1, 1), (2, 'b', 1, 4), (3, 'c', 2, 1), (4, 'd', 2, -5), (5, 'e', 2, 1000000000000);
SELECT * FROM archive_gaps('part');
SELECT * FROM archive_gaps('part', '1');
SELECT * FROM archive_gaps('part', 'one');
DROP TABLE part;

-- beginning anew each year; out of date order; the registry's date decides the year
CREATE TABLE part (id integer PRIMARY KEY, title text, published timestamp, series text, number integer);
SELECT archive_register('part', 'id', 'title', 'published', series => 'series', number => 'number');
INSERT INTO part (id, series, number, published) SELECT row_number() OVER (), s, n, d::timestamp FROM (VALUES
    ('yearly', 1, '2020-01-10 23:59'), ('yearly', 2, '2020-02-10'), ('yearly', 4, '2020-04-10'), ('yearly', 1, '2021-01-10'),
    ('yearly', 3, '2021-03-10'), ('yearly', 9, NULL), ('yearly', 2, '2022-03-10'), ('yearly', 3, 'infinity'),
    ('running', 1, '2020-01-10'), ('running', 2, '2021-01-10'), ('running', 2, '2021-01-11'), ('running', 4, '2022-01-10'),
    ('disorder', 1, '2020-01-03'), ('disorder', 2, '2020-01-01'), ('disorder', 3, NULL), ('disorder', 4, '2020-01-02'),
    ('disorder', 5, '2020-01-01'), ('undated', 1, NULL)) AS v(s, n, d);
SELECT * FROM archive_series('part');
SELECT * FROM archive_gaps('part');
SELECT * FROM archive_gaps('part', 'yearly', 'running');
SELECT * FROM archive_gaps('part', 'running', 'yearly');
SELECT * FROM archive_gaps('part', 'running', 'dates');
DROP TABLE part;

-- an article in two channels is held once
CREATE TABLE part (id integer, title text, channel text, series text, number integer, PRIMARY KEY (id, channel));
SELECT archive_register('part', 'id', 'title', channel => 'channel', series => 'series', number => 'number');
INSERT INTO part VALUES (1, 'a', 'x', 's', 1), (1, 'a', 'y', 's', 1), (2, 'b', 'x', 's', 3);
SELECT list, articles, holdings, missing, repeated FROM archive_series('part');
DROP TABLE part;

-- Series read by the index alone and by a plan, which row-level security asks for, are the
-- same: with spellings, rows deleted and changed, pages that a vacuum has seen and others, rows in no
-- series, and the index that there is. Dates about the turn of the year, in time zones.
CREATE TABLE mixed (id int PRIMARY KEY, title text, published timestamptz, series varchar(9), number int, state int);
ALTER TABLE mixed ENABLE ROW LEVEL SECURITY;
CREATE ROLE regress_zha_series;
GRANT SELECT ON mixed TO regress_zha_series;
CREATE POLICY everything ON mixed FOR SELECT TO regress_zha_series USING (true);
INSERT INTO mixed SELECT i, 'title ' || i, nullif(timestamptz '2019-12-31 12:00+00' + (h[1] % 6) * interval '122 days 9 hours', '2019-12-31 12:00+00'),
    nullif((ARRAY['s', 'S', 'ｓ '])[1 + h[2] % 3] || h[2] / 3 % 40, 's0'), nullif(h[3] % 30 - 1, 0), h[4] % 3
FROM (SELECT i, ARRAY(SELECT hashint8extended(i, k) & 1048575 FROM generate_series(1, 4) AS k) AS h
    FROM generate_series(1, 3000) AS i) AS r;
VACUUM mixed;
DELETE FROM mixed WHERE id % 10 = 3 AND id > 2000;
UPDATE mixed SET number = number + 1, series = nullif(series, 's1') WHERE id % 7 = 3 AND id > 1500;
CREATE FUNCTION both_ways(direct OUT text, planned OUT text) LANGUAGE plpgsql AS $$
BEGIN
    direct := md5((SELECT string_agg(s::text, ';' ORDER BY s::text COLLATE "C") FROM archive_series('mixed') AS s)
        || (SELECT string_agg(g::text, ';' ORDER BY g::text COLLATE "C") FROM archive_gaps('mixed') AS g));
    SET LOCAL ROLE regress_zha_series;
    planned := md5((SELECT string_agg(s::text, ';' ORDER BY s::text COLLATE "C") FROM archive_series('mixed') AS s)
        || (SELECT string_agg(g::text, ';' ORDER BY g::text COLLATE "C") FROM archive_gaps('mixed') AS g));
    RESET ROLE;
END $$;
CREATE FUNCTION same_both_ways(condition text, zone text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    same boolean;
BEGIN
    PERFORM set_config('timezone', zone, true);
    PERFORM archive_register('mixed', 'id', 'title', 'published', visible => condition, series => 'series', number => 'number');
    SELECT direct = planned INTO same FROM both_ways();
    PERFORM archive_unregister('mixed');
    RETURN same;
END $$;
SELECT condition, zone, same_both_ways(condition, zone)
FROM (VALUES (NULL), ('state > 0')) AS c(condition), (VALUES ('UTC'), ('Asia/Shanghai'), ('Pacific/Kiritimati'), ('America/Adak')) AS z(zone);
-- the year is that of the zone
BEGIN;
SELECT archive_register('mixed', 'id', 'title', 'published', series => 'series', number => 'number');
TRUNCATE mixed;
INSERT INTO mixed VALUES (1, 'a', '2019-12-31 20:00+00', 's', 1), (2, 'b', '2020-06-01 00:00+00', 's', 1);
SET LOCAL timezone = 'UTC';
SELECT first, last, continuity FROM archive_series('mixed');
SET LOCAL timezone = 'Asia/Shanghai';
SELECT first, last, continuity FROM archive_series('mixed');
-- also of one that is days away
UPDATE mixed SET published = '2020-06-01 00:00+00', number = id;
INSERT INTO mixed SELECT id + 2, title, '2020-12-29 23:00+00', series, number FROM mixed;
SET LOCAL timezone = 100;
SELECT first, last, continuity FROM archive_series('mixed');
-- also the last year of all, which only a zone has
UPDATE mixed SET published = '294276-12-31 20:00+00' WHERE id = 1;
SELECT first, last, last_date, continuity FROM archive_series('mixed');
ROLLBACK;
DROP TABLE mixed;
DROP FUNCTION both_ways, same_both_ways;
DROP ROLE regress_zha_series;

-- a series of which no article is listed is not told from one that is not there
CREATE TABLE hidden (id int PRIMARY KEY, title text NOT NULL, series text, number int, listed boolean NOT NULL);
INSERT INTO hidden VALUES (1, 'title', 'secret', 1, false), (2, 'title', 'open', 1, true), (3, 'title', 'open', 2, true);
SELECT archive_register('hidden', 'id', 'title', visible => 'listed', series => 'series', number => 'number');
SELECT * FROM archive_gaps('hidden', 'open');
SELECT * FROM archive_gaps('hidden', 'secret');
SELECT * FROM archive_gaps('hidden', 'absent');
DROP TABLE hidden;
