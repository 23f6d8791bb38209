#!/usr/bin/env bash
# scale.sh: the measured points of doc/scale.md: bytes per index entry, depth and buffers
# of a link by the size of the table, memory of the calls over a whole table, and what
# partitions cost a link.
#
#   tools/sandbox run bench/scale.sh [rows...]      (default 10000 100000 1000000)
set -euo pipefail
cd "$(dirname -- "$0")"
[ $# -gt 0 ] || set -- 10000 100000 1000000
sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
sql -c 'CREATE EXTENSION zharchive' -c 'CREATE EXTENSION pageinspect' -c 'ALTER SYSTEM SET max_parallel_workers_per_gather = 0' \
	-c 'ALTER SYSTEM SET max_wal_size = "8GB"' -c 'SELECT pg_reload_conf()' >/dev/null
sql -f data.sql
sql <<'SQL'
-- pages that a query touches
CREATE FUNCTION pages(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || query INTO plan;
    RETURN (plan -> 0 -> 'Plan' ->> 'Shared Hit Blocks')::int + (plan -> 0 -> 'Plan' ->> 'Shared Read Blocks')::int;
END $$;
SQL

# ---- an index and a link, by rows ---------------------------------------------------------
for rows in "$@"; do
	sql -c 'DROP TABLE IF EXISTS article' -c "CALL make_archive($rows)" -c 'DROP INDEX article_by_hand'
	sql -c "SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number')" \
		-c 'VACUUM (ANALYZE, FREEZE) article'
	sql -v rows="$rows" <<'SQL'
SELECT count(*) FROM article AS a, archive_links('article', a.id) WHERE a.id <= 50 \g /dev/null
SELECT format('%s rows: table %s bytes a row; %s', :rows, pg_relation_size('article') / :rows,
    (SELECT string_agg(format('%s: %s bytes an entry, %s levels, fan-out %s', i.indexrelid::regclass,
        round(pg_relation_size(i.indexrelid)::numeric / :rows, 1), m.level + 1,
        CASE WHEN m.level > 0 THEN (SELECT round(avg(s.live_items), 0) FROM generate_series(1, least(pg_relation_size(i.indexrelid) / 8192 - 1, 2000)) AS b,
            bt_page_stats(i.indexrelid::regclass::text, b) AS s WHERE s.type = 'i' OR (s.type = 'r' AND m.level = 1)) END), '; ' ORDER BY i.indexrelid)
     FROM pg_index AS i, bt_metap(i.indexrelid::regclass::text) AS m WHERE i.indrelid = 'article'::regclass));
SELECT format('%s rows: pages of a link, the article itself included: %s on average, %s at most', :rows, round(avg(p), 1), max(p))
FROM (SELECT pages(format('SELECT * FROM archive_%s(''article'', %s, %L)', rel, a.id, ord)) AS p
    FROM article AS a, unnest('{prev,next}'::text[]) AS rel, unnest('{channel,series}'::text[]) AS ord
    WHERE a.id % (SELECT max(id) / 50 FROM article) = 1) AS x;
SQL
done

# ---- memory over the whole table -------------------------------------------------------------
# The largest memory of the backend over its memory before, with little work_mem: the table
# stays out of it, since shared buffers are not counted.
sql -c 'ALTER TABLE article ADD prev_title text, ADD next_title text' \
	-c "UPDATE article SET prev_title = title, next_title = '没有了'" \
	-c "SELECT archive_unregister('article')" \
	-c "SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number', prev_title => 'prev_title', next_title => 'next_title')" \
	-c 'VACUUM (ANALYZE, FREEZE) article' >/dev/null
anonymous() { awk '/^(RssAnon)/ { print $2 }' "/proc/$1/status" 2>/dev/null; }
for call in archive_links_all archive_series archive_gaps archive_series_near archive_audit archive_restore_order; do
	coproc session { psql -X -q -A -t; }
	echo "SET work_mem = '4MB'; SELECT pg_backend_pid();" >&"${session[1]}"
	read -r pid <&"${session[0]}"
	before=$(anonymous "$pid")
	peak=$before
	echo "SELECT count(*) FROM $call('article'); \\q" >&"${session[1]}"
	while now=$(anonymous "$pid") && [ -n "$now" ]; do
		[ "$now" -le "$peak" ] || peak=$now
		sleep 0.02
	done
	echo "$rows rows: $call with 4 MB of work_mem: $(((peak - before) / 1024)) MB"
	wait
done

# ---- partitions --------------------------------------------------------------------------------
for partitions in 4 16 64 256; do
	sql -v n="$partitions" <<'SQL'
SET client_min_messages = warning;
DROP TABLE IF EXISTS parted;
CREATE TABLE parted (id bigint, channel int, title text NOT NULL, published date, PRIMARY KEY (id, channel)) PARTITION BY HASH (channel);
SELECT format('CREATE TABLE parted_%s PARTITION OF parted FOR VALUES WITH (MODULUS %s, REMAINDER %1$s)', i, :n) FROM generate_series(0, :n - 1) AS i \gexec
INSERT INTO parted SELECT i, i % 20, 'title ' || i, date '2020-01-01' + i / 10 FROM generate_series(1, 10000) AS i;
SELECT archive_register('parted', 'id', 'title', 'published', 'channel', series => '');
CREATE OR REPLACE FUNCTION links(calls int) RETURNS interval LANGUAGE plpgsql AS $$
DECLARE
    start timestamptz := clock_timestamp();
BEGIN
    PERFORM l.id FROM generate_series(1, calls) AS i, archive_links('parted', i, '{prev,next}', (i % 20)::text) AS l;
    RETURN clock_timestamp() - start;
END $$;
SELECT links(10) \g /dev/null
SELECT format('%s partitions: %s us for prev and next, on average', :n, round(extract(epoch FROM min(links(1000))) * 1000)) FROM generate_series(1, 3);
SQL
done
