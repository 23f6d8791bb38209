/*
 * seeds.c
 *		The seeds of a fuzz target through that target, without a fuzzer: so they are
 *		tests of the core like t/core, under any compiler, sanitizer or valgrind.
 *
 * SEEDS is the folder. What a target finds wrong it ends with abort().
 */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define SEED_SIZE 65536

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The target gets memory of the very size, so that a byte too far is noticed. */
static int
try_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *all = malloc(SEED_SIZE);
	uint8_t *data;
	size_t size;

	if (file == NULL || all == NULL)
		return 0;
	size = fread(all, 1, SEED_SIZE, file);
	fclose(file);
	data = size > 0 ? realloc(all, size) : all;
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return size < SEED_SIZE;
}

int
main(void)
{
	DIR *folder = opendir(SEEDS);
	struct dirent *entry;
	int count = 0;
	int failed = 0;

	while (folder != NULL && (entry = readdir(folder)) != NULL)
	{
		char path[1024];
		int passed;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", SEEDS, entry->d_name);
		passed = try_file(path);
		failed += !passed;
		printf("%sok %d - %s\n", passed ? "" : "not ", ++count, path);
	}
	if (folder != NULL)
		closedir(folder);
	printf("1..%d\n", count > 0 ? count : 1);
	return failed > 0 || count == 0;
}
