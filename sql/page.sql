-- parse_page: a page with the frame that the project began with.
SET datestyle = ISO;
\x on
SELECT * FROM parse_page($$首页 - 媒体报道 - 正文

转丨[高校智库·聚焦人民城市⑮]原创丨黄晓春:以高水平服务型政府建设践行人民城市理念

创建时间:  2020-07-26  樊杰   浏览次数:   返回

第一段。
第二段。
(某学习平台原创专稿。供稿单位:某大学。)

上一条:转丨[高校智库·聚焦人民城市⑰]原创丨盛智明:标题

下一条:中新网报道《公开课》
$$);
-- labels, roles apart, a cut title, no further article
SELECT * FROM parse_page($$当前位置：首页 > 新闻中心> 学校新闻
学校新闻
运动会开幕
文章来源：本站原创 作者：佚名 发布时间：2016年11月29日 点击数：1024 次
开幕了。
责任编辑：王五 审核：赵六
【打印正文】
上一篇：没有了！
下一篇：冬日里的一抹光…[ 11-30 ]$$);
-- no frame, a cut page, a day that does not exist
SELECT * FROM parse_page('');
SELECT * FROM parse_page('只有一段话。');
SELECT * FROM parse_page(E'首页 - 媒体报道 - 正文\n标题');
SELECT * FROM parse_page(E'标题\n发布时间：2021-02-29\n正文');
SELECT * FROM parse_page(NULL);
\x off
-- several pages in one text, the same page twice
SELECT title, published, prev_title, next_title FROM parse_pages(repeat($$首页 - 媒体报道 - 正文
标题
创建时间: 2020-07-26
正文。
上一条:甲
下一条:乙

$$, 2));
SELECT count(*) FROM parse_pages('');
SELECT count(*) FROM parse_pages(NULL);
-- a line of a million brackets, a million lines
SELECT title, length(body) FROM parse_page(repeat('（', 1000000));
SELECT count(*) FROM parse_pages(repeat(E'首页 > 甲\n', 100000));
-- Of several pages parse_page reads the first, with nothing of the others in it.
SELECT title, published, author, source, views, prev_title, next_title FROM parse_page($$首页 - 媒体报道 - 正文
第一个标题
创建时间: 2020-07-26
正文。
下一条:别的标题
首页 - 媒体报道 - 正文
第二个标题
创建时间: 2020-07-27 来源:图书馆 作者:林小舟 浏览次数:312
正文。
上一条:第一个标题$$);
