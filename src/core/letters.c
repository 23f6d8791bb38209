/*
 * letters.c
 *		Decodes a title into letters, finds their kinds and matches the brackets.
 */
#include "core/letters.h"

/* Brackets that may stand in one another; the rest of a title is linear. */
#define DEEPEST 16

/* The kinds of ASCII from '!' to '~'. */
static zha_kind
ascii_kind(uint32_t cp)
{
	if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
		return KIND_LATIN;
	if (cp >= '0' && cp <= '9')
		return KIND_DIGIT;
	switch (cp)
	{
		case '|':
			return KIND_BAR;
		case ':':
			return KIND_COLON;
		case '-':
			return KIND_HYPHEN;
		case '!':
		case '?':
		case '~':
			return KIND_STOP;
		case ',':
		case ';':
			return KIND_COMMA;
		case '/':
			return KIND_SLASH;
		case '(':
		case '[':
		case '<':
			return KIND_OPEN;
		case ')':
		case ']':
		case '>':
			return KIND_CLOSE;
		default:
			return KIND_TEXT;
	}
}

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

static zha_kind
letter_kind(uint32_t *cp)
{
	if (zha_is_blank(*cp))
	{
		*cp = ' ';
		return KIND_BLANK;
	}
	if (*cp >= 0xFF01 && *cp <= 0xFF5E)
		*cp -= 0xFEE0;
	return *cp < 0x80                                         ? ascii_kind(*cp)
		   : (*cp >= 0x4E00 && *cp <= 0x9FFF && *cp != U'丨') ? KIND_TEXT
															  : wide_kind(cp);
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

/*
 * Match the brackets: a closing one takes the nearest open one of its kind. Of straight
 * quotes that match, the first becomes an opening and the second a closing one.
 */
static void
match_brackets(zha_letters *out)
{
	int stack[DEEPEST];
	int open = 0;

	for (int i = 0; i < out->n; i++)
	{
		zha_letter *letter = &out->letter[i];
		uint32_t opener = letter->kind == KIND_CLOSE ? opening(letter->cp) : '"';
		int k = open;

		if (letter->kind != KIND_CLOSE && letter->kind != KIND_OPEN &&
			letter->cp != '"')
			continue;
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
measure_depth(zha_letters *out)
{
	uint8_t depth = 0;
	uint8_t quotes = 0;

	for (int i = 0; i < out->n; i++)
	{
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
	}
}

/* zha_utf8_decode with a short way for three well-formed bytes, which most are. */
static inline size_t
decode(const char *p, const char *end, uint32_t *cp)
{
	const unsigned char *s = (const unsigned char *) p;

	if (end - p >= 3 && s[0] > 0xE0 && s[0] < 0xED && (s[1] & 0xC0) == 0x80 &&
		(s[2] & 0xC0) == 0x80)
	{
		*cp = ((uint32_t) (s[0] & 0x0F) << 12) | ((uint32_t) (s[1] & 0x3F) << 6) |
			  (s[2] & 0x3F);
		return 3;
	}
	return zha_utf8_decode(p, end, cp);
}

size_t
zha_letters_read(zha_text text, zha_letters *out)
{
	const char *end = zha_end(text);
	const char *p = text.data;
	size_t len;
	uint32_t cp;
	bool brackets = false; /* straight quotes, which have no kind of their own */

	out->text = text;
	out->n = 0;
	out->kinds = 0;
	for (; (len = decode(p, end, &cp)) > 0 && out->n < ZHA_TITLE_LIMIT; p += len)
	{
		zha_letter *letter = &out->letter[out->n];
		zha_kind kind =
			cp >= 0x4E00 && cp <= 0x9FFF && cp != U'丨' ? KIND_TEXT : letter_kind(&cp);

		if (kind == KIND_BAR && out->n > 0 && letter[-1].kind == KIND_BAR)
		{
			kind = KIND_BLANK; /* || is one bar */
			cp = ' ';
		}
		*letter =
			(zha_letter){cp, (uint32_t) (p - text.data), -1, (uint8_t) kind, 0, 0};
		brackets = brackets || cp == '"';
		out->kinds |= 1u << kind;
		out->n++;
	}
	out->letter[out->n] = (zha_letter){
		.cp = '|', .at = (uint32_t) text.len, .pair = -1, .kind = KIND_BAR};
	if (brackets || out->kinds >> KIND_CLOSE & 1)
	{
		match_brackets(out);
		measure_depth(out);
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
