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

typedef enum role
{
	NO_ROLE,
	DIGIT,  /* 一 to 九 */
	ZERO,   /* 零 〇 */
	CIRCLE, /* ○, typed for 〇 in a row of digits, no numeral by itself */
	LIANG,  /* 两: 2, before 百 and above or alone */
	UNIT,   /* 十 百 千 */
	TENS,   /* 廿 卅 卌: a digit and 十 in one */
	MYRIAD  /* 万 亿 */
} role;

typedef struct sign
{
	role role;
	bool capital;
	uint32_t value;
} sign;

/*
 * The characters that compose Han numerals: Unihan's kPrimaryNumeric, the part of
 * kAccountingNumeric and kOtherNumeric in use for writing numbers out, and ○. Found
 * by a hash without collisions; two signs in one slot would not compile.
 */
#define HAN_SLOT(cp) (((uint32_t) (cp) *HAN_MULTIPLIER) >> 24)
#define HAN_MULTIPLIER 0xA46D6753U

static const struct
{
	uint32_t cp;
	sign sign;
} han_signs[256] = {
#define HAN(cp, ...) [HAN_SLOT(cp)] = {cp, {__VA_ARGS__}}
	/* clang-format off */
	HAN(U'〇', ZERO, false, 0), HAN(U'零', ZERO, false, 0), HAN(U'○', CIRCLE, false, 0),
	HAN(U'一', DIGIT, false, 1), HAN(U'二', DIGIT, false, 2), HAN(U'三', DIGIT, false, 3),
	HAN(U'四', DIGIT, false, 4), HAN(U'五', DIGIT, false, 5), HAN(U'六', DIGIT, false, 6),
	HAN(U'七', DIGIT, false, 7), HAN(U'八', DIGIT, false, 8), HAN(U'九', DIGIT, false, 9),
	HAN(U'两', LIANG, false, 2), HAN(U'兩', LIANG, false, 2),
	HAN(U'壹', DIGIT, true, 1), HAN(U'壱', DIGIT, true, 1), HAN(U'弌', DIGIT, true, 1),
	HAN(U'贰', DIGIT, true, 2), HAN(U'貳', DIGIT, true, 2), HAN(U'貮', DIGIT, true, 2),
	HAN(U'弐', DIGIT, true, 2), HAN(U'弍', DIGIT, true, 2),
	HAN(U'叁', DIGIT, true, 3), HAN(U'叄', DIGIT, true, 3), HAN(U'参', DIGIT, true, 3),
	HAN(U'參', DIGIT, true, 3), HAN(U'弎', DIGIT, true, 3),
	HAN(U'肆', DIGIT, true, 4), HAN(U'伍', DIGIT, true, 5),
	HAN(U'陆', DIGIT, true, 6), HAN(U'陸', DIGIT, true, 6),
	HAN(U'柒', DIGIT, true, 7), HAN(U'捌', DIGIT, true, 8), HAN(U'玖', DIGIT, true, 9),
	HAN(U'十', UNIT, false, 10), HAN(U'百', UNIT, false, 100), HAN(U'千', UNIT, false, 1000),
	HAN(U'拾', UNIT, true, 10), HAN(U'佰', UNIT, true, 100), HAN(U'仟', UNIT, true, 1000),
	HAN(U'廿', TENS, false, 2), HAN(U'卄', TENS, false, 2), HAN(U'卅', TENS, false, 3),
	HAN(U'卌', TENS, false, 4),
	HAN(U'万', MYRIAD, false, 10000), HAN(U'萬', MYRIAD, false, 10000),
	HAN(U'亿', MYRIAD, false, 100000000), HAN(U'億', MYRIAD, false, 100000000),
/* clang-format on */
#undef HAN
};

/* What cp is in a Han numeral; of NO_ROLE for any other character. */
static inline sign
han_sign(uint32_t cp)
{
	uint32_t slot = HAN_SLOT(cp);

	return han_signs[slot].cp == cp ? han_signs[slot].sign : (sign){NO_ROLE, false, 0};
}

/*
 * The sign at p, and its character. All of them are three bytes in UTF-8, so that this
 * is most of zha_utf8_decode left out; what is ill-formed has no role either.
 */
static inline sign
han_sign_at(const char *p, const char *end, uint32_t *cp)
{
	const unsigned char *s = (const unsigned char *) p;

	*cp = 0;
	if (end - p < 3 || (s[0] & 0xF0) != 0xE0 ||
		(((s[1] ^ 0x80) | (s[2] ^ 0x80)) & 0xC0))
		return (sign){NO_ROLE, false, 0};
	*cp = ((uint32_t) (s[0] & 0x0F) << 12) | ((uint32_t) (s[1] & 0x3F) << 6) |
		  (s[2] & 0x3F);
	return han_sign(*cp);
}

#define HAN_LEN 3

/*
 * A numeral by place, under way. A section is what stands before 万, before 亿
 * and at the end: below 10,000 each.
 */
typedef struct place
{
	uint64_t yi;        /* what 亿 closed */
	uint64_t wan;       /* what 万 closed since */
	uint32_t section;   /* what the open section has so far */
	uint32_t lowest;    /* its lowest unit so far, 10,000 at its beginning */
	uint32_t digit;     /* waiting for its unit, 0 for none */
	uint32_t before;    /* the unit directly before that digit, 0 for none */
	bool liang;         /* the digit is 两 */
	bool zero;          /* 零 was read, and what it leads to not yet */
	bool first;         /* nothing was read yet */
	bool thousand_zero; /* 亿零 led to 千: right if no 万 follows */
	bool has_yi;
	bool has_wan; /* since 亿 */
} place;

/* 一 to 九, 两. */
static inline bool
place_digit(place *s, uint32_t digit, bool liang)
{
	if (s->digit > 0)
		return false;
	s->digit = digit;
	s->liang = liang;
	return true;
}

/* 零 has to follow something, and not a digit or another 零. */
static inline bool
place_zero(place *s)
{
	if (s->first || s->zero || s->digit > 0 || s->lowest == 10)
		return false;
	s->zero = true;
	s->before = 0;
	return true;
}

/*
 * 十 百 千, lower than the units before. 零 before it stands for at least one place
 * left out. The digit may be left out before 十, and before 百 and 千 where the
 * numeral begins.
 */
static inline bool
place_unit(place *s, uint32_t unit)
{
	if (unit >= s->lowest || (s->liang && s->digit > 0 && unit == 10))
		return false;
	if (s->digit == 0 && unit > 10 && !s->first)
		return false;
	if (s->zero && unit * 10 >= s->lowest)
	{
		if (!s->has_yi || s->has_wan || s->lowest < 10000)
			return false;
		s->thousand_zero = true;
	}
	s->section += (s->digit > 0 ? s->digit : 1) * unit;
	s->lowest = unit;
	s->before = unit;
	s->digit = 0;
	s->zero = false;
	return true;
}

/* The digit at the end of a section goes to the ones. */
static inline bool
place_ones(place *s)
{
	bool directly = s->lowest == 10 || s->section == 0;

	if (s->zero ? (s->digit == 0 || s->lowest == 10) : (s->digit > 0 && !directly))
		return false;
	s->section += s->digit;
	s->digit = 0;
	s->zero = false;
	return true;
}

/* 万, 亿: close a section. Alone at the beginning they count one. */
static inline bool
place_myriad(place *s, uint32_t unit)
{
	uint64_t value;

	if (s->thousand_zero || !place_ones(s))
		return false;
	value = s->first ? 1 : s->section;
	if (unit == 10000)
	{
		if (s->has_wan || value == 0)
			return false;
		s->wan = value * unit;
		s->has_wan = true;
	}
	else
	{
		value += s->wan;
		if (s->has_yi || value == 0)
			return false;
		s->yi = value * unit;
		s->has_yi = true;
		s->has_wan = false;
		s->wan = 0;
	}
	s->section = 0;
	s->lowest = 10000;
	s->before = unit;
	return true;
}

/*
 * The end. A digit directly after 百 and above is spoken and counts the next lower
 * unit: 一百五 is 150, 三万五 is 35,000.
 */
static inline bool
place_end(place *s, uint64_t *value)
{
	uint64_t spoken = 0;

	if (s->digit > 0 && s->liang)
		return false;
	if (s->digit > 0 && !s->zero && s->before >= 100)
	{
		spoken = (uint64_t) s->digit * (s->before / 10);
		s->digit = 0;
	}
	if (!place_ones(s))
		return false;
	*value = s->yi + s->wan + s->section + spoken;
	return true;
}

/* One more sign of a numeral by place; false when it cannot come here. */
static inline bool
place_sign(place *s, sign c)
{
	bool fits;

	switch (c.role)
	{
		case DIGIT:
			fits = place_digit(s, c.value, false);
			break;
		case LIANG:
			fits = place_digit(s, c.value, true);
			break;
		case ZERO:
		case CIRCLE:
			fits = place_zero(s);
			break;
		case TENS:
			fits = place_digit(s, c.value, false) && place_unit(s, 10);
			break;
		case UNIT:
			fits = place_unit(s, c.value);
			break;
		default:
			fits = place_myriad(s, c.value);
	}
	s->first = false;
	return fits;
}

/*
 * The bulk of most numerals at once: digits, each with its unit, lower and lower.
 * Leaves *s as place_sign would, and gives where it stopped.
 */
static const char *
place_pairs(place *s, const char *p, const char *end, bool *capital)
{
	uint32_t cp;

	for (;; p += 2 * HAN_LEN)
	{
		sign digit = han_sign_at(p, end, &cp);
		sign unit;

		if (digit.role != DIGIT)
			return p;
		unit = han_sign_at(p + HAN_LEN, end, &cp);
		if (unit.role != UNIT || unit.value >= s->lowest)
			return p;
		s->section += digit.value * unit.value;
		s->lowest = s->before = unit.value;
		s->first = false;
		*capital |= digit.capital | unit.capital;
	}
}

/* The whole run of Han signs at p, by place. */
static size_t
scan_by_place(const char *p, const char *end, zha_numeral *out)
{
	const char *start = p;
	place s = {.lowest = 10000, .first = true};
	bool capital = false;
	uint32_t cp;

	for (p = place_pairs(&s, p, end, &capital);; p += HAN_LEN)
	{
		sign c = han_sign_at(p, end, &cp);

		if (c.role == NO_ROLE)
			break;
		if (!place_sign(&s, c))
			return 0;
		capital |= c.capital;
	}
	out->notation = capital ? ZHA_CAPITAL : ZHA_HAN;
	return place_end(&s, &out->value) ? (size_t) (p - start) : 0;
}

static size_t scan_suzhou(const char *p, const char *end, zha_numeral *out);
static uint32_t suzhou_value(uint32_t cp);

/*
 * The whole run of Han signs at p: by place when it has a unit, else by digit
 * (二〇二〇). A run of digits that leads to a Suzhou digit is Suzhou's: 二〡.
 */
static size_t
scan_han(const char *p, const char *end, zha_numeral *out)
{
	const char *start = p;
	bool capital = false;
	unsigned digits = 0;
	unsigned circles = 0;
	unsigned liang = 0;
	uint64_t value = 0;
	uint32_t cp;

	for (;; p += HAN_LEN)
	{
		sign c = han_sign_at(p, end, &cp);

		if (c.role >= UNIT)
			return scan_by_place(start, end, out);
		if (c.role == NO_ROLE)
			break;
		digits++;
		circles += c.role == CIRCLE;
		liang += c.role == LIANG;
		capital |= c.capital;
		value = append_digit(value, c.value);
	}
	if (suzhou_value(cp) > 0)
		return scan_suzhou(start, end, out);
	if ((liang > 0 && digits > 1) || circles == digits)
		return 0;
	out->value = value;
	out->notation = capital ? ZHA_CAPITAL : digits > 1 ? ZHA_HAN_DIGITS : ZHA_HAN;
	return (size_t) (p - start);
}

/* ---- Suzhou ---------------------------------------------------------------- */

/* 〡 to 〩 are 1 to 9, 〸 〹 〺 are 10 to 30; 0 for any other character. */
static uint32_t
suzhou_value(uint32_t cp)
{
	if (cp >= 0x3021 && cp <= 0x3029)
		return cp - 0x3020;
	if (cp >= 0x3038 && cp <= 0x303A)
		return (cp - 0x3037) * 10;
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
	uint32_t cp;
	uint32_t tens = 0;
	int digits = 0;

	out->value = 0;
	out->notation = ZHA_SUZHOU;
	for (size_t len; (len = zha_utf8_decode(p, end, &cp)) > 0; p += len)
	{
		uint32_t value = suzhou_value(cp);
		sign han = han_sign(cp);

		if (value >= 10)
		{
			if (p > start)
				return 0;
			tens = value;
			continue;
		}
		if (value == 0)
		{
			bool stands_in = cp == U'〇' || (han.role == DIGIT && han.value <= 3);

			if (han.role == NO_ROLE)
				break;
			if (!stands_in || han.capital || (tens > 0 && han.value == 0))
				return 0;
			value = han.value;
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

size_t
zha_numeral_scan(const char *p, const char *end, zha_numeral *out)
{
	uint32_t cp;
	uint32_t zero;
	roman_case kind;
	size_t len = zha_utf8_decode(p, end, &cp);

	if (len == 0)
		return 0;
	if (cp < 0x80)
	{
		if (cp >= '0' && cp <= '9')
			return scan_ascii(p, end, out);
		return is_ascii_alnum(cp) && roman_letter(cp, &kind) > 0
				   ? scan_roman(p, end, out)
				   : 0;
	}
	if (han_sign(cp).role != NO_ROLE)
		return scan_han(p, end, out);
	if (cp - 0xFF10 < 10)
	{
		out->notation = ZHA_FULLWIDTH;
		return scan_decimal(p, end, 0xFF10, out);
	}
	if (suzhou_value(cp) > 0)
		return scan_suzhou(p, end, out);
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
	return han_sign(cp).role != NO_ROLE || suzhou_value(cp) > 0 ||
		   roman_sign(cp, &kind) > 0;
}
