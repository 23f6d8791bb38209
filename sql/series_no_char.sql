-- to_char(series_no, text): every notation, and what it cannot say.
SELECT notation, to_char(n, '{n:' || notation || '}') AS written,
       to_char(n, '{n:' || notation || '}')::series_no = n AS same
FROM (VALUES ('ascii', '15'::series_no), ('fullwidth', '15'), ('han', '105'), ('han-traditional', '12345'),
             ('han-contracted', '21'), ('han-digits', '2020'), ('capital', '15'), ('capital-short', '15'),
             ('capital-traditional', '12345'), ('suzhou', '123'), ('roman', '15'), ('roman-lower', '15'),
             ('roman-sign', '15'), ('roman-sign-lower', '12'), ('circled', '15'), ('circled-black', '15'),
             ('circled-double', '10'), ('circled-sans', '10'), ('circled-black-sans', '10'),
             ('circled-han', '10'), ('parenthesised', '15'), ('parenthesised-han', '10'),
             ('full-stop', '15')) AS v (notation, n);
SELECT to_char(series_no '15', '({n})'), to_char(series_no '15', '（{n:han}）'), to_char(series_no '15', '第{n:han}期'),
       to_char(series_no '15', '之{n:han}'), to_char(series_no '2020.3', '{1}年第{2:han}期'),
       to_char(series_no '3.5', 'S{1:02}E{2:02}'), to_char(series_no '15.下', '第{1:han}讲（{2}）'),
       to_char(series_no '2021.17-18', '{1}年第{2}期'), to_char(series_no '番外.19', '{1}{2:han}'),
       to_char(series_no '2020.3', '〔{1}〕{2}号');
SELECT to_char(series_no '51', '{n:circled}');
SELECT to_char(series_no '0', '第{n:roman}期');
SELECT to_char(series_no '4000', '{n:roman-sign}');
SELECT to_char(series_no '15', '');
SELECT to_char(series_no '2020.3', '第{2}期');
SELECT to_char(series_no '15', '{1}年第{2}期');
SELECT to_char(series_no '15', '第{n');
SELECT to_char(series_no '15', '第{n:hans}期');
SELECT to_char(series_no '15', '第{x}期');
SELECT to_char(series_no '15', '{n}{n}');
-- What would not read back is refused.
SELECT to_char(series_no '15.上', '第{n}期');
SELECT to_char(series_no '15', '《城市》第{n}期');
SELECT to_char(series_no '15', '2{n}');
SELECT to_char(series_no '15', NULL);
SELECT to_char(NULL::series_no, '{n}');
-- The functions of the same name are as they were.
SELECT to_char(15, '999'), to_char(1.5, '9.9');
