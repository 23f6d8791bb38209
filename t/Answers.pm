# Answers.pm
#	What an archive answers, to be compared with what another archive of the same articles
#	does. Columns: id, channel, title, published, series, number, printed_prev, printed_next.
package Answers;

use strict;
use warnings FATAL => 'all';

use Exporter 'import';
our @EXPORT = qw(article_columns articles answers printed differences grouped);

# The columns behind the id.
sub article_columns
{
	return 'channel text, title text NOT NULL, published date, series text, number series_no';
}

# So many articles, the id an expression over i.
sub articles
{
	my ($id, $count) = @_;
	return "SELECT $id AS id, (ARRAY['要闻', '通知', '文化', '学术', '人物', '体育', '专题'])[1 + i % 7] AS channel," . q{
		'【系列' || i % 13 || '】第' || i / 13 + i % 5 || '期：' || (ARRAY['重庆', '长江', '单老师', '行走'])[1 + i % 4] || i AS title,
		CASE WHEN i % 20 > 0 THEN date '2020-01-01' + i / 9 END AS published,
		CASE WHEN i % 6 > 0 THEN (ARRAY['系列', '「系列', '系 列'])[1 + i % 3] || i % 13 || (ARRAY['', '」', ''])[1 + i % 3] END AS series,
		CASE WHEN i % 8 > 0 THEN (i / 13 + i % 5)::int::series_no END AS number
		FROM generate_series(1, } . $count . ') AS i';
}

# A function answers(archive) over the articles of a table: one row an answer.
sub answers
{
	my ($from) = @_;
	my $some = 'abs(hashtext(a.id::text))';
	return qq{CREATE FUNCTION answers(tbl regclass) RETURNS TABLE (call text, answer text) LANGUAGE sql AS \$\$
		SELECT 'links', a.id || l::text FROM $from AS a, archive_links(tbl, a.id) AS l WHERE $some % 60 = 1
		UNION ALL SELECT 'links in', a.id || l::text FROM $from AS a, archive_links(tbl, a.id, channel => a.channel) AS l WHERE $some % 90 = 2
		UNION ALL SELECT 'next', a.id || l::text FROM $from AS a, archive_next(tbl, a.id, 'series', a.channel) AS l WHERE $some % 120 = 3
		UNION ALL SELECT 'prev', a.id || l::text FROM $from AS a, archive_prev(tbl, a.id) AS l WHERE $some % 120 = 4
		UNION ALL SELECT 'page', a.id || l::text FROM $from AS a, archive_page(tbl, a.channel, a.id, 7) AS l WHERE $some % 210 = 5
		UNION ALL SELECT 'html', archive_html_links(tbl, a.id, '/{id}', channel => a.channel)::text FROM $from AS a WHERE $some % 500 = 6
		UNION ALL SELECT 'all', l::text FROM archive_links_all(tbl) AS l
		UNION ALL SELECT 'series', l::text FROM archive_series(tbl) AS l
		UNION ALL SELECT 'gaps', l::text FROM archive_gaps(tbl) AS l
		UNION ALL SELECT 'gaps of', l::text FROM archive_gaps(tbl, '系列3') AS l
		UNION ALL SELECT 'near', l::text FROM archive_series_near(tbl) AS l
	\$\$};
}

# A function printed(archive): the same of what is made of the printed titles.
sub printed
{
	return q{CREATE FUNCTION printed(tbl regclass) RETURNS TABLE (call text, answer text) LANGUAGE sql AS $$
		SELECT 'audit', l::text FROM archive_audit(tbl) AS l
		UNION ALL SELECT 'audit of', l::text FROM archive_audit(tbl, '文化') AS l
		UNION ALL SELECT 'restored', l::text FROM archive_restore_order(tbl) AS l
	$$};
}

# How many answers of a function differ between two archives, by what was asked.
sub differences
{
	my ($function, $one, $other) = @_;
	return qq{SELECT call, count(*) FROM (
		(SELECT * FROM $function('$one') EXCEPT ALL SELECT * FROM $function('$other'))
		UNION ALL (SELECT * FROM $function('$other') EXCEPT ALL SELECT * FROM $function('$one'))) AS x GROUP BY 1};
}

# Queries over a table (%s) whose answers are the same wherever its rows are.
sub grouped
{
	return ('SELECT id FROM %s ORDER BY zh_pinyin_key(title) LIMIT 50',
		q{SELECT id FROM %s WHERE series_key(title_series(title)) = series_key('系列 3') ORDER BY id},
		'SELECT channel, series_holdings(number), series_missing(number), max(number), count(*) FROM %s GROUP BY 1 ORDER BY 1',
		'SELECT series, series_holdings(number), series_repeated(number) FROM %s GROUP BY 1 ORDER BY 1',
		q{SELECT zh_bucket(title, 'pinyin'), min(title::zhtext) FROM %s GROUP BY 1 ORDER BY 1});
}

1;
