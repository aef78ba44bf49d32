// Package experiment takes a spec to its result:
//
//  1. resolve: the spec, its dataset and its presets become a [Plan], work cut
//     into shards (a world, or a range of a log's accounts);
//  2. every shard that is not at hand from an earlier run is computed: make the
//     world or open the log, choose subjects, intervene, check the residue,
//     probe determinism, replay, record ([Plan.Run]);
//  3. the shards are gathered, effects inferred, claims judged;
//  4. everything is stored in one transaction.
//
// A run is a function of the spec, the dataset, the presets, the seeds and the
// program: the number of workers changes no byte of it. Only this package
// reports progress, as typed steps to one callback.
package experiment
