-- The rows of a shard; one stands for a run of days of the same names. A kind
-- leaves the columns of other kinds empty.
CREATE OR REPLACE TEMP TABLE shard (
  kind      VARCHAR, -- observation, outcome, footprint, origin, fact
  scorer    VARCHAR,
  unit      VARCHAR,
  arm       VARCHAR,
  account   VARCHAR,
  day       INTEGER[],
  score     DOUBLE[],
  displayed DOUBLE[],
  removed   INTEGER,
  added     INTEGER,
  action    VARCHAR,
  network   VARCHAR,
  value     DOUBLE,
  name      VARCHAR,
  text      VARCHAR
);
