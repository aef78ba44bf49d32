-- A row is one for each of its days; one without days stays one.
COPY (
  SELECT * REPLACE (unnest(ifnull(day, [NULL])) AS day, unnest(score) AS score, unnest(displayed) AS displayed) FROM temp.shard
) TO $1 (
  FORMAT parquet,
  COMPRESSION zstd,
  USE_TMP_FILE false,
  KV_METADATA {yardstick_shard: $2, rows_sha256: $3, observations: $4, spec: $5, data: $6, scorer: $7, program: $8, seed: $9}
);
