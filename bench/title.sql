-- title.sql: parse_title beside one regexp_match with one bracket-and-circle pattern.
SET max_parallel_workers_per_gather = 0;
CALL make_headings(:rows);
VACUUM (ANALYZE);
\set peer '$$SELECT count(regexp_match(title, ''[（(【\\[]([^）)】\\]①-⑳]*)([①-⑳]|[0-9一二三四五六七八九十]+)[）)】\\]]'')) FROM heading$$'
CALL compare('parse_title', '< 1', 'SELECT count(parse_title(title)) FROM heading', 'one regexp_match', :peer);
CALL compare('title_number', '', 'SELECT count(title_number(title)) FROM heading', 'one regexp_match', :peer);
CALL compare('title_series', '', 'SELECT count(title_series(title)) FROM heading', 'one regexp_match', :peer);
