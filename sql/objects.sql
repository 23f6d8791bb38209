-- Every object of the extension, and that none is without its marks.
-- Functions: volatility, strictness, parallel mark. The list is read at review, so
-- that no function comes or changes its marks unseen.
SELECT p.oid::regprocedure AS function, p.prokind AS kind, p.provolatile AS volatile,
       p.proisstrict AS strict, p.proparallel AS parallel
FROM pg_depend d JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
WHERE e.extname = 'zharchive' AND d.deptype = 'e'
ORDER BY p.oid::regprocedure::text COLLATE "C";

-- No function runs with another's rights, and none has a search_path of its own.
SELECT p.oid::regprocedure AS privileged
FROM pg_depend d JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
WHERE e.extname = 'zharchive' AND (p.prosecdef OR p.proconfig IS NOT NULL);

-- Functions, types, tables and views without a comment.
SELECT pg_describe_object(d.classid, d.objid, 0) COLLATE "C" AS uncommented
FROM pg_depend d
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND d.objid = t.oid
LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
WHERE e.extname = 'zharchive' AND d.deptype = 'e'
  AND (d.classid = 'pg_proc'::regclass
       OR (t.typtype IN ('b', 'r', 'm', 'd') AND t.typelem = 0)
       OR c.relkind IN ('r', 'v', 'c')
       OR d.classid IN ('pg_opclass'::regclass, 'pg_collation'::regclass))
  AND obj_description(d.objid, d.classid::regclass::name) IS NULL
ORDER BY 1;

-- Operators without an estimator where they answer yes or no, or without a commutator
-- where both sides are of one type.
SELECT o.oid::regoperator AS incomplete
FROM pg_depend d JOIN pg_operator o ON d.classid = 'pg_operator'::regclass AND d.objid = o.oid
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
WHERE e.extname = 'zharchive' AND o.oprresult = 'bool'::regtype
  AND (o.oprrest = 0 OR o.oprjoin = 0 OR o.oprcom = 0 OR o.oprnegate = 0);

-- Operator classes: all are what their access methods ask for.
SELECT a.amname, c.opcname, c.opcintype::regtype, c.opcdefault AS is_default, amvalidate(c.oid)
FROM pg_depend d JOIN pg_opclass c ON d.classid = 'pg_opclass'::regclass AND d.objid = c.oid
JOIN pg_am a ON a.oid = c.opcmethod
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
WHERE e.extname = 'zharchive' AND d.deptype IN ('e', 'a')
ORDER BY 1, 2;

-- \dt shows none of its tables.
SELECT c.oid::regclass AS in_the_way
FROM pg_depend d JOIN pg_class c ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
WHERE e.extname = 'zharchive' AND c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid);
