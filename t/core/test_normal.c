/*
 * test_normal.c
 *		Canonical equivalence: segments are ICU's form C over all of Unicode; the series
 *		key and the fold of equivalent texts are one, and the key of a key is itself. And that everyday forms of one character have one fold.
 */
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "core/fold.h"
#include "core/normal.h"
#include "core/pinyin.h"

#include "../../t/core/tap.h"

#define ROOM 1024

typedef struct bytes
{
	char data[ROOM];
	size_t len;
} bytes;

static bytes
from_utf16(const UChar *text, int32_t len)
{
	bytes out;
	int32_t written = 0;
	UErrorCode status = U_ZERO_ERROR;

	u_strToUTF8(out.data, ROOM, &written, text, len, &status);
	out.len = (size_t) written;
	return out;
}

static bytes
series_key(bytes text)
{
	bytes out;

	out.len = zha_series_key((zha_text){text.data, text.len}, out.data);
	return out;
}

static bytes
fold(bytes text)
{
	bytes out;
	zha_bytes to = {(unsigned char *) out.data, ROOM, 0};
	zha_fault fault;

	zha_fold((zha_text){text.data, text.len}, &to, &fault);
	out.len = to.len;
	return out;
}

static bytes
composed(bytes text)
{
	bytes out = {.len = 0};
	const char *end = text.data + text.len;
	zha_segment segment;

	for (const char *p = text.data; zha_segment_read(p, end, NULL, &segment);
		 p = segment.end)
		out.len += zha_segment_write(&segment, out.data + out.len);
	return out;
}

static bool
same(bytes a, bytes b)
{
	return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

/* What was found wrong, over all texts. */
static long wrong_form;
static long wrong_key;
static long wrong_fold;
static long not_idempotent;
static long texts;

static void
check(const UChar *text, int32_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar c[64];
	UChar d[64];
	int32_t c_len =
		unorm2_normalize(unorm2_getNFCInstance(&status), text, len, c, 64, &status);
	int32_t d_len =
		unorm2_normalize(unorm2_getNFDInstance(&status), text, len, d, 64, &status);
	bytes plain = from_utf16(text, len);
	bytes form_c = from_utf16(c, c_len);
	bytes form_d = from_utf16(d, d_len);
	bytes key = series_key(plain);
	bytes folded = fold(plain);

	texts++;
	wrong_form += !same(composed(plain), form_c) || !same(composed(form_d), form_c);
	wrong_key += !same(key, series_key(form_c)) || !same(key, series_key(form_d));
	wrong_fold += !same(folded, fold(form_c)) || !same(folded, fold(form_d));
	not_idempotent += !same(key, series_key(key));
}

/* Each character alone, after a letter, before marks in both orders, before a sonant. */
static void
test_unicode(void)
{
	static const UChar behind[][3] = {
		{0}, {0x301, 0x323, 0}, {0x323, 0x301, 0}, {0x3099, 0}, {0x1161, 0x11A8, 0}};

	for (UChar32 cp = 1; cp <= 0x10FFFF; cp++)
	{
		UVersionInfo age;

		u_charAge(cp, age);
		if (!u_isdefined(cp) || U_IS_SURROGATE(cp) || age[0] > 15 || age[0] == 0)
			continue;
		for (size_t i = 0; i <= sizeof behind / sizeof behind[0]; i++)
		{
			UChar text[8];
			int32_t len = 0;

			if (i == sizeof behind / sizeof behind[0])
				text[len++] = 'a';
			U16_APPEND_UNSAFE(text, len, cp);
			if (i < sizeof behind / sizeof behind[0])
				for (const UChar *p = behind[i]; *p != 0; p++)
					text[len++] = *p;
			check(text, len);
		}
	}
	ok(texts > 700000, "%ld texts", texts);
	ok(wrong_form == 0, "segments are in ICU's form C but for %ld", wrong_form);
	ok(wrong_key == 0, "equivalent texts have one series key but for %ld", wrong_key);
	ok(wrong_fold == 0, "equivalent texts have one fold but for %ld", wrong_fold);
	ok(not_idempotent == 0, "the key of a key is itself but for %ld", not_idempotent);
}

/* Forms of one character: pairs of an everyday one and the simplified one. */
static void
test_forms(void)
{
	static const char pairs[] =
		"週周遊游裏里裡里佈布淨净佔占麪面麵面羣群爲为為为衆众眾众啓启啟启牀床蹟迹跡迹於"
		"于"
		"鑑鉴鑒鉴託托讚赞鍊炼煉炼後后乾干幹干著着瞭了徵征祕秘昇升甦苏釐厘鉅巨妳你捱挨伕"
		"夫"
		"朮术衞卫衛卫諮咨蒐搜餘余麼么藉借夥伙鐘钟鍾钟臺台颱台檯台枱台繫系係系髮发發发"
		"複复復复歷历曆历盡尽儘尽獲获穫获彙汇匯汇團团糰团鬆松鬥斗鬪斗闆板薑姜穀谷禦御製"
		"制"
		"誌志鬍胡鬚须嚮向衝冲採采綵彩彫雕鹼碱鹹咸嚐尝睏困捲卷菸烟煙烟摺折妝妆粧妆"
		"傑杰痠酸疎疏踪踪蹤踪跥跺脣唇脗吻舖铺鋪铺麴曲糉粽樑梁鵰雕琱雕鷄鸡雞鸡"
		"峯峰峰峰恆恒僊仙儸㑩凈净咲笑喫吃喒咱嘆叹歎叹嘷嗥噉啖嚥咽囘回囪囱姉姊";
	size_t wrong = 0;

	for (const char *p = pairs; *p != '\0';)
	{
		uint32_t from = 0;
		uint32_t to = 0;

		p += zha_utf8_decode(p, pairs + sizeof pairs, &from);
		p += zha_utf8_decode(p, pairs + sizeof pairs, &to);
		if (zha_series_fold(from) != to)
			printf("# U+%04X is folded to U+%04X, not to U+%04X\n", from,
				   zha_series_fold(from), to),
				wrong++;
	}
	ok(wrong == 0, "everyday forms are folded but for %zu", wrong);
	ok(zha_series_fold(0x6DFC) == 0x6DFC && zha_series_fold(0x5803) == 0x5803,
	   "淼 and 堃 of names are not");
}

int
main(void)
{
	test_unicode();
	test_forms();
	return done_testing();
}
