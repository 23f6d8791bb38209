# 061_growth.pl
#	What a call costs grows like what it reads and gives, whatever the articles look like:
#	for each shape of n, 2n and 4n articles the backend's largest memory and its processor
#	time, by the process's own accounts. With four times as many, what grows with pairs
#	takes sixteen times as much; half of that is allowed. Where a call reads n rows for one
#	article, its memory may not hold what it does for each.
#
# Skipped where /proc does not tell of processes.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

plan skip_all => 'no /proc/self/status' unless -r '/proc/self/status' && `getconf CLK_TCK` =~ /^(\d+)/;
my $ticks = $1;

my $node = PostgreSQL::Test::Cluster->new('growth');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\nshared_buffers = 16MB\n"
	. "max_parallel_workers_per_gather = 0\nclient_min_messages = error\n");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION zharchive');

my $article = 'id int, channel int, title text NOT NULL, published date, series text, number int, prev_title text, next_title text';
my $register = q{SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series',
	number => 'number', prev_title => 'prev_title', next_title => 'next_title')};

# name, the smallest n, the rows of $n articles, the calls
my @shapes = (
	[ 'one article in n channels', 2000,
		q{SELECT 1, i, 'title', NULL, 's', 1 FROM generate_series(1, $n) AS i},
		q{archive_links('article', 1)} ],
	[ 'one article in n rows of one series', 2000,
		q{SELECT 1, i, 'title', NULL, 's', 1 FROM generate_series(1, $n) AS i},
		q{archive_links('article', 1, '{prev}', '7')}, q{archive_series('article')}, q{archive_gaps('article')} ],
	[ 'n spellings of one series', 10000,
		q{SELECT i, 1, 'title', NULL, (SELECT string_agg(chr(j + CASE WHEN i >> j & 1 = 1 THEN 65 ELSE 97 END), '' ORDER BY j)
			FROM generate_series(0, 17) AS j), i FROM generate_series(1, $n) AS i},
		q{archive_series('article')}, q{archive_gaps('article')}, q{archive_series_near('article')} ],
	[ 'n equal titles, printed by all', 4000,
		q{SELECT i, 1, 'title', NULL, 's', i, 'title', 'title' FROM generate_series(1, $n) AS i},
		q{archive_audit('article')}, q{archive_restore_order('article')} ],
	[ 'n equal titles, printed by all as cut ones', 4000,
		q{SELECT i, 1, 'title', NULL, 's', i, 'tit…', 'tit…' FROM generate_series(1, $n) AS i},
		q{archive_audit('article')}, q{archive_restore_order('article')} ],
	[ 'one title that n others print, and a circle with each', 4000,
		q{SELECT i, 1, 'title ' || i, date '2020-01-01', 's', i, 'title 0', 'title 0' FROM generate_series(0, $n) AS i},
		q{archive_audit('article')}, q{archive_restore_order('article')} ],
	[ 'a chain of n that waits for n circles', 2000,
		q{SELECT -i, 1, 'a' || i, NULL::date, 's', i, CASE WHEN i < $n THEN 'a' || i + 1 ELSE 'z' END, NULL FROM generate_series(1, $n) AS i
			UNION ALL SELECT -$n - 1, 1, 'z', NULL::date, 's', 1, NULL, NULL
			UNION ALL SELECT -$n - 1 - i, 1, 'c' || i, NULL::date, 's', i, 'd' || i, 'z' FROM generate_series(1, $n) AS i
			UNION ALL SELECT -2 * $n - 1 - i, 1, 'd' || i, NULL::date, 's', i, 'c' || i, NULL FROM generate_series(1, $n) AS i},
		q{archive_restore_order('article')} ],
	[ 'n circles through one chain of n', 2000,
		q{SELECT -i, 1, 'c' || i, NULL::date, 's', i, 'a1', 'z' FROM generate_series(1, $n) AS i
			UNION ALL SELECT -$n - i, 1, 'a' || i, NULL::date, 's', i, CASE WHEN i < $n THEN 'a' || i + 1 ELSE 'z' END, NULL FROM generate_series(1, $n) AS i
			UNION ALL SELECT -2 * $n - 1, 1, 'z', NULL::date, 's', 1, NULL, NULL},
		q{archive_restore_order('article')} ],
	[ 'one printed title that n articles of another list bear', 4000,
		q{SELECT i, i % 2, CASE i % 2 WHEN 0 THEN 'somewhere else' ELSE 'here ' || i END, NULL, 's', i,
			CASE i % 2 WHEN 1 THEN 'somewhere else' END, NULL FROM generate_series(1, $n) AS i},
		q{archive_audit('article')} ],
	[ 'n printed titles that nobody bears', 1000,
		q{SELECT i, 1, 'a title of some length, ' || i, NULL, 's', i, 'another title, of like length ' || i, NULL FROM generate_series(1, $n) AS i},
		q{archive_audit('article')} ],
	[ 'n names that meet without being near', 2000,
		q{SELECT i, 1, 'title', NULL, overlay(repeat(chr(20000) || chr(20001) || chr(20002), 20) || i PLACING chr(21000 + i) FROM i % 60 + 1 FOR 0), i
			FROM generate_series(1, $n) AS i},
		q{archive_series_near('article')} ],
	[ 'n names in groups that are near', 2000,
		q{SELECT i, 1, 'title', NULL, chr(20000 + i / 7) || '的名称' || chr(30000 + i % 7), i FROM generate_series(1, $n) AS i},
		q{archive_series_near('article')} ],
	[ 'n articles', 4000,
		q{SELECT i, i % 10, 'title ' || i, date '2020-01-01' + i % 1000, 's' || i % 100, i FROM generate_series(1, $n) AS i},
		q{archive_links_all('article')}, q{archive_page('article', '1', NULL::int, 1000000)} ]);

# The backend's memory but for the shared, in kB, and its processor time.
sub measure
{
	my ($call) = @_;
	my $of = q{SELECT substring(s from 'VmHWM:\s+(\d+)')::int - substring(s from 'RssShmem:\s+(\d+)')::int,
		split_part(substring(t from '\) (.*)'), ' ', 12)::int + split_part(substring(t from '\) (.*)'), ' ', 13)::int
		FROM pg_read_file('/proc/self/status', 0, 10000) AS s, pg_read_file('/proc/self/stat', 0, 1000) AS t;};
	my $out = $node->safe_psql('postgres', "SELECT count(*) FROM archive_series('small'); SELECT count(*) FROM archive_links('small', 1);"
		. "SELECT count(*) FROM archive_audit('small'); $of SELECT count(*) FROM $call; $of");
	my ($before, $rows, $after) = (split /\n/, $out)[3 .. 5];
	my ($memory, $time) = split /\|/, $before;
	my ($memory2, $time2) = split /\|/, $after;
	return ($rows, $memory2 - $memory, ($time2 - $time) / $ticks);
}

sub fill
{
	my ($table, $rows, $n) = @_;
	$rows =~ s/\$n/$n/g;
	(my $registered = $register) =~ s/'article'/'$table'/;
	# registered afterwards: links need no trigger, and an index is built faster than filled
	$node->safe_psql('postgres', "DROP TABLE IF EXISTS $table; CREATE TABLE $table ($article);"
		. "INSERT INTO $table $rows; ALTER TABLE $table ADD PRIMARY KEY (id, channel); $registered; ANALYZE $table");
}

fill('small', q{SELECT 1, 1, 'title', NULL, 's', 1, 'title', 'title'}, 1);
for my $shape (@shapes)
{
	my ($name, $n, $rows, @calls) = @$shape;
	my %cost;
	for my $times (1, 2, 4)
	{
		fill('article', $rows, $times * $n);
		for my $call (@calls)
		{
			my @best = measure($call);
			$cost{$call}{$times} = \@best;
		}
	}
	for my $call (@calls)
	{
		my ($one, $two, $four) = @{ $cost{$call} }{ 1, 2, 4 };
		note "$name: $call: " . join '; ', map { "$_->[0] rows, $_->[1] kB, $_->[2] s" } $one, $two, $four;
		my $growth = $four->[0] > 4 * $one->[0] ? $four->[0] / $one->[0] : 4;
		cmp_ok($four->[1], '<=', 2 * $growth * $one->[1] + 4000, "$name: $call: memory");
		cmp_ok($four->[2], '<=', 2 * $growth * $one->[2] + 0.15, "$name: $call: processor time");
	}
}

$node->stop;
done_testing();
