-- In a shard most names are those of the row before. Such a one is read as NULL,
-- and NULL itself as an empty name: making the same strings over and over would
-- take most of the time.
SELECT
  CASE WHEN kind    IS DISTINCT FROM lag(kind)    OVER () THEN coalesce(kind, '')    END AS kind,
  CASE WHEN scorer  IS DISTINCT FROM lag(scorer)  OVER () THEN coalesce(scorer, '')  END AS scorer,
  CASE WHEN unit    IS DISTINCT FROM lag(unit)    OVER () THEN coalesce(unit, '')    END AS unit,
  CASE WHEN arm     IS DISTINCT FROM lag(arm)     OVER () THEN coalesce(arm, '')     END AS arm,
  CASE WHEN account IS DISTINCT FROM lag(account) OVER () THEN coalesce(account, '') END AS account,
  day, score, displayed, removed, added, action, network, value, name, text
FROM read_parquet($1, hive_partitioning = false);
