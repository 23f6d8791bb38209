-- archive.sql: a table of articles that is filled from the text of their pages.
--
-- One row is one article. A page tells all about its own article, and of the two
-- neighbours that it prints only the titles: those enter as rows with a title and
-- nothing else, until their own pages come. The title tells articles of a channel
-- apart here, so a page that is loaded twice is still one article; an archive that
-- keeps the pages' addresses would take those instead.
CREATE TABLE article (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel text NOT NULL,
    title text NOT NULL,
    published date,
    position integer,       -- where the printed links put the article, see below
    author text,
    editor text,
    source text,
    views bigint,
    credit text,
    body text,
    prev_title text,        -- 上一条 as the page prints it
    next_title text,        -- 下一条 as the page prints it
    UNIQUE (channel, title)
);

-- The channel is the last word of the breadcrumb but 正文.
CREATE FUNCTION channel_of(breadcrumb text[]) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN (SELECT name FROM unnest(breadcrumb) WITH ORDINALITY AS part (name, place)
            WHERE name <> '正文' ORDER BY place DESC LIMIT 1);

-- Takes the visible text of one or more pages, and gives how many articles it saw. A
-- copy that lacks a field, because it was cut, does not take away what is known.
CREATE FUNCTION load_pages(content text) RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO article (channel, title, published, author, editor, source, views,
                         credit, body, prev_title, next_title)
    SELECT DISTINCT ON (channel_of(page.breadcrumb), page.title)
           channel_of(page.breadcrumb), page.title, page.published, page.author,
           page.editor, page.source, page.views, page.credit, page.body,
           page.prev_title, page.next_title
    FROM parse_pages(content) AS page
    WHERE page.title IS NOT NULL
    ON CONFLICT (channel, title) DO UPDATE
    SET published = coalesce(excluded.published, article.published),
        author = coalesce(excluded.author, article.author),
        editor = coalesce(excluded.editor, article.editor),
        source = coalesce(excluded.source, article.source),
        views = coalesce(excluded.views, article.views),
        credit = coalesce(excluded.credit, article.credit),
        body = coalesce(excluded.body, article.body),
        prev_title = coalesce(excluded.prev_title, article.prev_title),
        next_title = coalesce(excluded.next_title, article.next_title);

    INSERT INTO article (channel, title)
    SELECT channel_of(page.breadcrumb), neighbour
    FROM parse_pages(content) AS page, unnest(ARRAY[page.prev_title, page.next_title]) AS neighbour
    WHERE neighbour !~ '^(没有了|返回列表)'
    ON CONFLICT (channel, title) DO NOTHING;

    SELECT count(DISTINCT (channel_of(page.breadcrumb), page.title))
    FROM parse_pages(content) AS page;
END;
