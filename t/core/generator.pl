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

# The generated files, from the tables without the rows of some words.
sub generate {
    my ($name, @without) = @_;
    my $folder = "$made/$name";
    my $row = join '|', map { quotemeta } @without;
    mkdir $_ for $folder, "$folder/vocabulary", "$folder/core", "$folder/core/data";
    for my $table (glob 'vocabulary/*.tsv') {
        open my $out, '>', "$folder/$table" or die "$folder/$table: $!\n";
        print $out grep { !@without || !/^(?:$row)\t/ } slurp($table) =~ /^.*\n/mg;
        close $out or die "$folder/$table: $!\n";
    }
    my $status = system $^X, 'tools/gen_vocabulary.pl', "$folder/core/data", $folder, $folder, "$folder/vocabulary";
    is($status, 0, "generated with $name words");
    return $folder;
}

# What test_vocabulary says with the words of a folder and the examples of another.
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
my $fewer = generate('fewer', @words);
my $answers = answers($fewer, $all);
for my $word (@words) {
    my $example = qr/\{"\Q$word\E", /;
    like(slurp("$all/core/data/examples.h"), $example, "$word has examples");
    unlike(slurp("$fewer/core/data/examples.h"), $example, 'and none when its row is taken out');
    like($answers, qr/^# \Q$word\E is not found$/m, 'it is not found then');
}
like($answers, qr/^not ok 2/m, 'and examples are not met');

# Put back, what is generated is what test_vocabulary is compiled with.
for my $file (glob 'src/core/data/*.h') {
    my $name = $file =~ s{.*/}{}r;
    next if !-e "$all/core/data/$name";
    is(slurp("$all/core/data/$name"), slurp($file), "$name is what the tables make");
}
done_testing();
