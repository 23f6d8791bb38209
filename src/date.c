/*
 * date.c
 *		Dates in SQL.
 */
#include "compat.h"

#include "utils/date.h"
#include "utils/datetime.h"

#include "date.h"
#include "encoding.h"

DateADT
zha_date_adt(zha_date date)
{
	return date2j(date.year, date.month, date.day) - POSTGRES_EPOCH_JDATE;
}

PG_FUNCTION_INFO_V1(zh_date_1_0);

/* zh_date(text) → date: NULL when it is no date with a day, or no day that exists. */
Datum
zh_date_1_0(PG_FUNCTION_ARGS)
{
	zha_date date;
	zha_fault fault;

	if (zha_date_read(zha_utf8_from_text(PG_GETARG_TEXT_PP(0)), &date, &fault) !=
		ZHA_OK)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(zha_date_adt(date));
}
