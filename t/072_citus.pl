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

# ---- the recipes ------------------------------------------------------------------------

# How many commands Citus sends for a query.
sub commands
{
	my ($query) = @_;
	my (undef, undef, $messages) = $here->psql('postgres', "SET citus.log_remote_commands = on; SET client_min_messages = notice; $query");
	return scalar(() = $messages =~ /issuing (?:SELECT|WITH)/g);
}

sql('SET client_min_messages = warning', 'DROP TABLE article, whole', 'DROP FUNCTION answers, printed',
	"CREATE TABLE whole (id bigint PRIMARY KEY, @{[ article_columns() ]})", 'INSERT INTO whole ' . articles('i', 1000), answers('whole'),
	q{SELECT archive_register('whole', 'id', 'title', 'published', 'channel', series => 'series', number => 'number')});
my ($status, undef, $err) = $here->psql('postgres', blocks('doc/scale.md', 'citus'), on_error_stop => 1);
is($status, 0, 'the recipe runs') or diag $err;
like($err, qr/archive "article" is distributed by column "channel"\n.*One shard is asked for: list pages and links in a channel that is given\./, 'register says what is asked');
sql('INSERT INTO article TABLE whole');
is(sql(differences('answers', 'whole', 'article')), '', 'every answer of the recipe');
my ($id, $channel) = split /\|/, sql(q{SELECT id, channel FROM whole WHERE published > '2020-02-01' ORDER BY id LIMIT 1});
is(sql("SELECT p::text FROM article_page('$channel', $id) AS p"), sql("SELECT ROW('self', id, title)::text FROM whole WHERE id = $id
	UNION ALL SELECT ROW('prev', id::bigint, title)::text FROM archive_prev('whole', $id)
	UNION ALL SELECT ROW('next', id::bigint, title)::text FROM archive_next('whole', $id)"), 'a page of the site');
is(commands("SELECT article_page('$channel', $id)"), 1, 'in one command');
is(commands("SELECT archive_next('article', $id, 'channel', '$channel')"), 3, 'three a link');
is(sql(blocks('doc/scale.md', 'citus_report') =~ s/;\s*$//r),
	sql('SELECT channel, count(*), series_missing(number) FROM whole GROUP BY 1 ORDER BY 1'), 'the report on the shards');
like(sql('EXPLAIN (VERBOSE, COSTS OFF) SELECT series, series_holdings(number) FROM article GROUP BY series'), qr/worker_partial_agg\('public.series_holdings/,
	'aggregated on the nodes');
my $agree = blocks('doc/scale.md', 'citus_agree') =~ s/;\s*$//r;
my $one_table = sql($agree =~ s/'article'/'whole'/r);
is($_->safe_psql('postgres', $agree), $one_table, $_->name . ' agrees with one table') for values %node;
(undef, undef, $err) = $here->psql('postgres', q{SELECT archive_unregister('article');
	SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number', unique_number => true)}, on_error_stop => 1);
like($err, qr/argument "unique_number" is not for archive "article"/, 'no constraint over shards');
sql(q{SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number')});

# shards that move and are split
my ($shard, $from, $to) = split /\|/, sql(q{SELECT s.shardid, s.nodename || ':' || s.nodeport, n.node_name || ':' || n.node_port
	FROM citus_shards AS s, citus_get_active_worker_nodes() AS n
	WHERE s.table_name = 'article'::regclass AND (s.nodename, s.nodeport) <> (n.node_name, n.node_port) ORDER BY 1 LIMIT 1});
my $places = join ', ', map { my ($host, $port) = /^(.*):(\d+)$/; "'$host', $port" } $from, $to;
sql("SELECT citus_move_shard_placement($shard, $places, 'block_writes')",
	"SELECT isolate_tenant_to_new_shard('article', '$channel', 'CASCADE', shard_transfer_mode => 'block_writes')");
is($_->safe_psql('postgres', $agree), $one_table, $_->name . ' agrees after a move and a split') for values %node;
is(commands("SELECT article_page('$channel', $id)"), 1, 'still in one command');

($status, undef, $err) = $here->psql('postgres', blocks('doc/scale.md', 'citus_sites'), on_error_stop => 1);
is($status, 0, 'the recipe of sites runs') or diag $err;
sql('INSERT INTO site1.article TABLE whole');
is(sql(differences('answers', 'whole', 'site1.article')), '', 'every answer of a site');
sql(q{SELECT archive_unregister('site1.article')}, 'UPDATE site1.article SET number = NULL',
	q{SELECT archive_register('site1.article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number', unique_number => true)});
is(sql(q{SELECT count(*) FROM pg_indexes WHERE schemaname = 'site1' AND indexdef LIKE 'CREATE UNIQUE%number%'}), '1', 'a site has unique numbers');

$_->stop for values %node;
done_testing();
