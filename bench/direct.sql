-- The links of one article in one statement, kept as one plan: what archive_links would be
-- without the direct reader. NULLs are treated as it treats them. To be called after
-- make_archive of data.sql; its table has the indexes of archive_register.
CREATE TYPE linked AS ("order" text, rel text, id text, title text, number series_no, list text);
CREATE FUNCTION links_in_one(article bigint) RETURNS SETOF linked LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
BEGIN
    RETURN QUERY
    WITH me AS MATERIALIZED (
        SELECT a.id, a.published, a.channel, series_key(a.series) AS series, a.number FROM article AS a WHERE a.id = article)
    SELECT 'channel', 'first', x.* FROM me, LATERAL (
        SELECT a.id::text, a.title, a.number, a.channel::text FROM article AS a WHERE a.channel = me.channel
        ORDER BY a.channel, a.published DESC NULLS LAST, a.id DESC LIMIT 1) AS x
    UNION ALL
    SELECT 'channel', 'prev', x.* FROM me, LATERAL (
        (SELECT a.id::text, a.title, a.number, a.channel::text FROM article AS a
            WHERE a.channel = me.channel AND (a.published, a.id) > (me.published, me.id)
            ORDER BY a.channel DESC, a.published NULLS FIRST, a.id LIMIT 1)
        UNION ALL
        (SELECT a.id::text, a.title, a.number, a.channel::text FROM article AS a
            WHERE me.published IS NULL AND a.channel = me.channel AND a.published IS NULL AND a.id > me.id
            ORDER BY a.channel DESC, a.published NULLS FIRST, a.id LIMIT 1)
        UNION ALL
        (SELECT a.id::text, a.title, a.number, a.channel::text FROM article AS a
            WHERE me.published IS NULL AND a.channel = me.channel AND a.published IS NOT NULL
            ORDER BY a.channel DESC, a.published NULLS FIRST, a.id LIMIT 1)
        LIMIT 1) AS x
    UNION ALL
    SELECT 'channel', 'next', x.* FROM me, LATERAL (
        (SELECT a.id::text, a.title, a.number, a.channel::text FROM article AS a
            WHERE a.channel = me.channel AND (a.published, a.id) < (me.published, me.id)
            ORDER BY a.channel, a.published DESC NULLS LAST, a.id DESC LIMIT 1)
        UNION ALL
        (SELECT a.id::text, a.title, a.number, a.channel::text FROM article AS a
            WHERE me.published IS NOT NULL AND a.channel = me.channel AND a.published IS NULL
            ORDER BY a.channel, a.published DESC NULLS LAST, a.id DESC LIMIT 1)
        UNION ALL
        (SELECT a.id::text, a.title, a.number, a.channel::text FROM article AS a
            WHERE me.published IS NULL AND a.channel = me.channel AND a.published IS NULL AND a.id < me.id
            ORDER BY a.channel, a.published DESC NULLS LAST, a.id DESC LIMIT 1)
        LIMIT 1) AS x
    UNION ALL
    SELECT 'channel', 'last', x.* FROM me, LATERAL (
        SELECT a.id::text, a.title, a.number, a.channel::text FROM article AS a WHERE a.channel = me.channel
        ORDER BY a.channel DESC, a.published NULLS FIRST, a.id LIMIT 1) AS x
    UNION ALL
    SELECT 'series', 'first', x.* FROM me, LATERAL (
        SELECT a.id::text, a.title, a.number, a.series FROM article AS a WHERE series_key(a.series) = me.series
        ORDER BY series_key(a.series), a.number, a.id LIMIT 1) AS x
    UNION ALL
    SELECT 'series', 'prev', x.* FROM me, LATERAL (
        (SELECT a.id::text, a.title, a.number, a.series FROM article AS a
            WHERE series_key(a.series) = me.series AND (a.number, a.id) < (me.number, me.id)
            ORDER BY series_key(a.series) DESC, a.number DESC, a.id DESC LIMIT 1)
        UNION ALL
        (SELECT a.id::text, a.title, a.number, a.series FROM article AS a
            WHERE me.number IS NULL AND series_key(a.series) = me.series AND a.number IS NULL AND a.id < me.id
            ORDER BY series_key(a.series) DESC, a.number DESC, a.id DESC LIMIT 1)
        UNION ALL
        (SELECT a.id::text, a.title, a.number, a.series FROM article AS a
            WHERE me.number IS NULL AND series_key(a.series) = me.series AND a.number IS NOT NULL
            ORDER BY series_key(a.series) DESC, a.number DESC, a.id DESC LIMIT 1)
        LIMIT 1) AS x
    UNION ALL
    SELECT 'series', 'next', x.* FROM me, LATERAL (
        (SELECT a.id::text, a.title, a.number, a.series FROM article AS a
            WHERE series_key(a.series) = me.series AND (a.number, a.id) > (me.number, me.id)
            ORDER BY series_key(a.series), a.number, a.id LIMIT 1)
        UNION ALL
        (SELECT a.id::text, a.title, a.number, a.series FROM article AS a
            WHERE me.number IS NOT NULL AND series_key(a.series) = me.series AND a.number IS NULL
            ORDER BY series_key(a.series), a.number, a.id LIMIT 1)
        UNION ALL
        (SELECT a.id::text, a.title, a.number, a.series FROM article AS a
            WHERE me.number IS NULL AND series_key(a.series) = me.series AND a.number IS NULL AND a.id > me.id
            ORDER BY series_key(a.series), a.number, a.id LIMIT 1)
        LIMIT 1) AS x
    UNION ALL
    SELECT 'series', 'last', x.* FROM me, LATERAL (
        SELECT a.id::text, a.title, a.number, a.series FROM article AS a WHERE series_key(a.series) = me.series
        ORDER BY series_key(a.series) DESC, a.number DESC, a.id DESC LIMIT 1) AS x;
END $$;

-- The articles asked for, fewer and more: what the session does once is left out by their
-- difference.
CREATE TABLE few AS SELECT id FROM article ORDER BY hashint8extended(id, 1) LIMIT 1000;
CREATE TABLE many AS SELECT id FROM article ORDER BY hashint8extended(id, 2) LIMIT 4000;
VACUUM ANALYZE;
