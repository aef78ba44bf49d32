// Package dataset turns a name in datasets/ into what an experiment runs on: the
// settings of a world, or a captured log whose bytes were verified.
//
// A dataset is a folder with a file dataset.yaml. Of a world:
//
//	schema: 1
//	name: village
//	kind: world
//	says: what it is, in a sentence
//	world: {…}                       # see world.Decode
//
// Of a log, whose files stand beside it:
//
//	schema: 1
//	name: github-2015-01-01
//	kind: log
//	says: what it is, in a sentence
//	log:
//	  format: gharchive              # csv, arrow or parquet (see package trace), or a format with an importer
//	  network: github                # only for the latter, as the rows of the others name theirs
//	  actions: {WatchEvent: like}    # likewise
//	  files:
//	    - {name: 2015-01-01-0.json.gz, bytes: 308386, sha256: "…"}
//	  stock: {name: stock.csv, bytes: 10, sha256: "…"}   # may be left out
//	  provenance: {source: …, captured: …, licence: …, credit: …, changes: …}
//
// A [Shelf] opens datasets. The importers of formats stand on the floor of this
// package, so whoever wires the program hands them to the shelf.
package dataset
