# zharchive: PostgreSQL extension for archives of Chinese articles.
#
#   make demo       a tour on a private server (installs what is missing, Debian)
#   make test       all tests on a private server (installs what is missing, Debian)
#   make psql       a prompt on the demo's server
#   make && make install && make installcheck      for who has a server
#   make core-check   the tests of src/core, which need no server
#   make corpus CORPUS=folder   accuracy over a labelled collection

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
TAP_TESTS = 1
EXTRA_CLEAN = build results regression.diffs regression.out tmp_check log output_iso

ICU_CFLAGS := $(shell pkg-config --cflags icu-i18n icu-uc 2>/dev/null)
ICU_LIBS := $(shell pkg-config --libs icu-i18n icu-uc 2>/dev/null || echo -licui18n -licuuc)
PG_CPPFLAGS = -I$(CURDIR)/src $(ICU_CFLAGS) -DZHARCHIVE_VERSION='"$(EXTVERSION)"'
SHLIB_LINK = $(ICU_LIBS)

PG_CONFIG ?= pg_config
PGXS := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))
ifneq ($(PGXS),)
include $(PGXS)
installcheck: core-check
else
all install installcheck clean:
	@echo "PostgreSQL's development files are missing: tools/sandbox packages names them" >&2
	@exit 1
endif

# src/core and its tests need a C compiler and ICU, no server.
CC ?= cc
CORE_CFLAGS = -std=c11 -O2 -g -Wall -Wextra -Isrc $(ICU_CFLAGS) $(WERROR)
CORE_TESTS = $(patsubst t/core/%.c,build/%,$(wildcard t/core/test_*.c))
HEADERS = $(wildcard src/core/*.h src/core/data/*.h t/core/*.h)

build/%: t/core/%.c $(wildcard src/core/*.c) $(HEADERS)
	@mkdir -p build
	$(CC) $(CORE_CFLAGS) -o $@ $< $(wildcard src/core/*.c) $(ICU_LIBS)

core-check: $(CORE_TESTS)
	prove -e '' $(CORE_TESTS)

demo test psql:
	@tools/sandbox $@

$(OBJS): $(HEADERS) $(wildcard src/*.h) META.json

.PHONY: demo test psql core-check
