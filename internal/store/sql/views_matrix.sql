CREATE VIEW claims_matrix AS
SELECT r.source, r.says AS said, c.experiment, c.claim, c.scorer, coalesce(c.verdict, c.state, 'not tested') AS verdict,
       c.needs_score, c.effect, c.unit, c.share, c.by_construction, c.exploratory, c.reason, c.page
FROM matrix_rows r LEFT JOIN matrix_cells c ON c.source = r.source
ORDER BY r.position, c.position, c."column";
COMMENT ON VIEW claims_matrix IS 'The claims matrix: what every scorer makes of what people said. A row that no experiment asks is there once, as not tested.';
COMMENT ON COLUMN claims_matrix.source IS 'The row of the catalogue.';
COMMENT ON COLUMN claims_matrix.said IS 'What was said.';
COMMENT ON COLUMN claims_matrix.experiment IS 'The experiment that asks; NULL where none does.';
COMMENT ON COLUMN claims_matrix.claim IS 'The claim.';
COMMENT ON COLUMN claims_matrix.scorer IS 'The scorer.';
COMMENT ON COLUMN claims_matrix.verdict IS 'SUPPORTED, REFUTED, INCONCLUSIVE, VOID, not asked, failed or not tested.';
COMMENT ON COLUMN claims_matrix.needs_score IS 'Whether the scorer has a say in it.';
COMMENT ON COLUMN claims_matrix.effect IS 'The effect.';
COMMENT ON COLUMN claims_matrix.unit IS 'What it is counted in.';
COMMENT ON COLUMN claims_matrix.share IS 'The effect as a share of the scale.';
COMMENT ON COLUMN claims_matrix.by_construction IS 'Whether the scorer was set on the claim.';
COMMENT ON COLUMN claims_matrix.exploratory IS 'Why it confirms nothing; NULL for what was locked.';
COMMENT ON COLUMN claims_matrix.reason IS 'Why there is no verdict, or none that decides.';
COMMENT ON COLUMN claims_matrix.page IS 'The page that tells it.';

CREATE VIEW yardsticks AS
SELECT scorer, count(*) FILTER (mark <> 'not asked') AS asked, count(*) FILTER (mark = 'as said') AS as_said,
       count(*) FILTER (mark = 'as built') AS as_built, count(*) FILTER (mark = 'in part') AS in_part,
       count(*) FILTER (mark = 'not so') AS not_so,
       count(*) FILTER (mark = 'void') AS void, count(*) FILTER (mark = 'open') AS open
FROM matrix_marks WHERE in_catalogue
GROUP BY scorer
ORDER BY as_said DESC, as_built DESC, in_part DESC, scorer;
COMMENT ON VIEW yardsticks IS 'How many rows of the catalogue each scorer explains, the best first.';
COMMENT ON COLUMN yardsticks.scorer IS 'The scorer.';
COMMENT ON COLUMN yardsticks.asked IS 'Rows that it could be asked.';
COMMENT ON COLUMN yardsticks.as_said IS 'Rows that went as said: every claim asked is SUPPORTED, none by construction.';
COMMENT ON COLUMN yardsticks.as_built IS 'Rows that went as said, some of it by construction.';
COMMENT ON COLUMN yardsticks.in_part IS 'Rows of which some claims are SUPPORTED and some REFUTED.';
COMMENT ON COLUMN yardsticks.not_so IS 'Rows of which some are REFUTED and none SUPPORTED.';
COMMENT ON COLUMN yardsticks.void IS 'Rows of which nothing is REFUTED and something VOID: the scorer was not shown to see anything, or a gate failed.';
COMMENT ON COLUMN yardsticks.open IS 'Rows of which nothing is REFUTED or VOID and something INCONCLUSIVE.';
