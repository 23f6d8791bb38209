/*
 * letters.c
 *		Decodes a title into letters, finds their kinds and matches the brackets.
 */
#include "core/letters.h"

#include "core/entity.h"
#include "core/glyph.h"

/* Brackets that may stand in one another; the rest of a title is linear. */
#define DEEPEST 16

/* The one sign among the common Han characters. */
#define BAR_OF_HAN 0x4E28

static const zha_letter plain = {.pair = -1, .kind = ZHA_KIND_TEXT};

#define KEYCAP 0x20E3
#define CIRCLED_ONE 0x2460

/*
 * A character that is no common Han character: its kind, with the sign that it is
 * compared as in *cp.
 */
static const zha_sign *
read_sign(uint32_t *cp)
{
	const zha_sign *sign;

	*cp = zha_half_width(*cp);
	sign = zha_sign_at(*cp);
	if (sign->as != 0)
		*cp = sign->as;
	return sign;
}

/* What a letter of this kind is compared as. */
static uint32_t
like_of(uint32_t cp, zha_kind kind)
{
	if (kind == ZHA_KIND_LATIN)
		return cp | 0x20;
	return kind == ZHA_KIND_TEXT && cp >= 0x80 ? zha_simplified(cp) : cp;
}

/* The places of the brackets and straight quotes of a title. */
typedef struct brackets
{
	int count;
	int16_t at[ZHA_LETTERS_LIMIT];
} brackets;

/*
 * Match the brackets: a closing one takes the nearest open one of its kind. Of straight
 * quotes that match, the first becomes an opening and the second a closing one.
 */
static void
match_brackets(zha_letters *out, const brackets *all)
{
	int stack[DEEPEST];
	int open = 0;

	for (int b = 0; b < all->count; b++)
	{
		int i = all->at[b];
		zha_letter *letter = &out->letter[i];
		uint32_t opener =
			letter->kind == ZHA_KIND_CLOSE ? zha_sign_at(letter->cp)->pair : '"';
		int k = open;

		while (letter->kind != ZHA_KIND_OPEN && k > 0 &&
			   out->letter[stack[k - 1]].cp != opener)
			k--;
		if (letter->kind == ZHA_KIND_OPEN || (letter->cp == '"' && k == 0))
		{
			if (open < DEEPEST)
				stack[open++] = i;
		}
		else if (k > 0)
		{
			out->letter[stack[k - 1]].pair = (int16_t) i;
			out->letter[stack[k - 1]].kind = ZHA_KIND_OPEN;
			letter->pair = (int16_t) stack[k - 1];
			letter->kind = ZHA_KIND_CLOSE;
			open = k - 1;
		}
	}
}

static bool
quotes_of(const zha_letter *open)
{
	return open->cp == '"' || zha_sign_at(open->cp)->quotes;
}

/* How many matched brackets and quotes stand around each letter. */
static void
measure_depth(zha_letters *out, const brackets *all)
{
	uint8_t depth = 0;
	uint8_t quotes = 0;

	for (int b = 0; b < all->count; b++)
	{
		int i = all->at[b];
		int next = b + 1 < all->count ? all->at[b + 1] : i + 1;
		zha_letter *letter = &out->letter[i];

		if (letter->pair >= 0 && letter->pair < i)
		{
			depth--;
			quotes -= quotes_of(&out->letter[letter->pair]);
		}
		letter->depth = depth;
		letter->quotes = quotes;
		if (letter->pair > i)
		{
			depth++;
			quotes += quotes_of(letter);
		}
		for (i++; i < next && depth > 0; i++)
		{
			out->letter[i].depth = depth;
			out->letter[i].quotes = quotes;
		}
	}
}

/*
 * The common Han character at p, which most characters are: three bytes, U+4E00 to
 * U+9FFF but for the one that is a bar. 0 when there is another one. Reads four bytes, so
 * that it is one load.
 */
static inline uint32_t
common_han(const char *p)
{
	const unsigned char *s = (const unsigned char *) p;
	uint32_t four = (uint32_t) s[0] | (uint32_t) s[1] << 8 | (uint32_t) s[2] << 16 |
					(uint32_t) s[3] << 24;
	uint32_t cp = (four & 0x0F) << 12 | (four >> 2 & 0xFC0) | (four >> 16 & 0x3F);

	return (four & 0xC0C0F0) == 0x8080E0 && cp - 0x4E00 <= 0x9FFF - 0x4E00 &&
				   cp != BAR_OF_HAN
			   ? cp
			   : 0;
}

/* An encoded character, once or twice: &#8217; &amp;#8217; or the sign itself. */
static size_t
read_ampersand(const char *p, const char *end, uint32_t *cp)
{
	size_t len = zha_entity_read(p, end, cp);
	uint32_t inner;
	size_t more;

	if (len == 0)
	{
		*cp = '&';
		return 1;
	}
	/* the inner one begins as if its & were the last byte of the outer one */
	more = *cp == '&' ? zha_entity_read(p + len - 1, end, &inner) : 0;
	if (more == 0)
		return len;
	*cp = inner;
	return len - 1 + more;
}

/* The sign for a number in a circle, 1 to 50. */
static uint32_t
circled(uint32_t number)
{
	if (number <= 20)
		return CIRCLED_ONE + number - 1;
	return number <= 35 ? 0x3251 + number - 21 : 0x32B1 + number - 36;
}

/*
 * A digit that a keycap follows, with the selector of emoji between or not, becomes the
 * number in a circle, which says the same, and two of them side by side one number. The
 * selector's letter goes.
 */
static bool
make_keycap(zha_text text, zha_letter *first, zha_letter **next)
{
	zha_letter *digit = *next - 1;
	uint32_t tens = 0;

	if (digit > first && digit->kind == ZHA_KIND_BLANK)
		digit--;
	if (digit < first || digit->kind != ZHA_KIND_DIGIT)
		return false;
	if (digit > first && digit[-1].cp - CIRCLED_ONE < 4 &&
		(text.data[digit[-1].at] & 0x80) == 0)
		tens = (digit[-1].cp - CIRCLED_ONE + 1) * 10;
	if (tens == 0 && digit->cp == '0')
		return false;
	tens += digit->cp - '0';
	digit -= tens >= 10;
	digit->cp = digit->like = circled(tens);
	digit->kind = ZHA_KIND_CIRCLED;
	*next = digit + 1;
	return true;
}

/* The common Han characters at p as letters; gives behind the last of them. */
static inline const char *
read_han(const char *p, const char *wide, const char *start, zha_letter **next,
		 const zha_letter *limit)
{
	zha_letter *letter = *next;
	uint32_t cp;

	for (; p < wide && letter < limit && (cp = common_han(p)) > 0; p += 3)
	{
		*letter = plain;
		letter->cp = letter->like = cp;
		if (zha_pinyin_weight[zha_place(cp)] & ZHA_IS_VARIANT)
			letter->like = zha_simplified(cp);
		letter->at = (uint32_t) (p - start);
		letter++;
	}
	*next = letter;
	return p;
}

/* The letters, digits and blanks of ASCII at p; gives behind the last of them. */
static inline const char *
read_ascii(const char *p, const char *end, const char *start, zha_letter **next,
		   const zha_letter *limit, unsigned *kinds)
{
	zha_letter *letter = *next;

	for (; p < end && letter < limit; p++)
	{
		unsigned char c = (unsigned char) *p;
		zha_kind kind = ZHA_KIND_BLANK;

		if ((unsigned char) ((c | 0x20) - 'a') < 26)
			kind = ZHA_KIND_LATIN;
		else if ((unsigned char) (c - '0') < 10)
			kind = ZHA_KIND_DIGIT;
		else if (c != ' ')
			break;
		*letter = plain;
		letter->cp = c;
		letter->like = kind == ZHA_KIND_LATIN ? c | 0x20 : c;
		letter->at = (uint32_t) (p - start);
		letter->kind = (uint8_t) kind;
		*kinds |= 1u << kind;
		letter++;
	}
	*next = letter;
	return p;
}

/* Any other character as a letter; its kind. */
static inline zha_kind
set_letter(zha_letter *letter, const zha_letter *first, uint32_t cp, size_t at)
{
	zha_kind kind = (zha_kind) read_sign(&cp)->kind;

	if (kind == ZHA_KIND_BAR && letter > first && letter[-1].kind == ZHA_KIND_BAR)
	{
		kind = ZHA_KIND_BLANK; /* || is one bar */
		cp = ' ';
	}
	*letter = plain;
	letter->cp = cp;
	letter->like = like_of(cp, kind);
	letter->at = (uint32_t) at;
	letter->kind = (uint8_t) kind;
	return kind;
}

size_t
zha_letters_read(zha_text text, zha_letters *out)
{
	const char *end = zha_end(text);
	const char *wide = text.len < 4 ? text.data : end - 3; /* four bytes before it */
	const char *p = text.data;
	zha_letter *letter = out->letter;
	zha_letter *limit = out->letter + ZHA_LETTERS_LIMIT;
	size_t len;
	uint32_t cp;
	brackets all; /* of which only what count counts is set */
	unsigned kinds = 0;

	all.count = 0;
	for (; letter < limit; p += len)
	{
		zha_kind kind;

		p = read_ascii(p, end, text.data, &letter, limit, &kinds);
		p = read_han(p, wide, text.data, &letter, limit);
		if (letter == limit || (len = zha_utf8_decode(p, end, &cp)) == 0)
			break;
		if (cp == '&')
			len = read_ampersand(p, end, &cp);
		if (cp == KEYCAP && make_keycap(text, out->letter, &letter))
		{
			kinds |= 1u << ZHA_KIND_CIRCLED;
			continue;
		}
		kind = set_letter(letter, out->letter, cp, (size_t) (p - text.data));
		kinds |= 1u << kind;
		if ((1u << kind & (1u << ZHA_KIND_OPEN | 1u << ZHA_KIND_CLOSE)) ||
			letter->cp == '"')
			all.at[all.count++] = (int16_t) (letter - out->letter);
		letter++;
	}
	out->text = text;
	out->kinds = kinds;
	out->n = (int) (letter - out->letter);
	*letter = (zha_letter){
		.cp = '|', .at = (uint32_t) text.len, .pair = -1, .kind = ZHA_KIND_BAR};
	if (all.count > 1)
	{
		match_brackets(out, &all);
		measure_depth(out, &all);
	}
	return (size_t) (p - text.data);
}

/* The letters of len bytes that stand at i. */
static int
letters_of(const zha_letters *l, int i, size_t len)
{
	int from = i;

	while (l->letter[i].at < l->letter[from].at + len && i < l->n)
		i++;
	return i - from;
}

int
zha_letters_numeral(const zha_letters *l, int i, int to, zha_numeral *out)
{
	size_t len;

	if (i >= to)
		return 0;
	len = zha_numeral_scan_spaced(l->text.data + l->letter[i].at,
								  l->text.data + l->letter[to].at, out);
	return len == 0 ? 0 : letters_of(l, i, len);
}
