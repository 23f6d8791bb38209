# zharchive: PostgreSQL extension for archives of Chinese articles.
#
#   make demo       a tour on a private server (installs what is missing, Debian)
#   make test       all tests on a private server (installs what is missing, Debian)
#   make psql       a prompt on the demo's server
#   make && make install && make installcheck      on your own server
#   make core-check   the tests of src/core, which need no server
#   make corpus CORPUS=folder   accuracy over a labelled collection
#   make polyphones CORPUS=folder   the same for characters of several readings
#   make bench      bench/report.md: all comparisons, about ten minutes (Debian; see bench/run)
#   make fuzz SECONDS=n   n seconds of fuzzing for each reader (clang)
#   make tables     what is made from the tables of words and signs in vocabulary/
#   make stable     the hashes of what the readers answer, where that was meant to change
#   make lint       clang-tidy over src/core, and the size and shape of files and functions
#   make icu-bundle   the ICU collations of the locale zh-zharchiv, by ICU's genrb
#   make install-icu-bundle   installs them beside the module
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
EXTRA_CLEAN = .server build results regression.diffs regression.out tmp_check log output_iso

PG_CONFIG ?= pg_config
ICU_CFLAGS := $(shell pkg-config --cflags icu-i18n icu-uc 2>/dev/null)
ICU_LIBS := $(shell pkg-config --libs icu-i18n icu-uc 2>/dev/null || echo -licui18n -licuuc)
INCLUDES := $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)
# HTML is read by libxml2, where the server is built with it.
ifneq ($(shell pkg-config --exists libxml-2.0 2>/dev/null && \
    grep -s '^.define USE_LIBXML 1' $(INCLUDES)/pg_config.h),)
XML_CFLAGS := -DZHA_LIBXML $(shell pkg-config --cflags libxml-2.0)
XML_LIBS := $(shell pkg-config --libs libxml-2.0)
endif
# The server's headers are not clean under -Wextra; as a system's they need not be.
PG_CPPFLAGS = -I$(srcdir)/src -isystem $(INCLUDES) \
    $(ICU_CFLAGS) $(XML_CFLAGS) -DZHARCHIVE_VERSION='"$(EXTVERSION)"'
SHLIB_LINK = $(ICU_LIBS) $(XML_LIBS)

# Debian's pgxs.mk comes with the clients, the headers do not.
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
ifneq ($(and $(wildcard $(PGXS)),$(wildcard $(INCLUDES)/postgres.h)),)
include $(PGXS)
ifndef NO_CORE_CHECK
installcheck: core-check
endif
installcheck: $(WITHOUT_TAP)
# PGXS looks for installed documents in the folders that they come from, and does not know
# the bundle for ICU.
uninstall: uninstall-rest
uninstall-rest:
	rm -f $(addprefix '$(DESTDIR)$(docdir)/$(docmoduledir)'/,$(notdir $(DOCS)))
	@rmdir '$(DESTDIR)$(docdir)/$(docmoduledir)' '$(DESTDIR)$(docdir)' 2>/dev/null || :
	rm -rf '$(DESTDIR)$(pkglibdir)/zharchive'
else
all install installcheck:
	@tools/sandbox needed
clean:
	rm -rf $(EXTRA_CLEAN)
endif

# What was built for another server is built again.
.server: FORCE
	@echo "$$($(PG_CONFIG) --version) $(INCLUDES)" | cmp -s - $@ || echo "$$($(PG_CONFIG) --version) $(INCLUDES)" >$@
FORCE:

include core.mk

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

$(OBJS) $(OBJS:.o=.bc): $(HEADERS) $(wildcard src/*.h) META.json .server

without-tap:
	@echo "t/ is skipped: it needs Perl's IPC::Run (Debian: libipc-run-perl)"

.PHONY: FORCE bench clean clean-demo coverage deb demo dist distcheck leaks matrix psql sanitize test uninstall-rest without-tap
