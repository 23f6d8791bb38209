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

/* Surnames of one character: 百家姓 and those of the 2020 census beyond it. */
static const char surnames[] =
	"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚"
	"范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余"
	"元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻"
	"强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣邓郁单"
	"杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗谷车"
	"侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸"
	"籍赖卓蔺屠蒙池乔阴郁胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿边扈燕冀郏浦尚农温别"
	"庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡寇广禄阙欧殳沃利蔚越夔隆师巩"
	"厍聂晁勾敖融冷訾辛阚那简饶曾毋沙乜养鞠须丰巢蒯相查荆红游竺权逯盖益桓肖闫佟涂仝岳帅缑亢况郈"
	"琴商牟佘佴赏墨哈谯笪年佟付代兰龚覃尧甦牙展詹苟冼植粟智甯揭淡揣邸邝禤来原初修战撒关覃"
	"趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華謝鄒雲蘇範魯韋馬鳳費賀倪湯羅畢鄔時顧黃蕭湛貝計談龐紀項賈婁"
	"顏鍾駱萬盧莫經繆應單諸龔陸榮儲烏車寧厲劉葉韶蘭譚貢勞申賴閻連習廣歐師鞏聶簡饒沙養須豐關紅遊"
	"權蓋益肖閆塗嶽帥況鄧齊賁樓農溫莊游竇鮑滿";

static const char *const compound_surnames[] = {
	"欧阳", "太史", "上官", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟",
	"皇甫", "公孙", "慕容", "长孙", "宇文", "司徒", "司空", "令狐", "澹台", "申屠",
	"端木", "轩辕", "呼延", "百里", "东郭", "南门", "西门", "公羊", "鲜于", "闾丘",
	"赫连", "拓跋", "完颜", "纳兰", "叶赫", "那拉", "歐陽", "司馬", "諸葛", NULL};

/* Japanese surnames met in Chinese print. */
static const char *const japanese_surnames[] = {
	"佐藤", "铃木", "高桥", "田中", "渡边", "伊藤", "山本", "中村",	  "小林", "加藤",
	"吉田", "山田", "山口", "松本", "井上", "木村", "斋藤", "清水",	  "山崎", "池田",
	"桥本", "阿部", "石川", "山下", "中岛", "石井", "小川", "前田",	  "冈田", "长谷川",
	"藤田", "后藤", "近藤", "村上", "远藤", "青木", "坂本", "福田",	  "太田", "西村",
	"藤井", "金子", "冈本", "藤原", "三浦", "中野", "中川", "原田",	  "松田", "竹内",
	"小野", "田村", "中山", "和田", "石田", "森田", "上田", "内田",	  "柴田", "酒井",
	"宫崎", "横山", "高木", "安藤", "宫本", "大野", "小岛", "谷口",	  "今井", "工藤",
	"高田", "增田", "丸山", "杉山", "村田", "大塚", "新井", "小山",	  "平野", "藤本",
	"河野", "上野", "野口", "武田", "松井", "千叶", "菅原", "岩崎",	  "久保", "木下",
	"佐佐木", "佐野", "松尾", "野村", "菊地", "安倍", "岸田", "石破", "黑泽", "宫泽",
	"东野", "芥川", "三岛", "川端", "大江", "北野", "是枝", "新海",	  "岩井", "稻盛",
	"孙正", "福山", "织田", "丰臣", "德川", "西乡", "伊东", "坂口",	  "林田", NULL};

/* What follows a name and is cut off: titles of office and of courtesy. */
static const char *const titles[] = {
	"教授",		"副教授",	"助理教授", "客座教授", "讲座教授", "特聘教授", "院士",
	"博士",		"博士后",	"研究员",	"副研究员", "助理研究员", "校长",	  "副校长",
	"院长",		"副院长",	"书记",		"副书记",	"主任",		"副主任",	"主席",
	"副主席",	"部长",		"副部长",	"省长",		"市长",		"局长",		"处长",
	"所长",		"会长",		"副会长",	"秘书长",	"理事长",	"老师",		"先生",
	"女士",		"律师",		"医生",		"医师",		"主任医师", "总裁",		"副总裁",
	"董事长",	"总经理",	"经理",		"总监",		"总编",		"总编辑",	"主编",
	"记者",		"同志",		"委员",		"代表",		"导演",		"讲师",		"工程师",
	"总工程师", "分析师",	"经济学家", "首席经济学家", "首席",	"CEO",		"大使",
	"行长",		"总统",		"总理",		"首相",		"将军",		"法师",		NULL};

/* The last characters of offices, firms, media and places. */
static const char *const not_last[] = {
	"部", "局", "委", "院", "社", "报", "网", "厅", "办", "所", "厂", "署", "队", "校",
	"省", "市", "区", "县", "镇", "州", "股", "馆", "司", "科", "银", "行", "台", "站",
	"法", "税", "党", "村", "街", "市", "团", "店", "屋", "说", "谈", "讯", "刊", "榜",
	"奖", "赛", "率", "率", "者", "业", "案", "式", "化", "版", "篇", "集", "课", "讲",
	"期", "季", "届", "号", "们", "吗", "呢", "吧", "了", "的", "是", "将", "被", "让",
	"在", "与", "和", "为", "要", "不", "问", "答", "评", "论", "述", "记", "志", "展",
	"会", "层", "军", "控", "证", "券", "保", "险", "基", "金", "车", "机", "电", "药",
	"油", "钢", "煤", "矿", "酒", "奶", "茶", "餐", "饭", "菜", "汤", "面", "果", "费",
	"款", "贷", "息", "价", "额", "量", "数", "表", "图", "书", "文", "信", "函", "令",
	"条", "项", "件", "款", "级", "类", "型", "种", "性", "度", "力", "感", "权", "节",
	"日", "月", "年", "天", "周", "时", "分", "秒", "点", "前", "后", "中", "内", "外",
	"上", "下", "里", "间", "边", "旁", "线", "路", "道", "港", "湾", "岛", "洲", "国",
	NULL};

/* Given names that end in one of those, in three characters: 任正非 is not among them,
 * but 李书文, 张建军, 王保金 and the like are. */
static const char *const may_be_last[] = {
	"文", "军", "金", "志", "华", "保", "基", "书", "信", "国", "中", "论", "法", "论",
	"和", "科", "行", "节", "会", "力", "图", "外", "分", "道", "洲", "洲", "州", "党",
	"性", "证", "机", "度", "电", "为", "是", "业", "果", "论", "校", "记", "季", "集",
	"天", "年", "月", "周", "时", "云", "里", "岛", "路", "汤", "展", "台", "里", NULL};

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
static const char *const known_foreigners[] = {"拜登", "普京", "里根", "肯尼迪", "撒切尔", "卓别林",
											   "凯恩斯", "哈耶克", "牛顿", "雨果", NULL};

/* Transcribed names of firms and places. */
static const char *const transcribed_others[] = {
	"阿里巴巴", "卡巴斯基", "特斯拉",	"沃尔玛",	"诺基亚",	"西门子",	"摩根士丹利",
	"摩根大通", "麦肯锡",	"贝恩",		"亚马逊",	"迪士尼",	"阿迪达斯", "欧莱雅",
	"雅诗兰黛", "爱立信",	"西雅图",	"法兰西",	"意大利",	"加拿大",	"阿富汗",
	"巴基斯坦", "俄罗斯",	"乌克兰",	"叙利亚",	"伊拉克",	"阿根廷",	"墨西哥",
	"古巴",		"秘鲁",		"澳大利亚", "新西兰",	"西班牙",	"葡萄牙",	"希腊",
	"奥地利",	"匈牙利",	"波兰",		"芬兰",		"爱尔兰",	"苏格兰",	"英格兰",
	"荷兰",		"比利时",	"卢森堡",	"挪威",		"瑞典",		"丹麦",		"捷克",
	"斯洛伐克", "罗马尼亚", "保加利亚", "塞尔维亚", "克罗地亚", "土耳其",	"以色列",
	"巴勒斯坦", "黎巴嫩",	"约旦",		"沙特",		"阿联酋",	"卡塔尔",	"科威特",
	"伊朗",		"印度尼西亚", "马来西亚", "菲律宾",	"泰国",		"柬埔寨",	"缅甸",
	"孟加拉",	"尼泊尔",	"斯里兰卡", "哈萨克斯坦", "乌兹别克斯坦", "蒙古", "埃及",
	"利比亚",	"突尼斯",	"阿尔及利亚", "摩洛哥", "肯尼亚",	"坦桑尼亚", "尼日利亚",
	"埃塞俄比亚", "巴西",	"哥伦比亚", "委内瑞拉", "洛杉矶",	"旧金山",	"芝加哥",
	"波士顿",	"休斯顿",	"拉斯维加斯", "多伦多", "温哥华",	"悉尼",		"墨尔本",
	"巴黎",		"罗马",		"米兰",		"柏林",		"慕尼黑",	"法兰克福", "马德里",
	"巴塞罗那", "里斯本",	"维也纳",	"布鲁塞尔", "阿姆斯特丹", "莫斯科", "圣彼得堡",
	"基辅",		"伊斯坦布尔", "迪拜",	"孟买",		"新德里",	"曼谷",		"雅加达",
	"吉隆坡",	"马尼拉",	"沃尔沃",	"奥迪",		"兰博基尼", "法拉利",	"保时捷",
	"雷克萨斯", "凯迪拉克", "雪佛兰",	"尼康",		"佳能",		"索尼",		"松下",
	"夏普",		"思科",		"甲骨文",	"英特尔",	"高通",		"奈飞",		"推特",
	"脸书",		"优步",		"爱彼迎",	"皮尤",		"兰德",		"彭博",		"路透",
	"爱马仕",	"古驰",		"普拉达",	"迪奥",		"圣罗兰",	"肯德基",	"麦当劳",
	"必胜客",	"星巴克",	"雀巢",		"宜家",		"耐克",		"卡西欧",	"拉卡拉",
	"哈尔滨",	"齐齐哈尔", "佳木斯",	"乌鲁木齐", "克拉玛依", "呼和浩特", "鄂尔多斯",
	"哈佛",		"耶鲁",		"斯坦福",	"普林斯顿", "麻省理工", "巴萨",		"皇马",
	"曼联",		"曼城",		"切尔西",	"阿森纳",	"拜仁",		"尤文",		"马竞",
	"曼哈顿",	"华尔街",	"好莱坞",	"硅谷",		"奥林匹克", "马拉松",	NULL};

/* Institutions: the last characters of an affiliation before a name and a blank. */
static const char *const institutions[] = {
	"大学", "学院", "院",	"所",	"中心", "公司", "集团", "医院", "银行", "协会", "学会",
	"局",	"部",	"厅",	"委",	"校",	"社",	"报",	"网",	"室",	"馆",	"会",
	"科技", "证券", "基金", "律所", "资本", "事务所", "法院", "教授", "博士", "院士",
	"主任", "记者", "主席", "书记", "总裁", "专家", "作者", "作家", "系",	NULL};

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
		if (!zha_is_han(l->letter[from].cp))
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

/* A surname and a given name of one or two characters. */
static bool
is_chinese(const zha_letters *l, int from, int to, bool titled)
{
	int len = to - from;
	int compound = zha_letters_word(l, from, to, compound_surnames);

	if (len < 2 || len > 4 || !all_han(l, from, to))
		return false;
	if (compound > 0 && len > compound && len - compound <= 2)
		return true;
	compound = zha_letters_word(l, from, to, japanese_surnames);
	if (len == 4 && compound >= 2)
		return true;
	if (len > 3 || !among(l, from, surnames))
		return false;
	if (titled)
		return !is_word(l, from, to);
	if (zha_letters_ending(l, from, to, not_last) > 0 &&
		(len == 2 || zha_letters_ending(l, from, to, may_be_last) == 0))
		return false;
	return !is_word(l, from, to);
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
