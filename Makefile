# zharchive: PostgreSQL extension for archives of Chinese articles.
#
#   make demo       a tour on a private server (installs what is missing, Debian)
#   make test       all tests on a private server (installs what is missing, Debian)
#   make psql       a prompt on the demo's server
#   make && make install && make installcheck      for who has a server
#   make core-check   the tests of src/core, which need no server
#   make corpus CORPUS=folder   accuracy over a labelled collection
#   make bench      bench/report.md: all comparisons, about ten minutes (Debian; see bench/run)
#   make fuzz SECONDS=n   n seconds of fuzzing for each reader (clang)
#   make tables     what is made from the tables of words and signs in vocabulary/
#   make lint       clang-tidy over src/core
#   make sanitize   the tests under ASan, UBSan and valgrind (gcc)
#   make leaks      100,000 calls of each function leave a backend's memory as it was
#   make coverage   lines of src/ that the tests run (gcc)
#   make matrix     all tests on PostgreSQL 15, 17, 18 and 19, where ../shared/matrix is
#   make dist       the bundle for PGXN, from what is committed
#   make distcheck  that bundle, unpacked, built, installed and tested (without t/)
#   make deb        Debian's packages in build/, installed and tested in a copy of the machine (root)

EXTENSION = zharchive
EXTVERSION := $(shell sed -n '1,/"prereqs"/s/^ *"version": "\(.*\)",$$/\1/p' META.json)
ifneq ($(EXTVERSION),$(shell sed -n "s/^default_version = '\(.*\)'$$/\1/p" zharchive.control))
$(error META.json and zharchive.control do not have the same version)
endif

MODULE_big = zharchive
CORE = $(patsubst %.c,%.o,$(sort $(wildcard src/core/*.c)))
OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c))) $(CORE)
DATA = $(wildcard zharchive--*.sql)
DOCS = $(wildcard doc/*.md)
REGRESS = $(patsubst sql/%.sql,%,$(sort $(wildcard sql/*.sql)))
REGRESS_OPTS = --inputdir=. --load-extension=zharchive --encoding=UTF8
ISOLATION = $(patsubst specs/%.spec,%,$(sort $(wildcard specs/*.spec)))
ISOLATION_OPTS = --inputdir=. --load-extension=zharchive --encoding=UTF8
# The TAP tests start servers of their own, with PostgreSQL's own Perl modules.
ifeq ($(shell perl -MIPC::Run -e 'print 1' 2>/dev/null),1)
TAP_TESTS = 1
else
WITHOUT_TAP = without-tap
endif
EXTRA_CLEAN = build results regression.diffs regression.out tmp_check log output_iso

PG_CONFIG ?= pg_config
ICU_CFLAGS := $(shell pkg-config --cflags icu-i18n icu-uc 2>/dev/null)
ICU_LIBS := $(shell pkg-config --libs icu-i18n icu-uc 2>/dev/null || echo -licui18n -licuuc)
# The server's headers are not clean under -Wextra; as a system's they need not be.
PG_CPPFLAGS = -I$(srcdir)/src -isystem $(shell $(PG_CONFIG) --includedir-server 2>/dev/null) \
    $(ICU_CFLAGS) -DZHARCHIVE_VERSION='"$(EXTVERSION)"'
SHLIB_LINK = $(ICU_LIBS)

PGXS := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))
ifneq ($(PGXS),)
include $(PGXS)
ifndef NO_CORE_CHECK
installcheck: core-check
endif
installcheck: $(WITHOUT_TAP)
else
clean:
	rm -rf $(EXTRA_CLEAN)
all install installcheck:
	@echo "PostgreSQL's development files are missing: tools/sandbox packages names them" >&2
	@exit 1
endif

# src/core and its tests need a C compiler and ICU, no server. BUILD: where to; UNDER: a
# program to run the tests under.
CC ?= cc
BUILD ?= build
CORE_CFLAGS = -std=c11 -O2 -g -Wall -Wextra -Isrc $(ICU_CFLAGS)
CORE_OBJS = $(CORE:src/core/%=$(BUILD)/%)
FUZZERS = $(patsubst fuzz/fuzz_%.c,%,$(wildcard fuzz/fuzz_*.c))
CORE_TESTS = $(patsubst t/core/%.c,$(BUILD)/%,$(wildcard t/core/test_*.c)) $(FUZZERS:%=$(BUILD)/seeds_%)
SECONDS = 60
HEADERS = $(wildcard src/core/*.h src/core/data/*.h t/core/*.h)

$(BUILD)/%.o: src/core/%.c $(HEADERS)
	@mkdir -p $(BUILD)
	$(CC) $(CORE_CFLAGS) $(CORE_COPT) -c -o $@ $<

$(BUILD)/seeds_%: fuzz/fuzz_%.c fuzz/seeds.c $(CORE_OBJS)
	$(CC) $(CORE_CFLAGS) $(CORE_COPT) -DSEEDS='"fuzz/corpus_$*"' -o $@ fuzz/fuzz_$*.c fuzz/seeds.c $(CORE_OBJS) $(ICU_LIBS)

$(BUILD)/%: t/core/%.c $(CORE_OBJS)
	$(CC) $(CORE_CFLAGS) $(CORE_COPT) -o $@ $< $(CORE_OBJS) $(ICU_LIBS)

core-check: $(CORE_TESTS)
	prove -e '$(UNDER)' $(CORE_TESTS)

# What the readers answer, where that was meant to change; see t/core/test_stable.c.
stable: $(BUILD)/test_stable
	$(BUILD)/test_stable write >build/stable.tsv && mv build/stable.tsv t/core/data/stable.tsv

# How titles and pages of a labelled collection are read; see t/core/corpus.c.
CORPUS ?= ../shared/corpus
corpus: $(BUILD)/corpus
	@$(BUILD)/corpus $(CORPUS)

FUZZ_CFLAGS = $(CORE_CFLAGS) -fno-sanitize-recover=all -fsanitize=address,undefined

build/fuzz/%.o: src/core/%.c $(HEADERS)
	@mkdir -p build/fuzz
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link -c -o $@ $<

build/fuzz_%: fuzz/fuzz_%.c $(CORE:src/core/%=build/fuzz/%)
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer -o $@ $< $(CORE:src/core/%=build/fuzz/%) $(ICU_LIBS)

# What a target finds beyond its seeds stays in build/; a crash fails.
fuzz-%: build/fuzz_%
	@mkdir -p build/corpus_$*
	@build/fuzz_$* -max_total_time=$(SECONDS) -max_len=4096 -print_final_stats=1 -verbosity=0 \
	    -dict=fuzz/$*.dict -artifact_prefix=build/ build/corpus_$* fuzz/corpus_$*

fuzz:
	@$(MAKE) -s -j"$$(nproc)" --output-sync $(FUZZERS:%=build/fuzz_%)
	@$(MAKE) -s -j"$$(nproc)" --output-sync $(FUZZERS:%=fuzz-%)

# What is made from the tables in vocabulary/.
tables:
	tools/gen_vocabulary.pl src/core/data fuzz doc

lint:
	clang-tidy --quiet src/core/*.c -- $(CORE_CFLAGS)

demo test psql:
	@tools/sandbox $@

export ROWS FAMILY
bench:
	@bench/run

clean: clean-demo
clean-demo:
	@tools/sandbox clean

# The TAP tests start servers of their own, from here: in the sandbox, the private copy.
BINDIR = bindir="$$(dirname -- "$$(command -v postgres)")"

# The core under ASan and UBSan and under valgrind, the module in a server under UBSan; of
# t/ the random SQL, the others are about what a server does.
# test_order_icu is about the tables, not the memory, and takes valgrind minutes.
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
sanitize:
	@$(MAKE) -s -j"$$(nproc)" CC=gcc BUILD=build/sanitize CORE_COPT='$(SANITIZE)' core-check
	@$(MAKE) -s -j"$$(nproc)" core-check CORE_TESTS='$(filter-out %/test_order_icu,$(CORE_TESTS))' \
	    UNDER='valgrind --quiet --error-exitcode=9 --leak-check=full'
	@MAKE_ARGS='CC=gcc with_llvm=no COPT=-fsanitize=undefined PROFILE=-fno-sanitize-recover=all' \
	    tools/sandbox run sh -c 'make -s NO_CORE_CHECK=1 PROVE_TESTS=t/060_random.pl $(BINDIR) installcheck'

leaks: export ZHA_LEAK_CALLS = 100000
leaks:
	@tools/sandbox run sh -c 'make -s NO_CORE_CHECK=1 REGRESS= ISOLATION= PROVE_FLAGS=-v PROVE_TESTS=t/050_leaks.pl $(BINDIR) installcheck'

# -O0: a line that was optimised away is not one that no test runs.
coverage:
	@MAKE_ARGS='CC=gcc with_llvm=no COPT=--coverage PROFILE=-O0' tools/sandbox run tools/coverage

DIST = $(EXTENSION)-$(EXTVERSION)
dist:
	@tools/check-release
	git archive --format=zip --prefix=$(DIST)/ -o $(DIST).zip HEAD

distcheck: dist
	@tools/check-dist $(DIST).zip

deb:
	@tools/check-deb build

matrix:
	@tools/matrix || [ $$? = 77 ]

$(OBJS): $(HEADERS) $(wildcard src/*.h) META.json

without-tap:
	@echo "t/ is skipped: it needs Perl's IPC::Run (Debian: libipc-run-perl)"

.PHONY: bench clean clean-demo core-check corpus coverage deb demo dist distcheck fuzz leaks lint matrix psql sanitize stable test without-tap
