-- UTF8 and EUC_CN databases work; another encoding is refused, with the remedy.
\set home :DBNAME
CREATE DATABASE zharchive_euc_cn ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0;
CREATE DATABASE zharchive_latin1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0;
CREATE DATABASE zharchive_sql_ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0;
CREATE DATABASE zharchive_mule ENCODING 'MULE_INTERNAL' LOCALE 'C' TEMPLATE template0;
CREATE DATABASE zharchive_jis ENCODING 'EUC_JIS_2004' LOCALE 'C' TEMPLATE template0;

\c zharchive_euc_cn
SET client_encoding = 'UTF8';
CREATE EXTENSION zharchive;
SELECT '第十五讲（下）'::series_no, to_series_no('不是编号') IS NULL AS none;
SELECT '第十五期刊'::series_no;
SELECT * FROM parse_title('转载丨[聚焦人民城市（十五）]原创丨黄晓春:践行人民城市理念');
SELECT zh_bucket(title, 'pinyin'), title
FROM unnest('{重庆的桥,长沙的窑,第十期,第九期}'::text[]) AS title ORDER BY zh_pinyin_key(title);
-- The key of a text does not depend on the encoding that it is stored in.
SELECT zh_pinyin_key('人民城市') AS euc_cn_key \gset
SELECT title, published, editor FROM parse_page('首页 - 媒体报道 - 正文

人民城市（十五）

创建时间:  2020-07-26  樊杰   浏览次数:   返回

正文。');

\c zharchive_sql_ascii
CREATE EXTENSION zharchive;
\c "dbname=zharchive_mule client_encoding=MULE_INTERNAL"
CREATE EXTENSION zharchive;
\c "dbname=zharchive_jis client_encoding=EUC_JIS_2004"
CREATE EXTENSION zharchive;
\c "dbname=zharchive_latin1 client_encoding=UTF8"
SET client_encoding = 'UTF8';
CREATE EXTENSION zharchive;
-- 0.1.0 could be installed in some
CREATE EXTENSION zharchive VERSION '0.1.0';
ALTER EXTENSION zharchive UPDATE;
SELECT '15'::series_no;
SELECT to_series_no('15');
SELECT * FROM parse_title('15');
SELECT zh_pinyin_key('a');

\c :home
SET client_encoding = 'UTF8';
SELECT zh_pinyin_key('人民城市') = :'euc_cn_key' AS same_key;
DROP DATABASE zharchive_euc_cn;
DROP DATABASE zharchive_latin1;
DROP DATABASE zharchive_sql_ascii;
DROP DATABASE zharchive_mule;
DROP DATABASE zharchive_jis;
