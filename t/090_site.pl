# 090_site.pl
#	examples/site: filled by one command, each of its pages, its form, both languages, and
#	what a browser makes of it. Skips where node, its package pg or Chromium is not there.
#
#	SCREENSHOTS=doc make installcheck PROVE_TESTS=t/090_site.pl

use strict;
use warnings FATAL => 'all';

use HTTP::Tiny;
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my ($chromium) = grep { defined && -x } map { my $name = $_; map { "$_/$name" } split /:/, $ENV{PATH} } qw(chromium chromium-browser google-chrome);
my ($modules) = grep { -d "$_/pg" } split(/:/, $ENV{NODE_PACKAGES} // ''), "$ENV{PWD}/examples/site/node_modules", '/usr/share/nodejs';
plan skip_all => 'there is no node' if system('node --version >/dev/null 2>&1') != 0;
plan skip_all => "there is no package pg of node's (Debian: node-pg)" unless $modules;

# The site in a folder of its own, with the package beside it.
my $examples = PostgreSQL::Test::Utils::tempdir();
system_or_bail('cp', '-R', 'examples/.', $examples);
system_or_bail('rm', '-rf', "$examples/site/node_modules");
symlink $modules, "$examples/site/node_modules" or die $!;

my $node = PostgreSQL::Test::Cluster->new('site');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE site TEMPLATE template0');
my %where = (PGHOST => $node->host, PGPORT => $node->port, PGDATABASE => 'site');
my $port = PostgreSQL::Test::Cluster::get_free_port();

my ($out, $err) = ('', '');
my $cd = sub { chdir "$examples/site" or die $!; $ENV{$_} = $where{$_} for keys %where; $ENV{PORT} = $port };
IPC::Run::run([ qw(node fill.mjs) ], '<', \undef, '>', \$out, '2>', \$err, init => $cd);
is($out, "7 articles in 2 channels\n", 'one command fills it') or diag $err;

my ($said, $errors) = ('', '');
my $site = IPC::Run::start([ qw(node server.mjs) ], '<', \undef, '>', \$said, '2>', \$errors, init => $cd,
	IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
$site->pump until $said =~ /\n/;
chomp(my $root = $said =~ s!/$!!mr);

my $browser = HTTP::Tiny->new(max_redirect => 0);
sub get
{
	my ($path, %headers) = @_;
	$path =~ s/([^\x00-\x7f]+)/join '', map { sprintf '%%%02X', ord } split m{}, $1/ge;
	my $answer = $browser->get("$root$path", { headers => { 'accept-language' => 'zh', %headers } });
	return ($answer->{status}, $answer->{content}, $answer->{headers});
}

# Each page: its path, its status, what it shows, in this order.
for ([ '/', 200, qr/江边讲坛.*4 篇.*媒体报道.*3 篇/s ],
	[ '/channel/江边讲坛', 200, qr/第十三讲.*第十二讲.*第十讲.*第九讲/s ],
	[ '/channel/江边讲坛?after=7', 200, qr/<h1>江边讲坛<\/h1>(?!.*第十二讲).*第十讲/s ],
	[ '/article/1', 200, qr/上一条.*聚焦人民城市⑰.*与原网页一致.*下一条.*中新网报道.*与原网页一致.*本专栏：高校智库·聚焦人民城市.*没有了.*⑰/s ],
	[ '/article/7', 200, qr/原网页所印|与原网页一致/ ],
	[ '/series', 200, qr/高校智库·聚焦人民城市.*江边讲坛.*缺 1 期/s ],
	[ '/series/江边讲坛', 200, qr/>9<.*>10<.*缺第 11 期.*>12<.*>13</s ],
	[ '/authors', 200, qr/<h2>H<.*黄晓春.*<h2>L<.*林小舟.*<h2>S<.*盛智明.*<h2>X<.*许南/s ],
	[ '/authors?by=strokes', 200, qr/<h2>6画<.*许南.*<h2>8画<.*林小舟.*<h2>11画<.*黄晓春.*盛智明/s ],
	[ '/search?q=csydcq', 200, qr/找到 1 篇.*长沙窑的瓷器去了哪里/s ],
	[ '/search?q=長沙', 200, qr/找到 1 篇.*长沙窑/s ],
	[ '/search?q=<script>', 200, qr/value="&lt;script&gt;".*找到 0 篇/s ],
	[ '/series/没有', 404, qr/没有这个网页/ ],
	[ '/article/99', 404, qr/没有这个网页/ ],
	[ '/article/1%3B', 404, qr/没有这个网页/ ],
	[ '/channel/%E4', 404, qr/没有这个网页/ ])
{
	my ($path, $status, $shown) = @$_;
	my ($got, $text) = get($path);
	is($got, $status, "$path: $status");
	like($text, $shown, "$path shows it");
}

my (undef, $text, $headers) = get('/article/1');
like($headers->{link}, qr!<\Q$root\E/article/2>; rel="prev".*<\Q$root\E/article/3>; rel="next"!, 'a Link field');
like($text, qr!<head>.*<link rel="prev" href="\Q$root\E/article/2".*<script type="application/ld\+json">\{.*"isPartOf".*</head>!s,
	'links and JSON-LD in the head');
($text) = (get('/', 'accept-language' => 'en-GB'))[1];
like($text, qr/<html lang="en">.*Channels.*4 articles, newest 2021-04-02/s, 'in English');

# The form: a page is read, then taken; the links follow.
my $page = slurp_file("$examples/pages/05-jiangbian-13.txt") =~ s/第十三讲：\S+/第十一讲：渡口/r =~ s/2021-04-02/2021-03-19/r;
my $form = sub { utf8::decode(my $characters = $page); $browser->post_form("$root/import", { page => $characters, do => $_[0] },
	{ headers => { "accept-language" => "zh" } })->{content} };
like($form->('look'), qr/第十一讲：渡口.*2021-03-19.*收入档案/s, 'a page is read');
is($node->safe_psql('site', 'SELECT count(*) FROM article'), '7', 'and nothing is written yet');
like($form->('take'), qr/已收入 1 篇/, 'it is taken');
unlike((get('/series/江边讲坛'))[1], qr/缺第/, 'and fills the gap');
my $markup = '<html><head><title>新的一页</title></head><body><p>首页 &gt; 甲 &gt; 正文</p><h1>新的一页</h1><p>发布时间：2022-02-02 作者：王小明</p><p>正文。</p></body></html>';
$page = $markup;
SKIP:
{
	skip 'the server is built without libxml', 1 if $node->safe_psql('site', q{SELECT setting FROM pg_config WHERE name = 'CONFIGURE'}) !~ /--with-libxml/;
	like($form->('look'), qr/新的一页.*2022-02-02.*王小明/s, 'so is HTML');
}
is($browser->post_form("$root/language", { back => '//elsewhere.example/' })->{headers}{location}, '/', 'no way to another site');

# What a browser makes of it.
SKIP:
{
	skip 'there is no Chromium', 4 unless $chromium;
	my $pictures = $ENV{SCREENSHOTS} ? "$ENV{PWD}/$ENV{SCREENSHOTS}" : PostgreSQL::Test::Utils::tempdir();
	my @chromium = ($chromium, qw(--headless --no-sandbox --disable-gpu --hide-scrollbars --accept-lang=zh-CN),
		'--user-data-dir=' . PostgreSQL::Test::Utils::tempdir());
	for ([ 'site.png', '900,830', '/article/1' ], [ 'site-phone.png', '390,844', '/article/4' ])
	{
		my ($name, $size, $path) = @$_;
		IPC::Run::run([ @chromium, "--window-size=$size", "--screenshot=$pictures/$name", "$root$path" ], '>', \my $quiet, '2>', \my $noise);
		cmp_ok(-s "$pictures/$name" // 0, '>', 20000, "$path at $size");
	}
	IPC::Run::run([ @chromium, '--window-size=390,844', '--dump-dom', "$root/article/1" ], '>', \my $dom, '2>', \my $noise);
	like($dom, qr/<main id="content">.*与原网页一致/s, 'the page as the browser has it');
	unlike($noise // '', qr/Content Security Policy|Refused to/, 'nothing in it is refused');
}

$site->signal('TERM');
$site->finish;
is($errors, '', 'the site complained of nothing');
$node->stop;
done_testing();
