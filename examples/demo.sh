#!/usr/bin/env bash
# demo.sh: fill a database named demo with examples/pages and show what zharchive
# makes of it. Needs a server (PGHOST and the like); make demo provides one.
set -euo pipefail
cd "$(dirname -- "$0")"

createdb demo
export PGDATABASE=demo PGOPTIONS='-c client_min_messages=warning'
psql -qX -v ON_ERROR_STOP=1 -c 'CREATE EXTENSION zharchive' -f archive.sql
for page in pages/*.txt pages/*.txt; do # twice: loading is idempotent
	psql -qXAt -v ON_ERROR_STOP=1 -v page="$(cat "$page")" \
		-f load.sql >/dev/null
done
psql -qX -v ON_ERROR_STOP=1 -P pager=off -P footer=off -P null=- -v page="$(cat pages/01-*.txt)" -f demo.sql
cat <<'NEXT'

Three things to try next:
  1. make psql, then SELECT * FROM archive_page('article', channel => '媒体报道');
     a prompt on this archive; make clean removes it
  2. examples/site/README.md: this archive as a website
  3. doc/archive.md: archive_register on a table of your own
NEXT
