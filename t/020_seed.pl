# 020_seed.pl
#	The page that the project began with, from its file to its links, through the
#	example archive. The page is read where the collection lies (CORPUS) and is no part
#	of the project; without it the test says so and is skipped.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# Everything here is bytes: the page, the answers and these strings are UTF-8.

my $page = ($ENV{CORPUS} // '../shared/corpus') . '/pages/seed.txt';
plan skip_all => "there is no $page" unless -r $page;

my $node = PostgreSQL::Test::Cluster->new('seed');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';
$node->safe_psql('postgres', 'CREATE EXTENSION zharchive');
$node->safe_psql('postgres', slurp_file('examples/archive.sql'));

# Runs a statement with the page as $1.
sub with_page
{
	my ($statement, $text) = @_;
	my $quoted = $text =~ s/'/''/gr;
	return $node->safe_psql('postgres', $statement =~ s/\$1/'$quoted'/r);
}

my $twice = slurp_file($page);
is(with_page('SELECT count(*) FROM parse_pages($1)', $twice), '2', 'the file holds two pages');
is(with_page('SELECT count(DISTINCT page) FROM parse_pages($1) AS page', $twice),
	'1', 'they are the same');

for my $load (1 .. 2)
{
	is(with_page('SELECT load_pages($1)', $twice), '1', "load $load gives one article");
}
is($node->safe_psql('postgres', 'SELECT count(*) FROM article'),
	'3', 'the article and its two neighbours are there, once each');

my %expected = (
	channel    => '媒体报道',
	title      => '转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念',
	published  => '2020-07-26',
	editor     => '樊杰',
	author     => '',
	views      => '',
	credit     => '(上海高校智库供上海学习平台原创专稿。供稿单位:市教卫党委、上海大学,作者系上海大学基层治理创新研究中心教授。)',
	prev_title => '转丨[高校智库·聚焦人民城市⑰]原创丨盛智明:保障小区维修基金存续提升居民生活品质',
	next_title => '中新网报道《上大社会学院院长张文宏开讲“领航”线上公开课》');
for my $field (sort keys %expected)
{
	is( $node->safe_psql('postgres', "SELECT $field FROM article WHERE body IS NOT NULL"),
		$expected{$field},
		"the page's $field");
}
my $body = $node->safe_psql('postgres', 'SELECT body FROM article WHERE body IS NOT NULL');
like($body, qr/^习近平总书记指出,城市是人民的城市/, 'the body begins with the first paragraph');
like($body, qr/人民城市为人民的新型理念。$/, 'and ends before the credit line');

my %title = (
	relay    => '转',
	series   => '高校智库·聚焦人民城市',
	number   => '15',
	original => '原创',
	author   => '黄晓春',
	headline => '以高水平服务型政府建设践行人民城市理念');
for my $field (sort keys %title)
{
	is( $node->safe_psql('postgres', "SELECT (parse_title(title)).$field FROM article WHERE body IS NOT NULL"),
		$title{$field},
		"the title's $field");
}

$node->stop;
done_testing();
