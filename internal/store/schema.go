package store

// SchemaVersion is the version of the tables and views of the results.
const SchemaVersion = 4

// schemaStatements make the tables and views of an empty file of results.
var schemaStatements = []string{"schema", "schema_findings", "schema_observations", "schema_matrix", "views", "views_matrix"}

// resultTables are the tables that hold rows of an experiment.
var resultTables = []string{
	"runs", "datasets", "arms", "metrics", "scorers", "constants", "hashes",
	"claims", "doses", "effects", "gates", "curves", "origins", "warnings",
	"observations", "outcomes", "footprints", "unit_origins", "facts",
}
