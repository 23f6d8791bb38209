/*
 * page.h
 *		Pages as rows of type page_parts.
 */
#ifndef ZHARCHIVE_PAGE_H
#define ZHARCHIVE_PAGE_H

#include "fmgr.h"
#include "access/tupdesc.h"

#include "core/page.h"

/* zha_page_row: a page as a row; what it lacks is NULL. */
extern Datum zha_page_row(const zha_page *page, TupleDesc row);

/* zha_page_row_type: the row type that the call shall give, checked. */
extern TupleDesc zha_page_row_type(FunctionCallInfo fcinfo);

#endif /* ZHARCHIVE_PAGE_H */
