#!/usr/bin/perl
# choose_readings.pl: prints the rows of readings.tsv that evidence gives: characters
# whose commonest reading is not the one that Unihan puts first.
#
#   tools/order/choose_readings.pl cpp_dev.tsv words.tsv [UNICODE_FOLDER]
#
# The evidence, in this order:
# 1. Sentences with the reading of one character each (cpp_dev.tsv): at least three, two
#    thirds of which agree, on a reading that kTGHZ2013 has. A reading that it does not
#    have needs another dictionary of Unihan and eight sentences: the dictionary of the
#    official list wins over fewer.
# 2. Words with their readings and frequencies (words.tsv, of import_phrases.pl): nine
#    tenths of what is written with the character, in a reading that kTGHZ2013 has. This
#    is for characters of which there is no sentence.
# Characters of contexts.tsv are left out too: their neighbours decide. So are those that
# readings_hand.tsv has.
# Where all are silent the order of dictionaries in Sources.pm holds.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Sources qw(read_tsv %unihan %default);

my ($sentences, $words, $unicode) = @ARGV;
die "usage: choose_readings.pl SENTENCES WORDS [UNICODE_FOLDER]\n" unless $words;
$Sources::without_rows = 1;
Sources::load($unicode // '/usr/share/unicode');
binmode STDOUT, ':utf8';

sub lines { open my $in, '<:utf8', $_[0] or die "$_[0]: $!\n"; return map { chomp; [ split /\t/ ] } <$in> }

my %decided = map { $_->[0] => 1 } map { read_tsv($_) } qw(contexts.tsv readings_hand.tsv);
$decided{ $_->[0] } = 1 for grep { $_->[2] eq '-' } read_tsv('unlearned.tsv');
my (%seen, %written);
for (lines($sentences)) {
    my (undef, undef, $character, $reading) = @$_;
    $reading =~ s/u:/v/;
    $seen{ ord $character }{$reading}++;
}
for (lines($words)) {
    my ($text, $reading, $frequency) = @$_;
    my @reading = split / /, $reading;    # none for a word of one character
    $written{ ord substr $text, $_, 1 }{ $reading[$_] } += $frequency for 0 .. $#reading;
}

sub most {    # the commonest reading, its amount, that of all
    my ($count) = @_;
    my $all = 0;
    $all += $_ for values %$count;
    my ($first) = sort { $count->{$b} <=> $count->{$a} || $a cmp $b } keys %$count;
    return ($first, $count->{$first}, $all);
}

sub row { print join("\t", @_), "\n" }

print <<'END';
# Commonest readings where the evidence is against Unihan's: character, reading, evidence.
# Written by choose_readings.pl, which says what counts as evidence.
END
for my $cp (sort { $a <=> $b } keys %default) {
    next if $decided{ chr $cp };
    my %official = map { $_ => 1 } Sources::readings_of('kTGHZ2013', $cp);
    if ($seen{$cp}) {
        my ($reading, $count, $all) = most($seen{$cp});
        my ($other) = grep { my $p = $_; grep { $_ eq $reading } Sources::readings_of($p, $cp) } qw(kXHC1983 kMandarin kHanyuPinyin);
        next if $reading eq $default{$cp} || $count < $all * 2 / 3;
        next unless $official{$reading} ? $count >= 3 : $other && $count >= 8;
        row(chr $cp, $reading, "$count of $all sentences" . ($official{$reading} ? '' : ", $other"));
    } elsif ($written{$cp}) {
        my ($reading, $count, $all) = most($written{$cp});
        next if $reading eq $default{$cp} || !$official{$reading} || $count < $all * 0.9 || $all < 2e-11;
        next if $default{$cp} =~ /5$/;    # the neutral tone is not in the words
        row(chr $cp, $reading, sprintf '%.0f %% of what is written with it', 100 * $count / $all);
    }
}
