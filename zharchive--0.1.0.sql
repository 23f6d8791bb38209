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

CREATE FUNCTION zh_pinyin_key(text, reading text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_pinyin_key_reading';
COMMENT ON FUNCTION zh_pinyin_key(text, reading text) IS
    'the same with the readings of the first Han characters given by hand: chang2 du4';

CREATE FUNCTION zh_stroke_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_stroke_key(text) IS
    'sort key by stroke count and the official stroke order';

CREATE FUNCTION zh_zhuyin_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_zhuyin_key(text) IS
    'sort key in the order of zhuyin (bopomofo)';

CREATE FUNCTION zh_zhuyin_key(text, reading text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_zhuyin_key_reading';
COMMENT ON FUNCTION zh_zhuyin_key(text, reading text) IS
    'the same with the readings of the first Han characters given by hand';

CREATE FUNCTION zh_radical_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_radical_key(text) IS
    'sort key by radical and the strokes besides it';

CREATE FUNCTION zh_name_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_name_key(text) IS
    'sort key of a personal name in the order of pinyin: surname, length of the given name, given name';

CREATE FUNCTION zh_name_key(text, reading text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_name_key_reading';
COMMENT ON FUNCTION zh_name_key(text, reading text) IS
    'the same with the readings of the first characters given by hand: zeng1 guo2 fan1';

CREATE FUNCTION zh_name_stroke_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_name_stroke_key(text) IS
    'sort key of a personal name by strokes: surname, length of the given name, given name';

CREATE FUNCTION zh_bucket(text, "order" text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_bucket(text, "order" text) IS
    'heading of an index under which a text stands in an order: pinyin, stroke, zhuyin, radical, name, name_stroke; # for the rest';

-- Readings

CREATE FUNCTION zh_pinyin(text, style text DEFAULT 'marks') RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_pinyin(text, style text) IS
    'the text in pinyin as it is read: marks, numbers, plain, initials, or zhuyin';

CREATE FUNCTION zh_name_pinyin(text, style text DEFAULT 'plain') RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_name_pinyin(text, style text) IS
    'a personal name in pinyin by GB/T 28039: plain, marks, passport';

CREATE FUNCTION zh_initials(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_initials(text) IS
    'initials of the syllables, and letters and digits, for searching';

CREATE FUNCTION zh_strokes(text) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_strokes(text) IS
    'strokes of the Han characters of a text, as counted in mainland China';

CREATE FUNCTION zh_fold(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_fold(text) IS
    'the text for matching: width, case, accents, quotation marks and simplified characters made alike';

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
