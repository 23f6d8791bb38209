-- What a call costs, in counts: how often it compares lists and ids and shows an id, over
-- n, 2n and 4n articles of several shapes. With four times as many a call may do at most
-- five and a half times as much: pairs would do sixteen times.
SET client_min_messages = warning;
SET track_functions = 'pl';
-- an integer whose comparisons and whose cast to text are counted
CREATE TYPE counted;
CREATE FUNCTION counted_in(cstring) RETURNS counted LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION counted_out(counted) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE counted (INPUT = counted_in, OUTPUT = counted_out, LIKE = int4);
CREATE CAST (counted AS int4) WITHOUT FUNCTION;
CREATE CAST (int4 AS counted) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE FUNCTION counted_text(counted) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS 'BEGIN RETURN $1::int4::text; END';
CREATE CAST (counted AS text) WITH FUNCTION counted_text(counted);
CREATE FUNCTION counted_cmp(counted, counted) RETURNS int4 LANGUAGE plpgsql IMMUTABLE STRICT AS 'BEGIN RETURN btint4cmp($1::int4, $2::int4); END';
SELECT format('CREATE FUNCTION counted_%s(counted, counted) RETURNS bool LANGUAGE plpgsql IMMUTABLE STRICT AS ''BEGIN RETURN $1::int4 %s $2::int4; END'';
    CREATE OPERATOR %2$s (FUNCTION = counted_%1$s, LEFTARG = counted, RIGHTARG = counted)', name, sign)
    FROM (VALUES ('lt', '<'), ('le', '<='), ('eq', '='), ('ge', '>='), ('gt', '>')) AS o (name, sign) \gexec
CREATE OPERATOR CLASS counted_ops DEFAULT FOR TYPE counted USING btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 counted_cmp(counted, counted);

CREATE TABLE article (id counted, channel counted, title text NOT NULL, published date, series text, number integer,
    prev_title text, next_title text, PRIMARY KEY (id, channel));
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number',
    prev_title => 'prev_title', next_title => 'next_title');
CREATE TABLE measured (shape text, call text, n integer, calls bigint);

-- How often the functions above run in a call; the first call of a session plans.
CREATE FUNCTION count_calls(call text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    before bigint;
    counted CONSTANT text = 'SELECT coalesce(sum(calls), 0) FROM pg_stat_xact_user_functions WHERE funcname ~ ''^counted_''';
BEGIN
    EXECUTE 'SELECT count(*) FROM ' || call;
    EXECUTE counted INTO before;
    EXECUTE 'SELECT count(*) FROM ' || call;
    EXECUTE counted INTO count_calls.call;
    RETURN call::bigint - before;
END $$;
CREATE FUNCTION measure(shape text, rows text, VARIADIC calls text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR times IN 0..2 LOOP
        TRUNCATE article;
        EXECUTE 'INSERT INTO article ' || replace(rows, '$n', (100 << times)::text);
        INSERT INTO measured SELECT measure.shape, c, 100 << times, count_calls(c) FROM unnest(calls) AS c;
    END LOOP;
END $$;

SELECT measure('one article in n channels', 'SELECT 1, i, ''t'', NULL, ''s'', 1, NULL, NULL FROM generate_series(1, $n) AS i',
    'archive_links(''article'', 1)', 'archive_next(''article'', 1)', 'archive_series(''article'')', 'archive_gaps(''article'')', 'archive_links_all(''article'')');
SELECT measure('n articles of one channel and series', 'SELECT i, 1, ''t'' || i, date ''2020-01-01'' + i % 9, ''s'', i % 50, ''t'' || i - 1, ''t'' || i + 1 FROM generate_series(1, $n) AS i',
    'archive_series(''article'')', 'archive_gaps(''article'')', 'archive_links_all(''article'')', 'archive_page(''article'', ''1'', NULL::int, 1000000)',
    'archive_audit(''article'')', 'archive_restore_order(''article'')', 'archive_series_near(''article'')');
SELECT measure('n equal titles that all print', 'SELECT i, 1, ''t'', NULL, ''s'', 1, ''t'', ''t'' FROM generate_series(1, $n) AS i',
    'archive_audit(''article'')', 'archive_restore_order(''article'')', 'archive_links_all(''article'')');
SELECT measure('n lists of one', 'SELECT i, i, ''t'', NULL, ''s'' || i, 1, ''t'', ''t'' FROM generate_series(1, $n) AS i',
    'archive_series(''article'')', 'archive_series_near(''article'')', 'archive_audit(''article'')', 'archive_restore_order(''article'')', 'archive_links_all(''article'')');
SELECT measure('n spellings of one series', 'SELECT i, 1, ''t'', NULL, overlay(repeat(''a'', 12) PLACING upper(substr(''aaaaaaaaaaaa'', 1, i % 12)) FROM 1) || repeat(''・'', i / 12), i, NULL, NULL FROM generate_series(1, $n) AS i',
    'archive_series(''article'')', 'archive_gaps(''article'')');

SELECT m.shape, m.call, four.calls <= 5.5 * m.calls + 50 AS fair
    FROM measured AS m JOIN measured AS four USING (shape, call) WHERE m.n = 100 AND four.n = 400 ORDER BY 1, 2;
-- where it is not, how much it is
SELECT m.shape, m.call, m.n, m.calls FROM measured AS m JOIN measured AS one USING (shape, call) JOIN measured AS four USING (shape, call)
    WHERE one.n = 100 AND four.n = 400 AND four.calls > 5.5 * one.calls + 50 ORDER BY 1, 2, 3;
-- and that anything is counted where the type is compared
SELECT count(*) > 0 AS counted FROM measured WHERE calls >= n;
DROP TABLE article, measured;
DROP FUNCTION count_calls, measure;
DROP TYPE counted CASCADE;
