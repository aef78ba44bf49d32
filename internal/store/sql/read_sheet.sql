-- Anybody's Parquet file, every cell as text.
SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet($1, hive_partitioning = false);
