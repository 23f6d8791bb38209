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
registration="SELECT archive_register('article', 'id', 'title', 'published', 'channel', series => 'series', number => 'number')"
sql -c 'CREATE EXTENSION zharchive' -c 'CREATE SCHEMA small'
small() { PGOPTIONS='-c search_path=small,public' sql "$@"; }
small -v rows=100000 -f archive.sql
small -c "$registration" -c 'VACUUM (ANALYZE, FREEZE) article'
sql -v rows="$rows" -f archive.sql
sql -c "$registration" -c 'VACUUM (ANALYZE, FREEZE) article'
echo "rows: $rows"

# ---- pages of a link --------------------------------------------------------------
sql <<'SQL'
CREATE FUNCTION pages(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || query INTO plan;
    RETURN (plan -> 0 -> 'Plan' ->> 'Shared Hit Blocks')::int + (plan -> 0 -> 'Plan' ->> 'Shared Read Blocks')::int;
END $$;
CREATE FUNCTION pages_report() RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count(*) FROM article AS a, archive_links('article', a.id) WHERE a.id <= 200;
    RETURN QUERY SELECT format('pages of a link, the article itself included: %s to %s, on average %s', min(p), max(p), round(avg(p), 1))
    FROM (SELECT pages(format('SELECT * FROM archive_%s(''article'', %s, %L)', rel, a.id, ord)) AS p
        FROM article AS a, unnest('{prev,next}'::text[]) AS rel, unnest('{channel,series}'::text[]) AS ord
        WHERE a.id % (SELECT max(id) / 200 FROM article) = 1) AS x;
    -- the article itself is what a call for no link reads
    RETURN QUERY SELECT format('pages of one link without the article, at most: %s', string_agg(format('%s %s', rel, p), ', ' ORDER BY rel))
    FROM (SELECT rel, max((pages(format('SELECT * FROM archive_links(''article'', %s, ''{%s}'')', a.id, rel))
            - pages(format('SELECT * FROM archive_links(''article'', %s, ''{}'')', a.id))) / 2.0)::numeric(9, 1) AS p
        FROM article AS a, unnest('{first,prev,next,last}'::text[]) AS rel
        WHERE a.id % (SELECT max(id) / 200 FROM article) = 1 AND series IS NOT NULL GROUP BY rel) AS x;
END $$;
SQL
small -c 'SELECT format($$at 100000 rows, %s$$, pages_report())'
sql -c 'SELECT pages_report()'

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
window() { # the same answers in the channel's order by window functions
	cat <<-SQL
		SELECT * FROM (SELECT id, lag(id) OVER w, lag(title) OVER w, lag(number) OVER w,
		lead(id) OVER w, lead(title) OVER w, lead(number) OVER w FROM article
		WHERE channel = (SELECT channel FROM article WHERE id = $1)
		WINDOW w AS (ORDER BY published DESC NULLS LAST, id DESC)) AS x WHERE id = $1;
	SQL
}
latency() { # milliseconds on average
	pgbench -n -M prepared -T "$seconds" -c "$2" -j "$2" -f "$1" | sed -n 's/^latency average = \(.*\) ms$/\1/p'
}
for clients in 1 8; do
	links=$(latency "$work/links.sql" $clients)
	four=$(latency "$work/four.sql" $clients)
	echo "archive_links, $clients clients: $links ms; four prepared queries: $four ms; ratio $(echo "scale=2; $links / $four" | bc)"
done
links=$(latency "$work/links.sql" 1)
against_window() { # what, script
	window=$(latency "$2" 1)
	echo "$1: $window ms; archive_links: $links ms; ratio $(echo "scale=0; $window / $links" | bc)"
}
{ echo "\\set id random(1, $rows)"; window :id; } >"$work/window.sql"
against_window 'window functions over the channel' "$work/window.sql"
while read -r what count id; do
	window "$id" >"$work/one.sql"
	against_window "window functions over the $what channel, $count articles" "$work/one.sql"
done < <(sql -F ' ' <<-'SQL'
	WITH channels AS (SELECT count(*) AS n, min(id) AS id FROM article GROUP BY channel)
	(SELECT 'average', n, id FROM channels ORDER BY abs(n - (SELECT avg(n) FROM channels)) LIMIT 1)
	UNION ALL
	(SELECT 'largest', n, id FROM channels ORDER BY n DESC LIMIT 1);
SQL
)

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
# what is asked for is the rows: both are written out, with the same columns
peer() { # order, list, window, condition
	echo "SELECT '$1', $2::text, id, title, number, lag(id) OVER w, lag(title) OVER w, lead(id) OVER w, lead(title) OVER w
	FROM article $4 WINDOW w AS (PARTITION BY $2 ORDER BY $3)"
}
compare 'archive_links_all' "COPY (SELECT * FROM archive_links_all('article')) TO '/dev/null'" \
	"COPY ($(peer channel channel 'published DESC NULLS LAST, id DESC' '') UNION ALL
	SELECT * FROM ($(peer series series 'number, id' 'WHERE series IS NOT NULL')) AS s) TO '/dev/null'"
compare 'archive_links_all, only counted' "SELECT count(*), count(prev_id), count(next_id), count(prev_title), count(next_title) FROM archive_links_all('article')" \
	"SELECT * FROM ($channel) AS c UNION ALL SELECT * FROM ($series) AS s"
compare 'archive_series' "SELECT count(*) FROM archive_series('article')" "$grouped"
compare 'archive_gaps' "SELECT count(*) FROM archive_gaps('article')" "$grouped"

# ---- what registering costs an INSERT -------------------------------------------------------
insert_into() { # milliseconds for 100000 rows into an empty table
	sql -c 'DROP TABLE IF EXISTS copy' -c 'CREATE TABLE copy (LIKE article INCLUDING ALL)' -c "$1" -c 'CHECKPOINT' >/dev/null
	psql -X -q -c '\timing on' -c 'INSERT INTO copy SELECT * FROM article WHERE id <= 100000' | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p'
}
registered=${registration//article/copy}
byhand='CREATE INDEX ON copy (channel, published DESC NULLS LAST, id DESC); CREATE INDEX ON copy (series, number, id) INCLUDE (published)'
middle() { sort -n | sed -n "$((rounds / 2 + 1))p"; }
rounds=$((4 * runs + 1))
for round in $(seq "$rounds"); do # in turn, and each first as often, so that noise cancels
	if [ $((round % 2)) = 0 ]; then
		ours=$(insert_into "$registered")
		theirs=$(insert_into "$byhand")
	else
		theirs=$(insert_into "$byhand")
		ours=$(insert_into "$registered")
	fi
	echo "$ours $theirs $(echo "scale=4; $ours / $theirs" | bc)"
done >"$work/inserts"
echo "INSERT into a registered table: $(cut -d ' ' -f 1 "$work/inserts" | middle) ms; with the same indexes by hand: $(cut -d ' ' -f 2 "$work/inserts" | middle) ms; ratio $(cut -d ' ' -f 3 "$work/inserts" | middle) (medians of $rounds rounds)"
