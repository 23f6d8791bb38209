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

-- The orders of ICU under names that stay. Not ours: they move with ICU.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collprovider OPERATOR(pg_catalog.=) 'i') THEN
        CREATE COLLATION zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin');
        COMMENT ON COLLATION zh_pinyin IS 'pinyin as the ICU of the server has it';
        CREATE COLLATION zh_stroke (provider = icu, locale = 'zh-u-co-stroke');
        COMMENT ON COLLATION zh_stroke IS 'strokes as the ICU of the server has it';
        CREATE COLLATION zh_zhuyin (provider = icu, locale = 'zh-u-co-zhuyin');
        COMMENT ON COLLATION zh_zhuyin IS 'zhuyin as the ICU of the server has it';
        CREATE COLLATION zh_radical (provider = icu, locale = 'zh-u-co-unihan');
        COMMENT ON COLLATION zh_radical IS 'radicals as the ICU of the server has it';
    END IF;
END
$$;

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

-- Type zhtext: text that sorts by zh_pinyin_key. Stored as text; equality is that of the text.
CREATE TYPE zhtext;

CREATE FUNCTION zhtextin(cstring) RETURNS zhtext
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textin';
COMMENT ON FUNCTION zhtextin(cstring) IS 'I/O';

CREATE FUNCTION zhtextout(zhtext) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textout';
COMMENT ON FUNCTION zhtextout(zhtext) IS 'I/O';

CREATE FUNCTION zhtextrecv(internal) RETURNS zhtext
    LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'textrecv';
COMMENT ON FUNCTION zhtextrecv(internal) IS 'I/O';

CREATE FUNCTION zhtextsend(zhtext) RETURNS bytea
    LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'textsend';
COMMENT ON FUNCTION zhtextsend(zhtext) IS 'I/O';

CREATE TYPE zhtext (
    INPUT = zhtextin,
    OUTPUT = zhtextout,
    RECEIVE = zhtextrecv,
    SEND = zhtextsend,
    INTERNALLENGTH = VARIABLE,
    STORAGE = extended,
    CATEGORY = 'S',
    PREFERRED = false,
    COLLATABLE = true -- for the text functions; its own order has no collation
);
COMMENT ON TYPE zhtext IS 'text that sorts by zh_pinyin_key';

CREATE CAST (zhtext AS text) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (zhtext AS varchar) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (text AS zhtext) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (varchar AS zhtext) WITHOUT FUNCTION AS ASSIGNMENT;

CREATE FUNCTION zhtext_eq(zhtext, zhtext) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteaeq';
COMMENT ON FUNCTION zhtext_eq(zhtext, zhtext) IS 'implementation of =';

CREATE FUNCTION zhtext_ne(zhtext, zhtext) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteane';
COMMENT ON FUNCTION zhtext_ne(zhtext, zhtext) IS 'implementation of <>';

CREATE FUNCTION zhtext_lt(zhtext, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhtext_lt(zhtext, zhtext) IS 'implementation of <';

CREATE FUNCTION zhtext_le(zhtext, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhtext_le(zhtext, zhtext) IS 'implementation of <=';

CREATE FUNCTION zhtext_gt(zhtext, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhtext_gt(zhtext, zhtext) IS 'implementation of >';

CREATE FUNCTION zhtext_ge(zhtext, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhtext_ge(zhtext, zhtext) IS 'implementation of >=';

CREATE FUNCTION zhtext_cmp(zhtext, zhtext) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhtext_cmp(zhtext, zhtext) IS 'less, equal, greater';

CREATE FUNCTION zhtext_sortsupport(internal) RETURNS void
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhtext_sortsupport(internal) IS 'sort support';

CREATE FUNCTION zhtext_smaller(zhtext, zhtext) RETURNS zhtext
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhtext_smaller(zhtext, zhtext) IS 'the smaller of two';

CREATE FUNCTION zhtext_larger(zhtext, zhtext) RETURNS zhtext
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhtext_larger(zhtext, zhtext) IS 'the larger of two';

CREATE FUNCTION zhtext_hash(zhtext) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlena';
COMMENT ON FUNCTION zhtext_hash(zhtext) IS 'hash';

CREATE FUNCTION zhtext_hash_extended(zhtext, bigint) RETURNS bigint
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlenaextended';
COMMENT ON FUNCTION zhtext_hash_extended(zhtext, bigint) IS 'hash with a seed';

CREATE OPERATOR < (
    LEFTARG = zhtext, RIGHTARG = zhtext, FUNCTION = zhtext_lt,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);

CREATE OPERATOR <= (
    LEFTARG = zhtext, RIGHTARG = zhtext, FUNCTION = zhtext_le,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);

CREATE OPERATOR = (
    LEFTARG = zhtext, RIGHTARG = zhtext, FUNCTION = zhtext_eq,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);

CREATE OPERATOR <> (
    LEFTARG = zhtext, RIGHTARG = zhtext, FUNCTION = zhtext_ne,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);

CREATE OPERATOR >= (
    LEFTARG = zhtext, RIGHTARG = zhtext, FUNCTION = zhtext_ge,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);

CREATE OPERATOR > (
    LEFTARG = zhtext, RIGHTARG = zhtext, FUNCTION = zhtext_gt,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);

CREATE OPERATOR CLASS zhtext_ops DEFAULT FOR TYPE zhtext USING btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 zhtext_cmp(zhtext, zhtext),
    FUNCTION 2 zhtext_sortsupport(internal),
    FUNCTION 4 btequalimage(oid);

CREATE OPERATOR CLASS zhtext_hash_ops DEFAULT FOR TYPE zhtext USING hash AS
    OPERATOR 1 =,
    FUNCTION 1 zhtext_hash(zhtext),
    FUNCTION 2 zhtext_hash_extended(zhtext, bigint);

CREATE AGGREGATE min(zhtext) (
    SFUNC = zhtext_smaller, STYPE = zhtext, SORTOP = <,
    COMBINEFUNC = zhtext_smaller, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(zhtext) IS 'the first in its order';

CREATE AGGREGATE max(zhtext) (
    SFUNC = zhtext_larger, STYPE = zhtext, SORTOP = >,
    COMBINEFUNC = zhtext_larger, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(zhtext) IS 'the last in its order';

-- Type zhname: text that sorts by zh_name_key. Stored as text; equality is that of the text.
CREATE TYPE zhname;

CREATE FUNCTION zhnamein(cstring) RETURNS zhname
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textin';
COMMENT ON FUNCTION zhnamein(cstring) IS 'I/O';

CREATE FUNCTION zhnameout(zhname) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textout';
COMMENT ON FUNCTION zhnameout(zhname) IS 'I/O';

CREATE FUNCTION zhnamerecv(internal) RETURNS zhname
    LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'textrecv';
COMMENT ON FUNCTION zhnamerecv(internal) IS 'I/O';

CREATE FUNCTION zhnamesend(zhname) RETURNS bytea
    LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'textsend';
COMMENT ON FUNCTION zhnamesend(zhname) IS 'I/O';

CREATE TYPE zhname (
    INPUT = zhnamein,
    OUTPUT = zhnameout,
    RECEIVE = zhnamerecv,
    SEND = zhnamesend,
    INTERNALLENGTH = VARIABLE,
    STORAGE = extended,
    CATEGORY = 'S',
    PREFERRED = false,
    COLLATABLE = true -- for the text functions; its own order has no collation
);
COMMENT ON TYPE zhname IS 'text that sorts by zh_name_key';

CREATE CAST (zhname AS text) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (zhname AS varchar) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (text AS zhname) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (varchar AS zhname) WITHOUT FUNCTION AS ASSIGNMENT;

CREATE FUNCTION zhname_eq(zhname, zhname) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteaeq';
COMMENT ON FUNCTION zhname_eq(zhname, zhname) IS 'implementation of =';

CREATE FUNCTION zhname_ne(zhname, zhname) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteane';
COMMENT ON FUNCTION zhname_ne(zhname, zhname) IS 'implementation of <>';

CREATE FUNCTION zhname_lt(zhname, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhname_lt(zhname, zhname) IS 'implementation of <';

CREATE FUNCTION zhname_le(zhname, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhname_le(zhname, zhname) IS 'implementation of <=';

CREATE FUNCTION zhname_gt(zhname, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhname_gt(zhname, zhname) IS 'implementation of >';

CREATE FUNCTION zhname_ge(zhname, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhname_ge(zhname, zhname) IS 'implementation of >=';

CREATE FUNCTION zhname_cmp(zhname, zhname) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhname_cmp(zhname, zhname) IS 'less, equal, greater';

CREATE FUNCTION zhname_sortsupport(internal) RETURNS void
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhname_sortsupport(internal) IS 'sort support';

CREATE FUNCTION zhname_smaller(zhname, zhname) RETURNS zhname
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhname_smaller(zhname, zhname) IS 'the smaller of two';

CREATE FUNCTION zhname_larger(zhname, zhname) RETURNS zhname
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zhname_larger(zhname, zhname) IS 'the larger of two';

CREATE FUNCTION zhname_hash(zhname) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlena';
COMMENT ON FUNCTION zhname_hash(zhname) IS 'hash';

CREATE FUNCTION zhname_hash_extended(zhname, bigint) RETURNS bigint
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlenaextended';
COMMENT ON FUNCTION zhname_hash_extended(zhname, bigint) IS 'hash with a seed';

CREATE OPERATOR < (
    LEFTARG = zhname, RIGHTARG = zhname, FUNCTION = zhname_lt,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);

CREATE OPERATOR <= (
    LEFTARG = zhname, RIGHTARG = zhname, FUNCTION = zhname_le,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);

CREATE OPERATOR = (
    LEFTARG = zhname, RIGHTARG = zhname, FUNCTION = zhname_eq,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);

CREATE OPERATOR <> (
    LEFTARG = zhname, RIGHTARG = zhname, FUNCTION = zhname_ne,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);

CREATE OPERATOR >= (
    LEFTARG = zhname, RIGHTARG = zhname, FUNCTION = zhname_ge,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);

CREATE OPERATOR > (
    LEFTARG = zhname, RIGHTARG = zhname, FUNCTION = zhname_gt,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);

CREATE OPERATOR CLASS zhname_ops DEFAULT FOR TYPE zhname USING btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 zhname_cmp(zhname, zhname),
    FUNCTION 2 zhname_sortsupport(internal),
    FUNCTION 4 btequalimage(oid);

CREATE OPERATOR CLASS zhname_hash_ops DEFAULT FOR TYPE zhname USING hash AS
    OPERATOR 1 =,
    FUNCTION 1 zhname_hash(zhname),
    FUNCTION 2 zhname_hash_extended(zhname, bigint);

CREATE AGGREGATE min(zhname) (
    SFUNC = zhname_smaller, STYPE = zhname, SORTOP = <,
    COMBINEFUNC = zhname_smaller, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(zhname) IS 'the first in its order';

CREATE AGGREGATE max(zhname) (
    SFUNC = zhname_larger, STYPE = zhname, SORTOP = >,
    COMBINEFUNC = zhname_larger, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(zhname) IS 'the last in its order';

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
    'version of the loaded zharchive module and of its order of Chinese text';

-- What was built under an earlier order. Only the script of an update to another
-- order writes here. Not dumped: what a restore builds, it builds under its own order.
CREATE TABLE zharchive_outdated (
    classid oid NOT NULL,
    objid oid NOT NULL,
    objsubid integer NOT NULL,
    filenode oid NOT NULL,
    order_version integer NOT NULL,
    PRIMARY KEY (classid, objid, objsubid)
);
COMMENT ON TABLE zharchive_outdated IS
    'indexes, generated columns and materialized views with keys of an earlier order';
GRANT SELECT ON zharchive_outdated TO PUBLIC;

CREATE FUNCTION zharchive_dependents(
    OUT classid oid, OUT objid oid, OUT objsubid integer, OUT kind text,
    OUT object text, OUT filenode oid, OUT statement text)
    RETURNS SETOF record
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    WITH ours AS (
        SELECT d.classid, d.objid
        FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_extension e
            ON d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_extension'::pg_catalog.regclass
            AND d.refobjid OPERATOR(pg_catalog.=) e.oid
        LEFT JOIN pg_catalog.pg_proc p
            ON d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_proc'::pg_catalog.regclass
            AND d.objid OPERATOR(pg_catalog.=) p.oid
        LEFT JOIN pg_catalog.pg_opclass o
            ON d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_opclass'::pg_catalog.regclass
            AND d.objid OPERATOR(pg_catalog.=) o.oid
        WHERE e.extname OPERATOR(pg_catalog.=) 'zharchive'::pg_catalog.name
            AND d.deptype OPERATOR(pg_catalog.=) 'e'
            AND (p.proname OPERATOR(pg_catalog.~) '^zh_'
                OR o.opcname OPERATOR(pg_catalog.~) '^zh(text|name)_ops$')
    ), users AS (
        SELECT DISTINCT d.classid, d.objid
        FROM pg_catalog.pg_depend d
        JOIN ours ON d.refclassid OPERATOR(pg_catalog.=) ours.classid
            AND d.refobjid OPERATOR(pg_catalog.=) ours.objid
    )
    SELECT u.classid, u.objid, 0, 'index',
        c.oid::pg_catalog.regclass::text, c.relfilenode,
        pg_catalog.format('REINDEX INDEX %s', c.oid::pg_catalog.regclass)
    FROM users u
    JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) u.objid
    WHERE u.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
        AND c.relkind OPERATOR(pg_catalog.=) 'i'
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, a.adrelid, a.adnum, 'generated column',
        pg_catalog.format('%s.%I', a.adrelid::pg_catalog.regclass, t.attname), c.relfilenode,
        pg_catalog.format(
            CASE WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4
                    OPERATOR(pg_catalog.>=) 170000
                THEN 'ALTER TABLE %1$s ALTER COLUMN %2$I SET EXPRESSION AS (%4$s)'
                ELSE 'ALTER TABLE %1$s DROP COLUMN %2$I, ADD COLUMN %2$I %3$s GENERATED ALWAYS AS (%4$s) STORED'
            END,
            a.adrelid::pg_catalog.regclass, t.attname,
            pg_catalog.format_type(t.atttypid, t.atttypmod),
            pg_catalog.pg_get_expr(a.adbin, a.adrelid))
    FROM users u
    JOIN pg_catalog.pg_attrdef a ON a.oid OPERATOR(pg_catalog.=) u.objid
    JOIN pg_catalog.pg_attribute t ON t.attrelid OPERATOR(pg_catalog.=) a.adrelid
        AND t.attnum OPERATOR(pg_catalog.=) a.adnum
        AND t.attgenerated OPERATOR(pg_catalog.=) 's'
    JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) a.adrelid
    WHERE u.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_attrdef'::pg_catalog.regclass
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0, 'materialized view',
        c.oid::pg_catalog.regclass::text, c.relfilenode,
        pg_catalog.format('REFRESH MATERIALIZED VIEW %s', c.oid::pg_catalog.regclass)
    FROM users u
    JOIN pg_catalog.pg_rewrite r ON r.oid OPERATOR(pg_catalog.=) u.objid
    JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) r.ev_class
    WHERE u.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_rewrite'::pg_catalog.regclass
        AND c.relkind OPERATOR(pg_catalog.=) 'm';
END;
COMMENT ON FUNCTION zharchive_dependents() IS
    'indexes, generated columns and materialized views made with the order of this extension, and the statement that makes each anew';

CREATE FUNCTION zharchive_check(
    OUT kind text, OUT object text, OUT order_version integer, OUT statement text)
    RETURNS SETOF record
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT d.kind, d.object, o.order_version, d.statement
    FROM zharchive_outdated o
    JOIN zharchive_dependents() d ON d.classid OPERATOR(pg_catalog.=) o.classid
        AND d.objid OPERATOR(pg_catalog.=) o.objid
        AND d.objsubid OPERATOR(pg_catalog.=) o.objsubid
        AND d.filenode OPERATOR(pg_catalog.=) o.filenode
    ORDER BY d.kind, d.object;
END;
COMMENT ON FUNCTION zharchive_check() IS
    'what was built under another order version and not since, with the statement that makes it anew';
