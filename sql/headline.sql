-- The key of a headline.
SELECT title, headline_key(title) AS key FROM unnest(ARRAY[
    '转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念',
    '山河晚报：黄晓春：以高水平服务型政府建设践行人民城市理念',
    '以高水平服務型政府建設踐行「人民城市」理念！',
    '江边讲坛⑮|城里的鸟（上）',
    '城里的鸟（上）',
    '江边讲坛（十五）',
    '老街的最后一家照相馆_山河新闻网',
    '读书周｜把童年还给孩子，从一本绘本开始',
    '第八讲预告：宋代的海上丝路',
    '互联网：山与河',
    '《江边》2021年第3期目录']) AS title;
SELECT headline_key('') IS NULL AS blank, headline_key('？！…') IS NULL AS signs, headline_key(NULL) IS NULL AS none;
-- It can stand in an index and in a generated column, however long the title is.
CREATE TABLE article (title text, key text GENERATED ALWAYS AS (headline_key(title)) STORED);
CREATE INDEX ON article (headline_key(title));
INSERT INTO article SELECT string_agg(chr(19968 + i % 5000), '') FROM generate_series(1, 9000) AS i;
INSERT INTO article SELECT title || '山' FROM article;
SELECT count(DISTINCT key) AS keys, max(octet_length(key)) AS longest FROM article;
SELECT kind, object FROM zharchive_dependents() ORDER BY 1, 2;
DROP TABLE article;
