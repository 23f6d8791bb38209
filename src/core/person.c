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

/* A name of Han characters with the longest title is not longer than this. */
#define LONGEST_PLAIN 11

/* ---- closed lists ------------------------------------------------------------ */

static const zha_text compound_surnames[] = {
	W("欧阳"), W("太史"), W("上官"), W("司马"), W("东方"), W("独孤"), W("南宫"),
	W("夏侯"), W("诸葛"), W("尉迟"), W("皇甫"), W("公孙"), W("慕容"), W("长孙"),
	W("宇文"), W("司徒"), W("司空"), W("令狐"), W("澹台"), W("申屠"), W("端木"),
	W("轩辕"), W("呼延"), W("百里"), W("东郭"), W("南门"), W("西门"), W("公羊"),
	W("鲜于"), W("闾丘"), W("赫连"), W("拓跋"), W("完颜"), W("纳兰"), W("叶赫"),
	W("那拉"), W("歐陽"), W("司馬"), W("諸葛"), {NULL, 0}};

/* Japanese surnames met in Chinese print. */
static const zha_text japanese_surnames[] = {
	W("佐藤"), W("铃木"),   W("高桥"), W("田中"), W("渡边"), W("伊藤"), W("山本"),
	W("中村"), W("小林"),   W("加藤"), W("吉田"), W("山田"), W("山口"), W("松本"),
	W("井上"), W("木村"),   W("斋藤"), W("清水"), W("山崎"), W("池田"), W("桥本"),
	W("阿部"), W("石川"),   W("山下"), W("中岛"), W("石井"), W("小川"), W("前田"),
	W("冈田"), W("长谷川"), W("藤田"), W("后藤"), W("近藤"), W("村上"), W("远藤"),
	W("青木"), W("坂本"),   W("福田"), W("太田"), W("西村"), W("藤井"), W("金子"),
	W("冈本"), W("藤原"),   W("三浦"), W("中野"), W("中川"), W("原田"), W("松田"),
	W("竹内"), W("小野"),   W("田村"), W("中山"), W("和田"), W("石田"), W("森田"),
	W("上田"), W("内田"),   W("柴田"), W("酒井"), W("宫崎"), W("横山"), W("高木"),
	W("安藤"), W("宫本"),   W("大野"), W("小岛"), W("谷口"), W("今井"), W("工藤"),
	W("高田"), W("增田"),   W("丸山"), W("杉山"), W("村田"), W("大塚"), W("新井"),
	W("小山"), W("平野"),   W("藤本"), W("河野"), W("上野"), W("野口"), W("武田"),
	W("松井"), W("千叶"),   W("菅原"), W("岩崎"), W("久保"), W("木下"), W("佐佐木"),
	W("佐野"), W("松尾"),   W("野村"), W("菊地"), W("安倍"), W("岸田"), W("石破"),
	W("黑泽"), W("宫泽"),   W("东野"), W("芥川"), W("三岛"), W("川端"), W("大江"),
	W("北野"), W("是枝"),   W("新海"), W("岩井"), W("稻盛"), W("孙正"), W("福山"),
	W("岛田"), W("东条"),   W("大岛"), W("小泉"), W("太宰"), W("谷崎"), W("手冢"),
	W("押井"), W("庵野"),   W("织田"), W("丰臣"), W("德川"), W("西乡"), W("伊东"),
	W("坂口"), W("林田"),   {NULL, 0}};

/* What follows a name and is cut off: titles of office and of courtesy. */
static const zha_text titles[] = {
	W("教授"),     W("副教授"),     W("助理教授"), W("客座教授"), W("讲座教授"),
	W("特聘教授"), W("院士"),       W("博士"),     W("博士后"),   W("研究员"),
	W("副研究员"), W("助理研究员"), W("校长"),     W("副校长"),   W("院长"),
	W("副院长"),   W("书记"),       W("副书记"),   W("主任"),     W("副主任"),
	W("主席"),     W("副主席"),     W("部长"),     W("副部长"),   W("省长"),
	W("市长"),     W("局长"),       W("处长"),     W("所长"),     W("会长"),
	W("副会长"),   W("秘书长"),     W("理事长"),   W("老师"),     W("先生"),
	W("女士"),     W("律师"),       W("医生"),     W("医师"),     W("主任医师"),
	W("总裁"),     W("副总裁"),     W("董事长"),   W("总经理"),   W("经理"),
	W("总监"),     W("总编"),       W("总编辑"),   W("主编"),     W("记者"),
	W("同志"),     W("委员"),       W("代表"),     W("导演"),     W("讲师"),
	W("工程师"),   W("总工程师"),   W("分析师"),   W("经济学家"), W("首席经济学家"),
	W("首席"),     W("CEO"),        W("大使"),     W("行长"),     W("总统"),
	W("总理"),     W("首相"),       W("将军"),     W("法师"),     {NULL, 0}};

/* The last characters of offices, firms, media and things, never of a name. */
static const uint16_t never_last[] =
	u"部局委院社报网厅办所厂署省县区镇者率案化版篇券股榜奖赛店税车机药酒奶油费贷价"
	u"额量数表款氏宫说谈讯刊评述课讲期届季号们吗呢吧了的将被让在与不问答汤媒团站人"
	u"等里渠总班面菜餐饭控险矿煤钢";

/* Last characters of places and things that end a name only behind its like. */
static const uint16_t seldom_last[] =
	u"队校市州馆司银台站党村街屋式集为要展会层证电茶果息条项件级类型种感周分秒点前"
	u"后内上下里间边旁线路港湾洲";

/* Words that end the name of a column, fund or firm: 周预测, 东方基金. */
static const zha_text never_ending[] = {
	W("基金"), W("证券"), W("银行"), W("科技"), W("集团"), W("股份"), W("控股"),
	W("汽车"), W("医疗"), W("能源"), W("沙龙"), W("福利"), W("方向"), W("时尚"),
	W("预测"), W("总结"), W("盘点"), W("观察"), W("揭秘"), W("家具"), W("管理"),
	W("赛道"), W("精选"), W("推荐"), W("早报"), W("晚报"), W("周报"), W("月报"),
	W("约稿"), W("末游"), W("策略"), W("计划"), W("讲堂"), W("课堂"), W("直播"),
	W("视频"), W("热点"), W("解读"), W("复盘"), W("预告"), W("冠升"), {NULL, 0}};

/* Verbs and nouns that begin a heading and look like a surname and a given name. */
static const zha_text never_first[] = {
	W("关注"), W("时尚"), W("万亿"), W("周末"), W("明日"), W("今日"),
	W("金融"), W("高三"), W("高二"), W("高一"), W("高考"), W("任意"),
	W("全球"), W("云原"), W("解读"), W("解码"), W("严选"), {NULL, 0}};

/* Persons whose names the dictionary has as words. */
static const zha_text known_persons[] = {
	W("屈原"),   W("苏轼"),   W("胡适"),   W("莫言"),   W("叶挺"),   W("左权"),
	W("巴金"),   W("老舍"),   W("鲁迅"),   W("冰心"),   W("茅盾"),   W("孔子"),
	W("孟子"),   W("老子"),   W("庄子"),   W("荀子"),   W("墨子"),   W("韩非"),
	W("李白"),   W("杜甫"),   W("白居易"), W("陶渊明"), W("曹操"),   W("曹雪芹"),
	W("辛弃疾"), W("岳飞"),   W("文天祥"), W("朱熹"),   W("王阳明"), W("林则徐"),
	W("曾国藩"), W("梁启超"), W("康有为"), W("蔡元培"), W("陈独秀"), W("李大钊"),
	W("瞿秋白"), W("恽代英"), W("方志敏"), W("彭湃"),   W("贺龙"),   W("叶剑英"),
	W("钱学森"), W("邓稼先"), W("袁隆平"), W("钟南山"), W("屠呦呦"), W("季羡林"),
	W("钱钟书"), W("沈从文"), W("徐志摩"), W("朱自清"), W("丰子恺"), W("齐白石"),
	W("徐悲鸿"), W("张爱玲"), W("乐黛云"), W("金庸"),   W("古龙"),   W("琼瑶"),
	W("三毛"),   W("余华"),   W("苏童"),   W("贾平凹"), W("姚明"),   W("刘翔"),
	W("桑兰"),   W("邓亚萍"), W("谷雨声"), {NULL, 0}};

/* Words and places that the dictionary takes for persons or does not have. */
static const zha_text other_words[] = {
	W("石家庄"), W("张家口"), W("张家港"),   W("张家界"), W("唐山"),     W("温岭"),
	W("高清"),   W("金句"),   W("金税"),     W("高知"),   W("祝贺"),     W("祝福"),
	W("安卓"),   W("易经"),   W("左传"),     W("唐诗"),   W("宋词"),     W("雷达"),
	W("黄金周"), W("马拉松"), W("金字塔"),   W("许可证"), W("古建筑"),   W("康养"),
	W("马上"),   W("何以"),   W("何时"),     W("余额宝"), W("支付宝"),   W("毕业季"),
	W("毕马威"), W("白皮书"), W("白鹿原"),   W("石墨烯"), W("秦时"),     W("江小白"),
	W("方正"),   W("高德"),   W("高瓴"),     W("贝壳"),   W("蓝筹"),     W("梅西"),
	W("戴尔"),   W("谷歌"),   W("汤臣"),     W("康师傅"), W("老干妈"),   W("王老吉"),
	W("李子柒"), W("马蜂窝"), W("雷克萨斯"), W("江铃"),   W("连云港"),   W("丁香园"),
	W("应用宝"), W("龙湖"),   W("龙虎榜"),   W("步步高"), W("黄页"),     W("米其林"),
	W("于都"),   W("伍德"),   W("元宇宙"),   W("董秘"),   W("颜值"),     W("缪斯"),
	W("杭师大"), W("陆港通"), W("富士康"),   W("乌克兰"), W("虞美人"),   W("花木兰"),
	W("徐工"),   W("汪汪"),   W("向未来"),   W("那些年"), W("别再"),     W("马桶"),
	W("马甲"),   W("贺岁"),   W("柴米"),     W("陆军"),   W("柯南"),     W("高考季"),
	W("开学季"), W("夏令营"), W("冬令营"),   W("周三见"), W("周五见"),   W("白名单"),
	W("黑名单"), W("金龙鱼"), W("金山云"),   W("钱江"),   W("龙头企业"), W("万能险"),
	W("万圣节"), W("万亿级"), W("蓝皮书"),   W("绿皮书"), W("铁合金"),   W("任意键"),
	W("红旗渠"), W("武功山"), W("陆家嘴"),   W("来广营"), W("金寨"),     W("武城"),
	W("红河谷"), W("红人馆"), W("广东人"),   W("严选"),   W("云原生"),   W("云计算"),
	W("云服务"), W("安利"),   W("方太"),     W("易观"),   W("艾瑞"),     W("柳工"),
	W("何时了"), W("高可用"), W("慕尼黑"),   W("裴多菲"), W("古驰"),     W("马竞"),
	W("任天堂"), W("殷拓"),   W("苏泊尔"),   W("兰蔻"),   W("苏民投"),   W("安踏"),
	W("安永"),   W("罗氏"),   W("马自达"),   W("贝因美"), {NULL, 0}};

/* Frequent surnames of the languages written in Latin letters. */
static const zha_text latin_surnames[] = {
	W("Smith"),     W("Johnson"),   W("Williams"),  W("Brown"),     W("Jones"),
	W("Garcia"),    W("Miller"),    W("Davis"),     W("Rodriguez"), W("Martinez"),
	W("Hernandez"), W("Lopez"),     W("Gonzalez"),  W("Wilson"),    W("Anderson"),
	W("Taylor"),    W("Moore"),     W("Jackson"),   W("Martin"),    W("Thompson"),
	W("White"),     W("Harris"),    W("Sanchez"),   W("Clark"),     W("Ramirez"),
	W("Lewis"),     W("Robinson"),  W("Walker"),    W("Young"),     W("Allen"),
	W("Wright"),    W("Scott"),     W("Torres"),    W("Nguyen"),    W("Flores"),
	W("Adams"),     W("Nelson"),    W("Baker"),     W("Rivera"),    W("Campbell"),
	W("Mitchell"),  W("Carter"),    W("Roberts"),   W("Gomez"),     W("Phillips"),
	W("Evans"),     W("Turner"),    W("Diaz"),      W("Parker"),    W("Edwards"),
	W("Collins"),   W("Stewart"),   W("Morris"),    W("Murphy"),    W("Cook"),
	W("Rogers"),    W("Morgan"),    W("Peterson"),  W("Cooper"),    W("Reed"),
	W("Bailey"),    W("Kelly"),     W("Howard"),    W("Watson"),    W("Bennett"),
	W("Hughes"),    W("Foster"),    W("Sanders"),   W("Russell"),   W("Hamilton"),
	W("Graham"),    W("Sullivan"),  W("Wallace"),   W("Silva"),     W("Santos"),
	W("Oliveira"),  W("Souza"),     W("Pereira"),   W("Costa"),     W("Ferreira"),
	W("Rodrigues"), W("Almeida"),   W("Lima"),      W("Araujo"),    W("Ribeiro"),
	W("Carvalho"),  W("Fernandes"), W("Gomes"),     W("Martins"),   W("Barbosa"),
	W("Rocha"),     W("Dias"),      W("Muller"),    W("Schmidt"),   W("Schneider"),
	W("Fischer"),   W("Weber"),     W("Meyer"),     W("Wagner"),    W("Becker"),
	W("Schulz"),    W("Hoffmann"),  W("Rossi"),     W("Russo"),     W("Ferrari"),
	W("Esposito"),  W("Bianchi"),   W("Romano"),    W("Bernard"),   W("Dubois"),
	W("Durand"),    W("Moreau"),    W("Laurent"),   W("Simon"),     W("Lefebvre"),
	W("Fernandez"), W("Perez"),     W("Jimenez"),   W("Ruiz"),      W("Moreno"),
	W("Alvarez"),   W("Romero"),    W("Navarro"),   W("Dominguez"), W("Ivanov"),
	W("Petrov"),    W("Andersson"), W("Johansson"), W("Karlsson"),  W("Nilsson"),
	W("Hansen"),    W("Jensen"),    W("Nielsen"),   W("Kowalski"),  W("Nowak"),
	W("Novak"),     W("Musk"),      W("Altman"),    W("Torvalds"),  {NULL, 0}};

/* Foreign persons whose names have two characters or none that are told by sound. */
static const zha_text known_foreigners[] = {
	W("拜登"),     W("普京"),       W("里根"),     W("肯尼迪"),   W("撒切尔"),
	W("卓别林"),   W("凯恩斯"),     W("哈耶克"),   W("牛顿"),     W("雨果"),
	W("科比"),     W("韦伯"),       W("乔治"),     W("贝利"),     W("温格"),
	W("费根"),     W("马丁"),       W("罗素"),     W("卢梭"),     W("尼采"),
	W("黑格尔"),   W("康德"),       W("歌德"),     W("但丁"),     W("席勒"),
	W("泰戈尔"),   W("托尔斯泰"),   W("加缪"),     W("萨特"),     W("卡夫卡"),
	W("福柯"),     W("达尔文"),     W("爱因斯坦"), W("霍金"),     W("弗洛伊德"),
	W("荣格"),     W("叔本华"),     W("柏拉图"),   W("苏格拉底"), W("亚里士多德"),
	W("笛卡尔"),   W("伏尔泰"),     W("狄更斯"),   W("莎士比亚"), W("马克思"),
	W("恩格斯"),   W("列宁"),       W("林肯"),     W("华盛顿"),   W("丘吉尔"),
	W("戴高乐"),   W("拿破仑"),     W("齐达内"),   W("马拉多纳"), W("贝克汉姆"),
	W("罗纳尔多"), W("詹姆斯"),     W("乔丹"),     W("库里"),     W("杜兰特"),
	W("哈登"),     W("德约科维奇"), W("费德勒"),   W("纳达尔"),   W("默克尔"),
	W("马克龙"),   W("约翰逊"),     W("克林顿"),   W("奥巴马"),   W("布什"),
	W("尼克松"),   W("基辛格"),     W("盖茨"),     W("扎克伯格"), W("贝佐斯"),
	W("巴菲特"),   W("芒格"),       W("索罗斯"),   W("图灵"),     W("毕加索"),
	W("梵高"),     W("莫奈"),       W("贝多芬"),   W("莫扎特"),   W("巴赫"),
	W("肖邦"),     {NULL, 0}};

/* Transcribed names of firms and places. */
static const zha_text transcribed_others[] = {
	W("阿里巴巴"), W("卡巴斯基"),   W("特斯拉"),   W("沃尔玛"),     W("诺基亚"),
	W("西门子"),   W("摩根士丹利"), W("摩根大通"), W("麦肯锡"),     W("贝恩"),
	W("亚马逊"),   W("迪士尼"),     W("阿迪达斯"), W("欧莱雅"),     W("雅诗兰黛"),
	W("爱立信"),   W("西雅图"),     W("法兰西"),   W("意大利"),     W("加拿大"),
	W("阿富汗"),   W("巴基斯坦"),   W("俄罗斯"),   W("乌克兰"),     W("叙利亚"),
	W("伊拉克"),   W("阿根廷"),     W("墨西哥"),   W("古巴"),       W("秘鲁"),
	W("澳大利亚"), W("新西兰"),     W("西班牙"),   W("葡萄牙"),     W("希腊"),
	W("奥地利"),   W("匈牙利"),     W("波兰"),     W("芬兰"),       W("爱尔兰"),
	W("苏格兰"),   W("英格兰"),     W("荷兰"),     W("比利时"),     W("卢森堡"),
	W("挪威"),     W("瑞典"),       W("丹麦"),     W("捷克"),       W("斯洛伐克"),
	W("罗马尼亚"), W("保加利亚"),   W("塞尔维亚"), W("克罗地亚"),   W("土耳其"),
	W("以色列"),   W("巴勒斯坦"),   W("黎巴嫩"),   W("约旦"),       W("沙特"),
	W("阿联酋"),   W("卡塔尔"),     W("科威特"),   W("伊朗"),       W("印度尼西亚"),
	W("马来西亚"), W("菲律宾"),     W("泰国"),     W("柬埔寨"),     W("缅甸"),
	W("孟加拉"),   W("尼泊尔"),     W("斯里兰卡"), W("哈萨克斯坦"), W("乌兹别克斯坦"),
	W("蒙古"),     W("埃及"),       W("利比亚"),   W("突尼斯"),     W("阿尔及利亚"),
	W("摩洛哥"),   W("肯尼亚"),     W("坦桑尼亚"), W("尼日利亚"),   W("埃塞俄比亚"),
	W("巴西"),     W("哥伦比亚"),   W("委内瑞拉"), W("洛杉矶"),     W("旧金山"),
	W("芝加哥"),   W("波士顿"),     W("休斯顿"),   W("拉斯维加斯"), W("多伦多"),
	W("温哥华"),   W("悉尼"),       W("墨尔本"),   W("巴黎"),       W("罗马"),
	W("米兰"),     W("柏林"),       W("慕尼黑"),   W("法兰克福"),   W("马德里"),
	W("巴塞罗那"), W("里斯本"),     W("维也纳"),   W("布鲁塞尔"),   W("阿姆斯特丹"),
	W("莫斯科"),   W("圣彼得堡"),   W("基辅"),     W("伊斯坦布尔"), W("迪拜"),
	W("孟买"),     W("新德里"),     W("曼谷"),     W("雅加达"),     W("吉隆坡"),
	W("马尼拉"),   W("沃尔沃"),     W("奥迪"),     W("兰博基尼"),   W("法拉利"),
	W("保时捷"),   W("雷克萨斯"),   W("凯迪拉克"), W("雪佛兰"),     W("尼康"),
	W("佳能"),     W("索尼"),       W("松下"),     W("夏普"),       W("思科"),
	W("甲骨文"),   W("富士康"),     W("毕马威"),   W("裴多菲"),     W("英特尔"),
	W("高通"),     W("奈飞"),       W("推特"),     W("脸书"),       W("优步"),
	W("爱彼迎"),   W("皮尤"),       W("兰德"),     W("彭博"),       W("路透"),
	W("爱马仕"),   W("古驰"),       W("普拉达"),   W("迪奥"),       W("圣罗兰"),
	W("肯德基"),   W("麦当劳"),     W("必胜客"),   W("星巴克"),     W("雀巢"),
	W("宜家"),     W("耐克"),       W("卡西欧"),   W("拉卡拉"),     W("哈尔滨"),
	W("齐齐哈尔"), W("佳木斯"),     W("乌鲁木齐"), W("克拉玛依"),   W("呼和浩特"),
	W("鄂尔多斯"), W("哈佛"),       W("耶鲁"),     W("斯坦福"),     W("普林斯顿"),
	W("麻省理工"), W("巴萨"),       W("皇马"),     W("曼联"),       W("曼城"),
	W("切尔西"),   W("阿森纳"),     W("拜仁"),     W("尤文"),       W("马竞"),
	W("曼哈顿"),   W("华尔街"),     W("好莱坞"),   W("硅谷"),       W("奥林匹克"),
	W("马拉松"),   W("比亚迪"),     W("任天堂"),   W("阿玛尼"),     W("殷拓"),
	W("纳斯达克"), W("贝莱德"),     W("巴斯夫"),   W("苏泊尔"),     W("兰蔻"),
	W("爱柯迪"),   W("梅泰诺"),     W("海利得"),   W("阿那亚"),     W("阿司匹林"),
	W("麦格理"),   W("苏民投"),     W("阿斯利康"), W("拜耳"),       W("诺华"),
	W("默沙东"),   W("强生"),       W("辉瑞"),     W("赛诺菲"),     W("安踏"),
	W("波司登"),   W("万科"),       W("华为"),     W("康佳"),       W("海尔"),
	W("海信"),     W("阿尔法"),     W("安永"),     W("德勤"),       W("罗氏"),
	W("雷诺"),     W("马自达"),     W("沙龙"),     W("贝因美"),     W("伊利"),
	W("蒙牛"),     W("汇丰"),       W("渣打"),     W("富达"),       W("高盛"),
	{NULL, 0}};

/* Institutions: the last characters of an affiliation before a name and a blank. */
static const zha_text institutions[] = {
	W("大学"), W("学院"), W("院"),   W("所"),   W("中心"), W("公司"), W("集团"),
	W("医院"), W("银行"), W("协会"), W("学会"), W("局"),   W("部"),   W("厅"),
	W("委"),   W("校"),   W("社"),   W("报"),   W("网"),   W("室"),   W("馆"),
	W("会"),   W("科技"), W("证券"), W("基金"), W("律所"), W("资本"), W("事务所"),
	W("法院"), W("教授"), W("博士"), W("院士"), W("主任"), W("记者"), W("主席"),
	W("书记"), W("总裁"), W("专家"), W("作者"), W("作家"), W("系"),   {NULL, 0}};

/* ---- tests on letters -------------------------------------------------------- */

/* Whether cp stands in an ascending table. */
static bool
in_table(uint32_t cp, const uint16_t *table, size_t count)
{
	size_t low = 0;
	size_t high = count;

	while (low < high)
	{
		size_t middle = (low + high) / 2;

		if (table[middle] < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && table[low] == cp;
}

#define AMONG(cp, table) in_table((cp), (table), sizeof(table) / sizeof((table)[0]))

/* Whether cp is a character of a short list, which ends in 0. */
static bool
is_one_of(uint32_t cp, const uint16_t *list)
{
	while (*list != 0 && *list != cp)
		list++;
	return *list != 0;
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
		if (!AMONG(l->letter[from].cp, zha_transcribing))
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

/* A column, fund or other thing that only looks like a name. */
static bool
is_heading(const zha_letters *l, int from, int to)
{
	return zha_letters_are(l, from, to, other_words) ||
		   zha_letters_ending(l, from, to, never_ending) > 0 ||
		   zha_letters_word(l, from, to, never_first) > 0;
}

/* 马斯克, 特朗普: transcribed, and no firm or place. */
static bool
is_transcribed(const zha_letters *l, int from, int to)
{
	int len = to - from;

	if (len > 5)
		return false;
	if (zha_letters_are(l, from, to, known_foreigners) ||
		zha_letters_are(l, from, to, known_persons))
		return true;
	return len >= 3 && all_transcribing(l, from, to) &&
		   !zha_letters_are(l, from, to, transcribed_others) &&
		   !is_heading(l, from, to) && !is_word(l, from, to);
}

/* Two characters that given names have, in these places. */
static bool
is_given(const zha_letters *l, int from)
{
	return AMONG(l->letter[from].cp, zha_given_first) &&
		   AMONG(l->letter[from + 1].cp, zha_given_last);
}

/* A compound or Japanese surname and a given name. */
static bool
has_long_surname(const zha_letters *l, int from, int to)
{
	int compound = zha_letters_word(l, from, to, compound_surnames);
	int len = to - from;

	if (compound > 0 && len > compound && len - compound <= 2)
		return true;
	return len >= 4 && len <= 5 &&
		   zha_letters_word(l, from, to, japanese_surnames) >= len - 3;
}

/*
 * A surname and a given name of one or two characters. With a rare surname the given
 * name must be such as names have; before a title of office any will do.
 */
static bool
is_chinese(const zha_letters *l, int from, int to, bool titled)
{
	int len = to - from;
	bool compound;
	bool frequent;

	if (len < 2 || len > 5 || !all_han(l, from, to))
		return false;
	compound = len >= 3 && has_long_surname(l, from, to);
	frequent = AMONG(l->letter[from].cp, zha_frequent_surnames);
	if (!compound &&
		(len > 3 || !(frequent || AMONG(l->letter[from].cp, zha_other_surnames)) ||
		 is_word(l, from, to)))
		return false;
	if (is_one_of(l->letter[to - 1].cp, never_last) ||
		(all_transcribing(l, from, to) &&
		 zha_letters_are(l, from, to, transcribed_others)) ||
		is_heading(l, from, to))
		return false;
	if (compound)
		return true;
	if (len == 3 && l->letter[from + 1].cp == l->letter[from + 2].cp)
		return true;
	if (titled)
		return true;
	if (!frequent)
		return len == 3 ? is_given(l, from + 1)
						: AMONG(l->letter[from + 1].cp, zha_given_single);
	if (is_one_of(l->letter[to - 1].cp, seldom_last))
		return len == 3 && is_given(l, from + 1);
	return true;
}

/* 彼得·林奇: transcribed parts joined by dots. */
static bool
is_dotted(const zha_letters *l, int from, int to)
{
	int part = from;
	int dots = 0;

	if (!(l->kinds >> KIND_DOT & 1))
		return false;

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

/* Oliveira, Sam Altman: a frequent surname, alone or behind capitalised words. */
static bool
is_latin(const zha_letters *l, int from, int to)
{
	int word = from;
	int words = 1;

	for (int i = from; i < to; i++)
	{
		bool begins = i == from || l->letter[i - 1].kind == KIND_BLANK;
		uint32_t cp = l->letter[i].cp;

		if (cp == ' ' && !begins)
		{
			word = i + 1;
			words++;
		}
		else if (!(begins ? cp >= 'A' && cp <= 'Z'
						  : (cp >= 'a' && cp <= 'z') || cp == '.'))
			return false;
	}
	return words <= 3 && zha_letters_are(l, word, to, latin_surnames);
}

static bool
is_name(const zha_letters *l, int from, int to, bool titled)
{
	if (from >= to)
		return false;
	if (l->letter[from].kind == KIND_LATIN)
		return is_latin(l, from, to) || is_dotted(l, from, to);
	return is_chinese(l, from, to, titled) || is_transcribed(l, from, to) ||
		   is_dotted(l, from, to);
}

/* A name and the title behind it, which *name_to leaves out. */
static bool
is_titled_name(const zha_letters *l, int from, int to, int *name_to)
{
	int title;

	*name_to = to;
	if (is_name(l, from, to, false))
		return true;
	title = zha_letters_ending(l, from, to, titles);
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

		if (i == to && names == 0)
			return false;
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
	static const zha_text words[] = {W("评论员"), W("评论员文章"), {NULL, 0}};
	static const zha_text articles[] = {W("评论员文章"), {NULL, 0}};

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
	for (blank = to; blank > from && l->letter[blank - 1].kind == KIND_TEXT;)
		blank--;
	if (blank == from && to - from > LONGEST_PLAIN)
		return is_commentator(l, from, to, name_to);
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
