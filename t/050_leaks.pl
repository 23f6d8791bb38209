# 050_leaks.pl
#	Every function of the extension, called over and over, leaves the backend's memory
#	as it was: within one query, in a loop of queries, cut short by LIMIT, and ended by
#	an error in a subtransaction. The functions come from the catalog. Measured are the
#	server's memory contexts and, since ICU does not take its memory there, the pages
#	that the process holds, where /proc tells.
#
# ZHA_LEAK_CALLS is the number of calls of each function (10000); those that take longer,
# the archive's and the errors, are called a twentieth of it.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $calls = $ENV{ZHA_LEAK_CALLS} // 10000;
my $allowed = 300_000;    # bytes, whatever the number of calls
my $allowed_pages = 1_500_000;    # the process keeps some of what it had once

my $node = PostgreSQL::Test::Cluster->new('leaks');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\nmax_parallel_workers_per_gather = 0\n");
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';

$node->safe_psql('postgres', q{
	CREATE EXTENSION zharchive;
	CREATE TABLE article (id int PRIMARY KEY, title text NOT NULL, published date, channel text,
		printed_prev text, printed_next text);
	INSERT INTO article SELECT i, '江边讲坛（' || i || '）：城里的树', date '2020-01-01' + i, 'c',
		'江边讲坛（' || i + 1 || '）：城里的树' FROM generate_series(1, 20) AS i;
	SELECT archive_register('article', 'id', 'title', 'published', 'channel',
		prev_title => 'printed_prev', next_title => 'printed_next');
	ANALYZE article;

	CREATE FUNCTION used() RETURNS bigint[] LANGUAGE plpgsql AS $$
	DECLARE
		pages bigint := 0;
	BEGIN
		BEGIN
			pages := 1024 * substring(pg_read_file('/proc/self/status') FROM 'RssAnon:\s*(\d+)')::bigint;
		EXCEPTION WHEN OTHERS THEN
			NULL;
		END;
		RETURN ARRAY[(SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts), pages];
	END
	$$;
	CREATE FUNCTION flat(bytes bigint[]) RETURNS boolean LANGUAGE sql RETURN bytes[1] < 100000 AND bytes[2] < 500000;
	-- growth between a tenth of the calls and all of them, in one query
	CREATE FUNCTION growth_within(call text, n int) RETURNS bigint[] LANGUAGE plpgsql AS $$
	DECLARE
		growth bigint[];
	BEGIN
		FOR round IN 1 .. 3 LOOP
			EXECUTE format('SELECT ARRAY[sum(sign * bytes[1]), sum(sign * bytes[2])] FROM '
				'(SELECT CASE i WHEN %1$s THEN -1 ELSE 1 END AS sign, used() AS bytes FROM '
				'(SELECT i, (SELECT count(*) FROM %3$s AS y) AS x FROM generate_series(1, %2$s) AS i OFFSET 0) AS t '
				'WHERE i IN (%1$s, %2$s) AND x >= 0 OFFSET 0) AS t', greatest(n / 10, 1), n, call) INTO growth;
			EXIT WHEN flat(growth);
		END LOOP;
		RETURN growth;
	END
	$$;
	-- growth over n queries, each in a subtransaction that an error may end
	CREATE FUNCTION growth_over(query text, n int) RETURNS bigint[] LANGUAGE plpgsql AS $$
	DECLARE
		first bigint[];
		last bigint[];
	BEGIN
		-- The server keeps what an ended subtransaction had to announce to others, 512 bytes,
		-- until the transaction ends, unless that has something to announce of its own.
		ALTER FUNCTION flat(bigint[]) STABLE;
		-- a cache may grow once, a leak grows each time
		FOR round IN 1 .. 3 LOOP
			FOR i IN 1 .. n LOOP
				BEGIN
					EXECUTE query;
				EXCEPTION WHEN OTHERS THEN
					NULL;
				END;
				IF i = greatest(n / 10, 1) THEN
					first := used();
				END IF;
			END LOOP;
			last := used();
			EXIT WHEN flat(ARRAY[last[1] - first[1], last[2] - first[2]]);
		END LOOP;
		RETURN ARRAY[last[1] - first[1], last[2] - first[2]];
	END
	$$;
});

# Arguments by type, or by the function's name where not every text will do. i counts;
# each call has it in it, or the planner would make one call of all.
my %by_type = (
	text          => q{(ARRAY['江边讲坛⑭|城里的树', '转载：第十五期', '2020年7月26日', 'abc', '曾国藩', '', '重庆（十五）'])[i % 7 + 1]},
	integer       => '(i % 3 + 1)', smallint => '(i % 3 + 1)::smallint', bigint => 'i::bigint', cstring => 'i::text::cstring',
	series_no     => '(i % 100 + 1)::series_no', zhtext => q{('重庆' || i)::text::zhtext}, zhname => q{('曾国藩' || i)::text::zhname},
	regclass      => q{(CASE WHEN i > 0 THEN 'article' END)::regclass}, anyelement => '(i % 20 + 1)', 'text[]' => q{ARRAY['prev', 'next']},
	series_range  => 'series_range(i, i + 3)', 'series_range[]' => 'VARIADIC ARRAY[series_range(i, i + 3)]',
	archive_column => q{(CASE WHEN i > 0 THEN 'article.id' END)::text::archive_column});
my %by_name = (
	'zh_bucket(text,text)'           => q{'曾国藩' || i, 'name'},
	'zh_pinyin(text,text)'           => q{'重庆的桥' || i, 'marks'},
	'zh_name_pinyin(text,text)'      => q{'曾国藩' || chr(20000 + i % 99), 'passport'},
	'zh_pinyin_key(text,text)'       => q{'长度' || i, 'chang2 du4'},
	'zh_zhuyin_key(text,text)'       => q{'长度' || i, 'chang2 du4'},
	'zh_name_key(text,text)'         => q{'曾国藩' || i, 'zeng1'},
	'to_char(series_no,text)'        => q{i::series_no, '第{n:han}期'},
	'series_no(text)'                => q{'第' || i || '期'},
	'to_series_no(text)'             => q{'第' || i || '期'},
	'archive_column_in(cstring)'     => q{(CASE WHEN i > 0 THEN 'article.id' END)::cstring},
	'series_range(series_no,series_no)'      => 'i, i + 3',
	'series_range(series_no,series_no,text)' => q{i, i + 3, '[)'},
	'generate_series(series_no,series_no)'         => 'i::series_no, (i + 3)::series_no',
	'generate_series(series_no,series_no,integer)' => 'i::series_no, (i + 6)::series_no, 2',
	'archive_gaps(regclass,text,text)'   => q{(CASE WHEN i > 0 THEN 'article' END)::regclass},
	'series_no_minus_int2(series_no,smallint)' => '(i + 9)::series_no, 3::smallint',
	'series_no_minus_int4(series_no,integer)' => '(i + 9)::series_no, 3',
	'series_no_minus_int8(series_no,bigint)'  => '(i + 9)::series_no, 3');
my %by_prefix = (
	archive_prev => q{, 'series', 'c'}, archive_next => q{, 'channel'},
	archive_link_header => q{, '/{id}'}, archive_jsonld => q{, '/{id}', 'series', 'c'}, archive_html_links => q{, '/{id}'});

sub arguments
{
	my ($function) = @_;
	my ($name, $list) = $function =~ /^(\w+)\((.*)\)$/ or die $function;
	my @types = split /,/, $list;

	return $by_name{$function} if exists $by_name{$function};
	return q{'article', } . ($types[1] eq 'text' ? q{(i % 20 + 1)::text} : 'i % 20 + 1') . $by_prefix{$name}
	  if exists $by_prefix{$name};
	return q{'article', 'c', } . ($types[2] eq 'text' ? q{(i % 20 + 1)::text} : 'i % 20 + 1') if $name eq 'archive_page';
	return q{'article', (i % 20 + 1)::text, channel => 'c'} if $function eq 'archive_links(regclass,text,text[],text)';
	return q{'article', i % 20 + 1, ARRAY['prev', 'next']} if $name eq 'archive_links';
	return join ', ', map { $by_type{$_} // die "$function: no value for $_" } @types;
}

my @functions = split /\n/, $node->safe_psql('postgres', q{
	SELECT p.oid::regprocedure, p.prokind, p.proretset OR p.prorettype = 'record'::regtype
	FROM pg_depend AS d JOIN pg_proc AS p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
	JOIN pg_extension AS e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
	WHERE e.extname = 'zharchive' AND NOT p.proargtypes::oid[] && '{internal}'::regtype[]::oid[]
		AND p.prorettype NOT IN ('trigger'::regtype, 'void'::regtype)
		AND p.proname !~ '^archive_(un)?register$|^zharchive_|^(zhtext|zhname)(in|out|recv|send)$'
	ORDER BY p.oid::regprocedure::text COLLATE "C"});
cmp_ok(scalar @functions, '>', 90, 'functions are found');

my $statements = '';
my @names;
for my $line (@functions)
{
	my ($function, $kind, $set) = split /\|/, $line;
	my ($name) = $function =~ /^(\w+)/;
	my $call = "$name(" . arguments($function) . ')';
	my $n = int $calls / ($name =~ /^archive_/ ? 20 : $name =~ /^parse_pages?$/ ? 4 : 1);

	$call = "(SELECT $call FROM generate_series(i, i + 3) AS i)" if $kind eq 'a';
	push @names, "$function, in one query";
	$statements .= 'SELECT growth_within($call$' . $call . '$call$, ' . $n . ");\n";
	next unless $set eq 't';
	push @names, "$function, cut short by LIMIT";
	$statements .= 'SELECT growth_over($call$SELECT * FROM (SELECT 1 AS i) AS one, ' . $call . ' LIMIT 1$call$, ' . int($calls / 20) . ");\n";
}

# What raises an error, after memory was taken as far as may be.
my @errors = (
	q{SELECT '第十五期刊'::series_no}, q{SELECT (repeat('第', 900) || '期')::series_no},
	q{SELECT to_char('15'::series_no, '{n:nothing}')}, q~SELECT to_char('15'::series_no, repeat('x', 5000) || '{')~,
	q{SELECT zh_pinyin('重庆', 'nothing')}, q{SELECT zh_bucket('重庆', 'nothing')}, q{SELECT zh_pinyin_key('重庆', 'x9')},
	q{SELECT '268435455'::series_no + 1}, q{SELECT * FROM generate_series('1.1'::series_no, '2'::series_no)},
	q{SELECT series_missing(n) FROM unnest('{1,268435455}'::series_no[]) AS n, lateral (select 1/(n - n)) as x},
	q{SELECT * FROM archive_links('article', 'x')}, q{SELECT * FROM archive_links('pg_class', 1)},
	q{SELECT *, 1 / (random() < 2)::int / 0 FROM archive_links('article', 3)}, q{SELECT * FROM archive_prev('article', 3, 'x')},
	q{SELECT * FROM archive_page('article', 'c', 999)}, q{SELECT archive_link_header('article', 3, 'x')},
	q{SELECT archive_jsonld('article', 3, '/{x}')}, q{SELECT * FROM archive_gaps('article', NULL, 'x')},
	q{SELECT archive_register('article', 'id', 'title')}, q{SELECT archive_register('article', 'id', 'none')},
	q{SELECT archive_register('article', 'id', 'title', visible => 'random() < 1')},
	q{SELECT archive_unregister('pg_class')}, q{SELECT 'article.none'::archive_column}, q{INSERT INTO archive_registry SELECT * FROM archive_registry});
for my $error (@errors)
{
	push @names, "an error: $error";
	$statements .= 'SELECT growth_over($call$' . $error . '$call$, ' . int($calls / 20) . ");\n";
}

# What leaks on purpose, so that leaks are known to be seen: a new setting for each call.
push @names, 'a leak';
$statements .= q{SELECT growth_over($call$SELECT set_config('leak.x' || (random() * 1e9)::int, repeat('x', 1000), false)$call$, 2000)} . ";\n";

my ($out, $err);
my $status = $node->psql('postgres', $statements, stdout => \$out, stderr => \$err, on_error_stop => 0);
my @growth = split /\n/, $out;
is(scalar @growth, scalar @names, 'each was measured') or diag(substr $err // '', 0, 2000);
if (@growth == @names)
{
	my ($leak, $leak_pages) = pop(@growth) =~ /(-?\d+)/g;

	pop @names;
	ok($leak > $allowed || $leak_pages > $allowed_pages, "a leak is seen: $leak bytes, $leak_pages in pages");
	for my $i (0 .. $#names)
	{
		my ($bytes, $pages) = $growth[$i] =~ /(-?\d+)/g;

		ok($bytes < $allowed && $pages < $allowed_pages, "$names[$i]: $bytes bytes, $pages in pages");
	}
	my ($most) = sort { $b <=> $a } map { /(-?\d+)/ } @growth;
	my ($most_pages) = sort { $b <=> $a } map { /(-?\d+)\}/ } @growth;
	note 'at most ', $most, ' bytes, ', $most_pages, ' in pages';
}

$node->stop;
done_testing();
