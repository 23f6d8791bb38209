-- The order of strokes, zhuyin and radicals, and their headings.
SET client_min_messages = warning;
SELECT string_agg(x, ' ' ORDER BY zh_stroke_key(x)) AS strokes,
    string_agg(x, ' ' ORDER BY zh_radical_key(x)) AS radicals,
    string_agg(x, ' ' ORDER BY zh_zhuyin_key(x)) AS zhuyin
FROM unnest('{丁,乃,九,八,人,了,卜,陈,陳,黄,啊,波,坡,一,二,三,艾,安,儿,鱼,衣,乌,土,士,工,己,已,巳,入}'::text[]) AS x;
SELECT string_agg(x, ' ' ORDER BY zh_stroke_key(x))
FROM unnest('{第十期,第九期,第⑪期,丁a,丁A,1,a,《,⼀,一,一一,𠀀}'::text[]) AS x;
SELECT x, zh_bucket(x, 'stroke') AS stroke, zh_bucket(x, 'zhuyin') AS zhuyin, zh_bucket(x, 'radical') AS radical
FROM unnest('{曾国藩,陈,黄,长沙,abc,《x》,龍,张三,女儿,欧,𠀀,"",〇,1}'::text[]) AS x;
