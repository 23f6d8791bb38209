-- The module answers with the version of its control file.
SELECT zharchive_version() = extversion || ' (order 2, readers 2)' AS same FROM pg_extension WHERE extname = 'zharchive';
