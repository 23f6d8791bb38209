/*
 * pinyin.h
 *		Chinese text written in pinyin or zhuyin, and its initials.
 */
#ifndef ZHA_PINYIN_H
#define ZHA_PINYIN_H

#include "core/key.h"
#include "core/text.h"

typedef enum zha_style
{
	ZHA_TONE_MARKS,   /* huáng xiǎo chūn */
	ZHA_TONE_NUMBERS, /* huang2 xiao3 chun1 */
	ZHA_NO_TONES,     /* huang xiao chun */
	ZHA_INITIALS,     /* hxc */
	ZHA_ZHUYIN_STYLE  /* ㄏㄨㄤˊ ㄒㄧㄠˇ ㄔㄨㄣ */
} zha_style;

typedef enum zha_name_style
{
	ZHA_NAME_PLAIN,   /* Huang Xiaochun, Lü Bu */
	ZHA_NAME_MARKS,   /* Huáng Xiǎochūn, Lǚ Bù */
	ZHA_NAME_PASSPORT /* HUANG XIAOCHUN, LYU BU */
} zha_name_style;

/*
 * zha_pinyin: a text with each Han character as it is read there. Syllables have a
 * blank between them and before what follows if that is a letter or a digit; the rest
 * stays as it is. The initials are those of the syllables and the Latin letters and
 * digits, small and half-width, without anything else. Han without a reading stays.
 * Written to out as far as it fits. ZHA_ENCODING for ill-formed UTF-8, else ZHA_OK.
 */
extern zha_code zha_pinyin(zha_text text, zha_style style, zha_bytes *out,
						   zha_fault *fault);

/*
 * zha_name_pinyin: a Chinese personal name as GB/T 28039-2011 writes it: surname,
 * blank, given name in one word, both with a capital; a hyphen between two surnames
 * that are joined (范徐丽泰: Fan-Xu Litai); an apostrophe before a syllable
 * of the given name that begins with a, e or o. In the style of passports all
 * capitals, and ü is YU. Several names stay apart by their 、 or comma. In a name of
 * another form, which the standard does not cover, each part is one word.
 */
extern zha_code zha_name_pinyin(zha_text text, zha_name_style style, zha_bytes *out,
								zha_fault *fault);

/*
 * zha_fold: the text for matching: small half-width letters without accents, one kind
 * of quotation mark, half-width punctuation, simplified characters where the
 * traditional one is read so (後 is 后; 乾 stays), signs taken apart (㎡ is m2), without
 * characters that do not show. Otherwise as zha_pinyin.
 */
extern zha_code zha_fold(zha_text text, zha_bytes *out, zha_fault *fault);

/* zha_strokes: the strokes of the Han characters of a text, in all. */
extern uint64_t zha_strokes(zha_text text);

#endif /* ZHA_PINYIN_H */
