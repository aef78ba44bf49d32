-- What a run found.

CREATE TABLE claims (
  experiment       VARCHAR NOT NULL,
  scorer           VARCHAR NOT NULL,
  position         INTEGER NOT NULL,
  claim            VARCHAR NOT NULL,
  says             VARCHAR NOT NULL,
  source           VARCHAR[] NOT NULL,
  type             VARCHAR NOT NULL,
  estimand         VARCHAR NOT NULL,
  control          VARCHAR,
  treated          VARCHAR NOT NULL,
  metric           VARCHAR NOT NULL,
  metric_unit      VARCHAR NOT NULL,
  needs_score      BOOLEAN NOT NULL,
  verdict          VARCHAR NOT NULL,
  path             VARCHAR,
  by_construction  VARCHAR[] NOT NULL,
  n                INTEGER NOT NULL,
  planned          INTEGER NOT NULL,
  estimate         DOUBLE,
  control_mean     DOUBLE,
  treated_mean     DOUBLE,
  low              DOUBLE,
  high             DOUBLE,
  level            DOUBLE,
  low_90           DOUBLE,
  high_90          DOUBLE,
  p                DOUBLE,
  p_refutes        DOUBLE,
  p_holm           DOUBLE,
  p_refutes_holm   DOUBLE,
  family           INTEGER NOT NULL,
  flip_p           DOUBLE,
  flip_p_refutes   DOUBLE,
  boot_p           DOUBLE,
  boot_p_refutes   DOUBLE,
  page_l           DOUBLE,
  hedges_g         DOUBLE,
  skew             DOUBLE,
  relative         DOUBLE,
  margin           DOUBLE,
  margin_because   VARCHAR,
  min_effect       DOUBLE,
  observed         DOUBLE,
  percentile       DOUBLE,
  equals           DOUBLE,
  than             DOUBLE,
  sensitive_to     VARCHAR,
  tolerance        DOUBLE NOT NULL,
  quantiles        DOUBLE[] NOT NULL,
  down             DOUBLE,
  same             DOUBLE,
  up               DOUBLE,
  moved            INTEGER NOT NULL,
  moved_unit       VARCHAR,
  moved_account    VARCHAR,
  moved_day        INTEGER,
  moved_by         DOUBLE,
  settle           INTEGER NOT NULL,
  reason           VARCHAR,
  sentence         VARCHAR NOT NULL
);
COMMENT ON TABLE claims IS 'What became of every claim under every scorer. Numbers are in points of that scorer, or in the unit of the metric; one that does not exist is NULL.';
COMMENT ON COLUMN claims.experiment IS 'The experiment.';
COMMENT ON COLUMN claims.scorer IS 'The scorer judged.';
COMMENT ON COLUMN claims.position IS 'The place in the spec, from 1.';
COMMENT ON COLUMN claims.claim IS 'The name of the claim.';
COMMENT ON COLUMN claims.says IS 'The claim in its author''s words.';
COMMENT ON COLUMN claims.source IS 'Rows of the list of claims that it comes from.';
COMMENT ON COLUMN claims.type IS 'invariant, equivalent, increases, decreases, not_increases, not_decreases, ordered, exactly, reproduces or exceeds.';
COMMENT ON COLUMN claims.estimand IS '"contrast" (treated less control), "before-after" (after less before, in one arm) or "level" (one arm on one day).';
COMMENT ON COLUMN claims.control IS 'The arm compared against; NULL for a before–after.';
COMMENT ON COLUMN claims.treated IS 'The arm that the claim is about.';
COMMENT ON COLUMN claims.metric IS 'The metric compared.';
COMMENT ON COLUMN claims.metric_unit IS 'What its numbers are counted in, as "points" or "reactions".';
COMMENT ON COLUMN claims.needs_score IS 'Whether a scorer has a say in it; if not, the verdict is the same under every scorer.';
COMMENT ON COLUMN claims.verdict IS 'SUPPORTED, REFUTED, INCONCLUSIVE or VOID.';
COMMENT ON COLUMN claims.path IS 'How it was reached: "t" and sign flips, "trend" over doses, "exact", "census" of a log, "pooled" subjects.';
COMMENT ON COLUMN claims.by_construction IS 'Rows that the scorer was set on: where there are any, the verdict proves nothing about the world.';
COMMENT ON COLUMN claims.n IS 'Units judged: worlds, accounts (census) or subjects (pooled).';
COMMENT ON COLUMN claims.planned IS 'Units there should be.';
COMMENT ON COLUMN claims.estimate IS 'The mean difference; of a reproduction, the median change.';
COMMENT ON COLUMN claims.control_mean IS 'The mean of the control.';
COMMENT ON COLUMN claims.treated_mean IS 'The mean of the treated arm.';
COMMENT ON COLUMN claims.low IS 'The lower end of the interval: two-sided 95 %; of a reproduction the central 90 % of the subjects.';
COMMENT ON COLUMN claims.high IS 'The upper end of the interval.';
COMMENT ON COLUMN claims.level IS 'The level of the interval.';
COMMENT ON COLUMN claims.low_90 IS 'The lower end of the two-sided 90 % interval.';
COMMENT ON COLUMN claims.high_90 IS 'The upper end of the two-sided 90 % interval.';
COMMENT ON COLUMN claims.p IS 'The one-sided p for SUPPORTED, unadjusted.';
COMMENT ON COLUMN claims.p_refutes IS 'The one-sided p for REFUTED, unadjusted.';
COMMENT ON COLUMN claims.p_holm IS 'p after Holm''s correction over the claims tested together; the verdict rests on it.';
COMMENT ON COLUMN claims.p_refutes_holm IS 'p_refutes likewise.';
COMMENT ON COLUMN claims.family IS 'How many claims are tested together, this one counted; 0 where no p decides.';
COMMENT ON COLUMN claims.flip_p IS 'As p, by the sign-flip test.';
COMMENT ON COLUMN claims.flip_p_refutes IS 'As p_refutes, by the sign-flip test.';
COMMENT ON COLUMN claims.boot_p IS 'As p, by the bootstrap-t, where the differences are skewed.';
COMMENT ON COLUMN claims.boot_p_refutes IS 'As p_refutes, by the bootstrap-t.';
COMMENT ON COLUMN claims.page_l IS 'Page''s L, of an ordered claim.';
COMMENT ON COLUMN claims.hedges_g IS 'The standardised effect with Hedges'' correction.';
COMMENT ON COLUMN claims.skew IS 'The skewness of the differences.';
COMMENT ON COLUMN claims.relative IS 'The effect as a share of the control''s mean.';
COMMENT ON COLUMN claims.margin IS 'How near counts as the same.';
COMMENT ON COLUMN claims.margin_because IS 'Why this much does.';
COMMENT ON COLUMN claims.min_effect IS 'What an effect must exceed.';
COMMENT ON COLUMN claims.observed IS 'The one number that somebody saw.';
COMMENT ON COLUMN claims.percentile IS 'Its place among the subjects, in per cent.';
COMMENT ON COLUMN claims.equals IS 'The declared number, of an exactly claim.';
COMMENT ON COLUMN claims.than IS 'The number that the mean lies above, of an exceeds claim.';
COMMENT ON COLUMN claims.sensitive_to IS 'The claim that must show that the scorer would have moved.';
COMMENT ON COLUMN claims.tolerance IS 'How far a subject may be off and still count as unmoved.';
COMMENT ON COLUMN claims.quantiles IS 'Of a census: the least difference, those at 5, 25, 50, 75 and 95 % of the accounts, and the greatest.';
COMMENT ON COLUMN claims.down IS 'The share of subjects whose displayed score went down.';
COMMENT ON COLUMN claims.same IS 'The share whose displayed score stayed.';
COMMENT ON COLUMN claims.up IS 'The share whose displayed score went up.';
COMMENT ON COLUMN claims.moved IS 'Units where a subject moved (invariant), or was off the declared number (exactly).';
COMMENT ON COLUMN claims.moved_unit IS 'Where the greatest such move was: the world.';
COMMENT ON COLUMN claims.moved_account IS 'The account that moved most.';
COMMENT ON COLUMN claims.moved_day IS 'The day on which it did.';
COMMENT ON COLUMN claims.moved_by IS 'By how much.';
COMMENT ON COLUMN claims.settle IS 'Units that would settle an INCONCLUSIVE claim; 0 where none can be named.';
COMMENT ON COLUMN claims.reason IS 'Why it is INCONCLUSIVE or VOID, or what refuted an invariant or exactly claim.';
COMMENT ON COLUMN claims.sentence IS 'It all in one sentence.';

CREATE TABLE doses (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  claim      VARCHAR NOT NULL,
  position   INTEGER NOT NULL,
  arm        VARCHAR NOT NULL,
  dose       DOUBLE NOT NULL,
  mean       DOUBLE NOT NULL,
  low        DOUBLE,
  high       DOUBLE
);
COMMENT ON TABLE doses IS 'The metric at every dose of an ordered claim.';
COMMENT ON COLUMN doses.experiment IS 'The experiment.';
COMMENT ON COLUMN doses.scorer IS 'The scorer.';
COMMENT ON COLUMN doses.claim IS 'The claim.';
COMMENT ON COLUMN doses.position IS 'The order of the doses, from 1, the lowest first.';
COMMENT ON COLUMN doses.arm IS 'The arm.';
COMMENT ON COLUMN doses.dose IS 'How much was done in it.';
COMMENT ON COLUMN doses.mean IS 'The metric''s mean there.';
COMMENT ON COLUMN doses.low IS 'The lower end of its two-sided 95 % interval; NULL for a log.';
COMMENT ON COLUMN doses.high IS 'The upper end.';

CREATE TABLE effects (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  claim      VARCHAR NOT NULL,
  unit       VARCHAR NOT NULL,
  control    DOUBLE NOT NULL,
  treated    DOUBLE NOT NULL,
  difference DOUBLE NOT NULL,
  applicable BOOLEAN NOT NULL
);
COMMENT ON TABLE effects IS 'What every claim rests on: one row per unit.';
COMMENT ON COLUMN effects.experiment IS 'The experiment.';
COMMENT ON COLUMN effects.scorer IS 'The scorer.';
COMMENT ON COLUMN effects.claim IS 'The claim.';
COMMENT ON COLUMN effects.unit IS 'The world, or the account of a log.';
COMMENT ON COLUMN effects.control IS 'The metric''s mean in the control; 0 for a before–after.';
COMMENT ON COLUMN effects.treated IS 'The metric''s mean in the treated arm, or the change.';
COMMENT ON COLUMN effects.difference IS 'The effect in this unit.';
COMMENT ON COLUMN effects.applicable IS 'False where the intervention changed nothing here: the unit then counts neither for nor against.';

CREATE TABLE gates (
  experiment VARCHAR NOT NULL,
  position   INTEGER NOT NULL,
  gate       VARCHAR NOT NULL,
  passed     BOOLEAN NOT NULL,
  what       VARCHAR
);
COMMENT ON TABLE gates IS 'The checks that stand before any verdict.';
COMMENT ON COLUMN gates.experiment IS 'The experiment.';
COMMENT ON COLUMN gates.position IS 'The order of the checks, from 1.';
COMMENT ON COLUMN gates.gate IS 'determinism, pairing, footprint or residue.';
COMMENT ON COLUMN gates.passed IS 'Whether it passed.';
COMMENT ON COLUMN gates.what IS 'What failed, where, and what to do.';

CREATE TABLE curves (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  arm        VARCHAR NOT NULL,
  day        INTEGER NOT NULL,
  mean       DOUBLE NOT NULL,
  low        DOUBLE,
  high       DOUBLE
);
COMMENT ON TABLE curves IS 'The score of every arm over the days, as drawn in the report; of a scorer that was observed on all of them.';
COMMENT ON COLUMN curves.experiment IS 'The experiment.';
COMMENT ON COLUMN curves.scorer IS 'The scorer.';
COMMENT ON COLUMN curves.arm IS 'The arm.';
COMMENT ON COLUMN curves.day IS 'The day; 0 is the first measured one.';
COMMENT ON COLUMN curves.mean IS 'The mean over units, or over the accounts of a log.';
COMMENT ON COLUMN curves.low IS 'The lower end of its 95 % interval over worlds.';
COMMENT ON COLUMN curves.high IS 'The upper end.';

CREATE TABLE origins (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR NOT NULL,
  arm        VARCHAR NOT NULL,
  day        INTEGER NOT NULL,
  total      DOUBLE NOT NULL,
  action     VARCHAR NOT NULL,
  network    VARCHAR NOT NULL,
  value      DOUBLE NOT NULL
);
COMMENT ON TABLE origins IS 'Where an arm''s change against the untouched activity came from. Parts need not add up to the total: a score is not a sum.';
COMMENT ON COLUMN origins.experiment IS 'The experiment.';
COMMENT ON COLUMN origins.scorer IS 'The scorer.';
COMMENT ON COLUMN origins.arm IS 'The arm.';
COMMENT ON COLUMN origins.day IS 'The day.';
COMMENT ON COLUMN origins.total IS 'The whole change, in points.';
COMMENT ON COLUMN origins.action IS 'The action that was left out.';
COMMENT ON COLUMN origins.network IS 'The network on which it was.';
COMMENT ON COLUMN origins.value IS 'What is missing without it, in points.';

CREATE TABLE warnings (
  experiment VARCHAR NOT NULL,
  scorer     VARCHAR,
  claim      VARCHAR,
  position   INTEGER NOT NULL,
  warning    VARCHAR NOT NULL
);
COMMENT ON TABLE warnings IS 'Cautions that belong to a number or to a whole run.';
COMMENT ON COLUMN warnings.experiment IS 'The experiment.';
COMMENT ON COLUMN warnings.scorer IS 'The scorer of the claim; NULL where the whole run is meant.';
COMMENT ON COLUMN warnings.claim IS 'The claim; NULL where the whole run is meant.';
COMMENT ON COLUMN warnings.position IS 'The order, from 1.';
COMMENT ON COLUMN warnings.warning IS 'The caution.';
