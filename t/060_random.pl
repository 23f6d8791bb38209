# 060_random.pl
#	Random SQL over every function, operator, cast and binary input of the extension,
#	found in the catalog: no crash, no internal error (class XX), no statement that
#	takes long, and a long one ends when it is told to.
#
# ZHA_RANDOM_SEED repeats a run; ZHA_RANDOM_CALLS is the number of calls (20000).

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $seed = $ENV{ZHA_RANDOM_SEED} // 20201115;
my $calls = $ENV{ZHA_RANDOM_CALLS} // 20000;

srand $seed;
note "ZHA_RANDOM_SEED=$seed";

my $node = PostgreSQL::Test::Cluster->new('random');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\njit = off\nlog_min_messages = panic\n");
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';

$node->safe_psql('postgres', q{
	CREATE EXTENSION zharchive;
	CREATE TABLE outcome (state text, message text, query text);
	CREATE FUNCTION try(query text) RETURNS void LANGUAGE plpgsql AS $$
	BEGIN
		EXECUTE query;
		INSERT INTO outcome VALUES ('00000', NULL, NULL);
	EXCEPTION WHEN OTHERS OR query_canceled THEN
		INSERT INTO outcome VALUES (SQLSTATE, SQLERRM, left(query, 1000));
	END
	$$;
	CREATE TABLE article (id int PRIMARY KEY, title text, published date, channel text, printed text);
	SELECT archive_register('article', 'id', 'title', 'published', 'channel', prev_title => 'printed', next_title => 'printed');
	CREATE TABLE plain (id text PRIMARY KEY, title varchar(2000), series text, number series_no, pinned boolean);
	SELECT archive_register('plain', 'id', 'title', series => 'series', number => 'number', order_by => '{"pinned DESC"}');
	-- what was asked for when it was registered no longer holds
	CREATE TABLE loose (id int PRIMARY KEY, title text NOT NULL, published date, channel text, series text, number int, pinned int NOT NULL);
	SELECT archive_register('loose', 'id', 'title', 'published', 'channel', order_by => '{pinned}', visible => 'number IS NULL OR number > 0',
		series => 'series', number => 'number', prev_title => 'channel', next_title => 'series');
	ALTER TABLE loose DROP CONSTRAINT loose_pkey;
	ALTER TABLE loose ALTER id DROP NOT NULL, ALTER title DROP NOT NULL, ALTER pinned DROP NOT NULL;
	INSERT INTO loose SELECT nullif(i % 9, 0), nullif('t' || i % 4, 't0'), nullif(date '2020-01-01' + i % 3, '2020-01-01'),
		nullif('c' || i % 3, 'c0'), nullif('s' || i % 5, 's0'), nullif(i % 7 - 1, 0), nullif(i % 2, 0) FROM generate_series(1, 200) AS i;
	CREATE VIEW article_view AS SELECT * FROM article;
});

my @pieces = (
	qw(第 期 讲 集 回 卷 章 上 中 下 前 后 之 一 二 三 十 百 千 万 亿 零 〇 两 廿 卅 壹 拾 佰 序 番外 特刊 增刊 总 年 月 日 号 季 辑),
	qw(⑮ ㊿ ㈢ Ⅲ ５ 5 15 2020 268435455 999999999999 65001 -1 . - / : + 、 · ・ （ ） ( ) [ ] 【 】 《 》 “ ” | ｜ 丨 ： “),
	qw(转 原创 作者 编辑 创建时间 浏览次数 上一条 下一条 首页 曾 国藩 欧阳 重庆 長 单于 a Z é 𠮷 한 ア ж %),
	',', "\\", "'", '{', '}', '{n:han}', '{1:02}', '{n', ' ', "\t", "\n", '　', "\x{1}", "\x{7f}",
	map { my $c = chr; utf8::encode($c); $c } 0x300, 0x200d, 0xfeff, 0xe000, 0x2f800, 0x10ffff, 0xfdd0, 0x30000, 0x4e00 .. 0x4e10);

sub pick { return $_[ int rand @_ ] }

sub text
{
	my $kind = rand;
	my $length = $kind < 0.1 ? 0 : $kind < 0.9 ? 1 + int rand 12 : int rand 400;
	my $text = join '', map { pick(@pieces) } 1 .. $length;

	$text = pick(@pieces) x int rand 20000 if $kind > 0.995;
	$text = pick('marks', 'plain', 'pinyin', 'name', 'stroke', 'numbers', 'channel', 'series', 'running', '/{id}', 'zhang3 du4', '[)', 'c')
	  if $kind > 0.45 && $kind < 0.6;
	return quoted($text);
}

sub quoted
{
	my ($text) = @_;
	$text =~ s/'/''/g;
	return "'$text'";
}

my @number = qw(0 1 -1 2 3 240 255 256 32767 65000 268435455 268435456 2147483647 -2147483648 9223372036854775807 -9223372036854775808);
my %value = (
	text       => sub { text() . '::text' },
	cstring    => sub { text() . '::cstring' },
	zhtext     => sub { text() . '::text::zhtext' },
	zhname     => sub { text() . '::text::zhname' },
	name       => sub { pick(qw('id' 'title' 'published' 'channel' 'none' '' 'ctid')) . '::name' },
	boolean    => sub { pick('true', 'false') },
	smallint   => sub { '(' . pick(grep { abs $_ < 32768 } @number) . ')::smallint' },
	integer    => sub { '(' . pick(grep { abs $_ < 2147483648 } @number) . ')::int' },
	bigint     => sub { '(' . pick(@number) . ')::bigint' },
	numeric    => sub { '(' . pick('0', '-1.5', q{'NaN'}, q{'-Infinity'}, q{'1e-900'}, q{repeat('12345678', 500)}, q{'-' || repeat('7', 130000)},
		q{'0.' || repeat('013', 5000)}, q{repeat('9', 700) || '.' || repeat('1', 900)}) . ')::numeric' },
	series_no  => sub
	{
		my $kind = rand;
		return text() . '::series_no' if $kind < 0.2;
		return quoted(pick(qw(1 15 15-16 2020.3 3.5.7 15.上 2021.17-18 番外.2 下 序 268435455.65000.240 268435455 268435455-268435457 0 1.序))) . '::series_no';
	},
	regclass   => sub { pick(map { "$_\::regclass" } qw('article' 'article' 'plain' 'plain' 'loose' 'loose' 'article_view' 'article_pkey' 'pg_class' 0::oid 4294967295::oid 'archive_registry')) },
	'regclass[]' => sub { 'ARRAY[' . join(', ', map { value('regclass') } 1 .. pick(1, 1, 2, 3)) . ']::regclass[]' },
	bytea      => sub # the state of an aggregate, mostly
	{
		my $runs = int rand 4;
		my $hex = join '', pick(qw(01 01 01 02)), pick(qw(00 01)), pick(qw(00 01)), sprintf('%016x', pick($runs, $runs, $runs, 9, 1 << 40)),
			map({ pick(qw(0000000300000000 0000000500000000 0000000700000000 1ffffffd00000000 0000000300030000 ffffffffffffffff)) } 1 .. 2 * $runs), '0' x 16;
		return "decode('" . substr($hex, 0, rand() < 0.2 ? 2 * int rand 30 : length $hex) . "', 'hex')";
	},
	date       => sub { pick(q{'2020-01-04'}, q{'infinity'}, q{'-infinity'}, q{'4714-11-24 BC'}, q{'5874897-12-31'}) . '::date' },
	regcollation => sub { pick(map { "$_\::regcollation" } qw('"C"' '"default"' 'zh_stroke' '"zh-x-icu"' 0::oid 4294967295::oid)) },
	anyelement => sub { pick(value('integer'), value('text'), value('bigint'), '1.5', 'NULL::int', 'now()', 'ROW(1, 2)', 'ARRAY[1]', 'true') },
	series_range => sub { rand() < 0.3 ? quoted(pick('empty', '(,)', '[1,)', '[2,1]', '(1,1]')) . '::series_range' : 'series_range(' . value('series_no') . ', ' . value('series_no') . ')' },
	series_multirange => sub { rand() < 0.3 ? q{'{}'::series_multirange} : 'series_multirange(' . value('series_range') . ')' },
	'series_range[]' => sub { 'ARRAY[' . value('series_range') . ', ' . value('series_range') . ']' },
	'text[]'   => sub { pick(q{'{}'}, q{'{NULL}'}, 'ARRAY[' . text() . ']', q{'{"title DESC"}'}, q{'{{a},{b}}'}) . '::text[]' },
	jsonb      => sub { pick('{}', '[]', 'null', '{"genre": ["海报"]}', '{"relay": ["转", ""], "not_series": ["会议通知"]}', '{"genre": "x"}', '{"none": []}')
		=~ s/(.*)/'$1'::jsonb/r },
	archive_channel => sub { pick(value('text'), value('integer'), value('date')) . '::archive_channel' },
	anycompatible => sub { value('text') },
	'timestamp with time zone' => sub { pick(q{'2020-01-04 08:00+08'}, q{'infinity'}, q{'-infinity'}, q{'4714-11-24 BC'}) . '::timestamptz' },
	'timestamp without time zone' => sub { pick(q{'2020-01-04 08:00'}, q{'infinity'}, q{'-infinity'}, q{'294276-12-31'}) . '::timestamp' },
	archive_column => sub { pick(qw('article.id' '-' 'plain.title' 'none.id' 'loose.none')) . '::archive_column' },
	archive_table => sub { pick(qw('article' '-' 'none' '0' 'none.none' 'plain')) . '::archive_table' });

sub value
{
	my ($type) = @_;
	my $make = $value{$type} or die "no values of type $type";

	return $make->() if rand() >= 0.04;
	return 'NULL::' . ($type eq 'anyelement' ? 'int' : $type eq 'anycompatible' ? 'text' : $type);
}

my $rows = join ', ', map { "($_, " . text() . ", date '2020-01-01' + " . pick(1 .. 9) . ', ' . pick(q{'c'}, 'NULL', text()) . ', ' . text() . ')' } 1 .. 60;
$rows =~ s/\x{1}|\x{7f}//g;
$node->safe_psql('postgres', "INSERT INTO article VALUES $rows");
$node->safe_psql('postgres', q{INSERT INTO plain SELECT id, left(title, 2000), left(channel, 50), id, id % 2 = 0 FROM article});

my $member = q{d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'zharchive')};
my @made;
for my $line (split /\n/, $node->safe_psql('postgres', qq{
	SELECT proname, prokind, array_to_string(proargtypes::regtype[], ',') FROM pg_proc AS p JOIN pg_depend AS d
		ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
	WHERE $member AND NOT proargtypes::oid[] && '{internal}'::regtype[]::oid[] ORDER BY p.oid::regprocedure::text COLLATE "C"}))
{
	my ($name, $kind, $types) = split /\|/, $line;
	my @types = split /,/, $types;

	# all of a series would be 268 million rows
	my ($head, $tail) = $name eq 'generate_series' ? ('SELECT ', ' LIMIT 99') : ('SELECT * FROM ', '');
	push @made, sub { "$head$name(" . join(', ', map { value($_) } @types) . ")$tail" } if $kind eq 'f';
	push @made, sub { my $set = join ', ', map { '(' . value($types[0]) . ')' } 1 .. 1 + rand 6;
		"SELECT $name(v) FROM (VALUES $set) AS s(v)" } if $kind eq 'a';
}
for my $line (split /\n/, $node->safe_psql('postgres', qq{
	SELECT oprleft::regtype, oprright::regtype, oprname FROM pg_operator AS o JOIN pg_depend AS d
		ON d.classid = 'pg_operator'::regclass AND d.objid = o.oid WHERE $member ORDER BY o.oid::regoperator::text COLLATE "C"}))
{
	my ($left, $right, $name) = split /\|/, $line, 3; # a name may have bars
	push @made, sub { 'SELECT ' . value($left) . " $name " . value($right) };
}
for my $line (split /\n/, $node->safe_psql('postgres', q{
	SELECT castsource::regtype, casttarget::regtype FROM pg_cast WHERE castsource >= 16384 OR casttarget >= 16384
	ORDER BY castsource::regtype::text COLLATE "C", casttarget::regtype::text COLLATE "C"}))
{
	my ($from, $to) = split /\|/, $line;
	push @made, sub { 'SELECT ' . value($from) . "::$to" } if $value{$from};
}
# ranges and multiranges of ours under the server's own operators and functions
push @made, sub { 'SELECT ' . value('series_range') . ' ' . pick('*', '+', '-', '&&', '@>', '<<', '=', '<') . ' ' . value('series_range') };
push @made, sub { 'SELECT ' . value('series_multirange') . ' ' . pick('*', '+', '-', '&&', '@>', '<<', '=', '<') . ' ' . value('series_multirange') };
cmp_ok(scalar @made, '>', 120, 'functions, operators and casts are found');

my $dir = PostgreSQL::Test::Utils::tempdir();

# Values as a client sends them in binary: a true one of each type with some of its bytes
# changed, cut or added to, in a file of COPY of its own.
my @binary;
for my $type (split /\n/, $node->safe_psql('postgres', qq{
	SELECT DISTINCT t.oid::regtype::text COLLATE "C" FROM pg_type AS t JOIN pg_depend AS d
		ON d.classid = 'pg_type'::regclass AND d.objid = t.oid
	WHERE t.typreceive <> 0 AND t.typtype <> 'c' AND t.typname !~ '^_' AND (($member) OR t.typname = 'series_multirange') ORDER BY 1}))
{
	my $value = { series_no => '2020.3', zhtext => '重庆', zhname => '曾国藩', series_range => '[1,15.上)',
		series_multirange => '{[1,3),[5,8)}', archive_channel => 'c' }->{$type} // die "no values of type $type";
	my $name = "$dir/$type.bin";

	$node->safe_psql('postgres', "CREATE TABLE received_$type (v $type); COPY (SELECT '$value'::$type) TO '$name' (FORMAT binary)");
	push @binary, [ "received_$type", substr(PostgreSQL::Test::Utils::slurp_file($name), 25, -2) ];
}
cmp_ok(scalar @binary, '>=', 5, 'binary inputs are found');

sub copy_random
{
	my ($i) = @_;
	my ($table, $bytes) = @{ pick(@binary) };
	my $name = "$dir/$i.bin";

	for (1 .. rand 4)
	{
		my $kind = rand;
		my $at = int rand(1 + length $bytes);

		if ($kind < 0.7 && $at < length $bytes) { substr($bytes, $at, 1) = chr pick(0, 1, 127, 128, 255, int rand 256) }
		elsif ($kind < 0.85) { $bytes = substr $bytes, 0, $at }
		else { substr($bytes, $at, 0) = join '', map { chr int rand 256 } 1 .. 1 + rand 9 }
	}
	open my $out, '>:raw', $name or die $!;
	print $out "PGCOPY\n\377\r\n\0" . pack('NNnN', 0, 0, 1, length $bytes) . $bytes . pack('n', 0xffff);
	close $out or die $!;
	return "COPY $table FROM '$name' (FORMAT binary)";
}

my $file = "$dir/random.sql";
open my $script, '>:raw', $file or die $!;
print $script "SET statement_timeout = '5s';\nSET client_min_messages = error;\nBEGIN;\n";
for my $i (1 .. $calls)
{
	my $query = $i % 20 == 0 ? copy_random($i) : $made[ $i % @made ]->();

	$query =~ s/\0//g;
	print $script 'SELECT try(' . quoted($query) . ");\n";
	print $script "COMMIT; BEGIN;\n" if $i % 200 == 0;
}
print $script "COMMIT;\n";
close $script or die $!;

my $error = '';
my $start = time;
my $ok = IPC::Run::run([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-f', $file, '-d', $node->connstr('postgres') ],
	'2>', \$error);
ok($ok, "the session lives through all of it, seed $seed") or diag(substr $error, 0, 2000);
note sprintf '%d calls in %d s', $calls, time - $start;
is($node->safe_psql('postgres', 'SELECT count(*) FROM outcome'), $calls, 'every call came back');
# multirange_recv is the server's: it takes a count at its word and asks for memory
is($node->safe_psql('postgres', q{SELECT state, message, query FROM outcome
	WHERE (state ~ '^XX' AND NOT (query ~ '^COPY received_series_multirange' AND message ~ '^invalid memory alloc request size'))
		OR state IN ('57014', '53200', '54001') LIMIT 9}),
	'', "no internal error, no stall, seed $seed");
cmp_ok($node->safe_psql('postgres', q{SELECT count(*) * 100 / sum(count(*)) OVER () FROM outcome GROUP BY state = '00000' ORDER BY state = '00000' DESC LIMIT 1}),
	'>', 40, 'the most are answered');
cmp_ok($node->safe_psql('postgres', 'SELECT count(DISTINCT state) FROM outcome'), '>', 8, 'errors are of many kinds');

# what was read in binary can be written and read again
for my $table (map { $_->[0] } @binary)
{
	is($node->safe_psql('postgres', "SELECT count(*) FROM $table WHERE v::text::" . substr($table, 9) . "::text IS DISTINCT FROM v::text"),
		'0', "what $table got are values");
}

# Long texts of one piece, over and over: the time must not grow with their square.
my $long = "SET statement_timeout = '5s';\n";
my @readers = split /\n/, $node->safe_psql('postgres', qq{
	SELECT p.proname FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
	WHERE $member AND oidvectortypes(p.proargtypes) = 'text' ORDER BY 1});
for my $reader (@readers)
{
	for my $piece (qw(第 （ ） 一 【 1 《a》 重 - | 年1月 ： 曾 之 “ ⑮ {), '15 ', '、', "e\xcc\x81", "\n", "\n上一篇：a", ' ', "首页 > ", "\n2020-07-26 ")
	{
		$long .= "SELECT try('SELECT $reader(repeat(' || quote_literal(" . quoted($piece) . ") || ', ' || 200000 / octet_length(" . quoted($piece) . ") || '))');\n";
	}
}
$node->safe_psql('postgres', "TRUNCATE outcome;\n$long");
cmp_ok(scalar @readers, '>', 15, 'readers of texts are found');
is($node->safe_psql('postgres', q{SELECT state, message, left(query, 60) FROM outcome WHERE state ~ '^XX' OR state IN ('57014', '53200', '54001') LIMIT 9}),
	'', 'no long text stalls');

# What is long by its nature ends when it is told to.
$start = time;
my ($status, undef, $message) = $node->psql('postgres', q{SET statement_timeout = '100ms'; SELECT count(*) FROM generate_series('1'::series_no, '268435455')});
like($message, qr/statement timeout/, 'a long series can be stopped');
cmp_ok(time - $start, '<', 5, 'and at once');

$node->stop;
done_testing();
