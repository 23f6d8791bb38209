-- demo.sql: what zharchive makes of the example archive. Run by demo.sh.
\set QUIET on

\echo
\echo '1. The fields of a page (pages/01-renmin-chengshi-15.txt) and of its title'
\x on
SELECT breadcrumb, title, published, editor, views, credit, prev_title, next_title
FROM parse_page(:'page');
SELECT article.id AS article, (parse_title(title)).*
FROM article WHERE body IS NOT NULL ORDER BY article.id LIMIT 1;
\x off

-- The dates of the two neighbours are not known: the printed links place them.
SELECT archive_register('article', id => 'id', title => 'title', published => 'published',
                        channel => 'channel', order_by => '{position}',
                        prev_title => 'prev_title', next_title => 'next_title') \g /dev/null
UPDATE article SET position = restored.position
FROM archive_restore_order('article') AS restored WHERE restored.id = article.id::text;

\echo
\echo '2. Its links, in the channel and in the series, beside what the page prints'
SELECT link.axis, link.rel, link.title, link.number, audit.printed, audit.verdict
FROM archive_links('article', 1) AS link
LEFT JOIN archive_audit('article') AS audit
       ON audit.id = '1' AND audit.rel = link.rel AND link.axis = 'channel'
WHERE link.rel IN ('prev', 'next');

\echo
\echo '3. Every printed link of the archive that is not the computed one'
SELECT article.title AS on_page, audit.rel, audit.printed, audit.computed_title AS computed, audit.verdict
FROM archive_audit('article') AS audit JOIN article ON article.id::text = audit.id
WHERE audit.verdict <> 'agrees';

\echo
\echo '4. The series: what they hold and what is missing'
SELECT title_series(title) AS series, count(*) AS articles,
       series_holdings(title_number(title)) AS holdings, series_missing(title_number(title)) AS missing
FROM article WHERE title_series(title) IS NOT NULL
GROUP BY title_series(title) ORDER BY zh_pinyin_key(title_series(title));
SELECT * FROM archive_gaps('article');

\echo
\echo '5. The archive in pinyin order of its headlines, under their letters'
SELECT zh_bucket(title_headline(title), 'pinyin') AS letter, title_headline(title) AS headline,
       title_author(title) AS author, channel
FROM article ORDER BY zh_pinyin_key(title_headline(title));

\echo
\echo '6. Beside the archive of a newspaper: which articles are one, and what can be taken from there'
CREATE TABLE newspaper (id bigint PRIMARY KEY, title text NOT NULL, published date);
COMMENT ON TABLE newspaper IS '山河晚报';
INSERT INTO newspaper VALUES
    (1, '[高校智库·聚焦人民城市⑮]黄晓春：以高水平服务型政府建设践行人民城市理念', '2020-07-20'),
    (2, '[高校智库·聚焦人民城市⑯]李立：山里的人怎样守住一条江', '2020-07-27');
SELECT archive_register('newspaper', 'id', 'title', published => 'published');
SELECT relay.grp, relay.tbl, relay.id, relay.published, relay.role, relay.of_tbl, relay.of_id, relay.evidence
FROM archive_relays('{article,newspaper}') AS relay;
SELECT * FROM archive_union_gaps('{article,newspaper}');
