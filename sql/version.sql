-- The module answers with the version of its control file.
SELECT zharchive_version() = extversion AS same FROM pg_extension WHERE extname = 'zharchive';
