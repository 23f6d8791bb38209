# 073_answered.pl
#	Archives whose table the server does not answer for: a module gives rows of its own in a
#	CustomScan, as those do that keep a table's rows in shards. The table itself is empty, so
#	an answer that is read from it, or from its indexes, is seen at once. The module takes no
#	plan that is made before the values are known, and no comparison of rows.

use strict;
use warnings FATAL => 'all';

use FindBin;
use lib $FindBin::Bin;
use Answers;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my $pg_config = $ENV{PG_CONFIG} || 'pg_config';
my $folder = PostgreSQL::Test::Utils::tempdir();
system_or_bail('cp', "$FindBin::Bin/modules/answer/answer.c", "$FindBin::Bin/modules/answer/Makefile", $folder);
if (system("make -s -C $folder PG_CONFIG=$pg_config with_llvm=no >$folder/log 2>&1") != 0)
{
	chomp(my $why = (split /\n/, slurp_file("$folder/log"))[-1] // '');
	plan skip_all => "a module cannot be built here: $why";
}

my $node = PostgreSQL::Test::Cluster->new('answered');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\n");
$node->start;
$node->safe_psql('postgres', "CREATE EXTENSION zharchive; CREATE SCHEMA elsewhere");

# A session in which the module answers.
sub asked
{
	my ($query) = @_;
	return $node->safe_psql('postgres', "LOAD '$folder/answer'; SET answer.schema = 'elsewhere'; $query");
}

# ids that an integer's operators, or another schema's, would order otherwise
my %ids = (
	int => 'i', bigint => '(i - 1500) * 1000000000::bigint', text => q{'a-' || i}, uuid => 'md5(i::text)::uuid');
my $register = q{SELECT archive_register('%s', 'id', 'title', 'published', 'channel', series => 'series', number => 'number',
	prev_title => 'printed_prev', next_title => 'printed_next')};
my @printed = ('printed_prev text', 'printed_next text');
for my $type (sort keys %ids)
{
	my $columns = join ', ', "id $type", article_columns(), @printed;
	for my $key ('id', 'id, channel')
	{
		my $what = "$type, PRIMARY KEY ($key)";
		$node->safe_psql('postgres', qq{
			SET client_min_messages = warning;
			DROP TABLE IF EXISTS article, elsewhere.article, whole;
			DROP FUNCTION IF EXISTS answers, printed;
			CREATE TABLE article ($columns, PRIMARY KEY ($key));
			CREATE TABLE elsewhere.article (LIKE article);
			CREATE TABLE whole ($columns, PRIMARY KEY ($key));
			INSERT INTO whole SELECT * FROM (@{[ articles($ids{$type}, 1000) ]}) AS a,
				LATERAL (SELECT CASE WHEN length(title) % 3 > 0 THEN '【系列2】第1期：重庆2' ELSE '没有的' || published END, title) AS p;
			INSERT INTO elsewhere.article TABLE whole;
			} . join('; ', answers('whole'), printed(), sprintf($register, 'article'), sprintf($register, 'whole')));
		is(asked(differences('answers', 'whole', 'article')), '', "every answer: $what");
		is(asked(differences('printed', 'whole', 'article')), '', "every answer on printed titles: $what");
	}
}
cmp_ok(asked(q{SELECT count(*) FROM answers('article')}), '>', 2000, 'there are answers');
cmp_ok(asked(q{SELECT count(*) FROM printed('article')}), '>', 2000, 'there are answers on printed titles');
is($node->safe_psql('postgres', q{SELECT count(*) FROM archive_links_all('article')}), '0', 'none where the server answers');
for my $query (grouped())
{
	is(asked(sprintf $query, 'article'), asked(sprintf $query, 'whole'), sprintf $query, 'article');
}
# the table's own rows are not those of the archive
$node->safe_psql('postgres', q{INSERT INTO article SELECT * FROM whole WHERE id IN (SELECT id FROM whole LIMIT 9)});
is(asked(differences('answers', 'whole', 'article')), '', 'rows of the table itself do not count');
# the module refuses what it says that it does
for my $case ([ q{PREPARE p (int) AS SELECT FROM article WHERE number = $1; SET plan_cache_mode = force_generic_plan; EXECUTE p (1)}, 'a plan without values' ],
	[ q{SELECT FROM article WHERE (channel, id) > ('a', NULL)}, 'a comparison of rows' ])
{
	my (undef, undef, $err) = $node->psql('postgres', "LOAD '$folder/answer'; SET answer.schema = 'elsewhere'; $case->[0]");
	like($err, qr/answer: $case->[1]/, $case->[1]);
}
# no index of the table is over the module's rows
my (undef, undef, $refused) = $node->psql('postgres', "LOAD '$folder/answer'; SET answer.schema = 'elsewhere'; SELECT archive_unregister('article');" .
	q{SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number', unique_number => true)}, on_error_stop => 1);
like($refused, qr/argument "unique_number" is not for archive "article"\n.*\n.*HINT:  Leave it out/, 'no constraint over the rows of a module');
$node->safe_psql('postgres', sprintf($register, 'article'));
# policies of the table hold for whoever answers
$node->safe_psql('postgres', q{
	CREATE ROLE reader; GRANT USAGE ON SCHEMA elsewhere TO reader; GRANT SELECT ON article, elsewhere.article, whole TO reader;
	ALTER TABLE article ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON article USING (channel <> '文化');});
is(asked(q{SET ROLE reader; SELECT count(*), count(*) FILTER (WHERE list = '文化') FROM archive_links_all('article')}),
	asked(q{SELECT count(*), 0 FROM archive_links_all('article') WHERE id IN (SELECT id::text FROM whole WHERE channel <> '文化')}),
	'who reads has the policies');

$node->stop;
done_testing();
