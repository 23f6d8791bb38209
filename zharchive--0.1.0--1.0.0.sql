/*
 * zharchive--0.1.0--1.0.0.sql
 *		From 0.1.0 to 1.0.0. A session that still runs the module of 0.1.0 reads
 *		its tables and types by their number of columns: no table or type of 0.1.0
 *		gets a column here, and a function whose result changes gets a C symbol
 *		that the old module does not have, so that it says so.
 */
\echo Use "ALTER EXTENSION zharchive UPDATE" to load this file. \quit
