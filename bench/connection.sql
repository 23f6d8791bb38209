-- connection.sql: what the first call in a connection takes, and what stays in its
-- memory. bench/measure calls both in connections that are new; the server must be on
-- a Linux machine.
-- Anonymous memory: not the pages of files and of the server's cache, which all share.
CREATE FUNCTION private_kb() RETURNS float8
    RETURN (regexp_match(pg_read_file('/proc/self/smaps_rollup'), 'Anonymous: *(\d+)'))[1]::float8;

CREATE FUNCTION first_call(statement text) RETURNS float8 LANGUAGE plpgsql AS $$
BEGIN
    PERFORM milliseconds('', 'SELECT length(''山河'')'); -- loads what any statement needs
    RETURN (milliseconds('', statement)).ms;
END $$;

-- kB that belong to this process alone after a thousand calls of an expression over
-- titles, less those after a thousand of length().
CREATE FUNCTION memory_of(expression text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
    plain float8;
BEGIN
    PERFORM milliseconds('', 'SELECT count(length(other)), count(octet_length(other)) FROM (SELECT other FROM title LIMIT 1000) AS t');
    PERFORM private_kb();
    plain := private_kb();
    PERFORM milliseconds('', format('SELECT %s FROM (SELECT other FROM title LIMIT 1000) AS t', expression));
    RETURN private_kb() - plain;
END $$;
