-- The order of pinyin and its index letters.
SET client_min_messages = warning;

-- Readings come from the context.
SELECT x, zh_bucket(x, 'pinyin')
FROM unnest('{重庆,重要,长沙,厦门,六安,朝阳区,行长,银行行长,会计,参差,曾经,乐山,音乐,长三角,重阳}'::text[]) x
ORDER BY zh_pinyin_key(x);

-- Syllable, tone, strokes, official order; ü after u.
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{路,绿,乱,炉,驴,旅,鲁,律,略,论,落,啊,阿,中,种,众,做,安,爱}'::text[]) x;

-- Numbers in ordinal places by value, in any notation.
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{第100,第廿三,第十一,第10,第四,第③,第二,第一,第贰佰,第１２}'::text[]) x;
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{城市⑮,城市⑩,城市⑨,城市㉑,城市⑪}'::text[]) x;
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{（十）,（九）,（二十一）,(10),(9),（①）,之一}'::text[]) x;
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{10期,9期,2期,解读之十,解读之九,解读之二十}'::text[]) x;

SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{卷十一,卷二,卷十,卷二十,卷3,文史十五期,文史九期,文史第十期,文史二十辑,文史十辑}'::text[]) x;

-- Words that hold a numeral stay words.
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{一带一路,三中全会,十字路口,万里,七夕,四季,下一期,三期工程,卷一切,一百,五四,依靠,散步,之三个人,之二个人}'::text[]) x;

-- Digits before Han before Latin.
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{做,啊,a,z,A,1,9,《,α,я,あ,★,😀}'::text[]) x;

-- Simplified beside traditional; width, case and quotation marks only in the end.
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{张一山,張三丰,张三丰,张三,張三,张四}'::text[]) x;
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest('{ab,AB,ａb,Ab,aB,ac,áb,AC}'::text[]) x;
SELECT string_agg(x, ' ' ORDER BY zh_pinyin_key(x))
FROM unnest(ARRAY['“甲”乙', '"甲"丙', '「甲」丁', '''甲''戊', '《甲》甲', '『甲』丙']) x;

-- A text comes before those that it begins; different texts have different keys.
SELECT string_agg(quote_literal(x), ' ' ORDER BY zh_pinyin_key(x))
FROM unnest(ARRAY['', '中', '中国', '中国人', '中 国']) x;
SELECT count(*) = count(DISTINCT zh_pinyin_key(x))
FROM unnest(ARRAY['é', U&'e\0301', 'e', 'É', U&'E\0301', '第1', '第一', '第壹', '第01', '①', '❶', 'ﬁ',
    'fi', '㎡', 'm2', 'm²', U&'a\200D', 'a', U&'\200Da', '后', '後', '干', '乾', '幹', '⼀', '一', '㍿',
    '株式会社', U&'\+01F600', U&'\E000', U&'\+10FFFF', '가', U&'\1100\1161']) x;

-- At most 2.5 bytes for each Han character.
SELECT length('以高水平服务型政府建设践行人民城市理念') AS characters,
    octet_length(zh_pinyin_key('以高水平服务型政府建设践行人民城市理念')) AS bytes;

-- Index letters.
SELECT x, zh_bucket(x, 'pinyin')
FROM unnest(ARRAY['安', '中', '王', 'abc', 'Éa', '１', '《红》', '', 'α', '𠀀', '張']) x;
SELECT zh_pinyin_key('第' || repeat('9', 30)) < zh_pinyin_key('第' || repeat('9', 29) || 'a') AS beyond_64_bits;
SELECT zh_bucket('安', 'Pinyin');
SELECT zh_pinyin_key(NULL) IS NULL;
