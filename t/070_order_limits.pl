# 070_order_limits.pl
#	What the orders cost a connection and how they take large texts: the first call of
#	each function, the memory that only this connection has, and texts of megabytes of
#	every kind, for which memory and time must grow as the text does.
#
# ZHA_LARGE_TEXT is the size of the largest text in bytes (4000000; 100000000 takes
# minutes and some gigabytes).

use strict;
use warnings FATAL => 'all';
use utf8;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $large = $ENV{ZHA_LARGE_TEXT} // 4_000_000;
my $connections = 5;

my $node = PostgreSQL::Test::Cluster->new('limits');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\n");
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';

$node->safe_psql('postgres', q{
	CREATE EXTENSION zharchive;
	CREATE FUNCTION memory(kind text) RETURNS bigint LANGUAGE sql VOLATILE AS $$
		SELECT sum(m[1]::bigint) * 1024 FROM regexp_matches(
			pg_read_file('/proc/' || pg_backend_pid() || CASE WHEN kind LIKE 'Vm%' THEN '/status' ELSE '/smaps_rollup' END),
			kind || ':\s+(\d+) kB', 'g') AS m
	$$;
	-- what a call of each function of the family takes, the first being that which
	-- loads the library: microseconds, and bytes of private memory
	CREATE FUNCTION first_calls(OUT slowest numeric, OUT private bigint) LANGUAGE plpgsql AS $$
	DECLARE
		call text;
		before bigint;
		started timestamptz;
		called int;
	BEGIN
		EXECUTE 'SELECT md5(''曾国藩''), count(*) FROM pg_proc WHERE oid > 0';
		PERFORM memory('Anonymous');
		before := memory('Anonymous');
		slowest := 0;
		FOREACH call IN ARRAY ARRAY['zh_pinyin_key(%L)', 'zh_stroke_key(%L)', 'zh_zhuyin_key(%L)', 'zh_radical_key(%L)',
			'zh_name_key(%L)', 'zh_name_stroke_key(%L)', 'zh_pinyin_key(%L, ''zeng1'')', 'zh_pinyin(%L)', 'zh_name_pinyin(%L)',
			'zh_initials(%L)', 'zh_strokes(%L)', 'zh_bucket(%L, ''name'')', 'zh_fold(%L)',
			'%L::zhtext < ''单''::zhtext', '%L::zhname < ''单''::zhname']
		LOOP
			started := clock_timestamp();
			EXECUTE format('SELECT ' || call, '曾国藩在重庆（十五）');
			slowest := greatest(slowest, extract(epoch FROM clock_timestamp() - started) * 1e6);
		END LOOP;
		private := memory('Anonymous') - before;
	END
	$$;
});

SKIP: {
	skip 'there is no /proc to ask', 2 unless -e '/proc/self/smaps_rollup';
	my ($time, $private);
	for (1 .. $connections)
	{
		my ($slowest, $bytes) = split /\|/, $node->safe_psql('postgres', 'SELECT * FROM first_calls()');
		$time = $slowest if !defined $time || $slowest < $time;
		$private = $bytes if !defined $private || $bytes > $private;
	}
	note sprintf 'slowest first call in a new connection: %.2f ms; private memory: %d kB', $time / 1000, $private / 1024;
	cmp_ok($time, '<', 5000, 'every first call takes less than 5 ms');
	cmp_ok($private, '<=', 1024 * 1024, 'a connection has at most 1 MB of its own');
}

# Every kind of text that makes a key long, or that is looked at more than once.
my %kind = (
	'plain' => '以高水平服务型政府建设践行人民城市理念',
	'phrases' => '重庆银行行长会计参差发行长期',
	'traditional' => '發展後來張門',
	'capitals' => 'ABC',
	'marks' => "e\x{301}\x{323}q\x{307}\x{323}",
	'marks alone' => "\x{301}",
	'ordinals' => '第十五期（三）⑮之二卷十',
	'digits' => '1234567890',
	'Han digits' => '一二三四五六七八九十',
	'brackets' => '（（［【',
	'expansions' => "\x{337F}\x{FDFA}\x{33A1}",
	'unassigned' => "\x{378}\x{E000}\x{10FFFF}",
	'Hangul parts' => "\x{1100}\x{1161}\x{11A8}",
	'names' => '张三、欧阳修、');
my @call = map { "octet_length($_(v))" } qw(zh_pinyin_key zh_stroke_key zh_name_key zh_pinyin zh_fold);

$node->safe_psql('postgres', q{
	-- milliseconds and memory at its height, in bytes; no length where the text is refused
	CREATE FUNCTION cost(call text, piece text, size int, OUT ms numeric, OUT length bigint, OUT memory bigint)
	LANGUAGE plpgsql AS $$
	DECLARE
		value text := repeat(piece, size / octet_length(piece) + 1);
		before bigint := memory('VmRSS');
		started timestamptz := clock_timestamp();
	BEGIN
		BEGIN
			EXECUTE 'SELECT ' || call || ' FROM (SELECT $1 AS v) AS x' INTO length USING value;
		EXCEPTION WHEN program_limit_exceeded THEN
			length := NULL;
		END;
		ms := extract(epoch FROM clock_timestamp() - started) * 1000;
		memory := memory('VmHWM') - before;
	END
	$$;
});

my ($most, $slowest, $longest, @bad) = (0, 0, 0);
for my $name (sort keys %kind)
{
	utf8::encode(my $piece = $kind{$name});
	for my $call (@call)
	{
		my @row = map { [ split /\|/, $_, -1 ] } split /\n/, $node->safe_psql('postgres',
			join ' ', map { "SELECT * FROM cost('$call', '$piece', $_);" } int($large / 4), $large);
		my ($quarter, $whole) = @row;
		my ($ms, $length, $memory) = @$whole;
		note sprintf '%-13s %-30s %7.0f ms, %.1f bytes of result and %.1f of memory for a byte', $name, $call, $ms,
			($length || 0) / $large, $memory / $large;
		push @bad, "$name, $call: memory" if $memory > 25 * $large + 2e6;
		push @bad, "$name, $call: $quarter->[0] ms and $ms ms" if $ms > 8 * $quarter->[0] + 200;
		push @bad, "$name, $call: nothing" if $length eq '' && $large < 1e7;
	}
}
is(join("\n", @bad), '', 'time and memory grow as the text does');

# What no database lets in as text.
my ($status, undef, $error) = $node->psql('postgres', q{SELECT zh_pinyin_key(convert_from('\\xE4B8', 'UTF8'))});
like($error, qr/invalid byte sequence/, 'ill-formed text is refused');

$node->stop;
done_testing();
