/*
 * icu_bundle.h
 *		ICU's resource bundle zh-zharchiv.
 */
#ifndef ZHA_ICU_BUNDLE_H
#define ZHA_ICU_BUNDLE_H

extern void zha_icu_bundle_init(void);

#endif /* ZHA_ICU_BUNDLE_H */
