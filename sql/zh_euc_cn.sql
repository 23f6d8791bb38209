-- The same keys in a database with the encoding EUC_CN.
SET client_min_messages = warning;
CREATE DATABASE zh_euc_cn TEMPLATE template0 ENCODING 'EUC_CN' LC_COLLATE 'C' LC_CTYPE 'C';
SELECT zh_pinyin_key('第十五期：重庆"ABC"') AS k, zh_name_key('单田芳') AS n \gset
\c zh_euc_cn
SET client_min_messages = warning;
CREATE EXTENSION zharchive;
SELECT zh_pinyin_key('第十五期：重庆"ABC"') = :'k' AS same_key, zh_name_key('单田芳') = :'n' AS same_name;
SELECT zh_pinyin('吕布在重庆'), zh_name_pinyin('单田芳'), zh_bucket('黄', 'stroke'), zh_fold('「Ａ」');
SELECT string_agg(t, ' ' ORDER BY t) FROM unnest('{重要,重庆,长沙,张三,曾国藩}'::zhtext[]) AS t;
SELECT zh_bucket('门', 'radical');
\c contrib_regression
DROP DATABASE zh_euc_cn;
