#!/usr/bin/env perl
# from_jieba.pl: writes words.txt, given_first.txt and given_last.txt beside itself from
# the dictionary of jieba, one word a line with its frequency and part of speech.
#
#   tools/names/from_jieba.pl jieba.dict.utf8
#
# Its tag for persons, nr…, is right for most words of three characters and wrong for
# many common words of two, which therefore count as words. words.txt has the words of
# two and three characters that begin with a surname and are no names; the others have
# the characters that given names of two characters have first and last.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $here = $0 =~ s{[^/]*$}{}r;

sub characters {
    my ($file) = @_;
    open my $in, '<', "$here$file" or die "$file: $!\n";
    return map { $_ => 1 } grep { /\p{Han}/ } map { split // } <$in>;
}
my %frequent = characters('frequent_surnames.txt');
my %surname = (%frequent, characters('other_surnames.txt'));

# With these surnames even short words tagged as persons mostly are.
my $certain = qr/^[王李张刘陈杨赵吴徐孙朱郭罗郑谢韩冯邓曹彭蔡潘袁董蒋魏吕沈姚卢崔谭廖汪陆邹薛龚邵钱]/;

my (@words, %first, %last);
while (<>) {
    my ($word, $count, $tag) = split;
    next if $word !~ /^\p{Han}{2,3}$/;
    my $surname = substr $word, 0, 1;
    next if !$surname{$surname};
    my $person = $tag =~ /^nr/;
    if ($person && length $word == 3 && $frequent{$surname}) {
        $first{substr $word, 1, 1}++;
        $last{substr $word, 2, 1}++;
    }
    if (length $word == 3) { push @words, $word if !$person && $count >= 5; }
    elsif (!$person) { push @words, $word if $count >= 20; }
    elsif ($word !~ $certain) { push @words, $word if $count >= ($frequent{$surname} ? 30 : 10); }
}

sub write_file {
    my ($file, $text) = @_;
    open my $out, '>', "$here$file" or die "$file: $!\n";
    print $out $text;
}
write_file('words.txt', join '', map { "$_\n" } sort @words);
for (['given_first.txt', \%first], ['given_last.txt', \%last]) {
    my ($file, $count) = @$_;
    my $text = join '', sort grep { $count->{$_} >= 4 } keys %$count;
    write_file($file, $text =~ s/(.{1,40})/$1\n/gr);
}
