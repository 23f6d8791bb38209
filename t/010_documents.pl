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
	for my $example (@examples)
	{
		my ($line, $statement, $expected) = @$example;
		my ($out, $err) = ('', '');

		IPC::Run::run(
			[ 'psql', '-Xq', '-P', 'pager=off', '-d', $node->connstr($database), '-c', $statement ],
			'>', \$out, '2>', \$err);
		if (defined $expected)
		{
			is(tidy($out . $err), tidy($expected), "$file:$line prints what it says");
		}
		else { is($err, '', "$file:$line runs"); }
	}
}

$node->stop;
done_testing();
