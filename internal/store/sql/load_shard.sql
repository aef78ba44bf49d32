-- Reads the file once, then deals its rows out.
CREATE OR REPLACE TEMP TABLE shard AS FROM read_parquet($1, hive_partitioning = false);
