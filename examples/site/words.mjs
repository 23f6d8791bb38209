// words.mjs: the words of the site in its two languages.
export const words = {
	zh: {
		language: 'zh-CN', other: 'English', site: '文章档案', skip: '跳到正文',
		channels: '栏目', series: '专栏', authors: '作者', search: '搜索', import: '导入',
		articles: (n) => `${n} 篇`, newest: '最新', undated: '未注明日期', more: '下一页', top: '回到首页',
		by: '作者', editor: '编辑', source: '来源', views: '浏览',
		inChannel: (name) => `本栏目：${name}`, inSeries: (name) => `本专栏：${name}`,
		prev: '上一条', next: '下一条', none: '没有了', printed: '原网页所印', same: '与原网页一致', number: '期次',
		missing: (first, last, n) => (first === last ? `缺第 ${first} 期` : `缺第 ${first} 至 ${last} 期（${n} 期）`),
		byPinyin: '按拼音', byStrokes: '按笔画', placeholder: '标题中的字，或拼音首字母，如 csydcq', found: (n) => `找到 ${n} 篇`,
		paste: '粘贴一个网页的文字或 HTML', look: '识别', take: '收入档案', taken: (n) => `已收入 ${n} 篇`, nothing: '没有认出标题',
		notFound: '没有这个网页', title: '标题', breadcrumb: '位置', published: '日期', complete: '没有缺期', lacks: (n) => `缺 ${n} 期`, between: '，', label: (name, value) => `${name}：${value}`,
	},
	en: {
		language: 'en', other: '中文', site: 'Archive of articles', skip: 'Skip to content',
		channels: 'Channels', series: 'Series', authors: 'Authors', search: 'Search', import: 'Import',
		articles: (n) => (n === '1' ? '1 article' : `${n} articles`), newest: 'newest', undated: 'no date', more: 'Next page', top: 'Home',
		by: 'Author', editor: 'Editor', source: 'Source', views: 'Views',
		inChannel: (name) => `In the channel ${name}`, inSeries: (name) => `In the series ${name}`,
		prev: 'Previous', next: 'Next', none: 'none', printed: 'Printed on the old page', same: 'as on the old page', number: 'Number',
		missing: (first, last, n) => (first === last ? `number ${first} is missing` : `numbers ${first} to ${last} are missing (${n})`),
		byPinyin: 'By pinyin', byStrokes: 'By strokes', placeholder: 'words of a title, or initials in pinyin such as csydcq', found: (n) => `${n} found`,
		paste: 'Paste the text or the HTML of a page', look: 'Read', take: 'Take into the archive', taken: (n) => `${n} taken`, nothing: 'No title was found',
		notFound: 'There is no such page', title: 'Title', breadcrumb: 'Place', published: 'Date', complete: 'no number is missing', lacks: (n) => `${n} missing`, between: ', ', label: (name, value) => `${name}: ${value}`,
	},
};
