# 062_hostile.pl
#	What a hostile owner of tables, or of the extension, may do with them: each case in a
#	session of its own gives an answer or an error, the server never goes down, and nobody
#	runs a function that they did not register. The log is asked last.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('hostile');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\njit = off\n");
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';

$node->safe_psql('postgres', q{
	CREATE EXTENSION zharchive;
	CREATE ROLE mallory LOGIN;
	CREATE ROLE reader LOGIN;
	GRANT CREATE ON SCHEMA public TO mallory;
	GRANT CREATE ON DATABASE postgres TO mallory;
});

# Every function over a table, asked by a superuser: each gives rows or an error of its own.
my @calls = map { s/T/'site.article'/r } 'archive_links(T, 2)', 'archive_prev(T, 2)', q{archive_next(T, 2, 'series')},
	'archive_page(T, NULL)', q{archive_page(T, 'c')}, 'archive_page(T, NULL, 2)', 'archive_links_all(T)', 'archive_series(T)',
	'archive_gaps(T)', 'archive_series_near(T)', 'archive_audit(T)', 'archive_restore_order(T)',
	q{archive_link_header(T, 2, '/{id}')}, q{archive_jsonld(T, 2, '/{id}')}, q{archive_html_links(T, 2, '/{id}')};

my $table = q{
	DROP SCHEMA IF EXISTS site CASCADE;
	CREATE SCHEMA site;
	GRANT USAGE ON SCHEMA site TO PUBLIC;
	CREATE TABLE site.article (id int PRIMARY KEY, title text NOT NULL, published date, channel text, series text,
		number series_no, printed_prev text, printed_next text, state int NOT NULL DEFAULT 1, rank int NOT NULL DEFAULT 0);
	INSERT INTO site.article SELECT i, 'a' || i % 4, date '2020-01-01' + i, 'c', 's' || i % 2, i::series_no, 'a1', 'a2'
		FROM generate_series(1, 9) AS i;
};
my $register = q{SELECT archive_register('site.article', 'id', 'title', 'published', 'channel', order_by => '{rank}',
	visible => 'state > 0', series => 'series', number => 'number', prev_title => 'printed_prev', next_title => 'printed_next');};
my $by_hand = q{INSERT INTO zharchive_internal.archive_registry SELECT 'site.article', 'site.article.id', 'site.article.title',
	'site.article.published', 'site.article.channel', '{site.article.rank}', '{f}', '{f}', true, NULL, '{}',
	'site.article.series', 'site.article.number', 'site.article.printed_prev', 'site.article.printed_next', true;};
my $no_key = q{ALTER TABLE site.article DROP CONSTRAINT article_pkey; ALTER TABLE site.article ALTER id DROP NOT NULL;};
my $empty = join ' ', map { "INSERT INTO site.article (title, $_) VALUES ('a1', NULL);" } qw(id published channel series number);

my %cases = (
	'ids are NULL, registered by hand' => "$table $no_key $by_hand $empty",
	'ids are NULL, the key dropped after registering' => "$table $register $no_key $empty",
	'titles are NULL' => "$table $register ALTER TABLE site.article ALTER title DROP NOT NULL; UPDATE site.article SET title = NULL;",
	'all is NULL' => "$table $register $no_key ALTER TABLE site.article ALTER title DROP NOT NULL; ALTER TABLE site.article ALTER state
		DROP NOT NULL; ALTER TABLE site.article ALTER rank DROP NOT NULL; INSERT INTO site.article DEFAULT VALUES;
		INSERT INTO site.article (title, state, rank, published) VALUES (NULL, NULL, NULL, 'infinity'), ('', 1, NULL, '-infinity');",
	'ids repeat' => "$table $register $no_key INSERT INTO site.article SELECT * FROM site.article;",
	'other types' => "$table $register ALTER TABLE site.article ALTER published TYPE timestamptz; ALTER TABLE site.article ALTER rank
		TYPE numeric; ALTER TABLE site.article ALTER id TYPE text; ALTER TABLE site.article ALTER channel TYPE varchar(9);",
	'a text whose cast to text gives NULL' => "$table CREATE TYPE site.odd AS ENUM ('x'); CREATE FUNCTION site.none(site.odd) RETURNS text
		LANGUAGE sql IMMUTABLE AS 'SELECT NULL::text'; CREATE CAST (site.odd AS text) WITH FUNCTION site.none(site.odd);
		ALTER TABLE site.article DROP CONSTRAINT article_pkey; ALTER TABLE site.article ALTER id TYPE site.odd USING 'x';
		$by_hand",
	'columns are gone' => "$table $register ALTER TABLE site.article DROP COLUMN rank;",
	'the registration refers to another table' => "$table CREATE TABLE site.other (id int, title text);
		INSERT INTO zharchive_internal.archive_registry SELECT 'site.article', 'site.other.id', 'site.other.title', NULL, NULL, '{}', '{}', '{}', true,
		NULL, '{}', NULL, NULL, NULL, NULL, true;",
	'arrays of unequal length' => "$table INSERT INTO zharchive_internal.archive_registry SELECT 'site.article', 'site.article.id', 'site.article.title', NULL,
		NULL, '{site.article.rank}', '{}', '{f,t,f}', true, '{a,b,c}', '{site.article.rank}', NULL, NULL, NULL, NULL, true;",
	'arrays with NULLs' => "$table INSERT INTO zharchive_internal.archive_registry SELECT 'site.article', 'site.article.id', 'site.article.title', NULL,
		NULL, '{NULL}', '{NULL}', '{NULL}', true, '{NULL}', '{}', NULL, NULL, NULL, NULL, true;",
	'a condition that is lost' => "$table INSERT INTO zharchive_internal.archive_registry SELECT 'site.article', 'site.article.id', 'site.article.title', NULL,
		NULL, '{}', '{}', '{}', true, '{STATISTICS,none}', '{}', NULL, NULL, NULL, NULL, true;",
	'a condition that raises' => "$table CREATE FUNCTION site.raises(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
		'BEGIN IF \$1 > 5 THEN RAISE EXCEPTION ''raised''; END IF; RETURN true; END';
		SELECT archive_register('site.article', 'id', 'title', visible => 'site.raises(state)'); UPDATE site.article SET state = 9;",
	'an index of another shape' => "$table $register DROP INDEX site.article_channel_archive; DROP INDEX site.article_series_archive;
		CREATE INDEX ON site.article (channel, rank, published, id) WHERE state > 1;",
	'inherited by a table' => "$table $register CREATE TABLE site.child () INHERITS (site.article); INSERT INTO site.child SELECT * FROM
		site.article;",
	'policies' => "$table $register ALTER TABLE site.article ENABLE ROW LEVEL SECURITY; ALTER TABLE site.article FORCE ROW LEVEL SECURITY;
		CREATE POLICY p ON site.article USING (id / (id - 5) > 0);",
	'the table is another one' => "$table $register ALTER TABLE site.article RENAME TO old; CREATE VIEW site.article AS TABLE site.old;",
	'a long title' => "$table $register INSERT INTO site.article (id, title) SELECT 100, string_agg(chr(19968 + i), '') || '15' FROM
		generate_series(1, 800) AS i;",
);
for my $case (sort keys %cases)
{
	my ($status, $out, $err) = $node->psql('postgres', "SET client_min_messages = warning; $cases{$case}",
		extra_params => [ '-U', 'mallory' ], on_error_stop => 0);
	unlike($err, qr/server closed|syntax error|XX000/, "set up: $case") or diag $err;
	my ($calls_status, undef, $errors) = $node->psql('postgres',
		"\\set VERBOSITY sqlstate\nSET statement_timeout = '20s';\n" . join("\n", map { "SELECT count(*) FROM $_;" } (@calls, 'archives')),
		on_error_stop => 0);
	is($calls_status, 0, "the session lives: $case");
	unlike($errors, qr/XX000|57014|server closed/, "no internal error and no stall: $case") or diag $errors;
}

# Functions that are put beside what a condition names do not run as who reads.
$node->safe_psql('postgres', "SET client_min_messages = warning; $table" . q{
	GRANT ALL ON SCHEMA site TO PUBLIC;
	CREATE FUNCTION site.listed(anyelement) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1::text <> '0' $$;
	SELECT archive_register('site.article', 'id', 'title', visible => 'site.listed(state)');
});
my $before = $node->safe_psql('postgres', q{SELECT count(*) FROM archive_page('site.article', NULL)});
$node->safe_psql('postgres', q{
	CREATE FUNCTION site.listed(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
		$$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$}, extra_params => [ '-U', 'mallory' ]);
is($node->safe_psql('postgres', q{SELECT count(*) FROM archive_page('site.article', NULL)}), $before,
	'a function that fits better is not called');

my $log = slurp_file($node->logfile);
my ($crash) = $log =~ /^(.*(?:terminated by signal|PANIC|TRAP:|server process .* exit).*)$/m;
is($crash, undef, 'the server never went down');

$node->stop;
done_testing();
