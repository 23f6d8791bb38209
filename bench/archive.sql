-- archive.sql
--     A made-up archive: :rows articles in 500 channels and 50000 series, the same for
--     every run. Channels are of unequal size, as on real sites, by Zipf's law: channel k
--     holds ln(1 + 1/k) / ln(501) of the articles, the largest a ninth, half of them less
--     than one in 1500. Every series has gaps, repeats and articles out of order; a
--     tenth of the articles has no series, one in fifty no date.
CREATE TABLE article (
    id bigint NOT NULL,
    title text NOT NULL,
    published timestamptz,
    channel integer NOT NULL,
    series text,
    number series_no
);
INSERT INTO article
SELECT i, '【系列' || h % 50000 || '（' || i / 50000 + 1 || '）】第' || i || '篇文章的题目是什么',
    CASE WHEN h % 50 > 0 THEN timestamptz '2000-01-01 00:00+00' + (i / 3) * interval '1 minute' END,
    floor(power(501, ((h / 7) % 1000003) / 1000003.0::float8))::int,
    CASE WHEN h % 10 > 0 THEN '系列' || h % 50000 END,
    CASE WHEN h % 10 > 0 THEN (i / 50000 + 1 + (h % 30 = 1)::int)::int::series_no END
FROM (SELECT i, (hashint8extended(i, 1) & 1073741823)::int AS h FROM generate_series(1, :rows) AS i) AS g;
ALTER TABLE article ADD PRIMARY KEY (id);
