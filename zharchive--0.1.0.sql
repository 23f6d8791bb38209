/*
 * zharchive--0.1.0.sql
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
    LIKE = int8
);
COMMENT ON TYPE series_no IS
    'number in a series: up to three levels, each a number or a word, the last may be a span';

CREATE FUNCTION to_series_no(text) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION to_series_no(text) IS
    'the series number that a text is, NULL where the cast would raise';

CREATE FUNCTION series_level(series_no, int) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_level(series_no, int) IS
    'one level, 1 to 3, of a series number, NULL where it has none';

CREATE FUNCTION series_no(text) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'series_no_from_text';
COMMENT ON FUNCTION series_no(text) IS
    'the series number that a text is';

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

CREATE FUNCTION series_no_plus_int4(series_no, int4) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_plus_int4(series_no, int4) IS
    'implementation of the operator +';

CREATE FUNCTION series_no_plus_int8(series_no, int8) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_no_plus_int8(series_no, int8) IS
    'implementation of the operator +';

CREATE FUNCTION int4_plus_series_no(int4, series_no) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION int4_plus_series_no(int4, series_no) IS
    'implementation of the operator +';

CREATE FUNCTION int8_plus_series_no(int8, series_no) RETURNS series_no
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION int8_plus_series_no(int8, series_no) IS
    'implementation of the operator +';

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
    FUNCTION = series_no_plus_int4, LEFTARG = series_no, RIGHTARG = int4,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (series_no, int4) IS 'last level moved up';

CREATE OPERATOR + (
    FUNCTION = series_no_plus_int8, LEFTARG = series_no, RIGHTARG = int8,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (series_no, int8) IS 'last level moved up';

CREATE OPERATOR + (
    FUNCTION = int4_plus_series_no, LEFTARG = int4, RIGHTARG = series_no,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (int4, series_no) IS 'last level moved up';

CREATE OPERATOR + (
    FUNCTION = int8_plus_series_no, LEFTARG = int8, RIGHTARG = series_no,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (int8, series_no) IS 'last level moved up';

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

CREATE FUNCTION series_holdings_step(internal, series_no) RETURNS internal
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_holdings_step(internal, series_no) IS
    'step of the aggregate series_holdings';

CREATE FUNCTION series_missing_step(internal, series_no) RETURNS internal
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_missing_step(internal, series_no) IS
    'step of the aggregate series_missing';

CREATE FUNCTION series_repeated_step(internal, series_no) RETURNS internal
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_repeated_step(internal, series_no) IS
    'step of the aggregate series_repeated';

CREATE FUNCTION series_holdings_final(internal) RETURNS series_multirange
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_holdings_final(internal) IS
    'result of the aggregate series_holdings';

CREATE FUNCTION series_missing_final(internal) RETURNS series_multirange
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_missing_final(internal) IS
    'result of the aggregate series_missing';

CREATE FUNCTION series_repeated_final(internal) RETURNS series_multirange
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_repeated_final(internal) IS
    'result of the aggregate series_repeated';

CREATE FUNCTION series_set_combine(internal, internal) RETURNS internal
    LANGUAGE C IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_set_combine(internal, internal) IS
    'combines the states of parallel workers';

CREATE FUNCTION series_set_serialize(internal) RETURNS bytea
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_set_serialize(internal) IS
    'the state of a parallel worker as bytes';

CREATE FUNCTION series_set_deserialize(bytea, internal) RETURNS internal
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION series_set_deserialize(bytea, internal) IS
    'the state of a parallel worker from bytes';

CREATE AGGREGATE series_holdings(series_no) (
    SFUNC = series_holdings_step, STYPE = internal, FINALFUNC = series_holdings_final,
    COMBINEFUNC = series_set_combine, SERIALFUNC = series_set_serialize,
    DESERIALFUNC = series_set_deserialize, PARALLEL = SAFE
);
COMMENT ON AGGREGATE series_holdings(series_no) IS
    'the ranges of series numbers that are there; a combined issue holds all its numbers, a part belongs to its number';

CREATE AGGREGATE series_missing(series_no) (
    SFUNC = series_missing_step, STYPE = internal, FINALFUNC = series_missing_final,
    COMBINEFUNC = series_set_combine, SERIALFUNC = series_set_serialize,
    DESERIALFUNC = series_set_deserialize, PARALLEL = SAFE
);
COMMENT ON AGGREGATE series_missing(series_no) IS
    'the series numbers that are missing between the first and the last of every level';

CREATE AGGREGATE series_repeated(series_no) (
    SFUNC = series_repeated_step, STYPE = internal, FINALFUNC = series_repeated_final,
    COMBINEFUNC = series_set_combine, SERIALFUNC = series_set_serialize,
    DESERIALFUNC = series_set_deserialize, PARALLEL = SAFE
);
COMMENT ON AGGREGATE series_repeated(series_no) IS
    'the series numbers that more than one row holds';

------------------------------------------------------------------------------
-- Titles and pages
------------------------------------------------------------------------------

------------------------------------------------------------------------------
-- Order: sort keys
------------------------------------------------------------------------------

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
