package store

// SchemaVersion is the version of the tables and views of the results.
const SchemaVersion = 5

// schemaStatements make the tables and views of an empty file of results.
var schemaStatements = []string{
	"schema", "schema_findings", "schema_statement", "schema_sensitivity", "schema_observations", "schema_matrix",
	"views", "views_sensitivity", "views_matrix",
}

// resultTables are the tables that hold rows of an experiment.
var resultTables = []string{
	"runs", "datasets", "arms", "metrics", "scorers", "constants", "hashes",
	"claims", "doses", "effects", "gates", "curves", "origins", "warnings",
	"statements", "statement_groups", "statement_events",
	"sensitivities", "tipping_points", "tipping_flips", "tipping_probes",
	"perturbed_constants", "perturbations", "exchange_rates", "unit_exchange_rates",
	"observations", "outcomes", "footprints", "unit_origins", "facts",
}
