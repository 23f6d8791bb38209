# 072_citus.pl
#	Archives in tables that Citus distributes, on a coordinator and two workers: every
#	answer is that of one table, one shard is asked where one is enough, and a registration
#	lasts when shards move. For a server that has Citus, or with CITUS=folder, in which it
#	was installed with DESTDIR.

use strict;
use warnings FATAL => 'all';

use File::Find;
use FindBin;
use lib $FindBin::Bin;
use Answers;
use Blocks;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use PrivateServer;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my @server;

# The files of a Citus that stands in a folder of its own go into a copy of the server's.
if (my $from = $ENV{CITUS})
{
	my ($install, $extensions, $modules) = private_server();
	find({ no_chdir => 1, wanted => sub {
		my ($name) = m!([^/]*)$!;
		symlink $_, "$extensions/$name" if m!/extension/citus[^/]*$!;
		symlink $_, "$modules/$name" if m!/citus[^/]*\.so$!;
		symlink $_, "$modules/$name" if -d && $name eq 'citus_decoders';
	} }, $from);
	@server = (install_path => $install);
}
else
{
	chomp(my $sharedir = `pg_config --sharedir`);
	plan skip_all => 'Citus is not installed (or give CITUS=folder)' if !-f "$sharedir/extension/citus.control";
}

my %node;
for my $name (qw(coordinator worker1 worker2))
{
	$node{$name} = PostgreSQL::Test::Cluster->new($name, @server);
	$node{$name}->init(extra => [ '--encoding=UTF8', '--locale=C' ], allows_streaming => 'logical');
	$node{$name}->append_conf('postgresql.conf', join "\n", 'shared_preload_libraries = citus', 'fsync = off', 'jit = off', 'autovacuum = off',
		'max_connections = 100', 'max_wal_senders = 10', 'max_replication_slots = 10', 'citus.shard_count = 6', 'citus.max_cached_conns_per_worker = 4',
		"citus.local_hostname = '" . $node{$name}->host . "'", "citus.node_conninfo = 'sslmode=disable'", '');
	$node{$name}->start;
	$node{$name}->safe_psql('postgres', 'CREATE EXTENSION citus');
}
my $here = $node{coordinator};
sub sql { return $here->safe_psql('postgres', join '; ', @_) }
sql(q{SELECT citus_set_coordinator_host('} . $here->host . "', " . $here->port . ')',
	(map { "SELECT citus_add_node('" . $node{$_}->host . "', " . $node{$_}->port . ')' } qw(worker1 worker2)));
sql('CREATE EXTENSION zharchive');
is($node{worker1}->safe_psql('postgres', q{SELECT count(*) FROM pg_extension WHERE extname = 'zharchive'}), '1', 'the extension is on the nodes');
note(sql('SELECT version()'), ', ', sql('SELECT citus_version()'));

# ---- answers -------------------------------------------------------------------------

my $register = q{SELECT archive_register('%s', 'id', 'title', 'published', 'channel', series => 'series', number => 'number',
	prev_title => 'printed_prev', next_title => 'printed_next')};

# Tables whole and article with the same articles, article made and distributed as is said.
sub make_tables
{
	my ($type, $id, $key, @commands) = @_;
	my $columns = join ', ', "id $type", article_columns(), 'printed_prev text', 'printed_next text';

	$columns =~ s/series text/series text NOT NULL/ if $key =~ /series/;
	sql('SET client_min_messages = warning', 'DROP TABLE IF EXISTS article, whole', 'DROP SCHEMA IF EXISTS site CASCADE', 'DROP FUNCTION IF EXISTS answers, printed',
		"CREATE TABLE whole ($columns, PRIMARY KEY ($key))",
		"INSERT INTO whole SELECT id, channel, title, published, " . ($key =~ /series/ ? q{coalesce(series, '')} : 'series') .
			", number, before, title FROM (" . articles($id, 1000) . q{) AS a,
			LATERAL (SELECT CASE WHEN length(title) % 3 > 0 THEN '【系列2】第1期：重庆2' ELSE '没有的' || published END AS before) AS p},
		(map { s/COLUMNS/$columns, PRIMARY KEY ($key)/r } @commands),
		answers('whole'), printed(), sprintf($register, 'whole'));
}

sub same_answers
{
	my ($what, $table) = @_;
	is(sql(differences('answers', 'whole', $table)), '', "every answer: $what");
	is(sql(differences('printed', 'whole', $table)), '', "every answer on printed titles: $what");
	for my $query (grouped())
	{
		is(sql(sprintf $query, $table), sql(sprintf $query, 'whole'), "$what: " . sprintf $query, $table);
	}
}

my ($create, $fill) = ('CREATE TABLE article (COLUMNS)', 'INSERT INTO article TABLE whole');
for my $case (
	[ 'by channel', 'int', 'i', 'id, channel', $create, q{SELECT create_distributed_table('article', 'channel')}, $fill, sprintf($register, 'article') ],
	[ 'by channel, registered and filled before', 'bigint', '(i - 500) * 1000000000::bigint', 'id, channel', $create, sprintf($register, 'article'), $fill,
		q{SELECT create_distributed_table('article', 'channel')} ],
	[ 'by channel, ids are texts', 'text', q{'a-' || i}, 'id, channel', $create, q{SELECT create_distributed_table('article', 'channel')}, $fill, sprintf($register, 'article') ],
	[ 'by series', 'uuid', 'md5(i::text)::uuid', 'id, series', $create, q{SELECT create_distributed_table('article', 'series')}, $fill, sprintf($register, 'article') ],
	[ 'by id', 'int', 'i', 'id', $create, q{SELECT create_distributed_table('article', 'id')}, $fill, sprintf($register, 'article') ],
	[ 'a reference table', 'int', 'i', 'id', $create, q{SELECT create_reference_table('article')}, $fill, sprintf($register, 'article') ],
	[ 'added to the metadata', 'int', 'i', 'id', $create, $fill, q{SELECT citus_add_local_table_to_metadata('article')}, sprintf($register, 'article') ])
{
	my ($what, @rest) = @$case;
	make_tables(@rest);
	same_answers($what, 'article');
}

$_->stop for values %node;
done_testing();
