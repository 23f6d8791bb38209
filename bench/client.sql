-- client.sql: what clients send to pgbench for links, one script after each heading.
-- bench/measure splits it. :rows is the number of articles, their ids run from 1.

--- links
\set id random(1, :rows)
SELECT * FROM archive_links('article', :id::bigint, '{prev,next}');

--- keyset
\set id random(1, :rows)
SELECT n.* FROM article AS m, LATERAL (SELECT id, title, number FROM article WHERE channel = m.channel AND (published, id) > (m.published, m.id) ORDER BY published NULLS FIRST, id LIMIT 1) AS n WHERE m.id = :id;
SELECT n.* FROM article AS m, LATERAL (SELECT id, title, number FROM article WHERE channel = m.channel AND (published, id) < (m.published, m.id) ORDER BY published DESC NULLS LAST, id DESC LIMIT 1) AS n WHERE m.id = :id;
SELECT n.* FROM article AS m, LATERAL (SELECT id, title, number FROM article WHERE series = m.series AND (number, id) < (m.number, m.id) ORDER BY number DESC, id DESC LIMIT 1) AS n WHERE m.id = :id;
SELECT n.* FROM article AS m, LATERAL (SELECT id, title, number FROM article WHERE series = m.series AND (number, id) > (m.number, m.id) ORDER BY number, id LIMIT 1) AS n WHERE m.id = :id;

--- window
\set id random(1, :rows)
SELECT * FROM (SELECT id, lag(id) OVER w, lag(title) OVER w, lag(number) OVER w, lead(id) OVER w, lead(title) OVER w, lead(number) OVER w FROM article WHERE channel = (SELECT channel FROM article WHERE id = :id) WINDOW w AS (ORDER BY published DESC NULLS LAST, id DESC)) AS x WHERE id = :id;

--- prev
\set id random(1, :rows)
SELECT * FROM archive_prev('article', :id::bigint);

--- primary
\set id random(1, :rows)
SELECT id, title, number FROM article WHERE id = :id;

--- wp_any
\set id random(1, :rows)
SELECT p."ID" FROM wp_posts AS p WHERE p.post_date > timestamp '2000-01-01' + :id / 3 * interval '1 minute' AND p.post_type = 'post' AND p.post_status = 'publish' ORDER BY p.post_date LIMIT 1;

--- wp_category
\set id random(1, :rows)
SELECT p."ID" FROM wp_posts AS p JOIN wp_term_relationships AS tr ON p."ID" = tr.object_id JOIN wp_term_taxonomy AS tt ON tr.term_taxonomy_id = tt.term_taxonomy_id WHERE p.post_date > timestamp '2000-01-01' + :id / 3 * interval '1 minute' AND p.post_type = 'post' AND tt.taxonomy = 'category' AND tt.term_id IN (SELECT channel FROM article WHERE id = :id) AND p.post_status = 'publish' ORDER BY p.post_date LIMIT 1;

--- wp_ties
\set id random(1, :rows)
SELECT p."ID" FROM wp_posts AS p WHERE (p.post_date > timestamp '2000-01-01' + :id / 3 * interval '1 minute' OR (p.post_date = timestamp '2000-01-01' + :id / 3 * interval '1 minute' AND p."ID" > :id)) AND p.post_type = 'post' AND p.post_status = 'publish' ORDER BY p.post_date, p."ID" LIMIT 1;
