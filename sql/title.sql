-- parse_title: the title that the project began with.
\x on
SELECT * FROM parse_title('转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念');
SELECT * FROM parse_title('《某某学报》2021年第3期（总第281期）目录');
SELECT * FROM parse_title('海边的风，山里的雨');
SELECT * FROM parse_title('');
SELECT * FROM parse_title(NULL);
\x off

-- what bears a number and what does not
SELECT title, p.series, p.number, p.written, p.headline
FROM unnest(ARRAY[
    '山河故事③：渡口', '山河故事 #3 渡口', '山河故事（三）', '渡口 | 山河故事Vol.03',
    '渡口——山河故事之三', '山河故事第三季第四集', '山河故事系列三：渡口', '【山河故事】第三期：渡口',
    '山河故事（下）', '山河故事 Part 3', '山河故事（1/3）', '山河故事第17、18期', '03 | 渡口',
    '转发：渡口（三）', '“十四五”规划纲要发布', '第二十次全国代表大会', '三大指数全线上涨',
    '全球TOP10榜单', '共建一带一路', '最美的渡口之一', '第三届山河论坛开幕', '6月17日要闻',
    '大学英语(二)试题', '《山河故事（三）》出版', '高三（2）班主题班会']) AS title,
    parse_title(title) AS p;

-- the parts agree with the functions of their names
SELECT bool_and(p.series IS NOT DISTINCT FROM title_series(title)
            AND p.number IS NOT DISTINCT FROM title_number(title)
            AND p.author IS NOT DISTINCT FROM title_author(title)
            AND p.headline IS NOT DISTINCT FROM title_headline(title)) AS agree
FROM unnest(ARRAY['转丨[甲乙⑮]原创丨黄晓春:标题', '甲乙③：丙丁', '甲乙', '', NULL]) AS title,
    parse_title(title) AS p;

-- one key for the spellings of one series, and no more
SELECT series_key(name) COLLATE "C" AS key, count(*) FROM unnest(ARRAY[
    '高校智库·聚焦人民城市', '高校智庫・聚焦人民城市', '「高校智库•聚焦人民城市」', '高校智库 · 聚焦人民城市',
    '高校智库·聚焦人民城市系列', 'NixOS 系列', 'nixos系列', 'ＮｉｘＯＳ系列',
    '“书·法”系列', '「书·法」系列', 'Paper Alert', 'PaperAlert', '《科创周刊》', '科创周刊']) AS name
GROUP BY 1 ORDER BY 1;

-- they can be indexed
CREATE TABLE articles (title text);
INSERT INTO articles SELECT '山河故事第' || i || '期：渡口' FROM generate_series(1, 500) AS i;
CREATE INDEX ON articles (series_key(title_series(title)), title_number(title));
ANALYZE articles;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT title FROM articles
WHERE series_key(title_series(title)) = series_key('山河故事') AND title_number(title) > '498'
ORDER BY title_number(title);
SELECT title FROM articles
WHERE series_key(title_series(title)) = series_key('山河故事') AND title_number(title) > '498'
ORDER BY title_number(title);
DROP TABLE articles;

-- a text is no title
SELECT (p).number, length((p).headline) FROM parse_title(repeat('【①', 500000)) AS p;
SELECT (p).number, length((p).headline) FROM parse_title(repeat('（', 1000000)) AS p;

-- the words of a site
SELECT p.relay, p.series, p.number, p.headline
FROM (VALUES
    (1, '搬运｜城里的鸟', '{"relay": ["搬运"]}'::jsonb),
    (2, '【海報新聞】城里的鸟', '{"genre": ["海报新闻"]}'),
    (3, '江边时评｜城里的鸟', '{"column": ["江边时评"]}'),
    (4, '【会议通知第二轮】山河研讨会', '{"not_series": ["会议通知"]}'),
    (5, '【渡口通讯】山河研讨会', '{"not_series": ["渡口通讯"]}'),
    (6, '【渡口通讯】山河研讨会', '{}'),
    (7, '江边时评（三）：城里的鸟', '{"column": ["江边时评"], "relay": ["外转"]}')) AS t (n, title, words),
    parse_title(title, words) AS p
ORDER BY n;
SELECT title_series('【山河】渡口', '{"not_series": ["山河"]}') IS NULL AS no_series,
       title_number('山河（三）', '{}') AS number, title_author('张三：渡口', '{}') AS author,
       title_headline('山河志｜渡口', '{"column": ["山河志"]}') AS headline,
       parse_title('山河', NULL) IS NULL AS absent;
SELECT parse_title('山河', '[]');
SELECT parse_title('山河', '"relay"');
SELECT parse_title('山河', '{"relays": ["外转"]}');
SELECT parse_title('山河', '{"relay": "外转"}');
SELECT parse_title('山河', '{"relay": [3]}');
SELECT parse_title('山河', '{"relay": [["外转"]]}');
SELECT parse_title('山河', '{"relay": [" "]}');
SELECT parse_title('山河', jsonb_build_object('genre', jsonb_build_array(repeat('山', 41))));
