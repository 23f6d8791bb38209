# 043_from_0_1_0.pl
#	A database of 0.1.0, as its users have it: what pg_dump wrote of it is restored under
#	the newest version, and a copy under the objects of 0.1.0 is updated in place. Both
#	answer as the module of 0.1.0 did (state.out).

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';
my $node = PostgreSQL::Test::Cluster->new('from_0_1_0');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nallow_system_table_mods = on\ntimezone = 'UTC'\n");
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE restored TEMPLATE template0; CREATE DATABASE updated TEMPLATE template0');

my $dump = slurp_file('t/from_0.1.0/dump.sql');
my $state = slurp_file('t/from_0.1.0/state.sql');
chomp(my $wanted = slurp_file('t/from_0.1.0/state.out'));
my $outdated = 'SELECT kind, object, made_with FROM zharchive_check() ORDER BY kind, object COLLATE "C"';
my $installed = q{SELECT extversion FROM pg_extension WHERE extname = 'zharchive'};

sub run_sql
{
	my ($database, $sql) = @_;
	my ($status, $out, $err) = $node->psql($database, $sql, on_error_stop => 1);
	return $status ? "error: $err" : $out;
}

# A dump is what the newest version makes of it.
run_sql('restored', $dump);
my $newest = $node->safe_psql('restored', $installed);
isnt($newest, '0.1.0', "the dump is restored under $newest");
is($node->safe_psql('restored', $state), $wanted, 'restored it answers as 0.1.0 did');
is($node->safe_psql('restored', $outdated), '', 'and nothing of it is outdated');

# The same under the objects of 0.1.0. The module of 0.1.0 is not here to make the indexes:
# its functions lend their names to today's while they are made.
my $symbols = $node->safe_psql('restored', q{SELECT string_agg(quote_literal(prosrc), ', ') FROM pg_proc
	WHERE probin LIKE '%zharchive' AND prosrc LIKE '%\_1\_0'});
sub symbols
{
	my ($change) = @_;
	$node->safe_psql('updated', "UPDATE pg_proc SET prosrc = $change WHERE probin LIKE '%zharchive'
		AND regexp_replace(prosrc, '_1_0\$', '') || '_1_0' IN ($symbols)");
}
$node->safe_psql('updated', q{CREATE EXTENSION zharchive VERSION '0.1.0'});
symbols(q{prosrc || '_1_0'});
unlike(run_sql('updated', $dump =~ s/^(CREATE|COMMENT ON) EXTENSION .*$//mgr), qr/^error/, 'its data are there');
symbols(q{regexp_replace(prosrc, '_1_0$', '')});

# Until the update: what is the same in both answers, the rest says what to do.
for my $statement (grep { /\S/ } split /;\n/, $state =~ s/^--.*$//mgr)
{
	my ($about) = $statement =~ /'([^']+)'/;
	my $answer = run_sql('updated', $statement);
	my $said = $answer =~ /^error/ ? $answer =~ /HINT:  Run ALTER EXTENSION zharchive UPDATE/ : index("$wanted\n", "$answer\n") >= 0;
	ok($said, "under the objects of 0.1.0: $about") or diag $answer;
}

# What the update would break is found by the query of the changelog.
my ($breaks) = slurp_file('CHANGELOG.md') =~ /^  ```sql\n(.*?)^  ```$/ms;
is($node->safe_psql('updated', $breaks), '', 'nothing of theirs breaks');
$node->safe_psql('updated', q{CREATE VIEW beside AS SELECT rel, id FROM archive_links('article', '1');
	CREATE FUNCTION after_it() RETURNS text LANGUAGE sql AS 'SELECT id FROM archive_next(''article'', ''1'')'});
is($node->safe_psql('updated', $breaks),
	"rule _RETURN on view beside|archive_links(regclass,text,text[],text)\ntext of function after_it()|", 'the query finds what does');
like(run_sql('updated', 'ALTER EXTENSION zharchive UPDATE'), qr/^error.*beside/s, 'the update does not drop a view');
$node->safe_psql('updated', 'DROP VIEW beside; DROP FUNCTION after_it');

$node->safe_psql('updated', 'ALTER EXTENSION zharchive UPDATE');
is($node->safe_psql('updated', $installed), $newest, 'ALTER EXTENSION UPDATE');
my $listed = $node->safe_psql('updated', $outdated);
is($listed, slurp_file('t/from_0.1.0/outdated.out') =~ s/\n\z//r, 'everything that was made with 0.1.0 is listed');
is(run_sql('updated', $state =~ s/^SELECT '(?:shelf|kept)'.*$//mgr), $wanted =~ s/^(?:shelf|kept)\|.*\n?//mgr =~ s/\n\z//r,
	'no outdated index answers');
is(run_sql('updated', 'SELECT statement FROM zharchive_check() \gexec'), '', 'the statements run');
is($node->safe_psql('updated', $outdated), '', 'after them nothing is listed');
is($node->safe_psql('updated', $state), $wanted, 'and all is answered as before');

# Both are one database now.
my $generated = 'SELECT md5(string_agg(id::text || key::text, chr(44) ORDER BY id)) FROM kept';
is($node->safe_psql('updated', $generated), $node->safe_psql('restored', $generated), 'the same keys');
my $links = 'SELECT md5(string_agg(l::text, chr(44) ORDER BY a.id, l::text COLLATE "C")) FROM article AS a, archive_links($$article$$, a.id::text) AS l';
is($node->safe_psql('updated', $links), $node->safe_psql('restored', $links), 'the same links');

$node->stop;
done_testing();
