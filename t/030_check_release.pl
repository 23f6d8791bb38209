# 030_check_release.pl
#	tools/check-release lets the tree pass, and notices each fault that is planted in a copy
#	of it: in META.json, in the versions, in the scripts of updates.

use strict;
use warnings FATAL => 'all';

use File::Copy;
use File::Temp;
use Test::More;

plan skip_all => 'not in the tree of the sources' unless -f 'tools/check-release' && -f 'debian/changelog';

sub slurp { open my $file, '<', $_[0] or die "$_[0]: $!"; local $/; return <$file> }
sub spew { open my $file, '>', $_[0] or die "$_[0]: $!"; print $file $_[1]; close $file or die "$_[0]: $!"; return }

my ($version) = slurp('zharchive.control') =~ /^default_version = '(.*)'$/m;

# What check-release says of a copy of the tree that was changed by a sub.
sub verdict
{
	my ($change) = @_;
	my $copy = File::Temp->newdir;
	mkdir "$copy/$_" or die for qw(tools doc debian);
	copy($_, "$copy/$_") or die "$_: $!"
		for 'META.json', 'zharchive.control', 'CHANGELOG.md', 'debian/changelog', 'doc/zharchive.md', glob 'zharchive--*.sql';
	copy('tools/check-release', "$copy/tools/check-release") or die $!;
	$change->("$copy");
	my $said = `"$^X" "$copy/tools/check-release" 2>&1`;
	return ($? >> 8, $said);
}

# A file of the copy with one thing changed; the pattern must fit.
sub edit
{
	my ($name, $pattern, $instead) = @_;
	return sub {
		my $text = slurp("$_[0]/$name");
		$text =~ s/$pattern/$instead/ or die "$name has no $pattern";
		spew("$_[0]/$name", $text);
	};
}

# A release after this one, as it ought to be: everything names 99.0.0, and the script of
# this version stays, with one that updates from it.
sub release
{
	my ($folder) = @_;
	for ([ 'META.json', qr/"version": "\Q$version\E"(?!,\s*"url")/, '"version": "99.0.0"' ], [ 'META.json', qr/--\Q$version\E\.sql/, '--99.0.0.sql' ],
		[ 'zharchive.control', qr/\Q'$version'/, q{'99.0.0'} ], [ 'CHANGELOG.md', qr/(?=## \Q$version\E)/, "## 99.0.0 (2099-01-01)\n\n- New.\n\n" ],
		[ 'debian/changelog', qr/\A/, "zharchive (99.0.0) unstable; urgency=medium\n\n  * New.\n\n -- A B <a\@b.org>  Thu, 01 Jan 2099 00:00:00 +0000\n\n" ])
	{
		my $text = slurp("$folder/$_->[0]");
		my ($pattern, $instead) = @$_[ 1, 2 ];
		$_->[0] eq 'META.json' ? $text =~ s/$pattern/$instead/g : $text =~ s/$pattern/$instead/;
		spew("$folder/$_->[0]", $text);
	}
	spew("$folder/zharchive--99.0.0.sql", "SELECT 1;\n");
	spew("$folder/zharchive--$version--99.0.0.sql", "SELECT 1;\n");
	return;
}

my ($status, $said) = verdict(sub { });
is($said, '', 'the tree as it is: nothing to say');
is($status, 0, 'and exit status 0');
($status, $said) = verdict(\&release);
is($said, '', 'a release after it, with a script that updates');

my $released = sub { my ($more) = @_; return sub { release($_[0]); $more->($_[0]) } };
my @faults = (
	[ 'no META.json', sub { unlink "$_[0]/META.json" }, qr/no META\.json/ ],
	[ 'no JSON', edit('META.json', qr/,/, ''), qr/no JSON object/ ],
	(map { [ "no $_", edit('META.json', qr/"$_":/, qq{"x_$_":}), qr/META\.json has no \Q$_\E$/m ] }
		qw(name version abstract maintainer license provides meta-spec)),
	[ 'an unknown key', edit('META.json', qr/"generated_by"/, '"made_by"'), qr/does not know: made_by/ ],
	[ 'a name with a blank', edit('META.json', qr/"name": "zharchive"/, '"name": "zh archive"'), qr/name is no term/ ],
	[ 'a version of two parts', edit('META.json', qr/"version": "\Q$version\E"/, '"version": "0.1"'), qr/version is no semantic version/ ],
	[ 'an empty abstract', edit('META.json', qr/"abstract": "[^"]*"/, '"abstract": ""'), qr/abstract is no text/ ],
	[ 'no maintainer in the list', edit('META.json', qr/"maintainer": "[^"]*"/, '"maintainer": []'), qr/maintainer names nobody/ ],
	[ 'an unknown licence', edit('META.json', qr/"postgresql"/, '"PostgreSQL Licence"'), qr/license is none/ ],
	[ 'a licence without an address', edit('META.json', qr/"license": "postgresql"/, '"license": {"own": "here"}'), qr/license is no map/ ],
	[ 'nothing provided', edit('META.json', qr/"provides": \{.*?\}\s*\}/s, '"provides": {}'), qr/provides is no map/ ],
	[ 'another extension provided', edit('META.json', qr/"zharchive": \{/, '"zharchives": {'), qr/does not provide zharchive/ ],
	[ 'a file that is not there', edit('META.json', qr/"file": "[^"]*"/, '"file": "zharchive.sql"'), qr/names what is not there.*another file/s ],
	[ 'no file', edit('META.json', qr/"file": "[^"]*",/, ''), qr/provides\.zharchive has no file/ ],
	[ 'a document that is not there', sub { unlink "$_[0]/doc/zharchive.md" }, qr/docfile names what is not there/ ],
	[ 'two versions', sub {
		my $text = slurp("$_[0]/META.json");
		$text =~ s/("docfile".*?"version": )"[^"]*"/$1"9.9.9"/s or die;
		spew("$_[0]/META.json", $text) }, qr/provides another version/ ],
	[ 'a needed version that is none', edit('META.json', qr/"15\.0\.0"/, '"15 or later"'), qr/no range of versions/ ],
	[ 'an unknown phase', edit('META.json', qr/"runtime"/, '"running"'), qr/unknown phase: running/ ],
	[ 'an unknown relation', edit('META.json', qr/"requires"/, '"needs"'), qr/unknown relation: needs/ ],
	[ 'another spec', edit('META.json', qr/("meta-spec": \{\s*"version": )"1\.0\.0"/, '"meta-spec": {"version": "2.0.0"'), qr/meta-spec is not of version 1/ ],
	[ 'a tag with a slash', edit('META.json', qr/"pinyin"/, '"pin/yin"'), qr/no list of tags/ ],
	[ 'tags that are no list', edit('META.json', qr/"tags": \[[^\]]*\]/, '"tags": "pinyin"'), qr/no list of tags/ ],
	[ 'an unknown status', edit('META.json', qr/"tags":/, '"release_status": "ready", "tags":'), qr/release_status/ ],
	[ 'resources without an address', edit('META.json', qr/"tags":/, '"resources": {"homepage": "here"}, "tags":'), qr/homepage is no address/ ],
	[ 'another version in the control file', edit('zharchive.control', qr/\Q'$version'/, q{'0.0.9'}), qr/control is not of/ ],
	[ 'no control file', sub { unlink "$_[0]/zharchive.control" }, qr/no zharchive\.control/ ],
	[ 'no install script', sub { unlink "$_[0]/zharchive--$version.sql" }, qr/there is no zharchive--\Q$version\E\.sql/ ],
	[ 'another newest entry', edit('CHANGELOG.md', qr/## \Q$version\E/, '## 0.0.9'), qr/newest entry of CHANGELOG\.md/ ],
	[ 'an entry without a text', edit('CHANGELOG.md', qr/(## \Q$version\E[^\n]*\n).*\z/s, "## $version\n"), qr/no text for/ ],
	[ 'another version of the package', edit('debian/changelog', qr/\(\Q$version\E/, '(0.0.9'), qr/debian\/changelog is not/ ],
	[ 'entries out of order', $released->(edit('CHANGELOG.md', qr/\z/, "\n## 99.1.0\n\n- Later.\n")), qr/99\.1\.0 out of order/ ],
	[ 'no script that updates', $released->(sub { unlink "$_[0]/zharchive--$version--99.0.0.sql" }), qr/no script updates from \Q$version\E to 99/ ],
	[ 'a script that updates to elsewhere', $released->(sub { rename "$_[0]/zharchive--$version--99.0.0.sql", "$_[0]/zharchive--$version--98.0.0.sql" }),
		qr/98\.0\.0\.sql is of a version that CHANGELOG\.md does not know.*no script updates/s ],
	[ 'the released script gone', $released->(sub { unlink "$_[0]/zharchive--$version.sql" }), qr/of the released \Q$version\E/ ],
	[ 'a script of an unknown version', sub { spew("$_[0]/zharchive--7.7.7.sql", '') }, qr/7\.7\.7\.sql is of a version/ ],
);
for (@faults)
{
	my ($fault, $change, $wanted) = @$_;
	($status, $said) = verdict($change);
	like($said, $wanted, "noticed: $fault");
	is($status, 1, 'exit status 1');
}

done_testing();
