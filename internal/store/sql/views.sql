-- Views with plain names, for people. Each has an order of its own that leaves
-- no two rows equal.

CREATE VIEW latest_runs AS
SELECT r.experiment, r.question, r.dataset, s.scorer, s.verdict, s.supported, s.claims, r.exploratory, r.command, r.finished, r.run
FROM runs r JOIN scorers s ON s.experiment = r.experiment AND s.position = 1
ORDER BY r.experiment;
COMMENT ON VIEW latest_runs IS 'Every experiment with the verdict of its main scorer.';
COMMENT ON COLUMN latest_runs.experiment IS 'The experiment.';
COMMENT ON COLUMN latest_runs.question IS 'What it asks.';
COMMENT ON COLUMN latest_runs.dataset IS 'The activity that was replayed.';
COMMENT ON COLUMN latest_runs.scorer IS 'The main scorer.';
COMMENT ON COLUMN latest_runs.verdict IS 'Its verdict on the whole experiment.';
COMMENT ON COLUMN latest_runs.supported IS 'How many claims were SUPPORTED.';
COMMENT ON COLUMN latest_runs.claims IS 'Of how many.';
COMMENT ON COLUMN latest_runs.exploratory IS 'Why the run confirms nothing; NULL for a run of what was locked.';
COMMENT ON COLUMN latest_runs.command IS 'The command that repeats the run.';
COMMENT ON COLUMN latest_runs.finished IS 'When the run ended (UTC); NULL where nobody said.';
COMMENT ON COLUMN latest_runs.run IS 'A hash of what the run found.';

CREATE VIEW verdicts AS
SELECT c.experiment, c.scorer, c.claim, c.says, c.type, c.control_mean AS control, c.treated_mean AS treated,
       c.estimate AS effect, c.low, c.high, c.down, c.same, c.up, c.n, c.verdict,
       len(c.by_construction) > 0 AS by_construction, r.exploratory, c.reason, c.sentence
FROM claims c
JOIN scorers s ON s.experiment = c.experiment AND s.scorer = c.scorer
JOIN runs r ON r.experiment = c.experiment
ORDER BY c.experiment, s.position, c.position;
COMMENT ON VIEW verdicts IS 'Every claim under every scorer with its verdict, in the order of the spec.';
COMMENT ON COLUMN verdicts.experiment IS 'The experiment.';
COMMENT ON COLUMN verdicts.scorer IS 'The scorer judged.';
COMMENT ON COLUMN verdicts.claim IS 'The name of the claim.';
COMMENT ON COLUMN verdicts.says IS 'The claim in its author''s words.';
COMMENT ON COLUMN verdicts.type IS 'What kind of statement it is.';
COMMENT ON COLUMN verdicts.control IS 'The mean of the control, in points; NULL for a before–after.';
COMMENT ON COLUMN verdicts.treated IS 'The mean of the treated arm.';
COMMENT ON COLUMN verdicts.effect IS 'The mean difference; of a reproduction, the median change.';
COMMENT ON COLUMN verdicts.low IS 'The lower end of its interval.';
COMMENT ON COLUMN verdicts.high IS 'The upper end of its interval.';
COMMENT ON COLUMN verdicts.down IS 'The share of subjects whose displayed score went down.';
COMMENT ON COLUMN verdicts.same IS 'The share whose displayed score stayed.';
COMMENT ON COLUMN verdicts.up IS 'The share whose displayed score went up.';
COMMENT ON COLUMN verdicts.n IS 'Units judged.';
COMMENT ON COLUMN verdicts.verdict IS 'SUPPORTED, REFUTED, INCONCLUSIVE or VOID.';
COMMENT ON COLUMN verdicts.by_construction IS 'Whether the scorer was set on the claim, so that the verdict proves nothing about the world.';
COMMENT ON COLUMN verdicts.exploratory IS 'Why the run confirms nothing; NULL for a run of what was locked.';
COMMENT ON COLUMN verdicts.reason IS 'Why it is INCONCLUSIVE or VOID, or what refuted it.';
COMMENT ON COLUMN verdicts.sentence IS 'It all in one sentence.';

CREATE VIEW claim_effects AS
SELECT e.experiment, e.scorer, e.claim, e.unit, e.control, e.treated, e.difference AS effect, c.verdict, c.margin
FROM effects e
JOIN claims c ON c.experiment = e.experiment AND c.scorer = e.scorer AND c.claim = e.claim
JOIN scorers s ON s.experiment = e.experiment AND s.scorer = e.scorer
WHERE e.applicable
ORDER BY e.experiment, s.position, c.position, e.rowid;
COMMENT ON VIEW claim_effects IS 'The effect in every world (or account of a log) that a claim rests on.';
COMMENT ON COLUMN claim_effects.experiment IS 'The experiment.';
COMMENT ON COLUMN claim_effects.scorer IS 'The scorer.';
COMMENT ON COLUMN claim_effects.claim IS 'The claim.';
COMMENT ON COLUMN claim_effects.unit IS 'The world, or the account.';
COMMENT ON COLUMN claim_effects.control IS 'The mean of the control here.';
COMMENT ON COLUMN claim_effects.treated IS 'The mean of the treated arm here.';
COMMENT ON COLUMN claim_effects.effect IS 'Their difference, in points.';
COMMENT ON COLUMN claim_effects.verdict IS 'The verdict over all units.';
COMMENT ON COLUMN claim_effects.margin IS 'How near counts as the same.';

CREATE VIEW scores AS
SELECT experiment, scorer, unit, arm, day, count(*) AS accounts,
       avg(score ORDER BY account) AS score, avg(displayed ORDER BY account) AS displayed
FROM observations
GROUP BY experiment, scorer, unit, arm, day
ORDER BY experiment, scorer, unit, arm, day;
COMMENT ON VIEW scores IS 'The mean score of every arm by unit and day. The mean is taken in a fixed order, so that its last digit is always the same.';
COMMENT ON COLUMN scores.experiment IS 'The experiment.';
COMMENT ON COLUMN scores.scorer IS 'The scorer.';
COMMENT ON COLUMN scores.unit IS 'The world, or the log.';
COMMENT ON COLUMN scores.arm IS 'The arm.';
COMMENT ON COLUMN scores.day IS 'The day; 0 is the first measured one.';
COMMENT ON COLUMN scores.accounts IS 'How many subjects there are.';
COMMENT ON COLUMN scores.score IS 'Their mean score, in points.';
COMMENT ON COLUMN scores.displayed IS 'The mean of their scores as shown.';

CREATE VIEW where_the_change_came_from AS
SELECT experiment, scorer, arm, day, action, network, value AS points, total AS of_a_change_of
FROM origins
ORDER BY experiment, scorer, arm, day, abs(value) DESC, action, network;
COMMENT ON VIEW where_the_change_came_from IS 'Which action on which network an arm''s change came from, the greatest part first.';
COMMENT ON COLUMN where_the_change_came_from.experiment IS 'The experiment.';
COMMENT ON COLUMN where_the_change_came_from.scorer IS 'The scorer.';
COMMENT ON COLUMN where_the_change_came_from.arm IS 'The arm.';
COMMENT ON COLUMN where_the_change_came_from.day IS 'The day.';
COMMENT ON COLUMN where_the_change_came_from.action IS 'The action that was left out.';
COMMENT ON COLUMN where_the_change_came_from.network IS 'The network on which it was.';
COMMENT ON COLUMN where_the_change_came_from.points IS 'What is missing without it.';
COMMENT ON COLUMN where_the_change_came_from.of_a_change_of IS 'The whole change. Parts need not add up to it.';
