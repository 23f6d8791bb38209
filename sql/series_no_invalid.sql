-- Invalid input: each text with its SQLSTATE and the place. None of these may ever
-- give a number, and to_series_no gives NULL for each.
CREATE TABLE invalid (id int GENERATED ALWAYS AS IDENTITY, written text);
INSERT INTO invalid (written) VALUES
    -- nothing to read
    (''), (' '), ('　'), (E'\t\n'), (U&'\200B'), (U&'\FEFF'), ('第'), ('第期'), ('第 期'), ('期'),
    ('之'), ('No.'), ('№'), ('#'), ('Vol.'), ('Part'), ('（）'), ('()'), ('【 】'), ('总第期'),
    ('（总第期）'), ('年第3期'), ('.'), ('-'), ('、'), ('/'), ('·'), ('第季第集'),
    -- more than a number
    ('第十五期x'), ('第十五期。'), ('15x'), ('15 16'), ('15,16'), ('1,000'), ('15期刊登'), ('第15期和第16期'),
    ('十五五'), ('第十五期第'), ('15期 15'), ('第15期：城市'), ('《城市》15'), ('城市15'), ('x15'), ('15%'),
    ('15.'), ('.15'), ('15..1'), ('15.x'), ('1.2.3.4'), ('1.2.3.上'), ('15e3'), ('0x15'), ('15_000'),
    ('+15'), ('-15'), ('−15'), ('15-'), ('-15-16'), ('1 5'), ('第1 5期'), ('１５ １６'),
    -- numerals that are ill formed
    ('十百'), ('十十'), ('百千'), ('一一百'), ('五十六十'), ('二五十'), ('一百一百'), ('一百二三'),
    ('一百零'), ('零十五'), ('一百零零五'), ('一百零五十'), ('二十零五'), ('一万万'),
    ('一亿亿'), ('三百五万'), ('两十'), ('十两'), ('两两'), ('一两'), ('二廿'), ('廿十'), ('廿廿'), ('○'),
    ('第十百期'), ('一万百'), ('十五十六'), ('十五六'), ('壹壹佰'), ('拾佰'),
    ('〡十'), ('〸〹'), ('〡〸'), ('〸〡〢'), ('〡四'),
    ('IIII'), ('VX'), ('VV'), ('IIX'), ('IC'), ('IL'), ('XM'), ('MMMM'), ('IXI'), ('Xv'), ('MIXED'),
    ('X5'), ('VIIII'), ('ⅠⅠⅠⅠ'), ('ⅤⅩ'), ('ⅠⅡ'), ('ⅡⅠ'), ('ⅩⅫ'), ('Ⅻⅰ'), ('ⅤⅡⅠ'), ('第IIII期'),
    -- two notations, two numbers
    ('1⑮'), ('⑮1'), ('2020⑮'), ('①②'), ('⑴⑵'), ('㊀㊁'), ('1５'), ('１5'), ('15十'), ('十5'),
    ('1.5万'), ('٣3'), ('²³'), ('15²'), ('Ⅻ5'),
    -- no whole number, no number of this kind
    ('½'), ('¼'), ('⅔'), ('༳'), ('第½期'), ('3½'), ('1/5'), ('1/2'), ('１／２'), ('⅓/2'), ('（1/5）'), ('Part 1/2'),
    ('No.1/2'), ('3/4/5'), ('半'), ('第半期'), ('几'), ('第几期'), ('第N期'), ('第X5期'), ('数十'),
    -- numbers that do not fit
    ('268435456'), ('0268435456'), ('99999999999999999999'), ('18446744073709551616'),
    ('340282366920938463463374607431768211456'), ('第268435456期'), ('二亿六千八百四十三万五千四百五十六'),
    ('三亿'), ('兆'), ('一万亿'), ('九九九九九九九九九九九九'), ('1.65001'), ('1.1.241'), ('2020年第65001期'),
    ('第三季第五集第三百部分'), ('1-257'), ('1.1.1-241'), ('268435455-268435456'), ('1-99999999999'),
    -- spans
    ('16-15'), ('15-15'), ('2020-3'), ('15-16-17'), ('15--'), ('15-x'), ('15~'), ('第15-期'),
    ('第1、6期'), ('第1/6期'), ('1、3'), ('第15、15期'), ('第16、15期'), ('第15、期'), ('第1、2、4期'),
    ('15、'), ('第3卷-第5期'), ('第3卷、第4期'), ('第15-16期（上）'), ('15-16.1'), ('2020-2021年第3期'),
    ('上-下'), ('15-下'), ('第15期合刊'), ('第15期（合刊）'), ('15-16合'), ('第15-16期合刊x'), ('0-256'),
    -- brackets
    ('（15'), ('15）'), ('(15]'), ('（15】'), ('【15〕'), ('（（15'), ('（（（15）））'), ('（15））'), ('()15'),
    ('「15」'), ('《15》'), ('"15"'), ('（1）（2）'), ('(1)(2)'), ('【1】【2】'), ('（第15期'), ('（15）16'),
    ('（15）x'), ('{15}'),
    -- levels
    ('2020年'), ('2020年3'), ('2020年3月'), ('2020年3月5日'), ('2020年第3期2021年第4期'), ('2020年2021年3期'),
    ('（2020）3'), ('2020 3期'), ('2020年第期'), ('年3期'), ('2020年（总第125期）'), ('2020年总第125期'),
    ('第15期第16期'), ('第15第16'), ('No.3 No.5'), ('S03'), ('S03E'), ('S03 05'), ('E05S03'), ('S十E五'), ('SE5'),
    ('第1卷第2期第3章第4节'), ('第3期（总第125期'), ('第3期总125x'), ('第3期（总第125期）（总第126期）'),
    ('总第125期第3期'), ('·15'), ('15·'), ('15，第3期'), ('第15期，'),
    -- words
    ('上下'), ('上中下'), ('上期'), ('下回'), ('上周'), ('上 下'), ('（上）（下）'), ('上篇下篇'), ('序终'), ('终序'),
    ('上15'), ('上篇15'), ('终2'), ('下一期'), ('第上期'), ('第15上期'), ('第15.上期'), ('番'), ('增'), ('特'),
    ('楔'), ('大结'), ('最'), ('番外篇x'), ('番外第'), ('番外16-15'), ('增刊增刊'), ('特别'), ('加'),
    -- prefixes
    ('NOV'), ('NOVI'), ('EPX'), ('EX'), ('Volume'), ('Vols.15'), ('Number 15'), ('Nr.15'), ('No..15'),
    ('No.-15'), ('##15'), ('№№15'), ('Part Ⅱx'), ('Chapter'), ('EP十百'), ('P15'), ('卷'), ('卷上'),
    -- what looks like one number and is another
    ('5-x'), ('x-15'), ('1-Ⅴ'), ('15.Ⅴ'), ('三.5'), ('十五-16'), ('第3期2020年第4期'), ('第3期（2020年第4期）'),
    ('2020No.3'), ('2020e3'), ('15 e3'), ('上一期'), ('下2集'), ('前三期'), ('后两集'), ('中 3期'), ('番外x'),
    ('No.1 5期'), ('2020/3/15'), ('2020-03-15'), ('12:30'), ('010-12345678'), ('3‰'), ('15★'),
    -- E as an exponent, a bare number that is no year in front of a mark
    ('1e5'), ('１ｅ５'), ('第1e5期'), ('1.5e3'), ('1e+5'), ('#1e5'), ('No.1e5'), ('No1e5'), ('Vol.1E5'), ('（1）e5'),
    ('1期e5'), ('S3E'), ('s3e'), ('E3期'), ('S03年E05'), ('No.3年'), ('之3年'), ('1 No.5'), ('十 EP5'), ('1 EP5'),
    ('15第16期'), ('第15第16期'), ('十第五期'), ('x第十五期'), ('第2020第3期'), ('12345第3期'), ('一Vol.3 No.5'),
    -- the cumulative number of what may be a year without an issue, and two of them
    ('2020总第3期'), ('（2020）总第3期'), ('1总5'), ('15（总第3期）'), ('总第125期（上）'), ('总第125期（2020）3号'),
    ('总第125期 总第126期'), ('总第125期 2020年第3期（总第126期）'), ('总第125期 2020年'),
    -- Roman letters that may be a name, levels from the inside out or said twice, words in a sentence
    ('x（十五）'), ('C（5）'), ('IV（三）'), ('Ｘ（１５）'), ('V之三'), ('x·15'), ('x上'), ('i中'), ('第五集第三季'),
    ('第5期第3卷'), ('No.5 Vol.3'), ('E05 Season 3'), ('第二节第一章'), ('第五集EP05'), ('No.5 第5期'),
    ('上第3期'), ('前之三'), ('下Vol.3'), ('2020年中'), ('2020年终'), ('十年后'), ('三年前'), ('90后'),
    ('第十五期前'), ('第三番外'), ('第3特刊'), ('其第三'), ('No::15'), ('其'), ('其他');

CREATE FUNCTION refusal(text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    reason text;
BEGIN
    RETURN 'read as ' || $1::series_no;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS reason = PG_EXCEPTION_DETAIL;
    RETURN sqlstate || ' ' || reason;
END
$$;
-- Not aligned: how wide an invisible character is depends on the version of psql.
\pset format unaligned
SELECT quote_literal(written) AS written, refusal(written) FROM invalid ORDER BY id;
\pset format aligned
SELECT count(*) >= 200 AS enough, count(*) = count(DISTINCT written) AS different,
       count(to_series_no(written)) AS read,
       count(*) FILTER (WHERE refusal(written) LIKE '22003 %') AS out_of_range,
       count(*) FILTER (WHERE refusal(written) !~ '^(22P02|22003) ') AS other
FROM invalid;
-- The same through the input function.
CREATE FUNCTION input_refusal(text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    reason text;
BEGIN
    EXECUTE 'SELECT series_no ' || quote_literal($1);
    RETURN 'read';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS reason = PG_EXCEPTION_DETAIL;
    RETURN sqlstate || ' ' || reason;
END
$$;
SELECT written FROM invalid WHERE input_refusal(written) <> refusal(written);
DROP TABLE invalid;
DROP FUNCTION refusal(text);
DROP FUNCTION input_refusal(text);
