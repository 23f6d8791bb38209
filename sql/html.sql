-- HTML needs a server that is built with libxml; html_1.out is what one without it says.
SET datestyle = ISO;
SELECT html_text('<p>海风') AS text;
-- blocks are lines, runs of blanks one blank; scripts and what is not shown are left out
SELECT html_text($$<!DOCTYPE html><html><head><title>题</title><style>p {}</style></head><body>
<script>var 甲 = '<p>乙</p>';</script><h1>海风   的
故事</h1><div>一<b>二</b>三</div><ul><li>甲<li>乙</ul><p hidden>藏</p><p style="display : none">藏</p>
<p>&#28023;&amp;&nbsp;&lt;风&gt;</p>第一行<br>第二行<table><tr><td>左</td><td>右</td></tr></table>
<pre>首行
次行</pre><select><option>选</select><noscript>无</noscript><!-- 注 --></body></html>$$);
-- what browsers read although it is wrong
SELECT html_text('<p>甲<p>乙</div></span><b>丙');
SELECT html_text('<html><head></head></html><body><p>海风</p></body>');
SELECT html_text('<p title="甲" title="乙" <b>丙</p>&bogus; &#0; &#xD800; &#99999999; < 1');
SELECT html_text('') AS empty, html_text('海风') AS plain, html_text(NULL) IS NULL AS none;
-- UTF-8 whatever the page declares, nothing from outside
SELECT html_text('<html><head><meta charset="gb2312"></head><body>海风</body></html>');
SELECT html_text('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body>&f;甲</body></html>');
SELECT html_text('<iframe src="file:///etc/passwd"></iframe><img src="http://localhost/x">甲');
-- a page may be large, but not deep without end
SELECT length(html_text(repeat('<p>海风</p>', 100000)));
SELECT length(html_text(repeat('<div>', 900) || '甲'));
SELECT html_text(repeat('<div>', 100000));
SELECT html_text('<p ' || (SELECT string_agg('a' || i || '=""', ' ') FROM generate_series(1, 2000) AS i) || '>');
-- the parts of a page: an institution's, labels in the text
\x on
SELECT breadcrumb, title, published, author, editor, source, views, body, prev_title, prev_url, next_title, next_url
FROM parse_html($$<html><head><title>渡口修缮工程开工 - 山河市</title><base href="https://example.org/news/"></head>
<body><div class="nav"><a href="/">首页</a> <a href="/gk">公开</a></div>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/xw">新闻</a> &gt; 正文</div>
<h2>渡口修缮工程开工</h2><div class="info">发布时间：2020-07-26 来源：山河晚报<span>点击：1,024</span></div>
<p>工程今天开工。</p>
<p>上一篇：<a href="12.html" title="渡口的历史，从一座浮桥说起">渡口的历史，从一…</a></p>
<p>下一篇：<a href="../14.html">渡口的未来</a></p>
<div>版权所有 山河市 地址：渡口路一号</div></body></html>$$);
-- a blog's, which says by its tags what the text does not: a sidebar, a longer list, rel the wrong way round
SELECT breadcrumb, title, published, author, views, prev_title, prev_url, next_title, next_url
FROM parse_html($$<html><head><title>海风的故事 | 张三丰的博客</title><meta property="og:title" content="海风的故事">
<meta property="article:published_time" content="2020-07-26T08:00:00+08:00"></head>
<body><h1 class="site-name">张三丰的博客</h1><ul><li>归档</li><li>标签</li></ul>
<h2 class="post-title">海风的故事</h2><div class="post-meta"><span class="post-author">张三丰</span>
<time datetime="2020-07-26T00:00:00Z">2020-07-26</time> 更新 2021-01-01 <span class="post-views">33</span></div>
<p>风从海上来。</p>
<div class="nav-links"><div class="nav-previous"><a href="/1" rel="next">海浪的故事</a></div>
<div class="nav-next"><a href="/3" rel="prev">海鸥的故事</a></div></div>
<h3>最新文章</h3><ul><li>海岛 2022-02-02</li><li>海港 2022-01-01</li><li>海湾 2021-12-12</li></ul></body></html>$$);
-- official tags; a tag that the visible page does not bear out counts for nothing
SELECT title, published, source FROM parse_html($$<html><head><title>山河市</title>
<meta name="ArticleTitle" content="关于渡口停航的公告"><meta name="PubDate" content="2020-07-26 09:00">
<meta name="ContentSource" content="渡口管理处"></head><body><div>公告</div><div>关于渡口停航的公告</div>
<div>2020年07月26日 渡口管理处</div><div>因大风，渡口停航。</div></body></html>$$);
SELECT title, published, source FROM parse_html($$<html><head><title>别的</title>
<meta name="ArticleTitle" content="别的标题"><meta name="PubDate" content="1999-01-01"><meta name="ContentSource" content="别的来源">
<script type="application/ld+json">{"headline": "又一个", "datePublished": "1998-01-01"}</script></head>
<body><div>首页 &gt; 公告</div><div>关于渡口停航的公告</div><div>2020年07月26日</div><div>因大风，渡口停航。</div></body></html>$$);
SELECT title, published FROM parse_html($$<html><head><title>山河网</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "渡口的风", "datePublished": "2020-07-26T08:00:00"}</script></head>
<body><div>广告</div><div>渡口的风</div><div>记者手记</div><div>2020-07-26 08:00</div><div>风很大。</div></body></html>$$);
-- A title that is shown counts, wherever its link leads.
SELECT prev_title, prev_url, next_title, next_url FROM parse_html($$<body><div>首页 &gt; 公告</div><h1>关于渡口停航的公告</h1>
<div>2020-07-26</div><p>因大风，渡口停航。</p><div>上一篇：<a href="javascript:;">甲的文章</a></div>
<div class="swiper-button-next"><a href="/b">渡口之窗</a></div></body>$$);
\x off
-- parse_page does not read HTML as if it were text
SELECT title FROM parse_page('<!DOCTYPE html><html><body><h1>甲</h1></body></html>');
SELECT count(*) FROM parse_pages(E'\n <div class="a">甲</div>');
