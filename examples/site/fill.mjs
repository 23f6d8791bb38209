// fill.mjs: fills a database with the archive of `make demo`: ../archive.sql and the pages
// in ../pages. Where to connect is told by PGHOST, PGDATABASE and the like.
//
//     createdb -E UTF8 -T template0 site && PGDATABASE=site npm run fill
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const examples = new URL('../', import.meta.url);
const client = new pg.Client();
await client.connect();
await client.query('CREATE EXTENSION IF NOT EXISTS zharchive');
await client.query(await readFile(new URL('archive.sql', examples), 'utf8'));

const pages = (await readdir(new URL('pages/', examples))).filter((name) => name.endsWith('.txt')).sort();
for (const name of pages)
	await client.query('SELECT load_pages($1)', [await readFile(new URL(`pages/${name}`, examples), 'utf8')]);

// The neighbours that a page prints have no date: the printed links place them.
await client.query(`
	SELECT archive_register('article', id => 'id', title => 'title', published => 'published',
	                        channel => 'channel', order_by => '{position}',
	                        prev_title => 'prev_title', next_title => 'next_title')`);
await client.query(await readFile(new URL('site.sql', import.meta.url), 'utf8'));
const { rows } = await client.query('SELECT count(*) AS articles, count(DISTINCT channel) AS channels FROM article');
console.log(`${rows[0].articles} articles in ${rows[0].channels} channels`);
await client.end();
