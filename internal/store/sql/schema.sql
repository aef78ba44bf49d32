-- The results of all experiments. A run takes the place of the earlier run of
-- its experiment, so "experiment" leads every key; there are no indexes, since
-- every table is small or read in whole.

CREATE TABLE yardstick_schema (version INTEGER NOT NULL);
COMMENT ON TABLE yardstick_schema IS 'The version of these tables, in one row.';
COMMENT ON COLUMN yardstick_schema.version IS 'Raised whenever a table or a column changes its name or its meaning.';

CREATE TABLE runs (
  experiment         VARCHAR NOT NULL,
  run                VARCHAR NOT NULL,
  question           VARCHAR NOT NULL,
  source             VARCHAR[] NOT NULL,
  dataset            VARCHAR NOT NULL,
  units              VARCHAR[] NOT NULL,
  subjects           BIGINT NOT NULL,
  subjects_are       VARCHAR NOT NULL,
  warmup_days        INTEGER NOT NULL,
  measured_days      INTEGER NOT NULL,
  first_day          VARCHAR NOT NULL,
  days               INTEGER[] NOT NULL,
  seeds              UBIGINT[] NOT NULL,
  scorer_seed        UBIGINT NOT NULL,
  version            VARCHAR NOT NULL,
  program_sha256     VARCHAR NOT NULL,
  spec_sha256        VARCHAR NOT NULL,
  dataset_sha256     VARCHAR NOT NULL,
  libraries          VARCHAR[] NOT NULL,
  command            VARCHAR NOT NULL,
  lock_sha256        VARCHAR,
  exploratory        VARCHAR,
  finished           TIMESTAMP
);
COMMENT ON TABLE runs IS 'The last run of every experiment.';
COMMENT ON COLUMN runs.experiment IS 'The name of the experiment.';
COMMENT ON COLUMN runs.run IS 'A hash of what the run found, and of what its verdicts hang on: the same number means the same results.';
COMMENT ON COLUMN runs.question IS 'What the experiment asks.';
COMMENT ON COLUMN runs.source IS 'Rows of the list of claims that the question comes from.';
COMMENT ON COLUMN runs.dataset IS 'The activity that was replayed.';
COMMENT ON COLUMN runs.units IS 'The worlds, or the one log.';
COMMENT ON COLUMN runs.subjects IS 'Accounts watched in each world, or in the log.';
COMMENT ON COLUMN runs.subjects_are IS 'Who they are, in words.';
COMMENT ON COLUMN runs.warmup_days IS 'Days of activity before the first measured one.';
COMMENT ON COLUMN runs.measured_days IS 'Days of activity from day 0 on.';
COMMENT ON COLUMN runs.first_day IS 'The calendar day that is day 0.';
COMMENT ON COLUMN runs.days IS 'The days observed; day 0 is the first measured one.';
COMMENT ON COLUMN runs.seeds IS 'The seed of every world.';
COMMENT ON COLUMN runs.scorer_seed IS 'The seed of the scorers.';
COMMENT ON COLUMN runs.version IS 'The version of the program.';
COMMENT ON COLUMN runs.program_sha256 IS 'The hash of the executable.';
COMMENT ON COLUMN runs.spec_sha256 IS 'The hash of the spec, written out in one canonical way.';
COMMENT ON COLUMN runs.dataset_sha256 IS 'The hash of the world''s settings or of the log''s bytes.';
COMMENT ON COLUMN runs.libraries IS 'Modules that the numbers hang on, with their versions.';
COMMENT ON COLUMN runs.command IS 'The command that repeats the run.';
COMMENT ON COLUMN runs.lock_sha256 IS 'The hash of the lock that the run was held to; NULL without one.';
COMMENT ON COLUMN runs.exploratory IS 'Why the run confirms nothing, as "not locked"; NULL for a run of what was locked.';
COMMENT ON COLUMN runs.finished IS 'When the run ended (UTC); NULL where nobody said.';

CREATE TABLE datasets (
  experiment VARCHAR NOT NULL,
  dataset    VARCHAR NOT NULL,
  says       VARCHAR NOT NULL,
  kind       VARCHAR NOT NULL,
  licence    VARCHAR,
  credit     VARCHAR,
  events     BIGINT NOT NULL,
  accounts   BIGINT NOT NULL,
  networks   VARCHAR[] NOT NULL
);
COMMENT ON TABLE datasets IS 'The dataset of every run, as it was then.';
COMMENT ON COLUMN datasets.experiment IS 'The experiment that replayed it.';
COMMENT ON COLUMN datasets.dataset IS 'Its name.';
COMMENT ON COLUMN datasets.says IS 'What it is, in words.';
COMMENT ON COLUMN datasets.kind IS '"world" (invented from a seed) or "log" (captured).';
COMMENT ON COLUMN datasets.licence IS 'The licence of a captured log.';
COMMENT ON COLUMN datasets.credit IS 'Whom to name when using a captured log.';
COMMENT ON COLUMN datasets.events IS 'Events in the log, or on average in a world.';
COMMENT ON COLUMN datasets.accounts IS 'Accounts in it.';
COMMENT ON COLUMN datasets.networks IS 'The networks in it.';

CREATE TABLE arms (
  experiment     VARCHAR NOT NULL,
  position       INTEGER NOT NULL,
  arm            VARCHAR NOT NULL,
  base           VARCHAR,
  says           VARCHAR NOT NULL,
  events_removed DOUBLE NOT NULL,
  events_added   DOUBLE NOT NULL
);
COMMENT ON TABLE arms IS 'The conditions compared.';
COMMENT ON COLUMN arms.experiment IS 'The experiment.';
COMMENT ON COLUMN arms.position IS 'The place in the spec, from 1.';
COMMENT ON COLUMN arms.arm IS 'The name of the arm.';
COMMENT ON COLUMN arms.base IS 'The arm it starts from; NULL for the untouched activity.';
COMMENT ON COLUMN arms.says IS 'What it changes, in words.';
COMMENT ON COLUMN arms.events_removed IS 'Events taken out for a subject, on average.';
COMMENT ON COLUMN arms.events_added IS 'Events put in for a subject, on average.';

CREATE TABLE metrics (
  experiment  VARCHAR NOT NULL,
  position    INTEGER NOT NULL,
  metric      VARCHAR NOT NULL,
  quantity    VARCHAR NOT NULL,
  unit        VARCHAR NOT NULL,
  needs_score BOOLEAN NOT NULL,
  before_day  INTEGER,
  from_day    INTEGER,
  day         INTEGER NOT NULL,
  says        VARCHAR NOT NULL
);
COMMENT ON TABLE metrics IS 'What is measured of an account.';
COMMENT ON COLUMN metrics.experiment IS 'The experiment.';
COMMENT ON COLUMN metrics.position IS 'The place in the spec, from 1.';
COMMENT ON COLUMN metrics.metric IS 'The name of the metric.';
COMMENT ON COLUMN metrics.quantity IS 'What is measured: "score" or "displayed", a column of observations, or what stands in outcomes, as "score of receivers".';
COMMENT ON COLUMN metrics.unit IS 'What it is counted in, as "points" or "reactions".';
COMMENT ON COLUMN metrics.needs_score IS 'Whether a scorer has a say in it; if not, it is the same under every scorer.';
COMMENT ON COLUMN metrics.before_day IS 'Where the metric is a change: the day whose value is taken away.';
COMMENT ON COLUMN metrics.from_day IS 'Where the metric is a sum over days: the first of them.';
COMMENT ON COLUMN metrics.day IS 'The day whose value it is; of a sum, the last.';
COMMENT ON COLUMN metrics.says IS 'The metric in words.';

CREATE TABLE scorers (
  experiment VARCHAR NOT NULL,
  position   INTEGER NOT NULL,
  scorer     VARCHAR NOT NULL,
  says       VARCHAR NOT NULL,
  low        DOUBLE NOT NULL,
  high       DOUBLE NOT NULL,
  step       DOUBLE NOT NULL,
  set_on     VARCHAR[] NOT NULL,
  verdict    VARCHAR NOT NULL,
  supported  INTEGER NOT NULL,
  claims     INTEGER NOT NULL
);
COMMENT ON TABLE scorers IS 'The scorers of every experiment and their verdict on it.';
COMMENT ON COLUMN scorers.experiment IS 'The experiment.';
COMMENT ON COLUMN scorers.position IS 'The place in the spec, from 1: the first is the main one.';
COMMENT ON COLUMN scorers.scorer IS 'The name of the scorer.';
COMMENT ON COLUMN scorers.says IS 'What it is, in words.';
COMMENT ON COLUMN scorers.low IS 'The bottom of its scale, in its points.';
COMMENT ON COLUMN scorers.high IS 'The top of its scale.';
COMMENT ON COLUMN scorers.step IS 'One displayed step, in points.';
COMMENT ON COLUMN scorers.set_on IS 'Rows of the list of claims that its settings were chosen by.';
COMMENT ON COLUMN scorers.verdict IS 'VOID if any claim is, else REFUTED, else INCONCLUSIVE, else SUPPORTED.';
COMMENT ON COLUMN scorers.supported IS 'How many claims were SUPPORTED.';
COMMENT ON COLUMN scorers.claims IS 'Of how many.';

CREATE TABLE constants (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  path       VARCHAR NOT NULL,
  value      VARCHAR NOT NULL,
  source     VARCHAR NOT NULL
);
COMMENT ON TABLE constants IS 'The numbers of a scorer, and of the world, that no source gives.';
COMMENT ON COLUMN constants.experiment IS 'The experiment.';
COMMENT ON COLUMN constants.scorer IS 'The scorer; empty for the settings of the world.';
COMMENT ON COLUMN constants.path IS 'The place of the number in the file of the scorer or the dataset.';
COMMENT ON COLUMN constants.value IS 'The number, as the file writes it.';
COMMENT ON COLUMN constants.source IS 'What is said of it there.';

CREATE TABLE hashes (
  experiment VARCHAR NOT NULL,
  kind       VARCHAR NOT NULL,
  name       VARCHAR NOT NULL,
  sha256     VARCHAR NOT NULL
);
COMMENT ON TABLE hashes IS 'What the run was made of.';
COMMENT ON COLUMN hashes.experiment IS 'The experiment.';
COMMENT ON COLUMN hashes.kind IS '"preset" or "shard".';
COMMENT ON COLUMN hashes.name IS 'The name of the scorer''s preset or of the shard.';
COMMENT ON COLUMN hashes.sha256 IS 'SHA-256 in hexadecimal.';
