-- What other users plant, register or name does not run, show or change what it must not.
-- Decoys raise an error when they are called; nothing here may show it.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET client_min_messages = warning;
\set home :DBNAME
CREATE ROLE regress_zha_user;
CREATE ROLE regress_zha_mallory;
CREATE ROLE regress_zha_reader;
CREATE DATABASE zharchive_security ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0;
GRANT CREATE ON DATABASE zharchive_security TO regress_zha_user, regress_zha_mallory;
\c zharchive_security
SET client_min_messages = warning;

-- Before CREATE EXTENSION: decoys of everything that the script names, where it runs.
SET SESSION AUTHORIZATION regress_zha_user;
CREATE SCHEMA ext;
GRANT ALL ON SCHEMA ext TO regress_zha_mallory, PUBLIC;
SET SESSION AUTHORIZATION regress_zha_mallory;
SET search_path = ext;
CREATE FUNCTION decoy() RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RAISE EXCEPTION 'a decoy was called';
END
$$;
CREATE DOMAIN ext.text AS pg_catalog.text CHECK (decoy() = 1);
CREATE DOMAIN ext.int4 AS pg_catalog.int4 CHECK (decoy() = 1);
CREATE DOMAIN ext.regclass AS pg_catalog.regclass CHECK (decoy() = 1);
CREATE DOMAIN ext.name AS pg_catalog.name CHECK (decoy() = 1);
CREATE DOMAIN ext.date AS pg_catalog.date CHECK (decoy() = 1);
CREATE VIEW pg_class AS SELECT decoy() AS oid;
CREATE VIEW pg_extension AS SELECT decoy() AS oid;
CREATE VIEW pg_collation AS SELECT decoy() AS collprovider;
CREATE FUNCTION current_setting(pg_catalog.name) RETURNS pg_catalog.text LANGUAGE sql IMMUTABLE AS 'SELECT decoy()::pg_catalog.text';
CREATE FUNCTION current_setting(varchar) RETURNS pg_catalog.text LANGUAGE sql IMMUTABLE AS 'SELECT decoy()::pg_catalog.text';
CREATE FUNCTION pg_extension_config_dump(varchar, varchar) RETURNS void LANGUAGE sql AS 'SELECT decoy()';
CREATE FUNCTION concat(pg_catalog.text, pg_catalog.text) RETURNS pg_catalog.text LANGUAGE sql IMMUTABLE AS 'SELECT decoy()::pg_catalog.text';
CREATE FUNCTION concat(pg_catalog.text, pg_catalog.text, pg_catalog.text) RETURNS pg_catalog.text LANGUAGE sql IMMUTABLE AS 'SELECT decoy()::pg_catalog.text';
CREATE FUNCTION quote_ident(pg_catalog.name) RETURNS pg_catalog.text LANGUAGE sql IMMUTABLE AS 'SELECT decoy()::pg_catalog.text';
CREATE FUNCTION format(pg_catalog.text, pg_catalog.regclass) RETURNS pg_catalog.text LANGUAGE sql IMMUTABLE AS 'SELECT decoy()::pg_catalog.text';
CREATE FUNCTION btequalimage(pg_catalog.oid) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT decoy() = 1';
CREATE FUNCTION is(pg_catalog.oid, pg_catalog.regclass) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT decoy() = 1';
CREATE FUNCTION is(pg_catalog.name, pg_catalog.text) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT decoy() = 1';
CREATE FUNCTION is("char", pg_catalog.text) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT decoy() = 1';
CREATE OPERATOR = (FUNCTION = is, LEFTARG = pg_catalog.oid, RIGHTARG = pg_catalog.regclass);
CREATE OPERATOR = (FUNCTION = is, LEFTARG = pg_catalog.name, RIGHTARG = pg_catalog.text);
CREATE OPERATOR = (FUNCTION = is, LEFTARG = "char", RIGHTARG = pg_catalog.text);
CREATE OPERATOR ~ (FUNCTION = is, LEFTARG = pg_catalog.name, RIGHTARG = pg_catalog.text);
RESET search_path;

-- A user with CREATE on the database, no superuser, installs it there. A name that is
-- taken stops the script; it replaces nothing and takes nothing over.
CREATE TABLE ext.archive_registry (tbl pg_catalog.oid);
SET SESSION AUTHORIZATION regress_zha_user;
SET search_path = ext;
CREATE EXTENSION zharchive SCHEMA ext;
RESET SESSION AUTHORIZATION;
DROP TABLE ext.archive_registry;
CREATE SCHEMA zharchive_internal;
SET SESSION AUTHORIZATION regress_zha_user;
CREATE EXTENSION zharchive SCHEMA ext;
RESET SESSION AUTHORIZATION;
DROP SCHEMA zharchive_internal;
SET SESSION AUTHORIZATION regress_zha_user;
CREATE EXTENSION zharchive SCHEMA ext;
RESET search_path;
SELECT extname, extnamespace::regnamespace, extowner::regrole FROM pg_extension WHERE extname = 'zharchive';
SELECT * FROM ext.archives;
SELECT count(*) FROM ext.zharchive_dependents();
SELECT * FROM ext.zharchive_check();
RESET SESSION AUTHORIZATION;
-- nothing of the extension is made of decoys: they can all go
BEGIN;
DROP OWNED BY regress_zha_mallory RESTRICT;
ROLLBACK;

-- After it: for each function of the extension that takes a text, decoys that fit other
-- texts better; for each operator, one of the same types in front of it on the path, and
-- one for domains over its types beside it.
SET SESSION AUTHORIZATION regress_zha_mallory;
CREATE SCHEMA decoy;
GRANT USAGE ON SCHEMA decoy TO PUBLIC;
CREATE DOMAIN decoy.words AS pg_catalog.text;
CREATE DOMAIN decoy.zhwords AS ext.zhtext;
CREATE DOMAIN decoy.issue AS ext.series_no;
DO $$
DECLARE
    made pg_catalog.text;
    domains jsonb = '{"ext.series_no": "decoy.issue", "ext.zhtext": "decoy.zhwords"}';
BEGIN
    FOR made IN
        SELECT format('CREATE FUNCTION ext.%I(%s) RETURNS pg_catalog.text LANGUAGE plpgsql IMMUTABLE AS '
            '$f$ BEGIN RAISE EXCEPTION ''a decoy was called''; END $f$', p.proname,
            replace(oidvectortypes(p.proargtypes), 'text', t))
        FROM pg_depend AS d
        JOIN pg_proc AS p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
        JOIN pg_extension AS e ON e.oid = d.refobjid AND e.extname = 'zharchive',
        unnest('{varchar,decoy.words,name}'::pg_catalog.text[]) AS t
        WHERE d.deptype = 'e' AND p.prokind = 'f' AND oidvectortypes(p.proargtypes) ~ '(^|, )text'
            AND oidvectortypes(p.proargtypes) !~ 'anyelement|internal|zhtext|zhname'
        UNION ALL
        SELECT format('CREATE FUNCTION decoy.o%s(%s, %s) RETURNS %s LANGUAGE plpgsql IMMUTABLE AS '
            '$f$ BEGIN RAISE EXCEPTION ''a decoy was called''; END $f$; '
            'CREATE OPERATOR decoy.%s (FUNCTION = decoy.o%1$s, LEFTARG = %2$s, RIGHTARG = %3$s)',
            o.oid, oprleft::regtype, oprright::regtype, oprresult::regtype, oprname)
        FROM pg_operator AS o WHERE oprnamespace = 'ext'::regnamespace AND oprleft <> 0
            AND oprowner <> 'regress_zha_mallory'::regrole
        UNION ALL
        SELECT format('CREATE FUNCTION decoy.d%s(%s, %2$s) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS '
            '$f$ BEGIN RAISE EXCEPTION ''a decoy was called''; END $f$; '
            'CREATE OPERATOR ext.%s (FUNCTION = decoy.d%1$s, LEFTARG = %2$s, RIGHTARG = %2$s)',
            o.oid, domains ->> (oprleft::regtype::pg_catalog.text), oprname)
        FROM pg_operator AS o WHERE oprnamespace = 'ext'::regnamespace AND oprleft = oprright
            AND oprresult = 'bool'::regtype AND domains ? (oprleft::regtype::pg_catalog.text)
    LOOP
        EXECUTE made;
    END LOOP;
END
$$;
SELECT count(*) > 50 AS functions FROM pg_proc WHERE proowner = 'regress_zha_mallory'::regrole;
SELECT count(*) > 20 AS operators FROM pg_operator WHERE oprowner = 'regress_zha_mallory'::regrole;

-- An archive whose columns are of those types.
SET SESSION AUTHORIZATION regress_zha_user;
CREATE SCHEMA site;
GRANT USAGE ON SCHEMA site TO PUBLIC;
CREATE TABLE site.article (id varchar(20) PRIMARY KEY, title decoy.words NOT NULL, published date,
    channel decoy.zhwords, printed_prev varchar(90), printed_next decoy.words, hidden boolean NOT NULL DEFAULT false);
INSERT INTO site.article VALUES
    ('1', '江边讲坛⑭|城里的树', '2021-04-09', '校园'), ('2', '江边讲坛⑮|城里的鸟', '2021-04-16', '校园'),
    ('3', '春天的通知', '2021-04-16', '校园'), ('4', '江边讲坛⑰|城里的水', '2021-04-30', '校园'),
    ('5', '江边讲坛⑱|城里的山', '2021-05-30', '校园');
CREATE TABLE site.issue (id int PRIMARY KEY, title text NOT NULL, series decoy.words, number decoy.issue);
INSERT INTO site.issue VALUES (1, 'a', 's', '1'::ext.series_no), (2, 'b', 's', '3'::ext.series_no);
SET search_path = decoy, pg_catalog, ext;
SELECT archive_register('site.article', 'id', 'title', 'published', 'channel',
    visible => 'NOT hidden AND title <> $$x$$', prev_title => 'printed_prev', next_title => 'printed_next');
SELECT archive_register('site.issue', 'id', 'title', series => 'series', number => 'number', unique_number => true);

-- Every function over it, with the decoys in front and with nothing on the path.
CREATE VIEW site.everything AS
SELECT format($q$SELECT %L AS function, count(*) FROM ext.%1$I(%s)$q$, proname,
    CASE WHEN pronargs - pronargdefaults = 3 THEN $a$%1$L, '2', '/{id}'$a$
         WHEN proname = 'archive_page' THEN $a$%1$L, %2$L$a$
         WHEN pronargs - pronargdefaults = 2 THEN $a$%1$L, '2'$a$
         ELSE $a$%1$L$a$ END) AS query
FROM pg_proc
WHERE pronamespace = 'ext'::regnamespace AND proname ~ '^archive_' AND proargtypes[0] = 'regclass'::regtype
    AND proname !~ '^archive_(un)?register$' AND NOT proargtypes::oid[] && '{anyelement}'::regtype[]::oid[]
    AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'c');
GRANT SELECT ON site.everything TO PUBLIC;
SELECT format(query, 'site.article', '校园') FROM site.everything ORDER BY query COLLATE "C" \gexec
SET search_path = pg_catalog, pg_temp;
SELECT format(query, 'site.issue', NULL) FROM site.everything ORDER BY query COLLATE "C" \gexec
SELECT rel, id, title, number FROM ext.archive_links('site.article', '2');
SELECT rel, id, title, number FROM ext.archive_links('site.issue', 2);
SELECT * FROM ext.archive_gaps('site.issue', 's');
SELECT * FROM ext.archive_gaps('site.article', '江边讲坛');
REINDEX TABLE site.article;
ANALYZE site.article;
-- the other families
SELECT '第十五期'::ext.series_no OPERATOR(ext.+) 1, ext.to_char('15'::ext.series_no, '{n:han}'),
    '{[1,3]}'::ext.series_multirange, ext.to_series_no('15'), ext.series_level('2020.3', 2);
SELECT ext.series_holdings(n), ext.series_missing(n), ext.series_repeated(n), ext.max(n), ext.min(n)
FROM unnest('{1,2,2,5}'::ext.series_no[]) AS n;
SELECT series, number FROM ext.parse_title('江边讲坛⑭|城里的树');
SELECT ext.zh_date('二〇二〇年七月二十六日'), ext.zh_fold('（Ａ）'), ext.zh_pinyin('重庆'), ext.zh_name_pinyin('曾国藩'),
    ext.zh_bucket('曾', 'name');
SELECT t FROM unnest('{厦门,重庆,北京}'::ext.zhtext[]) AS t ORDER BY t;
SELECT ext.max(t), ext.min(t) FROM unnest('{厦门,重庆,北京}'::ext.zhname[]) AS t;
CREATE TABLE site.kinds (n ext.series_no, t ext.zhtext, p ext.zhname, title text,
    key bytea GENERATED ALWAYS AS (ext.zh_pinyin_key(title)) STORED);
INSERT INTO site.kinds SELECT i::ext.series_no, 't' || i, 'n' || i, '标题' || i FROM generate_series(1, 9) AS i;
CREATE INDEX ON site.kinds (n);
CREATE INDEX ON site.kinds USING hash (n);
CREATE INDEX ON site.kinds USING brin (n);
CREATE INDEX ON site.kinds (t);
CREATE INDEX ON site.kinds (p);
CREATE INDEX ON site.kinds USING hash (t);
CREATE INDEX ON site.kinds USING hash (p);
CREATE INDEX ON site.kinds (ext.zh_stroke_key(title), key);
REINDEX TABLE site.kinds;
ANALYZE site.kinds;
SELECT kind, count(*) FROM ext.zharchive_dependents() GROUP BY 1 ORDER BY 1;
SELECT * FROM ext.zharchive_check();
DROP TABLE site.kinds, site.issue;

-- Who may not read the table reads nothing through any function.
SET SESSION AUTHORIZATION regress_zha_reader;
SELECT format(query, 'site.article', '校园') FROM site.everything ORDER BY query COLLATE "C" \gexec
-- a column that the answer needs is asked for
SET SESSION AUTHORIZATION regress_zha_user;
GRANT SELECT (id, published, channel, hidden) ON site.article TO regress_zha_reader;
SET SESSION AUTHORIZATION regress_zha_reader;
SELECT * FROM ext.archive_links('site.article', '2');

-- Row-level security is the caller's, in plans that the session has already too.
SET SESSION AUTHORIZATION regress_zha_user;
GRANT SELECT ON site.article TO regress_zha_reader;
ALTER TABLE site.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY odd ON site.article FOR SELECT TO regress_zha_reader USING (id IN ('1', '3', '5'));
RESET SESSION AUTHORIZATION;
SET search_path = ext;
SET ROLE regress_zha_user;
SELECT rel, id FROM archive_links('site.article', '3') WHERE axis = 'channel';
SET ROLE regress_zha_reader;
SELECT rel, id FROM archive_links('site.article', '3') WHERE axis = 'channel';
SELECT * FROM archive_links('site.article', '2');
SELECT id FROM archive_page('site.article', '校园');
SELECT * FROM archive_page('site.article', '校园', '4');
SELECT id, prev_id, next_id FROM archive_links_all('site.article');
SELECT list, articles, holdings FROM archive_series('site.article');
SELECT * FROM archive_gaps('site.article');
SELECT id FROM archive_restore_order('site.article');
SELECT archive_link_header('site.article', '3', '/{id}');
SELECT archive_link_header('site.article', '2', '/{id}') IS NULL AS none;
SET ROLE regress_zha_user;
SELECT rel, id FROM archive_links('site.article', '3') WHERE axis = 'channel';

-- A table in a schema that the caller may not use is not read, by its OID neither, nor
-- through what the session has prepared for another role. Who has no right gets no lock.
SET ROLE regress_zha_user;
SELECT 'site.article'::regclass::oid AS article \gset
REVOKE USAGE ON SCHEMA site FROM PUBLIC;
SELECT count(*) FROM archive_links(:article::regclass, '3');
SELECT count(*) FROM archive_page(:article::regclass, '校园');
SET ROLE regress_zha_reader;
SELECT * FROM archive_links(:article::regclass, '3');
SELECT * FROM archive_page(:article::regclass, '校园');
SELECT * FROM archive_links_all(:article::regclass);
SELECT archive_jsonld(:article::regclass, '3', '/{id}');
SET ROLE regress_zha_user;
GRANT USAGE ON SCHEMA site TO PUBLIC;
REVOKE SELECT ON site.article FROM regress_zha_reader;
REVOKE SELECT (id, published, channel, hidden) ON site.article FROM regress_zha_reader;
SET ROLE regress_zha_reader;
BEGIN;
SAVEPOINT s;
SELECT * FROM archive_links(:article::regclass, '3');
ROLLBACK TO s;
SELECT archive_unregister(:article::regclass);
ROLLBACK TO s;
SELECT archive_register(:article::regclass, 'id', 'title');
ROLLBACK TO s;
SELECT mode FROM pg_locks WHERE relation = :article AND pid = pg_backend_pid();
ROLLBACK;
SET ROLE regress_zha_user;
GRANT SELECT ON site.article TO regress_zha_reader;

-- The registry is written by a table's owner only, whatever the way.
SET ROLE regress_zha_mallory;
SELECT archive_register('site.article', 'id', 'title');
SELECT archive_unregister('site.article');
UPDATE zharchive_internal.archive_registry SET visible = NULL;
DELETE FROM zharchive_internal.archive_registry;
INSERT INTO zharchive_internal.archive_registry SELECT * FROM zharchive_internal.archive_registry ON CONFLICT (tbl) DO UPDATE SET visible = NULL;
TRUNCATE zharchive_internal.archive_registry;
BEGIN;
LOCK TABLE zharchive_internal.archive_registry IN SHARE UPDATE EXCLUSIVE MODE;
ROLLBACK;
CREATE TRIGGER mine BEFORE INSERT ON zharchive_internal.archive_registry FOR EACH ROW EXECUTE FUNCTION archive_registry_guard();
CREATE RULE mine AS ON INSERT TO zharchive_internal.archive_registry DO INSTEAD NOTHING;
INSERT INTO zharchive_internal.zharchive_outdated VALUES (1, 1, 0, 1, 'order 0');
-- nor by way of the view for dumps of 0.1.0
INSERT INTO archive_registry SELECT * FROM archive_registry;
UPDATE archive_registry SET visible = NULL;
DELETE FROM archive_registry;
-- its guard looks at no other table
CREATE SCHEMA mallory;
GRANT USAGE ON SCHEMA mallory TO PUBLIC;
CREATE TABLE mallory.none ();
CREATE TABLE mallory.words (w text);
CREATE TABLE mallory.numbers (n int);
CREATE TRIGGER guard BEFORE INSERT ON mallory.none FOR EACH ROW EXECUTE FUNCTION archive_registry_guard();
CREATE TRIGGER guard AFTER INSERT ON mallory.words FOR EACH ROW EXECUTE FUNCTION archive_registry_guard();
CREATE TRIGGER guard BEFORE INSERT ON mallory.numbers FOR EACH STATEMENT EXECUTE FUNCTION archive_registry_guard();
CREATE TRIGGER guard_all BEFORE TRUNCATE ON mallory.numbers FOR EACH STATEMENT EXECUTE FUNCTION archive_registry_guard();
INSERT INTO mallory.none DEFAULT VALUES;
INSERT INTO mallory.words VALUES ('words');
INSERT INTO mallory.numbers VALUES (1);
TRUNCATE mallory.numbers;
SELECT archive_registry_guard();
CREATE VIEW mallory.registry AS SELECT 1 AS tbl;
CREATE TRIGGER through INSTEAD OF INSERT ON mallory.registry FOR EACH ROW EXECUTE FUNCTION archive_registry_insert();
INSERT INTO mallory.registry VALUES (2);
DROP VIEW mallory.registry;

-- An owner's registration runs as the caller what a view over the table would run, no
-- more: a function in the condition. It runs when this table's links are asked for; no
-- other function of the extension runs it.
CREATE FUNCTION mallory.who(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RAISE WARNING 'called by %', current_user;
    RETURN true;
END
$$;
CREATE TABLE mallory.trap (id int PRIMARY KEY, title text);
INSERT INTO mallory.trap VALUES (1, 'x');
CREATE VIEW mallory.trap_view AS SELECT * FROM mallory.trap WHERE id > 0 AND mallory.who(id);
GRANT SELECT ON mallory.trap, mallory.trap_view TO PUBLIC;
SET client_min_messages = error;
SELECT archive_register('mallory.trap', 'id', 'title', visible => 'id > 0 AND mallory.who(id)', series => '');
SET client_min_messages = warning;
RESET ROLE;
SELECT count(*) FROM archives;
SELECT count(*) FROM zharchive_internal.archive_registry;
SELECT count(*) FROM zharchive_dependents() WHERE object ~ 'trap';
SET ROLE regress_zha_reader;
SELECT count(*) FROM mallory.trap_view;
SELECT count(*) FROM archive_page('mallory.trap', NULL);
-- nor more than SECURITY.md says: what the parser works out of the condition, a domain, an index
SET ROLE regress_zha_mallory;
CREATE FUNCTION mallory.stop(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF current_user <> 'regress_zha_mallory' THEN
        RAISE EXCEPTION 'another than mallory called %', $1;
    END IF;
    RETURN true;
END
$$;
CREATE DOMAIN mallory.key AS int CHECK (mallory.stop(VALUE));
CREATE TABLE mallory.snare (id mallory.key PRIMARY KEY, title text);
CREATE TABLE mallory.net (id int PRIMARY KEY, title text);
CREATE INDEX ON mallory.net (id) WHERE mallory.stop(7);
SELECT archive_register('mallory.snare', 'id', 'title', visible => 'mallory.stop(8)', series => '');
SET ROLE regress_zha_reader;
SELECT * FROM archive_page('mallory.snare', NULL);
SET ROLE regress_zha_mallory;
GRANT SELECT ON mallory.snare, mallory.net TO PUBLIC;
SELECT archive_unregister('mallory.snare');
SELECT archive_register('mallory.snare', 'id', 'title', series => '');
SET ROLE regress_zha_reader;
SELECT * FROM archive_page('mallory.snare', NULL);
SELECT * FROM archive_links('mallory.snare', '9');
SELECT * FROM mallory.net WHERE id = 1;
RESET ROLE;
SELECT archive_register('mallory.net', 'id', 'title', visible => 'id > 0', series => '');
SET ROLE regress_zha_mallory;
SELECT archive_register('mallory.net', 'id', 'title', visible => 'mallory.stop(10)', series => '');
-- what asks about other tables, or about all, calls none of it, nor does unregistering
RESET ROLE;
SELECT tbl, visible FROM archives WHERE tbl::text ~ 'net';
SELECT count(*) FROM zharchive_dependents() WHERE object ~ 'snare|net';
SELECT count(*) FROM archive_links('site.article', '2');
SELECT archive_unregister('mallory.net');
SET ROLE regress_zha_mallory;
SELECT archive_unregister('mallory.snare');
-- what is no condition over the row is none when it is written into the registry by hand
RESET ROLE;
UPDATE zharchive_internal.archive_registry SET visible = '{"EXISTS (SELECT FROM site.article)"}' WHERE tbl::text = 'mallory.trap';
SELECT * FROM archive_page('mallory.trap', NULL);
UPDATE zharchive_internal.archive_registry SET visible = '{"true); DROP TABLE mallory.trap; --"}' WHERE tbl::text = 'mallory.trap';
SELECT * FROM archive_page('mallory.trap', NULL);
UPDATE zharchive_internal.archive_registry SET visible = '{"true) OR (SELECT true"}', visible_columns = '{}' WHERE tbl::text = 'mallory.trap';
SELECT * FROM archive_page('mallory.trap', NULL);
UPDATE zharchive_internal.archive_registry SET visible = '{"EXISTS (SELECT FROM site.article)"}' WHERE tbl::text = 'mallory.trap';
SELECT * FROM archive_page('mallory.trap', NULL);
UPDATE zharchive_internal.archive_registry SET visible = '{"true; DROP TABLE mallory.trap"}' WHERE tbl::text = 'mallory.trap';
SELECT * FROM archive_page('mallory.trap', NULL);
UPDATE zharchive_internal.archive_registry SET visible = '{"", " IS NOT NULL"}', visible_columns = '{site.article.id}' WHERE tbl::text = 'mallory.trap';
SELECT * FROM archive_page('mallory.trap', NULL);
UPDATE zharchive_internal.archive_registry SET visible = '{}', visible_columns = '{}' WHERE tbl::text = 'mallory.trap';
SELECT * FROM archive_page('mallory.trap', NULL);
UPDATE zharchive_internal.archive_registry SET visible = NULL, id = 'site.article.id' WHERE tbl::text = 'mallory.trap';
SELECT * FROM archive_page('mallory.trap', NULL);

-- What a condition names was found when it was registered: later, nothing on the path of
-- who asks takes its place, be it in front of the server's own or a better fit.
SET ROLE regress_zha_user;
RESET search_path;
CREATE TYPE site.state AS ENUM ('draft', 'out');
CREATE TABLE site.note (id int PRIMARY KEY, title text NOT NULL, state site.state NOT NULL);
INSERT INTO site.note VALUES (1, 'a', 'out'), (2, 'b', 'draft'), (3, 'x', 'out'), (4, 'd', 'out');
SELECT ext.archive_register('site.note', 'id', 'title', visible => $$state = 'out' AND title <> 'x' AND length(title) < 9$$, series => '');
GRANT SELECT ON site.note TO PUBLIC;
SET ROLE regress_zha_mallory;
CREATE FUNCTION decoy.state(site.state, site.state) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'a decoy was called'; END $$;
CREATE OPERATOR ext.= (FUNCTION = decoy.state, LEFTARG = site.state, RIGHTARG = site.state);
CREATE FUNCTION decoy.differ(pg_catalog.text, pg_catalog.text) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'a decoy was called'; END $$;
CREATE OPERATOR decoy.<> (FUNCTION = decoy.differ, LEFTARG = pg_catalog.text, RIGHTARG = pg_catalog.text);
CREATE FUNCTION decoy.length(pg_catalog.text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'a decoy was called'; END $$;
\c -
SET client_min_messages = warning;
SET search_path = ext;
SELECT rel, id FROM archive_links('site.note', 1);
\c -
SET search_path = decoy, pg_catalog, ext;
CREATE TEMP TABLE note (id int PRIMARY KEY, title text);
CREATE TEMP TABLE pg_class (oid oid);
CREATE TEMP TABLE archive_registry (tbl oid);
CREATE TYPE pg_temp.text AS (a int);
SELECT rel, id FROM archive_links('site.note', 1);
SELECT rel, id FROM archive_links('site.article', '3') WHERE axis = 'channel';
SELECT tbl FROM archives ORDER BY 1;
SELECT archive_unregister('site.note');
\c -
SET client_min_messages = warning;
SET search_path = ext;

-- A condition is bound when it is registered: what is put into a schema that it names is not
-- called, and it goes on when what it names is renamed.
SET ROLE regress_zha_user;
CREATE SCHEMA open;
GRANT ALL ON SCHEMA open TO PUBLIC;
CREATE TYPE open.kind AS ENUM ('draft', 'out');
CREATE FUNCTION open.listed(anyelement) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1::pg_catalog.text <> '2' $$;
CREATE FUNCTION open.same(text, text) RETURNS boolean IMMUTABLE RETURN $1 = $2;
CREATE OPERATOR open.=== (FUNCTION = open.same, LEFTARG = text, RIGHTARG = text);
CREATE TABLE open.article (id int PRIMARY KEY, title text NOT NULL, state int, kind open.kind);
INSERT INTO open.article SELECT i, 't' || i, i % 3, 'out' FROM generate_series(1, 6) AS i;
GRANT SELECT ON open.article TO PUBLIC;
SET search_path = ext, open, pg_catalog;
SELECT archive_register('open.article', 'id', 'title', series => '',
    visible => $$listed(state) AND kind = 'out' AND title OPERATOR(open.===) title$$);
RESET search_path;
SELECT visible FROM ext.archives WHERE tbl::text = 'open.article';
SELECT id FROM ext.archive_page('open.article', NULL);
SET ROLE regress_zha_mallory;
CREATE FUNCTION open.listed(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'a decoy was called'; END $$;
CREATE FUNCTION open.same(varchar, varchar) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'a decoy was called'; END $$;
CREATE FUNCTION open.kind(open.kind, open.kind) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'a decoy was called'; END $$;
CREATE OPERATOR open.= (FUNCTION = open.kind, LEFTARG = open.kind, RIGHTARG = open.kind);
\c -
SET client_min_messages = warning;
SET search_path = ext;
SELECT id FROM archive_page('open.article', NULL);
SELECT rel, id FROM archive_links('open.article', 3);
SELECT count(*) FROM archive_links_all('open.article');
SET ROLE regress_zha_user;
ALTER FUNCTION open.listed(anyelement) RENAME TO "shown; --";
ALTER TYPE open.kind RENAME TO "kind""s";
ALTER SCHEMA open RENAME TO shut;
ALTER TABLE shut.article RENAME state TO "the state";
SELECT id FROM archive_page('shut.article', NULL);
SELECT visible FROM ext.archives WHERE tbl::text = 'shut.article';
\c -
SET client_min_messages = warning;
SET search_path = ext;
SELECT id FROM archive_page('shut.article', NULL);
SET ROLE regress_zha_user;
ALTER TABLE shut.article ALTER "the state" TYPE bigint;
RESET ROLE;
SELECT id FROM archive_page('shut.article', NULL);
-- what it needs is not dropped, and without it there is no list
DROP FUNCTION shut."shown; --";
BEGIN;
DROP FUNCTION shut."shown; --" CASCADE;
SELECT id FROM archive_page('shut.article', NULL);
ROLLBACK;
SELECT count(*) FROM archive_page('shut.article', NULL);
-- a table that has another owner has not the former one's condition
BEGIN;
ALTER TABLE shut.article OWNER TO regress_zha_mallory;
SAVEPOINT s;
SELECT id FROM archive_page('shut.article', NULL);
ROLLBACK TO s;
ALTER STATISTICS shut.article_visible_archive OWNER TO regress_zha_mallory;
SELECT count(*) FROM archive_page('shut.article', NULL);
ROLLBACK;
-- one that 0.1.0 kept by name, or that is written by hand, is not bound again
BEGIN;
UPDATE zharchive_internal.archive_registry SET visible = '{"shut.\"shown; --\"(",")"}', visible_columns = ARRAY['shut.article."the state"'::archive_column]
WHERE tbl::text = 'shut.article';
SELECT id FROM archive_page('shut.article', NULL);
ROLLBACK;
BEGIN;
UPDATE zharchive_internal.archive_registry SET visible = '{STATISTICS,"nothing"}' WHERE tbl::text = 'shut.article';
SELECT id FROM archive_page('shut.article', NULL);
ROLLBACK;
BEGIN;
SET LOCAL ROLE regress_zha_user;
CREATE STATISTICS mine ON (random() < id IS TRUE) FROM shut.article;
RESET ROLE;
UPDATE zharchive_internal.archive_registry SET visible = '{STATISTICS,mine}' WHERE tbl::text = 'shut.article';
SELECT id FROM archive_page('shut.article', NULL);
ROLLBACK;
-- a column of it that the caller may not select
SET ROLE regress_zha_user;
REVOKE SELECT ON shut.article FROM PUBLIC;
GRANT SELECT (id, title, kind) ON shut.article TO PUBLIC;
SET ROLE regress_zha_reader;
SELECT * FROM archive_page('shut.article', NULL);
SELECT * FROM archive_next('shut.article', 3);
RESET ROLE;
SELECT archive_unregister('shut.article');
SELECT count(*) FROM pg_statistic_ext;
DROP SCHEMA shut CASCADE;

-- What a row of the registry can take of the reader's time is bounded.
SET ROLE regress_zha_user;
CREATE TABLE site.long (id int PRIMARY KEY, title text);
INSERT INTO zharchive_internal.archive_registry SELECT 'site.long', 'site.long.id', 'site.long.title', NULL, NULL,
    '{}', '{}', '{}', true, array_fill('x'::text, '{100000}'), '{}', NULL, NULL, NULL, NULL, true;
RESET ROLE;
ALTER TABLE zharchive_internal.archive_registry DISABLE TRIGGER USER;
INSERT INTO zharchive_internal.archive_registry SELECT 'site.long', 'site.long.id', 'site.long.title', NULL, NULL,
    '{}', '{}', '{}', true, ARRAY(SELECT md5(i::text) FROM generate_series(1, 9999) AS i), '{}', NULL, NULL, NULL, NULL, true;
ALTER TABLE zharchive_internal.archive_registry ENABLE TRIGGER USER;
SELECT count(*) FROM archives WHERE tbl::text = 'site.long';
SELECT archive_unregister('site.long');

-- Names and values that are SQL stay names and values.
SET ROLE regress_zha_user;
CREATE SCHEMA "s""; DROP TABLE site.article; --";
CREATE TABLE "s""; DROP TABLE site.article; --"."t'); DROP TABLE site.article; --" (
    "id"") OR (true" int PRIMARY KEY, "title'; --" text, "d; DROP" date, "c'""$1" text, "n""" int, "s.s" text);
INSERT INTO "s""; DROP TABLE site.article; --"."t'); DROP TABLE site.article; --"
VALUES (1, 'a', '2020-01-01', $$x'); DROP TABLE site.article; --$$, 1, $$' OR true; --$$),
       (2, 'b', '2020-01-02', $$x'); DROP TABLE site.article; --$$, 3, $$' OR true; --$$);
SELECT c.oid::regclass AS odd FROM pg_class AS c WHERE relname LIKE 't''%' AND relkind = 'r' \gset
SELECT archive_register(:'odd', 'id") OR (true', 'title''; --', 'd; DROP', 'c''"$1',
    order_by => ARRAY['n"', '"title''; --" DESC NULLS LAST'],
    visible => $$"n""" > 0 AND "title'; --" <> ''' OR true --'$$, series => 's.s', number => 'n"', unique_number => true);
SELECT rel, id, list FROM archive_links(:'odd', 1);
SELECT list, first, last FROM archive_gaps(:'odd', $$' OR true; --$$);
SELECT id FROM archive_page(:'odd', $$x'); DROP TABLE site.article; --$$);
SELECT count(*) FROM archive_page(:'odd', $$x') OR ('' = '$$);
SELECT rel, id FROM archive_links(:'odd', $$1; DROP TABLE site.article$$);
SELECT * FROM archive_prev(:'odd', 1, $$channel"; --$$);
SELECT visible FROM archives WHERE tbl::text = :'odd';
SELECT archive_unregister(:'odd');
SELECT count(*) FROM site.article;

-- A session that knew a registry forgets it with the extension: what the next one is
-- made of is what is called.
RESET ROLE;
RESET search_path;
SELECT id FROM ext.archive_page('site.article', '校园', '4');
DROP EXTENSION zharchive CASCADE;
CREATE SCHEMA other;
CREATE EXTENSION zharchive SCHEMA other;
SELECT * FROM other.archive_page('site.article', '校园', '4');
\c :home
DROP DATABASE zharchive_security;
DROP ROLE regress_zha_user, regress_zha_mallory, regress_zha_reader;
