#!/usr/bin/perl
# gen_order.pl: writes the tables of the Chinese orders, src/core/data/*.h.
#
#   tools/gen_order.pl [UNICODE_FOLDER [OUTPUT_FOLDER]]
#
# Reads, from UNICODE_FOLDER (default /usr/share/unicode; Debian's unicode-data
# 15.0.0, Unicode licence):
#   Unihan_*.txt.bz2   readings, stroke counts, radicals, variants, the official list
#   UnicodeData.txt    general categories, canonical decompositions
#   allkeys.txt        the Default Unicode Collation Element Table
#   CompositionExclusions.txt, CJKRadicals.txt
# and, beside this file, tools/order/*.tsv (each file says where its rows come from)
# and tools/names/frequent_surnames.txt.
#
# The same input gives the same bytes. Only modules of the Perl core are used.
use strict;
use warnings;
use utf8;
use Encode ();
use FindBin;
use lib "$FindBin::Bin/order";
use Contexts;
use Variants;
use Sources qw(slurp_lines read_tsv %unihan %category %canonical %ccc %excluded %default %readings @han %is_han);

my $unicode = $ARGV[0] // '/usr/share/unicode';
my $out = $ARGV[1] // "$FindBin::Bin/../src/core/data";
binmode STDERR, ':utf8';

Sources::load($unicode);

sub note { printf STDERR "gen_order: %s\n", join ' ', @_ }
note(scalar(@han), 'Han characters,', scalar(keys %default), 'with a reading');


# ---- the official stroke order ---------------------------------------------------

# The list of 2013 has three levels, each in the official order: count, then shape of
# the strokes. Unihan's count disagrees with that order for a few characters; there the
# count is that of the neighbours, found by the longest non-descending subsequence.
my (@level, %strokes, %official, %place);
for my $cp (keys %{ $unihan{kTGH} }) {
    my ($number) = $unihan{kTGH}{$cp} =~ /^2013:(\d+)/ or die;
    $level[ $number <= 3500 ? 0 : $number <= 6500 ? 1 : 2 ][ $number - 1 ] = $cp;
}
@$_ = grep defined, @$_ for @level;
$strokes{$_} = (split / /, $unihan{kTotalStrokes}{$_})[0] for @han;

sub mend_counts {
    my ($list) = @_;
    my (@tail, @previous);    # longest non-descending subsequence, by patience
    for my $i (0 .. $#$list) {
        my $n = $strokes{ $list->[$i] };
        my ($low, $high) = (0, scalar @tail);
        while ($low < $high) {
            my $middle = ($low + $high) >> 1;
            if ($strokes{ $list->[ $tail[$middle] ] } <= $n) { $low = $middle + 1 }
            else { $high = $middle }
        }
        $previous[$i] = $low ? $tail[ $low - 1 ] : -1;
        $tail[$low] = $i;
    }
    my %trusted;
    for (my $i = $tail[-1]; $i >= 0; $i = $previous[$i]) { $trusted{$i} = 1 }
    my $mended = 0;
    for my $i (0 .. $#$list) {
        next if $trusted{$i};
        $strokes{ $list->[$i] } = $i ? $strokes{ $list->[ $i - 1 ] } : 1;
        $mended++;
    }
    return $mended;
}
note('stroke counts taken from their neighbours:', map { mend_counts($_) } @level);

# Merging the levels: a stroke sequence per character (five classes, strokes.tsv);
# where it is missing or contradicts the official order, that of the predecessor.
my %sequence = map { (ord $_->[0] => $_->[1]) } read_tsv('strokes.tsv');
my %merge_key;
for my $level (0 .. 2) {
    my ($count, $last) = (0, '');
    for my $i (0 .. $#{ $level[$level] }) {
        my $cp = $level[$level][$i];
        ($count, $last) = ($strokes{$cp}, '') if $strokes{$cp} != $count;
        my $sequence = $sequence{$cp} // '';
        $last = $sequence if $sequence gt $last && length $sequence == $count;
        $merge_key{$cp} = [ $last, $level, $i ];
    }
}
# A character outside the list whose sequence is known stands behind those of the list
# with the same one.
for my $cp (grep { !$merge_key{$_} && $is_han{$_} } keys %sequence) {
    $merge_key{$cp} = [ $sequence{$cp}, 3, $cp ] if length $sequence{$cp} == $strokes{$cp};
}
{
    my $rank = 0;
    for my $cp (sort {
               $strokes{$a} <=> $strokes{$b}
            || $merge_key{$a}[0] cmp $merge_key{$b}[0]
            || $merge_key{$a}[1] <=> $merge_key{$b}[1]
            || $merge_key{$a}[2] <=> $merge_key{$b}[2]
        } keys %merge_key) {
        $place{$cp} = ++$rank;
        $official{$cp} = $rank if $merge_key{$cp}[1] < 3;
    }
}
my $OUTSIDE = 100000;    # after every character of the count whose sequence is known
sub official { $place{ $_[0] } // $OUTSIDE }

# ---- simplified and traditional --------------------------------------------------

# A traditional or variant character, see order/Variants.pm, is ordered as its simplified
# one, when that one has its reading and it is not itself in the official list (乾), where
# no row by hand says otherwise (於).
# Where Unihan's reading of it is one that the simplified form does not have, the
# simplified form's is taken if it has no other such form, or if the official list says
# that the two are one. A simplified form without a reading has that of its first form.
my $simplified = Variants::simplified();
my $listed = Variants::from_official_list();
my $by_hand = Variants::by_hand();
my (%fold, %form_count);
my @form = sort { $a <=> $b } grep { $is_han{$_} && (!$official{$_} || $by_hand->{$_}) && $default{$_} && $is_han{ $simplified->{$_} } }
    keys %$simplified;
$form_count{ $simplified->{$_} }++ for @form;
for my $cp (@form) {
    my ($to, $reading) = ($simplified->{$cp}, $default{$cp});
    if (!$default{$to}) { $default{$to} = $reading; $readings{$to} = { $reading => 1 } }
    my $same = $readings{$to}{$reading};
    next unless $same || !$official{$cp} && ($form_count{$to} == 1 || ($listed->{$cp} // 0) == $to);
    $default{$cp} = $default{$to} unless $same;
    $fold{$cp} = $to;
}
delete @fold{ grep { exists $fold{ $fold{$_} } } sort keys %fold };
note(scalar(keys %fold), 'traditional characters beside their simplified ones');
note('apart from it by their reading:', join ' ', map { chr($_) . chr $simplified->{$_} } grep { !$fold{$_} && $unihan{kBigFive}{$_} } @form);

# ---- phrases ---------------------------------------------------------------------

# phrases.tsv: a phrase in simplified characters and its readings, blank-separated, each
# of which some dictionary in Unihan has.
my %attested = map { $_ => 1 }    # but in 乐亭, 乐陵, 宕昌 and 大栅栏, by the names of the places
    ord('乐') . ' lao4', ord('宕') . ' tan4', ord('栅') . ' shi2', ord('栏') . ' lan4';

sub is_attested {
    my ($cp, $reading) = @_;
    return $attested{"$cp $reading"} //= grep { $_ eq $reading }
        map { Sources::readings_of($_, $cp) } qw(kTGHZ2013 kXHC1983 kMandarin kHanyuPinlu kHanyuPinyin);
}
# places.tsv: the same for the names of places, which win over other phrases.
my %place_name = map { $_->[0] => 1 } read_tsv('places.tsv');
my @phrase;
for my $row (read_tsv('places.tsv'), grep { !$place_name{ $_->[0] } } read_tsv('phrases.tsv')) {
    my ($text, $reading) = @$row;
    my @cp = map ord, split //, $text;
    my @reading = split / /, $reading;
    die "phrases.tsv: '$text' has " . @reading . " readings\n" unless @cp == @reading;
    for (0 .. $#cp) { die "phrases.tsv: no dictionary has $reading[$_] of '$text'\n" unless is_attested($cp[$_], $reading[$_]) }
    next if grep { $fold{$_} } @cp;    # the simplified phrase has its own row where it needs one
    push @phrase, [ \@cp, \@reading ];
    $readings{ $cp[$_] }{ $reading[$_] } = 1 for 0 .. $#cp;
}

# The readings between which the neighbours of a character decide.
Contexts::load(\&is_attested);
for my $cp (keys %Contexts::readings) { $readings{$cp}{$_} = 1 for @{ $Contexts::readings{$cp} } }

# ---- surnames --------------------------------------------------------------------

# surnames.tsv: a surname, its readings and its authorities, blank-separated. A dictionary
# that Unihan quotes must have what the table says it has.
my %quoted = (XHC => 'kXHC1983', TGH => 'kTGHZ2013', HYP => 'kHanyuPinyin', MAN => 'kMandarin');
my @surname;
for my $row (read_tsv('surnames.tsv')) {
    my @cp = map ord, split //, $row->[0];
    my @reading = split / /, $row->[1];
    die "surnames.tsv: $row->[0]\n" unless @cp == @reading && @$row >= 3;
    for my $property (grep defined, @quoted{ split / /, $row->[2] }) {
        for my $i (0 .. $#cp) {
            my @known = Sources::readings_of($property, $cp[$i]);
            die "surnames.tsv: $property does not read $row->[0] as $row->[1]\n" unless grep { $_ eq $reading[$i] } @known;
        }
    }
    die "surnames.tsv: $row->[0] is a form of another character\n" if grep { $fold{$_} } @cp;
    push @surname, [ \@cp, \@reading ];
    $readings{ $cp[$_] }{ $reading[$_] } = 1 for 0 .. $#cp;
}

# ---- weights ---------------------------------------------------------------------

# A weight has one to three bytes, none of them 0, and no weight begins another, so
# that the bytes of a text compare as its weights do.
my ($lead, $second, $third);
sub start_weights { ($lead, $second, $third) = ($_[0], 0, 0) }

sub open_slot {
    if ($second == 255 || $lead < 2) { $lead++; $second = 0 }
    $second++;
    $third = 0;
}

sub assign {    # class 1: a lead byte; 2: two bytes; 3: three, sharing the first two
    my ($class) = @_;
    if ($class == 1) {
        if ($second) { $lead++; ($second, $third) = (0, 0) }
        return $lead++ << 16;
    }
    if ($class == 2) {
        open_slot();
        my $weight = $lead << 16 | $second << 8;
        return $weight;
    }
    if ($third == 0 || $third == 255) { open_slot(); }
    $third++;
    return $lead << 16 | $second << 8 | $third;
}
sub close_slot { $third = 0 }

# What is common enough for two bytes.
sub han_class {
    my ($cp) = @_;
    return $official{$cp} || $unihan{kGB0}{$cp} || $unihan{kBigFive}{$cp} || $cp == 0x3007 ? 2 : 3;
}

# -- what is not Han: the order of the Unicode collation element table, in the groups
#    of CLDR's root order: blanks, punctuation, symbols, currency, digits, letters.
my (%element, %ignorable);    # cp => [ [primary, secondary, tertiary]… ]
my %implicit_base = (0xFB40 => 1, 0xFB80 => 1);
for (slurp_lines("$unicode/allkeys.txt")) {
    next unless /^([0-9A-F]+) +; ((?:\[[.*][0-9A-F.]+\])+)/;
    my ($cp, $elements) = (hex $1, $2);
    my @ce = map { [ map hex, split /\./ ] } $elements =~ /\[[.*]([0-9A-F.]+)\]/g;
    $element{$cp} = \@ce;
}

sub implicit {    # the Han character that an implicit pair of elements stands for
    my ($first, $second) = @_;
    for my $base (0xFB40, 0xFB80) {
        return ($first - $base) << 15 | $second & 0x7FFF
            if $first >= $base && $first < $base + 0x20;
    }
    return;
}

my $QUOTE = 0x22;
my %quotation = map { $_ => 1 } (
    0x22, 0x27, 0xAB, 0xBB, 0x2018 .. 0x201F, 0x2039, 0x203A, 0x300C .. 0x300F,
    0x301D .. 0x301F, 0xFE41 .. 0xFE44, 0xFF02, 0xFF07, 0xFF62, 0xFF63);

# 丨 is typed for the bar between the parts of a title, and hardly ever for the stroke
# of that name: with its radical form ⼁ it is one more |.
my $BAR = 0x7C;
$element{$_} = $element{0xFF5C} for 0x4E28, 0x2F01;

my $LONGEST_EXPANSION = 8;

# Every character becomes a sequence of bases: primaries, or Han characters as 'H<cp>'.
my (%bases, %family);    # cp => [...]; base => [ cps that are this base alone ]
for my $cp (sort { $a <=> $b } keys %element) {
    next if $is_han{$cp} || $canonical{$cp} && @{ $canonical{$cp} } == 1 && $is_han{ $canonical{$cp}[0] };
    next if $cp > 0x1FFFF || ($cp > 0xFFFF && $cp < 0x1D000);    # frozen repertoire: see order.md
    my @ce = @{ $element{$cp} };
    my @base;
    while (@ce) {
        my $ce = shift @ce;
        next unless $ce->[0];
        if ($ce->[0] >= 0xFB00 && $ce->[0] < 0xFC00) {
            my $han = implicit($ce->[0], shift(@ce)->[0]);
            push @base, defined $han ? "H$han" : 'X';
        } else { push @base, $ce->[0] }
    }
    @base = ($element{$QUOTE}[0][0]) if $quotation{$cp};
    next if grep { $_ eq 'X' } @base;
    next if @base > $LONGEST_EXPANSION;
    $bases{$cp} = \@base;
    push @{ $family{ $base[0] } }, $cp if @base == 1 && $base[0] !~ /^H/;
}

sub secondaries { join ' ', map { $_->[1] } @{ $element{ $_[0] } } }
sub tertiaries { join ' ', map { sprintf '%02x', $_->[2] } @{ $element{ $_[0] } } }

# The members of a family: [level 2, level 3] ordinals, both 0 for its first.
my (%variant, %first);    # cp => [l2, l3]; base => cp
sub quote_rank { my ($cp) = @_; return $cp == $QUOTE ? 0 : 1 }
for my $base (keys %family) {
    my @member = sort {
               ($quotation{$a} && $quotation{$b} ? quote_rank($a) <=> quote_rank($b)
                : secondaries($a) cmp secondaries($b) || tertiaries($a) cmp tertiaries($b))
            || $a <=> $b
    } @{ $family{$base} };
    $first{$base} = $member[0];
    my ($l2, $l3, $last) = (0, 0, '');
    for my $i (0 .. $#member) {
        my $key = $quotation{ $member[$i] } ? '' : secondaries($member[$i]);
        if ($i && $key ne $last) { $l2++; $l3 = 0 } elsif ($i) { $l3++ }
        $last = $key;
        $variant{ $member[$i] } = [ $l2, $l3 ] if $i;
        die "family of $base is too large\n" if $l2 > 0xEF || $l3 > 0xEF;
    }
}

sub group {    # CLDR's groups before the letters; 0 to 4, Latin 6, others 7
    my ($cp) = @_;
    my $category = $category{$cp} // 'Cn';
    return 0 if $category =~ /^Z/ || $cp < 0x20;
    return 1 if $category =~ /^P/;
    return 3 if $category eq 'Sc';
    return 2 if $category =~ /^S/ || $category eq 'Lm' && $element{$cp}[0][0] < $element{0x30}[0][0];
    return 4 if $category eq 'Nd' || $element{$cp}[0][0] < $element{0x61}[0][0] && $category =~ /^N/;
    return 2 if $element{$cp}[0][0] < $element{0x30}[0][0];
    my $primary = $element{$cp}[0][0];
    return $primary < $element{0x3B1}[0][0] ? 6 : 7;
}

sub other_class {
    my ($cp) = @_;
    return 1 if $cp == 0x20 || $cp >= 0x30 && $cp <= 0x39 || $cp >= 0x61 && $cp <= 0x7A;
    return 2 if $cp < 0x100 || $cp >= 0x370 && $cp < 0x530 || $cp >= 0x2000 && $cp < 0x2070;
    return 2 if $cp >= 0x3000 && $cp < 0x3130;
    return 3;
}

my (%weight, %stroke_weight, %radical_weight);    # cp => weight
my %base_order;
$base_order{$_} = sprintf '%d %05d', group($first{$_}), $_ for keys %first;
my @base = sort { $base_order{$a} cmp $base_order{$b} } keys %first;

start_weights(2);
for my $base (grep { group($first{$_}) < 5 } @base) {
    $weight{ $first{$base} } = assign(other_class($first{$base}));
}
my $number_lead = assign(1) >> 16;
assign(1) for 1 .. 8;
my $han_lead = $lead;

# -- Han by pinyin. In the order of the syllables, then tones, then strokes, official
#    order, code point. Each syllable with its tone ends in one more weight, for
#    characters to which only a reader's hand gives that reading.
sub syllable_key {    # lu, lü, luan, lüe, lun: ü counts only between equal syllables
    my ($reading) = @_;
    my ($syllable, $tone) = $reading =~ /^([a-zE]+)([1-5])$/ or die "reading '$reading'\n";
    (my $letters = $syllable) =~ tr/vE/ue/;
    my $mark = $syllable eq $letters ? 0 : 1;
    return "$letters $mark $tone";
}
my %group;
for my $cp (keys %default) {
    next if $fold{$cp};
    for my $reading (keys %{ $readings{$cp} }) { push @{ $group{$reading} }, $cp }
}
my @reading = sort { syllable_key($a) cmp syllable_key($b) } keys %group;
my (%reading_weight, @group_start, @group_end);    # "cp reading" => weight
for my $reading (@reading) {
    my $start;
    close_slot();
    for my $cp (sort {
               $strokes{$a} <=> $strokes{$b}
            || official($a) <=> official($b)
            || $a <=> $b
        } @{ $group{$reading} }) {
        my $weight = $reading_weight{"$cp $reading"} = assign(han_class($cp));
        $start //= $weight;
    }
    push @group_start, $start & 0xFFFF00;
    push @group_end, assign(2);
}
my $unread_start = $lead << 16 | $second << 8;

sub by_strokes {
           $strokes{$a} <=> $strokes{$b}
        || official($a) <=> official($b)
        || radical($a)->[0] <=> radical($b)->[0]
        || radical($a)->[1] <=> radical($b)->[1]
        || $a <=> $b;
}

sub radical {    # [number, residual strokes, 1 when the radical is simplified]
    my ($cp) = @_;
    our %radical;
    return $radical{$cp} //= do {
        my ($number, $prime, $residual) = $unihan{kRSUnicode}{$cp} =~ /^(\d+)('*)\.(-?\d+)/
            or die sprintf "radical of U+%04X\n", $cp;
        [ $number, $residual, length $prime ];
    };
}
my @by_strokes = sort by_strokes @han;
close_slot();
for my $cp (@by_strokes) {
    $weight{$cp} = assign(3) unless $default{$cp};
}
for my $cp (keys %default) {
    $weight{$cp} = $reading_weight{ ($fold{$cp} // $cp) . " $default{$cp}" }
        // die sprintf "no weight for U+%04X\n", $cp;
}
my $han_end = $lead + 1;
start_weights($han_end);

# -- the same syllables in the order of zhuyin, which is the code point order of its
#    letters with the tone last
my %initial = (
    b => 'ㄅ', p => 'ㄆ', m => 'ㄇ', f => 'ㄈ', d => 'ㄉ', t => 'ㄊ', n => 'ㄋ', l => 'ㄌ', g => 'ㄍ',
    k => 'ㄎ', h => 'ㄏ', j => 'ㄐ', q => 'ㄑ', x => 'ㄒ', zh => 'ㄓ', ch => 'ㄔ', sh => 'ㄕ', r => 'ㄖ',
    z => 'ㄗ', c => 'ㄘ', s => 'ㄙ', '' => '');
my %final = (
    a => 'ㄚ', o => 'ㄛ', e => 'ㄜ', E => 'ㄝ', ai => 'ㄞ', ei => 'ㄟ', ao => 'ㄠ', ou => 'ㄡ', an => 'ㄢ',
    en => 'ㄣ', ang => 'ㄤ', eng => 'ㄥ', er => 'ㄦ', i => 'ㄧ', ia => 'ㄧㄚ', io => 'ㄧㄛ', ie => 'ㄧㄝ',
    iai => 'ㄧㄞ', iao => 'ㄧㄠ', iou => 'ㄧㄡ', ian => 'ㄧㄢ', in => 'ㄧㄣ', iang => 'ㄧㄤ', ing => 'ㄧㄥ',
    iong => 'ㄩㄥ', u => 'ㄨ', ua => 'ㄨㄚ', uo => 'ㄨㄛ', uai => 'ㄨㄞ', uei => 'ㄨㄟ', uan => 'ㄨㄢ',
    uen => 'ㄨㄣ', uang => 'ㄨㄤ', ueng => 'ㄨㄥ', ong => 'ㄨㄥ', uong => 'ㄨㄥ', v => 'ㄩ', ve => 'ㄩㄝ', van => 'ㄩㄢ',
    vn => 'ㄩㄣ', '' => '');
my %syllabic = (m => 'ㄇ', n => 'ㄋ', ng => 'ㄫ', hm => 'ㄏㄇ', hng => 'ㄏㄫ');

sub zhuyin {    # lv4 is ㄌㄩˋ
    my ($reading) = @_;
    my ($syllable, $tone) = $reading =~ /^(.+)(.)$/;
    my $mark = ('', '', 'ˊ', 'ˇ', 'ˋ', '˙')[$tone];
    return $syllabic{$syllable} . $mark if $syllabic{$syllable};
    $syllable =~ s/^yu/v/ or $syllable =~ s/^yi?/i/ or $syllable =~ s/^wu?/u/;
    my ($initial, $final) = $syllable =~ /^([zcs]h|[bpmfdtnlgkhjqxrzcs])?(.*)$/;
    $initial //= '';
    $final =~ s/^u/v/ if $initial =~ /^[jqx]$/;
    $final = '' if $final eq 'i' && $initial =~ /^(?:[zcs]h?|r)$/;
    $final =~ s/^iu$/iou/;
    $final =~ s/^ui$/uei/;
    $final =~ s/^un$/uen/;
    die "zhuyin of $reading\n" unless defined $initial{$initial} && defined $final{$final};
    return $initial{$initial} . $final{$final} . $mark;
}

sub slot { ($_[0] >> 16) * 255 + ($_[0] >> 8 & 0xFF) - 1 }

sub zhuyin_slots {    # where each group of readings begins in the order of zhuyin
    my @group = @_;
    my @key = map { my $z = zhuyin($_); my $tone = substr $_, -1; $z =~ s/[ˊˇˋ˙]$//; "$z $tone" } @group;
    my $next = slot($group_start[0]);
    my @slot;
    for my $i (sort { $key[$a] cmp $key[$b] || $a <=> $b } 0 .. $#group) {
        $slot[$i] = $next;
        $next += slot($group_end[$i]) - slot($group_start[$i]) + 1;
    }
    return @slot;
}

# -- letters
for my $base (grep { group($first{$_}) >= 5 } @base) {
    $weight{ $first{$base} } = assign(other_class($first{$base}));
}
my $last_lead = $lead;
note(sprintf 'leads: numbers %02x, Han %02x to %02x, last %02x', $number_lead, $han_lead, $han_end - 1, $last_lead);
die "too many lead bytes\n" if $last_lead > 0xFC;

# -- Han by strokes and by radicals, in the same place among the others
my $limit = $han_end;
start_weights($han_lead);
for my $cp (@by_strokes) { $stroke_weight{$cp} = assign(han_class($cp)) }
die "stroke order does not fit\n" if $lead >= $limit;
start_weights($han_lead);
for my $cp (sort {
           radical($a)->[0] <=> radical($b)->[0]
        || radical($a)->[1] <=> radical($b)->[1]
        || radical($a)->[2] <=> radical($b)->[2]
        || official($a) <=> official($b)
        || $a <=> $b
    } @han) {
    $radical_weight{$cp} = assign(han_class($cp));
}
die "radical order does not fit\n" if $lead >= $limit;

my %like;    # compatibility character or radical => the character it stands for

# -- variants of Han characters: [level 2, level 3] within the family of one fold
{
    my %members;
    push @{ $members{ $fold{$_} } }, $_ for sort { $a <=> $b } keys %fold;
    for my $to (keys %members) {
        my $l2 = 0;
        $variant{$_} = [ ++$l2, 0 ] for @{ $members{$to} };
    }
    # compatibility characters and radicals: like the character that they stand for
    for my $cp (sort { $a <=> $b } keys %canonical) {
        my @to = @{ $canonical{$cp} };
        $like{$cp} = $to[0] if @to == 1 && $is_han{ $to[0] };
    }
    for my $cp (keys %bases) {
        $like{$cp} = $1 if @{ $bases{$cp} } == 1 && $bases{$cp}[0] =~ /^H(\d+)/;
    }
    my %l3;
    for my $cp (sort { $a <=> $b } keys %like) {
        my $to = $like{$cp};
        next unless $weight{$to};
        delete $bases{$cp};
        my $l2 = $variant{$to} ? $variant{$to}[0] : 0;
        $variant{$cp} = [ $l2, ++$l3{$to} ];
        $weight{$cp} = $weight{$to};
        $fold{$cp} = $fold{$to} // $to;
        # the other orders have no folding: such a character has its own's weight there
        $stroke_weight{$cp} = $stroke_weight{$to};
        $radical_weight{$cp} = $radical_weight{$to};
        $is_han{$cp} = 1;
    }
}

# ---- tables ----------------------------------------------------------------------

use constant { PHRASE => 1, VARIANT => 2, ORDINAL => 4, SLOW => 8, COMPOSES => 16, CONTEXT => 32 };

my (%flags, %expansion, @expansion);
for my $cp (keys %bases) {
    my @b = @{ $bases{$cp} };
    if (@b == 1) { $weight{$cp} = $weight{ $first{ $b[0] } } // die; next }
    my @to = map { /^H(\d+)/ ? $1 : $first{$_} } @b;
    next if grep { !defined || !$weight{$_} } @to;
    # characters without weight, marks (that have a secondary one) and others, have a
    # lead byte that tells so
    $weight{$cp} = @to ? $weight{ $to[0] } : (secondaries($cp) =~ /[1-9]/ ? 0xFE0000 : 0xFD0000);
    $expansion{$cp} = [@to];
    $flags{$cp} |= SLOW;
}
$flags{$_} |= VARIANT for grep { $weight{$_} } keys %variant;
# A phrase of two characters that are read so without it is a guard, see phrase.h.
sub is_guard {
    my ($cp, $reading) = @{ $_[0] };
    my $text = join '', map chr, @$cp;
    return if @$cp != 2 || $place_name{$text} || grep { $reading->[$_] ne $default{ $cp->[$_] } } 0 .. 1;
    return !grep { $Contexts::readings{ $cp->[$_] } && Contexts::read($text, $_) ne $reading->[$_] } 0 .. 1;
}
$flags{ $_->[0][0] } |= PHRASE for grep { !is_guard($_) } @phrase;
$flags{$_} |= PHRASE for grep { $fold{$_} && ($flags{ $fold{$_} } // 0) & PHRASE } keys %fold;
# Of a traditional character the neighbours decide if two of these readings are its own.
$flags{$_} |= CONTEXT for keys %Contexts::readings;
for my $cp (grep { $Contexts::readings{ $fold{$_} } } keys %fold) {
    my %own = map { $_ => 1 } map { Sources::readings_of($_, $cp) } qw(kMandarin kXHC1983 kHanyuPinyin);
    %own = map { $_ => 1 } @{ $Contexts::readings{ $fold{$cp} } } if $like{$cp};
    $flags{$cp} |= CONTEXT if 2 <= grep { $own{$_} } @{ $Contexts::readings{ $fold{$cp} } };
}
# where an ordinal number may begin: 第, 之, 卷, brackets, digits, Han numerals up to
# hundreds, and every numeral with a sign of its own
my @ordinal = (map(ord, split //, '第之卷([{（［｛【〔〖一二三四五六七八九十百廿卅卌壹贰叁肆伍陆柒捌玖拾佰貳參陸'), 0x30 .. 0x39, 0xFF10 .. 0xFF19, 0x2460 .. 0x249B, 0x24EA .. 0x24FF,
    0x2776 .. 0x2793, 0x3220 .. 0x3229, 0x3251 .. 0x325F, 0x3280 .. 0x3289, 0x32B1 .. 0x32BF,
    0x2160 .. 0x217B, 0x2180 .. 0x2188);
$flags{$_} |= ORDINAL for @ordinal;
# what may compose with a character that is not a mark: vowel signs, conjoining jamo
for my $cp (keys %canonical) {
    my @d = @{ $canonical{$cp} };
    next if @d != 2 || $excluded{$cp} || $ccc{ $d[0] } || ($weight{ $d[1] } // 0xFE0000) >= 0xFD0000;
    $flags{ $d[0] } |= COMPOSES;
}
$flags{$_} |= COMPOSES for 0x1100 .. 0x1112;

my (@stage, @page, %page_index, $han_pages);
{
    my %used = map { ($_ >> 6 => 1) } grep { $weight{$_} } keys %weight;
    my %han_used = map { ($_ >> 6 => 1) } grep { $is_han{$_} } keys %weight;
    my @order = ((sort { $a <=> $b } keys %han_used), (sort { $a <=> $b } grep { !$han_used{$_} } keys %used));
    $han_pages = keys %han_used;
    my $max = (sort { $b <=> $a } keys %used)[0];
    @stage = (0) x ($max + 1);
    @stage[@order] = 1 .. @order;    # page 0 is empty
    @page = (-1, @order);
}

my $sizes = '';

sub size {    # a number that the code needs at compile time
    my ($name, $format, $value) = @_;
    $sizes .= sprintf "#define ZHA_%s $format\n", $name, $value;
}

sub words {    # numbers, several to a line
    my ($type, $name, @value) = @_;
    my $text = "const $type $name\[] = {";
    my $line = "\n\t";
    for my $v (@value) {
        my $word = "$v,";
        if (length($line) + length($word) > 98) { $text .= $line; $line = "\n\t" }
        $line .= $word;
    }
    return "$text$line\n};\n\n";
}

sub strings {    # short texts, several to a line
    my ($name, $size, @value) = @_;
    my ($text, $line) = ("const char $name\[][$size] = {", "\n\t");
    for my $v (@value) {
        if (length($line) + length($v) > 90) { $text .= $line; $line = "\n\t" }
        $line .= "\"$v\",";
    }
    return "$text$line\n};\n\n";
}

sub pages {    # a value per code point, page by page
    my ($count, $value) = @_;
    return map { my $page = $page[$_]; map { $page < 0 ? 0 : $value->($page << 6 | $_) } 0 .. 63 } 0 .. $count;
}
# As zha_pair_hash of src/core/reading.h.
sub pair_hash {
    my ($first, $second, $bits) = @_;
    return ($first * 0x9E3779B1 ^ $second * 0x85EBCA6B) >> 32 - $bits & (1 << $bits) - 1;
}

sub hex_words { map { $_ ? sprintf '0x%X', $_ : '0' } @_ }

my $SOURCE = <<"END";
Generated by tools/gen_order.pl: do not edit.
Sources: Unihan and UnicodeData 15.0.0, allkeys 15.0.0 (Unicode licence), and
the tables of tools/order, which name theirs. See NOTICE.
END

sub header {
    my ($name, $purpose, $body) = @_;
    (my $guard = uc "ZHA_DATA_$name") =~ s/\W/_/g;
    my $comment = join "\n", map { $_ eq '' ? ' *' : " *\t\t$_" } split /\n/, "$purpose\n\n$SOURCE";
    $body =~ s/\n+\z/\n/;
    open my $file, '>:utf8', "$out/$name" or die "$out/$name: $!\n";
    print $file "/*\n * $name\n$comment\n */\n/* clang-format off */\n#ifndef $guard\n#define $guard\n\n#include <stdint.h>\n\n$body\n#endif /* $guard */\n";
    close $file or die "$out/$name: $!\n";
}

# variants: what the character is like, and its ordinals
my @variants = sort { $a <=> $b } grep { $weight{$_} } keys %variant;
my %variant_index;
@variant_index{@variants} = 1 .. @variants;

my $total_pages = @page - 1;
my $text = '';
size('PAGES', '%d', scalar @stage);
size('HAN_PAGES', '%d', $han_pages);
size('NUMBER_LEAD', '0x%02X', $number_lead);
size('HAN_LEAD', '0x%02X', $han_lead);
size('HAN_END', '0x%02X', $han_end);
$text .= words('uint16_t', 'zha_page', @stage);
{
    # where the characters from U+3400 to U+9FFF begin with two bytes: the place of the
    # first of these, and 0 for what is no beginning
    my @place;
    for my $head (0xE390 .. 0xE9BF) {
        my $page = ($head >> 8 & 0xF) << 6 | $head & 0x3F;
        push @place, ($head & 0xC0) == 0x80 ? $stage[$page] << 6 : 0;
    }
    size('PLAIN_FIRST', '0x%X', 0xE390);
    size('PLAIN_HEADS', '%d', scalar @place);
    $text .= words('uint32_t', 'zha_plain_place', @place);
}
$text .= words('uint32_t', 'zha_pinyin_weight',
    hex_words(pages($total_pages, sub { my $c = shift; $weight{$c} ? $weight{$c} << 8 | ($flags{$c} // 0) : 0 })));
$text .= words('uint16_t', 'zha_variant', pages($total_pages, sub { $variant_index{ $_[0] } // 0 }));
$text .= words('uint32_t', 'zha_variant_like', 0, map { $is_han{$_} ? $fold{$_} : $first{ $bases{$_}[0] } } @variants);
$text .= words('uint8_t', 'zha_variant_level2', 0, map { $variant{$_}[0] } @variants);
$text .= words('uint8_t', 'zha_variant_level3', 0, map { $variant{$_}[1] } @variants);
{
    my @cp = sort { $a <=> $b } keys %expansion;
    my (@start, @to);
    for my $cp (@cp) { push @start, scalar @to; push @to, @{ $expansion{$cp} } }
    size('EXPANSIONS', '%d', scalar @cp);
    size('LONGEST_EXPANSION', '%d', $LONGEST_EXPANSION);
    $text .= words('uint32_t', 'zha_expansion', hex_words(@cp));
    $text .= words('uint16_t', 'zha_expansion_start', @start, scalar @to);
    $text .= words('uint32_t', 'zha_expansion_to', hex_words(@to));
}
header('weight.h', "Weights of the pinyin order, for Han by the commonest reading, and the frozen\nrepertoire of what is not Han.", $text);

$text = words('uint32_t', 'zha_stroke_weight', hex_words(pages($han_pages, sub { $stroke_weight{ $_[0] } // 0 })));
$text .= words('uint32_t', 'zha_radical_weight', hex_words(pages($han_pages, sub { $radical_weight{ $_[0] } // 0 })));
$text .= words('uint8_t', 'zha_radical_number', pages($han_pages, sub { my $c = shift; $is_han{$c} ? radical($like{$c} // $c)->[0] : 0 }));
{
    # CJKRadicals.txt: number, radical, unified character; a simplified one has a prime
    my %character;
    for (slurp_lines("$unicode/CJKRadicals.txt")) {
        my ($number, undef, $unified) = /^(\d+)'?; *([0-9A-F]*); *([0-9A-F]+)$/ or next;
        $character{$number} = hex $unified;    # the simplified form comes last
    }
    $text .= words('uint16_t', 'zha_radical_character', 0, map { $character{$_} // die } 1 .. 214);
}
$text .= words('uint8_t', 'zha_stroke_count', pages($han_pages, sub { my $c = shift; $is_han{$c} ? $strokes{ $like{$c} // $c } // 0 : 0 }));
header('stroke.h', 'Weights of the stroke and the radical order, and stroke counts.', $text);

# readings
{
    my (%het, @het_weight, @het_group);
    my %group_index;
    @group_index{@reading} = 0 .. $#reading;
    push @het_weight, 0;
    push @het_group, 0;
    my (@het_cp, @het_start);
    for my $cp (sort { $a <=> $b } keys %readings) {
        next if $fold{$cp};
        my @other = grep { $_ ne $default{$cp} } sort { $group_index{$a} <=> $group_index{$b} } keys %{ $readings{$cp} };
        next unless @other;
        push @het_cp, $cp;
        push @het_start, scalar @het_weight;
        for my $reading (@other) {
            $het{"$cp $reading"} = @het_weight;
            push @het_weight, $reading_weight{"$cp $reading"};
            push @het_group, $group_index{$reading};
        }
    }
    push @het_start, scalar @het_weight;
    size('GROUPS', '%d', scalar @reading);
    size('VOLUME_READING', '%d', $het{ ord('卷') . ' juan4' });
    size('HETERONYMS', '%d', scalar @het_cp);
    my $text = words('uint32_t', 'zha_group_start', hex_words(@group_start));
    $text .= words('uint32_t', 'zha_group_end', hex_words(@group_end));
    $text .= strings('zha_group_name', 8, @reading);
    $text .= strings('zha_group_zhuyin', 16, map { zhuyin($_) } @reading);
    $text .= words('uint16_t', 'zha_group_zhuyin_slot', zhuyin_slots(@reading));
    my @of_slot;
    for my $i (0 .. $#reading) {
        $of_slot[ $_ - slot($han_lead << 16 | 1 << 8) ] = $i for slot($group_start[$i]) .. slot($group_end[$i]);
    }
    size('READ_SLOTS', '%d', scalar @of_slot);
    $text .= words('uint16_t', 'zha_reading_of_slot', map { $_ // die "a slot without reading\n" } @of_slot);
    $text .= words('uint32_t', 'zha_heteronym', hex_words(@het_cp));
    $text .= words('uint16_t', 'zha_heteronym_start', @het_start);
    $text .= words('uint32_t', 'zha_reading_weight', hex_words(@het_weight));
    $text .= words('uint16_t', 'zha_reading_group', @het_group);
    header('reading.h', "Syllables with their tones in the order of pinyin, and the readings of a\ncharacter other than its commonest.", $text);

    size('CONTEXTS', '%d', scalar keys %Contexts::readings);
    size('PHRASE_VOTE', '%d', $Contexts::PHRASE_VOTE);
    my ($character_bits, $vote_bits, @context) = Contexts::tables(
        sub { my ($cp, $r) = @_; $r eq $default{$cp} ? 0 : $het{"$cp $r"} // die "$cp $r" }, \&pair_hash);
    size('CONTEXT_BITS', '%d', $character_bits);
    size('CONTEXT_VOTE_BITS', '%d', $vote_bits);
    $text = join '', map { my ($type, $name, @v) = @$_; words($type, $name, $name =~ /character|alone/ ? hex_words(@v) : @v) } @context;
    header('context.h', "Which reading a character has beside which neighbour. zha_context_character is a hash\ntable, see reading.h, of the characters, each with its number; for each number there\nare four readings (as in phrase.h; 0xFFFE is none) and what each has for it alone.\nzha_context_vote is a hash table of neighbours: twice the number, and one for the right\nside; the neighbour; what it adds to each reading. What readings have are eight bits\neach, in eighths of a logarithm of odds. From tools/order/contexts.tsv.", $text);

    # surnames: by their first character, the longest first
    my @sorted = sort { $a->[0][0] <=> $b->[0][0] || @{ $b->[0] } <=> @{ $a->[0] } || "@{$a->[0]}" cmp "@{$b->[0]}" } @surname;
    size('SURNAMES', '%d', scalar @sorted);
    $text = "const uint16_t zha_surname[][4] = {\n";
    $text .= "\t{" . join(', ', map { sprintf '0x%X', $_ } @{ $_->[0] }, (0) x (4 - @{ $_->[0] })) . "},\n" for @sorted;
    $text .= "};\n\nconst uint16_t zha_surname_reading[][4] = {\n";
    for my $s (@sorted) {
        my ($cp, $reading) = @$s;
        $text .= "\t{" . join(', ', (map { $reading->[$_] eq $default{ $cp->[$_] } ? 0 : $het{"$cp->[$_] $reading->[$_]"} } 0 .. $#$cp), (0) x (4 - @$cp)) . "},\n";
    }
    $text .= "};\n";
    {
        my %frequent = map { ord, 1 } map { split // } Sources::slurp_lines("$FindBin::Bin/names/frequent_surnames.txt");
        my @frequent = sort { $a <=> $b } grep { !$fold{$_} } keys %frequent;
        size('FREQUENT_SURNAMES', '%d', scalar @frequent);
        $text .= "\n" . words('uint16_t', 'zha_frequent_surname', hex_words(@frequent));
    }
    header('surname.h', "Surnames that are read otherwise than commonly or have several characters, by\nthe first character, the longest first. Readings as in phrase.h. From\ntools/order/surnames.tsv. Then frequent surnames, from tools/names.", $text);

    # phrases by their first two characters, the longest first, and guards: two hash
    # tables of open addressing, the first with a filter before it
    my (%by_two, %guards);
    for (@phrase) {
        my ($c1, $c2) = @{ $_->[0] };
        die sprintf "phrases: U+%04X U+%04X\n", $c1, $c2 if $c1 > 0xFFFF || $c2 > 0xFFFF;
        push @{ $by_two{ $c1 << 16 | $c2 } }, $_;
    }
    for (keys %by_two) { $guards{$_} = 1 unless grep { !is_guard($_) } @{ $by_two{$_} } }
    delete @by_two{ keys %guards };
    my ($FILTER_BITS, $PHRASE_BITS, $GUARD_BITS) = (19, 14, 16);
    my %forms;    # traditional forms of a character and itself
    push @{ $forms{ $fold{$_} } }, $_ for grep { $fold{$_} <= 0xFFFF } keys %fold;
    my $fill = sub {    # the slots that hold these pairs
        my ($bits, @pair) = @_;
        my @slot = (0) x (1 << $bits);
        for (@pair) {
            my $at = pair_hash($_ >> 16, $_ & 0xFFFF, $bits);
            $at = ($at + 1) % @slot while $slot[$at];
            $slot[$at] = $_;
        }
        die "phrases: " . @pair . " pairs are too many\n" if @pair > 0.7 * @slot;
        return @slot;
    };
    my @filter = (0) x (1 << $FILTER_BITS - 3);
    my (%offset, @blob);
    for my $pair (sort { $a <=> $b } keys %by_two) {
        for my $second ($pair & 0xFFFF, @{ $forms{ $pair & 0xFFFF } // [] }) {
            next if $second > 0xFFFF;
            my $bit = pair_hash((map { hex unpack 'H*', Encode::encode_utf8(chr) } $pair >> 16, $second), $FILTER_BITS);
            $filter[ $bit >> 3 ] |= 1 << ($bit & 7);
        }
        $offset{$pair} = @blob;
        my @list = sort { @{ $b->[0] } <=> @{ $a->[0] } || "@{$a->[0]}" cmp "@{$b->[0]}" } @{ $by_two{$pair} };
        for my $i (0 .. $#list) {
            my ($cp, $reading) = @{ $list[$i] };
            push @blob, @$cp | ($i == $#list ? 0x8000 : 0) | ($place_name{ join '', map chr, @$cp } ? 0x4000 : 0);
            push @blob, @$cp[ 2 .. $#$cp ];
            push @blob, map { $reading->[$_] eq $default{ $cp->[$_] } ? 0 : $het{"$cp->[$_] $reading->[$_]"} // die "@$cp @$reading" } 0 .. $#$cp;
        }
    }
    die "phrases: too many words\n" if @blob > 0xFFFF;
    size('FILTER_BITS', '%d', $FILTER_BITS);
    size('PHRASE_BITS', '%d', $PHRASE_BITS);
    size('GUARD_BITS', '%d', $GUARD_BITS);
    my @slot = $fill->($PHRASE_BITS, sort { $a <=> $b } keys %by_two);
    $text = words('uint8_t', 'zha_phrase_filter', @filter);
    $text .= words('uint32_t', 'zha_phrase_pair', hex_words(@slot));
    $text .= words('uint16_t', 'zha_phrase_offset', map { $offset{$_} // 0 } @slot);
    $text .= words('uint16_t', 'zha_phrase_data', @blob);
    $text .= words('uint32_t', 'zha_guard_pair', hex_words($fill->($GUARD_BITS, sort { $a <=> $b } keys %guards)));
    {
        my $OVERLAP_BITS = 14;
        my %overlap;
        for (map { $_->[0] } read_tsv('overlaps.tsv')) {
            my ($first, $second) = map ord, split //;
            $overlap{ $first << 16 | $second } = 1;
        }
        size('OVERLAP_BITS', '%d', $OVERLAP_BITS);
        $text .= words('uint32_t', 'zha_overlap_pair', hex_words($fill->($OVERLAP_BITS, sort { $a <=> $b } keys %overlap)));
    }
    header('phrase.h', "Phrases in which a character is not read as it commonly is.\nzha_phrase_pair is a hash table, see reading.h, of their first two characters;\nzha_phrase_offset has the place of what begins with these in zha_phrase_data: the\nlongest first, length (with 0x8000 in the last, 0x4000 in a place), the other characters, the index of\neach reading in reading.h (0: common). zha_phrase_filter has a bit for each pair.\nzha_guard_pair is a hash table of guards: common words of two characters as they are\ncommonly read, in which no phrase may begin with the second one. zha_overlap_pair is\none of words in which it may, but what stands to its right decides.", $text);
    note(scalar(@phrase), 'phrases,', scalar(keys %guards), 'guards,', scalar(keys %by_two), 'pairs,', scalar(@blob), 'words,', scalar(@het_weight), 'further readings');
}
header('sizes.h', 'Sizes of the generated tables and the lead bytes of the weights.', $sizes);
