-- zh_date: every form of a date, and none for what is no day.
SET datestyle = ISO;
CREATE FUNCTION show(text[]) RETURNS TABLE (input text, zh_date date) LANGUAGE sql AS
    $$ SELECT t, zh_date(t) FROM unnest($1) AS t $$;

SELECT * FROM show(ARRAY[
    '2020-07-26', '2020/7/26', '2020.07.26', '20200726', '2020年7月26日',
    '2020年07月26日', '二〇二〇年七月二十六日', '二零二零年七月廿六日', '二○二○年七月二十六日',
    '２０２０年７月２６日', '２０２０－０７－２６', '2020-07-26 14:34:05', '2020年7月26日 星期日',
    '2020年7月26日（星期日）上午9时30分', '2020-07-26T14:34:05+08:00', '2020-02-29']);
-- years of the Republic of China
SELECT * FROM show(ARRAY['113-03-05', '113/3/5', '113年3月5日', '中華民國113年3月5日', '民國元年1月1日',
    '99-03-05', '201-03-05', '113-02-30', '民國113年']);
-- no day
SELECT * FROM show(ARRAY['二零二零年', '2020年', '2020年7月', '2020-07', '7月26日', '']);
-- a day that does not exist is never another day
SELECT * FROM show(ARRAY['2021-02-29', '2020年2月30日', '2020-04-31', '2020-13-01', '2020-00-01',
    '20200230', '0999-01-01']);
-- something else around it
SELECT * FROM show(ARRAY['2020-07-26abc', '发布于2020-07-26', '2020-07-26 25:00', '2020-07/26',
    '2020-07-261', '20-07-26']);
SELECT zh_date(NULL);
-- as a generated column
CREATE TABLE dated (written text, day date GENERATED ALWAYS AS (zh_date(written)) STORED);
INSERT INTO dated VALUES ('2020年7月26日'), ('二〇二〇年七月二十七日'), ('昨天');
SELECT day, count(*) FROM dated GROUP BY day ORDER BY day;
DROP TABLE dated;
DROP FUNCTION show;
