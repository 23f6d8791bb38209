/*
 * zharchive--0.1.0.sql
 *		The SQL objects of zharchive. ASCII and GB 2312 only, so that the script
 *		runs in a database with the encoding EUC_CN too.
 */
\echo Use "CREATE EXTENSION zharchive" to load this file. \quit

------------------------------------------------------------------------------
-- Numbering: type series_no
------------------------------------------------------------------------------

------------------------------------------------------------------------------
-- Titles and pages
------------------------------------------------------------------------------

------------------------------------------------------------------------------
-- Order: sort keys
------------------------------------------------------------------------------

------------------------------------------------------------------------------
-- Archive: registry, links, gaps, audit
------------------------------------------------------------------------------

CREATE TYPE archive_column;

CREATE FUNCTION archive_column_in(cstring) RETURNS archive_column
    LANGUAGE C STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_column_in(cstring) IS 'I/O';

CREATE FUNCTION archive_column_out(archive_column) RETURNS cstring
    LANGUAGE C STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_column_out(archive_column) IS 'I/O';

CREATE TYPE archive_column (
    INPUT = archive_column_in,
    OUTPUT = archive_column_out,
    LIKE = pg_catalog.int8
);
COMMENT ON TYPE archive_column IS
    'a column of a table, as regclass is a table: follows renames; used in archive_registry';

CREATE FUNCTION archive_column_name(archive_column) RETURNS name
    LANGUAGE C STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_column_name(archive_column) IS
    'the bare name of the column, NULL when it was dropped';

CREATE TABLE archive_registry (
    tbl               regclass PRIMARY KEY,
    id                archive_column NOT NULL,
    title             archive_column NOT NULL,
    published         archive_column,
    channel           archive_column,
    order_by          archive_column[] NOT NULL,
    order_desc        boolean[] NOT NULL,
    order_nulls_first boolean[] NOT NULL,
    newest_first      boolean NOT NULL,
    visible           text[],
    visible_columns   archive_column[] NOT NULL,
    series            archive_column,
    number            archive_column,
    prev_title        archive_column,
    next_title        archive_column
);
COMMENT ON TABLE archive_registry IS
    'the registered archives, one row for each; write it with archive_register, read the view archives';

-- A table that is gone leaves its row behind; a dump leaves the row out.
SELECT pg_catalog.pg_extension_config_dump('archive_registry',
    'WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) tbl)');

CREATE FUNCTION archive_registry_guard() RETURNS trigger
    LANGUAGE C VOLATILE PARALLEL UNSAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_registry_guard() IS
    'trigger of archive_registry: only the owner of a table writes the row about it';

CREATE TRIGGER archive_registry_guard
    BEFORE INSERT OR UPDATE OR DELETE ON archive_registry
    FOR EACH ROW EXECUTE FUNCTION archive_registry_guard();

GRANT SELECT, INSERT, UPDATE, DELETE ON archive_registry TO PUBLIC;

CREATE FUNCTION archive_register(
    tbl regclass,
    id name,
    title name,
    published name DEFAULT NULL,
    channel name DEFAULT NULL,
    order_by text[] DEFAULT '{}',
    newest_first boolean DEFAULT true,
    visible text DEFAULT NULL,
    series name DEFAULT NULL,
    number name DEFAULT NULL,
    prev_title name DEFAULT NULL,
    next_title name DEFAULT NULL
) RETURNS void
    LANGUAGE C VOLATILE PARALLEL UNSAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_register(regclass, name, name, name, name, text[], boolean, text, name, name, name, name) IS
    'make a table an archive: says which columns are what, makes the two indexes that links need';

CREATE FUNCTION archive_unregister(tbl regclass) RETURNS void
    LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_unregister(regclass) IS
    'undo archive_register; indexes that it made are dropped';

CREATE VIEW archives WITH (security_invoker = true) AS
SELECT
    r.tbl AS "table",
    archive_column_name(r.id) AS id,
    archive_column_name(r.title) AS title,
    archive_column_name(r.published) AS published,
    archive_column_name(r.channel) AS channel,
    ARRAY(
        SELECT pg_catalog.concat(
            pg_catalog.quote_ident(archive_column_name(o.col)::pg_catalog.text),
            CASE WHEN o.down THEN ' DESC' ELSE ' ASC' END,
            CASE WHEN o.nulls_first THEN ' NULLS FIRST' ELSE ' NULLS LAST' END)
        FROM ROWS FROM (
            pg_catalog.unnest(r.order_by),
            pg_catalog.unnest(r.order_desc),
            pg_catalog.unnest(r.order_nulls_first)
        ) WITH ORDINALITY AS o(col, down, nulls_first, place)
        ORDER BY o.place
    ) AS order_by,
    r.newest_first,
    (
        SELECT pg_catalog.string_agg(
            pg_catalog.concat(v.fragment,
                pg_catalog.quote_ident(archive_column_name(v.col)::pg_catalog.text)),
            '' ORDER BY v.place)
        FROM ROWS FROM (
            pg_catalog.unnest(r.visible),
            pg_catalog.unnest(r.visible_columns)
        ) WITH ORDINALITY AS v(fragment, col, place)
    ) AS visible,
    archive_column_name(r.series) AS series,
    archive_column_name(r.number) AS number,
    archive_column_name(r.prev_title) AS prev_title,
    archive_column_name(r.next_title) AS next_title
FROM archive_registry AS r
WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) r.tbl);
COMMENT ON VIEW archives IS
    'the registered archives with the names that their columns have now';
GRANT SELECT ON archives TO PUBLIC;

CREATE FUNCTION archive_links(
    tbl regclass, article anyelement,
    OUT "order" text, OUT rel text, OUT id text, OUT title text, OUT number text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED ROWS 8
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_links(regclass, anyelement) IS
    'first, prev, next and last of an article in its channel and in its series';

-- A bare literal or an untyped parameter is taken for a text.
CREATE FUNCTION archive_links(
    tbl regclass, article text,
    OUT "order" text, OUT rel text, OUT id text, OUT title text, OUT number text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED ROWS 8
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_links(regclass, text) IS
    'first, prev, next and last of an article in its channel and in its series';

CREATE FUNCTION archive_prev(
    tbl regclass, article anyelement, "order" text DEFAULT 'channel',
    OUT id text, OUT title text, OUT number text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED ROWS 1
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_prev(regclass, anyelement, text) IS
    'the article before this one in the order "channel" or "series"';

CREATE FUNCTION archive_prev(
    tbl regclass, article text, "order" text DEFAULT 'channel',
    OUT id text, OUT title text, OUT number text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED ROWS 1
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_prev(regclass, text, text) IS
    'the article before this one in the order "channel" or "series"';

CREATE FUNCTION archive_next(
    tbl regclass, article anyelement, "order" text DEFAULT 'channel',
    OUT id text, OUT title text, OUT number text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED ROWS 1
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_next(regclass, anyelement, text) IS
    'the article after this one in the order "channel" or "series"';

CREATE FUNCTION archive_next(
    tbl regclass, article text, "order" text DEFAULT 'channel',
    OUT id text, OUT title text, OUT number text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED ROWS 1
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_next(regclass, text, text) IS
    'the article after this one in the order "channel" or "series"';

CREATE FUNCTION archive_audit(
    tbl regclass,
    OUT id text, OUT rel text, OUT printed text, OUT printed_id text,
    OUT computed_id text, OUT computed_title text, OUT verdict text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_audit(regclass) IS
    'each printed prev and next title of an archive beside the computed link, with a verdict';

CREATE FUNCTION archive_restore_order(
    tbl regclass,
    OUT id text, OUT "position" bigint, OUT note text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_restore_order(regclass) IS
    'the order that dates and, where there are none or equal ones, printed links give';

------------------------------------------------------------------------------
-- Upkeep
------------------------------------------------------------------------------

CREATE FUNCTION zharchive_version() RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zharchive_version() IS
    'version of the loaded zharchive module';
