# Contexts.pm: which reading a character has beside which neighbour, contexts.tsv as the
# tables of src/core/data/context.h.
package Contexts;
use strict;
use warnings;
use utf8;
use Sources qw(read_tsv);

my $MOST = 4;             # readings of one character
my $NONE = 0xFFFE;        # no reading
our $PHRASE_VOTE = 24;    # what a phrase of two characters adds to its reading

our %part;        # cp => { left, right or alone => { neighbour => { reading => vote } } }
our %readings;    # cp => [ reading… ], the commonest first

# Read contexts.tsv, of a character the readings that are attested: a sub that takes
# code point and reading.
sub load {
    my ($attested) = @_;
    for (read_tsv('contexts.tsv')) {
        my ($character, $part, $reading, $vote, $neighbours) = @$_;
        my $cp = ord $character;
        next unless $attested->($cp, $reading);
        push @{ $readings{$cp} }, $reading unless grep { $_ eq $reading } @{ $readings{$cp} };
        $part{$cp}{$part}{ ord $_ }{$reading} = $vote
            for $part eq 'alone' ? "\0" : split //, $neighbours;
    }
    for my $cp (keys %readings) {
        delete @{ (\%readings, \%part)[$_] }{$cp} for @{ $readings{$cp} } < 2 ? (0, 1) : ();
        die sprintf "contexts: U+%04X\n", $cp if $cp > 0xFFFF || @{ $readings{$cp} // [] } > $MOST;
    }
}

# The reading of the character at a place of a text, as src/core/context.c has it, when a
# phrase of two characters gives it one, or none.
sub read {
    my ($text, $at, $phrase) = @_;
    my $cp = ord substr $text, $at, 1;
    my %neighbour = (
        left  => $at ? ord substr($text, $at - 1, 1) : ord '|',
        right => $at + 1 < length $text ? ord substr($text, $at + 1, 1) : ord '|',
        alone => 0);
    my ($best, $most);
    for my $reading (@{ $readings{$cp} }) {
        my $sum = defined $phrase && $phrase eq $reading ? $PHRASE_VOTE : 0;
        $sum += $part{$cp}{$_}{ $neighbour{$_} }{$reading} // 0 for keys %neighbour;
        ($best, $most) = ($reading, $sum) if !defined $most || $sum > $most;
    }
    return $best;
}

# The tables, for words(), as [type, name, values…]. index gives the place of a reading
# of a character in zha_reading_weight, 0 for the commonest.
sub tables {
    my ($index) = @_;
    my @cp = sort { $a <=> $b } keys %readings;
    my (@reading, @alone, @start, @neighbour, @vote);
    for my $cp (@cp) {
        my @r = @{ $readings{$cp} };
        push @reading, (map { $index->($cp, $_) } @r), ($NONE) x ($MOST - @r);
        push @alone, (map { $part{$cp}{alone}{0}{$_} // 0 } @r), (0) x ($MOST - @r);
        for my $side (qw(left right)) {
            push @start, scalar @vote;
            my $votes = $part{$cp}{$side} // {};
            for my $neighbour (sort { $a <=> $b } grep { $_ <= 0xFFFF } keys %$votes) {
                for my $i (grep { $votes->{$neighbour}{ $r[$_] } } 0 .. $#r) {
                    push @neighbour, $neighbour;
                    push @vote, $i << 6 | $votes->{$neighbour}{ $r[$i] };
                }
            }
        }
    }
    die "contexts: too many\n" if @vote > 0xFFFF;
    return (
        [ 'uint32_t', 'zha_context_character', @cp ],
        [ 'uint16_t', 'zha_context_reading', @reading ],
        [ 'uint8_t', 'zha_context_alone', @alone ],
        [ 'uint16_t', 'zha_context_start', @start, scalar @vote ],
        [ 'uint16_t', 'zha_context_neighbour', @neighbour ],
        [ 'uint8_t', 'zha_context_vote', @vote ]);
}

1;
