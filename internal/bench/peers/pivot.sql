-- W1 in one query, with a column a day: the sums of a cell up to a day are those
-- of whole blocks of ten days and of the days since; what is in the window is a
-- difference of two. The lists of columns are written out by the program.

-- @query
CREATE OR REPLACE TABLE results AS
WITH days AS (
  PIVOT (SELECT owner, network, day, sum(w) AS g FROM events JOIN weights USING (action) WHERE owner <> actor GROUP BY ALL)
  ON day IN ({days}) USING sum(g) GROUP BY owner, network),
worth AS (SELECT owner, {worth} FROM days),
blocks AS (SELECT *, {blocks} FROM worth),
starts AS (SELECT *, {starts} FROM blocks),
sums AS (SELECT owner, {sums} FROM starts)
SELECT owner AS account, {results} FROM sums GROUP BY owner;
