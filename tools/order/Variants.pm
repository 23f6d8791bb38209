# Variants.pm: which Han character stands for which in simplified Chinese of the
# mainland, one answer for each, for the generators of the fold and of the orders.
#
# The first of these that knows the character decides:
#
#   1. forms.tsv, by hand, each row with its reason.
#   2. official_forms.tsv, the table of the official list: traditional forms before
#      variant forms where a character is both, and what GB 2312 has before what it has
#      not. A character that is itself in the official list, as 淼 and 堃 are for names,
#      is not a variant of another one there.
#   3. hant_hans.tsv, ICU's transform Hant-Hans, for what is not in the official list.
#   4. Unihan's kSimplifiedVariant: the first other one, one of GB 2312 before others, for
#      what is not in the official list.
#   5. Unihan's kSemanticVariant, then kSpecializedSemanticVariant, where one and only
#      one of them is in the official list, for what is not in it and not in GB 2312.
#
# Then chains are followed to their end, so that what stands for another is never itself
# replaced.
package Variants;
use strict;
use warnings;
use utf8;
use Sources qw(read_tsv %unihan %is_han);

# GB 2312 has it; so a database with the encoding EUC_CN can hold it.
sub in_gb2312 { return $unihan{kGB0}{ $_[0] } ? 1 : 0 }
sub in_list { return $unihan{kTGH}{ $_[0] } ? 1 : 0 }

# The code points of a property's value, without their sources.
sub code_points { return map { hex } $_[0] =~ /U\+([0-9A-F]+)/g }

sub from_official_list {
    my (%best, %rank);
    for my $row (read_tsv('official_forms.tsv')) {
        my ($to, $traditional, $variant) = @$row;
        for ([ 0, $traditional ], [ 1, $variant // '' ]) {
            my ($kind, $forms) = @$_;
            for my $cp (map ord, split //, $forms) {
                next if $kind == 1 && in_list($cp);
                my $rank = 2 * !in_gb2312(ord $to) + $kind;
                next if defined $rank{$cp} && $rank{$cp} <= $rank;
                ($best{$cp}, $rank{$cp}) = (ord $to, $rank);
            }
        }
    }
    return \%best;
}

sub from_simplified {
    my %to;
    for my $cp (keys %{ $unihan{kSimplifiedVariant} }) {
        my @other = grep { $_ != $cp && $is_han{$_} } code_points($unihan{kSimplifiedVariant}{$cp});
        next if !@other || in_list($cp);
        ($to{$cp}) = ((grep { in_gb2312($_) } @other), @other);
    }
    return \%to;
}

sub from_semantic {
    my ($property) = @_;
    my %to;
    for my $cp (keys %{ $unihan{$property} }) {
        next if in_list($cp) || in_gb2312($cp) || !$is_han{$cp};
        my @listed = grep { in_list($_) } code_points($unihan{$property}{$cp});
        $to{$cp} = $listed[0] if @listed == 1;
    }
    return \%to;
}

sub by_hand {
    return { map { (ord $_->[0] => ord $_->[1]) } read_tsv('forms.tsv') };
}

# The table: code point => code point.
sub simplified {
    my %icu = map { (ord $_->[0] => ord $_->[1]) } grep { length $_->[1] == 1 } read_tsv('hant_hans.tsv');
    delete @icu{ grep { in_list($_) } keys %icu };
    my @sources = (by_hand(), from_official_list(), \%icu, from_simplified(),
        from_semantic('kSemanticVariant'), from_semantic('kSpecializedSemanticVariant'));
    my %to;
    for my $source (@sources) {
        for my $cp (sort { $a <=> $b } keys %$source) { $to{$cp} //= $source->{$cp} }
    }
    return follow(\%to);
}

# Each character to the end of its chain; where the chain is a ring, to the member that
# the official list has, else the first.
sub follow {
    my ($to) = @_;
    my %end;
    for my $cp (sort { $a <=> $b } keys %$to) {
        my ($last, %seen) = ($cp, $cp => 1);
        while (defined $to->{$last} && !$seen{ $to->{$last} }++) { $last = $to->{$last} }
        if (defined $to->{$last}) {
            my @ring = ($to->{$last});
            push @ring, $to->{ $ring[-1] } until $to->{ $ring[-1] } == $ring[0];
            ($last) = sort { in_list($b) <=> in_list($a) || $a <=> $b } @ring;
        }
        $end{$cp} = $last if $last != $cp;
    }
    return \%end;
}

1;
