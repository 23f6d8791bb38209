#!/usr/bin/perl
# import_phrases.pl: writes phrases.tsv, the phrases in which a character is not read
# as it commonly is.
#
#   tools/order/import_phrases.pl [--words | --overlaps] node_modules/@pinyin-pro/data/json \
#       phrase-pinyin-data jieba.dict.utf8 [UNICODE_FOLDER]
#
# With --words it writes all phrases with their frequencies instead, and the words of one
# character, without a reading, for learn_contexts.c and choose_readings.pl.
# jieba.dict.utf8 is the list of words of nodejieba 3.5.8 (MIT).
#
# In this order, the first that has a phrase wins:
#   phrases_hand.tsv
#   overwrite.txt of phrase-pinyin-data 0.19.0 (MIT, github.com/mozillazg)
#   modern.json of the npm package @pinyin-pro/data 1.3.1 (ISC)
#   pinyin.txt of phrase-pinyin-data
#   complete.json of @pinyin-pro/data, of which pairs only if they are frequent
#   traditional.tsv, see import_traditional.pl
#
# - Tone sandhi is taken back: 一 is yī and 不 is bù in every phrase; a neutral tone
#   stays only where the dictionary of the official list (kTGHZ2013) has it, else it is
#   the character's reading with that syllable if there is only one.
# - A reading that no dictionary in Unihan gives the character is an error: the phrase
#   is left to the next source.
# - Names of persons that complete.json alone has, of three characters and more, are left
#   out of the phrases where jieba says that they are such, unless they begin with a
#   surname in its reading: their readings are those of the commonest words (塞缪尔 sāi, 勤朴 piáo).
#   So are its names of persons and places of characters that foreign names are written
#   with, where a reading is not that of the sentences in readings.tsv (迈耶 yé, 塞曼 sāi).
# - A phrase is kept only if the phrases shorter than it, matched as the sort keys
#   match them (the longest from the left, else by the neighbours or the commonest
#   reading), do not give its readings already.
# - Guards: a common word of two characters with ordinary readings is kept where it
#   stops a wrong match that would begin with its second character (发行|长期).
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Contexts;
use Sources qw(numbered read_tsv %unihan %default %readings %is_han);

my $words = @ARGV && $ARGV[0] eq '--words' && shift;
my $overlaps = @ARGV && $ARGV[0] eq '--overlaps' && shift;
my ($folder, $plain, $jieba, $unicode) = @ARGV;
die "usage: import_phrases.pl JSON_FOLDER PHRASE_FOLDER JIEBA [UNICODE_FOLDER]\n" unless $jieba;
Sources::load($unicode // '/usr/share/unicode');
Contexts::load(sub { $readings{ $_[0] }{ $_[1] } }) unless $words;
binmode STDOUT, ':utf8';
binmode STDERR, ':utf8';

my $RARE_PAIR = 1e-11;    # below it a pair of complete.json is not trusted across words

my %dropped;

# The reading of a character in running speech as its reading in a dictionary.
my %unlearned = map { ord $_->[0] => $_->[1] } grep { $_->[2] eq '-' } read_tsv('unlearned.tsv');

sub lexical {
    my ($cp, $reading) = @_;
    return 'yi1' if $cp == 0x4E00;
    return 'bu4' if $cp == 0x4E0D;
    my $all = $readings{$cp} // return;
    my ($syllable, $tone) = $reading =~ /^(.+)(.)$/;
    my %official = map { $_ => 1 } Sources::readings_of('kTGHZ2013', $cp);
    return $unlearned{$cp} if $unlearned{$cp} && !$official{$reading};
    return $reading if $official{$reading} || !%official && $all->{$reading};
    if ($tone == 5) {
        my @same = grep { /^\Q$syllable\E[1-4]$/ } sort keys %$all;
        return @same == 1 ? $same[0] : undef;
    }
    return $all->{$reading} ? $reading : undef;
}

sub phrases {    # [text, readings, frequency]…
    my ($name) = @_;
    open my $in, '<:utf8', "$folder/$name" or die "$folder/$name: $!\n";
    my $json = do { local $/; <$in> };
    my @list;
    while ($json =~ /"([^"]+)":\s*\[\s*"([^"]+)",\s*([\d.e-]+)\s*\]/g) {
        my ($text, $spelled, $frequency) = ($1, $2, $3);
        my $reading = readings($text, $spelled) // next;
        push @list, [ $text, $reading, $frequency ];
    }
    return @list;
}

# The readings of a phrase as spelled by a source, or undef for what is not to be used.
sub readings {
    my ($text, $spelled) = @_;
    return if length $text < 2 || length $text > 15 || $text =~ /[^\x{3400}-\x{9fff}]/;
    my @cp = map ord, split //, $text;
    return if grep { $unihan{kSimplifiedVariant}{$_} && !$unihan{kTGH}{$_} } @cp;
    my @spelled = split / /, $spelled;
    if (@spelled != @cp) { $dropped{count}++; return }
    my @reading = map { lexical($cp[$_], numbered($spelled[$_])) } 0 .. $#cp;
    if (grep { !defined } @reading) { $dropped{reading}++; return }
    return "@reading";
}

my (%phrase, %longest, %place);    # text => readings; first two characters => longest length

sub keep {
    my ($text, $reading) = @_;
    $phrase{$text} = $reading;
    my $two = substr $text, 0, 2;
    $longest{$two} = length $text if ($longest{$two} // 0) < length $text;
}

sub read_alone {    # the reading of one character of a text, with a pair's reading for it
    my ($text, $at, $pair) = @_;
    my $cp = ord substr $text, $at, 1;
    return Contexts::read($text, $at, $pair) if $Contexts::readings{$cp};
    return $pair // $default{$cp} // '?';
}

sub read_by_table {
    my ($text) = @_;
    my ($at, @reading) = 0;
    while ($at < length $text) {
        my $max = $longest{ substr $text, $at, 2 } // 0;
        my ($piece) = grep { $phrase{$_} } map { substr $text, $at, $_ } reverse 2 .. $max;
        my @own = $piece ? split / /, $phrase{$piece} : undef;
        push @reading, @own > 2 || $place{$piece // ''} ? @own : map { read_alone($text, $at + $_, $own[$_]) } 0 .. $#own;
        $at += @own;
    }
    return join ' ', @reading;
}

my (%candidate, %frequency);

sub add_plain {    # lines of the form 重庆: chóng qìng
    my ($name) = @_;
    open my $lines, '<:utf8', "$plain/$name" or die "$plain/$name: $!\n";
    while (<$lines>) {
        s/#.*//;
        my ($text, $spelled) = /^(\S+): *(.*\S)/ or next;
        my $reading = readings($text, $spelled) // next;
        $candidate{$text} = $reading;
        $frequency{$text} //= 0;
    }
}

my (%tag, %counted);    # what jieba takes a word for; how often it counted it
{
    open my $lines, '<:utf8', $jieba or die "$jieba: $!\n";
    while (<$lines>) {
        my ($text, $count, $tag) = split;
        $tag{$text} = $tag;
        $counted{$text} = $count * 1e-12;    # as complete.json has it
    }
}
my %surname = map { $_->[0] => $_->[1] } read_tsv('surnames.tsv');

# Whether it is a name that does not begin with a surname in its reading.
sub is_foreign_name {
    my ($text, $reading) = @_;
    return 0 if length $text < 3 || ($tag{$text} // '') !~ /^nr/;
    my $surname = $surname{ substr $text, 0, 1 };
    return !$surname || index("$reading ", "$surname ") != 0;
}

my $transcribing = '';
{
    open my $lines, '<:utf8', "$FindBin::Bin/../names/transcribing.txt" or die "transcribing.txt: $!\n";
    while (<$lines>) { s/#.*|\s//g; $transcribing .= $_ }
}
my %by_sentences = map { $_->[0] => $_->[1] } grep { $_->[2] =~ /sentences/ } read_tsv('readings.tsv');

# Whether it is a name written by sound with a reading that the sentences have not.
sub is_misread_sound {
    my ($text, $reading) = @_;
    return 0 if ($tag{$text} // '') !~ /^n[rs]/ || $text =~ /[^$transcribing]/;
    my @reading = split / /, $reading;
    return grep { $_->[0] ne $_->[1] }
        map { [ $reading[$_], $by_sentences{ substr $text, $_, 1 } // $reading[$_] ] } 0 .. $#reading;
}

for (phrases('complete.json')) {
    my ($text, $reading, $frequency) = @$_;
    $frequency{$text} = $frequency;
    if (!$words && (is_foreign_name($text, $reading) || is_misread_sound($text, $reading))) { $dropped{name}++; next }
    $candidate{$text} = $reading if $words || length $text > 2 || $frequency >= $RARE_PAIR;
}
add_plain('pinyin.txt');
for (phrases('modern.json')) {
    my ($text, $reading, $frequency) = @$_;
    $frequency{$text} = $frequency;
    $candidate{$text} = $reading;
}
add_plain('overwrite.txt');
for (read_tsv('traditional.tsv')) {
    my ($text, $reading, $frequency) = @$_;
    ($candidate{$text}, $frequency{$text}) = ($reading, $frequency) unless $candidate{$text};
}
for (read_tsv('phrases_hand.tsv')) { $candidate{ $_->[0] } = $_->[1] }

$frequency{$_} ||= $counted{$_} // 0 for keys %candidate;

%place = map { @$_ } read_tsv('places.tsv');    # phrases in any case
%candidate = (%candidate, %place);
if ($words) {
    printf "%s\t%s\t%.3g\n", $_, $candidate{$_}, $frequency{$_} // 0 for sort keys %candidate;
    printf "%s\t\t%.3g\n", $_, $counted{$_} for sort grep { length == 1 } keys %counted;
    exit;
}

# Whether a text is read so without phrases, by the neighbours as by the commonest reading.
sub is_ordinary {
    my ($text, $reading) = @_;
    return 0 if $place{$text} || $reading ne join ' ', map { $default{ ord $_ } // '?' } split //, $text;
    return $reading eq join ' ', map { read_alone($text, $_) } 0 .. length($text) - 1;
}

my @pairs = grep { length == 2 } sort keys %candidate;
for (@pairs) { keep($_, $candidate{$_}) unless is_ordinary($_, $candidate{$_}) }
{
    my (%wrong, %guards);    # how frequent are the phrases that begin with a character
    $wrong{ substr $_, 0, 1 } += $frequency{$_} // 0 for keys %phrase;
    for my $text (@pairs) {
        next if $phrase{$text};
        my $second = substr $text, 1, 1;
        next unless $wrong{$second} && ($frequency{$text} // 0) >= $wrong{$second} / 20;
        next if keys %{ $readings{ ord $second } // {} } < 2 && !$wrong{$second};
        $guards{$text} = 1;
    }
    keep($_, $candidate{$_}) for sort keys %guards;
    if ($overlaps) {
        my %ending;    # how frequent are the phrases of a character and one of contexts.tsv
        for (grep { length == 2 && $Contexts::readings{ ord substr $_, 1 } } keys %phrase) {
            $ending{ substr $_, 0, 1 } += $frequency{$_} // 0;
        }
        print "# Common words of two characters whose second one may begin a phrase of two as well, in\n",
            "# which then the right side decides. Written by import_phrases.pl --overlaps.\n";
        for my $text (grep { !$phrase{$_} && !$guards{$_} } @pairs) {
            my $second = substr $text, 1, 1;
            print "$text\n" if $ending{$second} && ($frequency{$text} // 0) >= $ending{$second} / 50;
        }
        exit;
    }
    printf STDERR "%d pairs, %d of them guards\n", scalar keys %phrase, scalar keys %guards;
}
for my $text (sort { length $a <=> length $b || $a cmp $b } grep { length > 2 } keys %candidate) {
    keep($text, $candidate{$text}) if read_by_table($text) ne $candidate{$text};
}
printf STDERR "%d candidates, %d kept; left out: %s\n", scalar keys %candidate, scalar keys %phrase,
    join ', ', map { "$_ $dropped{$_}" } sort keys %dropped;

print <<'END';
# Phrases in which a character is not read as it commonly is, and guards against wrong
# matches. Written by import_phrases.pl from @pinyin-pro/data 1.3.1 (ISC),
# phrase-pinyin-data 0.19.0 (MIT) and phrases_hand.tsv.
END
print "$_\t$phrase{$_}\n" for sort keys %phrase;
