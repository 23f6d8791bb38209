/*
 * timing.h
 *		The clock of the benchmarks of the core, and the median of their rounds.
 *		Include it first: the clock is POSIX's.
 */
#ifndef BENCH_TIMING_H
#define BENCH_TIMING_H

#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <time.h>

/* Nanoseconds of this process's own time: what others run does not count. */
static inline double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec * 1e9 + (double) t.tv_nsec;
}

static inline int
ascending(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

/* The median of so many rounds, which it sorts. */
static inline double
median(double *rounds, int count)
{
	qsort(rounds, count, sizeof(double), ascending);
	return rounds[count / 2];
}

#endif /* BENCH_TIMING_H */
