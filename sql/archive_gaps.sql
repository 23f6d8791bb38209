-- archive_gaps: what lies between the numbers held, level by level, as ranges.
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
    ends            | 0 268435455
}'::text[]) AS line, regexp_split_to_table(trim(split_part(line, '|', 2)), ' +') AS number;
INSERT INTO part (series, number) VALUES (NULL, '1'), (NULL, '3'), ('none', NULL), ('none', NULL);
INSERT INTO part (series, number, ok) VALUES ('hidden', '1', true), ('hidden', '2', false), ('hidden', '3', true);

SELECT * FROM archive_gaps('part') ORDER BY list COLLATE "C", first;
SELECT * FROM archive_gaps('part', 'third');
SELECT * FROM archive_gaps('part', 'no such series');
SELECT * FROM archive_gaps('part', NULL);

-- a million numbers, and a gap of a hundred million in them
TRUNCATE part;
INSERT INTO part (series, number) SELECT 'long', i::series_no FROM generate_series(1, 100000) AS i;
INSERT INTO part (series, number) SELECT 'long', (100100000 + i)::series_no FROM generate_series(1, 100000) AS i;
SELECT * FROM archive_gaps('part', 'long');
DROP TABLE part;

-- a series that is no text, integers as numbers
CREATE TABLE part (id integer PRIMARY KEY, title text, series integer, number bigint);
SELECT archive_register('part', 'id', 'title', series => 'series', number => 'number');
INSERT INTO part VALUES (1, 'a', 1, 1), (2, 'b', 1, 4), (3, 'c', 2, 1), (4, 'd', 2, -5), (5, 'e', 2, 1000000000000);
SELECT * FROM archive_gaps('part');
SELECT * FROM archive_gaps('part', '1');
SELECT * FROM archive_gaps('part', 'one');
DROP TABLE part;
