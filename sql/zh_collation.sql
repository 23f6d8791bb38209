-- The rules of each kind name it and the version of the order, and hold the official list
-- in its order; with them a server without the module has the order too (t/080_icu_bundle.pl).
SELECT kind, split_part(rules, E'\n', 1) AS first_line,
    (SELECT count(*) FROM regexp_matches(rules, '[\u3400-\u9FFF]', 'g')) >= 7900 AS holds_the_list
FROM unnest(ARRAY['pinyin', 'zhuyin', 'stroke', 'radical']) AS kind, zh_collation_rules(kind) AS rules;
-- What is added stands at the end.
SELECT right(zh_collation_rules('stroke', '&a<b'), 4) AS extra;
SELECT zh_collation_rules('strokes');
SELECT zh_collation_rules(NULL) IS NULL AS strict;

-- The collations of ICU are seen to be ICU's, whatever they order by; how many neighbours
-- they have in another order depends on the version of ICU.
SELECT c, k.kind, k.result, k.characters > 1000 AS many
FROM unnest(ARRAY['zh_pinyin', 'zh_stroke', 'zh_zhuyin', 'zh_radical', 'zh-x-icu']) AS c,
    zh_collation_check(quote_ident(c)::regcollation) AS k;
-- Code points are no order of Chinese; the examples are pairs as they should be.
SELECT result, examples[1] FROM zh_collation_check('"C"');
SELECT result FROM zh_collation_check('"default"');
SELECT * FROM zh_collation_check(0::regcollation);
SELECT zh_collation_check(NULL) IS NULL AS strict;

-- A server without the bundle takes its collations for plain zh. What depends on one is
-- listed; no statement is given, since nothing made now would be right.
CREATE COLLATION lost (provider = icu, locale = 'zh-zharchiv');
CREATE TABLE lost_titles (
    title text COLLATE lost PRIMARY KEY, other text,
    CONSTRAINT early CHECK (title < '长沙'), CONSTRAINT late CHECK (other > '长沙' COLLATE lost), CHECK (other <> ''));
CREATE INDEX lost_by_expression ON lost_titles ((lower(other) COLLATE lost));
CREATE INDEX lost_where ON lost_titles (length(other)) WHERE other > '长沙' COLLATE lost;
CREATE INDEX lost_other ON lost_titles (other);
CREATE DOMAIN lost_domain AS text COLLATE lost CONSTRAINT short CHECK (length(VALUE) < 9);
CREATE TABLE lost_parts (title text COLLATE lost) PARTITION BY RANGE (title);
SELECT * FROM zharchive_check();
DROP TABLE lost_titles, lost_parts;
DROP DOMAIN lost_domain;
-- A collation on which nothing depends is not listed.
SELECT * FROM zharchive_check();
DROP COLLATION lost;
