-- Nothing depends on the caller's search_path, and decoys in it are not called.
CREATE SCHEMA decoy;
CREATE FUNCTION decoy.lt(series_no, series_no) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RAISE EXCEPTION 'the decoy was called';
END
$$;
CREATE OPERATOR decoy.< (FUNCTION = decoy.lt, LEFTARG = series_no, RIGHTARG = series_no);
SET search_path = decoy, pg_catalog, public;
CREATE TABLE decoy.issues AS SELECT public.to_series_no(i::text) AS n FROM generate_series(1, 100) AS i;
CREATE INDEX ON decoy.issues (n);
SELECT max(n), min(n), series_holdings(n) FROM decoy.issues;
SET search_path = pg_catalog, pg_temp;
SELECT public.max(n), public.series_holdings(n), public.series_missing(n), public.series_repeated(n)
FROM decoy.issues;
SELECT '第十五期'::public.series_no, '[1,3]'::public.series_range, public.to_char('15'::public.series_no, '{n:han}');
REINDEX TABLE decoy.issues;
RESET search_path;
DROP SCHEMA decoy CASCADE;

-- Every function of the family is immutable and parallel safe; strict but for the steps
-- of aggregates; none is a security definer; all are described.
SELECT p.oid::regprocedure FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass
    AND d.objid = p.oid AND d.deptype = 'e'
    JOIN pg_extension AS e ON e.oid = d.refobjid AND extname = 'zharchive'
WHERE proname <> 'archive_part' -- which has a place for NULL
    AND ('series_no'::regtype = ANY (proargtypes) OR prorettype = 'series_no'::regtype OR proname LIKE 'series\_%')
  AND (provolatile <> 'i' OR proparallel <> 's' OR prosecdef
       OR NOT proisstrict AND prokind = 'f' AND NOT proname ~ '_(step|final|combine)$'
          AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'internal')
       OR obj_description(p.oid, 'pg_proc') IS NULL
          AND NOT EXISTS (SELECT FROM pg_depend AS i WHERE i.objid = p.oid AND i.deptype = 'i'))
ORDER BY 1;
