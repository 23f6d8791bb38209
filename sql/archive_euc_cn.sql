-- The archive family in a database with the encoding EUC_CN.
\set old :DBNAME
CREATE DATABASE regress_archive_euc_cn ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0;
\c regress_archive_euc_cn
SET client_encoding = 'UTF8';
CREATE EXTENSION zharchive;
CREATE TABLE article (id integer PRIMARY KEY, title text, published date, prev_title text, next_title text);
SELECT archive_register('article', 'id', 'title', 'published', prev_title => 'prev_title', next_title => 'next_title');
INSERT INTO article VALUES
    (1, '[城市观察⑤]原创丨张三:治理', '2020-07-26', '[城市 观察⑦]原创丨李四:服务', '没有了！'),
    (2, '[城市观察⑦]原创丨李四:服务', '2020-07-27', '没有了', '[城市观察⑤]原创…');
SELECT axis, rel, id, number, list FROM archive_links('article', 1);
SELECT id, rel, verdict FROM archive_audit('article') ORDER BY id, rel;
SELECT * FROM archive_restore_order('article');
SELECT list, articles, holdings, missing FROM archive_series('article');
SELECT * FROM archive_gaps('article', '城市观察');
SELECT archive_link_header('article', 1, '/{id}') LIKE '%title*=UTF-8''''%5B%E5%9F%8E%' AS utf8;
SELECT (archive_html_links('article', 1, '/{id}')).body;
SELECT archive_jsonld('article', 1, '/{id}')::json -> '@graph' -> 1;
SELECT count(*) FROM archive_series_near('article');
\c :old
DROP DATABASE regress_archive_euc_cn;
