/*
 * series_scan.c
 *		The series number that begins at a place of a longer text.
 */
#include "core/series_reader.h"

/* What the unit was that began with a character of this class. */
static zha_unit_kind
unit_kind(const zha_series_reader *r, zha_series_class begun, bool total)
{
	if (total)
		return ZHA_UNIT_TOTAL;
	if (begun == OPENING)
		return ZHA_UNIT_BRACKET;
	if (r->prefixed)
		return ZHA_UNIT_PREFIXED;
	switch (r->before)
	{
		case YEAR:
			return ZHA_UNIT_YEAR;
		case WORD:
		case POSITION:
			return ZHA_UNIT_WORD;
		case MARKED:
			return ZHA_UNIT_CLASSIFIED;
		default:
			return begun == OF ? ZHA_UNIT_OF : ZHA_UNIT_NUMBER;
	}
}

int
zha_series_scan(zha_text text, size_t from, zha_series_unit *units, int room)
{
	zha_series_reader r;
	int n = 0;

	zha_series_start(&r, text, from);
	r.scanning = true;
	r.total = 0;
	while (n < room && r.p < r.end && (n == 0 || !zha_series_pass_closer(&r)))
	{
		zha_series_unit *unit = &units[n];
		zha_series_class begun = r.here->class;
		bool first = r.path.depth == 0;
		bool total;

		unit->from = (size_t) (r.p - text.data);
		r.prefixed = false;
		if (!zha_series_read_step(&r, &total) ||
			(r.behind_total && !total && r.kinds[0] != ZHA_CHAR_YEAR))
			break;
		unit->to = (size_t) (r.p - text.data);
		unit->kind = unit_kind(&r, begun, total);
		unit->ordinal = begun == ORDINAL || begun == OF;
		unit->counts = r.units > 0 ? r.kinds[r.units - 1] : 0;
		unit->notation = r.notation;
		unit->path = r.path;
		unit->total = r.total;
		n++;
		if (total && !first)
			break;
		if (total)
		{
			unit->path.depth = 0;
			zha_series_leave_total(&r);
		}
		else
			zha_series_pass_separator(&r);
	}
	return n;
}
