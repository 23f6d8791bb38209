/*
 * tables.h
 *		The generated tables of the Chinese orders, shared by the files of src/core.
 *
 * They are defined once, in tables.c, constant and not visible outside the module.
 * What each holds is told in its header in src/core/data.
 */
#ifndef ZHA_TABLES_H
#define ZHA_TABLES_H

#include <stdint.h>

#include "core/data/sizes.h"

#if defined(__GNUC__)
#define ZHA_TABLE extern __attribute__((visibility("hidden"))) const
#else
#define ZHA_TABLE extern const
#endif

#define ZHA_OFFICIAL 8105 /* characters of the official list */

ZHA_TABLE uint32_t zha_official[];

ZHA_TABLE uint16_t zha_page[];
ZHA_TABLE uint32_t zha_plain_place[];
ZHA_TABLE uint32_t zha_pinyin_weight[];
ZHA_TABLE uint16_t zha_variant[];
ZHA_TABLE uint32_t zha_variant_like[];
ZHA_TABLE uint8_t zha_variant_level2[];
ZHA_TABLE uint8_t zha_variant_level3[];
ZHA_TABLE uint32_t zha_expansion[];
ZHA_TABLE uint16_t zha_expansion_start[];
ZHA_TABLE uint32_t zha_expansion_to[];

ZHA_TABLE uint32_t zha_stroke_weight[];
ZHA_TABLE uint32_t zha_radical_weight[];
ZHA_TABLE uint8_t zha_stroke_count[];
ZHA_TABLE uint8_t zha_radical_number[];
ZHA_TABLE uint16_t zha_radical_character[];

ZHA_TABLE uint32_t zha_group_start[];
ZHA_TABLE uint32_t zha_group_end[];
ZHA_TABLE char zha_group_name[][8];
ZHA_TABLE char zha_group_zhuyin[][16];
ZHA_TABLE uint16_t zha_group_zhuyin_slot[];
ZHA_TABLE uint16_t zha_reading_of_slot[];
ZHA_TABLE uint32_t zha_heteronym[];
ZHA_TABLE uint16_t zha_heteronym_start[];
ZHA_TABLE uint32_t zha_reading_weight[];
ZHA_TABLE uint16_t zha_reading_group[];

ZHA_TABLE uint32_t zha_context_character[];
ZHA_TABLE uint16_t zha_context_reading[];
ZHA_TABLE uint32_t zha_context_alone[];
ZHA_TABLE uint64_t zha_context_vote[];

ZHA_TABLE uint16_t zha_surname[][4];
ZHA_TABLE uint16_t zha_surname_reading[][4];
ZHA_TABLE uint16_t zha_frequent_surname[];

ZHA_TABLE uint8_t zha_phrase_filter[];
ZHA_TABLE uint32_t zha_phrase_pair[];
ZHA_TABLE uint16_t zha_phrase_offset[];
ZHA_TABLE uint16_t zha_phrase_data[];
ZHA_TABLE uint32_t zha_guard_pair[];
ZHA_TABLE uint32_t zha_overlap_pair[];

ZHA_TABLE uint16_t zha_common_phrase[];

#endif /* ZHA_TABLES_H */
