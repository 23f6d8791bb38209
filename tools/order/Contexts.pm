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

# The readings' votes in one number, eight bits each, the first one in the lowest.
sub packed {
    my ($votes, @readings) = @_;
    my $packed = 0;
    $packed |= ($votes->{ $readings[$_] } // 0) << 8 * $_ for 0 .. $#readings;
    return $packed;
}

# The tables, for words(), as [type, name, values…], and the bits of their hashes. index
# gives the place of a reading of a character in zha_reading_weight, 0 for the commonest;
# hash is that of src/core/reading.h.
sub tables {
    my ($index, $hash) = @_;
    my @cp = sort { $a <=> $b } keys %readings;
    my (@reading, @alone, %votes);
    for my $i (0 .. $#cp) {
        my @r = @{ $readings{ $cp[$i] } };
        my $part = $part{ $cp[$i] };
        push @reading, (map { $index->($cp[$i], $_) } @r), ($NONE) x ($MOST - @r);
        push @alone, packed($part->{alone}{0} // {}, @r);
        for my $side (0, 1) {
            my $of_side = $part->{ (qw(left right))[$side] } // {};
            for my $neighbour (grep { $_ <= 0xFFFF } keys %$of_side) {
                my $packed = packed($of_side->{$neighbour}, @r);
                $votes{ (2 * $i + $side) << 16 | $neighbour } = $packed if $packed;
            }
        }
    }
    my ($CHARACTER_BITS, $VOTE_BITS) = (9, 16);
    my @character = (0) x (1 << $CHARACTER_BITS);
    for my $i (0 .. $#cp) {
        my $at = $hash->($cp[$i], 0, $CHARACTER_BITS);
        $at = ($at + 1) % @character while $character[$at];
        $character[$at] = $cp[$i] << 16 | $i;
    }
    my @vote = (0) x (1 << $VOTE_BITS);
    for my $key (sort { $a <=> $b } keys %votes) {
        my $at = $hash->($key >> 16, $key & 0xFFFF, $VOTE_BITS);
        $at = ($at + 1) % @vote while $vote[$at];
        $vote[$at] = sprintf '0x%X%08X', $key, $votes{$key};
    }
    die "contexts: too many\n" if keys %votes > 0.7 * @vote || @cp > 0.7 * @character;
    return ($CHARACTER_BITS, $VOTE_BITS,
        [ 'uint32_t', 'zha_context_character', @character ],
        [ 'uint16_t', 'zha_context_reading', @reading ],
        [ 'uint32_t', 'zha_context_alone', @alone ],
        [ 'uint64_t', 'zha_context_vote', @vote ]);
}

1;
