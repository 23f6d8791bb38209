-- lib.sql: how a figure is measured and printed. Read by every family's script.
--
-- A line is what, rows, unit, ours, name of the peer, peer, goal, chart; tabs between.
-- A goal is a relation to a number or to 1/N, of the ratio ours to peer, or of ours
-- alone where the word ours stands before it. Times are milliseconds, the median of 5
-- rounds; in each round ours is measured first and the peer right after it.
-- What fails gives a line with the unit error and the message in place of ours.
-- The setting bench.rows says how many rows a table has.
CREATE FUNCTION line(what text, unit text, ours text, peer_name text, peer text, goal text, chart text) RETURNS text
    RETURN concat_ws(E'\t', what, current_setting('bench.rows'), unit, coalesce(ours, ''), coalesce(peer_name, ''),
        coalesce(peer, ''), coalesce(goal, ''), coalesce(chart, ''));

-- Milliseconds that a statement takes; what prepares it does not count.
CREATE FUNCTION milliseconds(before text, statement text, OUT ms float8, OUT error text) LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz;
BEGIN
    IF before <> '' THEN EXECUTE before; END IF;
    started := clock_timestamp();
    EXECUTE statement;
    ms := extract(epoch FROM clock_timestamp() - started) * 1000;
EXCEPTION WHEN others THEN
    error := translate(sqlerrm, E'\n\t', '  ');
END $$;

CREATE FUNCTION median(float8[]) RETURNS float8
    RETURN (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM unnest($1) AS x);

-- compare: one figure, ours beside a peer's. before_* prepares each measurement.
CREATE PROCEDURE compare(what text, goal text, ours text, peer_name text, peer text,
    before_ours text DEFAULT '', before_peer text DEFAULT '', chart text DEFAULT '', INOUT line text DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
    a record;
    b record;
    times_a float8[];
    times_b float8[];
BEGIN
    FOR i IN 1..5 LOOP
        a := milliseconds(before_ours, ours);
        COMMIT; -- so that what a round made and dropped is gone in the next
        b := milliseconds(before_peer, peer);
        COMMIT;
        times_a := times_a || a.ms;
        times_b := times_b || b.ms;
        EXIT WHEN a.error IS NOT NULL OR b.error IS NOT NULL;
    END LOOP;
    IF a.error IS NOT NULL THEN line := line(what, 'error', a.error, peer_name, NULL, goal, chart);
    ELSIF b.error IS NOT NULL THEN line := line(what, 'error', peer_name || ': ' || b.error, peer_name, NULL, goal, chart);
    ELSE line := line(what, 'ms', median(times_a)::text, peer_name, median(times_b)::text, goal, chart);
    END IF;
END $$;

-- figure: one that is not a time: two queries, each giving a number (peer may be '').
CREATE PROCEDURE figure(what text, goal text, unit text, ours text, peer_name text DEFAULT '', peer text DEFAULT '',
    chart text DEFAULT '', INOUT line text DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
    a float8;
    b float8;
BEGIN
    EXECUTE ours INTO a;
    IF peer <> '' THEN EXECUTE peer INTO b; END IF;
    line := line(what, unit, a::text, peer_name, b::text, goal, chart);
EXCEPTION WHEN others THEN
    line := line(what, 'error', translate(sqlerrm, E'\n\t', '  '), peer_name, NULL, goal, chart);
END $$;

-- Sorts of a whole table; OFFSET 0 keeps the planner from leaving the sort out.
CREATE FUNCTION sorted(tbl text, expression text) RETURNS text
    RETURN format('SELECT count(*) FROM (SELECT 1 FROM %s ORDER BY %s OFFSET 0) AS s', tbl, expression);
