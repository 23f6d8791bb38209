/*
 * normal.c
 *		Canonical equivalence by tables. See normal.h.
 */
#include "core/normal.h"

#include "core/data/normal.h"

/* The index of cp in an ascending table, or -1. */
static int
find(const uint32_t *table, int count, uint32_t cp)
{
	int low = 0;
	int high = count;

	while (low < high)
	{
		int middle = (low + high) / 2;

		if (table[middle] < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && table[low] == cp ? low : -1;
}

/*
 * Whether a character is never part of a composition as its second one, is no mark and
 * has no decomposition: Latin letters without accents, and nearly all Han characters.
 */
static bool
is_inert(uint32_t cp)
{
	return cp < 0xC0 || (cp >= 0x2010 && cp <= 0x2027) ||
		   (cp >= 0x3000 && cp <= 0x3029) || (cp >= 0x3400 && cp <= 0x9FFF) ||
		   (cp >= 0xFF00 && cp <= 0xFFEF);
}

/* The combining class, 0 for what is no mark. */
static unsigned char
class_of(uint32_t cp)
{
	int i = is_inert(cp) ? -1 : find(zha_combining, ZHA_COMBINING, cp);

	return i < 0 ? 0 : zha_combining_class[i];
}

/* The Hangul syllable of a leading consonant or a syllable and a jamo, or 0. */
static uint32_t
composed_hangul(uint32_t base, uint32_t jamo)
{
	if (base >= 0x1100 && base <= 0x1112 && jamo >= 0x1161 && jamo <= 0x1175)
		return 0xAC00 + ((base - 0x1100) * 21 + (jamo - 0x1161)) * 28;
	if (base >= 0xAC00 && base <= 0xD7A3 && (base - 0xAC00) % 28 == 0 &&
		jamo >= 0x11A8 && jamo <= 0x11C2)
		return base + (jamo - 0x11A7);
	return 0;
}

/* The composition of two characters, or 0. */
static uint32_t
composed(uint32_t base, uint32_t second)
{
	int low = 0;
	int high = ZHA_COMPOSITIONS;

	while (low < high)
	{
		int middle = (low + high) / 2;
		const uint32_t *row = zha_composition[middle];

		if (row[0] < second || (row[0] == second && row[1] < base))
			low = middle + 1;
		else
			high = middle;
	}
	if (low < ZHA_COMPOSITIONS && zha_composition[low][0] == second &&
		zha_composition[low][1] == base)
		return zha_composition[low][2];
	return composed_hangul(base, second);
}

/* Add a mark where it stands in canonical order. */
static void
add_mark(zha_segment *s, uint32_t cp, unsigned char class)
{
	int i = s->marks;

	if (i == ZHA_LONGEST_RUN)
		return; /* the caller has seen to it that this cannot be */
	for (; i > 0 && s->class[i - 1] > class; i--)
	{
		s->mark[i] = s->mark[i - 1];
		s->class[i] = s->class[i - 1];
	}
	s->mark[i] = cp;
	s->class[i] = class;
	s->marks++;
}

#define LONGEST_DECOMPOSITION 4

/* A character decomposed to its end: how many characters it is. */
static int
decompose(uint32_t cp, uint32_t out[LONGEST_DECOMPOSITION])
{
	uint32_t tail[LONGEST_DECOMPOSITION];
	int tails = 0;
	int count = 0;
	int i;

	while (!is_inert(cp) && tails < LONGEST_DECOMPOSITION - 1 &&
		   (i = find(zha_decomposed, ZHA_DECOMPOSITIONS, cp)) >= 0)
	{
		cp = zha_decomposition[i][0];
		if (zha_decomposition[i][1] != 0)
			tail[tails++] = zha_decomposition[i][1];
	}
	out[count++] = cp;
	while (tails > 0)
		out[count++] = tail[--tails];
	return count;
}

/* The character at p as it is mapped, and its length; a mark stays as it is. */
static size_t
read_mapped(const char *p, const char *end, uint32_t (*map)(uint32_t), uint32_t *cp)
{
	size_t len = zha_utf8_decode(p, end, cp);

	if (len != 0 && map != NULL && class_of(*cp) == 0)
		*cp = map(*cp);
	return len;
}

/* The marks from p on, each decomposed; gives where they end. */
static const char *
read_marks(const char *p, const char *end, uint32_t (*map)(uint32_t), zha_segment *s)
{
	uint32_t part[LONGEST_DECOMPOSITION];
	uint32_t cp;
	size_t len;

	while (s->marks <= ZHA_LONGEST_RUN - LONGEST_DECOMPOSITION &&
		   (len = read_mapped(p, end, map, &cp)) != 0 && class_of(cp) != 0)
	{
		int count = decompose(cp, part);

		for (int i = 0; i < count; i++)
			add_mark(s, part[i], class_of(part[i]));
		p += len;
	}
	return p;
}

/* Compose the base with those of its marks that nothing parts from it. */
static void
compose_marks(zha_segment *s)
{
	int left = 0;

	for (int i = 0; i < s->marks; i++)
	{
		bool blocked = left > 0 && s->class[left - 1] >= s->class[i];
		uint32_t to = blocked ? 0 : composed(s->base, s->mark[i]);

		if (to != 0)
			s->base = to;
		else
		{
			s->mark[left] = s->mark[i];
			s->class[left++] = s->class[i];
		}
	}
	s->marks = left;
}

bool
zha_segment_read(const char *p, const char *end, uint32_t (*map)(uint32_t),
				 zha_segment *s)
{
	uint32_t part[LONGEST_DECOMPOSITION];
	uint32_t cp;
	uint32_t to;
	size_t len = read_mapped(p, end, map, &cp);
	int count;

	s->base = 0;
	s->marks = 0;
	s->end = p;
	if (len == 0)
		return false;
	s->has_base = class_of(cp) == 0;
	if (!s->has_base)
	{
		s->end = read_marks(p, end, map, s);
		return true;
	}
	count = decompose(cp, part);
	s->base = map != NULL ? map(part[0]) : part[0]; /* İ is I with a dot */
	for (int i = 1; i < count; i++)
		add_mark(s, part[i], class_of(part[i]));
	s->end = read_marks(p + len, end, map, s);
	compose_marks(s);
	/* vowel signs and jamo compose too, though they are no marks */
	while (s->marks == 0 && (len = read_mapped(s->end, end, map, &cp)) != 0 &&
		   !is_inert(cp) && (to = composed(s->base, cp)) != 0)
	{
		s->base = to;
		s->end = read_marks(s->end + len, end, map, s);
		compose_marks(s);
	}
	return true;
}

size_t
zha_segment_write(const zha_segment *s, char out[ZHA_SEGMENT_SIZE])
{
	size_t len = s->has_base ? zha_utf8_encode(s->base, out) : 0;

	for (int i = 0; i < s->marks; i++)
		len += zha_utf8_encode(s->mark[i], out + len);
	return len;
}
