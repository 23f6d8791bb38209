// server.mjs: the site. Takes PGHOST, PGDATABASE and the like, and PORT (8080).
import http from 'node:http';
import { readFile } from 'node:fs/promises';
import * as queries from './queries.mjs';
import * as pages from './pages.mjs';
import { words } from './words.mjs';

const port = Number(process.env.PORT ?? 8080);
const perPage = 20;
const longestForm = 4 << 20; // bytes of a posted page
const css = await readFile(new URL('site.css', import.meta.url), 'utf8');
const security = {
	'Content-Security-Policy': "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin',
};

class NotFound extends Error {}

const looksLikeHtml = (text) => /<(html|body|div|p|head|!doctype)\b/i.test(text);

// Each answer: what to say, its title, and what belongs into the head and the header.
const routes = [
	[/^\/$/, async ({ t }) => ({ title: t.channels, content: pages.channels(t, await queries.channels()) })],
	[/^\/channel\/([^/]+)$/, channel],
	[/^\/article\/([0-9]{1,18})$/, article],
	[/^\/series$/, async ({ t }) => ({ title: t.series, content: pages.series(t, await queries.series()) })],
	[/^\/series\/([^/]+)$/, async ({ t }, name) => {
		const rows = await queries.contents(name);
		if (rows.length === 0) throw new NotFound();
		return { title: name, content: pages.contents(t, rows) };
	}],
	[/^\/authors$/, async ({ t, query }) => {
		const order = query.get('by') === 'strokes' ? 'name_stroke' : 'name';
		return { title: t.authors, content: pages.authors(t, await queries.authors(order), order) };
	}],
	[/^\/search$/, async ({ t, query }) => {
		const text = (query.get('q') ?? '').trim();
		return { title: t.search, content: pages.search(t, text, text && await queries.search(text)) };
	}],
	[/^\/import$/, importPage],
];

async function channel({ t, query }, name) {
	const after = query.get('after');
	const rows = await queries.channelPage(name, after, perPage);
	if (rows.length === 0 && after === null) throw new NotFound();
	const shown = rows.slice(0, perPage);
	const next = rows.length > perPage && `/channel/${encodeURIComponent(name)}?after=${shown.at(-1).id}`;
	return { title: name, content: pages.list(t, shown, next) };
}

async function article({ t, origin }, id) {
	const row = await queries.article(id, `${origin}/article/{id}`);
	if (!row) throw new NotFound();
	return { title: row.title, content: pages.article(t, row), head: pages.articleHead(row), headers: row.header ? { Link: row.header } : {} };
}

async function importPage({ t, form }) {
	const text = form?.get('page') ?? '';
	const html = looksLikeHtml(text);
	let read = null;
	let taken = null;
	if (text.trim() !== '' && form.get('do') === 'take') taken = (await queries.take(text, html))[0].pages;
	else if (text.trim() !== '') [read] = await queries.read(text, html);
	return { title: t.import, content: pages.importForm(t, taken ? '' : text, read, taken) };
}

async function formOf(request) {
	const parts = [];
	let size = 0;
	for await (const part of request) {
		size += part.length;
		if (size > longestForm) throw Object.assign(new Error('too long'), { status: 413 });
		parts.push(part);
	}
	return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

const languageOf = (request) => /(?:^|; )lang=(zh|en)/.exec(request.headers.cookie ?? '')?.[1]
	?? (/^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh');

function send(response, status, type, body, headers = {}) {
	response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, ...security, ...headers });
	response.end(body);
}

function changeLanguage(form, language, response) {
	const back = form.get('back') ?? '/';
	response.writeHead(303, {
		'Set-Cookie': `lang=${language === 'zh' ? 'en' : 'zh'}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`,
		Location: /^\/(?![/\\])/.test(back) ? back : '/',
	});
	response.end();
}

async function answer(request, response) {
	const origin = `http://${request.headers.host ?? `localhost:${port}`}`;
	const url = new URL(request.url, origin);
	const language = languageOf(request);
	const t = words[language];
	const posted = request.method === 'POST';
	const form = posted ? await formOf(request) : null;
	if (url.pathname === '/site.css') return send(response, 200, 'text/css', css, { 'Cache-Control': 'max-age=3600' });
	if (posted && url.pathname === '/language') return changeLanguage(form, language, response);
	for (const [pattern, handler] of routes) {
		const found = pattern.exec(url.pathname);
		if (!found || (posted && handler !== importPage)) continue;
		const shown = await handler({ t, query: url.searchParams, form, origin: url.origin }, ...found.slice(1).map(decodeURIComponent));
		return send(response, 200, 'text/html', pages.page(t, url.pathname + url.search, shown.title, shown.content, shown.head), shown.headers);
	}
	throw new NotFound();
}

const server = http.createServer((request, response) => {
	answer(request, response).catch((error) => {
		const t = words[languageOf(request)];
		const missing = error instanceof NotFound || error instanceof URIError;
		const status = missing ? 404 : error.status ?? 500;
		if (status === 500) console.error(error);
		send(response, status, 'text/html', pages.page(t, '/', missing ? t.notFound : http.STATUS_CODES[status], ''));
	});
});

server.listen(port, '127.0.0.1', () => console.log(`http://localhost:${server.address().port}/`));
for (const signal of ['SIGINT', 'SIGTERM'])
	process.on(signal, () => server.close(() => queries.close()));
