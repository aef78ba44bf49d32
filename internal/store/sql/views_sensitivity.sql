CREATE VIEW activity_statements AS
SELECT experiment, scorer, s.unit, s.account, s.arm, s.day, g.state, g.role, g.action, g.network, g.n,
       g.points_before, g.points_after, g.points_after - g.points_before AS points, s.after - s.before AS of_a_change_of
FROM statements s JOIN statement_groups g USING (experiment, scorer)
ORDER BY experiment, scorer, g.position;
COMMENT ON VIEW activity_statements IS 'What moved the subject whose score moved most, the largest change first. The bottom of the scale is no part of it.';
COMMENT ON COLUMN activity_statements.experiment IS 'The experiment.';
COMMENT ON COLUMN activity_statements.scorer IS 'The main scorer.';
COMMENT ON COLUMN activity_statements.unit IS 'The subject''s world, or the log.';
COMMENT ON COLUMN activity_statements.account IS 'The subject.';
COMMENT ON COLUMN activity_statements.arm IS 'The arm.';
COMMENT ON COLUMN activity_statements.day IS 'The day.';
COMMENT ON COLUMN activity_statements.state IS 'put in, taken out or there anyway.';
COMMENT ON COLUMN activity_statements.role IS 'How it counts.';
COMMENT ON COLUMN activity_statements.action IS 'The action; NULL of what is no event.';
COMMENT ON COLUMN activity_statements.network IS 'The network; NULL of what a rank has anyway.';
COMMENT ON COLUMN activity_statements.n IS 'How many they are.';
COMMENT ON COLUMN activity_statements.points_before IS 'Their part of the score without the intervention.';
COMMENT ON COLUMN activity_statements.points_after IS 'Their part with it.';
COMMENT ON COLUMN activity_statements.points IS 'How much larger it is with it. The parts add up to the whole change.';
COMMENT ON COLUMN activity_statements.of_a_change_of IS 'The whole change.';

CREATE VIEW where_verdicts_flip AS
SELECT experiment, scorer, t.claim, t.verdict, t.constant, t.value, f.low, f.high, f.below, f.above, t.holds_while
FROM tipping_points t LEFT JOIN tipping_flips f USING (experiment, scorer, claim, constant)
ORDER BY experiment, scorer, t.position, f.position;
COMMENT ON VIEW where_verdicts_flip IS 'Where the verdicts of the main scorer flip along the constants that the spec names. A claim whose verdict flips nowhere is there once.';
COMMENT ON COLUMN where_verdicts_flip.experiment IS 'The experiment.';
COMMENT ON COLUMN where_verdicts_flip.scorer IS 'The main scorer.';
COMMENT ON COLUMN where_verdicts_flip.claim IS 'The claim.';
COMMENT ON COLUMN where_verdicts_flip.verdict IS 'Its verdict with the constant as it is.';
COMMENT ON COLUMN where_verdicts_flip.constant IS 'The constant.';
COMMENT ON COLUMN where_verdicts_flip.value IS 'What it is.';
COMMENT ON COLUMN where_verdicts_flip.low IS 'A value below the flip; NULL where there is none.';
COMMENT ON COLUMN where_verdicts_flip.high IS 'A value above it.';
COMMENT ON COLUMN where_verdicts_flip.below IS 'The verdict at the former.';
COMMENT ON COLUMN where_verdicts_flip.above IS 'The verdict at the latter.';
COMMENT ON COLUMN where_verdicts_flip.holds_while IS 'Within which values the verdict is what it is; NULL where it flips nowhere.';
