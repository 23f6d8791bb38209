# Blocks.pm
#	The commands of a document that need several servers: what its test runs is what it
#	shows.
package Blocks;

use strict;
use warnings FATAL => 'all';

use Exporter 'import';
use PostgreSQL::Test::Utils;
our @EXPORT = qw(blocks);

# The text of all blocks of a document that bear a mark, in their order.
sub blocks
{
	my ($file, $mark) = @_;
	my @found = slurp_file($file) =~ /^```\Q$mark\E\n(.*?)^```$/msg;

	die "$file has no block marked $mark\n" if !@found;
	return join '', @found;
}

1;
