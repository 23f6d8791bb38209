#!/usr/bin/perl
# import_strokes.pl: writes strokes.tsv from the npm package cnchar-order 3.2.6 (MIT).
#
#   tools/order/import_strokes.pl node_modules/cnchar-order/cnchar.order.min.js
#
# The package names 26 shapes of strokes by a letter; the order of strokes knows five
# classes: 1 horizontal, 2 vertical, 3 left-falling, 4 dot, 5 turning.
use strict;
use warnings;
use utf8;
binmode STDOUT, ':utf8';

my %class = (j => 1, i => 1, f => 2, g => 2, s => 3, k => 4, l => 4, d => 4);
open my $in, '<:utf8', $ARGV[0] or die "usage: import_strokes.pl cnchar.order.min.js\n";
my $text = do { local $/; <$in> };
my %sequence;
while ($text =~ /"(\p{Han})":"([a-z]+)"/g) {
    $sequence{$1} = join '', map { $class{$_} // 5 } split //, $2;
}
print <<'END';
# Stroke sequences in five classes: 1 horizontal, 2 vertical, 3 left-falling, 4 dot,
# 5 turning. Written by import_strokes.pl from cnchar-order 3.2.6 (MIT, theajack).
END
print "$_\t$sequence{$_}\n" for sort keys %sequence;
