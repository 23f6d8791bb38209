# 070_shards.pl
#	The recipe for shards of doc/scale.md: three servers with the articles of some
#	channels each, and one that has them as foreign partitions. Answers are those of one
#	table, a link asks one shard, and what can be is computed there.

use strict;
use warnings FATAL => 'all';

use FindBin;
use lib $FindBin::Bin;
use Answers;
use Blocks;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my %node;
for my $name (qw(shard0 shard1 shard2 coordinator))
{
	$node{$name} = PostgreSQL::Test::Cluster->new($name);
	$node{$name}->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
	$node{$name}->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\n");
	$node{$name}->start;
	next if $name eq 'coordinator';
	$node{$name}->safe_psql('postgres', blocks('doc/scale.md', 'shard'));
}
my $here = $node{coordinator};
if ($here->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'}) ne '1')
{
	plan skip_all => 'postgres_fdw is not installed';
}
if ($here->psql('postgres', q{LOAD 'auto_explain'}) != 0)
{
	plan skip_all => 'auto_explain is not installed';
}

my $recipe = blocks('doc/scale.md', 'coordinator');
$recipe =~ s/host '(\w+)'/"host '" . $node{$1}->host . "', port '" . $node{$1}->port . "'"/ge;
my ($status, $out, $err) = $here->psql('postgres', $recipe, on_error_stop => 1);
is($status, 0, 'the recipe runs');
like($err, qr/NOTICE:  archive "article" has partitions that are foreign tables: 3\n.*\n.*HINT:  Register each/,
	'register says what it cannot do');

# ---- answers -------------------------------------------------------------------------

$here->safe_psql('postgres', q{
	CREATE TABLE whole (LIKE article, PRIMARY KEY (id));
	INSERT INTO whole } . articles('i', 3000) . q{;
	INSERT INTO article SELECT * FROM whole;
	SELECT archive_register('whole', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
	ANALYZE whole; } . answers('whole'));
for my $shard (qw(shard0 shard1 shard2))
{
	cmp_ok($node{$shard}->safe_psql('postgres', 'SELECT count(*) FROM article'), '>', 300, "$shard has articles");
	$node{$shard}->safe_psql('postgres', 'ANALYZE');
}
is($here->safe_psql('postgres', differences('answers', 'whole', 'article')), '', 'every answer is that of one table');
cmp_ok($here->safe_psql('postgres', q{SELECT count(*) FROM answers('article')}), '>', 5000, 'there are answers');
for my $query (grouped())
{
	is($here->safe_psql('postgres', 'SET enable_partitionwise_aggregate = on; ' . sprintf $query, 'article'),
		$here->safe_psql('postgres', sprintf $query, 'whole'), sprintf $query, 'article');
}

# ---- what the shards are sent ----------------------------------------------------------

sub plan_of
{
	my ($query) = @_;
	return $here->safe_psql('postgres', "SET enable_partitionwise_aggregate = on; EXPLAIN (VERBOSE, COSTS OFF) $query");
}

my $one = qr/\A *Foreign Scan/;    # nothing is left to do here
for my $case (
	[ 'SELECT id FROM article_0 ORDER BY zh_pinyin_key(title) LIMIT 5', $one,
		qr/SQL: SELECT id, title FROM public.article ORDER BY public.zh_pinyin_key\(title\) ASC NULLS LAST LIMIT 5/ ],
	[ 'SELECT id FROM article_0 ORDER BY title::zhtext DESC LIMIT 5', $one,
		qr/ORDER BY title::public.zhtext DESC NULLS FIRST LIMIT 5/ ],
	[ q{SELECT id FROM article_0 WHERE zh_stroke_key(title) > zh_stroke_key('重') ORDER BY number DESC LIMIT 5}, $one,
		qr/WHERE \(\(public.zh_stroke_key\(title\) > E'[^']+'::bytea\)\) ORDER BY number DESC NULLS FIRST LIMIT 5/ ],
	[ q{SELECT id FROM article_0 WHERE number >= 15 AND number <@ '{[3,50]}'::series_multirange}, $one,
		qr/WHERE .*number OPERATOR\(public.>=\) '15'.* AND .*number <@ '\{\[3,50\]\}'::public.series_multirange/ ],
	[ q{SELECT id FROM article_0 WHERE series_key(title_series(title)) = series_key('系列 3')}, $one,
		qr/WHERE \(\(public.series_key\(public.title_series\(title\)\) = '[^']+'::text\)\)/ ],
	[ 'SELECT series, series_holdings(number), series_missing(number), max(number), min(title::zhname) FROM article_0 GROUP BY series', $one,
		qr/SELECT series, public.series_holdings\(number\), .*GROUP BY 1/ ],
	[ 'SELECT id FROM article ORDER BY zh_pinyin_key(title) LIMIT 5', qr/\ALimit.*Merge Append/s,
		qr/(?:SQL: SELECT id, title FROM public.article ORDER BY public.zh_pinyin_key\(title\) ASC NULLS LAST.*?){3}/s ],
	[ 'SELECT channel, series_holdings(number) FROM article GROUP BY channel', qr/\A *Append\n *->  Foreign Scan/,
		qr/(?:SQL: SELECT channel, public.series_holdings\(number\) FROM public.article GROUP BY 1.*?){3}/s ])
{
	my ($query, $top, $remote) = @$case;
	my $plan = plan_of($query);

	like($plan, $top, "top of $query");
	like($plan, $remote, "sent by $query");
}
# as the document says of these
like(plan_of('SELECT series, series_holdings(number) FROM article GROUP BY series'), qr/SQL: SELECT series, number FROM public.article\n/,
	'no partial aggregates are sent');
like(plan_of('SELECT id FROM article_0 ORDER BY title COLLATE zh_pinyin'), qr/Sort.*SQL: SELECT id, title FROM public.article$/s,
	'no collation of an expression is sent');

# ---- a link ------------------------------------------------------------------------------

# The servers that a session has connected to for a query, and what it sent.
sub asked
{
	my ($query) = @_;
	return $here->safe_psql('postgres', "SELECT count(x::text) > 0 FROM ($query) AS x; " .
		q{SELECT string_agg(server_name, ' ' ORDER BY server_name) FROM postgres_fdw_get_connections()});
}

my ($id, $channel, $shard) = split /\|/, $here->safe_psql('postgres',
	q{SELECT id, channel, 'shard' || right(tableoid::regclass::text, 1) FROM article AS a
	WHERE id > 1500 AND NOT EXISTS (SELECT FROM whole AS b WHERE (b.channel, b.published) = (a.channel, a.published) AND b.id < a.id)
	ORDER BY id LIMIT 1});
for my $call (
	"archive_prev('article', $id, 'channel', '$channel')",
	"archive_next('article', $id, 'channel', '$channel')",
	"archive_page('article', '$channel', $id)", "archive_page('article', '$channel')",
	"archive_html_links('article', $id, '/{id}', 'channel', '$channel')")
{
	is(asked("SELECT $call"), "t\n$shard", "one shard for $call");
}
is(asked("SELECT archive_next('article', $id)"), "t\nshard0 shard1 shard2", 'each, where the channel is not said');
is(asked("SELECT archive_next('article', $id, 'series', '$channel')"), "t\nshard0 shard1 shard2", 'each for the series');

# What a query sends to the shards, those of the queries within it included.
sub sent
{
	my ($query) = @_;
	my (undef, undef, $messages) = $here->psql('postgres', q{
		LOAD 'auto_explain';
		SET auto_explain.log_min_duration = 0;
		SET auto_explain.log_nested_statements = on;
		SET auto_explain.log_verbose = on;
		SET client_min_messages = log;} . $query);

	return $messages =~ /Remote SQL: (.*)/g;
}

my @sent = sent("SELECT * FROM archive_next('article', $id, 'channel', '$channel')");
is(scalar @sent, 3, 'the article, and two probes');
like($sent[0], qr/ WHERE \(\(id = \S+\)\) AND \(\(channel = \S+\)\)$/, 'the article by id and channel');
like($sent[1], qr/ WHERE .*\(\(published = \S+\)\).* ORDER BY id DESC NULLS FIRST$/, 'the rest of the same date');
like($sent[2], qr/ WHERE .*\(\(published < \S+\)\).* ORDER BY published DESC NULLS LAST, id DESC NULLS FIRST$/, 'then the dates before');
# by the key of the series, in whatever spelling
my @series = sent("SELECT * FROM archive_next('article', $id, 'series', '$channel')");
like($series[-1], qr/ WHERE .*\(public.series_key\(series\) = \S+\).* ORDER BY public.archive_part\(number\) ASC NULLS LAST, public.archive_date\(published\) ASC NULLS LAST, id ASC NULLS LAST$/,
	'the series by its key');
# the shard reads that from its index
my $probe = $sent[2] =~ s/\$1::date/'2020-06-01'/r =~ s/\$\d+::text/'$channel'/gr;
unlike($node{$shard}->safe_psql('postgres', "SET enable_seqscan = off; SET enable_bitmapscan = off; EXPLAIN $probe LIMIT 100"), qr/Seq Scan|Sort/, 'an index has its order');

# ---- partitions of both kinds --------------------------------------------------------------

my $mixed = q{SELECT archive_register('mixed', 'id', 'title', 'published', 'channel', series => '')};
$node{shard0}->safe_psql('postgres', 'CREATE TABLE mixed (LIKE article, PRIMARY KEY (id)); ' . $mixed);
$here->safe_psql('postgres', q{
	CREATE TABLE mixed (LIKE article) PARTITION BY LIST (channel);
	CREATE TABLE mixed_here PARTITION OF mixed FOR VALUES IN ('体育', '专题')});
($status, undef, $err) = $here->psql('postgres', $mixed);
like($err, qr/column id of table "mixed" does not identify an article/, 'a unique id is asked for while it can be');
$here->safe_psql('postgres', q{
	CREATE FOREIGN TABLE mixed_rest PARTITION OF mixed DEFAULT SERVER shard0;
	ALTER FOREIGN TABLE mixed_rest OPTIONS (ADD table_name 'mixed');
	INSERT INTO mixed SELECT * FROM whole} . "; $mixed");
is($here->safe_psql('postgres', q{SELECT count(*) FROM pg_index WHERE indrelid = 'mixed_here'::regclass}), '1', 'a local partition gets its index');
is($here->safe_psql('postgres', q{SELECT id FROM archive_next('mixed', 1503, 'channel', '体育')}),
	$here->safe_psql('postgres', q{SELECT id FROM archive_next('whole', 1503)}), 'the same link');
is(asked(q{SELECT archive_next('mixed', 1503, 'channel', '体育')}), "t\n", 'a local link asks nobody');
is(asked(q{SELECT archive_next('mixed', 1506, 'channel', '要闻')}), "f\nshard0", 'no link where the article is not in that channel');
($status, undef, $err) = $here->psql('postgres', q{SELECT archive_unregister('mixed');
	SELECT archive_register('mixed', 'id', 'title', number => 'number', series => 'series', unique_number => true)});
like($err, qr/cannot create unique index on partitioned table "mixed"/, 'no constraint over servers');
# a partition that is made foreign later: links ask for it at once
$here->safe_psql('postgres', q{
	ALTER TABLE mixed DETACH PARTITION mixed_rest;
	ALTER TABLE mixed ADD PRIMARY KEY (id, channel);} . $mixed);
is($here->safe_psql('postgres', q{SELECT count(*) FROM archive_links('mixed', 1506)}), '0', 'detached, gone');
$here->safe_psql('postgres', q{SELECT archive_unregister('article')});
is($here->safe_psql('postgres', q{SELECT count(*) FROM pg_index WHERE indrelid = 'article'::regclass}), '0', 'unregistered');

$_->stop for values %node;
done_testing();
