// pages.mjs: what the database answered, as HTML. Every value goes through the tag html,
// which escapes it; only what html itself made is taken as it is.
class Html {
	constructor(text) { this.text = text; }
	toString() { return this.text; }
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const one = (value) => {
	if (value === null || value === undefined || value === false) return '';
	if (Array.isArray(value)) return value.map(one).join('');
	return value instanceof Html ? value.text : String(value).replace(/[&<>"']/g, (sign) => escapes[sign]);
};
const html = (strings, ...values) => new Html(strings.reduce((text, part, i) => text + part + one(values[i]), ''));
// What the database gives as HTML and JSON that may stand in a page.
const made = (text) => new Html(text ?? '');

const link = (path, text) => html`<a href="${path}">${text}</a>`;
// The archive is Chinese whatever language the page is in.
const titled = (id, text, rel) => html`<a lang="zh-CN" href="/article/${id}"${rel && html` rel="${rel}"`}>${text}</a>`;
const channelPath = (name) => `/channel/${encodeURIComponent(name)}`;
const seriesPath = (name) => `/series/${encodeURIComponent(name)}`;

export function page(t, path, title, content, head = '') {
	return html`<!DOCTYPE html>
<html lang="${t.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${t.site}</title>
<link rel="stylesheet" href="/site.css">
${made(head)}
</head>
<body>
<a class="skip" href="#content">${t.skip}</a>
<header>
<p class="site">${link('/', t.site)}</p>
<nav><ul>
<li>${link('/', t.channels)}</li><li>${link('/series', t.series)}</li><li>${link('/authors', t.authors)}</li>
<li>${link('/search', t.search)}</li><li>${link('/import', t.import)}</li>
</ul></nav>
<form method="post" action="/language"><input type="hidden" name="back" value="${path}"><button>${t.other}</button></form>
</header>
<main id="content">
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
}

export const channels = (t, rows) => html`<ul class="list">${rows.map((row) => html`
<li>${link(channelPath(row.channel), row.channel)} <span class="quiet">${t.articles(row.articles)}${row.newest && `${t.between}${t.newest} ${row.newest}`}</span></li>`)}
</ul>`;

const item = (t, row) => html`
<li>${titled(row.id, row.title)} <span class="quiet">${row.published ?? t.undated}</span></li>`;

export const list = (t, rows, next) => html`<ol class="list">${rows.map((row) => item(t, row))}
</ol>${next && html`<p>${link(next, t.more)}</p>`}`;

// 上一条 and 下一条 of one order; those of the channel beside what the old page printed.
function neighbours(t, links, axis, heading, printed) {
	const line = (rel, label) => {
		const found = links.find((one) => one.axis === axis && one.rel === rel);
		const old = printed?.[rel];
		return html`
<dt>${label}</dt>
<dd>${found ? titled(found.id, found.title, rel) : t.none}
${old && html`<small>${old === (found?.title ?? '没有了') ? t.same : t.label(t.printed, old)}</small>`}</dd>`;
	};
	return html`<section><h2>${heading}</h2><dl>${line('prev', t.prev)}${line('next', t.next)}</dl></section>`;
}

export function article(t, row) {
	const about = [[t.by, row.author], [t.editor, row.editor], [t.source, row.source], [t.views, row.views]]
		.filter(([, value]) => value !== null);
	const inSeries = row.links.find((one) => one.axis === 'series');
	return html`
<p class="quiet">${link(channelPath(row.channel), row.channel)} <span>${row.published ?? t.undated}</span>${about.map(([label, value]) => html` <span>${t.label(label, value)}</span>`)}</p>
${row.body && row.body.split('\n').filter((line) => line.trim() !== '').map((line) => html`<p lang="zh-CN">${line}</p>`)}
${row.credit && html`<p class="quiet">${row.credit}</p>`}
<nav class="neighbours" aria-label="${t.prev} / ${t.next}">
${neighbours(t, row.links, 'channel', t.inChannel(row.channel), { prev: row.prev_title, next: row.next_title })}
${inSeries && neighbours(t, row.links, 'series', link(seriesPath(inSeries.list), t.inSeries(inSeries.list)))}
</nav>`;
}

export const articleHead = (row) => `${row.head}<script type="application/ld+json">${row.jsonld}</script>`;

export const series = (t, rows) => html`<ul class="list">${rows.map((row) => html`
<li>${link(seriesPath(row.list), row.list)} <span class="quiet">${t.articles(row.articles)}${t.between}${row.first}–${row.last}${t.between}${
	row.missing === '0' ? t.complete : t.lacks(row.missing)}</span></li>`)}
</ul>`;

export const contents = (t, rows) => html`<ol class="contents">${rows.map((row) => row.missing
	? html`
<li class="gap">${t.missing(row.number, row.upto, row.missing)}</li>`
	: html`
<li><span class="number">${row.number}</span> ${titled(row.id, row.title)} <span class="quiet">${row.published ?? t.undated}</span></li>`)}
</ol>`;

export function authors(t, rows, order) {
	const headings = [...new Set(rows.map((row) => row.heading))];
	return html`
<p>${order === 'name' ? t.byPinyin : link('/authors', t.byPinyin)} ${order === 'name' ? link('/authors?by=strokes', t.byStrokes) : t.byStrokes}</p>
${headings.map((heading) => html`<section><h2>${heading}</h2><ul class="list">${rows.filter((row) => row.heading === heading).map((row) => html`
<li>${row.author}：${row.ids.map((id, i) => html`${i ? ' ' : ''}${link(`/article/${id}`, `[${i + 1}]`)}`)}</li>`)}
</ul></section>`)}`;
}

export const search = (t, words, rows) => html`
<form action="/search" role="search">
<label for="q">${t.search}</label>
<input id="q" name="q" type="search" value="${words}" placeholder="${t.placeholder}">
<button>${t.search}</button>
</form>
${rows && html`<p role="status">${t.found(rows.length)}</p>${list(t, rows)}`}`;

export function importForm(t, text, read, taken) {
	const fields = read && [[t.title, read.title], [t.published, read.published], [t.breadcrumb, read.breadcrumb?.join(' > ')],
		[t.by, read.author], [t.editor, read.editor], [t.source, read.source], [t.views, read.views],
		[t.prev, read.prev_title], [t.next, read.next_title]].filter(([, value]) => value);
	return html`
${taken && html`<p role="status">${t.taken(taken)}</p>`}
<form method="post" action="/import">
<label for="page">${t.paste}</label>
<textarea id="page" name="page" rows="12">${text}</textarea>
<button name="do" value="look">${t.look}</button>
${fields && (read.title
	? html`<dl>${fields.map(([label, value]) => html`
<dt>${label}</dt><dd>${value}</dd>`)}
</dl><button name="do" value="take">${t.take}</button>`
	: html`<p role="status">${t.nothing}</p>`)}
</form>`;
}
