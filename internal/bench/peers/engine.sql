-- W2 a day at a time: the displayed scores of a day are in the credits of the
-- next. Pairs of actor and owner have a row each, changed in place, which is
-- quicker than to write the table anew (8 s to 13 s for 2 M events); their sums are
-- in the worth of day 0, with one logarithm a pair and day.

-- @begin
CREATE OR REPLACE TABLE acts AS
  SELECT day, actor, (owner * {networks} + network)::BIGINT * {accounts} + actor AS pair, w
  FROM events JOIN weights USING (action) WHERE owner <> actor;
CREATE OR REPLACE TABLE shares AS
  SELECT day, actor, 1 / sqrt(count(DISTINCT pair // ({accounts} * {networks}))) AS sel FROM acts GROUP BY ALL;
CREATE OR REPLACE TABLE pairs AS
  SELECT pair, pair // {accounts} AS cell, 0::DOUBLE AS v FROM (SELECT DISTINCT pair FROM acts) ORDER BY pair;
CREATE OR REPLACE TABLE credits AS
  SELECT day, actor, pairs.rowid AS id, sum(w) * any_value(sel) AS ws
  FROM acts JOIN shares USING (day, actor) JOIN pairs USING (pair) GROUP BY ALL ORDER BY day;
CREATE OR REPLACE TABLE posts AS
  SELECT day, owner * {networks} + network AS cell, count(*) AS n FROM events WHERE action = {post} GROUP BY ALL ORDER BY day;
CREATE OR REPLACE TABLE followers AS
  SELECT day, cell, count(*) AS n
  FROM (SELECT min(day) AS day, owner * {networks} + network AS cell FROM events WHERE action = {follow} GROUP BY owner, network, actor)
  GROUP BY ALL ORDER BY day;
CREATE OR REPLACE TABLE cells AS
  SELECT range AS cell, 0::DOUBLE AS p, 0::DOUBLE AS f FROM range({accounts} * {networks});
CREATE OR REPLACE TABLE shown AS SELECT range::INTEGER AS account, {bottom}::DOUBLE AS shown FROM range({accounts});
CREATE OR REPLACE TABLE nothing AS SELECT 0 AS id, 0::DOUBLE AS c LIMIT 0;
CREATE OR REPLACE TABLE results (account INTEGER, day INTEGER, result DOUBLE, score DOUBLE);

-- @day
CREATE OR REPLACE TABLE day{day} AS
  SELECT id, sum(ws * (0.5 + shown / {top})) * {growth} AS c FROM credits JOIN shown ON actor = account WHERE day = {day} GROUP BY id;
UPDATE pairs SET v = v + c FROM day{day} WHERE pairs.rowid = id;
UPDATE pairs SET v = v - c FROM {gone} WHERE pairs.rowid = id;
CREATE OR REPLACE TABLE today AS
  SELECT cell, sum(ln(1 + greatest(v, 0) / {growth})) / ln(2) AS u, sum(v) / {growth} AS x FROM pairs GROUP BY cell;
CREATE OR REPLACE TABLE cells AS
  SELECT cell, p + coalesce(come.n, 0) - coalesce(gone.n, 0) AS p, f + coalesce(new.n, 0) AS f
  FROM cells LEFT JOIN (FROM posts WHERE day = {day}) come USING (cell)
    LEFT JOIN (FROM posts WHERE day = {day} - {window}) gone USING (cell)
    LEFT JOIN (FROM followers WHERE day = {day}) new USING (cell);
CREATE OR REPLACE TABLE scored AS
  SELECT account::INTEGER AS account, r, {score} AS score FROM (
    SELECT cell // {networks} AS account,
      sqrt(sum(pow({bU} * ln(1 + coalesce(u, 0)) + {bQ} * ln(1 + greatest(coalesce(x, 0), 0) / (p + {k0})) + {bF} * ln(1 + f), 2))) AS r
    FROM cells LEFT JOIN today USING (cell) GROUP BY 1);
INSERT INTO results SELECT account, {day}, r, score FROM scored;
CREATE OR REPLACE TABLE shown AS SELECT account, round_even(score / {step}, 0) * {step} AS shown FROM scored;
