-- page.sql: pages as text and as HTML, about 5 kB each: a frame of labels, lists and
-- links around forty paragraphs. A byte's time is the median of 5 rounds.
CREATE TABLE page AS
    SELECT concat_ws(E'\n', '首页', '学校概况', '新闻中心', '当前位置：首页 > 新闻中心 > 正文', '渡口的风第' || i || '期',
            '发布时间：2020-07-26 10:20 来源：山河网 作者：张三丰 浏览次数：' || i, '', body, '', '（责编：李四）',
            '上一篇：渡口的雨第' || i || '期', '下一篇：渡口的雪第' || i || '期', '版权所有 山河网 电话：0571-20191306') AS text,
        concat('<html><head><title>渡口的风第', i, '期 - 山河网</title></head><body><ul class="menu"><li><a href="/">首页</a>',
            '<li><a href="/a">学校概况</a></ul><div class="place">当前位置：<a href="/">首页</a> &gt; 正文</div><h1>渡口的风第', i,
            '期</h1><div class="info"><span>发布时间：2020-07-26</span> <span>来源：山河网</span></div><div class="body"><p>',
            replace(body, E'\n', '</p><p class="text">'), '</p></div><div>上一篇：<a href="1.htm">渡口的雨</a></div><div>下一篇：',
            '<a href="2.htm">渡口的雪</a></div></body></html>') AS html
    FROM generate_series(1, 400) AS i,
        (SELECT string_agg('船到江心，天已经黑了，渡口只剩一盏灯，灯下坐着' || n || '位等船的人。', E'\n') FROM generate_series(1, 40) AS n) AS b (body);
VACUUM (ANALYZE) page;

-- What reading every page takes, in nanoseconds for a byte of them.
CREATE FUNCTION byte_time(statement text, measured text) RETURNS text
    RETURN format($$SELECT median(array(SELECT (milliseconds('', %L)).ms FROM generate_series(1, 5))) * 1e6
        / (SELECT sum(octet_length(%I)) FROM page)$$, statement, measured);
CALL figure('parse_page', 'ours <= 12', 'ns a byte', byte_time('SELECT count(parse_page(text)) FROM page', 'text'));
CALL figure('parse_html', '', 'ns a byte', byte_time('SELECT count(parse_html(html)) FROM page', 'html'));
CALL figure('html_text', '', 'ns a byte', byte_time('SELECT count(html_text(html)) FROM page', 'html'));
CALL figure('parse_page, the speed', '', 'MB/s', 'SELECT 1000 / x FROM (' || byte_time('SELECT count(parse_page(text)) FROM page', 'text') || ') AS b (x)');
CALL figure('parse_html, the speed', '', 'MB/s', 'SELECT 1000 / x FROM (' || byte_time('SELECT count(parse_html(html)) FROM page', 'html') || ') AS b (x)');
