/*
 * icu_bundle.c
 *		ICU's resource bundle zh-zharchiv, from which the server's collations with this
 *		locale are read.
 *
 * ICU looks for the data of a locale in its own library, then in files below its data
 * folder, which a process can set before it opens a collation. So the module must be
 * loaded when the server starts. Without the bundle ICU would answer with its plain zh,
 * and indexes would be read and written in another order than they were built in: the
 * server does not start with a bundle that is missing or of another version.
 */
#include "compat.h"

#include <sys/stat.h>

#include <unicode/putil.h>
#include <unicode/ucol.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include "miscadmin.h"
#include "storage/fd.h"
#include "utils/guc.h"

#include "core/order.h"
#include "icu_bundle.h"

#define BUNDLE "zh__ZHARCHIV"
#define FOLDER "zharchive"                /* in the server's folder of modules */
#define COLLATIONS U_ICUDATA_NAME "-coll" /* ICU's tree of collations */

static bool icu_bundle = false;

static char *
bundle_file(void)
{
	return psprintf("%s/" FOLDER "/" U_ICUDATA_NAME "/coll/" BUNDLE ".res",
					pkglib_path);
}

/* Where ICU shall look, before the folders that it was told of in other ways. */
static void
set_data_folder(void)
{
	const char *other = u_getDataDirectory();

	u_setDataDirectory(*other == '\0' ? psprintf("%s/" FOLDER, pkglib_path)
									  : psprintf("%s/" FOLDER U_PATH_SEP_STRING "%s",
												 pkglib_path, other));
}

/*
 * Whether the file has all the bytes that its own head says, since ICU reads a file that
 * was cut off beyond its end. By ICU's format of resource bundles: the length of the head
 * is in its first two bytes; of the 32-bit integers behind it the fifth says how many
 * there are from there on.
 */
static bool
bundle_is_whole(void)
{
	FILE *file = AllocateFile(bundle_file(), PG_BINARY_R);
	uint16 head;
	int32 words[5];
	struct stat status;
	bool whole = file != NULL && fread(&head, sizeof head, 1, file) == 1 &&
				 fseek(file, head, SEEK_SET) == 0 &&
				 fread(words, sizeof words, 1, file) == 1 &&
				 fstat(fileno(file), &status) == 0 &&
				 status.st_size >= head + (off_t) words[4] * 4;

	if (file != NULL)
		FreeFile(file);
	return whole;
}

/* The bundle's word for what it was made from, "" when it has none. */
static char *
bundle_version(UErrorCode *status)
{
	UResourceBundle *bundle = ures_openDirect(COLLATIONS, BUNDLE, status);
	char version[64] = "";

	if (U_SUCCESS(*status))
	{
		int32_t length = 0;
		UErrorCode missing = U_ZERO_ERROR;
		const UChar *text = ures_getStringByKey(bundle, "zharchive", &length, &missing);

		if (U_SUCCESS(missing))
			u_strToUTF8(version, sizeof version - 1, NULL, text, length, &missing);
		ures_close(bundle);
	}
	return pstrdup(version);
}

/* Whether ICU opens a collation of the bundle, and not of what it falls back to. */
static bool
bundle_opens(UErrorCode *status)
{
	UCollator *collator = ucol_open("zh-zharchiv", status);
	bool opens = false;

	if (U_SUCCESS(*status))
	{
		const char *actual = ucol_getLocaleByType(collator, ULOC_ACTUAL_LOCALE, status);

		opens = U_SUCCESS(*status) && strcmp(actual, BUNDLE) == 0;
		ucol_close(collator);
	}
	return opens;
}

static void
check_bundle(void)
{
	UErrorCode status = bundle_is_whole() ? U_ZERO_ERROR : U_FILE_ACCESS_ERROR;
	char *wanted = psprintf("%s order %d", ZHARCHIVE_VERSION, ZHA_ORDER_VERSION);
	char *found = bundle_version(&status);

	if (U_SUCCESS(status) && strcmp(found, wanted) != 0)
		ereport(FATAL,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("ICU's resource bundle zh-zharchiv is of another version"),
				 errdetail("It is \"%s\", this module needs \"%s\".", found, wanted),
				 errhint("Install the bundle of this version (\"make "
						 "install-icu-bundle\"), or set zharchive.icu_bundle to off if "
						 "no index depends on it.")));
	if (U_FAILURE(status) || !bundle_opens(&status))
		ereport(FATAL,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("could not open ICU's resource bundle zh-zharchiv: %s",
						u_errorName(status)),
				 errdetail("ICU %s looks for \"%s\".", U_ICU_VERSION, bundle_file()),
				 errhint("Install the bundle for this version of ICU (\"make "
						 "install-icu-bundle\"), or set zharchive.icu_bundle to off if "
						 "no index depends on it.")));
}

/*
 * zha_icu_bundle_init: defines zharchive.icu_bundle and, where it is on, tells ICU where
 * the bundle is. Does nothing in a session: only the start of the server is early enough.
 */
void
zha_icu_bundle_init(void)
{
	if (!process_shared_preload_libraries_in_progress)
		return;
	DefineCustomBoolVariable("zharchive.icu_bundle",
							 "Loads the ICU collations of the locale zh-zharchiv.",
							 "The server does not start when their resource bundle is "
							 "missing or of another version.",
							 &icu_bundle, false, PGC_POSTMASTER, 0, NULL, NULL, NULL);
	if (!icu_bundle)
		return;
	set_data_folder();
	check_bundle();
}
