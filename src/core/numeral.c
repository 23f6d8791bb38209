/*
 * numeral.c
 *		Reads a numeral in any notation: the one place that knows what 廿三, ⅩⅤ,
 *		〡〢 or ⑮ is worth.
 *
 * The notations that are composed of several characters (Han, Suzhou, Roman)
 * have their alphabets and rules here; what is one character or a row of decimal
 * digits comes from Unicode's data.
 */
#include "core/numeral.h"

#include "core/data/numerals.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* ---- decimal digits -------------------------------------------------------- */

/* value * 10 + digit, staying at the largest value where that comes near. */
static inline uint64_t
append_digit(uint64_t value, uint32_t digit)
{
	if (value >= UINT64_MAX / 10)
		return UINT64_MAX;
	return value * 10 + digit;
}

/* A row of ASCII digits. */
static inline size_t
scan_ascii(const char *p, const char *end, zha_numeral *out)
{
	const char *start = p;
	uint64_t value = 0;

	for (; p < end && (unsigned char) (*p - '0') < 10; p++)
		value = append_digit(value, (unsigned char) (*p - '0'));
	out->value = value;
	out->notation = ZHA_ASCII;
	return (size_t) (p - start);
}

/* A row of full-width digits, by their bytes. */
static size_t
scan_fullwidth(const char *p, const char *end, zha_numeral *out)
{
	const char *start = p;
	uint64_t value = 0;
	size_t len;
	uint32_t digit;

	while ((digit = zha_utf8_key(p, end, &len) - ZHA_UTF8_KEY(U'０')) < 10)
	{
		value = append_digit(value, digit);
		p += len;
	}
	out->value = value;
	out->notation = ZHA_FULLWIDTH;
	return (size_t) (p - start);
}

/* A row of the ten digits that begin at the code point zero. */
static size_t
scan_decimal(const char *p, const char *end, uint32_t zero, zha_numeral *out)
{
	const char *start = p;
	uint32_t cp;
	size_t len;

	out->value = 0;
	while ((len = zha_utf8_decode(p, end, &cp)) > 0 && cp - zero < 10)
	{
		out->value = append_digit(out->value, cp - zero);
		p += len;
	}
	return (size_t) (p - start);
}

/* ---- Han ------------------------------------------------------------------- */

/* What a character is in a Han numeral: one of the first eight, CAPITAL beside it. */
enum
{
	DIGIT = 1,   /* 一 to 九 */
	ZERO = 2,    /* 零 〇 */
	CIRCLE = 4,  /* ○, typed for 〇 in a row of digits, no numeral by itself */
	LIANG = 8,   /* 两: 2, before 百 and above or alone */
	UNIT = 16,   /* 十 百 千 */
	TENS = 32,   /* 廿 卅 卌 皕: a digit and 十 or 百 in one */
	MYRIAD = 64, /* 万 亿 */
	CAPITAL = 128
};

#define WITHOUT_UNIT (DIGIT | ZERO | CIRCLE | LIANG)

typedef struct sign
{
	uint32_t key; /* of its bytes */
	uint32_t value;
	unsigned is; /* 0 for any other character */
} sign;

/*
 * The characters that compose Han numerals: Unihan's kPrimaryNumeric, the part of
 * kAccountingNumeric and kOtherNumeric in use for writing numbers out, and ○. Found
 * by a hash without collisions; two signs in one slot would not compile.
 */
#define HAN_LEN 3
#define HAN_SLOT(key) (((uint32_t) (key) *HAN_MULTIPLIER) >> 24)
#define HAN_MULTIPLIER 0x116CE129U

static const sign han_signs[256] = {
#define HAN(cp, is, value) [HAN_SLOT(ZHA_UTF8_KEY(cp))] = {ZHA_UTF8_KEY(cp), value, is}
	/* clang-format off */
	HAN(U'〇', ZERO, 0), HAN(U'零', ZERO, 0), HAN(U'○', CIRCLE, 0),
	HAN(U'一', DIGIT, 1), HAN(U'二', DIGIT, 2), HAN(U'三', DIGIT, 3),
	HAN(U'四', DIGIT, 4), HAN(U'五', DIGIT, 5), HAN(U'六', DIGIT, 6),
	HAN(U'七', DIGIT, 7), HAN(U'八', DIGIT, 8), HAN(U'九', DIGIT, 9),
	HAN(U'两', LIANG, 2), HAN(U'兩', LIANG, 2),
	HAN(U'壹', DIGIT | CAPITAL, 1), HAN(U'壱', DIGIT | CAPITAL, 1), HAN(U'弌', DIGIT | CAPITAL, 1),
	HAN(U'贰', DIGIT | CAPITAL, 2), HAN(U'貳', DIGIT | CAPITAL, 2), HAN(U'貮', DIGIT | CAPITAL, 2),
	HAN(U'弐', DIGIT | CAPITAL, 2), HAN(U'弍', DIGIT | CAPITAL, 2),
	HAN(U'叁', DIGIT | CAPITAL, 3), HAN(U'叄', DIGIT | CAPITAL, 3), HAN(U'参', DIGIT | CAPITAL, 3),
	HAN(U'參', DIGIT | CAPITAL, 3), HAN(U'弎', DIGIT | CAPITAL, 3),
	HAN(U'肆', DIGIT | CAPITAL, 4), HAN(U'伍', DIGIT | CAPITAL, 5),
	HAN(U'陆', DIGIT | CAPITAL, 6), HAN(U'陸', DIGIT | CAPITAL, 6),
	HAN(U'柒', DIGIT | CAPITAL, 7), HAN(U'捌', DIGIT | CAPITAL, 8), HAN(U'玖', DIGIT | CAPITAL, 9),
	HAN(U'十', UNIT, 10), HAN(U'百', UNIT, 100), HAN(U'千', UNIT, 1000),
	HAN(U'拾', UNIT | CAPITAL, 10), HAN(U'佰', UNIT | CAPITAL, 100), HAN(U'仟', UNIT | CAPITAL, 1000),
	HAN(U'廿', TENS, 20), HAN(U'卄', TENS, 20), HAN(U'卅', TENS, 30),
	HAN(U'卌', TENS, 40), HAN(U'皕', TENS, 200),
	HAN(U'万', MYRIAD, 10000), HAN(U'萬', MYRIAD, 10000),
	HAN(U'亿', MYRIAD, 100000000), HAN(U'億', MYRIAD, 100000000),
/* clang-format on */
#undef HAN
};

/*
 * What the character at p is in a Han numeral, of which all are three bytes; none
 * for any other character.
 */
static inline const sign *
han_sign(const char *p, const char *end)
{
	const unsigned char *s = (const unsigned char *) p;
	static const sign none = {0, 0, 0};
	const sign *found;
	uint32_t key;

	if (end - p < HAN_LEN)
		return &none;
	key = (uint32_t) s[0] << 16 | (uint32_t) s[1] << 8 | s[2];
	found = &han_signs[HAN_SLOT(key)];
	return found->key == key ? found : &none;
}

/* A place in a run of Han signs. */
typedef struct han
{
	const char *p;
	const char *end;
	const sign *sign; /* at p */
	unsigned seen;    /* what those before are, together */
} han;

static inline void
han_next(han *h)
{
	h->seen |= h->sign->is;
	h->p += HAN_LEN;
	h->sign = han_sign(h->p, h->end);
}

/* What a section is made of: 零, a digit and a unit, each of which may be left out. */
typedef struct group
{
	bool zero;
	bool liang; /* the digit is 两, before its unit */
	uint32_t digit;
	uint32_t unit;
} group;

static inline group
scan_group(han *h)
{
	group g = {false, false, 0, 0};

	if (h->sign->is & (ZERO | CIRCLE))
	{
		g.zero = true;
		han_next(h);
	}
	if (h->sign->is & TENS)
	{
		g.unit = h->sign->value < 100 ? 10 : 100;
		g.digit = h->sign->value / g.unit;
		han_next(h);
		return g;
	}
	if (h->sign->is & (DIGIT | LIANG))
	{
		g.liang = (h->sign->is & LIANG) != 0;
		g.digit = h->sign->value;
		han_next(h);
	}
	if (h->sign->is & UNIT)
	{
		g.unit = h->sign->value;
		han_next(h);
	}
	return g;
}

/*
 * Whether a group with a unit may follow the unit lowest, 10,000 at the beginning of
 * a section, which is behind 万, 亿 or, with 0, nothing. Units fall. The digit may be
 * left out before 十, and before 百 and 千 where the numeral begins. 零 stands for at
 * least one place left out, or leads from 万 or 亿 to 千, where it says no more: 十万零一千.
 */
static inline bool
group_fits(const group *g, uint32_t lowest, uint32_t behind)
{
	bool first = lowest == 10000 && behind == 0;

	if (g->unit >= lowest || (g->liang && g->unit == 10))
		return false;
	if (g->zero && (first || (g->unit * 10 >= lowest && lowest < 10000)))
		return false;
	return g->digit > 0 || g->unit == 10 || (first && !g->zero);
}

/*
 * The group that ends a section whose value so far is *value: its digit counts ones.
 * Directly behind 百 and above, the unit before, it is spoken and counts the next lower
 * unit: 一百五 is 150, 三万五 is 35,000.
 */
static inline bool
end_section(const group *g, uint32_t before, const sign *next, uint32_t *value)
{
	uint32_t digit = g->digit;
	bool at_end = next->is == 0;

	if (at_end ? g->liang : !(next->is & MYRIAD))
		return false;
	if (g->zero ? digit == 0 || before <= 10 : digit > 0 && before >= 100)
	{
		if (g->zero || (!at_end && *value > 0))
			return false;
		if (at_end)
			digit *= before / 10;
	}
	*value += digit;
	return true;
}

/*
 * One section: what stands before 万, before 亿 or at the end, below 10,000 but for a
 * digit that is spoken. behind is the 万 or 亿 before it, 0 where the numeral begins.
 */
static inline bool
scan_section(han *h, uint32_t behind, uint32_t *value)
{
	uint32_t lowest = 10000;

	for (*value = 0;;)
	{
		group g = scan_group(h);

		if (g.unit == 0)
			return end_section(&g, lowest < 10000 ? lowest : behind, h->sign, value);
		if (!group_fits(&g, lowest, behind))
			return false;
		*value += (g.digit > 0 ? g.digit : 1) * g.unit;
		lowest = g.unit;
	}
}

/* The whole run of Han signs at h->p, by place. 万 and 亿 at the beginning count one. */
static inline bool
scan_by_place(han *h, uint64_t *value)
{
	uint64_t yi = 0;  /* what 亿 closed */
	uint64_t wan = 0; /* what 万 closed since */
	uint32_t behind = 0;
	uint32_t section = 0;

	while (scan_section(h, behind, &section))
	{
		bool first = behind == 0 && section == 0;

		if (h->sign->is == 0)
		{
			*value = yi + wan + section;
			return true;
		}
		behind = h->sign->value;
		if (behind == 10000)
		{
			if (wan > 0 || (section == 0 && !first))
				return false;
			wan = (first ? 1 : section) * (uint64_t) 10000;
		}
		else
		{
			if (yi > 0 || (section + wan == 0 && !first))
				return false;
			yi = (first ? 1 : section + wan) * 100000000;
			wan = 0;
		}
		han_next(h);
	}
	return false;
}

static size_t scan_suzhou(const char *p, const char *end, zha_numeral *out);
static uint32_t suzhou_value(const char *p, const char *end);

/*
 * The whole run of Han signs at p, of which first is the first one: by place when it
 * has a unit, which is the first or the second then, else by digit (二〇二〇). A run of
 * digits that leads to a Suzhou digit is Suzhou's: 二〡.
 */
static size_t
scan_han(const char *p, const char *end, const sign *first, zha_numeral *out)
{
	han start = {p, end, first, 0};
	han h = start;
	uint64_t value = 0;
	bool several;

	for (; h.sign->is & WITHOUT_UNIT; han_next(&h))
		value = append_digit(value, h.sign->value);
	several = h.p - p > HAN_LEN;
	if (h.sign->is != 0)
	{
		if (several || !scan_by_place(&start, &value))
			return 0;
		out->value = value;
		out->notation = start.seen & CAPITAL ? ZHA_CAPITAL : ZHA_HAN;
		return (size_t) (start.p - p);
	}
	if (suzhou_value(h.p, end) > 0)
		return scan_suzhou(p, end, out);
	if ((several && (h.seen & LIANG)) || h.seen == CIRCLE)
		return 0;
	out->value = value;
	out->notation = h.seen & CAPITAL ? ZHA_CAPITAL : several ? ZHA_HAN_DIGITS : ZHA_HAN;
	return (size_t) (h.p - p);
}

/* ---- digits with units ------------------------------------------------------- */

/* Digits of ASCII and the Han unit behind them, in a numeral that is under way. */
typedef struct mixed
{
	const char *p;
	const char *end;
	uint64_t sum;     /* what 万 and 亿 closed */
	uint64_t section; /* what the units since have summed up to */
	uint32_t lowest;  /* the unit before in this section, 10,000 at its beginning */
	uint32_t behind;  /* the last 万 or 亿 */
	uint32_t last;    /* the last unit of all, 0 for none */
} mixed;

/* A unit behind a digit, or 万 and 亿, which close a section. */
static bool
mixed_unit(mixed *m, const sign *unit, bool zero, uint32_t digits, int count)
{
	if (unit->is & UNIT)
	{
		if (count != 1 || digits == 0 || unit->value >= m->lowest ||
			(zero &&
			 (m->last == 0 || (unit->value * 10 >= m->lowest && m->lowest < 10000))))
			return false;
		m->section += digits * unit->value;
		m->lowest = unit->value;
	}
	else
	{
		if (count > 0 && m->lowest < 10000)
			return false; /* 3千5万 */
		m->section += digits;
		if (m->section == 0 || m->section >= 10000 ||
			(m->behind > 0 && unit->value >= m->behind))
			return false;
		m->sum += m->section * unit->value;
		m->section = 0;
		m->lowest = 10000;
		m->behind = unit->value;
	}
	m->last = unit->value;
	return true;
}

/*
 * The digits at the end: as many as the unit before has zeros, 3万4000, or fewer behind
 * 零, 1千零1. 3万4 may be 34,000 as spoken, and is none.
 */
static bool
mixed_end(mixed *m, bool zero, uint32_t digits, int count)
{
	uint32_t room = 1;

	for (int i = 0; i < count; i++)
		room *= 10;
	m->section += digits;
	if (count == 0)
		return !zero;
	return zero ? digits > 0 && room < m->last : room == m->last;
}

/*
 * 3万4000, 5万4千6百, 1千零1: digits with units, where they mean one number only. Gives
 * 0 where no unit is behind the digits.
 */
static size_t
scan_mixed(const char *p, const char *end, zha_numeral *out)
{
	mixed m = {p, end, 0, 0, 10000, 0, 0};

	for (;;)
	{
		const sign *next = han_sign(m.p, end);
		bool zero = (next->is & ZERO) != 0;
		uint32_t digits = 0;
		int count = 0;

		m.p += zero ? HAN_LEN : 0;
		for (; m.p < end && count < 5 && *m.p >= '0' && *m.p <= '9'; m.p++, count++)
			digits = digits * 10 + (uint32_t) (*m.p - '0');
		next = han_sign(m.p, end);
		if (count > 4)
			return 0;
		if (!(next->is & (UNIT | MYRIAD)))
		{
			if (m.last == 0 || next->is != 0 || !mixed_end(&m, zero, digits, count))
				return 0;
			break;
		}
		if (!mixed_unit(&m, next, zero, digits, count))
			return 0;
		m.p += HAN_LEN;
	}
	out->value = m.sum + m.section;
	out->notation = ZHA_HAN;
	return (size_t) (m.p - p);
}

bool
zha_numeral_unit_at(const char *p, const char *end)
{
	return han_sign(p, end)->is & (UNIT | MYRIAD);
}

/* ---- Suzhou ---------------------------------------------------------------- */

/* 〡 to 〩 are 1 to 9, 〸 〹 〺 are 10 to 30; 0 for any other character at p. */
static uint32_t
suzhou_value(const char *p, const char *end)
{
	size_t len;
	uint32_t key = zha_utf8_key(p, end, &len);

	if (key >= ZHA_UTF8_KEY(U'〡') && key <= ZHA_UTF8_KEY(U'〩'))
		return key - ZHA_UTF8_KEY(U'〡') + 1;
	if (key >= ZHA_UTF8_KEY(U'〸') && key <= ZHA_UTF8_KEY(U'〺'))
		return (key - ZHA_UTF8_KEY(U'〸') + 1) * 10;
	return 0;
}

/*
 * Suzhou digits by place, where 〇 is the zero and 一 二 三 stand in for every other
 * one of 〡 〢 〣, which run together otherwise. 〸 〹 〺 begin a number below 40.
 */
static size_t
scan_suzhou(const char *p, const char *end, zha_numeral *out)
{
	const char *start = p;
	uint32_t tens = 0;
	int digits = 0;

	out->value = 0;
	out->notation = ZHA_SUZHOU;
	for (;; p += HAN_LEN)
	{
		uint32_t value = suzhou_value(p, end);
		const sign *han = han_sign(p, end);

		if (value >= 10)
		{
			if (p > start)
				return 0;
			tens = value;
			continue;
		}
		if (value == 0)
		{
			bool stands_in = han->key == ZHA_UTF8_KEY(U'〇') ||
							 (han->is == DIGIT && han->value <= 3);

			if (han->is == 0)
				break;
			if (!stands_in || (tens > 0 && han->value == 0))
				return 0;
			value = han->value;
		}
		out->value = append_digit(out->value, value);
		digits++;
	}
	if (tens > 0 && digits > 1)
		return 0;
	out->value += tens;
	return (size_t) (p - start);
}

/* ---- Roman ----------------------------------------------------------------- */

/* Ones and fives in turn. Letters reach 1,000, signs all of it. */
static const uint32_t roman_value[] = {1,    5,    10,    50,    100,   500,
									   1000, 5000, 10000, 50000, 100000};

typedef enum roman_case
{
	UPPER_LETTER,
	LOWER_LETTER,
	UPPER_SIGN,
	LOWER_SIGN
} roman_case;

/* The value of the sign cp, and its case; 0 for any other character. */
static uint32_t
roman_sign(uint32_t cp, roman_case *kind)
{
	static const uint32_t signs[16] = {1, 2,  3,  4,  5,  6,   7,   8,
									   9, 10, 11, 12, 50, 100, 500, 1000};

	if (cp >= 0x2160 && cp <= 0x217F)
	{
		*kind = cp < 0x2170 ? UPPER_SIGN : LOWER_SIGN;
		return signs[cp & 15];
	}
	*kind = UPPER_SIGN;
	switch (cp)
	{
		case 0x2180:
			return 1000;
		case 0x2181:
			return 5000;
		case 0x2182:
			return 10000;
		case 0x2187:
			return 50000;
		case 0x2188:
			return 100000;
		default:
			return 0;
	}
}

static uint32_t
roman_letter(uint32_t cp, roman_case *kind)
{
	*kind = (cp & 0x20) ? LOWER_LETTER : UPPER_LETTER;
	switch (cp & ~(uint32_t) 0x20)
	{
		case 'I':
			return 1;
		case 'V':
			return 5;
		case 'X':
			return 10;
		case 'L':
			return 50;
		case 'C':
			return 100;
		case 'D':
			return 500;
		case 'M':
			return 1000;
		default:
			return 0;
	}
}

/* Full-width letters and digits as those of ASCII. */
static uint32_t
fold_width(uint32_t cp)
{
	return cp > 0xFF00 && cp < 0xFF5F ? cp - 0xFEE0 : cp;
}

static bool
is_ascii_alnum(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
}

#define ROMAN_LONGEST 24 /* more signs than any well-formed numeral has */

/*
 * Whether the values are a numeral by the rule: thousands, hundreds, tens and ones
 * in turn, each as one of I II III IV V VI VII VIII IX.
 */
static bool
roman_sum(const uint32_t *values, int count, uint64_t *sum)
{
	int at = 0;

	*sum = 0;
	for (int k = LENGTH(roman_value) - 1; k >= 0; k -= 2)
	{
		uint32_t one = roman_value[k];
		uint32_t five = k + 1 < (int) LENGTH(roman_value) ? roman_value[k + 1] : 0;
		uint32_t ten = k + 2 < (int) LENGTH(roman_value) ? roman_value[k + 2] : 0;
		uint32_t next = at + 1 < count ? values[at + 1] : 0;
		int ones = 0;

		if (at + 1 < count && values[at] == one && five &&
			(next == five || next == ten))
		{
			*sum += next - one;
			at += 2;
			continue;
		}
		if (at < count && five && values[at] == five)
			*sum += values[at++];
		for (; at < count && values[at] == one && ones < 3; ones++)
			*sum += values[at++];
	}
	return at == count;
}

/* Ⅱ Ⅲ Ⅳ Ⅵ to Ⅸ, Ⅺ, Ⅻ: several letters in one sign. */
static bool
is_compound(uint32_t value)
{
	return value <= 12 && value != 1 && value != 5 && value != 10;
}

/* Whether a compound sign is the whole of the places that front leaves: ⅩⅡ, ⅭⅫ. */
static bool
roman_last(uint64_t front, uint32_t last)
{
	return last > 10 ? front % 100 == 0 : front % 10 == 0;
}

static size_t
scan_roman(const char *p, const char *end, zha_numeral *out)
{
	const char *start = p;
	uint32_t values[ROMAN_LONGEST];
	int count = 0;
	uint32_t cp, last = 0;
	uint32_t value;
	roman_case kind, first = UPPER_LETTER;

	for (size_t len; (len = zha_utf8_decode(p, end, &cp)) > 0; p += len)
	{
		cp = fold_width(cp);
		value = cp < 0x80 ? roman_letter(cp, &kind) : roman_sign(cp, &kind);
		if (value == 0)
		{
			/* MIX is a numeral, MIXED and X5 are not. */
			if (is_ascii_alnum(cp) && first <= LOWER_LETTER)
				return 0;
			break;
		}
		if (p == start)
			first = kind;
		if (kind != first || count == ROMAN_LONGEST || last > 0)
			return 0;
		if (is_compound(value))
			last = value;
		else
			values[count++] = value;
	}
	if (!roman_sum(values, count, &out->value) ||
		(last > 0 && !roman_last(out->value, last)))
		return 0;
	out->value += last;
	out->notation = first <= LOWER_LETTER ? ZHA_ROMAN : ZHA_ROMAN_SIGN;
	return (size_t) (p - start);
}

/* ---- one character ---------------------------------------------------------- */

static zha_notation
sign_notation(uint32_t cp)
{
	static const struct
	{
		uint32_t first, last;
		zha_notation notation;
	} ranges[] = {
		{0x2460, 0x2473, ZHA_CIRCLED},     {0x2474, 0x2487, ZHA_PARENTHESED},
		{0x2488, 0x249B, ZHA_FULL_STOP},   {0x24EA, 0x24FF, ZHA_CIRCLED},
		{0x2776, 0x2793, ZHA_CIRCLED},     {0x3220, 0x3229, ZHA_PARENTHESED},
		{0x3248, 0x324F, ZHA_CIRCLED},     {0x3251, 0x325F, ZHA_CIRCLED},
		{0x3280, 0x3289, ZHA_CIRCLED},     {0x32B1, 0x32BF, ZHA_CIRCLED},
		{0x1F100, 0x1F100, ZHA_FULL_STOP}, {0x1F10B, 0x1F10C, ZHA_CIRCLED},
	};

	for (size_t i = 0; i < LENGTH(ranges); i++)
	{
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return ranges[i].notation;
	}
	return ZHA_SIGN;
}

/* The character cp of len bytes by the table of single signs; 0 if not there. */
static size_t
scan_sign(uint32_t cp, size_t len, zha_numeral *out)
{
	size_t low = 0;
	size_t high = LENGTH(zha_number_signs);

	while (low < high)
	{
		size_t middle = (low + high) / 2;

		if (zha_number_signs[middle].cp < cp)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == LENGTH(zha_number_signs) || zha_number_signs[low].cp != cp)
		return 0;
	out->value = zha_number_signs[low].value;
	out->notation = sign_notation(cp);
	return len;
}

/* The zero of the row of digits that cp belongs to, 0 if to none. */
static uint32_t
decimal_zero(uint32_t cp)
{
	size_t low = 0;
	size_t high = LENGTH(zha_decimal_zeros);

	while (low < high)
	{
		size_t middle = (low + high) / 2;

		if (zha_decimal_zeros[middle] <= cp)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && cp - zha_decimal_zeros[low - 1] < 10 ? zha_decimal_zeros[low - 1]
														   : 0;
}

/* Whether cp may be in the tables: false for nearly all that are not. */
static inline bool
may_be_number(uint32_t cp)
{
	return cp >= 0x20000 || ((zha_number_groups[cp >> 12] >> (cp >> 6 & 63)) & 1) != 0;
}

/* A Han character that is no sign of numerals in places: alone it may be a number. */
static size_t
scan_other_han(const char *p, const char *end, zha_numeral *out)
{
	uint32_t cp;
	size_t len = zha_utf8_decode(p, end, &cp);

	return len > 0 && may_be_number(cp) ? scan_sign(cp, len, out) : 0;
}

size_t
zha_numeral_scan(const char *p, const char *end, zha_numeral *out)
{
	uint32_t cp;
	const sign *han;
	uint32_t zero;
	roman_case kind;
	size_t len;
	zha_numeral mixed;

	if (p < end && (unsigned char) *p < 0x80)
	{
		if ((unsigned char) (*p - '0') < 10)
		{
			len = scan_ascii(p, end, out);
			if (han_sign(p + len, end)->is & (UNIT | MYRIAD))
			{
				size_t longer = scan_mixed(p, end, &mixed);

				if (longer > 0)
					*out = mixed;
				return longer > 0 ? longer : len;
			}
			return len;
		}
		return roman_letter((unsigned char) *p, &kind) > 0 ? scan_roman(p, end, out)
														   : 0;
	}
	han = han_sign(p, end);
	if (han->is != 0)
		return scan_han(p, end, han, out);
	if (p < end && (unsigned char) *p >= 0xE4 && (unsigned char) *p <= 0xE9)
		return scan_other_han(p, end, out);
	if (suzhou_value(p, end) > 0)
		return scan_suzhou(p, end, out);
	if ((len = scan_fullwidth(p, end, out)) > 0)
		return len;
	if ((len = zha_utf8_decode(p, end, &cp)) == 0)
		return 0;
	if (roman_sign(cp, &kind) > 0)
		return scan_roman(p, end, out);
	if (fold_width(cp) >= 'A' && fold_width(cp) <= 'z')
		return scan_roman(p, end, out);
	if (!may_be_number(cp))
		return 0;
	if ((zero = decimal_zero(cp)) > 0)
	{
		out->notation = ZHA_DECIMAL;
		return scan_decimal(p, end, zero, out);
	}
	return scan_sign(cp, len, out);
}

bool
zha_numeral_begins(const char *p, const char *end)
{
	uint32_t cp;
	roman_case kind;

	if (zha_utf8_decode(p, end, &cp) == 0)
		return false;
	if (cp < 0x80)
		return is_ascii_alnum(cp) && (cp <= '9' || roman_letter(cp, &kind) > 0);
	return han_sign(p, end)->is != 0 || suzhou_value(p, end) > 0 ||
		   roman_sign(cp, &kind) > 0;
}
