# 091_applications.pl
#	The examples of doc/applications.md in each language whose package is here: what they
#	print is what the document says. Packages of node's are looked for in the folders of
#	NODE_PACKAGES and in examples/site, the others where Debian puts them.

use strict;
use warnings FATAL => 'all';

use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $document = slurp_file('doc/applications.md');
my @node_packages = grep { -d } split(/:/, $ENV{NODE_PACKAGES} // ''), "$ENV{PWD}/examples/site/node_modules";
my $jdbc = '/usr/share/java/postgresql.jar';

my $node = PostgreSQL::Test::Cluster->new('applications');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "listen_addresses = 'localhost'\n");
$node->start;
$ENV{PGCLIENTENCODING} = 'UTF8';
$node->safe_psql('postgres', 'CREATE DATABASE applications TEMPLATE template0');
$node->safe_psql('applications', join '', $document =~ /^```sql\n(.*?)^```$/msg);
my ($user) = $node->safe_psql('postgres', 'SELECT current_user');
local %ENV = (%ENV, PGHOST => $node->host, PGPORT => $node->port, PGDATABASE => 'applications', PGUSER => $user);

sub runs { return IPC::Run::run([@_], '<', \undef, '>', \my $out, '2>', \my $err) }

# A folder in which node finds the packages, or undef.
sub node_folder
{
	my @packages = @_;
	for my $modules (@node_packages)
	{
		next if grep { !-d "$modules/$_" } @packages;
		my $folder = PostgreSQL::Test::Utils::tempdir();
		symlink $modules, "$folder/node_modules" or die $!;
		return $folder;
	}
	return undef;
}

# How an example is run: undef when what it needs is not here.
sub command
{
	my ($language, $code, @needs) = @_;
	my %name = (js => 'example.mjs', python => 'example.py', php => 'example.php', java => 'Snippet.java');
	my $folder = PostgreSQL::Test::Utils::tempdir();
	my @command;

	if ($language eq 'js')
	{
		return if !runs(qw(sh -c), 'command -v node');
		$folder = node_folder(@needs) or return;
		@command = ('node');
	}
	elsif ($language eq 'python')
	{
		@command = ('/usr/bin/python3');
		return if !-x $command[0] || grep { !runs(@command, '-c', "import $_") } @needs;
	}
	elsif ($language eq 'php')
	{
		@command = ('php');
		return if !runs(qw(sh -c), "php -m | grep -qx $needs[0]");
	}
	else
	{
		return if !-f $jdbc || !runs(qw(sh -c), 'javac -version');
		@command = ('java', '-cp', $jdbc);
	}
	open my $file, '>', "$folder/$name{$language}" or die $!;
	print $file $code;
	close $file;
	return (@command, "$folder/$name{$language}");
}

while ($document =~ /^```(js|python|php|java)\n(.*?)^```\n\n```output\n(.*?)^```$/msg)
{
	my ($language, $code, $expected) = ($1, $2, $3);
	my @needs = split / /, ($code =~ /needs: (.*)/)[0];
	my @command = command($language, $code, @needs);
	SKIP:
	{
		skip "@needs ($language) is not here", 1 if !@command;
		IPC::Run::run(\@command, '<', \undef, '>', \my $out, '2>', \my $err);
		is($out, $expected, "@needs: prints what it says") or diag $err;
	}
}
# A pool in transaction mode: another session each time, with the path of the database.
SKIP:
{
	my ($pgbouncer) = grep { -x } '/usr/sbin/pgbouncer', '/usr/bin/pgbouncer';
	skip 'pgbouncer is not here', 2 if !$pgbouncer;
	my $folder = PostgreSQL::Test::Utils::tempdir();
	my $port = PostgreSQL::Test::Cluster::get_free_port();
	open my $file, '>', "$folder/pgbouncer.ini" or die $!;
	print $file "[databases]\napplications = host=$ENV{PGHOST} port=$ENV{PGPORT} dbname=applications user=$user\n",
		"[pgbouncer]\npool_mode = transaction\ndefault_pool_size = 2\nauth_type = any\nlisten_addr =\nlisten_port = $port\n",
		"unix_socket_dir = $folder\nlogfile = $folder/log\npidfile = $folder/pid\n";
	close $file;
	my $pool = IPC::Run::start([ $pgbouncer, '-q', "$folder/pgbouncer.ini" ], '<', \undef, '>', \my $out, '2>', \my $err);
	for (1 .. 100) { last if -S "$folder/.s.PGSQL.$port"; select undef, undef, undef, 0.1 }
	my $asks = q{SELECT id FROM archive_next('article', 2, channel => '校园文化') WHERE list = '校园文化'};
	for my $time ('first', 'second')
	{
		my $answer = '';
		IPC::Run::run([ qw(psql -XAtq -h), $folder, '-p', $port, '-d', 'applications', ('-c', $asks) x 3 ], '>', \$answer, '2>', \my $said);
		is($answer, "1\n1\n1\n", "pgbouncer, the $time time") or diag $said;
	}
	$pool->kill_kill;
}
is($node->safe_psql('applications', q{SELECT count(*) FROM pg_indexes WHERE indexname IN ('article_channel_archive', 'article_series_archive')}),
	'2', 'the indexes of the archive are still there');

$node->stop;
done_testing();
