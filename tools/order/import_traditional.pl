#!/usr/bin/perl
# import_traditional.pl: writes traditional.tsv, words in which a character of traditional
# texts is itself in the official list, as another word's: 乾 (qián) for 干 (gān).
#
#   tools/order/import_traditional.pl words.tsv [UNICODE_FOLDER]
#
# Such a character is not ordered as the simplified one, so its words have to be told.
# The words are those of words.tsv (import_phrases.pl), turned into traditional ones by
# OpenCC (Debian's opencc, Apache licence 2.0: s2t, and s2tw, which has 著 for 着), with
# their frequencies; only the characters in question stay traditional.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use File::Temp 'tempdir';
use Sources qw(%unihan %default %readings);

my ($words, $unicode) = @ARGV;
die "usage: import_traditional.pl WORDS [UNICODE_FOLDER]\n" unless $words;
Sources::load($unicode // '/usr/share/unicode');
binmode STDOUT, ':utf8';

my $LEAST = 1e-11;    # frequency
my %own = map { (chr $_ => 1) } grep { ($unihan{kSimplifiedVariant}{$_} // '') ne '' && $unihan{kTGH}{$_} } keys %default;
$own{祇} = 1;

my $folder = tempdir(CLEANUP => 1);
open my $in, '<:utf8', $words or die "$words: $!\n";
my @row = grep { $_->[2] >= $LEAST } map { chomp; [ split /\t/ ] } <$in>;
open my $out, '>:utf8', "$folder/in" or die;
print $out "$_->[0]\n" for @row;
close $out;

my %word;
for my $way (qw(s2t s2tw)) {
    system('opencc', '-c', $way, '-i', "$folder/in", '-o', "$folder/out") == 0 or die "opencc\n";
    open my $lines, '<:utf8', "$folder/out" or die;
    for my $row (@row) {
        my ($text, $reading, $frequency) = @$row;
        chomp(my $turned = <$lines>);
        next if length $turned != length $text;
        my @letter = split //, $text;
        my @other = split //, $turned;
        my @reading = split / /, $reading;
        for my $i (0 .. $#letter) {
            $letter[$i] = $other[$i] if $own{ $other[$i] } && $readings{ ord $other[$i] }{ $reading[$i] };
            $letter[$i] = '祇' if $letter[$i] eq '只' && $reading[$i] eq 'zhi3' && $i == 0;
        }
        my $new = join '', @letter;
        $word{$new} = "$reading\t$frequency" if $new ne $text;
    }
}
print <<'END';
# Words with a character that traditional texts have and the official list has as another
# word's: text, readings, frequency. Written by import_traditional.pl.
END
print "$_\t$word{$_}\n" for sort keys %word;
