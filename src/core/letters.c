/*
 * letters.c
 *		Decodes a title into letters, finds their kinds and matches the brackets.
 */
#include "core/letters.h"

/* Brackets that may stand in one another; the rest of a title is linear. */
#define DEEPEST 16

/* The kinds of ASCII. */
static const uint8_t ascii_kinds[128] = {
#define BLANKS                                                                         \
	KIND_BLANK, KIND_BLANK, KIND_BLANK, KIND_BLANK, KIND_BLANK, KIND_BLANK,            \
		KIND_BLANK, KIND_BLANK
#define LATIN KIND_LATIN, KIND_LATIN, KIND_LATIN, KIND_LATIN
#define DIGITS KIND_DIGIT, KIND_DIGIT, KIND_DIGIT, KIND_DIGIT, KIND_DIGIT
	/* clang-format off */
	BLANKS, BLANKS, BLANKS, BLANKS,
	/*   !"#$%&' */ KIND_BLANK, KIND_STOP, KIND_TEXT, KIND_TEXT,
	KIND_TEXT, KIND_TEXT, KIND_TEXT, KIND_TEXT,
	/* ()*+,-./ */ KIND_OPEN, KIND_CLOSE, KIND_TEXT, KIND_TEXT,
	KIND_COMMA, KIND_HYPHEN, KIND_TEXT, KIND_SLASH,
	DIGITS, DIGITS,
	/* :;<=>? */ KIND_COLON, KIND_COMMA, KIND_OPEN, KIND_TEXT, KIND_CLOSE, KIND_STOP,
	/* @ */ KIND_TEXT, LATIN, LATIN, LATIN, LATIN, LATIN, LATIN, KIND_LATIN, KIND_LATIN,
	/* [\]^_` */ KIND_OPEN, KIND_TEXT, KIND_CLOSE, KIND_TEXT, KIND_TEXT, KIND_TEXT,
	LATIN, LATIN, LATIN, LATIN, LATIN, LATIN, KIND_LATIN, KIND_LATIN,
	/* {|}~ */ KIND_TEXT, KIND_BAR, KIND_TEXT, KIND_STOP, KIND_TEXT,
/* clang-format on */
#undef BLANKS
#undef LATIN
#undef DIGITS
};

static zha_kind
wide_kind(uint32_t *cp)
{
	switch (*cp)
	{
		case U'丨':
		case U'│':
		case U'︱':
		case U'┃':
		case U'∣':
		case U'❘':
		case U'┆':
		case U'┊':
		case U'▏':
			*cp = '|';
			return KIND_BAR;
		case U'—':
		case U'–':
		case U'―':
		case U'─':
		case U'━':
			return KIND_DASH;
		case U'‐':
		case U'‑':
		case U'−':
			*cp = '-';
			return KIND_HYPHEN;
		case U'·':
		case U'•':
		case U'・':
		case U'‧':
		case U'∙':
		case U'･':
			return KIND_DOT;
		case U'。':
		case U'…':
		case U'～':
			return KIND_STOP;
		case U'、':
			return KIND_COMMA;
		case U'→':
		case U'➔':
			return KIND_SLASH;
		case U'〖':
			*cp = U'【';
			return KIND_OPEN;
		case U'〗':
			*cp = U'】';
			return KIND_CLOSE;
		case U'《':
		case U'〈':
		case U'“':
		case U'‘':
		case U'「':
		case U'『':
		case U'【':
		case U'〔':
			return KIND_OPEN;
		case U'》':
		case U'〉':
		case U'”':
		case U'’':
		case U'」':
		case U'』':
		case U'】':
		case U'〕':
			return KIND_CLOSE;
		default:
			break;
	}
	if ((*cp >= 0x2460 && *cp <= 0x2487) || (*cp >= 0x24F5 && *cp <= 0x24FE) ||
		(*cp >= 0x2776 && *cp <= 0x2793) || (*cp >= 0x3220 && *cp <= 0x3229) ||
		(*cp >= 0x3251 && *cp <= 0x325F) || (*cp >= 0x3280 && *cp <= 0x3289) ||
		(*cp >= 0x32B1 && *cp <= 0x32BF) || (*cp >= 0x24EB && *cp <= 0x24F4))
		return KIND_CIRCLED;
	return KIND_TEXT;
}

/* The kind of a character that is no common Han character; *cp is folded. */
static zha_kind
letter_kind(uint32_t *cp)
{
	if (*cp >= 0x80 && zha_is_blank(*cp))
	{
		*cp = ' ';
		return KIND_BLANK;
	}
	if (*cp >= 0xFF01 && *cp <= 0xFF5E)
		*cp -= 0xFEE0;
	if (*cp >= 0x80)
		return wide_kind(cp);
	if (*cp < ' ')
		*cp = ' ';
	return (zha_kind) ascii_kinds[*cp];
}

/* The opening bracket of a closing one. */
static uint32_t
opening(uint32_t close)
{
	switch (close)
	{
		case ')':
			return '(';
		case ']':
			return '[';
		case '>':
			return '<';
		default: /* in Unicode the closing one follows the opening one */
			return close - 1;
	}
}

static bool
is_quote(uint32_t open)
{
	return open == U'《' || open == U'〈' || open == U'“' || open == U'‘' ||
		   open == U'「' || open == U'『' || open == '"';
}

/* The places of the brackets and straight quotes of a title. */
typedef struct brackets
{
	int count;
	int16_t at[ZHA_TITLE_LIMIT];
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
		uint32_t opener = letter->kind == KIND_CLOSE ? opening(letter->cp) : '"';
		int k = open;

		while (letter->kind != KIND_OPEN && k > 0 &&
			   out->letter[stack[k - 1]].cp != opener)
			k--;
		if (letter->kind == KIND_OPEN || (letter->cp == '"' && k == 0))
		{
			if (open < DEEPEST)
				stack[open++] = i;
		}
		else if (k > 0)
		{
			out->letter[stack[k - 1]].pair = (int16_t) i;
			out->letter[stack[k - 1]].kind = KIND_OPEN;
			letter->pair = (int16_t) stack[k - 1];
			letter->kind = KIND_CLOSE;
			open = k - 1;
		}
	}
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
			quotes -= is_quote(out->letter[letter->pair].cp);
		}
		letter->depth = depth;
		letter->quotes = quotes;
		if (letter->pair > i)
		{
			depth++;
			quotes += is_quote(letter->cp);
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
 * U+9FFF but for 丨, which is a bar. 0 when there is another one. Reads four bytes, so
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
				   cp != U'丨'
			   ? cp
			   : 0;
}

size_t
zha_letters_read(zha_text text, zha_letters *out)
{
	static const zha_letter plain = {.pair = -1, .kind = KIND_TEXT};
	const char *end = zha_end(text);
	const char *wide = text.len < 4 ? text.data : end - 3; /* four bytes before it */
	const char *p = text.data;
	zha_letter *letter = out->letter;
	zha_letter *limit = out->letter + ZHA_TITLE_LIMIT;
	unsigned kinds = 0;
	size_t len;
	uint32_t cp;
	brackets all; /* of which only what count counts is set */

	all.count = 0;
	for (; letter < limit; p += len)
	{
		zha_kind kind;

		while (p < wide && letter < limit && (cp = common_han(p)) > 0)
		{
			*letter = plain;
			letter->cp = cp;
			letter->at = (uint32_t) (p - text.data);
			letter++;
			p += 3;
		}
		if (letter == limit || (len = zha_utf8_decode(p, end, &cp)) == 0)
			break;
		kind = letter_kind(&cp);
		if (kind == KIND_BAR && letter > out->letter && letter[-1].kind == KIND_BAR)
		{
			kind = KIND_BLANK; /* || is one bar */
			cp = ' ';
		}
		kinds |= 1u << kind;
		if ((1u << kind & (1u << KIND_OPEN | 1u << KIND_CLOSE)) || cp == '"')
			all.at[all.count++] = (int16_t) (letter - out->letter);
		*letter = plain;
		letter->cp = cp;
		letter->at = (uint32_t) (p - text.data);
		letter->kind = (uint8_t) kind;
		letter++;
	}
	out->text = text;
	out->n = (int) (letter - out->letter);
	out->kinds = kinds;
	*letter = (zha_letter){
		.cp = '|', .at = (uint32_t) text.len, .pair = -1, .kind = KIND_BAR};
	if (all.count > 1)
	{
		match_brackets(out, &all);
		measure_depth(out, &all);
	}
	return (size_t) (p - text.data);
}

/* The letters of a word of len bytes that stands at i. */
static int
letters_of(const zha_letters *l, int i, size_t len)
{
	int from = i;

	while (l->letter[i].at < l->letter[from].at + len && i < l->n)
		i++;
	return i - from;
}

/* The last byte tells most words apart before all bytes are compared. */
static inline bool
begins_with(zha_text text, zha_text word)
{
	return text.len >= word.len && text.data[word.len - 1] == word.data[word.len - 1] &&
		   memcmp(text.data, word.data, word.len) == 0;
}

static inline bool
ends_with(zha_text text, zha_text word)
{
	const char *from = zha_end(text) - word.len;

	return text.len >= word.len && from[word.len - 1] == word.data[word.len - 1] &&
		   memcmp(from, word.data, word.len) == 0;
}

int
zha_letters_word(const zha_letters *l, int i, int to, const zha_text words[])
{
	zha_text rest = zha_letters_span(l, i, to);
	size_t longest = 0;

	for (; words->len > 0; words++)
		if (words->len > longest && begins_with(rest, *words))
			longest = words->len;
	return longest == 0 ? 0 : letters_of(l, i, longest);
}

bool
zha_letters_are(const zha_letters *l, int from, int to, const zha_text words[])
{
	zha_text text = zha_letters_span(l, from, to);

	for (; words->len > 0; words++)
		if (words->len == text.len && begins_with(text, *words))
			return true;
	return false;
}

int
zha_letters_ending(const zha_letters *l, int from, int to, const zha_text words[])
{
	zha_text text = zha_letters_span(l, from, to);
	size_t longest = 0;
	int i = to;

	for (; words->len > 0; words++)
		if (words->len > longest && ends_with(text, *words))
			longest = words->len;
	while (i > from && l->letter[i].at > l->letter[to].at - longest)
		i--;
	return to - i;
}

int
zha_letters_numeral(const zha_letters *l, int i, int to, zha_numeral *out)
{
	size_t len;

	if (i >= to)
		return 0;
	len = zha_numeral_scan(l->text.data + l->letter[i].at,
						   l->text.data + l->letter[to].at, out);
	return len == 0 ? 0 : letters_of(l, i, len);
}
