/*
 * zharchive--1.0.0.sql
 *		The SQL objects of zharchive. ASCII and GB 2312 only, so that the script
 *		runs in a database with the encoding EUC_CN too.
 */
\echo Use "CREATE EXTENSION zharchive" to load this file. \quit

------------------------------------------------------------------------------
-- Numbering: type series_no
------------------------------------------------------------------------------

CREATE TYPE series_no;

CREATE FUNCTION series_no_in(cstring) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_in(cstring) IS
    'input of series_no: any notation of a series number';

CREATE FUNCTION series_no_out(series_no) RETURNS cstring
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_out(series_no) IS
    'output of series_no: the canonical form';

CREATE FUNCTION series_no_recv(internal) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_recv(internal) IS
    'binary input of series_no';

CREATE FUNCTION series_no_send(series_no) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_send(series_no) IS
    'binary output of series_no';

CREATE TYPE series_no (
    INPUT = series_no_in,
    OUTPUT = series_no_out,
    RECEIVE = series_no_recv,
    SEND = series_no_send,
    LIKE = int8,
    CATEGORY = 'N'
);
COMMENT ON TYPE series_no IS
    'number in a series: up to three levels, each a number or a word, the last may be a span';

-- In a database whose encoding is not served the script ends here, with the remedy.
SELECT '1'::series_no;

CREATE FUNCTION to_series_no(text) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'to_series_no_1_0';
COMMENT ON FUNCTION to_series_no(text) IS
    'the series number that a text is, NULL where the cast would raise';

CREATE FUNCTION series_level(series_no, int) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_level(series_no, int) IS
    'one level, 1 to 3, of a series number, NULL where it has none';

CREATE FUNCTION series_no(text) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_from_text_1_0';
COMMENT ON FUNCTION series_no(text) IS
    'the series number that a text is';

CREATE FUNCTION series_no(int2) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_from_int2';
COMMENT ON FUNCTION series_no(int2) IS
    'the series number that is one number';

CREATE FUNCTION series_no(int4) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_from_int4';
COMMENT ON FUNCTION series_no(int4) IS
    'the series number that is one number';

CREATE FUNCTION series_no(int8) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_from_int8';
COMMENT ON FUNCTION series_no(int8) IS
    'the series number that is one number';

CREATE FUNCTION int4(series_no) RETURNS int4
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_to_int4';
COMMENT ON FUNCTION int4(series_no) IS
    'the integer of a series number that is one number';

CREATE FUNCTION int8(series_no) RETURNS int8
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_to_int8';
COMMENT ON FUNCTION int8(series_no) IS
    'the integer of a series number that is one number';

CREATE CAST (text AS series_no) WITH FUNCTION series_no(text);
CREATE CAST (int2 AS series_no) WITH FUNCTION series_no(int2) AS IMPLICIT;
CREATE CAST (int4 AS series_no) WITH FUNCTION series_no(int4) AS IMPLICIT;
CREATE CAST (int8 AS series_no) WITH FUNCTION series_no(int8) AS IMPLICIT;
CREATE CAST (series_no AS int4) WITH FUNCTION int4(series_no) AS ASSIGNMENT;
CREATE CAST (series_no AS int8) WITH FUNCTION int8(series_no) AS ASSIGNMENT;

CREATE FUNCTION series_no_eq(series_no, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_eq(series_no, series_no) IS
    'implementation of the operator =';

CREATE FUNCTION series_no_ne(series_no, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_ne(series_no, series_no) IS
    'implementation of the operator <>';

CREATE FUNCTION series_no_lt(series_no, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_lt(series_no, series_no) IS
    'implementation of the operator <';

CREATE FUNCTION series_no_le(series_no, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_le(series_no, series_no) IS
    'implementation of the operator <=';

CREATE FUNCTION series_no_gt(series_no, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_gt(series_no, series_no) IS
    'implementation of the operator >';

CREATE FUNCTION series_no_ge(series_no, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_ge(series_no, series_no) IS
    'implementation of the operator >=';

CREATE FUNCTION series_no_cmp(series_no, series_no) RETURNS int4
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_cmp(series_no, series_no) IS
    '-1, 0 or 1: the order of series numbers';

CREATE FUNCTION series_no_sortsupport(internal) RETURNS void
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_sortsupport(internal) IS
    'sort support of series_no';

CREATE FUNCTION series_no_skipsupport(internal) RETURNS void
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_skipsupport(internal) IS
    'skip support of series_no, PostgreSQL 18 and later';

CREATE FUNCTION series_no_hash(series_no) RETURNS int4
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_hash(series_no) IS
    'hash of a series number';

CREATE FUNCTION series_no_hash_extended(series_no, int8) RETURNS int8
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_hash_extended(series_no, int8) IS
    'hash of a series number with a seed';

CREATE FUNCTION series_no_larger(series_no, series_no) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_larger(series_no, series_no) IS
    'the larger of two series numbers';

CREATE FUNCTION series_no_smaller(series_no, series_no) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_smaller(series_no, series_no) IS
    'the smaller of two series numbers';

CREATE FUNCTION series_no_distance(series_no, series_no) RETURNS float8
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_distance(series_no, series_no) IS
    'difference of two series numbers in units of the first level, for statistics';

CREATE FUNCTION series_no_plus_int8(series_no, int8) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_plus_int8(series_no, int8) IS
    'implementation of the operator +';

CREATE FUNCTION int8_plus_series_no(int8, series_no) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION int8_plus_series_no(int8, series_no) IS
    'implementation of the operator +';

CREATE FUNCTION series_no_minus_int2(series_no, int2) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_minus_int2(series_no, int2) IS
    'implementation of the operator -';

CREATE FUNCTION series_no_minus_int4(series_no, int4) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_minus_int4(series_no, int4) IS
    'implementation of the operator -';

CREATE FUNCTION series_no_minus_int8(series_no, int8) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_minus_int8(series_no, int8) IS
    'implementation of the operator -';

CREATE FUNCTION series_no_minus(series_no, series_no) RETURNS int4
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_minus(series_no, series_no) IS
    'implementation of the operator -';

CREATE OPERATOR = (
    FUNCTION = series_no_eq, LEFTARG = series_no, RIGHTARG = series_no,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel,
    HASHES, MERGES
);
COMMENT ON OPERATOR = (series_no, series_no) IS 'equal';

CREATE OPERATOR <> (
    FUNCTION = series_no_ne, LEFTARG = series_no, RIGHTARG = series_no,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (series_no, series_no) IS 'not equal';

CREATE OPERATOR < (
    FUNCTION = series_no_lt, LEFTARG = series_no, RIGHTARG = series_no,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (series_no, series_no) IS 'less than';

CREATE OPERATOR <= (
    FUNCTION = series_no_le, LEFTARG = series_no, RIGHTARG = series_no,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (series_no, series_no) IS 'less than or equal';

CREATE OPERATOR > (
    FUNCTION = series_no_gt, LEFTARG = series_no, RIGHTARG = series_no,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (series_no, series_no) IS 'greater than';

CREATE OPERATOR >= (
    FUNCTION = series_no_ge, LEFTARG = series_no, RIGHTARG = series_no,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (series_no, series_no) IS 'greater than or equal';

CREATE OPERATOR + (
    FUNCTION = series_no_plus_int8, LEFTARG = series_no, RIGHTARG = int8,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (series_no, int8) IS 'last level moved up';

CREATE OPERATOR + (
    FUNCTION = int8_plus_series_no, LEFTARG = int8, RIGHTARG = series_no,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (int8, series_no) IS 'last level moved up';

CREATE OPERATOR - (
    FUNCTION = series_no_minus_int2, LEFTARG = series_no, RIGHTARG = int2
);
COMMENT ON OPERATOR - (series_no, int2) IS 'last level moved down';

CREATE OPERATOR - (
    FUNCTION = series_no_minus_int4, LEFTARG = series_no, RIGHTARG = int4
);
COMMENT ON OPERATOR - (series_no, int4) IS 'last level moved down';

CREATE OPERATOR - (
    FUNCTION = series_no_minus_int8, LEFTARG = series_no, RIGHTARG = int8
);
COMMENT ON OPERATOR - (series_no, int8) IS 'last level moved down';

CREATE OPERATOR - (
    FUNCTION = series_no_minus, LEFTARG = series_no, RIGHTARG = series_no
);
COMMENT ON OPERATOR - (series_no, series_no) IS 'steps between two siblings';

CREATE OPERATOR CLASS series_no_ops DEFAULT FOR TYPE series_no USING btree AS
    OPERATOR 1 <,
    OPERATOR 2 <=,
    OPERATOR 3 =,
    OPERATOR 4 >=,
    OPERATOR 5 >,
    FUNCTION 1 series_no_cmp(series_no, series_no),
    FUNCTION 2 series_no_sortsupport(internal),
    FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS series_no_ops USING btree IS
    'order of series numbers';

-- Servers before 18 have no place for skip support in an operator class.
DO $$
BEGIN
    IF pg_catalog.current_setting('server_version_num')::pg_catalog.int4
            OPERATOR(pg_catalog.>=) 180000 THEN
        ALTER OPERATOR FAMILY series_no_ops USING btree
            ADD FUNCTION 6 (series_no) series_no_skipsupport(internal);
    END IF;
END
$$;

CREATE FUNCTION series_no_lt_text(series_no, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_lt_text(series_no, text) IS
    'implementation of the operator <';

CREATE FUNCTION series_no_le_text(series_no, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_le_text(series_no, text) IS
    'implementation of the operator <=';

CREATE FUNCTION series_no_eq_text(series_no, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_eq_text(series_no, text) IS
    'implementation of the operator =';

CREATE FUNCTION series_no_ne_text(series_no, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_ne_text(series_no, text) IS
    'implementation of the operator <>';

CREATE FUNCTION series_no_ge_text(series_no, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_ge_text(series_no, text) IS
    'implementation of the operator >=';

CREATE FUNCTION series_no_gt_text(series_no, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_gt_text(series_no, text) IS
    'implementation of the operator >';

CREATE FUNCTION text_lt_series_no(text, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION text_lt_series_no(text, series_no) IS
    'implementation of the operator <';

CREATE FUNCTION text_le_series_no(text, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION text_le_series_no(text, series_no) IS
    'implementation of the operator <=';

CREATE FUNCTION text_eq_series_no(text, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION text_eq_series_no(text, series_no) IS
    'implementation of the operator =';

CREATE FUNCTION text_ne_series_no(text, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION text_ne_series_no(text, series_no) IS
    'implementation of the operator <>';

CREATE FUNCTION text_ge_series_no(text, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION text_ge_series_no(text, series_no) IS
    'implementation of the operator >=';

CREATE FUNCTION text_gt_series_no(text, series_no) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION text_gt_series_no(text, series_no) IS
    'implementation of the operator >';

CREATE FUNCTION series_no_text_lt(text, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_text_lt(text, text) IS
    'implementation of the operator |<|';

CREATE FUNCTION series_no_text_le(text, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_text_le(text, text) IS
    'implementation of the operator |<=|';

CREATE FUNCTION series_no_text_eq(text, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_text_eq(text, text) IS
    'implementation of the operator |=|';

CREATE FUNCTION series_no_text_ne(text, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_text_ne(text, text) IS
    'implementation of the operator |<>|';

CREATE FUNCTION series_no_text_ge(text, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_text_ge(text, text) IS
    'implementation of the operator |>=|';

CREATE FUNCTION series_no_text_gt(text, text) RETURNS bool
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_text_gt(text, text) IS
    'implementation of the operator |>|';

CREATE FUNCTION series_no_cmp_text(series_no, text) RETURNS int4
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_cmp_text(series_no, text) IS
    '-1, 0 or 1 as a series number is before, equal to or behind that of a text; an error for a text that is none';

CREATE FUNCTION text_cmp_series_no(text, series_no) RETURNS int4
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION text_cmp_series_no(text, series_no) IS
    '-1, 0 or 1 as the series number of a text is before, equal to or behind another one; an error for a text that is none';

CREATE FUNCTION series_no_text_cmp(text, text) RETURNS int4
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_text_cmp(text, text) IS
    '-1, 0 or 1 as the series number of a text is before, equal to or behind that of another text; an error for a text that is none';

CREATE OPERATOR < (
    FUNCTION = series_no_lt_text, LEFTARG = series_no, RIGHTARG = text,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (series_no, text) IS 'less than the series number of a text';

CREATE OPERATOR <= (
    FUNCTION = series_no_le_text, LEFTARG = series_no, RIGHTARG = text,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (series_no, text) IS 'less than or equal to the series number of a text';

CREATE OPERATOR = (
    FUNCTION = series_no_eq_text, LEFTARG = series_no, RIGHTARG = text,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR = (series_no, text) IS 'equal to the series number of a text';

CREATE OPERATOR <> (
    FUNCTION = series_no_ne_text, LEFTARG = series_no, RIGHTARG = text,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (series_no, text) IS 'not equal to the series number of a text';

CREATE OPERATOR >= (
    FUNCTION = series_no_ge_text, LEFTARG = series_no, RIGHTARG = text,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (series_no, text) IS 'greater than or equal to the series number of a text';

CREATE OPERATOR > (
    FUNCTION = series_no_gt_text, LEFTARG = series_no, RIGHTARG = text,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (series_no, text) IS 'greater than the series number of a text';

CREATE OPERATOR < (
    FUNCTION = text_lt_series_no, LEFTARG = text, RIGHTARG = series_no,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (text, series_no) IS 'less than a series number, as one';

CREATE OPERATOR <= (
    FUNCTION = text_le_series_no, LEFTARG = text, RIGHTARG = series_no,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (text, series_no) IS 'less than or equal to a series number, as one';

CREATE OPERATOR = (
    FUNCTION = text_eq_series_no, LEFTARG = text, RIGHTARG = series_no,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR = (text, series_no) IS 'equal to a series number, as one';

CREATE OPERATOR <> (
    FUNCTION = text_ne_series_no, LEFTARG = text, RIGHTARG = series_no,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (text, series_no) IS 'not equal to a series number, as one';

CREATE OPERATOR >= (
    FUNCTION = text_ge_series_no, LEFTARG = text, RIGHTARG = series_no,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (text, series_no) IS 'greater than or equal to a series number, as one';

CREATE OPERATOR > (
    FUNCTION = text_gt_series_no, LEFTARG = text, RIGHTARG = series_no,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (text, series_no) IS 'greater than a series number, as one';

CREATE OPERATOR |<| (
    FUNCTION = series_no_text_lt, LEFTARG = text, RIGHTARG = text,
    COMMUTATOR = |>|, NEGATOR = |>=|,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR |<| (text, text) IS 'less than another text, as series numbers';

CREATE OPERATOR |<=| (
    FUNCTION = series_no_text_le, LEFTARG = text, RIGHTARG = text,
    COMMUTATOR = |>=|, NEGATOR = |>|,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR |<=| (text, text) IS 'less than or equal to another text, as series numbers';

CREATE OPERATOR |=| (
    FUNCTION = series_no_text_eq, LEFTARG = text, RIGHTARG = text,
    COMMUTATOR = |=|, NEGATOR = |<>|,
    RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR |=| (text, text) IS 'equal to another text, as series numbers';

CREATE OPERATOR |<>| (
    FUNCTION = series_no_text_ne, LEFTARG = text, RIGHTARG = text,
    COMMUTATOR = |<>|, NEGATOR = |=|,
    RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR |<>| (text, text) IS 'not equal to another text, as series numbers';

CREATE OPERATOR |>=| (
    FUNCTION = series_no_text_ge, LEFTARG = text, RIGHTARG = text,
    COMMUTATOR = |<=|, NEGATOR = |<|,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR |>=| (text, text) IS 'greater than or equal to another text, as series numbers';

CREATE OPERATOR |>| (
    FUNCTION = series_no_text_gt, LEFTARG = text, RIGHTARG = text,
    COMMUTATOR = |<|, NEGATOR = |<=|,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR |>| (text, text) IS 'greater than another text, as series numbers';

-- Texts beside each other are those of an array: n = ANY ('{1,2.1}'::text[]).
ALTER OPERATOR FAMILY series_no_ops USING btree ADD
    OPERATOR 1 < (series_no, text),
    OPERATOR 2 <= (series_no, text),
    OPERATOR 3 = (series_no, text),
    OPERATOR 4 >= (series_no, text),
    OPERATOR 5 > (series_no, text),
    OPERATOR 1 < (text, series_no),
    OPERATOR 2 <= (text, series_no),
    OPERATOR 3 = (text, series_no),
    OPERATOR 4 >= (text, series_no),
    OPERATOR 5 > (text, series_no),
    OPERATOR 1 |<| (text, text),
    OPERATOR 2 |<=| (text, text),
    OPERATOR 3 |=| (text, text),
    OPERATOR 4 |>=| (text, text),
    OPERATOR 5 |>| (text, text),
    FUNCTION 1 (series_no, text) series_no_cmp_text(series_no, text),
    FUNCTION 1 (text, series_no) text_cmp_series_no(text, series_no),
    FUNCTION 1 (text, text) series_no_text_cmp(text, text);

CREATE OPERATOR CLASS series_no_ops DEFAULT FOR TYPE series_no USING hash AS
    OPERATOR 1 =,
    FUNCTION 1 series_no_hash(series_no),
    FUNCTION 2 series_no_hash_extended(series_no, int8);
COMMENT ON OPERATOR CLASS series_no_ops USING hash IS
    'equality of series numbers';

CREATE OPERATOR CLASS series_no_minmax_ops DEFAULT FOR TYPE series_no USING brin AS
    OPERATOR 1 <,
    OPERATOR 2 <=,
    OPERATOR 3 =,
    OPERATOR 4 >=,
    OPERATOR 5 >,
    FUNCTION 1 brin_minmax_opcinfo(internal),
    FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
    FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
    FUNCTION 4 brin_minmax_union(internal, internal, internal);
COMMENT ON OPERATOR CLASS series_no_minmax_ops USING brin IS
    'ranges of series numbers';

CREATE AGGREGATE max(series_no) (
    SFUNC = series_no_larger, STYPE = series_no, COMBINEFUNC = series_no_larger,
    SORTOP = >, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(series_no) IS 'the largest series number';

CREATE AGGREGATE min(series_no) (
    SFUNC = series_no_smaller, STYPE = series_no, COMBINEFUNC = series_no_smaller,
    SORTOP = <, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(series_no) IS 'the smallest series number';

CREATE TYPE series_range AS RANGE (
    SUBTYPE = series_no,
    SUBTYPE_DIFF = series_no_distance,
    MULTIRANGE_TYPE_NAME = series_multirange
);
COMMENT ON TYPE series_range IS 'range of series numbers';
COMMENT ON TYPE series_multirange IS 'ranges of series numbers';
COMMENT ON FUNCTION series_range(series_no, series_no) IS
    'range of series numbers from one to before another';
COMMENT ON FUNCTION series_range(series_no, series_no, text) IS
    'range of series numbers with bounds such as []';
COMMENT ON FUNCTION series_multirange() IS
    'the empty multirange of series numbers';
COMMENT ON FUNCTION series_multirange(series_range) IS
    'the multirange of one range of series numbers';
COMMENT ON FUNCTION series_multirange(series_range[]) IS
    'the multirange of ranges of series numbers, joined where they touch';

CREATE FUNCTION to_char(series_no, text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_to_char';
COMMENT ON FUNCTION to_char(series_no, text) IS
    'a series number by a pattern such as S{1:02}E{2:02} or ({n:han}); what it writes reads back';

CREATE FUNCTION generate_series(series_no, series_no) RETURNS SETOF series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_generate';
COMMENT ON FUNCTION generate_series(series_no, series_no) IS
    'the series numbers from one sibling to another';

CREATE FUNCTION generate_series(series_no, series_no, int) RETURNS SETOF series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_generate';
COMMENT ON FUNCTION generate_series(series_no, series_no, int) IS
    'the series numbers from one sibling to another by a step';

CREATE FUNCTION generate_series(text, text) RETURNS SETOF series_no
    LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT generate_series($1::series_no, $2::series_no);
END;
COMMENT ON FUNCTION generate_series(text, text) IS
    'the series numbers from one sibling to another, for parameters of no known type';

CREATE FUNCTION series_holdings_step(bytea, series_no) RETURNS bytea
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_holdings_step_1_0';
COMMENT ON FUNCTION series_holdings_step(bytea, series_no) IS
    'step of the aggregate series_holdings: the state with a number more; NULL is the state without any';

CREATE FUNCTION series_missing_step(bytea, series_no) RETURNS bytea
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_missing_step_1_0';
COMMENT ON FUNCTION series_missing_step(bytea, series_no) IS
    'step of the aggregate series_missing';

CREATE FUNCTION series_repeated_step(bytea, series_no) RETURNS bytea
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_repeated_step_1_0';
COMMENT ON FUNCTION series_repeated_step(bytea, series_no) IS
    'step of the aggregate series_repeated';

CREATE FUNCTION series_holdings_final(bytea) RETURNS series_multirange
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_holdings_final_1_0';
COMMENT ON FUNCTION series_holdings_final(bytea) IS
    'result of the aggregate series_holdings; 22P03 for bytes that are no state';

CREATE FUNCTION series_missing_final(bytea) RETURNS series_multirange
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_missing_final_1_0';
COMMENT ON FUNCTION series_missing_final(bytea) IS
    'result of the aggregate series_missing; 22P03 for bytes that are no state';

CREATE FUNCTION series_repeated_final(bytea) RETURNS series_multirange
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_repeated_final_1_0';
COMMENT ON FUNCTION series_repeated_final(bytea) IS
    'result of the aggregate series_repeated; 22P03 for bytes that are no state';

CREATE FUNCTION series_set_combine(bytea, bytea) RETURNS bytea
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_set_combine_1_0';
COMMENT ON FUNCTION series_set_combine(bytea, bytea) IS
    'combines two states of an aggregate over series numbers, of parallel workers or of nodes';

CREATE AGGREGATE series_holdings(series_no) (
    SFUNC = series_holdings_step, STYPE = bytea, FINALFUNC = series_holdings_final,
    COMBINEFUNC = series_set_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE series_holdings(series_no) IS
    'the ranges of series numbers that are there; a combined issue holds all its numbers, a part belongs to its number';

CREATE AGGREGATE series_missing(series_no) (
    SFUNC = series_missing_step, STYPE = bytea, FINALFUNC = series_missing_final,
    COMBINEFUNC = series_set_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE series_missing(series_no) IS
    'the series numbers that are missing between the first and the last of every level';

CREATE AGGREGATE series_repeated(series_no) (
    SFUNC = series_repeated_step, STYPE = bytea, FINALFUNC = series_repeated_final,
    COMBINEFUNC = series_set_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE series_repeated(series_no) IS
    'the series numbers that more than one row holds';

------------------------------------------------------------------------------
-- Titles and pages
------------------------------------------------------------------------------

CREATE TYPE title_parts AS (
    relay text,
    series text,
    number series_no,
    written text,
    total int,
    original text,
    author text,
    headline text
);
COMMENT ON TYPE title_parts IS
    'parts of a title: relay and original marks, series with its number as a value and as written, cumulative number, author, headline';

CREATE FUNCTION parse_title(text) RETURNS title_parts
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'parse_title_1_0';
COMMENT ON FUNCTION parse_title(text) IS
    'the parts of the title of an article; what it lacks is NULL';

CREATE FUNCTION title_series(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'title_series_1_0';
COMMENT ON FUNCTION title_series(text) IS
    'the series that a title belongs to, as written there, or NULL';

CREATE FUNCTION title_number(text) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'title_number_1_0';
COMMENT ON FUNCTION title_number(text) IS
    'the series number that a title bears, or NULL';

CREATE FUNCTION title_author(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'title_author_1_0';
COMMENT ON FUNCTION title_author(text) IS
    'the person named before the headline of a title, or NULL';

CREATE FUNCTION title_headline(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'title_headline_1_0';
COMMENT ON FUNCTION title_headline(text) IS
    'the headline of a title: what is left when its other parts are taken off';

CREATE FUNCTION parse_title(text, vocabulary jsonb) RETURNS title_parts
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'parse_title_1_0';
COMMENT ON FUNCTION parse_title(text, jsonb) IS
    'the parts of a title, read with the words of a site
The object has lists of words, of at most 40 characters each, under relay, genre, column and not_series; any other object is an error.';

CREATE FUNCTION title_series(text, vocabulary jsonb) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'title_series_1_0';
COMMENT ON FUNCTION title_series(text, jsonb) IS
    'the series that a title belongs to, read with the words of a site, or NULL
The words are those of parse_title(text, jsonb).';

CREATE FUNCTION title_number(text, vocabulary jsonb) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'title_number_1_0';
COMMENT ON FUNCTION title_number(text, jsonb) IS
    'the series number of a title, read with the words of a site, or NULL
The words are those of parse_title(text, jsonb).';

CREATE FUNCTION title_author(text, vocabulary jsonb) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'title_author_1_0';
COMMENT ON FUNCTION title_author(text, jsonb) IS
    'the person named before the headline, read with the words of a site, or NULL
The words are those of parse_title(text, jsonb).';

CREATE FUNCTION title_headline(text, vocabulary jsonb) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'title_headline_1_0';
COMMENT ON FUNCTION title_headline(text, jsonb) IS
    'the headline of a title, read with the words of a site; NULL only for a blank title
The words are those of parse_title(text, jsonb).';

CREATE FUNCTION series_key(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_key_1_0';
COMMENT ON FUNCTION series_key(text) IS
    'key of a series name, equal for all its spellings; NULL for a blank name
Spellings may differ in width, blanks, case, simplified or traditional characters, quotation marks, brackets around the whole, middle dots and dashes. At most 400 bytes.';

CREATE FUNCTION headline_key(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'headline_key_1_0';
COMMENT ON FUNCTION headline_key(text) IS
    'key of the headline of a title, equal for all titles of one article
The headline is folded, without marks of relay and origin, series, author, outlet, blanks and punctuation; the part of its work follows after a blank. NULL without a letter or a digit; at most 400 bytes.';

CREATE FUNCTION zh_date(text) RETURNS date
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_date_1_0';
COMMENT ON FUNCTION zh_date(text) IS
    'the date that a text is, in any Chinese or numeric form, with time and weekday or not; NULL when it is none or the day does not exist';

CREATE TYPE page_parts AS (
    breadcrumb text[],
    title text,
    published date,
    author text,
    editor text,
    source text,
    views bigint,
    body text,
    credit text,
    prev_title text,
    next_title text,
    prev_url text,
    next_url text
);
COMMENT ON TYPE page_parts IS
    'the parts of an archive page
Breadcrumb, title, head, body, closing credit line, the titles of the neighbours as the page prints them and, from HTML, their addresses.';

CREATE FUNCTION parse_page(text) RETURNS page_parts
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'parse_page_1_0';
COMMENT ON FUNCTION parse_page(text) IS
    'the parts of an archive page, from its visible text
A part that the page lacks is NULL. Of several pages it reads the first. HTML is an error: use parse_html.';

CREATE FUNCTION parse_pages(text) RETURNS SETOF page_parts
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 2
    AS 'MODULE_PATHNAME', 'parse_pages_1_0';
COMMENT ON FUNCTION parse_pages(text) IS
    'the parts of each page of a text that holds one or several archive pages';

CREATE FUNCTION html_text(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION html_text(text) IS
    'the visible text of an HTML page, one block a line
Raises an error if elements are nested more than 1000 deep, or if the server is built without libxml.';

CREATE FUNCTION parse_html(text) RETURNS page_parts
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION parse_html(text) IS
    'the parts of an archive page in HTML, with the addresses of its neighbours
Tags count only if the visible text agrees. A part that the page lacks is NULL.';

------------------------------------------------------------------------------
-- Order: sort keys
------------------------------------------------------------------------------

CREATE FUNCTION zh_pinyin_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_pinyin_key_1_0';
COMMENT ON FUNCTION zh_pinyin_key(text) IS
    'sort key in the order of pinyin: readings from their context, ordinal numbers by value';

CREATE FUNCTION zh_pinyin_key(text, reading text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_pinyin_key_1_0';
COMMENT ON FUNCTION zh_pinyin_key(text, reading text) IS
    'the same with the readings of the first Han characters given by hand: chang2 du4';

CREATE FUNCTION zh_stroke_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_stroke_key_1_0';
COMMENT ON FUNCTION zh_stroke_key(text) IS
    'sort key by stroke count and the official stroke order';

CREATE FUNCTION zh_zhuyin_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_zhuyin_key_1_0';
COMMENT ON FUNCTION zh_zhuyin_key(text) IS
    'sort key in the order of zhuyin (bopomofo)';

CREATE FUNCTION zh_zhuyin_key(text, reading text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_zhuyin_key_1_0';
COMMENT ON FUNCTION zh_zhuyin_key(text, reading text) IS
    'the same with the readings of the first Han characters given by hand';

CREATE FUNCTION zh_radical_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_radical_key_1_0';
COMMENT ON FUNCTION zh_radical_key(text) IS
    'sort key by radical and the strokes besides it';

CREATE FUNCTION zh_name_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_name_key_1_0';
COMMENT ON FUNCTION zh_name_key(text) IS
    'sort key of a personal name in the order of pinyin, character by character, with the surname read as a surname';

CREATE FUNCTION zh_name_key(text, reading text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_name_key_1_0';
COMMENT ON FUNCTION zh_name_key(text, reading text) IS
    'the same with the readings of the first characters given by hand: zeng1 guo2 fan1';

CREATE FUNCTION zh_name_stroke_key(text) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_name_stroke_key_1_0';
COMMENT ON FUNCTION zh_name_stroke_key(text) IS
    'sort key of a personal name by strokes: first character, names of two characters, all others';

CREATE FUNCTION zh_bucket(text, "order" text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_bucket_1_0';
COMMENT ON FUNCTION zh_bucket(text, "order" text) IS
    'heading of an index under which a text stands in an order: pinyin, stroke, zhuyin, radical, name, name_stroke; # for the rest';

-- The orders of ICU under stable names. They are not those of the keys and change with ICU.
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
    AS 'MODULE_PATHNAME', 'zh_pinyin_1_0';
COMMENT ON FUNCTION zh_pinyin(text, style text) IS
    'the text in pinyin as it is read: marks, numbers, plain, initials, or zhuyin';

CREATE FUNCTION zh_name_pinyin(text, style text DEFAULT 'plain') RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_name_pinyin_1_0';
COMMENT ON FUNCTION zh_name_pinyin(text, style text) IS
    'a personal name in pinyin by GB/T 28039: plain, marks, passport';

CREATE FUNCTION zh_initials(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_initials_1_0';
COMMENT ON FUNCTION zh_initials(text) IS
    'initials of the syllables, and letters and digits, for searching';

CREATE FUNCTION zh_strokes(text) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_strokes_1_0';
COMMENT ON FUNCTION zh_strokes(text) IS
    'strokes of the Han characters of a text, as counted in mainland China';

CREATE FUNCTION zh_fold(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zh_fold_1_0';
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
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_lt_1_0';
COMMENT ON FUNCTION zhtext_lt(zhtext, zhtext) IS 'implementation of <';

CREATE FUNCTION zhtext_le(zhtext, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_le_1_0';
COMMENT ON FUNCTION zhtext_le(zhtext, zhtext) IS 'implementation of <=';

CREATE FUNCTION zhtext_gt(zhtext, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_gt_1_0';
COMMENT ON FUNCTION zhtext_gt(zhtext, zhtext) IS 'implementation of >';

CREATE FUNCTION zhtext_ge(zhtext, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_ge_1_0';
COMMENT ON FUNCTION zhtext_ge(zhtext, zhtext) IS 'implementation of >=';

CREATE FUNCTION zhtext_cmp(zhtext, zhtext) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_cmp_1_0';
COMMENT ON FUNCTION zhtext_cmp(zhtext, zhtext) IS 'less, equal, greater';

CREATE FUNCTION zhtext_sortsupport(internal) RETURNS void
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_sortsupport_1_0';
COMMENT ON FUNCTION zhtext_sortsupport(internal) IS 'sort support';

CREATE FUNCTION zhtext_smaller(zhtext, zhtext) RETURNS zhtext
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_smaller_1_0';
COMMENT ON FUNCTION zhtext_smaller(zhtext, zhtext) IS 'the smaller of two';

CREATE FUNCTION zhtext_larger(zhtext, zhtext) RETURNS zhtext
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_larger_1_0';
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
COMMENT ON OPERATOR CLASS zhtext_ops USING btree IS
    'order of pinyin; equality is equality of the text';

CREATE OPERATOR CLASS zhtext_hash_ops DEFAULT FOR TYPE zhtext USING hash AS
    OPERATOR 1 =,
    FUNCTION 1 zhtext_hash(zhtext),
    FUNCTION 2 zhtext_hash_extended(zhtext, bigint);
COMMENT ON OPERATOR CLASS zhtext_hash_ops USING hash IS
    'hash of the text';

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
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_lt_1_0';
COMMENT ON FUNCTION zhname_lt(zhname, zhname) IS 'implementation of <';

CREATE FUNCTION zhname_le(zhname, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_le_1_0';
COMMENT ON FUNCTION zhname_le(zhname, zhname) IS 'implementation of <=';

CREATE FUNCTION zhname_gt(zhname, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_gt_1_0';
COMMENT ON FUNCTION zhname_gt(zhname, zhname) IS 'implementation of >';

CREATE FUNCTION zhname_ge(zhname, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_ge_1_0';
COMMENT ON FUNCTION zhname_ge(zhname, zhname) IS 'implementation of >=';

CREATE FUNCTION zhname_cmp(zhname, zhname) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_cmp_1_0';
COMMENT ON FUNCTION zhname_cmp(zhname, zhname) IS 'less, equal, greater';

CREATE FUNCTION zhname_sortsupport(internal) RETURNS void
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_sortsupport_1_0';
COMMENT ON FUNCTION zhname_sortsupport(internal) IS 'sort support';

CREATE FUNCTION zhname_smaller(zhname, zhname) RETURNS zhname
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_smaller_1_0';
COMMENT ON FUNCTION zhname_smaller(zhname, zhname) IS 'the smaller of two';

CREATE FUNCTION zhname_larger(zhname, zhname) RETURNS zhname
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_larger_1_0';
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
COMMENT ON OPERATOR CLASS zhname_ops USING btree IS
    'order of pinyin, surnames first; equality is equality of the text';

CREATE OPERATOR CLASS zhname_hash_ops DEFAULT FOR TYPE zhname USING hash AS
    OPERATOR 1 =,
    FUNCTION 1 zhname_hash(zhname),
    FUNCTION 2 zhname_hash_extended(zhname, bigint);
COMMENT ON OPERATOR CLASS zhname_hash_ops USING hash IS
    'hash of the text';

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

-- zhtext beside text: both sides compare in the order of the type, so that a parameter of
-- type text or varchar is served by an index. The operators between two texts have
-- names of their own, for text has its own order: the family needs them to sort texts,
-- for a merge join and for the elements of = ANY.
CREATE FUNCTION zhtext_lt(zhtext, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_lt_1_0';
COMMENT ON FUNCTION zhtext_lt(zhtext, text) IS 'implementation of <';

CREATE FUNCTION zhtext_le(zhtext, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_le_1_0';
COMMENT ON FUNCTION zhtext_le(zhtext, text) IS 'implementation of <=';

CREATE FUNCTION zhtext_eq(zhtext, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteaeq';
COMMENT ON FUNCTION zhtext_eq(zhtext, text) IS 'implementation of =';

CREATE FUNCTION zhtext_ne(zhtext, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteane';
COMMENT ON FUNCTION zhtext_ne(zhtext, text) IS 'implementation of <>';

CREATE FUNCTION zhtext_ge(zhtext, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_ge_1_0';
COMMENT ON FUNCTION zhtext_ge(zhtext, text) IS 'implementation of >=';

CREATE FUNCTION zhtext_gt(zhtext, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_gt_1_0';
COMMENT ON FUNCTION zhtext_gt(zhtext, text) IS 'implementation of >';

CREATE FUNCTION zhtext_cmp(zhtext, text) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_cmp_1_0';
COMMENT ON FUNCTION zhtext_cmp(zhtext, text) IS 'less, equal, greater, as the keys of zh_pinyin_key compare';

CREATE FUNCTION zhtext_lt(text, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_lt_1_0';
COMMENT ON FUNCTION zhtext_lt(text, zhtext) IS 'implementation of <';

CREATE FUNCTION zhtext_le(text, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_le_1_0';
COMMENT ON FUNCTION zhtext_le(text, zhtext) IS 'implementation of <=';

CREATE FUNCTION zhtext_eq(text, zhtext) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteaeq';
COMMENT ON FUNCTION zhtext_eq(text, zhtext) IS 'implementation of =';

CREATE FUNCTION zhtext_ne(text, zhtext) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteane';
COMMENT ON FUNCTION zhtext_ne(text, zhtext) IS 'implementation of <>';

CREATE FUNCTION zhtext_ge(text, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_ge_1_0';
COMMENT ON FUNCTION zhtext_ge(text, zhtext) IS 'implementation of >=';

CREATE FUNCTION zhtext_gt(text, zhtext) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_gt_1_0';
COMMENT ON FUNCTION zhtext_gt(text, zhtext) IS 'implementation of >';

CREATE FUNCTION zhtext_cmp(text, zhtext) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_cmp_1_0';
COMMENT ON FUNCTION zhtext_cmp(text, zhtext) IS 'less, equal, greater, as the keys of zh_pinyin_key compare';

CREATE FUNCTION zhtext_lt(text, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_lt_1_0';
COMMENT ON FUNCTION zhtext_lt(text, text) IS 'implementation of #<#';

CREATE FUNCTION zhtext_le(text, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_le_1_0';
COMMENT ON FUNCTION zhtext_le(text, text) IS 'implementation of #<=#';

CREATE FUNCTION zhtext_eq(text, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteaeq';
COMMENT ON FUNCTION zhtext_eq(text, text) IS 'implementation of #=#';

CREATE FUNCTION zhtext_ne(text, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteane';
COMMENT ON FUNCTION zhtext_ne(text, text) IS 'implementation of #<>#';

CREATE FUNCTION zhtext_ge(text, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_ge_1_0';
COMMENT ON FUNCTION zhtext_ge(text, text) IS 'implementation of #>=#';

CREATE FUNCTION zhtext_gt(text, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_gt_1_0';
COMMENT ON FUNCTION zhtext_gt(text, text) IS 'implementation of #>#';

CREATE FUNCTION zhtext_cmp(text, text) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhtext_cmp_1_0';
COMMENT ON FUNCTION zhtext_cmp(text, text) IS 'less, equal, greater, as the keys of zh_pinyin_key compare';

CREATE FUNCTION zhtext_hash(text) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlena';
COMMENT ON FUNCTION zhtext_hash(text) IS
    'hash of a text, the same as that of the zhtext';

CREATE FUNCTION zhtext_hash_extended(text, bigint) RETURNS bigint
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlenaextended';
COMMENT ON FUNCTION zhtext_hash_extended(text, bigint) IS
    'hash of a text with a seed, the same as that of the zhtext';

CREATE OPERATOR < (
    LEFTARG = zhtext, RIGHTARG = text, FUNCTION = zhtext_lt,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);

CREATE OPERATOR <= (
    LEFTARG = zhtext, RIGHTARG = text, FUNCTION = zhtext_le,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);

CREATE OPERATOR = (
    LEFTARG = zhtext, RIGHTARG = text, FUNCTION = zhtext_eq,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);

CREATE OPERATOR <> (
    LEFTARG = zhtext, RIGHTARG = text, FUNCTION = zhtext_ne,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);

CREATE OPERATOR >= (
    LEFTARG = zhtext, RIGHTARG = text, FUNCTION = zhtext_ge,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);

CREATE OPERATOR > (
    LEFTARG = zhtext, RIGHTARG = text, FUNCTION = zhtext_gt,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);

CREATE OPERATOR < (
    LEFTARG = text, RIGHTARG = zhtext, FUNCTION = zhtext_lt,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);

CREATE OPERATOR <= (
    LEFTARG = text, RIGHTARG = zhtext, FUNCTION = zhtext_le,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);

CREATE OPERATOR = (
    LEFTARG = text, RIGHTARG = zhtext, FUNCTION = zhtext_eq,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);

CREATE OPERATOR <> (
    LEFTARG = text, RIGHTARG = zhtext, FUNCTION = zhtext_ne,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);

CREATE OPERATOR >= (
    LEFTARG = text, RIGHTARG = zhtext, FUNCTION = zhtext_ge,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);

CREATE OPERATOR > (
    LEFTARG = text, RIGHTARG = zhtext, FUNCTION = zhtext_gt,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);

CREATE OPERATOR #<# (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhtext_lt,
    COMMUTATOR = #>#, NEGATOR = #>=#,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR #<# (text, text) IS 'before in the order of zhtext';

CREATE OPERATOR #<=# (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhtext_le,
    COMMUTATOR = #>=#, NEGATOR = #>#,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR #<=# (text, text) IS 'before or equal in the order of zhtext';

CREATE OPERATOR #=# (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhtext_eq,
    COMMUTATOR = #=#, NEGATOR = #<>#,
    RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR #=# (text, text) IS 'equal in the order of zhtext';

CREATE OPERATOR #<># (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhtext_ne,
    COMMUTATOR = #<>#, NEGATOR = #=#,
    RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR #<># (text, text) IS 'not equal in the order of zhtext';

CREATE OPERATOR #>=# (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhtext_ge,
    COMMUTATOR = #<=#, NEGATOR = #<#,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR #>=# (text, text) IS 'after or equal in the order of zhtext';

CREATE OPERATOR #># (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhtext_gt,
    COMMUTATOR = #<#, NEGATOR = #<=#,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR #># (text, text) IS 'after in the order of zhtext';

ALTER OPERATOR FAMILY zhtext_ops USING btree ADD
    OPERATOR 1 < (zhtext, text), OPERATOR 2 <= (zhtext, text), OPERATOR 3 = (zhtext, text),
    OPERATOR 4 >= (zhtext, text), OPERATOR 5 > (zhtext, text),
    FUNCTION 1 (zhtext, text) zhtext_cmp(zhtext, text),
    OPERATOR 1 < (text, zhtext), OPERATOR 2 <= (text, zhtext), OPERATOR 3 = (text, zhtext),
    OPERATOR 4 >= (text, zhtext), OPERATOR 5 > (text, zhtext),
    FUNCTION 1 (text, zhtext) zhtext_cmp(text, zhtext),
    OPERATOR 1 #<# (text, text), OPERATOR 2 #<=# (text, text), OPERATOR 3 #=# (text, text),
    OPERATOR 4 #>=# (text, text), OPERATOR 5 #># (text, text),
    FUNCTION 1 (text, text) zhtext_cmp(text, text),
    FUNCTION 2 (text, text) zhtext_sortsupport(internal);

ALTER OPERATOR FAMILY zhtext_hash_ops USING hash ADD
    OPERATOR 1 = (zhtext, text), OPERATOR 1 = (text, zhtext), OPERATOR 1 #=# (text, text),
    FUNCTION 1 (text, text) zhtext_hash(text),
    FUNCTION 2 (text, text) zhtext_hash_extended(text, bigint);

-- zhname beside text: both sides compare in the order of the type, so that a parameter of
-- type text or varchar is served by an index. The operators between two texts have
-- names of their own, for text has its own order: the family needs them to sort texts,
-- for a merge join and for the elements of = ANY.
CREATE FUNCTION zhname_lt(zhname, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_lt_1_0';
COMMENT ON FUNCTION zhname_lt(zhname, text) IS 'implementation of <';

CREATE FUNCTION zhname_le(zhname, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_le_1_0';
COMMENT ON FUNCTION zhname_le(zhname, text) IS 'implementation of <=';

CREATE FUNCTION zhname_eq(zhname, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteaeq';
COMMENT ON FUNCTION zhname_eq(zhname, text) IS 'implementation of =';

CREATE FUNCTION zhname_ne(zhname, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteane';
COMMENT ON FUNCTION zhname_ne(zhname, text) IS 'implementation of <>';

CREATE FUNCTION zhname_ge(zhname, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_ge_1_0';
COMMENT ON FUNCTION zhname_ge(zhname, text) IS 'implementation of >=';

CREATE FUNCTION zhname_gt(zhname, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_gt_1_0';
COMMENT ON FUNCTION zhname_gt(zhname, text) IS 'implementation of >';

CREATE FUNCTION zhname_cmp(zhname, text) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_cmp_1_0';
COMMENT ON FUNCTION zhname_cmp(zhname, text) IS 'less, equal, greater, as the keys of zh_name_key compare';

CREATE FUNCTION zhname_lt(text, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_lt_1_0';
COMMENT ON FUNCTION zhname_lt(text, zhname) IS 'implementation of <';

CREATE FUNCTION zhname_le(text, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_le_1_0';
COMMENT ON FUNCTION zhname_le(text, zhname) IS 'implementation of <=';

CREATE FUNCTION zhname_eq(text, zhname) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteaeq';
COMMENT ON FUNCTION zhname_eq(text, zhname) IS 'implementation of =';

CREATE FUNCTION zhname_ne(text, zhname) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteane';
COMMENT ON FUNCTION zhname_ne(text, zhname) IS 'implementation of <>';

CREATE FUNCTION zhname_ge(text, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_ge_1_0';
COMMENT ON FUNCTION zhname_ge(text, zhname) IS 'implementation of >=';

CREATE FUNCTION zhname_gt(text, zhname) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_gt_1_0';
COMMENT ON FUNCTION zhname_gt(text, zhname) IS 'implementation of >';

CREATE FUNCTION zhname_cmp(text, zhname) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_cmp_1_0';
COMMENT ON FUNCTION zhname_cmp(text, zhname) IS 'less, equal, greater, as the keys of zh_name_key compare';

CREATE FUNCTION zhname_lt(text, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_lt_1_0';
COMMENT ON FUNCTION zhname_lt(text, text) IS 'implementation of @<@';

CREATE FUNCTION zhname_le(text, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_le_1_0';
COMMENT ON FUNCTION zhname_le(text, text) IS 'implementation of @<=@';

CREATE FUNCTION zhname_eq(text, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteaeq';
COMMENT ON FUNCTION zhname_eq(text, text) IS 'implementation of @=@';

CREATE FUNCTION zhname_ne(text, text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'byteane';
COMMENT ON FUNCTION zhname_ne(text, text) IS 'implementation of @<>@';

CREATE FUNCTION zhname_ge(text, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_ge_1_0';
COMMENT ON FUNCTION zhname_ge(text, text) IS 'implementation of @>=@';

CREATE FUNCTION zhname_gt(text, text) RETURNS boolean
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_gt_1_0';
COMMENT ON FUNCTION zhname_gt(text, text) IS 'implementation of @>@';

CREATE FUNCTION zhname_cmp(text, text) RETURNS integer
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'zhname_cmp_1_0';
COMMENT ON FUNCTION zhname_cmp(text, text) IS 'less, equal, greater, as the keys of zh_name_key compare';

CREATE FUNCTION zhname_hash(text) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlena';
COMMENT ON FUNCTION zhname_hash(text) IS
    'hash of a text, the same as that of the zhname';

CREATE FUNCTION zhname_hash_extended(text, bigint) RETURNS bigint
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlenaextended';
COMMENT ON FUNCTION zhname_hash_extended(text, bigint) IS
    'hash of a text with a seed, the same as that of the zhname';

CREATE OPERATOR < (
    LEFTARG = zhname, RIGHTARG = text, FUNCTION = zhname_lt,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);

CREATE OPERATOR <= (
    LEFTARG = zhname, RIGHTARG = text, FUNCTION = zhname_le,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);

CREATE OPERATOR = (
    LEFTARG = zhname, RIGHTARG = text, FUNCTION = zhname_eq,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);

CREATE OPERATOR <> (
    LEFTARG = zhname, RIGHTARG = text, FUNCTION = zhname_ne,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);

CREATE OPERATOR >= (
    LEFTARG = zhname, RIGHTARG = text, FUNCTION = zhname_ge,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);

CREATE OPERATOR > (
    LEFTARG = zhname, RIGHTARG = text, FUNCTION = zhname_gt,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);

CREATE OPERATOR < (
    LEFTARG = text, RIGHTARG = zhname, FUNCTION = zhname_lt,
    COMMUTATOR = >, NEGATOR = >=,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);

CREATE OPERATOR <= (
    LEFTARG = text, RIGHTARG = zhname, FUNCTION = zhname_le,
    COMMUTATOR = >=, NEGATOR = >,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);

CREATE OPERATOR = (
    LEFTARG = text, RIGHTARG = zhname, FUNCTION = zhname_eq,
    COMMUTATOR = =, NEGATOR = <>,
    RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);

CREATE OPERATOR <> (
    LEFTARG = text, RIGHTARG = zhname, FUNCTION = zhname_ne,
    COMMUTATOR = <>, NEGATOR = =,
    RESTRICT = neqsel, JOIN = neqjoinsel
);

CREATE OPERATOR >= (
    LEFTARG = text, RIGHTARG = zhname, FUNCTION = zhname_ge,
    COMMUTATOR = <=, NEGATOR = <,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);

CREATE OPERATOR > (
    LEFTARG = text, RIGHTARG = zhname, FUNCTION = zhname_gt,
    COMMUTATOR = <, NEGATOR = <=,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);

CREATE OPERATOR @<@ (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhname_lt,
    COMMUTATOR = @>@, NEGATOR = @>=@,
    RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR @<@ (text, text) IS 'before in the order of zhname';

CREATE OPERATOR @<=@ (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhname_le,
    COMMUTATOR = @>=@, NEGATOR = @>@,
    RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR @<=@ (text, text) IS 'before or equal in the order of zhname';

CREATE OPERATOR @=@ (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhname_eq,
    COMMUTATOR = @=@, NEGATOR = @<>@,
    RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR @=@ (text, text) IS 'equal in the order of zhname';

CREATE OPERATOR @<>@ (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhname_ne,
    COMMUTATOR = @<>@, NEGATOR = @=@,
    RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR @<>@ (text, text) IS 'not equal in the order of zhname';

CREATE OPERATOR @>=@ (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhname_ge,
    COMMUTATOR = @<=@, NEGATOR = @<@,
    RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR @>=@ (text, text) IS 'after or equal in the order of zhname';

CREATE OPERATOR @>@ (
    LEFTARG = text, RIGHTARG = text, FUNCTION = zhname_gt,
    COMMUTATOR = @<@, NEGATOR = @<=@,
    RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR @>@ (text, text) IS 'after in the order of zhname';

ALTER OPERATOR FAMILY zhname_ops USING btree ADD
    OPERATOR 1 < (zhname, text), OPERATOR 2 <= (zhname, text), OPERATOR 3 = (zhname, text),
    OPERATOR 4 >= (zhname, text), OPERATOR 5 > (zhname, text),
    FUNCTION 1 (zhname, text) zhname_cmp(zhname, text),
    OPERATOR 1 < (text, zhname), OPERATOR 2 <= (text, zhname), OPERATOR 3 = (text, zhname),
    OPERATOR 4 >= (text, zhname), OPERATOR 5 > (text, zhname),
    FUNCTION 1 (text, zhname) zhname_cmp(text, zhname),
    OPERATOR 1 @<@ (text, text), OPERATOR 2 @<=@ (text, text), OPERATOR 3 @=@ (text, text),
    OPERATOR 4 @>=@ (text, text), OPERATOR 5 @>@ (text, text),
    FUNCTION 1 (text, text) zhname_cmp(text, text),
    FUNCTION 2 (text, text) zhname_sortsupport(internal);

ALTER OPERATOR FAMILY zhname_hash_ops USING hash ADD
    OPERATOR 1 = (zhname, text), OPERATOR 1 = (text, zhname), OPERATOR 1 @=@ (text, text),
    FUNCTION 1 (text, text) zhname_hash(text),
    FUNCTION 2 (text, text) zhname_hash_extended(text, bigint);

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

CREATE TYPE archive_table;

CREATE FUNCTION archive_table_in(cstring) RETURNS archive_table
    LANGUAGE C STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_table_in(cstring) IS
    'input of archive_table';

CREATE FUNCTION archive_table_out(archive_table) RETURNS cstring
    LANGUAGE C STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_table_out(archive_table) IS
    'output of archive_table';

CREATE TYPE archive_table (
    INPUT = archive_table_in,
    OUTPUT = archive_table_out,
    LIKE = pg_catalog.oid
);
COMMENT ON TYPE archive_table IS
    'a table, like regclass
A table that does not exist is read as none, with a notice, so that a dump without it restores the registrations of other tables.';

CREATE CAST (archive_table AS pg_catalog.oid) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (archive_table AS pg_catalog.regclass) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (pg_catalog.regclass AS archive_table) WITHOUT FUNCTION AS ASSIGNMENT;

-- The tables that are not for users: not in the way of psql, of drivers and of ORMs.
CREATE SCHEMA zharchive_internal;
COMMENT ON SCHEMA zharchive_internal IS
    'tables of zharchive, written and read by its functions';
GRANT USAGE ON SCHEMA zharchive_internal TO PUBLIC;

CREATE TABLE zharchive_internal.archive_registry (
    tbl               archive_table PRIMARY KEY,
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
    next_title        archive_column,
    in_series         boolean NOT NULL
);
COMMENT ON TABLE zharchive_internal.archive_registry IS
    'the registered archives, one row for each; write it with archive_register, read the view archives';

-- A dropped table leaves its row behind; a dump omits the row.
SELECT pg_catalog.pg_extension_config_dump('zharchive_internal.archive_registry',
    'WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) tbl)');

CREATE FUNCTION archive_registry_guard() RETURNS trigger
    LANGUAGE C VOLATILE PARALLEL UNSAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_registry_guard() IS
    'trigger of archive_registry: only the owner of a table writes the row about it';

CREATE TRIGGER archive_registry_guard
    BEFORE INSERT OR UPDATE OR DELETE ON zharchive_internal.archive_registry
    FOR EACH ROW EXECUTE FUNCTION archive_registry_guard();

-- No UPDATE and no DELETE: whoever has these may lock the table, and so all others out.
GRANT SELECT, INSERT ON zharchive_internal.archive_registry TO PUBLIC;

-- A dump of 0.1.0 copies its rows to the table of this name.
CREATE VIEW archive_registry WITH (security_invoker = true) AS
SELECT * FROM zharchive_internal.archive_registry;
COMMENT ON VIEW archive_registry IS
    'takes the registrations from a dump of 0.1.0 into zharchive_internal.archive_registry; read the view archives';

CREATE FUNCTION archive_registry_insert() RETURNS trigger
    LANGUAGE C VOLATILE PARALLEL UNSAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_registry_insert() IS
    'trigger of the view archive_registry: inserts the row into the table';

CREATE TRIGGER archive_registry_insert
    INSTEAD OF INSERT ON archive_registry
    FOR EACH ROW EXECUTE FUNCTION archive_registry_insert();
GRANT SELECT, INSERT ON archive_registry TO PUBLIC;

CREATE FUNCTION archive_key(text) RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_key(text) IS
    'a text as the indexes of archives store it
Up to 400 bytes it is the text itself; a longer text is cut and ends with its SHA-256 in hexadecimal.';

CREATE FUNCTION archive_key(numeric) RETURNS numeric
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_key_of_number';
COMMENT ON FUNCTION archive_key(numeric) IS
    'a number as the indexes of archives store it
Up to 400 bytes it is the number itself; a longer number becomes its first 700 digits and 20 digits of a hash.';

-- What an archive was registered with besides its columns. A table of its own, for the
-- library of 0.1.0 reads the rows of archive_registry by their number of columns.
CREATE TABLE zharchive_internal.archive_options (
    tbl        archive_table PRIMARY KEY,
    continuity text,
    exceptions text[],
    previous   text,
    scheduled  boolean NOT NULL,
    zone       text NOT NULL,
    url        archive_column,
    prev_url   archive_column,
    next_url   archive_column,
    vocabulary jsonb
);
COMMENT ON TABLE zharchive_internal.archive_options IS
    'options of the registered archives besides their columns
One row for each archive registered since 1.0.0. archive_register writes it; the view archives shows it.';
SELECT pg_catalog.pg_extension_config_dump('zharchive_internal.archive_options',
    'WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) tbl)');
CREATE TRIGGER archive_registry_guard
    BEFORE INSERT OR UPDATE OR DELETE ON zharchive_internal.archive_options
    FOR EACH ROW EXECUTE FUNCTION archive_registry_guard();
GRANT SELECT, INSERT ON zharchive_internal.archive_options TO PUBLIC;

-- The channel that a caller names, of any type that channels usually have: through its
-- text. A polymorphic argument with a default would leave the type of the ids open.
CREATE TYPE archive_channel;

CREATE FUNCTION archive_channel_in(cstring) RETURNS archive_channel
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textin';
COMMENT ON FUNCTION archive_channel_in(cstring) IS
    'input of archive_channel';

CREATE FUNCTION archive_channel_out(archive_channel) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textout';
COMMENT ON FUNCTION archive_channel_out(archive_channel) IS
    'output of archive_channel';

CREATE FUNCTION archive_channel_recv(internal) RETURNS archive_channel
    LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'textrecv';
COMMENT ON FUNCTION archive_channel_recv(internal) IS
    'binary input of archive_channel';

CREATE FUNCTION archive_channel_send(archive_channel) RETURNS bytea
    LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'textsend';
COMMENT ON FUNCTION archive_channel_send(archive_channel) IS
    'binary output of archive_channel';

CREATE TYPE archive_channel (
    INPUT = archive_channel_in,
    OUTPUT = archive_channel_out,
    RECEIVE = archive_channel_recv,
    SEND = archive_channel_send,
    LIKE = pg_catalog.text
);
COMMENT ON TYPE archive_channel IS
    'the channel argument of the archive functions
A text, to which numbers, dates, uuids and booleans are cast implicitly.';

CREATE CAST (text AS archive_channel) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (varchar AS archive_channel) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (archive_channel AS text) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (smallint AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (integer AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (bigint AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (numeric AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (name AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (boolean AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (uuid AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (date AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (timestamp AS archive_channel) WITH INOUT AS IMPLICIT;
CREATE CAST (timestamptz AS archive_channel) WITH INOUT AS IMPLICIT;

CREATE FUNCTION archive_part(series_no) RETURNS bigint
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_part';
COMMENT ON FUNCTION archive_part(series_no) IS
    'the place of a part in its series, by its number
The indexes of archives store it. A part without a number comes last.';

CREATE FUNCTION archive_part(smallint) RETURNS bigint
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_part_of_int2';
COMMENT ON FUNCTION archive_part(smallint) IS
    'the place of a part in its series, by an integer
An integer that is no series number comes last.';

CREATE FUNCTION archive_part(integer) RETURNS bigint
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_part_of_int4';
COMMENT ON FUNCTION archive_part(integer) IS
    'the place of a part in its series, by an integer
An integer that is no series number comes last.';

CREATE FUNCTION archive_part(bigint) RETURNS bigint
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_part_of_int8';
COMMENT ON FUNCTION archive_part(bigint) IS
    'the place of a part in its series, by an integer
An integer that is no series number comes last.';

CREATE FUNCTION archive_date(date) RETURNS date
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_date';
COMMENT ON FUNCTION archive_date(date) IS
    'the date of a part as the indexes of archives store it: infinity if there is none';

CREATE FUNCTION archive_date(timestamp) RETURNS timestamp
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_time';
COMMENT ON FUNCTION archive_date(timestamp) IS
    'the time of a part as the indexes of archives store it: infinity if there is none';

CREATE FUNCTION archive_date(timestamptz) RETURNS timestamptz
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_time';
COMMENT ON FUNCTION archive_date(timestamptz) IS
    'the time of a part as the indexes of archives store it: infinity if there is none';

CREATE FUNCTION archive_part(series_no, date) RETURNS bigint
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_part_of_date';
COMMENT ON FUNCTION archive_part(series_no, date) IS
    'the place of a part in a series that begins anew each year
By the year of the date, unless the number has a year, then by the number. Parts without a year, then those without a number, come last.';

CREATE FUNCTION archive_part(series_no, timestamptz, zone text) RETURNS bigint
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'archive_part_of_time';
COMMENT ON FUNCTION archive_part(series_no, timestamptz, text) IS
    'the place of a part in a series that begins anew each year, by the years of a time zone';

CREATE FUNCTION archive_register(
    tbl regclass,
    id name,
    title name,
    published name DEFAULT NULL,
    channel name DEFAULT NULL,
    order_by anycompatible DEFAULT NULL::text,
    newest_first boolean DEFAULT true,
    visible text DEFAULT NULL,
    series name DEFAULT NULL,
    number name DEFAULT NULL,
    prev_title name DEFAULT NULL,
    next_title name DEFAULT NULL,
    unique_number boolean DEFAULT false,
    concurrently boolean DEFAULT false,
    continuity text DEFAULT NULL,
    exceptions text[] DEFAULT NULL,
    previous text DEFAULT NULL,
    scheduled boolean DEFAULT false,
    url name DEFAULT NULL,
    prev_url name DEFAULT NULL,
    next_url name DEFAULT NULL,
    vocabulary jsonb DEFAULT NULL
) RETURNS SETOF text
    LANGUAGE C VOLATILE PARALLEL UNSAFE ROWS 4
    AS 'MODULE_PATHNAME', 'archive_register_1_0';
COMMENT ON FUNCTION archive_register(regclass, name, name, name, name, anycompatible, boolean, text, name, name, name, name, boolean, boolean, text, text[], text, boolean, name, name, name, jsonb) IS
    'makes a table an archive: records its columns and makes the indexes for links
Reports what it did or, with concurrently, gives the commands that make the indexes. A series of type text is identified by its series_key. Only the owner of the table may call it.';

CREATE FUNCTION archive_unregister(tbl regclass) RETURNS void
    LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE
    AS 'MODULE_PATHNAME', 'archive_unregister_1_0';
COMMENT ON FUNCTION archive_unregister(regclass) IS
    'undoes archive_register and drops the indexes that it made';

CREATE FUNCTION archive_indexes(
    tbl regclass,
    OUT axis text, OUT index regclass, OUT state text, OUT statement text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED ROWS 2
    AS 'MODULE_PATHNAME', 'archive_indexes';
COMMENT ON FUNCTION archive_indexes(regclass) IS
    'the index of each axis of an archive, with its state and the statement that repairs it
The state is "valid", "invalid" or "missing". No row if the caller may not read the archive, or if it has lost a column.';

CREATE VIEW archives WITH (security_invoker = true) AS
SELECT
    r.tbl::pg_catalog.regclass AS tbl,
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
    -- a condition is kept in pieces, or by a statistics object of the table
    CASE WHEN r.visible[1] OPERATOR(pg_catalog.=) 'STATISTICS'
        AND pg_catalog.cardinality(r.visible) OPERATOR(pg_catalog.=) 2
        AND pg_catalog.cardinality(r.visible_columns) OPERATOR(pg_catalog.=) 0
    THEN (
        SELECT pg_catalog.regexp_replace(
            pg_catalog.pg_get_expr(s.stxexprs, s.stxrelid), '^\((.*) IS TRUE\)$', '\1')
        FROM pg_catalog.pg_statistic_ext AS s
        WHERE s.stxrelid OPERATOR(pg_catalog.=) r.tbl
            AND s.stxname OPERATOR(pg_catalog.=) r.visible[2]::pg_catalog.name
    ) ELSE (
        SELECT pg_catalog.string_agg(
            pg_catalog.concat(v.fragment,
                pg_catalog.quote_ident(archive_column_name(v.col)::pg_catalog.text)),
            '' ORDER BY v.place)
        FROM ROWS FROM (
            pg_catalog.unnest(r.visible),
            pg_catalog.unnest(r.visible_columns)
        ) WITH ORDINALITY AS v(fragment, col, place)
    ) END AS visible,
    CASE WHEN r.in_series THEN archive_column_name(r.series) ELSE '' END AS series,
    archive_column_name(r.number) AS number,
    archive_column_name(r.prev_title) AS prev_title,
    archive_column_name(r.next_title) AS next_title,
    -- what was registered under 0.1.0 has no options
    o.continuity,
    o.exceptions,
    o.previous,
    COALESCE(o.scheduled, false) AS scheduled,
    archive_column_name(o.url) AS url,
    archive_column_name(o.prev_url) AS prev_url,
    archive_column_name(o.next_url) AS next_url,
    o.vocabulary,
    (SELECT i.state FROM archive_indexes(r.tbl::pg_catalog.regclass) AS i
     WHERE i.axis OPERATOR(pg_catalog.=) 'channel') AS channel_index,
    (SELECT i.state FROM archive_indexes(r.tbl::pg_catalog.regclass) AS i
     WHERE i.axis OPERATOR(pg_catalog.=) 'series') AS series_index
FROM zharchive_internal.archive_registry AS r
LEFT JOIN zharchive_internal.archive_options AS o ON o.tbl OPERATOR(pg_catalog.=) r.tbl
WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) r.tbl)
    -- no more than the trigger lets in: 0.1.0 let in any row
    AND COALESCE(pg_catalog.pg_column_size(r.visible), 0)
        OPERATOR(pg_catalog.+) pg_catalog.pg_column_size(r.visible_columns)
        OPERATOR(pg_catalog.+) pg_catalog.pg_column_size(r.order_by)
        OPERATOR(pg_catalog.+) pg_catalog.pg_column_size(r.order_desc)
        OPERATOR(pg_catalog.+) pg_catalog.pg_column_size(r.order_nulls_first)
        OPERATOR(pg_catalog.<=) 100000;
COMMENT ON VIEW archives IS
    'the registered archives, with the current names of their columns and the state of their indexes';
GRANT SELECT ON archives TO PUBLIC;

CREATE FUNCTION archive_links(
    tbl regclass, article anyelement, rels text[] DEFAULT '{first,prev,next,last}', channel archive_channel DEFAULT NULL,
    OUT axis text, OUT rel text, OUT id anyelement, OUT title text, OUT number series_no, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 8
    AS 'MODULE_PATHNAME', 'archive_links_1_0';
COMMENT ON FUNCTION archive_links(regclass, anyelement, text[], archive_channel) IS
    'first, prev, next and last of an article in its channel and in its series';

-- A bare literal or an untyped parameter is taken for a text.
CREATE FUNCTION archive_links(
    tbl regclass, article text, rels text[] DEFAULT '{first,prev,next,last}', channel archive_channel DEFAULT NULL,
    OUT axis text, OUT rel text, OUT id text, OUT title text, OUT number series_no, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 8
    AS 'MODULE_PATHNAME', 'archive_links_1_0';
COMMENT ON FUNCTION archive_links(regclass, text, text[], archive_channel) IS
    'first, prev, next and last of an article in its channel and in its series';

CREATE FUNCTION archive_prev(
    tbl regclass, article anyelement, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL,
    OUT id anyelement, OUT title text, OUT number series_no, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 1
    AS 'MODULE_PATHNAME', 'archive_prev_1_0';
COMMENT ON FUNCTION archive_prev(regclass, anyelement, text, archive_channel) IS
    'the previous article on the axis "channel" or "series"';

CREATE FUNCTION archive_prev(
    tbl regclass, article text, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL,
    OUT id text, OUT title text, OUT number series_no, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 1
    AS 'MODULE_PATHNAME', 'archive_prev_1_0';
COMMENT ON FUNCTION archive_prev(regclass, text, text, archive_channel) IS
    'the previous article on the axis "channel" or "series"';

CREATE FUNCTION archive_next(
    tbl regclass, article anyelement, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL,
    OUT id anyelement, OUT title text, OUT number series_no, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 1
    AS 'MODULE_PATHNAME', 'archive_next_1_0';
COMMENT ON FUNCTION archive_next(regclass, anyelement, text, archive_channel) IS
    'the next article on the axis "channel" or "series"';

CREATE FUNCTION archive_next(
    tbl regclass, article text, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL,
    OUT id text, OUT title text, OUT number series_no, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 1
    AS 'MODULE_PATHNAME', 'archive_next_1_0';
COMMENT ON FUNCTION archive_next(regclass, text, text, archive_channel) IS
    'the next article on the axis "channel" or "series"';

CREATE FUNCTION archive_page(
    tbl regclass, channel archive_channel, after anyelement, count integer DEFAULT 20,
    OUT id anyelement, OUT title text, OUT number series_no, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 20
    AS 'MODULE_PATHNAME', 'archive_page_1_0';
COMMENT ON FUNCTION archive_page(regclass, archive_channel, anyelement, integer) IS
    'a page of a channel''s list: the articles after the given one, or from the top';

CREATE FUNCTION archive_page(
    tbl regclass, channel archive_channel DEFAULT NULL, after text DEFAULT NULL, count integer DEFAULT 20,
    OUT id text, OUT title text, OUT number series_no, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED ROWS 20
    AS 'MODULE_PATHNAME', 'archive_page_1_0';
COMMENT ON FUNCTION archive_page(regclass, archive_channel, text, integer) IS
    'a page of a channel''s list: the articles after the given one, or from the top';

CREATE FUNCTION archive_links_rows(
    tbl regclass, channel archive_channel DEFAULT NULL,
    OUT axis text, OUT list text, OUT id text, OUT title text, OUT number series_no,
    OUT prev_id text, OUT prev_title text, OUT next_id text, OUT next_title text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_links_rows';
COMMENT ON FUNCTION archive_links_rows(regclass, archive_channel) IS
    'the rows of archive_links_all, made one by one';

-- The server inlines the query: it would run a function in FROM to its end before it
-- returned the first row.
CREATE FUNCTION archive_links_all(
    tbl regclass, channel archive_channel DEFAULT NULL,
    OUT axis text, OUT list text, OUT id text, OUT title text, OUT number series_no,
    OUT prev_id text, OUT prev_title text, OUT next_id text, OUT next_title text
) RETURNS SETOF record
    LANGUAGE sql STABLE PARALLEL RESTRICTED
BEGIN ATOMIC
    SELECT (l.link).axis, (l.link).list, (l.link).id, (l.link).title, (l.link).number,
        (l.link).prev_id, (l.link).prev_title, (l.link).next_id, (l.link).next_title
    FROM (SELECT archive_links_rows(tbl, channel) AS link OFFSET 0) AS l;
END;
COMMENT ON FUNCTION archive_links_all(regclass, archive_channel) IS
    'every listed article of an archive, or of one channel, with its neighbours';

CREATE FUNCTION archive_series(
    tbl regclass, series text DEFAULT NULL,
    OUT list text, OUT articles bigint, OUT unnumbered bigint, OUT first series_no, OUT last series_no,
    OUT first_date date, OUT last_date date, OUT continuity text, OUT holdings series_multirange,
    OUT missing bigint, OUT repeated bigint, OUT out_of_order bigint,
    OUT step integer, OUT jumps series_multirange
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_series_1_0';
COMMENT ON FUNCTION archive_series(regclass, text) IS
    'the series of an archive, or one of them: what each holds, lacks and repeats
One row for each series, in its most frequent spelling. An argument may have any of its spellings.';

CREATE FUNCTION archive_gaps(
    tbl regclass, series text DEFAULT NULL, continuity text DEFAULT NULL, step integer DEFAULT NULL,
    OUT list text, OUT first series_no, OUT last series_no, OUT missing bigint, OUT jump boolean
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_gaps_1_0';
COMMENT ON FUNCTION archive_gaps(regclass, text, text, integer) IS
    'the numbers missing in each series of an archive, or in one of them, as ranges
Only numbers between held ones are missing. An argument may have any spelling of the series.';

CREATE FUNCTION archive_series_near(
    tbl regclass, series text DEFAULT NULL,
    OUT list text, OUT articles bigint, OUT near text, OUT near_articles bigint, OUT distance integer
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_series_near_1_0';
COMMENT ON FUNCTION archive_series_near(regclass, text) IS
    'pairs of series whose names differ in at most one character';

CREATE FUNCTION archive_audit(
    tbl regclass, channel archive_channel DEFAULT NULL,
    OUT id text, OUT rel text, OUT printed text, OUT printed_id text,
    OUT computed_id text, OUT computed_title text, OUT verdict text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_audit_1_0';
COMMENT ON FUNCTION archive_audit(regclass, archive_channel) IS
    'the previous and next titles that old pages print, compared with the computed links';

CREATE FUNCTION archive_restore_order(
    tbl regclass, channel archive_channel DEFAULT NULL,
    OUT id text, OUT "position" bigint, OUT note text, OUT list text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_restore_order_1_0';
COMMENT ON FUNCTION archive_restore_order(regclass, archive_channel) IS
    'the order of each list, or of one channel, by dates and printed links
Printed links decide if dates are equal or missing.';

CREATE FUNCTION archive_link_header(
    tbl regclass, article anyelement, template text, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL
) RETURNS text
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_link_header_1_0';
COMMENT ON FUNCTION archive_link_header(regclass, anyelement, text, text, archive_channel) IS
    'the links of an article as the value of an HTTP Link field (RFC 8288)';

CREATE FUNCTION archive_link_header(
    tbl regclass, article text, template text, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL
) RETURNS text
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_link_header_1_0';
COMMENT ON FUNCTION archive_link_header(regclass, text, text, text, archive_channel) IS
    'the links of an article as the value of an HTTP Link field (RFC 8288)';

CREATE FUNCTION archive_jsonld(
    tbl regclass, article anyelement, template text, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL
) RETURNS text
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_jsonld_1_0';
COMMENT ON FUNCTION archive_jsonld(regclass, anyelement, text, text, archive_channel) IS
    'an article and its neighbours as JSON-LD in the vocabulary of schema.org';

CREATE FUNCTION archive_jsonld(
    tbl regclass, article text, template text, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL
) RETURNS text
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_jsonld_1_0';
COMMENT ON FUNCTION archive_jsonld(regclass, text, text, text, archive_channel) IS
    'an article and its neighbours as JSON-LD in the vocabulary of schema.org';

CREATE FUNCTION archive_html_links(
    tbl regclass, article anyelement, template text, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL,
    OUT head text, OUT body text
) RETURNS record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_html_links_1_0';
COMMENT ON FUNCTION archive_html_links(regclass, anyelement, text, text, archive_channel) IS
    'the links of an article as HTML link elements and anchors';

CREATE FUNCTION archive_html_links(
    tbl regclass, article text, template text, axis text DEFAULT 'channel', channel archive_channel DEFAULT NULL,
    OUT head text, OUT body text
) RETURNS record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME', 'archive_html_links_1_0';
COMMENT ON FUNCTION archive_html_links(regclass, text, text, text, archive_channel) IS
    'the links of an article as HTML link elements and anchors';

------------------------------------------------------------------------------
-- Across archives
------------------------------------------------------------------------------

CREATE FUNCTION archive_relays(
    tables regclass[], since date DEFAULT NULL,
    OUT grp bigint, OUT tbl regclass, OUT id text, OUT title text, OUT published date, OUT author text,
    OUT role text, OUT of_tbl regclass, OUT of_id text, OUT evidence text
) RETURNS SETOF record
    LANGUAGE C STABLE PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_relays(regclass[], date) IS
    'the articles that several archives have in common: original, relays and copies
Found by headlines, authors and dates. With since, only groups with an article of that day or later. Raises an error for an archive that the caller may not read.';

CREATE FUNCTION archive_union(
    tables regclass[],
    OUT list text, OUT articles bigint, OUT continuity text, OUT holdings series_multirange,
    OUT holders regclass[], OUT held series_multirange[], OUT missing series_multirange
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_union(regclass[]) IS
    'the series of several archives: what all hold together, and what each holds';

CREATE FUNCTION archive_union_gaps(
    tables regclass[],
    OUT list text, OUT tbl regclass, OUT number series_no,
    OUT from_tbl regclass, OUT id text, OUT title text, OUT published date
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_union_gaps(regclass[]) IS
    'the numbers that one archive lacks and another holds, with the article to take each from
An archive without any number of a series does not lack one.';

CREATE FUNCTION archive_catalogue(
    tables regclass[],
    OUT tbl regclass, OUT id text, OUT title text, OUT series text, OUT number series_no, OUT author text,
    OUT headline text, OUT published date, OUT channel text, OUT relay text
) RETURNS SETOF record
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_catalogue(regclass[]) IS
    'the listed articles of several archives in one shape
Raises an error for an archive that the caller may not read.';

CREATE FUNCTION archive_catalogue_query(tables regclass[]) RETURNS text
    LANGUAGE C STABLE STRICT PARALLEL RESTRICTED
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION archive_catalogue_query(regclass[]) IS
    'the query of archive_catalogue, as text for a view
Through such a view, WITH (security_invoker), conditions reach each table. An empty array is an error.';

------------------------------------------------------------------------------
-- Upkeep
------------------------------------------------------------------------------

CREATE FUNCTION zharchive_version() RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zharchive_version() IS
    'the version of the loaded zharchive module, of its order and of its readers';

-- What was made under earlier versions. Only the script of an update to another order
-- or other readers writes here. Not dumped: what a restore makes, it makes under its own.
CREATE TABLE zharchive_internal.zharchive_outdated (
    classid oid NOT NULL,
    objid oid NOT NULL,
    objsubid integer NOT NULL,
    filenode oid NOT NULL,
    made_with text NOT NULL,
    PRIMARY KEY (classid, objid, objsubid)
);
COMMENT ON TABLE zharchive_internal.zharchive_outdated IS
    'objects that hold answers of an earlier order or of earlier readers; see zharchive_check';
GRANT DELETE ON zharchive_internal.zharchive_outdated TO pg_database_owner;
GRANT SELECT ON zharchive_internal.zharchive_outdated TO PUBLIC;

CREATE FUNCTION zharchive_dependents(
    OUT classid oid, OUT objid oid, OUT objsubid integer, OUT kind text,
    OUT object text, OUT filenode oid, OUT statement text, OUT families text[])
    RETURNS SETOF record
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    WITH RECURSIVE uses (classid, objid, family, followed) AS (
        -- the functions and operator classes of this extension whose values are stored
        SELECT d.classid, d.objid,
            CASE WHEN o.oid IS NOT NULL THEN 'order'
                WHEN p.proname OPERATOR(pg_catalog.~) '^zh' AND p.proname OPERATOR(pg_catalog.<>) 'zh_date' THEN 'order'
                ELSE 'readers' END,
            true
        FROM pg_catalog.pg_extension e
        JOIN pg_catalog.pg_depend d
            ON d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_extension'::pg_catalog.regclass
            AND d.refobjid OPERATOR(pg_catalog.=) e.oid
            AND d.deptype OPERATOR(pg_catalog.=) 'e'
        LEFT JOIN pg_catalog.pg_proc p
            ON d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_proc'::pg_catalog.regclass
            AND d.objid OPERATOR(pg_catalog.=) p.oid
        LEFT JOIN pg_catalog.pg_opclass o
            ON d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_opclass'::pg_catalog.regclass
            AND d.objid OPERATOR(pg_catalog.=) o.oid
            AND o.opcname OPERATOR(pg_catalog.~) '^zh(text|name)_ops$'
        WHERE e.extname OPERATOR(pg_catalog.=) 'zharchive'::pg_catalog.name
            AND (o.oid IS NOT NULL
                OR p.proname OPERATOR(pg_catalog.~) '^(zh_|zhtext_|zhname_|parse_|title_|html_)'
                OR p.proname OPERATOR(pg_catalog.=) ANY ('{series_key,archive_key,headline_key,to_series_no,to_char}'::pg_catalog.name[])
                OR (p.proname OPERATOR(pg_catalog.=) 'series_no'::pg_catalog.name
                    AND p.proargtypes[0] OPERATOR(pg_catalog.=) 'pg_catalog.text'::pg_catalog.regtype))
        UNION
        -- and everything that depends on one, through functions, operators and views of the user
        SELECT CASE WHEN r.oid IS NULL THEN d.classid ELSE 'pg_catalog.pg_class'::pg_catalog.regclass END,
            coalesce(r.ev_class, d.objid), u.family,
            r.oid IS NOT NULL OR d.classid OPERATOR(pg_catalog.=) ANY (ARRAY[
                'pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_operator'::pg_catalog.regclass,
                'pg_catalog.pg_opclass'::pg_catalog.regclass]::pg_catalog.oid[])
        FROM uses u
        JOIN pg_catalog.pg_depend d ON d.refclassid OPERATOR(pg_catalog.=) u.classid
            AND d.refobjid OPERATOR(pg_catalog.=) u.objid
        LEFT JOIN pg_catalog.pg_rewrite r
            ON d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_rewrite'::pg_catalog.regclass
            AND r.oid OPERATOR(pg_catalog.=) d.objid
        WHERE u.followed
    ), users AS (
        SELECT u.classid, u.objid, pg_catalog.array_agg(DISTINCT u.family ORDER BY u.family) AS families
        FROM uses u
        GROUP BY u.classid, u.objid
    ), found AS (
        SELECT u.families, c.oid, c.relkind, c.relfilenode, c.oid::pg_catalog.regclass::text AS name
        FROM users u
        JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) u.objid
        WHERE u.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
    )
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, f.oid, 0, 'index', f.name, f.relfilenode,
        pg_catalog.format('REINDEX INDEX %s', f.name), f.families
    FROM found f
    WHERE f.relkind OPERATOR(pg_catalog.=) 'i'
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, f.oid, 0, 'materialized view', f.name, f.relfilenode,
        pg_catalog.format('REFRESH MATERIALIZED VIEW %s', f.name), f.families
    FROM found f
    WHERE f.relkind OPERATOR(pg_catalog.=) 'm'
    UNION ALL
    -- an update of any column moves a row to the partition that it belongs to now
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, f.oid, 0, 'partition key', f.name, f.relfilenode,
        pg_catalog.format('UPDATE %1$s SET %2$I = %2$I; DELETE FROM %3$s WHERE objid = %4$s',
            f.name,
            (SELECT t.attname FROM pg_catalog.pg_attribute t
             WHERE t.attrelid OPERATOR(pg_catalog.=) f.oid AND t.attnum OPERATOR(pg_catalog.>) 0
                 AND NOT t.attisdropped AND t.attgenerated OPERATOR(pg_catalog.=) ''
             ORDER BY t.attnum LIMIT 1),
            'zharchive_internal.zharchive_outdated'::pg_catalog.regclass, f.oid),
        f.families
    FROM found f
    WHERE f.relkind OPERATOR(pg_catalog.=) 'p'
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
            pg_catalog.pg_get_expr(a.adbin, a.adrelid)),
        u.families
    FROM users u
    JOIN pg_catalog.pg_attrdef a ON a.oid OPERATOR(pg_catalog.=) u.objid
    JOIN pg_catalog.pg_attribute t ON t.attrelid OPERATOR(pg_catalog.=) a.adrelid
        AND t.attnum OPERATOR(pg_catalog.=) a.adnum
        AND t.attgenerated OPERATOR(pg_catalog.=) 's'
    JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) a.adrelid
    WHERE u.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_attrdef'::pg_catalog.regclass
    UNION ALL
    SELECT u.classid, n.oid, 0, 'constraint',
        pg_catalog.format('%s.%I', coalesce(c.oid::pg_catalog.regclass::text,
            pg_catalog.format_type(n.contypid, NULL)), n.conname),
        0,
        pg_catalog.format(
            CASE WHEN c.oid IS NULL
                THEN 'ALTER DOMAIN %1$s DROP CONSTRAINT %2$I; ALTER DOMAIN %1$s ADD CONSTRAINT %2$I %3$s'
                ELSE 'ALTER TABLE %1$s DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I %3$s'
            END,
            coalesce(c.oid::pg_catalog.regclass::text, pg_catalog.format_type(n.contypid, NULL)),
            n.conname, pg_catalog.pg_get_constraintdef(n.oid)),
        u.families
    FROM users u
    JOIN pg_catalog.pg_constraint n ON n.oid OPERATOR(pg_catalog.=) u.objid
        AND n.contype OPERATOR(pg_catalog.=) 'c'
        AND n.coninhcount OPERATOR(pg_catalog.=) 0
    LEFT JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) n.conrelid
    WHERE u.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_constraint'::pg_catalog.regclass
    UNION ALL
    SELECT u.classid, s.oid, 0, 'statistics',
        pg_catalog.format('%I.%I', n.nspname, s.stxname),
        0,
        pg_catalog.format('DROP STATISTICS %1$I.%2$I; %3$s; ANALYZE %4$s',
            n.nspname, s.stxname, pg_catalog.pg_get_statisticsobjdef(s.oid),
            s.stxrelid::pg_catalog.regclass),
        u.families
    FROM users u
    JOIN pg_catalog.pg_statistic_ext s ON s.oid OPERATOR(pg_catalog.=) u.objid
    JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) s.stxnamespace
    WHERE u.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass;
END;
COMMENT ON FUNCTION zharchive_dependents() IS
    'every object that holds answers of zharchive, with the statement that rebuilds it
Indexes, generated columns, materialized views, constraints, statistics and partition keys, with the families of functions that each uses.';

------------------------------------------------------------------------------
-- Chinese orders as ICU collations
------------------------------------------------------------------------------

CREATE FUNCTION zh_collation_rules(kind text, extra text DEFAULT '') RETURNS text
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_collation_rules(text, text) IS
    'ICU rules for a Chinese order: pinyin, zhuyin, stroke or radical
For RULES of CREATE COLLATION, PostgreSQL 16 and later. Extra rules are appended.';

CREATE FUNCTION zh_collation_check(
    collation_id regcollation, OUT kind text, OUT result text, OUT characters int,
    OUT phrases int, OUT examples text[])
    LANGUAGE C STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION zh_collation_check(regcollation) IS
    'compares a collation with the sort keys
Gives the nearest order, the result, how many neighbours are in the wrong order, and examples, over the official list and the phrases.';

CREATE FUNCTION zh_collation_dependents(
    OUT kind text, OUT object text, OUT made_with text, OUT statement text)
    RETURNS SETOF record
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    WITH collations (oid, made, now, name, is_database) AS MATERIALIZED (
        -- those of the bundle's locale and of the rules; the names of columns are those
        -- of several versions of PostgreSQL
        SELECT c.oid, c.collversion, pg_catalog.pg_collation_actual_version(c.oid),
            c.oid::pg_catalog.regcollation::pg_catalog.text, false
        FROM pg_catalog.pg_collation AS c
        CROSS JOIN LATERAL pg_catalog.to_jsonb(c) AS j
        WHERE c.oid OPERATOR(pg_catalog.>=) 16384 -- made by users
            AND (coalesce(j OPERATOR(pg_catalog.->>) 'colllocale', j OPERATOR(pg_catalog.->>) 'colliculocale', '')
                    OPERATOR(pg_catalog.~*) '^zh[-_]+zharchiv'
                OR coalesce(j OPERATOR(pg_catalog.->>) 'collicurules', '')
                    OPERATOR(pg_catalog.~) '^# zharchive ')
        UNION ALL
        SELECT 100, d.datcollversion, pg_catalog.pg_database_collation_actual_version(d.oid),
            d.datname::pg_catalog.text, true
        FROM pg_catalog.pg_database AS d
        CROSS JOIN LATERAL pg_catalog.to_jsonb(d) AS j
        WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
            AND (coalesce(j OPERATOR(pg_catalog.->>) 'datlocale', j OPERATOR(pg_catalog.->>) 'daticulocale', '')
                        OPERATOR(pg_catalog.~*) '^zh[-_]+zharchiv'
                OR coalesce(j OPERATOR(pg_catalog.->>) 'daticurules', '')
                    OPERATOR(pg_catalog.~) '^# zharchive ')
    ), dependents (collation_id, kind, object, statement) AS MATERIALIZED (
        SELECT c.oid, 'index', i.indexrelid::pg_catalog.regclass::pg_catalog.text,
            pg_catalog.format('REINDEX INDEX %s', i.indexrelid::pg_catalog.regclass)
        FROM collations AS c
        JOIN pg_catalog.pg_index AS i
            ON c.oid OPERATOR(pg_catalog.=) ANY (i.indcollation::pg_catalog.oid[])
                OR EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                    WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                        AND d.objid OPERATOR(pg_catalog.=) i.indexrelid
                        AND d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_collation'::pg_catalog.regclass
                        AND d.refobjid OPERATOR(pg_catalog.=) c.oid)
        JOIN pg_catalog.pg_class AS r ON r.oid OPERATOR(pg_catalog.=) i.indexrelid
            AND r.relkind OPERATOR(pg_catalog.=) 'i'
        UNION ALL
        SELECT c.oid, 'partition key', p.partrelid::pg_catalog.regclass::pg_catalog.text, NULL
        FROM collations AS c
        JOIN pg_catalog.pg_partitioned_table AS p
            ON c.oid OPERATOR(pg_catalog.=) ANY (p.partcollation::pg_catalog.oid[])
        UNION ALL
        SELECT c.oid, 'constraint',
            pg_catalog.format('%s.%I', coalesce(r.oid::pg_catalog.regclass::pg_catalog.text,
                pg_catalog.format_type(n.contypid, NULL)), n.conname),
            pg_catalog.format(
                CASE WHEN r.oid IS NULL
                    THEN 'ALTER DOMAIN %1$s DROP CONSTRAINT %2$I; ALTER DOMAIN %1$s ADD CONSTRAINT %2$I %3$s'
                    ELSE 'ALTER TABLE %1$s DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I %3$s'
                END,
                coalesce(r.oid::pg_catalog.regclass::pg_catalog.text, pg_catalog.format_type(n.contypid, NULL)),
                n.conname, pg_catalog.pg_get_constraintdef(n.oid))
        FROM collations AS c
        JOIN pg_catalog.pg_constraint AS n ON n.contype OPERATOR(pg_catalog.=) 'c'
            AND n.coninhcount OPERATOR(pg_catalog.=) 0
            AND (EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                    WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_constraint'::pg_catalog.regclass
                        AND d.objid OPERATOR(pg_catalog.=) n.oid
                        AND d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_collation'::pg_catalog.regclass
                        AND d.refobjid OPERATOR(pg_catalog.=) c.oid)
                -- a column brings its collation into the expression, a domain too
                OR EXISTS (SELECT FROM pg_catalog.pg_attribute AS a
                    WHERE a.attrelid OPERATOR(pg_catalog.=) n.conrelid
                        AND a.attnum OPERATOR(pg_catalog.=) ANY (n.conkey)
                        AND a.attcollation OPERATOR(pg_catalog.=) c.oid)
                OR EXISTS (SELECT FROM pg_catalog.pg_type AS t
                    WHERE t.oid OPERATOR(pg_catalog.=) n.contypid
                        AND t.typcollation OPERATOR(pg_catalog.=) c.oid))
            AND n.connamespace OPERATOR(pg_catalog.<>) 'information_schema'::pg_catalog.regnamespace
        LEFT JOIN pg_catalog.pg_class AS r ON r.oid OPERATOR(pg_catalog.=) n.conrelid
    ), checked AS MATERIALIZED (
        SELECT c.oid, c.made, c.now, c.name, c.is_database, k.result
        FROM collations AS c
        CROSS JOIN LATERAL zh_collation_check(c.oid::pg_catalog.regcollation) AS k
        WHERE pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.=) 'UTF8'::pg_catalog.name
            AND c.oid OPERATOR(pg_catalog.=) ANY (
                ARRAY(SELECT d.collation_id FROM dependents AS d)::pg_catalog.oid[])
    )
    -- nothing is made anew by a collation that is wrong
    SELECT d.kind, d.object, pg_catalog.format('collation %s: %s', c.name, c.result), NULL
    FROM checked AS c
    JOIN dependents AS d ON d.collation_id OPERATOR(pg_catalog.=) c.oid
    WHERE c.result OPERATOR(pg_catalog.!~) '^right'
    UNION ALL
    SELECT d.kind, d.object, pg_catalog.format('collation %s, version %s', c.name, c.made), d.statement
    FROM checked AS c
    JOIN dependents AS d ON d.collation_id OPERATOR(pg_catalog.=) c.oid
    WHERE c.result OPERATOR(pg_catalog.~) '^right' AND c.made OPERATOR(pg_catalog.<>) c.now
    UNION ALL
    SELECT 'collation', c.name, pg_catalog.format('version %s', c.made),
        pg_catalog.format(
            CASE WHEN c.is_database THEN 'ALTER DATABASE %I REFRESH COLLATION VERSION'
                ELSE 'ALTER COLLATION %s REFRESH VERSION' END, c.name)
    FROM checked AS c
    WHERE c.result OPERATOR(pg_catalog.~) '^right' AND c.made OPERATOR(pg_catalog.<>) c.now;
END;
COMMENT ON FUNCTION zh_collation_dependents() IS
    'objects that depend on a Chinese ICU collation that is wrong or has another version
Indexes, partition keys and constraints. statement is NULL if the collation is wrong on this server: install the bundle first. Takes some tenths of a second for each such collation.';

CREATE FUNCTION zharchive_check(
    OUT kind text, OUT object text, OUT made_with text, OUT statement text)
    RETURNS SETOF record
    LANGUAGE sql STABLE STRICT PARALLEL RESTRICTED
BEGIN ATOMIC
    SELECT found.kind, found.object, found.made_with, found.statement
    FROM (
    SELECT d.kind, d.object, o.made_with, d.statement
    FROM zharchive_internal.zharchive_outdated o
    JOIN zharchive_dependents() d ON d.classid OPERATOR(pg_catalog.=) o.classid
        AND d.objid OPERATOR(pg_catalog.=) o.objid
        AND d.objsubid OPERATOR(pg_catalog.=) o.objsubid
        AND d.filenode OPERATOR(pg_catalog.=) o.filenode
    UNION ALL
    SELECT c.kind, c.object, c.made_with, c.statement
    FROM zh_collation_dependents() AS c
    UNION ALL
    -- links are right without their indexes, and slow
    SELECT 'archive index', pg_catalog.format('%s (%s)', r.tbl::pg_catalog.regclass, i.axis),
        i.state, i.statement
    FROM zharchive_internal.archive_registry AS r, archive_indexes(r.tbl::pg_catalog.regclass) AS i
    WHERE i.state OPERATOR(pg_catalog.<>) 'valid'
        AND NOT EXISTS (SELECT FROM zharchive_internal.zharchive_outdated AS o
            WHERE o.objid OPERATOR(pg_catalog.=) i.index)
    -- the version of a collation is set when what depends on it was made anew
    ) AS found
    ORDER BY found.kind OPERATOR(pg_catalog.=) 'collation', found.kind, found.object;
END;
COMMENT ON FUNCTION zharchive_check() IS
    'what must be rebuilt after an update, with the statements; no row when all is well
Lists what was made under another version of the order, of the readers or of a collation, what depends on a collation that is wrong on this server, and indexes of archives that are missing or not valid.';
