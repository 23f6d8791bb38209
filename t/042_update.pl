# 042_update.pl
#	ALTER EXTENSION UPDATE from each version that has a way to the newest gives the same
#	catalogue as a fresh install. That the comparison sees what an upgrade script can do
#	wrong is proven with made-up versions, in a private copy of the server's files.

use strict;
use warnings FATAL => 'all';

use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use PrivateServer;
use Test::More;

my ($install_path, $scripts) = private_server();
my ($newest) = slurp_file("$scripts/zharchive.control") =~ /^default_version = '(.+)'$/m;

my $node = PostgreSQL::Test::Cluster->new('update', install_path => $install_path);
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\n");
$node->start;

# What initdb did not make, catalog by catalog: every column, each OID by the name of what it
# stands for, each stored expression as the server writes it.
# No object is made for this: psql runs what the first query writes.
my $catalogue = q{
	WITH catalog (name, made, more) AS (VALUES
		('pg_proc', 'oid', $x$, CASE WHEN prokind <> 'a' THEN pg_get_functiondef(oid) END$x$),
		('pg_aggregate', 'aggfnoid', ''), ('pg_type', 'oid', ''), ('pg_range', 'rngtypid', ''), ('pg_enum', 'oid', ''),
		('pg_operator', 'oid', ''), ('pg_opclass', 'oid', ''), ('pg_opfamily', 'oid', ''), ('pg_amop', 'oid', ''),
		('pg_amproc', 'oid', ''), ('pg_cast', 'oid', ''), ('pg_collation', 'oid', ''), ('pg_conversion', 'oid', ''),
		('pg_class', 'oid', $x$, CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END$x$),
		('pg_attribute', 'attrelid', ''), ('pg_attrdef', 'oid', ', pg_get_expr(adbin, adrelid)'),
		('pg_index', 'indexrelid', ', pg_get_indexdef(indexrelid)'),
		('pg_constraint', 'oid', ', pg_get_constraintdef(oid)'), ('pg_trigger', 'oid', ', pg_get_triggerdef(oid)'),
		('pg_rewrite', 'oid', ', pg_get_ruledef(oid)'), ('pg_policy', 'oid', ''), ('pg_namespace', 'oid', ''),
		('pg_sequence', 'seqrelid', ''), ('pg_statistic_ext', 'oid', ''), ('pg_event_trigger', 'oid', ''),
		('pg_language', 'oid', ''), ('pg_transform', 'oid', ''), ('pg_am', 'oid', ''), ('pg_default_acl', 'oid', ''),
		('pg_ts_config', 'oid', ''), ('pg_ts_dict', 'oid', ''), ('pg_ts_parser', 'oid', ''), ('pg_ts_template', 'oid', ''),
		('pg_extension', 'oid', ''), ('pg_description', 'objoid', ''), ('pg_init_privs', 'objoid', ''),
		('pg_seclabel', 'objoid', ''), ('pg_depend', 'objid', '')
	), field (catalog, number, value) AS (
		SELECT a.attrelid, a.attnum, format($x$, ' %1$s=', $x$, a.attname) || CASE
			-- an object of any catalog, or of the one that the column refers to
			WHEN a.attname IN ('objid', 'refobjid', 'objoid') THEN format(
				'coalesce((pg_identify_object(%s, %s, %s)).identity, %2$s::text)',
				CASE a.attname WHEN 'objid' THEN 'classid' WHEN 'refobjid' THEN 'refclassid' ELSE 'classoid' END,
				a.attname, CASE a.attname WHEN 'refobjid' THEN 'refobjsubid' ELSE 'objsubid' END)
			WHEN k.pktable = 'pg_authid'::regclass AND NOT k.is_array THEN format('%I::regrole', a.attname)
			WHEN k.is_array THEN format(
				$y$(SELECT string_agg((pg_identify_object(%2$s, o, 0)).identity, ',' ORDER BY i)
					FROM unnest(%1$I::oid[]) WITH ORDINALITY AS u (o, i))$y$, a.attname, k.pktable::oid)
			WHEN k.pktable IS NOT NULL THEN format('coalesce((pg_identify_object(%s, %I, 0)).identity, %2$I::text)',
				k.pktable::oid, a.attname)
			ELSE format('coalesce(%I::text, %L)', a.attname, 'NULL') END
		FROM pg_attribute AS a
		LEFT JOIN pg_get_catalog_foreign_keys() AS k ON k.fktable = a.attrelid AND k.fkcols = ARRAY[a.attname::text]
		WHERE a.attnum > 0 AND NOT a.attisdropped AND a.atttypid <> 'pg_node_tree'::regtype
			-- numbers that say nothing
			AND a.attname NOT IN ('oid', 'relfilenode', 'relfrozenxid', 'relminmxid', 'relpages', 'reltuples', 'relallvisible')
	), query (text) AS (
		SELECT format('SELECT concat(%L%s%s) FROM pg_catalog.%I WHERE %I >= 16384', c.name,
			(SELECT string_agg(f.value, '' ORDER BY f.number) FROM field AS f WHERE f.catalog = ('pg_catalog.' || c.name)::regclass),
			c.more, c.name, c.made)
		FROM catalog AS c
	)
	-- each row as one line, without names that the server made from OIDs and its own mark of a column's change
	SELECT format($x$SELECT DISTINCT replace(regexp_replace(regexp_replace(what, '(pg_toast_|RI_ConstraintTrigger_[ac]_)\d+',
		'\1N', 'g'), 'pg_attver=\d+', 'pg_attver=N'), E'\n', '\n') FROM (%s) AS line (what) ORDER BY 1$x$,
		string_agg(text, ' UNION ALL '))
	FROM query \gexec
};

# The catalogue of a database in which the statements were run.
sub catalogue_after
{
	my ($sql) = @_;
	$node->safe_psql('postgres', 'DROP DATABASE IF EXISTS probe; CREATE DATABASE probe TEMPLATE template0');
	my ($status, $out, $err) = $node->psql('probe', $sql, on_error_stop => 1);
	return "error: $err" if $status;
	return $node->safe_psql('probe', $catalogue);
}

# The lines that only one of the two has.
sub differences
{
	my ($ours, $theirs) = map { my %lines = map { $_ => 1 } split /\n/; \%lines } @_;
	return (map { "+ $_" } grep { !$ours->{$_} } sort keys %$theirs), map { "- $_" } grep { !$theirs->{$_} } sort keys %$ours;
}

my $fresh = catalogue_after('CREATE EXTENSION zharchive');
my $lines = () = $fresh =~ /\n/g;
cmp_ok($lines, '>', 1000, "a fresh install makes $lines lines of the catalogue");
# 16384 is where the OIDs of users' objects begin
unlike($fresh, qr/\b(?!16384\b)1[6-9]\d{3}\b/, 'no line has an OID in it');
is_deeply([ differences($fresh, catalogue_after('CREATE EXTENSION zharchive')) ], [], 'two fresh installs are alike');

# Every version from which there is a way.
my $paths = q{SELECT source FROM pg_extension_update_paths('zharchive')
	WHERE target = (SELECT default_version FROM pg_available_extensions WHERE name = 'zharchive') AND path IS NOT NULL ORDER BY 1};
for my $version (split /\n/, $node->safe_psql('postgres', $paths))
{
	my $updated = catalogue_after("CREATE EXTENSION zharchive VERSION '$version'; ALTER EXTENSION zharchive UPDATE");
	is_deeply([ differences($fresh, $updated) ], [], "updated from $version it is as fresh");
}

# A view keeps the operator that it stands on.
$node->safe_psql('postgres', 'CREATE DATABASE kept TEMPLATE template0');
my ($status, $sum, $warning) = $node->psql('kept', q{CREATE EXTENSION zharchive VERSION '0.1.0';
	CREATE VIEW later AS SELECT '15'::series_no + 1 AS n;
	ALTER EXTENSION zharchive UPDATE;
	SELECT n, '15'::series_no + 1::smallint, '15'::series_no + 1::bigint FROM later;}, on_error_stop => 1);
is($sum, '16|16|16', 'an operator that a view uses stays, and sums are what they were');
like($warning, qr/WARNING:.* series_no with smallint and integer stay/, 'and the update says so');

# Made-up versions: the install script without some statements, and those as the upgrade.
my $install = slurp_file("$scripts/zharchive--$newest.sql");
sub statement
{
	my ($pattern) = @_;
	$install =~ /^($pattern[^;]*;\n)/m or die "the install script has no $pattern";
	return $1;
}

sub updated_from
{
	my ($version, $old, $upgrade) = @_;
	for ([ "zharchive--$version.sql", $old ], [ "zharchive--$version--$newest.sql", $upgrade ])
	{
		open my $file, '>', "$scripts/$_->[0]" or die "$scripts/$_->[0]: $!";
		print $file $_->[1];
		close $file;
	}
	return catalogue_after("CREATE EXTENSION zharchive VERSION '$version'; ALTER EXTENSION zharchive UPDATE");
}

my @late = map { statement($_) } 'CREATE FUNCTION zh_strokes\(', 'COMMENT ON FUNCTION zh_strokes\(', 'CREATE AGGREGATE series_repeated\(',
	'COMMENT ON AGGREGATE series_repeated\(', 'CREATE CAST \(series_no AS int8\)', 'GRANT SELECT ON zharchive_internal.zharchive_outdated',
	'CREATE OPERATOR CLASS series_no_ops DEFAULT FOR TYPE series_no USING hash',
	'COMMENT ON OPERATOR CLASS series_no_ops USING hash', 'CREATE TRIGGER archive_registry_guard';
my $early = $install;
$early =~ s/\Q$_\E// for @late;
my $stable = $early =~ s/(CREATE FUNCTION series_level\(.*?) IMMUTABLE/$1 STABLE/sr;
isnt($stable, $early, 'a function of the old version was stable');
my $mended = join '', @late, "ALTER FUNCTION series_level(series_no, int) IMMUTABLE;\n";
is_deeply([ differences($fresh, updated_from('0.0.1', $stable, $mended)) ], [], 'an upgrade script that does all of it');
like($node->safe_psql('postgres', $paths), qr/^0\.0\.1$/m, 'its way is found');
isnt(scalar differences($fresh, catalogue_after(q{CREATE EXTENSION zharchive VERSION '0.0.1'})), 0, 'the old version is another one');

# The same with one fault each.
my %faults = (
	'a function forgotten' => [ qr/^CREATE FUNCTION zh_strokes.*?;\n(?=CREATE)/ms => '' ],
	'a comment forgotten' => [ qr/^COMMENT ON AGGREGATE.*?;\n/ms => '' ],
	'another comment' => [ qr/(COMMENT ON FUNCTION zh_strokes\(text\) IS\s+')/ => '$1the ' ],
	'a grant forgotten' => [ qr/^GRANT.*?;\n/ms => '' ],
	'a grant too many' => [ qr/^GRANT SELECT/m => 'GRANT SELECT, INSERT' ],
	'a cast forgotten' => [ qr/^CREATE CAST.*?;\n/ms => '' ],
	'a cast of another kind' => [ qr/AS ASSIGNMENT/ => 'AS IMPLICIT' ],
	'an operator class forgotten' => [ qr/^CREATE OPERATOR CLASS.*?;\n/ms => '' ],
	'an operator class that is not the default' => [ qr/ DEFAULT FOR TYPE/ => ' FOR TYPE' ],
	'a trigger forgotten' => [ qr/^CREATE TRIGGER.*?;\n/ms => '' ],
	'a trigger for less' => [ qr/INSERT OR UPDATE OR DELETE/ => 'INSERT OR UPDATE' ],
	'a volatility not mended' => [ qr/^ALTER FUNCTION.*?;\n/ms => '' ],
	'a function that is not strict' => [ qr/ STRICT/ => '' ],
	'a function that is not parallel safe' => [ qr/ PARALLEL SAFE/ => ' PARALLEL RESTRICTED' ],
	'a function with a setting' => [ qr/\z/ => 'ALTER FUNCTION zh_fold(text) SET search_path = pg_catalog;' ],
	'another symbol' => [ qr/'zh_strokes_1_0'/ => q{'zh_strokes'} ],
	'a function too many' => [ qr/\z/ => 'CREATE FUNCTION extra() RETURNS int LANGUAGE sql RETURN 1;' ],
	'an argument renamed' => [ qr/zh_strokes\(text\) RETURNS/ => 'zh_strokes(title text) RETURNS' ],
	'a right taken away' => [ qr/\z/ => 'REVOKE EXECUTE ON FUNCTION zh_fold(text) FROM PUBLIC;' ],
	'another table dumped' => [ qr/\z/ => q{SELECT pg_catalog.pg_extension_config_dump('zharchive_internal.zharchive_outdated', '');} ],
	'another condition of a dump' => [ qr/\z/ => q{SELECT pg_catalog.pg_extension_config_dump('zharchive_internal.archive_registry', '');} ],
	'an index too many' => [ qr/\z/ => 'CREATE INDEX extra ON zharchive_internal.zharchive_outdated (objid);' ],
	'a column too many' => [ qr/\z/ => 'ALTER TABLE zharchive_internal.zharchive_outdated ADD COLUMN extra int;' ],
	'a column that may be NULL' => [ qr/\z/ => 'ALTER TABLE zharchive_internal.zharchive_outdated ALTER COLUMN filenode DROP NOT NULL;' ],
	'a view that reads as its owner' => [ qr/\z/ => 'ALTER VIEW archives RESET (security_invoker);' ],
	'an object that is no member' => [ qr/\z/ => 'ALTER EXTENSION zharchive DROP FUNCTION zh_fold(text);' ],
	'a script that fails' => [ qr/\A/ => 'SELECT 1 / 0;' ],
);
my $number = 0;
for my $fault (sort keys %faults)
{
	my ($pattern, $instead) = @{ $faults{$fault} };
	my $faulty = $mended;
	my $kept = $instead =~ s/^\$1// ? 1 : 0;
	$faulty =~ s/$pattern/($kept ? $1 : '') . $instead/e or die "the fault does not fit: $fault";
	my @found = differences($fresh, updated_from('0.0.' . (2 + $number++), $stable, $faulty));
	isnt(scalar @found, 0, "noticed: $fault");
	note $_ for map { substr $_, 0, 200 } @found[ 0 .. ($#found < 2 ? $#found : 2) ];
}

$node->stop;
done_testing();
