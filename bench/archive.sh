#!/usr/bin/env bash
# archive.sh: what links, reports and registration cost, beside what they replace.
#
#   tools/sandbox run bench/archive.sh [rows]      (default 1000000)
set -euo pipefail
cd "$(dirname -- "$0")"
rows=${1:-1000000}
seconds=${SECONDS_EACH:-5}
runs=${RUNS:-3}
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

sql -c "ALTER SYSTEM SET shared_buffers = '4GB'" -c "ALTER SYSTEM SET max_wal_size = '16GB'" \
	-c "ALTER SYSTEM SET synchronous_commit = off" -c "ALTER SYSTEM SET work_mem = '256MB'" \
	-c "ALTER SYSTEM SET maintenance_work_mem = '1GB'"
pg_ctl -s -w -D "$PGDATA" -l "$work/log" restart
sql -c 'CREATE EXTENSION zharchive' -v rows="$rows" -f archive.sql
sql -c "SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number')" \
	-c 'VACUUM (ANALYZE, FREEZE) article'
echo "rows: $rows"

# ---- pages of a link --------------------------------------------------------------
sql <<'SQL'
CREATE FUNCTION pages(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || query INTO plan;
    RETURN (plan -> 0 -> 'Plan' ->> 'Shared Hit Blocks')::int + (plan -> 0 -> 'Plan' ->> 'Shared Read Blocks')::int;
END $$;
SELECT count(*) FROM article AS a, archive_links('article', a.id) WHERE a.id <= 200 \g /dev/null
SELECT format('pages of a link, the article itself included: %s to %s, on average %s', min(p), max(p), round(avg(p), 1))
FROM (SELECT pages(format('SELECT * FROM archive_%s(''article'', %s, %L)', rel, a.id, ord)) AS p
    FROM article AS a, unnest('{prev,next}'::text[]) AS rel, unnest('{channel,series}'::text[]) AS ord
    WHERE a.id % (SELECT max(id) / 200 FROM article) = 1) AS x;
SQL

# ---- links of one article, from a client ---------------------------------------------
cat >"$work/links.sql" <<SQL
\\set id random(1, $rows)
SELECT * FROM archive_links('article', :id::bigint, '{prev,next}');
SQL
{
	echo "\\set id random(1, $rows)"
	for query in 'channel = m.channel AND (published, id) > (m.published, m.id) ORDER BY published NULLS FIRST, id' \
		'channel = m.channel AND (published, id) < (m.published, m.id) ORDER BY published DESC NULLS LAST, id DESC' \
		'series = m.series AND (number, id) < (m.number, m.id) ORDER BY number DESC, id DESC' \
		'series = m.series AND (number, id) > (m.number, m.id) ORDER BY number, id'; do
		echo "SELECT n.* FROM article AS m, LATERAL (SELECT id, title, number FROM article WHERE $query LIMIT 1) AS n WHERE m.id = :id;"
	done
} >"$work/four.sql"
cat >"$work/window.sql" <<SQL
\\set id random(1, $rows)
SELECT * FROM (SELECT id, lag(id) OVER w, lead(id) OVER w FROM article
WHERE channel = (SELECT channel FROM article WHERE id = :id)
WINDOW w AS (ORDER BY published DESC NULLS LAST, id DESC)) AS x WHERE id = :id;
SQL
latency() { # milliseconds on average
	pgbench -n -M prepared -T "$seconds" -c "$2" -j "$2" -f "$1" | sed -n 's/^latency average = \(.*\) ms$/\1/p'
}
for clients in 1 8; do
	links=$(latency "$work/links.sql" $clients)
	four=$(latency "$work/four.sql" $clients)
	echo "archive_links, $clients clients: $links ms; four prepared queries: $four ms; ratio $(echo "scale=2; $links / $four" | bc)"
done
window=$(latency "$work/window.sql" 1)
links=$(latency "$work/links.sql" 1)
echo "window functions over the channel: $window ms; archive_links: $links ms; ratio $(echo "scale=0; $window / $links" | bc)"

# ---- reports over the whole table --------------------------------------------------------
timed() { # milliseconds, the best of a few
	for _ in $(seq "$runs"); do
		psql -X -q -c '\timing on' -c "$1" | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p'
	done | sort -n | head -n 1
}
compare() { # what, query, reference
	ours=$(timed "$2")
	theirs=$(timed "$3")
	echo "$1: $ours ms; reference: $theirs ms; ratio $(echo "scale=2; $ours / $theirs" | bc)"
}
channel="SELECT count(*), count(p), count(n), count(pt), count(nt) FROM (SELECT id, title, lag(id) OVER w AS p, lag(title) OVER w AS pt, lead(id) OVER w AS n, lead(title) OVER w AS nt
FROM article WINDOW w AS (PARTITION BY channel ORDER BY published DESC NULLS LAST, id DESC)) AS x"
series="SELECT count(*), count(p), count(n), count(pt), count(nt) FROM (SELECT id, title, lag(id) OVER w AS p, lag(title) OVER w AS pt, lead(id) OVER w AS n, lead(title) OVER w AS nt
FROM article WHERE series IS NOT NULL WINDOW w AS (PARTITION BY series ORDER BY number, id)) AS x"
grouped='SELECT count(*) FROM (SELECT series, count(*) FROM article GROUP BY series) AS x'
compare 'archive_links_all' "SELECT count(*), count(prev_id), count(next_id), count(prev_title), count(next_title) FROM archive_links_all('article')" \
	"SELECT * FROM ($channel) AS c UNION ALL SELECT * FROM ($series) AS s"
compare 'archive_series' "SELECT count(*) FROM archive_series('article')" "$grouped"
compare 'archive_gaps' "SELECT count(*) FROM archive_gaps('article')" "$grouped"

# ---- what registering costs an INSERT -------------------------------------------------------
insert="INSERT INTO copy SELECT * FROM article WHERE id <= 100000"
inserts() { # milliseconds for 100000 rows, the best of a few, each into an empty table
	for _ in $(seq "$runs"); do
		sql -c 'DROP TABLE IF EXISTS copy' -c 'CREATE TABLE copy (LIKE article INCLUDING ALL)' -c "$1" >/dev/null
		psql -X -q -c '\timing on' -c "$insert" | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p'
	done | sort -n | head -n 1
}
registered=$(inserts "SELECT archive_register('copy', 'id', 'title', 'published', 'channel', series => 'series', number => 'number')")
byhand=$(inserts 'CREATE INDEX ON copy (channel, published DESC NULLS LAST, id DESC); CREATE INDEX ON copy (series, number, id) INCLUDE (published)')
echo "INSERT into a registered table: $registered ms; with the same indexes by hand: $byhand ms; ratio $(echo "scale=2; $registered / $byhand" | bc)"
