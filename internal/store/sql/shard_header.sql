SELECT decode(key), decode(value) FROM parquet_kv_metadata($1);
