-- site.sql: what the site needs beside the archive itself: the order of the printed links,
-- and an index for each list that is not one of links.

UPDATE article SET position = restored.position
FROM archive_restore_order('article') AS restored WHERE restored.id = article.id::text;

-- an article's author: what its page says, else what its title says
ALTER TABLE article ADD COLUMN by_line zhname GENERATED ALWAYS AS (coalesce(author, title_author(title))) STORED;
CREATE INDEX article_by_name ON article (by_line);
CREATE INDEX article_by_strokes ON article (zh_name_stroke_key(by_line::text));

-- search by the initials of the headline: csydcq finds 长沙窑的瓷器去了哪里
CREATE INDEX article_by_initials ON article (zh_initials(title_headline(title)) COLLATE "C");
