// Package store keeps what runs found: shards as Parquet files, results in one
// DuckDB file. It is the keeper of the DuckDB driver.
//
// A shard is the result of one unit of work. [Shards] writes it under a
// temporary name and renames it, with the [Key] of everything it hangs on
// inside, so that a later run can take it up or say in a word why not. The same
// shard is the same bytes.
//
// [SaveRun] puts a run into the results: into a copy beside the file, by
// appenders in one transaction, and then over it, so that nobody ever reads half
// a run. Runs that end at once take turns. A run takes the place of the earlier
// run of its experiment and leaves the others alone. The tables, their columns
// and the views are described in reports/README.md and, by COMMENT, in the file.
//
// Names that people chose reach SQL through appenders and parameters only. The
// package reads no clock, and no number that is infinite or none reaches a file.
package store
