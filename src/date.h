/*
 * date.h
 *		Dates of the core as the server's.
 */
#ifndef ZHA_SQL_DATE_H
#define ZHA_SQL_DATE_H

#include "utils/date.h"

#include "core/date.h"

extern DateADT zha_date_adt(zha_date date);

#endif /* ZHA_SQL_DATE_H */
