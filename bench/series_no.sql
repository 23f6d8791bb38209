-- series_no.sql: series numbers beside bigint, and beside the types of numeral.
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
CALL make_numbers(:rows);
CALL make_written(:rows);
CREATE TABLE as_bigint AS SELECT ('x' || encode(series_no_send(n), 'hex'))::bit(64)::bigint AS n FROM number;
CREATE TABLE other_series AS SELECT n FROM number WHERE n > '500';
CREATE TABLE other_bigint AS SELECT n FROM as_bigint WHERE n > 502::bigint << 32;
VACUUM (ANALYZE);

CALL compare('ORDER BY', '<= 1.10', 'SELECT n FROM number ORDER BY n OFFSET 1000000000', 'bigint',
    'SELECT n FROM as_bigint ORDER BY n OFFSET 1000000000');
CALL compare('CREATE INDEX', '<= 1.10', 'CREATE INDEX series_index ON number (n)', 'bigint',
    'CREATE INDEX bigint_index ON as_bigint (n)', 'DROP INDEX IF EXISTS series_index', 'DROP INDEX IF EXISTS bigint_index');
CALL figure('size of the index', '<= 1.10', 'kB', $$SELECT pg_relation_size('series_index') / 1024$$, 'bigint',
    $$SELECT pg_relation_size('bigint_index') / 1024$$);
SET enable_mergejoin = off;
SET enable_nestloop = off;
SET enable_indexscan = off;
SET enable_indexonlyscan = off;
CALL compare('hash join', '<= 1.10', 'SELECT count(*) FROM number JOIN other_series USING (n)', 'bigint',
    'SELECT count(*) FROM as_bigint JOIN other_bigint USING (n)');
CALL compare('text to number, ASCII digits', '<= 1.5', 'SELECT count(ascii::series_no) FROM written', 'text::bigint',
    'SELECT count(ascii::bigint) FROM written');
CALL compare('text to number, mixed notations', '<= 3', 'SELECT count(mixed::series_no) FROM written',
    'text::bigint of ASCII digits', 'SELECT count(ascii::bigint) FROM written');
CALL compare('to_series_no, mixed notations', '<= 3', 'SELECT count(to_series_no(mixed)) FROM written',
    'text::bigint of ASCII digits', 'SELECT count(ascii::bigint) FROM written');

-- The extension numeral has no Chinese type; Roman numerals are what both read.
CREATE EXTENSION IF NOT EXISTS numeral;
CREATE TABLE as_roman AS SELECT roman::roman AS n FROM written;
CREATE TABLE as_series AS SELECT roman::series_no AS n FROM written;
VACUUM (ANALYZE) as_roman, as_series;
CALL compare('text to number, Roman numerals', '', 'SELECT count(roman::series_no) FROM written', 'roman of numeral',
    'SELECT count(roman::roman) FROM written');
CALL compare('ORDER BY, Roman numerals', '', 'SELECT n FROM as_series ORDER BY n OFFSET 1000000000', 'roman of numeral',
    'SELECT n FROM as_roman ORDER BY n OFFSET 1000000000');
