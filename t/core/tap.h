/*
 * tap.h
 *		The few words of the Test Anything Protocol that the core's tests say.
 */
#ifndef ZHA_TAP_H
#define ZHA_TAP_H

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static int tap_count;
static int tap_failed;

/* One test; gives whether it passed. */
__attribute__((format(printf, 2, 3), unused)) static int
ok(int passed, const char *format, ...)
{
	va_list args;

	tap_count++;
	if (!passed)
		tap_failed++;
	printf("%sok %d - ", passed ? "" : "not ", tap_count);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	return passed;
}

/* The plan and the exit status. */
static int
done_testing(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed == 0 ? 0 : 1;
}

#endif /* ZHA_TAP_H */
