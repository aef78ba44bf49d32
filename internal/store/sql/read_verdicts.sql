SELECT c.scorer, c.claim, c.says, c.type, coalesce(c.control, ''), c.treated, c.control_mean, c.treated_mean,
       c.estimate, c.low, c.high, c.down, c.same, c.up, c.n, coalesce(c.path, ''), c.verdict, len(c.by_construction) > 0,
       coalesce(c.sensitive_to, ''), coalesce(c.reason, ''), c.sentence
FROM claims c JOIN scorers s ON s.experiment = c.experiment AND s.scorer = c.scorer
WHERE c.experiment = $1
ORDER BY s.position, c.position;
