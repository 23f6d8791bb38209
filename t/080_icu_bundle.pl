# 080_icu_bundle.pl
#	The collations of the locale zh-zharchiv: right for every kind, in indexes, as the
#	order of a database, on a standby, after dump and restore and after pg_upgrade; refused
#	when the bundle is missing or of another version; what the checks say, and what makes
#	all right again, after an upgrade of ICU and when a server has lost the bundle.

use strict;
use warnings FATAL => 'all';

use File::Path qw(make_path);
use File::Copy;
use FindBin;
use lib $FindBin::Bin;
use Blocks;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use PrivateServer;
use Test::More;

plan skip_all => 'there is no genrb (Debian: icu-devtools)' if !grep { -x "$_/genrb" } split /:/, $ENV{PATH};
$ENV{PGCLIENTENCODING} = 'UTF8';

chdir "$FindBin::Bin/.." or die;
system_or_bail('make', '-s', 'icu-bundle');
chomp(my $folder = `build/icu_bundle folder`);
my ($install_path, undef, $modules) = private_server();
my $coll = "$modules/zharchive/$folder/coll";
my $bundle = "$coll/zh__ZHARCHIV.res";
make_path($coll);
unlink $bundle;    # a link to one that is installed

my $node = PostgreSQL::Test::Cluster->new('bundle', install_path => $install_path);
$node->init(allows_streaming => 1, extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nshared_preload_libraries = 'zharchive'\n");
my $rules = sub { $node->safe_psql('postgres', 'SHOW server_version_num') >= 160000 };

# ---- a server without the bundle -------------------------------------------------------

$node->append_conf('postgresql.conf', 'zharchive.icu_bundle = on');
sub refused
{
	my ($why, $name) = @_;
	my $from = -s $node->logfile || 0;

	ok(!$node->start(fail_ok => 1), "$name: the server does not start");
	like(slurp_file($node->logfile, $from), $why, "$name: it says why");
	return;
}
refused(qr/FATAL: .*could not open ICU's resource bundle zh-zharchiv.*DETAIL: .*\Q$folder\E.*HINT: /s, 'no bundle');

copy("build/zh__ZHARCHIV.res", $bundle) or die "$bundle: $!";
truncate $bundle, 4096;
refused(qr/FATAL: .*could not open ICU's resource bundle/, 'half a bundle');

my $source = slurp_file('build/zh__ZHARCHIV.txt');
my $old = PostgreSQL::Test::Utils::tempdir();
$source =~ s/zharchive \{"\S+ order \d+"\}/zharchive {"0.1.0 order 0"}/ or die;
$source =~ s/Sequence \{"[^"\\]*+(?:\\.[^"\\]*+)*+"\}/Sequence {"&a<b"}/g;
append_to_file("$old/zh__ZHARCHIV.txt", $source);
system_or_bail('genrb', '--quiet', '--destdir', $coll, "$old/zh__ZHARCHIV.txt");
refused(qr/FATAL: .*of another version.*DETAIL: .*"0\.1\.0 order 0"/s, 'an old bundle');

# ---- a server with it ------------------------------------------------------------------

copy("build/zh__ZHARCHIV.res", $bundle) or die "$bundle: $!";
$node->start;
# The recipes of the document.
$node->safe_psql('postgres', "CREATE EXTENSION zharchive;\n" . blocks('doc/collations.md', 'bundle'));
my $checks = q{SELECT c, kind, result, characters, phrases
	FROM unnest('{by_pinyin,by_stroke,by_zhuyin,by_radical,alike}'::regcollation[]) AS c, zh_collation_check(c) ORDER BY c::text};
my $right = join "\n", 'alike|pinyin|right|0|0', 'by_pinyin|pinyin|right|0|0', 'by_radical|radical|right|0|0',
	'by_stroke|stroke|right|0|0', 'by_zhuyin|zhuyin|right|0|0';
is($node->safe_psql('postgres', $checks), $right, 'each kind is right');

is($node->safe_psql('postgres', q{SELECT string_agg(t, ' ' ORDER BY t COLLATE by_pinyin)
	FROM unnest('{重庆,长沙,曾国藩,成都,张三,張三,阿坝,Zurich,12,银行,行动}'::text[]) AS t}),
	'12 阿坝 长沙 成都 重庆 行动 银行 曾国藩 张三 張三 Zurich', 'readings in context, digits first, Latin last');
is($node->safe_psql('postgres', q{SELECT '張三' = '张三' COLLATE alike, '張三' = '张三' COLLATE by_pinyin}), 't|f', 'equal as declared');

$node->safe_psql('postgres', q{
	CREATE TABLE title (t text COLLATE by_pinyin, u text COLLATE alike UNIQUE, s text COLLATE by_stroke);
	INSERT INTO title SELECT w, w || i, w FROM generate_series(1, 300) AS i,
		unnest(ARRAY['重庆' || i, '长' || chr(19968 + 7 * i), chr(20000 + 11 * i) || '行', '曾' || chr(25000 + i)]) AS w;
	CREATE INDEX title_t ON title (t); CREATE INDEX title_s ON title (s);
});
my $sound = q{SELECT count(bt_index_check(c.oid, true)) FROM pg_class AS c JOIN pg_index AS i ON c.oid = i.indexrelid
	WHERE i.indrelid = 'title'::regclass};
is($node->safe_psql('postgres', $sound), '3', 'the indexes are sound');
my ($code, undef, $error) = $node->psql('postgres', q{INSERT INTO title (u) VALUES ('張1'), ('张1')});
like($error, qr/duplicate key/, 'a unique index holds them for one');

# A database that has the order for its own.
$node->safe_psql('chinese', 'CREATE EXTENSION zharchive');
is($node->safe_psql('chinese', q{SELECT result FROM zh_collation_check('"default"')}), 'right', 'the order of a database');
is($node->safe_psql('chinese', q{SELECT string_agg(t, ' ' ORDER BY t) FROM unnest('{重庆,长沙,曾国藩}'::text[]) AS t}),
	'长沙 重庆 曾国藩', 'without COLLATE');

# Rules need no bundle.
SKIP:
{
	skip 'RULES came with PostgreSQL 16', 2 if !$rules->();
	$node->safe_psql('postgres', join ';', map { qq{DO \$\$ BEGIN EXECUTE format(
		'CREATE COLLATION rules_$_ (provider = icu, locale = %L, rules = %L)', 'und', zh_collation_rules('$_')); END \$\$} }
		qw(stroke radical pinyin zhuyin));
	is($node->safe_psql('postgres', q{SELECT count(*) FROM unnest('{stroke,radical,pinyin,zhuyin}'::text[]) AS k,
		zh_collation_check(('rules_' || k)::regcollation) AS c WHERE c.kind = k AND c.characters = 0}), 4, 'rules of each kind');
	# the collation of that name is the bundle's
	$node->safe_psql('postgres', blocks('doc/collations.md', 'rules') =~ s/by_stroke/stroke_by_rules/r);
	is($node->safe_psql('postgres', q{SELECT result FROM zh_collation_check('stroke_by_rules')}), 'right', 'the recipe of the document');
}

# ---- beside it ---------------------------------------------------------------------------

$node->backup('backup');
my $standby = PostgreSQL::Test::Cluster->new('standby', install_path => $install_path);
$standby->init_from_backup($node, 'backup', has_streaming => 1);
$standby->start;
$node->wait_for_catchup($standby);
is($standby->safe_psql('postgres', $checks), $right, 'a standby with the bundle has the order');
$standby->stop;

my $dump = "$old/dump.sql";
$node->command_ok([ 'pg_dump', '-f', $dump, $node->connstr('postgres') ], 'dumped');
$node->safe_psql('postgres', q{CREATE DATABASE restored TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'});
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump, $node->connstr('restored') ], 'restored');
is($node->safe_psql('restored', $checks), $right, 'restored, each kind is right');
is($node->safe_psql('restored', $sound), '3', 'and its indexes are sound');

# ---- pg_upgrade, another ICU, no bundle ---------------------------------------------------

my $listed = 'SELECT kind, object, made_with, statement FROM zharchive_check()';
$node->safe_psql('chinese', q{CREATE TABLE t (t text PRIMARY KEY, CHECK (t > '')); INSERT INTO t SELECT '重' || i FROM generate_series(1, 300) AS i});
is($node->safe_psql('postgres', $listed), '', 'nothing is listed when all is right');
$node->stop;
my $new = PostgreSQL::Test::Cluster->new('upgraded', install_path => $install_path);
$new->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$new->append_conf('postgresql.conf', "shared_preload_libraries = 'zharchive'\nzharchive.icu_bundle = on\n");
chdir $PostgreSQL::Test::Utils::tmp_check or die;
command_ok([ 'pg_upgrade', '-N', '-b', $node->config_data('--bindir'), '-B', $new->config_data('--bindir'), '-d', $node->data_dir,
	'-D', $new->data_dir, '-s', $new->host, '-p', $node->port, '-P', $new->port ], 'pg_upgrade');
chdir "$FindBin::Bin/.." or die;
$new->start;
is($new->safe_psql('postgres', $checks), $right, 'the upgraded server has the order');
is($new->safe_psql('postgres', $sound), '3', 'its indexes are sound');
is($new->safe_psql('postgres', $listed) . $new->safe_psql('chinese', $listed), '', 'and nothing is to be made anew');
$new->stop;

# Another ICU gives its collations other versions: here one is written into the bundle,
# behind the mark of each collation's data and the version of its format.
my $other = slurp_file($bundle);
is($other =~ s/(UCol.{7})(.)/$1 . chr(1 ^ ord $2)/ges, 4, 'the bundle has four collations');
unlink $bundle;
append_to_file($bundle, $other);
$new->start;
my @rows = map { [ split /\|/ ] } split /\n/, $new->safe_psql('postgres', $listed);
is(join(' ', map { "$_->[0] $_->[1]" } @rows),
	'index title_s index title_t index title_u_key collation alike collation by_pinyin collation by_stroke', 'another ICU: what is to be made anew');
like($rows[0][2], qr/^collation by_stroke, version \S+$/, 'with what it was made');
for my $database (qw(postgres chinese))
{
	$new->safe_psql($database, 'SELECT statement FROM zharchive_check() \gexec');
	is($new->safe_psql($database, $listed), '', "$database: the statements make it right");
}
is($new->safe_psql('postgres', $sound), '3', 'the indexes are sound');

# Started without the setting, the server falls back to plain zh: the checks say so, and
# amcheck does.
$new->adjust_conf('postgresql.conf', 'zharchive.icu_bundle', 'off');
$new->restart;
is($new->safe_psql('postgres', q{SELECT result FROM zh_collation_check('by_pinyin')}), 'plain ICU', 'without the bundle it is plain ICU');
is($new->safe_psql('postgres', q{SELECT string_agg(DISTINCT object || coalesce(statement, ''), ' ' ORDER BY object || coalesce(statement, ''))
	FROM zharchive_check() WHERE made_with ~ 'plain ICU'}), 'title_s title_t title_u_key', 'its indexes are listed, without a statement');
is($new->safe_psql('chinese', $listed), "constraint|t.t_t_check|collation chinese: plain ICU|\nindex|t_pkey|collation chinese: plain ICU|",
	'so is what depends on the order of the database');
($code, undef, $error) = $new->psql('postgres', $sound);
like($error, qr/item order invariant violated/, 'and the index is not in its order');
$new->stop;

done_testing();
