# 071_replication.pl
#	The recipes for logical replication and for standby servers of doc/scale.md: links
#	are right on a subscriber that registered its copy, from the first copy on, and every
#	function that reads works on a standby.

use strict;
use warnings FATAL => 'all';

use FindBin;
use lib $FindBin::Bin;
use Blocks;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my $publisher = PostgreSQL::Test::Cluster->new('publisher');
$publisher->init(allows_streaming => 'logical', extra => [ '--encoding=UTF8', '--locale=C' ]);
$publisher->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\n");
$publisher->start;
my $subscriber = PostgreSQL::Test::Cluster->new('subscriber');
$subscriber->init(allows_streaming => 'logical', extra => [ '--encoding=UTF8', '--locale=C' ]);
$subscriber->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\n");
$subscriber->start;

# ---- logical replication ---------------------------------------------------------------

# The publisher need not have the extension: its archive is a plain table.
$publisher->safe_psql('postgres', q{
	CREATE TABLE article (id bigint PRIMARY KEY, channel text, title text NOT NULL, published date,
		prev_title text, next_title text);
	INSERT INTO article SELECT i, 'c' || i % 3, '【江边讲坛】第' || i || '期：城里的树', date '2021-01-01' + i / 5, '没有了',
		'【江边讲坛】第' || i - 3 || '期：城里的树' FROM generate_series(1, 500) AS i;
} . blocks('doc/scale.md', 'publisher'));
my $recipe = blocks('doc/scale.md', 'subscriber');
my $connection = $publisher->connstr('postgres') =~ s/'/''/gr;
$recipe =~ s/host=publisher dbname=postgres/$connection/;
$subscriber->safe_psql('postgres', $recipe);
$subscriber->wait_for_subscription_sync($publisher, 'article');

my $answers = q{
	SELECT a.id, l.* FROM article AS a, archive_links('article', a.id) AS l WHERE a.id % 20 = 1
	ORDER BY 1, 2, 3};
my $reports = q{
	SELECT * FROM archive_links_all('article'); SELECT * FROM archive_series('article'); SELECT * FROM archive_gaps('article');
	SELECT * FROM archive_audit('article'); SELECT * FROM archive_restore_order('article')};
$publisher->safe_psql('postgres', q{CREATE EXTENSION zharchive;
	SELECT archive_register('article', 'id', 'title', 'published', 'channel', prev_title => 'prev_title', next_title => 'next_title')});
my $first = $publisher->safe_psql('postgres', $answers);
isnt($first, '', 'there are links');
is($subscriber->safe_psql('postgres', $answers), $first, 'the links of the first copy');

for my $change (
	q{INSERT INTO article SELECT i, 'c' || i % 3, '【江边讲坛】第' || i || '期：城里的鸟' FROM generate_series(501, 540) AS i},
	q{DELETE FROM article WHERE id % 7 = 0},
	q{UPDATE article SET published = published + 30 WHERE id % 5 = 0},
	q{UPDATE article SET channel = 'c1', title = replace(title, '第', '总第') WHERE id BETWEEN 100 AND 120},
	q{BEGIN; DELETE FROM article WHERE id = 1; INSERT INTO article VALUES (1, 'c2', 'again', '2022-01-01'); COMMIT})
{
	$publisher->safe_psql('postgres', $change);
	$publisher->wait_for_catchup('article');
	is($subscriber->safe_psql('postgres', $answers), $publisher->safe_psql('postgres', $answers), "the links after $change");
}
isnt($publisher->safe_psql('postgres', $answers), $first, 'which changed');
is($subscriber->safe_psql('postgres', $reports), $publisher->safe_psql('postgres', $reports), 'the same reports');

# A type of ours in a replicated column goes as text, or binary.
$_->safe_psql('postgres', q{CREATE TABLE numbered (id int PRIMARY KEY, number series_no, range series_range, name zhname, title zhtext)})
	for $publisher, $subscriber;
$subscriber->safe_psql('postgres', q{ALTER SUBSCRIPTION article SET (binary = true)});
$publisher->safe_psql('postgres', q{INSERT INTO numbered VALUES (1, '15.上', '[3,5]', '曾国藩', '重庆');
	ALTER PUBLICATION article ADD TABLE numbered});
$subscriber->safe_psql('postgres', 'ALTER SUBSCRIPTION article REFRESH PUBLICATION');
$subscriber->wait_for_subscription_sync($publisher, 'article');
$publisher->safe_psql('postgres', q{INSERT INTO numbered VALUES (2, '2020.3', '[1,2.5]', '单老师', '长江'); UPDATE numbered SET number = '16.下' WHERE id = 1});
$publisher->wait_for_catchup('article');
is($subscriber->safe_psql('postgres', 'SELECT * FROM numbered ORDER BY 1'), $publisher->safe_psql('postgres', 'SELECT * FROM numbered ORDER BY 1'),
	'columns of our types, copied and sent in binary');
$subscriber->safe_psql('postgres', 'DROP SUBSCRIPTION article');
$subscriber->stop;

# ---- a standby ---------------------------------------------------------------------------

$publisher->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($publisher, 'base', has_streaming => 1);
$standby->append_conf('postgresql.conf', "hot_standby_feedback = on\n");
$standby->start;
$publisher->wait_for_catchup($standby);

is($standby->safe_psql('postgres', 'SELECT pg_is_in_recovery()'), 't', 'it is a standby');
is($standby->safe_psql('postgres', $answers), $publisher->safe_psql('postgres', $answers), 'the same links');
is($standby->safe_psql('postgres', $reports), $publisher->safe_psql('postgres', $reports), 'the same reports');
# every function of the family that reads, by name
my %calls = (
	archive_links => q{('article', 2)}, archive_prev => q{('article', 2)}, archive_next => q{('article', 2, 'series', 'c2')},
	archive_page => q{('article', 'c2', 2)}, archive_link_header => q{('article', 2, '/{id}')}, archive_jsonld => q{('article', 2, '/{id}')},
	archive_html_links => q{('article', 2, '/{id}')}, archive_column_name => q{('article.id')},
	archive_gaps => q{('article', '江边讲坛', 'running')}, zharchive_check => '()', zharchive_version => '()', zharchive_dependents => '()',
	archive_key => q{('重庆')}, archive_date => q{(date '2020-07-26')}, archive_part => q{(series_no '15')},
	map({ $_ => q{('{article}')} } qw(archive_catalogue archive_catalogue_query archive_relays archive_union archive_union_gaps)),
	map { $_ => q{('article')} } qw(archive_links_all archive_links_rows archive_indexes archive_series archive_series_near archive_audit archive_restore_order));
my @reading = split /\n/, $publisher->safe_psql('postgres', q{
	SELECT DISTINCT p.proname FROM pg_proc AS p JOIN pg_depend AS d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass
	JOIN pg_extension AS e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
	WHERE e.extname = 'zharchive' AND p.proname ~ '^(archive|zharchive)_' AND p.provolatile <> 'v' AND p.proname !~ '_(in|out|recv|send)$' ORDER BY 1});
is("@reading", join(' ', sort keys %calls), 'every function that reads is called');
for my $name (@reading)
{
	my $query = "SELECT x FROM $name$calls{$name} AS x";

	is($standby->safe_psql('postgres', $query), $publisher->safe_psql('postgres', $query), "$name on the standby");
}
is($standby->safe_psql('postgres', 'SELECT * FROM archives'), $publisher->safe_psql('postgres', 'SELECT * FROM archives'), 'the view archives');
my ($status, $out, $err) = $standby->psql('postgres', q{SELECT archive_unregister('article')});
like($err, qr/cannot execute archive_unregister\(\) in a read-only transaction/, 'unregistering writes');
($status, $out, $err) = $standby->psql('postgres', q{SELECT archive_register('numbered', 'id', 'title', series => '')});
like($err, qr/read-only|recovery/, 'registering writes');

# A session of the standby sees what happens on the primary: a change, a rename, a new registration.
my $session = $standby->background_psql('postgres', on_error_stop => 0) if $standby->can('background_psql');
SKIP:
{
	skip 'no background psql', 3 if !$session || ref($session) ne 'PostgreSQL::Test::BackgroundPsql';
	my $newest = q{SELECT id, list FROM archive_links('article', 2, '{first}') WHERE axis = 'channel'};

	$session->query(q{SELECT 1});
	my $before = $session->query($newest);
	$publisher->safe_psql('postgres', q{INSERT INTO article VALUES (9000, 'c2', 'newest', '2030-01-01')});
	$publisher->wait_for_catchup($standby);
	is($session->query($newest), '9000|c2', 'a new article');
	$publisher->safe_psql('postgres', q{ALTER TABLE article RENAME channel TO column_of_lists});
	$publisher->wait_for_catchup($standby);
	is($session->query($newest), '9000|c2', 'after a renaming');
	$publisher->safe_psql('postgres', q{SELECT archive_unregister('article');
		SELECT archive_register('article', 'id', 'title', 'published', newest_first => false)});
	$publisher->wait_for_catchup($standby);
	is($session->query($newest), '2|', 'registered otherwise');
	$session->quit;
}

# After its promotion it is an archive like any other.
$standby->promote;
$standby->safe_psql('postgres', q{INSERT INTO article VALUES (9001, 'c2', 'after', '2031-01-01')});
is($standby->safe_psql('postgres', q{SELECT count(*) FROM archive_links('article', 9001)}), $standby->safe_psql('postgres',
	q{SELECT count(*) FROM archive_links('article', 9001)}), 'promoted');
$_->stop for $standby, $publisher;
done_testing();
