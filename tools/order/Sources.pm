# Sources.pm: what the generators of the Chinese orders read in common: Unihan, the
# character database, and the commonest reading of each Han character.
package Sources;
use strict;
use warnings;
use utf8;
use Exporter 'import';
use File::Basename;
use IO::Uncompress::Bunzip2;
use Unicode::Normalize ();

our @EXPORT_OK = qw(slurp_lines read_tsv numbered %unihan %category %canonical %ccc %excluded
    %default %readings @han %is_han);

our %unihan;                          # property => { cp => value }
our (%category, %canonical, %ccc);    # of UnicodeData.txt, by code point
our %excluded;                        # CompositionExclusions.txt
our (@han, %is_han);                  # the Han characters, without compatibility ones
our $without_rows;                   # leave readings.tsv out, to write it
our (%default, %readings);            # cp => reading; cp => { reading => 1 }

# The lines of a file, without comments; *.bz2 too.
sub slurp_lines {
    my ($path) = @_;
    my $in;
    if ($path =~ /\.bz2$/) {
        $in = IO::Uncompress::Bunzip2->new($path) or die "$path: cannot read\n";
    } else {
        open $in, '<', $path or die "$path: $!\n";
    }
    my @lines;
    while (defined(my $line = $in->getline)) {
        utf8::decode($line);
        chomp $line;
        push @lines, $line if $line ne '' && $line !~ /^#/;
    }
    return @lines;
}

# The rows of a table beside this file.
sub read_tsv {
    my ($name) = @_;
    my $folder = dirname(__FILE__);
    return map [ split /\t/ ], slurp_lines("$folder/$name");
}

# A reading is spelled as a syllable and a tone, 1 to 5, 5 being neutral; ü is v and ê
# is E: lv4, zhong1, E2.
my %tone_mark = ("\x{304}" => 1, "\x{301}" => 2, "\x{30C}" => 3, "\x{300}" => 4);

sub numbered {
    my ($marked) = @_;
    my ($syllable, $tone) = ('', 5);
    for my $c (split //, Unicode::Normalize::NFD(lc $marked)) {
        if (my $t = $tone_mark{$c}) { $tone = $t }
        elsif ($c eq "\x{308}") { $syllable =~ s/u$/v/ }
        elsif ($c eq "\x{302}") { $syllable =~ s/e$/E/ }
        elsif ($c =~ /[a-z]/) { $syllable .= $c }
        else { die "reading '$marked'\n" }
    }
    return "$syllable$tone";
}

sub readings_of {    # the readings that one property gives, in its order
    my ($property, $cp) = @_;
    my @value = split / /, $unihan{$property}{$cp} // return;
    if ($property eq 'kHanyuPinlu') { s/\(.*// for @value }
    elsif ($property eq 'kHanyuPinyin') { @value = map { split /,/, (split /:/)[1] } @value }
    elsif ($property ne 'kMandarin') { @value = map { (split /:/)[1] } @value }
    return map { numbered($_) } @value;
}

sub load_unihan {
    my ($folder) = @_;
    my %wanted = (
        Readings      => [qw(kMandarin kHanyuPinlu kTGHZ2013 kXHC1983 kHanyuPinyin)],
        IRGSources    => [qw(kTotalStrokes kRSUnicode)],
        OtherMappings => [qw(kTGH kGB0 kBigFive)],
        Variants      => [qw(kSimplifiedVariant kSemanticVariant kSpecializedSemanticVariant)],
    );
    for my $file (sort keys %wanted) {
        my %want = map { $_ => 1 } @{ $wanted{$file} };
        for (slurp_lines("$folder/Unihan_$file.txt.bz2")) {
            my ($cp, $property, $value) = split /\t/;
            $unihan{$property}{ hex substr $cp, 2 } = $value if $want{$property};
        }
    }
    # U+3007 is a symbol to Unihan and a character to everybody else
    $unihan{kMandarin}{0x3007} = 'líng';
    $unihan{kTotalStrokes}{0x3007} = 1;
    $unihan{kRSUnicode}{0x3007} = '31.0';
}

sub load_characters {
    my ($folder) = @_;
    for (slurp_lines("$folder/UnicodeData.txt")) {
        my @field = split /;/;
        my $cp = hex $field[0];
        $category{$cp} = $field[2];
        $ccc{$cp} = $field[3];
        $canonical{$cp} = [ map hex, split / /, $field[5] ]
            if $field[5] ne '' && $field[5] !~ /^</;
    }
    for (slurp_lines("$folder/CompositionExclusions.txt")) { $excluded{ hex $1 } = 1 if /^([0-9A-F]+)/ }
}

# The commonest reading is kMandarin's, unless the dictionary of the official list
# (kTGHZ2013) does not have it: then the first reading of that dictionary.
# readings.tsv and readings_hand.tsv decide what is left.
sub choose_readings {
    my %hand = $without_rows ? () : map { (ord $_->[0] => $_->[1]) } map { read_tsv($_) } qw(readings.tsv readings_hand.tsv);
    for my $cp (@han) {
        my @official = readings_of('kTGHZ2013', $cp);
        my ($mandarin) = readings_of('kMandarin', $cp);
        my ($old) = readings_of('kHanyuPinyin', $cp);
        my $default = $mandarin // $official[0] // $old // next;
        $default = $official[0] if @official && !grep { $_ eq $default } @official;
        $default = $hand{$cp} if $hand{$cp};
        $default{$cp} = $default;
        $readings{$cp}{$_} = 1
            for $default, map { readings_of($_, $cp) } qw(kMandarin kTGHZ2013 kXHC1983 kHanyuPinlu);
    }
}

# Read everything from the folder of Unicode's files.
sub load {
    my ($folder) = @_;
    load_unihan($folder);
    load_characters($folder);
    %is_han = map { $_ => 1 } grep { !$canonical{$_} } keys %{ $unihan{kTotalStrokes} };
    delete $is_han{0x4E28};    # 丨, see gen_order.pl
    @han = sort { $a <=> $b } keys %is_han;
    choose_readings();
}

1;
