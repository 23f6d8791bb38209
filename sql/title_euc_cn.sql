-- Titles, keys, dates and pages are read alike in a database with the encoding EUC_CN.
SET client_min_messages = warning;
SET datestyle = ISO;
\set titles '(VALUES (\'转丨[山河智库・聚焦渡口⑤]原创丨黄晓春:渡口的风\'), (\'《山河学报》2021年第3期（总第281期）目录\'), (\'山河故事第三季第四集\'), (\'山河故事Ⅲ\'), (\'山河故事㈢\'), (\'山河故事（三）――渡口【上】\'), (\'【山河讲堂】渡口的风\'), (\'渡口的风 | 山河故事Vol.03\'), (\'山政〔2017〕40号\'), (\'\'), (NULL)) AS t(title)'
\set page '$$首页 > 新闻 > 正文\n渡口的风\n时间：2020年7月26日 来源：山河网 作者：张三 浏览：12\n风很大。\n责任编辑：李四\n上一篇：没有了\n下一篇：渡口的雨…$$'
SELECT string_agg(parse_title(title)::text, E'\n') AS parts,
       string_agg(concat(title_series(title), '|', title_number(title), '|', title_author(title), '|',
                         title_headline(title), '|', series_key(title)), E'\n') AS single
FROM :titles \gset
SELECT parse_page(:page)::text AS page_parts,
       (SELECT string_agg(p::text, E'\n') FROM parse_pages(:page || E'\n' || :page) AS p) AS pages_parts \gset
CREATE DATABASE title_euc_cn TEMPLATE template0 ENCODING 'EUC_CN' LC_COLLATE 'C' LC_CTYPE 'C';
\c title_euc_cn
SET client_min_messages = warning;
SET datestyle = ISO;
CREATE EXTENSION zharchive;
SELECT relay, series, number, written, original, author, headline
FROM parse_title('转丨[山河智库・聚焦渡口⑤]原创丨黄晓春:渡口的风');
SELECT string_agg(parse_title(title)::text, E'\n') = :'parts' AS same_parts,
       string_agg(concat(title_series(title), '|', title_number(title), '|', title_author(title), '|',
                         title_headline(title), '|', series_key(title)), E'\n') = :'single' AS same_single
FROM :titles;
SELECT breadcrumb, title, published, author, editor, source, views, prev_title, next_title
FROM parse_page(:page);
SELECT parse_page(:page)::text = :'page_parts' AS same_page,
       (SELECT string_agg(p::text, E'\n') FROM parse_pages(:page || E'\n' || :page) AS p) = :'pages_parts' AS same_pages;
-- the key of every character of the encoding is in the encoding
DO $$
DECLARE
    character text;
    keys int := 0;
BEGIN
    FOR row IN 161..254 LOOP
        FOR place IN 161..254 LOOP
            BEGIN
                character := convert_from(decode(to_hex(row) || to_hex(place), 'hex'), 'EUC_CN');
                PERFORM convert_to(character, 'UTF8');
            EXCEPTION WHEN OTHERS THEN
                CONTINUE; -- no character
            END;
            keys := keys + (series_key('甲' || character || '乙') IS NOT NULL)::int;
        END LOOP;
    END LOOP;
    RAISE WARNING 'keys: %', keys;
END $$;
SELECT zh_date('二零二零年七月二十六日'), zh_date('２０２０年７月２６日 星期日'), zh_date('二Ｏ二Ｏ年七月三十二日');
\c contrib_regression
DROP DATABASE title_euc_cn;
