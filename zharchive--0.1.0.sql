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

CREATE FUNCTION zh_pinyin_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_pinyin_key(text) IS
    'sort key in the order of pinyin: readings from their context, ordinal numbers by value';

CREATE FUNCTION zh_bucket(text, text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_bucket(text, text) IS
    'heading of an index under which a text stands in an order; pinyin: A to Z, or # for the rest';

------------------------------------------------------------------------------
-- Archive: registry, links, gaps, audit
------------------------------------------------------------------------------

------------------------------------------------------------------------------
-- Upkeep
------------------------------------------------------------------------------

CREATE FUNCTION zharchive_version() RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zharchive_version() IS
    'version of the loaded zharchive module';
