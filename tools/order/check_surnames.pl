#!/usr/bin/perl
# check_surnames.pl: prints what surnames.tsv may lack: characters that Unihan's
# kDefinition calls a surname, with more than one reading in the dictionary of the
# official list (kTGHZ2013) or in that of 1983 (kXHC1983), and without a row.
#
#   tools/order/check_surnames.pl [UNICODE_FOLDER]
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Sources qw(slurp_lines read_tsv %unihan %default);

my $folder = $ARGV[0] // '/usr/share/unicode';
Sources::load($folder);
binmode STDOUT, ':utf8';

my %row = map { $_->[0] => 1 } read_tsv('surnames.tsv');
for (slurp_lines("$folder/Unihan_Readings.txt.bz2")) {
    my ($code, $property, $value) = split /\t/;
    next unless $property eq 'kDefinition' && $value =~ /\bsurname\b/i;
    my $cp = hex substr $code, 2;
    my $character = chr $cp;
    next if $row{$character} || !$unihan{kTGH}{$cp};
    my %reading = map { $_ => 1 } map { Sources::readings_of($_, $cp) } qw(kTGHZ2013 kXHC1983);
    printf "%s\t%s, commonly %s\t%s\n", $character, join(' ', sort keys %reading), $default{$cp}, $value
        if keys %reading > 1;
}
