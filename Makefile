# zharchive: PostgreSQL extension for archives of Chinese articles.
#
#   make demo       a tour on a private server (installs what is missing, Debian)
#   make test       all tests on a private server (installs what is missing, Debian)
#   make psql       a prompt on the demo's server
#   make && make install && make installcheck      for who has a server
#   make core-check   the tests of src/core, which need no server
#   make corpus CORPUS=folder   accuracy over a labelled collection
#   make fuzz SECONDS=n   n seconds of fuzzing for each reader (clang)
#   make lint       clang-tidy over src/core
#   make coverage   lines of src/ that the tests run (gcc, root or a user that can run a server)
#   make matrix     all tests on PostgreSQL 15, 17, 18 and 19, where ../shared/matrix is
#   make dist       the bundle for PGXN, from what is committed
#   make distcheck  all tests from that bundle, unpacked
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

# src/core and its tests need a C compiler and ICU, no server.
CC ?= cc
CORE_CFLAGS = -std=c11 -O2 -g -Wall -Wextra -Isrc $(ICU_CFLAGS)
CORE_TESTS = $(patsubst t/core/%.c,build/%,$(wildcard t/core/test_*.c))
FUZZERS = $(patsubst fuzz/%.c,build/%,$(wildcard fuzz/fuzz_*.c))
SECONDS = 60
HEADERS = $(wildcard src/core/*.h src/core/data/*.h t/core/*.h)

build/%.o: src/core/%.c $(HEADERS)
	@mkdir -p build
	$(CC) $(CORE_CFLAGS) $(CORE_COPT) -c -o $@ $<

build/%: t/core/%.c $(CORE:src/core/%=build/%)
	$(CC) $(CORE_CFLAGS) $(CORE_COPT) -o $@ $< $(CORE:src/core/%=build/%) $(ICU_LIBS)

core-check: $(CORE_TESTS)
	prove -e '' $(CORE_TESTS)

# How titles and pages of a labelled collection are read; see t/core/corpus.c.
CORPUS ?= ../shared/corpus
corpus: build/corpus
	@build/corpus $(CORPUS)

FUZZ_CFLAGS = $(CORE_CFLAGS) -fno-sanitize-recover=all -fsanitize=address,undefined

build/fuzz/%.o: src/core/%.c $(HEADERS)
	@mkdir -p build/fuzz
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link -c -o $@ $<

build/fuzz_%: fuzz/fuzz_%.c $(CORE:src/core/%=build/fuzz/%)
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer -o $@ $< $(CORE:src/core/%=build/fuzz/%) $(ICU_LIBS)

# Each target in turn; what it finds beyond the seeds stays in build/, a crash fails.
fuzz: $(FUZZERS)
	@for fuzzer in $(FUZZERS:build/fuzz_%=%); do \
	    mkdir -p build/corpus_$$fuzzer && \
	    build/fuzz_$$fuzzer -max_total_time=$(SECONDS) -max_len=4096 -print_final_stats=1 -verbosity=0 \
	        $$(test ! -f fuzz/$$fuzzer.dict || echo -dict=fuzz/$$fuzzer.dict) \
	        -artifact_prefix=build/ build/corpus_$$fuzzer $$(ls -d fuzz/corpus_$$fuzzer 2>/dev/null) || exit 1; \
	done

lint:
	clang-tidy --quiet src/core/*.c -- $(CORE_CFLAGS)

demo test psql:
	@tools/sandbox $@

clean: clean-demo
clean-demo:
	@tools/sandbox clean

coverage:
	@MAKE_ARGS='COPT=--coverage with_llvm=no' tools/sandbox run tools/coverage

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

.PHONY: clean clean-demo core-check corpus coverage deb demo dist distcheck fuzz lint matrix psql test without-tap
