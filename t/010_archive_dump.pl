# A registration survives dump and restore, after renames too, and pg_dump of one
# schema; a table that is gone, or not restored, does not hinder it.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;

$node->safe_psql('postgres', 'CREATE DATABASE before; CREATE DATABASE after; CREATE DATABASE plain');
$node->safe_psql('before', q{
	CREATE SCHEMA ext;
	CREATE EXTENSION zharchive SCHEMA ext;
	SET search_path = public, ext;
	CREATE TABLE article (gone int, id uuid PRIMARY KEY, title text, published date, channel text,
		pinned boolean, series text, number series_no, state int NOT NULL DEFAULT 1);
	CREATE TABLE other (id int PRIMARY KEY, title text);
	CREATE TABLE dropped (id int PRIMARY KEY, title text);
	SELECT archive_register('article', 'id', 'title', 'published', 'channel', order_by => '{"pinned DESC"}',
		visible => 'state = 1', series => 'series', number => 'number');
	SELECT archive_register('other', 'id', 'title');
	SELECT archive_register('dropped', 'id', 'title');
	INSERT INTO article SELECT 0, md5(i::text)::uuid, 't' || i, date '2020-01-01' + i, 'c' || i % 2, i = 7, 's', i::series_no
		FROM generate_series(1, 20) AS i;
	ALTER TABLE article DROP COLUMN gone;
	ALTER TABLE article RENAME published TO "Published On";
	ALTER TABLE article RENAME state TO "the state";
	ALTER TABLE article RENAME TO "Articles";
	DROP TABLE dropped;
});

my $links = q{SET search_path = ext;
	SELECT a.id, l.* FROM public."Articles" AS a, archive_links('public."Articles"', a.id) AS l ORDER BY 1, 2, 3};
my $archives = q{SET search_path = ext; SELECT * FROM archives ORDER BY tbl::text};
my $indexes = q{SELECT indexdef, obj_description(indexname::regclass, 'pg_class') FROM pg_indexes
	WHERE tablename = 'Articles' ORDER BY 1};
my $wanted = $node->safe_psql('before', $links);
isnt($wanted, '', 'there are links');

my $dump = $node->basedir . '/dump.sql';
$node->command_ok([ 'pg_dump', '-f', $dump, $node->connstr('before') ], 'dump');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump, $node->connstr('after') ], 'restore');
is($node->safe_psql('after', $links), $wanted, 'the same links');
is($node->safe_psql('after', $archives), $node->safe_psql('before', $archives), 'the same registrations');
is($node->safe_psql('after', $indexes), $node->safe_psql('before', $indexes), 'the same indexes, with their comments');
is($node->safe_psql('after', 'SELECT count(*) FROM ext.archive_registry'), '2', 'the dropped table is left out');
$node->safe_psql('after', q{SELECT ext.archive_unregister('public."Articles"')});
is($node->safe_psql('after', $indexes), $node->safe_psql('before',
	q{SELECT indexdef, NULL FROM pg_indexes WHERE indexname = 'article_pkey'}), 'unregistered after the restore');

# A dump without some tables: their registrations are left out with a notice, the others
# are there. What a condition names is bound again as a view's is, and not to what has been
# put beside it since.
$node->safe_psql('before', q{
	SET search_path = public, ext;
	CREATE SCHEMA site;
	CREATE SCHEMA elsewhere;
	CREATE FUNCTION site.listed(anyelement) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1::text <> '2' $$;
	CREATE TABLE site.named (id int PRIMARY KEY, title text, state int);
	CREATE TABLE elsewhere.article (id int PRIMARY KEY, title text);
	INSERT INTO site.named SELECT i, 't' || i, i % 3 FROM generate_series(1, 6) AS i;
	SELECT archive_register('site.named', 'id', 'title', visible => 'site.listed(state)', series => '');
	SELECT archive_register('elsewhere.article', 'id', 'title');
	ALTER FUNCTION site.listed(anyelement) RENAME TO shown;
});
my $named = q{SELECT id FROM ext.archive_page('site.named', NULL)};
my $registered = q{SELECT string_agg(tbl::text, ' ' ORDER BY tbl::text) FROM ext.archive_registry};
my $named_wanted = $node->safe_psql('before', $named);
is($named_wanted, "6\n4\n3\n1", 'a condition over a function that was renamed');
my $all = 'elsewhere.article public."Articles" public.other site.named';
is($node->safe_psql('before', $registered), $all, 'four archives are registered');

my @parts = (
	[ 'without a schema' => [ '-N', 'elsewhere' ], [], 'public."Articles" public.other site.named' ],
	[ 'without a table' => [ '-T', 'public.other' ], [], 'elsewhere.article public."Articles" site.named' ],
	[ 'of some schemas and the extension' => [ '-n', 'ext', '-n', 'site', '-e', 'zharchive' ], [], 'site.named' ],
	[ 'in two jobs' => [ '-N', 'elsewhere', '-Fc' ], [ '-j', '2' ], 'public."Articles" public.other site.named' ],
	[ 'in sections' => ['-Fc'], undef, $all ],
);
for my $part (@parts)
{
	my ($name, $dump_options, $restore_options, $there) = @$part;
	my $file = $node->basedir . '/part';
	my $plain = !grep { $_ eq '-Fc' } @$dump_options;

	$node->safe_psql('postgres', 'CREATE DATABASE part');
	$node->safe_psql('part', 'CREATE SCHEMA ext') if "@$dump_options" =~ /-e/;
	$node->command_ok([ 'pg_dump', @$dump_options, '-f', $file, $node->connstr('before') ], "dump $name");
	my @restores = $plain ? [ 'psql', '-X', '-q', '-f', $file, '-d', $node->connstr('part') ]
		: $restore_options ? [ 'pg_restore', @$restore_options, '-d', $node->connstr('part'), $file ]
		: map { [ 'pg_restore', "--section=$_", '-d', $node->connstr('part'), $file ] } qw(pre-data data post-data);
	for my $restore (@restores)
	{
		my ($out, $err);
		IPC::Run::run($restore, '>', \$out, '2>', \$err);
		unlike($err, qr/ERROR:(?!.*schema "ext" already exists)/, "restore $name: @$restore[0, 1]") or diag $err;
	}
	is($node->safe_psql('part', $registered), $there, "$name: the archives that are there are registered");
	is($node->safe_psql('part', $named), $named_wanted, "$name: the condition is there");
	$node->safe_psql('part', q{CREATE FUNCTION site.shown(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
		$$ BEGIN RAISE EXCEPTION 'called' USING ERRCODE = 'XX000'; END $$});
	is($node->safe_psql('part', $named), $named_wanted, "$name: and it is still the one that was registered");
	$node->safe_psql('postgres', 'DROP DATABASE part');
}
$node->safe_psql('before', q{
	SELECT ext.archive_unregister('site.named');
	SELECT ext.archive_unregister('elsewhere.article');
	DROP SCHEMA site CASCADE;
	DROP SCHEMA elsewhere CASCADE;
});

# An owner of a database, no superuser, dumps and restores it.
$node->safe_psql('postgres', q{
	CREATE ROLE plain LOGIN;
	ALTER DATABASE plain OWNER TO plain;
	CREATE DATABASE plain_after OWNER plain;
});
my @as_plain = ('-U', 'plain');
$node->safe_psql('plain', q{
	CREATE EXTENSION zharchive SCHEMA public;
	CREATE TABLE article (id int PRIMARY KEY, title text);
	INSERT INTO article VALUES (1, 'a'), (2, 'b');
	SELECT archive_register('article', 'id', 'title');
}, extra_params => \@as_plain);
$node->command_ok([ 'pg_dump', @as_plain, '-f', $dump, '-d', $node->connstr('plain') ], 'dump by the owner');
$node->command_ok([ 'psql', @as_plain, '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump, '-d', $node->connstr('plain_after') ],
	'restore by the owner');
is($node->safe_psql('plain_after', q{SELECT id FROM archive_next('article', 2)}, extra_params => \@as_plain), '1',
	'the links are there');

# 100000 calls in one session take no more memory than 1000.
my $growth = $node->safe_psql('after', q{
	SET search_path = ext;
	SELECT archive_unregister('public.other');
	SELECT archive_register('public."Articles"', 'id', 'title', 'Published On', 'channel', series => 'series', number => 'number');
	SELECT count(*) FROM generate_series(1, 1000) AS i, archive_links('public."Articles"', md5((i % 20 + 1)::text)) AS l;
	CREATE TEMP TABLE used AS SELECT sum(total_bytes) AS bytes FROM pg_backend_memory_contexts;
	DO $$ BEGIN FOR i IN 1 .. 100000 LOOP PERFORM archive_next('public."Articles"', md5((i % 20 + 1)::text), 'series'); END LOOP; END $$;
	SELECT (SELECT sum(total_bytes) FROM pg_backend_memory_contexts) - bytes < 1000000 FROM used;
});
like($growth, qr/t$/, 'no memory is lost');

done_testing();
