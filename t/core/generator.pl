# generator.pl: the generator of the vocabulary. A word is taken out of the tables, and
# nothing knows it; it is put back, and everything is as it was.
#
#   perl t/core/generator.pl BUILD      (make core-check)
#
# BUILD has the objects of src/core. Those of the words are compiled anew without the word,
# and t/core/test_vocabulary.c with them; the compiler is $CC.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use File::Temp qw(tempdir);
use Test::More;

my $build = shift // 'build';
my @cc = split ' ', $ENV{CC} // 'cc';
my $made = tempdir(CLEANUP => 1);
my @flags = split ' ', $ENV{CORE_CFLAGS} // '-std=c11 -O1 -Isrc';
my @libraries = split ' ', $ENV{CORE_LIBS} // '';
my @words = qw(图说 盘点 新闻发布会 搬运 转载 上卷 跋 chap lesson 例 位);

sub slurp { open my $in, '<', $_[0] or die "$_[0]: $!\n"; local $/; return scalar <$in>; }

# The generated files, from the tables without the rows of a word.
sub generate {
    my ($name, $without) = @_;
    my $folder = "$made/$name";
    mkdir $_ for $folder, "$folder/vocabulary", "$folder/core", "$folder/core/data";
    for my $table (glob 'vocabulary/*.tsv') {
        open my $out, '>', "$folder/$table" or die "$folder/$table: $!\n";
        print $out grep { !defined $without || !/^\Q$without\E\t/ } slurp($table) =~ /^.*\n/mg;
        close $out or die "$folder/$table: $!\n";
    }
    my $status = system $^X, 'tools/gen_vocabulary.pl', "$folder/core/data", $folder, $folder, "$folder/vocabulary";
    is($status, 0, 'generated ' . ($without // 'with all words'));
    return $folder;
}

# What test_vocabulary says with the words of a folder; $expected is the folder whose
# examples it has.
sub answers {
    my ($words, $expected) = @_;
    my @own;
    for my $name (qw(vocabulary series_word mark_rule)) {
        system(@cc, "-I$words", @flags, '-c', '-o', "$words/$name.o", "src/core/$name.c") == 0 or die "$name.c\n";
        push @own, "$words/$name.o";
    }
    my @other = grep { !m{/(?:vocabulary|series_word|mark_rule)\.o$} } glob "$build/*.o";
    system(@cc, "-I$expected", @flags, '-It/core', '-o', "$words/test", 't/core/test_vocabulary.c', @own, @other, @libraries) == 0
        or die "test_vocabulary.c\n";
    open my $out, '-|', "$words/test" or die "test_vocabulary: $!\n";
    return join '', <$out>;
}

my $all = generate('all');
for my $word (@words) {
    my $without = generate($word, $word);
    my $row = qr/\{"\Q$word\E", /;
    like(slurp("$all/core/data/examples.h"), $row, "$word has examples");
    unlike(slurp("$without/core/data/examples.h"), $row, 'and none when it is taken out');
    isnt(slurp("$without/core/data/vocabulary.h"), slurp("$all/core/data/vocabulary.h"), 'nor is it in the table of words');
}

# Compiled: the examples of all words, with a word that is not there.
my $answers = answers("$made/盘点", $all);
like($answers, qr/^# 盘点 is not found$/m, 'the word that is taken out is not found');
like($answers, qr/^not ok 2/m, 'and does not what its examples say');
unlike($answers, qr/^# (?!盘点|【盘点】).*(?:is not found|headline)/m, 'and all others do');
unlike(answers($all, $all), qr/^not ok/m, 'put back, it is found and does what they say');

for my $file (glob 'src/core/data/*.h') {
    my $name = $file =~ s{.*/}{}r;
    next if !-e "$all/core/data/$name";
    is(slurp("$all/core/data/$name"), slurp($file), "$name is what the tables make");
}
done_testing();
