-- archive_page and archive_links_all: the list page and all links, as the links say.
CREATE TABLE article (id integer PRIMARY KEY, title text, published date, channel text, pinned integer, series text, number series_no, ok boolean DEFAULT true);
SELECT setseed(0.25);
INSERT INTO article
SELECT i, 't' || i, CASE WHEN random() < 0.8 THEN date '2020-01-01' + (random() * 5)::int END,
    CASE WHEN random() < 0.8 THEN 'c' || (random() * 2)::int END, CASE WHEN random() < 0.5 THEN (random() * 2)::int END,
    CASE WHEN random() < 0.8 THEN 's' || (random() * 5)::int END,
    CASE WHEN random() < 0.8 THEN ((random() * 9)::int)::series_no END, random() < 0.8
FROM generate_series(1, 200) AS i;
SELECT archive_register('article', 'id', 'title', 'published', 'channel', order_by => '{"pinned DESC NULLS FIRST"}',
    visible => 'ok', series => 'series', number => 'number');

-- pages of 7, one after the other, are the channel
CREATE FUNCTION pages(of text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
    result text[] := '{}';
    page text[];
BEGIN
    LOOP
        page := ARRAY(SELECT id FROM archive_page('article', of, result[cardinality(result)], 7));
        EXIT WHEN page = '{}';
        result := result || page;
    END LOOP;
    RETURN result;
END $$;
SELECT c, pages(c) = ARRAY(
    SELECT id::text FROM article WHERE ok AND channel IS NOT DISTINCT FROM c
    ORDER BY pinned DESC NULLS FIRST, published DESC NULLS LAST, article.id DESC) AS whole,
    cardinality(pages(c)) > 10 AS long
FROM unnest('{c0,c1,c2,NULL}'::text[]) AS c;

SELECT count(*) FROM archive_page('article', 'c1');
SELECT count(*) FROM archive_page('article', 'c1', count => 1000000);
SELECT count(*) FROM archive_page('article', 'c1', count => 0);
SELECT count(*) FROM archive_page('article', 'c1', count => -1);
SELECT count(*) FROM archive_page('article', 'c1', count => NULL);
SELECT count(*) FROM archive_page('article', 'none');
SELECT count(*) FROM archive_page(NULL, 'c1');
SELECT count(*) FROM archive_page('article', 'c1', 1000);
SELECT count(*) FROM archive_page('article', 'c1', 'x');
-- an article that has left the channel, or is not listed any more, keeps its place
BEGIN;
SELECT array_agg(id) AS first, (array_agg(id))[5] AS fifth, (array_agg(id))[6:10] AS after
FROM archive_page('article', 'c1', count => 10) \gset
UPDATE article SET channel = 'c0' WHERE id = :fifth;
SELECT array_agg(id::text) = :'after'::text[] FROM archive_page('article', 'c1', :fifth, 5);
UPDATE article SET channel = 'c1', ok = false WHERE id = :fifth;
SELECT array_agg(id::text) = :'after'::text[] FROM archive_page('article', 'c1', :fifth, 5);
ROLLBACK;

-- all links at once are the links one by one
SELECT count(*) > 250 AS many, count(*) FILTER (WHERE a.prev_id IS DISTINCT FROM p.id OR a.prev_title IS DISTINCT FROM p.title
    OR a.next_id IS DISTINCT FROM n.id OR a.next_title IS DISTINCT FROM n.title OR a.list IS DISTINCT FROM
    CASE a.axis WHEN 'channel' THEN r.channel ELSE r.series END OR a.title <> r.title OR a.number IS DISTINCT FROM r.number) AS wrong
FROM archive_links_all('article') AS a JOIN article AS r ON r.id = a.id::int
LEFT JOIN LATERAL archive_prev('article', a.id, a.axis) AS p ON true
LEFT JOIN LATERAL archive_next('article', a.id, a.axis) AS n ON true;
SELECT axis, count(*) = (SELECT count(*) FROM article WHERE ok AND (axis = 'channel' OR series IS NOT NULL)) AS complete
FROM archive_links_all('article') GROUP BY axis ORDER BY axis COLLATE "C";
DROP FUNCTION pages;
DROP TABLE article;

-- an article in several channels
CREATE TABLE placed (id integer, title text, channel text, series text, number integer, PRIMARY KEY (id, channel));
INSERT INTO placed SELECT i, 't' || i, c, 's', 9 - i FROM generate_series(1, 3) AS i, unnest('{x,y}'::text[]) AS c;
SELECT archive_register('placed', 'id', 'title', channel => 'channel', series => 'series', number => 'number');
SELECT * FROM archive_links_all('placed');
SELECT * FROM archive_page('placed', 'y', 3);
SELECT archive_unregister('placed');
SELECT archive_register('placed', 'id', 'title', series => 'channel');
TRUNCATE placed;
INSERT INTO placed VALUES (1, NULL, 'x', NULL, NULL), (2, NULL, 'y', NULL, NULL);
SELECT * FROM archive_links_all('placed');
SELECT * FROM archive_page('placed', NULL);
SELECT * FROM archive_page('placed', 'x');
DROP TABLE placed;
