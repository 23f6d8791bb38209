# 010_documents.pl
#	Runs every example of the documents and compares what they say it prints.
#
# In README.md, README.zh.md and doc/*.md a block marked sql is run; where a block
# marked text follows it, psql must print just that, errors included. The blocks of
# one document run in order in a database of its own.

use strict;
use warnings FATAL => 'all';

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# Gives the examples of a document: [line, statement, expected or undef].
sub examples
{
	my ($file) = @_;
	my @lines = split /\n/, slurp_file($file);
	my (@found, $mark, $block, $start);

	for my $i (0 .. $#lines)
	{
		my $line = $lines[$i];

		if (!defined $mark)
		{
			next unless $line =~ /^```(\w*)$/;
			($mark, $block, $start) = ($1, '', $i + 1);
		}
		elsif ($line eq '```')
		{
			push @found, [ $start, $block, undef ] if $mark eq 'sql';
			if ($mark eq 'text')
			{
				die "$file:$start: a text block follows no sql block\n"
				  if !@found || defined $found[-1][2];
				$found[-1][2] = $block;
			}
			undef $mark;
		}
		else { $block .= "$line\n"; }
	}
	die "$file:$start: a block has no end\n" if defined $mark;
	return @found;
}

# Blank ends of lines are psql's padding, no reader sees them.
sub tidy
{
	my ($text) = @_;
	$text =~ s/[ \t]+$//mg;
	$text =~ s/\n+\z/\n/;
	return $text;
}

my $node = PostgreSQL::Test::Cluster->new('documents');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';

my $number = 0;
for my $file (sort 'README.md', 'README.zh.md', glob 'doc/*.md')
{
	my @examples = examples($file) or next;
	my $database = 'document_' . ++$number;

	$node->safe_psql('postgres', "CREATE DATABASE $database");
	$node->safe_psql($database, 'CREATE EXTENSION zharchive')
	  unless $examples[0][1] =~ /CREATE EXTENSION/;
	while (my $example = shift @examples)
	{
		my ($line, $statement, $expected) = @$example;
		my ($out, $err) = ('', '');

		IPC::Run::run(
			[ 'psql', '-Xq', '-P', 'pager=off', '-d', $node->connstr($database), '-c', $statement ],
			'>', \$out, '2>', \$err);
		if ($err =~ /^ERROR:  extension "(?!zharchive)(\w+)" is not available$/m)
		{
			SKIP: { skip "the server is without $1, which $file:$line and what follows it need", 1 + @examples }
			last;
		}
		if (defined $expected)
		{
			is(tidy($out . $err), tidy($expected), "$file:$line prints what it says");
		}
		else { is($err, '', "$file:$line runs"); }
	}
}

# Nothing that a user may call, use or read is left out of the documents. What the
# server calls (input, output, the support functions of operator classes and of
# aggregates, the functions behind operators) is named by what it serves.
$node->safe_psql('postgres', 'CREATE EXTENSION zharchive');
my $objects = $node->safe_psql('postgres', <<'SQL');
WITH member AS (
    SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'zharchive')
SELECT DISTINCT p.proname FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
WHERE NOT EXISTS (SELECT FROM pg_type t WHERE p.oid IN (t.typinput, t.typoutput, t.typreceive, t.typsend))
  AND NOT EXISTS (SELECT FROM pg_operator o WHERE o.oprcode = p.oid)
  AND NOT EXISTS (SELECT FROM pg_amproc a WHERE a.amproc = p.oid)
  AND NOT EXISTS (SELECT FROM pg_range r WHERE r.rngsubdiff = p.oid)
  AND NOT EXISTS (SELECT FROM pg_cast c WHERE c.castfunc = p.oid)
  AND NOT EXISTS (SELECT FROM pg_aggregate a WHERE p.oid IN (a.aggtransfn, a.aggfinalfn, a.aggcombinefn,
                                                             a.aggserialfn, a.aggdeserialfn))
UNION SELECT t.typname FROM member m JOIN pg_type t ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
WHERE t.typelem = 0
UNION SELECT c.relname FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
WHERE c.relkind IN ('r', 'v')
UNION SELECT c.collname FROM member m JOIN pg_collation c ON m.classid = 'pg_collation'::regclass AND m.objid = c.oid
ORDER BY 1;
SQL
my %manual = (
	'the documents' => [ grep { !/\.zh\.md$/ } glob 'doc/*.md' ],
	'the manual in Chinese' => ['doc/zharchive.zh.md']);
for my $manual (sort keys %manual)
{
	my $text = join '', map { slurp_file($_) } @{ $manual{$manual} };
	my @missing = grep { $text !~ /(?<![a-z_])\Q$_\E(?![a-z_])/ } split /\n/, $objects;

	is("@missing", '', "every object is in $manual");
}

$node->stop;
done_testing();
