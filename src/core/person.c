/*
 * person.c
 *		Tells a person's name from what else stands before a colon: media, places,
 *		firms, offices and topics.
 *
 * A Chinese name is a surname of the closed list and one or two characters, and no
 * word of the language; a foreign one is written with the characters that transcribe
 * sounds. Where a dictionary word could be a name it is taken for the word: a byline
 * missed is better than one made up.
 */
#include "core/person.h"

#include "core/data/words.h"

/* ---- closed lists ------------------------------------------------------------ */

/* The surnames that most people bear, without those that are as common as words. */
static const char frequent_surnames[] =
	"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于"
	"余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹"
	"段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤温康施樊葛邢齐易乔伍庞颜倪庄聂章鲁岳"
	"翟殷詹欧耿兰俞柳甘祝符舒阮柯纪梅凌毕裴霍涂谷翁冉骆蓝辛靳柴蒙鲍喻祁蒲滕屈饶牟艾尤"
	"穆卓缪褚娄窦戚岑佟闫晏瞿臧邬甄敖巩佘郁胥冼茅甦趙吳孫馬鄭許鄧馮韓蕭葉蔣蘇呂盧鍾陸賈"
	"韋鄒閻龍賀顧嚴賴溫龐劉陳楊黃張羅謝";

/* The rest of 百家姓 and of the surnames in use. */
static const char other_surnames[] =
	"卫华柏水云奚郎昌苗凤花酆费廉安常乐时皮卞元卜平和湛禹狄米贝明计伏成谈项闵席季麻强"
	"路危童盛刁虞支昝管房裘干解应宗宣单杭包诸左吉钮嵇滑荣荀羊於惠曲封芮羿储汲邴糜松井"
	"富巫乌焦巴弓牧隗车宓蓬全郗班仰秋仲伊宫宁仇栾暴钭厉戎祖景束幸司韶郜蓟薄印宿怀邰从"
	"鄂索咸籍蔺屠池阴苍闻莘党贡劳逄姬申扶堵宰郦雍却璩桑桂濮牛寿边扈燕冀郏浦尚农别充慕"
	"连茹习宦鱼容向古慎戈庾终暨居衡步都满弘匡寇广禄阙殳沃利蔚越夔隆师厍晁勾融冷訾阚那"
	"简毋沙乜养鞠须丰巢蒯相查荆红游竺权逯盖益桓仝帅缑亢况郈琴商佴赏墨哈谯笪年付代尧"
	"牙展苟植粟智甯揭淡揣邸邝禤来原初修战撒关錢衛華雲範魯鳳費湯畢鄔時貝計談紀項婁顏駱"
	"萬經繆應單諸龔榮儲烏車寧厲蘭譚貢勞連習廣歐師鞏聶簡饒養須豐關紅遊權蓋閆塗嶽帥況齊"
	"賁樓農莊竇鮑滿";

static const char *const compound_surnames[] = {
	"欧阳", "太史", "上官", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟",
	"皇甫", "公孙", "慕容", "长孙", "宇文", "司徒", "司空", "令狐", "澹台", "申屠",
	"端木", "轩辕", "呼延", "百里", "东郭", "南门", "西门", "公羊", "鲜于", "闾丘",
	"赫连", "拓跋", "完颜", "纳兰", "叶赫", "那拉", "歐陽", "司馬", "諸葛", NULL};

/* Japanese surnames met in Chinese print. */
static const char *const japanese_surnames[] = {
	"佐藤",   "铃木", "高桥", "田中", "渡边", "伊藤", "山本", "中村", "小林", "加藤",
	"吉田",   "山田", "山口", "松本", "井上", "木村", "斋藤", "清水", "山崎", "池田",
	"桥本",   "阿部", "石川", "山下", "中岛", "石井", "小川", "前田", "冈田", "长谷川",
	"藤田",   "后藤", "近藤", "村上", "远藤", "青木", "坂本", "福田", "太田", "西村",
	"藤井",   "金子", "冈本", "藤原", "三浦", "中野", "中川", "原田", "松田", "竹内",
	"小野",   "田村", "中山", "和田", "石田", "森田", "上田", "内田", "柴田", "酒井",
	"宫崎",   "横山", "高木", "安藤", "宫本", "大野", "小岛", "谷口", "今井", "工藤",
	"高田",   "增田", "丸山", "杉山", "村田", "大塚", "新井", "小山", "平野", "藤本",
	"河野",   "上野", "野口", "武田", "松井", "千叶", "菅原", "岩崎", "久保", "木下",
	"佐佐木", "佐野", "松尾", "野村", "菊地", "安倍", "岸田", "石破", "黑泽", "宫泽",
	"东野",   "芥川", "三岛", "川端", "大江", "北野", "是枝", "新海", "岩井", "稻盛",
	"孙正",   "福山", "织田", "丰臣", "德川", "西乡", "伊东", "坂口", "林田", NULL};

/* What follows a name and is cut off: titles of office and of courtesy. */
static const char *const titles[] = {
	"教授",   "副教授", "助理教授", "客座教授", "讲座教授", "特聘教授",
	"院士",   "博士",   "博士后",   "研究员",   "副研究员", "助理研究员",
	"校长",   "副校长", "院长",     "副院长",   "书记",     "副书记",
	"主任",   "副主任", "主席",     "副主席",   "部长",     "副部长",
	"省长",   "市长",   "局长",     "处长",     "所长",     "会长",
	"副会长", "秘书长", "理事长",   "老师",     "先生",     "女士",
	"律师",   "医生",   "医师",     "主任医师", "总裁",     "副总裁",
	"董事长", "总经理", "经理",     "总监",     "总编",     "总编辑",
	"主编",   "记者",   "同志",     "委员",     "代表",     "导演",
	"讲师",   "工程师", "总工程师", "分析师",   "经济学家", "首席经济学家",
	"首席",   "CEO",    "大使",     "行长",     "总统",     "总理",
	"首相",   "将军",   "法师",     NULL};

/* The last characters of offices, firms, media and things, never of a name. */
static const char *const never_last[] = {
	"部", "局", "委", "院", "社", "报", "网", "厅", "办", "所", "厂", "署", "省", "县",
	"区", "镇", "者", "率", "案", "化", "版", "篇", "券", "股", "榜", "奖", "赛", "店",
	"税", "车", "机", "药", "酒", "奶", "油", "费", "贷", "价", "额", "量", "数", "表",
	"款", "氏", "宫", "说", "谈", "讯", "刊", "评", "述", "课", "讲", "期", "届", "季",
	"号", "们", "吗", "呢", "吧", "了", "的", "将", "被", "让", "在", "与", "不", "问",
	"答", "汤", "面", "菜", "餐", "饭", "控", "险", "矿", "煤", "钢", NULL};

/* Last characters of places and things that end a name only behind its like. */
static const char *const seldom_last[] = {
	"队", "校", "市", "州", "馆", "司", "银", "台", "站", "党", "村", "街", "屋",
	"式", "集", "为", "要", "展", "会", "层", "证", "电", "茶", "果", "息", "条",
	"项", "件", "级", "类", "型", "种", "感", "周", "分", "秒", "点", "前", "后",
	"内", "上", "下", "里", "间", "边", "旁", "线", "路", "港", "湾", "洲", NULL};

/* Words and places that the dictionary takes for persons or does not have. */
static const char *const other_words[] = {
	"石家庄", "张家口", "张家港",   "张家界", "唐山",   "温岭",   "高清",     "金句",
	"金税",   "高知",   "祝贺",     "祝福",   "安卓",   "易经",   "左传",     "唐诗",
	"宋词",   "雷达",   "黄金周",   "马拉松", "金字塔", "许可证", "古建筑",   "康养",
	"马上",   "何以",   "何时",     "余额宝", "支付宝", "毕业季", "毕马威",   "白皮书",
	"白鹿原", "石墨烯", "秦时",     "江小白", "方正",   "高德",   "高瓴",     "贝壳",
	"蓝筹",   "梅西",   "戴尔",     "谷歌",   "汤臣",   "康师傅", "老干妈",   "王老吉",
	"李子柒", "马蜂窝", "雷克萨斯", "江铃",   "连云港", "丁香园", "应用宝",   "龙湖",
	"龙虎榜", "步步高", "黄页",     "米其林", "于都",   "伍德",   "元宇宙",   "董秘",
	"颜值",   "缪斯",   "杭师大",   "陆港通", "富士康", "乌克兰", "虞美人",   "花木兰",
	"徐工",   "汪汪",   "向未来",   "那些年", "别再",   "马桶",   "马甲",     "贺岁",
	"柴米",   "陆军",   "柯南",     "高考季", "开学季", "夏令营", "冬令营",   "周三见",
	"周五见", "白名单", "黑名单",   "金龙鱼", "金山云", "钱江",   "龙头企业", "万能险",
	"万圣节", "万亿级", NULL};

/* Characters that transcribe the sounds of foreign names. */
static const char transcribing[] =
	"阿埃艾爱安昂奥澳巴白柏拜班邦保堡鲍北贝本比彼毕宾波玻伯勃博卜布采仓策查察柴昌常楚"
	"茨慈次聪达大戴丹当道德得登邓狄迪蒂丁东杜段多顿厄俄恩尔耳法凡范方菲费芬丰冯佛弗夫"
	"福富盖甘冈高戈哥格葛根贡古瓜圭哈海罕汉豪浩合赫黑亨洪胡华怀惠霍基吉季加贾简江姜杰"
	"捷金津京久居喀卡凯坎康考柯科可克肯孔寇库夸奎昆拉喇腊莱来赖兰郎朗劳勒雷累黎李里理"
	"丽利立莉连廉良列烈林留柳龙隆卢鲁路露伦罗洛吕玛马麦迈满曼芒茅梅门蒙盟孟米密缅明敏"
	"摩莫墨默姆木穆拿那纳娜乃奈南内能嫩尼年涅宁牛纽农努诺欧帕派潘庞培佩朋彭蓬皮匹平坡"
	"泼珀普漆齐奇恰钱强乔切钦秦青琴琼丘屈让热仁日荣茹瑞若撒萨塞赛三桑瑟森沙山珊尚绍舍"
	"申生圣施什石史士舒朔斯思丝司松苏孙索所塔泰太坦汤唐陶特腾提田铁廷通图托瓦万汪旺威"
	"维韦魏温文翁沃乌吴伍武西希锡席夏先显香向肖歇谢辛欣幸兴雄修休许雪逊雅亚延扬杨耶叶"
	"伊依因英尤于雨约云宰赞泽曾扎詹章张哲者珍芝治朱竹卓兹宗祖佐梯黛妮娅蕾茜莎薇";

/* Foreign persons whose names have two characters or none that are told by sound. */
static const char *const known_foreigners[] = {"拜登",   "普京",   "里根",   "肯尼迪",
											   "撒切尔", "卓别林", "凯恩斯", "哈耶克",
											   "牛顿",   "雨果",   NULL};

/* Transcribed names of firms and places. */
static const char *const transcribed_others[] = {
	"阿里巴巴", "卡巴斯基",   "特斯拉",   "沃尔玛",     "诺基亚",
	"西门子",   "摩根士丹利", "摩根大通", "麦肯锡",     "贝恩",
	"亚马逊",   "迪士尼",     "阿迪达斯", "欧莱雅",     "雅诗兰黛",
	"爱立信",   "西雅图",     "法兰西",   "意大利",     "加拿大",
	"阿富汗",   "巴基斯坦",   "俄罗斯",   "乌克兰",     "叙利亚",
	"伊拉克",   "阿根廷",     "墨西哥",   "古巴",       "秘鲁",
	"澳大利亚", "新西兰",     "西班牙",   "葡萄牙",     "希腊",
	"奥地利",   "匈牙利",     "波兰",     "芬兰",       "爱尔兰",
	"苏格兰",   "英格兰",     "荷兰",     "比利时",     "卢森堡",
	"挪威",     "瑞典",       "丹麦",     "捷克",       "斯洛伐克",
	"罗马尼亚", "保加利亚",   "塞尔维亚", "克罗地亚",   "土耳其",
	"以色列",   "巴勒斯坦",   "黎巴嫩",   "约旦",       "沙特",
	"阿联酋",   "卡塔尔",     "科威特",   "伊朗",       "印度尼西亚",
	"马来西亚", "菲律宾",     "泰国",     "柬埔寨",     "缅甸",
	"孟加拉",   "尼泊尔",     "斯里兰卡", "哈萨克斯坦", "乌兹别克斯坦",
	"蒙古",     "埃及",       "利比亚",   "突尼斯",     "阿尔及利亚",
	"摩洛哥",   "肯尼亚",     "坦桑尼亚", "尼日利亚",   "埃塞俄比亚",
	"巴西",     "哥伦比亚",   "委内瑞拉", "洛杉矶",     "旧金山",
	"芝加哥",   "波士顿",     "休斯顿",   "拉斯维加斯", "多伦多",
	"温哥华",   "悉尼",       "墨尔本",   "巴黎",       "罗马",
	"米兰",     "柏林",       "慕尼黑",   "法兰克福",   "马德里",
	"巴塞罗那", "里斯本",     "维也纳",   "布鲁塞尔",   "阿姆斯特丹",
	"莫斯科",   "圣彼得堡",   "基辅",     "伊斯坦布尔", "迪拜",
	"孟买",     "新德里",     "曼谷",     "雅加达",     "吉隆坡",
	"马尼拉",   "沃尔沃",     "奥迪",     "兰博基尼",   "法拉利",
	"保时捷",   "雷克萨斯",   "凯迪拉克", "雪佛兰",     "尼康",
	"佳能",     "索尼",       "松下",     "夏普",       "思科",
	"甲骨文",   "富士康",     "毕马威",   "裴多菲",     "英特尔",
	"高通",     "奈飞",       "推特",     "脸书",       "优步",
	"爱彼迎",   "皮尤",       "兰德",     "彭博",       "路透",
	"爱马仕",   "古驰",       "普拉达",   "迪奥",       "圣罗兰",
	"肯德基",   "麦当劳",     "必胜客",   "星巴克",     "雀巢",
	"宜家",     "耐克",       "卡西欧",   "拉卡拉",     "哈尔滨",
	"齐齐哈尔", "佳木斯",     "乌鲁木齐", "克拉玛依",   "呼和浩特",
	"鄂尔多斯", "哈佛",       "耶鲁",     "斯坦福",     "普林斯顿",
	"麻省理工", "巴萨",       "皇马",     "曼联",       "曼城",
	"切尔西",   "阿森纳",     "拜仁",     "尤文",       "马竞",
	"曼哈顿",   "华尔街",     "好莱坞",   "硅谷",       "奥林匹克",
	"马拉松",   NULL};

/* Institutions: the last characters of an affiliation before a name and a blank. */
static const char *const institutions[] = {
	"大学",   "学院", "院",   "所",   "中心", "公司", "集团", "医院", "银行",
	"协会",   "学会", "局",   "部",   "厅",   "委",   "校",   "社",   "报",
	"网",     "室",   "馆",   "会",   "科技", "证券", "基金", "律所", "资本",
	"事务所", "法院", "教授", "博士", "院士", "主任", "记者", "主席", "书记",
	"总裁",   "专家", "作者", "作家", "系",   NULL};

/* ---- tests on letters -------------------------------------------------------- */

static bool
among(const zha_letters *l, int i, const char *characters)
{
	zha_text letter = zha_letters_span(l, i, i + 1);
	const char *p = characters;

	if (letter.len != 3)
		return false;
	for (; *p != '\0'; p += 3)
		if (memcmp(p, letter.data, 3) == 0)
			return true;
	return false;
}

static bool
all_han(const zha_letters *l, int from, int to)
{
	for (; from < to; from++)
		if (!zha_is_ideograph(l->letter[from].cp))
			return false;
	return true;
}

static bool
all_transcribing(const zha_letters *l, int from, int to)
{
	for (; from < to; from++)
		if (!among(l, from, transcribing))
			return false;
	return true;
}

/* Whether the letters are a word of the language by the generated table. */
static bool
is_word(const zha_letters *l, int from, int to)
{
	zha_text text = zha_letters_span(l, from, to);
	uint32_t hash = 2166136261u;
	size_t low = 0;
	size_t high = sizeof(zha_words) / sizeof(zha_words[0]);

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char) text.data[i]) * 16777619u;
	while (low < high)
	{
		size_t middle = (low + high) / 2;

		if (zha_words[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof(zha_words) / sizeof(zha_words[0]) && zha_words[low] == hash;
}

/* ---- names ------------------------------------------------------------------- */

/* 马斯克, 特朗普: transcribed, and no firm or place. */
static bool
is_transcribed(const zha_letters *l, int from, int to)
{
	int len = to - from;

	if (zha_letters_are(l, from, to, known_foreigners))
		return true;
	return len >= 3 && len <= 5 && all_transcribing(l, from, to) &&
		   !zha_letters_are(l, from, to, transcribed_others) && !is_word(l, from, to);
}

static bool
in_table(uint32_t cp, const uint16_t *table, size_t count)
{
	size_t low = 0;

	while (low < count)
	{
		size_t middle = (low + count) / 2;

		if (table[middle] < cp)
			low = middle + 1;
		else
			count = middle;
	}
	return low == count && table[low] == cp;
}

/* Two characters that given names have, in these places. */
static bool
is_given(const zha_letters *l, int from)
{
	return in_table(l->letter[from].cp, zha_given_first,
					sizeof(zha_given_first) / sizeof(zha_given_first[0])) &&
		   in_table(l->letter[from + 1].cp, zha_given_last,
					sizeof(zha_given_last) / sizeof(zha_given_last[0]));
}

/* A compound or Japanese surname and a given name. */
static bool
has_long_surname(const zha_letters *l, int from, int to)
{
	int compound = zha_letters_word(l, from, to, compound_surnames);
	int len = to - from;

	if (compound > 0 && len > compound && len - compound <= 2)
		return true;
	return len == 4 && zha_letters_word(l, from, to, japanese_surnames) >= 2;
}

/*
 * A surname and a given name of one or two characters. With a rare surname the given
 * name has two, and such as given names have; before a title of office any will do.
 */
static bool
is_chinese(const zha_letters *l, int from, int to, bool titled)
{
	int len = to - from;
	bool frequent;

	if (len < 2 || len > 4 || !all_han(l, from, to))
		return false;
	if (has_long_surname(l, from, to))
		return true;
	frequent = among(l, from, frequent_surnames);
	if (len > 3 || !(frequent || among(l, from, other_surnames)) ||
		is_word(l, from, to) || zha_letters_are(l, from, to, other_words) ||
		zha_letters_ending(l, from, to, never_last) > 0)
		return false;
	if (len == 3 && l->letter[from + 1].cp == l->letter[from + 2].cp)
		return true;
	if (titled)
		return true;
	if (!frequent)
		return len == 3 && is_given(l, from + 1);
	if (zha_letters_ending(l, from, to, seldom_last) > 0)
		return len == 3 && is_given(l, from + 1);
	return true;
}

/* 彼得·林奇: transcribed parts joined by dots. */
static bool
is_dotted(const zha_letters *l, int from, int to)
{
	int part = from;
	int dots = 0;

	for (int i = from; i <= to; i++)
	{
		if (i < to && l->letter[i].kind != KIND_DOT)
			continue;
		dots += i < to;
		if (i - part < 1 || i - part > 8)
			return false;
		if (!all_transcribing(l, part, i) &&
			(i - part > 2 || l->letter[part].kind != KIND_LATIN))
			return false;
		part = i + 1;
	}
	return dots > 0 && dots <= 4 && to - from >= 4;
}

static bool
is_name(const zha_letters *l, int from, int to, bool titled)
{
	return is_chinese(l, from, to, titled) || is_transcribed(l, from, to) ||
		   is_dotted(l, from, to);
}

/* A name and the title behind it, which *name_to leaves out. */
static bool
is_titled_name(const zha_letters *l, int from, int to, int *name_to)
{
	int title = zha_letters_ending(l, from, to, titles);

	*name_to = to;
	if (is_name(l, from, to, false))
		return true;
	if (title == 0)
		return false;
	*name_to = to - title;
	while (*name_to > from && l->letter[*name_to - 1].kind == KIND_BLANK)
		--*name_to;
	return is_name(l, from, *name_to, true);
}

/* 张三、李四 and 张三 x 李四: names only. */
static bool
are_names(const zha_letters *l, int from, int to)
{
	int part = from;
	int names = 0;

	for (int i = from; i <= to; i++)
	{
		const zha_letter *letter = &l->letter[i];
		int a = part;
		int b = i;

		if (i < to && letter->cp != U'、' && letter->cp != '&' && letter->cp != U'×' &&
			(letter->cp | 0x20) != 'x')
			continue;
		zha_letters_trim(l, &a, &b, ZHA_BLANKS);
		if (!is_name(l, a, b, false))
			return false;
		names++;
		part = i + 1;
	}
	return names > 1;
}

/* 人民日报评论员, 石家庄日报评论员文章. */
static bool
is_commentator(const zha_letters *l, int from, int to, int *name_to)
{
	static const char *const words[] = {"评论员", "评论员文章", NULL};
	static const char *const articles[] = {"评论员文章", NULL};

	if (zha_letters_ending(l, from, to, words) == 0 || to - from > 20)
		return false;
	for (int i = from; i < to; i++)
		if (l->letter[i].kind != KIND_TEXT && l->letter[i].kind != KIND_DIGIT)
			return false;
	*name_to = zha_letters_ending(l, from, to, articles) > 0 ? to - 2 : to;
	return true;
}

bool
zha_person_read(const zha_letters *l, int from, int to, int *name_from, int *name_to)
{
	int blank;

	zha_letters_trim(l, &from, &to, ZHA_BLANKS);
	if (to - from < 2 || to - from > 40)
		return false;
	*name_from = from;
	*name_to = to;
	if (is_commentator(l, from, to, name_to) || is_titled_name(l, from, to, name_to))
		return true;
	*name_to = to;
	if (are_names(l, from, to))
		return true;
	for (blank = to; blank > from && l->letter[blank - 1].kind != KIND_BLANK;)
		blank--;
	if (blank == from || !is_titled_name(l, blank, to, name_to))
		return false;
	*name_from = blank;
	while (blank > from && l->letter[blank - 1].kind == KIND_BLANK)
		blank--;
	return zha_letters_ending(l, from, blank, institutions) > 0;
}
