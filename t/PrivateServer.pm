# PrivateServer.pm
#	A copy of the server's files that a test may change.
package PrivateServer;

use strict;
use warnings FATAL => 'all';

use Exporter 'import';
use File::Copy;
use File::Find;
use PostgreSQL::Test::Utils;
our @EXPORT = qw(private_server);

# The server finds its files relative to its own program: a copy of the programs in a tree
# of links is a server into which other files can be put. Gives what a cluster wants as
# its install_path, and the copy's folders of extensions and of modules.
sub private_server
{
	my $root = PostgreSQL::Test::Utils::tempdir();
	my ($bindir, $sharedir, $pkglibdir) = map { chomp(my $answer = `pg_config --$_`); $answer } qw(bindir sharedir pkglibdir);
	for my $from ($bindir, $sharedir, $pkglibdir)
	{
		find({ no_chdir => 1, follow_skip => 2, wanted => sub {
			my $to = "$root$_";
			if (-d) { system_or_bail('mkdir', '-p', $to) }
			elsif ($from eq $bindir) { copy($_, $to) && chmod 0755, $to or die "$to: $!" }
			else { symlink $_, $to or die "$to: $!" }
		} }, $from);
	}
	return ($root . ($bindir =~ s!/bin$!!r), "$root$sharedir/extension", "$root$pkglibdir");
}

1;
