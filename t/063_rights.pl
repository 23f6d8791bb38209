# 063_rights.pl
#	What a caller may not read shows in nothing that any function over archives gives, be
#	it rows, NULLs, errors or their texts: two archives, one of which has rows more that a
#	policy hides, answer every call alike. Who may not read the table at all learns only
#	that, whatever is in it, and before anything of it is read: no scan is counted, so there
#	is nothing whose time could tell.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('rights');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\njit = off\nautovacuum = off\n");
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';

# The same table twice; what is hidden has all that could go wrong when it is read. The
# condition tells what it sees.
my $make = q{
	CREATE SCHEMA SITE;
	CREATE FUNCTION SITE.listed(state int, title text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE COST 0.0001 AS $$
	BEGIN
		IF title LIKE 'secret%' THEN RAISE EXCEPTION 'it is %', title; END IF;
		RETURN state > 0;
	END $$;
	CREATE TABLE SITE.article (id int PRIMARY KEY, title text, published date, channel text, series text, number series_no,
		printed_prev text, printed_next text, state int NOT NULL DEFAULT 1, hidden boolean NOT NULL DEFAULT false);
	INSERT INTO SITE.article SELECT i, 'open ' || i, date '2020-01-01' + i, 'c' || i % 2, 's' || i % 2, i::series_no,
		'open ' || i - 2, 'secret 100' FROM generate_series(1, 9) AS i;
	SELECT archive_register('SITE.article', 'id', 'title', 'published', 'channel', visible => 'SITE.listed(state, title)',
		series => 'series', number => 'number', prev_title => 'printed_prev', next_title => 'printed_next');
	GRANT USAGE ON SCHEMA SITE TO PUBLIC;
};
my $hide = q{
	INSERT INTO SITE.article SELECT i, 'open but hidden ' || i, date '2020-01-01' + i % 12, 'c' || i % 3, 's' || i % 3, (i % 20)::series_no,
		'open 2', 'open 4', 1, true FROM generate_series(100, 140) AS i;
	INSERT INTO SITE.article SELECT 150, NULL, 'infinity', NULL, NULL, NULL, NULL, NULL, 1, true;
	INSERT INTO SITE.article SELECT 151, repeat('长', 5000), NULL, repeat('长', 5000), repeat('长', 5000), NULL, 'open 2', NULL, 1, true;
	INSERT INTO SITE.article SELECT i, 'listed in c0', date '2020-01-01', 'c0', 's0', 3::series_no, NULL, NULL, 0, true FROM generate_series(160, 170) AS i;
	-- the condition would raise for these; the index of the archive has been made without asking it
	UPDATE SITE.article SET title = 'public' WHERE id = 100;
};
my $policy = q{
	ALTER TABLE SITE.article ENABLE ROW LEVEL SECURITY;
	CREATE POLICY open ON SITE.article FOR SELECT USING (NOT hidden);
	ANALYZE SITE.article;
};
$node->safe_psql('postgres', 'SET client_min_messages = warning; CREATE EXTENSION zharchive; CREATE ROLE reader LOGIN; CREATE ROLE nobody LOGIN;'
	. join '', map { my $site = $_; map { s/SITE/$site/gr } $make, $site eq 'fuller' ? $hide : (), $policy } qw(plain fuller));
# a row that the condition raises for is let in by who turns its function off for a while
$node->safe_psql('postgres', q{
	CREATE OR REPLACE FUNCTION fuller.listed(state int, title text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT state > 0';
	INSERT INTO fuller.article VALUES (180, 'secret 180', '2020-01-03', 'c1', 's1', '2', 'open 1', 'open 5', 1, true);
	CREATE OR REPLACE FUNCTION fuller.listed(state int, title text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE COST 0.0001 AS $$
	BEGIN
		IF title LIKE 'secret%' THEN RAISE EXCEPTION 'it is %', title; END IF;
		RETURN state > 0;
	END $$;
	GRANT SELECT ON plain.article, fuller.article TO reader});

# id: an article that is there, one that is hidden, one that nobody has, no id at all
my @ids = (2, 1, 9, 100, 150, 180, 999, 'NULL', q{'x'});
my @calls = map { my $id = $_; map { s/ID/$id/r } 'archive_links(T, ID)', q{archive_links(T, ID, '{prev,next}', 'c1')}, 'archive_prev(T, ID)',
	q{archive_next(T, ID, 'series')}, 'archive_page(T, NULL, ID)', q{archive_page(T, 'c0', ID)}, q{archive_link_header(T, ID, '/{id}')},
	q{archive_jsonld(T, ID, '/{id}')}, q{archive_html_links(T, ID, '/{id}', 'series')} } @ids;
push @calls, 'archive_links_all(T)', 'archive_series(T)', 'archive_gaps(T)', q{archive_gaps(T, 's2')}, q{archive_gaps(T, 's1')},
	'archive_series_near(T)', 'archive_audit(T)', 'archive_restore_order(T)', q{archive_page(T, 'c2')}, q{archive_page(T, 'c1')}, 'archive_page(T, NULL)';

# All that a role's session is told.
sub told
{
	my ($role, $table, @settings) = @_;
	my ($status, $out, $err) = $node->psql('postgres',
		join("\n", '\set VERBOSITY verbose', '\set SHOW_CONTEXT always', @settings, map { my $call = s/T/'$table'/r; "SELECT 'next'; SELECT * FROM $call AS t;" } @calls),
		extra_params => [ '-U', $role ], on_error_stop => 0);
	s/\b(?:plain|fuller|empty|other)\b/SITE/g, s/psql:<stdin>:\d+/psql/g for $out, $err;
	return "$out\n$err";
}

my $plain = told('reader', 'plain.article');
like($plain, qr/open 9/, 'the reader reads');
like($plain, qr/P0002/, 'and meets errors');
unlike($plain, qr/XX000|permission denied/, 'of the functions');
my $fuller = told('reader', 'fuller.article');
is($fuller, $plain, 'what a policy hides changes nothing that is told');
unlike($fuller, qr/secret (?!100)|but hidden|长/, 'and is in nothing');
for my $setting ('SET plan_cache_mode = force_custom_plan;', 'SET enable_indexscan = off; SET enable_seqscan = on;', 'SET enable_seqscan = off;')
{
	is(told('reader', 'fuller.article', $setting), told('reader', 'plain.article', $setting), "nor with $setting");
}

# Who may not read learns the same of any table, and causes no scan.
$node->safe_psql('postgres', q{SET client_min_messages = warning; CREATE SCHEMA empty; CREATE SCHEMA other; GRANT USAGE ON SCHEMA empty, other TO PUBLIC;
	CREATE TABLE empty.article (LIKE plain.article INCLUDING ALL); CREATE TABLE other.article (x int);
	SELECT archive_register('empty.article', 'id', 'title')});
my $denied = told('nobody', 'fuller.article');
my @errors = $denied =~ /ERROR:  (.*)/g;
is(scalar(@errors), scalar(@calls) - grep({ /archive_(?!page).*NULL/ } @calls), 'each call is refused that asks for something');
is(scalar(grep { !/^42501: permission denied for table article$/ } @errors), 0, 'by one error');
is(told('nobody', "$_.article"), $denied, "the same for a table that is $_") for qw(plain empty other);

my $scans = q{SELECT coalesce(sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0)), 0) FROM pg_stat_xact_all_tables WHERE relid = 'fuller.article'::regclass;};
my $count = join "\n", 'BEGIN;', $scans, (map { my $call = s/T/'fuller.article'/r; "SAVEPOINT s; SELECT count(*) FROM $call AS t; ROLLBACK TO s;" } @calls), $scans;
my (undef, $out) = $node->psql('postgres', $count, extra_params => [ '-U', 'nobody' ], on_error_stop => 0);
is((split /\n/, $out)[-1], '0', 'nothing of the table is read before the rights are');
(undef, $out) = $node->psql('postgres', $count, extra_params => [ '-U', 'reader' ], on_error_stop => 0);
cmp_ok((split /\n/, $out)[-1], '>', scalar @calls, 'scans are counted');

# A column that an answer needs and the caller may not select: one error, whatever is there.
$node->safe_psql('postgres', 'GRANT SELECT (id, hidden, published) ON plain.article, fuller.article TO nobody');
is(told('nobody', 'fuller.article'), told('nobody', 'plain.article'), 'rights on some columns');

$node->stop;
done_testing();
