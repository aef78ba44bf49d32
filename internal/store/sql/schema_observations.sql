-- What a run saw: the rows of its shards.

CREATE TABLE observations (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  unit       VARCHAR NOT NULL,
  arm        VARCHAR NOT NULL,
  account    VARCHAR NOT NULL,
  day        INTEGER NOT NULL,
  score      DOUBLE NOT NULL,
  displayed  DOUBLE NOT NULL
);
COMMENT ON TABLE observations IS 'Every score of every subject: the raw numbers. A scorer of the graph that is not the main one has only the days that a claim needs.';
COMMENT ON COLUMN observations.experiment IS 'The experiment.';
COMMENT ON COLUMN observations.scorer IS 'The scorer.';
COMMENT ON COLUMN observations.unit IS 'The world, or the log.';
COMMENT ON COLUMN observations.arm IS 'The arm.';
COMMENT ON COLUMN observations.account IS 'The subject. Accounts of different worlds are not the same, whatever their names.';
COMMENT ON COLUMN observations.day IS 'The day; 0 is the first measured one.';
COMMENT ON COLUMN observations.score IS 'The score at the end of the day, in points.';
COMMENT ON COLUMN observations.displayed IS 'The score as shown, rounded to the scale''s step.';

CREATE TABLE outcomes (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR,
  unit       VARCHAR NOT NULL,
  arm        VARCHAR NOT NULL,
  account    VARCHAR,
  metric     VARCHAR NOT NULL,
  value      DOUBLE NOT NULL
);
COMMENT ON TABLE outcomes IS 'Metrics that are not read off the scores of a subject, by subject and arm: the raw numbers.';
COMMENT ON COLUMN outcomes.experiment IS 'The experiment.';
COMMENT ON COLUMN outcomes.scorer IS 'The scorer that says it; NULL where none has a say in it.';
COMMENT ON COLUMN outcomes.unit IS 'The world, or the log.';
COMMENT ON COLUMN outcomes.arm IS 'The arm.';
COMMENT ON COLUMN outcomes.account IS 'The subject; NULL where it is a number of the whole world.';
COMMENT ON COLUMN outcomes.metric IS 'The metric; beside a score of receivers also "<metric>, displayed".';
COMMENT ON COLUMN outcomes.value IS 'Its value, in the unit of the metric; of perk-eligible 1 where topic and place suit, whatever the score, else 0.';

CREATE TABLE footprints (
  experiment VARCHAR NOT NULL,
  unit       VARCHAR NOT NULL,
  arm        VARCHAR NOT NULL,
  account    VARCHAR NOT NULL,
  removed    INTEGER NOT NULL,
  added      INTEGER NOT NULL
);
COMMENT ON TABLE footprints IS 'How many events an arm changed for a subject.';
COMMENT ON COLUMN footprints.experiment IS 'The experiment.';
COMMENT ON COLUMN footprints.unit IS 'The world, or the log.';
COMMENT ON COLUMN footprints.arm IS 'The arm.';
COMMENT ON COLUMN footprints.account IS 'The subject.';
COMMENT ON COLUMN footprints.removed IS 'Events taken out.';
COMMENT ON COLUMN footprints.added IS 'Events put in.';

CREATE TABLE unit_origins (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  unit       VARCHAR NOT NULL,
  arm        VARCHAR NOT NULL,
  day        INTEGER NOT NULL,
  action     VARCHAR NOT NULL,
  network    VARCHAR NOT NULL,
  account    VARCHAR,
  value      DOUBLE NOT NULL
);
COMMENT ON TABLE unit_origins IS 'What origins rests on, unit by unit.';
COMMENT ON COLUMN unit_origins.experiment IS 'The experiment.';
COMMENT ON COLUMN unit_origins.scorer IS 'The scorer.';
COMMENT ON COLUMN unit_origins.unit IS 'The world, or the log.';
COMMENT ON COLUMN unit_origins.arm IS 'The arm.';
COMMENT ON COLUMN unit_origins.day IS 'The day.';
COMMENT ON COLUMN unit_origins.action IS 'The action that was left out.';
COMMENT ON COLUMN unit_origins.network IS 'The network on which it was.';
COMMENT ON COLUMN unit_origins.account IS 'The subject; NULL where the value is the unit''s.';
COMMENT ON COLUMN unit_origins.value IS 'What is missing without it, in points.';

CREATE TABLE facts (
  experiment VARCHAR NOT NULL,
  unit       VARCHAR NOT NULL,
  name       VARCHAR NOT NULL,
  text       VARCHAR NOT NULL
);
COMMENT ON TABLE facts IS 'What else was noted of a unit, such as how many accounts were eligible and what the probes said.';
COMMENT ON COLUMN facts.experiment IS 'The experiment.';
COMMENT ON COLUMN facts.unit IS 'The world, or the log.';
COMMENT ON COLUMN facts.name IS 'What is noted.';
COMMENT ON COLUMN facts.text IS 'What it is.';
