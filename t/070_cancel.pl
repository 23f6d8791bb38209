# 070_cancel.pl
#	A function that reads a text of megabytes can be cancelled: statement_timeout ends it
#	while it reads, not when it has read. Where an error came from is told by its context,
#	not by a clock: only the assignment of the block below calls the function.

use strict;
use warnings FATAL => 'all';
use utf8;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

my $node = PostgreSQL::Test::Cluster->new('cancel');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\n");
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';
$node->safe_psql('postgres', 'CREATE EXTENSION zharchive');

my $bytes = 40_000_000;
my $page = '首页 > 甲\n标题\n时间：2020-07-26\n正文。\n上一篇：甲\n下一篇：乙\n';

# Each function with the text that it takes longest for, here for more than a second.
my @calls = (
	[ 'octet_length(zh_pinyin_key(t))', '\u0301' ],
	[ 'octet_length(zh_stroke_key(t))', '\u0301' ],
	[ 'octet_length(zh_zhuyin_key(t))', '一' ],
	[ 'octet_length(zh_radical_key(t))', 'e\u0301' ],
	[ 'octet_length(zh_name_key(t))', '张三，' ],
	[ 'octet_length(zh_name_stroke_key(t))', '\u0301' ],
	[ q{(t::zhtext < (t || '1')::zhtext)::int}, '\u0301' ],
	[ q{(t::zhname < (t || '1')::zhname)::int}, '\u0301' ],
	[ q{length(zh_pinyin(t, 'marks'))}, '重庆' ],
	[ q{length(zh_name_pinyin(t, 'plain'))}, '重庆' ],
	[ 'length(zh_initials(t))', '重庆' ],
	[ 'length(zh_fold(t))', '\u0301甲㎡' ],
	[ 'length(series_key(t))', '重庆' ],
	[ 'length((parse_page(t)).title)', '首页\n' ],
	[ 'count(*)::int FROM parse_pages(t)', $page ],
	[ 'length(html_text(t))', '<p>重庆</p>' ],
	[ 'length((parse_html(t)).title)', '<p>重庆</p>' ],
);

# What cancels the call when the timeout is so many milliseconds, and how many seconds after.
sub cancelled_by
{
	my ($call, $unit, $timeout) = @_;
	my $started = time;
	my ($status, $out, $err) = $node->psql('postgres', qq{
		SET statement_timeout = $timeout;
		DO \$\$
		DECLARE
			t text := repeat(E'$unit', $bytes / octet_length(E'$unit'));
			n int;
		BEGIN
			n := $call;
			PERFORM n;
		END
		\$\$;
	});
	my $late = time - $started - $timeout / 1000;
	return ('nothing', $late) if $err !~ /canceling statement due to statement timeout/;
	return ($err =~ /at assignment/ ? 'assignment' : $err =~ /at PERFORM/ ? 'after' : 'before', $late);
}

for (@calls)
{
	my ($call, $unit) = @$_;
	my $timeout = 400;
	my ($where, $late) = cancelled_by($call, $unit, $timeout);
	# a slow machine may not have come to the call yet
	($where, $late) = cancelled_by($call, $unit, $timeout *= 2) while $where eq 'before' && $timeout < 10_000;
	is($where, 'assignment', "cancelled while it reads: $call");
	note sprintf '%.2f s after the timeout of %d ms', $late, $timeout;
}

$node->stop;
done_testing();
