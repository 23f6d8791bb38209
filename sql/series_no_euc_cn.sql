-- A database in EUC_CN: the words and all simplified notations are in GB 2312.
SET client_encoding = 'UTF8';
\set old :DBNAME
CREATE DATABASE zharchive_euc_cn TEMPLATE template0 ENCODING 'EUC_CN'
    LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C';
\c zharchive_euc_cn
SET client_encoding = 'UTF8';
CREATE EXTENSION zharchive;
SELECT n FROM unnest('{序,上,前,中,下,后,续,终,增刊,特刊,番外,15.上,2020.3-4}'::series_no[]) AS n ORDER BY n;
SELECT '第十五期'::series_no, '第十五讲（下）'::text::series_no, '⒂'::series_no, '㈩'::series_no, '2020年第3期（总第125期）'::series_no,
       to_series_no('第期'), to_char('15'::series_no, '第{n:capital}期'), to_char('10'::series_no, '{n:circled}');
-- An error has its place in characters.
SELECT '第十五期和'::series_no;
SELECT '第十五期和'::text::series_no;
-- What GB 2312 does not have cannot be written, and says so.
SELECT to_char('21'::series_no, '{n:circled}');
SELECT to_char('12345'::series_no, '第{n:han-traditional}期');
SELECT series_holdings(n) FROM unnest('{番外.1,番外.2,3}'::series_no[]) AS n;
\c :old
DROP DATABASE zharchive_euc_cn;
