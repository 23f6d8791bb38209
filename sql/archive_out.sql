-- Links for the outside: nothing hostile gets out of its place.
CREATE TABLE article (id text PRIMARY KEY, title text, published date, channel text, series text, number series_no);
SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number');
INSERT INTO article VALUES
    ('15', '转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念', '2020-07-26', 'a', '高校智库·聚焦人民城市', '15'),
    ('17', '盛智明:保障小区维修基金存续提升居民生活品质', '2020-07-27', 'a', '高校智库·聚焦人民城市', '17'),
    ('a/b?c#d e"><script>&''%{id}', '</script><script>alert("x")</script>&amp;''; \ ' || U&'\2028\0007' || E'\n', '2020-07-25', 'a', NULL, NULL),
    ('none', NULL, NULL, 'b', '</script>', '15.上');
SELECT archive_link_header('article', 15, 'https://example.org/article/{id}.htm');
SELECT archive_link_header('article', '15', '/a/{id}', 'series');
SELECT archive_jsonld('article', 15, 'https://example.org/article/{id}.htm');
SELECT archive_jsonld('article', 15, '/a?b=1&id={id}&again={id}', 'series')::json -> '@graph' -> 1;
SELECT (archive_html_links('article', 15, '/a?b=1&id={id}')).*;
SELECT (archive_html_links('article', '15'::text, 'a/{id}', 'series')).*;
-- alone
SELECT archive_link_header('article', 'none', '/{id}');
SELECT archive_jsonld('article', 'none', '/{id}');
SELECT (archive_html_links('article', 'none', '/{id}')).*;
-- the hostile one itself
SELECT archive_jsonld('article', 'a/b?c#d e"><script>&''%{id}', '/{id}');
SELECT archive_jsonld('article', 'a/b?c#d e"><script>&''%{id}', '/{id}')::json -> '@graph' -> 0 ->> 'headline' = title AS whole
FROM article WHERE id LIKE 'a/b%';
-- in none of the three does a title end what it stands in
SELECT bool_and(archive_link_header('article', id, '/{id}') ~
    $re$^(<[^<>"' ]*>; rel="(first|prev|next|last)"(; title\*=UTF-8''[A-Za-z0-9._~%-]*)?(, |$))*$$re$) AS header FROM article;
SELECT bool_and(archive_jsonld('article', id, '/{id}') !~ '[<>&]') AS json FROM article;
SELECT bool_and(regexp_replace(head, '<link rel="(prev|next)" href="[^"<>]*" title="[^"<>]*">\n', '', 'g') = '') AS head,
    bool_and(regexp_replace(body, '<p>(上|下)一条：(没有了|<a rel="(prev|next)" href="[^"<>]*">[^"<>]*</a>)</p>\n', '', 'g') = '') AS body
FROM article AS a, archive_html_links('article', a.id, '/{id}');
-- a template that makes no URL
SELECT archive_link_header('article', 15, '/article');
SELECT archive_link_header('article', 15, 'javascript:alert({id})');
SELECT archive_link_header('article', 15, 'JavaScript:alert({id})');
SELECT archive_link_header('article', 15, 'data:{id}');
SELECT archive_link_header('article', 15, E'/{id}\nSet-Cookie: x');
SELECT archive_link_header('article', 15, '/{id}>; rel="x"');
SELECT archive_link_header('article', 15, '/{id}/{x}');
SELECT archive_link_header('article', 15, '/文章/{id}');
SELECT archive_link_header('article', 15, '');
SELECT archive_jsonld('article', 15, ' /{id}');
SELECT archive_html_links('article', 15, '"/{id}');
SELECT archive_link_header('article', 15, '//example.org:80/{id}') IS NOT NULL AS fine,
    archive_link_header('article', 15, '/a:b/{id}') IS NOT NULL AS fine_too;
-- nothing there
SELECT archive_link_header('article', 'x', '/{id}') IS NULL, archive_jsonld('article', 'x', '/{id}') IS NULL,
    archive_html_links('article', 'x', '/{id}') IS NULL, archive_link_header('article', NULL::text, '/{id}') IS NULL;
SELECT archive_link_header('article', 15, '/{id}', 'date');
DROP TABLE article;

-- series that are one character apart
CREATE TABLE article (id integer PRIMARY KEY, title text, series text);
SELECT archive_register('article', 'id', 'title', series => 'series');
INSERT INTO article (id, series) SELECT row_number() OVER (), s FROM unnest('{
    城市观察, 城市观查, 城市观察, 城市的观察, 城市, 城, 城乡观察, 观察城市, 市观察, ABC, abc, abd, ab, 人民城市 , 人民 城市, 完全不同}'::text[]) AS s;
INSERT INTO article (id, series) VALUES (100, NULL), (101, ''), (102, repeat('长', 200)), (103, repeat('长', 199)), (104, 'aaaa'), (105, 'aaa');
SELECT * FROM archive_series_near('article') ORDER BY list COLLATE "C", near COLLATE "C";
SELECT archive_unregister('article');
SELECT archive_register('article', 'id', 'title', series => 'id');
SELECT * FROM archive_series_near('article') WHERE list = '100' ORDER BY near;
SELECT archive_unregister('article');
SELECT archive_register('article', 'id', 'title');
UPDATE article SET title = '【' || series || '（' || id || '）】题目' WHERE series <> '';
SELECT * FROM archive_series_near('article') ORDER BY list COLLATE "C", near COLLATE "C";
DROP TABLE article;
