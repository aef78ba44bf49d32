-- W1 a day at a time, which DuckDB does quicker than window functions over a
-- grid of owners and days (17 s for 20 M events) or a pivot to a column a day
-- (9 s): sums in the worth of day 0, one column a network, so that the join of
-- a day's credits is one of owners and not of cells.

-- @begin
CREATE OR REPLACE TABLE sums AS
  SELECT range::INTEGER AS owner, 0::DOUBLE AS v0, 0::DOUBLE AS v1, 0::DOUBLE AS v2, 0::DOUBLE AS v3, 0::DOUBLE AS v4 FROM range({accounts});
CREATE OR REPLACE TABLE nothing AS
  SELECT owner, v0 AS n0, v1 AS n1, v2 AS n2, v3 AS n3, v4 AS n4 FROM sums LIMIT 0;
CREATE OR REPLACE TABLE results (account INTEGER, day INTEGER, result DOUBLE);

-- @day
CREATE OR REPLACE TABLE day{day} AS
  SELECT owner,
    coalesce(sum(w) FILTER (network = 0), 0) * {growth} AS n0, coalesce(sum(w) FILTER (network = 1), 0) * {growth} AS n1,
    coalesce(sum(w) FILTER (network = 2), 0) * {growth} AS n2, coalesce(sum(w) FILTER (network = 3), 0) * {growth} AS n3,
    coalesce(sum(w) FILTER (network = 4), 0) * {growth} AS n4
  FROM events JOIN weights USING (action) WHERE day = {day} AND owner <> actor GROUP BY owner;
CREATE OR REPLACE TABLE sums AS
  SELECT owner,
    v0 + coalesce(d.n0, 0) - coalesce(x.n0, 0) AS v0, v1 + coalesce(d.n1, 0) - coalesce(x.n1, 0) AS v1,
    v2 + coalesce(d.n2, 0) - coalesce(x.n2, 0) AS v2, v3 + coalesce(d.n3, 0) - coalesce(x.n3, 0) AS v3,
    v4 + coalesce(d.n4, 0) - coalesce(x.n4, 0) AS v4
  FROM sums LEFT JOIN day{day} d USING (owner) LEFT JOIN {gone} x USING (owner);
INSERT INTO results
  SELECT owner, {day}, ln((1 + v0 / {growth}) * (1 + v1 / {growth}) * (1 + v2 / {growth}) * (1 + v3 / {growth}) * (1 + v4 / {growth})) FROM sums;
