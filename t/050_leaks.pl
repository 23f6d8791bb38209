# 050_leaks.pl
#	Every function of the extension, called over and over, leaves the backend's memory
#	as it was: within one query, in a loop of queries, cut short by LIMIT, and ended by
#	an error in a subtransaction. The functions come from the catalog. Measured are the
#	server's memory contexts and, since ICU does not take its memory there, the pages
#	that the process holds, where /proc tells.
#
# ZHA_LEAK_CALLS is the number of calls of each function in each case (make leaks:
# 100000); without it cheap ones are called 10000 times and the others a part of that.
# Less often in either: archive_register and archive_unregister, which are DDL (a twentieth),
# zharchive_check and zharchive_dependents, which are queries of the catalog, and
# zh_collation_rules (a hundredth), zh_collation_check (a thousandth).
# Each line says how many calls there were: as the server counted them (track_functions)
# or, of what it does not count, the rows or the queries that had one each.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $calls = $ENV{ZHA_LEAK_CALLS} // 10000;
my $allowed = 300_000;    # bytes, whatever the number of calls
my $allowed_pages = 1_500_000;    # the process keeps some of what it had once

# How often one that takes longer is called, in the quick run a part of the calls.
sub part { return int $calls / ($ENV{ZHA_LEAK_CALLS} ? 1 : $_[0]) }

my $node = PostgreSQL::Test::Cluster->new('leaks');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\njit = off\n"
	. "max_parallel_workers_per_gather = 0\ntrack_functions = all\nclient_min_messages = error\n");
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';

$node->safe_psql('postgres', q{
	CREATE EXTENSION zharchive;
	-- or the planner would call them, once
	ALTER FUNCTION zharchive_version() VOLATILE;
	ALTER FUNCTION series_multirange() VOLATILE;

	CREATE TABLE article (id int PRIMARY KEY, title text NOT NULL, published date, channel text,
		printed_prev text, printed_next text);
	INSERT INTO article SELECT i, '江边讲坛（' || i || '）：城里的树', date '2020-01-01' + i, 'c',
		'江边讲坛（' || i + 1 || '）：城里的树' FROM generate_series(1, 5) AS i;
	SELECT archive_register('article', 'id', 'title', 'published', 'channel',
		prev_title => 'printed_prev', next_title => 'printed_next');
	CREATE TABLE registered AS SELECT id, title, published, channel::varchar(9) AS channel, id::series_no AS number FROM article;
	ALTER TABLE registered ADD PRIMARY KEY (id), ALTER title SET NOT NULL;
	CREATE TABLE kinds AS SELECT i::series_no AS series_no, ('重庆' || i)::text::zhtext AS zhtext, ('曾国藩' || i)::text::zhname AS zhname, i
		FROM generate_series(1, 9) AS i;
	CREATE INDEX kinds_number ON kinds (series_no, i);
	CREATE INDEX kinds_zhtext ON kinds (zhtext);
	CREATE INDEX kinds_zhname ON kinds (zhname);
	INSERT INTO zharchive_internal.zharchive_outdated SELECT classid, objid, objsubid, filenode, 'order 0' FROM zharchive_dependents();
	ANALYZE article, registered, kinds;

	-- in PL/pgSQL, so that its plan is not a part of each caller's
	CREATE FUNCTION used() RETURNS bigint[] LANGUAGE plpgsql AS $$
	BEGIN
		RETURN ARRAY[(SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts),
			coalesce(1024 * substring(pg_read_file('/proc/self/status', 0, 100000, true) FROM 'RssAnon:\s*(\d+)')::bigint, 0)];
	END
	$$;
	CREATE FUNCTION growth(first bigint[], last bigint[]) RETURNS bigint[] LANGUAGE sql
		RETURN ARRAY[last[1] - first[1], last[2] - first[2]];
	CREATE FUNCTION flat(bytes bigint[]) RETURNS boolean LANGUAGE sql RETURN bytes[1] < 100000 AND bytes[2] < 500000;
	-- how often the server has called it in this transaction
	CREATE FUNCTION called(counted regprocedure) RETURNS bigint LANGUAGE sql RETURN coalesce(pg_stat_get_xact_function_calls(counted), 0);
	-- one call for each row, where the server does not count the function itself
	CREATE FUNCTION mark(i int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN i; END';

	-- Each of the following gives the number of calls and of errors, and the growth, in
	-- bytes and in pages, between a tenth of the calls and all of them. A cache may grow
	-- once, a leak grows each time: so there are up to three rounds, and the last counts.

	-- in one query
	CREATE FUNCTION growth_within(call text, n int, counted regprocedure) RETURNS bigint[] LANGUAGE plpgsql AS $$
	DECLARE
		before bigint := called(counted);
		grown bigint[];
	BEGIN
		FOR round IN 1 .. 3 LOOP
			EXECUTE format('SELECT ARRAY[sum(sign * bytes[1]), sum(sign * bytes[2])] FROM '
				'(SELECT CASE i WHEN %1$s THEN -1 ELSE 1 END AS sign, used() AS bytes FROM '
				'(SELECT i, (SELECT count(*) FROM %3$s AS y) AS x FROM generate_series(1, %2$s) AS i OFFSET 0) AS t '
				'WHERE i IN (%1$s, %2$s) AND x >= 0 OFFSET 0) AS t', greatest(n / 10, 1), n, call) INTO grown;
			EXIT WHEN flat(grown);
		END LOOP;
		RETURN ARRAY[called(counted) - before, 0] || grown;
	END
	$$;
	-- over n queries, each in a subtransaction that an error may end
	CREATE FUNCTION growth_over(query text, n int, counted regprocedure) RETURNS bigint[] LANGUAGE plpgsql AS $$
	DECLARE
		before bigint := called(counted);
		queries bigint := 0;
		errors bigint := 0;
		first bigint[];
		grown bigint[];
	BEGIN
		-- The server keeps what an ended subtransaction had to announce to others, 512 bytes,
		-- until the transaction ends, unless that has something to announce of its own.
		ALTER FUNCTION flat(bigint[]) STABLE;
		FOR round IN 1 .. 3 LOOP
			FOR i IN 1 .. n LOOP
				queries := queries + 1;
				BEGIN
					EXECUTE query;
				EXCEPTION WHEN OTHERS THEN
					errors := errors + 1;
				END;
				IF i = greatest(n / 10, 1) THEN
					first := used();
				END IF;
			END LOOP;
			grown := growth(first, used());
			EXIT WHEN flat(grown);
		END LOOP;
		RETURN ARRAY[CASE WHEN counted IS NULL THEN queries ELSE called(counted) - before END, errors] || grown;
	END
	$$;
	-- over n values that come in binary
	CREATE FUNCTION note_used() RETURNS trigger LANGUAGE plpgsql AS $$
	BEGIN
		PERFORM set_config('leaks.' || TG_NAME, used()::text, true);
		RETURN NEW;
	END
	$$;
	CREATE FUNCTION growth_received(type regtype, value text, n int, folder text) RETURNS bigint[] LANGUAGE plpgsql AS $$
	DECLARE
		name text := format('%s/%s.%s', folder, type, pg_backend_pid());
		received bigint := 0;
		rows bigint;
		grown bigint[];
	BEGIN
		EXECUTE format('CREATE UNLOGGED TABLE received (i int, v %s)', type);
		EXECUTE format('COPY (SELECT i, %L::%s FROM generate_series(1, %s) AS i) TO %L (FORMAT binary)', value, type, n, name);
		EXECUTE format('CREATE TRIGGER first BEFORE INSERT ON received FOR EACH ROW WHEN (NEW.i = %s) EXECUTE FUNCTION note_used()',
			greatest(n / 10, 1));
		EXECUTE format('CREATE TRIGGER last BEFORE INSERT ON received FOR EACH ROW WHEN (NEW.i = %s) EXECUTE FUNCTION note_used()', n);
		FOR round IN 1 .. 3 LOOP
			EXECUTE format('COPY received FROM %L (FORMAT binary)', name);
			GET DIAGNOSTICS rows = ROW_COUNT;
			received := received + rows;
			grown := growth(current_setting('leaks.first')::bigint[], current_setting('leaks.last')::bigint[]);
			EXIT WHEN flat(grown);
		END LOOP;
		DROP TABLE received;
		RETURN ARRAY[received, 0] || grown;
	END
	$$;
	-- Over n registrations, each with its links and of another order, and each undone; every
	-- step is a transaction. The index of the series is over expressions, and of each such
	-- index the server remembers for good that it has no statistics, some 120 bytes: so with
	-- series there are fewer.
	CREATE PROCEDURE growth_registered(n int, series text, INOUT result bigint[]) LANGUAGE plpgsql AS $$
	DECLARE
		passes bigint := 0;
		first bigint[];
		grown bigint[];
	BEGIN
		FOR round IN 1 .. 3 LOOP
			FOR i IN 1 .. n LOOP
				PERFORM archive_register('registered', 'id', 'title', 'published', 'channel',
					newest_first => i % 2 = 0, visible => 'id <> 2', series => series::name, number => CASE WHEN series <> '' THEN 'number' END);
				COMMIT;
				PERFORM count(*) FROM archive_links('registered', i % 5 + 1);
				IF series <> '' THEN
					PERFORM count(*) FROM archive_gaps('registered');
				END IF;
				COMMIT;
				PERFORM archive_unregister('registered');
				COMMIT;
				passes := passes + 1;
				IF i = greatest(n / 10, 1) THEN
					first := used();
				END IF;
			END LOOP;
			grown := growth(first, used());
			EXIT WHEN flat(grown);
		END LOOP;
		result := ARRAY[passes, 0] || grown;
	END
	$$;
	-- Partitions give each group two states that are written, read and put together; n groups.
	CREATE TABLE halves (half int, g int, number series_no) PARTITION BY LIST (half);
	CREATE INDEX ON halves (g);
	CREATE TABLE half_0 PARTITION OF halves FOR VALUES IN (0);
	CREATE TABLE half_1 PARTITION OF halves FOR VALUES IN (1);
	CREATE FUNCTION growth_combined(aggregate text, n int) RETURNS bigint[] LANGUAGE plpgsql
		SET enable_partitionwise_aggregate = on SET enable_hashagg = off AS $$
	DECLARE
		query text := format('SELECT g, %s(number) AS x FROM halves GROUP BY g ORDER BY g OFFSET 0', aggregate);
		step text;
		plan text := '';
		groups bigint := 0;
		grown bigint[];
	BEGIN
		INSERT INTO halves SELECT i % 2, i / 20, i % 20 + i / 20 % 3 FROM generate_series(20, 20 * n + 19) AS i;
		ANALYZE halves;
		FOR step IN EXECUTE 'EXPLAIN ' || query LOOP
			plan := plan || step;
		END LOOP;
		FOR round IN 1 .. 3 LOOP
			groups := groups + n;
			EXECUTE format('SELECT ARRAY[sum(sign * bytes[1]), sum(sign * bytes[2])] FROM '
				'(SELECT CASE g WHEN %1$s THEN -1 ELSE 1 END AS sign, used() AS bytes FROM (%3$s) AS t '
				'WHERE g IN (%1$s, %2$s) AND x IS NOT NULL OFFSET 0) AS t', greatest(n / 10, 1), n, query) INTO grown;
			EXIT WHEN flat(grown);
		END LOOP;
		TRUNCATE halves;
		RETURN ARRAY[CASE WHEN plan LIKE '%Finalize%' THEN groups ELSE 0 END, 0] || grown;
	END
	$$;
});

# Arguments by type, or by the function's name where not every text will do. i counts;
# each call has it in it, or the planner would make one call of all.
my %by_type = (
	text          => q{(ARRAY['江边讲坛⑭|城里的树', '转载：第十五期', '2020年7月26日', 'abc', '曾国藩', '', '重庆（十五）'])[i % 7 + 1]},
	integer       => '(i % 3 + 1)', smallint => '(i % 3 + 1)::smallint', bigint => 'i::bigint', cstring => 'i::text::cstring',
	series_no     => '(i % 100 + 1)::series_no', zhtext => q{('重庆' || i)::text::zhtext}, zhname => q{('曾国藩' || i)::text::zhname},
	regclass      => q{(CASE WHEN i > 0 THEN 'article' END)::regclass}, anyelement => '(i % 5 + 1)', 'text[]' => q{ARRAY['prev', 'next']},
	'regclass[]'  => q{ARRAY[(CASE WHEN i > 0 THEN 'article' END)::regclass]}, date => q{(date '2020-07-26' + i % 9)},
	series_range  => 'series_range(i, i + 3)', 'series_range[]' => 'VARIADIC ARRAY[series_range(i, i + 3)]',
	jsonb         => q{jsonb_build_object('genre', jsonb_build_array('海报' || i))},
	archive_channel => q{(CASE WHEN i > 0 THEN 'c' END)::archive_channel}, 'timestamp with time zone' => q{(timestamptz '2020-07-26 08:00+08' + i * interval '1 day')},
	'timestamp without time zone' => q{(timestamp '2020-07-26 08:00' + i * interval '1 day')},
	archive_column => q{(CASE WHEN i > 0 THEN 'article.id' END)::text::archive_column},
	archive_table => q{(CASE WHEN i > 0 THEN 'article' END)::text::archive_table});
my %by_name = (
	'zh_bucket(text,text)'           => q{'曾国藩' || i, 'name'},
	'zh_pinyin(text,text)'           => q{'重庆的桥' || i, 'marks'},
	'zh_name_pinyin(text,text)'      => q{'曾国藩' || chr(20000 + i % 99), 'passport'},
	'zh_pinyin_key(text,text)'       => q{'长度' || i, 'chang2 du4'},
	'archive_key(text)'              => q{repeat('重庆', 80) || i},
	'archive_key(numeric)'           => q{7::numeric ^ 1200 + i},
	'zh_zhuyin_key(text,text)'       => q{'长度' || i, 'chang2 du4'},
	'zh_name_key(text,text)'         => q{'曾国藩' || i, 'zeng1'},
	'to_char(series_no,text)'        => q{i::series_no, '第{n:han}期'},
	'series_no(text)'                => q{'第' || i || '期'},
	'to_series_no(text)'             => q{'第' || i || '期'},
	'parse_pages(text)'              => q{E'首页 > 新闻\n江边讲坛\n2020-07-26\n首页 > 新闻\n重庆' || i || E'\n2020-07-27\n'},
	'archive_table_in(cstring)'      => q{(CASE WHEN i > 0 THEN 'article' END)::cstring},
	'html_text(text)'                => q{'<p>重庆' || i || '<b>之<div>窗'},
	'parse_html(text)'               => q{'<title>重庆</title><div>首页 > 新闻</div><h1>重庆</h1><p>2020-07-26</p><p>下一篇：<a href="' || i || '">甲</a>'},
	'zh_collation_rules(text,text)'  => q{'stroke', '# ' || i},
	'zh_collation_check(regcollation)' => q{(CASE WHEN i > 0 THEN '"C"' END)::regcollation},
	'archive_channel_in(cstring)'    => q{('c' || i)::cstring},
	'archive_part(series_no,timestamp with time zone,text)' => q{(i % 100 + 1)::series_no, timestamptz '2020-07-26 08:00+08', 'UTC'},
	'archive_indexes(regclass)'      => q{(CASE WHEN i > 0 THEN 'article' END)::regclass},
	'archive_column_in(cstring)'     => q{(CASE WHEN i > 0 THEN 'article.id' END)::cstring},
	'series_range(series_no,series_no)'      => 'i, i + 3',
	'series_range(series_no,series_no,text)' => q{i, i + 3, '[)'},
	'generate_series(series_no,series_no)'         => 'i::series_no, (i + 3)::series_no',
	'generate_series(text,text)'                   => q{i::text, '第' || i + 3 || '期'},
	'generate_series(series_no,series_no,integer)' => 'i::series_no, (i + 6)::series_no, 2',
	'archive_series(regclass,text)'  => q{(CASE WHEN i > 0 THEN 'article' END)::regclass},
	'archive_series_near(regclass,text)' => q{(CASE WHEN i > 0 THEN 'article' END)::regclass},
	'archive_gaps(regclass,text,text,integer)'   => q{(CASE WHEN i > 0 THEN 'article' END)::regclass},
	'series_no_minus_int2(series_no,smallint)' => '(i + 9)::series_no, 3::smallint',
	'series_no_minus_int4(series_no,integer)' => '(i + 9)::series_no, 3',
	'series_no_minus_int8(series_no,bigint)'  => '(i + 9)::series_no, 3');
for my $compare (qw(lt le eq ne ge gt cmp))
{
	$by_name{"series_no_${compare}_text(series_no,text)"} = q{i::series_no, '第' || i || '期'};
	$by_name{"text_${compare}_series_no(text,series_no)"} = q{'第' || i || '期', i::series_no};
	$by_name{"series_no_text_$compare(text,text)"} = q{'第' || i || '期', i::text};
}
my %by_prefix = (
	archive_prev => q{, 'series', 'c'}, archive_next => q{, 'channel'},
	archive_link_header => q{, '/{id}'}, archive_jsonld => q{, '/{id}', 'series', 'c'}, archive_html_links => q{, '/{id}'});

sub arguments
{
	my ($function) = @_;
	my ($name, $list) = $function =~ /^(\w+)\((.*)\)$/ or die $function;
	my @types = split /,/, $list;

	return $by_name{$function} if exists $by_name{$function};
	return q{'article', } . ($types[1] eq 'text' ? q{(i % 5 + 1)::text} : 'i % 5 + 1') . $by_prefix{$name}
	  if exists $by_prefix{$name};
	return q{'article', 'c', } . ($types[2] eq 'text' ? q{(i % 5 + 1)::text} : 'i % 5 + 1') if $name eq 'archive_page';
	return q{'article', (i % 5 + 1)::text, channel => 'c'} if $function eq 'archive_links(regclass,text,text[],archive_channel)';
	return q{'article', i % 5 + 1, ARRAY['prev', 'next']} if $name eq 'archive_links';
	return join ', ', map { $by_type{$_} // die "$function: no value for $_" } @types;
}

# Functions that are not called by their names, and the case in which the server calls them.
sub called_in
{
	my ($function) = @_;

	return "$1, received" if $function =~ /^(\w+?)_?recv\(internal\)$/;
	return "$1, sorted" if $function =~ /^(\w+)_sortsupport\(internal\)$/;
	return "$1, skipped in an index" if $function =~ /^(\w+)_skipsupport\(internal\)$/;	# PostgreSQL 18
	return 'series_holdings, combined' if $function =~ /^series_set_combine\(/;
	return "$1, combined" if $function =~ /^(\w+)_(step|final)\(bytea/;
	return 'archive_register and archive_unregister' if $function =~ /^archive_(un)?register\(/;
	return 'an error: INSERT INTO zharchive_internal.archive_registry SELECT * FROM zharchive_internal.archive_registry' if $function eq 'archive_registry_guard()';
	return 'an error: INSERT INTO archive_registry SELECT * FROM archive_registry' if $function eq 'archive_registry_insert()';
	return;
}

# The call so that each row makes it, with the mark in it if that is what is counted.
sub asked
{
	my ($call, $kind, $counted) = @_;
	my $row = $counted eq 'mark(integer)' ? 'mark(i)' : 'i';

	return "(SELECT $call FROM generate_series($row, i + 3) AS i)" if $kind eq 'a';
	return "(SELECT $call WHERE $row > 0)" if $call =~ /\(\)$/;
	return $call =~ s/\bi\b/$row/r;
}

my @cases;	# each: what it is, the statement, the calls and the errors that there must be

sub quoted { return q{$call$} . $_[0] . q{$call$} }

sub within
{
	my ($what, $call, $n, $counted) = @_;

	push @cases, [ $what, 'SELECT growth_within(' . quoted($call) . ", $n, '$counted')", $n, 0 ];
	return;
}

sub over
{
	my ($what, $query, $n, $errors, $counted, $each) = @_;

	push @cases, [ $what, 'SELECT growth_over(' . quoted($query) . ", $n, " . ($counted ? "'$counted'" : 'NULL') . ')', $n * ($each // 1), $errors ? $n : 0 ];
	return;
}

my @functions = split /\n/, $node->safe_psql('postgres', q{
	SELECT p.oid::regprocedure, p.prokind, p.proretset, l.lanname <> 'internal' AND p.prokind = 'f'
	FROM pg_depend AS d JOIN pg_proc AS p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
	JOIN pg_extension AS e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
	JOIN pg_language AS l ON l.oid = p.prolang
	WHERE e.extname = 'zharchive'
	ORDER BY p.oid::regprocedure::text COLLATE "C"});
cmp_ok(scalar @functions, '>', 130, 'functions are found');
my @elsewhere;
for my $line (@functions)
{
	my ($function, $kind, $set, $is_counted) = split /\|/, $line;
	my ($name) = $function =~ /^(\w+)/;
	if (my $case = called_in($function))
	{
		push @elsewhere, [ $function, $case ];
		next;
	}
	my $call = "$name(" . arguments($function) . ')';
	my $share = $name =~ /^archive_/ ? 20 : $name =~ /^parse_(pages?|html)$/ ? 4 : 1;
	# queries of the catalog, which the server runs: no code of this extension
	my $n = $name eq 'zh_collation_check' ? int($calls / 1000) || 1
	  : $name =~ /^(?:zharchive_(?:check|dependents)|zh_collation_rules)$/ ? int($calls / 100) || 1 : part($share);
	# archive_links_all is a body in SQL, which the server puts into the query
	my $counted = $is_counted eq 't' && $name ne 'archive_links_all' ? $function : 'mark(integer)';

	within("$function, in one query", asked($call, $kind, $counted), $n, $counted);
	if ($set eq 't')
	{
		my $queries = $n < $calls / 20 ? $n : part(20);

		# a function that is not asked for its last row is not counted either
		$counted = 'mark(integer)' if $name !~ /^archive_(?!links_(?:all|rows)$)/;
		$call = asked($call, $kind, $counted) if $call !~ /\(\)$/;
		my $from = $call =~ /\(\)$/ ? 'FROM generate_series(mark(%1$s), %1$s) AS i' : 'FROM generate_series(%1$s, %1$s) AS i';
		within("$function, cut short by LIMIT in one query", "(SELECT $call " . sprintf("$from LIMIT 1)", 'i'), $n, $counted);
		over("$function, cut short by LIMIT", "SELECT $call " . sprintf("$from LIMIT 1", 1), $queries, 0, $counted);
		over("$function, ended by an error", "SELECT $call, 1 / (i - 1) " . sprintf($from, 1), $queries, 1, $counted);
		next;
	}
	# a hundred calls in each query
	my $queries = int($n / 100) || 1;
	$call = asked($call, $kind, $counted);
	over("$function, cut short by LIMIT", "SELECT $call FROM generate_series(1, 200) AS i LIMIT 100", $queries, 0, $counted, 100);
	over("$function, ended by an error", "SELECT $call, 1 / (100 - i) FROM generate_series(1, 200) AS i", $queries, 1, $counted, 100);
}

# What raises an error, after memory was taken as far as may be.
my @errors = (
	q{SELECT '第十五期刊'::series_no}, q{SELECT (repeat('第', 900) || '期')::series_no},
	q{SELECT to_char('15'::series_no, '{n:nothing}')}, q~SELECT to_char('15'::series_no, repeat('x', 5000) || '{')~,
	q{SELECT zh_pinyin('重庆', 'nothing')}, q{SELECT zh_bucket('重庆', 'nothing')}, q{SELECT zh_pinyin_key('重庆', 'x9')},
	q{SELECT '268435455'::series_no + 1}, q{SELECT * FROM generate_series('1.1'::series_no, '2'::series_no)},
	q{SELECT series_missing(i::series_no + i / 3 * 268435455) FROM generate_series(1, 3) AS i},
	q{SELECT * FROM archive_links('article', 'x')}, q{SELECT * FROM archive_links('pg_class', 1)},
	q{SELECT *, 1 / (random() < 2)::int / 0 FROM archive_links('article', 3)}, q{SELECT * FROM archive_prev('article', 3, 'x')},
	q{SELECT * FROM archive_page('article', 'c', 999)}, q{SELECT archive_link_header('article', 3, 'x')},
	q{SELECT archive_jsonld('article', 3, '/{x}')}, q{SELECT * FROM archive_gaps('article', NULL, 'x')},
	q{SELECT archive_register('article', 'id', 'title')}, q{SELECT archive_register('article', 'id', 'none')},
	q{SELECT archive_register('article', 'id', 'title', visible => 'random() < 1')},
	q{SELECT archive_unregister('pg_class')}, q{SELECT 'article'::archive_column}, q{INSERT INTO zharchive_internal.archive_registry SELECT * FROM zharchive_internal.archive_registry},
	q{INSERT INTO archive_registry SELECT * FROM archive_registry});
over("an error: $_", $_, part(20), 1) for @errors;

# What the server calls for a type or an aggregate.
my $folder = PostgreSQL::Test::Utils::tempdir();
my %value = (series_no => '2020.3', archive_channel => 'c', zhtext => '重庆', zhname => '曾国藩', series_range => '[1,15.上)', title_parts => '(转,江边讲坛,15,十五,,,,)');
for my $type (sort keys %value)
{
	push @cases, [ "$type, received", "SELECT growth_received('$type', '$value{$type}', $calls, '$folder')", $calls, 0 ];
}
over("$_, sorted", "SELECT $_ FROM kinds ORDER BY $_ DESC, i", part(20), 0) for qw(series_no zhtext zhname);
over('series_no, skipped in an index', 'SELECT series_no FROM kinds WHERE i = 3', part(20), 0);
push @cases, [ "$_, combined", "SELECT growth_combined('$_', $calls)", $calls, 0 ] for qw(series_holdings series_missing series_repeated);
# these make and drop indexes, two milliseconds each time
my $registrations = int(part(5) / 20);
push @cases, [ 'archive_register and archive_unregister', "CALL growth_registered($registrations, '', NULL)", $registrations, 0 ];
my $with_series = int($registrations / 10) || 1;
push @cases, [ 'archive_register of series', "CALL growth_registered($with_series, 'channel', NULL)", $with_series, 0 ];

# What leaks on purpose, so that leaks are known to be seen: a new setting for each call.
my $leak = 'a leak';
over($leak, q{SELECT set_config('leak.x' || (random() * 1e9)::int, repeat('x', 500000), false)}, 200, 0);

for (@elsewhere)
{
	my ($function, $case) = @$_;
	ok(scalar(grep { $_->[0] eq $case } @cases), "$function is called in: $case");
}

# Two sessions, each in a database of its own.
my @sessions;
for my $number (0, 1)
{
	my @own = grep { $_ % 2 == $number } 0 .. $#cases;
	my $script = "$folder/$number.sql";

	$node->safe_psql('template1', "CREATE DATABASE leaks_$number TEMPLATE postgres");
	append_to_file($script, "SET enable_seqscan = off;\n" . join '', map { "$cases[$_][1];\n" } @own);
	push @sessions, { own => \@own, out => '', err => '' };
	$sessions[$number]{run} = IPC::Run::start(
		[ 'psql', '-XAqt', '-f', $script, '-d', $node->connstr("leaks_$number") ],
		'>', \$sessions[$number]{out}, '2>', \$sessions[$number]{err});
}
for my $session (@sessions)
{
	$session->{run}->finish;
	my @growth = split /\n/, $session->{out};
	my @own = @{ $session->{own} };
	is(scalar @growth, scalar @own, 'each was measured') or BAIL_OUT(substr $session->{err}, 0, 2000);
	$cases[ $own[$_] ][4] = $growth[$_] for 0 .. $#own;
}

my ($most, $most_pages) = (0, 0);
for (@cases)
{
	my ($what, undef, $wanted, $wanted_errors, $result) = @$_;
	my ($called, $errors, $bytes, $pages) = $result =~ /(-?\d+)/g;
	my $grown = "$called calls, $bytes bytes, $pages in pages";

	if ($what eq $leak)
	{
		ok($bytes > $allowed || $pages > $allowed_pages, "a leak is seen: $grown");
		next;
	}
	ok($bytes < $allowed && $pages < $allowed_pages && $called >= $wanted && $errors % ($wanted_errors || 1) == 0 && !$errors == !$wanted_errors,
		"$what: $grown") or diag("wanted: $wanted calls, $wanted_errors errors; errors: $errors");
	$most = $bytes if $bytes > $most;
	$most_pages = $pages if $pages > $most_pages;
}
note "at most $most bytes, $most_pages in pages";

$node->stop;
done_testing();
