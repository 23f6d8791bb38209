#!/usr/bin/env perl
# report.pl: makes report.md and scaling.svg of what bench/measure printed.
#
#   bench/report.pl RESULTS FOLDER
#
# RESULTS holds FAMILY.tsv, lines of the family and the fields that lib.sql describes, and
# facts. Fails when a figure could not be had, after writing both.
use strict;
use warnings FATAL => 'all';
use utf8;
use open qw(:std :encoding(UTF-8));

my ($results, $folder) = @ARGV;
die "usage: report.pl RESULTS FOLDER\n" unless defined $folder;

my @families = (
	[ series_no => 'Series numbers' ],
	[ title => 'Titles' ],
	[ order => 'Order' ],
	[ sort => 'ORDER BY: kinds of titles (with how many beginnings of two characters) and names, from 1,000 rows on' ],
	[ collation => 'ICU collations' ],
	[ archive => 'Archive' ],
	[ across => 'Across archives: three of so many rows' ],
	[ scaling => 'From 10,000 rows on' ],
	[ form => 'Reading numbers in the core, each form' ]);
my @fields = qw(family what rows unit ours peer_name peer goal chart);

# ---- what was measured ----------------------------------------------------------------

sub lines_of
{
	my ($file) = @_;
	open my $in, '<', $file or return;
	my @lines = map { chomp; [ split /\t/, $_, -1 ] } <$in>;
	return @lines;
}

sub figures
{
	my ($family) = @_;
	return map {
		my %figure;
		@figure{@fields} = (@$_, ('') x @fields);
		\%figure
	} lines_of("$results/$family.tsv");
}

# The ratio of ours to the peer's, or undef.
sub ratio
{
	my ($figure) = @_;
	return undef if $figure->{unit} eq 'error' || $figure->{peer} eq '' || $figure->{peer} == 0;
	return $figure->{ours} / $figure->{peer};
}

# met, missed, failed, or nothing where there is no goal.
sub verdict
{
	my ($figure) = @_;
	return 'failed' if $figure->{unit} eq 'error';
	return '' if $figure->{goal} eq '';
	my ($own, $relation, $limit, $part) = $figure->{goal} =~ m{^(ours )?(<=?) ([\d.]+)(?:/(\d+))?$}
	  or die "no goal: $figure->{goal}\n";
	$limit /= $part if $part;
	my $value = $own ? $figure->{ours} : ratio($figure);
	return 'failed' unless defined $value;
	return ($relation eq '<' ? $value < $limit : $value <= $limit) ? 'met' : 'missed';
}

# ---- the tables -------------------------------------------------------------------------

sub thousands
{
	my ($n) = @_;
	1 while $n =~ s/^(\d+)(\d{3})/$1,$2/;
	return $n;
}

# Three digits that count.
sub number
{
	my ($n) = @_;
	return thousands($n) if $n =~ /^\d*$/;
	return thousands(sprintf '%.0f', $n) if abs $n >= 100;
	return sprintf abs $n >= 10 ? '%.1f' : abs $n >= 1 ? '%.2f' : '%.3f', $n;
}

sub ratio_shown
{
	my ($ratio) = @_;
	return '' unless defined $ratio;
	return '1/' . thousands(sprintf '%.0f', 1 / $ratio) if $ratio > 0 && $ratio < 0.1;
	return sprintf '%.2f', $ratio;
}

sub goal_shown
{
	my ($figure) = @_;
	my $goal = $figure->{goal};
	$goal .= " $figure->{unit}" if $goal =~ s/^ours // && $figure->{unit} ne 'error';
	$goal =~ s/<=/≤/;
	return $goal =~ s{(\d/)(\d+)}{$1 . thousands($2)}er;
}

sub row
{
	my ($figure) = @_;
	my @cells = ($figure->{what}, thousands($figure->{rows}));
	if ($figure->{unit} eq 'error') { push @cells, $figure->{ours}, '', $figure->{peer_name}, '' }
	else
	{
		push @cells, number($figure->{ours}) . " $figure->{unit}",
		  $figure->{peer} eq '' ? '' : number($figure->{peer}) . " $figure->{unit}",
		  $figure->{peer_name}, ratio_shown(ratio($figure));
	}
	return '| ' . join(' | ', map { s/\|/\\|/gr } @cells, goal_shown($figure), verdict($figure)) . " |\n";
}

sub table
{
	my ($title, @figures) = @_;
	return '' unless @figures;
	return join '', "\n## $title\n\n", "| what | rows | ours | peer | which | ratio | goal | |\n",
	  "|---|--:|--:|--:|---|--:|--:|---|\n", map { row($_) } @figures;
}

sub report
{
	my (@all) = @_;
	my %count = (met => 0, missed => 0, failed => 0);
	$count{ verdict($_) }++ for map { @{ $_->[1] } } @all;
	return join '', <<"END",
# Report of speed

Made by `make bench` ([doc/speed.md](../doc/speed.md) says what is measured and how). Each
figure is the median of 5 rounds; in each round ours is measured and the peer right after
it. A ratio below 1 means that ours is faster or smaller.

Of the goals $count{met} are met, $count{missed} missed; $count{failed} figures could not be had.

END
	  (map { "- $_->[1]: $_->[2]\n" } lines_of("$results/facts")),
	  (map { table($_->[0], @{ $_->[1] }) } @all), <<'END';

![Time against rows for four operations](scaling.svg)
END
}

# ---- the chart --------------------------------------------------------------------------
# Four panels with logarithmic axes. A panel has the lines of one operation, each a list
# of [rows, seconds].

my ($WIDTH, $HEIGHT) = (300, 190); # of a panel's inside
my @panels = (
	[ sort => 'Sort of titles' ],
	[ index => 'Index build on titles' ],
	[ link => 'Links of one article' ],
	[ series => 'Report of all series' ]);
my %seconds = (ms => 1e-3, 'µs' => 1e-6);

sub log10 { return log($_[0]) / log 10 }
sub floor { my $n = int $_[0]; return $n > $_[0] ? $n - 1 : $n }
sub ceil { return -floor(-$_[0]) }
sub escaped { return $_[0] =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/>/&gt;/gr }

sub text
{
	my ($x, $y, $class, $text) = @_;
	return sprintf qq{<text x="%.1f" y="%.1f" class="%s">%s</text>\n}, $x, $y, $class, escaped($text);
}

sub duration
{
	my ($exponent) = @_;
	my ($unit, $power) = $exponent >= 0 ? ('s', 0) : $exponent >= -3 ? ('ms', -3) : ('µs', -6);
	return thousands(10**($exponent - $power)) . " $unit";
}

sub count_shown
{
	my ($n) = @_;
	return $n >= 1e6 ? $n / 1e6 . ' M' : thousands($n);
}

# The decades that hold all values, at least two.
sub decades
{
	my @logs = map { log10($_) } @_;
	my ($from, $to) = (sort { $a <=> $b } @logs)[ 0, -1 ];
	($from, $to) = (floor($from + 1e-9), ceil($to - 1e-9));
	$to = $from + 2 if $to < $from + 2;
	return ($from, $to);
}

sub curve
{
	my ($class, $x, $y, @points) = @_;
	my @at = map { [ $x->($_->[0]), $y->($_->[1]) ] } @points;
	my $svg = sprintf qq{<polyline class="%s" points="%s"/>\n}, $class, join ' ', map { sprintf '%.1f,%.1f', @$_ } @at;
	$svg .= sprintf qq{<circle class="%s" cx="%.1f" cy="%.1f" r="3"/>\n}, $class, @$_ for @at;
	return $svg;
}

sub panel
{
	my ($title, $left, $top, @figures) = @_;
	my $time = sub { $_[0]{ $_[1] } * $seconds{ $_[0]{unit} } };
	my ($x0, $x1) = decades(map { $_->{rows} } @figures);
	my ($y0, $y1) = decades(map { ($time->($_, 'ours'), $time->($_, 'peer')) } @figures);
	my $x = sub { $left + $WIDTH * (log10($_[0]) - $x0) / ($x1 - $x0) };
	my $y = sub { $top + $HEIGHT * ($y1 - log10($_[0])) / ($y1 - $y0) };
	my $svg = text($left, $top - 26, 'title', $title);

	for my $decade ($y0 .. $y1)
	{
		my $at = $y->(10**$decade);
		$svg .= sprintf qq{<line class="grid" x1="%d" y1="%.1f" x2="%d" y2="%.1f"/>\n}, $left, $at, $left + $WIDTH, $at;
		$svg .= text($left - 8, $at + 4, 'tick end', duration($decade));
	}
	for my $decade ($x0 .. $x1)
	{
		my $at = $x->(10**$decade);
		$svg .= sprintf qq{<line class="grid" x1="%.1f" y1="%d" x2="%.1f" y2="%d"/>\n}, $at, $top, $at, $top + $HEIGHT;
		$svg .= text($at, $top + $HEIGHT + 18, 'tick middle', count_shown(10**$decade));
	}
	$svg .= text($left + $WIDTH / 2, $top + $HEIGHT + 36, 'tick middle', 'rows');
	$svg .= sprintf qq{<text transform="translate(%d %d) rotate(-90)" class="tick middle">time</text>\n}, $left - 62, $top + $HEIGHT / 2;
	my $name = $figures[0]{what} =~ s/.* //r; # of the function, without the statement
	for my $side ([ peer => $figures[0]{peer_name}, 170 ], [ ours => $name, 0 ])
	{
		my ($class, $label, $shift) = @$side;
		$svg .= curve($class, $x, $y, map { [ $_->{rows}, $time->($_, $class) ] } @figures);
		$svg .= sprintf qq{<line class="%s" x1="%d" y1="%d" x2="%d" y2="%d"/>\n}, $class, $left + $shift, $top - 12, $left + $shift + 18, $top - 12;
		$svg .= text($left + $shift + 24, $top - 8, 'tick', $label);
	}
	return $svg;
}

sub chart
{
	my (@figures) = @_;
	my ($wide, $high) = (2 * ($WIDTH + 110) + 10, 2 * ($HEIGHT + 100) + 10);
	my $svg = <<"END";
<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $wide $high" width="$wide" height="$high" role="img">
<title>Time against rows, zharchive and its peers</title>
<style>
text { font: 12px sans-serif; fill: #444 }
.title { font-weight: bold; font-size: 14px; fill: #222 }
.middle { text-anchor: middle }
.end { text-anchor: end }
.grid { stroke: #8884 }
.ours, .peer { fill: none; stroke-width: 2 }
.ours { stroke: #0a6ebd }
.peer { stroke: #c4560c; stroke-dasharray: 6 3 }
circle.ours { fill: #0a6ebd }
circle.peer { fill: #c4560c; stroke-dasharray: none }
rect { fill: #fff }
\@media (prefers-color-scheme: dark) {
text { fill: #bbb } .title { fill: #eee } rect { fill: #15191f }
.ours { stroke: #5db2f2 } circle.ours { fill: #5db2f2 } .peer { stroke: #f0954f } circle.peer { fill: #f0954f }
}
</style>
<rect width="$wide" height="$high"/>
END
	for my $i (0 .. $#panels)
	{
		my ($name, $title) = @{ $panels[$i] };
		my @own = sort { $a->{rows} <=> $b->{rows} } grep { $_->{chart} eq $name && defined ratio($_) } @figures;
		$svg .= panel($title, 85 + ($i % 2) * ($WIDTH + 110), 50 + int($i / 2) * ($HEIGHT + 100), @own) if @own;
	}
	return "$svg</svg>\n";
}

# ---- both ---------------------------------------------------------------------------------

sub write_file
{
	my ($file, $content) = @_;
	open my $out, '>', $file or die "$file: $!\n";
	print $out $content;
	close $out or die "$file: $!\n";
	return;
}

my @all = map { [ $_->[1], [ figures($_->[0]) ] ] } @families;
write_file("$folder/report.md", report(@all));
write_file("$folder/scaling.svg", chart(figures('scaling')));
my @failed = grep { verdict($_) eq 'failed' } map { @{ $_->[1] } } @all;
print STDERR "bench: $_->{family}: $_->{what}: $_->{ours}\n" for @failed;
my @missed = grep { verdict($_) eq 'missed' } map { @{ $_->[1] } } @all;
printf STDERR "bench: goal missed: %s: %s: %s, goal %s\n", @$_{qw(family what)},
  $_->{goal} =~ /^ours/ ? number($_->{ours}) : ratio_shown(ratio($_)), goal_shown($_) for @missed;
exit(@failed ? 1 : 0);
