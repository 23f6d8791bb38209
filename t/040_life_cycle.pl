# 040_life_cycle.pl
#	What happens to a server with the extension: a standby, a crash, a dump and a
#	restore of every kind of index, pg_upgrade, DROP EXTENSION, tables and columns
#	that are dropped or renamed.
#
# pg_upgrade needs the programs of an older server with the extension: ZHA_OLD_BINDIR
# says where they are, and that part is skipped without.

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

# An archive, and a table with a column of each type under each kind of index. A column
# dropped in the middle moves the numbers of the others in what a dump restores.
$primary->safe_psql('postgres', q{
	CREATE EXTENSION zharchive;
	CREATE TABLE article (gone int, id int PRIMARY KEY, "old name" text NOT NULL, gone_too text,
		published date, channel text);
	SELECT archive_register('article', 'id', 'old name', 'published', 'channel',
		order_by => '{"channel DESC"}', visible => $$"old name" <> ''$$);
	INSERT INTO article SELECT 0, i, '江边讲坛（' || i || '）：城里的树', '', date '2020-01-01' + i, 'c' || i % 3
		FROM generate_series(1, 300) AS i WHERE i % 50 <> 0;
	ALTER TABLE article DROP COLUMN gone;
	ALTER TABLE article DROP COLUMN gone_too;
	ALTER TABLE article RENAME "old name" TO "the ""title""";
	CREATE TABLE kinds (gone int, n series_no, r series_range, m series_multirange, t zhtext, p zhname, title text,
		pinyin bytea GENERATED ALWAYS AS (zh_pinyin_key(title)) STORED);
	ALTER TABLE kinds DROP COLUMN gone;
	INSERT INTO kinds SELECT n, series_range(n, n + 3), series_multirange(series_range(n, n + 2)), w, w, w
		FROM generate_series(1, 500) AS i, to_series_no(i::text) AS n,
			concat(chr(19968 + i * 37), chr(20000 + i * 11), '第', i % 20, '期') AS w;
	CREATE INDEX kinds_n ON kinds (n);
	CREATE INDEX kinds_n_hash ON kinds USING hash (n);
	CREATE INDEX kinds_n_brin ON kinds USING brin (n);
	CREATE INDEX kinds_r ON kinds USING gist (r);
	CREATE INDEX kinds_r_spgist ON kinds USING spgist (r);
	CREATE INDEX kinds_m ON kinds USING gist (m);
	CREATE INDEX kinds_t ON kinds (t);
	CREATE INDEX kinds_t_hash ON kinds USING hash (t);
	CREATE INDEX kinds_p ON kinds (p);
	CREATE INDEX kinds_key ON kinds (pinyin);
	CREATE INDEX kinds_name ON kinds (zh_name_key(title), title_number(title));
	CREATE MATERIALIZED VIEW strokes AS SELECT zh_stroke_key(title) AS key, title FROM kinds;
	CREATE INDEX strokes_key ON strokes (key);
});

# What every copy must answer alike: orders by index, links, gaps.
my $state = join ";\n", 'SET enable_seqscan = off', 'SET enable_sort = off',
	'SELECT md5(string_agg(n::text, $$,$$)) FROM (SELECT n FROM kinds ORDER BY n) AS s',
	'SELECT md5(string_agg(t::text, $$,$$)) FROM (SELECT t FROM kinds ORDER BY t) AS s',
	'SELECT md5(string_agg(p::text, $$,$$)) FROM (SELECT p FROM kinds ORDER BY p) AS s',
	'SELECT md5(string_agg(title, $$,$$)) FROM (SELECT title FROM kinds ORDER BY pinyin) AS s',
	'SELECT md5(string_agg(title, $$,$$)) FROM (SELECT title FROM kinds ORDER BY zh_name_key(title), title_number(title)) AS s',
	'SELECT md5(string_agg(title, $$,$$)) FROM (SELECT title FROM strokes ORDER BY key) AS s',
	'SELECT count(*) FROM kinds WHERE n = $$250$$',
	'SELECT count(*) FROM kinds WHERE r @> $$250$$::series_no',
	'SELECT count(*) FROM kinds WHERE m @> $$250$$::series_no',
	'SELECT md5(string_agg(l::text, $$,$$)) FROM article AS a, archive_links($$article$$, a.id) AS l',
	'SELECT * FROM archive_gaps($$article$$)',
	'SELECT md5(string_agg(l::text, $$,$$)) FROM archive_links_all($$article$$) AS l',
	'SELECT * FROM archives';
my $wanted = $primary->safe_psql('postgres', $state);
like($wanted, qr/^江边讲坛\|50\|50\|1\n.*the "title"/ms, 'the archive is there, by its new names');

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
$primary->stop('immediate');
$load->finish;
$primary->start;
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
	SELECT archive_register('article', 'id', 'the "title"', 'published', 'channel');
	SELECT id FROM archive_next('article', 1001);});
is($both, "1000\n0\n1000", 'dropped and made again under a session that used it');
$primary->stop;

SKIP:
{
	my $old = $ENV{ZHA_OLD_BINDIR};
	skip 'no older server to upgrade from (ZHA_OLD_BINDIR)', 2 unless defined $old && -x "$old/initdb";
	my ($from, $to) = map { PostgreSQL::Test::Utils::tempdir() } 1 .. 2;
	my $bin = dirname_of_postgres();
	my $socket = PostgreSQL::Test::Utils::tempdir_short();

	system_or_bail("$old/initdb", '-D', $from, @initdb, '-A', 'trust');
	system_or_bail("$bin/initdb", '-D', $to, @initdb, '-A', 'trust');
	system_or_bail("$old/pg_ctl", '-w', '-D', $from, '-l', "$from.log", '-o', "-k $socket -c listen_addresses=''", 'start');
	system_or_bail('psql', '-Xq', '-h', $socket, '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-f', "$dump.sql", 'postgres');
	my $before = `psql -XAtq -h $socket -d postgres -c "SELECT * FROM archive_gaps('article')"`;
	system_or_bail("$old/pg_ctl", '-w', '-D', $from, 'stop');
	command_ok([ "$bin/pg_upgrade", '-b', $old, '-B', $bin, '-d', $from, '-D', $to, '-s', $socket ], 'pg_upgrade');
	system_or_bail("$bin/pg_ctl", '-w', '-D', $to, '-l', "$to.log", '-o', "-k $socket -c listen_addresses=''", 'start');
	is(`psql -XAtq -h $socket -d postgres -c "SELECT * FROM archive_gaps('article')"`, $before, 'the upgraded archive');
	system_or_bail("$bin/pg_ctl", '-w', '-D', $to, 'stop');
}

sub dirname_of_postgres
{
	chomp(my $bin = `dirname \$(command -v postgres)`);
	return $bin;
}

done_testing();
