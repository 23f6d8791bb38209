/*
 * archive_restore.c
 *		archive_restore_order: the order by dates as far as there are dates, and by
 *		printed links where dates are missing or equal.
 *
 * An article without a date takes that of the nearest dated article that a chain of
 * printed links leads to: first one below it, which it stands above, else one above it.
 * The articles of one date (and, at the end, those that no chain dates) are then sorted
 * so that every printed link between them holds, following a chain once begun. Nothing
 * loops: dates spread over the links in one pass. If the links of a date run in
 * circles, some are dropped and reported: those that would hold back the uppermost
 * article of the circle.
 */
#include "compat.h"

#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "archive_cache.h"
#include "archive_links.h"
#include "archive_list.h"
#include "row.h"

PG_FUNCTION_INFO_V1(archive_restore_order_1_0);

/* One entry stands right above the other, as one of the two pages prints it. */
typedef struct zha_edge
{
	int from;
	int to;
} zha_edge;

typedef struct zha_node
{
	int rank;  /* of the date; all without one have the last */
	int waits; /* entries that must come first */
	int above; /* the first of its edges upwards that the walk has not gone yet */
	int visit; /* when the walk for circles came to it, from 1; 0: not yet */
	int least; /* the earliest visit of those that it is entangled with */
	bool open; /* what it is entangled with is not settled */
	bool placed;
	const char *note;
} zha_node;

/* The edges one way, sorted; those from entry i begin at starts[i]. */
typedef struct zha_edges
{
	zha_edge *all;
	int *starts;
} zha_edges;

typedef struct zha_chart
{
	ReturnSetInfo *result;
	zha_list *list;
	zha_node *nodes;
	zha_edges ways[2]; /* ZHA_BELOW: to what stands below; ZHA_ABOVE */
	int *stack;
	int depth;
	int *path; /* of the walk for circles; each waits for the next */
	int length;
	int *open; /* what the walk came to and has not settled */
	int opened;
	int visits;
	int64 position;
} zha_chart;

static const char *const notes[] = {"ambiguous link", "contradicts the date", "circle"};

static void *
allocate(Size size, Size count)
{
	return palloc_extended(size * (count + 1), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* ---- the links as edges ------------------------------------------------------- */

/* The entry that a printed link names, -1: none, or more than one. */
static int
find_target(zha_chart *chart, int at, int side)
{
	zha_entry *entry = &chart->list->entries[at];
	int others = 0;
	int found = -1;

	if (entry->kind[side] == ZHA_PRINTED_ADDRESS)
		found = zha_list_find_url(chart->list, entry->printed_url[side], at, &others);
	else if (entry->kind[side] == ZHA_PRINTED_TITLE)
		found = zha_list_find(chart->list, entry->printed_key[side], at, &others);
	else if (entry->kind[side] == ZHA_PRINTED_CUT)
		found = zha_list_find_cut(chart->list, entry->printed_key[side], at, &others);
	if (others > 0)
	{
		chart->nodes[at].note = notes[0];
		return -1;
	}
	return found == at ? -1 : found;
}

static int
by_ends(const void *a, const void *b)
{
	const zha_edge *left = a;
	const zha_edge *right = b;

	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	return (left->to > right->to) - (left->to < right->to);
}

/* Sort the edges, each kept once, and note where those of each entry begin. */
static int
sort_edges(zha_edges *edges, int count, int entries)
{
	int kept = 0;

	qsort(edges->all, count, sizeof(zha_edge), by_ends);
	for (int i = 0; i < count; i++)
		if (i == 0 || by_ends(&edges->all[i], &edges->all[kept - 1]) != 0)
			edges->all[kept++] = edges->all[i];
	edges->starts = allocate(sizeof(int), entries);
	for (int i = 0, at = 0; i <= entries; i++)
	{
		while (at < kept && edges->all[at].from < i)
			at++;
		edges->starts[i] = at;
	}
	return kept;
}

static void
collect_edges(zha_chart *chart)
{
	int entries = chart->list->count;
	zha_edges *below = &chart->ways[ZHA_BELOW];
	zha_edges *above = &chart->ways[ZHA_ABOVE];
	int count = 0;

	below->all = allocate(sizeof(zha_edge), 2 * (Size) entries);
	for (int at = 0; at < entries; at++)
		for (int side = 0; side < 2; side++)
		{
			int target = find_target(chart, at, side);

			CHECK_FOR_INTERRUPTS();
			if (target >= 0)
				below->all[count++] =
					side == ZHA_ABOVE ? (zha_edge){target, at} : (zha_edge){at, target};
		}
	count = sort_edges(below, count, entries);
	above->all = allocate(sizeof(zha_edge), count);
	for (int i = 0; i < count; i++)
		above->all[i] = (zha_edge){below->all[i].to, below->all[i].from};
	(void) sort_edges(above, count, entries);
}

/* ---- dates -------------------------------------------------------------------- */

/* Ranks of the dates; gives the rank of what has none. */
static int
rank_dates(zha_chart *chart)
{
	int rank = -1;

	for (int i = 0; i < chart->list->count; i++)
	{
		const zha_entry *entry = &chart->list->entries[i];

		if (entry->dated && !entry->same_date)
			rank++;
		chart->nodes[i].rank = entry->dated ? rank : -1;
	}
	return rank + 1;
}

/* Give each undated entry the rank of the nearest dated one, going one way. */
static void
spread_ranks(zha_chart *chart, const zha_edges *way)
{
	int *queue = chart->stack;
	int head = 0;
	int tail = 0;

	for (int i = 0; i < chart->list->count; i++)
		if (chart->nodes[i].rank >= 0)
			queue[tail++] = i;
	while (head < tail)
	{
		int at = queue[head++];

		for (int i = way->starts[at]; i < way->starts[at + 1]; i++)
		{
			zha_node *node = &chart->nodes[way->all[i].to];

			if (node->rank < 0)
			{
				node->rank = chart->nodes[at].rank;
				queue[tail++] = way->all[i].to;
			}
		}
	}
}

/* Count what each entry waits for; links against the dates are only reported. */
static void
count_waits(zha_chart *chart)
{
	const zha_edges *below = &chart->ways[ZHA_BELOW];

	for (int i = 0; i < below->starts[chart->list->count]; i++)
	{
		zha_node *from = &chart->nodes[below->all[i].from];
		zha_node *to = &chart->nodes[below->all[i].to];

		if (from->rank == to->rank)
			to->waits++;
		else if (from->rank > to->rank)
			from->note = to->note = notes[1];
	}
}

/* ---- placing ------------------------------------------------------------------ */

static void
place(zha_chart *chart, int at)
{
	const zha_edges *below = &chart->ways[ZHA_BELOW];
	zha_node *node = &chart->nodes[at];
	Datum values[4];
	bool nulls[4] = {false};

	node->placed = true;
	values[0] = CStringGetTextDatum(chart->list->entries[at].id);
	values[1] = Int64GetDatum(++chart->position);
	nulls[2] = node->note == NULL;
	values[2] = node->note ? CStringGetTextDatum(node->note) : (Datum) 0;
	nulls[3] = chart->list->name == NULL;
	values[3] = chart->list->name ? CStringGetTextDatum(chart->list->name) : (Datum) 0;
	tuplestore_putvalues(chart->result->setResult, chart->result->setDesc, values,
						 nulls);
	/* last first, so that the first is on top */
	for (int i = below->starts[at + 1] - 1; i >= below->starts[at]; i--)
	{
		zha_node *next = &chart->nodes[below->all[i].to];

		if (!next->placed && next->rank == node->rank && --next->waits == 0)
			chart->stack[chart->depth++] = below->all[i].to;
	}
}

/* Go on along the chains of what has been placed. */
static void
place_stack(zha_chart *chart)
{
	while (chart->depth > 0)
	{
		int at = chart->stack[--chart->depth];

		CHECK_FOR_INTERRUPTS();
		if (!chart->nodes[at].placed)
			place(chart, at);
	}
}

/* The next entry that the given one waits for and the walk has not asked about; -1: none. */
static int
next_above(zha_chart *chart, int at)
{
	const zha_edges *above = &chart->ways[ZHA_ABOVE];
	int *edge = &chart->nodes[at].above;

	while (*edge < above->starts[at + 1])
	{
		int next = above->all[(*edge)++].to;

		if (!chart->nodes[next].placed &&
			chart->nodes[next].rank == chart->nodes[at].rank)
			return next;
	}
	return -1;
}

static int
by_place(const void *a, const void *b)
{
	int left = *(const int *) a;
	int right = *(const int *) b;

	return (left > right) - (left < right);
}

/*
 * Place what is entangled: the entries opened last, which all wait for each other and for
 * nothing else that is not placed.
 */
static void
place_tangle(zha_chart *chart, int count)
{
	int *tangle = chart->open + chart->opened - count;

	chart->opened -= count;
	qsort(tangle, count, sizeof(int), by_place);
	for (int i = 0; i < count; i++)
	{
		chart->nodes[tangle[i]].open = false;
		if (count > 1)
			chart->nodes[tangle[i]].note = notes[2];
	}
	for (int i = 0; i < count; i++)
		if (!chart->nodes[tangle[i]].placed)
		{
			CHECK_FOR_INTERRUPTS();
			place(chart, tangle[i]);
			place_stack(chart);
		}
}

static void
enter(zha_chart *chart, int at)
{
	zha_node *node = &chart->nodes[at];

	node->visit = node->least = ++chart->visits;
	node->open = true;
	chart->path[chart->length++] = at;
	chart->open[chart->opened++] = at;
}

/* The walk has gone all edges of the end of its path. */
static void
leave(zha_chart *chart)
{
	int at = chart->path[--chart->length];
	const zha_node *node = &chart->nodes[at];

	if (node->least == node->visit)
	{
		int count = 1;

		while (chart->open[chart->opened - count] != at)
			count++;
		place_tangle(chart, count);
	}
	if (chart->length > 0)
	{
		zha_node *before = &chart->nodes[chart->path[chart->length - 1]];

		before->least = Min(before->least, node->least);
	}
}

/*
 * Place an entry that waits, after all that it waits for. Each entry and edge is gone
 * once: these are the strongly connected components of the waiting, by Tarjan's way.
 */
static void
place_waiting(zha_chart *chart, int at)
{
	enter(chart, at);
	while (chart->length > 0)
	{
		int end = chart->path[chart->length - 1];
		int next = next_above(chart, end);

		CHECK_FOR_INTERRUPTS();
		if (next < 0)
			leave(chart);
		else if (chart->nodes[next].visit == 0)
			enter(chart, next);
		else if (chart->nodes[next].open)
			chart->nodes[end].least =
				Min(chart->nodes[end].least, chart->nodes[next].visit);
	}
}

/* Place the entries of one rank, given in the order of the list. */
static void
place_rank(zha_chart *chart, const int *entries, int count)
{
	for (int i = 0; i < count; i++)
		if (!chart->nodes[entries[i]].placed && chart->nodes[entries[i]].waits == 0)
		{
			place(chart, entries[i]);
			place_stack(chart);
		}
	for (int i = 0; i < count; i++)
		if (!chart->nodes[entries[i]].placed)
			place_waiting(chart, entries[i]);
}

static int
by_rank(const void *a, const void *b, void *context)
{
	const zha_node *nodes = context;
	int left = *(const int *) a;
	int right = *(const int *) b;

	if (nodes[left].rank != nodes[right].rank)
		return nodes[left].rank < nodes[right].rank ? -1 : 1;
	return (left > right) - (left < right);
}

static void
restore_list(zha_list *list, void *context)
{
	zha_chart chart = {.result = context, .list = list};
	int *entries = allocate(sizeof(int), list->count);
	int undated;

	chart.nodes = allocate(sizeof(zha_node), list->count);
	chart.stack = allocate(sizeof(int), list->count);
	chart.path = allocate(sizeof(int), list->count);
	chart.open = allocate(sizeof(int), list->count);
	collect_edges(&chart);
	undated = rank_dates(&chart);
	spread_ranks(&chart, &chart.ways[ZHA_ABOVE]);
	spread_ranks(&chart, &chart.ways[ZHA_BELOW]);
	for (int i = 0; i < list->count; i++)
	{
		entries[i] = i;
		chart.nodes[i].above = chart.ways[ZHA_ABOVE].starts[i];
		if (chart.nodes[i].rank < 0)
			chart.nodes[i].rank = undated;
	}
	count_waits(&chart);
	qsort_arg(entries, list->count, sizeof(int), by_rank, chart.nodes);
	for (int from = 0, to; from < list->count; from = to)
	{
		for (to = from + 1; to < list->count; to++)
			if (chart.nodes[entries[to]].rank != chart.nodes[entries[from]].rank)
				break;
		place_rank(&chart, entries + from, to - from);
	}
}

static void
restore_body(zha_archive *archive, FunctionCallInfo fcinfo,
			 void *context pg_attribute_unused())
{
	Datum channel;

	zha_require_printed(archive);
	zha_lists_read(archive, true, zha_wanted_channel(archive, fcinfo, 1, &channel),
				   restore_list, fcinfo->resultinfo);
}

/*
 * archive_restore_order(regclass [, channel]) → setof (id, position, note, list): positions
 * from 1 in each list. note says why a printed link could not be kept. Raises
 * 55000 when no printed titles are registered.
 */
Datum
archive_restore_order_1_0(PG_FUNCTION_ARGS)
{
	zha_result_begin(fcinfo, 4);
	if (!PG_ARGISNULL(0))
		zha_archive_run(fcinfo, restore_body, NULL);
	return (Datum) 0;
}
