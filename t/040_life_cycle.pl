# 040_life_cycle.pl
#	What happens to a server with the extension: a standby, a crash, a dump and a
#	restore of every kind of index, DROP EXTENSION, tables and columns that are dropped
#	or renamed, another schema, an owner who is no superuser.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my @initdb = ('--encoding=UTF8', '--locale=C');

my $primary = PostgreSQL::Test::Cluster->new('primary');
$primary->init(allows_streaming => 1, extra => \@initdb);
# a crash must lose what was not committed and nothing else
$primary->append_conf('postgresql.conf', "fsync = on\nautovacuum = off\n");
$primary->start;

$primary->safe_psql('postgres', slurp_file('t/life_cycle/setup.sql'));
# what every copy must answer alike
my $state = slurp_file('t/life_cycle/state.sql');
my $wanted = $primary->safe_psql('postgres', $state);
like($wanted, qr/^gaps\|江边讲坛\|50\|50\|1\|f\n.*the "title"/ms, 'the archive is there, by its new names');

# A standby reads the same order and gives the same links.
$primary->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'base', has_streaming => 1);
$standby->start;
$primary->safe_psql('postgres', q{INSERT INTO article VALUES (1000, '江边讲坛（301）：新', '2024-01-01', 'c1')});
$primary->wait_for_catchup($standby, 'replay', $primary->lsn('insert'));
$wanted = $primary->safe_psql('postgres', $state);
is($standby->safe_psql('postgres', $state), $wanted, 'a standby answers as its primary');
my $watched = q{SELECT id FROM archive_next('article', 1000)};
is($standby->safe_psql('postgres', $watched), $primary->safe_psql('postgres', $watched), 'the new article is linked there');
# a session of the standby learns of what its primary renames
my $session = $standby->background_psql('postgres') if $standby->can('background_psql');
SKIP:
{
	skip 'no sessions in the background before 16', 2 unless ref $session && $session->can('query_safe');
	is($session->query_safe($watched), $primary->safe_psql('postgres', $watched), 'a session of the standby');
	$primary->safe_psql('postgres', 'ALTER TABLE article RENAME channel TO "Channel"');
	$primary->wait_for_catchup($standby, 'replay', $primary->lsn('insert'));
	is($session->query_safe($watched), $primary->safe_psql('postgres', $watched), 'which sees the renaming');
	$session->quit;
	$primary->safe_psql('postgres', 'ALTER TABLE article RENAME "Channel" TO channel');
}
my ($status, $out, $err) = $standby->psql('postgres', q{SELECT archive_unregister('article')});
like($err, qr/read-only/, 'nobody unregisters on a standby');
$standby->stop;

# A crash in the middle of a load: what was committed is there, the rest is not, and the
# indexes agree with the table.
$primary->safe_psql('postgres', q{INSERT INTO kinds (n, t, p, title) SELECT i::series_no, '新' || i, '新' || i, '新' || i
	FROM generate_series(1000, 1100) AS i});
my ($in, $loaded, $timer) = ('', '', IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
my $load = IPC::Run::start(
	[ 'psql', '-Xqt', '-f', '-', '-d', $primary->connstr('postgres') ], '<', \$in, '>', \$loaded, '2>', \$err, $timer);
$in .= q{BEGIN;
	INSERT INTO kinds (n, t, p, title) SELECT i::series_no, 'x' || i, 'x' || i, 'x' || i FROM generate_series(2000, 4000) AS i;
	INSERT INTO article SELECT i, '别的（' || i || '）', '2023-01-01', 'c1' FROM generate_series(2000, 3000) AS i;
	SELECT 'loaded'; SELECT pg_sleep(600);
};
$load->pump until $loaded =~ /loaded/;
$primary->safe_psql('postgres', q{INSERT INTO article VALUES (1001, '江边讲坛（302）：提交', '2024-01-02', 'c1')});
$primary->kill9;
$load->finish;
# the killed server's last process may still be on its way out
my $started;
for (1 .. 100)
{
	last if $started = $primary->start(fail_ok => 1);
	select undef, undef, undef, 0.1;
	$primary->stop('fast', fail_ok => 1);
}
ok($started, 'the server starts again after kill -9');
is($primary->safe_psql('postgres', 'SELECT count(*) FROM kinds'), '601', 'what was committed is there, the rest is not');
is($primary->safe_psql('postgres', q{SELECT id FROM archive_next('article', 1001)}), '1000', 'and linked');
$primary->safe_psql('postgres', 'REFRESH MATERIALIZED VIEW strokes');
$wanted = $primary->safe_psql('postgres', $state);
$primary->safe_psql('postgres', 'REINDEX DATABASE postgres');
is($primary->safe_psql('postgres', $state), $wanted, 'no index was hurt');

# A dump restores all of it, in one piece and in parallel.
$primary->safe_psql('postgres', 'CREATE DATABASE plain TEMPLATE template0; CREATE DATABASE parallel TEMPLATE template0');
my $dump = $primary->basedir . '/dump';
$primary->command_ok([ 'pg_dump', '-Fp', '-f', "$dump.sql", '-d', $primary->connstr('postgres') ], 'dump');
$primary->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-f', "$dump.sql", '-d', $primary->connstr('plain') ], 'restore');
is($primary->safe_psql('plain', $state), $wanted, 'the restored archive answers alike');
$primary->command_ok([ 'pg_dump', '-Fd', '-j2', '-f', "$dump.d", '-d', $primary->connstr('postgres') ], 'parallel dump');
$primary->command_ok([ 'pg_restore', '-e', '-j2', '-d', $primary->connstr('parallel'), "$dump.d" ], 'parallel restore');
is($primary->safe_psql('parallel', $state), $wanted, 'restored in parallel it answers alike');
$primary->safe_psql('postgres', 'DROP DATABASE plain');

# Dropped columns and tables: what can be answered is, the rest is an error that says why.
$primary->safe_psql('parallel', 'ALTER TABLE article RENAME TO "Art.icle"');
is($primary->safe_psql('parallel', q{SELECT id FROM archive_next('"Art.icle"', 1001)}), '1000', 'a renamed table');
$primary->safe_psql('parallel', 'ALTER TABLE "Art.icle" DROP COLUMN published');
(undef, undef, $err) = $primary->psql('parallel', q{SELECT id FROM archive_next('"Art.icle"', 1001)});
like($err, qr/has lost its column: date/, 'a dropped column is missed');
$primary->safe_psql('parallel', q{SELECT archive_unregister('"Art.icle"')});
$primary->safe_psql('parallel', q{SELECT archive_register('"Art.icle"', 'id', 'the "title"', channel => 'channel')});
is($primary->safe_psql('parallel', q{SELECT id FROM archive_next('"Art.icle"', 1001)}), '1000', 'registered anew without it');
$primary->safe_psql('parallel', 'DROP TABLE "Art.icle"');
is($primary->safe_psql('parallel', 'SELECT count(*) FROM archives'), '0', 'a dropped table is no archive');

# DROP EXTENSION: not while something is made with it; with CASCADE tables stay.
(undef, undef, $err) = $primary->psql('parallel', 'DROP EXTENSION zharchive');
like($err, qr/other objects depend on it/, 'DROP EXTENSION stops at what depends on it');
$primary->safe_psql('parallel', 'DROP EXTENSION zharchive CASCADE');
is($primary->safe_psql('parallel', q{SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute
	WHERE attrelid = 'kinds'::regclass AND attnum > 0 AND NOT attisdropped}), 'title', 'with CASCADE only its types go');
is($primary->safe_psql('parallel', 'SELECT count(*) FROM kinds'), '601', 'and no row');
$primary->safe_psql('parallel', q{DROP TABLE kinds; CREATE EXTENSION zharchive; DROP EXTENSION zharchive});
is($primary->safe_psql('parallel', q{SELECT count(*) FROM pg_depend AS d WHERE NOT EXISTS (SELECT FROM pg_extension AS e
	WHERE e.oid = d.refobjid) AND d.refclassid = 'pg_extension'::regclass}), '0', 'nothing is left of it');
# an archive in use by a session when the extension goes
my $both = $primary->safe_psql('postgres', q{SELECT id FROM archive_next('article', 1001);
	DROP EXTENSION zharchive CASCADE;
	CREATE EXTENSION zharchive;
	SELECT count(*) FROM archives;
	SELECT count(*) FROM archive_register('article', 'id', 'the "title"', 'published', 'channel');
	SELECT id FROM archive_next('article', 1001);});
is($both, "1000\n0\n4\n1000", 'dropped and made again under a session that used it');

# Installed by who has CREATE on the database and no more, into a schema of theirs that is
# on no path: all works by its qualified names. Who has not CREATE is refused.
$primary->safe_psql('postgres', 'CREATE ROLE builder LOGIN; CREATE ROLE guest LOGIN; CREATE DATABASE built');
my @builder = (extra_params => [ '-U', 'builder' ]);
(undef, undef, $err) = $primary->psql('built', 'CREATE EXTENSION zharchive', @builder);
like($err, qr/permission denied to create extension/, 'who may not create in the database is refused');
$primary->safe_psql('postgres', 'GRANT CREATE ON DATABASE built TO builder');
$primary->safe_psql('built', q{
	CREATE SCHEMA "Builder's own";
	CREATE EXTENSION zharchive SCHEMA "Builder's own";
	CREATE TABLE "Builder's own".article (id int PRIMARY KEY, title text, n "Builder's own".series_no);
	INSERT INTO "Builder's own".article VALUES (1, '第一期', '第1期'), (2, '第二期', '第2期'), (4, '第四期', '第4期');
	CREATE INDEX ON "Builder's own".article ("Builder's own".zh_pinyin_key(title));
	CREATE INDEX ON "Builder's own".article (n);
	SELECT "Builder's own".archive_register('"Builder''s own".article', 'id', 'title', number => 'n');
}, @builder);
my $used = q{SET search_path = pg_catalog, pg_temp;
	SELECT id FROM "Builder's own".archive_next('"Builder''s own".article', 2);
	SELECT "Builder's own".zh_bucket('重庆', 'pinyin');
	SELECT count(*) FROM "Builder's own".article
		WHERE n OPERATOR("Builder's own".>) '第一期'::"Builder's own".series_no;
	SELECT "Builder's own".series_holdings(n) FROM "Builder's own".article;
	SELECT count(*) FROM "Builder's own".zharchive_check()};
is($primary->safe_psql('built', $used, @builder), "1\nC\n2\n{[1,2],[4,4]}\n0",
	'installed by a plain role into a schema of its own');
is($primary->safe_psql('built', q{SELECT DISTINCT n.nspname FROM pg_depend AS d JOIN pg_extension AS e ON e.oid = d.refobjid
	AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'zharchive'
	JOIN pg_proc AS p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
	JOIN pg_namespace AS n ON n.oid = p.pronamespace}), q{Builder's own}, 'everything is in that schema');
(undef, undef, $err) = $primary->psql('built', 'DROP EXTENSION zharchive CASCADE', extra_params => [ '-U', 'guest' ]);
like($err, qr/must be owner of extension/, 'another may not drop it');
$primary->safe_psql('built', 'DROP EXTENSION zharchive CASCADE', @builder);
is($primary->safe_psql('built', 'SELECT count(*) FROM pg_extension'), '1', 'its owner may');
$primary->stop;

done_testing();
