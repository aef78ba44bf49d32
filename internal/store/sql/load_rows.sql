INSERT INTO observations
SELECT getvariable('experiment'), scorer, unit, arm, account, day, score, displayed FROM temp.shard WHERE kind = 'observation';
INSERT INTO outcomes
SELECT getvariable('experiment'), scorer, unit, arm, account, name, value FROM temp.shard WHERE kind = 'outcome';
INSERT INTO footprints
SELECT getvariable('experiment'), unit, arm, account, removed, added FROM temp.shard WHERE kind = 'footprint';
INSERT INTO unit_origins
SELECT getvariable('experiment'), scorer, unit, arm, day, action, network, account, value FROM temp.shard WHERE kind = 'origin';
INSERT INTO facts
SELECT getvariable('experiment'), unit, name, text FROM temp.shard WHERE kind = 'fact';
