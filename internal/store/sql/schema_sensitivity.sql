-- What the verdicts under the main scorer hang on, as the report has it: only what
-- was found with the inputs of the run. Every probe was judged as a run is.

CREATE TABLE sensitivities (
  experiment  VARCHAR NOT NULL,
  scorer      VARCHAR NOT NULL,
  outdated    VARCHAR,
  whole       BOOLEAN,
  anchors     VARCHAR,
  exploratory VARCHAR
);
COMMENT ON TABLE sensitivities IS 'Of which experiments it was sought what the verdicts under the main scorer hang on, by run --sweep or sensitivity. The tables of tipping points, perturbations and exchange rates hold what was found.';
COMMENT ON COLUMN sensitivities.experiment IS 'The experiment.';
COMMENT ON COLUMN sensitivities.scorer IS 'The main scorer.';
COMMENT ON COLUMN sensitivities.outdated IS 'What is another one by now, where it was sought with other inputs than those of the run: spec, dataset, scorer or program. Nothing of it is here then; NULL where it fits.';
COMMENT ON COLUMN sensitivities.whole IS 'Whether constants of ours and exchange rates were tried as well, not tipping points alone; NULL where it is outdated.';
COMMENT ON COLUMN sensitivities.anchors IS 'What became of the scale where the half-life was varied; NULL where it is outdated.';
COMMENT ON COLUMN sensitivities.exploratory IS 'Why it confirms nothing, as "not locked"; NULL where it was locked, or is outdated.';

CREATE TABLE tipping_points (
  experiment  VARCHAR NOT NULL,
  scorer      VARCHAR NOT NULL,
  position    INTEGER NOT NULL,
  claim       VARCHAR NOT NULL,
  constant    VARCHAR NOT NULL,
  value       DOUBLE NOT NULL,
  low         DOUBLE NOT NULL,
  high        DOUBLE NOT NULL,
  reference   DOUBLE,
  verdict     VARCHAR NOT NULL,
  estimate    DOUBLE,
  says        VARCHAR NOT NULL,
  flips_when  VARCHAR,
  holds_while VARCHAR
);
COMMENT ON TABLE tipping_points IS 'The verdict of a claim along a constant, all else being as it is: one row per claim that the spec names in tipping.';
COMMENT ON COLUMN tipping_points.experiment IS 'The experiment.';
COMMENT ON COLUMN tipping_points.scorer IS 'The main scorer.';
COMMENT ON COLUMN tipping_points.position IS 'The place in the spec, from 1.';
COMMENT ON COLUMN tipping_points.claim IS 'The claim whose verdict is followed.';
COMMENT ON COLUMN tipping_points.constant IS 'Along which constant: scorer. or world., and its path in the file of the scorer or the dataset.';
COMMENT ON COLUMN tipping_points.value IS 'What the constant is.';
COMMENT ON COLUMN tipping_points.low IS 'The least value that was tried.';
COMMENT ON COLUMN tipping_points.high IS 'The greatest.';
COMMENT ON COLUMN tipping_points.reference IS 'What the sentences tell it as a share of: the weight of a comment; NULL where they tell it in its own unit.';
COMMENT ON COLUMN tipping_points.verdict IS 'The verdict with the constant as it is.';
COMMENT ON COLUMN tipping_points.estimate IS 'The effect with the constant as it is, in points.';
COMMENT ON COLUMN tipping_points.says IS 'All of it in a sentence.';
COMMENT ON COLUMN tipping_points.flips_when IS 'The flip nearest to what the constant is; NULL where there is none.';
COMMENT ON COLUMN tipping_points.holds_while IS 'Within which values the verdict is what it is; NULL where it flips nowhere.';

CREATE TABLE tipping_flips (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  claim      VARCHAR NOT NULL,
  constant   VARCHAR NOT NULL,
  position   INTEGER NOT NULL,
  low        DOUBLE NOT NULL,
  high       DOUBLE NOT NULL,
  below      VARCHAR NOT NULL,
  above      VARCHAR NOT NULL
);
COMMENT ON TABLE tipping_flips IS 'Where the verdict of a claim flips along a constant.';
COMMENT ON COLUMN tipping_flips.experiment IS 'The experiment.';
COMMENT ON COLUMN tipping_flips.scorer IS 'The main scorer.';
COMMENT ON COLUMN tipping_flips.claim IS 'The claim.';
COMMENT ON COLUMN tipping_flips.constant IS 'The constant.';
COMMENT ON COLUMN tipping_flips.position IS 'The order, from 1, the lowest first.';
COMMENT ON COLUMN tipping_flips.low IS 'A value below the flip.';
COMMENT ON COLUMN tipping_flips.high IS 'A value above it.';
COMMENT ON COLUMN tipping_flips.below IS 'The verdict at the former.';
COMMENT ON COLUMN tipping_flips.above IS 'The verdict at the latter.';

CREATE TABLE tipping_probes (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  claim      VARCHAR NOT NULL,
  constant   VARCHAR NOT NULL,
  position   INTEGER NOT NULL,
  value      DOUBLE NOT NULL,
  verdict    VARCHAR,
  estimate   DOUBLE,
  low        DOUBLE,
  high       DOUBLE,
  refused    VARCHAR
);
COMMENT ON TABLE tipping_probes IS 'The claim of a tipping point at every value of the constant that was tried.';
COMMENT ON COLUMN tipping_probes.experiment IS 'The experiment.';
COMMENT ON COLUMN tipping_probes.scorer IS 'The main scorer.';
COMMENT ON COLUMN tipping_probes.claim IS 'The claim.';
COMMENT ON COLUMN tipping_probes.constant IS 'The constant.';
COMMENT ON COLUMN tipping_probes.position IS 'The order, from 1, the lowest value first.';
COMMENT ON COLUMN tipping_probes.value IS 'The value that was tried.';
COMMENT ON COLUMN tipping_probes.verdict IS 'The verdict there; NULL where no experiment could be made.';
COMMENT ON COLUMN tipping_probes.estimate IS 'The effect there, in points.';
COMMENT ON COLUMN tipping_probes.low IS 'The lower end of its interval.';
COMMENT ON COLUMN tipping_probes.high IS 'The upper end.';
COMMENT ON COLUMN tipping_probes.refused IS 'Why no experiment could be made there; NULL where one could.';

CREATE TABLE perturbed_constants (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  position   INTEGER NOT NULL,
  constant   VARCHAR NOT NULL,
  value      VARCHAR NOT NULL,
  source     VARCHAR NOT NULL,
  tried      BOOLEAN NOT NULL,
  low        DOUBLE,
  high       DOUBLE,
  note       VARCHAR
);
COMMENT ON TABLE perturbed_constants IS 'Every constant of ours, of the main scorer and of the world, and the two values at which it was tried.';
COMMENT ON COLUMN perturbed_constants.experiment IS 'The experiment.';
COMMENT ON COLUMN perturbed_constants.scorer IS 'The main scorer.';
COMMENT ON COLUMN perturbed_constants.position IS 'The order, from 1.';
COMMENT ON COLUMN perturbed_constants.constant IS 'The constant: scorer. or world., and its path in the file of the scorer or the dataset.';
COMMENT ON COLUMN perturbed_constants.value IS 'What it is, as the file writes it.';
COMMENT ON COLUMN perturbed_constants.source IS 'What is said of it there.';
COMMENT ON COLUMN perturbed_constants.tried IS 'Whether it was tried.';
COMMENT ON COLUMN perturbed_constants.low IS 'Half of it, or as near as may be; NULL where it was not tried.';
COMMENT ON COLUMN perturbed_constants.high IS 'Half as much again, or as near as may be; NULL likewise.';
COMMENT ON COLUMN perturbed_constants.note IS 'Where these are not ±50 %, or why it was not tried; else NULL.';

CREATE TABLE perturbations (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  constant   VARCHAR NOT NULL,
  side       VARCHAR NOT NULL,
  value      DOUBLE NOT NULL,
  position   INTEGER NOT NULL,
  claim      VARCHAR NOT NULL,
  verdict    VARCHAR,
  estimate   DOUBLE,
  flips      BOOLEAN
);
COMMENT ON TABLE perturbations IS 'Every claim at the two values of every constant of ours that was tried.';
COMMENT ON COLUMN perturbations.experiment IS 'The experiment.';
COMMENT ON COLUMN perturbations.scorer IS 'The main scorer.';
COMMENT ON COLUMN perturbations.constant IS 'The constant.';
COMMENT ON COLUMN perturbations.side IS 'low or high: half of what the constant is, or half as much again.';
COMMENT ON COLUMN perturbations.value IS 'The constant there.';
COMMENT ON COLUMN perturbations.position IS 'The place of the claim in the spec, from 1.';
COMMENT ON COLUMN perturbations.claim IS 'The claim.';
COMMENT ON COLUMN perturbations.verdict IS 'Its verdict there; NULL where no experiment could be made.';
COMMENT ON COLUMN perturbations.estimate IS 'Its effect there, in points.';
COMMENT ON COLUMN perturbations.flips IS 'Whether the verdict is another than with the constant as it is; NULL where there is none.';

CREATE TABLE exchange_rates (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  position   INTEGER NOT NULL,
  action     VARCHAR NOT NULL,
  n          INTEGER NOT NULL,
  worth_in   VARCHAR NOT NULL,
  worth      DOUBLE,
  low        DOUBLE,
  high       DOUBLE,
  method     VARCHAR NOT NULL,
  network    VARCHAR NOT NULL,
  arm        VARCHAR NOT NULL,
  control    VARCHAR NOT NULL,
  metric     VARCHAR NOT NULL,
  most       INTEGER NOT NULL,
  says       VARCHAR NOT NULL
);
COMMENT ON TABLE exchange_rates IS 'What a number of acts of one action is worth in acts of another: how many of the latter move the metric as much.';
COMMENT ON COLUMN exchange_rates.experiment IS 'The experiment.';
COMMENT ON COLUMN exchange_rates.scorer IS 'The main scorer.';
COMMENT ON COLUMN exchange_rates.position IS 'The order, from 1.';
COMMENT ON COLUMN exchange_rates.action IS 'An action that an arm adds.';
COMMENT ON COLUMN exchange_rates.n IS 'How many of it.';
COMMENT ON COLUMN exchange_rates.worth_in IS 'The action in which it is told.';
COMMENT ON COLUMN exchange_rates.worth IS 'How many of the latter do what n of the former do; NULL where no number does.';
COMMENT ON COLUMN exchange_rates.low IS 'The lower end of its 95 % interval over worlds.';
COMMENT ON COLUMN exchange_rates.high IS 'The upper end.';
COMMENT ON COLUMN exchange_rates.method IS 'How the worlds were brought together.';
COMMENT ON COLUMN exchange_rates.network IS 'The subjects'' network.';
COMMENT ON COLUMN exchange_rates.arm IS 'The arm that adds the former.';
COMMENT ON COLUMN exchange_rates.control IS 'The arm without.';
COMMENT ON COLUMN exchange_rates.metric IS 'What was compared.';
COMMENT ON COLUMN exchange_rates.most IS 'How many of the latter every subject could be given, in the world where they are fewest.';
COMMENT ON COLUMN exchange_rates.says IS 'All of it in a sentence.';

CREATE TABLE unit_exchange_rates (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  position   INTEGER NOT NULL,
  unit       VARCHAR NOT NULL,
  effect     DOUBLE NOT NULL,
  worth      DOUBLE,
  most       INTEGER NOT NULL,
  beyond     BOOLEAN NOT NULL
);
COMMENT ON TABLE unit_exchange_rates IS 'What exchange_rates rests on, unit by unit.';
COMMENT ON COLUMN unit_exchange_rates.experiment IS 'The experiment.';
COMMENT ON COLUMN unit_exchange_rates.scorer IS 'The main scorer.';
COMMENT ON COLUMN unit_exchange_rates.position IS 'That of the rate in exchange_rates.';
COMMENT ON COLUMN unit_exchange_rates.unit IS 'The world, or the log.';
COMMENT ON COLUMN unit_exchange_rates.effect IS 'What n acts of the action do there, in points.';
COMMENT ON COLUMN unit_exchange_rates.worth IS 'How many of the other do as much; NULL where no number does.';
COMMENT ON COLUMN unit_exchange_rates.most IS 'How many of the other every subject could be given there.';
COMMENT ON COLUMN unit_exchange_rates.beyond IS 'Whether even that many do less.';
