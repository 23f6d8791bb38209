-- Series in time, the previous article, articles of the future.
CREATE TABLE issue (id integer PRIMARY KEY, title text, published date, channel integer, series text, number integer);
INSERT INTO issue VALUES
    (1, 'a', '2020-01-06', 1, '校园简报', 1), (2, 'b', '2020-01-13', 1, '校园简报', 2), (3, 'c', '2021-01-04', 1, '校园简报', 1),
    (4, 'd', '2021-01-11', 2, '校园简报', 2), (5, 'e', '2020-12-21', 1, '周报', 51), (6, 'f', '2020-12-28', 1, '周报', 52),
    (7, 'g', '2021-01-04', 2, '周报', 1), (8, 'h', '2021-01-11', 2, '周报', 2), (9, 'i', '2021-03-01', 1, '读书会', NULL),
    (10, 'j', '2021-01-01', 1, '读书会', NULL), (11, 'k', '2021-02-01', 1, '读书会', 1), (12, 'l', '2021-04-01', 1, '读书会', 2),
    (13, 'm', NULL, 1, '读书会', NULL), (14, 'n', NULL, 1, '校园简报', 3);
CREATE FUNCTION parts_of(name text) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(id, ' ') FROM archive_links_all('issue') WHERE axis = 'series' AND list = name $$;
CREATE FUNCTION walk(from_id integer, axis text) RETURNS text LANGUAGE sql AS $$
    WITH RECURSIVE w AS (SELECT from_id AS id UNION ALL SELECT n.id FROM w, archive_next('issue', w.id, axis) AS n)
    SELECT string_agg(id::text, ' ') FROM w $$;

-- nothing is declared: by number; what looks yearly is said
SELECT archive_register('issue', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
SELECT parts_of('校园简报'), parts_of('周报'), parts_of('读书会');
SELECT list, continuity, missing FROM archive_series('issue') ORDER BY list COLLATE "C";
SELECT archive_unregister('issue');

-- by year, by the index, read directly and by plans
SELECT archive_register('issue', 'id', 'title', 'published', 'channel', series => 'series', number => 'number',
    continuity => 'yearly', exceptions => '{读書會 = dated}');
SELECT parts_of('校园简报'), walk(1, 'series'), parts_of('周报'), walk(5, 'series'), parts_of('读书会'), walk(10, 'series');
SELECT list, continuity, first, last, missing FROM archive_series('issue') ORDER BY list COLLATE "C";
SELECT continuity, exceptions, series_index FROM archives;
ALTER TABLE issue ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON issue USING (true);
CREATE ROLE regress_zha_planner;
GRANT SELECT ON issue TO regress_zha_planner;
SET ROLE regress_zha_planner;
SELECT walk(1, 'series'), walk(5, 'series'), walk(10, 'series');
RESET ROLE;
DROP OWNED BY regress_zha_planner;
DROP ROLE regress_zha_planner;
ALTER TABLE issue DISABLE ROW LEVEL SECURITY;
SELECT archive_unregister('issue');

-- declared to be running: no notice, and the reports do not ask the dates
SELECT archive_register('issue', 'id', 'title', 'published', 'channel', series => 'series', number => 'number', continuity => 'running');
SELECT list, continuity FROM archive_series('issue') ORDER BY list COLLATE "C";
SELECT archive_unregister('issue');

-- the previous article is the older one; the page stays
SELECT archive_register('issue', 'id', 'title', 'published', 'channel', series => '', previous => 'older');
SELECT rel, id FROM archive_links('issue', 4);
SELECT id, prev_id, next_id FROM archive_links_all('issue', 2);
SELECT string_agg(id, ' ') FROM archive_page('issue', 2);
SELECT archive_unregister('issue');

-- what is of the future is nobody's neighbour, however the dates are kept
CREATE FUNCTION future(type text) RETURNS TABLE (kind text, page text, prev text, next text, first text, series text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE issue ALTER published TYPE %s USING published::%1$s', type);
    PERFORM archive_register('issue', 'id', 'title', 'published', 'channel', series => 'series', number => 'number',
        continuity => 'running', scheduled => true);
    RETURN QUERY SELECT type, (SELECT string_agg(p.id, ' ') FROM archive_page('issue', 2) AS p),
        (SELECT p.id::text FROM archive_prev('issue', 4) AS p), (SELECT n.id::text FROM archive_next('issue', 20) AS n),
        (SELECT l.id::text FROM archive_links('issue', 4, '{first}') AS l WHERE l.axis = 'channel'),
        (SELECT l.id::text FROM archive_links('issue', 3, '{last}') AS l WHERE l.axis = 'series');
    PERFORM archive_unregister('issue');
END $$;
INSERT INTO issue VALUES (20, 'future', now() + interval '2 days', 2, '校园简报', 9), (21, 'never', 'infinity', 2, '校园简报', 10);
SELECT * FROM future('date');
SELECT * FROM future('timestamp');
SELECT * FROM future('timestamptz');

-- errors
SELECT archive_register('issue', 'id', 'title', continuity => 'yearly');
SELECT archive_register('issue', 'id', 'title', scheduled => true);
SELECT archive_register('issue', 'id', 'title', continuity => 'monthly');
SELECT archive_register('issue', 'id', 'title', previous => 'left');
SELECT archive_register('issue', 'id', 'title', 'published', exceptions => '{周报}');
SELECT archive_register('issue', 'id', 'title', order_by => 'channel, nothing');
SELECT archive_register('issue', 'id', 'title', order_by => 'channel DESK');

-- one text for order_by, channels and ids of any type, indexes that are gone
SELECT archive_register('issue', 'id', 'title', order_by => 'published', channel => 'channel', series => '');
SELECT count(*), pg_typeof(min(id)) FROM archive_page('issue', 1, 5::bigint, count => 3);
SELECT rel, id, pg_typeof(id) FROM archive_links('issue', 4::bigint, '{first}', channel => 2::smallint);
PREPARE untyped AS SELECT rel, id FROM archive_links('issue', $1, '{first}', channel => $2);
EXECUTE untyped('4', '2');
DROP INDEX issue_channel_archive;
SELECT channel_index, series_index FROM archives;
SELECT kind, object, made_with, statement FROM zharchive_check();
DROP TABLE issue;
DROP FUNCTION parts_of, walk, future;
