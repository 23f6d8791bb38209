#!/usr/bin/env perl
# import_hant_hans.pl: writes hant_hans.tsv, the Han characters that ICU's transform
# Hant-Hans writes otherwise.
#
#   tools/order/import_hant_hans.pl >tools/order/hant_hans.tsv
#
# Asks uconv (Debian: icu-devtools). The table is kept, so that another version of ICU
# changes nothing unasked.
use strict;
use warnings;
use utf8;
use IPC::Open2;

binmode STDOUT, ':utf8';
my ($version) = `uconv --version` =~ /ICU ([0-9.]+)/ or die "uconv does not answer\n";
my $pid = open2(my $from, my $to, 'uconv', '-f', 'utf-8', '-t', 'utf-8', '-x', 'Hant-Hans');
binmode $_, ':utf8' for $from, $to;
my @han = map chr, 0x3400 .. 0x9FFF, 0x20000 .. 0x2A6DF, 0x2A700 .. 0x2EBE0, 0x30000 .. 0x323AF;
if (!fork) {
    close $from;
    print $to "$_\n" for @han;
    close $to;
    exit;
}
close $to;
print "# Han characters that ICU $version (CLDR, Unicode licence) writes otherwise by its\n";
print "# transform Hant-Hans. Written by import_hant_hans.pl.\n";
for my $c (@han) {
    chomp(my $simplified = <$from> // die "uconv gave too little\n");
    print "$c\t$simplified\n" if $simplified ne $c;
}
waitpid $pid, 0;
