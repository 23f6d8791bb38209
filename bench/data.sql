-- data.sql: the data of the benchmarks, made up and the same in every run. Each
-- procedure makes one table of as many rows as asked.

-- pick: the K-th of several numbers below OF that belong to row I.
CREATE FUNCTION pick(i bigint, k integer, of integer) RETURNS integer IMMUTABLE
    RETURN ((hashint8extended(i, k) & 1073741823) % of)::integer;

-- 128 words of two characters, some with readings that depend on the word.
CREATE FUNCTION words() RETURNS text[] IMMUTABLE RETURN string_to_array(
    '城市 人民 治理 社会 研究 发展 中国 经济 服务 政府 建设 水平 践行 理念 文化 教育 改革 创新 科技 重庆 银行 行长 音乐 长江 '
    '成长 学院 大学 上海 北京 朝阳 区域 乡村 振兴 生态 环境 保护 生活 美好 时代 历史 数字 转型 基层 党建 引领 共同 富裕 青年 '
    '教授 论坛 报告 解读 专家 观点 首席 调查 模式 机制 体系 能力 安全 法律 思想 哲学 文学 艺术 电影 戏曲 建筑 交通 铁路 公路 '
    '河流 湖泊 山川 森林 草原 沙漠 海洋 气候 粮食 农业 工业 商业 贸易 金融 市场 企业 工厂 车间 工人 农民 学生 老师 医生 护士 '
    '医院 健康 疾病 药品 食品 饮水 空气 土地 房屋 家庭 儿童 妇女 老人 邻里 街道 村庄 县城 首都 边疆 民族 语言 文字 书法 绘画 '
    '博物 档案 出版 新闻 网络 数据 智能 未来', ' ');

-- titles: "shared" begin alike, as those of one series do; "other" do not. 20 Han each,
-- besides the beginning. zh is other as zhtext.
CREATE PROCEDURE make_titles(rows bigint) LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE title AS
    SELECT '转丨[高校智库·聚焦人民城市' || pick(i, 10, 50) + 1 || ']' || t AS shared, t AS other, t::zhtext AS zh
    FROM (SELECT i, w[1 + pick(i, 0, 128)] || w[1 + pick(i, 1, 128)] || w[1 + pick(i, 2, 128)] || w[1 + pick(i, 3, 128)]
        || w[1 + pick(i, 4, 128)] || w[1 + pick(i, 5, 128)] || w[1 + pick(i, 6, 128)] || w[1 + pick(i, 7, 128)]
        || w[1 + pick(i, 8, 128)] || w[1 + pick(i, 9, 128)] AS t
        FROM words() AS w, generate_series(1, rows) AS i OFFSET 0) AS made;
END $$;

-- Twenty characters of the commonest 3,666, by their places in GB 2312, for row I.
CREATE FUNCTION characters(i bigint) RETURNS text IMMUTABLE
    RETURN (SELECT convert_from(string_agg(set_byte(set_byte('\x0000', 0, 176 + p / 94), 1, 161 + p % 94), ''::bytea), 'EUC_CN')
            FROM (SELECT pick(i, 20 + k, 3666) AS p FROM generate_series(0, 19) AS k) AS places);

-- Titles of three kinds: of any characters ("varied"), of 128 words ("words") and of one
-- series ("series"), each as zhtext too.
CREATE PROCEDURE make_kinds(rows bigint) LANGUAGE plpgsql AS $$
BEGIN
    CALL make_titles(rows);
    CREATE TABLE kind AS
    SELECT varied, varied::zhtext AS varied_zh, other AS words, zh AS words_zh, shared AS series, shared::zhtext AS series_zh
    FROM (SELECT characters(row_number() OVER ()) AS varied, other, zh, shared FROM title OFFSET 0) AS made;
END $$;

-- Names of persons: a surname of one or two characters, a given name of one or two.
CREATE PROCEDURE make_names(rows bigint) LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE person AS
    SELECT s[1 + pick(i, 0, 40)] || g[1 + pick(i, 1, 40)] || CASE WHEN pick(i, 2, 4) > 0 THEN g[1 + pick(i, 3, 40)] ELSE '' END AS name
    FROM string_to_array('王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 单 仇 解 任 '
            '朴 欧阳 司马 尉迟 上官', ' ') AS s,
        string_to_array('伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 晓 春 国 藩 田 文 华 建 志 海 云 山 乐 长 '
            '行 重 光 玉', ' ') AS g,
        generate_series(1, rows) AS i;
END $$;

-- Titles as they stand in archives: labels, bars, brackets, marks, dates, bylines.
CREATE PROCEDURE make_headings(rows bigint) LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE heading AS
    SELECT format((ARRAY[
        '转丨[高校智库·聚焦人民城市%2$s]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念%1$s',
        '山河故事第%1$s期：渡口的风从哪里来', '渡口的风从哪里来 | 山河故事Vol.%1$s',
        '【山河故事】渡口的风从哪里来，又要到哪里去（%3$s）', '渡口的风——山河故事之%3$s',
        '关于渡口修缮工程若干问题的通知%1$s', '山河时评：渡口的风吹过了四十年%1$s',
        '《山河学报》2021年第%3$s期（总第%1$s期）目录', '渡口修缮工程第%1$s次会议在山城召开',
        '张三丰教授：渡口的风与山河的故事%1$s'])[1 + i % 10], i, chr(9312 + (i % 20)::integer), i % 12 + 1) AS title
    FROM generate_series(1, rows) AS i;
END $$;

-- The numbers of a large archive, shuffled: running ones, issues of years, parts, spans.
CREATE PROCEDURE make_numbers(rows bigint) LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE number AS
    SELECT CASE i % 10
               WHEN 0 THEN 1950 + i / 10 % 75 || '.' || i / 750 % 48
               WHEN 1 THEN i / 10 || '.' || (ARRAY['上', '中', '下'])[1 + i % 3]
               WHEN 2 THEN i / 10 || '-' || i / 10 + 1
               ELSE i::text END::series_no AS n
    FROM generate_series(1, rows) AS i ORDER BY hashint8extended(i, 0);
END $$;

-- Numbers as text, shuffled: in ASCII digits; in the mixed notations of titles; Roman.
CREATE PROCEDURE make_written(rows bigint) LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE written AS
    SELECT i::text AS ascii, CASE i % 12
               WHEN 0 THEN '第' || i % 1000 || '期'
               WHEN 1 THEN to_char((i % 1000)::int::series_no, '第{n:han}期')
               WHEN 2 THEN to_char((i % 50)::int::series_no, '{n:circled}')
               WHEN 3 THEN to_char((i % 100)::int::series_no, '（{n:han}）')
               WHEN 4 THEN 'Vol.' || i % 1000
               WHEN 5 THEN '2020年第' || i % 48 || '期'
               WHEN 6 THEN '第' || to_char((i % 100)::int::series_no, '{n:han}') || '讲（下）'
               WHEN 7 THEN to_char((1 + i % 99)::int::series_no, 'Part {n:roman}')
               WHEN 8 THEN '第' || i % 1000 || '-' || i % 1000 + 1 || '期'
               WHEN 9 THEN 'S0' || i % 9 || 'E' || i % 40
               WHEN 10 THEN '#' || i
               ELSE to_char((i % 1000)::int::series_no, '之{n:capital}') END AS mixed,
           to_char((1 + i % 3999)::int::series_no, '{n:roman}') AS roman
    FROM generate_series(1, rows) AS i ORDER BY hashint8extended(i, 0);
END $$;

-- An archive: on average 20,000 articles in a channel and 200 in a series, so that ten
-- million have 500 channels and 50,000 series. Channels are of unequal size, as on real
-- sites, by Zipf's law: channel k of c, from 1, holds ln(1 + 1/k) / ln(c + 1) of the
-- articles. Every series has gaps, repeats and articles out of order; a tenth of the
-- articles has no series, one in fifty no date.
CREATE PROCEDURE make_archive(rows bigint) LANGUAGE plpgsql AS $$
DECLARE
    channels integer := greatest(1, rows / 20000);
    lists integer := greatest(1, rows / 200);
BEGIN
    CREATE TABLE article (
        id bigint NOT NULL,
        title text NOT NULL,
        published timestamptz,
        channel integer NOT NULL,
        series text,
        number series_no
    );
    INSERT INTO article
    SELECT i, '【系列' || s || '（' || i / lists + 1 || '）】第' || i || '篇文章的题目是什么',
        CASE WHEN pick(i, 1, 50) > 0 THEN timestamptz '2000-01-01 00:00+00' + (i / 3) * interval '1 minute' END,
        floor(power(channels + 1, pick(i, 2, 1000003) / 1000003.0::float8))::int - 1,
        CASE WHEN pick(i, 3, 10) > 0 THEN '系列' || s END,
        CASE WHEN pick(i, 3, 10) > 0 THEN (i / lists + 1 + (pick(i, 4, 30) = 1)::int)::int::series_no END
    FROM (SELECT i, pick(i, 0, lists) AS s FROM generate_series(1, rows) AS i) AS g;
    ALTER TABLE article ADD PRIMARY KEY (id);
    -- for the peers, who take a series as it is spelled; what archive_register makes is over its key
    CREATE INDEX article_by_hand ON article (series, number, id) INCLUDE (published);
END $$;
