-- Personal names: the surname is read as a surname, the given name as any text.
SET client_min_messages = warning;
SELECT string_agg(quote_literal(x), ' ' ORDER BY zh_name_key(x))
FROM unnest(ARRAY['张三', '张三丰', '张　三', '张 三', '張三', '张', '张三,李四', '张三、李四、王五', '张一', '章子怡',
    '曾国藩', '曾乐', '臧天朔', '单田芳', '单于', '单于明', '善良', '欧三', '欧阳修', '欧阳', '欧',
    '查尔斯·狄更斯', '查良镛', '尉迟恭', '余秋雨', '万俟卨', '莫言', 'John Smith', 'Smith, John', '仇英',
    '邱少云', '解缙', '谢晋', '区大伦', '任正非', '华罗庚', '缪荃孙', '种师道', '朴槿惠', '诸葛亮', '令狐冲',
    '張愛玲', '葉聖陶', '单', '單', '新华社记者团队', '张三（北京）', '', '·', '　']) AS x;

-- By strokes: first character, then names of two, then all others character by character.
SELECT string_agg(x, ' ' ORDER BY zh_name_stroke_key(x))
FROM unnest('{丁一,丁一一,卜,王二,王丽,王小明,陈独秀,黄兴,欧阳修,张三,李四,邓小平,马云,卫青,万里,司马迁,龙应台}'::text[]) AS x;

-- Only the surname is touched, and only in a name.
SELECT zh_name_pinyin('曾乐', 'marks') AS name, zh_pinyin('曾经') AS prose, zh_name_pinyin('张重庆') AS given;

-- GB/T 28039.
SELECT x, zh_name_pinyin(x), zh_name_pinyin(x, 'marks') AS marks, zh_name_pinyin(x, 'passport') AS passport
FROM unnest('{黄晓春,欧阳修,吕布,戴西敖,单于明,李长安,陈,略女,查尔斯·狄更斯,"Tom 张",張愛玲,王　丹,范徐丽泰,林郑月娥,"陳曾　淑珍",高等学校}'::text[]) AS x;
SELECT zh_name_pinyin('黄晓春', 'passports');

-- Two surnames that are joined.
SELECT string_agg(x, ' ' ORDER BY zh_name_key(x)) FROM unnest('{范徐丽泰,范仲淹,范徐,范增,范,方立}'::text[]) AS x;

-- Headings.
SELECT x, zh_bucket(x, 'name') AS name, zh_bucket(x, 'name_stroke') AS strokes
FROM unnest('{曾国藩,单田芳,万俟卨,陈独秀,Smith,·,黄兴}'::text[]) AS x;

-- A reading by hand wins.
SELECT zh_name_key('覃某', 'tán') > zh_name_key('覃某') AS tan,
    zh_name_key('覃某', 'Qín Mǒu') = zh_name_key('覃某') AS qin,
    zh_pinyin_key('长度', 'zhǎng dù') > zh_pinyin_key('重庆') AS zhang,
    zh_zhuyin_key('长', 'zhang3') < zh_zhuyin_key('长', 'chang2') AS zhuyin,
    zh_pinyin_key('张', 'wo3') BETWEEN zh_pinyin_key('我') AND zh_pinyin_key('沃') AS unheard_of;
SELECT zh_name_key('曾国藩', 'zeng1 guo2 fan1 x');
SELECT zh_name_key('曾国藩', 'zeng1 guo2 fan1 le5');
SELECT zh_name_key('曾国藩', 'zeng9');
SELECT zh_name_key('曾国藩', '曾');

-- Names in a column.
CREATE TABLE author (name zhname PRIMARY KEY);
INSERT INTO author VALUES ('曾国藩'), ('张三丰'), ('张三'), ('单田芳'), ('查良镛');
INSERT INTO author VALUES ('张三');
SELECT string_agg(name, ' ' ORDER BY name), min(name), max(name) FROM author;
SELECT name FROM author WHERE name > '张' ORDER BY name DESC;
DROP TABLE author;

-- Several names, 等 behind the last, a country or a dynasty before one, a comma within one.
SELECT x, zh_bucket(x, 'name') AS letter, zh_name_pinyin(x) AS pinyin
FROM unnest('{张三、李四等,张三/李四等人,(清)曹雪芹,"[美]约翰·史密斯","古, 方划","欧阳, 修","张,李四",(一)张三,李平等}'::text[]) AS x
ORDER BY zh_name_key(x);
