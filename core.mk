# core.mk: src/core and its tests, which need a C compiler and ICU, no server. BUILD: where
# to; UNDER: a program to run the tests under.
CC ?= cc
BUILD ?= build
CORE_CFLAGS = -std=c11 -O2 -g -Wall -Wextra -Isrc $(ICU_CFLAGS) $(XML_CFLAGS)
CORE_LIBS = $(ICU_LIBS) $(XML_LIBS)
CORE_OBJS = $(CORE:src/core/%=$(BUILD)/%)
FUZZERS = $(patsubst fuzz/fuzz_%.c,%,$(wildcard fuzz/fuzz_*.c))
CORE_TESTS = $(patsubst t/core/%.c,$(BUILD)/%,$(wildcard t/core/test_*.c)) $(FUZZERS:%=$(BUILD)/seeds_%)
SECONDS = 60
HEADERS = $(wildcard src/core/*.h src/core/data/*.h t/core/*.h)

$(BUILD)/%.o: src/core/%.c $(HEADERS)
	@mkdir -p $(BUILD)
	$(CC) $(CORE_CFLAGS) $(CORE_COPT) -c -o $@ $<

$(BUILD)/seeds_%: fuzz/fuzz_%.c fuzz/seeds.c $(CORE_OBJS)
	$(CC) $(CORE_CFLAGS) $(CORE_COPT) -DSEEDS='"fuzz/corpus_$*"' -o $@ fuzz/fuzz_$*.c fuzz/seeds.c $(CORE_OBJS) $(CORE_LIBS)

$(BUILD)/%: t/core/%.c $(CORE_OBJS)
	$(CC) $(CORE_CFLAGS) $(CORE_COPT) -o $@ $< $(CORE_OBJS) $(CORE_LIBS)

core-check: $(CORE_TESTS)
	prove -e '$(UNDER)' $(CORE_TESTS)
	CC='$(CC)' CORE_CFLAGS='$(CORE_CFLAGS) $(CORE_COPT)' CORE_LIBS='$(CORE_LIBS)' prove t/core/generator.pl :: $(BUILD)

# What the readers answer, where that was meant to change; see t/core/test_stable.c.
stable: $(BUILD)/test_stable
	$(BUILD)/test_stable write >build/stable.tsv && mv build/stable.tsv t/core/data/stable.tsv

# How titles and pages of a labelled collection are read; see t/core/corpus.c.
CORPUS ?= ../shared/corpus
corpus: $(BUILD)/corpus
	@$(BUILD)/corpus $(CORPUS)

# How characters of several readings are read in labelled sentences; see
# t/core/polyphones.c. With WORDS, which import_phrases.pl --words writes, also how they
# are when each tenth is read by what the others teach; see learn_contexts.c.
polyphones: $(BUILD)/polyphones
	@$(BUILD)/polyphones $(CORPUS)
	@[ -z '$(WORDS)' ] || { $(BUILD)/polyphones $(CORPUS) phrases >$(BUILD)/said.tsv && \
	    $(CC) -O2 -ffp-contract=off -o $(BUILD)/learn tools/order/learn_contexts.c -lm && \
	    $(BUILD)/learn $(CORPUS)/cpp_dev.tsv '$(WORDS)' tools/order/unlearned.tsv $(BUILD)/said.tsv >$(BUILD)/contexts.tsv; }

FUZZ_CFLAGS = $(CORE_CFLAGS) -fno-sanitize-recover=all -fsanitize=address,undefined

build/fuzz/%.o: src/core/%.c $(HEADERS)
	@mkdir -p build/fuzz
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link -c -o $@ $<

build/fuzz_%: fuzz/fuzz_%.c $(CORE:src/core/%=build/fuzz/%)
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer -o $@ $< $(CORE:src/core/%=build/fuzz/%) $(CORE_LIBS)

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
	perl tools/gen_page_words.pl src/core/data
	tools/gen_changes.pl src/core/data

lint:
	tools/lint-house
	clang-tidy --quiet src/core/*.c -- $(CORE_CFLAGS)

.PHONY: core-check corpus fuzz lint polyphones stable tables

# The orders as a resource bundle of ICU; see doc/collations.md.
BUNDLE = zh__ZHARCHIV
$(BUILD)/icu_bundle: tools/icu_bundle.c $(CORE_OBJS)
	$(CC) $(CORE_CFLAGS) -DZHARCHIVE_VERSION='"$(EXTVERSION)"' -o $@ $< $(CORE_OBJS) $(CORE_LIBS)

# genrb takes a minute: not again for a source that is the same.
$(BUILD)/$(BUNDLE).txt: $(BUILD)/icu_bundle tools/order/bundle_phrases.txt
	$< tools/order/bundle_phrases.txt >$@.new
	if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(BUILD)/$(BUNDLE).res: $(BUILD)/$(BUNDLE).txt
	genrb --quiet --destdir $(BUILD) $<

icu-bundle: $(BUILD)/icu_bundle $(BUILD)/$(BUNDLE).res

# Which texts ICU orders otherwise than the keys do; see t/core/residual.c.
residual: $(BUILD)/residual $(BUILD)/$(BUNDLE).res
	@mkdir -p $(BUILD)/icu/$(shell $(BUILD)/icu_bundle folder)/coll
	@cp $(BUILD)/$(BUNDLE).res $(BUILD)/icu/$(shell $(BUILD)/icu_bundle folder)/coll/
	@$(BUILD)/residual $(BUILD)/icu 1000000

$(BUILD)/common_phrases: tools/order/common_phrases.c $(CORE_OBJS)
	$(CC) $(CORE_CFLAGS) -o $@ $< $(CORE_OBJS) $(CORE_LIBS)

install-icu-bundle: icu-bundle
	$(eval BUNDLE_DIR = $(DESTDIR)$(pkglibdir)/zharchive/$(shell $(BUILD)/icu_bundle folder)/coll)
	$(MKDIR_P) '$(BUNDLE_DIR)'
	$(INSTALL_DATA) $(BUILD)/$(BUNDLE).res '$(BUNDLE_DIR)/'

.PHONY: icu-bundle install-icu-bundle residual
