# 041_pg_upgrade.pl
#	pg_upgrade carries an archive, every kind of index, the types' columns, generated
#	columns and the keys' upkeep from a server to a newer one, and nothing is stale there.
#
#	ZHA_OLD_BINDIR=/usr/lib/postgresql/15/bin make installcheck PROVE_TESTS=t/041_pg_upgrade.pl
#
# ZHA_OLD_BINDIR is where the programs of the older server are, into which the extension is
# installed too. Without it the server is upgraded to another cluster of its own version.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my @initdb = ('--encoding=UTF8', '--locale=C', '--data-checksums');
my $old_bindir = $ENV{ZHA_OLD_BINDIR};
my @old_install;
if (defined $old_bindir)
{
	$old_bindir =~ m!^(.+)/bin/?$! && -x "$old_bindir/postgres" or BAIL_OUT("ZHA_OLD_BINDIR is no server's: $old_bindir");
	@old_install = (install_path => $1);
}

my $old = PostgreSQL::Test::Cluster->new('old', @old_install);
my $new = PostgreSQL::Test::Cluster->new('new');
$old->init(extra => \@initdb);
$new->init(extra => \@initdb);
$old->append_conf('postgresql.conf', 'autovacuum = off');

$old->start;
$old->safe_psql('postgres', slurp_file('t/life_cycle/setup.sql'));
# another schema, and an owner who is no superuser
$old->safe_psql('postgres', q{
	CREATE ROLE plain;
	CREATE DATABASE plain OWNER plain;
});
$old->safe_psql('plain', q{
	SET ROLE plain;
	CREATE SCHEMA "Zh's";
	CREATE EXTENSION zharchive SCHEMA "Zh's";
	SET search_path = public, "Zh's";
	RESET ROLE;
	GRANT CREATE ON SCHEMA public TO plain;
	SET ROLE plain;
	CREATE TABLE article (id int PRIMARY KEY, title text, n series_no);
	INSERT INTO article VALUES (1, '第一期', '1'), (2, '第二期', '2'), (4, '第四期', '4');
	SELECT archive_register('article', 'id', 'title', number => 'n');
});
# what an update to another order of texts notes down
$old->safe_psql('postgres', q{
	INSERT INTO zharchive_internal.zharchive_outdated SELECT classid, objid, objsubid, filenode, 'order 0' FROM zharchive_dependents()
		WHERE object IN ('kinds_t', 'strokes', 'scripts.pinyin');
});
my $state = slurp_file('t/life_cycle/state.sql');
my $plain = q{
	SELECT * FROM "Zh's".archive_links('article', 2);
	SELECT * FROM "Zh's".archives;
};
my $stale = q{SELECT kind, object, made_with, statement FROM zharchive_check()};
my $before = $old->safe_psql('postgres', $state);
my $plain_before = $old->safe_psql('plain', $plain);
my $stale_before = join "\n", map { (split /\|/)[1] } split /\n/, $old->safe_psql('postgres', $stale);
my $versions = 'SELECT version()';
note 'from ', $old->safe_psql('postgres', $versions);
like($before, qr/^gaps\|江边讲坛\|50\|50\|1\|f$/m, 'the archive is there');
like($before, qr/^stale\|3$/m, 'what is to be made anew is known');
$old->stop;

my @upgrade = ('pg_upgrade', '-N', '-b', $old->config_data('--bindir'), '-B', $new->config_data('--bindir'),
	'-d', $old->data_dir, '-D', $new->data_dir, '-s', $new->host, '-p', $old->port, '-P', $new->port);
chdir $PostgreSQL::Test::Utils::tmp_check or die;
command_ok([ @upgrade, '--check' ], 'pg_upgrade --check');
command_ok(\@upgrade, 'pg_upgrade');

$new->start;
note 'to ', $new->safe_psql('postgres', $versions);
is($new->safe_psql('postgres', $state), $before, 'the upgraded archive answers alike');
is($new->safe_psql('plain', $plain), $plain_before, 'so does one of a plain user in another schema');
is(join("\n", map { (split /\|/)[1] } split /\n/, $new->safe_psql('postgres', $stale)),
	$stale_before, 'what was to be made anew still is');

# the statements that zharchive_check() gives do it
$new->safe_psql('postgres', qq{SELECT statement FROM zharchive_check() \\gexec});
$before =~ s/^stale\|3$/stale|0/m;
is($new->safe_psql('postgres', $state), $before, 'made anew, all is as before and nothing is stale');
$new->safe_psql('postgres', 'REINDEX DATABASE postgres');
is($new->safe_psql('postgres', $state), $before, 'indexes made by the new server give the same order');

# and it is an archive to go on with
$new->safe_psql('postgres', q{INSERT INTO article VALUES (1000, '江边讲坛（50）：新', '2024-01-01', 'c1')});
is($new->safe_psql('postgres', q{SELECT count(*) FROM archive_gaps('article') WHERE first = '50'}), '0', 'a gap is filled');
$new->command_ok([ 'pg_dump', '-f', $new->basedir . '/dump.sql', '-d', $new->connstr('postgres') ], 'dump');
$new->stop;

done_testing();
