SELECT experiment, question, dataset, scorer, verdict, supported, claims, command, finished, run
FROM latest_runs ORDER BY experiment;
