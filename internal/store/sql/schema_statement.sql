-- What moved the subject whose score moved most.

CREATE TABLE statements (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  unit       VARCHAR NOT NULL,
  account    VARCHAR NOT NULL,
  arm        VARCHAR NOT NULL,
  day        INTEGER NOT NULL,
  before     DOUBLE NOT NULL,
  after      DOUBLE NOT NULL,
  bottom     DOUBLE NOT NULL
);
COMMENT ON TABLE statements IS 'The subject whose score moved most: of all units, arms, subjects and days observed, the one on which the score lies furthest from that without the intervention. No row where none moved, or the scorer does not say what counts.';
COMMENT ON COLUMN statements.experiment IS 'The experiment.';
COMMENT ON COLUMN statements.scorer IS 'The main scorer.';
COMMENT ON COLUMN statements.unit IS 'The world, or the log.';
COMMENT ON COLUMN statements.account IS 'The subject.';
COMMENT ON COLUMN statements.arm IS 'The arm.';
COMMENT ON COLUMN statements.day IS 'The day; 0 is the first measured one.';
COMMENT ON COLUMN statements.before IS 'The score without the intervention, in points.';
COMMENT ON COLUMN statements.after IS 'The score with it.';
COMMENT ON COLUMN statements.bottom IS 'The bottom of the scale; the groups add up to what of the score lies above it.';

CREATE TABLE statement_groups (
  experiment    VARCHAR NOT NULL,
  scorer        VARCHAR NOT NULL,
  position      INTEGER NOT NULL,
  state         VARCHAR NOT NULL,
  role          VARCHAR NOT NULL,
  action        VARCHAR,
  network       VARCHAR,
  n             INTEGER NOT NULL,
  points_before DOUBLE NOT NULL,
  points_after  DOUBLE NOT NULL
);
COMMENT ON TABLE statement_groups IS 'All that counts in the score of a statement, added up by kind.';
COMMENT ON COLUMN statement_groups.experiment IS 'The experiment.';
COMMENT ON COLUMN statement_groups.scorer IS 'The main scorer.';
COMMENT ON COLUMN statement_groups.position IS 'The order, from 1: the largest change first.';
COMMENT ON COLUMN statement_groups.state IS 'put in, taken out or there anyway.';
COMMENT ON COLUMN statement_groups.role IS 'How it counts, as score --explain says it.';
COMMENT ON COLUMN statement_groups.action IS 'The action; NULL of what is no event: lists, followers, what a rank has anyway.';
COMMENT ON COLUMN statement_groups.network IS 'The network; NULL of what a rank has anyway.';
COMMENT ON COLUMN statement_groups.n IS 'How many they are.';
COMMENT ON COLUMN statement_groups.points_before IS 'Their part of the score without the intervention, in points.';
COMMENT ON COLUMN statement_groups.points_after IS 'Their part with it.';

CREATE TABLE statement_events (
  experiment    VARCHAR NOT NULL,
  scorer        VARCHAR NOT NULL,
  position      INTEGER NOT NULL,
  state         VARCHAR NOT NULL,
  role          VARCHAR NOT NULL,
  day           INTEGER NOT NULL,
  time          TIMESTAMP NOT NULL,
  network       VARCHAR NOT NULL,
  action        VARCHAR NOT NULL,
  actor         VARCHAR NOT NULL,
  object        VARCHAR,
  points_before DOUBLE NOT NULL,
  points_after  DOUBLE NOT NULL
);
COMMENT ON TABLE statement_events IS 'The single events of a statement whose part of the score changed most, at most twelve.';
COMMENT ON COLUMN statement_events.experiment IS 'The experiment.';
COMMENT ON COLUMN statement_events.scorer IS 'The main scorer.';
COMMENT ON COLUMN statement_events.position IS 'The order, from 1: the largest change first.';
COMMENT ON COLUMN statement_events.state IS 'put in, taken out or there anyway.';
COMMENT ON COLUMN statement_events.role IS 'How it counts, as score --explain says it.';
COMMENT ON COLUMN statement_events.day IS 'The day on which it happened.';
COMMENT ON COLUMN statement_events.time IS 'When (UTC).';
COMMENT ON COLUMN statement_events.network IS 'The network.';
COMMENT ON COLUMN statement_events.action IS 'What was done.';
COMMENT ON COLUMN statement_events.actor IS 'Who did it.';
COMMENT ON COLUMN statement_events.object IS 'To which post or list; NULL for none.';
COMMENT ON COLUMN statement_events.points_before IS 'Its part of the score without the intervention, in points.';
COMMENT ON COLUMN statement_events.points_after IS 'Its part with it.';
